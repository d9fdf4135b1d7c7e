"""The commune's form: carried values, who may write, who has spoken, base figures, papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services import editing, units
from ntm_desktop.services.criteria import base_figures, reading, rounds
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.evidence_panel import EvidencePanel
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.commune.history_window import HistoryWindow
from ntm_desktop.ui.commune.indicator_row import IndicatorRow
from ntm_desktop.ui.dialogs import Dialogs
from ntm_desktop.ui.view import ViewName
from tests.one_book import bring, foreign
from tests.ui.commune_driver import KEY, ROUND, SET, UNIT, Form, say

OpenBook = Callable[..., Workbook]


@pytest.fixture
def commune(app: App, open_book: OpenBook) -> Form:
    return Form(app, open_book("xa-01603"))


# ------------------------------------------------------------------ carried values


@pytest.fixture
def carried(app: App, open_book: OpenBook) -> Form:
    """Two indicators of the first round, not yet reviewed in the next one."""
    book = open_book("xa-01603")
    say(book, "17.8", figures={"m": Figure(numerator="196", denominator="314")})
    say(book, "17.9", stated="met", note="theo biên bản")
    return Form(app, book, "2023-11")


def test_a_carried_value_is_shown_as_not_reviewed_and_one_key_confirms_it(carried: Form) -> None:
    field = carried.field("17.8", "numerator")
    assert field.text == "196"
    assert "Kế thừa kỳ 06/2023, chưa rà soát" in carried.why("17.8")
    carried.go(field)
    carried.press(field.widget, "<F7>")
    figures = {"m": {"numerator": "196", "denominator": "314"}}
    assert carried.body("17.8") == {"figures": figures}
    assert "Kế thừa" not in carried.why("17.8")
    assert "Kế thừa" in carried.why("17.9")


def test_one_key_confirms_the_whole_group_as_one_step(carried: Form) -> None:
    carried.go(carried.field("17.8", "numerator"))
    carried.press(carried.app.window, "<Control-Shift-R>")
    assert carried.body("17.9") == {"stated": "met", "note": "theo biên bản"}
    assert carried.body("17.8") is not None
    carried.press(carried.app.window, "<Control-z>")
    assert carried.body("17.8") is carried.body("17.9") is None


def test_changing_one_field_of_a_carried_row_keeps_the_others(carried: Form) -> None:
    carried.type("17.8", "numerator", "250")
    figures = {"m": {"numerator": "250", "denominator": "314"}}
    assert carried.body("17.8") == {"figures": figures}


# ------------------------------------------------------------------ who may write, who has spoken


def test_a_closed_round_is_only_shown(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    say(book, "13.1", stated="met")
    rounds.close_round(book, ROUND)
    form = Form(app, book)
    app.shell.navigate(unit=UNIT)
    field = form.field("13.1", "note")
    assert not field.writable
    page = form.view.page
    assert isinstance(page, GroupTab)
    assert "chốt" in str(page.told.cget("text"))
    rounds.reopen_round(book, ROUND, "Gọi lại để sửa")
    app.window.update()
    assert field.writable


def test_an_office_writes_only_where_it_is_responsible(app: App, open_book: OpenBook) -> None:
    book = open_book("nong-nghiep")
    form = Form(app, book)
    app.shell.navigate(unit=UNIT)
    mine = book.rules.codes_of(SET, "nong-nghiep")
    assert form.field("17.9", "stated").writable is ("17.9" in mine)
    assert form.field("18.1", "stated").writable is ("18.1" in mine)
    assert ("17.9" in mine) != ("18.1" in mine)
    form.type("17.9", "stated", "Đạt")
    key = f"assessment/{UNIT}/{SET}/17.9/{ROUND}/nong-nghiep"
    assert editing.current_body(book, key) == {"stated": "met"}


def test_commune_office_and_district_stand_side_by_side(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen", demo=True)
    form = Form(app, book)
    spoken = [
        (unit.code, row)
        for unit in units.communes(book)
        for row in reading.form(book, unit.code, ROUND).rows
        if row.self_said and row.offices_said
    ]
    unit, row = next(
        (unit, row)
        for unit, row in spoken
        if row.self_said and row.offices_said[0].outcome is not row.self_said.outcome
    )
    app.shell.navigate(unit=unit)
    form.type(row.code, "stated", "Đạt")
    voices = form.row(row.code).voices
    assert voices is not None
    shown = [str(words.label.cget("text")) for words in voices.columns]
    assert shown[0].startswith("Xã: ")
    assert "khác với xã" in shown[1]
    assert shown[2].startswith("Ban Chỉ đạo: ✓ Đạt")


def test_only_the_touched_row_its_heading_and_the_header_change(
    commune: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune.row("17.8")
    shown: list[str] = []
    real = IndicatorRow.show

    def noting(row: IndicatorRow, *what: object, **more: object) -> None:
        shown.append(row.code)
        real(row, *what, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(IndicatorRow, "show", noting)
    commune.type("17.8", "numerator", "196/314")
    assert set(shown) <= {"17", "17.8"}


# ------------------------------------------------------------------ base figures


def test_a_base_figure_is_typed_once_and_judges_again(commune: Form) -> None:
    view = commune.view
    view.book_of_tabs.select(len(view.book_of_tabs.tabs()) - 1)
    commune.app.window.update()
    field = view.page.field_keys.fields[0]
    commune.go(field)
    field.put("1.314")
    commune.press(field.widget, "<Return>")
    assert base_figures.base_figures(commune.book, UNIT, "2023")["households"] == "1314"
    assert commune.app.window.focus_get() is view.page.field_keys.fields[1].widget


def test_a_wrong_base_figure_stays_with_its_sentence(commune: Form) -> None:
    view = commune.view
    view.book_of_tabs.select(len(view.book_of_tabs.tabs()) - 1)
    commune.app.window.update()
    field = view.page.field_keys.fields[0]
    commune.go(field)
    field.put("12,5")
    commune.press(field.widget, "<Tab>")
    assert field.text == "12,5"
    assert field.fault == "Ở đây cần số nguyên, không có phần lẻ."
    assert "households" not in base_figures.base_figures(commune.book, UNIT, "2023")


# ------------------------------------------------------------------ papers and history


def test_a_paper_is_attached_counted_and_detached(
    commune: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "Biên bản.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    row = commune.row("13.1")
    context = commune.view.context
    panel = EvidencePanel(commune.app.window, context, commune.view.model, "13.1")
    panel.attach([paper])
    assert str(row.evidence.cget("text")) == "1 tệp"
    opened: list[Path] = []
    monkeypatch.setattr("ntm_desktop.ui.commune.evidence_panel.open_file", opened.append)
    panel.open()
    assert opened[0].read_bytes() == b"%PDF-1.4 x"
    panel.attach([paper])
    assert "Biên bản.pdf" in str(panel.told.label.cget("text"))
    monkeypatch.setattr(Dialogs, "ask_yes_no", lambda *_args, **_more: True)
    panel.detach()
    panel.cancel()
    assert str(row.evidence.cget("text")) == "0 tệp"
    assert evidence.evidence_of(commune.book, UNIT) == ()


def test_the_history_of_a_row_says_who_when_and_what(commune: Form) -> None:
    commune.type("17.8", "numerator", "196/314")
    commune.type("17.8", "note", "đo lại")
    row = commune.row("17.8").row
    window = HistoryWindow(commune.app.window, commune.book, commune.view.model.key(row))
    rows = window.rows
    window.cancel()
    assert len(rows) == 2
    assert "đo lại" in rows[0][-1] and "196/314 (62,4 %)" in rows[1][-1]
    assert rows[0][1] == commune.book.org_name("xa-01603")


# ------------------------------------------------------------------ conflicts


def test_two_sides_are_marked_and_what_is_typed_there_is_kept_and_refused(commune: Form) -> None:
    bring(
        commune.book,
        foreign(KEY.format("13.1"), {"stated": "met"}),
        foreign(KEY.format("13.1"), {"stated": "not_met"}, author="huyen"),
    )
    commune.book.tell(Change("Nhập gói", everything=True))
    assert "Hai bên ghi khác nhau" in commune.why("13.1")
    field = commune.type("13.1", "note", "của xã")
    assert field.text == "của xã"
    assert field.fault
    commune.row("13.1").forget_typed(field)
    label = commune.row("13.1").why.label
    commune.press(label, "<Button-1>")
    assert commune.app.shell.where.view == ViewName.CONFLICTS.value
