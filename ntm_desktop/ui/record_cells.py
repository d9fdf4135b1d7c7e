"""Records as cells of a grid: what a field shows, and saving what is typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain.records import KINDS, FieldType
from ntm_desktop.errors import NtmError
from ntm_desktop.services import registers
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.register_fields import text_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.ui.grid_cells import Align, Cell

_RIGHT = frozenset({FieldType.DECIMAL})


class RecordCells:
    """The fields of one kind, by name."""

    def __init__(self, book: Workbook, kind: str) -> None:
        self._book = book
        self._kind = kind
        self._fields = {field.name: field for field in KINDS[kind].fields}

    def cell(self, name: str, values: Mapping[str, Any], *, editable: bool) -> Cell:
        """One field of a record's values."""
        field = self._fields[name]
        shown = text_of(field, values.get(name)).replace("\n", "; ")
        align: Align = "right" if field.type in _RIGHT else "left"
        return Cell(shown, align=align, editable=editable, choices=self.choices(name))

    def choices(self, name: str) -> tuple[str, ...]:
        """The words that a field of choices takes."""
        field = self._fields[name]
        return tuple(words.CHOICES.get((name, one), one) for one in field.choices)

    def label(self, name: str) -> str:
        """What a field is called."""
        return words.field_label(self._kind, name)

    def save(self, key: str, typed: Mapping[str, str], more: Mapping[str, Any]) -> str | None:
        """Save typed texts into a record; the reason where it cannot be.

        ``more``: values that a new record needs beside them; they never replace what stands there.
        """
        try:
            values = registers.read_values(self._book, self._kind, typed)
            before = current_body(self._book, key) or {}
            new = {name: value for name, value in more.items() if name not in before}
            registers.save(self._book, key, {**new, **values})
        except NtmError as error:
            return error.sentence
        return None
