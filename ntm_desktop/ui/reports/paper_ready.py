"""A report before it is written or printed: what it lacks is asked about once, charts are added."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import replace

import ttkbootstrap as ttk

from ntm_desktop.reports.paper_charts import has_charts, with_charts
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_missing import Missing
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.reports.paper_deeds import Sheet
from ntm_desktop.ui.view import AppContext


class PaperReady:
    """The foot's buttons with the tick for charts, which stands where a report has any."""

    def __init__(self, line: Flow, buttons: Sequence[tk.Widget]) -> None:
        self._line, self._buttons = line, buttons
        self.charts = tk.BooleanVar(line, value=True)
        self._box = ttk.Checkbutton(
            line, text=texts.WITH_CHARTS, variable=self.charts, bootstyle="round-toggle"
        )
        self._shown: bool | None = None
        self._asked: tuple[str, ...] = ()

    def lay(self, *, charts: bool) -> None:
        """Show the tick or not."""
        if charts is self._shown:
            return
        self._shown = charts
        if not charts:
            self._box.place_forget()
        self._line.lay([*self._buttons, self._box] if charts else self._buttons)

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
        if not self.charts.get() or not has_charts(sheet.kind):
            return sheet
        return replace(sheet, document=with_charts(made, sheet.kind, sheet.document))
