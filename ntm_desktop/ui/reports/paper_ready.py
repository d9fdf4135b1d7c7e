"""A report before it is written or printed: what it lacks is asked about once, its paper is chosen,
charts are added."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import replace

import ttkbootstrap as ttk

from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.paper_charts import has_charts, with_charts
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_missing import Missing
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.reports.paper_deeds import Sheet
from ntm_desktop.ui.view import AppContext

_USUAL = "A4"


class PaperReady:
    """The foot's buttons, the choice of paper, and the tick for charts where a report has any.

    ``papers``: what was chosen for a report, A4 where nothing was.
    """

    def __init__(self, line: Flow, buttons: Sequence[tk.Widget]) -> None:
        self._line, self._buttons = line, buttons
        self.charts = tk.BooleanVar(line, value=True)
        self._box = ttk.Checkbutton(
            line, text=texts.WITH_CHARTS, variable=self.charts, bootstyle="round-toggle"
        )
        self.papers: dict[ReportKind, str] = {}
        self.paper = ttk.Combobox(
            line, state="readonly", width=3, values=list(texts.PAPERS.values())
        )
        self.paper.bind("<<ComboboxSelected>>", lambda _event: self._choose())
        ttk.ToolTip(self.paper, text=texts.PAPER_TIP)
        self._kind: ReportKind | None = None
        self._asked: tuple[str, ...] = ()

    def lay(self, kind: ReportKind) -> None:
        """Show what there is to choose for that report."""
        if kind is self._kind:
            return
        self._kind = kind
        self.paper.current(list(texts.PAPERS).index(self.papers.get(kind, _USUAL)))
        charts = has_charts(kind)
        if not charts:
            self._box.place_forget()
        self._line.lay([*self._buttons, self.paper, *([self._box] if charts else [])])

    def _choose(self) -> None:
        self.paper.selection_clear()
        if self._kind is not None:
            self.papers[self._kind] = list(texts.PAPERS)[self.paper.current()]

    def sheet(
        self, context: AppContext, sheet: Sheet, made: ReportContext, lacks: Sequence[Missing]
    ) -> Sheet | None:
        """What is to be written; None where the person would rather first fill in what is missing,
        which is asked once for a report."""
        place = (sheet.kind.value, made.scope, made.round.code)
        if lacks and self._asked != place:
            question = texts.still_missing(texts.lack(one.lack.value, one.count) for one in lacks)
            if not context.dialogs.ask_yes_no(
                question, title=texts.MISSING_TITLE, yes=texts.WRITE_ANYWAY
            ):
                return None
            self._asked = place
        document = sheet.document.on(self.papers.get(sheet.kind, _USUAL))
        if self.charts.get() and has_charts(sheet.kind):
            document = with_charts(made, sheet.kind, document)
        return replace(sheet, document=document)
