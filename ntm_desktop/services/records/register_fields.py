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
from ntm_desktop.domain.records import Field, FieldType, split_key
from ntm_desktop.domain.register_specs import KEY_FIELDS
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.domain.value_rules import month_of
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.records.register_contents import contents_of, lines_of, may_be_lines
from ntm_desktop.services.units import find_unit, find_village, organisations
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers as texts
from ntm_desktop.texts.registers_view import NOT_CONTENTS
from ntm_desktop.texts.targets import MONTH_WORD

UNIT_FIELDS = frozenset({"unit", "village", "commune", "parent", "successor"})
ORGANISATION_FIELDS = frozenset({"organisation", "office"})
CONTENTS, MONTH = "contents", "month"


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
            return [line.strip() for line in said.replace(";", "\n").splitlines() if line.strip()]
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
        split_key(key)
    except ValueError:
        raise FieldError(texts.no_key_of(words.KINDS[kind], line)) from None
    return key


def _choice(field: Field, said: str) -> str:
    wanted = fold(said)
    for choice in field.choices:
        if said == choice or wanted == fold(words.CHOICES.get((field.name, choice), choice)):
            return choice
    shown = [words.CHOICES.get((field.name, choice), choice) for choice in field.choices]
    raise FieldError(texts.not_a_choice(said, shown))


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
