"""The contents of a survey as lines: "Giao thông: 40/45" ↔ satisfied and answered by content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain import fields as typed
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.revisions import is_decimal_text
from ntm_desktop.texts import registers_view as texts

_SATISFIED, _ANSWERED = "satisfied", "answered"


def may_be_lines(value: Any) -> bool:
    """Whether the lines say all of the value."""
    return isinstance(value, Mapping) and all(
        isinstance(one, Mapping)
        and _SATISFIED in one
        and one.keys() <= {_SATISFIED, _ANSWERED}
        and all(is_decimal_text(number) for number in one.values())
        for one in value.values()
    )


def lines_of(value: Mapping[str, Mapping[str, str]]) -> str:
    """A line for each content: its name, households that are satisfied, those that answered."""
    found = []
    for name, one in value.items():
        numbers = [vietnamese(one[key]) for key in (_SATISFIED, _ANSWERED) if key in one]
        found.append(f"{name}: {'/'.join(numbers)}")
    return "\n".join(found)


def contents_of(text: str) -> dict[str, dict[str, str]] | None:
    """The value of lines as they are typed, None for no line. Raises FieldError."""
    found: dict[str, dict[str, str]] = {}
    for line in filter(None, (" ".join(one.split()) for one in text.splitlines())):
        name, colon, said = line.rpartition(":")
        if not colon or not name.strip() or not said.strip():
            raise FieldError(texts.NOT_CONTENTS)
        satisfied, slash, answered = said.partition("/")
        one = {_SATISFIED: typed.number(satisfied, whole=True)}
        if slash:
            one[_ANSWERED] = typed.number(answered, whole=True)
        found[name.strip()] = one
    return found or None
