"""Plan against actual of a year's roadmap: is a criterion where the plan wants it. Pure.

Source: Kế hoạch 2023, mục II.2 (duy trì, phấn đấu) and III.2 (lộ trình). What has no result never
counts as reached.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ntm_desktop.domain.outcomes import Outcome

ACHIEVE, MAINTAIN = "achieve", "maintain"
LAST_MONTH = 12
_AIMS = (ACHIEVE, MAINTAIN)
_EASE = ("easy", "medium", "hard")


class Standing(StrEnum):
    """A criterion against its aim. ``lost``: it was to be kept and is not met."""

    REACHED = "reached"
    KEPT = "kept"
    ON_TIME = "on_time"
    LATE = "late"
    LOST = "lost"
    UNKNOWN = "unknown"
    NO_AIM = "no_aim"


def standing(aim: str, outcome: Outcome, year: int, month: int | None, seen: date) -> Standing:
    """Where a criterion stands on the day ``seen``. Without a month the year's end counts."""
    if aim == ACHIEVE:
        if outcome.counts_as_met:
            return Standing.REACHED
        return Standing.LATE if seen > last_day(year, month) else Standing.ON_TIME
    if aim == MAINTAIN:
        if outcome is Outcome.NO_DATA:
            return Standing.UNKNOWN
        return Standing.KEPT if outcome.counts_as_met else Standing.LOST
    return Standing.NO_AIM


def last_day(year: int, month: int | None) -> date:
    """The last day of a month, of the year where none is named."""
    of = month or LAST_MONTH
    return date(year, of, monthrange(year, of)[1])


def rise(reached_before: Iterable[str], aims: Iterable[tuple[str, str]]) -> int:
    """By how many criteria a year's aims go beyond those met at its start.

    ``aims``: (criterion, aim). A criterion to achieve that was met already adds nothing.
    """
    before = frozenset(reached_before)
    return len({code for code, aim in aims if aim == ACHIEVE and code not in before})


def goal(reached: Iterable[str], aims: Iterable[tuple[str, str]], codes: Iterable[str]) -> int:
    """How many criteria a unit is to stand at: those reached (at the start of the year or since)
    and those that it aims at, once each and of the set's ``codes`` alone, so never more than it
    has. A roadmap may hold only what is to be gained; what is met already is kept nevertheless.
    """
    wanted = {code for code, aim in aims if aim in _AIMS}
    return len((wanted | set(reached)) & set(codes))


def easiest_first(
    aim: str, ease: str, cost: str, month: int | None
) -> tuple[int, int, bool, Fraction, int]:
    """The place of an aim in the order of work: what is to be achieved before what is only kept,
    easy before hard, cheap before dear, early before late (Kế hoạch 2023, mục VI.3: dễ làm trước,
    khó làm sau, ít kinh phí trước). What nobody said stands last of its kind.

    ``cost``: million đồng as decimal text, "" where it is not known.
    """
    return (
        _rank(_AIMS, aim),
        _rank(_EASE, ease),
        not cost,
        Fraction(cost or 0),
        month or LAST_MONTH + 1,
    )


def _rank(known: tuple[str, ...], word: str) -> int:
    return known.index(word) if word in known else len(known)
