"""Forms and registers go out to Excel and come back: what is the same changes nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.errors import WrongUse
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets import register_sheets
from ntm_desktop.services.sheets.sheet_export import KINDS, export_sheet
from ntm_desktop.services.sheets.sheet_import import SheetReport, import_sheet
from ntm_desktop.services.units import villages
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET, annul, ratio, say
from tests.typed_sheet import Sheet, with_huge

FORM_KEY = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mau") / "d.ntm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_HOME", str(path.parent / "home"))
        create_from_plan(path, PLAN, "huyen", demo=True).close()
    return path


@pytest.fixture
def demo(tmp_path: Path, sample: Path) -> Iterator[Workbook]:
    book = open_workbook(Path(shutil.copy(sample, tmp_path / "d.ntm")))
    yield book
    book.close()


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "xa.ntm", PLAN, "xa-01603")
    yield book
    book.close()


def state(book: Workbook) -> dict[str, frozenset[str]]:
    return book.store.heads()


def changed(book: Workbook, before: dict[str, frozenset[str]]) -> set[str]:
    now = book.store.heads()
    return {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}


def refusals(done: SheetReport) -> list[str]:
    return [one.row.reason for one in done.cells]


@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_back_as_it_went_out_changes_nothing(
    demo: Workbook, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "ra.xlsx"
    exported = export_sheet(demo, kind, path)
    Sheet(path).save()
    before = state(demo)
    done = import_sheet(demo, path)
    assert done.report.status is Status.NOTHING_NEW
    assert (done.cells, done.removed, done.report.same) == ((), (), exported.records)
    assert changed(demo, before) == set()
    assert importing.imports(demo) == []


def test_one_edited_cell_changes_exactly_its_record(commune: Workbook, tmp_path: Path) -> None:
    say(commune, "17.8", figures=ratio("196", "314"), note="giữ")
    say(commune, "17.7", stated="met")
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    sheet.cell(FORM_KEY, "numerator").value = 230
    before = state(commune)
    done = import_sheet(commune, sheet.save())
    assert (done.report.updated, done.report.conflicts, done.cells) == (1, 0, ())
    assert changed(commune, before) == {FORM_KEY}
    body = current_body(commune, FORM_KEY)
    assert body == {"figures": {"m": {"numerator": "230", "denominator": "314"}}, "note": "giữ"}


def test_a_preview_says_the_same_and_writes_nothing(commune: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    sheet.cell(FORM_KEY, "stated").value = "Đạt"
    sheet.save()
    before = state(commune)
    seen = import_sheet(commune, path, dry_run=True)
    assert seen.report.status is Status.PLANNED
    assert changed(commune, before) == set()
    done = import_sheet(commune, path, expected=seen.report.mark)
    assert (done.report.new, seen.report.new) == (1, 1)
    assert current_body(commune, FORM_KEY) == {"stated": "met"}


def test_both_sides_changed_is_a_conflict_and_nothing_is_lost(
    commune: Workbook, tmp_path: Path
) -> None:
    say(commune, "17.8", figures=ratio("196", "314"))
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    say(commune, "17.8", figures=ratio("200", "314"))
    sheet = Sheet(path)
    sheet.cell(FORM_KEY, "numerator").value = 210
    done = import_sheet(commune, sheet.save())
    assert done.report.conflicts == 1
    bodies = " ".join(str(body) for body in commune.store.head_bodies(FORM_KEY).values())
    assert '"200"' in bodies
    assert '"210"' in bodies
    assert commune.store.conflicts() == [FORM_KEY]


def test_an_import_from_excel_can_be_taken_back_and_made_again(
    commune: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    sheet.cell(FORM_KEY, "stated").value = "Chưa đạt"
    sheet.save()
    before = state(commune)
    number = import_sheet(commune, path).report.import_number
    assert number is not None
    again = import_sheet(commune, path).report
    assert (again.status, again.reason) == (Status.NOTHING_NEW, "already_imported")
    annul(commune, number)
    assert changed(commune, before) == set()
    assert import_sheet(commune, path).report.new == 1


def test_the_same_edit_saved_again_is_not_written_twice(commune: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    sheet.cell(FORM_KEY, "stated").value = "Chưa đạt"
    import_sheet(commune, sheet.save())
    say(commune, "17.8", stated="met")
    before = state(commune)
    again = import_sheet(commune, Sheet(path).again())
    assert (again.report.older, again.report.conflicts) == (1, 0)
    assert changed(commune, before) == set()


def test_rows_of_somebody_else_are_refused_with_their_cell(demo: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    sheet = Sheet(path)
    key = registers.entries(demo, "funding", scope="huyen")[0].key
    sheet.cell(key, "title").value = "Tên khác"
    address = sheet.cell(key, "title").coordinate
    sheet.save()
    other = create_from_plan(tmp_path / "xa.ntm", PLAN, "xa-01603", demo=True)
    before = state(other)
    done = import_sheet(other, path)
    other.close()
    (refused,) = done.cells
    assert (refused.cell, refused.key) == (address, key)
    assert refused.row.reason.startswith(f"{address}: ")
    assert done.report.status is Status.NOTHING_NEW
    assert before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("planned", "mười", "mười"),
        ("planned", -5, "âm"),
        ("planned", "=1+1", "công thức"),
        ("programme", "khác hẳn", "khác hẳn"),
        ("unit", "Xã không có", "Xã không có"),
        ("title", None, "cần ghi"),
    ],
)
def test_a_bad_cell_is_named_and_holds_up_its_row_alone(
    demo: Workbook, tmp_path: Path, name: str, value: Any, said: str
) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    keys = [one.key for one in registers.entries(demo, "funding")]
    sheet = Sheet(path)
    bad = sheet.cell(keys[0], name)
    bad.value = value
    sheet.cell(keys[1], "note").value = "đổi"
    before = state(demo)
    done = import_sheet(demo, sheet.save())
    (reason,) = refusals(done)
    assert reason.startswith(f"{bad.coordinate}: ")
    assert said in reason
    assert changed(demo, before) == {keys[1]}


def test_a_blank_row_becomes_a_record_once_however_often_it_comes(
    demo: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    sheet = Sheet(path)
    sheet.type(
        sheet.blank(), year=2023, title="Vốn mới", planned=12.5, source="ngân sách địa phương"
    )
    before = state(demo)
    done = import_sheet(demo, sheet.save())
    (key,) = changed(demo, before)
    assert done.report.new == 1
    assert current_body(demo, key) == {"title": "Vốn mới", "planned": "12.5", "source": "local"}
    before = state(demo)
    rows = len(registers.entries(demo, "funding"))
    assert import_sheet(demo, Sheet(path).again()).report.same == rows
    assert changed(demo, before) == set()


def test_a_row_that_is_gone_is_told_and_nothing_is_deleted(demo: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    key = registers.entries(demo, "funding")[0].key
    sheet = Sheet(path)
    sheet.page.delete_rows(sheet.row(key))
    before = state(demo)
    done = import_sheet(demo, sheet.save())
    assert done.removed == (key,)
    assert any("giữ nguyên" in note for note in done.report.about.notes)
    assert changed(demo, before) == set()


def test_sorted_rows_and_a_row_twice_find_their_records(demo: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    keys = [one.key for one in registers.entries(demo, "funding", scope="huyen")]
    sheet = Sheet(path)
    first, second = sheet.row(keys[0]), sheet.row(keys[1])
    for column in range(1, sheet.page.max_column + 1):
        one, other = sheet.page.cell(first, column), sheet.page.cell(second, column)
        one.value, other.value = other.value, one.value
    third = sheet.row(keys[2])
    sheet.page.cell(third, 1).value = keys[3]
    before = state(demo)
    done = import_sheet(demo, sheet.save())
    assert len(done.cells) == 1
    assert changed(demo, before) == set()


def test_a_locked_code_that_was_typed_over_is_refused(demo: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    key = registers.entries(demo, "funding")[0].key
    sheet = Sheet(path)
    sheet.cell(key, "year").value = 2030
    (reason,) = refusals(import_sheet(demo, sheet.save()))
    assert "không sửa được" in reason


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@x"])
def test_a_text_that_looks_like_a_formula_stays_a_text(
    demo: Workbook, tmp_path: Path, text: str
) -> None:
    key = registers.entries(demo, "funding")[0].key
    registers.save(demo, key, {"note": text})
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    cell = Sheet(path).cell(key, "note")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    before = state(demo)
    import_sheet(demo, path)
    assert changed(demo, before) == set()


def test_a_closed_round_is_refused_row_by_row(demo: Workbook, tmp_path: Path) -> None:
    from ntm_desktop.services.criteria.rounds import close_round

    path = tmp_path / "bieu.xlsx"
    export_sheet(demo, "assessment", path, round_code=ROUND, unit=PHUC_SEN)
    sheet = Sheet(path)
    mark = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/huyen"
    sheet.cell(mark, "stated").value = "Không áp dụng"
    sheet.save()
    close_round(demo, ROUND)
    (reason,) = refusals(import_sheet(demo, path))
    assert sheet.cell(mark, "stated").coordinate in reason


def test_a_sheet_of_another_district_is_refused(
    demo: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    done = import_sheet(commune, path)
    assert (done.report.status, done.report.reason) == (Status.REFUSED, "other_district")


def test_revisions_of_another_record_are_no_parents(commune: Workbook, tmp_path: Path) -> None:
    say(commune, "17.8", stated="met")
    say(commune, "17.7", stated="met")
    other = next(iter(commune.store.heads([FORM_KEY.replace("17.8", "17.7")]).values()))
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    sheet = Sheet(path)
    manifest = sheet.book["_ntm"]
    row = next(row for row in manifest.iter_rows() if row[0].value == FORM_KEY)
    row[1].value = " ".join(other)
    sheet.cell(FORM_KEY, "stated").value = "Chưa đạt"
    done = import_sheet(commune, sheet.save())
    assert done.report.conflicts == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda book, path: export_sheet(book, "khong-co", path / "a.xlsx"),
        lambda book, path: export_sheet(book, "funding", path / "a.xls"),
        lambda book, path: export_sheet(book, "funding", path / "a.xlsx", unit="khong co"),
        lambda book, path: export_sheet(book, "funding", path / "a.xlsx", round_code=ROUND),
    ],
)
def test_what_cannot_be_given_out_is_wrong_usage(
    commune: Workbook, tmp_path: Path, ask: Callable[[Workbook, Path], object]
) -> None:
    with pytest.raises(WrongUse):
        ask(commune, tmp_path)
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize("kind", ["assessment", "project"])
def test_a_sheet_of_which_the_marks_alone_are_left_changes_nothing(
    demo: Workbook, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "a.xlsx"
    export_sheet(demo, kind, path, round_code=ROUND if kind == "assessment" else None)
    sheet = Sheet(path)
    for page in sheet.book.worksheets:
        if not page.title.startswith("_"):
            for area in list(page.merged_cells.ranges):
                page.unmerge_cells(str(area))
            page.delete_cols(2, page.max_column)
    before = state(demo)
    done = import_sheet(demo, sheet.save())
    assert changed(demo, before) == set()
    assert done.report.new == 0


def test_a_number_of_hundreds_of_digits_in_our_sheet_is_refused(
    demo: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    export_sheet(demo, "project", path)
    sheet = Sheet(path)
    row = next(at for at in range(2, 60) if str(sheet.page.cell(at, 1).value).startswith("project"))
    address = sheet.type(row, total=7654321)
    done = import_sheet(demo, with_huge(sheet.save()))
    assert len(done.cells) == 1
    assert address in refusals(done)[0]


def test_a_number_merged_over_rows_of_our_sheet_is_refused(demo: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_sheet(demo, "project", path)
    sheet = Sheet(path)
    first = sheet.blank()
    for row in (first, first + 1):
        sheet.type(row, title=f"Đường {row}")
    column = sheet.names["total"]
    sheet.type(first, total=300)
    sheet.page.merge_cells(start_row=first, end_row=first + 1, start_column=column,
                           end_column=column)  # fmt: skip
    before = state(demo)
    done = import_sheet(demo, sheet.save())
    assert changed(demo, before) == set()
    assert len(done.cells) == 2


def test_the_list_of_villages_in_a_communes_sheet_holds_its_own(commune: Workbook) -> None:
    page, _given = register_sheets.page_of(commune, "survey")
    column = next(one for one in page.columns if one.name == "village")
    assert len(column.options) == len(villages(commune, PHUC_SEN)) > 0
    assert len(villages(commune)) > len(column.options)
