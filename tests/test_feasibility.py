"""Whether headline goals can hold together, against counting every possibility by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_desktop.domain.feasibility import Standing, feasibility, fits
from ntm_desktop.domain.goals import Goal, Metric

TOTAL = 19
ALL = Goal("all", "3 xã đạt 19", Metric.UNITS_MET_ALL, "3", ("a", "b", "c"))
BAND = Goal("band", "6 xã đạt 15–18", Metric.COUNT_IN_BAND, "6", low="15", high="18")
REST = Goal("rest", "còn lại từ 11", Metric.REST_AT_LEAST, "11", low="11")
AVERAGE = Goal("average", "bình quân 15", Metric.AVERAGE_MET, "15")
PLAN = (ALL, BAND, REST, AVERAGE)
SIXTEEN = tuple(Standing(letter) for letter in "abcdefghijklmnop")


def test_the_plans_bands_let_the_average_lie_between_14_and_16_4375() -> None:
    found = feasibility(PLAN, SIXTEEN, TOTAL)
    assert found.limits is not None
    assert (found.limits.least, found.limits.greatest) == (3 * 19 + 6 * 15 + 7 * 11, 57 + 108 + 98)
    assert found.limits.averages("15") == ("14", "16.4")
    assert fits(found.limits, "15")
    assert found.possible


def test_an_average_at_an_end_of_the_limits_fits_and_one_beyond_it_does_not() -> None:
    limits = feasibility(PLAN, SIXTEEN, TOTAL).limits
    assert limits is not None
    assert fits(limits, "14")
    assert fits(limits, "16.4375")
    assert not fits(limits, "13.9")
    assert not fits(limits, "16.44")


def test_an_average_beyond_the_wording_is_told_with_the_goals_that_clash() -> None:
    found = feasibility((ALL, BAND, REST, replace(AVERAGE, target="16.5")), SIXTEEN, TOTAL)
    assert "average" in found.clash
    assert "rest" not in found.clash, "floors never hold an average down"
    assert found.exceeding, "with more than six communes above fifteen it can be reached"


def test_goals_that_need_more_communes_than_there_are_clash() -> None:
    found = feasibility((ALL, replace(BAND, target="14"), REST), SIXTEEN, TOTAL)
    assert set(found.clash) == {"all", "band"}
    assert not found.exceeding


def test_an_average_above_all_criteria_clashes_alone() -> None:
    found = feasibility((ALL, replace(AVERAGE, target="19.5")), SIXTEEN, TOTAL)
    assert found.clash == ("average",)


def test_a_district_that_is_ahead_of_its_plan_has_no_impossible_goals() -> None:
    ahead = tuple(Standing(unit.unit, 19, 19) for unit in SIXTEEN)
    found = feasibility(PLAN, ahead, TOTAL)
    assert found.possible
    assert found.needs is None, "nothing that is met is given up for a band"


def test_communes_nearest_to_a_band_are_those_that_come_into_it() -> None:
    units = (Standing("a", 17), Standing("b", 14), Standing("c", 9), Standing("d", None))
    goals = (replace(ALL, target="1", units=("a",)), replace(BAND, target="1"), REST)
    found = feasibility(goals, units, TOTAL)
    assert found.needs is not None
    assert [(need.unit, need.reach, need.gain) for need in found.needs] == [
        ("a", 19, 2),
        ("b", 15, 1),
        ("c", 11, 2),
        ("d", 11, 11),
    ]


def test_what_the_average_takes_beyond_the_bands_is_counted() -> None:
    found = feasibility(PLAN, SIXTEEN, TOTAL)
    assert found.beyond == 15 * 16 - 224


def test_a_yearly_rise_is_bounded_by_all_criteria() -> None:
    rise = Goal("rise", "tăng", Metric.INCREASE_EACH, "2")
    units = (Standing("a", 12, 10), Standing("b", 18, 18))
    found = feasibility((rise, replace(BAND, target="1")), units, TOTAL)
    assert found.possible
    assert found.needs is not None
    assert [need.reach for need in found.needs] == [15, 19]


def test_goals_without_numbers_of_criteria_bound_nothing() -> None:
    villages = Goal("v", "16 xóm", Metric.VILLAGES_MET, "16")
    found = feasibility((villages, AVERAGE), SIXTEEN, TOTAL)
    assert found.limits is None
    assert found.needs is None
    assert found.possible


def test_a_flood_of_bands_is_given_up_instead_of_stopping_everything() -> None:
    flood = [
        Goal(str(n), "", Metric.COUNT_IN_BAND, "16", low=str(n), high=str(n)) for n in range(20)
    ]
    found = feasibility(flood, SIXTEEN, TOTAL)
    assert not found.counted
    assert (found.limits, found.needs, found.clash) == (None, None, ())


def test_the_five_official_bands_of_a_district_are_counted() -> None:
    bands = [("19", "19", "3"), ("15", "18", "6"), ("10", "14", "4"), ("5", "9", "2")]
    goals = [
        Goal(low, "", Metric.COUNT_IN_BAND, count, low=low, high=high) for low, high, count in bands
    ]
    found = feasibility(
        [*goals, Goal("0", "", Metric.COUNT_IN_BAND, "1", low="0", high="4")], SIXTEEN, TOTAL
    )
    assert found.counted and found.possible
    assert found.limits is not None
    assert found.limits.least == 3 * 19 + 6 * 15 + 4 * 10 + 2 * 5 + 0


# ---------------------------------------------------------------- against every possibility

_NAMES = "abcd"
_MOST = 4


@st.composite
def _plans(draw: st.DrawFn) -> tuple[list[Goal], list[Standing]]:
    number = draw(st.integers(1, 4))
    units = [Standing(name) for name in _NAMES[:number]]
    named = tuple(draw(st.sets(st.sampled_from(_NAMES[:number]))))
    goals = [Goal("all", "", Metric.UNITS_MET_ALL, str(len(named)), named)] if named else []
    low = draw(st.integers(0, _MOST))
    high = draw(st.integers(low, _MOST))
    count = str(draw(st.integers(0, number)))
    goals.append(Goal("band", "", Metric.COUNT_IN_BAND, count, low=str(low), high=str(high)))
    floor = str(draw(st.integers(0, _MOST)))
    goals.append(Goal("rest", "", Metric.REST_AT_LEAST, floor, low=floor))
    average = draw(st.sampled_from(("0", "1.5", "2", "3.25", "4", "4.5")))
    goals.append(Goal("average", "", Metric.AVERAGE_MET, average))
    return goals, units


def _ways(goals: list[Goal], units: list[Standing], as_worded: bool) -> list[tuple[int, ...]]:
    """Every way to give each unit a number under the goals but the average."""
    by_code = {goal.code: goal for goal in goals}
    named = by_code["all"].units if "all" in by_code else ()
    found = []
    for way in product(range(_MOST + 1), repeat=len(units)):
        met = dict(zip((unit.unit for unit in units), way, strict=True))
        fine = all(met[one] == _MOST for one in named)
        if as_worded and named:
            fine = fine and all(met[one] < _MOST for one in met if one not in named)
        if "rest" in by_code:
            floor = int(by_code["rest"].low or 0)
            fine = fine and all(met[one] >= floor for one in met if one not in named)
        if "band" in by_code:
            band = by_code["band"]
            inside = sum(int(band.low or 0) <= n <= int(band.high or 0) for n in way)
            wanted = int(band.target or 0)
            fine = fine and (inside == wanted if as_worded else inside >= wanted)
        if fine:
            found.append(way)
    return found


def _together(goals: list[Goal], units: list[Standing], as_worded: bool) -> bool:
    average = next((float(g.target or 0) for g in goals if g.code == "average"), 0.0)
    return any(sum(way) >= average * len(units) for way in _ways(goals, units, as_worded))


@given(_plans())
@settings(max_examples=150, deadline=None)
def test_the_limits_are_those_of_all_possibilities(
    plan: tuple[list[Goal], list[Standing]],
) -> None:
    goals, units = plan
    sums = [sum(way) for way in _ways(goals, units, True)]
    limits = feasibility(goals, units, _MOST).limits
    assert (limits is None) == (not sums)
    if limits is not None:
        assert (limits.least, limits.greatest) == (min(sums), max(sums))


@given(_plans())
@settings(max_examples=150, deadline=None)
def test_a_clash_is_told_exactly_where_no_possibility_is_left_and_names_no_goal_too_many(
    plan: tuple[list[Goal], list[Standing]],
) -> None:
    goals, units = plan
    found = feasibility(goals, units, _MOST)
    judged, worded = _together(goals, units, False), _together(goals, units, True)
    assert found.possible == (judged and worded)
    assert found.exceeding == (judged and not worded)
    clash = [goal for goal in goals if goal.code in found.clash]
    for goal in clash:
        fewer = [one for one in clash if one is not goal]
        assert _together(fewer, units, found.exceeding), "every goal named is needed for it"


@given(_plans(), st.lists(st.integers(0, _MOST), min_size=4, max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_way_to_the_goals_costs_fewer_criteria_and_none_that_is_met_is_lost(
    plan: tuple[list[Goal], list[Standing]], met: list[int]
) -> None:
    goals, bare = plan
    units = [replace(unit, met=one) for unit, one in zip(bare, met, strict=False)]
    ways = [
        way
        for way in _ways(goals, bare, False)
        if all(one >= (unit.met or 0) for one, unit in zip(way, units, strict=True))
    ]
    needs = feasibility(goals, units, _MOST).needs
    assert (needs is None) == (not ways)
    if needs is not None:
        assert tuple(need.reach for need in needs) in ways
        assert sum(need.reach for need in needs) == min(map(sum, ways))


@pytest.mark.parametrize("units", [(), (Standing("a"),)])
def test_a_district_of_no_or_one_commune_is_no_fault(units: tuple[Standing, ...]) -> None:
    assert feasibility((AVERAGE,), units, TOTAL).possible
