"""The ladder that lifts an older workbook to the structure of schema.sql, one step a version.

``LADDER`` holds the step to each version after the first; version 1 is what ``create`` writes. To
change the structure: change schema.sql and its history, raise ``WORKBOOK_VERSION``, append one
step here, and keep a small workbook of the old version for the tests.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from ntm_desktop.db.connection import WORKBOOK_VERSION, translated
from ntm_desktop.errors import FileRefused
from ntm_desktop.texts import storage as texts

FIRST = 1
Step = Callable[[sqlite3.Connection], None]
LADDER: tuple[Step, ...] = ()
"""``LADDER[n]`` lifts version ``FIRST + n`` by one. A step runs inside a transaction of its own."""


def version_of(db: sqlite3.Connection) -> int:
    """The version that a file says of itself."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def climb(
    path: Path,
    db: sqlite3.Connection,
    before: Callable[[], object],
    ladder: Sequence[Step] = LADDER,
    target: int = WORKBOOK_VERSION,
) -> int:
    """Lift an open file to ``target``; returns how many steps that took.

    ``before`` makes the backup, and is called only where there is something to climb; if it
    raises, nothing is changed. A step and its version stand or fall together, so a climb that is
    broken off goes on at the next opening. Raises FileRefused for a version that never was.
    """
    version = version_of(db)
    if version == target:
        return 0
    if not FIRST <= version < target:
        raise FileRefused("foreign_schema", texts.foreign_structure(str(path)))
    before()
    for number in range(version, target):
        with translated(path):
            db.execute("BEGIN IMMEDIATE")
            try:
                ladder[number - FIRST](db)
                db.execute(f"PRAGMA user_version={number + 1}")
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
    return target - version
