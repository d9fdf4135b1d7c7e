"""Sample roadmaps: when, for how much and by whom, of the communes and of the district."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.roadmap import ACHIEVE, LAST_MONTH, MAINTAIN
from ntm_desktop.services.samples.sample_figures import drawn, tenths
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.texts import sample_programme as texts

_COSTS = {"easy": (150, 1200), "medium": (1500, 7500), "hard": (8000, 38000)}
"""Ease → least and most, in tenths of a million đồng."""
_ACHIEVED, _KEPT, _NEXT_YEAR = 3, 4, 2


def work_of(unit: str, code: str, year: str) -> Mapping[str, Any]:
    """How a criterion is to be reached: month, cost in million đồng, ease, person."""
    name = (unit, code, year)
    ease = tuple(_COSTS)[drawn(*name, "ease") % len(_COSTS)]
    low, high = _COSTS[ease]
    return {
        "month": str(drawn(*name, "month", low=4, high=LAST_MONTH)),
        "cost": tenths(drawn(*name, "cost", low=low // 50, high=high // 50) * 50),
        "ease": ease,
        "person": texts.person(drawn(*name, "person", low=4, high=9)),
        "note": texts.NOTE,
    }


def commune_targets(
    unit: str, the_set: CriteriaSet, lacking: Sequence[str], year: str
) -> Iterator[Made]:
    """The aims of a commune that the plan says nothing of: some of what it lacks, and what it has
    to keep; what is left of it for the year after."""
    achieved = lacking[:_ACHIEVED]
    kept = [one.code for one in the_set.criteria if one.code not in lacking]
    for code in achieved:
        yield _target(unit, the_set, code, year, {"aim": ACHIEVE, **work_of(unit, code, year)})
    start = drawn(unit, "kept", high=max(0, len(kept) - _KEPT))
    for code in kept[start : start + _KEPT]:
        yield _target(unit, the_set, code, year, {"aim": MAINTAIN, "note": texts.NOTE})


def next_year(unit: str, the_set: CriteriaSet, lacking: Sequence[str], year: str) -> Iterator[Made]:
    """What a commune aims at in the year after, so that its plan can be made."""
    for code in [*lacking[_ACHIEVED:], *lacking][:_NEXT_YEAR]:
        yield _target(unit, the_set, code, year, {"aim": ACHIEVE, **work_of(unit, code, year)})


def district_targets(unit: str, the_set: CriteriaSet, year: str) -> Iterator[Made]:
    """The roadmap of the district's own criteria."""
    for criterion in the_set.criteria:
        keeps = drawn(unit, criterion.code, "keeps") % 3 == 0
        body = {"aim": MAINTAIN if keeps else ACHIEVE, **work_of(unit, criterion.code, year)}
        yield _target(unit, the_set, criterion.code, year, body)


def _target(unit: str, the_set: CriteriaSet, code: str, year: str, body: Mapping[str, Any]) -> Made:
    return KINDS["target"].key(unit, the_set.id, code, year), DISTRICT, body
