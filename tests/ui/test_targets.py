"""The roadmap in the real window: typed, seen by all communes, read by a commune."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ntm_desktop.services import editing
from ntm_desktop.services.programme import roadmap, tasks
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import targets as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.targets import target_cells as shapes
from ntm_desktop.ui.targets.targets_view import TargetsView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND, SET

OpenBook = Callable[..., Workbook]


def press(app: App, *keys: str) -> None:
    for key in keys:
        (app.window.focus_get() or app.window).event_generate(key)
        app.window.update()


def type_in(app: App, text: str) -> None:
    """Into the cell's editor, letter by letter."""
    for letter in text:
        (app.window.focus_get() or app.window).event_generate("<Key>", keysym=letter)
        app.window.update()


@pytest.fixture
def page(app: App, open_book: OpenBook) -> Callable[..., TargetsView]:
    def go(org: str = "huyen", unit: str = PHUC_SEN) -> TargetsView:
        open_book(org)
        app.shell.navigate(ViewName.TARGETS, unit=unit, round_code=ROUND)
        app.window.focus_force()
        app.window.update()
        view = app.shell.current
        assert isinstance(view, TargetsView)
        view.take_focus()
        app.window.update()
        return view

    return go


def cell_at(view: TargetsView, unit: str, code: str) -> tuple[int, int]:
    assert view.plan is not None
    units = [one.unit.code for one in view.plan.roadmaps]
    codes = [one.code for one in view.plan.criteria_set.criteria]
    return units.index(unit) + shapes.TOTALS, codes.index(code) + shapes.SUMS


def row_of(view: TargetsView, code: str) -> int:
    """Where a criterion stands in a commune's sheet."""
    assert view.plan is not None
    return [line.code for line in view.plan.roadmaps[0].lines].index(code)


def aim_of(book: Workbook, unit: str, code: str, year: str = "2023") -> str:
    entry = registers.entry(book, roadmap.target_key(SET, unit, code, year))
    return "" if entry is None else str(entry.fields.get("aim"))


def test_the_districts_table_shows_every_commune_with_aims_and_how_they_stand(
    page: Callable[..., TargetsView],
) -> None:
    view = page()
    assert len(view.table.rows) == 16 + shapes.TOTALS
    row, column = cell_at(view, PHUC_SEN, "10")
    assert (view.table.cells[row][column].text, view.table.cells[row][column].mark) == ("P", "…")
    row, column = cell_at(view, PHUC_SEN, "2")
    assert (view.table.cells[row][column].text, view.table.cells[row][column].mark) == ("G", "✓")
    assert view.table.cells[row][0].text == "19"
    assert view.table.cells[0][column].text == "3"
    assert "3/16 xã có lộ trình" in view.figures.cget("text")


