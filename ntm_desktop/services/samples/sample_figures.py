"""Figures of the sample district: for each measure a plausible one that is met, or is not.

No chance is in it: every number follows from a name by SHA-256, so that each laptop makes the
same ones. Nothing here is taken from, or says anything of, a real commune.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

from ntm_desktop.domain import judging
from ntm_desktop.domain.criteria import BaseFigure, Figure, Indicator, Measure, MeasureType
from ntm_desktop.domain.revisions import decimal_text

_SPREAD = {"schools": (3, 6), "villages": (6, 14)}
_UNKNOWN_LIMIT = "60"
# What is typed for all, men and women; the first is the sum of the others.
_BY_SEX = ("total", "male", "female")


def drawn(*names: str, low: int = 0, high: int = 99) -> int:
    """A number from ``low`` to ``high`` that follows from the names alone."""
    digest = sha256("/".join(names).encode("utf-8")).digest()
    return low + int.from_bytes(digest[:6], "big") % (high - low + 1)


def households_of(unit: str) -> int:
    """How many households a sample commune has."""
    return drawn(unit, "households", low=280, high=980)


def bases_of(unit: str, known: tuple[BaseFigure, ...]) -> dict[str, str]:
    """Base figures of a sample commune; men and women add up to the whole."""
    households = households_of(unit)
    found: dict[str, int] = {"households": households}
    found["population"] = households * 4 + drawn(unit, "population", low=0, high=households // 3)
    found["labour"] = found["population"] * drawn(unit, "labour", low=52, high=61) // 100
    for whole in ("population", "labour"):
        men = found[whole] * drawn(unit, whole, "male", low=485, high=515) // 1000
        found[f"{whole}_male"], found[f"{whole}_female"] = men, found[whole] - men
    texts = {}
    for base in known:
        low, high = _SPREAD.get(base.code, (120, 900))
        value = found.get(base.code, drawn(unit, base.code, low=low, high=high))
        texts[base.code] = str(value) if base.whole else tenths(value)
    return texts


def tenths(value: int) -> str:
    """So many tenths as decimal text."""
    return decimal_text(f"{value // 10}.{value % 10}")


def figures_of(
    unit: str, indicator: Indicator, met: bool, year: int, bases: Mapping[str, str]
) -> dict[str, Figure]:
    """A figure for every measure. Where it is not to be met, the last measure fails."""
    last = indicator.measures[-1].code if indicator.measures else ""
    found = {
        measure.code: _figure(
            unit, indicator.code, measure, met or measure.code != last, year, bases
        )
        for measure in indicator.measures
    }
    if set(_BY_SEX) <= found.keys():
        found["total"] = _sum(found["male"], found["female"])
    return found


def _sum(men: Figure, women: Figure) -> Figure:
    def both(left: str | None, right: str | None) -> str:
        return str(int(left or 0) + int(right or 0))

    return Figure(
        numerator=both(men.numerator, women.numerator),
        denominator=both(men.denominator, women.denominator),
    )


def _figure(
    unit: str, code: str, measure: Measure, met: bool, year: int, bases: Mapping[str, str]
) -> Figure:
    name = (unit, code, measure.code)
    if measure.type is MeasureType.RATIO:
        return _ratio(name, measure, met, year, bases)
    if measure.type is MeasureType.YES_NO:
        return Figure(value="1" if met == (measure.threshold.value != "0") else "0")
    limit = judging.limit_of(measure, None, year, bases)
    if measure.type is MeasureType.LEVEL:
        at = measure.levels.index(limit) if limit in measure.levels else 0
        return Figure(value=measure.levels[at if met else max(0, at - 1)])
    border = Fraction(limit or _UNKNOWN_LIMIT)
    if measure.type is MeasureType.COUNT:
        step = 0 if met else drawn(*name, low=1, high=7)
        sign = -1 if measure.threshold.comparison == ">=" else 1
        return Figure(value=str(max(0, int(border) + sign * step)))
    share = Fraction(drawn(*name, low=2, high=14), 100)
    above = met == (measure.threshold.comparison != "<=")
    value = border * (1 + share if above else 1 - share)
    return Figure(value=tenths(int(value * 10) + int(above)))


def _ratio(
    name: tuple[str, str, str], measure: Measure, met: bool, year: int, bases: Mapping[str, str]
) -> Figure:
    denominator = bases.get(measure.denominator_base) or str(drawn(*name, low=20, high=160))
    known = Figure(denominator=denominator)
    limit = judging.limit_of(measure, known, year, bases) or _UNKNOWN_LIMIT
    # Kilometres and hectares are counted in tenths, people and households whole.
    scale = 10 if "." in denominator or measure.unit in ("km", "ha") else 1
    whole = int(Fraction(denominator) * scale)
    border = Fraction(limit) * Fraction(denominator) * scale / (100 if measure.per_cent else 1)
    at_most = measure.threshold.comparison == "<="
    room = max(1, int(border if at_most else max(whole - border, border / 10)))
    step = drawn(*name, "step", low=0, high=max(1, room * 2 // 3))
    least = -(-border.numerator // border.denominator)
    if at_most:
        part = int(border) - step if met else int(border) + 1 + step // 4
    else:
        part = least + step if met else least - 1 - min(step, least // 4)
    if measure.per_cent:
        part = min(part, whole)
    part = max(0, part)
    return Figure(numerator=tenths(part) if scale == 10 else str(part), denominator=denominator)
