"""How a workbook's file stands, and bringing it back to a copy, also where it does not open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from ntm_desktop.db import verify
from ntm_desktop.errors import FileRefused
from ntm_desktop.services.backups import backup as backups
from ntm_desktop.services.opening import open_workbook
from ntm_desktop.services.workbook import Workbook

# Faults of a file that was, or may have been, a workbook of ours; others are left alone.
BROKEN = frozenset({"not_sqlite", "truncated", "foreign_schema", "damaged"})


class Condition(Enum):
    """How a workbook's file stands: ``STALE`` is mended from its own log, ``DAMAGED`` is not."""

    SOUND = auto()
    STALE = auto()
    DAMAGED = auto()


@dataclass(frozen=True, slots=True)
class Restored:
    """``before``: the copy made of what was there; None where the file was broken or absent."""

    path: Path
    before: Path | None


def condition(book: Workbook) -> Condition:
    """Prove an open workbook in full; writes nothing."""
    try:
        with verify.readable(book.store):
            verify.check_sound(book.store)
            codes = {code for code, _ in verify.faults(book.store)}
    except (FileRefused, UnicodeError, ValueError):  # rows that cannot be read at all
        return Condition.DAMAGED
    if codes - verify.STALE:
        return Condition.DAMAGED
    return Condition.STALE if codes else Condition.SOUND


def condition_of(path: Path) -> Condition:
    """The same of a workbook that is not open. Raises InUse, StorageFailed."""
    try:
        book = open_workbook(path, as_it_is=True)
    except FileRefused:
        return Condition.DAMAGED
    try:
        return condition(book)
    finally:
        book.close()


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
        if fault.reason not in BROKEN or not workbook.is_file():
            raise
    backups.restore_file(workbook, backup)
    return Restored(workbook, None)
