"""Vietnamese order, and search that ignores tone marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_desktop.domain.collation import fold, matching_units, same_words, sort_key


def test_letters_stand_in_vietnamese_order() -> None:
    ordered = ["An", "Ăn", "Ân", "Cao", "Dân", "Đại Sơn", "Em", "Êm", "Oanh", "Ôn", "Ơn", "Ưng"]
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_tones_stand_in_vietnamese_order_after_all_letters() -> None:
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ", "mai"]
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_numbers_in_names_are_ordered_by_value() -> None:
    assert sorted(["Xóm 10", "Xóm 2", "Xóm 1"], key=sort_key) == ["Xóm 1", "Xóm 2", "Xóm 10"]


def test_where_the_tone_mark_is_written_makes_no_difference() -> None:
    assert fold("Hoà Thuỵ") == fold("Hòa Thụy") == "hoa thuy"
    assert same_words("Hoà An", "hòa  an")
    assert not same_words("Hòa An", "Hoa An")


def test_d_with_stroke_is_found_by_d() -> None:
    assert fold("Đại Sơn") == "dai son"
    assert sort_key("Đại") > sort_key("Dẫn")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_text_are_one(form: str) -> None:
    text = unicodedata.normalize(form, "Quốc Toản")  # type: ignore[arg-type]
    assert fold(text) == "quoc toan"
    assert sort_key(text)[:2] == sort_key("Quốc Toản")[:2]


def test_tones_tell_apart_two_names_that_are_equal_without_them() -> None:
    units = (("1", "Quốc Toàn"), ("2", "Quốc Toản"))
    assert matching_units("Quốc Toản", units) == ("2",)
    assert matching_units("quoc toan", units) == ("1", "2")
    assert matching_units("", units) == ()
    assert matching_units("xã", units) == ()


@given(st.lists(st.text("aàáâấăặbdđeêệoôơộởuưữ 0123456789", max_size=8)))
def test_the_order_is_total_and_does_not_depend_on_the_start(words: list[str]) -> None:
    assert sorted(words, key=sort_key) == sorted(reversed(words), key=sort_key)


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
