"""Numbers, merged areas and fonts of offices' sheets: what may mean two things is refused."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from ntm_desktop import paths
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.field_cells import FieldCells, fields_of
from ntm_desktop.services.sheets.sheet_values import Cell
from ntm_desktop.services.workbook import Workbook
from tests.office_sheet import PROJECTS, choice, numbered, sheet, take
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET
from tests.typed_sheet import with_huge


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "home"))
    made = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    yield made
    made.close()


def test_a_code_that_excel_keeps_as_a_number_is_read_as_it_is_shown(
    book: Workbook, tmp_path: Path
) -> None:
    rows = [("Mã", "Phúc Sen"), (None, "Đạt"), (None, "Chưa đạt"), (None, "Đạt")]
    cells = [("A2", 17.1, "0.00"), ("A3", 17.1, "0.0"), ("A4", 17.2, "General")]
    done = take(book, numbered(tmp_path, cells, rows), "assessment", round=ROUND)
    assert done.cells == ()
    key = f"assessment/{PHUC_SEN}/{SET}/{{}}/{ROUND}/huyen"
    assert current_body(book, key.format("17.10")) == {"stated": "met"}
    assert current_body(book, key.format("17.1")) == {"stated": "not_met"}
    assert current_body(book, key.format("17.2")) == {"stated": "met"}


@pytest.mark.parametrize("number_format", ["General", "0", "@"])
def test_a_number_that_may_be_two_codes_is_refused_with_its_cell(
    book: Workbook, tmp_path: Path, number_format: str
) -> None:
    rows = [("Mã", "Phúc Sen"), ("17.2", "Đạt"), (None, "Đạt")]
    path = numbered(tmp_path, [("A3", 17.1, number_format)], rows)
    done = take(book, path, "assessment", round=ROUND)
    assert [one.cell for one in done.cells] == ["A3"]
    assert "17.1 hay 17.10" in done.cells[0].sentence
    assert "dạng chữ" in done.cells[0].sentence
    assert done.report.new == 1


def test_codes_over_columns_are_read_as_they_are_shown_or_refused(
    book: Workbook, tmp_path: Path
) -> None:
    rows = [("Tên xã", None, None, "17.2"), ("Phúc Sen", "Đạt", "Đạt", "Đạt")]
    path = numbered(tmp_path, [("B1", 17.1, "0.00"), ("C1", 17.1, "General")], rows)
    done = take(book, path, "assessment", round=ROUND)
    assert [one.cell for one in done.cells] == ["C1"]
    assert done.report.new == 2
    assert current_body(book, f"assessment/{PHUC_SEN}/{SET}/17.10/{ROUND}/huyen")


def test_what_columns_were_is_not_mixed_up_between_codes_of_one_number(
    book: Workbook, tmp_path: Path
) -> None:
    rows = [("Tên xã", None, "17.2"), ("Phúc Sen", "Đạt", "Đạt")]
    for number_format, code in (("0.0", "17.1"), ("0.00", "17.10")):
        path = numbered(tmp_path, [("B1", 17.1, number_format)], rows)
        _, chosen = choice(book, path, "assessment", round=ROUND)
        assert chosen.mapping.columns[2] == code
        take(book, path, "assessment", round=ROUND)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (17.1, "0.00", "17.10"),
        (17.1, "0.0", "17.1"),
        (17.1, "0.0#", "17.1"),
        (17.1, '0.00" "', "17.10"),
        (17.1, "0.00_);(0.00)", "17.10"),
        (17.1, "#,##0.00", "17.10"),
        (17, "0", "17"),
        (17.1, "0", ""),
        (17.1, "General", ""),
        (17.1, "@", ""),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, number_format: str, shown: str) -> None:
    assert cell_texts.code_shown(Cell("A1", value, number_format=number_format)) == shown


def test_a_register_reads_codes_as_they_are_shown_too(book: Workbook) -> None:
    cells = FieldCells(book, "committee_member")
    codes = next(one for one in fields_of("committee_member") if one.name == "codes")
    assert cells.read(codes, Cell("A1", 17.1, number_format="0.00")) == ["17.10"]
    with pytest.raises(FieldError, match=r"17\.1 hay 17\.10"):
        cells.read(codes, Cell("A1", 17.1, number_format="General"))


def test_a_number_of_hundreds_of_digits_is_refused_with_its_cell(
    book: Workbook, tmp_path: Path
) -> None:
    huge = int("9" * 400)
    with pytest.raises(FieldError):
        cell_texts.text_in(Cell("A1", huge))
    assert not cell_texts.same(Cell("A1", huge), Decimal(1))
    rows = [PROJECTS[2], (1, "Đường", "Phúc Sen", 7654321), (2, "Cầu", "Phúc Sen", 5)]
    done = take(book, with_huge(sheet(tmp_path, rows)), "project")
    assert [one.cell for one in done.cells] == ["D2"]
    codes = [("Mã", "Phúc Sen"), ("17.2", "Đạt"), (7654321, "Đạt")]
    path = with_huge(sheet(tmp_path, codes, "ma.xlsx"))
    done = take(book, path, "assessment", round=ROUND)
    assert [one.cell for one in done.cells] == ["A3"]


@pytest.mark.parametrize(
    "kept",
    [{"layout": []}, {"layout": {}, "columns": {"1": "title"}}, {"layout": "records", "columns": 1},
     {"layout": "records", "columns": {"9" * 5000: "title"}}],
)  # fmt: skip
def test_a_broken_memory_of_columns_never_stops_a_sheet(
    book: Workbook, tmp_path: Path, kept: Any
) -> None:
    path = sheet(tmp_path, PROJECTS)
    take(book, path, "project")
    memory = paths.user_home() / "sheets.json"
    known = json.loads(memory.read_text(encoding="utf-8"))
    memory.write_text(json.dumps(dict.fromkeys(known, kept)), encoding="utf-8")
    _, found = choice(book, path, "project")
    assert "title" in found.mapping.columns.values()


def test_a_merged_number_over_several_rows_is_refused_not_multiplied(
    book: Workbook, tmp_path: Path
) -> None:
    rows = [PROJECTS[2], *((n, f"Đường {n}", "Phúc Sen", None) for n in range(1, 5))]
    path = numbered(tmp_path, [("D2", 300, "General"), ("D5", 7, "General")], rows)
    made = openpyxl.load_workbook(path)
    made.worksheets[0].merge_cells("D2:D4")
    made.save(path)
    done = take(book, path, "project")
    assert [one.cell for one in done.cells] == ["D2", "D3", "D4"]
    assert "D2:D4" in done.cells[0].sentence
    assert [one.fields["total"] for one in registers.entries(book, "project")] == ["7"]


def test_unicode_in_a_cell_of_an_old_font_is_left_as_it_is(book: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "phong.xlsx"
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append(["Tên công trình", "Xã"])
    page.append(["Đường xã Phúc Sen, huyện Quảng Hòa", "Phúc Sen"])
    page.append(["Nhà trẻ", "Phúc Sen"])
    page.append(["§­êng", "Phúc Sen"])
    page.append(["Cầu cạn", "Phúc Sen"])
    for row, font in ((2, ".VnTime"), (3, ".VnTimeH"), (4, ".VnTime"), (5, "VNI-Times")):
        page.cell(row, 1).font = Font(name=font)
    made.save(path)
    take(book, path, "project")
    titles = {one.fields["title"] for one in registers.entries(book, "project")}
    assert titles == {"Đường xã Phúc Sen, huyện Quảng Hòa", "Nhà trẻ", "Đường", "Cầu cạn"}
