"""Roll-up: the rules of the result in force; the quick way gives what the plain one does."""

import pytest

from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.rollup import (
    UnitCell,
    average_text,
    in_force,
    indicator_result,
    roll_up,
    summary,
    unit_status,
)
from ntm_desktop.domain.snapshots import cells_of_snapshot, snapshot_of
from ntm_desktop.domain.status import CriterionResult, UnitStatus
from tests.rollup_set import (
    BASELINE,
    DISTRICT,
    JUNE,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    NOVEMBER,
    OFFICE,
    SELF,
    SET,
    all_of_17,
    result,
)

# The examples of the contract


def test_17_3_not_met_in_june_stands_in_a_silent_november() -> None:
    cells = [("17", BASELINE, DISTRICT, MET), ("17.3", JUNE, SELF, NOT_MET)]
    assert result("17", cells, JUNE) == CriterionResult(
        "17", Outcome.NOT_MET, False, Authority.SELF, ()
    )
    assert result("17", cells, NOVEMBER) == CriterionResult(
        "17", Outcome.NOT_MET, True, Authority.SELF, ()
    )


def test_an_offices_17_3_not_met_stands_over_the_communes_own_17_met() -> None:
    cells = [("17", JUNE, SELF, MET), ("17.3", JUNE, OFFICE, NOT_MET)]
    found = result("17", cells, JUNE)
    assert (found.outcome, found.basis) == (Outcome.NOT_MET, Authority.DEPARTMENT)
    assert found.findings == ("17.3",)


def test_of_one_round_and_one_authority_the_word_on_the_whole_criterion_stands() -> None:
    cells = [("17", JUNE, SELF, MET), ("17.3", JUNE, SELF, NOT_MET)]
    found = result("17", cells, JUNE)
    assert (found.outcome, found.findings) == (Outcome.MET, ("17.3",))


def test_twelve_of_twelve_in_june_stand_over_the_baseline() -> None:
    cells = [("17", BASELINE, DISTRICT, NOT_MET), *all_of_17(JUNE)]
    assert result("17", cells, JUNE) == CriterionResult(
        "17", Outcome.MET, False, Authority.SELF, ()
    )
    assert result("17", cells, NOVEMBER).unreviewed


def test_eleven_of_twelve_leave_the_baselines_result() -> None:
    cells = [("17", BASELINE, DISTRICT, NOT_MET), *all_of_17(JUNE, count=11)]
    assert result("17", cells, JUNE) == CriterionResult(
        "17", Outcome.NOT_MET, True, Authority.DISTRICT, ()
    )


def test_the_districts_17_met_over_an_offices_17_3_is_met_and_a_finding() -> None:
    cells = [("17", JUNE, DISTRICT, MET), ("17.3", JUNE, OFFICE, NOT_MET)]
    assert result("17", cells, JUNE) == CriterionResult(
        "17", Outcome.MET, False, Authority.DISTRICT, ("17.3",)
    )


def test_13_1_alone_without_a_baseline_is_no_data() -> None:
    assert result("13", [("13.1", JUNE, SELF, MET)], JUNE) == CriterionResult(
        "13", Outcome.NO_DATA, False, Authority.NONE, ()
    )


# The other corners of the rules


def test_of_one_round_the_highest_authority_is_heard() -> None:
    said = [(JUNE, SELF, MET), (JUNE, DISTRICT, NOT_MET), (JUNE, OFFICE, MET)]
    voice = in_force(said, JUNE)
    assert voice is not None and (voice.authority, voice.outcome) == (
        Authority.DISTRICT,
        Outcome.NOT_MET,
    )


def test_a_commune_of_this_round_is_heard_before_the_district_of_an_earlier_one() -> None:
    voice = in_force([(BASELINE, DISTRICT, MET), (JUNE, SELF, NOT_MET)], JUNE)
    assert voice is not None and voice.outcome is Outcome.NOT_MET


def test_what_is_said_for_a_later_round_is_not_known_yet() -> None:
    assert in_force([(NOVEMBER, DISTRICT, MET)], JUNE) is None


def test_a_record_without_a_result_leaves_the_word_to_the_next() -> None:
    voice = in_force([(JUNE, DISTRICT, 0), (JUNE, SELF, MET), (BASELINE, SELF, NOT_MET)], JUNE)
    assert voice is not None and voice.authority is Authority.SELF


def test_an_indicator_shows_where_its_carried_outcome_came_from() -> None:
    found = indicator_result("17.3", [(BASELINE, OFFICE, MET)], JUNE)
    assert (found.round, found.carried, found.authority) == (BASELINE, True, Authority.DEPARTMENT)


def test_a_criterion_that_shares_its_code_carries_its_own_result() -> None:
    found = result("10", [("10", BASELINE, DISTRICT, NOT_MET)], JUNE)
    assert (found.outcome, found.unreviewed) == (Outcome.NOT_MET, True)


def test_a_criterion_is_not_applicable_only_if_all_its_indicators_are() -> None:
    none = [(f"13.{n}", JUNE, SELF, NOT_APPLICABLE) for n in range(1, 6)]
    assert result("13", none, JUNE).outcome is Outcome.NOT_APPLICABLE
    assert result("13", [*none[1:], ("13.1", JUNE, SELF, MET)], JUNE).outcome is Outcome.MET


