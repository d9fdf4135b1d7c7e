"""The sentence that says why: made from the ground of a judgement, never judging itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from ntm_desktop.domain import numbers
from ntm_desktop.domain.criteria import Figure, Indicator, Measure, MeasureType
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.texts import reasons as texts


class Ground(IntEnum):
    """What an outcome rests on; the sentence is made from it, only where one is shown."""

    COMPARED = 0
    MISSING = 1
    MISSING_NUMERATOR = 2
    MISSING_DENOMINATOR = 3
    ZERO_TOTAL = 4
    NEGATIVE = 5
    UNREADABLE = 6
    UNKNOWN_LIMIT = 7
    UNKNOWN_LEVEL = 8


_WORD = {
    Outcome.MET: texts.MET,
    Outcome.NOT_MET: texts.NOT_MET,
    Outcome.NOT_APPLICABLE: texts.NOT_APPLICABLE,
    Outcome.NO_DATA: texts.NO_RESULT,
}
_PLAIN = {
    Ground.MISSING: texts.NO_FIGURES,
    Ground.ZERO_TOTAL: texts.ZERO_TOTAL,
    Ground.NEGATIVE: texts.NEGATIVE,
    Ground.UNREADABLE: texts.NOT_A_NUMBER,
}


def sentence(
    indicator: Indicator, outcome: Outcome, parts: Sequence[tuple[Outcome, str]], wanted: int
) -> str:
    """One sentence for an indicator from the outcomes and clauses of its measures, in order.

    ``wanted`` is how many of them the indicator's rule asks for.
    """
    if not parts:
        why = texts.NO_MEASURES
    elif len(parts) == 1:
        why = parts[0][1]
    else:
        named = [
            texts.PART.format(title=measure.title or measure.code, why=clause_text)
            for measure, (part, clause_text) in zip(indicator.measures, parts, strict=True)
            if part is outcome or outcome is Outcome.MET
        ]
        if indicator.rule not in ("all", "any") and outcome is not Outcome.MET:
            met = sum(part is Outcome.MET for part, _ in parts)
            named.insert(0, texts.ENOUGH_OF.format(needed=wanted, count=len(parts), met=met))
        why = texts.SEPARATOR.join(named)
    return texts.SENTENCE.format(code=indicator.code, outcome=_WORD[outcome], why=why)


def clause(measure: Measure, figure: Figure | None, ground: Ground, limit: str | None) -> str:
    """Why one measure's outcome is what it is, without code and stop."""
    if ground in _PLAIN:
        return _PLAIN[ground]
    if ground is Ground.MISSING_NUMERATOR:
        label = measure.numerator or texts.DEFAULT_NUMERATOR
        return texts.MISSING_NUMERATOR.format(label=label)
    if ground is Ground.MISSING_DENOMINATOR:
        label = measure.denominator or texts.DEFAULT_DENOMINATOR
        return texts.MISSING_DENOMINATOR.format(label=label)
    if figure is None:
        return texts.NO_FIGURES
    if measure.type is MeasureType.YES_NO:
        return texts.YES if figure.value == "1" else texts.NO
    if measure.type is MeasureType.LEVEL:
        return _level_clause(measure, figure.value or "", limit)
    shown = shown_result(measure, figure, limit)
    if limit is None or ground is Ground.UNKNOWN_LIMIT:
        return texts.WITHOUT_LIMIT.format(value=shown)
    return _compared(measure, figure, limit, shown)


def shown_result(measure: Measure, figure: Figure, limit: str | None) -> str:
    """The result as people read it ("62,4 %", "1,25 m²/người"), never rounded across a limit."""
    value = figure.value or "0"
    limits = () if limit is None else (limit,)
    if measure.type is MeasureType.RATIO and None not in (figure.numerator, figure.denominator):
        top, bottom = figure.numerator or "0", figure.denominator or "1"
        if measure.per_cent:
            value = numbers.percent_text(top, bottom, *limits)
        else:
            value = numbers.ratio_text(top, bottom, *limits, factor=1)
    return numbers.vietnamese(value) + _suffix(measure)


def _suffix(measure: Measure) -> str:
    if measure.type is MeasureType.RATIO and measure.per_cent:
        return " %"
    return f" {measure.unit}" if measure.unit else ""


def _level_clause(measure: Measure, value: str, limit: str | None) -> str:
    if value not in measure.levels:
        return texts.UNKNOWN_LEVEL.format(value=value)
    if limit not in measure.levels:
        return texts.WITHOUT_LIMIT.format(value=value)
    sign = measure.levels.index(value) - measure.levels.index(limit)
    shown = _sign_text(measure.threshold.comparison, sign)
    return texts.LEVEL_COMPARED.format(value=value, sign=shown, limit=limit)


def _compared(measure: Measure, figure: Figure, limit: str, shown: str) -> str:
    has_parts = measure.type is MeasureType.RATIO and None not in (
        figure.numerator,
        figure.denominator,
    )
    target = numbers.exact(limit)
    comparison = measure.threshold.comparison
    if has_parts and figure.numerator is not None and figure.denominator is not None:
        value, total = numbers.exact(figure.numerator), numbers.exact(figure.denominator)
        factor = 100 if measure.per_cent else 1
        sign = numbers.compare_ratio(value, total, target, factor)
        # limit / 100 * total, exactly
        wanted = (target[0] * total[0], target[1] + total[1] + (2 if measure.per_cent else 0))
        unit = measure.unit if measure.per_cent else measure.unit.partition("/")[0]
    else:
        value, wanted = numbers.exact(figure.value or "0"), target
        sign = numbers.compare(value, target)
        unit = "%" if measure.type is MeasureType.RATIO and measure.per_cent else measure.unit
    # Inside one clause the unit stands once, after the limit; a percentage repeats its sign.
    left = shown if shown.endswith("%") else shown.removesuffix(_suffix(measure))
    compared = texts.COMPARED.format(
        value=left,
        sign=_sign_text(comparison, sign),
        limit=numbers.vietnamese(limit) + _suffix(measure),
    )
    if numbers.holds(comparison, sign):
        return compared
    whole = has_parts and unit.partition("/")[0].strip() not in texts.MEASURED
    pattern = texts.SHORT if sign < 0 else texts.OVER
    amount = _distance(value, wanted, whole)
    return pattern.format(compared=compared, amount=f"{numbers.vietnamese(amount)} {unit}".strip())


def _distance(value: numbers.Exact, wanted: numbers.Exact, whole: bool) -> str:
    """How far a value is from the wanted one, rounded away from zero: never too little."""
    places = max(value[1], wanted[1])
    gap = abs(
        wanted[0] * int(10 ** (places - wanted[1])) - value[0] * int(10 ** (places - value[1]))
    )
    kept = 0 if whole and value[1] == 0 else 3
    if places > kept:
        step = int(10 ** (places - kept))
        gap, places = -(-gap // step), kept
    return numbers.text_of((gap, places))


def _sign_text(comparison: str, sign: int) -> str:
    if numbers.holds(comparison, sign):
        return {">=": "≥", "<=": "≤"}.get(comparison, comparison)
    return "<" if sign < 0 else ">"
