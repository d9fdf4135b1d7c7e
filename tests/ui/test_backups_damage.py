"""A workbook that is damaged, stale, crashed or gone, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.errors import FileRefused
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup
from ntm_desktop.texts import backup_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.backups.backup_window import BackupWindow
from tests.backup_books import said, say, spoil
from tests.ui.backups_driver import (
    OpenBook,
    Shown,
    Wait,
    answered,
    labels,
    press,
    reasons,
    watched,
)
from tests.ui.conftest import PLAN


@pytest.fixture
def shown(app: App, wait_until: Wait, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    yield from watched(app, wait_until, monkeypatch)


@pytest.fixture
def answers(app: App, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return answered(app, monkeypatch)


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
    assert app.book is not None and app.book.path.parent == path.parent
    assert said(app.book) == "một"
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
    wait_until(lambda: answers and app.book is not None and said(app.book) == "hai")
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
