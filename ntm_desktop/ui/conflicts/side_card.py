"""One side of a conflict, in words: where it comes from, who and when, and its fields."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from ntm_desktop.services.exchange.conflict_sides import Role, Side
from ntm_desktop.texts import conflicts as texts
from ntm_desktop.ui import theme

_EDGE = 10


class SideCard(tk.Frame):
    """A framed column; its radio button chooses it. A line that differs has a mark and is bold."""

    def __init__(
        self,
        parent: tk.Misc,
        side: Side,
        place: int,
        chosen: tk.StringVar,
        choose: Callable[[], None],
    ) -> None:
        super().__init__(parent, background=theme.LINE, padx=1, pady=1)
        self.side = side
        self._labels: list[ttk.Label] = []
        inner = ttk.Frame(self, padding=theme.px(self, _EDGE))
        inner.pack(fill="both", expand=True)
        self._say(inner, texts.ROLES[side.role.value], font=theme.LARGE)
        if side.author:
            self._say(inner, texts.who_when(side.author, side.at))
            self._say(inner, f"{texts.DEVICE} {side.device}", quiet=True)
        if side.file and side.role is Role.THEIRS:
            self._say(inner, f"{texts.FILE}: {side.file}", quiet=True)
        if side.comment:
            self._say(inner, side.comment, quiet=True)
        tk.Frame(inner, height=1, background=theme.LINE).pack(fill="x", pady=theme.px(self, 6))
        for line in side.lines:
            differs = line.label in side.differs
            mark = f"{texts.DIFFERENT} " if differs else ""
            words = f"{line.label}: {line.value}" if line.label else line.value
            self._say(inner, mark + words, font=theme.BOLD if differs else theme.TEXT)
        if side.revision is not None:
            words = texts.BACK_TO_BASE if side.role is Role.BASE else texts.TAKE
            self.button: ttk.Radiobutton | None = ttk.Radiobutton(
                inner,
                text=f"{words} (Ctrl+{place})",
                value=side.revision,
                variable=chosen,
                command=choose,
            )
            self.button.pack(side="bottom", anchor="w", pady=(theme.px(self, 8), 0))
        else:
            self.button = None

    def _say(self, parent: tk.Misc, text: str, font: str = theme.TEXT, quiet: bool = False) -> None:
        ink = theme.QUIET if quiet else theme.INK
        label = ttk.Label(parent, text=text, font=font, foreground=ink, justify="left")
        label.pack(anchor="w", fill="x")
        self._labels.append(label)

    def wrap(self, width: int) -> None:
        """Break the lines for a card of that width. Told from above: a card that followed its own
        size would never come to rest."""
        room = max(1, width - 2 * theme.px(self, _EDGE) - 4)
        for label in self._labels:
            label.configure(wraplength=room)
