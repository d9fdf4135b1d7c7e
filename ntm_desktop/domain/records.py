"""The kinds of record: the parts of their keys, the fields of their bodies, and their checks.

A key is ``kind/part/part…``; it is the record's name everywhere (commands, packages, history).
A new kind is one entry in ``KINDS`` and one table in ``schema.sql``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ntm_desktop.domain.outcomes import outcome_from_word
from ntm_desktop.domain.revisions import is_clean, is_decimal_text

_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SHA = re.compile(r"[0-9a-f]{64}")
LONGEST_TEXT = 20_000
LONGEST_LINE = 1_000
LONGEST_NUMBER = 24


class FieldType(StrEnum):
    """What a body field holds; every one is JSON text, lists and objects of text."""

    LINE = "line"
    TEXT = "text"
    DECIMAL = "decimal"
    DATE = "date"
    CODE = "code"
    CHOICE = "choice"
    SHA = "sha"
    LINES = "lines"
    OBJECT = "object"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a body."""

    name: str
    type: FieldType
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A record kind: its key's parts by name, in order, and its fields."""

    name: str
    parts: tuple[str, ...]
    fields: tuple[Field, ...]

    def key(self, *values: str) -> str:
        """The key of the record with these parts. Raises ValueError for a part out of form."""
        if len(values) != len(self.parts) or not all(_PART.fullmatch(v) for v in values):
            raise ValueError(f"{self.name}: {values!r}")
        return "/".join((self.name, *values))


def _line(name: str, required: bool = False) -> Field:
    return Field(name, FieldType.LINE, required)


_NOTE = Field("note", FieldType.TEXT)
_SOURCE = _line("source")
_FLAG = ("yes",)
RESULTS = ("met", "not_met", "not_applicable")

