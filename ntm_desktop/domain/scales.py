"""Whether a figure is a value of its measure at all: what no field would have taken."""

from __future__ import annotations

from ntm_desktop.domain import numbers
from ntm_desktop.domain.criteria import Figure, Measure, MeasureType


def in_scale(measure: Measure, figure: Figure) -> bool:
    """No part is negative or no number; a count is whole; yes/no, level and maximum are kept.

    That a numerator is above its denominator is a finding, not a value out of scale.
    """
    parts = (figure.numerator, figure.denominator)
    if not all(part is None or _is_number(part) for part in parts):
        return False
    value = figure.value
    if value is None:
        return True
    if measure.type is MeasureType.YES_NO:
        return value in ("0", "1")
    if measure.type is MeasureType.LEVEL:
        return value in measure.levels
    if not _is_number(value):
        return False
    if measure.type is MeasureType.COUNT and "." in value:
        return False
    above = measure.maximum and numbers.compare(
        numbers.exact(value), numbers.exact(measure.maximum)
    )
    return not above or above <= 0


def _is_number(text: str) -> bool:
    try:
        return numbers.exact(text)[0] >= 0
    except ValueError:
        return False
