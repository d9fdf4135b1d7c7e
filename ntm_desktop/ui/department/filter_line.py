"""Which communes an office's grid lists, and how far the office is."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.services.criteria import verdicts
from ntm_desktop.services.criteria.reading import GridRow, OfficeGrid
from ntm_desktop.services.criteria.verdicts import Progress
from ntm_desktop.texts import department as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow


class Only(Enum):
    """Which communes are listed. What is listed is decided when a filter or tab is chosen, so
    that a row does not jump away under the hands."""

    ALL = auto()
    DIFFERING = auto()
    UNJUDGED = auto()

    def lists(self, grid: OfficeGrid, row: GridRow) -> bool:
        """Whether a commune belongs into the list."""
        if self is Only.DIFFERING:
            return any(map(verdicts.differs, row.cells.values()))
        return self is Only.ALL or not verdicts.is_done(grid, row)


_FILTERS = (
    (Only.ALL, texts.ALL, "t"),
    (Only.DIFFERING, texts.DIFFERING, "k"),
    (Only.UNJUDGED, texts.UNJUDGED, "c"),
)


class FilterLine(Flow):
    """Three choices, each with its key, and the counts at the end."""

    def __init__(self, parent: tk.Misc, choose: Callable[[Only], None]) -> None:
        super().__init__(parent, 12)
        self._choose = choose
        self._chosen = tk.StringVar(self, Only.ALL.name)
        buttons = [
            ttk.Radiobutton(
                self,
                text=texts.with_key(title, letter),
                value=only.name,
                variable=self._chosen,
                command=partial(choose, only),
            )
            for only, title, letter in _FILTERS
        ]
        self.progress = ttk.Label(self, font=theme.BOLD)
        self.lay([*buttons, self.progress], last_right=True)

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Alt with a letter chooses."""
        return {
            f"<Alt-{key}>": partial(self._choose, only)
            for only, _title, letter in _FILTERS
            for key in (letter, letter.upper())
        }

    def show_chosen(self, only: Only) -> None:
        """Mark the choice."""
        self._chosen.set(only.name)

    def show_progress(self, grid: OfficeGrid, count: Progress) -> None:
        """Say how far the office is, or that the round is closed."""
        if grid.round.closed:
            words, ink = texts.closed(grid.round.title), theme.WARN
        else:
            words = texts.progress(
                count.judged, count.communes, count.differing, count.without_reason
            )
            ink = theme.GOOD if count.judged == count.communes else theme.INK
            if count.without_reason:
                ink = theme.WARN
        self.progress.configure(text=words, foreground=ink)
