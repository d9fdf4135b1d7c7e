"""The tabs of an office: one for each criterion, with how many communes are judged."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.services.criteria.verdicts import Progress
from ntm_desktop.texts import department as texts
from ntm_desktop.ui.flow import Flow

_KEYS = 9


class CriterionTabs(Flow):
    """A row of buttons, one of them pressed; ``choose`` gets a criterion's code."""

    def __init__(self, parent: tk.Misc, choose: Callable[[str], None]) -> None:
        super().__init__(parent, 4)
        self._choose = choose
        self._current = tk.StringVar(self, "")
        self.buttons: dict[str, ttk.Radiobutton] = {}

    def show(self, tabs: Sequence[tuple[str, bool, Progress]], current: str) -> None:
        """Show these (code, whether it is a criterion, how far); made anew only if others."""
        if [code for code, _is, _done in tabs] != list(self.buttons):
            self._make([code for code, _is, _done in tabs])
        for code, is_criterion, done in tabs:
            words = (
                texts.tab(code, done.judged, done.communes)
                if is_criterion
                else texts.condition_tab(done.judged, done.communes)
            )
            if str(self.buttons[code].cget("text")) != words:
                self.buttons[code].configure(text=words)
        self._current.set(current)

    def _make(self, codes: Sequence[str]) -> None:
        for button in self.buttons.values():
            button.destroy()
        self.buttons = {}
        for place, code in enumerate(codes):
            button = ttk.Radiobutton(
                self,
                value=code,
                variable=self._current,
                bootstyle="primary-outline-toolbutton",
                command=partial(self._choose, code),
            )
            if place < _KEYS:
                ttk.ToolTip(button, text=f"Ctrl+{place + 1}")
            self.buttons[code] = button
        self.lay(list(self.buttons.values()))
