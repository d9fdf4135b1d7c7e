"""A table of a document as reportlab's: rows go to the next page whole, giants in slices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from ntm_desktop.reports import pdf_letters as letters
from ntm_desktop.reports.document import Table
from ntm_desktop.reports.pdf_styles import Styles
from ntm_desktop.reports.text_room import column_widths
from ntm_desktop.texts import documents as texts

_SIDE, _ABOVE = 3.0, 1.0  # points free beside the words of a cell, and above and below them
_TALL, _SLICE = 0.75, 0.2  # of a page: a row that takes more is cut into pieces so tall
_LINE = 0.5


def grid_of(table: Table, width: float, room: float, styles: Styles) -> Any:
    """The table for lines of that width and pages of that height, in points."""
    from reportlab.platypus import Table as Grid

    beside = 2 * _SIDE
    widths = column_widths(table, width, styles.look.table, beside)
    insides = [one - beside for one in widths]
    rows = [[_words(text, styles.cell_heading) for text in table.headings]]
    going_on: list[int] = []  # rows that are the rest of the row before
    for texts_ in table.rows:
        for at, row in enumerate(_slices(_row(table, texts_, styles), insides, room)):
            if at:
                going_on.append(len(rows))
            rows.append(row)
    style: list[Any] = []
    if not table.rows:
        empty = [_words(texts.NO_ROWS, styles.cell_empty)]
        rows.append([*empty, *[""] * (len(widths) - 1)])
        style.append(("SPAN", (0, 1), (-1, 1)))
    grid = Grid(rows, colWidths=list(widths), repeatRows=1, spaceBefore=4, spaceAfter=8)
    grid.setStyle([*_lines(len(rows), going_on), *style])
    return grid


def _row(table: Table, cells: Sequence[str], styles: Styles) -> list[Any]:
    return [
        _words(text, styles.number if at in table.numbers else styles.cell)
        for at, text in enumerate(cells)
    ]


def _words(text: str, style: Any) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(letters.marked(text, style.fontName), style)


def _slices(row: list[Any], insides: Sequence[float], room: float) -> Iterator[list[Any]]:
    """The row, or pieces of it where no page would hold it."""
    taken = [cell.wrap(width, room)[1] for cell, width in zip(row, insides, strict=True)]
    if max(taken) <= room * _TALL:
        yield row
        return
    pieces = (_cut(cell, width, room) for cell, width in zip(row, insides, strict=True))
    for made in zip_longest(*pieces, fillvalue=""):
        yield list(made)


def _cut(cell: Any, width: float, room: float) -> Iterator[Any]:
    rest = cell
    while rest.wrap(width, room)[1] > room * _SLICE:
        parts = rest.split(width, room * _SLICE)
        if len(parts) < 2:
            break
        yield parts[0]
        rest = parts[1]
    yield rest


def _lines(count: int, going_on: Sequence[int]) -> list[Any]:
    """Lines around all cells, none above a row that goes on; a page ends and begins with one."""
    from reportlab.lib.colors import black

    first, last = (0, 0), (-1, -1)
    style: list[Any] = [
        ("VALIGN", first, last, "MIDDLE"),
        ("LEFTPADDING", first, last, _SIDE),
        ("RIGHTPADDING", first, last, _SIDE),
        ("TOPPADDING", first, last, _ABOVE),
        ("BOTTOMPADDING", first, last, _ABOVE + 1),
        ("LINEBEFORE", first, last, _LINE, black),
        ("LINEAFTER", first, last, _LINE, black),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), _LINE, black),
    ]
    rest = set(going_on)
    for at in range(count):
        if at not in rest:
            style.append(("LINEABOVE", (0, at), (-1, at), _LINE, black))
        if at + 1 in rest or at in rest:
            style += [("VALIGN", (0, at), (-1, at), "TOP")]
        if at + 1 in rest:
            style.append(("BOTTOMPADDING", (0, at), (-1, at), 0))
        if at in rest:
            style.append(("TOPPADDING", (0, at), (-1, at), 0))
    style.append(("LINEBELOW", (0, -1), (-1, -1), _LINE, black))
    return style
