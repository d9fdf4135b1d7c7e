"""The list of units: search without tone marks, arrows, what a line says."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator

import pytest

from ntm_desktop.ui.app import App
from ntm_desktop.ui.unit_list import UnitItem, UnitList

WaitUntil = Callable[[Callable[[], object]], None]

ITEMS = (
    UnitItem("1", "Bế Văn Đàn", 4, 19, True),
    UnitItem("2", "Độc Lập", 19, 19, True, "≠2"),
    UnitItem("3", "Hạnh Phúc", 0, 19, False),
    UnitItem("4", "Phúc Sen", 15, 19, True),
)


@pytest.fixture
def chosen() -> list[str]:
    return []


@pytest.fixture
def units(app: App, chosen: list[str]) -> Iterator[UnitList]:
    top = tk.Toplevel(app.window)
    top.geometry("280x400+0+0")
    made = UnitList(top, chosen.append)
    made.pack(fill="both", expand=True)
    made.set_items(ITEMS)
    top.update()
    yield made
    top.destroy()


def type_in(units: UnitList, text: str) -> None:
    units.search.delete(0, "end")
    units.search.insert(0, text)
    units.search.focus_force()
    units.search.event_generate("<KeyRelease>", keysym="a")
    units.update()


def press(units: UnitList, key: str) -> None:
    units.canvas.focus_force()
    units.canvas.event_generate(key)
    units.update()


def drawn_texts(units: UnitList) -> list[str]:
    canvas = units.canvas
    return [canvas.itemcget(i, "text") for i in canvas.find_all() if str(canvas.type(i)) == "text"]


def bars(units: UnitList, colour: str) -> list[float]:
    """Widths of the rectangles of that colour."""
    canvas = units.canvas
    boxes = [i for i in canvas.find_all() if canvas.itemcget(i, "fill") == colour]
    return [canvas.coords(box)[2] - canvas.coords(box)[0] for box in boxes]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("phuc", ("3", "4")), ("PHÚC", ("3", "4")), ("doc", ("2",)), ("đoc", ("2",)), ("x", ())],
)
def test_search_ignores_tone_marks_case_and_the_bar_of_d(
    units: UnitList, typed: str, found: tuple[str, ...]
) -> None:
    type_in(units, typed)
    assert units.shown == found


def test_a_search_without_a_result_says_so(units: UnitList) -> None:
    type_in(units, "zzz")
    assert drawn_texts(units) == ["Không có xã nào khớp."]


def test_escape_brings_all_units_back(units: UnitList) -> None:
    type_in(units, "sen")
    units.search.event_generate("<Escape>")
    units.update()
    assert units.shown == ("1", "2", "3", "4")


def test_arrows_go_down_the_list_and_stop_at_its_ends(
    units: UnitList, chosen: list[str], wait_until: WaitUntil
) -> None:
    units.set_current("3")
    press(units, "<Down>")
    press(units, "<Down>")
    assert units.current == "4"
    press(units, "<Home>")
    wait_until(lambda: chosen == ["1"])


def test_held_arrows_tell_only_the_unit_where_they_stop(
    units: UnitList, chosen: list[str], wait_until: WaitUntil
) -> None:
    for _ in range(3):
        units.step(1)
    wait_until(lambda: chosen)
    assert chosen == ["3"]


def test_a_click_chooses_the_line_under_the_pointer(
    units: UnitList, chosen: list[str], wait_until: WaitUntil
) -> None:
    second = units.canvas.bbox(next(i for i in units.canvas.find_all() if is_name(units, i)))
    units.canvas.event_generate("<Button-1>", x=20, y=second[1] + 3)
    wait_until(lambda: chosen)
    assert chosen == ["2"]


def is_name(units: UnitList, item: int) -> bool:
    canvas = units.canvas
    return str(canvas.type(item)) == "text" and canvas.itemcget(item, "text") == "Độc Lập"


def test_being_shown_a_unit_tells_nobody(units: UnitList, chosen: list[str]) -> None:
    units.set_current("4")
    units.update()
    assert units.current == "4"
    assert chosen == []


def test_a_unit_that_the_search_hides_comes_back_when_it_is_shown(units: UnitList) -> None:
    type_in(units, "sen")
    units.set_current("1")
    assert "1" in units.shown


def test_no_data_is_said_in_words_and_not_as_zero(units: UnitList) -> None:
    texts = drawn_texts(units)
    assert "chưa có số liệu" in texts
    assert "0/19" not in texts
    assert "15/19" in texts


def test_a_conflict_stands_beside_the_name(units: UnitList) -> None:
    assert "≠2" in drawn_texts(units)


def test_the_bar_is_as_long_as_the_share_that_is_met(units: UnitList) -> None:
    from ntm_desktop.ui import theme

    whole = bars(units, theme.TRACK)[0]
    (full,) = bars(units, theme.bar_colour(19, 19))
    (part,) = bars(units, theme.bar_colour(4, 19))
    assert full == whole
    assert part == pytest.approx(whole * 4 / 19, abs=1)
