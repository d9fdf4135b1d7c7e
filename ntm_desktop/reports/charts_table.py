"""Charts with a row a commune or office: one or two panels, names, row pitch, text sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SMALLEST_PITCH = 0.13  # inches a row; below it the rows go into a second panel
LINE_HEIGHT = 1.45  # of the text size: capitals with two marks, letters with tails
WIDEST_NAMES = 0.42  # of a panel
BETWEEN = 0.25


class Named(Protocol):
    """What has a row: only its name is written by the table itself."""

    @property
    def name(self) -> str:
        """The words at the left of the row."""


RowT = TypeVar("RowT", bound=Named)


@dataclass(frozen=True, slots=True)
class Panel(Generic[RowT]):
    """One part of the rows with the axes they are drawn on; ``pitch`` inches a row."""

    axes: Axes
    units: tuple[RowT, ...]
    size: float
    pitch: float
    width: float
    last: bool


def panels(
    page: frame.Page,
    units: Sequence[RowT],
    above: float,
    below: float,
    beside: float,
    total: str = "",
) -> list[Panel[RowT]]:
    """Axes whose rows are the units, first at the top, names at the left, all of one pitch.

    ``above``, ``below``, ``beside`` inches are kept free for the axes' own labels;
    ``total`` is the name of a row of totals, for which a row is left under the last unit.
    """
    extra_rows = 1 if total else 0
    height = page.top - page.bottom - above - below
    count = 1 if (len(units) + extra_rows) * SMALLEST_PITCH <= height else 2
    rows = -(-len(units) // count)
    pitch = height / max(1, rows + extra_rows)
    pitch = min(pitch, 0.45)
    size = max(3.5, min(page.size(10), pitch * 72 / LINE_HEIGHT))
    width = (page.right - page.left - BETWEEN * (count - 1)) / count
    names = max((frame.text_width(unit.name, size) for unit in units), default=0.0)
    names = max(names, frame.text_width(total, size, bold=True))
    most = width * WIDEST_NAMES
    if names > most:
        size *= most / names
        names = most

    made = []
    top = page.top - above
    for index in range(count):
        part = tuple(units[index * rows : (index + 1) * rows])
        start = page.left + index * (width + BETWEEN)
        axes = page.axes(
            start + names + 0.1, top - pitch * (rows + extra_rows), start + width - beside, top
        )
        axes.set_ylim(max(1, rows + extra_rows), 0)
        axes.set_yticks([row + 0.5 for row in range(len(part))])
        axes.set_yticklabels([unit.name for unit in part], size=size, color=frame.INK)
        axes.tick_params(axis="y", length=0, pad=4)
        for spine in axes.spines.values():
            spine.set_visible(False)
        inner = width - names - 0.1 - beside
        made.append(Panel(axes, part, size, pitch, inner, last=index == count - 1))
    return made


def say_no_data(panel: Panel[Any], row: int, middle: float) -> None:
    """The words "chưa có số liệu" across a row: never a zero, never an empty bar."""
    panel.axes.text(
        middle, row + 0.5, texts.NO_DATA_HERE,
        size=panel.size * 0.9, color=frame.FAINT, ha="center", va="center", style="italic",
        bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
    )  # fmt: skip
