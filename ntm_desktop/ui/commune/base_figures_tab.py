"""Base figures of the unit in the round's year: typed once, taken as totals everywhere."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.domain import fields, numbers
from ntm_desktop.domain.criteria import BaseFigure
from ntm_desktop.errors import NtmError
from ntm_desktop.services.criteria import base_figures
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Field, Words
from ntm_desktop.ui.commune.field_keys import FieldKeys
from ntm_desktop.ui.commune.form_model import Draft
from ntm_desktop.ui.commune.page import Page, PageHost
from ntm_desktop.ui.commune.rows_frame import RowsFrame
from ntm_desktop.ui.scroll import ScrollFrame


class BaseRow:
    """Title, field, unit, and the sentence under the field."""

    def __init__(self, tab: BaseFiguresTab, figure: BaseFigure, line: int) -> None:
        self._tab, self.figure = tab, figure
        body = tab.body
        ttk.Label(body, text=figure.title).grid(row=line, column=0, sticky="w", padx=(0, 16))
        self.field = Field(ttk.Entry(body, width=14, justify="right"), self, figure.code, 0)
        self.field.widget.grid(row=line, column=1, pady=(4, 0))
        ttk.Label(body, text=figure.unit, foreground=theme.QUIET).grid(
            row=line, column=2, sticky="w", padx=8
        )
        under = ttk.Label(body, font=theme.SMALL)
        self._under = Words(under)
        self._line = line
        tab.field_keys.add(self.field, new_line=True)

    def show(self, value: str, writable: bool, *, moved: bool) -> None:
        """Put the saved figure into the field."""
        text = numbers.vietnamese(value) if value else ""
        draft = self._tab.host.model.draft("", self.field)
        self.field.enable(writable)
        if draft is not None:
            self.field.shown = text
            if moved:
                self.field.put(draft.text)
                self.field.mark(draft.fault)
        elif moved or not self.field.dirty:
            self.field.show(text)
        self._tell(self.field.fault)

    def _tell(self, fault: str) -> None:
        self._under.say(fault, theme.BAD)
        if fault:
            self._under.label.grid(row=self._line + 1, column=1, columnspan=2, sticky="w")
        else:
            self._under.label.grid_remove()

    def save(self, field: Field) -> None:
        """Save the figure; see ``FieldOwner``."""
        self._tab.save([field])

    def read(self) -> str:
        """The canonical value that is typed. Raises FieldError."""
        return fields.number(self.field.text, whole=self.figure.whole) if self.field.text else ""

    def fail(self, sentence: str) -> None:
        """Show what is wrong under the field; the text stays."""
        self.field.mark(sentence)
        self._tab.host.model.keep_draft("", self.field, Draft(self.field.text, sentence))
        self._tell(sentence)

    def settle(self) -> None:
        """It is saved."""
        self.field.mark("")
        self._tab.host.model.keep_draft("", self.field, None)
        self._tell("")

    def forget_typed(self, field: Field) -> None:
        """Escape: what is saved stands there again."""
        field.put(field.shown)
        self.settle()

    def focused(self) -> None:
        """The field alone is enough to see."""

    def take_base(self, field: Field) -> bool:
        """Nothing is offered here."""
        return False


class BaseFiguresTab(Page):
    """A field for every base figure that the catalogue knows."""

    def __init__(self, parent: tk.Misc, host: PageHost) -> None:
        super().__init__(parent, host)
        self.field_keys = FieldKeys(self, self.paste)
        self._lead = ttk.Label(self, foreground=theme.QUIET)
        self._lead.pack(anchor="w", pady=8)
        scroll = ScrollFrame(self)
        scroll.pack(fill="both", expand=True)
        self.body = RowsFrame(scroll)
        catalogue = host.model.book.catalogue
        self.rows = {
            figure.code: BaseRow(self, figure, 2 * place)
            for place, figure in enumerate(catalogue.base_figures())
        }

    def fill(self) -> None:
        """Show the figures of the unit's year."""
        self._show(moved=True)

    def refresh(self) -> None:
        """Show what changed."""
        self._show(moved=False)

    def _show(self, *, moved: bool) -> None:
        model = self.host.model
        writable = model.may_write_bases()
        year = model.place[1][:4]
        self._lead.configure(text=texts.base_lead(year, writable))
        for code, row in self.rows.items():
            row.show(model.bases.get(code, ""), writable, moved=moved)

    def first_field(self) -> None:
        """The first figure."""
        self.field_keys.focus(self.field_keys.fields[0])

    def paste(self, field: Field, block: list[list[str]]) -> None:
        """Put the first column of a block downwards."""
        taken = []
        for down, cells in enumerate(block):
            target = self.field_keys.below(field, down)
            if target is not None:
                target.put(" ".join(cells[0].split()))
                taken.append(target)
        self.save(taken)

    def save(self, typed: Sequence[Field]) -> None:
        """Save these figures; what cannot be read stays where it is, with its sentence."""
        model = self.host.model
        unit, round_code = model.place
        for field in typed:
            row = self.rows[field.part]
            before = field.shown
            try:
                value = row.read()
                field.shown = field.text
                base_figures.set_base_figure(model.book, unit, round_code[:4], field.part, value)
            except NtmError as fault:
                field.shown = before
                row.fail(fault.sentence)
            else:
                row.settle()
                row.show(model.bases.get(field.part, ""), True, moved=False)
