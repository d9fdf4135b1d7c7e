"""The rows of a sheet before they are written, and how they fall on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """Words or a number over the columns ``first`` to ``last`` of the fine grid (from 1).

    ``align``: "left", "center", "right" or "justify". ``edges``: which of its edges are
    drawn, of "top", "bottom" and "sides".
    """

    first: int
    last: int
    value: str | Decimal
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    middle: bool = False
    edges: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of so many points. ``keep``: it stands on the page of the row after it.

    ``repeats``: the heading rows that stand above it again where it begins a page. ``picture``: a
    PNG that begins here, its width and height in points and the column where it begins.
    """

    cells: tuple[Cell, ...]
    height: float
    keep: bool = False
    repeats: tuple[Row, ...] = ()
    picture: tuple[bytes, float, float, int] | None = None


def kept(rows: Sequence[Row]) -> list[Row]:
    """These rows on one page, with the one that follows them."""
    return [replace(row, keep=True) for row in rows]


def paged(rows: Sequence[Row], room: float, *, repeating: bool) -> Iterator[tuple[Row, bool]]:
    """The rows, and whether a page begins with it; pages are so many points tall.

    ``repeating``: headings are written again where a table goes on; else Excel does it itself, and
    they only take their room.
    """
    used = 0.0
    for group in _groups(rows):
        height = sum(row.height for row in group)
        begins = used > 0 and used + height > room
        if begins:
            used = 0.0
        for row in group:
            # A group that no page holds is broken where the page ends.
            begins = begins or (used > 0 and used + row.height > room)
            if begins:
                used = sum(one.height for one in row.repeats)
                if repeating:
                    for one in row.repeats:
                        yield one, begins
                        begins = False
            yield row, begins
            used += row.height
            begins = False


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group
