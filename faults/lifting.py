"""A climb of the migration ladder by a program two versions ahead, slow enough to be killed in.

The rungs of the shipped ladder stand for themselves in the tests; here the climbing itself is
broken off, with real rows rewritten on each rung.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ntm_desktop.db import connection as files
from ntm_desktop.db.migrations import LADDER, climb, version_of
from ntm_desktop.db.store import Store
from ntm_desktop.services.backup import copy_of

BASE = files.WORKBOOK_VERSION


def _copy_the_log(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE lifted (seq INTEGER PRIMARY KEY, body TEXT) STRICT")
    for seq, body in db.execute("SELECT seq, body FROM revision").fetchall():
        db.execute("INSERT INTO lifted VALUES (?, ?)", (seq, body))


def _rewrite_the_copy(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE lifted ADD COLUMN size INTEGER")
    for (seq,) in db.execute("SELECT seq FROM lifted").fetchall():
        db.execute("UPDATE lifted SET size=length(body), body=body||' ' WHERE seq=?", (seq,))


STEPS = (_copy_the_log, _rewrite_the_copy)


@contextmanager
def program_ahead() -> Iterator[None]:
    """Within: the versions that a later program knows."""
    files.WORKBOOK_VERSION = BASE + len(STEPS)
    try:
        yield
    finally:
        files.WORKBOOK_VERSION = BASE


def lift(path: Path) -> int:
    """Open as a later program does, with the backup before; returns how many steps it took."""
    with program_ahead():
        db, _ = files.open_existing(path)
    try:
        store = Store(path, db)
        ladder = (*LADDER, *STEPS)
        return climb(path, db, lambda: copy_of(store, "migration"), ladder, BASE + len(STEPS))
    finally:
        files.close(db)


def found(path: Path) -> tuple[int, str]:
    """How many of the steps a file has, and what contradicts that ("" where nothing does)."""
    with program_ahead():
        db, _ = files.open_existing(path)
    try:
        steps = version_of(db) - BASE
        (answer,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        columns = [name for _, name, *_ in db.execute("PRAGMA table_info(lifted)")]
        expected = [[], ["seq", "body"], ["seq", "body", "size"]]
        if answer != "ok" or columns != expected[steps]:
            return steps, f"{answer}, version +{steps} with {columns}"
        for table in ["lifted"] * (steps > 0):
            (missing,) = db.execute(
                f"SELECT count(*) FROM revision WHERE seq NOT IN (SELECT seq FROM {table})"
            ).fetchone()
            (unlike,) = db.execute(
                "SELECT count(*) FROM lifted JOIN revision USING (seq) WHERE lifted.body IS NOT"
                " revision.body" + " || ' '" * (steps == 2)
            ).fetchone()
            if missing or unlike:
                return steps, f"version +{steps}: {missing} rows missing, {unlike} half lifted"
        return steps, ""
    finally:
        files.close(db)
