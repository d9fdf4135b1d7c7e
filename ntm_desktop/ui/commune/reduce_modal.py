"""The question before a large scan is attached: what it comes to, and how it looks then."""

from __future__ import annotations

import base64
import tkinter as tk
from dataclasses import dataclass
from enum import Enum

import ttkbootstrap as ttk

from ntm_desktop.services.papers.scan_reducing import Reduction
from ntm_desktop.texts import evidence as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.modal import Modal


class Choice(Enum):
    """What becomes of a picture."""

    REDUCE = "reduce"
    KEEP = "keep"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Answer:
    """``for_rest``: the same for the pictures of this batch that come after it."""

    choice: Choice
    for_rest: bool


class ReduceModal(Modal[Answer]):
    """``rest``: how many pictures of the batch come after this one."""

    def __init__(
        self, parent: tk.Tk | tk.Toplevel, name: str, reduction: Reduction, rest: int
    ) -> None:
        super().__init__(parent, texts.REDUCE_TITLE)
        self.say(texts.offer(name, reduction.before, reduction.after), theme.BOLD).configure(
            wraplength=self.px(700)
        )
        ttk.Label(self.frame, text=texts.SAME_PLACE, foreground=theme.QUIET).pack(anchor="w")
        pieces = ttk.Frame(self.frame)
        pieces.pack(anchor="w", pady=(self.px(6), self.px(10)))
        self._images = [
            self._piece(pieces, column, data, caption)
            for column, (data, caption) in enumerate(
                (
                    (reduction.detail_before, texts.original(reduction.before)),
                    (reduction.detail_after, texts.smaller(reduction.after)),
                )
            )
        ]
        self._for_rest = tk.BooleanVar(self.top, rest > 0)
        self.rest: ttk.Checkbutton | None = None
        if rest:
            self.rest = ttk.Checkbutton(
                self.frame, text=texts.for_the_rest(rest), variable=self._for_rest
            )
            self.rest.pack(anchor="w", pady=(0, self.px(4)))
        self.leave_out, self.keep, self.reduce = self.button_row(
            [
                (texts.LEAVE_OUT, "secondary-outline", lambda: self._choose(Choice.LEAVE_OUT)),
                (texts.KEEP, "secondary-outline", lambda: self._choose(Choice.KEEP)),
                (texts.REDUCE, "primary", lambda: self._choose(Choice.REDUCE)),
            ]
        )
        if reduction.original_too_large:
            self.keep.state(["disabled"])
            reason = texts.cannot_keep(reduction.limit)
            ttk.Label(self.frame, text=reason, font=theme.SMALL, foreground=theme.WARN).pack(
                anchor="w"
            )

    def first_focus(self) -> tk.Misc:
        """Enter takes the smaller form."""
        return self.reduce

    def _piece(self, parent: ttk.Frame, column: int, data: bytes, caption: str) -> tk.PhotoImage:
        image = tk.PhotoImage(master=self.top, data=base64.b64encode(data))
        space = (0, self.px(12)) if column == 0 else 0
        ttk.Label(parent, text=caption, font=theme.SMALL).grid(
            row=0, column=column, sticky="w", padx=space
        )
        label = tk.Label(parent, image=image, borderwidth=0, highlightthickness=1)
        label.configure(highlightbackground=theme.LINE)
        label.grid(row=1, column=column, padx=space, pady=(self.px(2), 0))
        return image

    def _choose(self, choice: Choice) -> None:
        self.answer(Answer(choice, self._for_rest.get()))
