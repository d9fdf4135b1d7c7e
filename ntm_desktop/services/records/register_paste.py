"""A block of a spreadsheet as new records of a register, in the order of its columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import KEY_FIELDS, RegisterSpec, asked_parts, field_of
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.services.editing import Edit, check_edit, write
from ntm_desktop.services.record_rules import RecordRules
from ntm_desktop.services.records.register_choices import Names, code_of, suggestions
from ntm_desktop.services.records.register_fields import value_of
from ntm_desktop.services.records.register_keys import make_key, scopes
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.services.writing_rules import check_field, with_done_day
from ntm_desktop.texts import registers_view as texts

_NOT_PASTED = frozenset({"scope", "file_name"})


@dataclass(frozen=True, slots=True)
class Pasted:
    """A line of the block: its cells as typed, the values read, and why it cannot be written.

    ``unread``: what is amiss with its cells, whoever owns the record; it is in ``fault`` too.
    """

    cells: tuple[str, ...]
    values: Mapping[str, Any]
    fault: str
    unread: str = ""


def read_block(book: Workbook, spec: RegisterSpec, block: str, scope: str = "") -> list[Pasted]:
    """The lines of a block of tabs and line ends; a first line of headings is passed over.

    ``scope``: whose the records will be, "" for the usual.
    """
    names = Names(book)
    lines = [line.split("\t") for line in block.splitlines() if line.strip()]
    if lines and fold(lines[0][0]) == fold(texts.heading(spec.kind, spec.columns[0])):
        lines = lines[1:]
    read = [_line(book, spec, names, line) for line in lines]
    return checked(book, spec, scope or next(iter(scopes(book, spec.kind, "")), ""), read)


def checked(
    book: Workbook, spec: RegisterSpec, scope: str, lines: Sequence[Pasted]
) -> list[Pasted]:
    """The lines with the faults that writing them as records of this owner would find."""
    found, rules = [], RecordRules(book)
    taken: set[str] = set()
    for line in lines:
        fault = line.unread
        if not fault:
            try:
                edit = _edit(book, spec, scope, line, taken)
                check_edit(book, edit, rules)
            except NtmError as error:
                fault = error.sentence
            else:
                taken.add(edit.key)
        found.append(replace(line, fault=fault))
    return found


def _edit(
    book: Workbook, spec: RegisterSpec, scope: str, line: Pasted, taken: Collection[str]
) -> Edit:
    """The new record of a line. Raises WrongUse, where another line is it already (``taken``)."""
    fields = {field.name for field in KINDS[spec.kind].fields}
    key = make_key(book, spec.kind, scope, line.values)
    if key in taken:
        raise WrongUse(texts.twice(line.cells[0]))
    body = {n: v for n, v in line.values.items() if n in fields and v}
    return Edit(key, with_done_day(book, key, body, None))


def _line(book: Workbook, spec: RegisterSpec, names: Names, line: Sequence[str]) -> Pasted:
    width = len(spec.columns)
    cells = tuple(cell.strip() for cell in (*line, *[""] * width)[:width])
    values: dict[str, Any] = {}
    faults = [texts.too_wide(len(line), width)] if len(line) > width else []
    for name, cell in zip(spec.columns, cells, strict=True):
        if name in _NOT_PASTED:
            continue
        try:
            value = _read(book, names, spec.kind, field_of(spec.kind, name), cell)
            check_field(spec.kind, name, value)
        except FieldError as error:
            faults.append(f"{texts.heading(spec.kind, name)}: {error.sentence}")
        else:
            if value is not None:
                values[name] = value
    if not faults:
        asked = (*KINDS[spec.kind].fields, *asked_parts(spec.kind))
        missing = [one for one in asked if one.required and one.name not in values]
        faults = [texts.missing(texts.part_label(spec.kind, one.name)) for one in missing]
    unread = " ".join(faults)
    return Pasted(cells, values, unread, unread)


def _read(book: Workbook, names: Names, kind: str, field: Field, cell: str) -> Any:
    if field.name == "units":
        options = names.options("unit")
        return [code_of(options, one) for one in cell.replace(";", ",").split(",") if one.strip()]
    if field.type is FieldType.CODE:
        return code_of(names.options(field.name), cell)
    usual = names.options(field.name) if field.name in KEY_FIELDS else suggestions(kind, field.name)
    if usual:
        try:
            return code_of(usual, cell)
        except FieldError:
            return value_of(book, field, cell)
    return value_of(book, field, cell)


def write_block(
    book: Workbook, spec: RegisterSpec, scope: str, lines: Sequence[Pasted]
) -> Change | None:
    """Write the lines that have no fault as new records, in one step.

    Raises WrongUse, where two lines would be one record too, and Refused; then nothing is written.
    """
    edits: dict[str, Edit] = {}
    for line in lines:
        if not line.fault:
            edit = _edit(book, spec, scope, line, edits)
            edits[edit.key] = edit
    return write(book, texts.step_paste(spec.kind, len(edits)), list(edits.values()))
