"""Records said in words: for previews, conflicts and the history."""

from pathlib import Path

import pytest

from ntm_desktop.domain.criteria import Measure, MeasureType
from ntm_desktop.domain.records import KINDS, FieldType
from ntm_desktop.services.describing import figure_text, lines_of, summary, title_of
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as texts

KEY = "assessment/01603/xa-2021-2025/17.8/2023-06/self"
RATIO = Measure("m", "Tỷ lệ", MeasureType.RATIO)


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return create_from_plan(tmp_path / "a.ntm", "quang-hoa-2023", "huyen")


def test_every_kind_and_every_field_has_its_words() -> None:
    assert set(texts.KINDS) == set(KINDS)
    names = {
        field.name
        for kind in KINDS.values()
        for field in kind.fields
        if field.type is not FieldType.FIGURES
    }
    assert names - texts.HIDDEN == set(texts.FIELDS)


def test_no_two_fields_of_a_kind_have_the_same_word() -> None:
    for kind in KINDS.values():
        labels = [texts.field_label(kind.name, field.name) for field in kind.fields]
        assert len(set(labels)) == len(labels), kind.name


def test_every_choice_of_a_field_has_its_word() -> None:
    choices = {
        (field.name, choice)
        for kind in KINDS.values()
        for field in kind.fields
        for choice in field.choices
    }
    assert choices <= set(texts.CHOICES)


def test_an_assessment_is_named_by_code_unit_round_and_speaker(book: Workbook) -> None:
    assert title_of(book, KEY) == "17.8 · Phúc Sen · kỳ 06/2023 · xã tự đánh giá"
    assert title_of(book, KEY.replace("self", "huyen")).endswith("kết luận của Ban Chỉ đạo")
    office = title_of(book, KEY.replace("self", "nong-nghiep"))
    assert office.endswith("Phòng Nông nghiệp và PTNT đánh giá")


def test_a_key_that_nobody_knows_is_shown_as_it_is(book: Workbook) -> None:
    assert title_of(book, "la/lung") == "la/lung"


def test_figures_are_said_with_the_measures_own_title(book: Workbook) -> None:
    body = '{"figures":{"m":{"denominator":"314","numerator":"196"}},"stated":"not_met"}'
    lines = [(line.label, line.value) for line in lines_of(book, KEY, body)]
    assert lines[0] == ("Kết quả ghi nhận", "Chưa đạt")
    assert lines[1][1] == "196/314 (62,4 %)"
    assert summary(book, KEY, None) == texts.DELETED


def test_a_share_is_never_shown_as_more_than_it_is() -> None:
    assert figure_text(RATIO, {"numerator": "9996", "denominator": "10000"}) == (
        "9.996/10.000 (99,96 %)"
    )
    assert figure_text(RATIO, {"numerator": "5", "denominator": "0"}) == "5/0"
    assert figure_text(RATIO, {"numerator": "5"}) == "5/…"
    assert figure_text(RATIO, {"value": "62.4"}) == "62,4 %"


def test_a_rate_per_person_is_its_value_and_no_bare_fraction() -> None:
    rate = Measure("m", "Diện tích", MeasureType.RATIO, "m²/người", per_cent=False)
    assert figure_text(rate, {"numerator": "261", "denominator": "129"}) == (
        "2,02 m²/người (261/129)"
    )
    assert figure_text(rate, {"numerator": "261", "denominator": "0"}) == "261/0"


def test_yes_and_no_are_words() -> None:
    yes_no = Measure("m", "Có", MeasureType.YES_NO)
    assert [figure_text(yes_no, {"value": value}) for value in "10"] == ["Có", "Không"]


def test_no_record_of_the_plan_is_said_in_the_programs_own_codes(book: Workbook) -> None:
    for key in sorted(book.store.heads()):
        said = title_of(book, key) + summary(book, key, book.store.value(key).body)
        for word in ("met_before", "achieve", "maintain", "commune", "office", "front", "{"):
            assert word not in said, (key, said)
