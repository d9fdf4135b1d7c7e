"""Whether the headline goals of a plan can hold together, and how far they let the average go.

Pure arithmetic on numbers of criteria, general over bands, counts, floors and units. Two readings:
as worded, "6 communes at 15–18, the rest from 11" parts the communes and so bounds the average from
above too; as judged (``goals.evaluate``), more than that is good as well. Goals are called
impossible only by the second. Source: Kế hoạch 2023, mục II.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ntm_desktop.domain.goals import Goal, Metric
from ntm_desktop.domain.numbers import exact, truthful, whole_from

# Ways to fill the counts that are looked at. Plans have a few bands; what goes beyond this many
# came from a file that nobody wrote by hand, and must not stop the window.
_MOST_WAYS = 20_000
_BOUNDING = frozenset({Metric.UNITS_MET_ALL, Metric.COUNT_IN_BAND, Metric.REST_AT_LEAST})


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit now. ``met``: criteria met, None without data; ``start``: at the start of the year."""

    unit: str
    met: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the greatest sum of criteria over ``count`` units."""

    least: int
    greatest: int
    count: int

    def averages(self, *guards: str) -> tuple[str, str]:
        """Both as decimal texts, shown so that they do not cross a guard ("15")."""
        exact_guards = tuple(exact(guard) for guard in guards)
        return (
            truthful(self.least, self.count, exact_guards),
            truthful(self.greatest, self.count, exact_guards),
        )


@dataclass(frozen=True, slots=True)
class Need:
    """What one unit has to come to: ``now`` None where nothing is known of it."""

    unit: str
    now: int | None
    reach: int

    @property
    def gain(self) -> int:
        """Criteria that it still has to add."""
        return self.reach - (self.now or 0)


@dataclass(frozen=True, slots=True)
class Feasibility:
    """What follows from the goals of a year.

    ``limits``: by the bands as worded, None where the communes cannot be parted so. ``average``:
    the average aimed at. ``clash``: codes of goals that cannot hold together, none too many; empty
    where all can. ``exceeding``: they can where more units come into the higher bands than the
    wording says. ``needs``: the least that every unit has to come to when nothing that is met is
    lost, the fewest criteria in all, without the average; None where that cannot be done.
    ``beyond``: criteria on top of it, wherever, to reach the average. ``counted``: False where
    there are too many counts to look at, and then nothing else is said.
    """

    limits: Limits | None
    average: str | None
    clash: tuple[str, ...]
    exceeding: bool
    needs: tuple[Need, ...] | None
    beyond: int
    counted: bool = True

    @property
    def possible(self) -> bool:
        """No goals contradict one another."""
        return not self.clash


def feasibility(goals: Sequence[Goal], units: Sequence[Standing], total: int) -> Feasibility:
    """What follows from the goals for these units, of whose ``total`` criteria each can have all.

    Goals about villages and products, and those without a target, bind no number of criteria.
    """
    try:
        return _feasibility(goals, units, total)
    except _TooMany:
        return Feasibility(None, None, (), False, None, 0, False)


class _TooMany(Exception):
    """There are more ways to fill the counts than are looked at."""


def _feasibility(goals: Sequence[Goal], units: Sequence[Standing], total: int) -> Feasibility:
    bounds = any(goal.metric in _BOUNDING for goal in goals)
    wanted = next(
        (g.target for g in goals if g.metric == Metric.AVERAGE_MET and not g.units and g.target),
        None,
    )
    plain = [Standing(unit.unit) for unit in units]
    limits = _limits(goals, plain, total, as_worded=True) if bounds and units else None
    needs = _needs(goals, units, total) if bounds else None
    beyond = 0
    if needs is not None and wanted is not None:
        beyond = max(0, _least_sum(wanted, len(units)) - sum(need.reach for need in needs))
    # What is met now does not bind here: a commune that is ahead makes no goal impossible.
    begun = [Standing(unit.unit, None, unit.start) for unit in units]
    clash = _clash(goals, begun, total, as_worded=False)
    exceeding = not clash
    clash = clash or _clash(goals, plain, total, as_worded=True)
    return Feasibility(limits, wanted, clash, exceeding and bool(clash), needs, beyond)


def fits(limits: Limits, average: str) -> bool:
    """Whether an average lies within the limits, ends included."""
    least = _least_sum(average, limits.count)
    digits, places = exact(average)
    return limits.least * int(10**places) <= digits * limits.count and least <= limits.greatest


def _clash(
    goals: Sequence[Goal], units: Sequence[Standing], total: int, *, as_worded: bool
) -> tuple[str, ...]:
    """A smallest set of goals that cannot hold together: every one of them is needed for it."""
    if not units or _hold(goals, units, total, as_worded):
        return ()
    kept = list(goals)
    for goal in goals:
        fewer = [one for one in kept if one is not goal]
        if not _hold(fewer, units, total, as_worded):
            kept = fewer
    return tuple(goal.code for goal in kept)


def _hold(goals: Sequence[Goal], units: Sequence[Standing], total: int, as_worded: bool) -> bool:
    """Whether all can hold; of several averages each is looked at alone."""
    everybody = frozenset(unit.unit for unit in units)
    averages = [
        (goal.target, frozenset(goal.units) or everybody)
        for goal in goals
        if goal.metric == Metric.AVERAGE_MET and goal.target is not None
    ]
    for target, about in averages or [("0", everybody)]:
        found = _limits(goals, units, total, about, as_worded=as_worded)
        if found is None or found.greatest < _least_sum(target, found.count):
            return False
    return True


def _least_sum(average: str, count: int) -> int:
    """The least whole sum over ``count`` units whose average is not below ``average``."""
    digits, places = exact(average)
    return -(-digits * count // int(10**places))


# ---------------------------------------------------------------- one unit after the other


@dataclass(frozen=True, slots=True)
class _Count:
    """A goal about how many units lie between two ends, counted among ``units`` (empty: all)."""

    units: frozenset[str]
    low: int
    high: int
    wanted: int

    def holds(self, unit: str, met: int) -> bool:
        return self.low <= met <= self.high and (not self.units or unit in self.units)


_State = tuple[int, ...]
_Options = Mapping[_State, tuple[int, int]]


def _limits(
    goals: Sequence[Goal],
    units: Sequence[Standing],
    total: int,
    about: frozenset[str] | None = None,
    *,
    as_worded: bool = False,
) -> Limits | None:
    """The limits of the sum over ``about`` (None: all) under the goals but the average."""
    counts = _counts(goals, total)
    reached: dict[_State, tuple[int, int]] = {tuple(0 for _ in counts): (0, 0)}
    for unit in units:
        weighs = about is None or unit.unit in about
        options = _options(goals, counts, unit, total, as_worded)
        following: dict[_State, tuple[int, int]] = {}
        for state, (least, greatest) in reached.items():
            for hits, (low, high) in options.items():
                after = _after(counts, state, hits, as_worded)
                if after is None:
                    continue
                ends = (least + low, greatest + high) if weighs else (least, greatest)
                old = following.get(after, ends)
                following[after] = (min(old[0], ends[0]), max(old[1], ends[1]))
        _check_number(following)
        reached = following
    ends_of = reached.get(tuple(count.wanted for count in counts))
    if ends_of is None:
        return None
    members = sum(about is None or unit.unit in about for unit in units)
    return Limits(*ends_of, members)


def _needs(goals: Sequence[Goal], units: Sequence[Standing], total: int) -> tuple[Need, ...] | None:
    """The way to all counts and floors that costs the fewest criteria."""
    counts = _counts(goals, total)
    ways: dict[_State, tuple[int, tuple[int, ...]]] = {tuple(0 for _ in counts): (0, ())}
    for unit in units:
        options = _options(goals, counts, unit, total, False)
        following: dict[_State, tuple[int, tuple[int, ...]]] = {}
        for state, (cost, path) in ways.items():
            for hits, (low, _high) in options.items():
                after = _after(counts, state, hits, False)
                if after is not None:
                    way = (cost + low, (*path, low))
                    following[after] = min(following.get(after, way), way)
        _check_number(following)
        ways = following
    found = ways.get(tuple(count.wanted for count in counts))
    if found is None:
        return None
    return tuple(
        Need(unit.unit, unit.met, reach) for unit, reach in zip(units, found[1], strict=True)
    )


def _check_number(ways: Mapping[_State, object]) -> None:
    if len(ways) > _MOST_WAYS:
        raise _TooMany


def _after(counts: Sequence[_Count], state: _State, hits: _State, as_worded: bool) -> _State | None:
    """The counts after one more unit; None where a band is overfull and the wording parts them."""
    after = tuple(one + hit for one, hit in zip(state, hits, strict=True))
    if as_worded:
        over = any(one > count.wanted for one, count in zip(after, counts, strict=True))
        return None if over else after
    return tuple(min(one, count.wanted) for one, count in zip(after, counts, strict=True))


def _options(
    goals: Sequence[Goal], counts: Sequence[_Count], unit: Standing, total: int, as_worded: bool
) -> _Options:
    """Which counts a unit can enter → the least and the greatest number that it then has."""
    low, high = _ends(goals, unit, total, as_worded)
    found: dict[_State, tuple[int, int]] = {}
    for met in range(low, high + 1):
        hits = tuple(int(count.holds(unit.unit, met)) for count in counts)
        least, _ = found.get(hits, (met, met))
        found[hits] = (least, met)
    return found


def _ends(goals: Sequence[Goal], unit: Standing, total: int, as_worded: bool) -> tuple[int, int]:
    """Between which numbers a unit lies by floors, rises and what it has."""
    low, high = unit.met or 0, total
    named = {u for goal in goals if goal.metric == Metric.UNITS_MET_ALL for u in goal.units}
    if as_worded and named and unit.unit not in named:
        high = total - 1  # the wording names those who reach all criteria
    for goal in goals:
        mine = not goal.units or unit.unit in goal.units
        if goal.metric == Metric.REST_AT_LEAST and mine and unit.unit not in named:
            floor = goal.low or goal.target
            low = max(low, whole_from(floor)) if floor is not None else low
        elif goal.metric == Metric.INCREASE_EACH and mine and unit.start is not None:
            # Who reaches all criteria has risen as far as there is to rise.
            rise = 0 if goal.target is None else whole_from(goal.target)
            low = max(low, min(total, unit.start + rise))
    return low, high


def _counts(goals: Iterable[Goal], total: int) -> tuple[_Count, ...]:
    found = []
    for goal in goals:
        units = frozenset(goal.units)
        if goal.metric == Metric.UNITS_MET_ALL and (units or goal.target):
            wanted = len(units) if goal.target is None else whole_from(goal.target)
            found.append(_Count(units, total, total, wanted))
        elif goal.metric == Metric.COUNT_IN_BAND and goal.target is not None:
            low = 0 if goal.low is None else whole_from(goal.low)
            high = total if goal.high is None else whole_from(goal.high)
            found.append(_Count(units, low, high, whole_from(goal.target)))
    return tuple(found)
