"""Texts in the fonts of before Unicode: every Vietnamese letter, in both cases, comes out right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_desktop.domain.legacy_fonts import Encoding, encoding_of, to_unicode

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VOWELS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
    for tone in TONES
]
SMALL = [*VOWELS, "đ"]
PLAIN = "bcdghklmnpqrstvxz 0123456789.,()-"

# Written anew from the codes' own charts, byte by byte, as a second witness.
TCVN3_BYTES = {
    "ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE,
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9,
    "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6,
    "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB,
    "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1,
    "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6,
    "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE,
    "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4,
    "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9,
    "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE,
    "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9,
    "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_HAT_TONES = {
    "": "â",
    "\u0301": "á",
    "\u0300": "à",
    "\u0309": "å",
    "\u0303": "ã",
    "\u0323": "ä",
}
_VNI_BREVE_TONES = {
    "": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"
}  # fmt: skip
_VNI_ALONE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def in_tcvn3(text: str) -> str:
    return "".join(
        bytes((TCVN3_BYTES[letter],)).decode("cp1252") if letter in TCVN3_BYTES else letter
        for letter in text
    )


def in_vni(text: str) -> str:
    return "".join(map(_vni, text))


def _vni(letter: str) -> str:
    if letter.lower() != letter:
        return _vni(letter.lower()).upper()
    if letter in _VNI_ALONE:
        return _VNI_ALONE[letter]
    spread = unicodedata.normalize("NFD", letter)
    base, marks = spread[0], set(spread[1:])
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0302" in marks:
        return base + _VNI_HAT_TONES[tone]
    if "\u0306" in marks:
        return base + _VNI_BREVE_TONES[tone]
    if "\u031b" in marks:
        base = "ô" if base == "o" else "ö"
    return base + _VNI_TONES.get(tone, "")


def test_there_are_sixty_seven_letters_with_marks() -> None:
    assert len(TCVN3_BYTES) == 67 + 7
    assert {letter for letter in SMALL if not letter.isascii()} == {
        letter for letter in TCVN3_BYTES if letter == letter.lower()
    }


@pytest.mark.parametrize("letter", SMALL)
def test_every_letter_in_both_cases_comes_out_of_both_fonts(letter: str) -> None:
    capital = letter.upper()
    assert to_unicode(in_tcvn3(letter), ".VnTime") == letter
    assert to_unicode(in_tcvn3(letter), ".VnTimeH") == capital
    assert to_unicode(in_vni(letter), "VNI-Times") == letter
    assert to_unicode(in_vni(capital), "VNI-Times") == capital


@given(st.text(st.sampled_from([*SMALL, *PLAIN, *"ĂÂĐÊÔƠƯAEIOUY"])))
def test_any_text_goes_through_the_fonts_of_tcvn3(text: str) -> None:
    assert to_unicode(in_tcvn3(text), ".VnTime") == text


@given(st.text(st.sampled_from([*SMALL, *PLAIN, *(letter.upper() for letter in SMALL)])))
def test_any_text_goes_through_the_fonts_of_vni(text: str) -> None:
    assert to_unicode(in_vni(text), "VNI-Times") == text


def test_names_of_communes_as_offices_typed_them() -> None:
    assert to_unicode("X· Phóc Sen", ".VnTime") == "Xã Phúc Sen"
    assert to_unicode("Quèc To¶n", ".VnArial") == "Quốc Toản"
    assert to_unicode("Huyeän Quaûng Hoøa", "VNI-Times") == "Huyện Quảng Hòa"


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "", None, "Vntime"])
def test_other_fonts_are_left_as_they_are(font: str | None) -> None:
    assert encoding_of(font) is None
    assert to_unicode("µ¸ Hoµ aù", font) == "µ¸ Hoµ aù"


def test_only_the_name_of_the_font_tells() -> None:
    assert encoding_of(".VnTimeH") is Encoding.TCVN3
    assert encoding_of(".vnarial narrow") is Encoding.TCVN3
    assert encoding_of("VNI-Helve") is Encoding.VNI
