"""One exported sheet that is edited, taken in, edited on and taken in again; and its copies."""

import random
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_desktop.services.editing import current_body
from ntm_desktop.services.exchange.conflicts import resolve
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.programme import villages
from ntm_desktop.services.records import registers
from ntm_desktop.services.sheets.sheet_export import export_sheet
from ntm_desktop.services.sheets.sheet_import import import_sheet
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, PLAN, ROUND, SET, annul, ratio, say
from tests.typed_sheet import Sheet

FORM_KEY = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"
OTHER_KEY = f"assessment/{PHUC_SEN}/{SET}/17.7/{ROUND}/self"


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


@pytest.fixture
def form(commune: Workbook, tmp_path: Path) -> Path:
    """A form that went out with 196 of 314."""
    say(commune, "17.8", figures=ratio("196", "314"))
    path = tmp_path / "bieu.xlsx"
    export_sheet(commune, "assessment", path, round_code=ROUND)
    return path


def typed(path: Path, to: Path | None = None, **cells: Any) -> Path:
    """Types into the row of 17.8 (and the result of 17.7 by ``beside``), and saves."""
    sheet = Sheet(path)
    beside = cells.pop("beside", "")
    for name, value in cells.items():
        sheet.cell(FORM_KEY, name).value = value
    if beside is None or beside:
        sheet.cell(OTHER_KEY, "stated").value = beside
    return sheet.save(to)


def figures(book: Workbook) -> Any:
    body = current_body(book, FORM_KEY)
    return body and body["figures"]["m"]


def test_a_sheet_that_is_edited_on_changes_what_was_newly_typed(
    commune: Workbook, form: Path
) -> None:
    import_sheet(commune, typed(form, numerator=200, note="lần một"))
    done = import_sheet(commune, typed(form, denominator=320, beside="Đạt")).report
    assert (done.new, done.updated, done.conflicts) == (1, 1, 0)
    assert current_body(commune, FORM_KEY) == {
        "figures": {"m": {"numerator": "200", "denominator": "320"}},
        "note": "lần một",
    }
    again = import_sheet(commune, typed(form, stated="Đạt")).report
    assert (again.updated, again.conflicts) == (1, 0)
    assert (current_body(commune, FORM_KEY) or {})["stated"] == "met"
    assert len(commune.store.heads([FORM_KEY])[FORM_KEY]) == 1


def test_a_cell_that_is_typed_twice_is_asked_and_the_file_goes_on_from_the_answer(
    commune: Workbook, form: Path
) -> None:
    """Nothing tells a second thought from a copy that another hand typed into."""
    import_sheet(commune, typed(form, numerator=200))
    assert import_sheet(commune, typed(form, numerator=205)).report.conflicts == 1
    heads = commune.store.head_bodies(FORM_KEY)
    mine = next(one for one, body in heads.items() if body and '"205"' in body)
    resolve(commune, FORM_KEY, take=mine, note="đếm lại")
    done = import_sheet(commune, typed(form, note="thêm")).report
    assert (done.updated, done.conflicts) == (1, 0)
    assert figures(commune)["numerator"] == "205"
    assert import_sheet(commune, typed(form, numerator=196)).report.conflicts == 1


@pytest.mark.parametrize("place", ["bieu.xlsx", "ban-sao.xlsx"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"numerator": 200}, {"numerator": 250}),
        ({"numerator": 200, "beside": "Đạt"}, {"numerator": 250, "beside": "Đạt"}),
        ({"numerator": 200, "stated": "Đạt"}, {"numerator": 250, "stated": "Đạt"}),
        ({"numerator": 200, "note": "biên bản"}, {"numerator": 180, "note": "đếm lại"}),
    ],
)
def test_two_copies_that_say_two_things_of_one_cell_are_a_conflict_wherever_they_lie(
    commune: Workbook,
    form: Path,
    tmp_path: Path,
    place: str,
    first: dict[str, Any],
    second: dict[str, Any],
) -> None:
    """Each officer's stick has the file at the same path, or at another one."""
    other = Path(shutil.copy(form, tmp_path / "goc.xlsx"))
    import_sheet(commune, typed(form, **first))
    copied = Path(shutil.copy(typed(other, **second), tmp_path / place))
    done = import_sheet(commune, copied).report
    assert (done.conflicts, done.updated) == (1, 0)
    assert commune.store.conflicts() == [FORM_KEY]


