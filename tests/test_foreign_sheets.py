"""The offices' own sheets: headings found, columns remembered, numbers, days and old fonts read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets import typed_numbers, wizard
from ntm_desktop.services.sheets.foreign_mapping import Layout
from ntm_desktop.services.sheets.typed_numbers import Style
from ntm_desktop.services.sheets.wizard import Choice
from ntm_desktop.services.workbook import Workbook
from tests.office_sheet import PROJECTS, choice, sheet, take
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET, say


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "home"))
    made = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    yield made
    made.close()


def test_a_list_of_projects_is_read_with_its_heading_found(book: Workbook, tmp_path: Path) -> None:
    path = sheet(tmp_path, PROJECTS)
    done = take(book, path, "project")
    assert (done.report.status, done.report.new) == (Status.APPLIED, 3)
    found = {one.fields["title"]: one.fields for one in registers.entries(book, "project")}
    assert found["Đường Phja Chang"]["total"] == "1234.5"
    assert found["Đường Phja Chang"]["started_on"] == "2023-06-08"
    assert found["Đường Phja Chang"]["unit"] == PHUC_SEN
    assert found["Trường học"]["total"] == "12.25"
    assert found["Nhà văn hóa"]["started_on"] == "2023-08-01"
    assert "note" not in found["Nhà văn hóa"]
    assert any("dòng cộng" in note for note in done.report.about.notes)


def test_the_name_in_the_plan_and_the_name_in_the_law_are_the_same_commune(
    book: Workbook, tmp_path: Path
) -> None:
    rows: list[Sequence[Any]] = [PROJECTS[2]]
    rows += [(n, f"Công trình {n}", name, n, None, None) for n, name in
             enumerate(("Quốc Toàn", "Quốc Toản", "quoc toan", "Xã Quốc Toàn"), 1)]  # fmt: skip
    take(book, sheet(tmp_path, rows), "project")
    assert len({one.fields["unit"] for one in registers.entries(book, "project")}) == 1
    assert len(registers.entries(book, "project")) == 4


def test_the_same_sheet_again_changes_nothing_and_an_edit_one_record(
    book: Workbook, tmp_path: Path
) -> None:
    path = sheet(tmp_path, PROJECTS)
    take(book, path, "project")
    before = book.store.heads()
    assert take(book, path, "project").report.status is Status.NOTHING_NEW
    edited = list(PROJECTS)
    edited[5] = (2, "Trường học", "xã Quốc Toản", "99,5", "15/07/2023", None)
    done = take(book, sheet(tmp_path, edited, "moi.xlsx"), "project")
    now = book.store.heads()
    assert (done.report.updated, done.report.new) == (1, 0)
    assert sum(now[key] != before.get(key) for key in now) == 1


def test_what_the_columns_are_is_remembered_for_the_next_sheet(
    book: Workbook, tmp_path: Path
) -> None:
    path = sheet(tmp_path, [("Số", "Việc", "Nơi"), (1, "Đường", "Phúc Sen")])
    seen, chosen = choice(book, path, "project")
    mapping = wizard.with_column(wizard.with_column(chosen.mapping, 2, "title"), 3, "unit")
    mapping = wizard.with_column(mapping, 1, "")
    again = Choice(chosen.page, mapping, chosen.scope)
    wizard.apply(book, seen, again, wizard.preview(book, seen, again).report.mark)
    rows = [("Huyện Quảng Hòa",), (), ("Số", "Việc", "Nơi"), (1, "Cầu", "Phúc Sen")]
    _, found = choice(book, sheet(tmp_path, rows, "khac.xlsx"), "project")
    assert found.mapping.columns == {2: "title", 3: "unit"}
    assert found.mapping.heading == 3


def test_a_column_is_one_thing_and_a_thing_is_one_column(book: Workbook, tmp_path: Path) -> None:
    _, chosen = choice(book, sheet(tmp_path, PROJECTS), "project")
    moved = wizard.with_column(chosen.mapping, 6, "title")
    assert [at for at, name in moved.columns.items() if name == "title"] == [6]


def test_bad_cells_are_named_and_the_other_rows_come_in(book: Workbook, tmp_path: Path) -> None:
    rows = [
        PROJECTS[2],
        (1, "Đường", "Xã Lạ", 5, None, None),
        (2, "Cầu", "Phúc Sen", "nhiều", None, None),
        (3, "Kè", "Phúc Sen", 7, "32/13/2023", None),
        (4, None, "Phúc Sen", 8, None, None),
        (5, "Cống", "Phúc Sen", "=A1*2", None, None),
        (6, "Mương", "Phúc Sen", 9, 45000, None),
        (7, "Đập", "Phúc Sen", 10, None, None),
    ]
    done = take(book, sheet(tmp_path, rows), "project")
    assert [one.cell for one in done.cells] == ["C2", "D3", "E4", "A5", "D6", "E7"]
    assert [one.fields["title"] for one in registers.entries(book, "project")] == ["Đập"]


def test_ambiguous_numbers_follow_their_column_or_are_refused(
    book: Workbook, tmp_path: Path
) -> None:
    lead = PROJECTS[2]
    both = [lead, (1, "A", "Phúc Sen", "1.234"), (2, "B", "Phúc Sen", "1,234")]
    done = take(book, sheet(tmp_path, both), "project")
    assert [one.cell for one in done.cells] == ["D2", "D3"]
    assert "1234 hoặc 1,234" in done.cells[0].sentence
    told = [lead, (1, "A", "Phúc Sen", "1,234"), (2, "B", "Phúc Sen", "2,345.5")]
    done = take(book, sheet(tmp_path, told, "b.xlsx"), "project")
    found = {one.fields["title"]: one.fields["total"] for one in registers.entries(book, "project")}
    assert found == {"A": "1234", "B": "2345.5"}
    assert any("D2" in note for note in done.report.about.notes)


@pytest.mark.parametrize(
    ("text", "style", "plain"),
    [
        ("1.234,5", Style.UNKNOWN, "1234,5"),
        ("1,234.5", Style.UNKNOWN, "1234,5"),
        ("1.234.567", Style.UNKNOWN, "1234567"),
        ("1,234,567", Style.UNKNOWN, "1234567"),
        ("62,4", Style.POINT, "62,4"),
        ("62.4", Style.COMMA, "62,4"),
        ("0,125", Style.UNKNOWN, "0,125"),
        ("1.234", Style.COMMA, "1234"),
        ("1.234", Style.POINT, "1,234"),
        ("1\u00a0234,5", Style.COMMA, "1234,5"),
        ("-3,5", Style.COMMA, "-3,5"),
        ("62,4 %", Style.COMMA, "62,4"),
        ("chữ", Style.COMMA, "chữ"),
    ],
)
def test_numbers_in_both_spellings_are_read(text: str, style: Style, plain: str) -> None:
    assert typed_numbers.plain(text, style) == plain


def test_a_number_that_reads_both_ways_is_named() -> None:
    with pytest.raises(FieldError, match="1234"):
        typed_numbers.plain("1.234", Style.UNKNOWN)


def test_cells_in_old_fonts_are_converted_and_told(book: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "cu.xlsx"
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append(["Tªn c«ng tr×nh", "X·"])
    page.append(["§­êng Phja Chang", "Phóc Sen"])
    page.append(["Ñöôøng laøng", "Phuùc Sen"])
    for row, font in ((1, ".VnTime"), (2, ".VnTime"), (3, "VNI-Times")):
        for cell in page[row]:
            cell.font = Font(name=font)
    made.save(path)
    done = take(book, path, "project")
    titles = {one.fields["title"] for one in registers.entries(book, "project")}
    assert titles == {"Đường Phja Chang", "Đường làng"}
    assert any("phông chữ cũ" in note for note in done.report.about.notes)


def test_merged_and_hidden_cells_are_read_and_told(book: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "gop.xlsx"
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append(["Tên công trình", "Xã"])
    page.append(["Đường", "Phúc Sen"])
    page.append(["Cầu", None])
    page.merge_cells("B2:B3")
    page.row_dimensions[3].hidden = True
    made.save(path)
    done = take(book, path, "project")
    assert {one.fields["unit"] for one in registers.entries(book, "project")} == {PHUC_SEN}
    notes = " ".join(done.report.about.notes)
    assert "gộp ô" in notes
    assert "dòng ẩn (3)" in notes


def test_a_row_a_commune_gives_assessments(book: Workbook, tmp_path: Path) -> None:
    rows = [
        ("Kết quả 6 tháng",),
        ("TT", "Tên xã", "17.8", "Tiêu chí 10", "15.1", "17.6"),
        (1, "Phúc Sen", "196/314", "Chưa đạt", "x", 0.5),
        (2, "Tự do", "70,5", None, "lạ", None),
        (3, "Đâu đó", "1/2", None, None, None),
    ]
    done = take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    key = f"assessment/{PHUC_SEN}/{SET}/{{}}/{ROUND}/huyen"
    assert current_body(book, key.format("17.8")) == {
        "figures": {"m": {"numerator": "196", "denominator": "314"}}
    }
    assert current_body(book, key.format("10")) == {"stated": "not_met"}
    assert current_body(book, key.format("15.1")) == {"stated": "met"}
    assert [one.cell for one in done.cells] == ["E4", "B5"]


def test_a_column_a_commune_gives_assessments(book: Workbook, tmp_path: Path) -> None:
    rows = [
        ("Mã", "Nội dung", "Phúc Sen", "Tự Do"),
        ("1. Quy hoạch", "Quy hoạch", "Đạt", "Chưa đạt"),
        ("17.8", "Tỷ lệ", "62,4", "x"),
        ("99", "Lạ", "Đạt", None),
    ]
    _, chosen = choice(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    assert chosen.mapping.layout is Layout.UNIT_COLUMNS
    done = take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    assert done.report.new == 4
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/huyen"
    assert current_body(book, key) == {"figures": {"m": {"value": "62.4"}}}
    assert [one.cell for one in done.cells] == ["A4"]


def test_a_filled_cell_keeps_what_else_the_assessment_says(book: Workbook, tmp_path: Path) -> None:
    say(book, "17.8", note="giữ")
    rows = [("Tên xã", "17.8", "10"), ("Phúc Sen", "Đạt", None)]
    done = take(book, sheet(tmp_path, rows), "assessment", round=ROUND)
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/huyen"
    assert done.report.updated == 1
    assert current_body(book, key) == {"stated": "met", "note": "giữ"}


def test_base_figures_come_with_the_year_said_once(book: Workbook, tmp_path: Path) -> None:
    rows = [("Xã", "Chỉ tiêu", "Giá trị"), ("Phúc Sen", "Tổng số hộ", "1.234,0")]
    seen, chosen = choice(book, sheet(tmp_path, rows), "base_figure")
    assert "year" in {one.name for one in wizard.asked_of("base_figure", chosen.mapping)}
    chosen = Choice(chosen.page, chosen.mapping, given={"year": "2023"})
    planned = wizard.preview(book, seen, chosen)
    wizard.apply(book, seen, chosen, planned.report.mark)
    assert book.rules.bases(PHUC_SEN, "2023")["households"] == "1234"


def test_an_office_writes_its_own_criteria_only(tmp_path: Path) -> None:
    office = create_from_plan(tmp_path / "o.ntm", PLAN, "nong-nghiep")
    own = office.rules.codes_of(SET, "nong-nghiep")[0]
    rows = [("Tên xã", own, "19.1"), ("Phúc Sen", "Đạt", "Đạt")]
    seen = wizard.look(sheet(tmp_path, rows))
    mapping = wizard.first_mapping(office, seen.grids[0], "assessment", ROUND)
    done = wizard.preview(office, seen, Choice("Bảng", mapping, round=ROUND))
    office.close()
    assert done.report.new == 1
    assert [one.cell for one in done.cells] == ["C2"]


def test_a_row_of_another_commune_is_not_taken_into_a_communes_own_register(
    tmp_path: Path,
) -> None:
    commune = create_from_plan(tmp_path / "xa.ntm", PLAN, f"xa-{PHUC_SEN}")
    rows: list[Sequence[Any]] = [PROJECTS[2]]
    rows += [(1, "Đường", "Phúc Sen", 1, None, None), (2, "Cầu", "Quốc Toàn", 2, None, None)]
    path = sheet(tmp_path, rows)
    seen, chosen = choice(commune, path, "project")
    planned = wizard.preview(commune, seen, chosen)
    (refused,) = planned.cells
    assert refused.cell == "C3"
    assert "chỉ nói về xã đó" in refused.sentence
    assert planned.report.new == 1
    take(commune, path, "project")
    assert [one.fields["title"] for one in registers.entries(commune, "project")] == ["Đường"]
    commune.close()


def test_rows_that_head_a_group_are_named_and_are_no_records(
    book: Workbook, tmp_path: Path
) -> None:
    rows: list[Sequence[Any]] = [PROJECTS[2]]
    rows += [
        ("I", "Xã Quốc Toàn", None, None, None, None),
        (1, "Đường", "Quốc Toàn", 5, None, None),
        ("a)", "Nhóm nhỏ", None, "-", None, None),
        (2, "Cầu", None, None, None, None),
        (None, "Các công trình khác", None, None, None, None),
        (3, "Kè", "Tự Do", 7, None, None),
        ("II", "Xã Tự Do", None, 12, None, None),
        (4, "Đập", "Tự Do", 8, None, None),
    ]
    done = take(book, sheet(tmp_path, rows), "project")
    titles = {one.fields["title"] for one in registers.entries(book, "project")}
    assert titles == {"Đường", "Cầu", "Kè", "Xã Tự Do", "Đập"}
    notes = " ".join(done.report.about.notes)
    assert "Bỏ qua 3 dòng tên nhóm" in notes
    assert "B2 «Xã Quốc Toàn»" in notes
    assert "số La Mã có số liệu vẫn được đọc" in notes
    assert "A8" in notes


def test_a_merged_heading_of_a_group_is_no_record(book: Workbook, tmp_path: Path) -> None:
    rows = [PROJECTS[2], ("Xã Phúc Sen",), (1, "Đường", "Phúc Sen", 5, None, None)]
    path = sheet(tmp_path, rows)
    made = openpyxl.load_workbook(path)
    made.worksheets[0].merge_cells("A2:F2")
    made.save(path)
    done = take(book, path, "project")
    assert done.cells == ()
    assert [one.fields["title"] for one in registers.entries(book, "project")] == ["Đường"]


def test_a_plain_list_of_names_is_no_list_of_groups(book: Workbook, tmp_path: Path) -> None:
    rows = [("Tên công trình", "Xã"), ("Đường", None), ("Cầu", None), ("Kè", "Tự Do")]
    take(book, sheet(tmp_path, rows), "project")
    assert len(registers.entries(book, "project")) == 3
