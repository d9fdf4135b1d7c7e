"""Packages edited row by row as a stranger with SQLite would, hash and seal made to fit or not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from random import Random
from typing import Any

from faults.mutations import Mutation
from ntm_desktop.db.package_format import (
    CONTENT,
    COUNTED,
    FILE,
    ContentHash,
    RevisionColumns,
    file_hash,
)
from ntm_desktop.domain.revisions import revision_id

Edit = Callable[[sqlite3.Connection, sqlite3.Connection, Random], None]
_TEXTS = ("kind", "key", "author", "device", "edited_at", "comment", "body")
_ALL = "id, kind, key, parents, author, device, edited_at, comment, body"


def opened(data: bytes) -> sqlite3.Connection:
    """A package's bytes as a database in memory that may be written."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def rows_in(data: bytes) -> dict[str, tuple[Any, ...]]:
    """Hex id → the other eight columns, as they stand in the file."""
    with closing(opened(data)) as db:
        rows = db.execute(f"SELECT {_ALL} FROM revision").fetchall()
    return {row[0].hex(): tuple(row[1:]) for row in rows}


def _row(db: sqlite3.Connection, chance: Random) -> tuple[Any, ...]:
    found = db.execute(f"SELECT rowid, {_ALL} FROM revision ORDER BY rowid").fetchall()
    return tuple(chance.choice(found))


