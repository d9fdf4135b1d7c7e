"""Taking in packages: choose, look at what each would change, apply with progress, read the report.

Nothing changes before the button is pressed; between two files it can be stopped.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.domain.codes import same_code
from ntm_desktop.services.exchange import import_outlook as outlook
from ntm_desktop.services.exchange.consents import (
    CHANGED,
    CODE_FAULTS,
    UNSIGNED,
    code_of,
    same_key,
)
from ntm_desktop.services.exchange.import_reports import ImportReport, Status
from ntm_desktop.services.exchange.import_sums import summed, troubles
from ntm_desktop.services.exchange.importing import import_steps
from ntm_desktop.services.exchange.receipts import batch_receipt
from ntm_desktop.services.exchange.trust import KeyState
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui import keys, tables, theme
from ntm_desktop.ui.background import Work
from ntm_desktop.ui.dialogs import PACKAGE_TYPES
from ntm_desktop.ui.exchange.import_entry import (
    PARTLY,
    STOPPED,
    Entry,
    record_rows,
    row_of,
    words_of,
)
from ntm_desktop.ui.exchange.receipt_opener import open_receipt
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.view import AppContext, Role, ViewName

_GO_KEY = "Ctrl+Enter"
_ROOM, _WIDE, _BUTTON, _NAME = 900, 950, 150, 420
_FEWEST, _MOST = 5, 8  # lines of the list of files


class ImportPane(ttk.Frame):
    """The files above, the records of the chosen one below."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self.entries: list[Entry] = []
        self.paths: list[Path] = []
        self.work: Work | None = None
        self._folder = ""
        self._consents: dict[str, tuple[str, ...]] = {}
        self._kept: str | None = None
        self._build()
        self._show()

    # ------------------------------------------------------------------ widgets

    def _build(self) -> None:
        gap = theme.px(self, 8)
        top = ttk.Frame(self)
        top.pack(side="top", fill="x")
        self.choose_button = ttk.Button(
            top, text=texts.CHOOSE_FILES, bootstyle="primary-outline", command=self.choose_files
        )
        self.choose_button.pack(side="left")
        tip = shell_texts.tip(keys.label(Action.IMPORT), keys.shown(Action.IMPORT))
        ttk.ToolTip(self.choose_button, text=tip)
        self.lead = ttk.Label(top, text=texts.IMPORT_LEAD, foreground=theme.QUIET)
        self.lead.pack(side="left", padx=gap)
        self.missing_button = ttk.Button(
            top,
            text=texts.WHO_HAS_SENT,
            bootstyle="secondary-outline",
            command=lambda: self._context().navigate(ViewName.REPORTING),
        )
        bottom = ttk.Frame(self)
        bottom.pack(side="bottom", fill="x", pady=(gap, 0))
        self.go_button = ttk.Button(bottom, bootstyle="primary", command=self.apply)
        self.go_button.pack(side="right")
        ttk.ToolTip(self.go_button, text=shell_texts.tip(texts.IMPORT_TAB, _GO_KEY))
        self.clear_button = ttk.Button(
            bottom, text=texts.CLEAR, bootstyle="secondary-outline", command=self.clear
        )
        self.clear_button.pack(side="right", padx=gap)
        self.report_button = ttk.Button(
            bottom,
            text=texts.PRINT_REPORT,
            bootstyle="primary-outline",
            command=self.print_report,
        )
        self.conflicts_button = ttk.Button(
            bottom,
            text=f"{texts.SEE_CONFLICTS} ({keys.shown(Action.CONFLICTS)})",
            bootstyle="primary-outline",
            command=lambda: self._context().navigate(ViewName.CONFLICTS),
        )
        self.troubles = ttk.Label(self, wraplength=theme.px(self, _WIDE))
        self.troubles.pack(side="bottom", fill="x")
        self.summary = ttk.Label(self, font=theme.BOLD)
        self.summary.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.files = tables.Table(self, texts.FILE_COLUMNS, _FEWEST, self._choose)
        self.files.pack(side="top", fill="x", pady=(gap, 0))
        told = ttk.Frame(self)
        told.pack(side="top", fill="x", pady=(gap // 2, gap // 2))
        self.code_button = ttk.Button(
            told, text=texts.ACCEPT_CODE, bootstyle="warning", command=self.accept_code
        )
        self._accept = tk.BooleanVar(self, False)
        self.accept = ttk.Checkbutton(
            told, variable=self._accept, command=self.accept_unsigned, bootstyle="warning"
        )
        self.sentence = ttk.Label(told, wraplength=theme.px(self, _ROOM))
        self.sentence.pack(side="left", fill="x", expand=True)
        self.records = tables.Table(self, texts.RECORD_COLUMNS, 6, self._show_record)
        self.values = ttk.Label(self, wraplength=theme.px(self, _ROOM), foreground=theme.QUIET)
        self.values.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.records.pack(side="top", fill="both", expand=True)

    # ------------------------------------------------------------------ choosing and looking

    def choose_files(self) -> None:
        """Ask for files and show what each of them would change."""
        paths = self._context().dialogs.choose_files(
            title=texts.CHOOSE_TITLE, types=PACKAGE_TYPES, folder=self._folder
        )
        if paths:
            self._folder = str(paths[0].parent)
            self.look_at(paths)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what each file would change, as if it came alone."""
        if self.work is not None:
            return
        self.entries, self.paths = [], list(dict.fromkeys(paths))
        self._consents = {}
        self._look()

    def accept_unsigned(self) -> None:
        """The person knows who sent the chosen file, which nobody signed; or takes that back."""
        place = self.files.current
        if place is None:
            return
        report = self.entries[place].report
        if self._accept.get():
            self._consents[report.path] = (report.about.code,)
        else:
            self._consents.pop(report.path, None)
        self._kept = report.path
        self._look()

    def accept_code(self) -> None:
        """The person telephones the sender and types the code that was heard."""
        place, context = self.files.current, self._context()
        if place is None:
            return
        report = self.entries[place].report
        name = context.book.org_name(report.author)
        by_key = report.reason == CHANGED
        reports = [entry.report for entry in self.entries]
        heard = context.dialogs.ask_text(
            texts.ask_key_code(name) if by_key else texts.ask_file_code(name),
            title=texts.ACCEPT_CODE,
            check=lambda text: None if same_code(text, code_of(report)) else texts.OTHER_CODE,
        )
        if heard is not None:
            self._consents.update({one.path: (heard,) for one in same_key(reports, report)})
            self._kept = report.path
            self._look()

    def print_report(self) -> None:
        """The report of what became of each file, for the printer."""
        book = self._context().book
        reports = [entry.report for entry in self.entries]
        open_receipt(batch_receipt(book, reports, book.now()))

    def _look(self) -> None:
        """Read what was not taken in yet; what was stays in the list and in the report."""
        taken = {
            entry.report.path: entry
            for entry in self.entries
            if entry.report.status is Status.APPLIED
        }
        found: dict[str, Entry] = dict(taken)
        book = self._context().book
        paths = [path for path in self.paths if str(path) not in taken]

        def told(report: ImportReport) -> None:
            found[report.path] = Entry(report, outlook.of_file(book, report), report.status.value)

        def done() -> None:
            self.entries = [found[str(path)] for path in self.paths if str(path) in found]
            good = sum(entry.open for entry in self.entries)
            said = texts.previewed(len(paths), good) if self.entries else ""
            if not good and self.entries:
                to_log = any(entry.to_log for entry in self.entries)
                said = texts.ONLY_TO_LOG if to_log else texts.NOTHING_TO_DO
            self._show(said)

        if paths:
            self._run(paths, texts.READING, texts.reading, told, done, dry_run=True)

    def clear(self) -> None:
        """Forget the chosen files; nothing was changed by them."""
        self.entries, self.paths = [], []
        self._show()
        self.choose_button.focus_set()

    # ------------------------------------------------------------------ applying

    def apply(self) -> None:
        """Take in what was previewed, file by file."""
        waiting = [entry for entry in self.entries if entry.open or entry.to_log]
        if not waiting or self.work is not None:
            return
        places = {entry.report.path: self.entries.index(entry) for entry in waiting}
        marks = {entry.report.path: entry.report.mark for entry in waiting}
        applied: list[ImportReport] = []

        def told(report: ImportReport) -> None:
            partly = report.status is Status.APPLIED and report.refused_rows
            state = PARTLY if partly else report.status.value
            place = places[report.path]
            records = outlook.as_applied(self.entries[place].records, report)
            self.entries[place] = Entry(report, records, state)
            applied.append(report)

        def done() -> None:
            stopped = len(applied) < len(waiting)
            for entry in waiting:
                if entry in self.entries:
                    place = self.entries.index(entry)
                    self.entries[place] = Entry(entry.report, entry.records, STOPPED)
            said = summed([entry.report for entry in self.entries])
            self._show(texts.STOPPED if stopped else said)
            self._context().say(said)

        paths = [Path(entry.report.path) for entry in waiting]
        self._run(paths, texts.IMPORTING, texts.importing, told, done, expected=marks)

    def _run(
        self,
        paths: Sequence[Path],
        sentence: str,
        says: Callable[[int, int, str], str],
        told: Callable[[ImportReport], None],
        done: Callable[[], None],
        *,
        dry_run: bool = False,
        expected: dict[str, str] | None = None,
    ) -> None:
        """Work through the files between the window's events; cancelling stops before the next."""
        context = self._context()
        consents = dict(self._consents)
        stop = [False]
        window = context.dialogs.progress(sentence, lambda: stop.__setitem__(0, True))

        def goes_on(at: int, of: int, name: str) -> bool:
            window.set(at / of, says(at, of, name))
            return not stop[0]

        def steps() -> Iterator[float]:
            try:
                yield 0.0
                reports = import_steps(
                    context.book,
                    paths,
                    accept_by_file=consents,
                    dry_run=dry_run,
                    progress=goes_on,
                    expected=expected,
                )
                for number, report in enumerate(reports):
                    told(report)
                    yield (number + 1) / len(paths)
            finally:
                window.close()
                self.work = None

        self.work = context.background.steps(steps(), done, window.set)

    # ------------------------------------------------------------------ showing

    def fill(self) -> None:
        """Offer the list of who has sent to whom it is for."""
        if self._context().role is Role.DISTRICT:
            self.missing_button.pack(side="right")

    def _show(self, summary: str = "") -> None:
        self.files.tree.configure(height=min(max(len(self.entries), _FEWEST), _MOST))
        book = self._context().book
        self.files.set_rows([row_of(book, entry) for entry in self.entries], self._first())
        count = sum(entry.open for entry in self.entries)
        to_log = sum(entry.to_log for entry in self.entries)
        only_log = to_log and not count
        self.go_button.configure(
            text=texts.log_button(to_log) if only_log else texts.import_button(count)
        )
        self.go_button.state(["!disabled" if count or to_log else "disabled"])
        self.clear_button.state(["!disabled" if self.entries else "disabled"])
        self.summary.configure(text=summary)
        self.troubles.configure(text=troubles(book, [entry.report for entry in self.entries]))
        applied = [e.report for e in self.entries if e.report.status is Status.APPLIED]
        if self.entries:
            self.report_button.pack(side="right")
        else:
            self.report_button.pack_forget()
        if any(report.conflicts for report in applied):
            self.conflicts_button.pack(side="right", padx=theme.px(self, 8))
        else:
            self.conflicts_button.pack_forget()
        if not self.entries:
            self.code_button.pack_forget()
            self.accept.pack_forget()
            self.sentence.configure(text="")
            self.records.set_rows([])
            self.values.configure(text="")
        elif count or to_log:
            self.go_button.focus_set()

    def _first(self) -> int:
        """The file that was just agreed to; else the first that is not taken whole."""
        kept, self._kept = self._kept, None
        for place, entry in enumerate(self.entries):
            if entry.report.path == kept:
                return place
        for place, entry in enumerate(self.entries):
            if entry.report.needs_a_person:
                return place
        return 0

    def _choose(self, place: int) -> None:
        entry = self.entries[place]
        bad = entry.report.status is Status.REFUSED
        self.sentence.configure(
            text=words_of(entry.report), foreground=theme.BAD if bad else theme.INK
        )
        if entry.report.reason in CODE_FAULTS and code_of(entry.report):
            self.code_button.pack(side="right", before=self.sentence)
        else:
            self.code_button.pack_forget()
        self._offer_unsigned(entry.report)
        self._wrap_sentence()
        rows = record_rows(entry)
        self.records.set_rows(rows)
        if not rows:
            self.values.configure(text="")

    def _offer_unsigned(self, report: ImportReport) -> None:
        """The yes to the chosen file alone, named beside it, as long as it is not taken in."""
        agreed = report.path in self._consents and report.about.key_state == KeyState.NONE
        waits = report.reason == UNSIGNED or (agreed and report.status is Status.PLANNED)
        if waits:
            name = Path(report.path).name
            self._accept.set(agreed)
            self.accept.configure(text=texts.accept_unsigned(theme.fit(self, name, _NAME)))
            self.accept.pack(side="bottom", anchor="w", before=self.sentence)
        else:
            self.accept.pack_forget()

    def _show_record(self, place: int) -> None:
        """The chosen record in full, for what is cut in its cells."""
        current = self.files.current
        records = self.entries[current].records.records if current is not None else ()
        if place < len(records):
            one = records[place]
            before = f"{one.before} → " if one.before else ""
            self.values.configure(text=f"{one.title}\n{before}{one.after}")
        else:
            self.values.configure(text="")

    def rescale(self) -> None:
        """The text size changed."""
        self.values.configure(wraplength=theme.px(self, _ROOM))
        self.troubles.configure(wraplength=theme.px(self, _WIDE))
        self._wrap_sentence()

    def _wrap_sentence(self) -> None:
        taken = _BUTTON if self.code_button.winfo_manager() else 0
        self.sentence.configure(wraplength=theme.px(self, _ROOM - taken))
