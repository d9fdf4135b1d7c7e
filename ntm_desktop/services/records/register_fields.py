"""Typed text ↔ the value of a record's field, by the field's type; the same for window and command.

A unit may be named, a choice may be said in Vietnamese, a day is written day first.
"""

from __future__ import annotations

import json
from typing import Any

from ntm_desktop.domain import fields as typed
from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.records import KINDS, Field, FieldType, split_key
from ntm_desktop.domain.register_specs import KEY_FIELDS, RECORD_FIELDS
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.domain.value_rules import month_of
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.records.register_contents import contents_of, lines_of, may_be_lines
from ntm_desktop.services.units import all_units, find_unit, find_village, organisations
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers as texts
from ntm_desktop.texts.registers_view import NOT_CONTENTS
from ntm_desktop.texts.targets import MONTH_WORD
from ntm_desktop.texts.units import unknown_unit

UNIT_FIELDS = frozenset({"unit", "village", "commune", "parent", "successor"})
ORGANISATION_FIELDS = frozenset({"organisation", "office"})
CONTENTS, MONTH, UNITS = "contents", "month", "units"


def value_of(book: Workbook, field: Field, text: str) -> Any:
    """The canonical value of a text, None where it is empty. Raises FieldError with a sentence."""
    said = clean_text(text).strip()
    if not said:
        return None
    match field.type:
        case FieldType.LINE:
            line = " ".join(said.split())
            if field.name in KEY_FIELDS:
                return _key(KEY_FIELDS[field.name], line)
            return _month(line) if field.name == MONTH else line
        case FieldType.TEXT:
            return said
        case FieldType.DECIMAL:
            return typed.number(said)
        case FieldType.DATE:
            return typed.date(said)
        case FieldType.CHOICE:
            return _choice(field, said)
        case FieldType.CODE:
            return _code(book, field, said)
        case FieldType.LINES:
            found = [line.strip() for line in said.replace(";", "\n").splitlines() if line.strip()]
            return [_unit(book, one) for one in found] if field.name == UNITS else found
        case FieldType.OBJECT if field.name == CONTENTS and not said.startswith(("{", "[")):
            return contents_of(said)
        case FieldType.OBJECT | FieldType.FIGURES:
            return _object(field, said)
        case _:
            raise FieldError(texts.NOT_TYPED)


def text_of(field: Field, value: Any) -> str:
    """A value as its field shows it; what :func:`value_of` reads back as the same value."""
    if value is None:
        return ""
    match field.type:
        case FieldType.DECIMAL:
            return vietnamese(value)
        case FieldType.DATE:
            return typed.date_shown(value)
        case FieldType.CHOICE:
            return str(words.CHOICES.get((field.name, value), value))
        case FieldType.LINES:
            return "\n".join(value)
        case FieldType.OBJECT if field.name == CONTENTS and may_be_lines(value):
            return lines_of(value)
        case FieldType.OBJECT | FieldType.FIGURES:
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        case _:
            return str(value)


def _month(line: str) -> str:
    """ "tháng 09" as "9"; what is no month as it stands, for the rules of the field to judge."""
    said = line.lower().removeprefix(MONTH_WORD).strip()
    found = month_of(said)
    return line if found is None else str(found)


def _key(kind: str, line: str) -> str:
    """The key of a record, typed with or without its kind in front."""
    key = line if line.startswith(f"{kind}/") else f"{kind}/{line}"
    try:
        named, _ = split_key(key)
    except ValueError:
        named = None
    if named is None or named.name != kind:
        dated = "year" in KINDS[kind].parts
        raise FieldError(texts.no_key_of(words.KINDS[kind], line, dated))
    return key


def _last_part(kind: str, said: str) -> str:
    """The last part of a record's key, typed whole, without its kind, or alone."""
    return said if "/" not in said else _key(kind, said).rpartition("/")[2]


def _choice(field: Field, said: str) -> str:
    wanted = fold(said)
    shown = {one: words.CHOICES.get((field.name, one), one) for one in field.choices}
    for choice, told in shown.items():
        if said == choice or wanted == fold(told):
            return choice
    # Of words such as "dễ, ít kinh phí" the first are enough where only one choice begins so.
    short = [one for one, told in shown.items() if wanted == fold(told.partition(",")[0])]
    if len(short) == 1:
        return short[0]
    raise FieldError(texts.not_a_choice(said, shown))


def _unit(book: Workbook, said: str) -> str:
    """The code of a unit named in a list; what names none as it stands, for the rules to judge."""
    if any(said == one.code for one in all_units(book)):
        return said
    try:
        return find_unit(book, said).code
    except WrongUse as error:
        if error.sentence == unknown_unit(said):
            return said
        raise FieldError(error.sentence) from error


def _code(book: Workbook, field: Field, said: str) -> str:
    if field.name in UNIT_FIELDS:
        try:
            find = find_village if field.name == "village" else find_unit
            return find(book, said).code
        except WrongUse as error:
            raise FieldError(error.sentence) from error
    if field.name in ORGANISATION_FIELDS:
        for one in organisations(book):
            if said == one.code or fold(said) == fold(one.name):
                return one.code
        raise FieldError(texts.unknown_organisation(said))
    if field.name in RECORD_FIELDS:
        return _last_part(RECORD_FIELDS[field.name], said)
    if field.name == "round" and book.rules.round(said) is None:
        raise FieldError(texts.unknown_round(said))
    return said


def _object(field: Field, said: str) -> Any:
    try:
        found = json.loads(said)
    except ValueError:
        raise FieldError(texts.NOT_AN_OBJECT) from None
    if not isinstance(found, dict):
        raise FieldError(texts.NOT_AN_OBJECT)
    if field.name == CONTENTS and not may_be_lines(found):
        raise FieldError(NOT_CONTENTS)
    return found
