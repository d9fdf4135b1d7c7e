"""A chosen file in the import pane: what was said of it, its code, its words, its mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.services.exchange import import_outlook as outlook
from ntm_desktop.services.exchange.import_reports import ImportReport, Status
from ntm_desktop.services.units import organisations
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import keys as key_texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import tables

STOPPED, PARTLY = "stopped", "partly"
KEY_FAULTS = frozenset({"key_changed", "key_withdrawn"})
CODE_FAULTS = KEY_FAULTS | {"bad_signature"}
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
    def to_log(self) -> bool:
        """It brings nothing, but that it came is not in the log: its sender would hear nothing."""
        told = self.report
        new = told.status is Status.NOTHING_NEW and told.reason is None
        return new and told.import_number is None and self.state != STOPPED


def code_of(report: ImportReport) -> str:
    """The code that lets the file in when the sender reads it aloud."""
    return report.about.key_code if report.reason in KEY_FAULTS else report.about.code


def sender_words(book: Workbook, report: ImportReport) -> str:
    """Who sent the file; where it cannot be read, whom its name speaks of, with a question mark."""
    if report.author:
        return short_name(book.org_name(report.author))
    named = set(re.split(r"[_.-]", Path(report.path).name))
    for one in organisations(book):
        if one.code in named or (one.unit and one.unit in named):
            return f"{short_name(one.name)} ?"
    return ""


def words_of(report: ImportReport) -> str:
    """What became of the file, and who signed it where that is not sure."""
    about = report.about
    said = [report.sentence]
    if about.key_state in _UNSURE:
        said.append(texts.key_words(key_texts.STATES[about.key_state], about.key_code))
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
