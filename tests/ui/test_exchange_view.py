"""Packages in the window: nothing before it is confirmed, and a report of everything."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.services.exchange import importing
from ntm_desktop.services.exchange.importing import imports
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.ui import drops
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.exchange.exchange_view import ExchangeView
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.modal import ProgressModal
from ntm_desktop.ui.view import ViewName
from tests.exchange_world import Laptops, say, state

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    folder = tmp_path / "laptops"
    folder.mkdir()
    world = Laptops(folder)
    yield world
    world.close()


@pytest.fixture
def packages(laptops: Laptops) -> list[Path]:
    """Two communes' packages, and one of them cut short."""
    first, second = laptops.from_plan("xa-01603"), laptops.from_plan("xa-01630")
    say(first, "met", note="xã rà soát lại")
    say(second, "not_met", unit="01630")
    good = [laptops.export(first), laptops.export(second)]
    short = laptops.folder / "bị cụt.ntmx"
    short.write_bytes(good[0].read_bytes()[:9000])
    return [*good, short]


@pytest.fixture
def view(app: App, laptops: Laptops) -> ExchangeView:
    district = laptops.from_plan("huyen")
    path = district.path
    laptops.books.pop("huyen").close()
    assert app.open(path)
    app.shell.navigate(ViewName.EXCHANGE)
    found = app.shell.current
    assert isinstance(found, ExchangeView)
    return found


def book(app: App) -> Workbook:
    assert app.book is not None
    return app.book


def looked_at(view: ExchangeView, paths: list[Path], wait_until: Wait) -> None:
    view.importing.look_at(paths)
    wait_until(lambda: view.importing.work is None)
    wait_until(lambda: len(view.importing.entries) == len(paths))


def applied(view: ExchangeView, wait_until: Wait) -> None:
    view.importing.go_button.invoke()
    wait_until(lambda: view.importing.work is None and view.importing.summary.cget("text"))


def test_a_preview_shows_old_and_new_and_changes_nothing(
    app: App, view: ExchangeView, packages: list[Path], wait_until: Wait
) -> None:
    before = state(book(app))
    looked_at(view, packages, wait_until)
    assert state(book(app)) == before and imports(book(app)) == []
    pane = view.importing
    assert [entry.state for entry in pane.entries] == ["planned", "planned", "refused"]
    (one,) = pane.entries[0].records.records
    assert one.title.startswith("17.8 · Phúc Sen") and "xã rà soát lại" in one.after
    assert pane.go_button.cget("text") == texts.import_button(2)


def test_a_refused_file_says_what_to_do(
    view: ExchangeView, packages: list[Path], wait_until: Wait
) -> None:
    looked_at(view, packages, wait_until)
    view.importing.files.choose(2)
    wait_until(lambda: "bị cụt" in view.importing.sentence.cget("text"))
    assert "chép lại" in view.importing.sentence.cget("text")


def test_pressing_the_button_takes_the_good_files_in_and_reports(
    app: App, view: ExchangeView, packages: list[Path], wait_until: Wait
) -> None:
    looked_at(view, packages, wait_until)
    applied(view, wait_until)
    assert [entry.state for entry in view.importing.entries] == ["applied", "applied", "refused"]
    assert len(imports(book(app))) == 2
    assert view.importing.go_button.instate(["disabled"])
    assert len(view.log.entries) == 2


def test_a_file_that_brings_nothing_is_logged_so_that_its_sender_hears_of_it(
    app: App, view: ExchangeView, laptops: Laptops, wait_until: Wait
) -> None:
    commune = laptops.from_plan("xa-01603")
    say(commune, "met")
    first, again = laptops.export(commune), laptops.export(commune)
    looked_at(view, [first], wait_until)
    applied(view, wait_until)
    looked_at(view, [again], wait_until)
    pane = view.importing
    assert [entry.state for entry in pane.entries] == ["nothing_new"]
    assert pane.summary.cget("text") == texts.ONLY_TO_LOG
    assert pane.go_button.cget("text") == texts.log_button(1)
    pane.go_button.invoke()
    wait_until(lambda: pane.work is None and len(imports(book(app))) == 2)
    assert pane.go_button.instate(["disabled"])


