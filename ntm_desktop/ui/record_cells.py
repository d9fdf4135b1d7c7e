"""Records as cells of a grid: what a field shows. Writing goes through the services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain.records import KINDS, FieldType
from ntm_desktop.services.records.register_fields import text_of
from ntm_desktop.texts import records as words
from ntm_desktop.ui.grid_cells import Align, Cell

_RIGHT = frozenset({FieldType.DECIMAL})


class RecordCells:
    """The fields of one kind, by name."""

    def __init__(self, kind: str) -> None:
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
