"""The district's picture of a round: it agrees with the status, advises, and takes conclusions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.advice import About
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.errors import Refused
from ntm_desktop.services.criteria import concluding
from ntm_desktop.services.criteria.matrix import matrix
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme.advising import advice_of
from ntm_desktop.services.programme.levels import levels_of
from ntm_desktop.services.workbook import Workbook
from tests.one_book import PHUC_SEN, PLAN, ROUND, made

TIEN_THANH = "01639"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workbook]:
    book = create_from_plan(tmp_path / "mau.ntm", PLAN, "huyen", demo=True)
    yield book
    book.close()


def test_the_cells_say_what_the_status_says(sample: Workbook) -> None:
    found = matrix(sample, ROUND)
    for unit in found.status.units:
        results = found.results[unit.unit]
        by_outcome = {
            outcome: tuple(code for code, one in results.items() if one.outcome is outcome)
            for outcome in Outcome
        }
        assert by_outcome[Outcome.NOT_MET] == unit.not_met
        assert by_outcome[Outcome.NO_DATA] == unit.no_data
        assert tuple(code for code, one in results.items() if one.unreviewed) == unit.unreviewed
        bases = [one.basis for one in results.values()]
        assert unit.basis["department"] == bases.count(Authority.DEPARTMENT)


def test_a_recognised_commune_is_looked_at_for_revocation_alone(book: Workbook) -> None:
    found = matrix(book, ROUND)
    about = {(one.unit, one.about) for one in advice_of(book, found)}
    assert (PHUC_SEN, About.RECOGNITION) in about
    assert (TIEN_THANH, About.RECOGNITION) not in about


def test_many_failing_criteria_of_a_recognised_commune_are_advised_on(book: Workbook) -> None:
    codes = [criterion.code for criterion in matrix(book, ROUND).criteria_set.criteria]
    for code in codes[:10]:
        concluding.conclude(book, TIEN_THANH, ROUND, code, Outcome.NOT_MET, "")
    (advice,) = [one for one in advice_of(book, matrix(book, ROUND)) if one.unit == TIEN_THANH]
    assert advice.about is About.REVOCATION
    assert advice.holds
    assert advice.source


def test_advice_and_levels_know_the_same_of_every_condition(sample: Workbook) -> None:
    found = matrix(sample, ROUND)
    conditions = {one.code for one in found.criteria_set.conditions}
    met = {code: 0 for code in conditions}
    for advice in advice_of(sample, found):
        standard = levels_of(sample, ROUND, advice.unit)[advice.unit][0]
        good = {one.code for one in standard.requirements if one.outcome.counts_as_met}
        assert conditions - set(advice.codes) == conditions & good, advice.unit
        for code in conditions & good:
            met[code] += 1
    assert met["satisfaction"], "some commune's surveys reach the share, so that this test can fail"


def test_a_conclusion_stands_over_the_carried_result_and_can_be_taken_away(
    book: Workbook,
) -> None:
    assert matrix(book, ROUND).results[PHUC_SEN]["2"].unreviewed
    concluding.conclude(book, PHUC_SEN, ROUND, "2", Outcome.NOT_MET, "Đường hỏng")
    result = matrix(book, ROUND).results[PHUC_SEN]["2"]
    assert (result.outcome, result.basis) == (Outcome.NOT_MET, Authority.DISTRICT)
    assert not result.unreviewed
    concluding.conclude(book, PHUC_SEN, ROUND, "2", None, "")
    assert matrix(book, ROUND).results[PHUC_SEN]["2"].unreviewed


def test_a_conclusion_is_refused_in_a_closed_round_and_to_others(
    book: Workbook, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="đã chốt"):
        concluding.conclude(book, PHUC_SEN, "2022-12", "2", Outcome.MET, "")
    for office in made(tmp_path / "phong.ntm", "thong-ke"):
        with pytest.raises(Refused):
            concluding.conclude(office, PHUC_SEN, ROUND, "10", Outcome.MET, "")


def test_what_stands_in_the_way_comes_first(sample: Workbook) -> None:
    found = matrix(sample, ROUND)
    unit = next(one for one in found.status.units if "17" in one.not_met)
    outcomes = [one.outcome for one in concluding.grounds(sample, unit.unit, ROUND, "17")]
    assert outcomes[0] is Outcome.NOT_MET
    assert len(outcomes) == len(found.criteria_set.criterion_of("17").indicators)  # type: ignore[union-attr]
    first_good = next(i for i, one in enumerate(outcomes) if one.counts_as_met)
    assert all(one.counts_as_met for one in outcomes[first_good:])
