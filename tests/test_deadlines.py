"""All deadlines of a year: the next one first, and what was late stays late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.errors import Refused
from ntm_desktop.services.programme.deadlines import Deadline, add_deadline, deadlines
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, ROUND, bring, foreign, made


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def codes(book: Workbook, today: date) -> list[str]:
    return [one.code for one in deadlines(book, ROUND, today)]


def of(book: Workbook, code: str, today: date) -> Deadline:
    return next(one for one in deadlines(book, ROUND, today) if one.code == code)


def test_the_next_deadline_stands_first_and_the_past_ones_last(district: Workbook) -> None:
    add_deadline(district, "2023-08-15", "Báo cáo mưa lũ")
    assert codes(district, date(2023, 5, 1)) == ["2023-06", "2023-08-15", "2023-11"]
    assert codes(district, date(2023, 6, 9))[0] == "2023-06", "the last day is not past"
    assert codes(district, date(2023, 6, 10)) == ["2023-08-15", "2023-11", "2023-06"]
    assert codes(district, date(2024, 1, 1)) == ["2023-11", "2023-08-15", "2023-06"]


def test_only_one_deadline_is_the_next_and_none_once_all_are_past(district: Workbook) -> None:
    now = deadlines(district, ROUND, date(2023, 7, 1))
    assert [one.code for one in now if one.is_next] == ["2023-11"]
    assert not any(one.is_next for one in deadlines(district, ROUND, date(2024, 1, 1)))


def test_rounds_of_other_years_and_without_a_day_are_not_listed(district: Workbook) -> None:
    add_deadline(district, "2024-03-01", "")
    assert "2022-12" not in codes(district, date(2023, 1, 1))
    assert "2024-03-01" not in codes(district, date(2023, 1, 1))


def test_who_came_after_the_day_stays_late_for_that_deadline_alone(district: Workbook) -> None:
    key = f"assessment/{PHUC_SEN}/xa-2021-2025/17.8/{ROUND}/self"
    bring(district, foreign(key, {"stated": "met"}))  # it arrives now, years after the day
    years_later = date(2026, 1, 1)
    june = of(district, ROUND, years_later)
    (sender,) = [one for one in june.of("commune") if one.org.unit == PHUC_SEN]
    assert sender.has_sent
    assert sender in june.late
    november = of(district, "2023-11", years_later)
    assert not any(one.has_sent for one in november.of("commune"))


def test_two_deadlines_of_one_day_are_refused(district: Workbook) -> None:
    add_deadline(district, "2023-08-15", "")
    with pytest.raises(Refused):
        add_deadline(district, "2023-08-15", "")
