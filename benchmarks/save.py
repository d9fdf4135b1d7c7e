"""One saved field through the service, beside its revision's row committed raw, same pragmas."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path

from benchmarks.measure import Result, at_most, paired, timed
from ntm_desktop.db import connection
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services import opening, units
from ntm_desktop.services.criteria import assessing

TURNS, SAVES = 31, 30


def run(folder: Path) -> Iterator[Result]:
    """A numerator typed in a form field, again and again with another value."""
    book = opening.create_from_plan(folder / "save.ntm", "quang-hoa-2023", "xa-01603", demo=True)
    place = assessing.place(book, units.find_unit(book, "01603"), "17.8")
    raw = _raw(folder / "raw.ntm")
    numbers = count(1)

    def ours() -> float:
        changes = [
            replace(place, figures={"m": Figure(numerator=str(next(numbers)), denominator="9999")})
            for _ in range(SAVES)
        ]
        return timed(lambda: [assessing.assess(book, change) for change in changes]) / SAVES

    def theirs() -> float:
        return timed(lambda: _commit(raw, numbers)) / SAVES

    yield at_most("one saved field", paired(ours, theirs, TURNS), "ms", 2)
    book.close()
    raw.close()


def _raw(path: Path) -> sqlite3.Connection:
    """The same workbook in a file of its own: the product's pragmas, and nothing else of it."""
    opening.create_from_plan(path, "quang-hoa-2023", "xa-01603", demo=True).close()
    db, _ = connection.open_existing(path)
    return db


def _commit(db: sqlite3.Connection, numbers: Iterator[int]) -> None:
    for _ in range(SAVES):
        number = next(numbers)
        body = f'{{"figures":{{"m":{{"denominator":"9999","numerator":"{number}"}}}}}}'
        row = (sha256(body.encode()).digest(), "xa-01603", "may", "2023-06-01T08:00:00Z", body)
        db.execute("BEGIN IMMEDIATE")
        db.execute(
            "INSERT INTO revision (id, record, author, device, edited_at, local, body)"
            " VALUES (?,1,?,?,?,1,?)",
            row,
        )
        db.execute("COMMIT")
