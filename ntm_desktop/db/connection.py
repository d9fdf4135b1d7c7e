"""Opening and creating a workbook's file; the only place where an sqlite3 error is translated."""

from __future__ import annotations

import io
import os
import sqlite3
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.db.package_format import PACKAGE_ID
from ntm_desktop.errors import DiskFull, FileRefused, InUse, StorageFailed
from ntm_desktop.texts import storage as texts

if sys.platform != "win32":
    import fcntl

WORKBOOK_ID = 0x4E544D01
WORKBOOK_VERSION = 2
_MAGIC = b"SQLite format 3\x00"
WAIT = 0.2
"""Seconds to wait for another program to let a file go: a window says at once that it is open."""
_PAUSE = 0.02


class Held(sqlite3.Connection):
    """A connection that keeps its file from other programs until it is closed.

    SQLite's own locks are this process's, and where the system is not Windows they go as soon as
    the process closes any handle of the file: a look at its header, or at the file as a foreign
    one, is enough. This one is the handle's own and stays.
    """

    handle: io.FileIO | None = None

    def close(self) -> None:
        """Close the file, then let it go."""
        super().close()
        if self.handle is not None:
            self.handle.close()


def _hold(path: Path, wait: float) -> io.FileIO | None:
    """Keep a file from other programs; None where the system needs or knows no such lock.

    Raises InUse where another program still has it after ``wait`` seconds.
    """
    if sys.platform == "win32":
        return None
    handle = io.FileIO(path)
    last = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= last:
                handle.close()
                raise InUse(texts.in_use(str(path))) from error
            time.sleep(_PAUSE)
        except OSError:  # some network folders; SQLite's own locks must do there
            handle.close()
            return None
        else:
            return handle


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into the errors a person can act on."""
    try:
        with damage_told(path):
            yield
    except OSError as error:
        raise StorageFailed(texts.system_failed(path.name, error.strerror or "")) from error


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises while a workbook is read, anywhere, into what a person can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translate(path, error) from error


def _translate(path: Path, error: sqlite3.DatabaseError) -> Exception:
    name = str(path)
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return InUse(texts.in_use(name))
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(texts.disk_full(name))
    if code == sqlite3.SQLITE_READONLY:
        return StorageFailed(texts.read_only(name))
    if code == sqlite3.SQLITE_NOTADB:
        return FileRefused("not_sqlite", texts.not_sqlite(name))
    if code == sqlite3.SQLITE_CORRUPT:
        return FileRefused("damaged", texts.damaged(name))
    return StorageFailed(texts.system_failed(name, str(error)))


def header_fault(path: Path) -> FileRefused | None:
    """What a file's first 100 bytes say against opening it as a workbook; None if nothing."""
    name = str(path)
    if path.is_dir():
        return FileRefused("unreadable", texts.a_folder(name))
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return FileRefused("unreadable", texts.absent(name))
    except OSError as error:
        return FileRefused("unreadable", texts.system_failed(name, error.strerror or ""))
    if not head:
        return FileRefused("not_sqlite", texts.empty(name))
    if not head.startswith(_MAGIC) or len(head) < 100:
        return FileRefused("not_sqlite", texts.not_sqlite(name))
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application == PACKAGE_ID:
        return FileRefused("not_ours", texts.is_package(name))
    if application != WORKBOOK_ID:
        return FileRefused("not_ours", texts.not_ours(name))
    if version > WORKBOOK_VERSION:
        return FileRefused("newer_version", texts.newer(name, version, WORKBOOK_VERSION))
    return None


def structure_sql(version: int = WORKBOOK_VERSION) -> str:
    """The statements that make a workbook of a version, today's or an earlier one's."""
    old = version < WORKBOOK_VERSION
    place = paths.old_structure_sql(version) if old else paths.schema_sql()
    return place.read_text("utf-8")


def journal_of(path: Path) -> Path:
    """The side file that SQLite keeps while a transaction is written."""
    return path.with_name(path.name + "-journal")


def create(path: Path) -> sqlite3.Connection:
    """A new workbook file with the structure of schema.sql. Never overwrites.

    Raises StorageFailed where the file exists or the place refuses it.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise StorageFailed(texts.exists(str(path))) from error
    except OSError as error:
        raise StorageFailed(texts.system_failed(str(path), error.strerror or "")) from error
    try:
        with translated(path):
            connection = _connect(path, "rw", WAIT, _hold(path, WAIT))
            schema = structure_sql()
            connection.executescript(
                f"BEGIN IMMEDIATE;{schema}\nPRAGMA application_id={WORKBOOK_ID};"
                f"PRAGMA user_version={WORKBOOK_VERSION};COMMIT;"
            )
    except BaseException:
        path.unlink(missing_ok=True)  # made a moment ago, and still empty
        raise
    return connection


def open_existing(path: Path, wait: float = WAIT) -> tuple[sqlite3.Connection, bool]:
    """Open a workbook with the shipped pragmas; a hot journal is rolled back by SQLite itself.

    Returns the connection and whether it can only be read. ``wait``: seconds that another program
    gets to finish. Raises FileRefused, InUse,
    StorageFailed. Structure and content are checked by ``Store``.
    """
    fault = header_fault(path)
    if fault is not None:
        raise fault
    with translated(path):
        if not _is_writable(path):
            return _connect(path, "ro", wait), True
        connection = _connect(path, "rw", wait, _hold(path, wait))
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except BaseException:
            connection.close()
            raise
    return connection, False


def _is_writable(path: Path) -> bool:
    """Whether the file and, for its journal, the folder can be written.

    Asked before SQLite has the file: it would open a read-only one without a word, and closing any
    handle of a file lets this process's locks on it go.
    """
    try:
        with path.open("r+b"):
            return os.access(path.absolute().parent, os.W_OK)
    except OSError:
        return False


def _connect(
    path: Path, mode: str, wait: float, handle: io.FileIO | None = None
) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=wait,
        check_same_thread=False,
        factory=Held,
    )
    connection.handle = handle
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA mmap_size=0")
        if mode == "rw":
            connection.execute("PRAGMA journal_mode=TRUNCATE")
            connection.execute("PRAGMA synchronous=EXTRA")
    except BaseException:
        connection.close()
        raise
    return connection


def close(connection: sqlite3.Connection) -> None:
    """Close so that no side file is left beside the workbook; a second time it does nothing."""
    # Closed already, read-only or busy: nothing of ours is left to lose.
    with suppress(sqlite3.DatabaseError):
        if connection.in_transaction:
            connection.rollback()
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
