"""Workbooks as the first version of the program wrote them, for the climb to today's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ntm_desktop.db.connection import WORKBOOK_ID, structure_sql
from ntm_desktop.db.migrations import FIRST, version_of


def as_first(today: Path, target: Path) -> None:
    """Write the rows of a workbook to a new file of the first version's structure."""
    with closing(sqlite3.connect(target)) as db:
        db.executescript(structure_sql(FIRST))
        db.execute(f"PRAGMA application_id={WORKBOOK_ID}")
        db.execute(f"PRAGMA user_version={FIRST}")
        db.execute("ATTACH ? AS today", (str(today),))
        for (table,) in db.execute("SELECT name FROM main.sqlite_schema WHERE type='table'"):
            names = ",".join(row[1] for row in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")
        db.commit()


def version_at(path: Path) -> int:
    """The version that a file says of itself; opening it here rolls a hot journal back."""
    with closing(sqlite3.connect(path)) as db:
        return version_of(db)
