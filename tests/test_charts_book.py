"""The charts of an open workbook: what they are drawn from, and by which command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.__main__ import main
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import charts_gather as gather
from ntm_desktop.reports.book_charts import ChartKind, draw
from ntm_desktop.reports.charts_portrait import portrait
from ntm_desktop.services.criteria.assessing import Input, assess
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.status import find_round
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import charts_view as texts
from tests.chart_looks import misplaced, words_of

PLAN, TODAY = "quang-hoa-2023", date(2023, 6, 8)
PHUC_SEN, BE_VAN_DAN = "01603", "01630"
JUNE = "2023-06"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    yield book
    book.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "mau.ntm", PLAN, "huyen", demo=True)
    yield book
    book.close()


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_chart_can_be_drawn_of_the_sample_and_of_a_bare_workbook(
    kind: ChartKind, bare: Workbook, sample: Workbook
) -> None:
    unit = BE_VAN_DAN if kind.needs_unit else None
    for book in (bare, sample):
        for round_code in ("2022-12", JUNE, "2023-11"):
            drawn = draw(book, kind, round_code, unit, TODAY)
            assert misplaced(drawn) == []
        if kind.takes_unit:
            of_one = draw(book, kind, JUNE, BE_VAN_DAN, TODAY)
            assert "Bế Văn Đàn" in " ".join(words_of(of_one))


def test_a_year_begins_at_the_last_round_before_it(sample: Workbook) -> None:
    found = gather.progress(sample, find_round(sample, JUNE))
    assert [mark.round for mark in found.marks] == ["2022-12", JUNE]
    assert (found.target, found.village_target, found.units) == ("15", 16, 16)
    assert found.marks[0].villages is None


def test_villages_are_read_as_the_plan_s_annex_has_them(sample: Workbook) -> None:
    found = gather.villages(sample, find_round(sample, JUNE))
    assert len(found.rows) == 16 and found.target == 16
    assert sum(row.before for row in found.rows) == 10
    assert all(row.met + row.planned >= 1 for row in found.rows)


def test_stages_that_no_line_records_stay_unknown(bare: Workbook) -> None:
    found = gather.funding(bare, "2023", None)
    assert (found.whole.planned, found.whole.allocated) == ("117103", None)
    assert found.stated == (("116843", "117103"),)
    key = KINDS["funding"].key("huyen", "2023", "duong")
    fields = {"title": "Đường", "source": "central", "unit": PHUC_SEN, "disbursed": "12.5"}
    registers.save(bare, key, fields)
    own = gather.funding(bare, "2023", PHUC_SEN)
    assert [(row.name, row.planned, row.disbursed) for row in own.sources] == [
        ("Ngân sách trung ương", None, "12.5")
    ]
    assert own.whose == "Phúc Sen"
    assert gather.funding(bare, "2022", None).sources == ()


def test_an_indicator_is_counted_for_every_office_that_answers_for_it(bare: Workbook) -> None:
    round_ = find_round(bare, JUNE)
    before = gather.duties(bare, round_, BE_VAN_DAN)
    assert all(row.unknown == row.total for row in before.rows)
    set_id = round_.sets["commune"]
    assess(bare, Input(BE_VAN_DAN, "17.1", JUNE, "huyen", set_id, stated="not_met"))
    after = gather.duties(bare, round_, BE_VAN_DAN)
    offices = bare.rules.offices(set_id, "17.1")
    assert offices
    assert sum(row.failing for row in after.rows) == len(offices)
    whole = gather.duties(bare, round_, None)
    assert whole.units == 16
    assert sum(row.total for row in whole.rows) == 16 * sum(row.total for row in after.rows)


def test_a_commune_s_page_holds_its_own_tasks_and_villages(bare: Workbook) -> None:
    for unit, due in (
        (PHUC_SEN, "2023-05-30"),
        (PHUC_SEN, "2023-07-01"),
        (BE_VAN_DAN, "2023-05-01"),
    ):
        key = KINDS["task"].key(unit, f"viec-{due}")
        registers.save(bare, key, {"title": f"Việc hạn {due}", "unit": unit, "due": due})
    found = portrait(bare, find_round(bare, JUNE), PHUC_SEN, TODAY)
    assert [task.title for task in found.tasks] == ["Việc hạn 2023-05-30"]
    # The page of a past round is not judged by today's clock, as the reports are not.
    later = portrait(bare, find_round(bare, JUNE), PHUC_SEN, date(2026, 11, 24))
    assert (later.tasks, later.today) == (found.tasks, date(2023, 6, 10))
    assert found.aim == 19
    assert found.villages_aimed == len(found.villages_planned) == 1
    lacking = {*found.now.not_met, *found.now.no_data}
    assert lacking and {one.code for one in found.missing} == lacking


def test_a_chart_of_a_unit_that_is_no_commune_is_refused(bare: Workbook) -> None:
    for kind in (ChartKind.COMMUNE, ChartKind.FUNDING, ChartKind.OFFICES, ChartKind.TREND):
        with pytest.raises(WrongUse, match="049"):
            draw(bare, kind, JUNE, "049", TODAY)


@pytest.mark.parametrize("kind", ["burnup", "villages", "funding", "offices", "commune"])
def test_the_command_draws_into_each_format(
    kind: str, tmp_path: Path, bare: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(bare.path)
    bare.close()
    for ending, magic in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")):
        out = tmp_path / f"{kind}.{ending}"
        assert main(["chart", path, kind, "-o", str(out), "--unit", "phuc sen"]) == 0
        assert out.read_bytes().startswith(magic)
    capsys.readouterr()


def test_the_command_asks_for_the_commune_of_a_page(
    tmp_path: Path, bare: Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(bare.path)
    bare.close()
    assert main(["chart", path, "commune", "-o", str(tmp_path / "a.png")]) == 2
    assert texts.needs_unit("commune") in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()
