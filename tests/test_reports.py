"""Every report is made from the records, in every form, with the figures that the status gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import document_files
from ntm_desktop.reports.book_reports import SPECS, About, ReportKind, make
from ntm_desktop.reports.document import Document, Heading, Paragraph, Table
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.status import status
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import say

TODAY = date(2023, 6, 9)
UNIT, OFFICE = "01603", "tai-nguyen-moi-truong"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    folder = tmp_path_factory.mktemp("mau")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_HOME", str(folder / "home"))
        book = create_from_plan(folder / "mau.ntm", "quang-hoa-2023", "huyen", demo=True)
        yield book
        book.close()


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    yield book
    book.close()


def made(book: Workbook, kind: ReportKind) -> Document:
    about = SPECS[kind].about
    return make(
        book,
        kind,
        TODAY,
        unit=UNIT if about is About.COMMUNE else None,
        office=OFFICE if about is About.OFFICE else None,
    )


def words(document: Document) -> str:
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph | Heading):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [cell for row in block.rows for cell in row]
    return "\n".join(found)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_report_is_made_for_the_sample_district_and_says_that_it_is_a_sample(
    sample: Workbook, kind: ReportKind
) -> None:
    document = made(sample, kind)
    assert document.blocks
    assert document.mark
    assert "{" not in words(document)
    for block in document.blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} <= {len(block.headings)}
            assert len(block.widths) == len(block.headings)


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx"])
@pytest.mark.parametrize(
    "kind", [ReportKind.COMMUNE_REPORT, ReportKind.DISTRICT_REPORT, ReportKind.ANNEX_CRITERIA]
)
def test_a_report_is_written_in_every_form(
    sample: Workbook, tmp_path: Path, kind: ReportKind, ending: str
) -> None:
    file = tmp_path / f"a{ending}"
    pages = document_files.save(made(sample, kind), file)
    assert pages is None if ending != ".pdf" else pages and pages >= 1
    assert file.stat().st_size > 4000


def test_the_communes_report_has_the_figures_of_the_status(sample: Workbook) -> None:
    (unit,) = status(sample, "2023-06", [UNIT]).units
    said = words(made(sample, ReportKind.COMMUNE_REPORT))
    assert f"xã đạt {unit.met_count}/{unit.total} tiêu chí" in said
    for code in unit.not_met:
        assert code in said


def test_the_districts_report_has_a_line_for_every_commune_and_criterion(
    sample: Workbook,
) -> None:
    tables = [one for one in made(sample, ReportKind.DISTRICT_REPORT).blocks
              if isinstance(one, Table)]  # fmt: skip
    assert len(tables[0].rows) == 16
    assert len(tables[1].rows) == 19
    counted = [(int(row[2]), int(row[3]), int(row[4])) for row in tables[1].rows]
    assert {sum(row) for row in counted} == {16}


def test_an_average_is_compared_over_the_communes_that_have_data_in_both_rounds(
    sample: Workbook,
) -> None:
    now, before = status(sample, "2023-06"), status(sample, "2022-12")
    then = {one.unit: one.met_count for one in before.units if one.has_data}
    both = [one for one in now.units if one.has_data and one.unit in then]
    grew = sum(one.met_count - then[one.unit] for one in both)
    assert (grew, len(both)) == (5, 3)
    said = words(made(sample, ReportKind.DISTRICT_REPORT))
    assert "so với kỳ trước" in said
    assert "tính trên 3 xã" in said


def test_an_average_that_stands_as_before_is_compared_with_nothing(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    said = words(made(book, ReportKind.DISTRICT_REPORT))
    book.close()
    assert "bình quân" in said.casefold()
    assert "so với kỳ trước" not in said


def test_what_is_recorded_in_the_registers_is_spoken_of_and_what_is_not_is_silent(
    commune: Workbook,
) -> None:
    before = words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))
    assert "lớp tập huấn" not in before
    key = registers.new_key(commune, "training")
    body = {"title": "Tập huấn trưởng xóm", "date": "2023-04-05", "people": "32"}
    registers.save(commune, key, body)
    after = words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))
    assert "Xã có 1 lớp tập huấn; 32 lượt người dự." in after
    registers.save(commune, key, {"date": "2022-04-05"})
    assert "lớp tập huấn" not in words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))


def test_a_persons_words_stand_and_their_figures_are_refreshed(commune: Workbook) -> None:
    key = f"narrative/{UNIT}/commune-report/2023-06/criteria"
    registers.save(commune, key, {"words": "Xã nhà đã đạt {met} trên {total}."})
    say(commune, "met", code="1")
    first = words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))
    (unit,) = status(commune, "2023-06", [UNIT]).units
    assert f"Xã nhà đã đạt {unit.met_count} trên 19." in first
    say(commune, "not_met", code="2")
    (later,) = status(commune, "2023-06", [UNIT]).units
    assert later.met_count == unit.met_count - 1
    second = words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))
    assert f"Xã nhà đã đạt {later.met_count} trên 19." in second


def test_figures_of_an_indicator_stand_in_the_table(commune: Workbook) -> None:
    from ntm_desktop.domain.criteria import Figure
    from ntm_desktop.services.units import find_unit

    place = assessing.place(commune, find_unit(commune, UNIT), "17.8", "2023-06")
    figures = {"": Figure(numerator="196", denominator="314")}
    assessing.assess(commune, replace(place, figures=figures))
    assert "196/314 (62,4 %)" in words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))


def test_a_report_of_a_commune_or_an_office_has_to_know_which(sample: Workbook) -> None:
    with pytest.raises(WrongUse):
        make(sample, ReportKind.COMMUNE_REPORT, TODAY)
    with pytest.raises(WrongUse):
        make(sample, ReportKind.DEPARTMENT_REPORT, TODAY)
    with pytest.raises(WrongUse):
        make(sample, ReportKind.DEPARTMENT_REPORT, TODAY, office=f"xa-{UNIT}")
    with pytest.raises(WrongUse):
        make(sample, ReportKind.MINUTES, TODAY, unit="Hòa Bình")


def test_the_last_sentence_stands_with_the_signature(sample: Workbook) -> None:
    for kind in ReportKind:
        document = made(sample, kind)
        assert bool(document.closing) is bool(document.signatures) is not bool(document.annex)
        if document.signatures:
            assert document.closing.endswith("./.")


def test_an_annex_hangs_on_its_plan_or_report_and_is_not_signed_itself(sample: Workbook) -> None:
    annexes = (
        ReportKind.ANNEX_CRITERIA,
        ReportKind.ANNEX_VILLAGES,
        ReportKind.COMMUNE_FORMS,
    )
    for kind in annexes:
        document = made(sample, kind)
        above, under = document.annex_lines
        assert above.startswith("Phụ lục")
        assert under.startswith("(Kèm theo ")
        assert (document.number, document.recipients, document.signatures) == ("", (), ())


def test_the_number_of_the_plan_stands_in_its_annex_once_it_is_recorded(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    dotted = make(book, ReportKind.ANNEX_CRITERIA, TODAY).annex
    assert "số ......../KH-UBND ngày ....." in dotted
    registers.save(
        book, "document/huyen/ke-hoach-2023", {"number": "99/KH-UBND", "date": "2023-02-15"}
    )
    said = make(book, ReportKind.ANNEX_CRITERIA, TODAY).annex
    book.close()
    assert "Kế hoạch số 99/KH-UBND ngày 15/02/2023 của" in said


def test_minutes_are_signed_by_who_wrote_and_who_presided(commune: Workbook) -> None:
    document = make(commune, ReportKind.MINUTES, TODAY)
    assert [who for who, _how in document.signatures] == ["THƯ KÝ", "CHỦ TRÌ"]
    assert document.closing.startswith("Biên bản kết thúc hồi")
    said = words(document)
    assert "hồi …… giờ …… phút" in said
    assert "1. Chủ trì: …" in said
    board = {
        "name": "Ban quản lý xã",
        "board_kind": "management",
        "members": ["Nông A, Trưởng ban", "Lý B, thư ký", "Hoàng C"],
    }
    registers.save(commune, registers.new_key(commune, "board"), board)
    said = words(make(commune, ReportKind.MINUTES, TODAY))
    assert "1. Chủ trì: Nông A, Trưởng ban" in said
    assert "2. Thư ký: Lý B, thư ký" in said
    assert "3. Thành viên: Hoàng C" in said


@pytest.mark.parametrize("kind", [ReportKind.MINUTES, ReportKind.DISCLOSURE])
def test_results_of_an_earlier_round_are_counted_beside_the_sum(
    commune: Workbook, kind: ReportKind
) -> None:
    (unit,) = status(commune, "2023-06", [UNIT]).units
    assert len(unit.unreviewed) == unit.total
    whole, sentence = "Cả 19 kết quả đều", "Trong 19 kết quả có {} kết quả của kỳ trước, chưa rà"
    assert whole in words(make(commune, kind, TODAY))
    say(commune, "met", code=unit.unreviewed[0])
    fewer = sentence.format(len(unit.unreviewed) - 1)
    assert fewer in words(make(commune, kind, TODAY))


def test_a_notice_numbers_its_parts_from_the_first(sample: Workbook) -> None:
    document = made(sample, ReportKind.DISCLOSURE)
    heads = [one.text.partition(".")[0] for one in document.blocks if isinstance(one, Heading)]
    assert heads == ["I", "II", "III"]


def test_an_office_reports_to_others_under_its_district_and_leaves_its_sign_open(
    sample: Workbook,
) -> None:
    for office in (OFFICE, "nong-nghiep"):
        document = make(sample, ReportKind.DEPARTMENT_REPORT, TODAY, office=office)
        assert document.parent == sample.org_name("huyen")
        assert document.number == "Số: ......../BC-........"
        assert not [one for one in document.recipients if document.organisation in one]
        assert document.recipients[-1] == "- Lưu: VT."


def test_a_column_of_an_office_of_which_it_says_nothing_is_not_printed(sample: Workbook) -> None:
    document = made(sample, ReportKind.DEPARTMENT_REPORT)
    for table in (one for one in document.blocks if isinstance(one, Table)):
        for at, heading in enumerate(table.headings):
            if heading.isdecimal():
                assert any(row[at] for row in table.rows)


def test_tasks_of_a_past_round_are_counted_by_its_day_and_not_by_todays(tmp_path: Path) -> None:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", f"xa-{UNIT}")
    for name, due in (("som", "2023-05-01"), ("muon", "2023-09-01")):
        registers.save(book, f"task/{UNIT}/{name}", {"title": name, "unit": UNIT, "due": due})
    said = words(make(book, ReportKind.COMMUNE_REPORT, date(2026, 1, 1), round_code="2023-06"))
    book.close()
    assert "Có 1 nhiệm vụ quá hạn tính đến ngày 10/06/2023." in said


@pytest.mark.parametrize("kind", [ReportKind.COMMUNE_REPORT, ReportKind.COMMUNE_PLAN])
def test_what_is_met_already_is_kept_and_not_aimed_at(commune: Workbook, kind: ReportKind) -> None:
    (unit,) = status(commune, "2023-06", [UNIT]).units
    aimed = ("10", "17")
    assert not set(aimed) & set(unit.met)
    say(commune, "met", code="10")
    said = words(make(commune, kind, TODAY))
    assert "đã đạt" in said
    for sentence in said.split("\n"):
        if "phấn đấu hoàn thành" in sentence or "phấn đấu đạt thêm" in sentence:
            aims = sentence.partition(".")[0]
            assert "17" in aims and "10" not in aims.replace("2023", "")


def test_what_is_owed_is_nothing_only_where_a_record_says_so(commune: Workbook) -> None:
    def said() -> str:
        return words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))

    assert "nợ đọng xây dựng cơ bản: ……" in said()
    key = registers.new_key(commune, "debt")
    registers.save(commune, key, {"title": "Nợ", "amount": "12.5", "unit": UNIT})
    assert "Nợ đọng xây dựng cơ bản còn 12,5 triệu đồng, 1 khoản." in said()
    registers.save(commune, key, {"paid": "12.5"})
    assert "Không còn nợ đọng xây dựng cơ bản" in said()


def test_a_data_check_on_paper_writes_days_and_rounds_as_people_do(sample: Workbook) -> None:
    (table,) = [one for one in made(sample, ReportKind.DATA_CHECK).blocks if isinstance(one, Table)]
    cells = [cell for row in table.rows for cell in row]
    assert not [cell for cell in cells if re.search(r"\d{4}-\d{2}", cell)]
    day = "/".join(reversed(sample.now()[:10].split("-")))
    assert f"tính đến ngày {day}" in words(made(sample, ReportKind.DATA_CHECK))


def test_empty_lines_to_be_filled_in_stand_for_words_that_nobody_wrote(commune: Workbook) -> None:
    said = words(make(commune, ReportKind.COMMUNE_REPORT, TODAY))
    assert "Cần ghi" not in said
    assert "……………" in said


def test_a_plan_is_made_for_the_year_that_is_asked_for_with_that_years_aims_and_money(
    tmp_path: Path,
) -> None:
    book = create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", "huyen")
    try:
        unit, the_set = "01603", "xa-2021-2025"
        for year, code, money in (("2023", "10", "300"), ("2024", "17", "75")):
            key = f"target/{unit}/{the_set}/{code}/{year}"
            registers.save(book, key, {"aim": "achieve", "cost": money})
            registers.save(
                book,
                f"funding/{unit}/{year}/mau",
                {"title": "Vốn", "source": "local", "planned": money},
            )
        done, open_ = (registers.new_key(book, "task", unit) for _ in range(2))
        registers.save(book, done, {"title": "Đã làm", "progress": "done"})
        registers.save(book, open_, {"title": "Còn làm"})
        paper = registers.new_key(book, "document", unit)
        registers.save(book, paper, {"title": "Đề án", "effect": "Họp dân chọn hộ"})

        def plan(year: str | None) -> str:
            kind = ReportKind.COMMUNE_PLAN
            paper_ = make(book, kind, TODAY, unit=unit, year=year)
            return f"{paper_.subtitle} {paper_.blocks}"

        after = plan("2024")
        assert "2024" in after and "75" in after and "300" not in after
        assert "Họp dân chọn hộ" in after
        assert "Còn làm" in after and "Đã làm" not in after
        this = plan("2023")
        assert "300" in this and "Năm 2024" not in this
        assert plan(None) == after
        with pytest.raises(WrongUse):
            plan("2031")
        with pytest.raises(WrongUse):
            make(book, ReportKind.COMMUNE_REPORT, TODAY, unit=unit, year="2024")
    finally:
        book.close()
