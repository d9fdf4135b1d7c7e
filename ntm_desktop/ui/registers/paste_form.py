"""Looking at a pasted block before it becomes records."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.domain.register_specs import RegisterSpec
from ntm_desktop.errors import NtmError
from ntm_desktop.services.records import register_keys
from ntm_desktop.services.records.register_choices import Names
from ntm_desktop.services.records.register_paste import Pasted, write_block
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
        self.good = sum(not line.fault for line in lines)
        self.say(texts.pasted(self.good, len(lines)))
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
                (texts.write_lines(self.good), "primary", self.accept),
            ]
        )
        self.told = ttk.Label(self.frame, foreground=theme.BAD, wraplength=self.px(900))
        self.told.pack(side="bottom", anchor="w", fill="x", pady=(self.px(6), 0))
        self.table.pack(fill="both", expand=True)
        if not self.good:
            self.buttons[1].state(["disabled"])
        rows = [((*line.cells, line.fault), tables.BAD if line.fault else "") for line in lines]
        self.table.set_rows(rows)

    def first_focus(self) -> tk.Misc:
        return self.buttons[1] if self.good else self.buttons[0]

    def accept(self) -> None:
        """Write the good lines as one step."""
        scope = self._scopes[max(self.scope.current(), 0)] if self._scopes else ""
        try:
            write_block(self.book, self.spec, scope, self.lines)
        except NtmError as error:
            self.told.configure(text=f"! {error.sentence}")
            return
        self.answer(self.good)

    def _tell(self, place: int) -> None:
        self.told.configure(text=self.lines[place].fault)
