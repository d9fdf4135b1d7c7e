"""Taking in sixteen packages, beside openpyxl reading the same rows, and beside the raw rows."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import sixteen
from benchmarks.measure import Result, at_most, faster, paired, timed
from ntm_desktop.db.connection import open_existing
from ntm_desktop.services import opening
from ntm_desktop.services.exchange import importing

TURNS, RAW_TURNS = 7, 21
TABLES = ("import_log", "record", "revision", "parent", "head", "assessment", "figure")
LAST = ("import_revision",)


def run(folder: Path) -> Iterator[Result]:
    """First import, one new revision a record, nothing new, and the same bytes."""
    empty, full = folder / "empty.ntm", folder / "full.ntm"
    book = opening.create_from_plan(empty, sixteen.PLAN, "huyen")
    the_set, codes = book.rules.criteria_set(sixteen.SET), sixteen.codes_of(book)
    book.close()
    files = sixteen.make(folder, codes)
    sheets = sixteen.as_sheets(folder, files.rows, the_set)
    _import(folder, empty, files.first, keep=full)

    def theirs() -> float:
        return timed(lambda: [_read_all(path) for path in sheets])

    def ours(start: Path, several: Sequence[Path]) -> Callable[[], float]:
        return lambda: _import(folder, start, several)

    first = "first import of 16 packages"
    yield faster(
        f"{first}, against openpyxl", paired(ours(empty, files.first), theirs, TURNS), "ms", 2.5
    )
    raw = _raw_rows(empty, full)
    pairs = paired(ours(empty, files.first), lambda: _raw(folder, empty, raw), RAW_TURNS)
    yield at_most(f"{first}, against the raw rows", pairs, "ms", 5)
    for name, several, times in (
        ("one new revision a record", files.next, 4.0),
        ("re-exported, nothing new", files.same, 6.0),
        ("the same bytes again", files.first, 10.0),
    ):
        pairs = paired(ours(full, several), theirs, TURNS)
        yield faster(f"16 packages, {name}, against openpyxl", pairs, "ms", times)


def _import(folder: Path, start: Path, several: Sequence[Path], keep: Path | None = None) -> float:
    """Milliseconds of the import that command and window call, on a copy of ``start``."""
    copy = folder / "copy.ntm"
    shutil.copyfile(start, copy)
    book = opening.open_workbook(copy)
    took = timed(lambda: importing.import_files(book, several))
    book.close()
    if keep is not None:
        shutil.copyfile(copy, keep)
    copy.unlink()
    return took


def _read_all(path: Path) -> int:
    from openpyxl import load_workbook

    book = load_workbook(path)
    return sum(
        cell is not None
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )


def _raw_rows(empty: Path, full: Path) -> dict[str, list[tuple[object, ...]]]:
    before, after = sqlite3.connect(empty), sqlite3.connect(full)
    rows = {}
    for table in (*TABLES, *LAST):
        old = set(before.execute(f"SELECT * FROM {table}"))
        rows[table] = [row for row in after.execute(f"SELECT * FROM {table}") if row not in old]
    before.close()
    after.close()
    return rows


def _raw(folder: Path, empty: Path, rows: dict[str, list[tuple[object, ...]]]) -> float:
    copy = folder / "raw.ntm"
    shutil.copyfile(empty, copy)
    db, _ = open_existing(copy)

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        for table, several in rows.items():
            marks = ",".join("?" * len(several[0]))
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", several)
        db.execute("COMMIT")

    took = timed(insert)
    db.close()
    copy.unlink()
    return took
