"""The levels of recognition: what each asks for, what registers say of it, what stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain import levels as rules
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.levels import Word
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.criteria import assessing, rounds
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.criteria.matrix import matrix
from ntm_desktop.services.criteria.reading import form
from ntm_desktop.services.programme.advising import advice_of
from ntm_desktop.services.programme.levels import Level, levels_of, sets_of_level
from ntm_desktop.services.records import registers
from ntm_desktop.services.status import find_round
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, ROUND, SET, made

DAI_SON = "01639"
ADVANCED_SET = "xa-nang-cao-2021-2025"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def level(book: Workbook, unit: str, grade: str, round_: str = ROUND) -> Level:
    return next(one for one in levels_of(book, round_, unit)[unit] if one.grade == grade)


def asked(book: Workbook, unit: str, grade: str) -> dict[str, rules.Requirement]:
    return {one.code: one for one in level(book, unit, grade).requirements}


def state_all(book: Workbook, unit: str, set_id: str, *, conditions: bool = True) -> None:
    the_set = book.rules.criteria_set(set_id)
    codes = [one.code for one in the_set.criteria]
    codes += [one.code for one in the_set.conditions] if conditions else []
    changes = [Input(unit, code, ROUND, "huyen", set_id, stated="met") for code in codes]
    assessing.assess_many(book, "cả bộ", changes)


# ---------------------------------------------------------------------- conditions and registers


def test_one_debt_that_is_still_owed_makes_the_condition_not_met(book: Workbook) -> None:
    assert asked(book, PHUC_SEN, "standard")["debt"].outcome is Outcome.NO_DATA
    registers.save(
        book,
        f"debt/{PHUC_SEN}/a",
        {"title": "Đường", "unit": PHUC_SEN, "amount": "120.5", "paid": "20"},
    )
    found = asked(book, PHUC_SEN, "standard")["debt"]
    assert found.outcome is Outcome.NOT_MET
    assert "100,5 triệu đồng (Đường)" in found.why
    assert asked(book, DAI_SON, "standard")["debt"].outcome is Outcome.NO_DATA


def test_debts_that_are_all_paid_prove_nothing() -> None:
    word = rules.debt_word([("Đường", "0")])
    assert word is not None
    assert word.outcome is Outcome.NO_DATA
    assert rules.debt_word([]) is None


def test_an_assessed_condition_stands_and_the_register_that_differs_is_a_finding() -> None:
    word = Word(Outcome.NOT_MET, "còn nợ")
    found = rules.condition("debt", "Không nợ", Outcome.MET, word)
    assert (found.outcome, found.finding) == (Outcome.MET, True)
    alone = rules.condition("debt", "Không nợ", Outcome.NO_DATA, word)
    assert (alone.outcome, alone.finding) == (Outcome.NOT_MET, False)
    silent = rules.condition("debt", "Không nợ", Outcome.MET, Word(Outcome.NO_DATA, "đã trả"))
    assert (silent.outcome, silent.finding) == (Outcome.MET, False)


def test_the_survey_speaks_for_satisfaction_against_the_settings(book: Workbook) -> None:
    village = "01603.phia-chang"
    body = {
        "village": village,
        "round": ROUND,
        "households": "100",
        "asked": "90",
        "answered": "90",
        "satisfied": "72",
    }
    registers.save(book, "survey/mttq/a", body)
    found = asked(book, PHUC_SEN, "standard")["satisfaction"]
    assert found.outcome is Outcome.NOT_MET
    assert "80 %" in found.why
    registers.save(book, "setting/survey.satisfied", {"value": "80"})
    assert asked(book, PHUC_SEN, "standard")["satisfaction"].outcome is Outcome.MET


# ---------------------------------------------------------------------- levels


def test_nineteen_criteria_alone_are_not_enough(book: Workbook) -> None:
    state_all(book, PHUC_SEN, SET, conditions=False)
    found = level(book, PHUC_SEN, "standard")
    assert found.requirements[0].outcome is Outcome.MET
    assert found.overall is Outcome.NO_DATA
    state_all(book, PHUC_SEN, SET)
    assert level(book, PHUC_SEN, "standard").overall is Outcome.MET
    assert not level(book, PHUC_SEN, "standard").recognised


def test_a_commune_is_assessed_by_the_advanced_set_beside_its_own(book: Workbook) -> None:
    assert sets_of_level(book, find_round(book, ROUND), "commune") == (
        (SET, "standard"),
        (ADVANCED_SET, "advanced"),
    )
    state_all(book, DAI_SON, ADVANCED_SET)
    assert level(book, DAI_SON, "advanced").overall is Outcome.MET
    status = level(book, DAI_SON, "standard").status
    assert status is not None
    assert status.met_count == 17
    assert form(book, DAI_SON, ROUND, ADVANCED_SET).criteria["1"].outcome is Outcome.MET


def test_the_advanced_level_of_a_closed_round_stays_as_it_was(book: Workbook) -> None:
    state_all(book, DAI_SON, ADVANCED_SET)
    rounds.close_round(book, ROUND)
    assert level(book, DAI_SON, "advanced").overall is Outcome.MET


def test_the_model_level_says_unknown_where_no_text_is_known(book: Workbook) -> None:
    found = asked(book, DAI_SON, "model")
    assert list(found)[:4] == ["advanced", "income", "smart_village", "field"]
    assert {one.outcome for one in found.values()} == {Outcome.NO_DATA}
    state_all(book, DAI_SON, ADVANCED_SET)
    assert asked(book, DAI_SON, "model")["advanced"].outcome is Outcome.MET
    assert level(book, DAI_SON, "model").overall is Outcome.NO_DATA


def test_the_income_of_a_model_commune_is_a_tenth_above_the_advanced_level() -> None:
    assert rules.income("t", "49.5", "45").outcome is Outcome.MET
    assert rules.income("t", "49.4", "45").outcome is Outcome.NOT_MET
    assert rules.income("t", None, "45").outcome is Outcome.NO_DATA
    assert rules.income("t", "60", None).outcome is Outcome.NO_DATA
    assert "49,5" in rules.income("t", None, "45").why


def test_the_districts_income_level_is_taken_for_the_model_level(book: Workbook) -> None:
    body = {"comparison": ">=", "value": "45", "source": "văn bản", "checked": "yes"}
    registers.save(book, f"threshold/{ADVANCED_SET}/10/m", body)
    assessing.assess(book, Input(DAI_SON, "10", ROUND, "huyen", SET, figures={"m": _value("50")}))
    assert asked(book, DAI_SON, "model")["income"].outcome is Outcome.MET


def _value(text: str) -> Figure:
    return Figure(value=text)


# ---------------------------------------------------------------------- decision and review


def test_a_decision_on_its_way_or_taken_back_is_no_recognition() -> None:
    assert rules.is_recognised({"number": "46/QĐ-UBND"})
    assert rules.is_recognised({"stage": "recognised"})
    assert not rules.is_recognised({"stage": "province", "number": "46/QĐ-UBND"})
    assert not rules.is_recognised({"number": "46/QĐ-UBND", "revoked_on": "2024-01-01"})
    assert not rules.is_recognised({})


def test_a_recognised_commune_that_fails_much_is_to_be_reviewed(book: Workbook) -> None:
    assert level(book, DAI_SON, "standard").review is None
    codes = [str(number) for number in range(1, 11)]
    changes = [Input(DAI_SON, code, ROUND, "huyen", SET, stated="not_met") for code in codes]
    assessing.assess_many(book, "x", changes)
    review = level(book, DAI_SON, "standard").review
    assert review is not None
    assert review.holds
    registers.save(book, f"recognition/{DAI_SON}/standard", {"stage": "revoked"})
    found = level(book, DAI_SON, "standard")
    assert (found.recognised, found.revoked, found.review) == (False, True, None)
    about = [one.about for one in advice_of(book, matrix(book, ROUND)) if one.unit == DAI_SON]
    assert "revocation" not in about


def test_the_dossier_names_the_papers_that_are_missing(book: Workbook) -> None:
    first, *rest = level(book, PHUC_SEN, "standard").missing
    registers.save(book, f"recognition/{PHUC_SEN}/standard", {"papers": [first]})
    assert level(book, PHUC_SEN, "standard").missing == tuple(rest)
