"""What people type into fields becomes one canonical value, or a sentence that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_desktop.domain import fields, numbers
from ntm_desktop.domain.criteria import Figure, Measure, MeasureType
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.revisions import is_decimal_text

RATIO = Measure("m", "", MeasureType.RATIO, "hộ")
COUNT = Measure("m", "", MeasureType.COUNT, "nhà")
SCORE = Measure("m", "", MeasureType.SCORE, "điểm", maximum="100")
LEVEL = Measure("m", "", MeasureType.LEVEL, levels=("Hoàn thành", "Hoàn thành tốt"))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("62,4", "62.4"),
        ("62.4", "62.4"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234", "1234"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,234", "1.234"),
        (",5", "0.5"),
        ("007", "7"),
        ("70,00", "70"),
        (" 314 ", "314"),
        ("-0", "0"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(typed: str, value: str) -> None:
    assert fields.number(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "abc",
        "12.34.5",
        "1.23,4,5",
        "5.",
        "1e5",
        "--5",
        "-5",
        "62,4 %",
        "٣",
        "1" * 25,
        "∞",
    ],
)
def test_what_is_no_number_gets_a_sentence(typed: str) -> None:
    with pytest.raises(FieldError) as caught:
        fields.number(typed)
    assert caught.value.sentence.endswith(".")


def test_a_count_takes_no_fraction() -> None:
    assert fields.number("12,0", whole=True) == "12"
    with pytest.raises(FieldError, match="số nguyên"):
        fields.number("12,5", whole=True)


@pytest.mark.parametrize("typed", ["62,4 %", "62,4%", "62.4", " 62,40 % "])
def test_a_percentage_may_carry_its_sign(typed: str) -> None:
    assert fields.percent(typed) == "62.4"


def test_a_ratio_is_two_numbers() -> None:
    assert fields.ratio("196/314") == ("196", "314")
    assert fields.ratio("1.234,5 / 2.000") == ("1234.5", "2000")
    for typed in ("196", "1/2/3", "a/b", "/314"):
        with pytest.raises(FieldError):
            fields.ratio(typed)


@pytest.mark.parametrize(
    "typed", ["08/06/2023", "8/6/2023", "8-6-2023", "8.6.2023", "2023-06-08", " 8 / 6 / 2023 "]
)
def test_days_are_read_day_first(typed: str) -> None:
    assert fields.date(typed) == "2023-06-08"
    assert fields.date_shown("2023-06-08") == "08/06/2023"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2023", "lịch"),
        ("29/02/2023", "lịch"),
        ("13/13/2023", "lịch"),
        ("08/06/23", "bốn chữ số"),
        ("hôm qua", "không phải là ngày"),
        ("01/01/0001", "không phải là ngày"),
        ("", "Chưa nhập"),
    ],
)
def test_a_day_that_is_none_is_refused(typed: str, said: str) -> None:
    with pytest.raises(FieldError, match=said):
        fields.date(typed)


@pytest.mark.parametrize("typed", ["Có", "co", "CÓ", "x", "1", "Đạt", "đạt", "✓"])
def test_yes_in_many_spellings(typed: str) -> None:
    assert fields.yes_no(typed) == "1"


@pytest.mark.parametrize("typed", ["Không", "khong", "0", "Chưa đạt", "ko"])
def test_no_in_many_spellings(typed: str) -> None:
    assert fields.yes_no(typed) == "0"


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(FieldError, match="có"):
        fields.yes_no("có lẽ")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Đạt", "met"),
        ("chưa đạt", "not_met"),
        ("Chua dat", "not_met"),
        ("Không đạt", "not_met"),
        ("KHÔNG ÁP DỤNG", "not_applicable"),
        ("not_applicable", "not_applicable"),
    ],
)
def test_results_are_read_in_words(typed: str, word: str) -> None:
    assert fields.result(typed) == word


def test_a_result_that_is_none_is_refused() -> None:
    with pytest.raises(FieldError):
        fields.result("gần đạt")


def test_a_level_is_read_without_tone_marks_but_not_by_its_beginning() -> None:
    assert fields.level("hoan thanh tot", LEVEL.levels) == "Hoàn thành tốt"
    with pytest.raises(FieldError, match="Hoàn thành, Hoàn thành tốt"):
        fields.level("hoàn", LEVEL.levels)


def test_a_figure_is_read_by_the_type_of_its_measure() -> None:
    assert fields.figure(RATIO, "196/314") == Figure(numerator="196", denominator="314")
    assert fields.figure(RATIO, "62,4 %") == Figure(value="62.4")
    assert fields.figure(COUNT, "3") == Figure(value="3")
    assert fields.figure(LEVEL, "hoàn thành") == Figure(value="Hoàn thành")
    assert fields.figure(SCORE, "100") == Figure(value="100")
    for measure, typed in ((COUNT, "2,5"), (SCORE, "101"), (COUNT, "1/2")):
        with pytest.raises(FieldError):
            fields.figure(measure, typed)


UNITS = (("01603", "Phúc Sen"), ("01474", "Quốc Toản"), ("01900", "Hòa An"), ("01901", "Hoa An"))


def test_a_unit_is_named_by_code_or_name() -> None:
    for typed in ("01603", "Phúc Sen", "phuc sen", "xã Phúc Sen", "PHÚC  SEN"):
        assert fields.unit(typed, UNITS) == "01603"
    assert fields.unit("Hoà An", UNITS) == "01900"


def test_a_unit_that_is_unknown_or_not_unique_is_refused() -> None:
    with pytest.raises(FieldError, match="Không có đơn vị"):
        fields.unit("Phúc", UNITS)
    with pytest.raises(FieldError, match="01900"):
        fields.unit("hỏa an", UNITS)


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_what_the_program_shows_is_read_back_as_the_same_number(digits: int, places: int) -> None:
    value = numbers.text_of((digits, places))
    assert fields.number(numbers.vietnamese(value)) == value
    assert fields.number(value.replace(".", ",")) == value


@given(st.text(max_size=12) | st.text("0123456789.,- %/", max_size=12))
def test_any_text_gives_a_canonical_number_or_a_sentence(typed: str) -> None:
    try:
        value = fields.number(typed)
    except FieldError as error:
        assert error.sentence
    else:
        assert is_decimal_text(value)
