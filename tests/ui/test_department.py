"""An office at work in the real window, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services import editing
from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import department as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.department.cells import Shows
from ntm_desktop.ui.department.department_view import DepartmentView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND, SET, bring, foreign

OpenBook = Callable[..., Workbook]
ENVIRONMENT = "tai-nguyen-moi-truong"
STATISTICS = "thong-ke"


def press(app: App, *keys: str) -> None:
    for key in keys:
        target = app.window.focus_get() or app.window
        target.event_generate(key)
        app.window.update()


@pytest.fixture
def office(app: App, open_book: OpenBook) -> Callable[..., DepartmentView]:
    """Open an office's workbook at its verdicts, the keyboard in the grid."""

    def open_(org: str = ENVIRONMENT, demo: bool = False) -> DepartmentView:
        open_book(org, demo)
        return at_work(app)

    return open_


def at_work(app: App) -> DepartmentView:
    app.shell.navigate(ViewName.DEPARTMENT)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, DepartmentView)
    app.window.focus_force()
    app.window.update()
    view.take_focus()
    app.window.update()
    return view


def go_to(view: DepartmentView, unit: str, code: str, shows: Shows = Shows.VERDICT) -> None:
    row = next(i for i, one in enumerate(view.rows) if one.unit.code == unit)
    column = next(
        i for i, part in enumerate(view._parts) if part.code == code and part.shows is shows
    )
    view.sheet.select(row, column)
    view.sheet.body.focus_set()
    view.update()


def line(view: DepartmentView, unit: str, code: str) -> FormRow:
    return next(one.cells[code] for one in view.rows if one.unit.code == unit)


def outcomes(view: DepartmentView, code: str) -> list[Outcome | None]:
    own = [row.cells[code].own for row in view.rows]
    return [None if one is None else one.outcome for one in own]


def commune_says(book: Workbook, code: str, stated: str) -> None:
    bring(book, foreign(f"assessment/{PHUC_SEN}/{SET}/{code}/{ROUND}/self", {"stated": stated}))


def shown(view: DepartmentView) -> str:
    return "\n".join(words for words, _look in (*view.detail.rule.shown, *view.detail.words.shown))


