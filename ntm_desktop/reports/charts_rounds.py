"""Charts with a column a round: names under the columns, and rounds of which nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def slot(axes: Axes, count: int) -> float:
    """Inches across for one round."""
    return float(axes.bbox.width) / axes.figure.dpi / (max(1, count) + 0.2)


def across(axes: Axes, count: int) -> None:
    """Limits that leave half a column at both sides."""
    axes.set_xlim(-0.6, max(count, 1) - 0.4)


def say_nothing_known(
    axes: Axes, at: float, half: float, size: float, words: str = texts.NO_DATA_HERE
) -> None:
    """A hatched column with words in it: a round without data is a gap, never a zero."""
    axes.axvspan(
        at - half, at + half, facecolor="white", edgecolor=frame.LINE,
        hatch=frame.NO_DATA_HATCH, linewidth=0,
    )  # fmt: skip
    axes.text(
        at, 0.5, words, transform=axes.get_xaxis_transform(),
        size=size, style="italic", color=frame.FAINT, rotation=90, ha="center", va="center",
        bbox={"boxstyle": "square,pad=0.3", "facecolor": "white", "edgecolor": "none"},
    )  # fmt: skip


def names_below(
    axes: Axes,
    rounds: Sequence[str],
    notes: Sequence[tuple[str, ...]],
    short: Sequence[tuple[str, ...]],
    size: float,
    room: float,
) -> None:
    """Labels under the rounds: as much as fits without touching, at least every n-th round."""
    if not rounds:
        axes.set_xticks([])
        return

    def widest(lines: Sequence[tuple[str, ...]]) -> float:
        return max(frame.text_width(words, size) for line in lines for words in line)

    names = [frame.round_words(code) for code in rounds]
    labels = [(name, *more) for name, more in zip(names, notes, strict=True)]
    if widest(labels) > room:
        labels = [(name, *more) for name, more in zip(names, short, strict=True)]
    if widest(labels) > room:
        labels = [(name,) for name in names]
    every = max(1, -(-int(widest(labels) * 100 + 10) // max(1, int(room * 100 + 10))))
    shown = range(0, len(rounds), every)
    axes.set_xticks(list(shown))
    axes.set_xticklabels(["\n".join(labels[index]) for index in shown], size=size, color=frame.INK)


def plain(axes: Axes, size: float) -> None:
    """Only the two edges that carry a scale, and faint lines across."""
    axes.tick_params(axis="y", labelsize=size * 0.95, colors=frame.INK)
    axes.grid(axis="y", color=frame.LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
