"""Copies in the real window: made, looked into, restored; a broken workbook mended."""

from __future__ import annotations

import shutil
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import FileRefused
from ntm_desktop.services import backup, backup_second, backup_timer, opening
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import backup_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.backups import desk
from ntm_desktop.ui.backups.backup_window import BackupWindow
from ntm_desktop.ui.keys import Action
from tests.ui.conftest import PLAN

OpenBook = Callable[..., Workbook]
Wait = Callable[[Callable[[], object]], None]
Act = Callable[[BackupWindow], None]
KEY = KINDS["setting"].key("mau")


def say(book: Workbook, text: str) -> None:
    write(book, "ghi", [Edit(KEY, {"value": text})])


def said(book: Workbook | None) -> str:
    assert book is not None
    return str((current_body(book, KEY) or {}).get("value", ""))


def reasons(book: Workbook) -> list[str]:
    return [one.reason for one in backup.backups(book.path)]


def inside(window: BackupWindow) -> str:
    return "\n".join(words for words, _look in window.inside.shown)


def spoil(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[8192 : 8192 * 8] = b"\xaa" * (8192 * 7)
    path.write_bytes(bytes(data))
    return bytes(data)


class Shown:
    """What is done in the window of the copies when it is shown next, and what was shown."""

    def __init__(self, app: App, wait: Wait) -> None:
        self._app, self._wait = app, wait
        self.windows: list[BackupWindow] = []
        self.faults: list[BaseException] = []

    def when_shown(self, act: Act) -> None:
        before = len(self.windows)

        def run() -> None:
            if len(self.windows) == before or not self.windows[-1].top.winfo_viewable():
                self._app.window.after(50, run)
                return
            window = self.windows[-1]
            try:
                act(window)
            except BaseException as fault:
                self.faults.append(fault)
            finally:
                if window.top.winfo_exists():
                    window.cancel()

        self._app.window.after(50, run)

    def wait(self, holds: Callable[[], object]) -> None:
        self._wait(holds)


@pytest.fixture
def shown(app: App, wait_until: Wait, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    found = Shown(app, wait_until)

    class Noted(BackupWindow):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            found.windows.append(self)

    monkeypatch.setattr(desk, "BackupWindow", Noted)
    yield found
    if found.faults:
        raise found.faults[0]


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


@pytest.fixture
def answers(app: App, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question is answered with yes; what was asked and told is noted."""
    heard: list[str] = []

    def yes(question: str, **_more: Any) -> bool:
        heard.append(question)
        return True

    monkeypatch.setattr(app.dialogs, "ask_yes_no", yes)
    monkeypatch.setattr(app.dialogs, "show_info", lambda text, **_more: heard.append(text))
    monkeypatch.setattr(app.dialogs, "show_error", lambda text, **_more: heard.append(text))
    return heard


def press(window: BackupWindow, text: str) -> None:
    """As a person does: a dead button does nothing."""
    next(one for one in window.buttons if one.cget("text") == text).invoke()


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


def status(app: App) -> str:
    bar = app.shell.status
    items = (item for item in bar.find_all() if str(bar.type(item)) == "text")
    return " ".join(str(bar.itemcget(item, "text")) for item in items)


# ---------------------------------------------------------------- damage


def broken_book(tmp_path: Path) -> Path:
    path = tmp_path / "hỏng.ntm"
    book = opening.create_from_plan(path, PLAN, "huyen")
    say(book, "một")
    backup.make_backup(book, "manual")
    say(book, "hai")
    spoil(backup.make_backup(book, "auto"))  # the latest copy is no good either
    book.close()
    return path


def test_a_broken_workbook_offers_its_best_copy_and_opens_it_beside(
    app: App, shown: Shown, tmp_path: Path
) -> None:
    path = broken_book(tmp_path)
    damaged = spoil(path)

    def act(window: BackupWindow) -> None:
        assert len(window.rows) == 2
        shown.wait(lambda: not window.buttons[0].instate(["disabled"]))
        assert window.table.current == 1  # the sound one was found by itself
        press(window, texts.BESIDE)

    shown.when_shown(act)
    assert app.open(path)
    assert said(app.book) == "một"
    assert app.book is not None and app.book.path.parent == path.parent
    assert app.book.path != path and path.read_bytes() == damaged


def test_a_broken_workbook_is_restored_in_place_and_the_broken_file_kept(
    app: App, shown: Shown, answers: list[str], tmp_path: Path
) -> None:
    path = broken_book(tmp_path)
    damaged = spoil(path)

    def act(window: BackupWindow) -> None:
        shown.wait(lambda: not window.buttons[1].instate(["disabled"]))
        press(window, texts.IN_PLACE)

    shown.when_shown(act)
    assert app.open(path)
    assert app.book is not None and app.book.path == path
    assert said(app.book) == "một"
    (kept,) = tmp_path.glob("*.ntm-hong")
    assert kept.read_bytes() == damaged
    assert len(answers) == 1


def test_stepping_back_from_the_copies_tells_the_fault(
    app: App, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = broken_book(tmp_path)
    spoil(path)
    told: list[BaseException] = []
    monkeypatch.setattr(app.faults, "handle", told.append)
    path.write_bytes(path.read_bytes()[:100] + b"\xaa" * 4000)
    shown.when_shown(lambda window: window.cancel())
    assert not app.open(path)
    assert [type(fault) for fault in told] == [FileRefused]
    assert app.book is None and app.start is not None


def test_a_file_that_never_was_a_workbook_is_only_said_to_be_none(
    app: App, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(app.faults, "handle", told.append)
    letter = tmp_path / "công văn.ntm"
    letter.write_text("Kính gửi " * 100, "utf-8")
    assert not app.open(letter)
    assert len(told) == 1 and shown.windows == []


def test_damage_that_is_found_after_the_first_draw_closes_the_file_and_offers_the_copies(
    app: App, open_book: OpenBook, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book("huyen")
    say(book, "một")
    backup.make_backup(book, "manual")
    path = book.path
    book.store.db.execute("UPDATE revision SET body='{}' WHERE seq=3")
    before = path.read_bytes()
    monkeypatch.setattr(book.store, "check_before_writing", _damaged)
    seen: list[str] = []

    def act(window: BackupWindow) -> None:
        seen.append(str(window.lead.cget("text")))
        shown.wait(lambda: not window.buttons[0].instate(["disabled"]))
        press(window, texts.BESIDE)

    shown.when_shown(act)
    app.care.look_at_file(book)
    assert texts.DAMAGED_NOW in seen[0]
    assert app.book is not None and app.book.path != path
    assert said(app.book) == "một"
    assert path.read_bytes() == before


def _damaged() -> None:
    raise FileRefused("damaged", "x")


def test_tables_that_differ_from_the_log_are_rebuilt_after_a_yes(
    app: App, open_book: OpenBook, shown: Shown, answers: list[str]
) -> None:
    book = open_book("huyen")
    book.store.db.execute("UPDATE unit SET name='sai'")
    shown.when_shown(lambda window: press(window, texts.CHECK))
    app.care.show()
    assert answers == [texts.REBUILD_ASK]
    assert "sai" not in {row["name"] for row in book.store.rows("unit")}
    assert reasons(book)[0] == "repair"
    shown.when_shown(lambda window: press(window, texts.CHECK))
    app.care.show()
    assert answers[-1] == texts.SOUND


def test_stale_tables_are_noticed_after_opening_and_rebuilt(
    app: App, open_book: OpenBook, answers: list[str], wait_until: Wait
) -> None:
    book = open_book("huyen")
    say(book, "một")
    say(book, "hai")
    book.store.db.execute("UPDATE setting SET revision=revision-1, value='một'")
    app._leave_book(reopen=False)
    assert app.open(book.path)
    wait_until(lambda: said(app.book) == "hai" and answers)
    assert answers == [texts.REBUILD_ASK]


def test_a_workbook_that_was_saved_from_a_power_cut_says_so(
    app: App, open_book: OpenBook, answers: list[str]
) -> None:
    book = open_book("huyen")
    book.recovered = True
    app.care.look_at_file(book)
    assert answers == [texts.RECOVERED]


def test_a_workbook_that_is_gone_is_offered_from_its_copies_on_the_first_screen(
    app: App, open_book: OpenBook, shown: Shown
) -> None:
    book = open_book("huyen")
    say(book, "một")
    app._leave_book(reopen=False)
    book.path.unlink()
    app.show_start()
    app.window.update()
    assert app.start is not None
    recent = next(one for one in labels(app.start) if book.path.name in str(one.cget("text")))
    assert shell_texts.MISSING_WITH_COPIES in str(recent.cget("text"))

    def act(window: BackupWindow) -> None:
        shown.wait(lambda: not window.buttons[1].instate(["disabled"]))
        press(window, texts.IN_PLACE)

    shown.when_shown(act)
    recent.event_generate("<Button-1>")
    app.window.update()
    assert app.book is not None and said(app.book) == "một"


def labels(widget: tk.Misc) -> list[tk.Label]:
    found = [widget] if isinstance(widget, tk.Label) else []
    for child in widget.winfo_children():
        found += labels(child)
    return found


def test_the_window_fits_a_small_screen_at_every_size_of_text(
    app: App, open_book: OpenBook
) -> None:
    book = open_book("huyen")
    for percent in (100, 150, 200):
        from ntm_desktop.services.backup_look import present
        from ntm_desktop.ui import theme

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
