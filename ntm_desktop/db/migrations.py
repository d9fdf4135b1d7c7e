"""The ladder that lifts an older workbook to the structure of schema.sql, one step a version.

``LADDER`` holds the step to each version after the first; version 1 is what ``create`` writes. To
change the structure: keep schema.sql as `assets/structures/<version>.sql`, change it and its
history, raise ``WORKBOOK_VERSION``, and append one step here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from ntm_desktop.db.connection import WORKBOOK_VERSION, structure_sql, translated
from ntm_desktop.errors import FileRefused
from ntm_desktop.texts import storage as texts

FIRST = 1
Step = Callable[[sqlite3.Connection], None]
_NEW_IN_2 = (
    "compared_key",
    "export_log",
    "acknowledgement",
    "key_withdrawal",
    "committee_member",
    "task",
    "project",
    "debt",
    "contribution",
    "ocop_product",
    "production_project",
    "economic_unit",
    "employment",
    "training",
    "propaganda",
    "commendation",
    "inspection",
    "inspection_finding",
    "survey",
    "disclosure",
    "board",
    "narrative",
    "template",
)
_INDICES_IN_2 = ("assessment_round",)
_LONGER_IN_2 = (
    ("import_log", ("signed_by BLOB",)),
    ("target", ("month TEXT", "cost TEXT", "ease TEXT", "person TEXT", "organisation TEXT")),
    ("document", ("summary TEXT", "effect TEXT", "file_name TEXT", "sha256 TEXT", "size TEXT")),
    (
        "village",
        (
            "households TEXT",
            "people TEXT",
            "poor TEXT",
            "near_poor TEXT",
            "decision TEXT",
            "decided_on TEXT",
        ),
    ),
    (
        "funding",
        ("unit TEXT", "project TEXT", "programme TEXT", "purpose TEXT", "part_of TEXT"),
    ),
    (
        "recognition",
        ("stage TEXT", "papers TEXT", "revoked_number TEXT", "revoked_on TEXT", "review_on TEXT"),
    ),
)


def _to_2(db: sqlite3.Connection) -> None:
    """Signatures, receipts, acknowledgements; the records of the programme beside the criteria."""
    for table, columns in _LONGER_IN_2:
        for column in columns:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _statements(2, _NEW_IN_2, _INDICES_IN_2):
        db.execute(statement)


LADDER: tuple[Step, ...] = (_to_2,)
"""``LADDER[n]`` lifts version ``FIRST + n`` by one. A step runs inside a transaction of its own."""


def _statements(version: int, tables: Sequence[str], indices: Sequence[str]) -> list[str]:
    """The statements that make these tables, and indices of others, in a version's structure."""
    model = sqlite3.connect(":memory:")
    try:
        model.executescript(structure_sql(version))
        marks = ",".join("?" * len(tables))
        names = ",".join("?" * len(indices))
        rows = model.execute(
            f"SELECT sql FROM sqlite_schema WHERE (tbl_name IN ({marks}) OR name IN ({names}))"
            " AND sql IS NOT NULL ORDER BY rowid",
            (*tables, *indices),
        )
        return [sql for (sql,) in rows]
    finally:
        model.close()


def version_of(db: sqlite3.Connection) -> int:
    """The version that a file says of itself."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def is_older(version: int) -> bool:
    """Whether there are steps from that version to today's."""
    return FIRST <= version < WORKBOOK_VERSION


def climb(
    path: Path,
    db: sqlite3.Connection,
    before: Callable[[], object],
    ladder: Sequence[Step] = LADDER,
    target: int = WORKBOOK_VERSION,
) -> int:
    """Lift an open file to ``target``; returns how many steps that took.

    ``before`` makes the backup, and is called only where there is something to climb and the file
    can be written; if it raises, nothing is changed. A step and its version stand or fall
    together, so a climb that is broken off goes on at the next opening.
    Raises FileRefused for a version that never was, StorageFailed for a file that can only be
    read.
    """
    version = version_of(db)
    if version == target:
        return 0
    if not FIRST <= version < target:
        raise FileRefused("foreign_schema", texts.foreign_structure(str(path)))
    _writable(path, db, version)
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


def _writable(path: Path, db: sqlite3.Connection, version: int) -> None:
    """Else each look at an older file on a locked stick would leave one more backup."""
    with translated(path):
        # SQLite refuses the first write, not the transaction around it.
        db.execute("BEGIN IMMEDIATE")
        try:
            db.execute(f"PRAGMA user_version={version}")
        finally:
            db.execute("ROLLBACK")
