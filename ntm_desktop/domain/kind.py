"""What a kind of record consists of: the parts of its key and the fields of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
RESULTS = ("met", "not_met", "not_applicable")
FLAG = ("yes",)


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
        if len(values) != len(self.parts) or not all(PART.fullmatch(v) for v in values):
            raise ValueError(f"{self.name}: {values!r}")
        return "/".join((self.name, *values))


def line(name: str, required: bool = False) -> Field:
    """One line of text."""
    return Field(name, FieldType.LINE, required)


def text(name: str, required: bool = False) -> Field:
    """A text of several lines."""
    return Field(name, FieldType.TEXT, required)


def decimal(name: str, required: bool = False) -> Field:
    """A number as decimal text."""
    return Field(name, FieldType.DECIMAL, required)


def day(name: str, required: bool = False) -> Field:
    """A date, ``YYYY-MM-DD``."""
    return Field(name, FieldType.DATE, required)


def code(name: str, required: bool = False) -> Field:
    """A code of something else: a unit, an organisation, a record of a known kind."""
    return Field(name, FieldType.CODE, required)


def choice(name: str, *choices: str, required: bool = False) -> Field:
    """One of a few words."""
    return Field(name, FieldType.CHOICE, required, choices)


def lines(name: str) -> Field:
    """A list of lines."""
    return Field(name, FieldType.LINES)


NOTE = text("note")
SOURCE = line("source")