def test_met_stands_on_the_lowest_word_among_its_indicators() -> None:
    cells = [("1.1", JUNE, DISTRICT, MET), ("1.2", JUNE, SELF, MET)]
    assert result("1", cells, JUNE).basis is Authority.SELF


def test_one_carried_indicator_makes_a_met_criterion_unreviewed() -> None:
    cells = [("1.1", BASELINE, SELF, MET), ("1.2", JUNE, SELF, MET)]
    assert result("1", cells, JUNE).unreviewed


def test_one_not_met_of_this_round_makes_the_criterion_reviewed() -> None:
    cells = [("1.1", BASELINE, DISTRICT, NOT_MET), ("1.2", JUNE, SELF, NOT_MET)]
    found = result("1", cells, JUNE)
    assert (found.unreviewed, found.basis) == (False, Authority.DISTRICT)


def test_not_met_for_the_whole_over_indicators_that_are_all_met_is_a_finding() -> None:
    cells = [("17", JUNE, DISTRICT, NOT_MET), *all_of_17(JUNE, OFFICE)]
    found = result("17", cells, JUNE)
    assert (found.outcome, found.findings) == (Outcome.NOT_MET, ("17",))


def test_a_later_round_that_changes_the_baseline_is_no_finding() -> None:
    cells = [("17", BASELINE, DISTRICT, NOT_MET), *all_of_17(JUNE)]
    assert result("17", cells, JUNE).findings == ()


def test_a_units_lists_follow_the_set_and_met_holds_what_does_not_apply() -> None:
    cells = [
        *[(f"13.{n}", JUNE, OFFICE, NOT_APPLICABLE) for n in range(1, 6)],
        ("10", BASELINE, DISTRICT, NOT_MET),
        ("1.1", JUNE, SELF, MET),
        ("1.2", JUNE, SELF, MET),
    ]
    assert unit_status(SET, "01603", "Phúc Sen", cells, JUNE, 2) == UnitStatus(
        unit="01603",
        name="Phúc Sen",
        met=("1", "13"),
        not_met=("10",),
        no_data=("17",),
        not_applicable=("13",),
        unreviewed=("10",),
        met_count=2,
        total=4,
        basis={"district": 1, "department": 1, "self": 1},
        conflicts=2,
    )


def test_units_without_data_are_counted_apart() -> None:
    units = [("a", "A"), ("b", "B"), ("c", "C")]
    cells: list[UnitCell] = [("a", "1.1", JUNE, 1, 1), ("a", "1.2", JUNE, 1, 1)]
    cells += [("b", "10", JUNE, 1, 2)]
    statuses = roll_up(SET, units, cells, JUNE, {"c": 1})
    found = summary(SET, statuses)
    assert (found.sum, found.count, found.average, found.without_data) == (1, 2, "0.5", 1)
    assert found.bands == {"4": 0, "2-3": 0, "0-1": 2}
    assert [(s.unit, s.has_data, s.conflicts) for s in statuses] == [
        ("a", True, 0),
        ("b", True, 0),
        ("c", False, 1),
    ]


@pytest.mark.parametrize(
    ("total", "count", "text"),
    [(49, 3, "16.3"), (30, 2, "15.0"), (1, 20, "0.1"), (29, 20, "1.5"), (0, 0, None)],
)
def test_an_average_has_one_decimal_half_up(total: int, count: int, text: str | None) -> None:
    assert average_text(total, count) == text


def test_cells_out_of_order_are_refused_and_never_half_counted() -> None:
    cells: list[UnitCell] = [(u, "10", JUNE, 1, 1) for u in ("a", "b", "a")]
    with pytest.raises(ValueError, match="ordered"):
        roll_up(SET, [("a", "A"), ("b", "B")], cells, JUNE, {})


def test_a_closed_rounds_record_carries_only_what_was_said_in_it() -> None:
    cells: list[UnitCell] = [
        ("a", "10", BASELINE, DISTRICT, NOT_MET),
        ("a", "1.1", BASELINE, DISTRICT, MET),
        ("a", "1.1", JUNE, SELF, NOT_MET),
        ("a", "1.1", JUNE, OFFICE, MET),
    ]
    body = snapshot_of({"thu": cells}, JUNE)
    assert body == {
        "units": {
            "a": {
                "thu": {
                    "10": ["not_met", "district", BASELINE],
                    "1.1": ["met", "department", JUNE],
                }
            }
        }
    }
    assert cells_of_snapshot(body, "a", "thu", JUNE) == [
        ("10", BASELINE, DISTRICT, NOT_MET),
        ("1.1", JUNE, OFFICE, MET),
    ]
    assert cells_of_snapshot(body, "a", "thu", JUNE, carried=True) == [("1.1", JUNE, OFFICE, MET)]
    assert cells_of_snapshot(body, "b", "thu", JUNE) == []
    assert snapshot_of({"thu": []}, JUNE) == {}
