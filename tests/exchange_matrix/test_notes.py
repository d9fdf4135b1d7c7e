"""What is odd and refuses nothing: a sender's clock, other thresholds (cases 32 and 48)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.criteria import settings
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say, take_one, values


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


def sent(laptops: Laptops, clock: str) -> tuple[Workbook, Path]:
    book = laptops.from_plan("xa-01603", f"xa-{clock[:4]}")
    book.now = lambda: clock
    say(book, "met")
    return book, laptops.export(book)


@pytest.mark.parametrize("clock", ["2005-01-01T08:00:00Z", "2099-01-01T08:00:00Z"])
def test_case_48_a_wrong_clock_is_told_and_changes_nothing_else(
    laptops: Laptops, clock: str
) -> None:
    district = laptops.from_plan("huyen")
    other = laptops.from_plan("huyen", "huyen-2")
    _, odd = sent(laptops, clock)
    _, right = sent(laptops, "2023-06-05T08:00:00Z")
    report = take_one(district, odd)
    assert report.status is Status.APPLIED
    assert clock[:4] in report.about.notes[0]
    assert take_one(other, right).about.notes == ()
    assert values(district) == values(other)


def test_case_32_another_threshold_is_a_note_and_no_refusal(laptops: Laptops) -> None:
    district = laptops.from_plan("huyen")
    commune = laptops.from_plan("xa-01603")
    key = say(commune, "met")
    assert take_one(district, laptops.export(commune)).about.notes == ()
    correction = settings.Correction(">=", "75", (), "thử", False)
    settings.correct_threshold(district, "xa-2021-2025", "17.8", "m", correction)
    say(commune, "not_met")
    report = take_one(district, laptops.export(commune))
    assert report.status is Status.APPLIED
    assert "mức đạt khác" in report.about.notes[0]
    assert district.store.value(key).body is not None
