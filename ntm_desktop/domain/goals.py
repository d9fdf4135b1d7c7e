"""Headline goals of a plan against what is reached. Pure; what cannot be said is None.

A unit without data never counts as having reached anything, nor as having failed: a goal that
such units could still decide is neither met nor missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ntm_desktop.domain.numbers import compare, exact, text_of, truthful, vietnamese, whole_from
from ntm_desktop.domain.status import GoalStatus, UnitStatus, VillageCounts
from ntm_desktop.texts import goals as texts


class Metric(StrEnum):
    """How a goal is measured; the word is stored in the goal's record."""

    UNITS_MET_ALL = "units_met_all"
    COUNT_IN_BAND = "count_in_band"
    REST_AT_LEAST = "rest_at_least"
    AVERAGE_MET = "average_met"
    VILLAGES_MET = "villages_met"
    COMMUNES_WITH_VILLAGE = "communes_with_village"
    OCOP_PRODUCTS = "ocop_products"
    INCREASE_EACH = "increase_each"


RECOGNISED_STARS = ("3", "4", "5")


@dataclass(frozen=True, slots=True)
class Goal:
    """A headline goal. ``target``, ``low``, ``high``: decimal texts.

    ``units`` are those that it names (empty: all). ``rest_at_least`` is about the units that no
    ``units_met_all`` goal names, and its floor is ``low``, else ``target``.
    """

    code: str
    title: str
    metric: str
    target: str | None = None
    units: tuple[str, ...] = ()
    low: str | None = None
    high: str | None = None
    year: str = ""


@dataclass(frozen=True, slots=True)
class _Reached:
    target: str | None
    actual: str | None
    met: bool | None
    missing: str
    reads: str = ""


def evaluate(
    goals: Sequence[Goal],
    statuses: Sequence[UnitStatus],
    previous_statuses: Sequence[UnitStatus] | None = None,
    villages: VillageCounts | None = None,
    ocop_products: int | None = None,
    only: str = "",
    with_village: frozenset[str] | None = None,
) -> tuple[GoalStatus, ...]:
    """Every goal against these statuses, in order.

    ``only``: the one commune that the statuses are of, where what others reached is not known: then
    a goal that is not about it alone is open, neither met nor missed.
    ``previous_statuses`` are those at the start of the year (for ``increase_each``);
    ``ocop_products`` how many products were recognised, None where they are not kept;
    ``with_village`` the communes with a village met in the year, None where none is kept.
    """
    named = {u for goal in goals if goal.metric == Metric.UNITS_MET_ALL for u in goal.units}
    found = []
    for goal in goals:
        about = [s for s in statuses if not goal.units or s.unit in goal.units]
        match goal.metric:
            case _ if only and goal.units != (only,):
                reached = _Reached(goal.target, None, None, texts.ONLY_OWN)
            case Metric.UNITS_MET_ALL:
                reached = _units_met_all(goal, about)
            case Metric.COUNT_IN_BAND:
                reached = _count_in_band(goal, about)
            case Metric.REST_AT_LEAST:
                reached = _rest_at_least(goal, [s for s in about if s.unit not in named])
            case Metric.AVERAGE_MET:
                reached = _average_met(goal, about)
            case Metric.VILLAGES_MET:
                count = None if villages is None else villages.met_this_year
                reached = _with_unproved(_counted(goal, count, texts.VILLAGES_SHORT), villages)
            case Metric.COMMUNES_WITH_VILLAGE:
                reached = _communes_with_village(goal, about, with_village)
            case Metric.OCOP_PRODUCTS:
                reached = _counted(goal, ocop_products, texts.PRODUCTS_SHORT)
            case Metric.INCREASE_EACH:
                reached = _increase_each(goal, about, previous_statuses or ())
            case _:
                reached = _Reached(goal.target, None, None, texts.UNKNOWN_METRIC)
        found.append(
            GoalStatus(
                goal.code,
                goal.title,
                reached.target,
                reached.actual,
                reached.met,
                reached.missing,
                reached.reads,
            )
        )
    return tuple(found)


