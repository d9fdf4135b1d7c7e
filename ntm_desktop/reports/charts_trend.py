"""One commune over the rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_desktop.domain.status import Status
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports import charts_rounds as columns
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Point:
    """A round on the line. ``value`` is None where there is no data; ``shown`` is its text."""

    round: str
    value: float | None
    shown: str
    total: int
    set_id: str
    notes: tuple[str, ...]
    short: tuple[str, ...]


def trend(
    statuses: Sequence[Status],
    note: frame.ChartNote,
    unit: str,
    figure: Figure | None = None,
) -> Figure:
    """Criteria met by ``unit`` from round to round, in the order given.

    A round without data is a gap that says so; points of different criteria sets are not joined.
    Raises WrongUse where no round knows the unit.
    """
    known = [s for s in statuses if any(found.unit == unit for found in s.units)]
    # The last round that knows the commune gives its name; none is the caller's mistake.
    who = frame.unit_in((known or statuses)[-1], unit).name if statuses else unit
    points = [_one(status, unit) for status in statuses]
    with frame.drawing(figure) as drawn:
        page = frame.open_page(drawn, _finding(points, who), _subtitle(points), note)
        size = page.size(9)
        axes = page.axes(
            page.left + size / 72 * 4.2, page.bottom + size / 72 * 4.9, page.right, page.top - 0.1
        )
        slot = columns.slot(axes, len(points))
        _draw(axes, points, size, slot)
        axes.set_ylabel(texts.TREND_AXIS, size=size, color=frame.INK)
        columns.names_below(
            axes, [one.round for one in points], [one.notes for one in points],
            [one.short for one in points], size, slot - 0.1,
        )  # fmt: skip
        return drawn


def _one(status: Status, unit: str) -> Point:
    found = next((one for one in status.units if one.unit == unit), None)
    closed = (texts.TREND_CLOSED,) if status.closed else ()
    if found is None or not found.has_data:
        total = found.total if found else 0
        return Point(status.round, None, "", total, status.set_id, closed, closed)
    notes = closed
    if found.unreviewed:
        notes = (texts.TREND_UNREVIEWED.format(count=len(found.unreviewed)), *closed)
    shown = f"{found.met_count}/{found.total}"
    return Point(
        status.round, float(found.met_count), shown, found.total, status.set_id,
        notes, closed,
    )  # fmt: skip


def _draw(axes: Axes, points: Sequence[Point], size: float, slot: float) -> None:
    widest = max((frame.text_width(one.shown, 10, bold=True) for one in points), default=0.0)
    number = min(size * 1.15, slot * 0.85 / max(widest, 0.01) * 10)
    for index, point in enumerate(points):
        if point.value is None:
            columns.say_nothing_known(axes, index, 0.3, size)
    for run in _runs(points):
        values = [points[index].value for index in run]
        axes.plot(
            run, [value for value in values if value is not None],
            color=frame.MET_BAR, linewidth=2.2, marker="o", markersize=7,
            markeredgecolor="white", zorder=3,
        )  # fmt: skip
    for index, point in enumerate(points):
        if point.value is not None:
            axes.annotate(
                point.shown, (index, point.value), xytext=(0, 5 + number * 0.3),
                textcoords="offset points", size=number, weight="bold", color=frame.INK,
                ha="center", va="bottom", zorder=4,
                bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
            )  # fmt: skip
    total = max((point.total for point in points), default=0) or 1
    columns.across(axes, len(points))
    axes.set_ylim(0, total * 1.12)
    step = 1 if total <= 10 else 5
    axes.set_yticks(frame.ticks(total, step))
    columns.plain(axes, size)


def _runs(points: Sequence[Point]) -> list[list[int]]:
    """Neighbouring rounds that may be joined by a line: both with data, of one criteria set."""
    runs: list[list[int]] = []
    for index, point in enumerate(points):
        if point.value is None:
            continue
        joined = runs and runs[-1][-1] == index - 1 and points[index - 1].set_id == point.set_id
        if joined:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _finding(points: Sequence[Point], who: str) -> str:
    told = [point for point in points if point.value is not None]
    if not told:
        return texts.TREND_NOTHING.format(who=who)
    first, last = told[0], told[-1]
    words = {"who": who, "last": last.shown, "first": first.shown}
    if len(told) == 1:
        return texts.TREND_ONE.format(**words)
    if first.set_id != last.set_id:
        return texts.TREND_OTHER_SET.format(**words)
    change = (last.value or 0.0) - (first.value or 0.0)
    if change == 0:
        return texts.TREND_SAME.format(**words)
    return (texts.TREND_UP if change > 0 else texts.TREND_DOWN).format(**words)


def _subtitle(points: Sequence[Point]) -> str:
    said = period([point.round for point in points])
    if len(_runs(points)) > 1:
        said.append(texts.TREND_NOT_JOINED)
    return "; ".join(said)


def period(rounds: Sequence[str]) -> list[str]:
    """From which round to which, as the first part of a subtitle; nothing without rounds."""
    if not rounds:
        return []
    first, last = (frame.round_words(rounds[index]) for index in (0, -1))
    if len(rounds) == 1:
        return [texts.TREND_SINGLE_PERIOD.format(first=first)]
    return [texts.TREND_PERIOD.format(first=first, last=last)]
