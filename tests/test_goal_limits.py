"""The plan's own goals against one another, and the finding where they cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.checks.checking import check
from ntm_desktop.services.checks.goal_limits import feasibility_of
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from tests.one_book import ROUND, made


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "a.ntm", "huyen")


def impossible(book: Workbook) -> list[Finding]:
    return [one for one in check(book).findings if one.code == "goal_impossible"]


def test_the_plans_goals_of_2023_can_hold_together_and_nothing_is_found(book: Workbook) -> None:
    found = feasibility_of(book, ROUND)
    assert found.limits is not None
    assert found.limits.averages("15") == ("14", "16.4")
    assert found.possible
    assert impossible(book) == []


def test_what_each_named_commune_must_gain_follows_from_where_it_stands(book: Workbook) -> None:
    needs = feasibility_of(book, ROUND).needs
    assert needs is not None
    gains = {need.unit: need.gain for need in needs if need.now is not None}
    assert gains == {"01639": 2, "01603": 4, "01582": 2}


def test_goals_that_cannot_hold_together_are_found_once_with_the_highest_average(
    book: Workbook,
) -> None:
    registers.save(book, "goal/binh-quan", {"target": "17"})
    (finding,) = impossible(book)
    assert finding.stated == "17"
    assert finding.computed == "16.4"
    assert "bình quân cao nhất là 16,4" in finding.message
    assert "Trung bình đạt" in finding.message


def test_a_year_without_goals_of_its_own_is_not_blamed_for_anothers(book: Workbook) -> None:
    registers.save(book, "goal/binh-quan", {"target": "17", "year": "2024"})
    assert impossible(book) == []
