"""Numbers typed as text into sheets of ours: what may be two is told by its column or refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.editing import current_body
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.sheets.sheet_import import import_sheet
from ntm_desktop.services.workbook import Workbook
from tests.office_sheet import sheet, take
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET
from tests.typed_sheet import Sheet


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "home"))
    made = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    yield made
    made.close()


def funding(book: Workbook, tmp_path: Path) -> Sheet:
    path = tmp_path / "von.xlsx"
    export_sheet(book, "funding", path)
    return Sheet(path)


def test_a_number_that_may_be_two_is_refused_with_its_cell(book: Workbook, tmp_path: Path) -> None:
    page = funding(book, tmp_path)
    for nth, said in enumerate(("1.234", "1.234.567", "7", None)):
        page.type(page.blank(nth), year=2023, title=f"Vốn {nth}", source="ngân sách địa phương")
        page.type(page.blank(nth), allocated=said)
    told = page.type(page.blank(0), allocated="1.234")
    odd = page.type(page.blank(3), disbursed="1.234")
    done = import_sheet(book, page.save())
    assert [one.cell for one in done.cells] == [odd]
    assert "1234 hoặc 1,234" in done.cells[0].sentence
    amounts = {one.fields.get("allocated") for one in registers.entries(book, "funding")}
    assert {"1234", "1234567", "7"} <= amounts
    assert any(told in note for note in done.report.about.notes)


def test_a_column_with_points_for_decimals_is_followed_and_named(
    book: Workbook, tmp_path: Path
) -> None:
    page = funding(book, tmp_path)
    for nth, said in enumerate(("1.234", "1,234.5")):
        page.type(page.blank(nth), year=2023, title=f"Vốn {nth}", source="ngân sách địa phương")
        page.type(page.blank(nth), planned=said)
    named = page.type(page.blank(0), planned="1.234")
    done = import_sheet(book, page.save(), dry_run=True)
    assert done.cells == ()
    assert any(f"cả cột (hãy xem lại): {named}" in note for note in done.report.about.notes)


def test_a_part_of_a_ratio_that_may_be_two_numbers_is_refused(
    book: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(book, "assessment", path, unit=PHUC_SEN, round_code=ROUND)
    page = Sheet(path)
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/huyen"
    page.cell(key, "numerator").value = "1.234"
    page.cell(key, "denominator").value = 2000
    done = import_sheet(book, page.save())
    assert [one.cell for one in done.cells] == [page.cell(key, "numerator").coordinate]
    assert current_body(book, key) is None


def test_a_source_that_no_list_has_is_taken_and_named(book: Workbook, tmp_path: Path) -> None:
    page = funding(book, tmp_path)
    page.type(page.blank(0), year=2023, title="Vốn", planned=5)
    where = page.type(page.blank(0), source="nguồn lạ")
    done = import_sheet(book, page.save(), dry_run=True)
    assert done.report.new == 1
    assert any(f"{where} «nguồn lạ»" in note for note in done.report.about.notes)


def test_a_share_above_the_whole_is_named_in_the_preview(book: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(book, "assessment", path, unit=PHUC_SEN, round_code=ROUND)
    page = Sheet(path)
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/huyen"
    page.cell(key, "numerator").value = 60
    page.cell(key, "denominator").value = 50
    done = import_sheet(book, page.save(), dry_run=True)
    where = page.cell(key, "numerator").coordinate
    (note,) = [one for one in done.report.about.notes if "quá 100 %" in one]
    assert f"!{where}: " in note
    assert import_sheet(book, path).report.new == 1
    office = sheet(tmp_path, [("Xã", "17.8"), ("Tự Do", "60/50")])
    done = take(book, office, "assessment", round=ROUND)
    assert any("Bảng!B2: " in one for one in done.report.about.notes)
