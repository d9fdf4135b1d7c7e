"""The keys that all fields of a page share: like a spreadsheet, saved on leaving.

One class tag carries the bindings of all fields, so a field costs no binding of its own.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from ntm_desktop.ui.commune.field import Field

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
            if field.waits:
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
        # What is typed and not saved goes first; only then the last saved step.
        for key in ("<Control-z>", "<Control-Z>"):
            bind(self._tag, key, self._on_escape)
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
