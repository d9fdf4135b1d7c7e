"""The district at work in the real window: heatmap, who has sent, goals, settings."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import Any

import pytest

from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.services import editing
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import district as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.district.goals_view import GoalsView
from ntm_desktop.ui.district.heatmap_view import HeatmapView
from ntm_desktop.ui.district.offices_panel import OfficesPanel
from ntm_desktop.ui.district.reporting_view import ReportingView
from ntm_desktop.ui.district.rounds_panel import RoundsPanel
from ntm_desktop.ui.district.rules_panel import RulesPanel
from ntm_desktop.ui.district.settings_view import SettingsView
from ntm_desktop.ui.view import View, ViewName
from tests.one_book import PHUC_SEN, ROUND, SET, bring, foreign, ratio

OpenBook = Callable[..., Workbook]
GoTo = Callable[..., Any]


def press(app: App, *keys: str) -> None:
    for key in keys:
        (app.window.focus_get() or app.window).event_generate(key)
        app.window.update()


@pytest.fixture
def go_to(app: App, open_book: OpenBook) -> GoTo:
    """Open the district's workbook at a view, the keyboard in it."""

    def go(name: ViewName, demo: bool = False, round_code: str = ROUND) -> View:
        open_book("huyen", demo)
        app.shell.navigate(name, round_code=round_code)
        app.window.focus_force()
        app.window.update()
        view = app.shell.current
        assert view is not None
        view.take_focus()
        app.window.update()
        return view

    return go


def words_of(widget: tk.Misc) -> str:
    found = [str(widget.cget("text"))] if widget.winfo_class() in ("TLabel", "Label") else []
    return "\n".join([*found, *(words_of(child) for child in widget.winfo_children())])


def detail(view: HeatmapView) -> str:
    return "\n".join(words for words, _look in view.detail.shown)


# ---------------------------------------------------------------------- heatmap


