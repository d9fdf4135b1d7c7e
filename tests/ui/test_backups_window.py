"""Copies in the real window: made by themselves, at once and to a stick; looked into, restored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.backups import backup, backup_second, backup_timer
from ntm_desktop.services.backups.backup_look import present
from ntm_desktop.texts import backup_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.backups.backup_window import BackupWindow
from ntm_desktop.ui.keys import Action
from tests.backup_books import said, say, spoil
from tests.ui.backups_driver import (
    OpenBook,
    Shown,
    Wait,
    answered,
    inside,
    press,
    reasons,
    status,
    watched,
)


@pytest.fixture
def shown(app: App, wait_until: Wait, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    yield from watched(app, wait_until, monkeypatch)


@pytest.fixture
def answers(app: App, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return answered(app, monkeypatch)


@pytest.fixture
def stick(tmp_path: Path, app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr(
        backup_second, "another_medium", lambda place, _book: place.is_relative_to(folder)
    )
    monkeypatch.setattr(app.dialogs, "choose_folder", lambda **_asked: folder)
    yield folder
    app.care.second.choose(None)


# ---------------------------------------------------------------- by themselves


def test_closing_copies_what_changed_and_leaves_no_side_file(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    say(book, "một")
    app._leave_book(reopen=False)
    assert reasons(book)[0] == "close"
    assert [one.name for one in book.path.parent.glob(f"{book.path.name}*")] == [book.path.name]


def test_closing_without_a_change_makes_no_new_copy(app: App, open_book: OpenBook) -> None:
    book = open_book("huyen")
    app._leave_book(reopen=False)
    first = reasons(book)
    assert app.open(book.path)
    app._leave_book(reopen=False)
    assert reasons(book) == first == ["close"]


def test_half_an_hour_of_change_is_copied_while_the_window_goes_on(
    app: App, open_book: OpenBook, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book("huyen")
    now = [0.0]
    app.care.keeper.take(book, lambda: now[0])
    say(book, "một")
    app.care.keeper.look()
    assert "auto" not in reasons(book)
    now[0] = backup_timer.EVERY
    assert app.care.keeper.look()
    wait_until(lambda: reasons(book)[:1] == ["auto"])
    wait_until(lambda: not app.care.keeper.busy)
    assert not app.care.keeper.look()  # nothing new: no other copy
    assert reasons(book).count("auto") == 1


def test_a_copy_that_cannot_be_made_at_closing_is_told_and_the_window_closes(
    app: App, open_book: OpenBook, answers: list[str], ntm_home: Path
) -> None:
    book = open_book("huyen")
    say(book, "một")
    folder = ntm_home / "backups"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_bytes(b"a file in its place")
    app._leave_book(reopen=False)
    assert app.book is None
    assert any("Chưa sao lưu được" in text for text in answers)


# ---------------------------------------------------------------- the window


def test_f9_shows_the_copies_and_what_the_chosen_one_lacks(
    app: App, open_book: OpenBook, shown: Shown
) -> None:
    book = open_book("huyen")
    backup.make_backup(book, "import")
    say(book, "một")

    def act(window: BackupWindow) -> None:
        assert [row.backup.reason for row in window.rows] == ["import"]
        shown.wait(lambda: "Kém 1 thay đổi" in inside(window))
        assert "Thiết lập: 1" in inside(window)
        assert "Ủy ban nhân dân huyện Quảng Hòa" in inside(window)

    shown.when_shown(act)
    app.window.focus_force()
    app.window.update()
    (app.window.focus_get() or app.window).event_generate("<F9>")
    app.window.update()
    assert len(shown.windows) == 1


def test_restoring_asks_first_refreshes_the_views_and_can_be_taken_back(
    app: App, open_book: OpenBook, shown: Shown, answers: list[str], wait_until: Wait
) -> None:
    book = open_book("huyen")
    say(book, "một")
    backup.make_backup(book, "manual")
    say(book, "hai")
    changes: list[bool] = []
    book.listen(lambda change: changes.append(change.everything))

    def restore(window: BackupWindow) -> None:
        button = window.buttons[0]
        shown.wait(lambda: not button.instate(["disabled"]))
        press(window, texts.RESTORE)

    shown.when_shown(restore)
    app.shell.act(Action.BACKUPS)
    wait_until(lambda: said(book) == "một")
    assert "1 thay đổi" in answers[0]
    assert changes == [True]
    assert reasons(book)[0] == "restore"
    shown.when_shown(restore)
    app.shell.act(Action.BACKUPS)
    wait_until(lambda: said(book) == "hai")


def test_a_no_leads_back_to_the_list_and_nothing_changes(
    app: App, open_book: OpenBook, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book("huyen")
    backup.make_backup(book, "manual")
    say(book, "hai")
    monkeypatch.setattr(app.dialogs, "ask_yes_no", lambda *_asked, **_more: False)

    def restore(window: BackupWindow) -> None:
        shown.when_shown(lambda again: again.cancel())
        shown.wait(lambda: not window.buttons[0].instate(["disabled"]))
        press(window, texts.RESTORE)

    shown.when_shown(restore)
    app.care.show()
    assert len(shown.windows) == 2
    assert said(book) == "hai"


def test_a_click_on_the_words_about_copies_opens_the_window(
    app: App, open_book: OpenBook, shown: Shown
) -> None:
    open_book("huyen")
    bar = app.shell.status
    (item,) = (
        one
        for one in bar.find_withtag("backups")
        if bar.itemcget(one, "text") == shell_texts.backup_elsewhere(None)
    )
    left, top, right, bottom = bar.bbox(item)
    shown.when_shown(lambda window: window.cancel())
    bar.event_generate("<Motion>", x=(left + right) // 2, y=(top + bottom) // 2)
    bar.event_generate("<Button-1>", x=(left + right) // 2, y=(top + bottom) // 2)
    app.window.update()
    assert len(shown.windows) == 1


def test_a_damaged_copy_is_said_to_be_so_and_cannot_be_restored(
    app: App, open_book: OpenBook, shown: Shown
) -> None:
    book = open_book("huyen")
    spoil(backup.make_backup(book, "manual"))

    def act(window: BackupWindow) -> None:
        shown.wait(lambda: "không phải là bản sao lưu nguyên vẹn" in inside(window))
        assert window.buttons[0].instate(["disabled"])

    shown.when_shown(act)
    app.care.show()


def test_a_copy_can_be_made_now_and_goes_to_the_stick_that_is_chosen(
    app: App, open_book: OpenBook, shown: Shown, stick: Path
) -> None:
    book = open_book("huyen")
    assert shell_texts.backup_elsewhere(None) in status(app)

    def act(window: BackupWindow) -> None:
        press(window, texts.COPY_NOW)
        shown.wait(lambda: [row.backup.reason for row in window.rows] == ["manual"])
        window.choose_second.invoke()
        shown.wait(lambda: list(stick.rglob("*.ntmb")))
        shown.wait(lambda: texts.sent(str(stick)) in str(window.said.cget("text")))

    shown.when_shown(act)
    app.care.show()
    assert shell_texts.backup_elsewhere(None) not in status(app)
    say(book, "một")
    app._leave_book(reopen=False)
    assert len(list(stick.rglob("*.ntmb"))) == 2
    assert {one.suffix for one in stick.rglob("*") if one.is_file()} == {".ntmb"}


def test_a_stick_that_is_away_stops_nothing(
    app: App, open_book: OpenBook, stick: Path, answers: list[str]
) -> None:
    app.care.second.choose(stick)
    stick.rename(stick.with_name("trong ngăn kéo"))
    book = open_book("huyen")
    say(book, "một")
    app._leave_book(reopen=False)
    assert reasons(book) == ["close"]
    assert answers == []


def test_a_copy_from_a_stick_is_looked_into_and_restored(
    app: App,
    open_book: OpenBook,
    shown: Shown,
    answers: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Wait,
) -> None:
    book = open_book("huyen")
    say(book, "một")
    carried = tmp_path / "bản của tôi.ntmb"
    backup.make_backup(book, "manual", tmp_path / "kho").rename(carried)
    say(book, "hai")
    monkeypatch.setattr(app.dialogs, "choose_file", lambda **_asked: carried)

    def act(window: BackupWindow) -> None:
        press(window, texts.OTHER_FILE)
        shown.wait(lambda: "Kém 1 thay đổi" in inside(window))
        press(window, texts.RESTORE)

    shown.when_shown(act)
    app.care.show()
    wait_until(lambda: said(book) == "một")


def test_the_window_fits_a_small_screen_at_every_size_of_text(
    app: App, open_book: OpenBook
) -> None:
    book = open_book("huyen")
    for percent in (100, 150, 200):
        theme.set_zoom(app.window, percent)
        try:
            window = app.care._desk().window_of(book.path, present(book.store), app.care.keeper)
            window._place()
            window.top.deiconify()
            for _ in range(3):
                window.top.update()
            right = max(one.winfo_x() + one.winfo_width() for one in window.buttons)
            assert right <= window.line.winfo_width()
            low = window.line.winfo_rooty() + window.line.winfo_height()
            assert low <= window.top.winfo_rooty() + window.top.winfo_height()
            assert window.top.winfo_width() <= app.window.winfo_screenwidth()
            window.cancel()
        finally:
            theme.set_zoom(app.window, 100)
