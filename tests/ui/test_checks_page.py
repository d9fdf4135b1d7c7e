"""The page of data checks: findings by kind, and the way from a line to what it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services.checks import check_limits
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checks_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.checks.checks_view import ChecksView
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.registers.register_view import RegisterView
from ntm_desktop.ui.view import ViewName

OpenBook = Callable[..., Workbook]
SET, UNIT, ROUND = "xa-2021-2025", "01603", "2023-11"


def _page(app: App) -> ChecksView:
    app.shell.navigate(ViewName.CHECKS)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, ChecksView)
    return view


def _choose(view: ChecksView, app: App, code: str) -> None:
    view.groups.choose(view.titles.index(texts.title(code)))
    app.window.update()


def _press(view: ChecksView, app: App) -> None:
    view.list.tree.focus_force()
    app.window.update()
    view.list.tree.event_generate("<Return>")
    app.window.update()


def _overdue(book: Workbook) -> str:
    key = "task/huyen/viec"
    typed = {"title": "Việc mẫu", "due": "1/5/2023"}
    registers.save(book, key, registers.read_values(book, "task", typed))
    return key


def test_kinds_stand_with_their_counts_and_choosing_one_shows_its_lines(
    app: App, open_book: OpenBook
) -> None:
    open_book("huyen")
    view = _page(app)
    tree = view.groups.tree
    cells = [list(tree.item(line)["values"]) for line in tree.get_children()]
    counts = {str(one[0]): int(one[1]) for one in cells}
    assert counts["Tất cả"] == len(view.findings)
    assert counts[f"! {texts.title('funding_total')}"] == 1
    assert len(view.listed) == len(view.findings)
    _choose(view, app, "village_count")
    assert [(one.stated, one.computed) for one in view.listed] == [("2", "1")]
    (line,) = view.list.tree.get_children()
    assert view.list.tree.item(line)["values"][0] == "! Cần xem"
    assert view.sentence.shown[0][0] == view.listed[0].message


def test_enter_goes_to_the_cell_of_the_form(app: App, open_book: OpenBook) -> None:
    book = open_book("xa-01603")
    figures = {"m": Figure(numerator="9", denominator="8")}
    assessing.assess(book, assessing.Input(UNIT, "17.8", ROUND, "self", SET, figures=figures))
    view = _page(app)
    _choose(view, app, "numerator_above_denominator")
    _press(view, app)
    form = app.shell.current
    assert isinstance(form, FormView) and app.shell.where.round == ROUND
    assert isinstance(form.page, GroupTab)
    row = form.page.row_of_focus()
    assert row is not None and row.code == "17.8"


def test_enter_goes_to_the_line_of_the_register(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    key = _overdue(book)
    view = _page(app)
    _choose(view, app, "task_overdue")
    _press(view, app)
    page = app.shell.current
    assert isinstance(page, RegisterView) and page.list is not None
    assert page.shown[page.list.current or 0].entry.key == key


def test_a_slip_of_the_plans_text_says_that_there_is_no_place_to_go(
    app: App, open_book: OpenBook
) -> None:
    open_book("huyen")
    view = _page(app)
    _choose(view, app, "typing_slip")
    _press(view, app)
    assert app.shell.current is view


def test_what_is_corrected_leaves_the_list_at_once(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    key = _overdue(book)
    view = _page(app)
    assert [one.where for one in view.findings if one.code == "task_overdue"] == [key]
    _choose(view, app, "village_count")
    registers.save(book, key, {"progress": "done"})
    app.window.update()
    assert [one.where for one in view.findings if one.code == "task_overdue"] == []
    assert [one.code for one in view.listed] == ["village_count"]


def test_the_district_sets_a_limit_and_others_are_not_offered_it(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book("huyen")
    view = _page(app)
    dialogs = app.shell.context.dialogs if app.shell.context else None
    assert dialogs is not None
    asked: list[str] = []

    def choose(label: str, items: object, **_more: object) -> str:
        asked.append(label)
        return "check.jump"

    def ask_text(_label: str, **more: object) -> str:
        check = more["check"]
        assert callable(check) and check("nhiều") and not check("12,5")
        return "12,5"

    monkeypatch.setattr(dialogs, "choose", choose)
    monkeypatch.setattr(dialogs, "ask_text", ask_text)
    view.ask_limit()
    assert asked == [texts.LIMITS_NOTE]
    assert check_limits.limit(book, "check.jump") == "12.5"


def test_large_text_puts_the_lists_one_above_the_other_and_keeps_what_is_chosen(
    app: App, open_book: OpenBook
) -> None:
    open_book("huyen")
    view = _page(app)
    _choose(view, app, "village_count")
    theme.set_zoom(app.window, 150)
    try:
        app.window.update()
        assert view.narrow
        assert view.list.winfo_rooty() > view.groups.winfo_rooty() + view.groups.winfo_height() - 1
        assert [one.code for one in view.listed] == ["village_count"]
        assert "place" not in view.list.tree.cget("columns")
    finally:
        theme.set_zoom(app.window, 100)
    app.window.update()
    assert not view.narrow and [one.code for one in view.listed] == ["village_count"]


def test_a_commune_is_not_offered_the_limits(app: App, open_book: OpenBook) -> None:
    open_book("xa-01603")
    assert "<F4>" not in _page(app).shortcuts()
