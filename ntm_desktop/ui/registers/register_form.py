"""The form of one record, made from the fields of its kind; saving it is one step."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ttkbootstrap as ttk

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import owner_of
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import asked_parts
from ntm_desktop.errors import NtmError
from ntm_desktop.services.records import register_keys, registers
from ntm_desktop.services.records.register_choices import Names
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.dialogs import Dialogs
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.registers.dossier_field import DossierField
from ntm_desktop.ui.registers.file_field import FileField
from ntm_desktop.ui.registers.form_fields import FormField, make_field
from ntm_desktop.ui.scroll import ScrollFrame

_WIDTH = 690
_DOSSIER = ("ocop_product", "papers")
_TALLEST = 0.66


@dataclass(frozen=True, slots=True)
class Answer:
    """The record that was written; ``to_conflict``: the person wants to settle it instead."""

    key: str
    to_conflict: bool = False


class RegisterForm(Modal[Answer]):
    """``entry`` None: a new record, with ``values`` to begin with. ``unit``: the chosen one."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        book: Workbook,
        kind: str,
        *,
        entry: Entry | None = None,
        values: Mapping[str, Any] | None = None,
        unit: str = "",
    ) -> None:
        super().__init__(parent, texts.form_title(kind, entry is None))
        self.book, self.kind, self.entry = book, kind, entry
        self.fields: dict[str, FormField] = {}
        self._scopes = register_keys.scopes(book, kind, unit) if entry is None else ()
        self.scope: ttk.Combobox | None = None
        self.file: FileField | None = None
        self.writable = entry is None or (entry.writable and not entry.conflict)
        self._values = dict(values or {})
        if entry is not None:
            self._values = {
                **dict(zip(KINDS[kind].parts, entry.parts, strict=True)),
                **entry.fields,
            }
        self._lead()
        self._buttons()
        hint = texts.REQUIRED_HINT if self.writable else ""
        self.message = ttk.Label(
            self.frame, text=hint, foreground=theme.QUIET, wraplength=self.px(_WIDTH - 40)
        )
        self.message.pack(side="bottom", anchor="w", fill="x")
        self._body()
        for keys in ("<Control-Return>", "<Control-KP_Enter>"):
            self.top.bind(keys, self._accept_key)

    # ------------------------------------------------------------------ widgets

    def _lead(self) -> None:
        if self.entry is None:
            return
        if self.entry.conflict:
            self._say_bad(texts.IN_CONFLICT)
        elif not self.entry.writable:
            owner = self.book.org_name(owner_of(self.entry.key))
            self._say_bad(texts.only_read(owner))

    def _say_bad(self, sentence: str) -> None:
        label = self.say(sentence)
        label.configure(foreground=theme.WARN, wraplength=self.px(_WIDTH - 40))

    def _buttons(self) -> None:
        if self.writable:
            rows = [
                (dialog_texts.CANCEL, "secondary-outline", self.cancel),
                (texts.SAVE, "primary", self.accept),
            ]
        else:
            rows = [(dialog_texts.CLOSE, "primary", self.cancel)]
            if self.entry is not None and self.entry.conflict:
                rows.insert(0, (texts.TO_CONFLICT, "danger-outline", self._to_conflict))
                self.top.bind("<F8>", lambda _event: self._to_conflict())
        self.buttons = self.button_row(rows)

    def _body(self) -> None:
        self.scroll = ScrollFrame(self.frame)
        self.scroll.pack(side="top", fill="both", expand=True)
        body = self.scroll.body
        body.columnconfigure(1, weight=1)
        first = 0
        if len(self._scopes) > 1:
            self._scope_row(body)
            first = 1
        names = Names(self.book)
        parts = asked_parts(self.kind)
        typed = [one for one in KINDS[self.kind].fields if one.name not in ("file_name", "size")]
        for row, field in enumerate((*parts, *typed), first):
            value = self._values.get(field.name)
            if field.type is FieldType.SHA:
                made: FormField = self._file_field(body, row, field)
            elif (self.kind, field.name) == _DOSSIER:
                label = texts.part_label(self.kind, field.name)
                key = self.entry.key if self.entry is not None else ""
                made = DossierField(body, row, field, label, self.book, key, value)
            else:
                made = make_field(body, row, self.kind, field, self.book, names, value)
            self.fields[field.name] = made
            if not self.writable or self._is_fixed(field, parts):
                made.lock()
            if isinstance(made.widget, ttk.Entry) and not isinstance(made.widget, ttk.Combobox):
                for keys in ("<Return>", "<KP_Enter>"):
                    made.widget.bind(keys, self._accept_key)
        self.top.update_idletasks()
        room = round(self.parent.winfo_screenheight() * _TALLEST)
        tall = min(body.winfo_reqheight() + self.px(12), room)
        wide = min(self.px(_WIDTH), round(self.parent.winfo_screenwidth() * 0.95))
        self.scroll.configure(width=wide, height=tall)
        self.scroll.grid_propagate(False)

    def _is_fixed(self, field: Field, parts: Sequence[Field]) -> bool:
        """What is no longer, or not here, a choice: what the record's key is made of."""
        if self.kind == "village" and field.name == "commune":
            return self.entry is not None or self.book.org != DISTRICT
        return field in parts and self.entry is not None

    def _file_field(self, body: ttk.Frame, row: int, field: Field) -> FileField:
        types = ((dialog_texts.ALL_FILES, "*"),)
        self.file = FileField(
            body,
            row,
            field,
            self.book,
            self._values,
            lambda: Dialogs(self.top).choose_file(title=texts.FILE, types=types),
        )
        return self.file

    def _scope_row(self, body: ttk.Frame) -> None:
        gap = self.px(6)
        ttk.Label(body, text=texts.SCOPE).grid(row=0, column=0, sticky="w", pady=(gap, 0))
        own = self._scopes[0]
        names = Names(self.book)
        shown = [texts.behalf(names.say("scope", one), one == own) for one in self._scopes]
        self.scope = ttk.Combobox(body, state="readonly", values=shown, width=40)
        self.scope.current(0)
        self.scope.grid(row=0, column=1, sticky="w", pady=(gap // 2, 0))

    def first_focus(self) -> tk.Misc:
        if not self.writable:
            return self.buttons[-1]
        fields = list(self.fields.values())
        free = [one.widget for one in fields if not _is_locked(one.widget)]
        widget: tk.Misc = free[0] if free else self.buttons[-1]
        return widget

    # ------------------------------------------------------------------ writing

    def accept(self) -> None:
        """Write the record and close; what is not good is said under its field."""
        if not self.writable:
            return
        read = self._read()
        if read is None:
            return
        try:
            key = self._key(read)
            own = {one.name for one in KINDS[self.kind].fields}
            values = {name: value for name, value in read.items() if name in own}
            if self.file is not None:
                values.update(self.file.changes(key))
            registers.save(self.book, key, values)
        except NtmError as error:
            self.message.configure(text=f"! {error.sentence}", foreground=theme.BAD)
            return
        self.answer(Answer(key))

    def _accept_key(self, _event: tk.Event[tk.Misc]) -> str:
        self.accept()
        return "break"

    def _read(self) -> dict[str, Any] | None:
        """Field → value; None where one is not good, and then the keyboard is there."""
        read: dict[str, Any] = {}
        bad: FormField | None = None
        self.message.configure(text=texts.REQUIRED_HINT, foreground=theme.QUIET)
        for name, made in self.fields.items():
            if made is self.file:
                continue
            reason = ""
            try:
                read[name] = made.value()
                if made.field.required and read[name] is None:
                    reason = texts.REQUIRED
            except FieldError as error:
                reason = error.sentence
            made.show_reason(reason)
            if reason and bad is None:
                bad = made
        if bad is None:
            return read
        bad.widget.focus_set()
        return None

    def _key(self, read: Mapping[str, Any]) -> str:
        if self.entry is not None:
            return self.entry.key
        scope = (
            self._scopes[self.scope.current() if self.scope is not None else 0]
            if self._scopes
            else ""
        )
        return register_keys.make_key(self.book, self.kind, scope, read)

    def _to_conflict(self) -> None:
        assert self.entry is not None
        self.answer(Answer(self.entry.key, to_conflict=True))


def _is_locked(widget: Any) -> bool:
    if isinstance(widget, tk.Text):
        return str(widget.cget("state")) == "disabled"
    if widget.instate(["disabled"]):
        return True
    return not isinstance(widget, ttk.Combobox) and bool(widget.instate(["readonly"]))
