"""Plain values → matplotlib Figure: the communes' progress here, the other charts re-exported.

Every chart takes ``figure=`` to be drawn into (emptied first), so that a window can keep one
canvas; without it a new A4 landscape figure is made, which is the one to save or print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.status import Status, UnitStatus
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_bands import bands
from ntm_desktop.reports.charts_burnup import burnup
from ntm_desktop.reports.charts_commune import commune
from ntm_desktop.reports.charts_frame import ChartNote, basis_words
from ntm_desktop.reports.charts_funding import funding
from ntm_desktop.reports.charts_heatmap import heatmap
from ntm_desktop.reports.charts_offices import offices
from ntm_desktop.reports.charts_radar import radar
from ntm_desktop.reports.charts_table import Panel, panels, say_no_data
from ntm_desktop.reports.charts_trend import trend
from ntm_desktop.reports.charts_villages import villages
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "ChartNote",
    "bands",
    "basis_words",
    "burnup",
    "commune",
    "communes",
    "funding",
    "heatmap",
    "offices",
    "radar",
    "trend",
    "villages",
]


def communes(
    status: Status,
    targets: Mapping[str, int] | None,
    note: ChartNote,
    figure: Figure | None = None,
) -> Figure:
    """Bars of met criteria, most first; ``targets``: criteria aimed at, by unit code.

    What has no data is hatched, and a commune without any says so in words.
    """
    aims = targets or {}
    units = sorted(status.units, key=lambda unit: (not unit.has_data, -unit.met_count))
    with frame.drawing(figure) as drawn:
        page = frame.open_page(
            drawn, _finding(status), _subtitle(status, aims), note, _legend(bool(aims))
        )
        total = max((unit.total for unit in units), default=0)
        for panel in panels(page, units, above=0.0, below=page.size(9) / 72 * 3.6, beside=0.1):
            _bars(panel, total, aims)
            panel.axes.set_xlabel(texts.COMMUNES_AXIS, size=page.size(9), color=frame.INK)
            panel.axes.tick_params(axis="x", labelsize=page.size(8), colors=frame.INK)
        return drawn


def _bars(panel: Panel[UnitStatus], total: int, aims: Mapping[str, int]) -> None:
    axes = panel.axes
    rows = range(len(panel.units))
    middles = [row + 0.5 for row in rows]
    known = [unit.total - len(unit.no_data) for unit in panel.units]
    met = [unit.met_count for unit in panel.units]
    unknown = [len(unit.no_data) for unit in panel.units]
    axes.barh(
        middles, unknown, left=known, height=0.66, color="white", edgecolor=frame.LINE,
        hatch=frame.NO_DATA_HATCH, linewidth=0.6,
    )  # fmt: skip
    failing = [k - m for k, m in zip(known, met, strict=True)]
    axes.barh(
        middles, failing, left=met, height=0.66, color="white", edgecolor=frame.INK, linewidth=0.6
    )
    axes.barh(middles, met, height=0.66, color=frame.MET_BAR, edgecolor=frame.INK, linewidth=0.6)
    thick = min(2.2, panel.pitch * 10)
    for row in rows:
        unit = panel.units[row]
        if unit.has_data:
            _number(panel, row, unit, total)
        else:
            say_no_data(panel, row, unit.total / 2)
        if unit.unit in aims:
            for color, width in (("white", 2.3 * thick), (frame.INK, thick)):
                at = (aims[unit.unit],) * 2
                axes.plot(
                    at, (row + 0.06, row + 0.94), color=color, linewidth=width,
                    solid_capstyle="butt", zorder=4,
                )  # fmt: skip
    axes.set_xlim(0, max(1, total, *aims.values()) + 0.3)
    axes.set_xticks(frame.ticks(total, 1 if panel.width / max(1, total) > 0.22 else 5))
    axes.spines["left"].set_visible(True)
    axes.spines["left"].set_color(frame.INK)


def _number(panel: Panel[UnitStatus], row: int, unit: UnitStatus, total: int) -> None:
    words = f"{unit.met_count}/{unit.total}"
    size = panel.size * 0.95
    # Inside the bar where it fits, so that it never lies under a target's mark.
    inside = unit.met_count / max(1, total) * panel.width
    fits = frame.text_width(words, size, bold=True) + 0.15 < inside
    style: dict[str, Any] = (
        {"color": "white"}
        if fits
        else {
            "color": frame.INK,
            "bbox": {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
        }
    )
    start = (0 if fits else unit.met_count) + 0.06 / panel.width * total
    panel.axes.text(
        start, row + 0.5, words, size=size, weight="bold", ha="left", va="center_baseline",
        zorder=5, **style,
    )  # fmt: skip


def _finding(status: Status) -> str:
    with_data = [unit for unit in status.units if unit.has_data]
    if not with_data:
        return texts.NOTHING_YET
    full = sum(unit.met_count == unit.total for unit in with_data)
    totals = {unit.total for unit in status.units}
    words = texts.COMMUNES_FULL if full else texts.COMMUNES_NONE_FULL
    if len(totals) > 1:
        words = texts.COMMUNES_FULL_MIXED
    said = [words.format(count=full, units=len(status.units), total=max(totals))]
    without = len(status.units) - len(with_data)
    if without:
        said.append(texts.COMMUNES_WITHOUT_DATA.format(count=without))
    return ", ".join(said)


def _subtitle(status: Status, aims: Mapping[str, int]) -> str:
    code = texts.ROUND.format(round=frame.round_words(status.round))
    said = [texts.COMMUNES_SUBTITLE.format(round=code)]
    if status.average is not None:
        average = status.average.replace(".", ",")
        said.append(texts.COMMUNES_AVERAGE.format(average=average))
    below = sum(u.has_data and u.met_count < aims.get(u.unit, 0) for u in status.units)
    if below:
        said.append(texts.COMMUNES_BELOW.format(count=below))
    return "; ".join(said)


def _legend(with_targets: bool) -> Sequence[tuple[Any, str]]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    entries: list[tuple[Any, str]] = [
        (Patch(facecolor=frame.MET_BAR, edgecolor=frame.INK, linewidth=0.6), texts.MET),
        (Patch(facecolor="white", edgecolor=frame.INK, linewidth=0.6), texts.NOT_MET),
        (
            Patch(
                facecolor="white",
                edgecolor=frame.LINE,
                hatch=frame.NO_DATA_HATCH,
                linewidth=0.6,
            ),
            texts.NO_DATA,
        ),
    ]
    if with_targets:
        mark = Line2D(
            [],
            [],
            color=frame.INK,
            marker="|",
            markersize=11,
            markeredgewidth=2.2,
            linestyle="none",
        )
        entries.append((mark, texts.TARGET))
    return entries
