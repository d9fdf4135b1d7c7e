"""Vietnamese text: the order of the alphabet, search without tone marks, units by code or name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}
# In the order of dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_UNIT_WORDS = ("xa", "thi tran", "huyen", "thon", "xom", "ban")

SortKey = tuple[tuple[str, ...], tuple[str, ...], str]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without tone marks and hooks, đ as d, blanks made single: what search compares.

    "Hoà" and "Hòa", composed and decomposed, are equal.
    """
    spread = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return " ".join("".join(c for c in spread if not unicodedata.combining(c)).split())


@lru_cache(maxsize=4096)
def sort_key(text: str) -> SortKey:
    """The place of a text in Vietnamese order: letters first, then tones, numbers by value.

    The tone belongs to the syllable, wherever its mark is written; punctuation does not count but
    in the end, so that the order is total.
    """
    letters: list[str] = []
    tones: list[str] = []
    for part in _PARTS.findall(unicodedata.normalize("NFC", text.casefold())):
        if part.isdecimal():
            digits = part.lstrip("0") or "0"
            letters.append(f"{len(digits):04}{digits}")
            tones.append("0")
            continue
        spread = unicodedata.normalize("NFD", part)
        toneless = "".join(c for c in spread if c not in _TONES)
        composed = unicodedata.normalize("NFC", toneless)
        letters.append("".join(_RANK.get(letter, letter) for letter in composed))
        tones.append(next((_TONES[c] for c in spread if c in _TONES), "0"))
    return tuple(letters), tuple(tones), text


def same_words(left: str, right: str) -> bool:
    """Equal but for case, blanks and where the tone mark is written; the tones themselves count."""
    return sort_key(left)[:2] == sort_key(right)[:2]


def matching_units(text: str, units: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The codes of the units (code, name) that a text names; more than one where it is not unique.

    An exact code, else a name with its tones, else a name without them; "xã", "thị trấn" and the
    like may stand before it in the text or be left out.
    """
    wanted = text.strip()
    if any(code == wanted for code, _ in units):
        return (wanted,)
    exact = tuple(code for code, name in units if same_words(name, wanted))
    if exact:
        return exact
    folded = fold(wanted)
    for bare in (False, True):
        asked = _bare(folded) if bare else folded
        found = tuple(
            code for code, name in units if (_bare(fold(name)) if bare else fold(name)) == asked
        )
        if found and asked:
            return found
    return ()


def _bare(folded: str) -> str:
    for word in _UNIT_WORDS:
        if folded.startswith(word + " "):
            return folded.removeprefix(word + " ")
    return folded
