"""Thresholds in words, and what was not held against the official text, with where it is from."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from ntm_desktop.domain import numbers
from ntm_desktop.domain.criteria import Measure, MeasureType, Provenance
from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme

_TIP_WIDTH = 380


def limit_words(measure: Measure, limit: str | None) -> str:
    """ "mức đạt ≥ 70 %"; "" of a yes/no, whose title says what is wanted."""
    if measure.type is MeasureType.YES_NO:
        return ""
    if limit is None:
        return texts.LIMIT_DEPENDS if measure.threshold.cases else texts.LIMIT_UNKNOWN
    if measure.type is MeasureType.LEVEL:
        return texts.limit(measure.threshold.comparison, limit)
    unit = "%" if measure.type is MeasureType.RATIO and measure.per_cent else measure.unit
    return texts.limit(measure.threshold.comparison, f"{numbers.vietnamese(limit)} {unit}".strip())


def unchecked_words(row: FormRow) -> str:
    """What of the row was not held against the official text: "" where everything was."""
    if not row.checked:
        return texts.UNCHECKED
    limits = [measure.threshold for measure in _counted(row)]
    if any(limit.known and not limit.provenance.checked for limit in limits):
        return texts.UNCHECKED_LIMIT
    return ""


def source_lines(row: FormRow, name: Provenance) -> str:
    """Where the name (its provenance is given) and each threshold come from, a line each."""
    lines = [texts.source(texts.OF_NAME, _words(name), name.note)]
    counted = _counted(row)
    for measure in counted:
        what = f"{texts.OF_LIMIT} – {measure.title}" if len(counted) > 1 else texts.OF_LIMIT
        provenance = measure.threshold.provenance
        words = _words(provenance) if measure.threshold.known else texts.LIMIT_NOT_FOUND
        lines.append(texts.source(what, words, provenance.note))
    return "\n".join(lines)


class UncheckedMark(ttk.Label):
    """The small mark under a title; the pointer over it tells the sources."""

    def __init__(self, parent: tk.Misc, words: str, sources: str) -> None:
        super().__init__(parent, text=words, font=theme.SMALL, foreground=theme.WARN)
        self.says = (words, sources)
        ttk.ToolTip(self, text=sources, wraplength=theme.px(parent, _TIP_WIDTH))


def _counted(row: FormRow) -> list[Measure]:
    """The measures that have a threshold of their own; a yes/no is wanted by its very name."""
    if row.indicator is None:
        return []
    return [one for one in row.indicator.measures if one.type is not MeasureType.YES_NO]


def _words(provenance: Provenance) -> str:
    if not provenance.checked:
        return texts.UNCHECKED
    return texts.SOURCES.get(provenance.status, texts.BY_DISTRICT)
