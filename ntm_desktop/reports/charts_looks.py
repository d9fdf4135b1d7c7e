"""How each outcome looks in a cell and in a legend: colour, mark and word, never colour alone."""

from __future__ import annotations

from typing import Any

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.texts import charts as texts

# Colour of the cell, marker and its colour; in grey the cells that fail stand out as dark.
LOOKS = {
    Outcome.NO_DATA: (frame.BLANK, "", frame.INK, texts.NO_DATA),
    Outcome.MET: (frame.MET_CELL, "o", "#12694A", texts.MET),
    Outcome.NOT_MET: (frame.NOT_MET_CELL, "x", "white", texts.NOT_MET),
    Outcome.NOT_APPLICABLE: (frame.NOT_APPLICABLE_CELL, "_", frame.INK, texts.NOT_APPLICABLE),
}
LEGEND_ORDER = (Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.NO_DATA)
CORNER = [(0, 0), (-1, 0), (0, -1), (0, 0)]


def outcome_of(unit: UnitStatus, code: str) -> Outcome:
    """What a unit's status says of a criterion."""
    if code in unit.not_applicable:
        return Outcome.NOT_APPLICABLE
    if code in unit.met:
        return Outcome.MET
    return Outcome.NOT_MET if code in unit.not_met else Outcome.NO_DATA


def legend() -> list[tuple[Any, str]]:
    """Handles and words of the four outcomes and of the corner that marks a carried result."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    entries: list[tuple[Any, str]] = []
    for outcome in LEGEND_ORDER:
        cell, marker, color, words = LOOKS[outcome]
        patch = Patch(facecolor=cell, edgecolor=frame.LINE, linewidth=0.8)
        if marker:
            mark = Line2D(
                [], [], color=color, marker=marker, markersize=5, linestyle="none",
                markeredgewidth=0.0 if marker == "o" else 1.5,
            )  # fmt: skip
            entries.append(((patch, mark), words))
        else:
            entries.append((patch, words))
    corner = Line2D([], [], color=frame.INK, marker=CORNER, markersize=9, linestyle="none")
    corner.set_markeredgewidth(0)
    entries.append((corner, texts.UNREVIEWED))
    return entries
