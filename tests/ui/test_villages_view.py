"""The page of villages in the real window: typing, adding, renaming, the form of a village."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services import editing
from ntm_desktop.services.criteria import reading
from ntm_desktop.services.criteria.set_lines import add_line
from ntm_desktop.services.programme.villages import key_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import villages as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.grid_cells import Edit
from ntm_desktop.ui.view import ViewName
from ntm_desktop.ui.villages.villages_view import VillagesView
from tests.one_book import PHUC_SEN, ROUND

OpenBook = Callable[..., Workbook]
DAI_SON, COC_CHANG = "01639", "01639.coc-chang"


@pytest.fixture
def page(app: App, open_book: OpenBook) -> VillagesView:
    open_book("huyen")
    app.shell.navigate(ViewName.VILLAGES, unit=DAI_SON, round_code=ROUND)
    app.window.focus_force()
    app.window.update()
    view = app.shell.current
    assert isinstance(view, VillagesView)
    view.take_focus()
    app.window.update()
    return view


def names(view: VillagesView) -> list[str]:
    return [row.title for row in view.sheet.rows]


def column(view: VillagesView, name: str) -> int:
    return [one.title for one in view.sheet.columns].index(texts.COLUMNS[name])


def place(view: VillagesView, village: str) -> int:
    return names(view).index(village)


def press(app: App, *keys: str) -> None:
    for key in keys:
        (app.window.focus_get() or app.window).event_generate(key)
        app.window.update()


def test_the_register_is_typed_into_as_a_spreadsheet(app: App, page: VillagesView) -> None:
    row = place(page, "Cốc Chang")
    page.sheet.select(row, column(page, "households"))
    press(app, "<Key-4>", "<Key-2>", "<Return>")
    book = page.context.book
    assert (editing.current_body(book, key_of(COC_CHANG)) or {})["households"] == "42"
    assert page.sheet.cells[row][column(page, "households")].text == "42"


def test_a_year_that_is_none_stays_red_with_its_sentence(app: App, page: VillagesView) -> None:
    spot = place(page, "Cốc Chang"), column(page, "year")
    page.sheet.select(*spot)
    press(app, "<Key-2>", "<Key-3>", "<Return>")
    assert page.sheet.faults[spot] == ("23", texts.BAD_YEAR)
    body = editing.current_body(page.context.book, key_of(COC_CHANG)) or {}
    assert body["year"] == "2023"


def test_a_pasted_block_is_one_step(page: VillagesView) -> None:
    first = column(page, "households")
    edits = [Edit(0, first, "10"), Edit(0, first + 1, "40"), Edit(1, first, "11")]
    assert list(page._edit(edits)) == [None, None, None]
    editing.undo(page.context.book)
    assert [page.sheet.cells[row][first].text for row in (0, 1)] == ["", ""]


def test_a_village_stated_met_is_seen_in_the_annex_at_once(app: App, page: VillagesView) -> None:
    row = place(page, "Cốc Chang")
    page._edit([Edit(row, column(page, "status"), "đã đạt chuẩn")])
    # Nothing of it is judged: it counts, and the page says on what it does not rest.
    assert (page.sheet.cells[row][0].mark, page.sheet.cells[row][0].text) == ("!", texts.NO_DATA)
    assert "chưa đủ tiêu chí: Cốc Chang" in page.remark.cget("text")
    press(app, "<Control-Key-2>")
    assert page.sums.cget("text").startswith("✗ 1/16 xóm đạt chuẩn trong năm")
    titles = [one.title.strip() for one in page.table.rows]
    line = page.table.cells[titles.index("Cốc Chang")]
    assert (line[0].text, line[1].text) == ("x", texts.DONE_UNPROVED)
    assert page.table.cells[-1][0].text == "17"


def test_insert_asks_for_a_name_and_puts_the_village_in(
    app: App, page: VillagesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    def answer(label: str, **more: Any) -> str:
        asked["reason"] = more["check"]("bó tềng")
        asked["good"] = more["check"]("Lũng Vài")
        return "Lũng Vài"

    monkeypatch.setattr(app.dialogs, "ask_text", answer)
    press(app, "<Insert>")
    assert "Bó tềng" in asked["reason"]
    assert asked["good"] is None
    assert "Lũng Vài" in names(page)
    assert page.sheet.current[0] == place(page, "Lũng Vài")


def test_deleting_asks_first_and_undo_brings_it_back(
    app: App, page: VillagesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.sheet.select(place(page, "Cốc Chang"), 1)
    monkeypatch.setattr(app.dialogs, "ask_yes_no", lambda *_a, **_k: False)
    press(app, "<Control-Shift-D>")
    assert "Cốc Chang" in names(page)
    monkeypatch.setattr(app.dialogs, "ask_yes_no", lambda *_a, **_k: True)
    press(app, "<Control-Shift-D>")
    assert "Cốc Chang" not in names(page)
    press(app, "<Control-z>")
    assert "Cốc Chang" in names(page)


def test_a_village_has_a_form_with_its_name_and_a_way_back(app: App, page: VillagesView) -> None:
    page.sheet.select(place(page, "Cốc Chang"), 0)
    press(app, "<F4>")
    form = app.shell.current
    assert isinstance(form, FormView)
    assert form._unit_name.cget("text") == "Xóm Cốc Chang (xã Đại Sơn)"
    assert form.aside.back.winfo_ismapped()
    assert "Số liệu nền" not in form._groups
    row = form.model.rows["1"]
    form.model.assess(form.model.input(row, stated="met"))
    app.window.update()
    rows = reading.form(page.context.book, COC_CHANG, ROUND).rows
    assert rows[0].in_force.outcome.word == "met"
    assert form._met.cget("text").startswith("1/16")
    press(app, "<Alt-Left>")
    assert app.shell.current is page
    assert app.shell.where.unit == DAI_SON
    assert page.sheet.cells[place(page, "Cốc Chang")][0].text == "1/16"


def test_leaving_a_villages_form_for_another_page_shows_its_commune(
    app: App, page: VillagesView
) -> None:
    page.sheet.select(place(page, "Cốc Chang"), 0)
    press(app, "<F4>")
    app.shell.navigate(ViewName.VILLAGES)
    assert app.shell.where.unit == DAI_SON
    press(app, "<F4>")
    app.shell.navigate(unit=PHUC_SEN)
    app.window.update()
    form = app.shell.current
    assert isinstance(form, FormView)
    assert form._unit_name.cget("text") == "Phúc Sen"
    assert not form.aside.back.winfo_ismapped()


def test_a_commune_sees_its_own_villages_and_types_into_them(app: App, open_book: OpenBook) -> None:
    open_book("xa-01603")
    app.shell.navigate(ViewName.VILLAGES, round_code=ROUND)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, VillagesView)
    assert names(view) == ["Phia Chang"]
    press(app, "<Control-Key-2>")
    assert view.part == "register"
    assert view.sheet.cells[0][1].editable


def test_the_page_says_that_the_set_of_model_villages_is_not_known_until_it_is_given(
    app: App, page: VillagesView
) -> None:
    assert "chưa biết các tiêu chí" in page.model_note.cget("text")
    assert texts.MODEL_SET_WHERE in page.model_note.cget("text")
    add_line(page.context.book, "xom-kieu-mau-2022-2025", "Nhà sạch", "QĐ 1465")
    app.window.update()
    assert page.model_note.cget("text") == texts.model_set_given(1)


def test_an_office_reads_the_villages_and_changes_none(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_book("nong-nghiep")
    app.shell.navigate(ViewName.VILLAGES, unit=DAI_SON, round_code=ROUND)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, VillagesView)
    assert "Cốc Chang" in names(view)
    assert {row[0].text for row in view.sheet.cells} == {texts.NOT_HERE}
    assert not any(cell.editable for row in view.sheet.cells for cell in row)
    assert all(button.instate(["disabled"]) for button in view.buttons[:3])
    view.take_focus()
    press(app, "<Insert>", "<F3>", "<Control-Shift-D>")
    assert "Cốc Chang" in names(view)


def test_a_village_is_assessed_by_the_lines_that_the_district_gave(
    app: App, page: VillagesView
) -> None:
    book = page.context.book
    for title in ("Nhà sạch", "Vườn mẫu"):
        add_line(book, "xom-kieu-mau-2022-2025", title, "QĐ 1465")
    app.shell.navigate(ViewName.FORM, unit=COC_CHANG)
    app.window.update()
    form = app.shell.current
    assert isinstance(form, FormView)
    press(app, "<Control-Key-2>")
    assert form.model.form is not None
    assert form.model.form.criteria_set.id == "xom-kieu-mau-2022-2025"
    row = form.model.rows["2"]
    assert row.title == "Vườn mẫu"
    form.model.assess(form.model.input(row, stated="met"))
    result = form.model.form.criteria["2"]
    assert result.outcome is Outcome.MET
