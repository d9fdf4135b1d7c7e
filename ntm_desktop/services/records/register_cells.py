"""Cells of a grid over records: many typed texts become one step, each refused one says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.records import split_key
from ntm_desktop.errors import NtmError
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.record_rules import RecordRules
from ntm_desktop.services.records.register_fields import ORGANISATION_FIELDS, value_of
from ntm_desktop.services.units import organisations
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import check_body, check_field, with_done_day
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers as texts


@dataclass(frozen=True, slots=True)
class CellText:
    """What was typed into one field of one record, which need not be there yet."""

    key: str
    field: str
    text: str


def write_cells(book: Workbook, label: str, cells: Sequence[CellText]) -> list[str | None]:
    """Write them as one step; for each cell None, or the sentence that says why it was refused.

    A record of which nothing is left is deleted; one that lacks a required field is not written.
    """
    bodies: dict[str, dict[str, Any]] = {}
    reasons: list[str | None] = []
    for cell in cells:
        try:
            check_writable(book, cell.key)
            # A body of which an earlier cell left nothing is not read again.
            there = bodies[cell.key] if cell.key in bodies else current_body(book, cell.key)
            body = dict(there or {})
            _put(book, cell, body)
        except NtmError as error:
            reasons.append(error.sentence)
        else:
            bodies[cell.key] = body
            reasons.append(None)
    rules = RecordRules(book, beside=bodies)
    for key, fault in {
        key: _fault_of(book, key, body, rules) for key, body in bodies.items()
    }.items():
        if fault is not None:
            del bodies[key]  # the other records of the block are written all the same
            mine = [n for n, cell in enumerate(cells) if cell.key == key and reasons[n] is None]
            for number in mine:
                reasons[number] = fault
    edits = [Edit(key, _kept(book, key, body)) for key, body in bodies.items()]
    try:
        write(book, label, edits)
    except NtmError as error:
        return [error.sentence if reason is None else reason for reason in reasons]
    return reasons


def _put(book: Workbook, cell: CellText, body: dict[str, Any]) -> None:
    kind, _ = split_key(cell.key)
    field = next(one for one in kind.fields if one.name == cell.field)
    text = _organisation(book, cell.text) if field.name in ORGANISATION_FIELDS else cell.text
    value = value_of(book, field, text)
    check_field(kind.name, field.name, value)
    if value is None:
        if field.required:
            raise FieldError(texts.required(words.field_label(kind.name, field.name)))
        body.pop(field.name, None)
    else:
        body[field.name] = value


def _fault_of(book: Workbook, key: str, body: Mapping[str, Any], rules: RecordRules) -> str | None:
    """Why what became of a record cannot be typed, None where it can or nothing is left of it."""
    if not body:
        return None
    try:
        check_body(book, key, body, current_body(book, key), rules)
    except NtmError as error:
        return error.sentence
    return None


def _kept(book: Workbook, key: str, body: dict[str, Any]) -> Mapping[str, Any] | None:
    return with_done_day(book, key, body, current_body(book, key)) if body else None


def _organisation(book: Workbook, text: str) -> str:
    """A part of a name is enough where only one organisation has it: "thống kê". Raises FieldError.

    The text itself where none does; then it is refused with its own sentence.
    """
    said = fold(text.strip())
    named = organisations(book)
    if not said or any(said in (fold(one.name), fold(one.code)) for one in named):
        return text
    found = [one for one in named if said in fold(one.name)]
    if len(found) > 1:
        raise FieldError(texts.several_organisations(text.strip(), [one.name for one in found]))
    return found[0].code if found else text
