"""Copies of a workbook through SQLite's backup API: made beside, verified, then put in place."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from ntm_desktop.db import connection as files
from ntm_desktop.db.session import Session
from ntm_desktop.errors import FileRefused, NtmError, StorageFailed
from ntm_desktop.texts import backup as texts


def copy(store: Session, target: Path) -> None:
    """A verified copy of the open workbook at ``target`` (must not exist). Raises StorageFailed."""
    part = target.with_name(target.name + ".part")
    try:
        _pour(store.db, part)
        check(part)
        _sync(part)
        os.replace(part, target)
    except (sqlite3.Error, OSError, NtmError) as error:
        part.unlink(missing_ok=True)
        raise StorageFailed(texts.unwritable(str(target))) from error


def _pour(source: sqlite3.Connection, target: Path) -> None:
    copy_ = sqlite3.connect(f"{target.absolute().as_uri()}?mode=rwc", uri=True)
    try:
        copy_.execute("PRAGMA synchronous=OFF")  # a .part: synced once, before it gets its name
        source.backup(copy_)
        copy_.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy_.close()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def check(path: Path) -> None:
    """Raises FileRefused where a file is no sound workbook of a version known here."""
    fault = files.header_fault(path)
    if fault is not None:
        raise FileRefused(fault.reason, texts.not_a_backup(path.name)) from fault
    try:
        db = _read(path)
        try:
            (answer,) = db.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise FileRefused("damaged", texts.not_a_backup(path.name)) from error
    if answer != "ok":
        raise FileRefused("damaged", texts.not_a_backup(path.name))


def _read(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    db.execute("PRAGMA trusted_schema=OFF")
    return db


def settings(path: Path) -> dict[str, str]:
    """The local settings of a copy (district, organisation…)."""
    db = _read(path)
    try:
        return dict(db.execute("SELECT name, value FROM workbook").fetchall())
    finally:
        db.close()


def pour(backup: Path, store: Session) -> None:
    """Overwrite the open workbook with a copy, page by page, as one transaction of SQLite."""
    with files.translated(store.path):
        source = _read(backup)
        try:
            source.backup(store.db)
        finally:
            source.close()


def make(backup: Path, target: Path) -> None:
    """A workbook file from a copy, at a place where there is none. Raises StorageFailed."""
    part = target.with_name(target.name + ".part")
    try:
        source = _read(backup)
        try:
            _pour(source, part)
        finally:
            source.close()
        check(part)
        _sync(part)
        os.replace(part, target)
    except (sqlite3.Error, OSError, FileRefused) as error:
        part.unlink(missing_ok=True)
        raise StorageFailed(texts.unwritable(str(target))) from error
