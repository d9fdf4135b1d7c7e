"""Money of a year by source: planned, allocated, disbursed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ntm_desktop.domain.numbers import added, exact, more, vietnamese
from ntm_desktop.domain.resources import STAGES, share
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_values import Money, SourceRow
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LOOKS = {
    "planned": ("white", ""),
    "allocated": ("#C9E1F2", "\\\\\\\\"),
    "disbursed": (frame.MET_BAR, ""),
}
MOST_SOURCES = 12
TALLEST = 1.2  # inches a source
NAMES = 0.25  # of the width
BAR = 0.27  # of a source's height


def amount_of(row: SourceRow, stage: str) -> str | None:
    """The amount of one stage, None where nobody recorded it."""
    return {"planned": row.planned, "allocated": row.allocated}.get(stage, row.disbursed)


def length(amount: str | None) -> float:
    """How long a bar is; an amount that is not known has none."""
    if not amount:
        return 0.0
    digits, places = exact(amount)
    return float(digits / 10**places)


def funding(money: Money, note: frame.ChartNote, figure: Figure | None = None) -> Figure:
    """Three bars a source, each with its amount; what is not recorded says so."""
    rows = _at_most(money.sources)
    remarks = [
        texts.FUNDING_STATED.format(stated=vietnamese(stated), computed=vietnamese(computed))
        for stated, computed in money.stated
    ]
    with frame.drawing(figure) as drawn:
        page = frame.open_page(
            drawn, _finding(money), _subtitle(money), note, _legend() if rows else (), remarks
        )
        if not rows:
            return drawn
        size = page.size(9)
        below = size / 72 * 3.4
        pitch = min(TALLEST, (page.top - page.bottom - below) / len(rows))
        inside = NAMES * (page.right - page.left)
        axes = page.axes(
            page.left + inside, page.top - pitch * len(rows), page.right - 0.1, page.top
        )
        _names(axes, rows, inside - 0.1, min(size, pitch * 72 / 3.1))
        _bars(axes, rows, min(size, pitch * BAR * 72 / 1.3), page.right - page.left - inside)
        axes.tick_params(axis="x", labelsize=page.size(8), colors=frame.INK)
        axes.set_xlabel(texts.FUNDING_AXIS, size=size, color=frame.INK)
        return drawn


def _at_most(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """The sources, the smallest of very many put together."""
    if len(rows) <= MOST_SOURCES:
        return list(rows)
    by_size = sorted(rows, key=lambda row: -max(length(amount_of(row, s)) for s in STAGES))
    kept = [row for row in rows if row in by_size[: MOST_SOURCES - 1]]
    rest = [row for row in rows if row not in kept]

    def together(stage: str) -> str | None:
        known = [amount_of(row, stage) for row in rest if amount_of(row, stage) is not None]
        return added(known) if known else None

    words = texts.FUNDING_OTHERS.format(count=len(rest))
    return [
        *kept,
        SourceRow(words, together("planned"), together("allocated"), together("disbursed")),
    ]


def _names(axes: Axes, rows: Sequence[SourceRow], width: float, size: float) -> None:
    axes.set_ylim(len(rows), 0)
    axes.set_yticks([row + 0.5 for row in range(len(rows))])
    labels = []
    for row in rows:
        lines = frame.wrap(row.name, width, size)
        labels.append("\n".join(lines if len(lines) <= 2 else [lines[0], lines[1] + "…"]))
    axes.set_yticklabels(labels, size=size, color=frame.INK)
    axes.tick_params(axis="y", length=0, pad=4)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="x", color=frame.LINE, linewidth=0.6)
    axes.set_axisbelow(True)


def _bars(axes: Axes, rows: Sequence[SourceRow], size: float, width: float) -> None:
    from matplotlib.ticker import MaxNLocator

    longest = max(length(amount_of(row, stage)) for row in rows for stage in STAGES)
    shown = [amount_of(row, stage) for row in rows for stage in STAGES]
    label = max(
        frame.text_width(vietnamese(a) if a else texts.FUNDING_UNKNOWN, size) for a in shown
    )
    scale = (longest or 1.0) / max(0.5, width - label - 0.25)  # million đồng an inch
    for place, stage in enumerate(STAGES):
        middles = [row + 0.5 + (place - 1) * (BAR + 0.02) for row in range(len(rows))]
        amounts = [amount_of(row, stage) for row in rows]
        color, hatch = LOOKS[stage]
        axes.barh(
            middles, [length(amount) for amount in amounts], height=BAR, color=color,
            edgecolor=frame.INK, hatch=hatch, linewidth=0.6,
        )  # fmt: skip
        for middle, amount in zip(middles, amounts, strict=True):
            known = amount is not None
            style: dict[str, Any] = (
                {"color": frame.INK} if known else {"color": frame.FAINT, "style": "italic"}
            )
            axes.text(
                length(amount) + 0.06 * scale, middle,
                vietnamese(amount) if amount is not None else texts.FUNDING_UNKNOWN,
                size=size, ha="left", va="center_baseline",
                bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
                **style,
            )  # fmt: skip
    axes.set_xlim(0, (longest or 1.0) + (label + 0.15) * scale)
    marks = [
        at for at in MaxNLocator(5, integer=True).tick_values(0, longest or 1) if at <= longest
    ]
    axes.set_xticks(marks)
    axes.set_xticklabels([vietnamese(f"{mark:.0f}") for mark in marks])


def _finding(money: Money) -> str:
    where = texts.FUNDING_WHOSE.format(name=money.whose) if money.whose else ""
    words = {"year": money.year, "where": where}
    if not money.sources:
        return texts.FUNDING_NOTHING.format(**words)
    planned, allocated, disbursed = (amount_of(money.whole, stage) for stage in STAGES)
    if disbursed is not None and allocated is not None and more(allocated, "0"):
        part = share(disbursed, allocated) or "0"
        return texts.FUNDING_DISBURSED.format(share=vietnamese(part), **words)
    if disbursed is not None:
        return texts.FUNDING_SPENT.format(amount=vietnamese(disbursed), **words)
    if allocated is not None and planned is not None and more(planned, "0"):
        part = share(allocated, planned) or "0"
        return texts.FUNDING_ALLOCATED.format(share=vietnamese(part), **words)
    if planned is None:
        return texts.FUNDING_ONLY_ALLOCATED.format(amount=vietnamese(allocated or "0"), **words)
    return texts.FUNDING_PLANNED.format(amount=vietnamese(planned), **words)


def _subtitle(money: Money) -> str:
    said = [
        texts.FUNDING_SUM.format(stage=texts.FUNDING_STAGES[stage], amount=vietnamese(amount))
        for stage in STAGES
        if (amount := amount_of(money.whole, stage)) is not None
    ]
    if not said:
        return texts.FUNDING_SUBTITLE
    return f"{texts.FUNDING_SUBTITLE}; {texts.FUNDING_TOTAL.format(parts=', '.join(said))}"


def _legend() -> Sequence[tuple[Any, str]]:
    from matplotlib.patches import Patch

    return [
        (
            Patch(facecolor=color, edgecolor=frame.INK, hatch=hatch, linewidth=0.6),
            texts.FUNDING_LEGEND[stage],
        )
        for stage, (color, hatch) in LOOKS.items()
    ]
