"""The lines of a register: a table whose columns change with the register."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.register_specs import RegisterSpec
from ntm_desktop.ui import theme
from ntm_desktop.ui.registers.register_columns import columns_of
from ntm_desktop.ui.tables import Table

_LINES = 6
_READABLE = 0.68  # of its width a name keeps at least; the list moves sideways then
Deeds = Mapping[str, Callable[[], None]]
Line = tuple[Sequence[str], str]
"""Cells, tag."""


class RegisterList(ttk.Frame):
    """``chosen(place)`` when a line is chosen; ``deeds``: Tk's name of a key → what it does."""

    def __init__(self, parent: tk.Misc, chosen: Callable[[int], None], deeds: Deeds) -> None:
        super().__init__(parent)
        self._chosen, self._deeds = chosen, deeds
        self._spec: RegisterSpec | None = None
        self._lines: Sequence[Line] | None = None
        self._sideways = ttk.Scrollbar(self, orient="horizontal")
        self._empty = ttk.Label(self, foreground=theme.QUIET)
        self.table: Table | None = None

    def offer(self, spec: RegisterSpec, lines: Sequence[Sequence[str]]) -> None:
        """The columns of a register, as wide as these lines need; the same one keeps them."""
        if spec is self._spec:
            return
        if self.table is not None:
            self.table.destroy()
        self._spec, self._lines = spec, None
        columns = columns_of(self, spec, lines)
        self.table = Table(
            self,
            [(one.name, one.heading, one.width) for one in columns],
            _LINES,
            self._chosen,
            [one.name for one in columns if one.number],
            [one.name for one in columns if one.fixed],
            _READABLE,
        )
        self.table.pack(side="top", fill="both", expand=True)
        self.tree.configure(xscrollcommand=self._moved_sideways)
        self._sideways.configure(command=self.tree.xview)
        for keys, deed in self._deeds.items():
            self.tree.bind(keys, partial(_do, deed))

    def show(self, lines: Sequence[Line], current: int, empty: str) -> None:
        """Show these (cells, tag); ``empty`` says why there is none."""
        assert self.table is not None
        if lines == self._lines:
            self.table.choose(current)
        else:
            self.table.set_rows(lines, current)
            self._lines = lines
        if lines:
            self._empty.place_forget()
        else:
            self._empty.configure(text=empty)
            self._empty.place(in_=self.table, relx=0.5, rely=0.4, anchor="center")
            self._empty.lift()

    @property
    def tree(self) -> ttk.Treeview:
        """What takes the keyboard."""
        assert self.table is not None
        return self.table.tree

    @property
    def current(self) -> int | None:
        """The place of the chosen line."""
        return self.table.current if self.table is not None else None

    @property
    def sentence(self) -> str:
        """Why the list is empty, "" where it is not."""
        return str(self._empty.cget("text")) if self._empty.winfo_manager() else ""

    def _moved_sideways(self, first: float, last: float) -> None:
        """The bar is there only where the columns have no room beside each other."""
        self._sideways.set(first, last)
        if float(first) <= 0 and float(last) >= 1:
            self._sideways.pack_forget()
        elif self.table is not None:
            self._sideways.pack(side="bottom", fill="x", before=self.table)


def _do(deed: Callable[[], None], _event: tk.Event[tk.Misc]) -> str:
    deed()
    return "break"
