"""The form of a record in the real window, and blocks of a spreadsheet as records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.register_specs import SPECS
from ntm_desktop.services import editing
from ntm_desktop.services.papers import record_files
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_paste import read_block
from ntm_desktop.services.units import villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.dialogs import Dialogs
from ntm_desktop.ui.registers.dossier_field import DossierField
from ntm_desktop.ui.registers.form_fields import PapersField
from ntm_desktop.ui.registers.paste_form import PasteForm
from ntm_desktop.ui.registers.register_form import RegisterForm
from tests.ui.register_driver import (
    COMMUNE,
    OpenBook,
    do_in_forms,
    first_cells,
    page,
    put,
    reason,
    write,
)


def test_a_new_record_is_listed_chosen_and_counted(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book()
    view = page(app, "task")
    assert view.shown == [] and texts.NOTHING_YET in view.list.sentence

    def act(form: RegisterForm) -> None:
        assert form.fields["unit"].widget.get() == "Phúc Sen"
        write(form, title="Làm đường xóm", due="30/9/2023", progress="đang làm", percent="40")
        form.accept()

    do_in_forms(monkeypatch, act)
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
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book()
    key = put(book, "task", title="Cũ", note="giữ lại", codes="2.1")
    view = page(app, "task")

    def act(form: RegisterForm) -> None:
        write(form, title="Mới", codes="")
        form.accept()

    do_in_forms(monkeypatch, act)
    view.edit()
    found = registers.entry(book, key)
    assert found is not None and found.fields == {"title": "Mới", "note": "giữ lại"}
    assert first_cells(view) == ["Mới"]


def test_a_copy_is_another_record_with_the_same_values(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book()
    put(book, "contribution", donor="Hộ mẫu", form="land", quantity="120")
    view = page(app, "contribution")
    do_in_forms(monkeypatch, lambda form: form.accept())
    view.copy()
    one, other = registers.entries(book, "contribution")
    assert one.key != other.key and one.fields == other.fields


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


def test_a_commune_chooses_of_its_own_villages_and_the_district_of_all_with_their_communes(
    app: App, open_book: OpenBook
) -> None:
    def offered(book: Workbook) -> list[str]:
        form = page(app, "survey").form({})
        field: Any = form.fields["village"]
        words = [text for _code, text in field.search.options]
        form.cancel()
        return words

    book = open_book()
    mine = offered(book)
    assert len(mine) == len(villages(book, COMMUNE)) > 0
    assert all(text.endswith("Phúc Sen") for text in mine)
    district = open_book("huyen")
    every = offered(district)
    assert len(every) == len(villages(district)) > len(mine)
    assert all(" – " in text for text in every)


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


def test_a_document_keeps_its_file(app: App, open_book: OpenBook, tmp_path: Path) -> None:
    book = open_book()
    paper = tmp_path / "quyết định mẫu.pdf"
    paper.write_bytes(b"%PDF mau")
    view = page(app, "document")
    form = view.form({})
    assert form.file is not None and texts.NO_FILE in form.file.told.cget("text")
    form.file.path = paper
    write(form, title="Quyết định mẫu")
    form.accept()
    (one,) = registers.entries(book, "document", scope=COMMUNE)
    assert (one.fields["file_name"], one.fields["size"]) == ("quyết định mẫu.pdf", "8")
    copy = record_files.extract(book, one.key, one.fields, tmp_path / "copies")
    assert copy.read_bytes() == b"%PDF mau"
    form = RegisterForm(app.window, book, "document", entry=one)
    assert form.file is not None and "quyết định mẫu.pdf" in form.file.told.cget("text")
    form.file.drop()
    form.accept()
    found = registers.entry(book, one.key)
    assert found is not None and found.fields == {"title": "Quyết định mẫu"}


BLOCK = """Người đóng góp\tĐơn vị\tHình thức\tSố lượng\tĐVT\tNgày\tBiểu dương\tQuy đổi (tr.đ)
Hộ mẫu A\tphúc sen\thiến đất\t120\tm2\t4/5/2023\tcó\t36,5
Hộ mẫu B\t\tngày công\t3\tcông\t\t\t0,6
Hộ mẫu C\t\t\t3
"""


def test_a_block_of_a_spreadsheet_becomes_records_after_a_look(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book()
    view = page(app, "contribution")
    looked: list[list[str]] = []

    def run(form: PasteForm) -> Any:
        form.top.update()
        looked.append([line.fault for line in form.lines])
        form.buttons[1].invoke()
        return form.result

    monkeypatch.setattr(PasteForm, "run", run)
    app.window.clipboard_clear()
    app.window.clipboard_append(BLOCK)
    view.take_focus()
    app.window.update()
    view.list.tree.event_generate("<Control-v>")
    (faults,) = looked
    assert faults[:2] == ["", ""] and "Hình thức" in faults[2]
    first, second = sorted(
        registers.entries(book, "contribution"), key=lambda one: str(one.fields["donor"])
    )
    assert first.fields == {
        "donor": "Hộ mẫu A",
        "unit": COMMUNE,
        "form": "land",
        "quantity": "120",
        "quantity_unit": "m2",
        "date": "2023-05-04",
        "commend": "yes",
        "value": "36.5",
    }
    assert second.fields["form"] == "labour"
    assert "37,1" in view.foot.cget("text")
    editing.undo(book)
    assert registers.entries(book, "contribution") == ()


def test_what_the_list_copies_is_what_it_takes_again(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book()
    put(book, "debt", title="Nợ mẫu", unit=COMMUNE, amount="1250.75", due="2023-12-31")
    view = page(app, "debt")
    view.copy_list()
    monkeypatch.setattr(PasteForm, "run", lambda form: (form.accept(), form.result)[1])
    view.paste()
    one, other = registers.entries(book, "debt")
    assert one.fields == other.fields


def test_ctrl_enter_in_a_long_text_writes_the_record_and_no_line(
    app: App, open_book: OpenBook
) -> None:
    book = open_book()
    form = page(app, "task").form({})
    form.top.deiconify()
    form.top.update()
    write(form, title="Một", note="đầu cuối")
    note = form.fields["note"].widget
    note.mark_set("insert", "1.3")
    note.focus_force()
    form.top.update()
    note.event_generate("<Control-Return>")
    (one,) = registers.entries(book, "task")
    assert one.fields["note"] == "đầu cuối"


def test_the_papers_of_an_ocop_product_are_ticked_from_the_districts_list(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book("huyen")
    key = put(book, "ocop_product", name="Sản phẩm mẫu", stars="3", papers=["Giấy A"])
    registers.save(book, key, {"stars": "4"})
    form = RegisterForm(app.window, book, "ocop_product", entry=registers.entry(book, key))
    papers = form.fields["papers"]
    assert isinstance(papers, DossierField) and papers.checks == []
    assert papers.told.cget("text") == texts.NO_OCOP_LIST
    answers = {"long": "Giấy A\nGiấy B"}
    monkeypatch.setattr(Dialogs, "ask_text", lambda *_asked, **_given: answers["long"])
    papers.change.invoke()
    assert [(one, ticked.get()) for one, ticked, _check in papers.checks] == [
        ("Giấy A", True),
        ("Giấy B", False),
    ]
    assert papers.checks[0][2].cget("text") == texts.kept_paper("Giấy A", "3")
    papers.checks[1][2].invoke()
    form.accept()
    found = registers.entry(book, key)
    assert found is not None and found.fields["papers"] == ["Giấy A", "Giấy B"]


def test_the_preview_is_judged_anew_for_another_owner(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    spec = next(one for one in SPECS if one.kind == "debt")
    typed = {"title": "Nợ mẫu", "unit": "Quốc Toản", "amount": "5"}
    block = "\t".join(typed.get(name, "") for name in spec.columns)
    form = PasteForm(app.window, book, spec, read_block(book, spec, block), COMMUNE)
    form.top.update()
    assert form.buttons[1].instate(["!disabled"])
    form.scope.current(1)
    form.scope.event_generate("<<ComboboxSelected>>")
    form.top.update()
    assert form.buttons[1].instate(["disabled"])
    assert form.lines[0].fault and not form.good
    form.scope.current(0)
    form.scope.event_generate("<<ComboboxSelected>>")
    form.top.update()
    assert form.buttons[1].instate(["!disabled"])
    form.cancel()