def test_cancelling_stops_between_two_files_and_keeps_what_is_done(
    app: App,
    view: ExchangeView,
    packages: list[Path],
    wait_until: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at(view, packages, wait_until)
    pane, dialogs = view.importing, view.context.dialogs
    real = dialogs.progress

    def progress(sentence: str, cancel: Callable[[], None]) -> ProgressModal:
        made = real(sentence, cancel)
        show = made.set

        def pressed_after_the_first(done: float, words: str = "") -> None:
            show(done, words)
            if done > 0:
                made.cancel()

        monkeypatch.setattr(made, "set", pressed_after_the_first)
        return made

    monkeypatch.setattr(dialogs, "progress", progress)
    pane.apply()
    wait_until(lambda: pane.work is None and pane.summary.cget("text") == texts.STOPPED)
    assert [entry.state for entry in pane.entries] == ["applied", "stopped", "refused"]
    assert len(imports(book(app))) == 1


def test_taking_an_import_back_says_first_what_goes(
    app: App,
    view: ExchangeView,
    packages: list[Path],
    wait_until: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at(view, packages[:1], wait_until)
    before = state(book(app))
    applied(view, wait_until)
    asked: list[str] = []
    answers = [False, True]

    def ask(question: str, **_rest: object) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(view.context.dialogs, "ask_yes_no", ask)
    view.log.undo()
    assert "1 lần ghi ở 1 nội dung" in asked[0] and state(book(app)) != before
    view.log.undo()
    assert state(book(app)) == before
    assert view.log.undo_button.instate(["disabled"])


def test_an_export_is_named_counted_and_proved(
    app: App, view: ExchangeView, tmp_path: Path, wait_until: Wait
) -> None:
    view.perform(Action.EXPORT)
    pane = view.exporting
    assert pane.to is None
    pane.send_to("xa-01603")
    pane.folder.delete(0, "end")
    pane.folder.insert(0, str(tmp_path))
    pane.go_button.invoke()
    assert pane.exported is not None and pane.exported.path.exists()
    shown = [str(label.cget("text")) for label in pane.result.winfo_children()]
    assert pane.exported.path.name in shown and f"✓ {texts.READ_BACK}" in shown
    assert f"✓ {texts.UNPLUG}" in shown


def test_a_commune_sends_to_the_district_first_of_all(
    app: App, open_book: Callable[..., Workbook]
) -> None:
    open_book("xa-01603")
    app.shell.navigate(ViewName.EXCHANGE)
    view = app.shell.current
    assert isinstance(view, ExchangeView) and view.exporting.to == "huyen"


class Opened:
    """What would have been opened in the system's viewer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[Path] = []
        monkeypatch.setattr("ntm_desktop.ui.exchange.receipt_opener.open_file", self.paths.append)


def test_a_changed_key_is_taken_after_the_code_was_heard_on_the_telephone(
    app: App,
    view: ExchangeView,
    laptops: Laptops,
    wait_until: Wait,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    commune = laptops.from_plan("xa-01603")
    say(commune, "met")
    first = laptops.export(commune)
    say(commune, "not_met")
    here = os.environ["NTM_HOME"]
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "other"))
    second = laptops.export(commune)
    monkeypatch.setenv("NTM_HOME", here)
    importing.import_files(book(app), [first])
    pane = view.importing
    app.shell.take_files([second])
    wait_until(lambda: pane.work is None and pane.entries)
    report = pane.entries[0].report
    assert report.reason == "key_changed"
    assert pane.code_button.winfo_manager()
    asked: list[str | None] = []

    def hear(_label: str, *, title: str, check: Callable[[str], str | None]) -> str:
        asked.append(check("1234 1234 1234 1234"))
        asked.append(check(report.about.key_code))
        return report.about.key_code

    monkeypatch.setattr(app.dialogs, "ask_text", hear)
    pane.code_button.invoke()
    wait_until(lambda: pane.work is None and pane.entries)
    assert asked == [texts.OTHER_CODE, None]
    assert pane.entries[0].open
    pane.go_button.invoke()
    wait_until(lambda: pane.work is None)
    assert pane.entries[0].report.status.value == "applied"


def test_the_report_of_a_batch_and_the_receipts_open_as_pages(
    app: App,
    view: ExchangeView,
    packages: list[Path],
    wait_until: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = Opened(monkeypatch)
    pane = view.importing
    view.take_files(packages)
    wait_until(lambda: pane.work is None and pane.entries)
    pane.go_button.invoke()
    wait_until(lambda: pane.work is None)
    assert "1 tệp không nhận" in str(pane.summary.cget("text"))
    pane.report_button.invoke()
    view.log.receipt()
    assert len(opened.paths) == 2
    for path in opened.paths:
        assert path.read_bytes().startswith(b"%PDF")


def test_a_package_for_every_commune_is_given_out_in_one_go_and_stands_in_the_log(
    app: App, view: ExchangeView, wait_until: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Opened(monkeypatch)
    stick = tmp_path / "usb"
    stick.mkdir()
    pane = view.exporting
    pane.folder.delete(0, "end")
    pane.folder.insert(0, str(stick))
    pane.receiver.current(1)
    pane.go()
    wait_until(lambda: pane.work is None)
    assert len(list(stick.iterdir())) == 16
    assert len(view.outbox.lines) == 16
    view.outbox.receipt()
    assert len(opened.paths) == 1


def test_a_senders_key_is_compared_withdrawn_and_given_back(
    app: App, view: ExchangeView, packages: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.import_files(book(app), packages[:1])
    view.tabs.select(view.senders)
    pane = view.senders
    place = next(i for i, one in enumerate(pane.known) if one.organisation == "xa-01603")
    pane.table.choose(place)
    app.window.update()
    code = pane.known[place].code
    monkeypatch.setattr(app.dialogs, "ask_text", lambda *_a, **_k: code)
    pane.compare_button.invoke()
    assert pane.known[place].state == "compared"
    pane.table.choose(place)
    app.window.update()
    monkeypatch.setattr(app.dialogs, "ask_text", lambda *_a, **_k: "mất máy")
    pane.withdraw_button.invoke()
    assert pane.known[place].state == "withdrawn"
    pane.table.choose(place)
    app.window.update()
    monkeypatch.setattr(app.dialogs, "ask_yes_no", lambda *_a, **_k: True)
    pane.give_back_button.invoke()
    assert pane.known[place].state == "compared"


def test_names_with_spaces_are_dropped_whole(app: App) -> None:
    data = "{/usb/xã Phúc Sen.ntmx} /usb/a.ntmx"
    assert drops.files_in(app.window, data) == [Path("/usb/xã Phúc Sen.ntmx"), Path("/usb/a.ntmx")]


def test_the_form_says_on_which_day_the_district_received_a_row(app: App, laptops: Laptops) -> None:
    commune, district = laptops.from_plan("xa-01603"), laptops.from_plan("huyen")
    say(commune, "met")
    importing.import_files(district, [laptops.export(commune)])
    importing.import_files(commune, [laptops.export(district, "xa-01603")])
    path = commune.path
    laptops.books.pop("xa-01603").close()
    assert app.open(path)
    app.shell.navigate(ViewName.FORM, round_code="2023-06", code="17.8")
    app.window.update()
    form = app.shell.current
    assert isinstance(form, FormView)
    said = {row.code: row.received for row in form.model.rows.values()}
    assert said["17.8"]
    assert not said["17.11"]
    row: Any = form.page
    line = row.rows["17.8"]
    assert "huyện đã nhận ngày" in str(line._received.cget("text"))
    # The colour of "not met" is no colour for good news.
    assert "huyện đã nhận" not in str(line.why.label.cget("text"))
    assert row.rows["17.11"]._received is None
