"""A threshold in words, with all its years or conditions."""

from __future__ import annotations

from ntm_desktop.domain import numbers
from ntm_desktop.domain.criteria import Measure, MeasureType
from ntm_desktop.texts import settings_view as texts

_SIGNS = {code: sign for sign, code in texts.SIGNS}


def value_words(measure: Measure, value: str) -> str:
    """A threshold's value as people type it: "62,4", "có", a level."""
    if measure.type is MeasureType.YES_NO:
        return texts.YES if value == "1" else texts.NO
    if measure.type is MeasureType.LEVEL:
        return value
    return numbers.vietnamese(value)


def unit_of(measure: Measure) -> str:
    """The unit of a threshold: "%", "triệu đồng", or nothing."""
    return "%" if measure.type is MeasureType.RATIO and measure.per_cent else measure.unit


def years_words(measure: Measure) -> str:
    """Values by year as they are typed: "2023: 42; 2024: 45"."""
    return "; ".join(
        f"{year}: {value_words(measure, value)}" for year, value in measure.threshold.by_year
    )


def limit_of(measure: Measure) -> str:
    """The whole threshold in one line."""
    threshold = measure.threshold
    if not threshold.known:
        return texts.UNKNOWN_LIMIT
    sign = _SIGNS[threshold.comparison]
    unit = unit_of(measure)
    if threshold.cases:
        values = "/".join(value_words(measure, case.value) for case in threshold.cases)
        return texts.by_cases(f"{sign} {values} {unit}".strip())
    if threshold.by_year:
        return f"{sign} {years_words(measure)} {unit}".strip()
    if measure.type is MeasureType.YES_NO:
        return value_words(measure, threshold.value or "")
    return f"{sign} {value_words(measure, threshold.value or '')} {unit}".strip()
