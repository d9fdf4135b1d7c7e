"""The papers of a row: attach, open a copy, detach."""

from __future__ import annotations

import tempfile
import tkinter as tk
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.reports.printing import open_file
from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.services.exchange.export_choice import unsent_files
from ntm_desktop.services.papers import evidence as service
from ntm_desktop.services.papers.evidence import Evidence
from ntm_desktop.services.papers.scan_reducing import Reduction
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import evidence as evidence_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.attaching import Attaching, Done
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
        self._batch: Attaching | None = None
        columns = list(zip(_NAMES, texts.EVIDENCE_COLUMNS, _WIDTHS, strict=True))
        self.table = Table(self.frame, columns, 7, chosen=lambda _place: self._offer_buttons())
        self.table.pack(fill="both", expand=True)
        self.table.tree.bind("<Return>", lambda _event: self.open())
        self.table.tree.bind("<Double-Button-1>", lambda _event: self.open())
        self.table.tree.bind("<Delete>", lambda _event: self.detach())
        label = ttk.Label(self.frame, wraplength=self.px(560))
        label.pack(anchor="w", pady=(self.px(6), 0))
        self.told = Words(label)
        self._stays = ttk.Label(
            self.frame, font=theme.SMALL, foreground=theme.WARN, wraplength=self.px(560)
        )
        self._total = ttk.Label(
            self.frame, font=theme.SMALL, foreground=theme.QUIET, wraplength=self.px(560)
        )
        self._total.pack(anchor="w", pady=(self.px(4), 0))
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
        self._say_usual()
        self._say_total()
        self._offer_buttons()

    def _say_usual(self) -> None:
        usual = "" if self._papers else texts.NO_EVIDENCE
        reason = self._closed()
        self.told.say(reason or usual, theme.WARN if reason else theme.QUIET)

    def _say_total(self) -> None:
        form = self._model.form
        assert form is not None
        kept = service.kept_of(service.evidence_of(self._model.book, form.unit.code))
        sums = (kept.files, kept.size, kept.not_here)
        told = evidence_texts.total(form.unit.name, *sums, unsent_files(self._model.book))
        self._total.configure(text=told if kept.files else "")

    def _closed(self, paper: Evidence | None = None) -> str:
        """Why nothing is attached in the round that is shown, or this paper is not taken away."""
        form = self._model.form
        assert form is not None
        reason = service.closed_reason(self._model.book, form.round.code)
        if not reason and paper is not None:
            reason = service.closed_reason(self._model.book, paper.round)
        return reason

    def _offer_buttons(self) -> None:
        """What can be done now; a paper of a closed round says why it stays."""
        paper = self._chosen()
        idle = self._batch is None
        stays = self._closed(paper) if paper is not None else ""
        self._stays.configure(text="" if self._closed() else stays)
        if self._stays.cget("text"):
            self._stays.pack(anchor="w", before=self._total)
        else:
            self._stays.pack_forget()
        can = (paper is not None and not stays and idle, paper is not None and idle)
        may = (*can, idle and not self._closed())
        for button, usable in zip((self._detach, self._open, self._attach), may, strict=True):
            button.state(["!disabled" if usable else "disabled"])

    def ask_files(self) -> None:
        """Choose files and attach them."""
        types = ((dialog_texts.ALL_FILES, "*"),)
        self.attach(self._dialogs.choose_files(title=texts.CHOOSE_FILES, types=types))

    def attach(self, files: list[Path]) -> None:
        """Attach files, each by itself; of large scans it is asked once how."""
        if not files or self._batch is not None:
            return
        self._batch = Attaching(
            self.top, self._context.background, self._attach_one, self._attached
        )
        self._offer_buttons()
        self._batch.start(files)

    def _attach_one(self, file: Path, smaller: Reduction | None) -> None:
        form = self._model.form
        assert form is not None
        place = (form.unit.code, form.criteria_set.id, self._code, form.round.code)
        service.attach(self._model.book, *place, file, smaller or False)

    def _attached(self, done: Done) -> None:
        """The first fault is told under the list, else what was done."""
        self._batch = None
        if not self.top.winfo_exists():
            return
        self.fill()
        if done.faults:
            self.told.say(done.faults[0], theme.BAD)
        elif done.left_out or done.saved:
            told = evidence_texts.done(done.attached, done.left_out, done.saved)
            self.told.say(told, theme.QUIET)

    def cancel(self) -> None:
        """Shut the window; what is still being looked at is not attached."""
        if self._batch is not None:
            self._batch.cancel()
        super().cancel()

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
        if paper is None or self._detach.instate(["disabled"]):
            return
        if not self._dialogs.ask_yes_no(
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
