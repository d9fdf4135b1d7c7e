"""The units on the left, drawn on one Canvas: name, mark, count, bar; mouse, arrows and search."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.texts import shell as texts
from ntm_desktop.ui import theme

_ROW = 35
_PADDING = 14
_SETTLE_MS = 60
_HELD = 0x4 | 0x8 | 0x20000  # Control, Alt on X11, Alt on Windows


@dataclass(frozen=True, slots=True)
class UnitItem:
    """One line. ``mark`` is a short sign with a meaning of its own ("≠2": two conflicts)."""

    code: str
    name: str
    met: int = 0
    total: int = 0
    has_data: bool = False
    mark: str = ""


class UnitList(ttk.Frame):
    """Search field and list. ``chosen(code)`` is called when the person settles on a unit."""

    def __init__(self, parent: tk.Misc, chosen: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._items: Sequence[UnitItem] = ()
        self._shown: list[UnitItem] = []
        self._current = ""
        self._hover = -1
        self._pending = ""
        self._focused = False
        self._lay_out()

    # ------------------------------------------------------------------ what others call

    @property
    def shown(self) -> tuple[str, ...]:
        """Codes of the units in the list, in its order."""
        return tuple(item.code for item in self._shown)

    @property
    def current(self) -> str:
        """Code of the chosen unit, "" for none."""
        return self._current

    def set_items(self, items: Sequence[UnitItem]) -> None:
        """Show these units, in this order; what is typed in the search field still holds."""
        self._items = items
        self._filter()

    def set_current(self, code: str) -> None:
        """Mark a unit as chosen without telling anyone; a search that hides it is cleared."""
        self._current = code
        if code and code not in self.shown and self.search.get():
            self.search.delete(0, "end")
            self._filter()
        else:
            self._draw()
        self._see()

    def step(self, distance: int) -> None:
        """Choose the unit that many lines below the current one."""
        if not self._shown:
            return
        codes = self.shown
        here = codes.index(self._current) if self._current in codes else -1 if distance > 0 else 0
        self._choose(codes[min(max(here + distance, 0), len(codes) - 1)])

    def focus_search(self) -> None:
        """The keyboard goes to the search field."""
        self.search.focus_set()
        self.search.selection_range(0, "end")

    def rescale(self) -> None:
        """The text size changed."""
        self._set_sizes()
        self._draw()

    def wheel(self, steps: int, sideways: bool) -> bool:
        """Scroll by wheel steps, unless everything is visible."""
        if sideways or self.canvas.yview() == (0.0, 1.0):
            return False
        self.canvas.yview_scroll(steps * theme.px(self, _ROW), "units")
        return True

    # ------------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        self.heading = ttk.Label(self, font=theme.LARGE, text=texts.UNITS, foreground=theme.INK)
        self.search = ttk.Entry(self)
        self.hint = tk.Label(
            self,
            text=texts.SEARCH_HINT,
            foreground=theme.QUIET,
            background=theme.PAPER,
            cursor="xterm",
        )
        self.canvas = tk.Canvas(
            self,
            background=theme.PAPER,
            highlightthickness=0,
            borderwidth=0,
            takefocus=True,
            yscrollincrement=1,
            width=1,
        )
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self.canvas.yview)
        self.canvas.configure(yscrollcommand=self._scrolled)
        self.heading.grid(row=0, column=0, columnspan=2, sticky="w")
        self.search.grid(row=1, column=0, columnspan=2, sticky="ew")
        self.canvas.grid(row=2, column=0, sticky="nsew")
        self.hint.place(in_=self.search, relx=0, rely=0.5, anchor="w", x=10)
        self._set_sizes()
        self.hint.bind("<Button-1>", lambda _event: self.search.focus_set())
        self.search.bind("<KeyRelease>", self._on_search_key)
        self.search.bind("<Down>", self._into_list)
        self.search.bind("<Return>", self._into_list)
        self.search.bind("<Escape>", self._clear_search)
        self.canvas.bind("<Configure>", lambda _event: self._draw())
        self.canvas.bind("<Motion>", self._on_motion)
        self.canvas.bind("<Leave>", lambda _event: self._set_hover(-1))
        self.canvas.bind("<Button-1>", self._on_click)
        self.canvas.bind("<Key>", self._on_key)
        self.canvas.bind("<FocusIn>", lambda _event: self._set_focused(True))
        self.canvas.bind("<FocusOut>", lambda _event: self._set_focused(False))

    def _set_sizes(self) -> None:
        padding = theme.px(self, _PADDING)
        self.heading.grid_configure(padx=padding, pady=(theme.px(self, 12), theme.px(self, 6)))
        self.search.grid_configure(padx=padding, pady=(0, theme.px(self, 6)))

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        # Tk calls with texts, whatever its stubs say.
        if (float(first), float(last)) == (0.0, 1.0):
            self._bar.grid_remove()
        else:
            self._bar.grid(row=2, column=1, sticky="ns")

    # ------------------------------------------------------------------ drawing

    def _draw(self) -> None:
        canvas = self.canvas
        canvas.delete("all")
        width, row = canvas.winfo_width(), theme.px(self, _ROW)
        self.heading.configure(text=texts.units(len(self._shown), len(self._items)))
        if self._items and not self._shown:
            canvas.create_text(
                theme.px(self, _PADDING),
                theme.px(self, 14),
                anchor="nw",
                text=texts.NO_UNIT_FOUND,
                fill=theme.QUIET,
                font=theme.TEXT,
                width=width - 2 * theme.px(self, _PADDING),
            )
        for index, item in enumerate(self._shown):
            self._draw_item(index, item, width, row)
        canvas.configure(scrollregion=(0, 0, width, max(1, row * len(self._shown))))

    def _draw_item(self, index: int, item: UnitItem, width: int, row: int) -> None:
        canvas, padding = self.canvas, theme.px(self, _PADDING)
        top, left, right = index * row, padding, width - padding
        chosen = item.code == self._current
        paper = theme.CHOSEN if chosen else theme.HOVER if index == self._hover else theme.PAPER
        canvas.create_rectangle(0, top, width, top + row, fill=paper, width=0)
        if chosen:
            canvas.create_rectangle(
                0, top, theme.px(self, 4), top + row, fill=theme.ACCENT, width=0
            )
        line = top + theme.px(self, 13)
        count = texts.count(item.met, item.total) if item.has_data else texts.NO_DATA
        if not item.has_data and self._crowded(item.name, count, right - left):
            count = theme.outcome_mark(Outcome.NO_DATA)  # the name matters more than the words
        room = right - left - theme.text_width(self, count, theme.SMALL) - theme.px(self, 8)
        canvas.create_text(right, line, anchor="e", text=count, font=theme.SMALL, fill=theme.QUIET)
        if item.mark:
            room -= theme.text_width(self, item.mark, theme.BOLD) + theme.px(self, 8)
        font = theme.BOLD if chosen else theme.TEXT
        name = canvas.create_text(
            left,
            line,
            anchor="w",
            text=theme.fit(self, item.name, room, font),
            font=font,
            fill=theme.ACCENT if chosen else theme.INK,
        )
        if item.mark:
            canvas.create_text(
                canvas.bbox(name)[2] + theme.px(self, 6),
                line,
                anchor="w",
                text=item.mark,
                font=theme.BOLD,
                fill=theme.WARN,
            )
        self._draw_bar(item, left, right, top + theme.px(self, 25))
        if chosen and self._focused:
            canvas.create_rectangle(
                1, top + 1, width - 2, top + row - 2, outline=theme.FOCUS, width=2
            )

    def _crowded(self, name: str, count: str, room: int) -> bool:
        both = theme.text_width(self, name, theme.BOLD) + theme.text_width(self, count, theme.SMALL)
        return both + theme.px(self, 8) > room

    def _draw_bar(self, item: UnitItem, left: int, right: int, top: int) -> None:
        bottom = top + theme.px(self, 5)
        self.canvas.create_rectangle(left, top, right, bottom, fill=theme.TRACK, width=0)
        if item.total and item.met:
            part = left + round((right - left) * item.met / item.total)
            colour = theme.bar_colour(item.met, item.total)
            self.canvas.create_rectangle(left, top, part, bottom, fill=colour, width=0)

    # ------------------------------------------------------------------ search

    def _filter(self) -> None:
        typed = str(self.search.get())
        if typed.strip():
            from ntm_desktop.domain.collation import fold

            wanted = fold(typed)
            self._shown = [item for item in self._items if wanted in fold(item.name)]
        else:
            self._shown = list(self._items)
        if typed:
            self.hint.place_forget()
        else:
            self.hint.place(in_=self.search, relx=0, rely=0.5, anchor="w", x=10)
        self._draw()
        self.canvas.yview_moveto(0)
        self._see()

    def _on_search_key(self, event: tk.Event[tk.Misc]) -> None:
        if event.keysym not in ("Down", "Return", "Escape", "Tab"):
            self._filter()

    def _into_list(self, _event: tk.Event[tk.Misc]) -> str:
        if self._shown:
            self.canvas.focus_set()
            if self._current not in self.shown:
                self._choose(self._shown[0].code)
        return "break"

    def _clear_search(self, _event: tk.Event[tk.Misc]) -> str:
        self.search.delete(0, "end")
        self._filter()
        return "break"

    # ------------------------------------------------------------------ choosing

    def _on_key(self, event: tk.Event[tk.Misc]) -> str | None:
        if int(event.state) & _HELD:
            return None  # Ctrl+PageUp, Alt+2 and the like belong to the window
        page = max(1, self.canvas.winfo_height() // theme.px(self, _ROW) - 1)
        steps = {"Up": -1, "Down": 1, "Prior": -page, "Next": page, "Home": -9999, "End": 9999}
        if event.keysym in steps:
            self.step(steps[event.keysym])
        elif event.char and event.char.isalnum():
            self.search.delete(0, "end")
            self.search.insert(0, event.char)
            self.search.focus_set()
            self._filter()
        else:
            return None
        return "break"

    def _on_click(self, event: tk.Event[tk.Misc]) -> None:
        self.canvas.focus_set()
        index = self._index_at(event.y)
        if index >= 0:
            self._choose(self._shown[index].code)

    def _on_motion(self, event: tk.Event[tk.Misc]) -> None:
        self._set_hover(self._index_at(event.y))

    def _index_at(self, y: int) -> int:
        index = int(self.canvas.canvasy(y) // theme.px(self, _ROW))
        return index if 0 <= index < len(self._shown) else -1

    def _set_hover(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.canvas.configure(cursor="hand2" if index >= 0 else "")
            self._draw()

    def _set_focused(self, focused: bool) -> None:
        self._focused = focused
        self._draw()

    def _choose(self, code: str) -> None:
        """Mark at once; tell when the person stops: held arrows do not load every unit."""
        if code == self._current:
            return
        self._current = code
        self._draw()
        self._see()
        if self._pending:
            self.after_cancel(self._pending)
        self._pending = self.after(_SETTLE_MS, self._tell)

    def _tell(self) -> None:
        self._pending = ""
        self._chosen(self._current)

    def _see(self) -> None:
        if self._current not in self.shown:
            return
        row = theme.px(self, _ROW)
        top = self.shown.index(self._current) * row
        first, height = int(self.canvas.canvasy(0)), self.canvas.winfo_height()
        if top + row > first + height:
            first = top + row - height
        first = max(0, min(first, top))
        self.canvas.yview_moveto(first / max(1, row * len(self._shown)))
