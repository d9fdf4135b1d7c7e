"""Villages: when one counts as met, codes, the annex of the plan, what they give the commune."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.cli.status import document_of
from ntm_desktop.domain.villages import WhenMet, new_code, slug, when_met
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services import editing
from ntm_desktop.services.criteria import assessing, rounds
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.programme import villages
from ntm_desktop.services.records import registers
from ntm_desktop.services.status import find_round, status, village_standings
from ntm_desktop.services.workbook import Workbook
from tests.one_book import ROUND, bring, foreign, made

DAI_SON, CHI_THAO, PHUC_SEN = "01639", "01606", "01603"
COC_CHANG = "01639.coc-chang"
VILLAGE_SET = "xom-2022-2025"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def all_met(book: Workbook, village: str, round_: str = ROUND, leave: int = 0) -> None:
    codes = [one.code for one in book.rules.criteria_set(VILLAGE_SET).criteria]
    assessing.assess_many(
        book,
        "xóm",
        [
            Input(village, code, round_, "huyen", VILLAGE_SET, stated="met")
            for code in codes[leave:]
        ],
    )


def when(book: Workbook, village: str, round_: str = ROUND) -> WhenMet:
    found = village_standings(book, find_round(book, round_))
    return next(one.when for one in found if one.unit == village)


# ---------------------------------------------------------------------- the rule


def test_a_stated_year_decides_in_which_year_a_village_counts() -> None:
    assert when_met("met", "2023", "", 2023, False, False) is WhenMet.THIS_YEAR
    assert when_met("met", "2022", "", 2023, False, False) is WhenMet.BEFORE
    assert when_met("met", "2024", "", 2023, False, False) is WhenMet.LATER
    assert when_met("met", "", "2023-05-02", 2023, False, False) is WhenMet.THIS_YEAR


@pytest.mark.parametrize("year", ["2022", "2023", "2024", ""])
def test_a_model_village_has_met_before_whatever_the_year_of_that_grade(year: str) -> None:
    assert when_met("model", year, "2023-03-01", 2023, False, False) is WhenMet.BEFORE


def test_a_model_village_of_a_later_year_was_met_when_its_criteria_were() -> None:
    assert when_met("model", "2024", "", 2023, True, False) is WhenMet.THIS_YEAR
    assert when_met("model", "2024", "", 2023, True, True) is WhenMet.BEFORE
    assert when_met("model", "2024", "", 2024, True, False) is WhenMet.BEFORE


def test_a_village_stated_met_without_a_year_is_not_guessed() -> None:
    assert when_met("met", "", "", 2023, False, False) is WhenMet.UNDATED
    assert when_met("met", "", "", 2023, True, False) is WhenMet.THIS_YEAR


def test_a_planned_village_counts_once_all_its_criteria_are_met() -> None:
    assert when_met("planned", "2023", "", 2023, False, False) is WhenMet.NOT_YET
    assert when_met("planned", "2023", "", 2023, True, False) is WhenMet.THIS_YEAR
    assert when_met("planned", "2023", "", 2023, True, True) is WhenMet.BEFORE


def test_a_code_is_the_name_without_tone_marks_and_never_taken_twice() -> None:
    assert slug("Phia Đông - Nà Du") == "phia-dong-na-du"
    assert new_code("01603", "Bản Mới", []) == "01603.ban-moi"
    assert new_code("01603", "Bán Mơi", ["01603.ban-moi"]) == "01603.ban-moi-2"
    with pytest.raises(ValueError, match="…"):
        new_code("01603", "…", [])


# ---------------------------------------------------------------------- counting


def test_fifteen_of_sixteen_criteria_are_not_yet_a_village_met(book: Workbook) -> None:
    all_met(book, COC_CHANG, leave=1)
    assert when(book, COC_CHANG) is WhenMet.NOT_YET
    all_met(book, COC_CHANG)
    assert when(book, COC_CHANG) is WhenMet.THIS_YEAR


def test_a_stated_village_counts_in_the_status_and_towards_the_goal(book: Workbook) -> None:
    before = status(book, ROUND)
    assert (before.villages.met_before, before.villages.met_this_year) == (10, 0)
    registers.save(book, villages.key_of(COC_CHANG), {"status": "met", "year": "2023"})
    after = status(book, ROUND)
    assert (after.villages.met_before, after.villages.met_this_year) == (10, 1)
    goal = next(one for one in after.goals if one.goal == "xom-dat-chuan")
    assert (goal.target, goal.actual, goal.met) == ("16", "1", False)
    told = document_of(after)
    assert told["villages"] == {"met_before": 10, "met_this_year": 1, "target": 16}
    assert [one["goal"] for one in told["goals"]] == [one.goal for one in after.goals]


def test_a_village_that_becomes_a_model_stays_met_before_and_is_not_one_more(
    book: Workbook,
) -> None:
    (old,) = [r["unit"] for r in book.store.rows("village") if r["name"] == "Bó Luông"]
    before = status(book, ROUND)
    model = {"status": "model", "year": "2023", "decision": "1/QĐ", "decided_on": "2023-03-01"}
    registers.save(book, villages.key_of(old), model)
    after = status(book, ROUND)
    assert after.villages == before.villages
    assert after.goals == before.goals
    assert DAI_SON in villages.coverage(book, ROUND).without
    found = {one.commune.code: one for one in villages.annex(book, ROUND)}
    assert [one.name for one in found[DAI_SON].villages] == ["Cốc Chang"]
    assert (found[DAI_SON].met, len(found[DAI_SON].before)) == (0, 8)


def test_a_village_with_all_criteria_a_year_ago_was_met_before(book: Workbook) -> None:
    all_met(book, COC_CHANG, "2023-11")
    registers.save(book, villages.key_of(COC_CHANG), {"status": "planned", "year": "2024"})
    rounds.open_round(book, "2024-06")
    assert when(book, COC_CHANG, "2023-11") is WhenMet.THIS_YEAR
    assert when(book, COC_CHANG, "2024-06") is WhenMet.BEFORE


def test_each_commune_needs_a_village_of_this_year_of_its_own(book: Workbook) -> None:
    found = villages.coverage(book, ROUND)
    assert (found.communes, found.with_one, found.met_before) == (16, 0, 10)
    assert DAI_SON in found.without
    all_met(book, COC_CHANG)
    found = villages.coverage(book, ROUND)
    assert (found.with_one, found.met_this_year) == (1, 1)
    assert DAI_SON not in found.without


# ---------------------------------------------------------------------- the annex


def test_the_annex_is_the_plans_table_with_its_own_numbers(book: Workbook) -> None:
    found = {one.commune.code: one for one in villages.annex(book, ROUND)}
    assert len(found) == 16
    assert sum(one.aimed for one in found.values()) == 17
    assert [one.name for one in found[DAI_SON].villages] == ["Cốc Chang"]
    assert len(found[DAI_SON].before) == 8
    assert (found[CHI_THAO].aimed, len(found[CHI_THAO].villages)) == (2, 1)


def test_an_aim_between_two_counts_stands_as_the_greater_one(book: Workbook) -> None:
    key = f"target/{CHI_THAO}/{VILLAGE_SET}/villages/2023"
    (row,) = [one for one in book.store.rows("target") if one["key"] == key]
    body = {"aim": "achieve", "value": "2.5"}
    bring(book, foreign(key, body, author="huyen", parents=sorted(book.store.heads([key])[key])))
    assert row["value"] == "2"
    (found,) = [one for one in villages.annex(book, ROUND) if one.commune.code == CHI_THAO]
    assert found.aimed == 3


# ---------------------------------------------------------------------- the register


def test_a_village_is_added_renamed_and_deleted_with_its_code_kept(book: Workbook) -> None:
    code = villages.add(book, PHUC_SEN, "  Lũng  Vài ")
    assert code == "01603.lung-vai"
    villages.rename(book, code, "Lũng Vài Trên")
    body = editing.current_body(book, villages.key_of(code))
    assert body == {"name": "Lũng Vài Trên", "commune": PHUC_SEN}
    villages.delete(book, code)
    assert editing.current_body(book, villages.key_of(code)) is None
    editing.undo(book)
    assert editing.current_body(book, villages.key_of(code)) == body


def test_two_villages_of_a_commune_never_have_one_name(book: Workbook) -> None:
    with pytest.raises(WrongUse, match="Phia Chang"):
        villages.add(book, PHUC_SEN, "phia chang")
    assert villages.add(book, DAI_SON, "Phia Chang") == "01639.phia-chang"
    with pytest.raises(WrongUse, match="chữ cái"):
        villages.add(book, PHUC_SEN, " - ")


def test_a_commune_writes_its_own_villages_only(tmp_path: Path) -> None:
    for book in made(tmp_path / "xa.ntm", "xa-01603"):
        villages.add(book, PHUC_SEN, "Lũng Vài")
        with pytest.raises(Refused):
            villages.add(book, DAI_SON, "Lũng Vài")


# ---------------------------------------------------------------------- beside the commune's form


def test_the_register_is_set_beside_the_indicators_that_count_villages(book: Workbook) -> None:
    all_met(book, COC_CHANG)
    found = {one.code: one for one in villages.feeds_of(book, DAI_SON, ROUND)}
    assert set(found) == {"6.3", "16"}
    assert (found["6.3"].count, found["6.3"].total, found["6.3"].criterion) == (1, 9, "4")
    assert (found["16"].count, found["16"].criterion) == (1, "13")


def test_the_advanced_set_counts_villages_met_by_their_own_set(book: Workbook) -> None:
    (found,) = villages.feeds_of(book, DAI_SON, ROUND, "xa-nang-cao-2021-2025")
    assert (found.code, found.count, found.total, found.criterion) == ("6.3", 8, 9, "")


def test_a_commune_without_a_register_is_offered_nothing(book: Workbook) -> None:
    registers.delete(book, villages.key_of("01603.phia-chang"))
    assert villages.feeds_of(book, PHUC_SEN, ROUND) == ()
