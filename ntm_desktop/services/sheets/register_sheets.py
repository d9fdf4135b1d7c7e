"""A register as a sheet, and the rows of such a sheet as drafts of records."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.records import KINDS, split_key
from ntm_desktop.domain.register_specs import SPECS, spec_of
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.services.describing import NAME_FIELDS
from ntm_desktop.services.records import register_keys, register_lists, registers
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.column_numbers import ColumnNumbers
from ntm_desktop.services.sheets.field_cells import FieldCells, fields_of, parts_of
from ntm_desktop.services.sheets.row_keys import key_with
from ntm_desktop.services.sheets.sheet_base import given_out
from ntm_desktop.services.sheets.sheet_manifest import Manifest
from ntm_desktop.services.sheets.sheet_values import (
    NEW_MARK,
    Cell,
    Column,
    Draft,
    Exported,
    Line,
    Page,
    RefusedCell,
    Shown,
)
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as view_texts
from ntm_desktop.texts import sheets as texts

REGISTERS = (*(spec.kind for spec in SPECS), "base_figure")
_BLANK = 20
# Least and greatest width of a column, in characters.
_WIDTHS = {
    FieldType.DECIMAL: (10, 16),
    FieldType.DATE: (11, 11),
    FieldType.TEXT: (20, 32),
    FieldType.LINES: (16, 28),
    FieldType.CHOICE: (11, 18),
    FieldType.CODE: (12, 20),
    FieldType.LINE: (8, 20),
    FieldType.OBJECT: (20, 28),
}
_NAME_WIDTHS = (24, 36)


def page_of(book: Workbook, kind: str, unit: str = "") -> tuple[Page, tuple[Exported, ...]]:
    """The register's sheet (``unit``: only what is about that commune) and what it gives out."""
    cells = FieldCells(book, kind)
    exported, lines = [], []
    for entry in _entries(book, kind, unit):
        given = given_out(book, entry.key)
        if given is not None:
            exported.append(given)
        lines.append(_line(cells, entry))
    columns = tuple(_columns(cells, lines))
    may = register_keys.may_add(book, kind)
    names = frozenset(column.name for column in columns)
    blank = tuple(
        Line(NEW_MARK + secrets.token_hex(6), {}, names) for _ in range(_BLANK if may else 0)
    )
    left_out, shared = None, ""
    if kind != "base_figure" and spec_of(kind).not_summed:
        marking = spec_of(kind).not_summed
        field = next(one for one in fields_of(kind) if one.name == marking)
        left_out = (marking, str(cells.shown(field, "yes")))
        shared = spec_of(kind).share_of
    title = _title(kind)
    notes = (texts.REGISTER_NOTE, texts.BLANK_NOTE) if blank else (texts.REGISTER_NOTE,)
    page = Page(title, title, notes, columns, tuple(lines), blank, left_out=left_out, shared=shared)
    return page, tuple(exported)


def _title(kind: str) -> str:
    return view_texts.register_title(kind)


def _entries(book: Workbook, kind: str, unit: str) -> list[registers.Entry]:
    if kind == "base_figure":
        found = registers.entries(book, kind)
        return [one for one in found if not unit or one.parts[0] == unit]
    rows = register_lists.rows_of(book, spec_of(kind))
    return [row.entry for row in register_lists.chosen(rows, unit=unit)]


def _columns(cells: FieldCells, lines: Sequence[Line]) -> Iterator[Column]:
    kind = cells.kind
    sums = () if kind == "base_figure" else spec_of(kind).sums
    parts = parts_of(kind)
    for field in (*parts, *fields_of(kind)):
        options = cells.offered(field)
        heading = texts.FIGURE if field.name == "figure" else view_texts.heading(kind, field.name)
        least, most = _NAME_WIDTHS if field.name in NAME_FIELDS else _WIDTHS[field.type]
        longest = max((_length(line.cells.get(field.name)) for line in lines), default=0)
        longest = max(longest, *map(len, heading.split()), 0)
        yield Column(
            field.name,
            f"{heading} *" if field.required else heading,
            float(min(max(longest + 2, least), most)),
            options if field.name != "units" else (),
            strict=field.type is not FieldType.LINE,
            fixed=field in parts,
            day=field.type is FieldType.DATE,
            number=field.type is FieldType.DECIMAL,
            sum=field.name in sums,
        )


def _length(shown: Shown) -> int:
    return max(map(len, str(shown).split("\n"))) if shown else 0


def _line(cells: FieldCells, entry: registers.Entry) -> Line:
    shown = {
        field.name: cells.shown(field, register_lists.value_in(entry, field.name))
        for field in parts_of(cells.kind)
    }
    fields = fields_of(cells.kind)
    shown.update((field.name, cells.shown(field, entry.fields.get(field.name))) for field in fields)
    writable = entry.writable and entry.kind not in registers.MADE_ELSEWHERE
    opened = frozenset(field.name for field in fields) if writable else frozenset()
    return Line(entry.key, shown, opened)


