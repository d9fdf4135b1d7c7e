"""How many criteria a commune aims at."""

from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_values import of_aims
from ntm_desktop.services.criteria.targets import aims
from ntm_desktop.services.editing import Edit, write
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.status import find_round, status
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook

SET = "xa-2021-2025"


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return create_from_plan(tmp_path / "a.ntm", "quang-hoa-2023", "huyen")


def test_criteria_to_achieve_and_to_keep_add_up(book: Workbook) -> None:
    # Of the plan: Phúc Sen keeps 15 and achieves 4 (1, 10, 11, 17).
    assert aims(book, "2023-06") == {"01603": 19, "01639": 19, "01582": 19}


def test_a_target_of_another_set_is_no_criterion(book: Workbook) -> None:
    assert "01474" in {row["unit"] for row in book.store.rows("target")}
    assert "01474" not in aims(book, "2023-06")


def test_the_nearest_year_with_targets_holds_and_a_later_round_has_none(book: Workbook) -> None:
    write(book, "t", [Edit(f"target/01474/{SET}/1/2024", {"aim": "achieve"})])
    assert "01474" not in aims(book, "2022-12")
    write(book, "t", [Edit(f"target/01474/{SET}/1/2023", {"aim": "achieve"})])
    assert aims(book, "2022-12")["01474"] == 1
    late = {"title": "Kỳ sau", "date": "2024-06-10", "sets": {"commune": SET}}
    write(book, "t", [Edit("round/2024-06", late)])
    assert aims(book, "2024-06") == {"01474": 1}


def test_a_target_without_an_aim_is_not_counted(book: Workbook) -> None:
    write(book, "t", [Edit(f"target/01474/{SET}/1/2023", {"note": "để xem"})])
    assert "01474" not in aims(book, "2023-06")


def test_what_is_met_counts_beside_a_roadmap_of_gains_alone(book: Workbook) -> None:
    unit = "01636"
    said = [Edit(f"assessment/{unit}/{SET}/{code}/2023-06/huyen", {"stated": "met"})
            for code in ("3", "4", "8", "9")]  # fmt: skip
    write(book, "t", said)
    (before,) = status(book, "2023-06", [unit]).units
    gains = before.no_data[:1]
    assert before.met_count == len(said) and gains
    write(book, "t", [Edit(f"target/{unit}/{SET}/{gains[0]}/2023", {"aim": "achieve"})])
    assert aims(book, "2023-06")[unit] == before.met_count + 1
    # A target of what is met already adds nothing.
    write(book, "t", [Edit(f"target/{unit}/{SET}/{before.met[0]}/2023", {"aim": "achieve"})])
    assert aims(book, "2023-06")[unit] == before.met_count + 1
    about = next(one for one in communes(book) if one.code == unit)
    context = ReportContext(book, find_round(book, "2023-06"), about, "", date(2023, 6, 10))
    assert (of_aims(context, "2023")["count"], of_aims(context, "2023")["keep"]) == (
        "1",
        str(before.met_count),
    )
