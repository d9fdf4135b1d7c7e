"""The page of reports lets choose the year of a commune's plan."""

from __future__ import annotations

from collections.abc import Callable

from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.reports.report_view import ReportView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND

OpenBook = Callable[..., Workbook]


def test_a_communes_plan_is_made_for_this_year_or_for_the_next(
    app: App, open_book: OpenBook
) -> None:
    open_book(f"xa-{PHUC_SEN}")
    app.shell.navigate(ViewName.REPORTS, unit=PHUC_SEN, round_code=ROUND)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, ReportView)
    view.choose(ReportKind.COMMUNE_PLAN)
    app.window.update()
    assert view.whom.winfo_ismapped()
    assert list(view.whom.cget("values")) == [texts.plan_year("2023"), texts.plan_year("2024")]
    assert "2023" in view.whom.get()
    assert view.sheet is not None and "2023" in view.sheet.document.subtitle
    view.whom.current(1)
    view.whom.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert view.made is not None and view.made.year == "2024"
    assert "2024" in view.sheet.document.subtitle
    view.choose(ReportKind.COMMUNE_REPORT)
    app.window.update()
    assert not view.whom.winfo_ismapped()