def product_counts(
    stars: str, decision: str, decided_on: str, expires_on: str, year: str, day: str
) -> bool:
    """Whether a product counts as recognised with three stars or more in a year.

    ``decided_on``, ``expires_on``, ``day`` (of the round): ISO dates or "". Stars without number
    and day of a decision are an opinion, no recognition; a certificate that has run out is none
    any more. A number without a day counts in the year asked for: nothing else is said of its year.
    """
    if stars not in RECOGNISED_STARS or not (decision or decided_on):
        return False
    if expires_on and expires_on < day:
        return False
    return (decided_on or year).startswith(year)


def _number_from(text: str | None, default: int) -> int:
    """A count given as decimal text, rounded up."""
    return default if text is None else whole_from(text)


def _unknown(statuses: Sequence[UnitStatus]) -> tuple[list[UnitStatus], int, str]:
    """The units with data, how many have none, and the clause that says so."""
    known = [status for status in statuses if status.has_data]
    without = len(statuses) - len(known)
    return known, without, texts.AND_UNKNOWN.format(count=without) if without else ""


def _units_met_all(goal: Goal, about: Sequence[UnitStatus]) -> _Reached:
    absent = len(set(goal.units) - {status.unit for status in about})
    wanted = _number_from(goal.target, len(goal.units) or len(about))
    target = goal.target or str(wanted)
    known, without, _ = _unknown(about)
    if not known:
        return _Reached(target, None, None, texts.NO_DATA)
    full = sum(status.met_count == status.total for status in known)
    if full >= wanted:
        return _Reached(target, str(full), True, texts.REACHED)
    lacking = [_what_unit_lacks(status) for status in about if status.met_count < status.total]
    could = full + without + absent >= wanted
    missing = texts.UNITS_NOT_FULL.format(units="; ".join(lacking)) if lacking else texts.NO_DATA
    return _Reached(target, str(full), None if could else False, missing)


def _what_unit_lacks(status: UnitStatus) -> str:
    if not status.has_data:
        return texts.UNIT_WITHOUT_DATA.format(name=status.name)
    lacking = sorted((*status.not_met, *status.no_data), key=_criterion_order)
    codes = ", ".join(lacking)
    return texts.UNIT_LACKS.format(name=status.name, count=len(lacking), codes=codes)


def _criterion_order(code: str) -> tuple[int, str]:
    return (int(code), "") if code.isdecimal() else (0, code)


def _count_in_band(goal: Goal, about: Sequence[UnitStatus]) -> _Reached:
    if goal.target is None:
        return _Reached(None, None, None, texts.UNKNOWN_TARGET)
    known, without, unknown = _unknown(about)
    if not known:
        return _Reached(goal.target, None, None, texts.NO_DATA)
    low = _number_from(goal.low, 0)
    high = _number_from(goal.high, max(status.total for status in known))
    count = sum(low <= status.met_count <= high for status in known)
    short = _number_from(goal.target, 0) - count
    if short <= 0:
        return _Reached(goal.target, str(count), True, texts.REACHED)
    missing = texts.BAND_SHORT.format(count=short, low=low, high=high, unknown=unknown)
    return _Reached(goal.target, str(count), None if without >= short else False, missing)


def _rest_at_least(goal: Goal, rest: Sequence[UnitStatus]) -> _Reached:
    floor = goal.low or goal.target
    if floor is None:
        return _Reached(None, None, None, texts.UNKNOWN_TARGET)
    known, without, unknown = _unknown(rest)
    if not known:
        return _Reached(floor, None, None, texts.NO_DATA)
    low = _number_from(floor, 0)
    lowest = str(min(status.met_count for status in known))
    below = [status for status in known if status.met_count < low]
    if below:
        units = ", ".join(texts.UNIT_HAS.format(name=s.name, count=s.met_count) for s in below)
        missing = texts.BELOW.format(count=len(below), low=low, units=units, unknown=unknown)
        return _Reached(floor, lowest, False, missing, texts.LOWEST)
    if without:
        return _Reached(floor, lowest, None, texts.ONLY_UNKNOWN.format(count=without), texts.LOWEST)
    return _Reached(floor, lowest, True, texts.REACHED, texts.LOWEST)


