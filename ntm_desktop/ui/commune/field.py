"""A field of a form: what is saved in it, what is typed, what is wrong with it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import Protocol

import ttkbootstrap as ttk

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme


class FieldOwner(Protocol):
    """The row that a field belongs to."""

    def save(self, field: Field) -> None:
        """Save what is typed in it; a fault is shown under it and the text stays."""

    def forget_typed(self, field: Field) -> None:
        """Show again what is saved."""

    def focused(self) -> None:
        """One of its fields got the keyboard."""

    def take_base(self, field: Field) -> bool:
        """Take the base figure as total; False where none is offered."""


class Field:
    """An entry or a choice. ``shown`` is the text that stands for what is saved.

    ``column`` and ``line`` say where it stands for the arrow keys; ``part`` names what it is of
    its measure or record: numerator, denominator, value, stated, note.
    """

    __slots__ = (
        "_tried",
        "choices",
        "column",
        "fault",
        "line",
        "measure",
        "owner",
        "part",
        "shown",
        "widget",
    )

    def __init__(
        self,
        widget: ttk.Entry | ttk.Combobox,
        owner: FieldOwner,
        part: str,
        column: int,
        *,
        measure: str = "",
        choices: Sequence[str] = (),
    ) -> None:
        self.widget = widget
        self.owner = owner
        self.part = part
        self.column = column
        self.measure = measure
        self.choices = tuple(choices)
        self.line = 0
        self.shown = ""
        self.fault = ""
        self._tried = ""

    @property
    def text(self) -> str:
        """What stands in it now, as it would be kept."""
        return clean_text(str(self.widget.get()))

    @property
    def dirty(self) -> bool:
        """Whether something else is typed than what is saved."""
        return self.text != self.shown

    @property
    def waits(self) -> bool:
        """Whether something is typed that nobody has tried to save."""
        return self.dirty and not (self.fault and self.text == self._tried)

    def put(self, text: str) -> None:
        """Show a text as typed."""
        if isinstance(self.widget, ttk.Combobox):
            self.widget.set(text)
        else:
            self.widget.delete(0, "end")
            self.widget.insert(0, text)

    def show(self, text: str) -> None:
        """Show what is saved."""
        if self.shown != text or self.dirty:
            self.shown = text
            self.put(text)
        self.mark("")

    def mark(self, fault: str) -> None:
        """Note what is wrong with the text, "" for nothing."""
        self._tried = self.text if fault else ""
        if fault != self.fault:
            self.fault = fault
            self.widget.state(["invalid" if fault else "!invalid"])

    def enable(self, writable: bool) -> None:
        """Let it be typed into, or only read."""
        if self.choices:
            self.widget.state(["!disabled", "readonly"] if writable else ["disabled"])
        else:
            self.widget.state(["!readonly"] if writable else ["readonly"])

    @property
    def writable(self) -> bool:
        """Whether it may be typed into."""
        return not self.widget.instate(["disabled" if self.choices else "readonly"])

    def stated_word(self, words: Mapping[str, str]) -> str:
        """The stable word of what is chosen. Raises FieldError for a pasted text that is none."""
        if self.text not in self.choices:
            raise FieldError(texts.not_a_choice([one for one in self.choices if one]))
        return words[self.text]

    def matching(self, text: str) -> str | None:
        """The choice that a typed or pasted text names, tone marks optional."""
        wanted = fold(text)
        if not wanted:
            return ""
        full = [choice for choice in self.choices if choice and fold(choice) == wanted]
        begun = [choice for choice in self.choices if choice and fold(choice).startswith(wanted)]
        return next(iter(full or begun), None)


class Words:
    """A label that is configured only when its words or their colour change."""

    __slots__ = ("_ink", "_text", "label")

    def __init__(self, label: ttk.Label | tk.Label, ink: str = theme.INK) -> None:
        self.label = label
        self._text = ""
        self._ink = ink

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def say(self, text: str, ink: str = theme.INK) -> None:
        """Show these words in that colour."""
        if text != self._text:
            self._text = text
            self.label.configure(text=text)
        if ink != self._ink:
            self._ink = ink
            self.label.configure(foreground=ink)
