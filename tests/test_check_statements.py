"""What is stated as reached, what came by a file, and that no check goes without its test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checks_view
from tests.check_hands import AFTER, ROUND, SET, UNIT, assess, found, save, values
from tests.one_book import bring, foreign, made


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def test_two_surveys_of_a_village_in_a_round_and_other_households_are_told(book: Workbook) -> None:
    (row, *_) = book.store.rows("village", commune=UNIT)
    counts = {"households": "40", "asked": "40", "answered": "40", "satisfied": "40"}
    first = save(book, f"survey/{UNIT}/a", village=row["unit"], round=ROUND, **counts)
    save(book, f"survey/{UNIT}/b", village=row["unit"], round=AFTER, **counts)
    assert found(book, "survey_twice") == []
    again = save(book, f"survey/{UNIT}/c", village=row["unit"], round=ROUND, **counts)
    assert [one.where for one in found(book, "survey_twice")] == [again]
    save(book, row["key"], households="45")
    assert (first, "40", "45") in values(book, "survey_households")


def test_a_survey_of_no_round_and_no_day_is_told_until_one_is_written(book: Workbook) -> None:
    (row, *_) = book.store.rows("village", commune=UNIT)
    counts = {"households": "40", "asked": "40", "answered": "40", "satisfied": "40"}
    first = save(book, f"survey/{UNIT}/a", village=row["unit"], **counts)
    other = save(book, f"survey/{UNIT}/b", village=row["unit"], **counts)
    assert [one.where for one in found(book, "survey_undated")] == [first, other]
    assert found(book, "survey_twice") == []
    save(book, first, round=ROUND)
    save(book, other, date="1/12/2023")
    assert found(book, "survey_undated") == []


def test_a_village_stated_as_met_is_told_until_its_criteria_and_decision_are_there(
    book: Workbook,
) -> None:
    key = save(book, f"village/{UNIT}.phia-chang", status="met", year="2023")
    assert values(book, "village_status") == [(key, "met", "no_data")]
    assert [one.where for one in found(book, "village_decision")] == [key]
    (the_set,) = {one.sets["village"] for one in book.rules.rounds()}
    codes = [one.code for one in book.rules.criteria_set(the_set).criteria]
    for number, code in enumerate(codes):
        stated = "met" if number else "not_met"
        place = Input(f"{UNIT}.phia-chang", code, ROUND, "self", the_set, stated)
        assessing.assess(book, place)
    assert values(book, "village_status") == [(key, "met", "not_met")]
    (told,) = found(book, "village_status")
    assert "Phúc Sen, xóm Phia Chang" in told.message and "15/16" in told.message
    assessing.assess(book, Input(f"{UNIT}.phia-chang", codes[0], ROUND, "self", the_set, "met"))
    assert found(book, "village_status") == []
    save(book, key, decision="12/QĐ-UBND")
    (told,) = found(book, "village_decision")
    assert "ngày quyết định" in told.message and "số quyết định" not in told.message
    save(book, key, decided_on="1/6/2023")
    assert found(book, "village_decision") == []


def test_a_product_with_stars_is_told_until_its_decision_has_number_and_day(
    book: Workbook,
) -> None:
    key = save(book, f"ocop_product/{UNIT}/o", name="Dao", stars="3")
    save(book, f"ocop_product/{UNIT}/p", name="Miến", stars_aim="3")
    (told,) = found(book, "ocop_decision")
    assert told.where == key and "chưa tính là đã được công nhận" in told.message
    save(book, key, decision="12/QĐ-UBND")
    (told,) = found(book, "ocop_decision")
    assert "ngày quyết định" in told.message and "chưa tính" not in told.message
    save(book, key, decided_on="1/6/2023")
    assert found(book, "ocop_decision") == []


def test_a_village_met_before_the_plan_is_not_asked_for_its_criteria(book: Workbook) -> None:
    save(book, f"village/{UNIT}.phia-chang", status="met_before", year="")
    assert found(book, "village_status") == found(book, "village_decision") == []


def test_two_villages_of_one_name_that_came_in_two_files_are_told(book: Workbook) -> None:
    bring(book, foreign("village/01603.phja", {"name": "PHIA  chang", "commune": UNIT}))
    bring(book, foreign("village/01639.phja", {"name": "Phia Chang", "commune": "01639"}))
    assert values(book, "village_same_name") == [
        ("village/01603.phja", "01603.phja", "01603.phia-chang")
    ]


def test_a_recognition_without_its_decision_is_told(book: Workbook) -> None:
    key = save(book, f"recognition/{UNIT}/standard", stage="đã công nhận", number="12/QĐ-UBND")
    (told,) = found(book, "recognition_decision")
    assert told.where == key and "ngày quyết định" in told.message
    save(book, key, date="1/6/2023")
    assert found(book, "recognition_decision") == []


def test_what_an_assessment_names_and_no_set_here_has_is_told(book: Workbook) -> None:
    for set_id, code, body in (
        ("bo-moi", "1", {"stated": "met"}),
        (SET, "99", {"stated": "met"}),
        (SET, "17.8", {"figures": {"khac": {"value": "1"}}}),
    ):
        bring(book, foreign(f"assessment/{UNIT}/{set_id}/{code}/{ROUND}/self", body))
    assert {one.stated for one in found(book, "name_unknown")} == {"bo-moi", "99", "khac"}


def test_a_rate_above_a_hundred_that_was_typed_as_a_share_is_told(book: Workbook) -> None:
    key = assess(book, "17.8", value="120")
    assert values(book, "above_hundred") == [(key, "120", "100")]


def test_money_disbursed_beyond_the_plan_without_an_allocation_is_told(book: Workbook) -> None:
    key = save(book, f"funding/{UNIT}/2023/a", title="a", planned="5", disbursed="6")
    assert values(book, "disbursed_above_planned") == [(key, "6", "5")]


def test_an_assessment_of_a_round_that_is_not_here_yet_is_noted(book: Workbook) -> None:
    key = f"assessment/{UNIT}/{SET}/17.8/2031-06/self"
    bring(book, foreign(key, {"stated": "met"}))
    assert [one.where for one in found(book, "unknown_round")] == [key]


def test_a_paper_younger_than_its_round_is_noted(book: Workbook) -> None:
    body = {"title": "Biên bản", "sha256": "ab" * 32, "file_name": "a.pdf", "size": "1"}
    body |= {"round": ROUND, "date": "2023-06-11", "criteria_set": SET}
    bring(book, foreign(f"evidence/{UNIT}/a", {**body, "codes": ["17.8"]}))
    assert values(book, "evidence_after_round") == [
        (f"evidence/{UNIT}/a", "2023-06-11", "2023-06-10")
    ]


def test_every_code_that_a_finding_may_have_is_found_by_a_test_of_its_own() -> None:
    tests = Path(__file__).parent
    names = (
        "test_data_checks",
        "test_check_statements",
        "test_checking",
        "test_goal_limits",
        "test_typing_rules",
    )
    text = "".join((tests / f"{name}.py").read_text(encoding="utf-8") for name in names)
    # A title without a test would be a check that nobody has seen to find anything.
    assert {code for code in checks_view.TITLES if f'"{code}"' not in text} == set()
