"""The shipped criteria sets hold what the decisions and the reference say."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.domain.criteria import CriteriaSet, Indicator, Measure, MeasureType
from ntm_desktop.domain.revisions import is_decimal_text
from ntm_desktop.services.shipped.catalogue import (
    Catalogue,
    UnknownPlan,
    UnknownSet,
    load_catalogue,
)
from ntm_desktop.texts import catalogue as words

COMMUNE = "xa-2021-2025"
ADVANCED = "xa-nang-cao-2021-2025"
DISTRICT = "huyen-2021-2025"
VILLAGE = "xom-2022-2025"
MODEL_VILLAGE = "xom-kieu-mau-2022-2025"
REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "domain"
REFERENCE_FILES = {
    COMMUNE: "commune_2021_2025.tsv",
    ADVANCED: "commune_advanced_2021_2025.tsv",
    DISTRICT: "district_2021_2025.tsv",
    VILLAGE: "village_2022_2025.tsv",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(paths.assets())


def every_measure(criteria_set: CriteriaSet) -> list[tuple[Indicator, Measure]]:
    indicators = [*criteria_set.indicators(), *criteria_set.conditions]
    return [(indicator, measure) for indicator in indicators for measure in indicator.measures]


def measure_of(catalogue: Catalogue, code: str, measure: str = "m") -> Measure:
    indicator = catalogue.set(COMMUNE).assessable(code)
    assert indicator is not None
    found = indicator.measure(measure)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("set_id", "criteria", "indicators", "conditions"),
    [(COMMUNE, 19, 57, 3), (ADVANCED, 19, 75, 3), (DISTRICT, 9, 36, 5), (VILLAGE, 16, 16, 0)],
)
def test_a_set_holds_as_many_criteria_and_indicators_as_its_decision(
    catalogue: Catalogue, set_id: str, criteria: int, indicators: int, conditions: int
) -> None:
    criteria_set = catalogue.set(set_id)
    assert len(criteria_set.criteria) == criteria
    assert len(list(criteria_set.indicators())) == indicators
    assert len(criteria_set.conditions) == conditions


def test_every_set_is_known_by_its_id_and_no_other(catalogue: Catalogue) -> None:
    assert catalogue.ids() == tuple(sorted((COMMUNE, ADVANCED, DISTRICT, VILLAGE, MODEL_VILLAGE)))
    with pytest.raises(UnknownSet) as refused:
        catalogue.set("xa-2026-2030")
    assert str(refused.value) == words.unknown_set("xa-2026-2030")
    with pytest.raises(UnknownPlan):
        catalogue.plan("trung-khanh-2023")


def test_a_set_is_read_once(catalogue: Catalogue) -> None:
    assert catalogue.set(COMMUNE) is catalogue.set(COMMUNE)


@pytest.mark.parametrize("set_id", [COMMUNE, ADVANCED, DISTRICT, VILLAGE])
def test_every_threshold_is_in_one_spelling_and_an_unknown_one_is_marked_so(
    catalogue: Catalogue, set_id: str
) -> None:
    for indicator, measure in every_measure(catalogue.set(set_id)):
        threshold = measure.threshold
        place = f"{indicator.code} {measure.code}"
        assert threshold.known == (threshold.provenance.status != "unknown"), place
        if measure.type is MeasureType.LEVEL:
            assert threshold.value in measure.levels, place
            continue
        numbers = [value for _, value in threshold.by_year]
        numbers += [text for case in threshold.cases for text in (case.limit, case.value)]
        numbers += [] if threshold.value is None else [threshold.value]
        assert all(is_decimal_text(number) for number in numbers), place


@pytest.mark.parametrize("set_id", [COMMUNE, ADVANCED, DISTRICT, VILLAGE])
def test_names_and_thresholds_are_those_of_the_reference(catalogue: Catalogue, set_id: str) -> None:
    if not REFERENCE.is_dir():
        pytest.skip("the reference is not beside the checkout")
    criteria_set = catalogue.set(set_id)
    head, *lines = (REFERENCE / REFERENCE_FILES[set_id]).read_text("utf-8").splitlines()
    for line in lines:
        row = dict(zip(head.split("\t"), line.split("\t"), strict=True))
        found = criteria_set.find(row["code"])
        heading = row["kind"] == "criterion"
        indicator = None if heading else criteria_set.assessable(row["code"])
        shown = found if heading else indicator
        assert shown is not None, row["code"]
        assert shown.title == unicodedata.normalize("NFC", row["name_vi"]), row["code"]
        assert shown.provenance.status == row["name_from"], row["code"]
        if indicator is None or row["kind"] == "boolean":
            continue
        thresholds = [measure.threshold for measure in indicator.measures]
        if row["threshold_from"] == "unknown":
            assert any(not threshold.known for threshold in thresholds), row["code"]
        elif row["threshold"].replace(".", "").isdigit():
            assert row["threshold"] in [threshold.value for threshold in thresholds], row["code"]
        assert row["comparison"] in [threshold.comparison for threshold in thresholds], row["code"]


def test_schools_have_a_threshold_by_their_number_and_a_floor_for_all(
    catalogue: Catalogue,
) -> None:
    level_one = measure_of(catalogue, "5", "muc_1")
    cases = [(c.base_figure, c.comparison, c.limit, c.value) for c in level_one.threshold.cases]
    assert cases == [("schools", ">", "3", "70"), ("schools", "<=", "3", "50")]
    assert level_one.denominator_base == "schools"
    assert measure_of(catalogue, "5", "toi_thieu").threshold.value == "100"


@pytest.mark.parametrize("code", ["12.1", "12.2", "14.2", "15.1"])
def test_men_and_women_are_measured_apart_where_the_rule_says_so(
    catalogue: Catalogue, code: str
) -> None:
    indicator = catalogue.set(COMMUNE).assessable(code)
    assert indicator is not None
    assert [measure.code for measure in indicator.measures] == ["total", "male", "female"]
    assert indicator.rule == "all"
    assert len({measure.threshold.value for measure in indicator.measures}) == 1
    assert len({measure.denominator for measure in indicator.measures}) == 3


def test_income_is_measured_by_year_and_poverty_at_most(catalogue: Catalogue) -> None:
    income = measure_of(catalogue, "10")
    assert (income.type, income.unit) == (MeasureType.MONEY, "triệu đồng/người/năm")
    assert dict(income.threshold.by_year)[2023] == "42"
    poverty = measure_of(catalogue, "11")
    assert (poverty.threshold.comparison, poverty.threshold.value) == ("<=", "13")


def test_makeshift_houses_must_be_none(catalogue: Catalogue) -> None:
    houses = measure_of(catalogue, "9.1")
    assert (houses.type, houses.threshold.comparison, houses.threshold.value) == (
        MeasureType.COUNT,
        "<=",
        "0",
    )


def test_two_streams_of_17_are_two_ratios_and_green_land_is_no_percentage(
    catalogue: Catalogue,
) -> None:
    water = catalogue.set(COMMUNE).assessable("17.1")
    assert water is not None
    assert [measure.threshold.value for measure in water.measures] == ["30", None]
    waste = catalogue.set(COMMUNE).assessable("17.7")
    assert waste is not None
    assert [measure.threshold.value for measure in waste.measures] == ["100", "100"]
    assert measure_of(catalogue, "17.4").per_cent is False


def test_only_what_the_texts_say_if_any_may_be_not_applicable(catalogue: Catalogue) -> None:
    allowed = {
        (set_id, indicator.code)
        for set_id in catalogue.ids()
        for indicator in catalogue.set(set_id).indicators()
        if indicator.not_applicable_allowed
    }
    assert allowed == {(COMMUNE, "13.4"), (ADVANCED, "17.9"), (DISTRICT, "2.4")}


def test_bands_and_the_revocation_rule_come_with_the_set(catalogue: Catalogue) -> None:
    commune = catalogue.set(COMMUNE)
    assert [band.code for band in commune.bands] == ["19", "15-18", "10-14", "5-9", "0-4"]
    assert commune.revocation is not None
    titles = [commune.criterion_of(code) for code in commune.revocation.key_criteria]
    assert [criterion.title for criterion in titles if criterion] == [
        "Thu nhập",
        "Môi trường và an toàn thực phẩm",
        "Quốc phòng và An ninh",
    ]
    assert (commune.revocation.low_share, commune.revocation.high_share) == (30, 50)


def test_the_names_of_the_village_set_are_all_marked_unchecked(catalogue: Catalogue) -> None:
    village = catalogue.set(VILLAGE)
    assert not any(criterion.provenance.checked for criterion in village.criteria)
    assert not any(indicator.provenance.checked for indicator in village.indicators())


@pytest.mark.parametrize("set_id", [COMMUNE, ADVANCED, DISTRICT, VILLAGE])
def test_measures_offer_base_figures_that_exist(catalogue: Catalogue, set_id: str) -> None:
    known = {figure.code for figure in catalogue.base_figures()} | {""}
    for _, measure in every_measure(catalogue.set(set_id)):
        assert {measure.numerator_base, measure.denominator_base} <= known


def test_the_digest_follows_the_content_of_the_sets_alone(tmp_path: Path) -> None:
    shutil.copytree(paths.assets() / "criteria", tmp_path / "criteria")
    copied = load_catalogue(tmp_path)
    assert copied.digest() == load_catalogue(paths.assets()).digest()
    table = tmp_path / "criteria" / VILLAGE / "measures.tsv"
    table.write_text(table.read_text("utf-8") + "\n", "utf-8")
    assert copied.digest() != load_catalogue(paths.assets()).digest()


def test_the_set_of_model_villages_is_known_by_name_and_no_line_of_it_is_made_up(
    catalogue: Catalogue,
) -> None:
    model = catalogue.set(MODEL_VILLAGE)
    assert (model.level, model.grade, model.open) == ("village", "model", True)
    assert (model.criteria, model.conditions) == ((), ())
    assert "chưa có văn bản" in model.provenance.note
    assert not catalogue.set(VILLAGE).open
