"""Keys that a view has while it is visible, wherever the focus is in the window."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping

from ntm_desktop.ui.view import AppContext, View


class KeyedView(View):
    """A view with shortcuts of its own: bound when it is shown, let go when it is covered."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self._bound: list[str] = []
        self.bind("<Destroy>", self._on_destroy)

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Tk's name of the key → what it does. None of the window's own keys."""
        return {}

    def show(self, context: AppContext) -> None:
        """The view becomes visible at that place."""
        super().show(context)
        if not self._bound:
            window = self.winfo_toplevel()
            for sequence, action in self.shortcuts().items():
                window.bind(sequence, _quietly(action))
                self._bound.append(sequence)

    def hide(self) -> None:
        """The view is covered by another one."""
        super().hide()
        self._let_go()

    def _on_destroy(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self:
            self._let_go()

    def _let_go(self) -> None:
        window = self.winfo_toplevel()
        for sequence in self._bound:
            window.unbind(sequence)
        self._bound.clear()


def _quietly(action: Callable[[], None]) -> Callable[[tk.Event[tk.Misc]], str]:
    def run(_event: tk.Event[tk.Misc]) -> str:
        action()
        return "break"

    return run
