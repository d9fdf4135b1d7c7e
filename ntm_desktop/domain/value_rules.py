"""What a value may be, told by the value and its record alone: years, whole counts, shares. Pure.

The gate of typing refuses by these rules, the data checks find by them what came in a file.
Source: Kế hoạch 2023, whose counts are of households, people, classes and villages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ntm_desktop.domain import fields
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.goals import Metric
from ntm_desktop.domain.numbers import more, vietnamese
from ntm_desktop.domain.roadmap import LAST_MONTH
from ntm_desktop.domain.surveys import SURVEY_CHAIN, contents_of
from ntm_desktop.texts import value_rules as texts
from ntm_desktop.texts.targets import BAD_MONTH
from ntm_desktop.texts.tasks import NO_PERCENT
from ntm_desktop.texts.villages import BAD_YEAR

VILLAGES_AIMED = "villages"
"""The code of a target that is no criterion: how many villages are to be met."""

_YEAR = re.compile(r"(19|20|21)[0-9]{2}")
_MOST = "100"
# What is counted one by one: nobody asks half a household.
_COUNTS = {
    "village": ("households", "people", "poor", "near_poor"),
    "production_project": ("households", "poor"),
    "economic_unit": ("members",),
    "employment": ("people", "women", "placed"),
    "training": ("people", "women"),
    "propaganda": ("times", "people"),
    "survey": ("households", "asked", "answered", "satisfied"),
}


def is_year(text: str) -> bool:
    """Whether a text is a year as records name one: 1900 to 2199."""
    return _YEAR.fullmatch(text) is not None


def month_of(text: str) -> int | None:
    """The month of a stored text, None where it names none."""
    plain = text.isascii() and text.isdecimal() and len(text) <= 2
    return int(text) if plain and 1 <= int(text) <= LAST_MONTH else None


def value_fault(kind: str, field: str, value: Any) -> str | None:
    """Why a field cannot say this, whatever the rest of its record says; None where it can."""
    if value is None:
        return None
    said = str(value)
    if field == "year":
        return None if is_year(said) else BAD_YEAR
    if field in _COUNTS.get(kind, ()):
        return count_fault(said)
    match kind, field:
        case "task", "percent" if said.startswith("-") or more(said, _MOST):
            return NO_PERCENT
        case "target", "month" if month_of(said) is None:
            return BAD_MONTH
        case "threshold", "by_year" if not all(map(is_year, value)):
            return texts.BAD_YEARS
        case "goal", "metric" if said not in set(Metric):
            return texts.unknown_metric(said)
    return None


def count_fault(value: str) -> str | None:
    """Why a decimal text cannot be a count of things; None where it can."""
    return texts.not_whole(vietnamese(value)) if "." in value else None


def share_fault(text: str) -> str | None:
    """Why a text cannot be a share in per cent; None where it can."""
    try:
        share = fields.percent(text)
    except FieldError as error:
        return error.sentence
    return texts.NO_SHARE if more(share, _MOST) else None


def body_faults(kind: str, body: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """(fields, sentence) for values of one record that cannot stand beside one another."""
    if kind != "survey":
        return
    for part, whole in pairwise(SURVEY_CHAIN):
        if body.get(part) and body.get(whole) and more(body[part], body[whole]):
            sentence = texts.survey_part(
                part, vietnamese(body[part]), whole, vietnamese(body[whole])
            )
            yield (part, whole), sentence
    for name, said in contents_of(body.get("contents"), str(body.get("answered") or "0")).items():
        if not said.in_order:
            counts = vietnamese(said.satisfied), vietnamese(said.answered)
            yield ("contents", "answered"), texts.content_part(name, *counts)
