"""What each office still has before it: communes × indicators not met, not known, not judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_table import Panel, panels
from ntm_desktop.reports.charts_values import Duties, OfficeRow
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Colour and hatch of: not met, nothing recorded, judged by the commune alone.
LOOKS = (
    (frame.NOT_MET_CELL, ""),
    ("white", frame.NO_DATA_HATCH),
    ("#C9E1F2", "...."),
)
LOWEST = 0.15  # inches a row: below that nobody reads it
HEADS = (texts.OFFICES_FAILING, texts.OFFICES_UNKNOWN, texts.OFFICES_UNJUDGED)


def offices(duties: Duties, note: frame.ChartNote, figure: Figure | None = None) -> Figure:
    """A row an office, most unmet first; the three numbers stand at the end of each row."""
    rows = sorted(duties.rows, key=lambda row: (-row.failing, -row.left))
    with frame.drawing(figure) as drawn:
        page = frame.open_page(
            drawn, _finding(duties), _subtitle(duties), note, _legend() if rows else ()
        )
        if not rows:
            return drawn
        size = page.size(9)
        column = max(
            *(frame.text_width(words, size * 0.9) for words in HEADS),
            frame.text_width("99.999", size, bold=True),
        )
        column += 0.12
        shown = _at_most(rows, int((page.top - page.bottom - size / 72 * 5.4) / LOWEST))
        made = panels(
            page, shown, above=size / 72 * 1.8, below=size / 72 * 3.6, beside=3 * column + 0.05
        )
        longest = max(1, *(row.left for row in shown))
        for panel in made:
            _bars(panel, longest)
            _numbers(panel, column, size)
            panel.axes.set_xlabel(texts.OFFICES_AXIS, size=size, color=frame.INK)
            panel.axes.tick_params(axis="x", labelsize=page.size(8), colors=frame.INK)
        return drawn


def _at_most(rows: Sequence[OfficeRow], most: int) -> list[OfficeRow]:
    """As many offices as stay readable, the last ones of very many put together."""
    if len(rows) <= most:
        return list(rows)
    kept, rest = rows[: most - 1], rows[most - 1 :]
    failing, unknown, unjudged = (sum(_parts(row)[place] for row in rest) for place in range(3))
    words = texts.OFFICES_OTHERS.format(count=len(rest))
    total = sum(row.total for row in rest)
    return [*kept, OfficeRow(words, failing, unknown, unjudged, total)]


def _parts(row: OfficeRow) -> tuple[int, int, int]:
    return row.failing, row.unknown, row.unjudged


def _bars(panel: Panel[OfficeRow], longest: int) -> None:
    from matplotlib.ticker import MaxNLocator

    axes = panel.axes
    middles = [row + 0.5 for row in range(len(panel.units))]
    start = [0] * len(panel.units)
    for place, (color, hatch) in enumerate(LOOKS):
        lengths = [_parts(row)[place] for row in panel.units]
        axes.barh(
            middles, lengths, left=start, height=0.66, color=color, edgecolor=frame.INK,
            hatch=hatch, linewidth=0.6,
        )  # fmt: skip
        start = [begun + more for begun, more in zip(start, lengths, strict=True)]
    axes.set_xlim(0, longest * 1.01)
    marks = MaxNLocator(5, integer=True).tick_values(0, longest)
    axes.set_xticks([mark for mark in marks if mark <= longest])
    axes.spines["left"].set_visible(True)
    axes.spines["left"].set_color(frame.INK)


def _numbers(panel: Panel[OfficeRow], column: float, size: float) -> None:
    """A small table at the right: thin parts of a bar have no room for a number."""
    for place, words in enumerate(HEADS):
        at = 1 + (column * (place + 1)) / panel.width
        panel.axes.annotate(
            words, (at, 1.0), xytext=(0, 3), textcoords="offset points", xycoords="axes fraction",
            size=size * 0.9, color=frame.FAINT, ha="right", va="bottom",
        )  # fmt: skip
        for row, one in enumerate(panel.units):
            number = _parts(one)[place]
            panel.axes.text(
                at, row + 0.5, str(number), transform=panel.axes.get_yaxis_transform(),
                size=panel.size * 0.95, color=frame.INK if number else frame.FAINT,
                weight="bold" if number and not place else "normal", ha="right", va="center",
            )  # fmt: skip


def _finding(duties: Duties) -> str:
    if not duties.rows:
        return texts.OFFICES_NOBODY
    if all(row.unknown == row.total for row in duties.rows):
        return texts.OFFICES_NOTHING
    worst = max(row.failing for row in duties.rows)
    if worst:
        names = [row.name for row in duties.rows if row.failing == worst]
        if len(names) == 1:
            return texts.OFFICES_TITLE.format(name=names[0], count=worst)
        return texts.OFFICES_SEVERAL.format(names=len(names), count=worst)
    if any(row.left for row in duties.rows):
        return texts.OFFICES_NONE_FAILS
    return texts.OFFICES_ALL_MET


def _subtitle(duties: Duties) -> str:
    words = {"round": frame.round_words(duties.round), "units": duties.units, "name": duties.whose}
    template = texts.OFFICES_OF_ONE if duties.whose else texts.OFFICES_SUBTITLE
    return template.format(**words)


def _legend() -> Sequence[tuple[Any, str]]:
    from matplotlib.patches import Patch

    return [
        (Patch(facecolor=color, edgecolor=frame.INK, hatch=hatch, linewidth=0.6), words)
        for (color, hatch), words in zip(LOOKS, texts.OFFICES_LEGEND, strict=True)
    ]
