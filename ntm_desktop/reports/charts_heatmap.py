"""Communes × criteria: four outcomes, each with a colour and a mark of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import Status, UnitStatus
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_looks import CORNER, LOOKS, legend, outcome_of
from ntm_desktop.reports.charts_table import Panel, panels, say_no_data
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SEVERAL = 3  # criteria named in a title before it becomes a list


def heatmap(
    status: Status, criteria_set: CriteriaSet, note: frame.ChartNote, figure: Figure | None = None
) -> Figure:
    """Every commune's outcome on every criterion, and how many communes fail each.

    Communes stand in the order of ``status``. Raises WrongUse where the status speaks of a
    criterion that the set does not have.
    """
    codes = tuple(criterion.code for criterion in criteria_set.criteria)
    _must_fit(status, codes)
    failing = Counter(code for unit in status.units for code in unit.not_met)
    with frame.drawing(figure) as drawn:
        groups = _groups(criteria_set)
        page = frame.open_page(
            drawn,
            _finding(status, failing, codes),
            _subtitle(status, criteria_set, failing),
            note,
            legend(),
            [texts.HEATMAP_GROUPS.format(groups="; ".join(groups))] if groups else [],
        )
        above = page.size(9) / 72 * 1.6
        sums = frame.text_width(f"{len(codes)}/{len(codes)}", page.size(9)) + 0.12
        for panel in panels(page, status.units, above, 0.0, beside=sums, total=texts.HEATMAP_TOTAL):
            _cells(panel, codes)
            size = _column_size(panel, (*codes, str(len(status.units))), len(codes), page.size(9))
            _head(panel, codes, size)
            _borders(panel, criteria_set)
            _sums(panel, codes)
            if panel.last:
                _totals(panel, codes, failing, size)
        return drawn


def _cells(panel: Panel[UnitStatus], codes: Sequence[str]) -> None:
    from matplotlib.colors import ListedColormap

    axes = panel.axes
    outcomes = [[outcome_of(unit, code) for code in codes] for unit in panel.units]
    rows = len(panel.units)
    if not rows or not codes:
        return
    points = min(panel.pitch, panel.width / len(codes)) * 72
    axes.pcolormesh(
        range(len(codes) + 1),
        range(rows + 1),
        [[int(outcome) for outcome in row] for row in outcomes],
        cmap=ListedColormap([LOOKS[outcome][0] for outcome in sorted(Outcome)]),
        vmin=-0.5,
        vmax=len(Outcome) - 0.5,
        edgecolors=frame.LINE,
        linewidth=min(0.5, points * 0.03),
    )
    # A collection of marks per outcome: hundreds of single texts would triple a redraw.
    for outcome, (_, marker, color, _) in LOOKS.items():
        at = [
            (column + 0.5, row + 0.5)
            for row in range(rows)
            for column in range(len(codes))
            if outcomes[row][column] is outcome
        ]
        if marker and at:
            axes.scatter(
                [x for x, _ in at], [y for _, y in at],
                s=min(11.0, points * 0.5) ** 2, marker=marker, c=color,
                linewidths=0.0 if marker == "o" else max(0.9, min(2.0, points * 0.11)),
            )  # fmt: skip
    carried = [
        (column + 0.97, row + 0.04)
        for row, unit in enumerate(panel.units)
        for column, code in enumerate(codes)
        if code in unit.unreviewed
    ]
    if carried:
        axes.scatter(
            [x for x, _ in carried], [y for _, y in carried],
            s=min(14.0, points * 0.75) ** 2, marker=CORNER,
            c=frame.INK, linewidths=0,
        )  # fmt: skip


def _column_size(
    panel: Panel[UnitStatus], words: Sequence[str], columns: int, most: float
) -> float:
    """The largest text size at which each of the words, in bold, stays within one column."""
    widest = max(frame.text_width(word, 10, bold=True) for word in words)
    return min(most, panel.width / max(1, columns) * 0.85 / widest * 10)


def _head(panel: Panel[UnitStatus], codes: Sequence[str], size: float) -> None:
    axes = panel.axes
    axes.set_xlim(0, len(codes))
    axes.xaxis.tick_top()
    axes.set_xticks([column + 0.5 for column in range(len(codes))])
    axes.set_xticklabels(codes, size=size, weight="bold", color=frame.INK)
    axes.tick_params(axis="x", length=0, pad=3)
    for words, at, offset, ha in (
        (texts.HEATMAP_AXIS, 0.0, -4, "right"),
        (texts.HEATMAP_SUM, 1.0, 4, "left"),
    ):
        axes.annotate(
            words, (at, 1.0), xytext=(offset, 3), textcoords="offset points",
            xycoords="axes fraction", size=panel.size * 0.9, color=frame.FAINT, ha=ha, va="bottom",
        )  # fmt: skip


def _borders(panel: Panel[UnitStatus], criteria_set: CriteriaSet) -> None:
    criteria = criteria_set.criteria
    for column in range(1, len(criteria)):
        if criteria[column].group != criteria[column - 1].group:
            panel.axes.plot(
                (column, column), (0, len(panel.units)), color=frame.INK,
                linewidth=min(1.4, panel.width / len(criteria) * 8),
                clip_on=False,
            )  # fmt: skip


def _sums(panel: Panel[UnitStatus], codes: Sequence[str]) -> None:
    for row, unit in enumerate(panel.units):
        if unit.has_data:
            panel.axes.text(
                len(codes) * (1 + 0.06 / panel.width), row + 0.5,
                f"{unit.met_count}/{unit.total}",
                size=panel.size * 0.95, color=frame.INK, ha="left", va="center",
            )  # fmt: skip
        else:
            say_no_data(panel, row, len(codes) / 2)


def _totals(
    panel: Panel[UnitStatus], codes: Sequence[str], failing: Counter[str], size: float
) -> None:
    row = len(panel.units) + 0.5
    panel.axes.text(
        -0.06 / panel.width * len(codes), row, texts.HEATMAP_TOTAL,
        size=panel.size, weight="bold", color=frame.INK, ha="right", va="center",
    )  # fmt: skip
    for column, code in enumerate(codes):
        panel.axes.text(
            column + 0.5, row, str(failing[code]),
            size=min(size, panel.size),
            weight="bold" if failing[code] else "normal", color=frame.INK,
            ha="center", va="center",
        )  # fmt: skip


def _groups(criteria_set: CriteriaSet) -> list[str]:
    said = []
    for group in criteria_set.groups:
        codes = [c.code for c in criteria_set.criteria if c.group == group]
        if codes:
            span = codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"
            said.append(texts.HEATMAP_GROUP.format(codes=span, title=group))
    return said


def _finding(status: Status, failing: Counter[str], codes: Sequence[str]) -> str:
    if not any(unit.has_data for unit in status.units):
        return texts.NOTHING_YET
    if not failing:
        blank = sum(len(unit.no_data) for unit in status.units)
        if blank:
            return texts.HEATMAP_NONE_FAILS.format(blank=blank)
        return texts.HEATMAP_ALL_MET.format(units=len(status.units), total=len(codes))
    worst = _worst(failing, codes)
    count = failing[worst[0]]
    if len(worst) == 1:
        return texts.HEATMAP_ONE.format(count=count, code=worst[0])
    shown = ", ".join(worst[:SEVERAL]) + ("…" if len(worst) > SEVERAL else "")
    return texts.HEATMAP_SEVERAL.format(codes=shown, count=count)


def _subtitle(status: Status, criteria_set: CriteriaSet, failing: Counter[str]) -> str:
    code = texts.ROUND.format(round=frame.round_words(status.round))
    said = [texts.HEATMAP_SUBTITLE.format(round=code)]
    worst = _worst(failing, [criterion.code for criterion in criteria_set.criteria])
    criterion = criteria_set.criterion_of(worst[0]) if len(worst) == 1 else None
    if criterion is not None:
        words = texts.HEATMAP_CRITERION.format(code=criterion.code, title=criterion.title)
        said.append(words)
    return ". ".join(said)


def _worst(failing: Counter[str], codes: Sequence[str]) -> list[str]:
    most = max(failing.values(), default=0)
    return [code for code in codes if most and failing[code] == most]


def _must_fit(status: Status, codes: Sequence[str]) -> None:
    known = set(codes)
    strange = {
        code: None
        for unit in status.units
        for code in (*unit.met, *unit.not_met, *unit.not_applicable)
        if code not in known
    }
    if strange:
        raise WrongUse(texts.OTHER_SET.format(codes=", ".join(strange)))
