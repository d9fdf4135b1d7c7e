"""The district's settings: one panel at a time, made when it is first chosen."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.texts import settings_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.district.panel import Panel
from ntm_desktop.ui.part_buttons import part_buttons
from ntm_desktop.ui.view import AppContext
from ntm_desktop.ui.view_keys import KeyedView

_LETTERS = "molcpbgtn"


class SettingsView(KeyedView):
    """Buttons above choose the panel; Ctrl+1…3 do too."""

    least_height = 320

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.panels: dict[str, Panel] = {}
        self.current = next(iter(texts.SECTIONS))

    def build(self) -> None:
        """Make the buttons."""
        gap = theme.px(self, 6)
        bar = ttk.Frame(self)
        bar.pack(side="top", fill="x", pady=(0, gap))
        self._chosen = tk.StringVar(self, self.current)
        for button in part_buttons(bar, texts.SECTIONS.items(), self._chosen, self.choose):
            button.pack(side="left", padx=(0, theme.px(self, 4)))

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+1…3 choose the panel, Alt with a letter does what its buttons say."""
        found: dict[str, Callable[[], None]] = {
            f"<Control-Key-{place + 1}>": partial(self.choose, name)
            for place, name in enumerate(texts.SECTIONS)
        }
        for letter in _LETTERS:
            for sequence in (f"<Alt-{letter}>", f"<Alt-{letter.upper()}>"):
                found[sequence] = partial(self._act, letter)
        return found

    def fill(self) -> None:
        """Read the chosen panel anew."""
        panel = self._panel()
        panel.context = self.context
        panel.fill()

    def choose(self, name: str) -> None:
        """Show another panel."""
        self.current = name
        self._chosen.set(name)
        self.fill()
        self.take_focus()

    def take_focus(self) -> None:
        """The keyboard starts in the panel's list."""
        self._panel().take_focus()

    def _act(self, letter: str) -> None:
        deed = self._panel().deeds().get(letter)
        if deed is not None:
            deed()

    def _panel(self) -> Panel:
        for name, panel in self.panels.items():
            if name != self.current:
                panel.pack_forget()
        found = self.panels.get(self.current)
        if found is None:
            found = self.panels[self.current] = self._made(self.current)
        if not found.winfo_manager():
            found.pack(side="top", fill="both", expand=True)
        return found

    def _made(self, name: str) -> Panel:
        if name == "rounds":
            from ntm_desktop.ui.district.rounds_panel import RoundsPanel

            return RoundsPanel(self, self.context)
        if name == "rules":
            from ntm_desktop.ui.district.rules_panel import RulesPanel

            return RulesPanel(self, self.context)
        from ntm_desktop.ui.district.offices_panel import OfficesPanel

        return OfficesPanel(self, self.context)