def _average_met(goal: Goal, about: Sequence[UnitStatus]) -> _Reached:
    if goal.target is None:
        return _Reached(None, None, None, texts.UNKNOWN_TARGET)
    known, without, unknown = _unknown(about)
    if not known:
        return _Reached(goal.target, None, None, texts.NO_DATA)
    total, wanted = sum(status.met_count for status in known), exact(goal.target)
    # 14,96 is not shown as 15,0 beside a target of 15,0 that it misses.
    actual = truthful(total, len(known), (wanted,))
    scale = int(10 ** wanted[1])
    short = -((total * scale - wanted[0] * len(known)) // scale)
    # Who has no data can add nothing, or every criterion of its set.
    most = total + sum(status.total for status in about if not status.has_data)
    if short > 0:
        missing = texts.AVERAGE_SHORT.format(sum=short, count=len(known), unknown=unknown)
        could = most * scale >= wanted[0] * len(about)
        return _Reached(goal.target, actual, None if could and without else False, missing)
    if without and total * scale < wanted[0] * len(about):
        missing = texts.AVERAGE_PARTLY.format(count=len(known), unknown=without)
        return _Reached(goal.target, actual, None, missing)
    return _Reached(goal.target, actual, True, texts.REACHED)


def _counted(goal: Goal, count: int | None, short_text: str) -> _Reached:
    if count is None:
        return _Reached(goal.target, None, None, texts.NO_DATA)
    if goal.target is None:
        return _Reached(None, str(count), None, texts.UNKNOWN_TARGET)
    short = _number_from(goal.target, 0) - count
    missing = short_text.format(count=short) if short > 0 else texts.REACHED
    return _Reached(goal.target, str(count), short <= 0, missing)


def _communes_with_village(
    goal: Goal, about: Sequence[UnitStatus], having: frozenset[str] | None
) -> _Reached:
    """Without a target every commune needs one (plan II.2: "mỗi xã có từ 01 thôn/xóm trở lên")."""
    wanted = _number_from(goal.target, len(goal.units) or len(about))
    target = goal.target or str(wanted)
    if having is None or not about:
        return _Reached(target, None, None, texts.NO_DATA)
    lacking = [status.name for status in about if status.unit not in having]
    count = len(about) - len(lacking)
    if count >= wanted:
        return _Reached(target, str(count), True, texts.REACHED)
    missing = texts.WITHOUT_VILLAGE.format(count=len(lacking), units=", ".join(lacking))
    return _Reached(target, str(count), False, missing)


def _with_unproved(reached: _Reached, villages: VillageCounts | None) -> _Reached:
    """The same, saying how many of the villages counted have fewer criteria met than their set."""
    if villages is None or not villages.unproved:
        return reached
    sentence = texts.UNPROVED.format(
        sentence=reached.missing, count=villages.unproved, total=villages.criteria
    )
    return replace(reached, missing=sentence)


def _increase_each(
    goal: Goal, about: Sequence[UnitStatus], previous: Sequence[UnitStatus]
) -> _Reached:
    if goal.target is None:
        return _Reached(None, None, None, texts.UNKNOWN_TARGET)
    before = {status.unit: status for status in previous if status.has_data}
    # Who had everything before has nothing to rise to.
    bound = [
        s for s in about if s.unit not in before or before[s.unit].met_count < before[s.unit].total
    ]
    changes = [
        (s, s.met_count - before[s.unit].met_count)
        for s in bound
        if s.has_data and s.unit in before
    ]
    if not changes:
        return _Reached(goal.target, None, None, texts.NO_PREVIOUS)
    without = len(bound) - len(changes)
    unknown = texts.AND_UNKNOWN.format(count=without) if without else ""
    least = str(min(change for _, change in changes))
    # Who has come to everything in the year can have risen by less.
    slow = [
        (s, change)
        for s, change in changes
        if s.met_count < s.total and compare((change, 0), exact(goal.target)) < 0
    ]
    if slow:
        units = ", ".join(texts.UNIT_ROSE.format(name=s.name, change=f"{c:+d}") for s, c in slow)
        step = vietnamese(text_of(exact(goal.target)))
        missing = texts.RISE_SHORT.format(count=len(slow), step=step, units=units, unknown=unknown)
        return _Reached(goal.target, least, False, missing, texts.LEAST_RISE)
    if without:
        return _Reached(
            goal.target, least, None, texts.ONLY_UNKNOWN.format(count=without), texts.LEAST_RISE
        )
    return _Reached(goal.target, least, True, texts.REACHED, texts.LEAST_RISE)
