"""Numbers typed as text into a sheet of ours: one that may be two is told by its column or refused.

The rule of offices' own sheets (:mod:`typed_numbers`), for the cells that were typed into alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ntm_desktop.services.sheets import typed_numbers
from ntm_desktop.services.sheets.sheet_values import Cell
from ntm_desktop.services.sheets.typed_numbers import Style


class ColumnNumbers:
    """How each column of a page writes its numbers. ``by_column``: cells that it decided."""

    def __init__(self, rows: Iterable[Mapping[str, Cell]]) -> None:
        texts: dict[str, list[str]] = {}
        for row in rows:
            for name, cell in row.items():
                if isinstance(cell.value, str):
                    texts.setdefault(name, []).append(cell.value)
        self._styles = {name: typed_numbers.style_of(said) for name, said in texts.items()}
        self.by_column: list[str] = []

    def plain(self, name: str, cell: Cell) -> Cell:
        """The cell with its number in one spelling. Raises FieldError where nothing tells which."""
        if not isinstance(cell.value, str) or not typed_numbers.is_either(cell.value):
            return cell
        text = typed_numbers.plain(cell.value.strip(), self._styles.get(name, Style.UNKNOWN))
        self.by_column.append(cell.address)
        return replace(cell, value=text)
