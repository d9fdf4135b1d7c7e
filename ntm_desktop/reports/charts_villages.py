"""Villages of each commune: met before the year at the left, in it and aimed at at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_table import Panel, panels
from ntm_desktop.reports.charts_values import VillageRow, Villages
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BEFORE_LOOK = ("#C9E1F2", "\\\\\\\\")
PLANNED_LOOK = ("white", "....")
LEAST = 1  # villages met in the year that the plan wants of every commune (plan 2023, II.2)


def villages(found: Villages, note: frame.ChartNote, figure: Figure | None = None) -> Figure:
    """A row a commune, those with most villages met in the year first."""
    rows = sorted(found.rows, key=lambda row: (-row.met, -row.planned, -row.before))
    with frame.drawing(figure) as drawn:
        page = frame.open_page(drawn, _finding(found), _subtitle(found), note, _legend())
        below = page.size(9) / 72 * 3.6
        left = max((row.before for row in rows), default=0)
        right = max((max(row.met + row.planned, row.aimed) for row in rows), default=0)
        for panel in panels(page, rows, above=0.0, below=below, beside=0.1):
            _bars(panel, left, max(LEAST, right), page)
        return drawn


def _bars(panel: Panel[VillageRow], left: int, right: int, page: frame.Page) -> None:
    axes = panel.axes
    middles = [row + 0.5 for row in range(len(panel.units))]
    before = [row.before for row in panel.units]
    met = [row.met for row in panel.units]
    planned = [row.planned for row in panel.units]
    # Room for the numbers at both ends, in villages.
    label = frame.text_width("99/99", panel.size, bold=True) + 0.16
    each = (panel.width - 2 * label) / (left + right)
    pad = 0.06 / each
    for lengths, start, (color, hatch) in (
        ([-count for count in before], [0] * len(before), BEFORE_LOOK),
        (met, [0] * len(met), (frame.MET_BAR, "")),
        (planned, met, PLANNED_LOOK),
    ):
        axes.barh(
            middles, lengths, left=start, height=0.66, color=color, edgecolor=frame.INK,
            hatch=hatch, linewidth=0.6,
        )  # fmt: skip
    axes.set_xlim(-left - label / each, right + label / each)
    rows = len(panel.units)
    axes.plot((0, 0), (0, rows), color=frame.INK, linewidth=1.0)
    axes.plot((LEAST, LEAST), (0, rows), color=frame.INK, linewidth=1.0, linestyle=(0, (4, 3)))
    thick = min(2.2, panel.pitch * 10)
    for row, one in enumerate(panel.units):
        if one.aimed:
            for color, width in (("white", 2.3 * thick), (frame.INK, thick)):
                axes.plot(
                    (one.aimed,) * 2, (row + 0.06, row + 0.94), color=color, linewidth=width,
                    solid_capstyle="butt", zorder=4,
                )  # fmt: skip
        words = f"{one.met}/{one.aimed}" if one.aimed else str(one.met)
        end = max(one.met + one.planned, one.aimed, LEAST)
        style: dict[str, Any] = {
            "size": panel.size * 0.95, "weight": "bold", "color": frame.INK,
            "va": "center_baseline",
        }  # fmt: skip
        axes.text(end + pad, row + 0.5, words, ha="left", **style)
        if one.before:
            axes.text(-one.before - pad, row + 0.5, str(one.before), ha="right", **style)
    step = 1 if each > 0.2 else 5
    marks = range(-left, right + 1)
    axes.set_xticks([mark for mark in marks if mark % step == 0])
    axes.set_xticklabels([str(abs(mark)) for mark in marks if mark % step == 0])
    axes.tick_params(axis="x", labelsize=page.size(8), colors=frame.INK)
    words, size = texts.VILLAGES_AXIS, page.size(9)
    if frame.text_width(words, size) > panel.width:
        words = texts.VILLAGES_AXIS_SHORT
    axes.set_xlabel(words, size=size, color=frame.INK)


def _finding(found: Villages) -> str:
    if not any((row.before, row.met, row.planned, row.aimed) != (0, 0, 0, 0) for row in found.rows):
        return texts.VILLAGES_NOTHING
    met = sum(row.met for row in found.rows)
    words = {"met": met, "target": found.target, "year": found.year}
    if found.target is None:
        said = texts.VILLAGES_TITLE.format(**words)
    else:
        said = texts.VILLAGES_OF_TARGET.format(**words)
    without = sum(row.met < LEAST for row in found.rows)
    if without:
        return said + texts.VILLAGES_WITHOUT.format(count=without, units=len(found.rows))
    return said + texts.VILLAGES_EVERYWHERE


def _subtitle(found: Villages) -> str:
    said = [texts.VILLAGES_SUBTITLE.format(round=frame.round_words(found.round))]
    before = sum(row.before for row in found.rows)
    aimed = sum(row.aimed for row in found.rows)
    if before:
        said.append(texts.VILLAGES_BEFORE.format(count=before))
    if aimed:
        said.append(texts.VILLAGES_AIMED.format(count=aimed))
    return "; ".join(said)


def _legend() -> Sequence[tuple[Any, str]]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    entries: list[tuple[Any, str]] = [
        (Patch(facecolor=color, edgecolor=frame.INK, hatch=hatch, linewidth=0.6), words)
        for (color, hatch), words in (
            (BEFORE_LOOK, texts.VILLAGES_MET_BEFORE),
            ((frame.MET_BAR, ""), texts.VILLAGES_MET),
            (PLANNED_LOOK, texts.VILLAGES_PLANNED),
        )
    ]
    mark = Line2D(
        [], [], color=frame.INK, marker="|", markersize=11, markeredgewidth=2.2, linestyle="none"
    )
    least = Line2D([], [], color=frame.INK, linewidth=1.0, linestyle=(0, (4, 3)))
    return [*entries, (mark, texts.VILLAGES_AIM), (least, texts.VILLAGES_LEAST)]
