"""A field of a form and the keys that all fields share: like a spreadsheet, saved on leaving.

One class tag carries the bindings of all fields, so a field costs no binding of its own.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
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

    __slots__ = ("choices", "column", "fault", "line", "measure", "owner", "part", "shown", "widget")

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

    @property
    def text(self) -> str:
        """What stands in it now, as it would be kept."""
        return clean_text(str(self.widget.get()))

    @property
    def dirty(self) -> bool:
        """Whether something else is typed than what is saved."""
        return self.text != self.shown

    def put(self, text: str) -> None:
        """Show a text as typed."""
        if self.choices:
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


Paste = Callable[[Field, list[list[str]]], None]


class FieldKeys:
    """The fields of one page in reading order, and their keys."""

    def __init__(self, page: tk.Misc, paste: Paste | None = None) -> None:
        self.fields: list[Field] = []
        self._by_widget: dict[str, Field] = {}
        self._paste = paste
        self._page = page
        self._tag = f"fields{page}"
        self._lines = 0
        self._bind()

    def add(self, field: Field, *, new_line: bool) -> Field:
        """Take a field in; ``new_line``: it begins a line for the arrow keys."""
        self._lines += new_line
        field.line = self._lines
        self.fields.append(field)
        widget = field.widget
        self._by_widget[str(widget)] = field
        widget.bindtags((self._tag, *widget.bindtags()))
        return field

    def clear(self) -> None:
        """The page makes its fields anew."""
        self.fields.clear()
        self._by_widget.clear()
        self._lines = 0

    def of(self, widget: object) -> Field | None:
        """The field that a widget is."""
        return self._by_widget.get(str(widget))

    def finish(self) -> None:
        """Save what is typed and not left yet."""
        for field in self.fields:
            if field.dirty and not field.fault:
                field.owner.save(field)

    def below(self, field: Field, steps: int) -> Field | None:
        """The field of the same column so many lines further."""
        column = [one for one in self.fields if one.column == field.column and one.writable]
        if field not in column:
            return None
        place = column.index(field) + steps
        return column[place] if 0 <= place < len(column) else None

    def right(self, field: Field, steps: int) -> Field | None:
        """The field so many columns further on the same line."""
        wanted = field.column + steps
        same = (one for one in self.fields if one.line == field.line and one.writable)
        return next((one for one in same if one.column == wanted), None)

    def focus(self, field: Field) -> None:
        """Put the keyboard into a field, its text chosen."""
        field.widget.focus_set()
        if not field.choices:
            field.widget.selection_range(0, "end")
            field.widget.icursor("end")

    # ------------------------------------------------------------------ keys

    def _bind(self) -> None:
        bind = self._page.bind_class
        bind(self._tag, "<FocusIn>", self._on_focus)
        bind(self._tag, "<FocusOut>", self._on_left)
        for key in ("<Return>", "<KP_Enter>"):
            bind(self._tag, key, self._on_enter)
        bind(self._tag, "<Down>", lambda event: self._on_arrow(event, 1))
        bind(self._tag, "<Up>", lambda event: self._on_arrow(event, -1))
        bind(self._tag, "<Alt-Down>", lambda _event: None)
        bind(self._tag, "<Escape>", self._on_escape)
        bind(self._tag, "<<Paste>>", self._on_paste)
        bind(self._tag, "<<ComboboxSelected>>", self._on_chosen)
        bind(self._tag, "<Key>", self._on_key)

    def _on_focus(self, event: tk.Event[tk.Misc]) -> None:
        field = self.of(event.widget)
        if field is not None:
            field.owner.focused()

    def _on_left(self, event: tk.Event[tk.Misc]) -> None:
        field = self.of(event.widget)
        if field is None:
            return
        if field.dirty:
            field.owner.save(field)
        elif field.fault:
            field.owner.forget_typed(field)

    def _on_enter(self, event: tk.Event[tk.Misc]) -> str:
        self._on_left(event)
        following = event.widget.tk_focusNext()
        field = self.of(following)
        if field is not None:
            self.focus(field)
        elif following is not None:
            following.focus_set()
        return "break"

    def _on_arrow(self, event: tk.Event[tk.Misc], steps: int) -> str:
        field = self.of(event.widget)
        target = field and self.below(field, steps)
        if target:
            self.focus(target)
        return "break"

    def _on_escape(self, event: tk.Event[tk.Misc]) -> str | None:
        field = self.of(event.widget)
        if field is None or not (field.dirty or field.fault):
            return None
        field.owner.forget_typed(field)
        return "break"

    def _on_paste(self, event: tk.Event[tk.Misc]) -> str | None:
        field = self.of(event.widget)
        if field is None or not field.writable:
            return None
        try:
            clip = str(event.widget.clipboard_get())
        except tk.TclError:
            return "break"
        rows = [line.split("\t") for line in clip.replace("\r\n", "\n").rstrip("\n").split("\n")]
        if len(rows) == 1 and len(rows[0]) == 1 and not field.choices:
            return None
        if self._paste is not None:
            self._paste(field, rows)
        return "break"

    def _on_chosen(self, event: tk.Event[tk.Misc]) -> None:
        self._on_left(event)
        event.widget.selection_clear()

    def _on_key(self, event: tk.Event[tk.Misc]) -> str | None:
        field = self.of(event.widget)
        if field is None or int(event.state) & 0xC or not field.writable:
            return None
        if not field.choices:
            took = event.char == "=" and field.owner.take_base(field)
            return "break" if took else None
        erasing = event.keysym in ("Delete", "BackSpace")
        typed = event.char if event.char.isalpha() else ""
        choice = "" if erasing else field.matching(typed) if typed else None
        if choice is None:
            return None
        field.put(choice)
        self._on_left(event)
        return "break"


class Words:
    """A label that is configured only when its words or their colour change."""

    __slots__ = ("_ink", "_text", "label")

    def __init__(self, label: ttk.Label | tk.Label, ink: str = theme.INK) -> None:
        self.label = label
        self._text = ""
        self._ink = ink

    def say(self, text: str, ink: str = theme.INK) -> None:
        """Show these words in that colour."""
        if text != self._text:
            self._text = text
            self.label.configure(text=text)
        if ink != self._ink:
            self._ink = ink
            self.label.configure(foreground=ink)
