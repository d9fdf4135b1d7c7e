"""Steps 5 to 9 of reading a foreign file: in memory, behind limits, into plain columns.

Runs in the child process (or, where none can be started, in the program itself). No function is
registered on these connections, no path is opened, and nothing of the file is executed before its
structure was found to be exactly ours.
"""

from __future__ import annotations

import sqlite3
import time
from hashlib import sha256

from ntm_desktop.db.package_format import (
    CHUNK,
    CONTENT,
    COUNTED,
    FILE,
    ID_BYTES,
    LARGEST_ATTACHMENT,
    LARGEST_VALUE,
    MOST_FIELDS,
    MOST_REVISIONS,
    PACKAGE_DDL,
    PACKAGE_VERSION,
    REQUIRED,
    TABLES,
    ContentHash,
    RevisionColumns,
    file_hash,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from typing import Any

_SECONDS = 5.0
_STEPS = 20_000
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON")


class Fault(Exception):
    """The file is refused; ``word`` is the reason of the contract."""

    def __init__(self, word: str, detail: str = "") -> None:
        super().__init__(word)
        self.word = word
        self.detail = detail


class Content:
    """What a sound file holds: manifest, revisions by column, attached files.

    ``attached``: digest → size. ``files``: digest → bytes, of those that were asked for.
    """

    __slots__ = ("attached", "files", "manifest", "revisions")

    def __init__(
        self,
        manifest: dict[str, str],
        revisions: RevisionColumns,
        attached: dict[bytes, int],
        files: dict[bytes, bytes],
    ) -> None:
        self.manifest = manifest
        self.revisions = revisions
        self.attached = attached
        self.files = files


def read_package(data: bytes, held: Container[bytes]) -> Content:
    """Everything in a package, proved against its manifest and content hash.

    ``held``: digests of attached files whose bytes are here already. Raises Fault, and what SQLite
    and decoding raise (:func:`word_for` names those).
    """
    connection = open_in_memory(data)
    try:
        if _stored(connection) != _shipped():
            raise Fault("foreign_schema")
        prove_pages(connection)
        restrict(connection, TABLES)
        manifest = _manifest(connection)
        content = ContentHash()
        rows = read_rows(
            connection,
            "SELECT id, kind, key, parents, author, device, edited_at, comment, body "
            "FROM revision ORDER BY rowid",
        )
        try:
            columns = RevisionColumns(rows)
            content.revisions(columns)
        except ValueError as error:
            raise Fault("hash_mismatch") from error
        attached, files, chunks = read_attached(connection, held, content)
        counts = (len(columns), len(attached), chunks)
        stated = tuple(manifest[name] for name in COUNTED)
        if stated != tuple(map(str, counts)) or content.finish(manifest) != manifest[CONTENT]:
            raise Fault("hash_mismatch")
        _prove_bytes(data, manifest[FILE])
        return Content(manifest, columns, attached, files)
    finally:
        connection.close()


def _prove_bytes(data: bytes, stated: str) -> None:
    """Every bit of the file is as it was written, also in the empty parts of its pages."""
    try:
        sound = file_hash(data, stated)[0] == stated
    except ValueError:
        sound = False
    if not sound:
        raise Fault("hash_mismatch")


def open_in_memory(data: bytes) -> sqlite3.Connection:
    """The file as a database in memory, behind the limits of the contract."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(data)
        for limit, value in _LIMITS:
            connection.setlimit(limit, value)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _harden(connection)
        connection.set_progress_handler(_deadline(time.monotonic() + _SECONDS), _STEPS)
    except BaseException:
        connection.close()
        raise
    return connection


def prove_pages(connection: sqlite3.Connection) -> None:
    """quick_check, then foreign keys; only after the structure was found to be ours."""
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Fault("damaged")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Fault("hash_mismatch")


def restrict(connection: sqlite3.Connection, tables: Container[str]) -> None:
    """From here on: SELECT and reading of these tables, nothing else, nothing through a view."""

    def allow(action: int, first: str | None, second: str | None, db: str | None,
              source: str | None) -> int:  # fmt: skip
        if source is None and (
            action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and first in tables)
        ):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    connection.set_authorizer(allow)


def read_rows(connection: sqlite3.Connection, query: str) -> list[Any]:
    """All rows, up to the limit. Raises Fault ``too_large`` beyond it."""
    cursor = connection.execute(query)
    rows = cursor.fetchmany(MOST_REVISIONS)
    if cursor.fetchone() is not None:
        raise Fault("too_large")
    return rows


def read_attached(
    connection: sqlite3.Connection, held: Container[bytes], content: ContentHash | None
) -> tuple[dict[bytes, int], dict[bytes, bytes], int]:
    """Digest → size, digest → bytes of those not held, number of pieces; every one proved."""
    attached: dict[bytes, int] = {}
    for digest, size in read_rows(
        connection, "SELECT sha256, size FROM attachment ORDER BY sha256"
    ):
        if len(digest) != ID_BYTES:
            raise Fault("hash_mismatch")
        if size > LARGEST_ATTACHMENT:
            raise Fault("too_large", str(size))
        if content is not None:
            content.attachment(digest, size)
        attached[digest] = size
    empty = sha256().digest()
    files = {empty: b""} if attached.get(empty) == 0 and empty not in held else {}
    found = dict.fromkeys(attached, 0)
    chunks = 0
    for digest, pieces in _pieces(connection, content):
        chunks += len(pieces)
        found[digest] = sum(map(len, pieces))
        if digest not in held:
            whole = b"".join(pieces)
            if sha256(whole).digest() != digest:
                raise Fault("hash_mismatch")
            files[digest] = whole
    if found != attached:
        raise Fault("hash_mismatch")
    return attached, files, chunks


def word_for(error: BaseException) -> str | None:
    """The word for what a hostile or broken file makes SQLite or decoding raise, else None."""
    if isinstance(error, Fault):
        return error.word
    if isinstance(error, MemoryError | sqlite3.DataError):
        return "too_large"
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        if code in (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM):
            return "too_large"
        # Text that SQLite cannot take for a structure, where the pages themselves can be read.
        return "foreign_schema" if str(error).startswith("malformed database schema") else "damaged"
    if isinstance(error, UnicodeError):
        return "damaged"
    return None


def _stored(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    return sorted(rows, key=repr)


def _shipped() -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in PACKAGE_DDL:
            connection.execute(statement)
        return _stored(connection)
    finally:
        connection.close()


def _manifest(connection: sqlite3.Connection) -> dict[str, str]:
    cursor = connection.execute("SELECT name, value FROM manifest ORDER BY name")
    manifest: dict[str, str] = dict(cursor.fetchmany(MOST_FIELDS))
    if cursor.fetchone() is not None:
        raise Fault("too_large")
    reader = manifest.get("min_reader", "")
    if reader.isdecimal() and len(reader) < 10 and int(reader) > PACKAGE_VERSION:
        raise Fault("newer_version", reader)
    if any(name not in manifest for name in REQUIRED):
        raise Fault("hash_mismatch")
    return manifest


def _pieces(
    connection: sqlite3.Connection, content: ContentHash | None
) -> Iterator[tuple[bytes, list[bytes]]]:
    """The pieces of each attached file, ascending by digest; positions count from 0."""
    current: bytes | None = None
    pieces: list[bytes] = []
    for digest, position, piece in connection.execute(
        "SELECT sha256, position, bytes FROM attachment_chunk ORDER BY sha256, position"
    ):
        if digest != current:
            if current is not None:
                yield current, pieces
            current, pieces = digest, []
        if position != len(pieces) or len(piece) > CHUNK:
            raise Fault("hash_mismatch")
        if content is not None:
            content.chunk(digest, position, piece)
        pieces.append(piece)
    if current is not None:
        yield current, pieces


def _deadline(until: float) -> Callable[[], int]:
    return lambda: int(time.monotonic() > until)


def _harden(connection: sqlite3.Connection) -> None:
    # Python 3.12 can say these; before, the comparison of structures and the authorizer serve.
    setconfig = getattr(connection, "setconfig", None)
    if setconfig is not None:
        for name, on in (("DEFENSIVE", True), ("ENABLE_TRIGGER", False), ("ENABLE_VIEW", False)):
            setconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), on)
