"""The rows of a page: when they grow or shrink, what can be scrolled follows."""

from __future__ import annotations

import ttkbootstrap as ttk

from ntm_desktop.ui.scroll import ScrollFrame


class RowsFrame(ttk.Frame):
    """Stands in the body of a scrolling frame and is as high as its rows ask for.

    The body keeps the height that it was once given; so the rows themselves say when they need
    another one (three columns under a row, a sentence under a field).
    """

    def __init__(self, scroll: ScrollFrame) -> None:
        super().__init__(scroll.body)
        # A grid, since packing would cut the rows off at the body's present height.
        scroll.body.columnconfigure(0, weight=1)
        self.grid(row=0, column=0, sticky="new")
        self._height = 0
        self._scroll = scroll
        self.bind("<Configure>", lambda _event: self._follow())
        # A height that changed while the page was covered is drawn once it can be seen.
        self.bind("<Visibility>", lambda _event: self._scroll.rescale())

    def _follow(self) -> None:
        height = self.winfo_height()
        if height != self._height:
            self._height = height
            self._scroll.rescale()
