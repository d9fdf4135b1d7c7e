"""The papers of a row: attach, open a copy, detach."""

from __future__ import annotations

import tempfile
import tkinter as tk
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.reports.printing import open_file
from ntm_desktop.services import evidence as service
from ntm_desktop.services.evidence import Evidence
from ntm_desktop.services.reading import FormRow
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Words
from ntm_desktop.ui.commune.form_model import FormModel
from ntm_desktop.ui.dialogs import Dialogs
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.tables import QUIET, Table
from ntm_desktop.ui.view import AppContext

_WIDTHS = (300, 90, 120, 80)
_NAMES = ("title", "number", "codes", "round")


class EvidencePanel(Modal[None]):
    """A list with buttons; ``row`` is read from the model after every change."""

    def __init__(
        self, parent: tk.Tk | tk.Toplevel, context: AppContext, model: FormModel, code: str
    ) -> None:
        assert model.form is not None
        super().__init__(parent, texts.evidence_title(code, model.form.unit.name))
        self._context, self._model, self._code = context, model, code
        self._dialogs = Dialogs(self.top)
        self._papers: tuple[Evidence, ...] = ()
        columns = list(zip(_NAMES, texts.EVIDENCE_COLUMNS, _WIDTHS, strict=True))
        self.table = Table(self.frame, columns, 7)
        self.table.pack(fill="both", expand=True)
        self.table.tree.bind("<Return>", lambda _event: self.open())
        self.table.tree.bind("<Double-Button-1>", lambda _event: self.open())
        self.table.tree.bind("<Delete>", lambda _event: self.detach())
        label = ttk.Label(self.frame, wraplength=self.px(560))
        label.pack(anchor="w", pady=(self.px(6), 0))
        self.told = Words(label)
        buttons = self.button_row(
            [
                (texts.DETACH, "secondary-outline", self.detach),
                (texts.OPEN, "secondary-outline", self.open),
                (texts.ATTACH, "primary", self.ask_files),
                (dialog_texts.CLOSE, "secondary-outline", self.cancel),
            ]
        )
        self._detach, self._open, self._attach, self._close = buttons
        self.fill()

    def first_focus(self) -> tk.Misc:
        """The list where there is something to see, else the button that brings something."""
        return self.table.tree if self._papers else self._close

    @property
    def row(self) -> FormRow:
        """The row as it stands now."""
        return self._model.rows[self._code]

    def fill(self) -> None:
        """Show the papers."""
        self._papers = self.row.evidence
        rows = []
        for paper in self._papers:
            size = texts.size(paper.size) if paper.here else texts.NOT_HERE
            cells = (paper.title, size, ", ".join(paper.codes), paper.round)
            rows.append((cells, "" if paper.here else QUIET))
        self.table.set_rows(rows)
        self.told.say("" if rows else texts.NO_EVIDENCE, theme.QUIET)
        for button in (self._detach, self._open):
            button.state(["!disabled" if rows else "disabled"])

    def ask_files(self) -> None:
        """Choose files and attach them."""
        types = ((dialog_texts.ALL_FILES, "*"),)
        self.attach(self._dialogs.choose_files(title=texts.CHOOSE_FILES, types=types))

    def attach(self, files: list[Path]) -> None:
        """Attach files, each by itself; the first fault is told under the list."""
        form = self._model.form
        assert form is not None
        faults = []
        for file in files:
            try:
                service.attach(
                    self._model.book,
                    form.unit.code,
                    form.criteria_set.id,
                    self._code,
                    form.round.code,
                    file,
                )
            except NtmError as fault:
                faults.append(fault.sentence)
        self.fill()
        if faults:
            self.told.say(faults[0], theme.BAD)

    def open(self) -> None:
        """Open a copy in the system's viewer."""
        paper = self._chosen()
        if paper is None:
            return
        folder = Path(tempfile.gettempdir()) / "ntm-minh-chung"
        try:
            open_file(service.extract(self._model.book, paper, folder))
        except NtmError as fault:
            self.told.say(fault.sentence, theme.BAD)

    def detach(self) -> None:
        """Take the chosen paper away from this indicator."""
        paper = self._chosen()
        if paper is None or not self._dialogs.ask_yes_no(
            texts.detach(paper.file_name, self._code), yes=texts.DETACH, danger=True
        ):
            return
        try:
            service.detach(self._model.book, paper.key, self._code)
        except NtmError as fault:
            self.told.say(fault.sentence, theme.BAD)
            return
        self.fill()

    def _chosen(self) -> Evidence | None:
        place = self.table.current
        return self._papers[place] if place is not None else None
