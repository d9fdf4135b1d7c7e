"""The district's corrections of names and thresholds."""

from __future__ import annotations

import pytest

from ntm_desktop import paths
from ntm_desktop.domain.criteria import CriteriaSet, Indicator, Provenance, Threshold
from ntm_desktop.domain.overrides import (
    ThresholdOverride,
    Wording,
    apply,
)
from ntm_desktop.services.shipped.catalogue import load_catalogue

SOURCE = "Quyết định của tỉnh"


@pytest.fixture(scope="module")
def commune() -> CriteriaSet:
    return load_catalogue(paths.assets()).set("xa-2021-2025")


@pytest.fixture(scope="module")
def village() -> CriteriaSet:
    return load_catalogue(paths.assets()).set("xom-2022-2025")


def indicator(criteria_set: CriteriaSet, code: str) -> Indicator:
    found = criteria_set.assessable(code)
    assert found is not None
    return found


def threshold(criteria_set: CriteriaSet, code: str, measure: str = "m") -> Threshold:
    found = indicator(criteria_set, code).measure(measure)
    assert found is not None
    return found.threshold


def test_a_corrected_name_shows_its_source_and_whether_it_was_checked(
    commune: CriteriaSet,
) -> None:
    checked, _ = apply(commune, {"1.1": Wording("Tên mới", SOURCE, True)}, {})
    assert indicator(checked, "1.1").title == "Tên mới"
    assert indicator(checked, "1.1").provenance == Provenance("district", SOURCE, True)
    assert indicator(checked, "1.1").provenance.checked
    unchecked, _ = apply(commune, {"1.1": Wording("Tên mới", SOURCE)}, {})
    assert not indicator(unchecked, "1.1").provenance.checked


def test_an_unknown_threshold_becomes_known(commune: CriteriaSet) -> None:
    assert not threshold(commune, "2.1").known
    corrected, _ = apply(commune, {}, {("2.1", "m"): ThresholdOverride(value="90", source=SOURCE)})
    assert threshold(corrected, "2.1") == Threshold(
        ">=", "90", provenance=Provenance("district", SOURCE)
    )


def test_the_districts_value_replaces_conditions_and_years(commune: CriteriaSet) -> None:
    corrected, _ = apply(
        commune,
        {},
        {
            ("5", "muc_1"): ThresholdOverride(value="60"),
            ("10", "m"): ThresholdOverride(by_year={"2023": "41", "năm": "1"}),
        },
    )
    assert threshold(corrected, "5", "muc_1").cases == ()
    assert threshold(corrected, "5", "muc_1").value == "60"
    assert threshold(corrected, "5", "toi_thieu") == threshold(commune, "5", "toi_thieu")
    assert threshold(corrected, "10").by_year == ((2023, "41"),)


def test_a_confirmation_without_a_value_keeps_the_shipped_one(commune: CriteriaSet) -> None:
    corrected, _ = apply(commune, {}, {("5", "muc_1"): ThresholdOverride(checked=True)})
    assert threshold(corrected, "5", "muc_1").cases == threshold(commune, "5", "muc_1").cases
    assert threshold(corrected, "5", "muc_1").provenance.checked


def test_a_comparison_can_be_corrected_alone(commune: CriteriaSet) -> None:
    corrected, _ = apply(commune, {}, {("11", "m"): ThresholdOverride(comparison="=")})
    assert (threshold(corrected, "11").comparison, threshold(corrected, "11").value) == ("=", "13")


def test_conditions_are_corrected_like_indicators(commune: CriteriaSet) -> None:
    corrected, _ = apply(commune, {}, {("satisfaction", "m"): ThresholdOverride(value="85")})
    assert threshold(corrected, "satisfaction").value == "85"


def test_a_shared_code_renames_the_criterion_only_where_both_had_one_name(
    commune: CriteriaSet, village: CriteriaSet
) -> None:
    renamed, _ = apply(commune, {"10": Wording("Thu nhập bình quân")}, {})
    criterion = renamed.criterion_of("10")
    assert criterion is not None
    assert (criterion.title, criterion.indicators[0].title) == ("Thu nhập", "Thu nhập bình quân")
    road = apply(village, {"1": Wording("Đường xóm")}, {})[0].criterion_of("1")
    assert road is not None
    assert (road.title, road.indicators[0].title) == ("Đường xóm", "Đường xóm")


def test_codes_that_the_set_lacks_change_nothing_and_are_named(commune: CriteriaSet) -> None:
    wordings = {"17.99": Wording("Lạ"), "1.1": Wording("Tên mới")}
    thresholds = {
        ("17", "m"): ThresholdOverride(value="1"),
        ("2.1", "x"): ThresholdOverride(value="1"),
        ("2.1", "m"): ThresholdOverride(value="90"),
    }
    corrected, unknown = apply(commune, wordings, thresholds)
    assert unknown == ("17 m", "17.99", "2.1 x")
    known, _ = apply(commune, {"1.1": wordings["1.1"]}, {("2.1", "m"): thresholds["2.1", "m"]})
    assert corrected == known


def test_without_corrections_the_set_is_the_shipped_one(commune: CriteriaSet) -> None:
    assert apply(commune, {}, {}) == (commune, ())


def test_the_corrected_set_finds_its_own_indicators_by_code(commune: CriteriaSet) -> None:
    corrected, _ = apply(commune, {"17.6": Wording("Tên mới")}, {})
    assert corrected.find("17.6") is next(i for i in corrected.indicators() if i.code == "17.6")
    shipped = commune.find("17.6")
    assert shipped is not None
    assert shipped.title != "Tên mới"
