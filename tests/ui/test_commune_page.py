"""A page of the commune's form: every row can be reached, thresholds and their sources are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntm_desktop.services.criteria import base_figures
from ntm_desktop.services.criteria.settings import Correction, correct_threshold
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.view import ViewName
from tests.ui.commune_driver import SET, UNIT, Form

OpenBook = Callable[..., Workbook]
LAST = "17.12"


@pytest.fixture
def commune(app: App, open_book: OpenBook) -> Form:
    return Form(app, open_book("xa-01603"))


def can_be_seen(form: Form, code: str) -> bool:
    """Whether the whole row stands between the edges of its page, after going there."""
    form.view.bring_into_sight(code)
    form.app.window.update()
    page = form.view.page
    assert isinstance(page, GroupTab)
    note = form.row(code).note.widget
    top = note.winfo_rooty() - page.scroll.winfo_rooty()
    return top >= 0 and top + note.winfo_height() <= page.scroll.winfo_height()


def blank_below(form: Form) -> int:
    """Pixels between the end of the rows and the end of the page, scrolled to its end."""
    page = form.view.page
    assert isinstance(page, GroupTab)
    page.scroll.wheel(1000, False)
    form.app.window.update()
    rows_end = page.body.winfo_rooty() + page.body.winfo_height()
    return page.scroll.winfo_rooty() + page.scroll.winfo_height() - rows_end


def test_the_last_row_can_be_reached_after_others_have_spoken(
    app: App, open_book: OpenBook
) -> None:
    form = Form(app, open_book("huyen", demo=True), "2023-11")
    app.shell.navigate(unit=UNIT)
    assert can_be_seen(form, LAST)
    app.shell.navigate(round_code="2023-06")
    app.window.update()
    assert form.row("17.8").voices is not None
    assert can_be_seen(form, LAST)
    assert blank_below(form) <= 0


def test_no_blank_is_left_where_the_columns_of_others_went_while_the_page_was_covered(
    app: App, open_book: OpenBook
) -> None:
    form = Form(app, open_book("huyen", demo=True), "2023-06")
    app.shell.navigate(unit=UNIT)
    assert can_be_seen(form, LAST)
    app.shell.navigate(ViewName.GAPS)
    app.window.update()
    app.shell.navigate(ViewName.FORM, round_code="2023-11")
    app.window.update()
    assert form.row("17.8").voices is None
    assert blank_below(form) <= 0


def label(form: Form, code: str, measure: str = "m") -> str:
    return form.row(code).entries[measure].label.text.replace("\u00a0", " ")


def test_the_threshold_stands_beside_its_measure_before_anything_is_typed(commune: Form) -> None:
    assert label(commune, "17.8").endswith("Tổng số hộ (hộ) · mức đạt ≥ 70 %")
    assert label(commune, "11").endswith("mức đạt ≤ 13 %")
    assert label(commune, "2.1").endswith("mức đạt chưa rõ")


def test_a_threshold_that_hangs_on_a_base_figure_follows_it(commune: Form) -> None:
    assert label(commune, "5", "muc_1").endswith("mức đạt tùy số liệu nền")
    base_figures.set_base_figure(commune.book, UNIT, "2023", "schools", "3")
    assert label(commune, "5", "muc_1").endswith("mức đạt ≥ 50 %")
    base_figures.set_base_figure(commune.book, UNIT, "2023", "schools", "4")
    assert label(commune, "5", "muc_1").endswith("mức đạt ≥ 70 %")


def mark(form: Form, code: str) -> tuple[str, str] | None:
    found = form.row(code)._unchecked
    return None if found is None else found.says


def test_what_was_not_held_against_the_text_says_so_with_its_source(commune: Form) -> None:
    assert mark(commune, "17.8") == (
        "mức đạt chưa đối chiếu văn bản",
        "Tên: theo kế hoạch\nMức đạt: chưa đối chiếu văn bản · Bằng mức giai đoạn 2016-2020",
    )
    name = mark(commune, "1.2")
    assert name is not None and name[0] == "chưa đối chiếu văn bản"
    assert mark(commune, "13.1") is None
    assert mark(commune, "3.1") is None


def test_a_correction_of_the_district_takes_the_mark_away(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    form = Form(app, book)
    app.shell.navigate(unit=UNIT)
    assert mark(form, "17.8") is not None
    correction = Correction(">=", "65", (), "Văn bản của tỉnh", True)
    correct_threshold(book, SET, "17.8", "m", correction)
    app.window.update()
    assert mark(form, "17.8") is None
    assert label(form, "17.8").endswith("mức đạt ≥ 65 %")


def test_a_correction_that_is_typed_but_not_left_is_saved_before_going_away(commune: Form) -> None:
    field = commune.type("17.8", "numerator", "abc")
    commune.go(field)
    field.put("196")
    commune.app.shell.navigate(ViewName.GAPS)
    assert commune.body("17.8") == {"figures": {"m": {"numerator": "196"}}}
