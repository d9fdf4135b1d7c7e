"""The district's own conditions and criteria: what the communes' figures give for them. Pure.

Source: decision 320/QĐ-TTg as the shipped district set carries it: DK1 and DK2 are shares of
communes, DK3 of towns, DK4 of answers in surveys, DK5 the nine criteria. An indicator is summed
over communes only where the communes' set has a measure with the same two parts and unit. All of
it is offered beside what the district records, and never replaces it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet, Figure, Indicator, Measure, MeasureType
from ntm_desktop.domain.numbers import added
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.texts.district_criteria import OF_DISTRICT

COMMUNES_MET, COMMUNES_ADVANCED, TOWNS_CIVILISED, SATISFIED, ALL_CRITERIA = (
    "DK1",
    "DK2",
    "DK3",
    "DK4",
    "DK5",
)


@dataclass(frozen=True, slots=True)
class Computed:
    """Figures for one code of the district's set. ``known`` of ``units`` gave something.

    ``complete``: every unit did; figures of a part are shown and never judged.
    """

    code: str
    figures: Mapping[str, Figure]
    known: int
    units: int

    @property
    def complete(self) -> bool:
        """Whether every unit has given its figures."""
        return self.units > 0 and self.known == self.units


@dataclass(frozen=True, slots=True)
class Answers:
    """A commune's survey: answers, satisfied answers, the lowest share of a content in per cent.

    ``lowest`` None where no content was asked.
    """

    answered: str
    satisfied: str
    lowest: str | None


@dataclass(frozen=True, slots=True)
class SameMeasure:
    """A measure of the district's set and the one of the communes' set that it is the sum of."""

    code: str
    measure: str
    commune_code: str
    commune_measure: str


def share(the_set: CriteriaSet, code: str, met: int, units: int) -> Computed | None:
    """So many of so many units, as the condition's only measure. None where the set has it not."""
    measure = _only_ratio(the_set, code)
    if measure is None or units == 0:
        return None
    figure = Figure(numerator=str(met), denominator=str(units))
    return Computed(code, {measure.code: figure}, units, units)


def _only_ratio(the_set: CriteriaSet, code: str) -> Measure | None:
    indicator = the_set.assessable(code)
    if indicator is None or len(indicator.measures) != 1:
        return None
    measure = indicator.measures[0]
    return measure if measure.type is MeasureType.RATIO else None


def satisfaction(
    the_set: CriteriaSet, answers: Sequence[Answers], communes: int
) -> Computed | None:
    """Condition DK4: all answers of the district, and the lowest share of a content anywhere."""
    indicator = the_set.assessable(SATISFIED)
    if indicator is None or not answers:
        return None
    figures = {}
    lowest = [one.lowest for one in answers if one.lowest is not None]
    for measure in indicator.measures:
        if measure.type is MeasureType.RATIO:
            figures[measure.code] = Figure(
                numerator=added(one.satisfied for one in answers),
                denominator=added(one.answered for one in answers),
            )
        elif lowest:
            figures[measure.code] = Figure(value=min(lowest, key=Fraction))
    return Computed(SATISFIED, figures, len(answers), communes)


def all_criteria(the_set: CriteriaSet, results: Mapping[str, Outcome]) -> Computed | None:
    """Condition DK5: yes where every criterion of the set is met, no where one is not."""
    indicator = the_set.assessable(ALL_CRITERIA)
    outcomes = [results.get(one.code, Outcome.NO_DATA) for one in the_set.criteria]
    known = sum(one.speaks for one in outcomes)
    if indicator is None or not known:
        return None
    if Outcome.NOT_MET in outcomes:
        figure = Figure(value="0")
        # One criterion that is not met decides, whatever the others will be.
        return Computed(ALL_CRITERIA, {indicator.measures[0].code: figure}, known, known)
    figures = {}
    if known == len(outcomes):
        figures = {indicator.measures[0].code: Figure(value="1")}
    return Computed(ALL_CRITERIA, figures, known, len(outcomes))


def same_measures(district_set: CriteriaSet, commune_set: CriteriaSet) -> tuple[SameMeasure, ...]:
    """Measures that count the same thing in both sets, by the words of both parts and the unit."""
    known = {
        _parts(measure): (indicator, measure)
        for indicator in commune_set.indicators()
        for measure in indicator.measures
        if measure.type is MeasureType.RATIO
    }
    found = []
    for indicator in district_set.indicators():
        for measure in indicator.measures:
            same = known.get(_parts(measure)) if measure.type is MeasureType.RATIO else None
            if same is not None:
                found.append(SameMeasure(indicator.code, measure.code, same[0].code, same[1].code))
    return tuple(found)


def computable(district_set: CriteriaSet, commune_set: CriteriaSet) -> frozenset[str]:
    """Codes of the district's set for which records of communes and towns can give a figure; the
    others count what communes do not record."""
    conditions = {COMMUNES_MET, COMMUNES_ADVANCED, TOWNS_CIVILISED, SATISFIED, ALL_CRITERIA}
    known = {one for one in conditions if district_set.assessable(one) is not None}
    return frozenset(known | {one.code for one in same_measures(district_set, commune_set)})


def _parts(measure: Measure) -> tuple[str, str, str]:
    return fold(measure.numerator), fold(measure.denominator), fold(measure.unit)


def summed(same: SameMeasure, figures: Sequence[Figure | None]) -> Computed | None:
    """The sum over communes; ``figures``: one a commune, None or without both parts: unknown."""
    known = [one for one in figures if one is not None and one.numerator and one.denominator]
    if not known:
        return None
    figure = Figure(
        numerator=added(one.numerator for one in known),
        denominator=added(one.denominator for one in known),
    )
    return Computed(same.code, {same.measure: figure}, len(known), len(figures))


def member_codes(code: str) -> str:
    """A district criterion as it is written among a member's codes: "huyện 6"."""
    return f"{OF_DISTRICT} {code}"


def is_assigned(lines: Sequence[str], code: str, set_id: str) -> bool:
    """Whether a committee member's codes name a criterion or condition of the district's set.

    A bare number is a criterion of the communes' set; the district's own are written "huyện 6".
    """
    wanted = {fold(member_codes(code)), f"{set_id}/{code}".casefold()}
    if code.startswith("DK"):
        wanted.add(code.casefold())
    return any(fold(line) in wanted for line in lines)


def has_measure(indicator: Indicator, computed: Computed) -> bool:
    """Whether computed figures are of this indicator and all its measures are there."""
    return all(measure.code in computed.figures for measure in indicator.measures)