def _body(db: sqlite3.Connection, _: sqlite3.Connection, chance: Random) -> None:
    rowid, *_rest, body = _row(db, chance)
    changed = {**json.loads(body or "{}"), "note": f"đã sửa {chance.randrange(99)}"}
    text = json.dumps(changed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    db.execute("UPDATE revision SET body=? WHERE rowid=?", (text, rowid))


def _text(db: sqlite3.Connection, _: sqlite3.Connection, chance: Random) -> None:
    name = chance.choice(_TEXTS)
    (value,) = db.execute(
        f"SELECT {name} FROM revision WHERE rowid=?", (_row(db, chance)[0],)
    ).fetchone()
    db.execute(f"UPDATE OR IGNORE revision SET {name}=? WHERE rowid=?",
               (value, _row(db, chance)[0]))  # fmt: skip


def _parents(db: sqlite3.Connection, _: sqlite3.Connection, chance: Random) -> None:
    rowid, one, *_rest = _row(db, chance)
    other = _row(db, chance)[1]
    parents = chance.choice((b"", other, one, b"".join(sorted((one, other)))))
    db.execute("UPDATE revision SET parents=? WHERE rowid=?", (parents, rowid))


def _id(db: sqlite3.Connection, _: sqlite3.Connection, chance: Random) -> None:
    name = chance.choice((chance.randbytes(32), chance.randbytes(31)))
    db.execute("UPDATE revision SET id=? WHERE rowid=?", (name, _row(db, chance)[0]))


def _gone(db: sqlite3.Connection, _: sqlite3.Connection, chance: Random) -> None:
    for _time in range(chance.randint(1, 3)):
        db.execute("DELETE FROM revision WHERE rowid=?", (_row(db, chance)[0],))


def _grafted(db: sqlite3.Connection, other: sqlite3.Connection, chance: Random) -> None:
    values = _row(other, chance)[1:]
    db.execute(f"INSERT OR IGNORE INTO revision ({_ALL}) VALUES (?,?,?,?,?,?,?,?,?)", values)


def _forged(db: sqlite3.Connection, _: sqlite3.Connection, chance: Random) -> None:
    """A revision that nobody wrote, with an id of its own that is right."""
    _rowid, one, kind, key, _above, author, device, edited_at, comment, body = _row(db, chance)
    field = chance.randrange(3)
    author = chance.choice(("huyen", "xa-01606", "nong-nghiep")) if field == 0 else author
    device = "may-la" if field == 1 else device
    edited_at = "2099-01-01T00:00:00Z" if field == 2 else edited_at
    name = revision_id(kind, key, [one.hex()], author, device, edited_at, comment, body)
    db.execute(
        f"INSERT OR IGNORE INTO revision ({_ALL}) VALUES (?,?,?,?,?,?,?,?,?)",
        (bytes.fromhex(name), kind, key, one, author, device, edited_at, comment, body),
    )


def _manifest(db: sqlite3.Connection, other: sqlite3.Connection, chance: Random) -> None:
    fields = db.execute("SELECT name, value FROM manifest ORDER BY name").fetchall()
    name, value = chance.choice(fields)
    foreign = dict(other.execute("SELECT name, value FROM manifest").fetchall())
    act = chance.randrange(4)
    if act == 0:
        db.execute("DELETE FROM manifest WHERE name=?", (name,))
    elif act == 1:
        db.execute("INSERT OR REPLACE INTO manifest VALUES ('to', 'xa-01606')")
    else:
        changed = foreign.get(name, "") if act == 2 else value + chance.choice("0 ađ")
        db.execute("UPDATE manifest SET value=? WHERE name=?", (changed, name))


def _attached(db: sqlite3.Connection, other: sqlite3.Connection, chance: Random) -> None:
    pieces = db.execute("SELECT sha256, position, bytes FROM attachment_chunk").fetchall()
    if not pieces:
        _manifest(db, other, chance)
        return
    digest, position, data = chance.choice(pieces)
    place = (digest, position)
    act = chance.randrange(4)
    if act == 0:
        spoiled = bytearray(data)
        spoiled[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        db.execute("UPDATE attachment_chunk SET bytes=? WHERE sha256=? AND position=?",
                   (bytes(spoiled), *place))  # fmt: skip
    elif act == 1:
        db.execute("DELETE FROM attachment_chunk WHERE sha256=? AND position=?", place)
    elif act == 2:
        db.execute("UPDATE attachment_chunk SET position=9 WHERE sha256=? AND position=?", place)
    else:
        size = chance.randrange(1 << 40)
        db.execute("UPDATE attachment SET size=? WHERE sha256=?", (size, digest))


_EDITS: tuple[tuple[str, Edit], ...] = (
    ("body of a row", _body),
    ("text of a row", _text),
    ("parents of a row", _parents),
    ("id of a row", _id),
    ("rows taken out", _gone),
    ("a foreign row", _grafted),
    ("a forged row", _forged),
    ("manifest", _manifest),
    ("attached file", _attached),
)


def _made(edit: Edit, fits: bool) -> Callable[[bytes, bytes, Random], bytes]:
    def make(data: bytes, other: bytes, chance: Random) -> bytes:
        with closing(opened(data)) as db, closing(opened(other)) as foreign:
            edit(db, foreign, chance)
            mark = _fit(db, chance) if fits else None
            spoiled = db.serialize()
        return spoiled if mark is None else _sealed(spoiled, mark)

    return make


def _fit(db: sqlite3.Connection, chance: Random) -> str | None:
    """Make counts and content hash say what is there; returns the mark in the seal's place."""
    content = ContentHash()
    rows = db.execute(f"SELECT {_ALL} FROM revision ORDER BY rowid").fetchall()
    try:
        content.revisions(RevisionColumns(rows))
    except ValueError:
        return None  # no hash can be made of rows out of form
    for digest, size in db.execute("SELECT sha256, size FROM attachment ORDER BY sha256"):
        content.attachment(digest, size)
    for digest, position, piece in db.execute(
        "SELECT sha256, position, bytes FROM attachment_chunk ORDER BY sha256, position"
    ):
        content.chunk(digest, position, piece)
    for table in COUNTED:
        (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        db.execute("UPDATE manifest SET value=? WHERE name=?", (str(count), table))
    fields = dict(db.execute("SELECT name, value FROM manifest").fetchall())
    mark = chance.randbytes(32).hex()
    for name, value in ((CONTENT, content.finish(fields)), (FILE, mark)):
        db.execute("UPDATE manifest SET value=? WHERE name=?", (value, name))
    return mark


def _sealed(data: bytes, mark: str) -> bytes:
    try:
        digest, place = file_hash(data, mark)
    except ValueError:
        return data  # the manifest has lost the field of the seal
    return data[:place] + digest.encode() + data[place + len(mark) :]


ROWS = tuple(Mutation(name, _made(edit, False)) for name, edit in _EDITS)
FITTED = tuple(Mutation(f"{name}, made to fit", _made(edit, True), True) for name, edit in _EDITS)
