"""Sentences with figures in them: the words may be edited, the figures stay those of the records.

A template holds fields in braces, ``{met}``; what a person edits is the template, so the figures
are refreshed whenever the report is made. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
UNKNOWN = "…"
# These say when and of how much, and are always known: a sentence of them alone says nothing.
_FRAMES = frozenset({"year", "next_year", "round", "total", "office"})


@dataclass(frozen=True, slots=True)
class Filled:
    """``text``: the words with their figures; ``unknown``: fields that no record gives."""

    text: str
    unknown: tuple[str, ...]


def fill(template: str, values: Mapping[str, str]) -> Filled:
    """Put the values into the fields; a field without one shows "…" and is named."""
    unknown: list[str] = []

    def put(match: re.Match[str]) -> str:
        value = values.get(match[1], "")
        if not value and match[1] not in unknown:
            unknown.append(match[1])
        return value or UNKNOWN

    return Filled(_FIELD.sub(put, template), tuple(unknown))


def fields_of(template: str) -> tuple[str, ...]:
    """The fields of a template, each once, in order."""
    return tuple(dict.fromkeys(_FIELD.findall(template)))


def strangers(template: str, known: Sequence[str]) -> tuple[str, ...]:
    """The fields of a template that a section does not have."""
    return tuple(name for name in fields_of(template) if name not in known)


def without_empty(template: str, values: Mapping[str, str]) -> str:
    """The template without the sentences of which no field has a value.

    For drafts: what nobody recorded is not spoken of. Sentences end with a full stop and a space,
    or with a line.
    """
    kept = []
    for line in template.split("\n"):
        sentences = re.split(r"(?<=\.) ", line)
        said = [one for one in sentences if _speaks(one, values)]
        if said:
            kept.append(" ".join(said))
    return "\n".join(kept)


def _speaks(sentence: str, values: Mapping[str, str]) -> bool:
    names = [name for name in fields_of(sentence) if name not in _FRAMES]
    return not fields_of(sentence) or any(values.get(n) not in (None, "", "0") for n in names)
