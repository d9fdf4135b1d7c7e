"""The forms behind a commune's report, and the charts that papers carry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.cli.main import run
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.reports import document_files
from ntm_desktop.reports.book_reports import SPECS, ReportKind, context_of
from ntm_desktop.reports.document import Document, Picture, Table
from ntm_desktop.reports.paper_charts import has_charts, with_charts
from ntm_desktop.reports.report_missing import Lack, missing
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import commune_forms as texts
from tests.exchange_world import say
from tests.test_reports import TODAY, UNIT, words

FORMS = ReportKind.COMMUNE_FORMS


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    yield book
    book.close()


def made(book: Workbook, kind: ReportKind = FORMS) -> Document:
    return SPECS[kind].make(context_of(book, kind, TODAY, "2023-06"))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def row(table: Table, title: str) -> tuple[str, ...]:
    return next(one for one in table.rows if one[1] == title)


def save(book: Workbook, key: str, **typed: str) -> None:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))


def test_the_form_of_results_has_the_year_before_now_and_what_is_planned(
    commune: Workbook,
) -> None:
    say(commune, "met", code="10")
    results = tables(made(commune))[0]
    assert results.headings[3] == "Kết quả đến 31/12/2022"
    assert results.headings[5] == f"Kết quả đến {TODAY:%d/%m/%Y}"
    income, environment = (next(one for one in results.rows if one[0] == c) for c in ("10", "17"))
    # Both are aimed at in the plan; the one that is met now is only to be kept.
    assert (income[4], income[6], income[8]) == (texts.NOT_MET, texts.MET, texts.KEPT)
    assert (environment[4], environment[8]) == (texts.NOT_MET, texts.MET)


def test_a_line_that_nobody_measured_or_planned_is_blank_and_never_met(commune: Workbook) -> None:
    blank = next(one for one in tables(made(commune))[0].rows if one[0] == "17.8")
    assert blank[3:9] == ("", "", "", "", "", "")


def test_a_rate_per_person_is_its_value_and_several_shares_are_named(commune: Workbook) -> None:
    say(commune, "met", code="17.4", figures={"m": Figure(None, "261", "129")})
    shares = {"female": Figure(None, "1", "2"), "total": Figure(None, "3", "4")}
    say(commune, "met", code="15.1", figures=shares)
    rows = {one[0]: one for one in tables(made(commune))[0].rows}
    assert rows["17.4"][2] == "m²/người" and rows["17.4"][5] == "2,02"
    assert rows["15.1"][2] == "%" and rows["15.1"][5] == "Tỷ lệ chung: 75; Tỷ lệ của nữ: 50"
    report = {one[0]: one for one in tables(made(commune, ReportKind.COMMUNE_REPORT))[0].rows}
    assert report["17.4"][2].startswith("2,02 m²/người (Diện tích đất cây xanh")
    assert report["15.1"][2] == "Tỷ lệ chung: 3/4 (75 %); Tỷ lệ của nữ: 1/2 (50 %)"


def test_money_that_nobody_recorded_is_told_as_unknown_and_not_0(commune: Workbook) -> None:
    sources = tables(made(commune))[1]
    assert {cell for one in sources.rows for cell in one[2:]} == {texts.UNKNOWN}


def test_sources_are_summed_and_gifts_count_at_their_converted_value(commune: Workbook) -> None:
    line = f"funding/{UNIT}/2023/"
    save(commune, f"{line}a", title="Vốn", source="central", planned="100", allocated="60",
         purpose="investment")  # fmt: skip
    save(commune, f"{line}b", title="Vốn", source="central", planned="50", allocated="5",
         purpose="recurrent")  # fmt: skip
    gift = f"contribution/{UNIT}/"
    given = {"date": "5/4/2023", "donor": "An"}
    save(commune, f"{gift}a", form="cash", value="2", **given)
    save(commune, f"{gift}b", form="labour", value="3,5", quantity="7", **given)
    save(commune, f"{gift}c", form="land", quantity="40", **given)
    save(commune, f"{gift}d", form="cash", value="9", donor="Bình")  # no day, so of no year
    sources = tables(made(commune))[1]
    assert row(sources, texts.CENTRAL)[2:] == ("150", "65", texts.UNKNOWN, "85")
    assert row(sources, texts.INVESTMENT)[2:] == ("100", "60", texts.UNKNOWN, "40")
    assert row(sources, texts.CASH)[3] == "2"
    assert row(sources, texts.IN_KIND)[3] == "3,5 (1 lượt chưa quy đổi)"
    assert row(sources, texts.COMMUNITY)[3] == "5,5 (1 lượt chưa quy đổi)"
    assert row(sources, texts.TOTAL)[2:4] == ("150", "70,5")


def lacks(book: Workbook) -> set[Lack]:
    about = context_of(book, FORMS, TODAY, "2023-06")
    return {one.lack for one in missing(about, FORMS, SPECS[FORMS].make(about))}


def test_money_by_component_is_left_out_and_told_as_missing_until_it_is_recorded(
    commune: Workbook,
) -> None:
    assert texts.NO_COMPONENTS in words(made(commune))
    assert Lack.COMPONENTS in lacks(commune)
    save(commune, f"project/{UNIT}/tp", title="Nước sạch", project_kind="component")
    save(commune, f"funding/{UNIT}/2023/a", title="Vốn", source="central", allocated="12",
         purpose="recurrent", project="tp")  # fmt: skip
    components = next(t for t in tables(made(commune)) if t.headings == texts.COMPONENT_HEADINGS)
    assert row(components, "Nước sạch")[2:4] == ("", "12")
    assert Lack.COMPONENTS not in lacks(commune)


def test_works_are_told_by_their_kind_and_money_without_a_work_is_counted_apart(
    commune: Workbook,
) -> None:
    save(commune, f"project/{UNIT}/d", title="Đường", project_kind="transport")
    line = f"funding/{UNIT}/2023/"
    save(commune, f"{line}a", title="Vốn", source="central", planned="100", disbursed="30",
         purpose="investment", project="d")  # fmt: skip
    save(commune, f"{line}b", title="Vốn", source="central", planned="7")
    document = made(commune)
    works = next(one for one in tables(document) if one.headings == texts.WORK_HEADINGS)
    assert row(works, "Giao thông")[2:] == ("100", "30", "1 công trình")
    assert texts.unsorted(1) in words(document)


def pictures(document: Document) -> list[Picture]:
    return [block for block in document.blocks if isinstance(block, Picture)]


def test_papers_carry_numbered_charts_of_what_they_tell(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "h.ntm", "quang-hoa-2023", "huyen", demo=True)
    kind = ReportKind.DISTRICT_REPORT
    about = context_of(book, kind, TODAY, "2023-06")
    document = with_charts(about, kind, SPECS[kind].make(about))
    book.close()
    found = pictures(document)
    assert [one.caption.partition(".")[0] for one in found] == [
        f"Hình {number}" for number in range(1, len(found) + 1)
    ]
    assert len(found) == 4
    assert all(one.png.startswith(b"\x89PNG") for one in found)
    document_files.save(document, tmp_path / "a.docx")


def test_a_chart_that_has_nothing_to_show_is_left_out(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", "xa-01597")
    kind = ReportKind.COMMUNE_REPORT
    about = context_of(book, kind, TODAY, "2023-06")
    assert not about.standing.has_data
    assert not pictures(with_charts(about, kind, SPECS[kind].make(about)))
    book.close()


def test_only_reports_on_results_have_charts() -> None:
    assert {kind for kind in ReportKind if has_charts(kind)} == {
        ReportKind.DISTRICT_REPORT,
        ReportKind.COMMUNE_REPORT,
    }


def test_the_command_says_what_the_paper_lacks_and_leaves_charts_out_on_demand(
    commune: Workbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import docx

    path = str(commune.path)
    commune.close()
    found = {}
    for name, more in (("mot", []), ("hai", ["--no-charts"])):
        out = tmp_path / f"{name}.docx"
        command = ["report", path, "commune-report", "--round", "2023-06", "-o", str(out), *more]
        assert run([*command, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        found[name] = len(docx.Document(str(out)).inline_shapes)
        assert {"words", "no_data", "debts"} <= {one["lack"] for one in answer["missing"]}
    assert found == {"mot": 1, "hai": 0}
    assert run([*command]) == 0
    said = capsys.readouterr().out
    assert all(f"- {one['text']}" in said for one in answer["missing"])
