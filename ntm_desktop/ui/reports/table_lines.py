"""A table as lines of text with tab stops: each cell wrapped into the width of its column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ntm_desktop.reports.document import Table

GAP = 14


def widths_of(table: Table, room: int, gap: int, measure: Callable[[str], int]) -> list[int]:
    """Pixels of every column's text, so that the whole table is ``room`` wide.

    No column is narrower than its longest word, as far as such words are of a usual length; a
    table of many columns then is wider than the room.
    """
    whole = sum(table.widths)
    wanted = [int(room * share / whole) - gap for share in table.widths]
    most = max(1, room // 6)
    least = []
    for place, heading in enumerate(table.headings):
        texts = {heading, *(row[place] for row in table.rows)}
        words = {word for text in texts for word in text.split()}
        least.append(min(most, max(map(measure, words), default=1)))
    lacking = sum(max(0, low - width) for low, width in zip(least, wanted, strict=True))
    spare = sum(max(0, width - low) for low, width in zip(least, wanted, strict=True))
    part = min(1.0, lacking / spare) if spare else 0.0
    return [
        low if width <= low else width - int((width - low) * part)
        for low, width in zip(least, wanted, strict=True)
    ]


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
