"""Judging figures: exact, before rounding, never met by what is missing."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_desktop.domain import numbers
from ntm_desktop.domain.criteria import (
    Figure,
    Indicator,
    Measure,
    MeasureType,
    Threshold,
    ThresholdCase,
)
from ntm_desktop.domain.judging import (
    combine,
    disagrees,
    judge,
    judge_measure,
    outcome_of,
    outcome_of_record,
)
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.reasons import shown_result

MET, NOT_MET, NO_DATA, NOT_APPLICABLE = (
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.NO_DATA,
    Outcome.NOT_APPLICABLE,
)


def ratio(value: str | None = "70", comparison: str = ">=", unit: str = "hộ") -> Measure:
    return Measure("m", "Tỷ lệ", MeasureType.RATIO, unit, threshold=Threshold(comparison, value))


def indicator(*measures: Measure, rule: str = "all", allowed: bool = False) -> Indicator:
    return Indicator("17.8", "17", "Tỷ lệ hộ", measures, rule, not_applicable_allowed=allowed)


def parts(numerator: str, denominator: str) -> dict[str, Figure]:
    return {"m": Figure(numerator=numerator, denominator=denominator)}


def why(measure: Measure, figure: Figure) -> str:
    return judge(indicator(measure), {measure.code: figure}, 2023, {}).why


def test_196_of_314_households_is_not_met_and_says_how_many_are_missing() -> None:
    judged = judge(indicator(ratio()), parts("196", "314"), 2023, {})
    assert judged.outcome is NOT_MET
    assert judged.why == "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 24 hộ."


def test_exactly_the_threshold_is_met() -> None:
    judged = judge(indicator(ratio()), parts("7", "10"), 2023, {})
    assert (judged.outcome, judged.why) == (MET, "17.8 đạt: 70 % ≥ 70 %.")


def test_69_996_per_cent_is_not_70_and_is_not_shown_as_70() -> None:
    judged = judge(indicator(ratio(unit="ha")), parts("69996", "100000"), 2023, {})
    assert judged.outcome is NOT_MET
    assert judged.why == "17.8 chưa đạt: 69,996 % < 70 %, còn thiếu 4 ha."


def test_99_96_per_cent_is_not_shown_as_100() -> None:
    assert shown_result(ratio(), Figure(numerator="2499", denominator="2500"), "70") == "99,96 %"
    assert shown_result(ratio(), Figure(numerator="2500", denominator="2500"), "70") == "100 %"
    assert shown_result(ratio(), Figure(numerator="1", denominator="9000"), "70") == "0,01 %"


def test_at_most_says_by_how_many_it_is_over() -> None:
    poor = ratio("13", "<=")
    assert judge(indicator(poor), parts("13", "100"), 2023, {}).outcome is MET
    judged = judge(indicator(poor), parts("50", "314"), 2023, {})
    assert judged.outcome is NOT_MET
    # 13 % of 314 are 40,82: with 40 it holds, so 10 are too many.
    assert judged.why == "17.8 chưa đạt: 15,9 % > 13 %, còn vượt 10 hộ."


def test_what_is_missing_in_kilometres_is_not_rounded_up_to_whole_ones() -> None:
    figure = Figure(numerator="12", denominator="19")
    assert why(ratio(unit="km"), figure).endswith("còn thiếu 1,3 km.")
    assert why(ratio(unit="hộ"), figure).endswith("còn thiếu 2 hộ.")


@pytest.mark.parametrize(
    "figure",
    [
        None,
        Figure(),
        Figure(numerator="5"),
        Figure(denominator="5"),
        Figure(numerator="-1", denominator="5"),
        Figure(value="chín mươi"),
    ],
)
@pytest.mark.parametrize("comparison", [">=", "<=", "="])
def test_a_missing_or_unreadable_figure_gives_no_data(
    figure: Figure | None, comparison: str
) -> None:
    judged = judge_measure(ratio("0", comparison), figure, 2023, {}, True)
    assert judged.outcome is NO_DATA
    assert judged.why


def test_an_unknown_threshold_gives_no_data_and_still_shows_the_result() -> None:
    judged = judge(indicator(ratio(None)), parts("196", "314"), 2023, {})
    assert judged.outcome is NO_DATA
    assert judged.why == "17.8 chưa có kết quả: 62,4 %, chưa biết mức đạt."


def test_a_total_of_zero_is_not_applicable_only_where_the_set_allows_it() -> None:
    for comparison in (">=", "<="):
        measure = ratio("0", comparison)
        assert outcome_of(indicator(measure), parts("0", "0"), 2023, {}) is NO_DATA
        assert outcome_of(indicator(measure, allowed=True), parts("0", "0"), 2023, {}) is (
            NOT_APPLICABLE
        )
    assert "tổng số bằng 0" in judge(indicator(ratio()), parts("0", "0"), 2023, {}).why


def test_a_ratio_whose_parts_are_not_known_is_judged_by_its_result() -> None:
    assert why(ratio(), Figure(value="62.4")) == "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 7,6 %."
    assert outcome_of(indicator(ratio()), {"m": Figure(value="70")}, 2023, {}) is MET


def test_the_parts_stand_over_a_result_typed_beside_them() -> None:
    both = Figure(value="90", numerator="196", denominator="314")
    assert outcome_of(indicator(ratio()), {"m": both}, 2023, {}) is NOT_MET


def test_a_plain_quotient_is_no_percentage() -> None:
    trees = Measure(
        "m", "", MeasureType.RATIO, "m²/người", per_cent=False, threshold=Threshold(">=", "2")
    )
    figure = Figure(numerator="125", denominator="100")
    assert why(trees, figure) == "17.8 chưa đạt: 1,25 < 2 m²/người, còn thiếu 75 m²."


def test_income_is_judged_by_the_threshold_of_its_year() -> None:
    income = Measure(
        "m",
        "",
        MeasureType.MONEY,
        "triệu đồng/người",
        threshold=Threshold(by_year=((2022, "39"), (2023, "42"))),
    )
    figures = {"m": Figure(value="40.5")}
    assert outcome_of(indicator(income), figures, 2022, {}) is MET
    judged = judge(indicator(income), figures, 2023, {})
    assert judged.why == (
        "17.8 chưa đạt: 40,5 < 42 triệu đồng/người, còn thiếu 1,5 triệu đồng/người."
    )
    assert outcome_of(indicator(income), figures, 2026, {}) is NO_DATA


def schools(denominator_base: str = "schools") -> Measure:
    cases = (
        ThresholdCase("schools", ">", "3", "70"),
        ThresholdCase("schools", "<=", "3", "50"),
    )
    return Measure(
        "m",
        "",
        MeasureType.RATIO,
        "trường",
        denominator_base=denominator_base,
        threshold=Threshold(cases=cases),
    )


def test_the_threshold_of_criterion_5_follows_the_number_of_schools() -> None:
    five = indicator(schools())
    assert outcome_of(five, parts("2", "3"), 2023, {}) is MET
    assert outcome_of(five, parts("2", "4"), 2023, {}) is NOT_MET
    # The commune's own total stands before the base figure of the year.
    assert outcome_of(five, parts("2", "4"), 2023, {"schools": "3"}) is NOT_MET
    assert outcome_of(indicator(schools("")), parts("2", "4"), 2023, {"schools": "3"}) is MET


def test_a_case_on_an_unknown_base_figure_leaves_the_threshold_unknown() -> None:
    figures = {"m": Figure(value="99")}
    assert outcome_of(indicator(schools()), figures, 2023, {}) is NO_DATA
    easier = replace(schools(), threshold=replace(schools().threshold, value="50"))
    assert outcome_of(indicator(easier), figures, 2023, {}) is NO_DATA
    assert outcome_of(indicator(easier), figures, 2023, {"schools": "3"}) is MET


def test_temporary_houses_must_be_none() -> None:
    houses = Measure("m", "", MeasureType.COUNT, "nhà", threshold=Threshold("<=", "0"))
    assert outcome_of(indicator(houses), {"m": Figure(value="0")}, 2023, {}) is MET
    assert why(houses, Figure(value="3")) == "17.8 chưa đạt: 3 > 0 nhà, còn vượt 3 nhà."


def test_levels_are_compared_by_their_place_on_the_scale() -> None:
    level = Measure(
        "m",
        "",
        MeasureType.LEVEL,
        levels=("Mức 1", "Mức 2", "Mức 3"),
        threshold=Threshold(">=", "Mức 2"),
    )
    assert outcome_of(indicator(level), {"m": Figure(value="Mức 3")}, 2023, {}) is MET
    assert why(level, Figure(value="Mức 1")) == "17.8 chưa đạt: mức “Mức 1” < mức “Mức 2”."
    assert outcome_of(indicator(level), {"m": Figure(value="Mức 9")}, 2023, {}) is NO_DATA


def test_yes_and_no_are_judged_and_anything_else_is_no_data() -> None:
    asked = Measure("m", "", MeasureType.YES_NO)
    for value, outcome in (("1", MET), ("0", NOT_MET), ("2", NO_DATA)):
        assert outcome_of(indicator(asked), {"m": Figure(value=value)}, 2023, {}) is outcome


def test_men_and_women_must_each_reach_the_level() -> None:
    measures = tuple(
        Measure(code, title, MeasureType.RATIO, "người", threshold=Threshold(">=", "60"))
        for code, title in (("total", "Chung"), ("male", "Nam"), ("female", "Nữ"))
    )
    both = indicator(*measures)
    figures = {
        "total": Figure(numerator="130", denominator="200"),
        "male": Figure(numerator="80", denominator="100"),
        "female": Figure(numerator="50", denominator="100"),
    }
    judged = judge(both, figures, 2023, {})
    assert judged.outcome is NOT_MET
    assert judged.why == "17.8 chưa đạt: Nữ: 50 % < 60 %, còn thiếu 10 người."
    del figures["female"]
    judged = judge(both, figures, 2023, {})
    assert (judged.outcome, judged.why) == (
        NO_DATA,
        "17.8 chưa có kết quả: Nữ: chưa nhập số liệu.",
    )
    del figures["total"]
    figures["male"] = Figure(numerator="1", denominator="100")
    assert outcome_of(both, figures, 2023, {}) is NOT_MET


@pytest.mark.parametrize(
    ("rule", "outcomes", "expected"),
    [
        ("all", [MET, NOT_APPLICABLE], MET),
        ("all", [NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE),
        ("all", [NOT_MET, NO_DATA], NOT_MET),
        ("all", [MET, NO_DATA], NO_DATA),
        ("all", [], NO_DATA),
        ("any", [NOT_MET, MET, NO_DATA], MET),
        ("any", [NOT_MET, NO_DATA], NO_DATA),
        ("any", [NOT_MET, NOT_MET], NOT_MET),
        ("at_least:2", [MET, MET, NO_DATA], MET),
        ("at_least:2", [MET, NOT_MET, NO_DATA], NO_DATA),
        ("at_least:2", [NOT_MET, NOT_MET, NO_DATA], NOT_MET),
        ("at_least:2", [MET, NOT_APPLICABLE, NOT_APPLICABLE], MET),
    ],
)
def test_rules_combine_measures(rule: str, outcomes: list[Outcome], expected: Outcome) -> None:
    assert combine(rule, outcomes) is expected


def test_an_unknown_rule_is_an_error_and_not_a_result() -> None:
    with pytest.raises(ValueError, match="most"):
        combine("most", [MET])


def test_what_was_stated_counts_and_a_difference_is_a_finding() -> None:
    assert outcome_of_record(None, NOT_MET) is NOT_MET
    assert outcome_of_record("met", NOT_MET) is MET
    assert disagrees("met", NOT_MET)
    assert not disagrees("met", MET)
    assert not disagrees("met", NO_DATA)
    assert not disagrees(None, NOT_MET)


# Properties

counts = st.integers(0, 3000)
decimals = st.builds(
    lambda digits, places: numbers.text_of((digits, places)),
    st.integers(0, 10**7),
    st.integers(0, 4),
)
comparisons = st.sampled_from([">=", "<=", "="])


@given(decimals, decimals, decimals, comparisons)
def test_the_outcome_is_that_of_exact_fractions(
    numerator: str, denominator: str, limit: str, comparison: str
) -> None:
    outcome = outcome_of(indicator(ratio(limit, comparison)), parts(numerator, denominator), 1, {})
    if Fraction(denominator) == 0:
        assert outcome is NO_DATA
        return
    value = Fraction(numerator) / Fraction(denominator) * 100
    met = {
        ">=": value >= Fraction(limit),
        "<=": value <= Fraction(limit),
        "=": value == Fraction(limit),
    }[comparison]
    assert outcome is (MET if met else NOT_MET)


@given(counts, st.integers(1, 3000), decimals)
def test_no_rounding_crosses_a_threshold(numerator: int, denominator: int, limit: str) -> None:
    value = Fraction(numerator * 100, denominator)
    shown = Fraction(numbers.percent_text(str(numerator), str(denominator), limit))
    for guard in (Fraction(limit), Fraction(0), Fraction(100)):
        assert (shown < guard, shown == guard) == (value < guard, value == guard)
    assert abs(shown - value) <= Fraction(1, 20)


@given(counts, st.integers(1, 3000), st.integers(1, 100), st.booleans())
def test_the_missing_number_is_enough_and_one_less_is_not(
    numerator: int, denominator: int, limit: int, at_most: bool
) -> None:
    measure = ratio(str(limit), "<=" if at_most else ">=")
    judged = judge(indicator(measure), parts(str(numerator), str(denominator)), 2023, {})
    if judged.outcome is not NOT_MET:
        return
    gap = int(judged.why.rpartition("còn ")[2].split()[1].replace(".", ""))
    step = -1 if at_most else 1
    enough = parts(str(numerator + step * gap), str(denominator))
    less = parts(str(numerator + step * (gap - 1)), str(denominator))
    assert outcome_of(indicator(measure), enough, 2023, {}) is MET
    assert outcome_of(indicator(measure), less, 2023, {}) is NOT_MET


@given(
    st.lists(st.sampled_from(list(Outcome)), min_size=1, max_size=5),
    st.sampled_from(["all", "any", "at_least:1", "at_least:2", "at_least:3"]),
    st.data(),
)
def test_a_missing_measure_never_counts_as_met(
    outcomes: list[Outcome], rule: str, data: st.DataObject
) -> None:
    """Were the missing ones not met instead, nothing that is met would stop being so."""
    filled = [NOT_MET if outcome is NO_DATA else outcome for outcome in outcomes]
    if combine(rule, outcomes) is MET:
        assert combine(rule, filled) is MET
    if rule == "all" and NO_DATA in outcomes:
        assert not combine(rule, outcomes).counts_as_met
    shuffled = data.draw(st.permutations(outcomes))
    assert combine(rule, shuffled) is combine(rule, outcomes)


@given(st.one_of(st.none(), decimals), st.one_of(st.none(), decimals), comparisons)
def test_the_sentence_is_there_whatever_is_typed(
    numerator: str | None, denominator: str | None, comparison: str
) -> None:
    for limit in (None, "70", "33.333"):
        asked = indicator(ratio(limit, comparison))
        figures = {"m": Figure(numerator=numerator, denominator=denominator)}
        judged = judge(asked, figures, 2023, {})
        assert judged.outcome is outcome_of(asked, figures, 2023, {})
        assert judged.why.startswith("17.8 ") and judged.why.endswith(".")