def test_a_copy_at_the_same_place_does_not_set_a_row_back_that_it_left_alone(
    commune: Workbook, form: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(form, tmp_path / "goc.xlsx"))
    import_sheet(commune, typed(form, numerator=200, beside="Đạt"))
    shutil.copy(typed(other, beside="Đạt"), form)
    done = import_sheet(commune, form).report
    assert (done.new, done.updated, done.conflicts) == (0, 0, 0)
    assert figures(commune)["numerator"] == "200"
    assert any("vẫn như lúc xuất" in note for note in done.about.notes)


def test_each_row_of_a_copy_is_judged_by_itself(
    commune: Workbook, form: Path, tmp_path: Path
) -> None:
    """One row goes on from what was brought, the other one says another value."""
    other = Path(shutil.copy(form, tmp_path / "goc.xlsx"))
    import_sheet(commune, typed(form, numerator=200, beside="Đạt"))
    done = import_sheet(commune, typed(other, numerator=200, note="thêm", beside="Chưa đạt")).report
    assert (done.updated, done.conflicts) == (1, 1)
    assert commune.store.conflicts() == [OTHER_KEY]
    assert figures(commune)["numerator"] == "200"


def test_what_was_typed_here_between_is_a_conflict_still(commune: Workbook, form: Path) -> None:
    import_sheet(commune, typed(form, numerator=200))
    say(commune, "17.8", figures=ratio("222", "314"))
    done = import_sheet(commune, typed(form, denominator=320)).report
    assert done.conflicts == 1
    assert commune.store.conflicts() == [FORM_KEY]


def test_a_copy_that_does_not_know_the_others_edits_is_a_conflict(
    commune: Workbook, form: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(form, tmp_path / "ban-sao.xlsx"))
    import_sheet(commune, typed(form, numerator=200, beside="Đạt"))
    done = import_sheet(commune, typed(other, denominator=320)).report
    assert (done.conflicts, done.updated, done.new) == (1, 0, 0)
    assert current_body(commune, OTHER_KEY) == {"stated": "met"}


def test_a_copy_in_which_nothing_of_a_row_was_edited_leaves_it_and_says_so(
    commune: Workbook, form: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(form, tmp_path / "ban-sao.xlsx"))
    import_sheet(commune, typed(form, numerator=200))
    done = import_sheet(commune, typed(other, beside="Đạt")).report
    assert (done.conflicts, done.updated, done.new) == (0, 0, 1)
    assert figures(commune)["numerator"] == "200"
    assert any("vẫn như lúc xuất" in note for note in done.about.notes)


def test_a_file_that_goes_on_under_another_name_goes_on(
    commune: Workbook, form: Path, tmp_path: Path
) -> None:
    import_sheet(commune, typed(form, numerator=200))
    done = import_sheet(commune, typed(form, tmp_path / "ngay-hai.xlsx", denominator=320)).report
    assert (done.updated, done.conflicts) == (1, 0)
    assert figures(commune) == {"numerator": "200", "denominator": "320"}


def test_an_import_that_was_taken_back_is_not_what_the_sheet_stands_on(
    commune: Workbook, form: Path
) -> None:
    number = import_sheet(commune, typed(form, numerator=200)).report.import_number
    assert number is not None
    annul(commune, number)
    done = import_sheet(commune, typed(form, denominator=320)).report
    assert (done.updated, done.conflicts) == (1, 0)
    assert figures(commune) == {"numerator": "200", "denominator": "320"}


