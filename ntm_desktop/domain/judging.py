"""What the typed figures give: one outcome per indicator and the one sentence that says why.

Sources: semantics "Outcome" (a missing measure never counts as met, an unknown threshold gives no
data, denominator 0 is never 0 %), design section 2 (exact comparison before rounding).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ntm_desktop.domain import numbers
from ntm_desktop.domain.criteria import Figure, Figures, Indicator, Measure, MeasureType, Threshold
from ntm_desktop.domain.outcomes import Outcome, outcome_from_word
from ntm_desktop.domain.reasons import Ground, clause, sentence

NO_DATA, MET, NOT_MET, NOT_APPLICABLE = (
    Outcome.NO_DATA,
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """An outcome and why, in Vietnamese (a clause for a measure, a sentence for an indicator)."""

    outcome: Outcome
    why: str


def limit_of(
    measure: Measure, figure: Figure | None, year: int, bases: Mapping[str, str]
) -> str | None:
    """The threshold that holds in that year for these base figures, None where it is unknown.

    The first case whose condition holds, else the year's value, else the plain value. A case whose
    base figure is not known leaves the threshold unknown: the easier case is never assumed.
    """
    threshold = measure.threshold
    for case in threshold.cases:
        known = bases.get(case.base_figure)
        if (
            figure is not None
            and figure.denominator is not None
            and measure.denominator_base == case.base_figure
        ):
            known = figure.denominator
        if known is None:
            return None
        sign = numbers.compare(numbers.exact(known), numbers.exact(case.limit))
        if numbers.holds(case.comparison, sign):
            return case.value
    for known_year, value in threshold.by_year:
        if known_year == year:
            return value
    return threshold.value


def weigh(
    measure: Measure,
    figure: Figure | None,
    year: int,
    bases: Mapping[str, str],
    not_applicable_allowed: bool,
) -> tuple[Outcome, Ground]:
    """The outcome of one measure and what it rests on: the one place where figures are judged."""
    if figure is None:
        return NO_DATA, Ground.MISSING
    try:
        if measure.type is MeasureType.RATIO:
            return _weigh_ratio(measure, figure, year, bases, not_applicable_allowed)
        if figure.value is None:
            return NO_DATA, Ground.MISSING
        if measure.type is MeasureType.YES_NO:
            return _weigh_yes_no(measure.threshold, figure.value)
        if measure.type is MeasureType.LEVEL:
            return _weigh_level(measure, figure.value, limit_of(measure, figure, year, bases))
        return _weigh_number(measure, figure, figure.value, year, bases)
    except ValueError:
        return NO_DATA, Ground.UNREADABLE


def _weigh_ratio(
    measure: Measure,
    figure: Figure,
    year: int,
    bases: Mapping[str, str],
    not_applicable_allowed: bool,
) -> tuple[Outcome, Ground]:
    if figure.denominator is not None:
        denominator = numbers.exact(figure.denominator)
        if denominator[0] == 0:
            return (NOT_APPLICABLE if not_applicable_allowed else NO_DATA), Ground.ZERO_TOTAL
        if figure.numerator is not None:
            numerator = numbers.exact(figure.numerator)
            if numerator[0] < 0 or denominator[0] < 0:
                return NO_DATA, Ground.NEGATIVE
            limit = limit_of(measure, figure, year, bases)
            if limit is None:
                return NO_DATA, Ground.UNKNOWN_LIMIT
            sign = numbers.compare_ratio(
                numerator, denominator, numbers.exact(limit), 100 if measure.per_cent else 1
            )
            met = numbers.holds(measure.threshold.comparison, sign)
            return (MET if met else NOT_MET), Ground.COMPARED
    if figure.value is not None:  # the result is known, its parts are not
        return _weigh_number(measure, figure, figure.value, year, bases)
    if figure.denominator is not None:
        return NO_DATA, Ground.MISSING_NUMERATOR
    return NO_DATA, Ground.MISSING if figure.numerator is None else Ground.MISSING_DENOMINATOR


def _weigh_number(
    measure: Measure, figure: Figure, value: str, year: int, bases: Mapping[str, str]
) -> tuple[Outcome, Ground]:
    number = numbers.exact(value)
    if number[0] < 0:
        return NO_DATA, Ground.NEGATIVE
    limit = limit_of(measure, figure, year, bases)
    if limit is None:
        return NO_DATA, Ground.UNKNOWN_LIMIT
    sign = numbers.compare(number, numbers.exact(limit))
    met = numbers.holds(measure.threshold.comparison, sign)
    return (MET if met else NOT_MET), Ground.COMPARED


def _weigh_yes_no(threshold: Threshold, value: str) -> tuple[Outcome, Ground]:
    if value not in ("0", "1"):
        return NO_DATA, Ground.UNREADABLE
    wanted = "0" if threshold.value == "0" else "1"
    return (MET if value == wanted else NOT_MET), Ground.COMPARED


def _weigh_level(measure: Measure, value: str, limit: str | None) -> tuple[Outcome, Ground]:
    if value not in measure.levels:
        return NO_DATA, Ground.UNKNOWN_LEVEL
    if limit not in measure.levels:
        return NO_DATA, Ground.UNKNOWN_LIMIT
    sign = measure.levels.index(value) - measure.levels.index(limit)
    met = numbers.holds(measure.threshold.comparison, sign)
    return (MET if met else NOT_MET), Ground.COMPARED


def combine(rule: str, outcomes: list[Outcome]) -> Outcome:
    """The outcome of an indicator from those of its measures (``all``, ``any``, ``at_least:N``).

    Measures that do not apply are left out; what is missing is never taken as met, and makes a
    result impossible only where it could still change it. No measures at all: no data.
    """
    applicable = len(outcomes) - outcomes.count(NOT_APPLICABLE)
    if applicable == 0:
        return NOT_APPLICABLE if outcomes else NO_DATA
    wanted = min(needed(rule, applicable), applicable)
    met = outcomes.count(MET)
    if met >= wanted:
        return MET
    return NOT_MET if met + outcomes.count(NO_DATA) < wanted else NO_DATA


def needed(rule: str, measures: int) -> int:
    """How many of so many measures have to be met. Raises ValueError for an unknown rule."""
    if rule == "all":
        return measures
    if rule == "any":
        return 1
    name, _, count = rule.partition(":")
    if name != "at_least" or int(count) < 1:
        raise ValueError(rule)
    return int(count)


def outcome_of(
    indicator: Indicator, figures: Figures, year: int, bases: Mapping[str, str]
) -> Outcome:
    """What the figures give, without the sentence: for many at once."""
    allowed = indicator.not_applicable_allowed
    measures = indicator.measures
    if len(measures) == 1:
        return weigh(measures[0], figures.get(measures[0].code), year, bases, allowed)[0]
    return combine(
        indicator.rule,
        [weigh(m, figures.get(m.code), year, bases, allowed)[0] for m in measures],
    )


def judge_measure(
    measure: Measure,
    figure: Figure | None,
    year: int,
    bases: Mapping[str, str],
    not_applicable_allowed: bool,
) -> Judged:
    """One measure's outcome, ``why`` a clause without code and stop: "62,4 % < 70 %, còn …"."""
    outcome, ground = weigh(measure, figure, year, bases, not_applicable_allowed)
    return Judged(
        outcome, clause(measure, figure, ground, limit_of_shown(measure, figure, year, bases))
    )


