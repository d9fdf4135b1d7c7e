"""How much room words take on paper, without asking a font: close enough to lay out rows.

Widths are those that Times, and what is made to stand in for it, gives its letters.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ntm_desktop.reports.document import Table

# Thousandths of the size of the letters.
_WIDTHS = {
    width: letters
    for width, letters in (
        (200, "'"),
        (250, " .,\N{NO-BREAK SPACE}"),
        (278, "ijlt/:;\\"),
        (333, "frI()-[]!"),
        (389, "sJ"),
        (444, "acez?"),
        (556, "PSF"),
        (611, "ELTZ+=<>"),
        (667, "BCR"),
        (722, "wADGHKNOQUVXY" + chr(0x110)),
        (778, "m&"),
        (833, "%"),
        (944, "MW"),
        (1000, "…—@"),
    )
}
_OF_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER, _WIDER = 500, 1000  # digits and most small letters; letters of far-away writings
_BOLD = 1.07
_SAFE = 1.03  # programs set the same words a little differently
_WIDEST_WORD = 0.35  # of the page: a column is not made wider than that for one long word


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Points that a line of text takes."""
    return _thousandths(text) * size / 1000 * (_BOLD if bold else 1)


@lru_cache(maxsize=8192)
def _thousandths(text: str) -> int:
    return sum(_of(letter) for letter in text)


@lru_cache(maxsize=1024)
def _of(letter: str) -> int:
    parts = unicodedata.normalize("NFD", letter)
    base, horn = parts[0], 60 if "\N{COMBINING HORN}" in parts else 0
    return _OF_LETTER.get(base, _OTHER if ord(base) < 0x2500 else _WIDER) + horn


def broken(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The text in lines of at most so many points, broken at its blanks; a word that is longer is
    broken within."""
    room = max(width / _SAFE / size * 1000 / (_BOLD if bold else 1), _WIDER)
    blank = _of(" ")
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for word in part.split(" "):
            taken = _thousandths(word)
            if line and used + blank + taken <= room:
                line, used = f"{line} {word}", used + blank + taken
                continue
            if line:
                lines.append(line)
            while taken > room:
                fitting = max(int(len(word) * room / taken), 1)
                lines.append(word[:fitting])
                word = word[fitting:]
                taken = _thousandths(word)
            line, used = word, float(taken)
        lines.append(line)
    return lines


def lines_in(text: str, size: float, width: float, bold: bool = False) -> int:
    """How many lines a text takes in a cell whose lines have so many points."""
    if "\n" not in text and width_of(text, size, bold) * _SAFE <= width:
        return 1
    return len(broken(text, size, width, bold))


def column_widths(table: Table, width: float, size: float, beside: float) -> tuple[float, ...]:
    """Points of each column: the table's shares, but no column narrower than its longest word.

    ``beside``: points that a cell keeps free left and right of its words, together.
    """
    whole = sum(table.widths)
    shares = [width * share / whole for share in table.widths]
    needs = [
        min(_longest(table, at, size) * _SAFE + beside, width * _WIDEST_WORD)
        for at in range(len(shares))
    ]
    if sum(needs) >= width:
        return tuple(need * width / sum(needs) for need in needs)
    fixed: set[int] = set()
    while True:
        free = width - sum(needs[at] for at in fixed)
        loose = sum(share for at, share in enumerate(shares) if at not in fixed)
        found = [
            needs[at] if at in fixed else free * share / loose for at, share in enumerate(shares)
        ]
        narrow = {at for at, need in enumerate(needs) if found[at] < need - 0.01} - fixed
        if not narrow:
            return tuple(found)
        fixed |= narrow


def _longest(table: Table, at: int, size: float) -> float:
    words = {word for row in table.rows for word in row[at].split()}
    of_heading = (width_of(word, size, True) for word in table.headings[at].split())
    return max((*of_heading, *(width_of(word, size) for word in words)), default=0.0)


def tallest(cells: Sequence[str], widths: Sequence[float], size: float, beside: float) -> int:
    """Lines of the tallest cell of a row."""
    return max(
        (lines_in(text, size, width - beside) for text, width in zip(cells, widths, strict=True)),
        default=1,
    )


def pages_filled(lines: int, size: float, height: float) -> float:
    """How many pages of that height, in points, so many lines of a table take."""
    return lines * math.ceil(size * 1.2) / height
