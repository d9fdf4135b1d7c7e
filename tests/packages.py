"""Packages for tests: genuine ones, and hands to spoil them with."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from ntm_desktop.db.foreign import ForeignFile, read_files
from ntm_desktop.db.foreign_checks import Fault, read_attached
from ntm_desktop.db.package import AttachedFile, seal, write_package
from ntm_desktop.db.package_format import (
    CHUNK,
    CONTENT,
    COUNTED,
    FILE,
    ContentHash,
    RevisionColumns,
)
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services.exchange.signing import machine_key

UNIT = "01603"
SENDER = f"xa-{UNIT}"
SET = "xa-2021-2025"
MANIFEST = {
    "kind": "commune",
    "district": "quang-hoa-2023",
    "plan": "quang-hoa-2023",
    "sender": SENDER,
    "round": "2023-06",
    "sets": SET,
    "exported_at": "2023-06-09T08:00:00Z",
    "device": "may-xa",
    "file_id": "6f0d",
    "number": "1",
    "app": "0.1",
}


SCAN = bytes(range(256)) * 3000  # more than one piece


def scan() -> AttachedFile:
    pieces = [SCAN[at : at + CHUNK] for at in range(0, len(SCAN), CHUNK)]
    return AttachedFile(hashlib.sha256(SCAN).digest(), len(SCAN), pieces)


def key_of(code: str = "17.8", unit: str = UNIT, evaluator: str = "self") -> str:
    return f"assessment/{unit}/{SET}/{code}/2023-06/{evaluator}"


def edit(
    parents: Sequence[Revision] = (),
    note: str = "đã rà soát",
    *,
    code: str = "17.8",
    unit: str = UNIT,
    author: str = SENDER,
    device: str = "may-xa",
    comment: str | None = None,
) -> Revision:
    return make_revision(
        key_of(code, unit),
        {"stated": "not_met", "note": note},
        parents=[parent.id for parent in parents],
        author=author,
        device=device,
        edited_at="2023-06-08T07:30:00Z",
        comment=comment,
    )


def chain(length: int = 3, code: str = "17.8") -> list[Revision]:
    several: list[Revision] = []
    for number in range(length):
        several.append(edit(several[-1:], f"lần {number}", code=code))
    return several


def package(
    path: Path,
    revisions: Iterable[Revision] | None = None,
    attachments: Sequence[AttachedFile] = (),
    **fields: str,
) -> Path:
    rows = chain() if revisions is None else list(revisions)
    write_package(path, {**MANIFEST, **fields}, rows, attachments, machine_key())
    return path


def read(path: Path, known: bytes = b"", **options: object) -> ForeignFile:
    """The file as read in this process; the same checks as in a child."""
    (found,) = read_files([path], known, in_process=True, **options)  # type: ignore[arg-type]
    return found


def reason_of(path: Path) -> str | None:
    return read(path).reason


def changed(path: Path, *statements: str, schema: bool = False, rehash: bool = True) -> Path:
    """Run SQL on a package as a stranger would, then make hash and counts fit again."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    if schema:
        connection.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        connection.execute(statement)
    mark = _fit(connection) if rehash else None
    connection.close()
    if mark is not None:
        with suppress(ValueError):
            seal(path, mark)
    return path


def patched(path: Path, place: int, new: bytes) -> Path:
    """Write bytes over a place in the file."""
    data = bytearray(path.read_bytes())
    data[place : place + len(new)] = new
    path.write_bytes(bytes(data))
    return path


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


def _fit(connection: sqlite3.Connection) -> str | None:
    content = ContentHash()
    rows = connection.execute("SELECT * FROM revision ORDER BY rowid").fetchall()
    try:
        content.revisions(RevisionColumns(rows))
    except (ValueError, UnicodeError):
        return None
    with suppress(Fault):
        read_attached(connection, _Everything(), content)
    for table in COUNTED:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        connection.execute("UPDATE manifest SET value=? WHERE name=?", (str(count), table))
    fields = dict(connection.execute("SELECT name, value FROM manifest").fetchall())
    connection.execute(
        "UPDATE manifest SET value=? WHERE name=?", (content.finish(fields), CONTENT)
    )
    mark = token_hex(32)
    connection.execute("UPDATE manifest SET value=? WHERE name=?", (mark, FILE))
    return mark


class _Everything:
    def __contains__(self, item: object) -> bool:
        return True