def test_the_heatmap_shows_mark_basis_and_what_is_carried(go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    names = [row.title for row in view.sheet.rows]
    line = view.sheet.cells[names.index("Phúc Sen")]
    assert line[0].text == "15/19"
    assert (line[2].text, line[1].text) == ("✓H*", "✗H*")  # 2 met, 1 not met, both carried
    assert view.sheet.cells[names.index("Bế Văn Đàn")][1].text == "○"


def test_no_size_of_text_cuts_mark_basis_and_star(app: App, go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    row = [one.title for one in view.sheet.rows].index("Phúc Sen")
    cells = view.sheet.cells[row]
    try:
        for zoom in theme.ZOOM_STEPS:
            theme.set_zoom(app.window, zoom)
            app.window.update()
            assert [view.sheet._look(row, i)[0] for i in range(len(cells))] == [
                cell.text for cell in cells
            ]
    finally:
        theme.set_zoom(app.window, 100)


def test_totals_of_communes_and_criteria_stand_beside_the_cells(go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    met, not_met = view.sheet.cells[0], view.sheet.cells[1]
    # The plan's baseline: three communes; 10 and 11 lacking in all, 1 in one.
    assert (met[1].text, not_met[1].text) == ("2", "1")
    assert (met[10].text, not_met[10].text) == ("0", "3")
    words = view.figures.cget("text").replace("\u00a0", " ")
    assert "Bình quân 16,3 tiêu chí/xã (3 xã có số liệu)" in words
    assert "15–18 tiêu chí: 3 xã" in words
    assert "13 xã chưa có số liệu" in words


def test_arrows_move_and_the_pane_says_why_and_who_is_responsible(app: App, go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    book = app.book
    assert book is not None
    place = assessing.place(book, find_unit(book, PHUC_SEN), "17.8", ROUND, Authority.SELF)
    assessing.assess(
        book,
        assessing.Input(PHUC_SEN, "17.8", ROUND, place.evaluator, SET, figures=ratio("196", "314")),
    )
    row = [one.title for one in view.sheet.rows].index("Phúc Sen")
    view.sheet.select(row, 16)
    press(app, "<Right>")
    assert view.sheet.current == (row, 17)
    words = detail(view)
    assert "Phúc Sen · Tiêu chí 17" in words
    assert "✗ Chưa đạt" in words
    assert "62,4 % < 70 %, còn thiếu 24 hộ" in words
    assert "Phòng Tài nguyên và Môi trường" in words


def test_enter_goes_to_the_communes_form_at_that_criterion(app: App, go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    row = [one.title for one in view.sheet.rows].index("Phúc Sen")
    view.sheet.select(row, 17)
    press(app, "<Return>")
    assert (app.shell.where.view, app.shell.where.unit) == ("form", PHUC_SEN)
    assert app.shell.context is not None
    assert app.shell.context.code == "17"


def test_a_double_click_goes_there_too_and_a_total_is_no_place_to_go(app: App, go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    view.sheet.select(0, 3)
    press(app, "<Return>")
    assert app.shell.where.view == "heatmap"
    assert view.open_button.instate(["disabled"])
    # The first cell of the first commune under the two totals.
    x, y = 5, int(view.sheet._height * 2.5)
    for click in ("<Button-1>", "<ButtonRelease-1>", "<Button-1>"):
        view.sheet.body.event_generate(click, x=x, y=y)
    app.window.update()
    assert app.shell.where.view == "form"


def test_k_writes_the_districts_conclusion_with_its_note(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    dialogs = view.context.dialogs
    monkeypatch.setattr(dialogs, "ask_choice", lambda *_a, **_k: texts.NOT_MET)
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "Thiếu hồ sơ")
    row = [one.title for one in view.sheet.rows].index("Phúc Sen")
    view.sheet.select(row, 2)
    press(app, "k")
    assert view.sheet.cells[row][2].text == "✗H"
    assert "Thiếu hồ sơ" in detail(view)
    press(app, "<Control-z>")
    assert view.sheet.cells[row][2].text == "✓H*"


def test_a_conclusion_can_be_taken_away_only_where_there_is_one(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    dialogs = view.context.dialogs
    offered: list[tuple[str, ...]] = []
    given = iter([texts.MET, texts.NO_CONCLUSION_YET])

    def ask(_question: str, answers: tuple[str, ...], **_more: Any) -> str:
        offered.append(answers)
        return next(given)

    monkeypatch.setattr(dialogs, "ask_choice", ask)
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "")
    row = [one.title for one in view.sheet.rows].index("Bế Văn Đàn")
    view.sheet.select(row, 2)
    press(app, "k", "k")
    assert [texts.NO_CONCLUSION_YET in answers for answers in offered] == [False, True]
    assert view.sheet.cells[row][2].text == "○"
    assert "Đã bỏ kết luận" in app.shell.status.text


def test_no_conclusion_is_written_into_a_closed_round(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP, round_code="2022-12")
    asked: list[str] = []
    monkeypatch.setattr(view.context.dialogs, "ask_choice", lambda q, *_a, **_k: asked.append(q))
    view.sheet.select(3, 2)
    press(app, "k")
    assert asked == []
    assert "đã chốt" in app.shell.status.text
    assert view.conclude_button.instate(["disabled"])


def test_conflicts_are_counted_above_and_beside_their_commune(app: App, go_to: GoTo) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    assert not view.conflicts.winfo_ismapped()
    key = f"assessment/{PHUC_SEN}/{SET}/2/{ROUND}/self"
    assert app.book is not None
    bring(app.book, foreign(key, {"stated": "met"}), foreign(key, {"stated": "not_met"}))
    view.fill()
    app.window.update()
    assert view.conflicts.winfo_ismapped()
    assert view.conflicts.cget("text").startswith("1 chỗ")
    notes = {row.title: row.note for row in view.sheet.rows}
    assert notes["Phúc Sen"] == "≠1"


# ---------------------------------------------------------------------- who has sent, goals


def test_who_is_late_is_named_with_the_word_and_can_be_copied(app: App, go_to: GoTo) -> None:
    view: ReportingView = go_to(ViewName.REPORTING)
    assert view.heading.cget("text") == "0/16 xã và 0/14 phòng, cơ quan đã nộp"
    assert "quá hạn" in view.due.cget("text")
    first = view.list.tree.item(view.list.tree.get_children()[0])
    assert "Quá hạn" in first["values"][1]
    assert first["tags"] == ["bad"]
    press(app, "<Alt-s>")
    names = app.window.clipboard_get().split("\n")
    assert len(names) == 30
    assert "Xã Phúc Sen" in names


def test_goals_say_what_is_missing_and_advice_has_its_source(go_to: GoTo) -> None:
    view: GoalsView = go_to(ViewName.GOALS)
    words = words_of(view)
    assert "Phúc Sen thiếu 4 tiêu chí (1, 10, 11, 17)" in words
    assert "Mục tiêu: 15 · Thực hiện: 16,3" in words
    assert "Nguồn: Kế hoạch, mục II.2" in words
    assert "Công nhận · Phúc Sen · chưa khuyến nghị" in words
    assert "18/2022/QĐ-TTg" in words


# ---------------------------------------------------------------------- settings


def panel(view: SettingsView, name: str) -> Any:
    view.choose(name)
    view.update()
    return view.panels[name]


def test_closing_a_round_says_what_freezes_and_reopening_wants_a_reason(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: SettingsView = go_to(ViewName.SETTINGS)
    rounds: RoundsPanel = panel(view, "rounds")
    assert "Bộ tiêu chí xã nông thôn mới" in rounds.about.shown[1][0]
    asked: list[str] = []
    answers = iter([False, True])

    def ask(question: str, **_more: Any) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(view.context.dialogs, "ask_yes_no", ask)
    press(app, "<Alt-o>")
    book = view.context.book
    assert "Giữ nguyên như lúc này" in asked[0]
    assert "16 xã chưa nộp" in asked[0]
    assert not book.rules.round(ROUND).closed  # type: ignore[union-attr]
    press(app, "<Alt-o>")
    assert book.rules.round(ROUND).closed  # type: ignore[union-attr]
    assert rounds.close_button.instate(["disabled"])
    monkeypatch.setattr(view.context.dialogs, "ask_text", lambda *_a, **_k: "Xã nộp bổ sung")
    press(app, "<Alt-l>")
    assert not book.rules.round(ROUND).closed  # type: ignore[union-attr]


def test_a_new_round_is_opened_with_its_deadline(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: SettingsView = go_to(ViewName.SETTINGS)
    rounds: RoundsPanel = panel(view, "rounds")
    given = iter(["2023-09", "15/9/2023"])
    monkeypatch.setattr(view.context.dialogs, "ask_text", lambda *_a, **_k: next(given))
    press(app, "<Alt-m>")
    made = view.context.book.rules.round("2023-09")
    assert made is not None
    assert made.due == "2023-09-15"
    assert rounds._fault_in_code("2023-09") == "Kỳ 2023-09 đã có trong sổ."
    assert rounds._fault_in_code("tháng chín") is not None
    assert rounds._fault_in_code("2023-10") is None


def test_a_threshold_shows_its_effect_before_it_is_written(app: App, go_to: GoTo) -> None:
    view: SettingsView = go_to(ViewName.SETTINGS)
    book = view.context.book
    place = assessing.place(book, find_unit(book, PHUC_SEN), "17.8", ROUND, Authority.SELF)
    assessing.assess(
        book,
        assessing.Input(PHUC_SEN, "17.8", ROUND, place.evaluator, SET, figures=ratio("62", "100")),
    )
    rules: RulesPanel = panel(view, "rules")
    rules.list.choose([line.code for line in rules.lines].index("17.8"))
    view.update()
    form = rules.form
    assert form.value.get() == "70"
    form.value.delete(0, "end")
    form.value.insert(0, "60,5")
    form.show_effect()
    assert form.message.cget("text") == "1 kết quả thay đổi: 1 thành Đạt."
    form.save_limit()
    assert "nguồn" in form.message.cget("text")
    assert not book.store.rows("threshold")
    form.source.insert(0, "Quyết định thử, Điều 1")
    form.checked.set(True)
    press(app, "<Alt-g>")
    (row,) = book.store.rows("threshold")
    assert (row["value"], row["checked"]) == ("60.5", "yes")
    assert "1 kết quả thay đổi" in app.shell.status.text
    outcomes = [one["outcome"] for one in book.store.rows("assessment", code="17.8")]
    assert outcomes == [int(Outcome.MET)]
    assert not form.withdraw.instate(["disabled"])
    press(app, "<Alt-b>")
    assert not book.store.rows("threshold")


def test_an_unreadable_threshold_is_a_sentence_under_the_form(go_to: GoTo) -> None:
    view: SettingsView = go_to(ViewName.SETTINGS)
    rules: RulesPanel = panel(view, "rules")
    rules.list.choose([line.code for line in rules.lines].index("17.8"))
    view.update()
    rules.form.value.insert("end", "abc")
    rules.form.show_effect()
    assert "không phải là số" in rules.form.message.cget("text")


def test_what_is_not_checked_can_be_listed_alone(app: App, go_to: GoTo) -> None:
    view: SettingsView = go_to(ViewName.SETTINGS)
    rules: RulesPanel = panel(view, "rules")
    every = len(rules.lines)
    press(app, "<Alt-c>")
    assert 0 < len(rules.lines) < every
    assert not any(line.checked for line in rules.lines)


def test_an_office_is_assigned_and_ended_by_keys(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: SettingsView = go_to(ViewName.SETTINGS)
    offices: OfficesPanel = panel(view, "offices")
    dialogs = view.context.dialogs
    monkeypatch.setattr(dialogs, "choose", lambda *_a, **_k: "dan-toc")
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "Văn bản thử")
    offices.list.choose([line.code for line in offices.lines].index("18.1"))
    press(app, "<Alt-p>")
    rules = view.context.book.rules
    assert rules.offices(SET, "18.1") == {"noi-vu", "dan-toc"}
    monkeypatch.setattr(dialogs, "ask_yes_no", lambda *_a, **_k: True)
    press(app, "<Alt-b>")
    assert rules.offices(SET, "18.1") == {"noi-vu"}
    assert editing.undo_label(view.context.book) is not None


def test_only_the_district_has_these_views(app: App, open_book: OpenBook) -> None:
    own = {ViewName.HEATMAP, ViewName.REPORTING, ViewName.GOALS, ViewName.SETTINGS}
    open_book("huyen")
    assert own <= {spec.name for spec in app.shell._specs}
    open_book(f"xa-{PHUC_SEN}")
    assert not own & {spec.name for spec in app.shell._specs}
    open_book("thong-ke")
    assert not own & {spec.name for spec in app.shell._specs}
