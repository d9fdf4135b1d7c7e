"""A table as lines of text with tab stops: each cell wrapped into the width of its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ntm_desktop.reports.document import Table

GAP = 14


def widths_of(table: Table, room: int, gap: int) -> list[int]:
    """Pixels of every column's text so that the whole table is ``room`` wide."""
    whole = sum(table.widths)
    return [max(1, int(room * share / whole) - gap) for share in table.widths]


def stops_of(table: Table, widths: Sequence[int], edge: int, gap: int) -> list[str]:
    """Tab stops, one a column: of numbers at their right end, of others at their left."""
    stops: list[str] = []
    left = edge
    for place, width in enumerate(widths):
        if place in table.numbers:
            stops += [str(left + width), "right"]
        else:
            stops += [str(left), "left"]
        left += width + gap
    return stops


def lines_of(
    cells: Sequence[str], widths: Sequence[int], measure: Callable[[str], int]
) -> list[str]:
    """The lines of one row; every cell begins with a tab."""
    columns = [wrapped(text, width, measure) for text, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    return [
        "".join("\t" + (column[at] if at < len(column) else "") for column in columns)
        for at in range(height)
    ]


def wrapped(text: str, width: int, measure: Callable[[str], int]) -> list[str]:
    """The lines of a text in that width; a word that is wider is broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if measure(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            while measure(word) > width and len(word) > 1:
                cut = _fitting(word, width, measure)
                lines.append(word[:cut])
                word = word[cut:]
            line = word
        lines.append(line)
    return lines


def _fitting(word: str, width: int, measure: Callable[[str], int]) -> int:
    cut = len(word) - 1
    while cut > 1 and measure(word[:cut]) > width:
        cut -= 1
    return cut
