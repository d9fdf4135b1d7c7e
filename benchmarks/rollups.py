"""The roll-up from stored outcomes, beside one SQL aggregate over the same rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.measure import Pair, Result, at_most, paired
from ntm_desktop.services import opening, status
from ntm_desktop.services.workbook import Workbook

DISTRICT, COUNTRY = 16, 10_598
ROUND, SET = "2023-06", "xa-2021-2025"
_AGGREGATE = """
SELECT met, count(*) FROM (
  SELECT unit, sum(worst = 1) AS met FROM (
    SELECT unit, CASE instr(code, '.') WHEN 0 THEN code ELSE substr(code, 1, instr(code, '.') - 1)
      END AS criterion, max(outcome) AS worst
    FROM assessment WHERE criteria_set = ? AND round = ? AND authority = 1
    GROUP BY unit, criterion)
  GROUP BY unit)
GROUP BY met
"""


def run(folder: Path) -> Iterator[Result]:
    """Both sizes, the limit of a second for the country, and the cost per commune."""
    times = {}
    for size, turns in ((DISTRICT, 41), (COUNTRY, 7)):
        book, names = _filled(folder / f"{size}.ntm", size)
        pairs = paired(partial(_ours, book, names), partial(_theirs, book), turns)
        result = at_most(f"roll-up of {size} communes, against one SQL aggregate", pairs, "ms", 4)
        times[size] = result.ours
        yield result
        book.close()
    limit = [Pair(times[COUNTRY] / 1000, 1.0)]
    yield at_most("roll-up of the country, against the limit of 1 s", limit, "s", 1)
    each = [Pair(times[COUNTRY] / COUNTRY, times[DISTRICT] / DISTRICT)]
    yield at_most("roll-up per commune, country against district", each, "ms", 1.5)


def _ours(book: Workbook, names: list[tuple[str, str]]) -> float:
    round_ = status.find_round(book, ROUND)
    start = perf_counter()
    found = status.unit_statuses(book, round_, SET, names)
    took = perf_counter() - start
    assert len(found) == len(names)
    return took * 1000


def _theirs(book: Workbook) -> float:
    start = perf_counter()
    book.store.db.execute(_AGGREGATE, (SET, ROUND)).fetchall()
    return (perf_counter() - start) * 1000


def _filled(path: Path, size: int) -> tuple[Workbook, list[tuple[str, str]]]:
    """A workbook with an outcome for every indicator of ``size`` communes, self records only.

    The rows are made straight in the tables: what is measured reads stored outcomes. The plan's
    closed baseline is taken away, so that there is one round and both sides read the same rows.
    """
    book = opening.create_from_plan(path, "quang-hoa-2023", "huyen")
    chance = random.Random(7)
    codes = [indicator.code for indicator in book.rules.criteria_set(SET).indicators()]
    names = [(f"{number:05}", f"xã {number}") for number in range(size)]
    db = book.store.db
    with book.store.transaction():
        db.execute("DELETE FROM closing")
        db.execute("DELETE FROM assessment")
        (start,) = db.execute("SELECT max(record) + 1 FROM record").fetchone()
        rows = ((unit, code) for unit, _ in names for code in codes)
        for number, (unit, code) in enumerate(rows, start):
            outcome = 2 if chance.random() < 0.05 else 1
            key = f"assessment/{unit}/{SET}/{code}/{ROUND}/self"
            db.execute("INSERT INTO record VALUES (?,?,'assessment')", (number, key))
            db.execute(
                "INSERT INTO assessment VALUES (?,1,?,?,?,?,'self',1,?,?,0,NULL)",
                (number, unit, SET, code, ROUND, outcome, outcome),
            )
        book.rules.forget()
    return book, names
