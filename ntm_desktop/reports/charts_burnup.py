"""Towards the year's goals: the average of the communes and the villages met, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.numbers import exact, truthful, vietnamese
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports import charts_rounds as columns
from ntm_desktop.reports.charts_funding import length
from ntm_desktop.reports.charts_values import YearMark, YearProgress
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BETWEEN = 0.45
LEFT_SHARE = 0.6  # of the width: the criteria; the villages have the rest
NEED: Any = (0, (5, 3))
UNKNOWN: Any = {
    "facecolor": "white",
    "edgecolor": frame.LINE,
    "hatch": frame.NO_DATA_HATCH,
    "linewidth": 0,
}
LEAST_DAYS = 10  # half the width of a round without data, in days


def burnup(progress: YearProgress, note: frame.ChartNote, figure: Figure | None = None) -> Figure:
    """Two curves against the lines that reach the goals at the end of the year.

    The line starts at the earliest round with the same communes as the last one: an average over
    other communes says nothing about what is still needed.
    """
    with frame.drawing(figure) as drawn:
        page = frame.open_page(
            drawn, _finding(progress), _subtitle(progress), note, _legend(progress)
        )
        size = page.size(9)
        edge = page.left + (page.right - page.left) * LEFT_SHARE
        below, above = page.bottom + size / 72 * 3.4, page.top - size / 72 * 1.8
        goal = max(frame.text_width(texts.BURNUP_GOAL, size), 0.4) + 0.25
        beside = size / 72 * 4.2
        left = page.axes(page.left + beside, below, edge - goal, above)
        right = page.axes(edge + BETWEEN + beside * 0.8, below, page.right - goal, above)
        _criteria(left, progress, size)
        _villages(right, progress, size)
        for axes, words in ((left, texts.BURNUP_AVERAGE), (right, texts.BURNUP_VILLAGES)):
            axes.set_title(words, size=size, color=frame.INK, loc="left", weight="bold", pad=5)
        return drawn


def base_of(progress: YearProgress) -> YearMark | None:
    """From which round on the way to the goal is counted."""
    told = [mark for mark in progress.marks if mark.met]
    return next((mark for mark in told if mark.members == told[-1].members), None)


def short_of(progress: YearProgress) -> int | None:
    """Criteria that the communes with data lack to the goal together; None if that is unknown."""
    told = [mark for mark in progress.marks if mark.met]
    if not told or progress.target is None:
        return None
    digits, places = exact(progress.target)
    scale = int(10**places)
    last = told[-1]
    return max(0, -((last.sum * scale - digits * len(last.met)) // scale))


def _end(progress: YearProgress) -> date:
    days = [date(int(progress.year), 12, 31), *(mark.day for mark in progress.marks)]
    return max(days)


def _criteria(axes: Axes, progress: YearProgress, size: float) -> None:
    marks, target = progress.marks, progress.target
    begin = min([date(int(progress.year), 1, 1), *(mark.day for mark in marks)])
    _time(axes, progress, begin, marks, size)
    top = max(progress.total, 1)
    axes.set_ylim(0, top * 1.1)
    axes.set_yticks(frame.ticks(top, 1 if top <= 10 else 5))
    half = max(LEAST_DAYS, (_end(progress) - begin).days * 0.02)
    for mark in marks:
        if not mark.met:
            at = mark.day.toordinal()
            axes.axvspan(at - half, at + half, **UNKNOWN)
    for run in _alike(marks):
        _curve(axes, [(mark.day, mark.average or 0.0) for mark in run])
    told = [mark for mark in marks if mark.met]
    base = base_of(progress)
    guards = (exact(target),) if target is not None else ()
    numbers = []
    for mark in told:
        words = vietnamese(truthful(mark.sum, len(mark.met), guards))
        if base is None or mark.members != base.members:
            words = texts.BURNUP_OF_SOME.format(average=words, count=len(mark.met))
        numbers.append((mark.day, mark.average or 0.0, words))
    _numbers(axes, numbers, size)
    if target is not None:
        start = None if base is None or base.average is None else (base.day, base.average)
        _goal(axes, progress, start, target, size)


def _villages(axes: Axes, progress: YearProgress, size: float) -> None:
    begin = date(int(progress.year), 1, 1)
    told = [mark for mark in progress.marks if mark.villages is not None]
    _time(axes, progress, begin, told, size)
    target = progress.village_target
    top = max(1, target or 0, *(mark.villages or 0 for mark in told), 0)
    axes.set_ylim(0, top * 1.12)
    axes.set_yticks(frame.ticks(top, 1 if top <= 10 else 5 if top <= 40 else 20))
    _curve(axes, [(begin, 0.0), *((mark.day, float(mark.villages or 0)) for mark in told)])
    numbers = [(mark.day, float(mark.villages or 0), str(mark.villages)) for mark in told]
    _numbers(axes, numbers, size)
    if target is not None:
        _goal(axes, progress, (begin, 0.0), str(target), size)


def _alike(marks: Sequence[YearMark]) -> list[list[YearMark]]:
    """Neighbouring rounds with data over the same communes: only those are joined."""
    runs: list[list[YearMark]] = []
    before: YearMark | None = None
    for mark in marks:
        if mark.met and before is not None and before.members == mark.members:
            runs[-1].append(mark)
        elif mark.met:
            runs.append([mark])
        before = mark
    return runs


def _time(
    axes: Axes, progress: YearProgress, begin: date, marks: Sequence[YearMark], size: float
) -> None:
    """Days across; under them the rounds and the end of the year, as many as fit."""
    end = _end(progress)
    span = (end - begin).days
    axes.set_xlim(begin.toordinal() - span * 0.05, end.toordinal() + span * 0.03)
    inch = float(axes.bbox.width) / axes.figure.dpi / (span * 1.08)
    wanted = [(end, texts.BURNUP_END)]
    wanted += [(mark.day, frame.round_words(mark.round)) for mark in reversed(marks)]
    kept: list[tuple[float, float]] = []
    shown = []
    for day, words in wanted:
        half = frame.text_width(words, size) / 2 + 0.04
        at = day.toordinal() * inch
        if all(abs(at - other) > half + theirs for other, theirs in kept):
            kept.append((at, half))
            shown.append((day.toordinal(), words))
    axes.set_xticks([at for at, _ in shown])
    axes.set_xticklabels([words for _, words in shown], size=size, color=frame.INK)
    columns.plain(axes, size)


def _curve(axes: Axes, points: Sequence[tuple[date, float]]) -> None:
    axes.plot(
        [day.toordinal() for day, _ in points], [value for _, value in points],
        color=frame.MET_BAR, linewidth=2.2, marker="o", markersize=7, markeredgecolor="white",
        zorder=3, clip_on=False,
    )  # fmt: skip


def _numbers(axes: Axes, numbers: Sequence[tuple[date, float, str]], size: float) -> None:
    """The values over the points, the last one first: where two would touch, the earlier waits."""
    low, high = axes.get_xlim()
    inch = float(axes.bbox.width) / axes.figure.dpi / (high - low)
    edge = float("inf")
    for day, value, words in reversed(numbers):
        wide = frame.text_width(words, size, bold=True) + 0.08
        at = (day.toordinal() - low) * inch
        left = max(0.03, at - wide / 2)  # the first one stands clear of the scale
        if left + wide > edge:
            continue
        edge = left
        axes.annotate(
            words, (low + left / inch, value), xytext=(3, 6), textcoords="offset points",
            size=size, weight="bold", color=frame.INK, ha="left", va="bottom", zorder=4,
            bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
        )  # fmt: skip


def _goal(
    axes: Axes, progress: YearProgress, start: tuple[date, float] | None, target: str, size: float
) -> None:
    end, aim = _end(progress), length(target)
    axes.axhline(aim, color=frame.BEFORE, linewidth=1.4, linestyle=":")
    if start is not None and start[1] < aim:
        axes.plot(
            (start[0].toordinal(), end.toordinal()), (start[1], aim), color=frame.BEFORE,
            linewidth=1.8, linestyle=NEED, zorder=2.5,
        )  # fmt: skip
    axes.annotate(
        f"{texts.BURNUP_GOAL}\n{vietnamese(target)}", (1.0, aim), xytext=(5, 0),
        xycoords=axes.get_yaxis_transform(), textcoords="offset points", size=size,
        weight="bold", color=frame.INK, ha="left", va="center",
    )  # fmt: skip


def _finding(progress: YearProgress) -> str:
    words: dict[str, Any] = {"year": progress.year}
    told = [mark for mark in progress.marks if mark.met]
    short = short_of(progress)
    if not told:
        said = texts.NOTHING_YET
    elif short is None:
        said = texts.BURNUP_NO_TARGET.format(**words)
    else:
        count = len(told[-1].met)
        words |= {"short": short, "target": vietnamese(progress.target or "0")}
        words |= {"count": count, "without": progress.units - count}
        whole = count == progress.units
        reached = texts.BURNUP_REACHED if whole else texts.BURNUP_PARTLY
        # Of the communes with data: what the others lack is not known and not in the number.
        wanting = texts.BURNUP_SHORT if whole else texts.BURNUP_SHORT_PARTLY
        said = (wanting if short else reached).format(**words)
    met = [mark.villages for mark in progress.marks if mark.villages is not None]
    if met and progress.village_target is not None:
        said += texts.BURNUP_VILLAGES_MET.format(count=met[-1], target=progress.village_target)
    return said


def _subtitle(progress: YearProgress) -> str:
    told = [mark for mark in progress.marks if mark.met]
    said = [texts.BURNUP_YEAR.format(year=progress.year)]
    if not told:
        return said[0]
    last = told[-1]
    said += [
        texts.BURNUP_SUBTITLE.format(
            round=frame.round_words(last.round), sum=last.sum, count=len(last.met),
            units=progress.units, average=vietnamese(truthful(last.sum, len(last.met), ())),
        )
    ]  # fmt: skip
    if len({mark.members for mark in told}) > 1:
        said.append(texts.BURNUP_OTHER_COMMUNES)
    return "; ".join(said)


def _legend(progress: YearProgress) -> Sequence[tuple[Any, str]]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    reached = Line2D(
        [], [], color=frame.MET_BAR, linewidth=2.2, marker="o", markersize=7,
        markeredgecolor="white",
    )  # fmt: skip
    need = Line2D([], [], color=frame.BEFORE, linewidth=1.8, linestyle=NEED)
    entries: list[tuple[Any, str]] = [
        (reached, texts.BURNUP_REACHED_SO_FAR),
        (need, texts.BURNUP_NEED),
    ]
    if any(not mark.met for mark in progress.marks):
        entries.append((Patch(**UNKNOWN), texts.NO_DATA))
    return entries
