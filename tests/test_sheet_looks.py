"""What a sheet that is given out looks like, and rows whose hidden marks were typed over."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.sheets.sheet_import import SheetReport, import_sheet
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET, ratio, say
from tests.typed_sheet import Sheet

FORM_KEY = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", PLAN, "xa-01603")
    yield book
    book.close()


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    yield book
    book.close()


def form(book: Workbook, path: Path) -> Sheet:
    export_sheet(book, "assessment", path, round_code=ROUND)
    return Sheet(path)


def refusals(done: SheetReport) -> list[str]:
    return [one.row.reason for one in done.cells]


def test_codes_are_locked_and_cells_to_fill_are_open(commune: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    assert sheet.page.protection.sheet
    assert sheet.page.protection.password is None
    assert sheet.cell(FORM_KEY, "code").protection.locked
    assert not sheet.cell(FORM_KEY, "numerator").protection.locked
    assert sheet.page.column_dimensions["A"].hidden
    assert sheet.page.freeze_panes is not None
    assert sheet.page.print_title_rows
    assert sheet.page.page_setup.fitToWidth == 1
    lists = [one for one in sheet.page.data_validations.dataValidation if one.type == "list"]
    offered = [one for one in lists if sheet.cell(FORM_KEY, "stated").coordinate in one.sqref]
    assert len(offered) == 1


def test_a_form_holds_every_line_of_the_set(commune: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    the_set = commune.rules.criteria_set(SET)
    wanted = {one.code for one in the_set.criteria} | {one.code for one in the_set.indicators()}
    shown = {row[0].value for row in sheet.page.iter_rows(min_col=sheet.names["code"], min_row=6,
                                                         max_col=sheet.names["code"])}  # fmt: skip
    assert wanted <= shown


def test_totals_stand_below_and_leave_out_lines_that_are_sums(
    district: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(district, "funding", path)
    sheet = Sheet(path)
    total = sheet.cell("#total", "planned").value
    assert str(total).startswith("=SUMIFS(")
    assert sheet.row("#total") > sheet.blank(-1)


def test_parts_that_are_typed_take_the_place_of_a_result(commune: Workbook, tmp_path: Path) -> None:
    say(commune, "17.8", figures={"m": Figure(value="62.4")})
    sheet = form(commune, tmp_path / "bieu.xlsx")
    sheet.cell(FORM_KEY, "numerator").value = 196
    sheet.cell(FORM_KEY, "denominator").value = 314
    import_sheet(commune, sheet.save())
    body = current_body(commune, FORM_KEY)
    assert body == {"figures": {"m": {"numerator": "196", "denominator": "314"}}}


def test_a_result_typed_beside_parts_is_refused(commune: Workbook, tmp_path: Path) -> None:
    say(commune, "17.8", figures=ratio("196", "314"))
    sheet = form(commune, tmp_path / "bieu.xlsx")
    cell = sheet.cell(FORM_KEY, "value")
    cell.value = 70
    (reason,) = refusals(import_sheet(commune, sheet.save()))
    assert reason.startswith(f"{cell.coordinate}: ")


def test_a_cleared_form_row_takes_the_assessment_away(commune: Workbook, tmp_path: Path) -> None:
    say(commune, "17.8", stated="met")
    sheet = form(commune, tmp_path / "bieu.xlsx")
    sheet.cell(FORM_KEY, "stated").value = None
    assert import_sheet(commune, sheet.save()).report.updated == 1
    assert current_body(commune, FORM_KEY) is None


@pytest.mark.parametrize(
    "mark",
    [
        f"assessment/{PHUC_SEN}/{SET}/17.8/2022-12/self|m",
        f"assessment/99999/{SET}/17.8/{ROUND}/self|m",
        f"closing/{ROUND}|m",
        "x",
    ],
)
def test_a_mark_that_was_typed_over_writes_no_other_record(
    commune: Workbook, tmp_path: Path, mark: str
) -> None:
    sheet = form(commune, tmp_path / "bieu.xlsx")
    row = sheet.row(FORM_KEY)
    sheet.page.cell(row, 1).value = mark
    sheet.page.cell(row, sheet.names["stated"]).value = "Đạt"
    before = commune.store.heads()
    done = import_sheet(commune, sheet.save())
    assert len(done.cells) == 1
    assert commune.store.heads() == before


def test_a_register_sheet_writes_its_own_kind_alone(district: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(district, "funding", path)
    key = registers.entries(district, "funding")[0].key
    sheet = Sheet(path)
    body = {"title": "Kỳ", "date": "2023-06-01", "sets": {"commune": SET}}
    manifest = sheet.book["_ntm"]
    row = next(row for row in manifest.iter_rows() if row[0].value == key)
    row[0].value, row[1].value = f"round/{ROUND}", ""
    row[2].value = json.dumps(body, ensure_ascii=False)
    sheet.cell(key, "title").value = "Kỳ khác"
    sheet.page.cell(sheet.row(key), 1).value = f"round/{ROUND}"
    before = district.store.heads()
    done = import_sheet(district, sheet.save())
    assert len(done.cells) == 1
    assert district.store.heads() == before
