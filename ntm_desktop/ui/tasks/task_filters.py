"""The conditions of the list of tasks, each with its key, and the counts at the end."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.services.programme.tasks import Only
from ntm_desktop.texts import tasks as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow

_LETTERS = {Only.MINE: "d", Only.UNIT: "u", Only.OVERDUE: "q", Only.OPEN: "c"}
_TITLES = {Only.MINE: texts.MINE, Only.OVERDUE: texts.OVERDUE, Only.OPEN: texts.OPEN}


class TaskFilters(Flow):
    """Boxes to tick; several hold together. ``changed`` is called after each tick."""

    def __init__(self, parent: tk.Misc, changed: Callable[[], None]) -> None:
        super().__init__(parent, 12)
        self._changed = changed
        self._ticked = {only: tk.BooleanVar(self, only is Only.OPEN) for only in Only}
        self.boxes = {
            only: ttk.Checkbutton(
                self,
                text=texts.with_key(_TITLES.get(only, ""), _LETTERS[only]),
                variable=variable,
                command=changed,
            )
            for only, variable in self._ticked.items()
        }
        self.summary = ttk.Label(self, font=theme.BOLD)
        self.lay([*self.boxes.values(), self.summary], last_right=True)

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Alt with a letter ticks or unticks."""
        return {
            f"<Alt-{key}>": partial(self.turn, only)
            for only, letter in _LETTERS.items()
            for key in (letter, letter.upper())
        }

    @property
    def chosen(self) -> tuple[Only, ...]:
        """The conditions that are ticked."""
        return tuple(only for only, variable in self._ticked.items() if variable.get())

    def turn(self, only: Only) -> None:
        """Tick a condition, or untick it."""
        self._ticked[only].set(not self._ticked[only].get())
        self._changed()

    def show(self, unit: str, shown: int, total: int, overdue: int) -> None:
        """Name the commune of the second box, and say how many tasks there are."""
        self.boxes[Only.UNIT].configure(
            text=texts.with_key(texts.UNIT.format(unit=unit), _LETTERS[Only.UNIT])
        )
        self.summary.configure(
            text=texts.summary(shown, total, overdue),
            foreground=theme.BAD if overdue else theme.INK,
        )