def limit_of_shown(
    measure: Measure, figure: Figure | None, year: int, bases: Mapping[str, str]
) -> str | None:
    """As :func:`limit_of`, None too where a base figure cannot be read."""
    try:
        return limit_of(measure, figure, year, bases)
    except ValueError:
        return None


def judge(indicator: Indicator, figures: Figures, year: int, bases: Mapping[str, str]) -> Judged:
    """What the figures give and the sentence: "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 24 hộ."."""
    parts = [
        judge_measure(m, figures.get(m.code), year, bases, indicator.not_applicable_allowed)
        for m in indicator.measures
    ]
    outcomes = [part.outcome for part in parts]
    outcome = outcomes[0] if len(outcomes) == 1 else combine(indicator.rule, outcomes)
    wanted = needed(indicator.rule, len(parts))
    return Judged(
        outcome, sentence(indicator, outcome, [(p.outcome, p.why) for p in parts], wanted)
    )


def outcome_of_record(stated: str | None, judged: Outcome) -> Outcome:
    """The outcome of one record: the stated word if there is one, else what its figures give."""
    return judged if stated is None else outcome_from_word(stated)


def disagrees(stated: str | None, judged: Outcome) -> bool:
    """The finding that what was stated and what the figures give differ (no data says nothing)."""
    return stated is not None and judged.speaks and outcome_from_word(stated) is not judged
