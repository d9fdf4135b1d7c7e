"""The window around the views: beginning, going places, keys, bars, faults."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from tkinter import ttk

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.errors import Refused
from ntm_desktop.services import units
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui import overview, theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.faults import Faults
from ntm_desktop.ui.keys import Action

OpenBook = Callable[..., Workbook]


def press(app: App, keys: str) -> None:
    app.window.focus_force()
    app.window.update()
    target = app.window.focus_get() or app.window
    target.event_generate(keys)
    app.window.update()


def every_text(widget: tk.Misc) -> list[str]:
    found: list[str] = []
    if isinstance(widget, tk.Canvas):
        items = (item for item in widget.find_all() if str(widget.type(item)) == "text")
        found += [str(widget.itemcget(item, "text")) for item in items]
    elif isinstance(widget, tk.Label | ttk.Label | ttk.Button):
        found.append(str(widget.cget("text")))
    for child in widget.winfo_children():
        found += every_text(child)
    return found


def test_a_first_start_offers_four_ways_and_takes_the_keyboard(app: App) -> None:
    app.show_start()
    app.window.update()
    shown = " ".join(every_text(app.window))
    for words in ("Mở gói dữ liệu được giao", "Bắt đầu từ kế hoạch", "Xem thử huyện mẫu"):
        assert words in shown
    assert app.start is not None
    assert str(app.window.focus_get()).startswith(str(app.start))


def test_the_district_sees_all_communes_and_a_commune_only_its_own(
    app: App, open_book: OpenBook
) -> None:
    open_book("huyen")
    assert len(app.shell.units.shown) == 16
    open_book("xa-01603")
    assert app.shell.units.shown == ("01603",)


def test_sample_data_is_marked_in_the_window(app: App, open_book: OpenBook) -> None:
    open_book("huyen", demo=True)
    assert app.shell.top.banner.winfo_ismapped()
    assert app.shell.top.banner.cget("text") == "DỮ LIỆU MẪU"
    open_book("xa-01603")
    assert not app.shell.top.banner.winfo_ismapped()


def test_search_ignores_tone_marks_and_enter_goes_there(app: App, open_book: OpenBook) -> None:
    open_book("huyen")
    press(app, "<Control-f>")
    field = app.window.focus_get()
    assert isinstance(field, tk.Entry)
    field.insert(0, "phuc")
    field.event_generate("<KeyRelease>", keysym="c")
    app.window.update()
    assert set(app.shell.units.shown) == {"01603", "01624"}


def test_control_z_takes_back_the_last_step_by_its_name(app: App, open_book: OpenBook) -> None:
    book = open_book("xa-01603")
    place = assessing.place(book, units.find_unit(book, "01603"), "17.8")
    figures = {"": Figure(numerator="196", denominator="314")}
    assessing.assess(book, replace(place, figures=figures))
    press(app, "<Control-z>")
    assert not assessing.assessed(book, place).outcome.speaks
    press(app, "<Control-y>")
    assert assessing.assessed(book, place).outcome.speaks


def test_control_page_down_goes_to_the_next_commune(
    app: App, open_book: OpenBook, wait_until: Callable[[Callable[[], object]], None]
) -> None:
    open_book("huyen")
    first, second = app.shell.units.shown[:2]
    app.shell.navigate(unit=first)
    app.shell.act(Action.NEXT_UNIT)
    wait_until(lambda: app.shell.where.unit == second)


def test_every_view_of_every_role_opens(app: App, open_book: OpenBook) -> None:
    for org in ("huyen", "nong-nghiep", "xa-01603"):
        open_book(org, demo=True)
        for index, spec in enumerate(app.shell._specs):
            app.shell.choose_view(index)
            app.window.update()
            assert app.shell.where.view == spec.name.value
        app._leave_book(reopen=False)


def test_the_place_is_kept_for_the_next_start(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    app.shell.navigate(unit="01603", round_code="2023-11")
    app._leave_book(reopen=True)
    assert app.preferences.recent[0] == str(book.path)
    assert (app.preferences.unit, app.preferences.round) == ("01603", "2023-11")


def test_a_known_fault_is_its_sentence_and_an_unknown_one_names_the_diary(app: App) -> None:
    told: list[str] = []

    class Telling:
        def show_error(self, sentence: str, *, title: str) -> None:
            told.append(sentence)

    faults = Faults(Telling())  # type: ignore[arg-type]
    faults.handle(Refused("Kỳ đã chốt."))
    assert told == ["Kỳ đã chốt."]


def test_the_text_grows_without_leaving_the_window(app: App, open_book: OpenBook) -> None:
    open_book("huyen", demo=True)
    try:
        for zoom in (150, 200):
            theme.set_zoom(app.window, zoom)
            app.window.update()
            right = app.shell.top.winfo_rootx() + app.shell.top.winfo_width()
            for button in app.shell.top.buttons.values():
                if button.winfo_ismapped():
                    assert button.winfo_rootx() + button.winfo_width() <= right
    finally:
        theme.set_zoom(app.window, 100)


def test_opening_the_workbook_that_is_open_shows_it_again(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    app.show_start()
    assert app.open(book.path)
    app.window.update()
    assert app.book is book
    assert app.start is None


def test_control_y_is_never_paste(app: App) -> None:
    assert not any("y" in sequence.lower().rpartition("-")[2] for sequence in paste_keys(app))
    assert any("v" in sequence.lower() for sequence in paste_keys(app))


def paste_keys(app: App) -> tuple[str, ...]:
    return tuple(app.window.event_info("<<Paste>>"))


def test_an_office_sees_how_many_of_its_verdicts_are_given(app: App, open_book: OpenBook) -> None:
    book = open_book("tai-nguyen-moi-truong")
    place = assessing.place(book, units.find_unit(book, "01603"), "17.8")
    assessing.assess(book, replace(place, stated="met"))
    items = {item.code: (item.met, item.total) for item in overview.units(book, "2023-06")}
    assert items["01603"] == (1, 7)
    assert items["01624"] == (0, 7)
