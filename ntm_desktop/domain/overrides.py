"""The district's corrections of a criteria set: wordings and thresholds with their source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ntm_desktop.domain.criteria import (
    CriteriaSet,
    Criterion,
    Indicator,
    Measure,
    Provenance,
    Threshold,
)

STATUS = "district"


@dataclass(frozen=True, slots=True)
class Wording:
    """A corrected name. ``source`` says where it stands; ``checked``: held against the text."""

    title: str = ""
    source: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class ThresholdOverride:
    """A corrected threshold: one value, or values by year. Neither = the shipped one confirmed."""

    comparison: str = ""
    value: str | None = None
    by_year: tuple[tuple[int, str], ...] = ()
    source: str = ""
    checked: bool = False


Wordings = Mapping[str, Wording]
Thresholds = Mapping[tuple[str, str], ThresholdOverride]


def wording_from_body(body: Mapping[str, Any]) -> Wording:
    """The wording of a record's body."""
    return Wording(body.get("title", ""), body.get("source", ""), body.get("checked") == "yes")


def threshold_from_body(body: Mapping[str, Any]) -> ThresholdOverride:
    """The threshold of a record's body; years that are not numbers are left out."""
    years = body.get("by_year", {})
    return ThresholdOverride(
        comparison=body.get("comparison", ""),
        value=body.get("value"),
        by_year=tuple(sorted((int(year), years[year]) for year in years if year.isdecimal())),
        source=body.get("source", ""),
        checked=body.get("checked") == "yes",
    )


def apply(criteria_set: CriteriaSet, wordings: Wordings, thresholds: Thresholds) -> CriteriaSet:
    """The set with the corrections in place, each with the provenance ``district``.

    ``wordings`` by code of criterion, indicator or condition; ``thresholds`` by code and measure.
    Codes that the set does not have change nothing (see :func:`unknown_codes`).
    """
    if not wordings and not thresholds:
        return criteria_set
    return replace(
        criteria_set,
        criteria=tuple(_criterion(c, wordings, thresholds) for c in criteria_set.criteria),
        conditions=tuple(_indicator(c, wordings, thresholds) for c in criteria_set.conditions),
        _by_code={},
    )


def unknown_codes(
    criteria_set: CriteriaSet, wordings: Wordings, thresholds: Thresholds
) -> tuple[str, ...]:
    """What names nothing in the set, sorted: ``17.99`` or, with a measure, ``17.1 m``."""
    unknown = [code for code in wordings if criteria_set.find(code) is None]
    for code, measure in thresholds:
        indicator = criteria_set.assessable(code)
        if indicator is None or indicator.measure(measure) is None:
            unknown.append(f"{code} {measure}")
    return tuple(sorted(unknown))


def _criterion(criterion: Criterion, wordings: Wordings, thresholds: Thresholds) -> Criterion:
    indicators = tuple(_indicator(i, wordings, thresholds) for i in criterion.indicators)
    wording = wordings.get(criterion.code)
    title, provenance = criterion.title, criterion.provenance
    # A shared code names the indicator, whose wording is what people judge by; the criterion's
    # short name follows only where both had one and the same text.
    if wording and (not criterion.is_single or title == criterion.indicators[0].title):
        title, provenance = wording.title or title, _provenance(wording)
    return replace(criterion, title=title, provenance=provenance, indicators=indicators)


def _indicator(indicator: Indicator, wordings: Wordings, thresholds: Thresholds) -> Indicator:
    measures = tuple(
        _measure(measure, thresholds.get((indicator.code, measure.code)))
        for measure in indicator.measures
    )
    wording = wordings.get(indicator.code)
    if wording is None:
        return replace(indicator, measures=measures)
    return replace(
        indicator,
        title=wording.title or indicator.title,
        provenance=_provenance(wording),
        measures=measures,
    )


def _measure(measure: Measure, override: ThresholdOverride | None) -> Measure:
    if override is None:
        return measure
    old = measure.threshold
    provenance = _provenance(override)
    comparison = override.comparison or old.comparison
    if override.value is None and not override.by_year:
        kept = replace(old, comparison=comparison, provenance=provenance)
        return replace(measure, threshold=kept)
    # The shipped conditions on base figures go: they would stand before the district's value.
    return replace(
        measure,
        threshold=Threshold(comparison, override.value, override.by_year, provenance=provenance),
    )


def _provenance(correction: Wording | ThresholdOverride) -> Provenance:
    return Provenance(STATUS, correction.source, correction.checked)
