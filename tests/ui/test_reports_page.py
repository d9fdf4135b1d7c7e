"""The page of reports in the real window: missing first, words written in place, files, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.reports import office_program, printing, report_files
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.report_missing import Lack
from ntm_desktop.services.papers import report_templates
from ntm_desktop.services.units import organisations
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.reports.preview import Preview
from ntm_desktop.ui.reports.report_view import ReportView
from ntm_desktop.ui.reports.section_editor import SectionEditor
from ntm_desktop.ui.reports.template_window import TemplateWindow
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND
from tests.report_templates import template, words_in
from tests.ui.test_reports_writing import press, printed

OpenBook = Callable[..., Workbook]
WaitUntil = Callable[[Callable[[], object]], None]
COMMUNE = f"xa-{PHUC_SEN}"


@pytest.fixture
def page(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., ReportView]:
    monkeypatch.setattr(app.dialogs, "ask_yes_no", lambda *_asked, **_given: True)

    def go(org: str = COMMUNE) -> ReportView:
        open_book(org)
        app.shell.navigate(ViewName.REPORTS, unit=PHUC_SEN, round_code=ROUND)
        app.window.focus_force()
        app.window.update()
        view = app.shell.current
        assert isinstance(view, ReportView)
        view.take_focus()
        app.window.update()
        return view

    return go


def text_of(preview: Preview) -> str:
    return preview.text.get("1.0", "end")


def playing(
    monkeypatch: pytest.MonkeyPatch, window: type, play: Callable[[Any], None]
) -> list[Any]:
    """The window is shown and played without waiting; returns those that were opened."""
    opened: list[Any] = []

    def run(self: Any) -> Any:
        opened.append(self)
        self.top.deiconify()
        self.top.wait_visibility()
        self.first_focus().focus_force()
        self.top.update()
        play(self)
        if self.top.winfo_exists():
            self.top.destroy()
        return self.result

    monkeypatch.setattr(window, "run", run)
    return opened


def test_the_page_opens_with_the_communes_report_and_what_it_lacks(
    page: Callable[..., ReportView],
) -> None:
    view = page()
    assert view.kind is ReportKind.COMMUNE_REPORT
    assert view.lacks[0].lack is Lack.WORDS
    assert len(view.lack_list.tree.get_children()) == len(view.lacks)
    said = text_of(view.preview)
    assert "XÃ PHÚC SEN" in said and "I. CÔNG TÁC CHỈ ĐẠO" in said and "CHỦ TỊCH" in said
    assert said.index("CỘNG HÒA") < said.index("BÁO CÁO") < said.index("Nơi nhận")


def test_every_kind_can_be_seen_and_the_arrows_go_through_them(
    app: App, page: Callable[..., ReportView], wait_until: WaitUntil
) -> None:
    view = page("huyen")
    assert view.kinds == tuple(ReportKind)
    press(app, "<Down>", "<Down>")
    wait_until(lambda: view.kind is view.kinds[2])
    for kind in view.kinds:
        view.choose(kind)
        app.window.update()
        assert view.sheet is not None, kind
        assert view.sheet.document.title in text_of(view.preview)
    assert str(view.heading.cget("text")).startswith("Danh sách nhiệm vụ")


def _offices(view: ReportView) -> list[str]:
    found = organisations(view.context.book)
    return [one.code for one in found if one.kind in ("office", "front")]


def test_the_district_chooses_the_office_and_whether_one_commune_or_all(
    app: App, page: Callable[..., ReportView]
) -> None:
    view = page("huyen")
    view.choose(ReportKind.DEPARTMENT_REPORT)
    view.whom.current(2)
    view.whom.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert view.made is not None and view.made.office == _offices(view)[2]
    view.choose(ReportKind.ANNEX_VILLAGES)
    assert view.made.unit is None
    view.whom.current(1)
    view.whom.event_generate("<<ComboboxSelected>>")
    app.window.update()
    assert view.made is not None and view.made.unit is not None
    assert view.made.unit.code == PHUC_SEN


@pytest.mark.parametrize(
    ("lack", "place"),
    [
        (Lack.NO_DATA, ViewName.GAPS),
        (Lack.CARRIED, ViewName.FORM),
        (Lack.FUNDING, ViewName.REGISTERS),
    ],
)
def test_enter_on_what_is_missing_leads_to_where_it_is_written(
    app: App, page: Callable[..., ReportView], lack: Lack, place: ViewName
) -> None:
    view = page()
    press(app, "<F3>")
    assert app.window.focus_get() is view.lack_list.tree
    view.lack_list.tree.selection_set(lack.value)
    press(app, "<Return>")
    assert app.shell.where.view == place.value


def test_words_are_written_by_keys_alone_and_the_report_and_its_lack_follow(
    app: App, page: Callable[..., ReportView], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page()
    lacking = view.lacks[0].count

    def write(editor: SectionEditor) -> None:
        editor.field.insert("end", "Đạt {so_dat} tiêu chí, làm đường.")
        editor.top.update()
        editor.field.event_generate("<Control-Return>")
        editor.top.update()

    opened = playing(monkeypatch, SectionEditor, write)
    press(app, "<F3>", "<Return>")
    assert opened and opened[0].result is not None
    met = next(one for one in view.preview.sections if one.name == "criteria").values["met"]
    assert f"Đạt {met} tiêu chí, làm đường." in text_of(view.preview)
    assert view.lacks[0].count == lacking - 1
    assert app.window.focus_get() is view.preview.text


def test_the_editor_shows_the_result_and_refuses_a_strange_field(
    app: App, page: Callable[..., ReportView], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page()
    seen: dict[str, str] = {}

    def play(editor: SectionEditor) -> None:
        editor.field.delete("1.0", "end")
        editor.field.insert("end", "Có ")
        editor.fields.choose(editor.names.index("total"))
        editor.fields.tree.focus_force()
        editor.top.update()
        editor.fields.tree.event_generate("<Return>")
        editor.top.update()
        seen["typed"] = editor.typed
        seen["result"] = "\n".join(words for words, _look in editor.result_text.shown)
        editor.field.insert("end", " {la}")
        editor.top.update()
        editor.accept()
        seen["fault"] = str(editor.fault.cget("text"))
        editor.top.event_generate("<Escape>")
        editor.top.update()
        seen["open"] = str(bool(editor.top.winfo_exists()))

    opened = playing(monkeypatch, SectionEditor, play)
    view.preview.text.focus_force()
    press(app, "<Return>")
    assert (seen["typed"], seen["result"], seen["open"]) == ("Có {tong_so}", "Có 19", "True")
    assert "{la}" in seen["fault"]
    assert opened[0].result is None


def test_the_drafted_words_come_back(
    app: App, page: Callable[..., ReportView], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page()
    view.preview.choose("criteria")
    draft = next(one for one in view.preview.sections if one.name == "criteria").text

    def write(editor: SectionEditor) -> None:
        editor.field.delete("1.0", "end")
        editor.field.insert("end", "Lời khác.")
        editor.accept()

    playing(monkeypatch, SectionEditor, write)
    press(app, "<F2>")
    assert "Lời khác." in text_of(view.preview)
    playing(monkeypatch, SectionEditor, lambda editor: editor.buttons[0].invoke())
    press(app, "<F2>")
    assert "Lời khác." not in text_of(view.preview)
    assert draft.split("\n")[0] in text_of(view.preview)


@pytest.mark.parametrize(("key", "ending"), [("s", ".docx"), ("d", ".pdf"), ("g", ".xlsx")])
def test_a_key_saves_the_report_and_says_where(
    app: App,
    page: Callable[..., ReportView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    ending: str,
) -> None:
    view = page()
    asked: dict[str, str] = {}

    def choose(**given: Any) -> Path:
        asked.update(given)
        return tmp_path / "ra" / str(given["name"])

    (tmp_path / "ra").mkdir()
    monkeypatch.setattr(app.dialogs, "choose_save_path", choose)
    press(app, f"<Control-{key}>")
    file = tmp_path / "ra" / f"bao-cao-xa_{PHUC_SEN}_{ROUND}{ending}"
    assert file.stat().st_size > 3000
    assert str(file) in str(view.result.cget("text"))
    assert view.open_button.winfo_manager()


def test_a_template_is_loaded_named_used_and_taken_back(
    app: App, page: Callable[..., ReportView], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page()
    bad = template(tmp_path / "sai.docx", "{{khong_co}}")
    good = template(tmp_path / "rieng.docx", "Mẫu của xã: {{met}}")
    files = [bad, good]
    monkeypatch.setattr(app.dialogs, "choose_file", lambda **_given: files.pop(0))
    seen: list[str] = []

    def play(window: TemplateWindow) -> None:
        for button in (1, 1):
            window.buttons[button].invoke()
            seen.append(str(window.told.cget("text")))
        seen.append(str(window.state.cget("text")))

    playing(monkeypatch, TemplateWindow, play)
    press(app, "<F4>")
    assert "{{khong_co}}" in seen[0]
    assert seen[1] == "Đã nạp mẫu riêng."
    assert "rieng.docx" in seen[2]
    assert "rieng.docx" in str(view.result.cget("text"))
    out = tmp_path / "ra.docx"
    monkeypatch.setattr(app.dialogs, "choose_save_path", lambda **_given: out)
    press(app, "<Control-s>")
    assert words_in(out)[0].startswith("Mẫu của xã: ")
    playing(monkeypatch, TemplateWindow, lambda window: window.buttons[2].invoke())
    press(app, "<F4>")
    assert app.book is not None
    assert report_templates.template_of(app.book, view.kind.value) is None


def test_with_a_template_of_ones_own_its_word_file_is_opened_and_what_is_printed_is_made_of_it(
    app: App,
    page: Callable[..., ReportView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: WaitUntil,
) -> None:
    view = page()
    assert app.book is not None and view.sheet is not None
    mine = template(tmp_path / "rieng.docx", "Mẫu của xã.")
    report_files.load_template(app.book, view.kind, view.sheet.document, mine)
    app.window.update()
    opened: list[Path] = []
    monkeypatch.setattr(printing, "open_file", opened.append)
    press(app, "<Control-m>")
    wait_until(lambda: opened)
    assert words_in(opened[0]) == ["Mẫu của xã."]
    converted: list[list[str]] = []

    def convert(_program: Path, word: Path, pdf: Path) -> None:
        converted.append(words_in(word))
        pdf.write_bytes(b"%PDF-1.7 /Type /Page ")

    monkeypatch.setattr(office_program, "found", lambda: Path("soffice"))
    monkeypatch.setattr(office_program, "to_pdf", convert)
    sent = printed(app, monkeypatch, ("Van-thu",))
    press(app, "<Control-p>")
    wait_until(lambda: sent)
    assert sent[0][0].suffix == ".pdf" and converted == [["Mẫu của xã."]]
    told: list[str] = []
    monkeypatch.setattr(app.dialogs, "show_error", lambda words, **_given: told.append(words))
    monkeypatch.setattr(office_program, "found", lambda: None)
    monkeypatch.setattr(app.dialogs, "choose_save_path", lambda **_given: tmp_path / "a.pdf")
    press(app, "<Control-d>")
    wait_until(lambda: told)
    assert str(tmp_path / "a.docx") in told[0]
    assert words_in(tmp_path / "a.docx") == ["Mẫu của xã."]
    assert not (tmp_path / "a.pdf").exists()


def test_one_key_leads_to_the_page_from_anywhere(app: App, open_book: OpenBook) -> None:
    open_book(COMMUNE)
    app.window.focus_force()
    press(app, "<F11>")
    assert app.shell.where.view == ViewName.REPORTS.value


def test_up_and_down_choose_a_section_and_tab_leaves_the_preview(
    app: App, page: Callable[..., ReportView]
) -> None:
    view = page()
    view.preview.text.focus_force()
    app.window.update()
    press(app, "<Down>", "<Down>", "<Up>")
    assert view.preview.chosen == 1
    press(app, "<Tab>")
    assert app.window.focus_get() is not view.preview.text


def test_a_refreshed_report_stays_where_it_was_scrolled_to(
    app: App, page: Callable[..., ReportView]
) -> None:
    view = page()
    view.preview.text.yview_moveto(0.5)
    app.window.update()
    before = view.preview.text.yview()[0]
    view.fill()
    app.window.update()
    assert view.preview.text.yview()[0] == pytest.approx(before, abs=0.02)
    view.choose(ReportKind.COMMUNE_PLAN)
    assert view.preview.text.yview()[0] == 0
