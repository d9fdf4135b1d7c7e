"""The commune's form in the real window: typing, saving, faults, keys, blocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntm_desktop.services.criteria import base_figures, reading
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.field import Field
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.view import ViewName
from tests.ui.commune_driver import KEY, OTHER, UNIT, Form

OpenBook = Callable[..., Workbook]


@pytest.fixture
def commune(app: App, open_book: OpenBook) -> Form:
    return Form(app, open_book("xa-01603"))


# ------------------------------------------------------------------ typing and saving


def test_a_typed_ratio_is_saved_on_leaving_and_says_why(commune: Form) -> None:
    commune.type("17.8", "numerator", "196")
    commune.type("17.8", "denominator", "314")
    assert commune.why("17.8") == "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 24 hộ."
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "196", "denominator": "314"}}}
    assert len(reading.history(commune.book, KEY.format("17.8"))) == 2


def test_a_ratio_typed_in_one_piece_fills_both_fields(commune: Form) -> None:
    commune.type("17.8", "numerator", "1196/1.314")
    assert commune.field("17.8", "numerator").text == "1.196"
    assert commune.field("17.8", "denominator").text == "1.314"


def test_what_cannot_be_read_stays_with_its_sentence_until_it_is_right(commune: Form) -> None:
    field = commune.type("17.8", "numerator", "abc")
    assert field.text == "abc"
    assert field.widget.instate(["invalid"])
    assert "“abc” không phải là số" in commune.why("17.8")
    assert commune.body("17.8") is None
    commune.type("17.8", "note", "đã đo")
    assert field.text == "abc"
    commune.type("17.8", "numerator", "196")
    assert not field.widget.instate(["invalid"])
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "196"}}, "note": "đã đo"}


def test_a_wrong_text_waits_while_another_commune_is_looked_at(
    app: App, open_book: OpenBook
) -> None:
    form = Form(app, open_book("huyen"))
    app.shell.navigate(unit=UNIT)
    form.type("17.8", "numerator", "12x")
    app.shell.navigate(unit=OTHER)
    app.window.update()
    assert form.field("17.8", "numerator").text == ""
    app.shell.navigate(unit=UNIT)
    app.window.update()
    assert form.field("17.8", "numerator").text == "12x"
    assert "12x" in form.why("17.8")


def test_escape_brings_back_what_is_saved(commune: Form) -> None:
    commune.type("17.8", "numerator", "196")
    field = commune.type("17.8", "numerator", "x")
    commune.go(field)
    commune.press(field.widget, "<Escape>")
    assert field.text == "196"
    assert not field.fault


def test_control_z_takes_back_what_is_mistyped_before_any_saved_step(commune: Form) -> None:
    commune.type("17.8", "numerator", "196")
    field = commune.type("17.8", "numerator", "12a")
    commune.go(field)
    commune.press(field.widget, "<Control-z>")
    assert field.text == "196"
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "196"}}}
    commune.press(field.widget, "<Control-z>")
    assert commune.body("17.8") is None


def test_what_is_typed_but_not_left_is_saved_before_going_away(commune: Form) -> None:
    field = commune.field("17.8", "numerator")
    commune.go(field)
    field.put("55")
    commune.app.shell.navigate(ViewName.GAPS)
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "55"}}}


def test_a_letter_chooses_the_stated_result(commune: Form) -> None:
    field = commune.field("13.1", "stated")
    commune.go(field)
    commune.press(field.widget, "<Key>", keysym="c")
    assert commune.body("13.1") == {"stated": "not_met"}
    commune.press(field.widget, "<Key>", keysym="d")
    assert commune.body("13.1") == {"stated": "met"}
    commune.press(field.widget, "<Key>", keysym="Delete")
    assert commune.body("13.1") is None


def test_not_applicable_is_offered_only_where_the_set_allows_it(commune: Form) -> None:
    assert "Không áp dụng" in commune.field("13.4", "stated").choices
    assert "Không áp dụng" not in commune.field("13.1", "stated").choices


def test_undo_shows_the_former_value_again(commune: Form) -> None:
    commune.type("17.8", "numerator", "196")
    commune.type("17.8", "numerator", "200")
    commune.press(commune.app.window, "<Control-z>")
    assert commune.field("17.8", "numerator").text == "196"


def test_a_stated_result_that_differs_from_the_figures_is_flagged_and_kept(commune: Form) -> None:
    commune.type("17.8", "numerator", "196/314")
    commune.type("17.8", "stated", "Đạt")
    assert commune.why("17.8").startswith("⚠ Ghi “Đạt” nhưng theo số liệu: 17.8 chưa đạt")
    body = commune.body("17.8")
    assert body is not None and body["stated"] == "met"


# ------------------------------------------------------------------ keys


def test_tab_and_enter_go_on_in_reading_order(commune: Form) -> None:
    first = commune.field("17.8", "numerator")
    commune.go(first)
    places = []
    for keys in ("<Tab>", "<Return>", "<Tab>", "<Tab>", "<Return>"):
        commune.press(commune.app.window.focus_get() or first.widget, keys)
        places.append(commune.app.window.focus_get())
    assert places == [
        commune.field("17.8", "denominator").widget,
        commune.field("17.8", "stated").widget,
        commune.row("17.8").evidence,
        commune.field("17.8", "note").widget,
        commune.field("17.9", "numerator").widget,
    ]
    commune.press(commune.field("17.9", "numerator").widget, "<Shift-Tab>")
    assert commune.app.window.focus_get() is commune.field("17.8", "note").widget


def test_arrows_go_to_the_same_column_of_the_next_row(commune: Form) -> None:
    start = commune.field("17.8", "denominator")
    commune.go(start)
    commune.press(start.widget, "<Down>")
    assert commune.app.window.focus_get() is commune.field("17.9", "denominator").widget
    commune.press(commune.field("17.9", "denominator").widget, "<Up>")
    assert commune.app.window.focus_get() is start.widget


def test_the_equals_key_takes_the_base_figure_as_total(commune: Form) -> None:
    base_figures.set_base_figure(commune.book, UNIT, "2023", "households", "314")
    field = commune.field("17.8", "denominator")
    commune.go(field)
    commune.press(field.widget, "<Key>", keysym="equal")
    assert field.text == "314"
    assert commune.body("17.8") == {"figures": {"m": {"denominator": "314"}}}


def test_the_key_of_the_history_rubs_nothing_out(
    commune: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(FormView, "open_history", lambda _view, row: opened.append(row.code))
    field = commune.type("17.8", "numerator", "196")
    commune.go(field)
    field.widget.icursor("end")
    commune.press(field.widget, "<Control-h>")
    assert opened == ["17.8"]
    assert field.text == "196"


# ------------------------------------------------------------------ blocks


def paste(form: Form, field: Field, block: str) -> None:
    form.app.window.clipboard_clear()
    form.app.window.clipboard_append(block)
    form.go(field)
    form.press(field.widget, "<<Paste>>")


def test_a_block_fills_downwards_and_to_the_right_as_one_step(commune: Form) -> None:
    paste(commune, commune.field("17.8", "numerator"), "196\t314\n7\t10\n1.250,5\t2.000\n")
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "196", "denominator": "314"}}}
    assert commune.body("17.9") == {"figures": {"m": {"numerator": "7", "denominator": "10"}}}
    figures = {"m": {"numerator": "1250.5", "denominator": "2000"}}
    assert commune.body("17.10") == {"figures": figures}
    commune.press(commune.app.window, "<Control-z>")
    assert [commune.body(code) for code in ("17.8", "17.9", "17.10")] == [None, None, None]


def test_a_wrong_cell_of_a_block_stays_and_the_others_are_saved(commune: Form) -> None:
    paste(commune, commune.field("17.8", "numerator"), "196\nhai\n30")
    assert commune.field("17.9", "numerator").text == "hai"
    assert "hai" in commune.why("17.9")
    assert commune.body("17.9") is None
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "196"}}}
    assert commune.body("17.10") == {"figures": {"m": {"numerator": "30"}}}


def test_a_block_of_results_fills_the_drop_down_lists(commune: Form) -> None:
    paste(commune, commune.field("13.1", "stated"), "Đạt\nchưa đạt\nđạt")
    stated = [(commune.body(code) or {}).get("stated") for code in ("13.1", "13.2", "13.3")]
    assert stated == ["met", "not_met", "met"]
