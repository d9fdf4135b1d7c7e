"""The district's corrections of a criteria set: wordings and thresholds with their source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ntm_desktop.domain.criteria import (
    CriteriaSet,
    Criterion,
    Indicator,
    Measure,
    MeasureType,
    Provenance,
    Threshold,
)
from ntm_desktop.texts.catalogue import GROUP, MEETS

STATUS = "district"


@dataclass(frozen=True, slots=True)
class Wording:
    """A corrected name. ``source`` says where it stands; ``checked``: held against the text."""

    title: str = ""
    source: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class ThresholdOverride:
    """A corrected threshold: one value, or values by year. Neither = the shipped one confirmed.

    ``by_year`` runs from the year's digits to a decimal text, as in the record's body.
    """

    comparison: str = ""
    value: str | None = None
    by_year: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    checked: bool = False


Wordings = Mapping[str, Wording]
Thresholds = Mapping[tuple[str, str], ThresholdOverride]


def apply(
    criteria_set: CriteriaSet, wordings: Wordings, thresholds: Thresholds
) -> tuple[CriteriaSet, tuple[str, ...]]:
    """The set with the corrections in place, each with the provenance ``district``.

    ``wordings`` by code of criterion, indicator or condition; ``thresholds`` by code and measure.
    What names nothing in the set changes nothing and is returned beside it, sorted: ``17.99`` or,
    with a measure, ``17.1 m``. The criteria of an open set are the wordings.
    """
    if not wordings and not thresholds:
        return criteria_set, ()
    if criteria_set.open:
        given = tuple(_given(code, wordings[code]) for code in sorted(wordings, key=_by_number))
        criteria_set = replace(criteria_set, groups=(GROUP,), criteria=given, _by_code={})
    corrected = replace(
        criteria_set,
        criteria=tuple(_criterion(c, wordings, thresholds) for c in criteria_set.criteria),
        conditions=tuple(_indicator(c, wordings, thresholds) for c in criteria_set.conditions),
        _by_code={},
    )
    return corrected, _unknown(criteria_set, wordings, thresholds)


def _given(code: str, wording: Wording) -> Criterion:
    """A criterion of an open set: met or not, for how it is counted is not known."""
    said = _provenance(wording)
    measure = Measure("m", MEETS, MeasureType.YES_NO, threshold=Threshold("=", "1"))
    indicator = Indicator(code, code, wording.title, (measure,), provenance=said)
    return Criterion(code, wording.title, GROUP, (indicator,), said)


def _by_number(code: str) -> tuple[int, str]:
    return int(code) if code.isdecimal() else 10**9, code


def _unknown(
    criteria_set: CriteriaSet, wordings: Wordings, thresholds: Thresholds
) -> tuple[str, ...]:
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
    years = tuple(
        sorted((int(year), value) for year, value in override.by_year.items() if year.isdecimal())
    )
    if override.value is None and not years:
        kept = replace(old, comparison=comparison, provenance=provenance)
        return replace(measure, threshold=kept)
    # The shipped conditions on base figures go: they would stand before the district's value.
    corrected = Threshold(comparison, override.value, years, provenance=provenance)
    return replace(measure, threshold=corrected)


def _provenance(correction: Wording | ThresholdOverride) -> Provenance:
    return Provenance(STATUS, correction.source, correction.checked)
