"""The district's own criteria: what the communes give, who follows what, the roadmap, the towns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain import district_criteria as rules
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.district_criteria import Answers, SameMeasure
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.programme import district_criteria as service
from ntm_desktop.services.programme import roadmap
from ntm_desktop.services.programme.beside import beside
from ntm_desktop.services.programme.district_criteria import DistrictLine
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, ROUND, SET, made

DISTRICT_SET = "huyen-2021-2025"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def line(book: Workbook, code: str, year: str = "") -> DistrictLine:
    return next(one for one in service.picture(book, ROUND, year).lines if one.code == code)


def recognise(book: Workbook, unit: str, grade: str = "standard") -> None:
    registers.save(book, f"recognition/{unit}/{grade}", {"stage": "recognised", "number": "1/QĐ"})


# ---------------------------------------------------------------------- conditions


def test_the_district_has_five_conditions_and_nine_criteria(book: Workbook) -> None:
    lines = service.picture(book, ROUND).lines
    assert [one.is_condition for one in lines] == [True] * 5 + [False] * 9
    assert {one.outcome for one in lines} == {Outcome.NO_DATA}


def test_a_commune_counts_for_the_district_by_its_decision_alone(book: Workbook) -> None:
    (offer,) = line(book, "DK1").offers
    assert offer.words.startswith("1/16 (6,3 %) xã có quyết định")
    assert offer.outcome is Outcome.NOT_MET
    for unit in [row["unit"] for row in book.store.rows("unit", unit_kind="commune")]:
        recognise(book, unit)
    (offer,) = line(book, "DK1").offers
    assert offer.outcome is Outcome.MET
    assert offer.words.endswith("0 xã đạt đủ tiêu chí")
    assert line(book, "DK1").outcome is Outcome.NO_DATA  # an offer is no result


def test_two_advanced_communes_of_sixteen_are_a_tenth(book: Workbook) -> None:
    recognise(book, "01639", "advanced")
    assert line(book, "DK2").offers[0].outcome is Outcome.NOT_MET
    recognise(book, "01603", "advanced")
    assert line(book, "DK2").offers[0].outcome is Outcome.MET


def test_the_three_towns_are_counted_for_condition_three(book: Workbook) -> None:
    towns = service.towns(book)
    assert [town.name for town in towns] == ["Quảng Uyên", "Tà Lùng", "Hòa Thuận"]
    for town in towns[:2]:
        recognise(book, town.code)
    assert line(book, "DK3").offers[0].words.startswith("2/3")
    assert line(book, "DK3").offers[0].outcome is Outcome.NOT_MET
    recognise(book, towns[2].code)
    assert line(book, "DK3").offers[0].outcome is Outcome.MET


def test_answers_of_a_part_of_the_communes_are_shown_and_not_judged(book: Workbook) -> None:
    assert line(book, "DK4").offers == ()
    body = {
        "village": "01603.phia-chang",
        "round": ROUND,
        "households": "100",
        "asked": "100",
        "answered": "100",
        "satisfied": "95",
    }
    registers.save(book, "survey/mttq/a", body)
    (offer,) = line(book, "DK4").offers
    assert offer.words == "95/100 (95 %) từ 1/16 xã"
    assert offer.outcome is Outcome.NO_DATA


def test_the_lowest_content_of_any_commune_stands_for_the_district(book: Workbook) -> None:
    the_set = book.rules.criteria_set(DISTRICT_SET)
    found = rules.satisfaction(the_set, [Answers("100", "90", "85"), Answers("50", "50", "9.5")], 2)
    assert found is not None
    assert found.figures["chung"] == Figure(numerator="140", denominator="150")
    assert found.figures["noi_dung"] == Figure(value="9.5")
    assert found.complete


def test_condition_five_asks_for_every_criterion_and_falls_with_one(book: Workbook) -> None:
    the_set = book.rules.criteria_set(DISTRICT_SET)
    met = {one.code: Outcome.MET for one in the_set.criteria}
    found = rules.all_criteria(the_set, met)
    assert found is not None
    assert found.figures == {"m": Figure(value="1")}
    partly = rules.all_criteria(the_set, {**met, "9": Outcome.NO_DATA})
    assert partly is not None
    assert (partly.figures, partly.complete) == ({}, False)
    failed = rules.all_criteria(the_set, {"1": Outcome.NOT_MET})
    assert failed is not None
    assert (failed.figures, failed.complete) == ({"m": Figure(value="0")}, True)
    assert rules.all_criteria(the_set, {}) is None


# ---------------------------------------------------------------------- criteria


def test_only_measures_of_the_same_words_are_summed_over_communes(book: Workbook) -> None:
    found = rules.same_measures(book.rules.criteria_set(DISTRICT_SET), book.rules.criteria_set(SET))
    assert {(one.code, one.commune_code) for one in found} == {
        ("7.2", "17.11"),
        ("7.6", "17.4"),
        ("7.8", "17.12"),
        ("8.1", "17.1"),
    }


def test_a_sum_of_some_communes_says_of_how_many_it_is(book: Workbook) -> None:
    figure = Figure(numerator="30", denominator="100")
    assessing.assess(book, Input(PHUC_SEN, "17.11", ROUND, "huyen", SET, figures={"m": figure}))
    (offer,) = line(book, "7").offers
    assert (offer.code, offer.words) == ("7.2", "30/100 (30 %) từ 1/16 xã")
    assert offer.outcome is Outcome.NO_DATA
    same = SameMeasure("7.2", "m", "17.11", "m")
    assert rules.summed(same, [None, Figure(value="3")]) is None


def test_the_districts_form_shows_what_the_communes_give(book: Workbook) -> None:
    unit = service.district_unit(book)
    found = beside(book, unit, ROUND, DISTRICT_SET)
    assert found["DK1"].startswith("Tính từ cấp xã: 1/16")
    assessing.assess(book, Input(unit.code, "DK1", ROUND, "huyen", DISTRICT_SET, stated="not_met"))
    assert line(book, "DK1").outcome is Outcome.NOT_MET


# ---------------------------------------------------------------------- who and by when


def test_a_member_is_given_a_criterion_of_the_district_and_not_the_communes(
    book: Workbook,
) -> None:
    registers.save(book, "committee_member/a", {"name": "[Mẫu] A", "codes": ["6", "13"]})
    assert line(book, "6").members == ()
    (member,) = service.members(book)
    service.assign(book, member, "6", DISTRICT_SET, on=True)
    service.assign(book, service.members(book)[0], "DK1", DISTRICT_SET, on=True)
    assert [one.name for one in line(book, "6").members] == ["[Mẫu] A"]
    assert [one.name for one in line(book, "DK1").members] == ["[Mẫu] A"]
    service.assign(book, service.members(book)[0], "6", DISTRICT_SET, on=False)
    assert line(book, "6").members == ()
    assert service.members(book)[0].codes == ("6", "13", "huyện DK1")


def test_codes_written_by_hand_are_understood() -> None:
    assert rules.is_assigned(["Huyện 6"], "6", DISTRICT_SET)
    assert rules.is_assigned([f"{DISTRICT_SET}/6"], "6", DISTRICT_SET)
    assert rules.is_assigned(["ĐK1"], "DK1", DISTRICT_SET)
    assert not rules.is_assigned(["6", "huyện 6.1"], "6", DISTRICT_SET)


def test_each_year_has_its_own_roadmap(book: Workbook) -> None:
    key = line(book, "2", "2024").target_key
    assert key == f"target/049/{DISTRICT_SET}/2/2024"
    assert roadmap.change(book, [CellText(key, "aim", "phấn đấu đạt")]) == [None]
    assert roadmap.change(book, [CellText(key, "month", "13")]) != [None]
    found = line(book, "2", "2024").target
    assert found is not None
    assert found.fields == {"aim": "achieve"}
    assert line(book, "2").target is None


def test_a_line_that_communes_cannot_give_is_told_from_one_without_figures(book: Workbook) -> None:
    can = {one.code: one.computable for one in service.picture(book, ROUND).lines}
    assert [code for code, possible in can.items() if not possible] == [
        "1", "2", "3", "4", "5", "6", "9",
    ]  # fmt: skip
    assert not line(book, "7").offers and line(book, "7").computable


def test_the_members_of_the_committee_stand_in_vietnamese_order(book: Workbook) -> None:
    for code, name in (("a", "Ông Đức"), ("b", "Ông Dũng"), ("c", "Bà Ánh"), ("d", "Bà Xuân")):
        registers.save(book, f"committee_member/{code}", {"name": name})
    names = [one.name for one in service.members(book)]
    assert names == ["Bà Ánh", "Bà Xuân", "Ông Dũng", "Ông Đức"]
