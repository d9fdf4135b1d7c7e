"""A spreadsheet drawn on Canvas: frozen headings, one editor, keys as in a spreadsheet.

``Grid(parent, …)`` then ``set_content(columns, rows, cells)`` as often as the values change; only
cells that differ are drawn anew, and the place of the cursor and refused typing stay.

Callbacks, all optional:

- ``edit(row, column, text) -> reason | None``: save one cell. A reason (a Vietnamese sentence)
  leaves the typed text red in the cell with the reason under it; nothing is lost.
- ``edit_block(edits) -> list of reason | None``, one for each edit: paste, cut and Delete.
- ``key(row, column, letter) -> bool``: a letter typed on a cell, before it opens the editor; True
  if that was all ("d" for "đạt").
- ``open_cell(row, column)``: Enter or double click on a cell that cannot be edited.
- ``selected(row, column)``: the cursor came to a cell.
- ``say(sentence)``: what a paste did.

Keys: arrows, Tab, Enter, Page Up/Down, Home/End (with Ctrl: first/last row), Shift with them for a
block, F2, typing, Esc, Delete, Ctrl+C/X/V/A. Mouse: click, drag, double click, wheel.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

from ntm_desktop.texts import grid as texts
from ntm_desktop.ui.grid_cells import Cell, Column, Edit, Place, Row, format_block, parse_block
from ntm_desktop.ui.grid_drawing import ROW_HEIGHT, GridDrawing

EditCell = Callable[[int, int, str], "str | None"]
EditBlock = Callable[[Sequence[Edit]], "Sequence[str | None]"]

_SHIFT, _CONTROL, _ALT = 0x1, 0x4, 0x8 | 0x20000
_MOVES = {
    "Left": (0, -1),
    "Right": (0, 1),
    "Up": (-1, 0),
    "Down": (1, 0),
    "KP_Left": (0, -1),
    "KP_Right": (0, 1),
    "KP_Up": (-1, 0),
    "KP_Down": (1, 0),
}


class Grid(GridDrawing):
    """The spreadsheet widget. See the module for its callbacks and keys."""

    def __init__(
        self,
        parent: tk.Misc,
        *,
        corner: str = "",
        heading_width: int = 180,
        row_height: int = ROW_HEIGHT,
        edit: EditCell | None = None,
        edit_block: EditBlock | None = None,
        key: Callable[[int, int, str], bool] | None = None,
        open_cell: Callable[[int, int], None] | None = None,
        selected: Callable[[int, int], None] | None = None,
        say: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent, corner=corner, heading_width=heading_width, row_height=row_height)
        self._edit = edit
        self._edit_block = edit_block
        self._key = key
        self._open_cell = open_cell
        self._selected = selected
        self._say = say
        self._editor: tk.Entry | None = None
        self._editor_place: Place = (0, 0)
        self._bind_keys()

    def set_content(
        self, columns: Sequence[Column], rows: Sequence[Row], cells: Sequence[Sequence[Cell]]
    ) -> None:
        """Show these cells, ``cells[row][column]``; headings that change begin a new table."""
        same = self.same_headings(columns, rows)
        if not same:
            self._close_editor()
        self.draw(columns, rows, cells, same)

    def select(self, row: int, column: int, *, extend: bool = False) -> None:
        """Move the cursor, within the table; ``extend`` keeps the other corner of the block."""
        if not self.cells or not self.columns:
            return
        row = min(max(row, 0), len(self.rows) - 1)
        column = min(max(column, 0), len(self.columns) - 1)
        moved = (row, column) != self.current
        self.move_cursor((row, column), extend)
        if moved and self._selected is not None:
            self._selected(row, column)

    def finish_typing(self) -> bool:
        """Save what stands in the editor. False if it was refused (it stays, red, in the cell)."""
        if self._editor is None:
            return True
        text = self._editor.get()
        row, column = self._editor_place
        self._close_editor()
        return self._save(row, column, text)

    def rescale(self) -> None:
        """The text size changed."""
        self.finish_typing()
        super().rescale()

    def _bind_keys(self) -> None:
        body = self.body
        body.bind("<Key>", self._on_key)
        body.bind("<FocusIn>", lambda _event: self.show_focus(True))
        body.bind("<FocusOut>", lambda _event: self.show_focus(False))
        body.bind("<Button-1>", self._on_press)
        body.bind("<B1-Motion>", self._on_drag)
        body.bind("<Double-Button-1>", self._on_double)
        body.bind("<<Copy>>", lambda _event: self._copy())
        body.bind("<<Cut>>", lambda _event: self._cut())
        body.bind("<<Paste>>", lambda _event: self._paste())

    # ------------------------------------------------------------------ keys and mouse

    def _on_key(self, event: tk.Event[tk.Misc]) -> str | None:
        if not self.cells or not self.columns:
            return None
        state = int(event.state)
        shift, control = bool(state & _SHIFT), bool(state & _CONTROL)
        row, column = self.current
        name = event.keysym
        if name in _MOVES and state & _ALT:
            self._start(row, column, None)
        elif name in _MOVES:
            down, right = _MOVES[name]
            self.select(row + down, column + right, extend=shift)
        elif name in ("Prior", "Next") and not control:
            page = self.rows_in_sight()
            self.select(row + (page if name == "Next" else -page), column, extend=shift)
        elif name == "Home":
            self.select(0 if control else row, 0, extend=shift)
        elif name == "End":
            last = len(self.columns) - 1
            self.select(len(self.rows) - 1 if control else row, last, extend=shift)
        elif name in ("Tab", "ISO_Left_Tab"):
            return self._tab(shift or name == "ISO_Left_Tab")
        elif name in ("Return", "KP_Enter"):
            self._enter(shift)
        elif name == "F2":
            self._start(row, column, None)
        elif name in ("Delete", "BackSpace"):
            self._clear()
        elif control and name.lower() == "a":
            self.move_cursor((0, 0), False)
            self.select(len(self.rows) - 1, len(self.columns) - 1, extend=True)
        elif event.char and event.char.isprintable() and not control and not state & _ALT:
            if self._key is None or not self._key(row, column, event.char):
                self._start(row, column, event.char)
        else:
            return None
        return "break"

    def _tab(self, back: bool) -> str | None:
        """Next cell in reading order; past the last one the focus leaves the grid."""
        row, column = self.current
        index = row * len(self.columns) + column + (-1 if back else 1)
        if not 0 <= index < len(self.rows) * len(self.columns):
            return None
        self.select(*divmod(index, len(self.columns)))
        return "break"

    def _enter(self, back: bool) -> None:
        row, column = self.current
        if not self.cells[row][column].editable and self._open_cell is not None:
            self._open_cell(row, column)
        else:
            self.select(row + (-1 if back else 1), column)

    def _on_press(self, event: tk.Event[tk.Misc]) -> None:
        self.finish_typing()
        self.body.focus_set()
        place = self.place_at(event.x, event.y)
        if place is not None:
            self.select(*place, extend=bool(int(event.state) & _SHIFT))

    def _on_drag(self, event: tk.Event[tk.Misc]) -> None:
        place = self.place_at(event.x, event.y)
        if place is not None:
            self.select(*place, extend=True)

    def _on_double(self, event: tk.Event[tk.Misc]) -> None:
        place = self.place_at(event.x, event.y)
        if place is None:
            return
        if self.cells[place[0]][place[1]].editable:
            self._start(*place, None)
        elif self._open_cell is not None:
            self._open_cell(*place)

    # ------------------------------------------------------------------ editing

    def _start(self, row: int, column: int, text: str | None) -> None:
        """Open the editor; ``text`` replaces the cell's, None goes on with it."""
        cell = self.cells[row][column]
        if not cell.editable:
            return
        self.see(row, column)
        if cell.choices:
            self._offer(row, column, cell.choices)
            return
        fault = self.faults.get((row, column))
        entry = tk.Entry(self.body, justify=cell.align)
        entry.insert(0, text if text is not None else fault[0] if fault else cell.text)
        if text is None:
            entry.selection_range(0, "end")
        entry.icursor("end")
        entry.bind("<Key>", self._on_editor_key)
        entry.bind("<FocusOut>", self._on_editor_left)
        self._editor, self._editor_place = entry, (row, column)
        self.place_editor(entry, row, column)
        entry.focus_set()

    def _on_editor_key(self, event: tk.Event[tk.Misc]) -> str | None:
        name, shift = event.keysym, bool(int(event.state) & _SHIFT)
        row, column = self._editor_place
        if name == "Escape":
            self._close_editor()
            self.body.focus_set()
        elif name in ("Return", "KP_Enter"):
            self._finish_and_go(row + (-1 if shift else 1), column)
        elif name in ("Tab", "ISO_Left_Tab"):
            back = shift or name == "ISO_Left_Tab"
            index = row * len(self.columns) + column + (-1 if back else 1)
            self._finish_and_go(*divmod(max(index, 0), len(self.columns)))
        elif name in ("Up", "Down"):
            self._finish_and_go(row + (1 if name == "Down" else -1), column)
        else:
            return None
        return "break"

    def _finish_and_go(self, row: int, column: int) -> None:
        taken = self.finish_typing()
        self.body.focus_set()
        if taken:
            self.select(row, column)

    def _on_editor_left(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self._editor:
            self.finish_typing()

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self.remove_editor()
            editor.destroy()

    def _save(self, row: int, column: int, text: str) -> bool:
        cell = self.cells[row][column]
        if text == cell.text:
            if self.faults.pop((row, column), None):
                self.redraw_cell(row, column)
            return True
        reason = self._edit(row, column, text) if self._edit is not None else texts.READ_ONLY
        self._note_fault(row, column, text, reason)
        return reason is None

    def _note_fault(self, row: int, column: int, text: str, reason: str | None) -> None:
        if row >= len(self.rows) or column >= len(self.columns):
            return  # saving brought another table
        if reason is None:
            self.faults.pop((row, column), None)
        else:
            self.faults[(row, column)] = (text, reason)
        self.redraw_cell(row, column)

    def _offer(self, row: int, column: int, choices: tuple[str, ...]) -> None:
        menu = tk.Menu(self.body, tearoff=False)
        for choice in choices:
            menu.add_command(label=choice, command=partial(self._save, row, column, choice))
        x, y = self.corner_on_screen(row, column)
        menu.tk_popup(x, y)

    # ------------------------------------------------------------------ blocks

    def _copy(self) -> str:
        top, left, bottom, right = self.block()
        rows = [
            [cell.text for cell in row[left : right + 1]] for row in self.cells[top : bottom + 1]
        ]
        self.clipboard_clear()
        self.clipboard_append(format_block(rows))
        return "break"

    def _cut(self) -> str:
        self._copy()
        self._clear()
        return "break"

    def _clear(self) -> None:
        top, left, bottom, right = self.block()
        self._write(
            [
                Edit(row, column, "")
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
                if self.cells[row][column].editable
            ]
        )

    def _paste(self) -> str:
        try:
            block = parse_block(self.clipboard_get())
        except tk.TclError:  # nothing on the clipboard, or no text
            return "break"
        top, left, bottom, right = self.block()
        if len(block) == 1 and len(block[0]) == 1:
            block = [block[0] * (right - left + 1)] * (bottom - top + 1)
        edits, left_out = [], 0
        for down, line in enumerate(block):
            for aside, text in enumerate(line):
                row, column = top + down, left + aside
                if self._takes(row, column):
                    edits.append(Edit(row, column, text.strip()))
                elif not self._shows(row, column, text.strip()):
                    left_out += 1
        faults = self._write(edits)
        if self._say is not None:
            self._say(texts.left_out(left_out) if left_out else texts.pasted(len(edits), faults))
        return "break"

    def _takes(self, row: int, column: int) -> bool:
        inside = row < len(self.rows) and column < len(self.columns)
        return inside and self.cells[row][column].editable

    def _shows(self, row: int, column: int, text: str) -> bool:
        inside = row < len(self.rows) and column < len(self.columns)
        return inside and self.cells[row][column].text == text

    def _write(self, edits: list[Edit]) -> int:
        """Save a block; the number of refused cells."""
        if not edits:
            return 0
        if self._edit_block is not None:
            reasons = list(self._edit_block(edits))
        elif self._edit is not None:
            reasons = [self._edit(edit.row, edit.column, edit.text) for edit in edits]
        else:
            reasons = [texts.READ_ONLY] * len(edits)
        for edit, reason in zip(edits, reasons, strict=True):
            self._note_fault(edit.row, edit.column, edit.text, reason)
        return sum(reason is not None for reason in reasons)
