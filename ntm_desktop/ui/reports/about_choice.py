"""What a report is to be about, beside the commune chosen on the left: an office, all, a year."""

from __future__ import annotations

from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.reports.book_reports import SPECS, About, ReportKind, plan_years
from ntm_desktop.services.units import Organisation, name_of, organisations
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui.view import AppContext, Role

Choice = tuple[str | None, str | None, str | None]
"""unit, office, year; None for what the report is not about."""


class AboutChoice:
    """``box``: the choice as a line; ``offered``: whether there is anything to choose."""

    def __init__(self, box: ttk.Combobox) -> None:
        self.box = box
        self.offered = False
        self._years: Sequence[str] = ()
        self._was: object = None

    def offer(self, context: AppContext, kind: ReportKind) -> None:
        """Show what a report can be about; the same choice stays chosen while it is offered."""
        about = SPECS[kind].about
        by_district = context.role is Role.DISTRICT and about in (About.OFFICE, About.EITHER)
        self._years = plan_years(context.book, kind, context.round)
        self.offered = by_district or bool(self._years)
        if not self.offered:
            return
        first = 0
        if self._years:
            names = [texts.plan_year(year) for year in self._years]
            first = self._years.index(self._planned(context))
        elif about is About.OFFICE:
            names = [one.name for one in _offices(context)]
        else:
            names = [texts.WHOLE_DISTRICT, name_of(context.book, context.unit)]
        what = (about, len(names), self._years)
        place = self.box.current() if what == self._was else first
        self._was = what
        self.box.configure(values=names)
        self.box.current(min(max(place, 0), len(names) - 1))

    def _planned(self, context: AppContext) -> str:
        """A plan is made ahead of its year, once something is aimed at in it."""
        this = context.round[:4]
        after = str(int(this) + 1)
        aimed = context.book.store.rows("target", unit=context.unit, year=after)
        return after if aimed and after in self._years else this

    def chosen(self, context: AppContext, kind: ReportKind) -> Choice:
        """The unit, the office and the year of the report."""
        about = SPECS[kind].about
        year = self._years[self.box.current()] if self._years else None
        if about is About.COMMUNE:
            return context.unit or None, None, year
        if not self.offered:
            return None, None, None
        if about is About.OFFICE:
            return None, _offices(context)[self.box.current()].code, None
        return (context.unit if self.box.current() == 1 else None), None, None


def _offices(context: AppContext) -> list[Organisation]:
    return [one for one in organisations(context.book) if one.kind in ("office", "front")]
