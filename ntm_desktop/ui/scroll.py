"""A scrolling frame, and one place that decides what the mouse wheel and the focus move.

The wheel goes to the nearest ancestor of what is under the pointer that scrolls; it never changes
the value of a drop-down list that it happens to pass over.
"""

from __future__ import annotations

import tkinter as tk
from typing import Protocol, runtime_checkable

import ttkbootstrap as ttk

from ntm_desktop.ui import theme

_WHEEL = ("<MouseWheel>", "<Button-4>", "<Button-5>")
_VALUE_CHANGERS = ("TCombobox", "TSpinbox")
_OWN_WHEEL = frozenset({"Treeview", "Text", "Listbox"})


@runtime_checkable
class Wheels(Protocol):
    """A widget that scrolls by wheel steps; positive is down or right.

    False: it shows everything already, so the wheel is for what lies around it.
    """

    def wheel(self, steps: int, sideways: bool) -> bool: ...


class ScrollFrame(ttk.Frame):
    """A frame whose ``body`` scrolls vertically. Children are made in ``body``.

    By default the body is as high as its children ask for. With ``least`` (pixels at 100 %) it
    fits itself into the window, and scrolls only where that is lower than ``least``; then the bar
    is there only when it is needed.
    """

    def __init__(self, parent: tk.Misc, *, least: int = 0) -> None:
        super().__init__(parent)
        self._least = least
        self._canvas = tk.Canvas(self, highlightthickness=0, borderwidth=0, background=theme.PAPER)
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._bar.set)
        self._canvas.grid(row=0, column=0, sticky="nsew")
        self._bar.grid(row=0, column=1, sticky="ns")
        if least:
            self._bar.grid_remove()
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.body = ttk.Frame(self._canvas)
        self._window = self._canvas.create_window(0, 0, anchor="nw", window=self.body)
        self.body.bind("<Configure>", self._measure)
        self._canvas.bind("<Configure>", self._measure)
        self._canvas.bind("<Map>", self._measure)

    def see(self, widget: tk.Misc) -> None:
        """Scroll just so far that a descendant of ``body`` is visible, with a little air."""
        air = theme.px(self, 12)
        top = widget.winfo_rooty() - self.body.winfo_rooty()
        bottom = top + widget.winfo_height()
        height = self._canvas.winfo_height()
        whole = max(1, self.body.winfo_height())
        first = self._canvas.canvasy(0)
        if bottom + air > first + height:
            first = bottom + air - height
        if top - air < first:
            first = top - air
        self._canvas.yview_moveto(max(0.0, first / whole))

    def to_top(self) -> None:
        """Back to the beginning."""
        self._canvas.yview_moveto(0)

    def set_least(self, least: int) -> None:
        """Another content with another least height."""
        if least != self._least:
            self._least = least
            self._fit()

    def rescale(self) -> None:
        """The text size changed."""
        self._fit()

    def wheel(self, steps: int, sideways: bool) -> bool:
        """Scroll by wheel steps, unless everything is visible."""
        if sideways or self._canvas.yview() == (0.0, 1.0):
            return False
        self._canvas.yview_scroll(steps * theme.px(self, 48), "units")
        return True

    def _measure(self, _event: tk.Event[tk.Misc]) -> None:
        self._fit()

    def _fit(self) -> None:
        width, height = self._canvas.winfo_width(), self._canvas.winfo_height()
        asked = theme.px(self, self._least) if self._least else self.body.winfo_reqheight()
        tall = max(height, asked)
        if self._least and tall <= height:
            self._bar.grid_remove()
        else:
            self._bar.grid()
        # A body of its own height tells when it grows; a pinned one (``least``) need not.
        self._canvas.itemconfigure(self._window, width=width, height=tall if self._least else 0)
        self._canvas.configure(scrollregion=(0, 0, width, tall), yscrollincrement=1)


def follow_wheel_and_focus(root: tk.Misc) -> None:
    """Install the two bindings of a window. Called once, by the window that owns ``root``."""
    for name in _VALUE_CHANGERS:
        for sequence in _WHEEL:
            root.unbind_class(name, sequence)
    for sequence in _WHEEL:
        root.bind_all(sequence, _on_wheel, add="+")
    root.bind_all("<FocusIn>", _on_focus, add="+")


def _on_wheel(event: tk.Event[tk.Misc]) -> None:
    if not isinstance(event.widget, tk.Misc):
        return
    under = event.widget.winfo_containing(event.x_root, event.y_root)
    steps = _steps(event)
    sideways = bool(int(event.state) & 0x1)
    while under is not None:
        if under.winfo_class() in _OWN_WHEEL:
            return
        if isinstance(under, Wheels) and under.wheel(steps, sideways):
            return
        under = under.master


def _steps(event: tk.Event[tk.Misc]) -> int:
    if event.num in (4, 5):
        return -1 if event.num == 4 else 1
    return -1 if event.delta > 0 else 1


def _on_focus(event: tk.Event[tk.Misc]) -> None:
    widget = event.widget
    if not isinstance(widget, tk.Misc):
        return
    above = widget.master
    while above is not None:
        if isinstance(above, ScrollFrame):
            above.see(widget)
        above = above.master
