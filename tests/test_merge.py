"""The merge: heads, values and plans are functions of what is visible, nothing else."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_desktop.domain.merge import (
    SILENT,
    Action,
    MergePlan,
    RefusedRow,
    Value,
    heads_of,
    in_conflict,
    parents_first,
    plan_merge,
    value_of,
)
from ntm_desktop.domain.revisions import Revision
from tests.merge_worlds import Broken, Rules, World, random_steps, smallest
from tests.packages import SENDER, edit

NUMBER = st.integers(0, 98)
STEPS = st.lists(st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), max_size=80)


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_order_repetition_and_taking_back_never_matter(
    steps: list[tuple[int, int, int, int]],
) -> None:
    World(Rules()).play(steps)


def test_worlds_hold_that_are_long_and_full_of_conflicts() -> None:
    imports = conflicts = undone = 0
    for seed in range(60):
        world = World(Rules())
        world.play(random_steps(seed, 120))
        imports += world.imports
        conflicts += world.conflicts
        undone += world.undone
    assert imports > 1000 and conflicts > 500 and undone > 300


WRONG = {
    "ancestors of what is visible may be missing": (
        Rules(closure=False),
        "a visible revision has a parent that is not",
    ),
    "the smallest id is shown": (
        Rules(value=smallest),
        "a conflict shows what only one side says",
    ),
    "the value at the time of the import stays": (
        Rules(pinned=True),
        "the order of files matters",
    ),
    "an edit names all heads as its parents": (
        Rules(all_heads=True),
        "an ordinary edit settled a conflict in silence",
    ),
}


@pytest.mark.parametrize(("rules", "expected"), WRONG.values(), ids=list(WRONG))
def test_a_wrong_rule_is_found(rules: Rules, expected: str) -> None:
    said = set()
    for seed in range(60):
        try:
            World(rules).play(random_steps(seed))
        except Broken as broken:
            said.add(str(broken))
    assert expected in said


def _diamond(first: str, second: str) -> tuple[Revision, Revision, Revision]:
    base = edit(note="gốc")
    return base, edit([base], first), edit([base], second, device="may-khac")


def _value(*rows: Revision) -> Value:
    parents = {row.id: row.parents for row in rows}
    bodies = {row.id: row.body for row in rows}
    return value_of(heads_of(parents), parents, bodies.__getitem__)


def test_the_value_in_a_conflict_is_what_both_sides_started_from() -> None:
    base, one, other = _diamond("xã", "huyện")
    assert _value(base, one, other) == Value(base.id, base.body)


def test_the_smallest_id_does_not_win() -> None:
    base, one, other = _diamond("xã", "huyện")
    wrong = smallest({one.id, other.id}, {}, {one.id: one.body, other.id: other.body}.get)
    assert _value(base, one, other) != wrong


def test_two_beginnings_that_differ_do_not_speak() -> None:
    assert _value(edit(note="một"), edit(note="hai")) == SILENT


def test_two_beginnings_that_say_the_same_speak() -> None:
    one, other = edit(), edit(device="may-khac")
    assert _value(one, other) == Value(min(one.id, other.id), one.body)


def test_a_third_branch_takes_the_value_back_to_where_all_three_started() -> None:
    base, one, other = _diamond("a", "b")
    later, its_rival = edit([one], "c"), edit([one], "d", device="may-ba")
    assert _value(base, one, later, its_rival) == Value(one.id, one.body)
    assert _value(base, one, other, later, its_rival) == Value(base.id, base.body)


def test_a_criss_cross_goes_back_to_a_common_beginning() -> None:
    base, one, other = _diamond("a", "b")
    left = edit([one, other], "trái", comment="họp")
    right = edit([one, other], "phải", comment="họp", device="may-khac")
    assert _value(base, one, other, left, right) == Value(base.id, base.body)


def test_deleted_and_edited_is_a_conflict_deleted_twice_is_none() -> None:
    bodies = {"a": None, "b": "{}", "c": None}
    assert in_conflict({"a", "b"}, bodies.__getitem__)
    assert not in_conflict({"a", "c"}, bodies.__getitem__)


def _plan(
    package: list[Revision], here: list[Revision], faulty: dict[str, str] | None = None
) -> MergePlan:
    known = {row.id: row for row in here}
    heads: dict[str, dict[str, tuple[str, ...]]] = {}
    local: dict[str, dict[str, tuple[str, ...]]] = {}
    for rows, into in ((package, heads), (here, local)):
        for row in rows:
            into.setdefault(row.key, {})[row.id] = row.parents
    return plan_merge(
        SENDER,
        {key: heads_of(parents) for key, parents in heads.items()},
        [row for row in package if row.id not in known],
        {key: heads_of(parents) for key, parents in local.items()},
        lambda one: known[one].body,
        faulty or {},
    )


def _action(package: list[Revision], here: list[Revision]) -> Action:
    (record,) = _plan(package, here).records
    return record.action


def test_each_way_that_two_histories_meet_has_its_name() -> None:
    base, one, other = _diamond("a", "b")
    twin = edit([base], "a", device="may-khac")
    assert _action([base], []) is Action.NEW
    assert _action([base], [base]) is Action.SAME
    assert _action([base, one], [base]) is Action.UPDATED
    assert _action([base], [base, one]) is Action.OLDER
    assert _action([base, one], [base, twin]) is Action.SAME
    assert _action([base, one], [base, other]) is Action.CONFLICT
    assert _action([base, one, other], []) is Action.CONFLICT


def test_a_resolution_updates_and_an_edit_beside_it_opens_a_new_conflict() -> None:
    base, one, other = _diamond("a", "b")
    settled = edit([one, other], "c", comment="họp")
    here = [base, one, other]
    assert _action([*here, settled], here) is Action.UPDATED
    beside = edit([one], "d")
    assert _action([base, one, beside], [*here, settled]) is Action.CONFLICT


def test_a_row_is_refused_for_its_owner_its_author_its_fault_or_its_ancestor() -> None:
    other_unit, wrong_author = edit(unit="01606"), edit(code="1.1", author="nong-nghiep")
    follows = edit([wrong_author], code="1.1", note="tiếp")
    bad, good, on_behalf = edit(code="2.1"), edit(), edit(code="3.1", author="huyen")
    rows = [other_unit, wrong_author, follows, bad, good, on_behalf]
    plan = _plan(rows, [], {bad.id: "bad_value"})
    assert plan.rows == (good, on_behalf)
    assert plan.refused == (
        RefusedRow(other_unit.key, "not_owner"),
        RefusedRow(wrong_author.key, "not_owner"),
        RefusedRow(follows.key, "ancestor_refused"),
        RefusedRow(bad.key, "bad_value"),
    )
    assert {record.key for record in plan.records} == {good.key, on_behalf.key}


def test_a_row_stands_on_a_refused_one_that_is_known_here() -> None:
    wrong_author = edit(author="nong-nghiep")
    follows = edit([wrong_author], "tiếp")
    plan = _plan([wrong_author, follows], [wrong_author])
    assert plan.rows == (follows,)
    assert not plan.refused


def test_the_same_inputs_give_the_same_plan_whatever_order_records_come_in() -> None:
    rows = [edit(code=f"{number}.1") for number in range(1, 5)]
    plans = [_plan(list(order), []) for order in itertools.permutations(rows)]
    assert len({frozenset(plan.records) for plan in plans}) == 1


def test_parents_come_first_and_a_circle_is_an_error() -> None:
    base, one, other = _diamond("a", "b")
    rows = [base, one, other, edit([one, other], "c", comment="họp")]
    for seed in range(20):
        random.Random(seed).shuffle(rows)
        place = {row.id: at for at, row in enumerate(parents_first(rows))}
        assert all(place[parent] < place[row.id] for row in rows for parent in row.parents)
    assert parents_first([one]) == [one]
    circle = [
        Revision(*("ab"[n], "k", "k/x", ("ba"[n],), "a", "d", "t", None, None)) for n in (0, 1)
    ]
    with pytest.raises(ValueError):
        parents_first(circle)
