"""The row of pages above the content: flat tabs on a Canvas; what has no room is in a menu."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.texts import shell as texts
from ntm_desktop.ui import theme

_HEIGHT = 38
# The air beside a title: less of it before a title goes into the menu.
_GAPS = (14, 11, 8)
_NOTHING, _MENU = -2, -1


class ViewBar(ttk.Frame):
    """Titles of the views; ``chosen(index)`` when the person goes to one."""

    def __init__(self, parent: tk.Misc, chosen: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._titles: Sequence[str] = ()
        self._current = 0
        self._hover = _NOTHING
        self._focused = False
        self._edges: list[tuple[int, int, int]] = []  # left, right, index of the title
        self.canvas = tk.Canvas(
            self,
            background=theme.PAPER,
            highlightthickness=0,
            borderwidth=0,
            takefocus=True,
            height=theme.px(self, _HEIGHT),
            width=1,
        )
        self.canvas.pack(fill="both", expand=True)
        self.canvas.bind("<Configure>", lambda _event: self._draw())
        self.canvas.bind("<Button-1>", self._on_click)
        self.canvas.bind("<Motion>", lambda event: self._set_hover(self._at(event.x)))
        self.canvas.bind("<Leave>", lambda _event: self._set_hover(_NOTHING))
        self.canvas.bind("<Left>", lambda _event: self._step(-1))
        self.canvas.bind("<Right>", lambda _event: self._step(1))
        self.canvas.bind("<Down>", lambda _event: self._menu())
        self.canvas.bind("<FocusIn>", lambda _event: self._set_focused(True))
        self.canvas.bind("<FocusOut>", lambda _event: self._set_focused(False))

    def set_titles(self, titles: Sequence[str], current: int) -> None:
        """Show these views, one of them as the current one."""
        self._titles = titles
        self._current = current
        self._draw()

    def rescale(self) -> None:
        """The text size changed."""
        self.canvas.configure(height=theme.px(self, _HEIGHT))
        self._draw()

    def _draw(self) -> None:
        canvas = self.canvas
        canvas.delete("all")
        self._edges = []
        width, height = canvas.winfo_width(), canvas.winfo_height()
        canvas.create_line(0, height - 1, width, height - 1, fill=theme.LINE)
        widths = [theme.text_width(self, title, theme.BOLD) for title in self._titles]
        gap = next((g for g in self._gaps() if sum(widths) + 2 * g * len(widths) <= width), 0)
        gap = gap or self._gaps()[0]
        left, more = 0, theme.text_width(self, texts.MORE, theme.BOLD) + 2 * gap
        sizes = [one + 2 * gap for one in widths]
        room = width if sum(sizes) <= width else width - more
        if sum(sizes[: self._current + 1]) > room < width:
            # The menu bears the name of the page in sight, whole.
            named = theme.text_width(self, f"{self._titles[self._current]} ▾", theme.BOLD)
            room = width - max(more, named + 2 * gap)
        hidden = False
        for index, (title, size) in enumerate(zip(self._titles, sizes, strict=True)):
            if left + size > room:
                hidden = True
                break
            self._draw_tab(left, size, gap, title, index)
            left += size
        if hidden:
            beyond = self._current >= len(self._edges)
            title = f"{self._titles[self._current]} ▾" if beyond else texts.MORE
            title = theme.fit(self, title, max(1, width - left - 2 * gap), theme.BOLD)
            self._draw_tab(left, max(more, width - left), gap, title, _MENU)

    def _gaps(self) -> list[int]:
        return [theme.px(self, gap) for gap in _GAPS]

    def _draw_tab(self, left: int, size: int, gap: int, title: str, index: int) -> None:
        canvas, height = self.canvas, self.canvas.winfo_height()
        # The menu stands for every title that is not drawn.
        current = index == self._current or (index == _MENU and self._current >= len(self._edges))
        if index == self._hover and not current:
            canvas.create_rectangle(left, 2, left + size, height - 1, fill=theme.HOVER, width=0)
        canvas.create_text(
            left + gap,
            height // 2,
            anchor="w",
            text=title,
            font=theme.BOLD if current else theme.TEXT,
            fill=theme.ACCENT if current else theme.INK,
        )
        if current:
            thick = theme.px(self, 3)
            canvas.create_rectangle(
                left, height - thick, left + size, height, fill=theme.ACCENT, width=0
            )
            if self._focused:
                canvas.create_rectangle(
                    left + 2, 3, left + size - 3, height - thick - 2, outline=theme.FOCUS, width=2
                )
        self._edges.append((left, left + size, index))

    def _at(self, x: int) -> int:
        return next((index for left, right, index in self._edges if left <= x < right), _NOTHING)

    def _on_click(self, event: tk.Event[tk.Misc]) -> None:
        index = self._at(event.x)
        if index >= 0:
            self._chosen(index)
        elif index == _MENU:
            self._menu()

    def _step(self, step: int) -> str:
        index = self._current + step
        if 0 <= index < len(self._titles):
            self._chosen(index)
        return "break"

    def _menu(self) -> None:
        """All views as a menu."""
        menu = tk.Menu(self, tearoff=False)
        for index, title in enumerate(self._titles):
            key = f"Alt+{index + 1}" if index < 9 else ""
            menu.add_command(label=title, accelerator=key, command=partial(self._chosen, index))
        left = self._edges[-1][0] if self._edges else 0
        menu.tk_popup(
            self.canvas.winfo_rootx() + left,
            self.canvas.winfo_rooty() + self.canvas.winfo_height(),
        )

    def _set_hover(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.canvas.configure(cursor="hand2" if index != _NOTHING else "")
            self._draw()

    def _set_focused(self, focused: bool) -> None:
        self._focused = focused
        self._draw()
