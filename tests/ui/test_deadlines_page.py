"""All deadlines of the year on the page of those who have sent, in the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.district.reporting_view import ReportingView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND, bring, foreign

OpenBook = Callable[..., Workbook]


@pytest.fixture
def page(app: App, open_book: OpenBook) -> ReportingView:
    open_book("huyen")
    app.shell.navigate(ViewName.REPORTING, round_code=ROUND)
    app.window.focus_force()
    app.window.update()
    view = app.shell.current
    assert isinstance(view, ReportingView)
    return view


def row(view: ReportingView, place: int) -> list[str]:
    line = view.days.tree.get_children()[place]
    return [str(one) for one in view.days.tree.item(line)["values"]]


def test_every_deadline_of_the_year_is_listed_with_who_has_sent(page: ReportingView) -> None:
    key = f"assessment/{PHUC_SEN}/xa-2021-2025/17.8/{ROUND}/self"
    bring(page.context.book, foreign(key, {"stated": "met"}))
    page.fill()
    assert [one.code for one in page.deadlines] == ["2023-11", "2023-06"]
    assert row(page, 1)[1] == "10/06/2023"
    assert row(page, 1)[3] == "1/16"
    # It came now, long after the day: sent, and late for good.
    assert row(page, 1)[5] == "30"
    assert page.days.tree.item(page.days.tree.get_children()[1])["tags"] == ["bad"]


def test_choosing_a_deadline_lists_its_senders_and_the_rounds_own_one_comes_first(
    app: App, page: ReportingView
) -> None:
    assert page.found is not None and page.found.round.code == ROUND
    page.days.choose(0)
    app.window.update()
    assert page.found.round.code == "2023-11"
    assert "Báo cáo năm 2023" in page.due.cget("text")
    app.shell.navigate(round_code="2023-11")
    app.shell.navigate(round_code=ROUND)
    app.window.update()
    assert page.found.round.code == ROUND


def test_an_ad_hoc_deadline_is_added_by_key(
    app: App, page: ReportingView, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter(["15/8/2023", "Báo cáo đột xuất"])
    monkeypatch.setattr(page.context.dialogs, "ask_text", lambda *_a, **_k: next(given))
    app.window.focus_get().event_generate("<Alt-m>")  # type: ignore[union-attr]
    app.window.update()
    assert [one.code for one in page.deadlines] == ["2023-11", "2023-08-15", "2023-06"]
    assert row(page, 1)[0] == "Báo cáo đột xuất"
    assert page._fault_in_day("15/8/2023") is not None
    assert page._fault_in_day("ngày rằm") is not None
    assert page._fault_in_day("16/8/2023") is None


def test_a_round_without_a_day_has_its_senders_and_no_deadline_chosen(
    app: App, page: ReportingView
) -> None:
    app.shell.navigate(round_code="2022-12")
    app.window.update()
    assert page.found is not None and page.found.round.code == "2022-12"
    assert page.days.tree.selection() == ()
