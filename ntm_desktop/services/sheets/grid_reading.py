"""The cells of a workbook as plain values: results of formulas, merged areas, old fonts, days."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from ntm_desktop.domain.legacy_fonts import Encoding, encoding_of, to_unicode
from ntm_desktop.errors import FileRefused
from ntm_desktop.services.sheets.sheet_values import TOTAL_MARK, Cell, Grid
from ntm_desktop.services.sheets.xlsx_files import MOST_CELLS, XlsxFile
from ntm_desktop.texts import sheets as texts

MOST_COLUMNS = 250
MOST_ROWS = 60_000


def read_grids(file: XlsxFile) -> tuple[Grid, ...]:
    """Every sheet of cells, with the saved results of its formulas; sheets of charts left out.

    Raises FileRefused: damaged, too_large (values far down or far to the right).
    """
    book = file.load(values=False)
    sheets = book.worksheets
    results: Any = None
    if any(_has_formulas(sheet) for sheet in sheets):
        results = file.load(values=True)
    return tuple(
        _grid(file, sheet, results[sheet.title] if results is not None else None)
        for sheet in sheets
    )


def _has_formulas(sheet: Any) -> bool:
    """Whether any result is wanted; totals of our own are never read back."""
    cells = sheet._cells
    totals = {row for (row, column), cell in cells.items()
              if column == 1 and cell.value == TOTAL_MARK}  # fmt: skip
    return any(cell.data_type == "f" and row not in totals for (row, _), cell in cells.items())


def _grid(file: XlsxFile, sheet: Any, results: Any) -> Grid:
    # The library's own way over rows would make a cell for every gap in between.
    filled = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}
    high = max((row for row, _column in filled), default=0)
    wide = max((column for _row, column in filled), default=0)
    heads = {}
    areas = {}
    for area in sheet.merged_cells.ranges:
        head = (area.min_row, area.min_col)
        if area.max_row > area.min_row:
            areas[head] = area.coord
        for row in range(area.min_row, min(area.max_row, high) + 1):
            for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1):
                heads[row, column] = head
                wide = max(wide, column)
    if high > MOST_ROWS or wide > MOST_COLUMNS or high * wide > MOST_CELLS:
        raise FileRefused("too_large", texts.refused("too_large", file.path.name))
    from openpyxl.utils import get_column_letter

    names = ["", *(get_column_letter(column) for column in range(1, wide + 1))]
    rows = []
    for row in range(1, high + 1):
        line = []
        for column in range(1, wide + 1):
            head = heads.get((row, column), (row, column))
            source = filled.get(head)
            address = f"{names[column]}{row}"
            if source is None:
                line.append(Cell(address))
                continue
            result = None
            if source.data_type == "f" and results is not None:
                result = results._cells.get(head)
            cell = _cell(address, source, result)
            line.append(replace(cell, area=areas[head]) if head in areas else cell)
        rows.append(tuple(line))
    hidden = frozenset(
        number for number, one in sheet.row_dimensions.items() if one.hidden and number <= high
    )
    shown = sheet.sheet_state == "visible"
    return Grid(sheet.title, tuple(rows), hidden, len(sheet.merged_cells.ranges), shown)


def _cell(address: str, source: Any, result: Any) -> Cell:
    formula = source.data_type == "f"
    if formula and (result is None or result.value is None):
        return Cell(address, no_value=True)
    value = result.value if formula else source.value
    kind = result.data_type if formula else source.data_type
    if kind == "e":
        return Cell(address, str(value), error=True)
    number_format = source.number_format or ""
    if isinstance(value, str):
        font = source.font.name if source.font is not None else None
        encoding = encoding_of(font)
        if encoding is None or _is_unicode(value, encoding):
            return Cell(address, value)
        return Cell(address, to_unicode(value, font), font=encoding, before=value)
    if isinstance(value, datetime):
        return Cell(address, value.date(), shown_date=True)
    if isinstance(value, date):
        return Cell(address, value, shown_date=True)
    if isinstance(value, bool | int | float) or value is None:
        return Cell(address, value, per_cent="%" in number_format, number_format=number_format)
    if isinstance(value, time):
        return Cell(address, value.isoformat(timespec="minutes"))
    return Cell(address, str(value))


def _is_unicode(text: str, encoding: Encoding) -> bool:
    """Whether a text holds a letter that the font's encoding has no place for: it was typed in
    Unicode, the old font was only its cell's."""
    for letter in text:
        if letter.isascii() or not (letter.isalpha() or unicodedata.combining(letter)):
            continue
        if not _western(letter):
            return True
        # The table of TCVN3 changes every letter that its fonts draw; "º" is no letter of a word.
        if encoding is Encoding.TCVN3 and letter != "º" and to_unicode(letter, ".VnTime") == letter:
            return True
    return False


def _western(letter: str) -> bool:
    try:
        letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
