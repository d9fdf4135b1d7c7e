"""Vietnamese typed in the fonts of before Unicode, as Unicode: TCVN3 (.VnTime) and VNI.

In these fonts a letter is drawn in the place of another one of the western code page, so only the
name of the font tells that "Hoµ" says "Hoà". Pure tables, after TCVN 5712:1993 (its one-byte form,
as the .Vn fonts use it) and the VNI for Windows code.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Encoding(StrEnum):
    """The two that the offices used."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_UNICODE = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ĂÂĐÊÔƠƯ"
)  # fmt: skip
_DRAWN = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ"
    "¡¢§£¤¥¦"
)  # fmt: skip
_TCVN3 = str.maketrans(_DRAWN, _UNICODE)

# VNI writes a vowel and, behind it, its hat and tone; a few letters stand alone.
_HATS = {"â": "\u0302", "ê": "\u0306"}
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_HAT_AND_TONE = {
    "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_MARKS = {**_HATS, **_TONES, **_HAT_AND_TONE}
_ALONE = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì"}
_PAIR = re.compile(r"[aeouyôöAEOUYÔÖ][" + "".join(_MARKS) + "".join(_MARKS).upper() + "]")


def encoding_of(font: str | None) -> Encoding | None:
    """The encoding that a font's name tells: ".VnTime", "VNI-Times"; None for any other."""
    name = (font or "").strip().casefold()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if name.startswith(("vni-", "vni ")) else None


def to_unicode(text: str, font: str | None) -> str:
    """A cell's text in NFC as it is read in its font; unchanged for any other font.

    A .Vn font whose name ends in "H" draws small letters as capitals.
    """
    encoding = encoding_of(font)
    if encoding is Encoding.TCVN3:
        found = text.translate(_TCVN3)
        capitals = str(font).strip().endswith("H")
        return unicodedata.normalize("NFC", found.upper() if capitals else found)
    if encoding is Encoding.VNI:
        return _from_vni(text)
    return text


def _from_vni(text: str) -> str:
    found: list[str] = []
    place = 0
    while place < len(text):
        pair = _PAIR.match(text, place)
        if pair is None or not _belongs(pair.group()):
            found.append(_alone(text[place]))
            place += 1
            continue
        vowel, mark = text[place], text[place + 1]
        found.append(_alone(vowel) + _MARKS[mark.casefold()])
        place += 2
    return unicodedata.normalize("NFC", "".join(found))


def _belongs(pair: str) -> bool:
    """Whether the mark can stand on the vowel: a breve on "a" alone, hats on "a", "e", "o"."""
    vowel, mark = pair[0].casefold(), _MARKS[pair[1].casefold()]
    if "\u0306" in mark:
        return vowel == "a"
    return "\u0302" not in mark or vowel in "aeo"


def _alone(letter: str) -> str:
    small = _ALONE.get(letter.casefold())
    if small is None:
        return letter
    return small if letter == letter.casefold() else small.upper()
