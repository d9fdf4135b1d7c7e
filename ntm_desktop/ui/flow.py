"""A line of widgets that goes on in the next line where the window is narrow or the text large."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.ui import theme


class Flow(ttk.Frame):
    """Children are made in it and handed to ``lay``; it is as high as their lines."""

    def __init__(self, parent: tk.Misc, gap: int) -> None:
        """``gap``: pixels at 100 % between two widgets."""
        super().__init__(parent, height=1)
        self._gap = gap
        self._items: Sequence[tk.Widget] = ()
        self._last_right = False
        self._waiting = False
        self.bind("<Configure>", lambda _event: self._later())

    def lay(self, widgets: Sequence[tk.Widget], *, last_right: bool = False) -> None:
        """Lay these out; ``last_right`` puts the last one to the right end of its line."""
        self._items, self._last_right = widgets, last_right
        for widget in widgets:
            # A text of another length or size changes the widget's own size.
            widget.bind("<Configure>", lambda _event: self._later(), add="+")
        self._flow()

    def rescale(self) -> None:
        """The text size changed."""
        self._later()

    def _later(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.after_idle(self._flow)

    def _flow(self) -> None:
        self._waiting = False
        if not self.winfo_exists():
            return
        gap, width = theme.px(self, self._gap), self.winfo_width()
        # Before it has a width everything stands in one line.
        room = width if width > 1 else sum(one.winfo_reqwidth() + gap for one in self._items)
        x = top = height = 0
        for place, widget in enumerate(self._items):
            size = widget.winfo_reqwidth()
            if x and x + size > room:
                x, top, height = 0, top + height + theme.px(self, 4), 0
            last = self._last_right and place == len(self._items) - 1
            widget.place(x=max(x, room - size) if last else x, y=top)
            x += size + gap
            height = max(height, widget.winfo_reqheight())
        if int(self.cget("height")) != top + height:
            self.configure(height=max(1, top + height))
