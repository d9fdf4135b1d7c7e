"""One commune on one page: a strip of its criteria, what is missing, villages, money, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_commune_lists import missing_block, side_blocks
from ntm_desktop.reports.charts_lists import ListColumn, write
from ntm_desktop.reports.charts_looks import CORNER, LOOKS, legend, outcome_of
from ntm_desktop.reports.charts_values import Portrait
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STRIP = 0.75  # inches: the cells; codes above and changes below come on top
LEFT_SHARE = 0.58
BETWEEN = 0.3


def commune(
    portrait: Portrait,
    criteria_set: CriteriaSet,
    note: frame.ChartNote,
    figure: Figure | None = None,
) -> Figure:
    """The page of a commune; what does not fit is counted, never cut in silence."""
    with frame.drawing(figure) as drawn:
        entries = legend()
        if _compared(portrait):
            entries += _changes_legend()
        page = frame.open_page(drawn, _finding(portrait), _subtitle(portrait), note, entries)
        under = _strip(page, portrait, criteria_set)
        middle = page.left + (page.right - page.left) * LEFT_SHARE
        write(
            page,
            under,
            ListColumn((missing_block(portrait),), page.left, middle - BETWEEN / 2),
            ListColumn(tuple(side_blocks(portrait)), middle + BETWEEN / 2, page.right),
        )
        return drawn


def _strip(page: frame.Page, portrait: Portrait, criteria_set: CriteriaSet) -> float:
    """The criteria from left to right; returns the edge under them."""
    codes = [criterion.code for criterion in criteria_set.criteria]
    size = page.size(9)
    line = size / 72 * 1.5
    high = STRIP * page.scale
    top = page.top - line
    bottom = top - high
    if not codes:
        return page.top
    axes = page.axes(page.left, bottom, page.right, top)
    axes.set_xlim(0, len(codes))
    axes.set_ylim(-0.03, 1.03)
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.xaxis.tick_top()
    each = (page.right - page.left) / len(codes)
    widest = max(frame.text_width(code, 10, bold=True) for code in codes)
    axes.set_xticks([place + 0.5 for place in range(len(codes))])
    axes.set_xticklabels(
        codes, size=min(size, each * 0.85 / widest * 10), weight="bold", color=frame.INK
    )
    axes.tick_params(axis="x", length=0, pad=2)
    points = min(high, each) * 72
    for place, code in enumerate(codes):
        color, marker, ink, _ = LOOKS[outcome_of(portrait.now, code)]
        axes.bar(place + 0.5, 1, width=0.94, color=color, edgecolor=frame.INK, linewidth=0.6)
        if marker:
            axes.scatter(
                [place + 0.5], [0.5], s=min(16.0, points * 0.45) ** 2, marker=marker, c=ink,
                linewidths=0.0 if marker == "o" else 2.0,
            )  # fmt: skip
        if code in portrait.now.unreviewed:
            axes.scatter([place + 0.95], [0.97], s=100, marker=CORNER, c=frame.INK, linewidths=0)
        change = _change(portrait.now, portrait.before, code)
        if change:
            axes.annotate(
                change, (place + 0.5, 0), xytext=(0, -3), textcoords="offset points",
                size=size, color=frame.INK, ha="center", va="top", annotation_clip=False,
            )  # fmt: skip
    return bottom - (line if _compared(portrait) else 0.0) - 0.15


def _change(now: UnitStatus, before: UnitStatus | None, code: str) -> str:
    """▲ for newly met, ▼ for met before and not met now; nothing where either is not known."""
    if before is None or not before.has_data or code in before.no_data or code in now.no_data:
        return ""
    was, is_ = code in before.met, code in now.met
    if was == is_:
        return ""
    return texts.PORTRAIT_NEW if is_ else texts.PORTRAIT_LOST


def _changes_legend() -> list[tuple[Any, str]]:
    from matplotlib.lines import Line2D

    return [
        (Line2D([], [], color=frame.INK, marker=marker, markersize=6, linestyle="none"), words)
        for marker, words in (
            ("^", texts.PORTRAIT_LEGEND_NEW),
            ("v", texts.PORTRAIT_LEGEND_LOST),
        )
    ]


def _compared(portrait: Portrait) -> bool:
    return portrait.before is not None and portrait.before.has_data


def _finding(portrait: Portrait) -> str:
    now, before = portrait.now, portrait.before
    if not now.has_data:
        return texts.RADAR_NOTHING.format(name=now.name)
    words = {"name": now.name, "met": now.met_count, "total": now.total}
    if before is None or not before.has_data:
        return texts.RADAR_TITLE.format(**words)
    change = now.met_count - before.met_count
    if change == 0:
        return texts.RADAR_SAME.format(**words)
    template = texts.RADAR_MORE if change > 0 else texts.RADAR_LESS
    return template.format(change=abs(change), **words)


def _subtitle(portrait: Portrait) -> str:
    words = {"name": portrait.now.name, "round": frame.round_words(portrait.round)}
    said = [texts.PORTRAIT_SUBTITLE.format(**words)]
    if portrait.aim is not None:
        said.append(texts.PORTRAIT_AIM.format(aim=portrait.aim, year=portrait.year))
    if portrait.now.has_data and not _compared(portrait):
        said.append(texts.RADAR_BEFORE_NO_DATA)
    if portrait.without_evidence:
        said.append(texts.PORTRAIT_EVIDENCE.format(count=portrait.without_evidence))
    return "; ".join(said)
