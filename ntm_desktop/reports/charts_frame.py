"""What every chart shares: the page, its title and foot, colours, fonts and measuring of text.

All lengths are inches on the page, all text sizes points. Margins are computed from the texts
themselves, once per drawing: constrained layout would cost more at every redraw.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.status import Status, UnitStatus
from ntm_desktop.errors import WrongUse
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

A4_LANDSCAPE = (11.69, 8.27)
FONT = "DejaVu Sans"  # comes with matplotlib and holds every Vietnamese letter
SETTINGS: Any = {
    "font.family": [FONT],
    "text.parse_math": False,  # a "$" in a name is a letter
    "hatch.linewidth": 0.5,
}

# Told apart with every common colour blindness and, with marks and hatches, in black and white.
INK = "#1F1F1F"
FAINT = "#5F5F5F"
LINE = "#B8B8B8"
MET_BAR = "#0B5FA5"
MET_CELL = "#CFE8DC"
NOT_MET_CELL = "#C8500A"
NOT_APPLICABLE_CELL = "#D6D6D6"
BLANK = "#FFFFFF"
BEFORE = "#C8500A"
NO_DATA_HATCH = "////"

SIDE = 0.35
LEGEND_GAP = 0.2  # between two entries of a legend
FINE = 720  # dots an inch for measuring: coarser ones round every letter up
RENDERED = 1.05  # screens draw small letters a little wider than their outlines


@dataclass(frozen=True, slots=True)
class ChartNote:
    """What stands at the foot: where the figures come from, of which day, on which basis."""

    source: str
    date: str
    basis: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A figure with title and foot drawn; the rest, in inches from its lower left, is free."""

    figure: Figure
    left: float
    right: float
    bottom: float
    top: float
    scale: float

    def size(self, points: float) -> float:
        """A text size fitting the page: a little smaller in a small window."""
        return points * self.scale

    def axes(
        self, left: float, bottom: float, right: float, top: float, polar: bool = False
    ) -> Axes:
        """Axes whose inner area has these edges."""
        width, height = self.figure.get_size_inches()
        rectangle = (left / width, bottom / height, (right - left) / width, (top - bottom) / height)
        return self.figure.add_axes(rectangle, projection="polar" if polar else None)


@contextmanager
def drawing(figure: Figure | None) -> Iterator[Figure]:
    """A new A4 landscape figure, or the given one emptied, under the charts' own settings."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure as NewFigure

    with rc_context(SETTINGS):
        if figure is None:
            figure = NewFigure(figsize=A4_LANDSCAPE, dpi=100, facecolor="white")
        else:
            figure.clear()
        yield figure


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text in inches at ``size`` points."""
    return _width_at_ten(text, bold) * size / 10


