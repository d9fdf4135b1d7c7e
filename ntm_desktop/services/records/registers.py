"""Registers: the records of any kind as a list, and writing one of them field by field.

Everything that the programme keeps beside the criteria goes through here, so that history,
packages, merge and undo come with it. Source: docs/contract.md, "Owners".
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain import ownership
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.records import KINDS, Kind, split_key
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.describing import own_name, title_of
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.records.register_fields import value_of
from ntm_desktop.services.records.standing_on import standing_on
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.services.writing_rules import check_field, with_done_day
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers as texts

# These are written by what makes them, never field by field.
MADE_ELSEWHERE = frozenset(
    {"acknowledgement", "key_withdrawal", "closing", "evidence", "template", "round"}
)
# What a person or a standard gives these as their code is how everything else names them.
_NAMED_BY_CODE = frozenset({"unit", "organisation", "setting", "criteria_set", "round"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a register: its shown value, who wrote it when. ``fields``: parsed values."""

    key: str
    kind: str
    parts: tuple[str, ...]
    revision: str
    author: str
    edited_at: str
    fields: Mapping[str, Any]
    conflict: bool
    writable: bool

    @property
    def scope(self) -> str:
        """The unit's or organisation's code that owns it: the first part of the key."""
        return self.parts[0]


def find_kind(name: str) -> Kind:
    """A kind by its name. Raises WrongUse."""
    kind = KINDS.get(name)
    if kind is None:
        raise WrongUse(texts.unknown_kind(name, sorted(KINDS)))
    return kind


def entries(book: Workbook, name: str, **where: str) -> tuple[Entry, ...]:
    """The records of a kind with these parts or fields, by key. Raises WrongUse."""
    kind = find_kind(name)
    waiting = frozenset(book.store.conflicts())
    signed = book.store.shown_revisions(name)
    return tuple(
        _entry(book, kind, row["key"], row, signed[row["key"]], row["key"] in waiting)
        for row in book.store.rows(name, **where)
    )


def entry(book: Workbook, key: str) -> Entry | None:
    """One record, None where it is not there."""
    kind, parts = split_key(key)
    conditions = dict(zip(kind.parts, parts, strict=True))
    return next((one for one in entries(book, kind.name, **conditions) if one.key == key), None)


def _entry(
    book: Workbook,
    kind: Kind,
    key: str,
    row: Mapping[str, Any],
    signed: tuple[str, str, str],
    conflict: bool,
) -> Entry:
    if kind.name == "assessment":
        fields = current_body(book, key) or {}
    else:
        names = [field.name for field in kind.fields]
        fields = {name: row[name] for name in names if row[name] is not None}
    revision, author, edited_at = signed
    _, parts = split_key(key)
    may = ownership.may_write(book.org, key) and not book.store.read_only
    return Entry(key, kind.name, parts, revision, author, edited_at, fields, conflict, may)


def own_scope(book: Workbook) -> str:
    """The scope that this workbook's organisation writes in: a commune's code, else its own."""
    return ownership.unit_of_org(book.org) or book.org


def new_key(book: Workbook, name: str, scope: str | None = None) -> str:
    """A free key in a scope, this organisation's by default.

    Where a year stands in the key it is that of the open round. Raises WrongUse for a kind whose
    keys are made of codes that have to be given.
    """
    kind = find_kind(name)
    mark = secrets.token_hex(6)
    round_ = book.rules.default_round()
    if kind.parts == ("scope", "year", name) and round_ is not None:
        return kind.key(scope or own_scope(book), round_.code[:4], mark)
    if kind.parts == (name,) and name not in _NAMED_BY_CODE:
        return kind.key(mark)
    if kind.parts == ("scope", name):
        return kind.key(scope or own_scope(book), mark)
    raise WrongUse(texts.key_wanted(name, kind.parts))


def full_key(name: str, text: str) -> str:
    """A key as typed, with or without the kind in front. Raises WrongUse."""
    key = text if text.startswith(f"{name}/") else f"{name}/{text}"
    try:
        split_key(key)
    except ValueError:
        raise WrongUse(texts.key_wanted(name, find_kind(name).parts)) from None
    return key


def read_values(book: Workbook, name: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Field → canonical value of typed texts; "" empties a field.

    Raises WrongUse that names the field.
    """
    fields = {field.name: field for field in find_kind(name).fields}
    found: dict[str, Any] = {}
    for field_name, text in given.items():
        field = fields.get(field_name)
        if field is None:
            raise WrongUse(texts.unknown_field(field_name, name, list(fields)))
        try:
            found[field_name] = value_of(book, field, text)
            check_field(name, field_name, found[field_name])
        except FieldError as error:
            label = words.field_label(name, field_name)
            raise WrongUse(texts.bad_field(label, error.sentence)) from error
    return found


def save(book: Workbook, key: str, values: Mapping[str, Any]) -> Change | None:
    """Change these fields of a record, or make it; None empties a field.

    Raises WrongUse where a required field is missing, Refused where the record is not to be written
    here; then nothing is changed. None where everything is already so.
    """
    kind, _ = split_key(key)
    if kind.name in MADE_ELSEWHERE:
        raise Refused(texts.made_elsewhere(words.KINDS[kind.name]))
    check_writable(book, key)  # whose it is comes before what is still missing
    former = current_body(book, key)
    body = {**(former or {}), **values}
    body = {name: value for name, value in body.items() if value not in (None, "", [], {})}
    for field in kind.fields:
        if field.required and field.name not in body:
            raise WrongUse(texts.required(words.field_label(kind.name, field.name)))
    label = texts.step_save(words.KINDS[kind.name], own_name(body))
    return write(book, label, [Edit(key, with_done_day(book, key, body, former))])


def delete(book: Workbook, key: str) -> Change | None:
    """Delete a record; its history stays.

    Raises WrongUse where it is not there, Refused where others name it or it is not one's own.
    """
    try:
        kind, _ = split_key(key)
    except ValueError:
        raise WrongUse(texts.not_there(key)) from None
    if kind.name in MADE_ELSEWHERE:
        raise Refused(texts.made_elsewhere(words.KINDS[kind.name]))
    body = current_body(book, key)
    if body is None:
        raise WrongUse(texts.not_there(key))
    check_writable(book, key)
    others = standing_on(book, key)
    if others:
        raise Refused(texts.stood_on(own_name(body), len(others), title_of(book, others[0])))
    label = texts.step_delete(words.KINDS[kind.name], own_name(body))
    return write(book, label, [Edit(key, None)])


def as_json(one: Entry) -> dict[str, Any]:
    """A line of ``list --json``: key, revision, author, time, then the fields."""
    return {
        "key": one.key,
        "revision": one.revision,
        "author": one.author,
        "edited_at": one.edited_at,
        **json.loads(json.dumps(one.fields)),
    }
