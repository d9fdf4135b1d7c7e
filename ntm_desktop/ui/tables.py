"""A list with headings: a Treeview with a scrollbar, columns that share the width, and marks."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Collection, Sequence
from typing import Literal

import ttkbootstrap as ttk

from ntm_desktop.ui import theme

Columns = Sequence[tuple[str, str, int]]
"""(name, heading, width in pixels at 100 %)."""

GOOD, BAD, WARN, QUIET = "good", "bad", "warn", "quiet"
_INKS = {GOOD: theme.GOOD, BAD: theme.BAD, WARN: theme.WARN, QUIET: theme.QUIET}
_CELL_EDGE = 16
_EDGES = 4
_LEAST = 40
_WIDEST = 12  # pixels of the widest letter at 100 %
_NUMBERS = frozenset({"new", "updated", "same", "older", "conflicts", "refused", "number"})
_FIXED = _NUMBERS | {"action", "at", "state"}


class Table(ttk.Frame):
    """Rows of texts; ``chosen`` is called with the place of the row that is chosen.

    ``numbers``: more columns whose texts stand to the right; ``fixed``: more that keep their width.
    ``least``: what part of their width the others keep at least; then the list moves sideways.
    """

    def __init__(
        self,
        parent: tk.Misc,
        columns: Columns,
        height: int,
        chosen: Callable[[int], None] | None = None,
        numbers: Collection[str] = (),
        fixed: Collection[str] = (),
        least: float = 0.4,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._names = [name for name, _heading, _width in columns]
        self._chosen, self._least = chosen, least
        self._fixed = _FIXED | frozenset(fixed)
        self.tree = ttk.Treeview(
            self,
            columns=[name for name, _heading, _width in columns],
            show="headings",
            selectmode="browse",
            height=height,
        )
        for name, heading, _width in columns:
            anchor: Literal["e", "w"] = "e" if name in _NUMBERS or name in numbers else "w"
            self.tree.heading(name, text=heading, anchor=anchor)
            self.tree.column(name, anchor=anchor, stretch=False)
        bar = ttk.Scrollbar(self, orient="vertical", command=self.tree.yview)
        self.tree.configure(yscrollcommand=bar.set)
        bar.pack(side="right", fill="y")
        self.tree.pack(side="left", fill="both", expand=True)
        for tag, ink in _INKS.items():
            self.tree.tag_configure(tag, foreground=ink)
        self._rows: Sequence[tuple[Sequence[str], str]] = ()
        self._shown: list[tuple[str, ...]] = []
        self._widths: list[int] = []
        self.tree.bind("<<TreeviewSelect>>", lambda _event: self._on_chosen())
        self.tree.bind("<Configure>", lambda _event: self.after_idle(self.rescale))
        self.tree.bind("<ButtonRelease-1>", lambda _event: self._fit_anew(), add="+")
        self.rescale()

    def rescale(self) -> None:
        """The size changed: short columns keep theirs, the others share what is left."""
        if not self.tree.winfo_exists():
            return
        sizes = {name: theme.px(self, width) for name, _heading, width in self._columns}
        fixed = sum(size for name, size in sizes.items() if name in self._fixed)
        words = sum(sizes.values()) - fixed
        left = self.tree.winfo_width() - theme.px(self, _EDGES) - fixed
        share = max(self._least, left / words) if left > 0 and words else 1.0
        for name, size in sizes.items():
            width = size if name in self._fixed else int(size * share)
            self.tree.column(name, width=width, minwidth=min(width, theme.px(self, _LEAST)))
        self._fit_anew()

    def set_rows(self, rows: Sequence[tuple[Sequence[str], str]], current: int = 0) -> None:
        """Show these (cells, tag or "") and choose one of them."""
        self._rows = rows
        self.tree.delete(*self.tree.get_children())
        # A list that was not laid out yet gets its widths, and then its texts are cut to them.
        laid = self.tree.winfo_width() > 1
        self._shown = self._fitted() if laid else [tuple(cells) for cells, _tag in rows]
        if not laid:
            self._widths = []
        call, path = self.tree.tk.call, str(self.tree)
        for values, (_cells, tag) in zip(self._shown, rows, strict=True):
            # As ``tree.insert``, without its quoting, which costs more than the line itself.
            call(path, "insert", "", "end", "-values", values, "-tags", (tag,) if tag else ())
        self.choose(current)

    def choose(self, place: int) -> None:
        """Choose the row at that place, or the nearest."""
        lines = self.tree.get_children()
        if lines:
            line = lines[min(max(place, 0), len(lines) - 1)]
            self.tree.selection_set(line)
            self.tree.focus(line)
            self.tree.see(line)

    @property
    def current(self) -> int | None:
        """The place of the chosen row, None where there is none."""
        chosen = self.tree.selection()
        return self.tree.index(chosen[0]) if chosen else None

    def _fit_anew(self) -> None:
        """The columns have other widths now: cut the texts anew."""
        widths = [self.tree.column(name, "width") for name in self._names]
        if widths != self._widths:
            self._widths = widths
            fitted = self._fitted()
            for line, before, now in zip(
                self.tree.get_children(), self._shown, fitted, strict=True
            ):
                if before != now:
                    self.tree.item(line, values=now)
            self._shown = fitted

    def _fitted(self) -> list[tuple[str, ...]]:
        """Texts cut with an ellipsis where their column is narrower: a list cuts without a word."""
        edge, widest = theme.px(self, _CELL_EDGE), theme.px(self, _WIDEST)
        rooms = [self.tree.column(name, "width") - edge for name in self._names]
        cuts = [_fit_name if name == "file" else theme.fit for name in self._names]
        # Most texts are short: only one that may be too wide is worth measuring.
        return [
            tuple(
                cut(self, text, room) if len(text) * widest > room else text
                for text, room, cut in zip(cells, rooms, cuts, strict=True)
            )
            for cells, _tag in self._rows
        ]

    def _on_chosen(self) -> None:
        place = self.current
        if self._chosen is not None and place is not None:
            self._chosen(place)


def _fit_name(widget: tk.Misc, text: str, width: int) -> str:
    """A file's name; of one without its usual beginning ("…01603_001") what follows matters."""
    cut = theme.fit if text.startswith("…") else theme.fit_middle
    return cut(widget, text, width)