def test_sixteen_verdicts_are_thirty_one_keys(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    press(app, *["d", "<Down>"] * 15, "c")
    assert outcomes(view, "10") == [Outcome.MET] * 15 + [Outcome.NOT_MET]
    assert "16/16 xã đã đánh giá" in view.filters.progress.cget("text")
    assert view.tabs.buttons["10"].cget("text").endswith("16/16")


def test_delete_clears_a_verdict_and_control_z_brings_it_back(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    press(app, "d", "<Delete>")
    assert outcomes(view, "10")[0] is None
    press(app, "<Control-z>")
    assert outcomes(view, "10")[0] is Outcome.MET


def test_a_verdict_that_differs_asks_why_and_is_flagged_until_it_is_said(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office()
    commune_says(view.context.book, "17.8", "met")
    view.fill()
    go_to(view, PHUC_SEN, "17.8")
    row = view.sheet.current[0]
    press(app, "c")
    assert app.window.focus_get() is view.detail.reason
    assert view.detail.label.cget("text") == texts.REASON_ASKED
    assert texts.REASON_MISSING in view.sheet.cells[row][view.sheet.current[1]].text
    assert "thiếu lý do" in view.filters.progress.cget("text")
    view.detail.reason.insert(0, "Chưa có biên bản nghiệm thu")
    press(app, "<Return>")
    own = line(view, PHUC_SEN, "17.8").own
    assert own is not None
    assert (own.outcome, own.note) == (Outcome.NOT_MET, "Chưa có biên bản nghiệm thu")
    assert app.window.focus_get() is view.sheet.body
    assert view.sheet.current[0] == row + 1
    assert "thiếu lý do" not in view.filters.progress.cget("text")


def test_a_reason_that_is_left_out_blocks_nothing(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office()
    commune_says(view.context.book, "17.8", "met")
    view.fill()
    go_to(view, PHUC_SEN, "17.8")
    press(app, "c", "<Down>", "d")
    assert line(view, PHUC_SEN, "17.8").own is not None
    assert "1 xã thiếu lý do" in view.filters.progress.cget("text")


def test_a_verdict_like_the_communes_asks_nothing(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office()
    commune_says(view.context.book, "17.8", "met")
    view.fill()
    go_to(view, PHUC_SEN, "17.8")
    press(app, "d")
    assert app.window.focus_get() is view.sheet.body


def test_a_pasted_column_of_words_is_one_step(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    app.window.clipboard_clear()
    app.window.clipboard_append("\n".join(["Đạt", "C", "đ", "khá", "44,5"]))
    view.sheet.body.event_generate("<<Paste>>")
    app.window.update()
    # What is no verdict stays red in its cell, the others are written.
    words = [one and one.word for one in outcomes(view, "10")[:5]]
    assert words == ["met", "not_met", "met", None, "met"]
    assert list(view.sheet.faults) == [(3, view.sheet.current[1])]
    press(app, "<Control-z>")
    assert outcomes(view, "10")[:5] == [None] * 5
    assert editing.undo_label(view.context.book) is None


def two_sides_differ(view: DepartmentView, org: str) -> int:
    """The office's own verdict on Phúc Sen came in two ways; returns its row."""
    key = f"assessment/{PHUC_SEN}/{SET}/10/{ROUND}/{org}"
    book = view.context.book
    bring(book, foreign(key, {"stated": "met"}), foreign(key, {"stated": "not_met"}))
    view.fill()
    view.update()
    return next(i for i, one in enumerate(view.rows) if one.unit.code == PHUC_SEN)


def test_a_conflict_is_seen_where_no_value_stands_and_leads_to_the_choice(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    row = two_sides_differ(view, STATISTICS)
    go_to(view, PHUC_SEN, "10")
    assert view.sheet.cells[row][1].text == texts.CONFLICT_SHORT
    assert texts.CONFLICT_FIRST in shown(view)
    assert view.detail.reason.instate(["disabled"])
    press(app, "d")
    assert line(view, PHUC_SEN, "10").own is None
    assert "F8" in app.shell.status.text
    press(app, "<Return>")
    assert app.shell.where.view == "conflicts"


def test_one_conflict_does_not_stop_the_rest_of_a_pasted_column(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    row = two_sides_differ(view, STATISTICS)
    app.window.clipboard_clear()
    app.window.clipboard_append("\n".join(["Đ"] * 16))
    view.sheet.body.event_generate("<<Paste>>")
    app.window.update()
    assert [place for place, one in enumerate(outcomes(view, "10")) if one is None] == [row]


def test_one_key_judges_a_chosen_block_as_one_step(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    press(app, "<Shift-Down>", "<Shift-Down>", "c")
    assert outcomes(view, "10")[:4] == [Outcome.NOT_MET] * 3 + [None]
    press(app, "<Control-z>")
    assert outcomes(view, "10")[:3] == [None] * 3


def test_in_a_block_only_what_may_not_apply_takes_that_word(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office("nong-nghiep")
    view.choose_criterion("13")
    go_to(view, PHUC_SEN, "13.2")
    press(app, *["<Shift-Right>"] * 4, "k")
    cells = next(one.cells for one in view.rows if one.unit.code == PHUC_SEN)
    given = [code for code, one in cells.items() if one.own is not None]
    allowed = [
        code
        for code, one in cells.items()
        if one.indicator is not None and one.indicator.not_applicable_allowed
    ]
    assert given and set(given) <= set(allowed)
    assert "nếu có" in app.shell.status.text


def test_tabs_go_on_in_a_second_line_where_one_is_too_short(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office("kinh-te-ha-tang")
    buttons = list(view.tabs.buttons.values())
    assert len({button.winfo_y() for button in buttons}) == 1
    view.tabs.pack_configure(fill="none", anchor="w")
    view.tabs.configure(width=buttons[2].winfo_x())
    view.update()
    assert len({button.winfo_y() for button in buttons}) > 1
    assert view.tabs.winfo_height() >= buttons[-1].winfo_y() + buttons[-1].winfo_height()


def test_a_figure_is_typed_into_the_cell_and_judged(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    press(app, "4", "1", "<Return>")
    assert outcomes(view, "10")[0] is Outcome.NOT_MET
    assert view.sheet.cells[0][1].text.startswith("41 ")


def test_not_applicable_is_a_sentence_where_the_set_does_not_allow_it(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    press(app, "k")
    assert outcomes(view, "10")[0] is None
    assert "nếu có" in app.shell.status.text


def test_not_applicable_is_one_key_where_it_is_allowed(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office("nong-nghiep")
    view.choose_criterion("13")
    go_to(view, PHUC_SEN, "13.4")
    press(app, "k")
    own = line(view, PHUC_SEN, "13.4").own
    assert own is not None
    assert own.outcome is Outcome.NOT_APPLICABLE


def test_a_closed_round_is_only_looked_at(app: App, office: Callable[..., DepartmentView]) -> None:
    view = office(STATISTICS)
    app.shell.navigate(round_code="2022-12")
    app.window.update()
    press(app, "d")
    assert outcomes(view, "10") == [None] * 16
    assert "đã chốt" in view.filters.progress.cget("text")
    assert "đã chốt" in app.shell.status.text


def test_the_pane_shows_threshold_source_figures_and_the_other_words(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office()
    book = view.context.book
    key = f"assessment/{PHUC_SEN}/{SET}/17.8/{ROUND}/self"
    body = {"figures": {"m": {"numerator": "196", "denominator": "314"}}, "note": "Đã rà soát"}
    bring(book, foreign(key, body))
    view.fill()
    go_to(view, PHUC_SEN, "17.8")
    words = shown(view)
    assert "17.8. Tỷ lệ hộ có nhà tiêu" in words
    assert "≥ 70 %" in words
    assert "chưa đối chiếu văn bản" in words
    assert "196/314" in words
    assert "62,4 % < 70 %, còn thiếu 24 hộ" in words
    assert "Đã rà soát" in words
    assert "Chưa có minh chứng" in words
    assert "Kết luận của Ban Chỉ đạo" in words
    cell = view.sheet.cells[view.sheet.current[0]][view.sheet.current[1] - 1]
    assert cell.text == "62,4 % · Chưa đạt"


def test_filters_list_what_differs_and_what_is_left(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office(STATISTICS)
    commune_says(view.context.book, "10", "met")
    view.fill()
    go_to(view, PHUC_SEN, "10")
    press(app, "c", "<Escape>")
    press(app, "<Alt-k>")
    assert [row.unit.code for row in view.rows] == [PHUC_SEN]
    press(app, "<Alt-c>")
    assert len(view.rows) == 15
    # What was judged just now stays in sight until the filter is chosen again.
    press(app, "d")
    assert len(view.rows) == 15
    press(app, "<Alt-c>")
    assert len(view.rows) == 14
    press(app, "<Alt-t>")
    assert len(view.rows) == 16


def test_the_tabs_are_the_criteria_of_the_office_and_have_keys(
    app: App, office: Callable[..., DepartmentView]
) -> None:
    view = office("kinh-te-ha-tang")
    assert list(view.tabs.buttons) == ["1", "2", "4", "7", "9", "17"]
    press(app, "<Control-Key-4>")
    assert view.criterion == "7"
    assert "Cơ sở hạ tầng thương mại nông thôn" in view.heading.cget("text")


def test_an_office_without_responsibilities_reads_why_nothing_is_there(
    office: Callable[..., DepartmentView],
) -> None:
    view = office("dan-toc")
    assert view.empty.winfo_ismapped()
    assert "chưa phân công" in view.empty.cget("text")


def test_the_district_and_communes_have_no_such_view(app: App, open_book: OpenBook) -> None:
    for org in ("huyen", f"xa-{PHUC_SEN}"):
        open_book(org)
        assert ViewName.DEPARTMENT not in {spec.name for spec in app.shell._specs}
