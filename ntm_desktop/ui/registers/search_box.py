"""A drop-down list that is searched by typing, tone marks aside."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.services.records.register_choices import Options, code_of, matching

_MOVES = frozenset({"Up", "Down", "Left", "Right", "Return", "Escape", "Tab", "Home", "End"})
_LINES = 12


class SearchBox(ttk.Combobox):
    """Choices (code, words); the list holds those that match what is typed."""

    def __init__(self, parent: tk.Misc, options: Options, code: str, width: int) -> None:
        super().__init__(parent, width=width, height=_LINES)
        self.options = options
        self.configure(values=[text for _code, text in options])
        self.set(next((text for one, text in options if one == code), code))
        self.bind("<KeyRelease>", self._on_typed)
        self.bind("<FocusOut>", lambda _event: self._complete(), add="+")

    def code(self) -> str | None:
        """The code of what stands there, None for nothing. Raises FieldError."""
        return code_of(self.options, self.get())

    def _on_typed(self, event: tk.Event[tk.Misc]) -> None:
        if event.keysym not in _MOVES:
            self.configure(values=[text for _code, text in matching(self.options, self.get())])

    def _complete(self) -> None:
        """The whole name of the one choice that was meant."""
        self.configure(values=[text for _code, text in self.options])
        try:
            code = self.code()
        except FieldError:
            return
        self.set(next((text for one, text in self.options if one == code), self.get()))
