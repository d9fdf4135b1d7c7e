"""A workbook of Excel as plain values: what is written into one, what was read from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from ntm_desktop.domain.legacy_fonts import Encoding
from ntm_desktop.domain.merge import RefusedRow

Shown: TypeAlias = str | Decimal | date | None
"""What a cell is given: text, number, day or nothing."""

# Marks in the hidden first column, beside the keys of records.
FIELDS_MARK = "#fields"
HEADING_MARK = "#heading"
TOTAL_MARK = "#total"
NEW_MARK = "+"
MANIFEST = "_ntm"
LISTS = "_ntm_ds"
FORMAT = "ntm-sheet"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Column:
    """``name``: of the field; ``options``: the words of its drop-down; ``strict``: no other words.

    ``fixed``: codes and titles, never typed in rows that are records already. ``width`` in
    characters. ``day``, ``number``: how its cells are formatted; ``sum``: it has a total.
    """

    name: str
    heading: str
    width: float = 12
    options: tuple[str, ...] = ()
    strict: bool = True
    fixed: bool = False
    day: bool = False
    number: bool = False
    sum: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row. ``mark``: what the hidden column says; ``open``: names of the columns that may be
    typed; ``options``: drop-downs of single cells by column; ``strong``: set in bold."""

    mark: str
    cells: Mapping[str, Shown]
    open: frozenset[str] = frozenset()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A record as it was given out: the revisions that it stood on, its body as JSON text."""

    key: str
    revisions: tuple[str, ...]
    body: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. ``blank``: lines for new records under the others, with marks of their own.

    ``counted``: (label, column, word): totals that count a word in a column; ``left_out``: lines
    with this (column, word) do not count in the sums; ``shared``: the column that marks lines which
    lie in another one, whose sums stand apart, "" for none. ``kept``: columns that stay in sight.
    """

    title: str
    heading: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    blank: tuple[Line, ...] = ()
    counted: tuple[tuple[str, str, str], ...] = ()
    left_out: tuple[str, str] | None = None
    shared: str = ""
    kept: int = 1


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A whole workbook: its pages, and what its manifest says."""

    pages: tuple[Page, ...]
    facts: Mapping[str, str]
    exported: tuple[Exported, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was read. ``value``: text, int, float, bool, day or None; ``font``: its font's
    encoding from before Unicode, the value is converted already and ``before`` is the text as it
    stood. ``no_value``: a formula whose result was not saved; ``error``: "#N/A" and the like.
    ``per_cent``: shown as a percentage, so that 0.624 is 62.4 %. ``number_format``: Excel's, of a
    number; ``area``: the merged cells over several rows ("D2:D4") that the value stands in."""

    address: str
    value: Any = None
    font: Encoding | None = None
    before: str = ""
    no_value: bool = False
    error: bool = False
    per_cent: bool = False
    shown_date: bool = False
    number_format: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet that was read: rows from 1 on, of equal width; ``hidden``: numbers of hidden rows;
    ``merged``: how many areas were merged (their value stands in each of their cells)."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[int] = frozenset()
    merged: int = 0
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row asks for. ``parents``: the revisions that it was made from, those known here
    count; ``former``: the body that it was made from; ``place``: the first cell that differs from
    it, else the row's first; ``cells``: field → its cell, where a field has one."""

    key: str
    parents: tuple[str, ...]
    body: Mapping[str, Any]
    former: Mapping[str, Any] | None
    page: str
    place: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A row that is not taken: the record where it is known, the cell, and why."""

    key: str
    page: str
    cell: str
    sentence: str

    @property
    def row(self) -> RefusedRow:
        """The same in the form of an import of packages."""
        return RefusedRow(self.key, f"{self.cell}: {self.sentence}")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that a workbook asks for, and what is to be said about it.

    ``untouched``: rows that say what was given out; ``removed``: keys of records given out that
    stand in no row any more; ``export``: which sheet of ours it is, "" for others.
    """

    drafts: tuple[Draft, ...] = ()
    refused: tuple[RefusedCell, ...] = ()
    untouched: int = 0
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    export: str = ""
