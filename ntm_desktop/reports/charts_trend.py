"""Over the rounds: the average of the communes, or one commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_desktop.domain.status import Status
from ntm_desktop.reports import charts_frame as frame
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
    members: frozenset[str]
    notes: tuple[str, ...]
    short: tuple[str, ...]


def trend(
    statuses: Sequence[Status],
    note: frame.ChartNote,
    unit: str | None = None,
    figure: Figure | None = None,
) -> Figure:
    """Criteria met from round to round, in the order given: of ``unit``, else the average.

    A round without data is a gap that says so; points of different criteria sets are not joined.
    Raises WrongUse where no round knows the unit.
    """
    who = texts.TREND_EVERYBODY
    if unit is None:
        points = [_average(status) for status in statuses]
    else:
        known = [s for s in statuses if any(found.unit == unit for found in s.units)]
        # The last round that knows the commune gives its name; none is the caller's mistake.
        who = frame.unit_in((known or statuses)[-1], unit).name if statuses else unit
        points = [_one(status, unit) for status in statuses]
    with frame.drawing(figure) as drawn:
        page = frame.open_page(
            drawn, _finding(points, who, unit is None), _subtitle(points, unit is None), note
        )
        size = page.size(9)
        axes = page.axes(
            page.left + size / 72 * 4.2, page.bottom + size / 72 * 4.9, page.right, page.top - 0.1
        )
        slot = _slot(axes, points)
        _draw(axes, points, size, slot)
        words = texts.TREND_AXIS_AVERAGE if unit is None else texts.TREND_AXIS
        axes.set_ylabel(words, size=size, color=frame.INK)
        _rounds(axes, points, size, slot - 0.1)
        return drawn


def _average(status: Status) -> Point:
    value = float(status.average) if status.average is not None else None
    shown = (status.average or "").replace(".", ",")
    with_data = frozenset(unit.unit for unit in status.units if unit.has_data)
    counts = {"count": len(with_data), "units": len(status.units)}
    total = max((unit.total for unit in status.units), default=0)
    closed = (texts.TREND_CLOSED,) if status.closed else ()
    return Point(
        status.round, value, shown, total, status.set_id, with_data,
        (texts.TREND_WITH_DATA.format(**counts), *closed),
        (texts.TREND_WITH_DATA_SHORT.format(**counts), *closed),
    )  # fmt: skip


def _one(status: Status, unit: str) -> Point:
    found = next((one for one in status.units if one.unit == unit), None)
    closed = (texts.TREND_CLOSED,) if status.closed else ()
    if found is None or not found.has_data:
        total = found.total if found else 0
        return Point(status.round, None, "", total, status.set_id, frozenset(), closed, closed)
    notes = closed
    if found.unreviewed:
        notes = (texts.TREND_UNREVIEWED.format(count=len(found.unreviewed)), *closed)
    shown = f"{found.met_count}/{found.total}"
    return Point(
        status.round, float(found.met_count), shown, found.total, status.set_id,
        frozenset({unit}), notes, closed,
    )  # fmt: skip


def _slot(axes: Axes, points: Sequence[Point]) -> float:
    """Inches across for one round."""
    return float(axes.bbox.width) / axes.figure.dpi / (max(1, len(points)) + 0.2)


def _draw(axes: Axes, points: Sequence[Point], size: float, slot: float) -> None:
    widest = max((frame.text_width(one.shown, 10, bold=True) for one in points), default=0.0)
    number = min(size * 1.15, slot * 0.85 / max(widest, 0.01) * 10)
    for index, point in enumerate(points):
        if point.value is None:
            axes.axvspan(
                index - 0.3, index + 0.3, facecolor="white", edgecolor=frame.LINE,
                hatch=frame.NO_DATA_HATCH, linewidth=0,
            )  # fmt: skip
            axes.text(
                index, 0.5, texts.NO_DATA_HERE, transform=axes.get_xaxis_transform(),
                size=size, style="italic", color=frame.FAINT, rotation=90,
                ha="center", va="center",
                bbox={"boxstyle": "square,pad=0.3", "facecolor": "white", "edgecolor": "none"},
            )  # fmt: skip
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
    axes.set_xlim(-0.6, max(len(points), 1) - 0.4)
    axes.set_ylim(0, total * 1.12)
    step = 1 if total <= 10 else 5
    axes.set_yticks(frame.ticks(total, step))
    axes.tick_params(axis="y", labelsize=size * 0.95, colors=frame.INK)
    axes.grid(axis="y", color=frame.LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


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


def _rounds(axes: Axes, points: Sequence[Point], size: float, room: float) -> None:
    """Labels under the rounds: as much as fits without touching, at least every n-th round."""
    if not points:
        axes.set_xticks([])
        return

    def widest(lines: Sequence[tuple[str, ...]]) -> float:
        return max(frame.text_width(words, size) for line in lines for words in line)

    names = [frame.round_words(point.round) for point in points]
    labels = [(name, *point.notes) for name, point in zip(names, points, strict=True)]
    if widest(labels) > room:
        labels = [(name, *point.short) for name, point in zip(names, points, strict=True)]
    if widest(labels) > room:
        labels = [(name,) for name in names]
    every = max(1, -(-int(widest(labels) * 100 + 10) // max(1, int(room * 100 + 10))))
    shown = range(0, len(points), every)
    axes.set_xticks(list(shown))
    axes.set_xticklabels(["\n".join(labels[index]) for index in shown], size=size, color=frame.INK)


def _finding(points: Sequence[Point], who: str, average: bool) -> str:
    told = [point for point in points if point.value is not None]
    measure = texts.TREND_MEASURE_AVERAGE if average else texts.TREND_MEASURE
    if not told:
        return texts.TREND_NOTHING.format(who=who)
    first, last = told[0], told[-1]
    words = {"who": who, "last": last.shown, "first": first.shown, "measure": measure}
    if len(told) == 1:
        return texts.TREND_ONE.format(**words)
    if first.set_id != last.set_id:
        return texts.TREND_OTHER_SET.format(**words)
    # An average over three communes beside one over sixteen says little about progress.
    if average and first.members != last.members:
        return texts.TREND_OTHER_MEMBERS.format(**words)
    change = (last.value or 0.0) - (first.value or 0.0)
    if change == 0:
        return texts.TREND_SAME.format(**words)
    return (texts.TREND_UP if change > 0 else texts.TREND_DOWN).format(**words)


def _subtitle(points: Sequence[Point], average: bool) -> str:
    if not points:
        return ""
    first, last = (frame.round_words(points[index].round) for index in (0, -1))
    said = [texts.TREND_PERIOD.format(first=first, last=last)]
    if len(points) == 1:
        said = [texts.TREND_SINGLE_PERIOD.format(first=first)]
    told = [point for point in points if point.value is not None]
    # Where the first and the last differ, the title says so.
    alike = bool(told) and told[0].members == told[-1].members
    if average and alike and len({point.members for point in told}) > 1:
        said.append(texts.TREND_OTHER_COMMUNES)
    if len(_runs(points)) > 1:
        said.append(texts.TREND_NOT_JOINED)
    return "; ".join(said)
