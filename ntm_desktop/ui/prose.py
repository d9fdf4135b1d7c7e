"""A few paragraphs to read beside a table: wrapped, scrolled, of a height that never jumps."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.ui import theme

PLAIN, STRONG, QUIET, GOOD, BAD, WARN = "plain", "strong", "quiet", "good", "bad", "warn"
_INKS = {GOOD: theme.GOOD, BAD: theme.BAD, WARN: theme.WARN, QUIET: theme.QUIET}

Line = tuple[str, str]
"""A paragraph and how it looks, one of the names above."""


class Prose(ttk.Frame):
    """Text that can be read, scrolled and copied, never typed into. ``rows`` lines are seen."""

    def __init__(self, parent: tk.Misc, rows: int) -> None:
        super().__init__(parent)
        self.text = tk.Text(
            self,
            height=rows,
            width=10,
            wrap="word",
            state="disabled",
            takefocus=False,
            font=theme.TEXT,
            foreground=theme.INK,
            background=theme.PAPER,
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            cursor="arrow",
        )
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self.text.yview)
        self.text.configure(yscrollcommand=self._scrolled)
        self.text.grid(row=0, column=0, sticky="nsew")
        self._bar.grid(row=0, column=1, sticky="ns")
        self.rowconfigure(0, weight=1)
        # The bar keeps its place while it is hidden, so that nothing is wrapped anew.
        self.columnconfigure(0, weight=1)
        self.columnconfigure(1, minsize=self._bar.winfo_reqwidth())
        for name, ink in _INKS.items():
            self.text.tag_configure(name, foreground=ink)
        self.text.tag_configure(STRONG, font=theme.BOLD)
        self.shown: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these paragraphs from the top; the same ones stay where they were scrolled to."""
        if list(lines) == self.shown:
            return
        self.shown = list(lines)
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        for place, (words, look) in enumerate(self.shown):
            self.text.insert("end", f"\n{words}" if place else words, look)
        self.text.configure(state="disabled")
        self.text.yview_moveto(0)

    def set_rows(self, rows: int) -> None:
        """How many lines are seen."""
        if int(self.text.cget("height")) != rows:
            self.text.configure(height=rows)

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        if float(first) <= 0 and float(last) >= 1:
            self._bar.grid_remove()
        else:
            self._bar.grid()
