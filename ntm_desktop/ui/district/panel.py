"""What a panel of the settings is: a list, and deeds with a letter each."""

from __future__ import annotations

import tkinter as tk
from abc import abstractmethod
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext


class Panel(ttk.Frame):
    """Made once; filled whenever the settings are."""

    list: Table

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent)
        self.context = context

    @abstractmethod
    def fill(self) -> None:
        """Read through services and show."""

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Letter, pressed with Alt → what the button with it does."""
        return {}

    def take_focus(self) -> None:
        """The keyboard starts in the list."""
        self.list.tree.focus_set()


class SetChooser(ttk.Frame):
    """Chooses a criteria set; ``chosen`` is called after a change."""

    def __init__(self, parent: tk.Misc, chosen: Callable[[], None]) -> None:
        super().__init__(parent)
        self._sets: tuple[tuple[str, str], ...] = ()
        self.box = ttk.Combobox(self, state="readonly", width=42)
        self.box.pack(side="left")

        def on_chosen(_event: tk.Event[tk.Misc]) -> None:
            self.box.selection_clear()
            chosen()

        self.box.bind("<<ComboboxSelected>>", on_chosen)

    def show(self, sets: tuple[tuple[str, str], ...]) -> None:
        """Offer these (id, title); the chosen one stays."""
        if sets == self._sets:
            return
        before = self.set_id
        self._sets = sets
        self.box.configure(values=[title for _id, title in sets])
        ids = [one for one, _title in sets]
        self.box.current(ids.index(before) if before in ids else 0)

    @property
    def set_id(self) -> str:
        """The chosen set, "" before any is shown."""
        place = self.box.current()
        return self._sets[place][0] if self._sets and place >= 0 else ""
