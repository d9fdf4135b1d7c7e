"""The roadmap of a year: plan against actual, sums, and what a commune is to add."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_desktop.domain import numbers
from ntm_desktop.domain import roadmap as rules
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.roadmap import Standing
from ntm_desktop.services import editing
from ntm_desktop.services.programme import roadmap
from ntm_desktop.services.programme.roadmap import Line, Roadmap, target_key
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, ROUND, SET, bring, foreign, made

YEAR = "2023"


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def of(book: Workbook, unit: str = PHUC_SEN, round_: str = ROUND, year: str = "") -> Roadmap:
    (found,) = roadmap.year_plan(book, round_, year, unit).roadmaps
    return found


def line(found: Roadmap, code: str) -> Line:
    return next(one for one in found.lines if one.code == code)


def key(code: str, unit: str = PHUC_SEN, year: str = YEAR) -> str:
    return target_key(SET, unit, code, year)


def conclude(book: Workbook, code: str, stated: str, round_: str = ROUND) -> None:
    registers.save(book, f"assessment/{PHUC_SEN}/{SET}/{code}/{round_}/huyen", {"stated": stated})


# ---------------------------------------------------------------- the rule


@pytest.mark.parametrize(
    ("outcome", "month", "expected"),
    [
        (Outcome.MET, 3, Standing.REACHED),
        (Outcome.NOT_APPLICABLE, 3, Standing.REACHED),
        (Outcome.NOT_MET, 6, Standing.ON_TIME),
        (Outcome.NOT_MET, 5, Standing.LATE),
        (Outcome.NO_DATA, 5, Standing.LATE),
        (Outcome.NOT_MET, None, Standing.ON_TIME),
    ],
)
def test_a_criterion_to_achieve_is_late_once_its_month_is_past(
    outcome: Outcome, month: int | None, expected: Standing
) -> None:
    assert rules.standing("achieve", outcome, 2023, month, date(2023, 6, 10)) is expected


def test_without_a_month_the_year_has_to_end_first() -> None:
    assert rules.standing("achieve", Outcome.NOT_MET, 2023, None, date(2024, 1, 1)) is Standing.LATE


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.MET, Standing.KEPT),
        (Outcome.NOT_MET, Standing.LOST),
        (Outcome.NO_DATA, Standing.UNKNOWN),
    ],
)
def test_a_criterion_to_keep_is_lost_where_it_is_not_met_any_more(
    outcome: Outcome, expected: Standing
) -> None:
    assert rules.standing("maintain", outcome, 2023, 1, date(2023, 6, 10)) is expected


@given(st.lists(st.decimals(0, 10**9, places=3)))
def test_costs_add_up_exactly(amounts: list[Decimal]) -> None:
    added = numbers.added(format(amount, "f") for amount in amounts)
    assert Decimal(added) == sum(amounts, Decimal(0))


def test_a_criterion_that_was_met_already_adds_nothing_to_the_rise() -> None:
    assert rules.rise(["1", "2"], [("2", "achieve"), ("3", "achieve"), ("1", "maintain")]) == 1


# ---------------------------------------------------------------- the plan's own targets


def test_the_plans_targets_of_phuc_sen_stand_beside_what_is_in_force(district: Workbook) -> None:
    found = of(district)
    assert (found.aimed, found.to_achieve, found.start, found.rise) == (19, 4, 15, 4)
    assert found.wanted == 1
    assert found.rises_enough is True
    assert line(found, "10").standing is Standing.ON_TIME
    assert line(found, "2").standing is Standing.KEPT
    assert found.count(Standing.KEPT) == 15


def test_a_result_in_force_moves_a_criterion_to_reached_or_lost(district: Workbook) -> None:
    conclude(district, "10", "met")
    conclude(district, "2", "not_met")
    found = of(district)
    assert line(found, "10").standing is Standing.REACHED
    assert line(found, "2").standing is Standing.LOST


def test_a_month_before_the_rounds_day_makes_it_late_and_a_later_one_does_not(
    district: Workbook,
) -> None:
    roadmap.change(district, [CellText(key("10"), "month", "5")])
    roadmap.change(district, [CellText(key("11"), "month", "tháng 9")])
    found = of(district)
    assert line(found, "10").standing is Standing.LATE
    assert line(found, "11").standing is Standing.ON_TIME
    assert line(of(district, round_="2023-11"), "11").standing is Standing.LATE


def test_a_commune_without_known_results_has_no_rise_and_no_verdict_on_it(
    district: Workbook,
) -> None:
    found = of(district, "01474")
    assert (found.start, found.rise, found.rises_enough) == (None, None, None)


def test_a_roadmap_that_adds_too_little_is_told_and_nobody_must_add_more_than_is_left(
    district: Workbook,
) -> None:
    registers.save(district, "goal/tang-moi-xa", {"target": "5"})
    assert of(district).rises_enough is True, "only four are left to achieve"
    roadmap.change(district, [CellText(key("10"), "aim", "")])
    assert of(district).rises_enough is False


# ---------------------------------------------------------------- writing


def test_a_pasted_block_is_one_step_with_the_plans_words_understood(district: Workbook) -> None:
    reasons = roadmap.change(
        district,
        [
            CellText(key("1", "01474"), "aim", "duy trì"),
            CellText(key("2", "01474"), "aim", "Phấn đấu"),
            CellText(key("2", "01474"), "month", "11"),
            CellText(key("2", "01474"), "cost", "1.250,5"),
            CellText(key("3", "01474"), "cost", "249,5"),
        ],
    )
    assert reasons == [None] * 5
    found = of(district, "01474")
    assert (line(found, "1").aim, line(found, "2").aim) == ("maintain", "achieve")
    assert (found.aimed, found.to_achieve, found.cost) == (2, 1, "1500")
    editing.undo(district)
    assert of(district, "01474").aimed == 0


@pytest.mark.parametrize("month", ["0", "13", "quý III", "1,5", "²"])
def test_a_month_that_is_none_is_refused(district: Workbook, month: str) -> None:
    (reason,) = roadmap.change(district, [CellText(key("10"), "month", month)])
    assert reason == "Tháng là một số từ 1 đến 12."
    assert line(of(district), "10").field("month") == ""


def test_what_is_planned_for_an_indicator_counts_and_stands_under_its_criterion(
    district: Workbook,
) -> None:
    registers.save(district, key("17"), {"aim": "achieve", "cost": "2"})
    registers.save(district, key("17.8"), {"aim": "achieve", "cost": "5", "month": "5"})
    found = of(district)
    line_17 = line(found, "17")
    assert (line_17.cost, found.cost) == ("7", "7")
    (part,) = line_17.parts
    assert (part.code, part.of, part.field("month"), part.standing) == (
        "17.8",
        "17",
        "5",
        Standing.LATE,
    )
    codes = [one.code for one in found.every_line]
    assert codes[codes.index("17") + 1] == "17.8" and len(codes) == found.total + 1
    before = found.aimed
    conclude(district, "17.8", "met")
    found = of(district)
    assert line(found, "17").parts[0].standing is Standing.REACHED
    assert found.aimed == before  # an indicator is not one more criterion


def test_a_target_of_which_nothing_is_left_is_gone(district: Workbook) -> None:
    roadmap.change(district, [CellText(key("1", "01474"), "aim", "P")])
    roadmap.change(district, [CellText(key("1", "01474"), "aim", "")])
    assert registers.entry(district, key("1", "01474")) is None


def test_a_commune_reads_its_roadmap_and_does_not_write_it(tmp_path: Path) -> None:
    for book in made(tmp_path / "xa.ntm", f"xa-{PHUC_SEN}"):
        assert of(book).aimed == 19
        (reason,) = roadmap.change(book, [CellText(key("10"), "month", "9")])
        assert reason is not None


# ---------------------------------------------------------------- years


def test_a_year_that_is_none_is_not_offered(district: Workbook) -> None:
    bring(district, foreign(key("1", year="nam-sau"), {"aim": "achieve"}, author="huyen"))
    assert roadmap.years(district, ROUND) == ("2023", "2024")


def test_next_years_plan_starts_from_what_is_so_now(district: Workbook) -> None:
    conclude(district, "10", "met")
    assert "2024" in roadmap.years(district, ROUND)
    roadmap.change(district, [CellText(key("11", year="2024"), "aim", "P")])
    found = of(district, year="2024")
    assert (found.start, found.rise, found.aimed) == (16, 1, 1)
    assert line(found, "11").standing is Standing.ON_TIME


def test_an_earlier_years_plan_starts_from_that_years_beginning_whatever_the_round(
    district: Workbook,
) -> None:
    conclude(district, "10", "met")
    body = {"title": "Kỳ sau", "date": "2024-06-10", "sets": {"commune": SET}}
    editing.write(district, "k", [editing.Edit("round/2024-06", body)])
    found = of(district, round_="2024-06", year="2023")
    assert (found.start, found.now, found.rise) == (15, 16, 4)
    assert line(found, "11").standing is Standing.LATE
    assert of(district, round_="2024-06").start == 16


# ---------------------------------------------------------------- the order of work


def test_easy_comes_before_hard_then_cheap_then_early_and_the_unknown_last() -> None:
    wanted = [
        ("achieve", "easy", "5.5", 9),
        ("achieve", "easy", "40", 3),
        ("achieve", "easy", "40", None),
        ("achieve", "easy", "", 1),
        ("achieve", "medium", "1", 1),
        ("achieve", "hard", "0.5", 1),
        ("achieve", "", "0.1", 1),
        ("maintain", "easy", "0", 1),
        ("", "easy", "0", 1),
    ]
    assert sorted(reversed(wanted), key=lambda one: rules.easiest_first(*one)) == wanted


def test_lines_put_in_order_keep_the_order_in_which_they_stood(district: Workbook) -> None:
    for code, ease in (("19", "easy"), ("10", "medium")):
        registers.save(district, key(code), {"aim": "achieve", "ease": ease})
    ordered = roadmap.in_order(of(district))
    assert [one.code for one in ordered.lines][:2] == ["19", "10"]
    registers.save(district, key("10"), {"ease": "easy", "cost": "1"})
    stood = roadmap.in_order(of(district), [one.code for one in ordered.lines])
    assert [one.code for one in stood.lines] == [one.code for one in ordered.lines]
    assert roadmap.in_order(of(district)).lines[0].code == "10"
