"""The kinds of record by name, the keys of records, and the checks of bodies.

A key is ``kind/part/part…``; it is the record's name everywhere (commands, packages, history).
A new kind is one entry in ``kinds_core`` or ``kinds_programme`` and one table in ``schema.sql``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ntm_desktop.domain.kind import FLAG, PART, RESULTS, Field, FieldType, Kind
from ntm_desktop.domain.kinds_core import CORE
from ntm_desktop.domain.kinds_programme import PROGRAMME
from ntm_desktop.domain.outcomes import outcome_from_word
from ntm_desktop.domain.revisions import is_clean, is_decimal_text

__all__ = [
    "FILE_KINDS",
    "FLAG",
    "KINDS",
    "RESULTS",
    "Field",
    "FieldType",
    "Kind",
    "fault_in_body",
    "file_named",
    "split_key",
    "stated_outcome",
]

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SHA = re.compile(r"[0-9a-f]{64}")
LONGEST_TEXT = 20_000
LONGEST_LINE = 1_000
LONGEST_NUMBER = 24

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (*CORE, *PROGRAMME)}
FILE_KINDS = tuple(
    name
    for name, kind in KINDS.items()
    if any(field.type is FieldType.SHA for field in kind.fields)
)
"""The kinds whose bodies name an attached file, by ``sha256``."""


@lru_cache(maxsize=4096)
def split_key(key: str) -> tuple[Kind, tuple[str, ...]]:
    """Kind and parts of a key. Raises ValueError where kind or form is unknown."""
    name, *parts = key.split("/")
    kind = KINDS.get(name)
    if kind is None or len(parts) != len(kind.parts):
        raise ValueError(key)
    if not all(PART.fullmatch(part) for part in parts):
        raise ValueError(key)
    return kind, tuple(parts)


def fault_in_body(kind: Kind, body: Any) -> str | None:
    """The name of the first field that is out of form, None where the body is sound.

    Takes a body as parsed from JSON text of any origin; unknown fields are faults.
    """
    if not isinstance(body, dict):
        return "body"
    known = 0
    for field in kind.fields:
        value = body.get(field.name)
        if value is None:
            if field.required or field.name in body:
                return field.name
            continue
        known += 1
        if not _CHECKS[field.type](value) or (field.choices and value not in field.choices):
            return field.name
    if known != len(body):
        names = {field.name for field in kind.fields}
        return next(str(name) for name in body if name not in names)
    return None


def _is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest and is_clean(value)


def _is_line(value: Any) -> bool:
    return _is_text(value, LONGEST_LINE) and "\n" not in value


def _is_decimal(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NUMBER and is_decimal_text(value)


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    year, month, day = map(int, value.split("-"))
    leap = month == 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
    return day <= (30 if month in (4, 6, 9, 11) else 28 + leap if month == 2 else 31)


def _is_object(value: Any, depth: int = 5) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT and is_clean(value)
    if depth == 0:
        return False
    if isinstance(value, list):
        return all(_is_object(item, depth - 1) for item in value)
    return isinstance(value, dict) and all(
        _is_line(name) and _is_object(item, depth - 1) for name, item in value.items()
    )


def _are_figures(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    for code, figure in value.items():
        if not PART.fullmatch(code) or not isinstance(figure, dict) or not figure:
            return False
        for name, text in figure.items():
            if name == "value":
                if not (_is_decimal(text) or _is_line(text)):
                    return False
            elif name not in ("numerator", "denominator") or not _is_decimal(text):
                return False
    return True


_CHECKS: Mapping[FieldType, Any] = {
    FieldType.LINE: _is_line,
    FieldType.TEXT: lambda value: _is_text(value, LONGEST_TEXT),
    FieldType.DECIMAL: _is_decimal,
    FieldType.DATE: _is_date,
    FieldType.CODE: lambda value: isinstance(value, str) and bool(PART.fullmatch(value)),
    FieldType.CHOICE: lambda value: isinstance(value, str),
    FieldType.SHA: lambda value: isinstance(value, str) and bool(_SHA.fullmatch(value)),
    FieldType.LINES: lambda value: isinstance(value, list) and all(map(_is_line, value)),
    FieldType.OBJECT: lambda value: isinstance(value, dict) and _is_object(value),
    FieldType.FIGURES: _are_figures,
}


def file_named(body: str | None) -> str:
    """The hash of the attached file that a body (JSON) names, "" where it names none."""
    return "" if body is None else str(json.loads(body).get("sha256", ""))


def stated_outcome(body: Mapping[str, Any]) -> int | None:
    """The stored integer of an assessment body's stated result, None where none is stated."""
    word = body.get("stated")
    return None if word is None else int(outcome_from_word(word))
