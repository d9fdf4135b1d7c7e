"""Looking at a pasted block before it becomes records."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.domain.register_specs import RegisterSpec
from ntm_desktop.errors import NtmError
from ntm_desktop.services.records import register_keys
from ntm_desktop.services.records.register_choices import Names
from ntm_desktop.services.records.register_paste import Pasted, checked, write_block
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.registers.register_columns import columns_of
from ntm_desktop.ui.tables import Table

_LEAST, _NAME, _FAULT, _LINES = 80, 150, 220, 12


class PasteForm(Modal[int]):
    """The lines as they would be written; lines that are not good are marked and left out."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        book: Workbook,
        spec: RegisterSpec,
        lines: Sequence[Pasted],
        unit: str,
    ) -> None:
        super().__init__(parent, texts.PASTE_TITLE)
        self.book, self.spec, self.lines = book, spec, lines
        self._count = self.say("")
        self._scopes = register_keys.scopes(book, spec.kind, unit)
        self.scope = ttk.Combobox(self.frame, state="readonly", width=40)
        if len(self._scopes) > 1:
            names = Names(book)
            shown = [
                texts.behalf(names.say("scope", one), one == self._scopes[0])
                for one in self._scopes
            ]
            self.scope.configure(values=shown)
            self.scope.current(0)
            self.scope.bind("<<ComboboxSelected>>", lambda _event: self._judge())
            ttk.Label(self.frame, text=texts.SCOPE).pack(anchor="w")
            self.scope.pack(anchor="w", pady=(0, self.px(8)))
        found = columns_of(parent, spec, [line.cells for line in lines])
        columns = [(one.name, one.heading, max(_LEAST, one.width)) for one in found]
        columns[0] = (*columns[0][:2], _NAME)
        numbers = [one.name for one in found if one.number]
        self.table = Table(
            self.frame,
            [*columns, ("fault", texts.FAULT, _FAULT)],
            self.lines_that_fit(max(4, min(_LINES, len(lines)))),
            self._tell,
            numbers,
        )
        self.buttons = self.button_row(
            [
                (dialog_texts.CANCEL, "secondary-outline", self.cancel),
                ("", "primary", self.accept),
            ]
        )
        self.told = ttk.Label(self.frame, foreground=theme.BAD, wraplength=self.px(900))
        self.told.pack(side="bottom", anchor="w", fill="x", pady=(self.px(6), 0))
        self.table.pack(fill="both", expand=True)
        self._show()

    def first_focus(self) -> tk.Misc:
        return self.buttons[1] if self.good else self.buttons[0]

    def accept(self) -> None:
        """Write the good lines as one step."""
        try:
            write_block(self.book, self.spec, self._owner(), self.lines)
        except NtmError as error:
            self.told.configure(text=f"! {error.sentence}")
            return
        self.answer(self.good)

    def _owner(self) -> str:
        return self._scopes[max(self.scope.current(), 0)] if self._scopes else ""

    def _judge(self) -> None:
        """Another owner may be asked other things: a commune's record names no other commune."""
        self.lines = checked(self.book, self.spec, self._owner(), self.lines)
        self.told.configure(text="")
        self._show()

    def _show(self) -> None:
        good = self.good = sum(not line.fault for line in self.lines)
        self._count.configure(text=texts.pasted(good, len(self.lines)))
        self.buttons[1].configure(text=texts.write_lines(good))
        self.buttons[1].state(["!disabled" if good else "disabled"])
        self.table.set_rows(
            [((*line.cells, line.fault), tables.BAD if line.fault else "") for line in self.lines]
        )

    def _tell(self, place: int) -> None:
        self.told.configure(text=self.lines[place].fault)
