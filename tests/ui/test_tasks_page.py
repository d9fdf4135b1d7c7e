"""Tasks in the real window: listed, typed, made from every page that shows what is lacking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.programme import tasks
from ntm_desktop.services.records import registers
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui import theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.commune.gaps_view import GapsView
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.department.department_view import DepartmentView
from ntm_desktop.ui.district.heatmap_view import HeatmapView
from ntm_desktop.ui.tasks.task_cells import FIELDS
from ntm_desktop.ui.tasks.tasks_view import TasksView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND

OpenBook = Callable[..., Workbook]
COMMUNE = f"xa-{PHUC_SEN}"
TODAY = date(2023, 6, 20)


def press(app: App, *keys: str) -> None:
    for key in keys:
        (app.window.focus_get() or app.window).event_generate(key)
        app.window.update()


def type_in(app: App, text: str) -> None:
    for letter in text:
        key = {"/": "slash", " ": "space"}.get(letter, letter)
        (app.window.focus_get() or app.window).event_generate("<Key>", keysym=key)
        app.window.update()


@pytest.fixture
def go_to(app: App, open_book: OpenBook) -> Callable[..., Any]:
    def go(view: ViewName, org: str = "huyen", prepare: Callable[[Workbook], None] = _none) -> Any:
        prepare(open_book(org))
        app.shell.navigate(view, unit=PHUC_SEN, round_code=ROUND)
        app.window.focus_force()
        app.window.update()
        assert app.shell.current is not None
        app.shell.current.take_focus()
        app.window.update()
        return app.shell.current

    return go


def _none(_book: Workbook) -> None:
    return None


def add(book: Workbook, title: str, **fields: str) -> str:
    key = registers.new_key(book, "task")
    registers.save(book, key, {"title": title, **fields})
    return key


def several(book: Workbook) -> None:
    add(book, "sau", due="2199-01-01")
    add(book, "quá hạn", due="2020-01-01", unit="01639", obstacle="thiếu vốn", remover="Huyện")
    add(book, "đã xong", due="2020-01-01", progress="done")


def titles(view: TasksView) -> list[str]:
    return [task.title for task in view.tasks]


def not_met(book: Workbook, code: str = "13.2") -> None:
    place = assessing.place(book, find_unit(book, PHUC_SEN), code, ROUND)
    change = assessing.Input(
        PHUC_SEN, code, ROUND, place.evaluator, "xa-2021-2025", stated="not_met"
    )
    assessing.assess(book, change)


# ---------------------------------------------------------------- the page


def test_what_is_overdue_is_red_first_and_counted_whatever_the_conditions(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: TasksView = go_to(ViewName.TASKS, prepare=several)
    assert titles(view) == ["quá hạn", "sau"]
    due = view.sheet.cells[0][FIELDS.index("due")]
    assert (due.ink, due.mark) == (theme.BAD, "!")
    assert view.sheet.cells[1][0].ink == theme.INK
    said = "\n".join(words for words, _look in view.detail.shown)
    assert "Vướng mắc: thiếu vốn · Phải tháo gỡ: Huyện" in said
    press(app, "<Alt-u>")
    assert titles(view) == [], "it is about another commune"
    assert "1 quá hạn" in view.filters.summary.cget("text")


def test_conditions_are_ticked_by_key_and_hold_together(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: TasksView = go_to(ViewName.TASKS, prepare=several)
    press(app, "<Alt-c>")
    assert set(titles(view)) == {"quá hạn", "sau", "đã xong"}
    press(app, "<Alt-q>")
    assert titles(view) == ["quá hạn"]
    press(app, "<Alt-q>", "<Alt-d>")
    assert len(titles(view)) == 3


def test_a_cell_is_typed_and_a_day_that_is_none_stays_red_with_its_reason(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: TasksView = go_to(ViewName.TASKS, prepare=several)
    column = FIELDS.index("due")
    view.sheet.select(1, column)
    type_in(app, "31/2/2023")
    press(app, "<Return>")
    assert view.sheet.faults[(1, column)][0] == "31/2/2023"
    view.sheet.select(1, column)
    type_in(app, "5/7/2023")
    press(app, "<Return>")
    assert view.sheet.cells[1][column].text == "05/07/2023"
    assert titles(view) == ["quá hạn", "sau"], "no task jumps away under the hands"
    assert "2 quá hạn" in view.filters.summary.cget("text")


def test_a_task_that_is_done_stays_in_sight_until_the_list_is_chosen_anew(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: TasksView = go_to(ViewName.TASKS, prepare=several)
    registers.save(view.context.book, view.tasks[0].key, {"progress": "done"})
    app.window.update()
    assert titles(view) == ["quá hạn", "sau"]
    press(app, "<Alt-d>")
    assert titles(view) == ["sau"]


def test_a_task_is_added_about_the_chosen_commune_and_deleted_after_a_question(
    app: App, go_to: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    view: TasksView = go_to(ViewName.TASKS)
    dialogs = view.context.dialogs
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "Họp dân bàn làm đường")
    press(app, "<Alt-t>")
    assert titles(view) == ["Họp dân bàn làm đường"]
    assert view.tasks[0].unit == PHUC_SEN
    asked: list[str] = []

    def ask(question: str, **_more: Any) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "ask_yes_no", ask)
    view.take_focus()
    press(app, "<Alt-x>")
    assert titles(view) == ["Họp dân bàn làm đường"]
    press(app, "<Alt-x>")
    assert titles(view) == []
    assert "Họp dân bàn làm đường" in asked[0]


def test_a_task_of_somebody_else_is_only_read(app: App, go_to: Callable[..., Any]) -> None:
    view: TasksView = go_to(ViewName.TASKS, COMMUNE, _of_the_district)
    (row,) = view.sheet.cells
    assert not any(cell.editable for cell in row)
    assert view.remove_button.instate(["disabled"])


def _of_the_district(book: Workbook) -> None:
    from tests.one_book import bring, foreign

    body = {"title": "việc của huyện", "organisation": COMMUNE}
    bring(book, foreign("task/huyen/a1", body, author="huyen"))


# ---------------------------------------------------------------- from what is lacking


def test_ctrl_t_on_a_line_of_what_is_missing_makes_its_task(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: GapsView = go_to(ViewName.GAPS, COMMUNE, not_met)
    view.table.choose([gap.row.code for gap in view.gaps].index("13.2"))
    press(app, "<Control-t>")
    (task,) = tasks.tasks(view.context.book, TODAY)
    assert (task.field("codes"), task.unit, task.due) == ("13.2", PHUC_SEN, date(2023, 6, 10))
    press(app, "<Control-t>")
    assert len(tasks.tasks(view.context.book, TODAY)) == 1
    assert "đã giao" in app.shell.status.text


def test_ctrl_t_in_a_field_of_the_form_makes_the_task_of_its_row_and_swaps_no_letters(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: FormView = go_to(ViewName.FORM, COMMUNE, not_met)
    view.bring_into_sight("13.2")
    app.window.update()
    assert isinstance(view.page, GroupTab)
    row = view.page.row_of_focus()
    assert row is not None and row.code == "13.2"
    row.note.widget.focus_force()
    app.window.update()
    type_in(app, "ab")
    press(app, "<Control-t>")
    (task,) = tasks.tasks(view.context.book, TODAY)
    assert task.field("codes") == "13.2"
    assert str(row.note.widget.get()) == "ab"


def test_a_criterion_of_the_heatmap_gives_one_task_for_each_lagging_commune(
    app: App, go_to: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    assert view.matrix is not None
    codes = [one.code for one in view.matrix.criteria_set.criteria]
    asked: list[str] = []

    def ask(question: str, **_more: Any) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(view.context.dialogs, "ask_yes_no", ask)
    view.sheet.select(1, codes.index("10") + 1)
    press(app, "<Control-t>")
    found = tasks.tasks(view.context.book, TODAY)
    assert {task.unit for task in found} == {"01603", "01639", "01582"}
    assert {task.organisation for task in found} == {"thong-ke"}
    assert asked[0].startswith("Giao 3 nhiệm vụ về tiêu chí 10")


def test_a_cell_of_the_heatmap_gives_the_task_of_its_commune_alone(
    app: App, go_to: Callable[..., Any]
) -> None:
    view: HeatmapView = go_to(ViewName.HEATMAP)
    assert view.matrix is not None
    codes = [one.code for one in view.matrix.criteria_set.criteria]
    units = [one.unit for one in view.matrix.status.units]
    view.sheet.select(units.index(PHUC_SEN) + 2, codes.index("10") + 1)
    press(app, "<Control-t>")
    (task,) = tasks.tasks(view.context.book, TODAY)
    assert task.unit == PHUC_SEN
    view.sheet.select(units.index(PHUC_SEN) + 2, codes.index("2") + 1)
    assert view.task_button.instate(["disabled"]), "it is met there"


def test_an_office_gives_a_task_from_its_own_grid(app: App, go_to: Callable[..., Any]) -> None:
    view: DepartmentView = go_to(ViewName.DEPARTMENT, "thong-ke")
    units = [row.unit.code for row in view.rows]
    view.sheet.select(units.index(PHUC_SEN), 1)
    press(app, "<Control-t>")
    (task,) = tasks.tasks(view.context.book, TODAY)
    assert (task.unit, task.field("codes"), task.entry.scope) == (PHUC_SEN, "10", "thong-ke")
