"""Recognition, the advanced set and the district's criteria in the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ntm_desktop.services import editing
from ntm_desktop.services.programme import district_criteria as district
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import district_criteria as district_texts
from ntm_desktop.texts import levels as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.district.district_criteria_view import DistrictCriteriaView
from ntm_desktop.ui.levels.levels_view import LevelsView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND

OpenBook = Callable[..., Workbook]
GoTo = Callable[..., Any]
DAI_SON = "01639"
ADVANCED = "xa-nang-cao-2021-2025"


@pytest.fixture
def go_to(app: App, open_book: OpenBook) -> GoTo:
    def go(name: ViewName, org: str = "huyen", unit: str | None = DAI_SON) -> Any:
        open_book(org)
        app.shell.navigate(name, unit=unit, round_code=ROUND)
        if app.shell.where.view != name.value:
            app.shell.navigate(name)
        app.window.focus_force()
        app.window.update()
        view = app.shell.current
        assert view is not None
        view.take_focus()
        app.window.update()
        return view

    return go


def press(app: App, *keys: str) -> None:
    for key in keys:
        (app.window.focus_get() or app.window).event_generate(key)
        app.window.update()


def told(view: LevelsView) -> str:
    return "\n".join(words for words, _look in view.about.shown)


# ---------------------------------------------------------------------- recognition


def test_a_debt_written_elsewhere_is_seen_at_once(go_to: GoTo) -> None:
    view: LevelsView = go_to(ViewName.LEVELS, unit=PHUC_SEN)
    assert view.sheet.cells[1][0].text == texts.OUTCOMES["no_data"]
    body = {"title": "Đường", "unit": PHUC_SEN, "amount": "5"}
    registers.save(view.context.book, "debt/01603/a", body)
    assert view.sheet.cells[1][0].text == texts.OUTCOMES["not_met"]
    assert "5 triệu đồng" in view.sheet.cells[1][1].text


def test_the_decision_stands_with_its_number_and_date(go_to: GoTo) -> None:
    view: LevelsView = go_to(ViewName.LEVELS)
    assert view.verdict.cget("text") == texts.STATES["recognised"]
    assert "46/QĐ-UBND ngày 20/01/2020" in told(view)
    registers.save(
        view.context.book,
        f"recognition/{DAI_SON}/standard",
        {"stage": "revoked", "revoked_number": "9/QĐ"},
    )
    assert view.verdict.cget("text") == texts.STATES["revoked"]
    assert "số 9/QĐ" in told(view)


def test_the_model_level_and_the_whole_district_are_a_key_away(app: App, go_to: GoTo) -> None:
    view: LevelsView = go_to(ViewName.LEVELS)
    press(app, "<Control-Key-3>")
    assert [row.title for row in view.sheet.rows][:4] == list(texts.MODEL.values())
    press(app, "<Control-Key-4>")
    assert len(view.table.rows) == 16
    assert "nông thôn mới: 1" in view.verdict.cget("text")
    place = [row.title for row in view.table.rows].index("Phúc Sen")
    view.table.select(place, 0)
    press(app, "<Return>")
    assert view.heading.cget("text") == texts.heading("Phúc Sen", "standard")


def test_enter_opens_the_form_of_the_level(app: App, go_to: GoTo) -> None:
    go_to(ViewName.LEVELS)
    press(app, "<Control-Key-2>", "<Down>", "<Return>")
    form = app.shell.current
    assert isinstance(form, FormView)
    assert form.model.form is not None
    assert form.model.form.criteria_set.id == ADVANCED
    assert form.group == "conditions"


def test_f4_opens_the_record_with_its_checklist(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ntm_desktop.ui.registers.register_form import RegisterForm

    view: LevelsView = go_to(ViewName.LEVELS, unit=PHUC_SEN)
    made: list[RegisterForm] = []

    def run(form: RegisterForm) -> None:
        made.append(form)
        form.fields["papers"].checks[0][1].set(True)  # type: ignore[attr-defined]
        form.accept()

    monkeypatch.setattr(RegisterForm, "run", run)
    press(app, "<F4>")
    assert made
    body = editing.current_body(view.context.book, f"recognition/{PHUC_SEN}/standard")
    assert body == {"papers": ["Tờ trình của UBND xã"]}
    assert "Hồ sơ có 1/9" in told(view)


def test_a_commune_reads_its_levels_and_writes_no_decision(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: LevelsView = go_to(ViewName.LEVELS, "xa-01603", None)
    assert view._parts() == ("standard", "advanced", "model")
    said: list[str] = []
    monkeypatch.setattr(view, "context", replace(view.context, say=said.append))
    press(app, "<F4>")
    assert said == [texts.NO_RECORD]
    assert editing.current_body(view.context.book, f"recognition/{PHUC_SEN}/standard") is None


# ---------------------------------------------------------------------- the sets of a commune


def test_a_line_of_one_set_is_never_shown_by_the_other(app: App, go_to: GoTo) -> None:
    form: FormView = go_to(ViewName.FORM, unit=PHUC_SEN)
    press(app, "<Control-Key-2>")
    assert form.model.form is not None
    assert form.model.form.criteria_set.id == ADVANCED
    form.model.assess(form.model.input(form.model.rows["7"], stated="met"))
    press(app, "<Control-Key-1>")
    assert form.model.rows["7"].own is None
    press(app, "<Control-Key-2>")
    own = form.model.rows["7"].own
    assert own is not None
    app.shell.navigate(ViewName.FORM, code="6.3")
    assert form.model.form.criteria_set.id == "xa-2021-2025"
    press(app, "<Control-z>")
    assert form.model.form.criteria_set.id == ADVANCED
    assert form.model.rows["7"].own is None


# ---------------------------------------------------------------------- the district


def _lines(view: DistrictCriteriaView) -> Any:
    return zip(view.sheet.rows, view.sheet.cells, strict=True)


def test_the_districts_lines_stand_with_what_the_communes_give(go_to: GoTo) -> None:
    view: DistrictCriteriaView = go_to(ViewName.DISTRICT_CRITERIA)
    assert len(view.sheet.rows) == 14
    assert view.sheet.cells[0][1].text.startswith("1/16 (6,3 %) xã có quyết định")
    said = {row.title.partition(".")[0]: cells[1].text for row, cells in _lines(view)}
    assert said["1"] == district_texts.NOT_COMPUTABLE
    assert said["7"] == district_texts.NO_FIGURES_YET
    registers.save(view.context.book, "recognition/01603/standard", {"stage": "recognised"})
    assert view.sheet.cells[0][1].text.startswith("2/16")


def test_the_roadmap_is_typed_year_by_year(app: App, go_to: GoTo) -> None:
    view: DistrictCriteriaView = go_to(ViewName.DISTRICT_CRITERIA)
    view.sheet.select(6, 4)
    press(app, "<Key-1>", "<Key-0>", "<Return>")
    assert view.sheet.cells[6][4].text == "10"
    view.years.set("2024")
    view.years.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert view.sheet.cells[6][4].text == ""
    book = view.context.book
    assert editing.current_body(book, "target/049/huyen-2021-2025/2/2023") == {"month": "10"}


def test_a_member_is_assigned_from_the_list(
    app: App, go_to: GoTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: DistrictCriteriaView = go_to(ViewName.DISTRICT_CRITERIA)
    press(app, "<F3>")
    registers.save(view.context.book, "committee_member/a", {"name": "[Mẫu] A"})
    monkeypatch.setattr(app.dialogs, "choose", lambda *_a, **_k: "committee_member/a")
    view.sheet.select(0, 0)
    press(app, "<F3>")
    assert view.sheet.cells[0][2].text == "[Mẫu] A"
    press(app, "<F3>")
    assert view.sheet.cells[0][2].text == "–"


def test_the_towns_are_written_down_and_counted(app: App, go_to: GoTo) -> None:
    view: DistrictCriteriaView = go_to(ViewName.DISTRICT_CRITERIA)
    press(app, "<Control-Key-2>")
    assert [row.title for row in view.table.rows] == ["Quảng Uyên", "Tà Lùng", "Hòa Thuận"]
    view.table.select(0, 1)
    press(app, "<Key-7>", "<Return>")
    press(app, "<Control-Key-1>")
    assert view.sheet.cells[2][1].text.startswith("1/3")


def test_the_district_has_a_form_and_a_way_back(app: App, go_to: GoTo) -> None:
    view: DistrictCriteriaView = go_to(ViewName.DISTRICT_CRITERIA)
    view.sheet.select(0, 0)
    press(app, "<Return>")
    form = app.shell.current
    assert isinstance(form, FormView)
    assert form._unit_name.cget("text") == "Huyện Quảng Hòa"
    unit = district.district_unit(view.context.book).code
    assert form.model.form is not None
    assert form.model.form.unit.code == unit
    assert form.group == "conditions"
    form.model.assess(form.model.input(form.model.rows["DK1"], stated="not_met"))
    press(app, "<Alt-Left>")
    assert app.shell.current is view
    assert view.sheet.cells[0][0].text == "✗ chưa đạt"
