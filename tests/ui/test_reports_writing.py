"""Before a report is written: what it lacks is asked about once, and charts go into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.reports import printing
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.reports.report_view import ReportView
from ntm_desktop.ui.view import ViewName
from tests.one_book import PHUC_SEN, ROUND

OpenBook = Callable[..., Workbook]
WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(
    app: App, open_book: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., ReportView]:
    monkeypatch.setattr(app.dialogs, "ask_yes_no", lambda *_asked, **_given: True)

    def go() -> ReportView:
        open_book(f"xa-{PHUC_SEN}")
        app.shell.navigate(ViewName.REPORTS, unit=PHUC_SEN, round_code=ROUND)
        app.window.focus_force()
        app.window.update()
        view = app.shell.current
        assert isinstance(view, ReportView)
        view.take_focus()
        app.window.update()
        return view

    return go


def press(app: App, *keys: str) -> None:
    for key in keys:
        (app.window.focus_get() or app.window).event_generate(key)
        app.window.update()


def test_what_is_missing_is_asked_about_once_before_the_report_is_written(
    app: App,
    page: Callable[..., ReportView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = page()
    asked: list[str] = []
    answers = [False, True]

    def ask(question: str, **_given: Any) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(app.dialogs, "ask_yes_no", ask)
    file = tmp_path / "a.docx"
    monkeypatch.setattr(app.dialogs, "choose_save_path", lambda **_given: file)
    view.save(".docx")
    assert texts.lack(view.lacks[0].lack.value, view.lacks[0].count) in asked[0]
    assert not file.exists()
    view.save(".docx")
    view.save(".docx")
    assert file.exists()
    assert len(asked) == 2


def test_a_report_carries_its_charts_unless_the_tick_is_taken_away(
    app: App,
    page: Callable[..., ReportView],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import docx

    view = page()
    found = []
    for ticked in (True, False):
        file = tmp_path / f"{ticked}.docx"
        monkeypatch.setattr(app.dialogs, "choose_save_path", lambda file=file, **_given: file)
        view._paper.charts.set(ticked)
        view.save(".docx")
        found.append(len(docx.Document(str(file)).inline_shapes))
    assert found[0] > found[1] == 0
    view.choose(ReportKind.DOSSIER)
    app.window.update()
    assert not view._paper._box.winfo_manager()


def test_opening_to_print_shows_a_pdf_in_the_systems_viewer(
    app: App,
    page: Callable[..., ReportView],
    monkeypatch: pytest.MonkeyPatch,
    wait_until: WaitUntil,
) -> None:
    page()
    opened: list[Path] = []
    monkeypatch.setattr(printing, "open_file", opened.append)
    press(app, "<Control-m>")
    wait_until(lambda: opened)
    assert opened[0].read_bytes().startswith(b"%PDF")


def printed(
    app: App, monkeypatch: pytest.MonkeyPatch, printers: tuple[str, ...] | None
) -> list[tuple[Path, str]]:
    sent: list[tuple[Path, str]] = []
    monkeypatch.setattr(printing, "printers", lambda: printers)
    monkeypatch.setattr(
        printing, "print_file", lambda path, name="", _paper="A4": sent.append((path, name))
    )
    return sent


def test_printing_asks_for_the_printer_and_keeps_the_file(
    app: App,
    page: Callable[..., ReportView],
    monkeypatch: pytest.MonkeyPatch,
    wait_until: WaitUntil,
) -> None:
    view = page()
    sent = printed(app, monkeypatch, ("Van-thu", "Phong-A"))
    monkeypatch.setattr(app.dialogs, "choose", lambda *_asked, **_given: "Phong-A")
    press(app, "<Control-p>")
    wait_until(lambda: sent)
    ((path, name),) = sent
    assert name == "Phong-A"
    assert path.read_bytes().startswith(b"%PDF")
    wait_until(lambda: "Đã gửi tới máy in Phong-A" in str(view.result.cget("text")))
    assert str(path) in str(view.result.cget("text"))


def test_without_a_printer_the_person_is_told_and_the_file_stays(
    app: App,
    page: Callable[..., ReportView],
    monkeypatch: pytest.MonkeyPatch,
    wait_until: WaitUntil,
) -> None:
    view = page()
    sent = printed(app, monkeypatch, ())
    told: list[str] = []
    monkeypatch.setattr(app.dialogs, "show_info", lambda words, **_given: told.append(words))
    press(app, "<Control-p>")
    wait_until(lambda: told)
    assert view.saved is not None and view.saved.is_file()
    assert "chưa có máy in" in told[0] and str(view.saved) in told[0]
    assert not sent


def test_the_preview_shows_on_what_an_annex_hangs(
    app: App, page: Callable[..., ReportView]
) -> None:
    view = page()
    view.choose(ReportKind.COMMUNE_FORMS)
    app.window.update()
    assert "(Kèm theo Báo cáo số" in view.preview.text.get("1.0", "end")


def test_the_paper_is_chosen_for_each_report_and_goes_to_the_printer(
    app: App,
    page: Callable[..., ReportView],
    monkeypatch: pytest.MonkeyPatch,
    wait_until: WaitUntil,
) -> None:
    view = page()
    sent: list[tuple[Path, str]] = []
    monkeypatch.setattr(printing, "printers", lambda: ("Van-thu",))
    monkeypatch.setattr(
        printing, "print_file", lambda path, _name, paper: sent.append((path, paper))
    )
    view.choose(ReportKind.DISCLOSURE)
    app.window.update()
    view._paper.paper.set("A3")
    view._paper.paper.event_generate("<<ComboboxSelected>>")
    press(app, "<Control-p>")
    wait_until(lambda: sent)
    assert sent[0][1] == "A3" and b"/MediaBox [ 0 0 841.8" in sent[0][0].read_bytes()
    view.choose(ReportKind.MINUTES)
    app.window.update()
    assert view._paper.paper.get() == "A4"
    view.choose(ReportKind.DISCLOSURE)
    app.window.update()
    assert view._paper.paper.get() == "A3"