@lru_cache(maxsize=4096)
def _width_at_ten(text: str, bold: bool) -> float:
    """Width at 10 points; without hinting letters grow evenly, so every size follows from it."""
    from matplotlib.font_manager import FontProperties, findfont, get_font
    from matplotlib.ft2font import LoadFlags

    font = get_font(findfont(FontProperties(family=[FONT], weight="bold" if bold else "normal")))
    font.set_size(10, FINE)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 / FINE * RENDERED  # it counts 64ths of a dot


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width`` inches, broken at spaces (a longer word stands)."""
    lines: list[str] = []
    line, used = "", 0.0
    space = text_width("n n", size, bold) - 2 * text_width("n", size, bold)
    for word in text.split():
        # Word by word: a line measured anew at every word would cost more than drawing it.
        wide = text_width(word, size, bold)
        if line and used + space + wide > width:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    return [*lines, line] if line else lines


def open_page(
    figure: Figure,
    title: str,
    subtitle: str,
    note: ChartNote,
    legend: Sequence[tuple[Any, str]] = (),
    remarks: Iterable[str] = (),
) -> Page:
    """Draw title, subtitle, legend row and foot; return what is left for the chart itself.

    ``legend`` holds pairs of a handle (or a tuple of handles laid over each other) and its words;
    ``remarks`` are lines above the source, such as the list of groups.
    """
    width, height = (float(side) for side in figure.get_size_inches())
    scale = 1.0 if height >= 7 else 0.88
    room = width - 2 * SIDE
    top = height - 0.3
    if note.sample:
        badge = text_width(texts.SAMPLE, 11 * scale, bold=True) + 0.3
        figure.text(
            (width - SIDE - 0.08) / width, (top - 0.1) / height, texts.SAMPLE,
            size=11 * scale, weight="bold", color=INK, ha="right", va="center",
            bbox={"boxstyle": "square,pad=0.3", "facecolor": "#FFE9A8", "edgecolor": INK},
        )  # fmt: skip
    else:
        badge = 0.0

    def block(lines: list[str], size: float, edge: float, color: str, **style: Any) -> float:
        for line in lines:
            at = (SIDE / width, (edge - size / 72 * 0.55) / height)
            figure.text(*at, line, size=size, color=color, va="center", **style)
            edge -= size / 72 * 1.4
        return edge

    size = 15 * scale
    top = block(wrap(title, room - badge, size, bold=True), size, top, INK, weight="bold") - 0.03
    size = 10 * scale
    top = block(wrap(subtitle, room - badge, size), size, top, FAINT) - 0.05
    if legend:
        top = _legend(figure, legend, top, 9 * scale)

    size = 8 * scale
    foot = [
        line
        for text in (*remarks, note.basis, texts.SOURCE.format(source=note.source, date=note.date))
        for line in wrap(text, room, size)
    ]
    bottom = 0.2 + len(foot) * size / 72 * 1.4
    block(foot, size, bottom, FAINT)
    return Page(figure, SIDE, width - SIDE, bottom + 0.1, top - 0.05, scale)


def _legend(figure: Figure, legend: Sequence[tuple[Any, str]], top: float, size: float) -> float:
    """One row under the subtitle, or as many as the width asks for; returns the new upper edge."""
    from matplotlib.legend_handler import HandlerTuple

    width, height = (float(side) for side in figure.get_size_inches())
    handle = 2.8 * size / 72  # its length and pad below, with a little air
    entries = [handle + text_width(words, size) + LEGEND_GAP for _, words in legend]
    room = width - 2 * SIDE
    columns = len(legend)
    if sum(entries) > room:
        columns = max(1, int(room / max(entries)))
    rows = -(-len(legend) // columns)
    figure.legend(
        [handle for handle, _ in legend], [words for _, words in legend],
        loc="upper left", bbox_to_anchor=(SIDE / width, top / height), ncols=columns,
        fontsize=size, labelcolor=INK, frameon=False, borderpad=0, borderaxespad=0,
        handlelength=2.0, handletextpad=0.6, labelspacing=0.4,
        columnspacing=LEGEND_GAP * 72 / size, handler_map={tuple: HandlerTuple(ndivide=1)},
    )  # fmt: skip
    return top - rows * size / 72 * 1.5 - 0.08


def ticks(total: int, step: int) -> list[int]:
    """Marks from 0 by ``step``, and always the total, which no other mark comes close to."""
    return [*range(0, total - step // 2, step), total]


def round_words(code: str) -> str:
    """``2023-06`` → ``06/2023``; a round with a name of its own keeps it."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", code)
    return f"{found[2]}/{found[1]}" if found else code


def unit_in(status: Status, unit: str) -> UnitStatus:
    """The status of that unit. Raises WrongUse where the round does not know it."""
    for found in status.units:
        if found.unit == unit:
            return found
    raise WrongUse(texts.UNKNOWN_UNIT.format(unit=unit))


def basis_words(status: Status) -> str:
    """On which word the counted results stand: district, departments, the communes themselves.

    Counts are criterion results over all units; the rest of the sentence names what is carried
    and what two sides wrote differently (semantics, Outcome and Status).
    """
    said = []
    for key, words in (
        ("district", texts.BASIS_DISTRICT),
        ("department", texts.BASIS_DEPARTMENT),
        ("self", texts.BASIS_SELF),
    ):
        count = sum(unit.basis.get(key, 0) for unit in status.units)
        if count:
            said.append(words.format(count=count))
    if not said:
        return texts.BASIS_NONE
    unreviewed = sum(len(unit.unreviewed) for unit in status.units)
    conflicts = sum(unit.conflicts for unit in status.units)
    if unreviewed:
        said.append(texts.BASIS_UNREVIEWED.format(count=unreviewed))
    if conflicts:
        said.append(texts.BASIS_CONFLICTS.format(count=conflicts))
    if status.closed:
        said.append(texts.BASIS_CLOSED)
    return texts.BASIS.format(parts=", ".join(said))
