"""The letters and words of results in an office's table: what its legend, custom or a person says.

Đ, C and K are what the grids of this program teach; elsewhere K is "không đạt" as often as "không
áp dụng". So a letter is read by the table's own legend, else guessed where the letters beside it
leave one meaning, else left to the person; no letter is met in one column and unread in another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ntm_desktop.domain import fields as typed
from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet, MeasureType
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.sheet_values import Cell, Grid
from ntm_desktop.services.writing_rules import may_be_not_applicable
from ntm_desktop.texts import sheets_foreign as texts

_LETTERS = ("c", "k")
_LONGEST = 40
_LEGEND = re.compile(texts.LEGEND, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ResultWord:
    """A word of result cells, in how many it stands, and the result that it means: "" where
    nobody can tell. ``shown``: as the table writes it first."""

    word: str
    shown: str
    count: int
    meaning: str


class Words:
    """What the words of the result cells of one table mean."""

    def __init__(
        self,
        grid: Grid,
        the_set: CriteriaSet,
        cells: Iterable[tuple[str, Cell]],
        said: Mapping[str, str],
    ) -> None:
        """``cells``: (code, cell) of every filled result; ``said``: word → result by a person."""
        self._set = the_set
        self._said = said
        self._legend = _legend(grid)
        shown: dict[str, str] = {}
        counted: Counter[str] = Counter()
        self._unread: set[str] = set()
        self._everywhere = False
        for code, cell in cells:
            word = word_of(cell)
            if not word:
                continue
            shown.setdefault(word, str(cell.value).strip())
            counted[word] += 1
            if word == "k" and not self._may_not_apply(code):
                self._everywhere = True
            if not self._is_figure(code, word):
                self._unread.add(word)
        self._there = frozenset(counted)
        asked = [one for one in counted if self._is_asked(one)]
        self.asked = tuple(
            ResultWord(one, shown[one], counted[one], self._meaning(one)) for one in sorted(asked)
        )
        self._known = {one.word: one.meaning for one in self.asked}

    def result(self, code: str, cell: Cell) -> str | None:
        """The stated result that a cell says; None where it is left to be read as a figure.

        Raises FieldError for a word that nobody told the meaning of.
        """
        word = word_of(cell)
        if word not in self._known:
            return _plain_result(word) if word else None
        if self._said.get(word):
            return self._said[word]
        if self._is_level(code, word):
            return None
        meaning = self._known[word]
        if meaning:
            return meaning
        if word not in _LETTERS and self._is_figure(code, word):
            return None
        raise FieldError(texts.unknown_word(str(cell.value).strip()))

    def _is_asked(self, word: str) -> bool:
        if word in self._said or word in self._legend:
            return True
        if _plain_result(word) is not None:
            return False
        return word in self._unread or (word in _LETTERS and self._has_met())

    def _meaning(self, word: str) -> str:
        found = self._said.get(word, self._legend.get(word))
        if found is not None:
            return found
        if word in _LETTERS and not self._has_met():
            return ""  # "có" and "không" stand in such tables too
        if word == "k" and (self._everywhere or "c" not in self._there):
            return ""  # beside Đ alone, or where every commune is judged, it may be "không đạt"
        return texts.GUESSED_RESULTS.get(word, "")

    def _has_met(self) -> bool:
        return any(_plain_result(one) == "met" and one != "x" for one in self._there)

    def _may_not_apply(self, code: str) -> bool:
        found = self._set.find(code)
        return found is not None and may_be_not_applicable(found)

    def _is_level(self, code: str, word: str) -> bool:
        found = self._set.assessable(code)
        return found is not None and any(
            one.type is MeasureType.LEVEL and word in map(fold, one.levels)
            for one in found.measures
        )

    def _is_figure(self, code: str, word: str) -> bool:
        found = self._set.assessable(code)
        if found is None or len(found.measures) != 1:
            return False
        try:
            typed.figure(found.measures[0], word)
        except FieldError:
            return False
        return True


def word_of(cell: Cell) -> str:
    """A cell's text without tone marks, "" where it holds a number, a sentence or nothing."""
    if not isinstance(cell.value, str) or cell.error or cell.no_value:
        return ""
    said = cell_texts.text_in(cell)
    if len(said) > _LONGEST or any(one.isdigit() for one in said):
        return ""
    return fold(" ".join(said.split()))


def _plain_result(word: str) -> str | None:
    try:
        return typed.result(word)
    except FieldError:
        return None


def _legend(grid: Grid) -> dict[str, str]:
    """What the sheet itself says of its letters; a letter that it says two things of is left."""
    found: dict[str, set[str]] = {}
    for cell in (cell for row in grid.rows for cell in row if isinstance(cell.value, str)):
        for letters, words in _LEGEND.findall(str(cell.value)):
            meaning = _plain_result(words) or "not_applicable"
            found.setdefault(fold(letters), set()).add(meaning)
    return {word: next(iter(one)) for word, one in found.items() if len(one) == 1}
