"""A chosen file in the import pane: what was said of it, its code, its words, its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_desktop.services.exchange import import_outlook as outlook
from ntm_desktop.services.exchange.import_reports import ImportReport, Status
from ntm_desktop.services.exchange.senders import name_of, sender_words
from ntm_desktop.services.exchange.trust import KeyState
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import keys as key_texts
from ntm_desktop.ui import tables

STOPPED, PARTLY, CONFLICT = "stopped", "partly", "conflict"
_UNSURE = frozenset({"first_seen", "seen"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A chosen file: what the preview or the import said of it, and its records in words."""

    report: ImportReport
    records: outlook.FileOutlook
    state: str

    @property
    def open(self) -> bool:
        """Whether pressing the button would take it in."""
        return self.report.status is Status.PLANNED and self.state != STOPPED

    @property
    def word(self) -> str:
        """What became of it, as its line says: a word of ``texts.STATES``."""
        if self.state == Status.NOTHING_NEW:
            return self.report.word
        waits = self.state == Status.APPLIED and self.report.conflicts
        return CONFLICT if waits else self.state

    @property
    def to_log(self) -> bool:
        """It brings nothing, but that it came is not in the log: its sender would hear nothing."""
        told = self.report
        new = told.status is Status.NOTHING_NEW and told.reason is None
        return new and told.import_number is None and self.state != STOPPED


def words_of(report: ImportReport) -> str:
    """What became of the file, and who signed it where that is not sure."""
    about = report.about
    said = [report.sentence]
    if about.key_state in _UNSURE:
        said.append(texts.key_words(key_texts.STATES[about.key_state], about.key_code))
    elif about.key_state == KeyState.NONE and report.status is not Status.REFUSED:
        said.append(exchange_texts.taken_unsigned())
    return " ".join((*said, *about.notes))


def tag_of(entry: Entry) -> str:
    """The mark of its line in the list."""
    if entry.report.status is Status.REFUSED:
        return tables.BAD
    if entry.report.needs_a_person:
        return tables.WARN
    if entry.report.status is Status.APPLIED:
        return tables.GOOD
    return "" if entry.open else tables.QUIET


def row_of(book: Workbook, entry: Entry) -> tuple[tuple[str, ...], str]:
    """Its line in the list of files: cells and mark."""
    report = entry.report
    counts = (report.new, report.updated, report.same, report.older, report.conflicts)
    silent = report.status is Status.REFUSED
    cells = (
        sender_words(book, report),
        name_of(report.path),
        *("" if silent else str(count) for count in counts),
        "" if silent else str(len(report.refused_rows)),
        state_of(report, entry.word),
    )
    return cells, tag_of(entry)


def state_of(report: ImportReport, word: str) -> str:
    """What became of a file, or why it is not taken, in a few words."""
    if word == Status.REFUSED and report.reason in exchange_texts.REASONS:
        return f"✗ {exchange_texts.REASONS[report.reason]}"
    return texts.STATES[word]


def record_rows(entry: Entry) -> list[tuple[Sequence[str], str]]:
    """The lines of its records, and one that says where there are none or more of them."""
    rows: list[tuple[Sequence[str], str]] = [
        (
            (texts.ACTIONS[one.action], one.title, one.before, one.after),
            _RECORD_TAGS[one.action],
        )
        for one in entry.records.records
    ]
    if entry.records.left_out:
        rows.append((("", texts.more_records(entry.records.left_out), "", ""), tables.QUIET))
    if not rows and entry.report.status is not Status.REFUSED:
        files = entry.report.about.new_files
        told = texts.only_files(files) if files else texts.NO_RECORDS
        rows.append((("", told, "", ""), tables.QUIET))
    return rows


_RECORD_TAGS = {"conflict": tables.WARN, "refused": tables.BAD, "new": "", "updated": ""}