def test_a_letter_sets_the_aim_of_a_whole_block_and_delete_takes_it_away_as_one_step_each(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    book = view.context.book
    row, column = cell_at(view, "01474", "1")
    view.table.select(row, column)
    view.table.select(row, column + 2, extend=True)
    press(app, "p")
    assert [aim_of(book, "01474", code) for code in ("1", "2", "3")] == ["achieve"] * 3
    press(app, "<Delete>")
    assert [aim_of(book, "01474", code) for code in ("1", "2", "3")] == [""] * 3
    editing.undo(book)
    assert aim_of(book, "01474", "2") == "achieve"


def test_sums_are_not_typed_into(app: App, page: Callable[..., TargetsView]) -> None:
    view = page()
    view.table.select(0, 3)
    press(app, "p")
    view.table.select(3, 0)
    press(app, "p")
    view.table.select(3, len(view.table.columns) - 1)
    press(app, "p")
    assert "3/16 xã có lộ trình" in view.figures.cget("text")


def test_a_commune_is_opened_from_the_table_at_the_chosen_criterion(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    view.table.select(*cell_at(view, PHUC_SEN, "10"))
    press(app, "<Alt-o>")
    assert view.sheet.winfo_ismapped()
    assert view.sheet.current == (row_of(view, "10"), shapes.AIM_COLUMN)
    assert "Phúc Sen, năm 2023: đề ra 19/19 tiêu chí" in view.figures.cget("text")
    assert "lộ trình tăng 4" in view.rise.cget("text")


def test_month_and_cost_are_typed_beside_the_result_and_a_bad_month_says_why(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    view.choose_mode("one")
    app.window.update()
    month, cost = shapes.FIELDS.index("month"), shapes.FIELDS.index("cost")
    row = row_of(view, "10")
    view.sheet.select(row, month)
    type_in(app, "5")
    press(app, "<Return>")
    assert view.sheet.cells[row][month].text == "5"
    assert view.sheet.cells[row][2].text == texts.STANDINGS["late"]
    view.sheet.select(row, month)
    type_in(app, "13")
    press(app, "<Return>")
    assert view.sheet.faults[(row, month)] == ("13", texts.BAD_MONTH)
    view.sheet.select(row, cost)
    type_in(app, "1250")
    press(app, "<Return>")
    assert "kinh phí 1.250 triệu đồng" in view.figures.cget("text")


def test_what_is_planned_for_an_indicator_stands_below_its_criterion_and_is_typed_there(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    book = view.context.book
    key = "target/01603/xa-2021-2025/17.8/2023"
    registers.save(book, key, {"aim": "achieve", "cost": "5"})
    view.choose_mode("one")
    app.window.update()
    titles = [row.title.strip() for row in view.sheet.rows]
    row = next(place for place, title in enumerate(titles) if title.startswith("17.8."))
    assert titles[row - 1].startswith("17.") and not titles[row - 1].startswith("17.8")
    assert "kinh phí 5 triệu đồng" in view.figures.cget("text")
    view.sheet.select(row, shapes.FIELDS.index("cost"))
    type_in(app, "75")
    press(app, "<Return>")
    assert "kinh phí 75 triệu đồng" in view.figures.cget("text")
    view.sheet.select(row - 1, shapes.AIM_COLUMN)
    assert "chỉ tiêu 17.8" in view.detail.text.get("1.0", "end")


def test_a_commune_chosen_on_the_left_is_shown_alone(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    app.shell.navigate(unit="01639")
    app.window.update()
    assert view.mode == "one"
    assert "Đại Sơn" in view.figures.cget("text")
    press(app, "<Alt-h>")
    assert view.table.winfo_ismapped()


def test_another_year_is_another_plan(app: App, page: Callable[..., TargetsView]) -> None:
    view = page()
    view.year.set("2024")
    view.year.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert "0/16 xã có lộ trình" in view.figures.cget("text")
    view.table.select(*cell_at(view, PHUC_SEN, "1"))
    press(app, "g")
    book = view.context.book
    assert aim_of(book, PHUC_SEN, "1", "2024") == "maintain"
    assert aim_of(book, PHUC_SEN, "1") == "achieve"


def test_a_commune_reads_its_own_roadmap_and_proposes_by_a_task(
    app: App, page: Callable[..., TargetsView], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page(f"xa-{PHUC_SEN}")
    assert view.sheet.winfo_ismapped()
    assert not any(cell.editable for row in view.sheet.cells for cell in row)
    view.sheet.select(row_of(view, "10"), shapes.AIM_COLUMN)
    press(app, "g")
    assert aim_of(view.context.book, PHUC_SEN, "10") == "achieve"
    asked: list[str] = []

    def answer(label: str, **_more: Any) -> str:
        asked.append(label)
        return "lùi sang năm 2024"

    monkeypatch.setattr(view.context.dialogs, "ask_text", answer)
    press(app, "<Alt-t>")
    assert "tiêu chí 10. Thu nhập" in asked[0]
    (task,) = tasks.tasks(view.context.book, date(2023, 6, 1))
    assert task.title == "Đề nghị về lộ trình tiêu chí 10 năm 2023: lùi sang năm 2024"
    assert task.organisation == "huyen"
    assert task.entry.scope == PHUC_SEN


def codes_of(view: TargetsView) -> list[str]:
    assert view.plan is not None
    return [line.code for line in view.plan.roadmaps[0].lines]


def test_a_communes_work_stands_easy_and_cheap_first_and_by_number_when_asked(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    book = view.context.book
    said = {"17": ("easy", "900"), "10": ("easy", "90.5"), "2": ("hard", "1")}
    for code, (ease, cost) in said.items():
        key = roadmap.target_key(SET, PHUC_SEN, code, "2023")
        registers.save(book, key, {"aim": "achieve", "ease": ease, "cost": cost})
    view.choose_mode("one")
    app.window.update()
    assert codes_of(view)[:3] == ["10", "17", "2"]
    assert texts.ORDER_KEPT in view.hint.cget("text")
    press(app, "<Alt-s>")
    assert codes_of(view) == [str(number) for number in range(1, 20)]
    assert texts.ORDER_KEPT not in view.hint.cget("text")


def test_a_line_keeps_its_place_while_it_is_typed_into_and_moves_when_asked(
    app: App, page: Callable[..., TargetsView]
) -> None:
    view = page()
    view.choose_mode("one")
    app.window.update()
    row, cost = row_of(view, "18"), shapes.FIELDS.index("cost")
    assert row > 0
    view.sheet.select(row, cost)
    type_in(app, "7")
    press(app, "<Return>")
    assert view.sheet.cells[row][cost].text == "7"
    assert codes_of(view)[row] == "18"
    view.sheet.select(row, cost)
    press(app, "<Alt-d>")
    assert codes_of(view).index("18") < row
    assert view.sheet.current[0] == codes_of(view).index("18")
