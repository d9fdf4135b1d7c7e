"""Bringing a workbook back to a copy, whether or not it can still be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.db import verify
from ntm_desktop.errors import FileRefused
from ntm_desktop.services import backup as backups
from ntm_desktop.services.opening import open_workbook

# Faults of a file that was, or may have been, a workbook of ours; others are left alone.
_BROKEN = frozenset({"not_sqlite", "truncated", "foreign_schema", "damaged"})


@dataclass(frozen=True, slots=True)
class Restored:
    """``before``: the copy made of what was there; None where the file was broken or absent."""

    path: Path
    before: Path | None


def restore_path(workbook: Path, backup: Path) -> Restored:
    """Bring the workbook at a path back to a copy; a broken file is kept aside, never deleted.

    Raises FileRefused, Refused, InUse, StorageFailed.
    """
    backups.check_backup(backup)
    if not workbook.exists():
        backups.restore_file(workbook, backup)
        return Restored(workbook, None)
    try:
        book = open_workbook(workbook, as_it_is=True)
        try:
            with verify.readable(book.store):
                verify.check_sound(book.store)
            return Restored(workbook, backups.restore(book, backup))
        finally:
            book.close()
    except FileRefused as fault:
        if fault.reason not in _BROKEN or not workbook.is_file():
            raise
    backups.restore_file(workbook, backup)
    return Restored(workbook, None)