_ALL = (
    Kind(
        "unit",
        ("unit",),
        (
            _line("name", True),
            Field("unit_kind", FieldType.CHOICE, True, ("commune", "town", "district", "village")),
            _line("plan_name"),
            Field("parent", FieldType.CODE),
            Field("valid_from", FieldType.DATE),
            Field("valid_to", FieldType.DATE),
            Field("successor", FieldType.CODE),
            _line("successor_name"),
            _NOTE,
        ),
    ),
    Kind(
        "organisation",
        ("organisation",),
        (
            _line("name", True),
            Field("org_kind", FieldType.CHOICE, True, ("district", "office", "front", "commune")),
            Field("unit", FieldType.CODE),
        ),
    ),
    Kind(
        "criteria_set",
        ("criteria_set",),
        (
            _line("title", True),
            Field("level", FieldType.CHOICE, True, ("commune", "village", "district")),
            Field("grade", FieldType.CHOICE, True, ("standard", "advanced", "model")),
            _line("legal_basis"),
        ),
    ),
    Kind(
        "wording",
        ("criteria_set", "code"),
        (
            Field("title", FieldType.TEXT, True),
            _SOURCE,
            Field("checked", FieldType.CHOICE, False, _FLAG),
        ),
    ),
    Kind(
        "threshold",
        ("criteria_set", "code", "measure"),
        (
            Field("comparison", FieldType.CHOICE, False, (">=", "<=", "=")),
            _line("value"),
            Field("by_year", FieldType.OBJECT),
            _SOURCE,
            Field("checked", FieldType.CHOICE, False, _FLAG),
        ),
    ),
    Kind("responsibility", ("criteria_set", "code", "office"), (_SOURCE,)),
    Kind(
        "round",
        ("round",),
        (
            _line("title", True),
            Field("date", FieldType.DATE, True),
            Field("due", FieldType.DATE),
            Field("sets", FieldType.OBJECT, True),
        ),
    ),
    Kind(
        "closing",
        ("round",),
        (Field("units", FieldType.OBJECT), Field("seen", FieldType.LINES)),
    ),
    Kind(
        "goal",
        ("goal",),
        (
            _line("title", True),
            _line("metric", True),
            Field("target", FieldType.DECIMAL),
            Field("units", FieldType.LINES),
            Field("low", FieldType.DECIMAL),
            Field("high", FieldType.DECIMAL),
            _line("year"),
            _SOURCE,
        ),
    ),
    Kind(
        "target",
        ("unit", "criteria_set", "code", "year"),
        (
            Field("aim", FieldType.CHOICE, False, ("achieve", "maintain")),
            Field("value", FieldType.DECIMAL),
            _NOTE,
            _SOURCE,
        ),
    ),
    Kind("setting", ("setting",), (_line("value", True),)),
    Kind(
        "document",
        ("scope", "document"),
        (
            Field("title", FieldType.TEXT, True),
            _line("number"),
            Field("date", FieldType.DATE),
            _line("issuer"),
            _NOTE,
        ),
    ),
    Kind(
        "assessment",
        ("unit", "criteria_set", "code", "round", "evaluator"),
        (
            Field("stated", FieldType.CHOICE, False, RESULTS),
            Field("figures", FieldType.FIGURES),
            _NOTE,
        ),
    ),
    Kind(
        "base_figure",
        ("unit", "year", "figure"),
        (Field("value", FieldType.DECIMAL, True), _NOTE, _SOURCE),
    ),
    Kind(
        "evidence",
        ("unit", "evidence"),
        (
            _line("title", True),
            Field("sha256", FieldType.SHA, True),
            _line("file_name", True),
            Field("size", FieldType.DECIMAL, True),
            Field("criteria_set", FieldType.CODE),
            Field("codes", FieldType.LINES),
            Field("round", FieldType.CODE),
            _line("number"),
            _line("issuer"),
            Field("date", FieldType.DATE),
            Field("valid_to", FieldType.DATE),
            _NOTE,
        ),
    ),
    Kind(
        "village",
        ("unit",),
        (
            _line("name", True),
            Field("commune", FieldType.CODE, True),
            Field("status", FieldType.CHOICE, False, ("met_before", "planned")),
            _line("year"),
            _NOTE,
            _SOURCE,
        ),
    ),
    Kind(
        "funding",
        ("scope", "year", "funding"),
        (
            _line("title", True),
            _line("source"),
            Field("planned", FieldType.DECIMAL),
            Field("allocated", FieldType.DECIMAL),
            Field("disbursed", FieldType.DECIMAL),
            Field("stated_total", FieldType.CHOICE, False, _FLAG),
            _NOTE,
        ),
    ),
    Kind(
        "recognition",
        ("unit", "grade"),
        (_line("number"), Field("date", FieldType.DATE), _line("issuer"), _NOTE),
    ),
    Kind(
        "acknowledgement",
        ("scope", "organisation", "file", "device"),
        (
            _line("received_at", True),
            _line("number"),
            Field("round", FieldType.CODE),
            Field("revisions", FieldType.LINES),
            Field("files", FieldType.LINES),
        ),
    ),
    Kind("key_withdrawal", ("organisation", "fingerprint"), (Field("note", FieldType.TEXT, True),)),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}


@lru_cache(maxsize=4096)
def split_key(key: str) -> tuple[Kind, tuple[str, ...]]:
    """Kind and parts of a key. Raises ValueError where kind or form is unknown."""
    name, *parts = key.split("/")
    kind = KINDS.get(name)
    if kind is None or len(parts) != len(kind.parts):
        raise ValueError(key)
    if not all(_PART.fullmatch(part) for part in parts):
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
        if not _PART.fullmatch(code) or not isinstance(figure, dict) or not figure:
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
    FieldType.CODE: lambda value: isinstance(value, str) and bool(_PART.fullmatch(value)),
    FieldType.CHOICE: lambda value: isinstance(value, str),
    FieldType.SHA: lambda value: isinstance(value, str) and bool(_SHA.fullmatch(value)),
    FieldType.LINES: lambda value: isinstance(value, list) and all(map(_is_line, value)),
    FieldType.OBJECT: lambda value: isinstance(value, dict) and _is_object(value),
    FieldType.FIGURES: _are_figures,
}


def stated_outcome(body: Mapping[str, Any]) -> int | None:
    """The stored integer of an assessment body's stated result, None where none is stated."""
    word = body.get("stated")
    return None if word is None else int(outcome_from_word(word))
