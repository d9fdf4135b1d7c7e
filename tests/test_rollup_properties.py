"""Properties of the roll-up: order, parts and whole, closed rounds, the quick way."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_desktop.domain.criteria import (
    Band,
)
from ntm_desktop.domain.rollup import (
    Cell,
    roll_up,
    summary,
    unit_status,
)
from ntm_desktop.domain.snapshots import cells_of_snapshot, snapshot_of
from tests.rollup_set import BASELINE, JUNE, MET, NOVEMBER, SELF, SET

# Properties

ROUNDS = (BASELINE, JUNE, NOVEMBER)
CODES = ("1", "1.1", "1.2", "10", "13", "13.1", "13.2", "13.3", "13.4", "13.5", "satisfaction")
SMALL = replace(
    SET,
    criteria=SET.criteria[:3],
    bands=(Band("2-3", 2, 3), Band("0-1", 0, 1)),
    _by_code={},
)
cells_of_unit = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(ROUNDS), st.integers(1, 3)),
    st.integers(0, 3),
    max_size=40,
).map(lambda said: [(*key, outcome) for key, outcome in said.items()])
uniform_cells = st.builds(
    lambda said, when, authority: [(c, when, authority, o) for c, o in said.items()],
    st.dictionaries(st.sampled_from(CODES), st.integers(0, 3), max_size=11),
    st.sampled_from(ROUNDS),
    st.integers(1, 3),
)
full_cells = st.builds(
    lambda outcomes, when: [
        (i.code, when, SELF, o) for i, o in zip(SMALL.indicators(), outcomes, strict=True)
    ],
    st.lists(st.integers(1, 3), min_size=8, max_size=8),
    st.sampled_from(ROUNDS),
)
any_cells = st.one_of(cells_of_unit, uniform_cells, full_cells)


@given(st.lists(any_cells, min_size=1, max_size=5), st.sampled_from(ROUNDS))
@settings(max_examples=400)
def test_the_quick_way_gives_what_the_plain_rule_gives(
    worlds: list[list[Cell]], round: str
) -> None:
    units = [(f"{n}", f"Xã {n}") for n in range(len(worlds))]
    cells = [
        (unit, *cell) for (unit, _), world in zip(units, worlds, strict=True) for cell in world
    ]
    assert roll_up(SMALL, units, cells, round, {}) == [
        unit_status(SMALL, unit, name, world, round)
        for (unit, name), world in zip(units, worlds, strict=True)
    ]


@given(any_cells, st.sampled_from(ROUNDS), st.data())
def test_the_order_of_cells_never_matters(
    cells: list[Cell], round: str, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(cells))
    assert unit_status(SMALL, "a", "A", shuffled, round) == unit_status(
        SMALL, "a", "A", cells, round
    )
    rows = [("a", *cell) for cell in shuffled]
    assert roll_up(SMALL, [("a", "A")], rows, round, {}) == [
        unit_status(SMALL, "a", "A", cells, round)
    ]


@given(st.lists(any_cells, max_size=6), st.integers(0, 6), st.sampled_from(ROUNDS))
def test_the_roll_up_of_parts_is_the_roll_up_of_the_whole(
    worlds: list[list[Cell]], cut: int, round: str
) -> None:
    units = [(f"{n}", f"Xã {n}") for n in range(len(worlds))]
    cells = [
        (unit, *cell) for (unit, _), world in zip(units, worlds, strict=True) for cell in world
    ]
    whole = roll_up(SMALL, units, cells, round, {})
    left = roll_up(SMALL, units[:cut], cells, round, {})
    right = roll_up(SMALL, units[cut:], cells, round, {})
    assert left + right == whole
    total, first, second = (summary(SMALL, part) for part in (whole, left, right))
    assert (total.sum, total.count, total.without_data) == (
        first.sum + second.sum,
        first.count + second.count,
        first.without_data + second.without_data,
    )
    assert total.bands == {code: first.bands[code] + second.bands[code] for code in total.bands}
    assert sum(total.bands.values()) == total.count


@given(cells_of_unit, st.sampled_from(ROUNDS))
def test_every_criterion_stands_in_exactly_one_list(cells: list[Cell], round: str) -> None:
    status = unit_status(SMALL, "a", "A", cells, round)
    codes = sorted(c.code for c in SMALL.criteria)
    assert sorted(status.met + status.not_met + status.no_data) == codes
    assert set(status.not_applicable) <= set(status.met)
    assert set(status.unreviewed) <= set(status.met + status.not_met)
    assert sum(status.basis.values()) == status.total - len(status.no_data)


@given(cells_of_unit, st.sampled_from(ROUNDS))
def test_a_closed_round_shows_what_it_showed_when_it_was_closed(
    cells: list[Cell], round: str
) -> None:
    body = snapshot_of({"thu": [("a", *cell) for cell in cells]}, round)
    kept = cells_of_snapshot(body, "a", "thu", round)
    assert unit_status(SMALL, "a", "A", kept, round) == unit_status(SMALL, "a", "A", cells, round)


@given(cells_of_unit)
def test_closing_a_round_changes_nothing_in_the_rounds_after_it(cells: list[Cell]) -> None:
    """Each closed round is carried through its own closing record, the open one from records."""
    closed = [
        cell
        for round in (BASELINE, JUNE)
        for cell in cells_of_snapshot(
            snapshot_of({"thu": [("a", *c) for c in cells]}, round), "a", "thu", round, carried=True
        )
    ]
    later = closed + [cell for cell in cells if cell[1] == NOVEMBER]
    assert unit_status(SMALL, "a", "A", later, NOVEMBER) == unit_status(
        SMALL, "a", "A", cells, NOVEMBER
    )


@given(full_cells, st.sampled_from(["1", "10", "13"]))
def test_what_nobody_said_is_never_met(cells: list[Cell], code: str) -> None:
    """Take every word about one indicator away: its criterion is met no longer."""
    left_out = code if code == "10" else f"{code}.1"
    rest = [cell for cell in cells if cell[0] != left_out]
    status = unit_status(SMALL, "a", "A", rest, NOVEMBER)
    assert code not in status.met


def test_the_comparison_of_the_two_ways_would_see_a_forgotten_carried_mark() -> None:
    """A control: the same cells one round later differ, in the list of unreviewed ones alone."""
    cells: list[Cell] = [(i.code, JUNE, SELF, MET) for i in SMALL.indicators()]
    now, later = (unit_status(SMALL, "a", "A", cells, when) for when in (JUNE, NOVEMBER))
    assert now != later
    assert (now.met, now.unreviewed, later.unreviewed) == (later.met, (), ("1", "10", "13"))