class RegisterReader:
    """Reads the rows of one sheet of a register against what was given out."""

    def __init__(self, book: Workbook, manifest: Manifest, numbers: ColumnNumbers) -> None:
        self._numbers = numbers
        self._book, self._kind, self._given = book, manifest["kind"], manifest.given
        self._export, self._again = manifest["export"], manifest.again
        self._cells = FieldCells(book, self._kind)
        self._taken: set[str] = set()
        self.seen: set[str] = set()

    def read(
        self, page: str, mark: str, row: Mapping[str, Cell], place: str
    ) -> Draft | RefusedCell | None:
        """The draft of a row, None where it says what was given out or nothing at all."""
        try:
            if mark and not mark.startswith(NEW_MARK):
                return self._known(page, mark, row, place)
            return self._new(page, mark, row, place)
        except _Fault as fault:
            return RefusedCell(fault.key, page, fault.cell or place, fault.sentence)

    def notes(self) -> list[str]:
        """What is to be said of cells that were taken."""
        return self._cells.own_words_told()

    # ------------------------------------------------------------------ a record given out

    def _known(
        self, page: str, key: str, row: Mapping[str, Cell], place: str
    ) -> Draft | RefusedCell | None:
        given = self._given.get(key)
        if given is None or given.body is None or split_key(key)[0].name != self._kind:
            # A mark that was typed over may name any record: those given out count alone.
            raise _Fault("", "", texts.UNKNOWN_ROW)
        if key in self.seen:
            raise _Fault(key, "", texts.ROW_TWICE)
        self.seen.add(key)
        former: dict[str, Any] = json.loads(given.body)
        kind, parts = split_key(key)
        named = dict(zip(kind.parts, parts, strict=True))
        for field in parts_of(self._kind):
            cell = row.get(field.name)
            if cell and not cell_texts.same(cell, self._cells.shown(field, named[field.name])):
                raise _Fault(key, cell.address, texts.fixed(_heading(self._kind, field)))
        body = dict(former)
        places = {}
        changed = ""
        for field in fields_of(self._kind):
            cell = row.get(field.name)
            if cell is None:
                continue
            places[field.name] = cell.address
            shown = self._cells.shown(field, former.get(field.name))
            if cell_texts.same(cell, shown):
                continue
            self._put(body, field, cell, key)
            changed = changed or cell.address
        if body == former:
            return None
        self._check_required(body, places, key)
        return Draft(key, given.revisions, body, former, page, changed, places)

    def _put(self, body: dict[str, Any], field: Field, cell: Cell, key: str) -> None:
        try:
            if field.type is FieldType.DECIMAL:
                cell = self._numbers.plain(field.name, cell)
            value = self._cells.read(field, cell)
        except NtmError as error:
            label = _heading(self._kind, field)
            raise _Fault(key, cell.address, texts.labelled(label, error.sentence)) from error
        if value in (None, "", []):
            body.pop(field.name, None)
        else:
            body[field.name] = value

    def _check_required(self, body: Mapping[str, Any], places: Mapping[str, str], key: str) -> None:
        for field in KINDS[self._kind].fields:
            if field.required and field.name not in body:
                sentence = texts.required(_heading(self._kind, field))
                raise _Fault(key, places.get(field.name, ""), sentence)

    # ------------------------------------------------------------------ a new record

    def _new(self, page: str, mark: str, row: Mapping[str, Cell], place: str) -> Draft | None:
        fields = fields_of(self._kind)
        parts = parts_of(self._kind)
        typed = [f for f in (*fields, *parts) if f.name in row and f.name != "scope"]
        if all(cell_texts.same(row[field.name], None) for field in typed):
            return None
        body: dict[str, Any] = {}
        given: dict[str, Any] = {}
        places = {name: cell.address for name, cell in row.items()}
        for field in (*parts, *fields):
            if field.name in row:
                self._put(given if field in parts else body, field, row[field.name], "")
        for field in parts:
            if field.required and field.name not in given:
                sentence = texts.required(_heading(self._kind, field))
                raise _Fault("", places.get(field.name, ""), sentence)
        self._check_required(body, places, "")
        key = self._key(mark, given, body)
        if key in self.seen:
            raise _Fault(key, "", texts.ROW_TWICE)
        self.seen.add(key)
        former = self._given[key] if key in self._again else None
        if former is None or former.body is None or body == json.loads(former.body):
            return Draft(key, (), body, None, page, place, places)
        known = json.loads(former.body)
        return Draft(key, former.revisions, body, known, page, place, places)

    def _key(self, mark: str, given: Mapping[str, Any], body: Mapping[str, Any]) -> str:
        """The same row gives the same key however often it comes in."""
        scope = str(given.get("scope") or registers.own_scope(self._book))
        token = mark.removeprefix(NEW_MARK)
        if not token or token in self._taken:
            said = json.dumps([self._export, given, body], ensure_ascii=False, sort_keys=True)
            token = sha256(said.encode("utf-8")).hexdigest()[:12]
        self._taken.add(token)
        try:
            return key_with(self._book, self._kind, scope, {**given, **body}, token)
        except (WrongUse, KeyError) as error:
            sentence = error.sentence if isinstance(error, WrongUse) else texts.NO_KEY
            raise _Fault("", "", sentence) from error


class _Fault(Exception):
    """Why a row is not taken: the record where it is known, the cell ("" for the row's)."""

    def __init__(self, key: str, cell: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key, self.cell, self.sentence = key, cell, sentence


def _heading(kind: str, field: Field) -> str:
    return texts.FIGURE if field.name == "figure" else view_texts.heading(kind, field.name)
