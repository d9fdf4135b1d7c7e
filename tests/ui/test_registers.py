"""The page of registers in the real window: finding, adding, changing, deleting records."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.services import editing, registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.conflicts.conflicts_view import ConflictsView
from ntm_desktop.ui.registers.form_fields import PapersField
from ntm_desktop.ui.registers.register_form import RegisterForm
from ntm_desktop.ui.registers.register_view import RegisterView
from ntm_desktop.ui.view import ViewName
from tests.exchange_world import Laptops, take_one

OpenBook = Callable[..., Workbook]
COMMUNE = "01603"


def page(app: App, kind: str = "") -> RegisterView:
    app.shell.navigate(ViewName.REGISTERS)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, RegisterView)
    if kind:
        view.choose(kind)
        app.window.update()
    return view


def put(book: Workbook, kind: str, scope: str | None = None, **values: Any) -> str:
    key = registers.new_key(book, kind, scope)
    registers.save(book, key, values)
    return key


def write(form: RegisterForm, **texts_: str) -> None:
    """Put texts into fields of a form, as typing would leave them."""
    for name, text in texts_.items():
        widget = form.fields[name].widget
        if isinstance(widget, tk.Text):
            widget.delete("1.0", "end")
            widget.insert("1.0", text)
        elif str(widget.cget("state")) == "readonly" and widget.winfo_class() == "TCombobox":
            widget.set(text)
        else:
            widget.delete(0, "end")
            widget.insert(0, text)


def reason(form: RegisterForm, name: str) -> str:
    return str(form.fields[name].reason.cget("text"))


def search(view: RegisterView, words: str) -> None:
    view.search.focus_force()
    view.update()
    view.search.delete(0, "end")
    view.search.insert(0, words)
    view.search.event_generate("<KeyRelease>", keysym="n")


def first_cells(view: RegisterView) -> list[str]:
    return [row.cells[0] for row in view.shown]


@pytest.fixture
def in_form(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[RegisterForm], None]], None]:
    """What is done in the next forms instead of waiting for a person; they are closed after it."""

    def plan(act: Callable[[RegisterForm], None]) -> None:
        def run(form: RegisterForm) -> Any:
            form.top.update()
            act(form)
            if form.top.winfo_exists():
                form.cancel()
            return form.result

        monkeypatch.setattr(RegisterForm, "run", run)

    return plan


def test_a_new_record_is_listed_chosen_and_counted(
    app: App, open_book: OpenBook, in_form: Callable[..., None]
) -> None:
    book = open_book()
    view = page(app, "task")
    assert view.shown == [] and texts.NOTHING_YET in str(view.empty.cget("text"))

    def act(form: RegisterForm) -> None:
        assert form.fields["unit"].widget.get() == "Phúc Sen"
        write(form, title="Làm đường xóm", due="30/9/2023", progress="đang làm", percent="40")
        form.accept()

    in_form(act)
    view.add_button.invoke()
    (one,) = registers.entries(book, "task")
    assert one.scope == COMMUNE and dict(one.fields) == {
        "title": "Làm đường xóm",
        "unit": COMMUNE,
        "due": "2023-09-30",
        "progress": "doing",
        "percent": "40",
    }
    assert view.current is not None and view.current.entry.key == one.key
    assert view.chooser.tree.item("task", "text") == "Nhiệm vụ (1)"


def test_what_is_not_good_is_said_under_its_field_and_nothing_is_written(
    app: App, open_book: OpenBook
) -> None:
    book = open_book()
    view = page(app, "task")
    form = view.form({})
    write(form, due="31/2/2023", organisation="phòng không có", percent="nhiều")
    form.accept()
    assert form.top.winfo_exists()
    assert texts.REQUIRED in reason(form, "title")
    assert "31/2/2023" in reason(form, "due")
    assert "phòng không có" in reason(form, "organisation")
    assert "nhiều" in reason(form, "percent")
    assert reason(form, "unit") == ""
    write(form, title="Làm đường", due="", organisation="nong nghiep", percent="")
    form.accept()
    (one,) = registers.entries(book, "task")
    assert one.fields == {"title": "Làm đường", "organisation": "nong-nghiep"}


def test_changing_a_record_keeps_its_key_and_what_was_not_touched(
    app: App, open_book: OpenBook, in_form: Callable[..., None]
) -> None:
    book = open_book()
    key = put(book, "task", title="Cũ", note="giữ lại", codes="2.1")
    view = page(app, "task")

    def act(form: RegisterForm) -> None:
        write(form, title="Mới", codes="")
        form.accept()

    in_form(act)
    view.edit()
    found = registers.entry(book, key)
    assert found is not None and found.fields == {"title": "Mới", "note": "giữ lại"}
    assert first_cells(view) == ["Mới"]


def test_a_copy_is_another_record_with_the_same_values(
    app: App, open_book: OpenBook, in_form: Callable[..., None]
) -> None:
    book = open_book()
    put(book, "contribution", donor="Hộ mẫu", form="land", quantity="120")
    view = page(app, "contribution")
    in_form(lambda form: form.accept())
    view.copy()
    one, other = registers.entries(book, "contribution")
    assert one.key != other.key and one.fields == other.fields


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
    assert view.list is not None
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
    assert view.count.cget("text") == texts.shown_of(1, 3)
    search(view, "dang mau")
    assert first_cells(view) == ["Nhà văn hóa"]
    search(view, "")
    view.years.set("2023")
    view.years.event_generate("<<ComboboxSelected>>")
    assert first_cells(view) == ["Hiến đất mở đường"]
    view.years.set(texts.ALL_YEARS)
    app.shell.navigate(unit=COMMUNE)
    view.only.invoke()
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


def test_the_district_writes_for_itself_or_for_the_chosen_commune(
    app: App, open_book: OpenBook
) -> None:
    book = open_book("huyen")
    app.shell.navigate(unit=COMMUNE)
    view = page(app, "document")
    for place in (0, 1):
        form = view.form({})
        assert form.scope is not None
        form.scope.current(place)
        write(form, title=f"Văn bản mẫu {place}")
        form.accept()
    found = {
        one.fields["title"]: one.scope
        for one in registers.entries(book, "document")
        if one.fields["title"].startswith("Văn bản mẫu")
    }
    assert found == {"Văn bản mẫu 0": "huyen", "Văn bản mẫu 1": COMMUNE}


def test_an_office_writes_its_own(app: App, open_book: OpenBook) -> None:
    book = open_book("nong-nghiep")
    form = page(app, "training").form({})
    assert form.scope is None
    write(form, title="Lớp mẫu", people="30")
    form.accept()
    assert [one.scope for one in registers.entries(book, "training")] == ["nong-nghiep"]


def test_a_record_of_somebody_else_is_shown_and_not_changed(
    app: App, open_book: OpenBook, in_form: Callable[..., None]
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

    in_form(act)
    view.edit()
    assert seen == [view.shown[0].entry.fields["number"]]


def test_the_key_of_a_recognition_is_asked_for_once(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    view = page(app, "recognition")
    for _ in range(2):
        form = view.form({"unit": COMMUNE})
        write(form, grade="nâng cao", stage="xã tự đánh giá")
        papers = form.fields["papers"]
        assert isinstance(papers, PapersField)
        papers.checks[1][2].invoke()
        papers.others.insert("1.0", "Giấy khác")
        form.accept()
    assert form.top.winfo_exists() and texts.THERE_ALREADY in form.message.cget("text")
    form.cancel()
    found = registers.entry(book, f"recognition/{COMMUNE}/advanced")
    assert found is not None and found.fields == {
        "stage": "self",
        "papers": [texts.PAPERS["recognition"][1], "Giấy khác"],
    }


def test_a_year_that_is_none_is_refused(app: App, open_book: OpenBook) -> None:
    open_book()
    form = page(app, "funding").form({})
    write(form, year="23", title="Vốn mẫu")
    form.accept()
    assert "23" in form.message.cget("text")
    write(form, year="2024", source="người dân và cộng đồng", planned="1.460,5")
    form.accept()
    assert app.book is not None
    (one,) = registers.entries(app.book, "funding", scope=COMMUNE)
    assert one.parts[1] == "2024"
    assert (one.fields["source"], one.fields["planned"]) == ("community", "1460.5")


def test_a_village_gets_a_code_of_its_commune_and_name(app: App, open_book: OpenBook) -> None:
    book = open_book()
    form = page(app, "village").form({"commune": COMMUNE})
    write(form, name="Xóm Đỗ Mẫu 2", households="85")
    form.accept()
    found = registers.entry(book, f"village/{COMMUNE}.do-mau-2")
    assert found is not None and found.fields["households"] == "85"


def test_another_record_is_named_by_its_title(app: App, open_book: OpenBook) -> None:
    book = open_book()
    project = put(book, "project", title="Đường trục xóm")
    view = page(app, "debt")
    form = view.form({})
    write(form, title="Nợ nhà thầu", project="duong truc", amount="12,5")
    form.accept()
    (one,) = registers.entries(book, "debt")
    assert one.fields["project"] == project.split("/")[-1]
    assert "Đường trục xóm" in view.shown[0].cells


def test_a_survey_is_typed_content_by_content(app: App, open_book: OpenBook) -> None:
    book = open_book()
    form = page(app, "survey").form({})
    write(
        form,
        village="phia chang",
        households="90",
        asked="80",
        answered="78",
        satisfied="77",
        contents="Giao thông: 70/78\nY tế: 78/78",
    )
    form.accept()
    assert not form.top.winfo_exists(), [
        one.reason.cget("text") for one in form.fields.values() if one.reason.winfo_manager()
    ]
    (one,) = registers.entries(book, "survey")
    assert one.fields["contents"]["Giao thông"] == {"satisfied": "70", "answered": "78"}


def test_what_two_sides_wrote_is_settled_elsewhere(
    app: App, tmp_path: Path, in_form: Callable[..., None]
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
    assert view.count.cget("text") == texts.shown_of(1, 1, 1)
    assert view.delete_button.instate(["disabled"])
    assert view.told.cget("text") == texts.IN_CONFLICT

    def act(form: RegisterForm) -> None:
        assert not form.writable
        form.buttons[0].invoke()

    in_form(act)
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
    assert app.window.focus_get() is view.list.tree if view.list is not None else False


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
