"""Where the program was left, and how many days are left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.domain.deadlines import days_left
from ntm_desktop.services import preferences
from ntm_desktop.services.preferences import Preferences


def test_what_is_kept_comes_back() -> None:
    kept = Preferences(("/a.ntm",), "01603", "2023-06", "form", 150, True)
    preferences.save(kept)
    assert preferences.load() == kept


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"recent": 3, "zoom": "x", "unit": [], "reopen": "yes"}']
)
def test_a_broken_file_of_settings_stops_nothing(text: str) -> None:
    (paths.user_home() / "settings.json").write_text(text, encoding="utf-8")
    assert preferences.load() == Preferences()


def test_a_size_of_text_that_nobody_could_read_is_not_taken() -> None:
    (paths.user_home() / "settings.json").write_text('{"zoom": 9000}', encoding="utf-8")
    assert preferences.load().zoom == 100


def test_opening_another_workbook_forgets_the_place_and_the_same_one_keeps_it() -> None:
    first = Path("/a/first.ntm")
    left = Preferences((str(first),), "01603", "2023-06", "form")
    again = left.opened(first)
    assert (again.unit, again.round, again.view, again.reopen) == ("01603", "2023-06", "form", True)
    other = left.opened(Path("/a/other.ntm"))
    assert (other.unit, other.round, other.view) == ("", "", "")
    assert [Path(name).name for name in other.recent] == ["other.ntm", "first.ntm"]


def test_a_workbook_stands_once_in_the_list_and_the_list_stays_short() -> None:
    kept = Preferences()
    for number in (*range(20), 19):
        kept = kept.opened(Path(f"/a/{number}.ntm"))
    assert kept.recent == tuple(f"/a/{n}.ntm" for n in range(19, 19 - 8, -1))


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2023, 6, 3), 6),
        (date(2023, 6, 9), 0),
        (date(2023, 6, 10), -1),
        (date(2023, 12, 31), -205),
        (date(2024, 1, 1), None),
        (date(2022, 12, 31), 160),
    ],
)
def test_before_the_tenth_is_met_through_the_ninth_and_a_past_year_counts_no_days(
    today: date, left: int | None
) -> None:
    assert days_left(date(2023, 6, 10), today) == left
