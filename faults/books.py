"""Workbooks and packages to break, and what must be equal before and after."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db import verify
from ntm_desktop.services import opening, units
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.shipped.catalogue import Catalogue
from ntm_desktop.services.workbook import Workbook

PLAN = "quang-hoa-2023"
SET = "xa-2021-2025"
COMMUNES = ("01603", "01582", "01639")
NOTED = "17.8"


class Damaged(Exception):
    """A workbook that opens and contradicts itself."""


def make(path: Path, org: str, times: int = 0) -> None:
    """A new workbook of the shipped plan; each indicator stated ``times`` times, if a commune's."""
    book = opening.create_from_plan(path, PLAN, org)
    fill(book, times)
    book.close()


def fill(book: Workbook, times: int) -> None:
    """State every indicator of the own commune ``times`` times, each time as one step."""
    if not times:
        return
    unit = units.find_unit(book, book.org.removeprefix("xa-"))
    codes = [one.code for one in book.rules.criteria_set(SET).indicators()]
    places = [assessing.place(book, unit, code) for code in codes]
    for number in range(times):
        stated = "met" if number % 2 else "not_met"
        changes = [replace(one, stated=stated, note=f"lần {number}") for one in places]
        assessing.assess_many(book, "lần", changes)


def packages(folder: Path, times: int = 2) -> list[Path]:
    """One package from each of three communes, through the export that officers use."""
    made = []
    for code in COMMUNES:
        path = folder / f"{code}.ntm"
        make(path, f"xa-{code}", times)
        book = opening.open_workbook(path)
        made.append(exporting.export(book, folder).path)
        book.close()
    return made


def note_place(book: Workbook) -> assessing.Input:
    """The place into which the writer types."""
    return assessing.place(book, units.find_unit(book, COMMUNES[0]), NOTED)


def state(book: Workbook) -> str:
    """A digest of all revisions, all conflicts and the import log."""
    known = sha256(bytes(book.store.known_ids()))
    known.update("\n".join(sorted(book.store.conflicts())).encode())
    for entry in sorted(book.store.imports(), key=lambda one: one.number):
        known.update(f"{entry.number} {entry.status}".encode() + entry.sha256)
    return known.hexdigest()


def reopened(path: Path, catalogue: Catalogue | None = None) -> Workbook:
    """The workbook as the next start of the program opens it, compared with its log in full.

    Raises what the opening raises, and Damaged.
    """
    book = opening.open_workbook(path, catalogue)
    try:
        with verify.readable(book.store):
            found = verify.faults(book.store)
        if found:
            raise Damaged(", ".join(sorted({code for code, _ in found})))
    except BaseException:
        book.close()
        raise
    return book


def state_at(path: Path) -> str:
    """:func:`state` of a file that the next start opens."""
    book = reopened(path)
    try:
        return state(book)
    finally:
        book.close()
