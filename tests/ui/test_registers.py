"""The page of registers in the real window: finding, deleting, going elsewhere."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path

import pytest

from ntm_desktop.services import editing
from ntm_desktop.services.records import registers
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.conflicts.conflicts_view import ConflictsView
from ntm_desktop.ui.registers.register_form import RegisterForm
from ntm_desktop.ui.view import ViewName
from tests.exchange_world import Laptops, take_one
from tests.ui.register_driver import (
    COMMUNE,
    OpenBook,
    do_in_forms,
    first_cells,
    page,
    put,
    search,
)


def test_a_deleted_record_is_asked_for_and_comes_back_by_undo(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book()
    put(book, "task", title="Một")
    view = page(app, "task")
    asked: list[str] = []
    answers = [False, True]

    def ask(question: str, **_given: object) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(app.dialogs, "ask_yes_no", ask)
    view.take_focus()
    app.window.update()
    view.list.tree.event_generate("<Delete>")
    assert "Một" in asked[0] and first_cells(view) == ["Một"]
    view.list.tree.event_generate("<Delete>")
    assert view.shown == [] and registers.entries(book, "task") == ()
    editing.undo(book)
    assert first_cells(view) == ["Một"]


def test_the_list_is_filtered_by_words_without_tones_by_unit_and_by_year(
    app: App, open_book: OpenBook
) -> None:
    book = open_book("huyen")
    put(book, "task", title="Hiến đất mở đường", unit=COMMUNE, due="2023-09-30")
    put(book, "task", title="Nhà văn hóa", unit="01582", due="2024-03-01", person="Đặng Mẫu")
    put(book, "task", COMMUNE, title="Cấp nước")
    view = page(app, "task")
    assert first_cells(view) == ["Hiến đất mở đường", "Nhà văn hóa", "Cấp nước"]
    search(view, "duong HIEN")
    assert first_cells(view) == ["Hiến đất mở đường"]
    assert view.filters.count.cget("text") == texts.shown_of(1, 3)
    search(view, "dang mau")
    assert first_cells(view) == ["Nhà văn hóa"]
    search(view, "")
    view.filters.years.set("2023")
    view.filters.years.event_generate("<<ComboboxSelected>>")
    assert first_cells(view) == ["Hiến đất mở đường"]
    view.filters.years.set(texts.ALL_YEARS)
    app.shell.navigate(unit=COMMUNE)
    view.filters.only.invoke()
    assert app.shell.current is view
    assert first_cells(view) == ["Hiến đất mở đường", "Cấp nước"]
    app.shell.navigate(unit="01582")
    assert first_cells(view) == ["Nhà văn hóa"]


def test_the_foot_sums_what_is_in_sight_exactly(app: App, open_book: OpenBook) -> None:
    book = open_book()
    put(book, "contribution", donor="Một", form="cash", value="0.1")
    put(book, "contribution", donor="Hai", form="cash", value="0.2")
    put(book, "contribution", donor="Ba", form="labour", value="1234")
    view = page(app, "contribution")
    assert "1.234,3" in view.foot.cget("text")
    search(view, "tien mat")
    assert view.foot.cget("text").endswith(" 0,3")


def test_a_line_that_is_a_sum_itself_is_not_added(app: App, open_book: OpenBook) -> None:
    open_book("huyen")
    view = page(app, "funding")
    assert "117.103" in view.foot.cget("text") and "116.843" not in view.foot.cget("text")


def test_a_record_of_somebody_else_is_shown_and_not_changed(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_book()
    view = page(app, "recognition")
    assert view.shown and view.add_button.instate(["disabled"])
    assert view.delete_button.instate(["disabled"])
    assert "huyện Quảng Hòa" in view.told.cget("text")
    seen: list[str] = []

    def act(form: RegisterForm) -> None:
        assert not form.writable and len(form.buttons) == 1
        assert all(
            one.widget.instate(["disabled"]) or one.widget.instate(["readonly"])
            for one in form.fields.values()
            if not isinstance(one.widget, tk.Text)
        )
        seen.append(form.fields["number"].widget.get())
        form.accept()
        assert form.result is None

    do_in_forms(monkeypatch, act)
    view.edit()
    assert seen == [view.shown[0].entry.fields["number"]]


def test_what_two_sides_wrote_is_settled_elsewhere(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptops = Laptops(tmp_path)
    district, commune = laptops.from_plan("huyen"), laptops.from_plan(f"xa-{COMMUNE}")
    key = put(commune, "task", title="ghi trước")
    take_one(district, laptops.export(commune))
    unseen = f"task/{COMMUNE}/khong-ai-thay"
    for book, name in ((commune, "xã ghi"), (district, "huyện ghi")):
        registers.save(book, key, {"title": name})
        registers.save(book, unseen, {"title": name})
    take_one(district, laptops.export(commune))
    path = district.path
    laptops.close()
    assert app.open(path)
    view = page(app, "task")
    assert first_cells(view) == ["ghi trước"]
    assert view.filters.count.cget("text") == texts.shown_of(1, 1, 1)
    assert view.delete_button.instate(["disabled"])
    assert view.told.cget("text") == texts.IN_CONFLICT

    def act(form: RegisterForm) -> None:
        assert not form.writable
        form.buttons[0].invoke()

    do_in_forms(monkeypatch, act)
    view.edit()
    current = app.shell.current
    assert isinstance(current, ConflictsView)
    assert current.shown is not None and current.shown.key == key


def test_f2_adds_and_enter_opens_by_keys_alone(app: App, open_book: OpenBook) -> None:
    book = open_book()
    view = page(app, "task")
    view.take_focus()
    app.window.update()

    def type_and_save() -> None:
        (top,) = [one for one in app.window.winfo_children() if isinstance(one, tk.Toplevel)]
        field = top.focus_get()
        assert field is not None and field.winfo_class() == "TEntry"
        for letter in "abc":
            field.event_generate("<Key>", keysym=letter)
        field.event_generate("<Return>")

    app.window.after(300, type_and_save)
    app.window.focus_force()
    app.window.event_generate("<F2>")
    app.window.update()
    (one,) = registers.entries(book, "task")
    assert one.fields["title"] == "abc"
    assert app.window.focus_get() is view.list.tree


def test_every_register_is_shown_and_its_form_made(app: App, open_book: OpenBook) -> None:
    from ntm_desktop.domain.register_specs import SPECS

    open_book("huyen")
    view = page(app)
    for spec in SPECS:
        view.choose(spec.kind)
        app.window.update()
        assert view.spec is spec and len(view.shown) == len(view.rows)
        form = view.form({})
        form.top.update()
        form.cancel()


def test_another_page_leads_to_a_register_and_to_one_record(app: App, open_book: OpenBook) -> None:
    book = open_book()
    keys = [put(book, "task", title=title, due="2023-09-30") for title in ("Một", "Hai", "Ba")]
    view = page(app, "debt")
    app.shell.navigate(ViewName.GAPS)
    app.shell.navigate(ViewName.REGISTERS, code=keys[1])
    app.window.update()
    assert view.spec.kind == "task"
    assert view.current is not None and view.current.entry.key == keys[1]


def test_what_an_inspection_found_becomes_a_task_once(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    values = {"title": "Rác mẫu", "finding_kind": "shortcoming", "unit": COMMUNE}
    put(book, "inspection_finding", **values)
    view = page(app, "inspection_finding")
    assert view.task_button.winfo_viewable()
    for _ in range(2):
        view.give_task()
    (task,) = registers.entries(book, "task")
    (finding,) = registers.entries(book, "inspection_finding")
    assert task.fields["finding"] == finding.parts[-1]
    assert finding.fields["task"] == task.parts[-1]
    view.choose("debt")
    app.window.update()
    assert not view.task_button.winfo_viewable()


def test_a_narrow_page_chooses_its_register_in_one_line(app: App, open_book: OpenBook) -> None:
    open_book("huyen")
    before = app.window.geometry()
    view = page(app, "task")
    try:
        app.window.geometry("800x600")
        app.window.update()
        assert not view.chooser.winfo_manager() and view.chooser.line.winfo_viewable()
        view.chooser.line.current(4)
        view.chooser.line.event_generate("<<ComboboxSelected>>")
        app.window.update()
        assert view.spec.kind == "funding" and len(view.shown) == 5
    finally:
        app.window.geometry(before)
        app.window.update()
    assert view.chooser.winfo_viewable() and not view.chooser.line.winfo_manager()


def test_a_document_gives_its_tasks_by_one_key(app: App, open_book: OpenBook) -> None:
    book = open_book()
    key = put(book, "document", title="Kế hoạch mẫu", effect="Báo cáo hằng quý")
    view = page(app, "document")
    view.bring_into_sight(key)
    app.window.update()
    assert view.current is not None and "Báo cáo hằng quý" in view.current.cells
    assert view.task_button.winfo_ismapped()
    view.task_button.invoke()
    (task,) = registers.entries(book, "task")
    assert task.fields["title"] == "Báo cáo hằng quý"
    view.choose("training")
    app.window.update()
    assert not view.task_button.winfo_ismapped()
