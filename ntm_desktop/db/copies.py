"""Copies of a workbook through SQLite's backup API: made beside, verified, then put in place.

A copy that is only read (to restore it, to look into it) is never opened where it lies: its bytes
are fetched first, so nothing is left beside it on a stick.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.db import connection as files
from ntm_desktop.db.file_names import sync_folder
from ntm_desktop.db.normalise import STORED, same_structure
from ntm_desktop.db.session import Session
from ntm_desktop.errors import FileRefused, NtmError, StorageFailed
from ntm_desktop.texts import backup as texts
from ntm_desktop.texts import places, storage

_PAGES = 64
_PAUSE = 0.001


def copy(store: Session, target: Path, *, gently: bool = False) -> None:
    """A verified copy of the open workbook at ``target`` (must not exist). Raises StorageFailed.

    ``gently``: a few pages at a time, from a thread beside the one that writes. SQLite takes what
    is written in between into the copy, and ends it only where no transaction is open.
    """
    part = target.with_name(f"{paths.temporary_name()}{target.suffix}.part")
    try:
        _pour(store.db, part, gently=gently)
        _name(part, target)
    except (sqlite3.Error, OSError, NtmError) as error:
        _drop(part)
        raise StorageFailed(texts.unwritable(str(target))) from error


def _private(path: Path) -> None:
    """An empty file that only its owner may read, as a new workbook is."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _pour(source: sqlite3.Connection, target: Path, *, gently: bool) -> None:
    _private(target)
    copy_ = sqlite3.connect(f"{target.absolute().as_uri()}?mode=rwc", uri=True)
    try:
        # A .part is nobody's yet: it is synced once, before it gets its name, and a copy that is
        # broken off is thrown away, so it needs no journal.
        copy_.execute("PRAGMA synchronous=OFF")
        copy_.execute("PRAGMA journal_mode=MEMORY")
        if gently:
            source.backup(copy_, pages=_PAGES, progress=_let_others, sleep=0.01)
        else:
            source.backup(copy_)
        copy_.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy_.close()


def _let_others(_status: int, _remaining: int, _total: int) -> None:
    time.sleep(_PAUSE)


def _name(part: Path, target: Path) -> None:
    """Give a finished copy its name once it is proved and on the disk."""
    check(part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, target)
    sync_folder(target.parent)


def _drop(part: Path) -> None:
    for ending in ("", "-journal"):
        with suppress(OSError):  # the place itself may be gone
            part.with_name(part.name + ending).unlink(missing_ok=True)


def check(path: Path) -> None:
    """Raises FileRefused where a file is no sound workbook of a version known here.

    The structure comes before anything that runs code of the file.
    """
    fault = files.header_fault(path)
    if fault is not None:
        raise FileRefused(fault.reason, texts.not_a_backup(path.name)) from fault
    reason = _size_fault(path)
    if reason is None:
        try:
            with closing(_read(path)) as db:
                reason = _content_fault(db)
        except (sqlite3.Error, UnicodeError, OSError) as error:
            raise FileRefused("damaged", texts.not_a_backup(path.name)) from error
    if reason is not None:
        raise FileRefused(reason, texts.not_a_backup(path.name))


def _size_fault(path: Path) -> str | None:
    with path.open("rb") as file:
        head = file.read(100)
        size = os.fstat(file.fileno()).st_size
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    if size != page * int.from_bytes(head[28:32], "big"):
        return "truncated"
    return None if head[18:20] == b"\x01\x01" else "in_use"


def _content_fault(db: sqlite3.Connection) -> str | None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    try:
        structure = files.structure_sql(version)
    except OSError:  # a version that never was
        return "foreign_schema"
    if not same_structure(db.execute(STORED).fetchall(), structure):
        return "foreign_schema"
    (answer,) = db.execute("PRAGMA quick_check(1)").fetchone()
    return None if answer == "ok" else "damaged"


def _read(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    db.execute("PRAGMA trusted_schema=OFF")
    db.execute("PRAGMA cell_size_check=ON")
    return db


def settings(store: Session) -> dict[str, str]:
    """The local settings of an open file (district, organisation…)."""
    return dict(store.db.execute("SELECT name, value FROM workbook").fetchall())


def marks(store: Session) -> dict[bytes, tuple[str, str]]:
    """Id (32 bytes) → kind and time of every revision in the log."""
    rows = store.db.execute(
        "SELECT v.id, r.kind, v.edited_at FROM revision v JOIN record r ON r.record = v.record"
    )
    return {one: (kind, at) for one, kind, at in rows}


def written(store: Session) -> int:
    """A number that grows with every row that this session writes."""
    return int(store.db.total_changes)


def pour(proved: Path, store: Session) -> None:
    """Overwrite the open workbook with a file, page by page, as one transaction of SQLite."""
    with files.translated(store.path), closing(_read(proved)) as source:
        source.backup(store.db)


def make(backup: Path, target: Path) -> None:
    """A workbook file from a copy, at a place where there is none; the copy is only read.

    Raises FileRefused where it is no sound copy, StorageFailed.
    """
    part = target.with_name(target.name + ".part")
    try:
        _fetch(backup, part)
        _name(part, target)
    except FileRefused as fault:
        _drop(part)
        raise FileRefused(fault.reason, texts.not_a_backup(backup.name)) from fault
    except (sqlite3.Error, OSError) as error:
        _drop(part)
        raise StorageFailed(texts.not_restored(str(target))) from error


def bring(workbook: Path, target: Path) -> None:
    """A copy of a workbook that is not open, to be worked in, at a place where there is none.

    A hot journal beside the workbook is rolled back by opening it; an older structure stays older.
    Raises FileRefused where the workbook is not sound, InUse, StorageFailed.
    """
    db, _read_only = files.open_existing(workbook)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _pour(db, part, gently=False)
        _name(part, target)
    except FileRefused as fault:
        _drop(part)
        raise FileRefused(fault.reason, storage.damaged(str(workbook))) from fault
    except (sqlite3.Error, OSError) as error:
        _drop(part)
        raise StorageFailed(places.not_brought(workbook.name, str(target.parent))) from error
    finally:
        files.close(db)


def check_alone(backup: Path) -> None:
    """Raises FileRefused where a copy is none, or was made by hand of a file that was open."""
    for ending in ("-journal", "-wal"):
        side = backup.with_name(backup.name + ending)
        if side.exists() and side.stat().st_size:
            raise FileRefused("in_use", texts.not_a_backup(backup.name))
    if not backup.exists():
        raise FileRefused("unreadable", storage.absent(str(backup)))
    if not backup.is_file():
        raise FileRefused("unreadable", texts.not_a_backup(backup.name))


def _fetch(backup: Path, part: Path) -> None:
    check_alone(backup)
    try:
        source = backup.open("rb")
    except OSError as error:
        raise FileRefused("unreadable", texts.not_a_backup(backup.name)) from error
    with source:
        _private(part)
        with part.open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
