"""The grid: it types like a spreadsheet, takes blocks, and never loses what was refused."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator, Sequence

import pytest

from ntm_desktop.ui.app import App
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Cell, Column, Edit, Row

COLUMNS = (Column("Xã ghi"), Column("Số đạt", group="17.8"), Column("Tổng số", group="17.8"))
ROWS = (Row("Phúc Sen"), Row("Đại Sơn"), Row("Quảng Hưng"))
REASON = "Chỉ ghi số."


class Sheet:
    """A table of texts behind a grid: the first column is only shown, letters are refused."""

    def __init__(self, parent: tk.Misc) -> None:
        self.texts = [["xem", "", ""] for _ in ROWS]
        self.saved: list[tuple[int, int, str]] = []
        self.opened: list[tuple[int, int]] = []
        self.said: list[str] = []
        self.grid = Grid(
            parent,
            edit=self.edit,
            edit_block=self.edit_block,
            open_cell=lambda row, column: self.opened.append((row, column)),
            say=self.said.append,
        )

    def show(self) -> None:
        cells = [
            [Cell(text, editable=column > 0) for column, text in enumerate(line)]
            for line in self.texts
        ]
        self.grid.set_content(COLUMNS, ROWS, cells)

    def edit(self, row: int, column: int, text: str) -> str | None:
        if text and not text.isdigit():
            return REASON
        self.saved.append((row, column, text))
        self.texts[row][column] = text
        self.show()
        return None

    def edit_block(self, edits: Sequence[Edit]) -> list[str | None]:
        return [self.edit(one.row, one.column, one.text) for one in edits]


@pytest.fixture
def sheet(app: App) -> Iterator[Sheet]:
    top = tk.Toplevel(app.window)
    top.geometry("700x400+0+0")
    made = Sheet(top)
    made.grid.pack(fill="both", expand=True)
    made.show()
    top.update()
    yield made
    top.destroy()


def press(sheet: Sheet, *keys: str) -> None:
    for key in keys:
        target = sheet.grid.focus_get()
        if target is None or not str(target).startswith(str(sheet.grid)):
            sheet.grid.body.focus_force()
            sheet.grid.update()
            target = sheet.grid.body
        target.event_generate(key)
        sheet.grid.update()


def clipboard(sheet: Sheet, text: str) -> None:
    sheet.grid.clipboard_clear()
    sheet.grid.clipboard_append(text)


def test_typing_on_a_cell_replaces_it_and_enter_goes_down(sheet: Sheet) -> None:
    sheet.texts[0][1] = "9"
    sheet.show()
    sheet.grid.select(0, 1)
    press(sheet, "<Key-1>", "<Key-2>", "<Return>")
    assert sheet.saved == [(0, 1, "12")]
    assert sheet.grid.current == (1, 1)


def test_f2_goes_on_with_what_stands_in_the_cell_and_escape_forgets_it(sheet: Sheet) -> None:
    sheet.texts[0][1] = "9"
    sheet.show()
    sheet.grid.select(0, 1)
    press(sheet, "<F2>", "<End>", "<Key-5>", "<Escape>")
    assert sheet.saved == []
    press(sheet, "<F2>", "<End>", "<Key-5>", "<Tab>")
    assert sheet.saved == [(0, 1, "95")]
    assert sheet.grid.current == (0, 2)


def test_tab_walks_in_reading_order_and_leaves_the_grid_at_its_end(sheet: Sheet) -> None:
    sheet.grid.select(0, 2)
    press(sheet, "<Tab>")
    assert sheet.grid.current == (1, 0)
    press(sheet, "<Shift-Tab>")
    assert sheet.grid.current == (0, 2)
    other = tk.Entry(sheet.grid.master)
    other.pack()
    other.update()
    sheet.grid.select(2, 2)
    press(sheet, "<Tab>")
    assert sheet.grid.focus_get() is other


def test_arrows_stop_at_the_edges_and_control_end_goes_to_the_last_cell(sheet: Sheet) -> None:
    press(sheet, "<Up>", "<Left>")
    assert sheet.grid.current == (0, 0)
    press(sheet, "<Control-End>", "<Down>", "<Right>")
    assert sheet.grid.current == (2, 2)
    press(sheet, "<Home>")
    assert sheet.grid.current == (2, 0)


def test_a_refused_text_stays_red_with_its_reason_and_the_cursor_with_it(sheet: Sheet) -> None:
    sheet.grid.select(0, 1)
    press(sheet, "<Key-x>", "<Return>")
    assert sheet.grid.current == (0, 1)
    assert sheet.grid.faults == {(0, 1): ("x", REASON)}
    body = sheet.grid.body
    texts = [body.itemcget(i, "text") for i in body.find_all() if str(body.type(i)) == "text"]
    assert REASON in texts and "! x" in texts


def test_refused_typing_outlives_the_saving_of_other_cells_until_it_is_put_right(
    sheet: Sheet,
) -> None:
    sheet.grid.select(0, 1)
    press(sheet, "<Key-x>", "<Return>")
    sheet.grid.select(1, 1)
    press(sheet, "<Key-7>", "<Return>")
    assert (0, 1) in sheet.grid.faults
    sheet.grid.select(0, 1)
    press(sheet, "<Key-8>", "<Return>")
    assert sheet.grid.faults == {}
    assert sheet.texts[0][1] == "8"


def test_a_cell_that_is_only_shown_takes_no_typing_and_enter_opens_it(sheet: Sheet) -> None:
    sheet.grid.select(1, 0)
    press(sheet, "<Key-5>", "<Return>")
    assert sheet.saved == []
    assert sheet.opened == [(1, 0)]


def test_leaving_the_editor_saves(sheet: Sheet) -> None:
    sheet.grid.select(2, 1)
    press(sheet, "<Key-4>")
    sheet.grid.finish_typing()
    assert sheet.saved == [(2, 1, "4")]


def test_a_block_from_a_spreadsheet_is_pasted_as_one(sheet: Sheet) -> None:
    clipboard(sheet, "1\t2\r\n3\t4\r\n")
    sheet.grid.select(1, 1)
    press(sheet, "<<Paste>>")
    assert [line[1:] for line in sheet.texts] == [["", ""], ["1", "2"], ["3", "4"]]
    assert sheet.said == ["Đã ghi 4 ô."]


def test_one_value_fills_the_chosen_block(sheet: Sheet) -> None:
    clipboard(sheet, "5")
    sheet.grid.select(0, 1)
    press(sheet, "<Shift-Down>", "<Shift-Right>", "<<Paste>>")
    assert [line[1:] for line in sheet.texts] == [["5", "5"], ["5", "5"], ["", ""]]


def test_what_does_not_fit_is_counted_and_what_is_wrong_stays_red(sheet: Sheet) -> None:
    clipboard(sheet, "1\tx\t9\n2\t3\t9")
    sheet.grid.select(2, 1)
    press(sheet, "<<Paste>>")
    assert sheet.texts[2][1] == "1"
    assert sheet.grid.faults == {(2, 2): ("x", REASON)}
    assert sheet.said == ["Không dán được 4 ô: nằm ngoài bảng hoặc chỉ để xem."]


def test_a_block_is_copied_and_cut_as_a_spreadsheet_takes_it(sheet: Sheet) -> None:
    sheet.texts[0] = ["xem", "1", "2"]
    sheet.texts[1] = ["xem", "3", "4"]
    sheet.show()
    sheet.grid.select(0, 1)
    press(sheet, "<Shift-Right>", "<Shift-Down>", "<<Copy>>")
    assert sheet.grid.clipboard_get() == "1\t2\n3\t4"
    press(sheet, "<<Cut>>")
    assert [line[1:] for line in sheet.texts] == [["", ""], ["", ""], ["", ""]]


def test_delete_clears_only_what_may_be_edited(sheet: Sheet) -> None:
    sheet.texts[0] = ["xem", "1", "2"]
    sheet.show()
    press(sheet, "<Control-Home>", "<Shift-End>", "<Delete>")
    assert sheet.texts[0] == ["xem", "", ""]


def test_dragging_the_mouse_chooses_a_block(sheet: Sheet) -> None:
    sheet.grid.body.event_generate("<Button-1>", x=100, y=5)
    sheet.grid.body.event_generate("<B1-Motion>", x=200, y=40)
    sheet.grid.update()
    assert sheet.grid.block() == (0, 1, 1, 2)


def test_a_letter_may_mean_something_before_it_is_typed(app: App) -> None:
    heard: list[str] = []

    def hear(_row: int, _column: int, letter: str) -> bool:
        heard.append(letter)
        return letter == "d"

    grid = Grid(app.window, key=hear)
    try:
        grid.pack()
        grid.set_content((Column("a"),), (Row("b"),), [[Cell("", editable=True)]])
        app.window.update()
        grid.body.focus_force()
        grid.body.event_generate("<Key-d>")
        app.window.update()
        assert grid.focus_get() is grid.body
        grid.body.event_generate("<Key-k>")
        app.window.update()
        assert isinstance(grid.focus_get(), tk.Entry)
        assert heard == ["d", "k"]
    finally:
        grid.destroy()


def test_other_headings_begin_a_new_table_and_forget_the_old_place(sheet: Sheet) -> None:
    sheet.grid.select(2, 2)
    sheet.grid.set_content((Column("Khác"),), (Row("Tự Do"),), [[Cell("1")]])
    assert sheet.grid.current == (0, 0)
    assert sheet.grid.block() == (0, 0, 0, 0)


def test_an_empty_table_takes_keys_without_a_fault(sheet: Sheet) -> None:
    sheet.grid.set_content((), (), [])
    press(sheet, "<Down>", "<Key-a>", "<Delete>", "<Return>")
    assert sheet.grid.current == (0, 0)


def test_the_cursor_is_scrolled_into_sight(app: App, wait_until: Callable[..., None]) -> None:
    top = tk.Toplevel(app.window)
    top.geometry("300x200+0+0")
    grid = Grid(top)
    try:
        grid.pack(fill="both", expand=True)
        rows = [Row(str(n)) for n in range(60)]
        columns = [Column(str(n)) for n in range(20)]
        grid.set_content(columns, rows, [[Cell("x")] * 20] * 60)
        top.update()
        grid.select(59, 19)
        top.update()
        assert grid.body.canvasy(grid.body.winfo_height()) >= 59 * 28
        assert grid.place_at(grid.body.winfo_width() - 2, grid.body.winfo_height() - 2) == (59, 19)
    finally:
        top.destroy()
