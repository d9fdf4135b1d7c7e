"""Recognition and revocation: what the rule gives, as advice with its source."""

from dataclasses import replace

import pytest

from ntm_desktop.domain.advice import About, recognition, revocation
from ntm_desktop.domain.criteria import (
    CriteriaSet,
    Criterion,
    Indicator,
    Measure,
    MeasureType,
    RevocationRule,
)
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.rollup import unit_status
from ntm_desktop.domain.status import UnitStatus

ASKED = (Measure("m", "", MeasureType.YES_NO),)
CODES = [str(n) for n in range(1, 20)]
SOURCE = "Quyết định số 18/2022/QĐ-TTg"
SET = CriteriaSet(
    id="xa",
    level="commune",
    grade="standard",
    title="",
    legal_basis="Quyết định số 318/QĐ-TTg",
    valid_from="",
    valid_to="",
    groups=(),
    criteria=tuple(Criterion(c, f"Tiêu chí {c}", "", (Indicator(c, c, "", ASKED),)) for c in CODES),
    conditions=(
        Indicator("debt", "", "Không nợ đọng", ASKED),
        Indicator("satisfaction", "", "Sự hài lòng", ASKED),
    ),
    revocation=RevocationRule(("10", "17", "19"), 30, 50, SOURCE),
)
BOTH_MET = {"debt": Outcome.MET, "satisfaction": Outcome.MET}


def status(failing: list[str], unknown: tuple[str, ...] = ()) -> UnitStatus:
    cells = [(c, "2023", 3, 2 if c in failing else 1) for c in CODES if c not in unknown]
    return unit_status(SET, "01603", "Phúc Sen", cells, "2023")


@pytest.mark.parametrize(
    ("failing", "holds"),
    [
        (CODES[:5], False),
        (CODES[:6], False),
        ([*CODES[:4], "10"], False),
        ([*CODES[:5], "10"], True),
        (CODES[:9], False),
        (CODES[:10], True),
        ([*CODES[:8], "17"], True),
    ],
)
def test_revocation_holds_from_six_with_a_key_criterion_or_from_ten(
    failing: list[str], holds: bool
) -> None:
    advice = revocation(SET, status(failing))
    assert (advice is not None) is holds


def test_revocation_names_the_key_criterion_its_source_and_that_it_is_advice() -> None:
    advice = revocation(SET, status([*CODES[:5], "17"]))
    assert advice is not None and advice.about is About.REVOCATION
    assert "6/19" in advice.sentence and "17 (Tiêu chí 17)" in advice.sentence
    assert advice.source == SOURCE
    assert "không phải quyết định" in advice.label


def test_criteria_without_data_are_named_and_not_counted_as_failing() -> None:
    assert revocation(SET, status([], tuple(CODES))) is None
    advice = revocation(SET, status(CODES[:10], ("18", "19")))
    assert advice is not None and "Chưa tính 2 tiêu chí" in advice.sentence


def test_a_set_without_the_rule_gives_no_advice_on_revocation() -> None:
    assert revocation(replace(SET, revocation=None, _by_code={}), status(CODES)) is None


def test_all_criteria_alone_are_not_enough_for_recognition() -> None:
    advice = recognition(SET, status([]), {"debt": Outcome.MET})
    assert (advice.holds, advice.codes) == (False, ("satisfaction",))
    assert "“Sự hài lòng” chưa có số liệu" in advice.sentence


def test_all_criteria_and_all_conditions_are_enough_to_propose_recognition() -> None:
    advice = recognition(SET, status([]), BOTH_MET)
    assert (advice.holds, advice.codes, advice.source) == (True, (), SOURCE)
    assert "19/19" in advice.sentence and "đề nghị" in advice.sentence


def test_what_fails_and_what_is_unknown_are_told_apart() -> None:
    advice = recognition(SET, status(["10"], ("17",)), {**BOTH_MET, "debt": Outcome.NOT_MET})
    assert advice.sentence == (
        "Chưa đủ căn cứ để đề nghị công nhận: chưa đạt tiêu chí 10; tiêu chí 17 chưa có số liệu; "
        "chưa đạt điều kiện “Không nợ đọng”."
    )
    assert advice.codes == ("10", "17", "debt")


def test_a_set_that_lists_no_conditions_cannot_make_anybody_ready() -> None:
    bare = replace(SET, conditions=(), revocation=None, _by_code={})
    advice = recognition(bare, status([]), {})
    assert not advice.holds
    assert advice.source == "Quyết định số 318/QĐ-TTg"
