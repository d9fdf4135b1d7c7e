"""Checking a workbook: the file, its tables against its log, and what people recorded."""

from __future__ import annotations

from ntm_desktop.db import verify
from ntm_desktop.errors import FileRefused
from ntm_desktop.services.backups.backup import make_backup
from ntm_desktop.services.checks.check_registry import findings
from ntm_desktop.services.checks.check_values import CheckReport, Finding, Severity
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import checking as texts

__all__ = ["CheckReport", "Finding", "Severity", "check", "repair"]


def check(book: Workbook) -> CheckReport:
    """Everything that does not fit; writes nothing.

    Of a damaged file only the damage is told: figures read from it would mean nothing. Raises
    InUse, StorageFailed.
    """
    try:
        with verify.readable(book.store):
            faults = [
                _fault(code, where) for code, where in dict.fromkeys(verify.faults(book.store))
            ]
            if any(fault.code not in verify.STALE for fault in faults):
                return CheckReport("damaged", tuple(faults))
            data = findings(book)
    except FileRefused:  # pages that cannot be read at all
        return CheckReport("damaged", (_fault("integrity", book.path.name),))
    return CheckReport("stale" if faults else "ok", (*faults, *data))


def _fault(code: str, where: str) -> Finding:
    return Finding(code, Severity.ERROR, where, None, None, texts.file_fault(code, where))


def repair(book: Workbook) -> int:
    """Build heads and current values anew from the log, after a backup; returns the records.

    Raises FileRefused (``damaged``) where the log itself is damaged: that is for a backup to mend.
    """
    with verify.readable(book.store):
        if any(code not in verify.STALE for code, _ in verify.faults(book.store)):
            raise FileRefused("damaged", texts.log_damaged(str(book.path)))
    make_backup(book, "repair")
    rebuilt = verify.repair(book.store)
    book.rules.forget()
    book.tell(Change(texts.step_repair(), everything=True))
    return rebuilt
