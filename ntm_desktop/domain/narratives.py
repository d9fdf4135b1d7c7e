"""Sentences with figures in them: the words may be edited, the figures stay those of the records.

A template holds fields in braces, ``{met}``; what a person edits is the template, so the figures
are refreshed whenever the report is made. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
UNKNOWN = "…"
# These say when and of how much, and are always known: a sentence of them alone says nothing.
_FRAMES = frozenset({"year", "next_year", "round", "total", "office", "as_of"})


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


def renamed(template: str, name_of: Callable[[str], str]) -> str:
    """The template with each field under its other name; words and figures stay."""
    return _FIELD.sub(lambda match: f"{{{name_of(match[1])}}}", template)


def without_empty(template: str, values: Mapping[str, str], draft: str | None = None) -> str:
    """The template without what a value is missing for: what nobody recorded is not spoken of.

    Sentences end with a full stop and a space, or with a line; their clauses are parted by "; ",
    and a clause stands only where each of its fields has a value. ``draft``: what a person began
    from; then only its sentences are asked, the person's own stand as they are.
    """
    asked = None if draft is None else {one for line in _lines(draft) for one in line}
    kept = []
    for line in _lines(template):
        sentences = [_spoken(one, values) if asked is None or one in asked else one for one in line]
        said = " ".join(one for one in sentences if one)
        if said:
            kept.append(said)
    return "\n".join(kept)


def _lines(template: str) -> list[list[str]]:
    """The sentences of each line."""
    return [re.split(r"(?<=\.) ", line) for line in template.split("\n")]


def _spoken(sentence: str, values: Mapping[str, str]) -> str:
    """The clauses of a sentence that can be said, as one sentence; "" for none."""
    clauses = [one for one in sentence.removesuffix(".").split("; ") if _speaks(one, values)]
    text = "; ".join(clauses)
    if not text:
        return ""
    end = "." if sentence.endswith(".") else ""
    return f"{text[0].upper()}{text[1:]}{end}"


def _speaks(clause: str, values: Mapping[str, str]) -> bool:
    names = [name for name in fields_of(clause) if name not in _FRAMES]
    if not names:
        return not fields_of(clause)
    return all(values.get(name) not in (None, "", "0") for name in names)