def test_a_row_that_was_new_is_edited_on(demo: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "von.xlsx"
    export_sheet(demo, "funding", path)
    sheet = Sheet(path)
    blank = sheet.blank()
    sheet.type(blank, year=2023, title="Vốn mới", planned=12.5, source="ngân sách địa phương")
    import_sheet(demo, sheet.save())
    before = {one.key for one in registers.entries(demo, "funding")}
    sheet = Sheet(path)
    sheet.type(blank, allocated=3)
    done = import_sheet(demo, sheet.save()).report
    assert (done.new, done.updated, done.conflicts) == (0, 1, 0)
    found = {one.key: one for one in registers.entries(demo, "funding")}
    assert found.keys() == before
    (mine,) = [one.fields for one in found.values() if one.fields["title"] == "Vốn mới"]
    assert (mine["planned"], mine["allocated"]) == ("12.5", "3")
    sheet = Sheet(path)
    sheet.type(blank, planned=13)
    assert import_sheet(demo, sheet.save()).report.conflicts == 1


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), passes=st.integers(2, 4))
def test_after_every_pass_the_records_say_what_the_file_says(
    demo: Workbook, tmp_path: Path, seed: int, passes: int
) -> None:
    """Each pass types into some cells that it left alone before; none is a conflict."""
    chance = random.Random(seed)
    path = tmp_path / f"von-{seed}-{passes}.xlsx"
    path.unlink(missing_ok=True)
    export_sheet(demo, "funding", path)
    names = ("planned", "allocated", "disbursed")
    keys = [one.key for one in registers.entries(demo, "funding") if one.writable]
    before_now: set[tuple[str, str]] = set()
    for at in range(passes):
        sheet = Sheet(path)
        edited = set()
        for key in keys:
            for name in names:
                typed_now = chance.randint(1, 10**6) / 4
                if (key, name) in before_now or chance.random() >= 0.2:
                    continue
                if sheet.cell(key, name).value != typed_now:
                    sheet.cell(key, name).value = typed_now
                    edited.add(key)
                    before_now.add((key, name))
        before = demo.store.heads()
        done = import_sheet(demo, sheet.save())
        assert (done.report.conflicts, done.cells) == (0, ())
        assert (done.report.status is Status.NOTHING_NEW) == (not edited), at
        now = demo.store.heads()
        assert {key for key in now if now[key] != before.get(key)} == edited
        saved = Sheet(path)
        for key in edited:
            body = current_body(demo, key) or {}
            said = {name: saved.cell(key, name).value for name in names}
            assert {name: Decimal(str(said[name])) for name in names if said[name] is not None} == {
                name: Decimal(body[name]) for name in names if name in body
            }


def test_two_villages_that_are_given_one_name_in_one_sheet_are_not_both_taken(
    demo: Workbook, tmp_path: Path
) -> None:
    villages.add(demo, PHUC_SEN, "Xóm Hai")
    path = tmp_path / "xom.xlsx"
    export_sheet(demo, "village", path)
    one, other = [one.key for one in registers.entries(demo, "village", commune=PHUC_SEN)][:2]
    sheet = Sheet(path)
    sheet.cell(one, "name").value = "Xóm Mới"
    sheet.cell(other, "name").value = "XÓM  MỚI"
    first, second = sheet.cell(one, "name"), sheet.cell(other, "name")
    addresses = sorted((first.row, second.row))
    done = import_sheet(demo, sheet.save())
    (refused,) = done.cells
    assert refused.cell == f"{first.column_letter}{addresses[1]}"
    assert f"ô {first.column_letter}{addresses[0]}" in refused.sentence
    named = [
        entry
        for entry in registers.entries(demo, "village", commune=PHUC_SEN)
        if str(entry.fields["name"]).casefold().endswith("mới")
    ]
    assert len(named) == 1


def test_a_new_village_does_not_get_the_name_that_another_row_gives_an_old_one(
    demo: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "xom.xlsx"
    export_sheet(demo, "village", path)
    old = next(e for e in registers.entries(demo, "village", commune=PHUC_SEN) if e.writable)
    sheet = Sheet(path)
    sheet.cell(old.key, "name").value = "Xóm Mới"
    commune_name = sheet.cell(old.key, "commune").value
    place = sheet.type(sheet.blank(), commune=commune_name, name="Xóm Mới")
    done = import_sheet(demo, sheet.save())
    assert [one.cell for one in done.cells] == [place]
    assert (done.report.new, done.report.updated) == (0, 1)
