"""The drawn half of the grid: four canvases, their items, the cursor and the block."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

import ttkbootstrap as ttk

from ntm_desktop.ui import theme
from ntm_desktop.ui.grid_cells import Align, Cell, Column, Place, Row
from ntm_desktop.ui.grid_headings import draw_corner, draw_head, draw_side

_ANCHORS: dict[Align, Literal["w", "center", "e"]] = {"left": "w", "center": "center", "right": "e"}
ROW_HEIGHT = 28
_PADDING = 8
_FAULT_MARK = "!"


class GridDrawing(ttk.Frame):
    """Draws cells and headings; knows nothing of editing. ``body`` is the canvas with the focus."""

    def __init__(
        self, parent: tk.Misc, *, corner: str, heading_width: int, row_height: int = ROW_HEIGHT
    ) -> None:
        super().__init__(parent)
        self.columns: list[Column] = []
        self.rows: list[Row] = []
        self.cells: list[list[Cell]] = []
        self.current: Place = (0, 0)
        self.faults: dict[Place, tuple[str, str]] = {}
        self._anchor: Place = (0, 0)
        self._corner_title = corner
        self._heading_width = heading_width
        self._items: dict[Place, tuple[int, int]] = {}
        self._lefts: list[int] = [0]
        self._row_height = row_height
        self._height = 1
        self._focused = False
        self._tinted: tuple[int, int, int, int] | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._corner = self._canvas(theme.PANEL)
        self._head = self._canvas(theme.PANEL)
        self._side = self._canvas(theme.PANEL)
        self.body = self._canvas(theme.PAPER, takefocus=True)
        self._across = ttk.Scrollbar(self, orient="horizontal", command=self._scroll_across)
        self._down = ttk.Scrollbar(self, orient="vertical", command=self._scroll_down)
        self.body.configure(xscrollcommand=self._across.set, yscrollcommand=self._down.set)
        self._corner.grid(row=0, column=0, sticky="nsew")
        self._head.grid(row=0, column=1, sticky="nsew")
        self._side.grid(row=1, column=0, sticky="nsew")
        self.body.grid(row=1, column=1, sticky="nsew")
        self._down.grid(row=1, column=2, sticky="ns")
        self._across.grid(row=2, column=1, sticky="ew")
        self.columnconfigure(1, weight=1)
        self.rowconfigure(1, weight=1)

    def _canvas(self, background: str, takefocus: bool = False) -> tk.Canvas:
        return tk.Canvas(
            self,
            background=background,
            highlightthickness=0,
            borderwidth=0,
            takefocus=takefocus,
            width=1,
            height=1,
            xscrollincrement=1,
            yscrollincrement=1,
        )

    # ------------------------------------------------------------------ content

    def same_headings(self, columns: Sequence[Column], rows: Sequence[Row]) -> bool:
        """Whether it is the same table with, at most, other values."""
        return list(columns) == self.columns and [r.title for r in rows] == [
            r.title for r in self.rows
        ]

    def draw(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        cells: Sequence[Sequence[Cell]],
        same: bool,
    ) -> None:
        """Take new content; with the ``same`` headings only the cells that differ are drawn."""
        before, old_rows = self.cells, self.rows
        self.columns, self.rows = list(columns), list(rows)
        self.cells = [list(line) for line in cells]
        if not same:
            self.faults.clear()
            self.current = self._anchor = (0, 0)
            self._draw_all()
            return
        if old_rows != self.rows:
            draw_side(self._side, self.rows, self._side_width(), self._height)
        for row, line in enumerate(self.cells):
            for column, cell in enumerate(line):
                if before[row][column] != cell:
                    self.redraw_cell(row, column)

    def redraw_cell(self, row: int, column: int) -> None:
        """Draw one cell from ``cells`` and ``faults``."""
        box, text = self._items[(row, column)]
        shown, ink, paper = self._look(row, column)
        self.body.itemconfigure(box, fill=paper)
        self.body.itemconfigure(text, text=shown, fill=ink)
        if (row, column) == self.current:
            self._draw_cursor()

    def rescale(self) -> None:
        """Draw everything at the present size of the text."""
        if self.columns:
            self._draw_all()

    def _draw_all(self) -> None:
        self._height = theme.px(self, self._row_height)
        widths = [theme.px(self, column.width) for column in self.columns]
        self._lefts = [0, *accumulate(widths)]
        side = self._side_width()
        height = draw_head(self._head, self.columns, self._lefts)
        draw_corner(self._corner, self._corner_title, side, height)
        draw_side(self._side, self.rows, side, self._height)
        self.body.delete("all")
        self._items.clear()
        self._tinted = None
        for row in range(len(self.rows)):
            for column in range(len(self.columns)):
                self._draw_cell(row, column)
        whole = (0, 0, self._lefts[-1] + 1, self._height * len(self.rows) + 1)
        self.body.configure(scrollregion=whole)
        self._draw_cursor()

    def _side_width(self) -> int:
        return theme.px(self, self._heading_width)

    def _draw_cell(self, row: int, column: int) -> None:
        left, right = self._lefts[column], self._lefts[column + 1]
        top = row * self._height
        shown, ink, paper = self._look(row, column)
        align = self.cells[row][column].align
        box = self.body.create_rectangle(
            left, top, right, top + self._height, outline=theme.LINE, fill=paper
        )
        text = self.body.create_text(
            self._text_x(left, right, align),
            top + self._height // 2,
            text=shown,
            fill=ink,
            font=theme.TEXT,
            anchor=_ANCHORS[align],
        )
        self._items[(row, column)] = (box, text)

    def _look(self, row: int, column: int) -> tuple[str, str, str]:
        """Text, ink and paper of a cell as it now stands."""
        cell = self.cells[row][column]
        fault = self.faults.get((row, column))
        width = self._lefts[column + 1] - self._lefts[column] - 2 * theme.px(self, _PADDING) + 4
        if fault is not None:
            return (
                theme.fit(self, f"{_FAULT_MARK} {fault[0]}", width),
                theme.BAD,
                theme.BAD_SOFT,
            )
        paper = cell.paper
        if paper == theme.PAPER and self._in_block(row, column) and self._many():
            paper = theme.CHOSEN
        return theme.fit(self, cell.shown, width), cell.ink, paper

    def _text_x(self, left: int, right: int, align: Align) -> int:
        padding = theme.px(self, _PADDING)
        if align == "center":
            return (left + right) // 2
        return left + padding if align == "left" else right - padding

    # ------------------------------------------------------------------ cursor and block

    def block(self) -> tuple[int, int, int, int]:
        """The chosen block: top, left, bottom, right, both ends included."""
        (row, column), (other_row, other_column) = self.current, self._anchor
        return (
            min(row, other_row),
            min(column, other_column),
            max(row, other_row),
            max(column, other_column),
        )

    def move_cursor(self, place: Place, extend: bool) -> None:
        """Put the cursor on a cell of the table and bring it into sight."""
        self.current = place
        if not extend:
            self._anchor = place
        self._tint()
        self.see(*place)
        self._draw_cursor()

    def show_focus(self, focused: bool) -> None:
        """The focus ring."""
        self._focused = focused
        self._draw_cursor()

    def _many(self) -> bool:
        return self.current != self._anchor

    def _in_block(self, row: int, column: int) -> bool:
        top, left, bottom, right = self.block()
        return top <= row <= bottom and left <= column <= right

    def _tint(self) -> None:
        new = self.block() if self._many() else None
        old, self._tinted = self._tinted, new
        touched = set()
        for area in (old, new):
            if area is not None and old != new:
                top, left, bottom, right = area
                touched |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        for row, column in touched & self._items.keys():
            self.body.itemconfigure(self._items[(row, column)][0], fill=self._look(row, column)[2])

    def _draw_cursor(self) -> None:
        self.body.delete("cursor")
        if not self.cells or not self.columns:
            return
        colour = theme.FOCUS if self._focused else theme.LINE_STRONG
        if self._many():
            top, left, bottom, right = self.block()
            self._ring(top, left, bottom, right, colour, 1)
        row, column = self.current
        self._ring(row, column, row, column, colour, 2)
        fault = self.faults.get(self.current)
        if fault is not None:
            self._draw_reason(row, column, fault[1])

    def _ring(self, top: int, left: int, bottom: int, right: int, colour: str, width: int) -> None:
        self.body.create_rectangle(
            self._lefts[left] + 1,
            top * self._height + 1,
            self._lefts[right + 1] - 1,
            (bottom + 1) * self._height - 1,
            outline=colour,
            width=width,
            tags="cursor",
        )

    def _draw_reason(self, row: int, column: int, reason: str) -> None:
        padding = theme.px(self, 6)
        left, top = self._lefts[column], (row + 1) * self._height
        text = self.body.create_text(
            left + padding,
            top + padding,
            text=reason,
            anchor="nw",
            fill=theme.BAD,
            font=theme.SMALL,
            width=theme.px(self, 300),
            tags="cursor",
        )
        x0, y0, x1, y1 = self.body.bbox(text)
        over = max(0, x1 + padding - max(self._lefts[-1], self.body.winfo_width()))
        # Under the last row there is no room: then it stands above the cell.
        under = y1 + padding <= max(self._height * len(self.rows), self.body.winfo_height())
        up = 0 if under else (y1 - y0) + 2 * padding + self._height
        self.body.move(text, -over, -up)
        x0, y0, x1, y1 = self.body.bbox(text)
        box = self.body.create_rectangle(
            x0 - padding,
            y0 - padding,
            x1 + padding,
            y1 + padding,
            fill=theme.PAPER,
            outline=theme.BAD,
            tags="cursor",
        )
        self.body.tag_raise(text, box)

    # ------------------------------------------------------------------ places

    def place_at(self, x: int, y: int) -> Place | None:
        """The cell at a point of the canvas's window, None outside the table."""
        across, row = self.body.canvasx(x), int(self.body.canvasy(y) // self._height)
        if not (0 <= row < len(self.rows) and 0 <= across < self._lefts[-1]):
            return None
        return row, next(i for i in range(len(self.columns)) if across < self._lefts[i + 1])

    def rows_in_sight(self) -> int:
        """How many rows a page has."""
        return max(1, self.body.winfo_height() // self._height - 1)

    def see(self, row: int, column: int) -> None:
        """Scroll just so far that the cell is visible."""
        height, width = self.body.winfo_height(), self.body.winfo_width()
        if height <= 1 or width <= 1:
            return  # not laid out yet: the table begins at its first cell
        top, left = row * self._height, self._lefts[column]
        down = self._near(int(self.body.canvasy(0)), top, top + self._height, height)
        across = self._near(int(self.body.canvasx(0)), left, self._lefts[column + 1], width)
        self._scroll_down("moveto", down / (self._height * len(self.rows) + 1))
        self._scroll_across("moveto", across / (self._lefts[-1] + 1))

    def place_editor(self, entry: tk.Entry, row: int, column: int) -> None:
        """Lay the editor over a cell."""
        entry.configure(
            font=theme.TEXT,
            relief="flat",
            borderwidth=0,
            highlightthickness=2,
            highlightcolor=theme.FOCUS,
            highlightbackground=theme.FOCUS,
            background=theme.PAPER,
            foreground=theme.INK,
            insertbackground=theme.INK,
        )
        self.body.create_window(
            self._lefts[column],
            row * self._height,
            anchor="nw",
            window=entry,
            width=self._lefts[column + 1] - self._lefts[column] + 1,
            height=self._height + 1,
            tags="editor",
        )

    def remove_editor(self) -> None:
        """Take the editor off the canvas."""
        self.body.delete("editor")

    def corner_on_screen(self, row: int, column: int) -> tuple[int, int]:
        """Where a menu under the cell begins, in pixels of the screen."""
        x = self.body.winfo_rootx() + self._lefts[column] - int(self.body.canvasx(0))
        y = self.body.winfo_rooty() + (row + 1) * self._height - int(self.body.canvasy(0))
        return x, y

    def wheel(self, steps: int, sideways: bool) -> bool:
        """Scroll by wheel steps, unless everything is visible."""
        if (self.body.xview() if sideways else self.body.yview()) == (0.0, 1.0):
            return False
        distance = steps * 2 * self._height
        if sideways:
            self._scroll_across("scroll", distance, "units")
        else:
            self._scroll_down("scroll", distance, "units")
        return True

    @staticmethod
    def _near(first: int, low: int, high: int, length: int) -> int:
        if high > first + length:
            first = high - length
        return max(0, min(first, low))

    def _scroll_across(self, *how: object) -> None:
        self.body.xview(*how)
        self._head.xview(*how)

    def _scroll_down(self, *how: object) -> None:
        self.body.yview(*how)
        self._side.yview(*how)
