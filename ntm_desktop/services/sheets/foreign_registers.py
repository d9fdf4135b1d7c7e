"""An office's own list as records of a register: found again by name, else new."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import spec_of
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.services.describing import NAME_FIELDS
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.records import register_lists, registers
from ntm_desktop.services.sheets import typed_numbers
from ntm_desktop.services.sheets.field_cells import FieldCells, fields_of, parts_of
from ntm_desktop.services.sheets.foreign_mapping import ColumnMapping
from ntm_desktop.services.sheets.foreign_rows import (
    Gathered,
    is_nothing,
    number_cell,
    rows_below,
    without_groups,
)
from ntm_desktop.services.sheets.row_keys import key_with
from ntm_desktop.services.sheets.sheet_values import Cell, Draft, Drafts, Grid
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as view_texts
from ntm_desktop.texts import sheets as own_texts
from ntm_desktop.texts import sheets_foreign as texts

_NAMES = (*NAME_FIELDS, "village")


def read_register(
    book: Workbook, grid: Grid, mapping: ColumnMapping, scope: str, given: Mapping[str, Any]
) -> Drafts:
    """The rows as drafts. ``scope``: whose new records are; ``given``: field or part of the key →
    value for every row that does not say it (the year, the commune).

    What a sheet leaves empty is left as it is. Raises WrongUse where no column is chosen.
    """
    if not mapping.columns:
        raise WrongUse(texts.NO_COLUMNS)
    gathered = Gathered(grid)
    reader = _Reader(book, mapping, scope, given, gathered)
    rows = without_groups(gathered, mapping, list(rows_below(gathered, mapping)))
    reader.learn(rows)
    for row in rows:
        reader.read(row)
    gathered.notes += reader.notes()
    return gathered.result(mapping)


class _Reader:
    """Reads row by row; knows how each column writes its numbers and what is there already."""

    def __init__(
        self,
        book: Workbook,
        mapping: ColumnMapping,
        scope: str,
        given: Mapping[str, Any],
        gathered: Gathered,
    ) -> None:
        self._book, self._mapping, self._scope, self._given = book, mapping, scope, given
        self._gathered = gathered
        self._kind = mapping.kind
        self._cells = FieldCells(book, self._kind)
        self._parts, self._fields = parts_of(self._kind), fields_of(self._kind)
        self._by_name = {field.name: field for field in (*self._parts, *self._fields)}
        self._styles: dict[int, typed_numbers.Style] = {}
        self._there = self._index()

    def notes(self) -> list[str]:
        """What is to be said of cells that were taken."""
        return self._cells.own_words_told()

    def learn(self, rows: Sequence[Sequence[Cell]]) -> None:
        """How each column of numbers writes them."""
        for at, name in self._mapping.columns.items():
            field = self._by_name.get(name)
            if field is not None and field.type is FieldType.DECIMAL:
                column = (row[at - 1].value for row in rows if at <= len(row))
                self._styles[at] = typed_numbers.style_of(column)

    def read(self, row: Sequence[Cell]) -> None:
        """One row into a draft or a refusal."""
        values: dict[str, Any] = {}
        places: dict[str, str] = {}
        for at, name in sorted(self._mapping.columns.items()):
            field = self._by_name.get(name)
            if field is None or at > len(row) or is_nothing(row[at - 1]):
                continue
            cell = row[at - 1]
            places[name] = cell.address
            try:
                value = self._cells.read(field, self._prepared(at, field, cell))
            except NtmError as error:
                label = view_texts.heading(self._kind, name)
                self._gathered.refuse("", cell.address, own_texts.labelled(label, error.sentence))
                return
            if value not in (None, "", []):
                values[name] = value
        if not values:
            return
        whole = {**{n: v for n, v in self._given.items() if n in self._by_name}, **values}
        self._draft(row[0].address, whole, places)

    def _prepared(self, at: int, field: Field, cell: Cell) -> Cell:
        if field.type is FieldType.DECIMAL:
            return number_cell(cell, self._styles[at], self._gathered)
        if field.type is FieldType.DATE and isinstance(cell.value, str):
            return replace(cell, value=typed_numbers.day_text(cell.value))
        return cell

    def _draft(self, place: str, values: Mapping[str, Any], places: Mapping[str, str]) -> None:
        lacking = next(
            (f for f in (*self._parts, *self._fields) if f.required and f.name not in values), None
        )
        if lacking is not None:
            label = view_texts.heading(self._kind, lacking.name)
            self._gathered.refuse("", place, own_texts.required(label))
            return
        try:
            key = self._key(values)
        except _Several as several:
            self._gathered.refuse("", place, texts.several_records(several.count))
            return
        except WrongUse as error:
            self._gathered.refuse("", place, error.sentence)
            return
        heads = self._book.store.head_bodies(key)
        if len(set(heads.values())) > 1:
            self._gathered.refuse(key, place, texts.IN_CONFLICT)
            return
        if key in self._gathered.keys:
            self._gathered.refuse(key, place, own_texts.ROW_TWICE)
            return
        self._gathered.keys.add(key)
        former = current_body(self._book, key)
        fields = {field.name for field in self._fields}
        body = {**(former or {}), **{n: v for n, v in values.items() if n in fields}}
        changed = next(
            (at for name, at in places.items() if former and body.get(name) != former.get(name)),
            place,
        )
        parents = tuple(sorted(heads))
        title = self._gathered.grid.title
        self._gathered.drafts.append(Draft(key, parents, body, former, title, changed, places))

    # ------------------------------------------------------------------ which record it is

    def _key(self, values: Mapping[str, Any]) -> str:
        scope = str(values.get("scope") or self._scope)
        identity = self._identity(scope, values)
        found = self._there.get(identity, [])
        if len(found) > 1:
            raise _Several(len(found))
        if found:
            return found[0]
        text = json.dumps([self._kind, *identity], ensure_ascii=False)
        token = sha256(text.encode("utf-8")).hexdigest()[:12]
        try:
            return key_with(self._book, self._kind, scope, values, token)
        except KeyError:
            raise WrongUse(own_texts.NO_KEY) from None

    def _identity(self, scope: str, values: Mapping[str, Any]) -> tuple[str, ...]:
        """What makes two rows the same record: whose, its name, what it is about, its year."""
        parts = [scope, *(str(values.get(f.name, "")) for f in self._parts if f.name != "scope")]
        name = next((one for one in _NAMES if values.get(one)), "")
        parts.append(fold(str(values.get(name, ""))))
        if self._kind != "base_figure":
            spec = spec_of(self._kind)
            parts.append(str(values.get(spec.about, "")))
            parts.append(str(values.get(spec.year, ""))[: 10 if spec.year == "date" else 4])
        return tuple(parts)

    def _index(self) -> dict[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = {}
        if KINDS[self._kind].parts[-1] != self._kind:
            return found  # its key says which record it is
        for entry in registers.entries(self._book, self._kind):
            named = {
                name: register_lists.value_in(entry, name)
                for name in self._by_name
                if register_lists.value_in(entry, name) is not None
            }
            scope = entry.parts[0] if KINDS[self._kind].parts[0] == "scope" else self._scope
            found.setdefault(self._identity(scope, named), []).append(entry.key)
        return found


class _Several(Exception):
    """More than one record that a row may mean."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count
