"""Who sent a file, in words; of one that cannot be read, whom its name speaks of."""

from __future__ import annotations

import re
from pathlib import Path

from ntm_desktop.services.exchange.import_reports import ImportReport
from ntm_desktop.services.units import organisations
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts.records import short_name

_HEAD = re.compile(r"(?:MAU_)?NTM_\d{4}-\d{2}_")


def sender_words(book: Workbook, report: ImportReport) -> str:
    """The sender's short name; with a question mark where only the file's name tells; "" if
    neither does."""
    if report.author:
        return short_name(book.org_name(report.author))
    named = set(re.split(r"[_.-]", Path(report.path).name))
    for one in organisations(book):
        if one.code in named or (one.unit and one.unit in named):
            return f"{short_name(one.name)} ?"
    return ""


def name_of(path: str) -> str:
    """A file's name for a narrow column: without what the names of all packages begin with."""
    name = Path(path).name
    head = _HEAD.match(name)
    return f"…{name[head.end() :]}" if head else name
