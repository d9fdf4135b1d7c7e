"""Villages: when one counts as met, its code, and what the register gives the commune's indicators.

Source: plan 2023, II.2 (at least 16 villages met, one or more in each commune), III.3 (16/16) and
the annex; decision 1465/QĐ-UBND for the sets. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet, Indicator
from ntm_desktop.domain.status import VillageCounts
from ntm_desktop.texts import villages as texts

MET_BEFORE, PLANNED, MET, MODEL = "met_before", "planned", "met", "model"
VILLAGES_BASE = "villages"
_LONGEST_SLUG = 60
_XOM = "xom "
_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


class WhenMet(StrEnum):
    """Since when a village counts as met, seen from a year."""

    BEFORE = "before"
    THIS_YEAR = "this_year"
    LATER = "later"
    UNDATED = "undated"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class VillageStanding:
    """A village in a round: what its register says and how many criteria of its set are met.

    ``total`` 0: nothing is assessed by; ``met_count`` counts criteria in force. ``planned``: it is
    registered for the round's year.
    """

    unit: str
    name: str
    commune: str
    status: str
    year: str
    planned: bool
    when: WhenMet
    met_count: int
    total: int
    has_data: bool

    @property
    def met(self) -> bool:
        """Whether it counts as met in the round."""
        return self.when in (WhenMet.BEFORE, WhenMet.THIS_YEAR)

    @property
    def unproved(self) -> bool:
        """Whether it counts as met by its stated status while fewer of its criteria are met.

        Of a village met before the plan nobody asks for the criteria of that time.
        """
        stated = self.status in (MET, MODEL)
        return self.met and stated and self.met_count < self.total


def when_met(
    status: str, year: str, decided_on: str, of_year: int, full: bool, full_before: bool
) -> WhenMet:
    """Since when a village is met: what is stated counts, else all its criteria in the round.

    ``year``, ``decided_on``: digits and ISO date or "". ``full``: every criterion met in the round,
    ``full_before``: so already at the end of the year before. A stated "met" without any year
    is not guessed: it counts only by its criteria. The year of a model village is the year of that
    grade: it had met before, so it counts as met before and never as one more of that year.
    """
    by_criteria = WhenMet.NOT_YET
    if full:
        by_criteria = WhenMet.BEFORE if full_before else WhenMet.THIS_YEAR
    if status == MET_BEFORE:
        return WhenMet.BEFORE
    since = year if year.isdecimal() else decided_on[:4]
    if status == MODEL:
        # Seen from a year ahead of the grade, the criteria may say that it was met in that year.
        ahead = since.isdecimal() and int(since) > of_year
        return by_criteria if ahead and full else WhenMet.BEFORE
    if status != MET:
        return by_criteria
    if not since.isdecimal():
        return by_criteria if full else WhenMet.UNDATED
    if int(since) < of_year:
        return WhenMet.BEFORE
    if int(since) == of_year:
        return WhenMet.THIS_YEAR
    return by_criteria if full else WhenMet.LATER


def is_registered(status: str, year: str, of_year: int) -> bool:
    """Whether a village is one of those that the commune aims at in a year.

    ``year``: digits or "", of a model village the year of that grade.
    """
    return status not in (MET_BEFORE, MODEL) and year == str(of_year)


def counts(standings: Iterable[VillageStanding], target: int | None) -> VillageCounts:
    """Villages met before the year and in it, beside the year's target."""
    every = tuple(standings)
    found = Counter(one.when for one in every)
    unproved = [one for one in every if one.unproved and one.when is WhenMet.THIS_YEAR]
    return VillageCounts(
        found[WhenMet.BEFORE],
        found[WhenMet.THIS_YEAR],
        target,
        len(unproved),
        max((one.total for one in unproved), default=0),
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """The district's two aims: communes with at least one village met, villages met in the year.

    ``without``: communes that still have none, in the given order.
    """

    communes: int
    with_one: int
    without: tuple[str, ...]
    met_this_year: int
    met_before: int


def coverage(communes: Sequence[str], standings: Sequence[VillageStanding]) -> Coverage:
    """How far "each commune has at least one village met in the year" is reached.

    A commune whose villages were all met in earlier years still lacks one of this year (plan III.3:
    "trong năm 2023, mỗi xã có từ 01 xóm trở lên được đạt 16/16").
    """
    this_year = {one.commune for one in standings if one.when is WhenMet.THIS_YEAR}
    found = counts(standings, None)
    without = tuple(code for code in communes if code not in this_year)
    return Coverage(
        len(communes), len(communes) - len(without), without, found.met_this_year, found.met_before
    )


def slug(name: str) -> str:
    """A village's name as the second part of its code: "Phia Đông - Nà Du" → "phia-dong-na-du".

    The word "xóm" before it is left out.
    "" where the name has no letter or digit that a code can hold.
    """
    plain = fold(name).removeprefix(_XOM)
    return _NOT_IN_CODES.sub("-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-")


def new_code(commune: str, name: str, taken: Iterable[str]) -> str:
    """``<commune>.<slug>``, numbered where the code is taken. Raises ValueError without a slug."""
    plain = slug(name)
    if not plain:
        raise ValueError(name)
    known = set(taken)
    code, number = f"{commune}.{plain}", 2
    while code in known:
        code, number = f"{commune}.{plain}-{number}", number + 1
    return code


@dataclass(frozen=True, slots=True)
class Feed:
    """What the village register gives beside a commune's indicator: ``count`` of ``total``.

    ``criterion``: the village set's criterion that is counted, "" for villages met by their set.
    """

    code: str
    measure: str
    count: int
    total: int
    criterion: str
    title: str


def feeds(
    commune_set: CriteriaSet,
    village_set: CriteriaSet,
    standings: Sequence[VillageStanding],
    met_criteria: Mapping[str, frozenset[str]],
) -> tuple[Feed, ...]:
    """Figures of the register for the indicators that are counted over villages.

    Only where the sets say so: the measure's whole is the base figure of villages, and its part
    either names villages met by their own set, or stands under a criterion of the same title as
    one of the village set. ``met_criteria``: village → codes met in the round. An offer to compare
    with, never a result. Nothing without villages.
    """
    if not standings:
        return ()
    by_title = {fold(one.title): one for one in village_set.criteria}
    found = []
    for indicator in commune_set.indicators():
        for measure in indicator.measures:
            if measure.denominator_base != VILLAGES_BASE:
                continue
            if texts.BY_OWN_SET in measure.numerator.casefold():
                met = sum(one.met for one in standings)
                found.append(Feed(indicator.code, measure.code, met, len(standings), "", ""))
                continue
            same = by_title.get(fold(_criterion_title(commune_set, indicator)))
            if same is not None:
                met = sum(same.code in met_criteria.get(one.unit, ()) for one in standings)
                found.append(
                    Feed(indicator.code, measure.code, met, len(standings), same.code, same.title)
                )
    return tuple(found)


def _criterion_title(the_set: CriteriaSet, indicator: Indicator) -> str:
    criterion = the_set.criterion_of(indicator.code)
    return "" if criterion is None else criterion.title
