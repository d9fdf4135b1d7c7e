"""What is inside a copy, and what becomes of a workbook that is damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.errors import FileRefused, Refused, StorageFailed
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup, backup_look, backup_second, restoring
from ntm_desktop.services.workbook import Workbook
from tests.backup_books import beside, said, say, spoil
from tests.one_book import made


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "sổ #1.ntm", "huyen")


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as another medium."""
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr(
        backup_second, "another_medium", lambda place, _book: place.is_relative_to(folder)
    )
    return folder


# ---------------------------------------------------------------- what is inside


def test_a_look_says_what_the_copy_lacks_and_leaves_no_trace(book: Workbook, stick: Path) -> None:
    copy = backup.make_backup(book, "manual", stick / "kho")
    before = copy.read_bytes()
    say(book, "một")
    say(book, "hai")
    look = backup_look.look(copy, backup_look.present(book.store))
    assert (look.org, look.district_name, look.demo) == ("huyen", "Quảng Hòa", False)
    assert look.lacks is not None and look.more is not None
    assert (look.lacks.count, look.lacks.kinds) == (2, (("setting", 2),))
    assert look.lacks.since and look.more.count == 0
    assert copy.read_bytes() == before
    assert beside(copy) == [copy.name]


def test_a_look_says_what_only_the_copy_has(book: Workbook) -> None:
    start = backup.make_backup(book, "manual")
    say(book, "một")
    later = backup.make_backup(book, "auto")
    backup.restore(book, start)
    look = backup_look.look(later, backup_look.present(book.store))
    assert look.more is not None and look.lacks is not None
    assert (look.more.count, look.lacks.count) == (1, 0)


def test_a_copy_of_another_workbook_is_named_as_such(book: Workbook, tmp_path: Path) -> None:
    other = opening.create_from_plan(tmp_path / "xa.ntm", "quang-hoa-2023", "xa-01603")
    copy = backup.make_backup(other, "manual")
    other.close()
    look = backup_look.look(copy, backup_look.present(book.store))
    assert look.other and look.lacks is None
    with pytest.raises(Refused):
        backup.restore(book, copy)


@pytest.mark.parametrize("harm", ["cut", "grown", "trigger", "empty", "noise", "journal"])
def test_a_copy_that_was_tampered_with_shows_nothing_and_restores_nothing(
    book: Workbook, harm: str
) -> None:
    copy = backup.make_backup(book, "manual")
    data = copy.read_bytes()
    if harm == "cut":
        copy.write_bytes(data[:-1])
    elif harm == "grown":
        copy.write_bytes(data + b"\0" * 100)
    elif harm == "empty":
        copy.write_bytes(b"")
    elif harm == "noise":
        copy.write_bytes(data[:8192] + bytes(range(256)) * 32 + data[16384:])
    elif harm == "journal":
        copy.with_name(copy.name + "-journal").write_bytes(b"hot")
    else:
        db = sqlite3.connect(copy)
        db.execute("CREATE TRIGGER t AFTER INSERT ON revision BEGIN SELECT 1; END")
        db.commit()
        db.close()
    say(book, "còn đây")
    with pytest.raises(FileRefused):
        backup_look.look(copy, None)
    with pytest.raises(FileRefused):
        backup.restore(book, copy)
    assert said(book) == "còn đây"


def test_a_copy_that_lies_at_both_places_is_listed_once(book: Workbook, stick: Path) -> None:
    backup.make_backup(book, "manual")
    backup_second.send(book.path, stick)
    here, away = backup_look.listed(book.path), backup_look.listed_away(book.path, stick)
    here[0].backup.path.unlink()
    latest = backup.make_backup(book, "auto")
    found = backup_look.merged(backup_look.listed(book.path), away)
    assert [one.second for one in found] == [False, True]
    assert found[0].backup.path == latest
    assert len(backup_look.merged(here, away)) == 1


# ---------------------------------------------------------------- damage


def test_a_damaged_workbook_is_opened_from_its_copy_beside_it(book: Workbook) -> None:
    say(book, "một")
    copy = backup.make_backup(book, "auto")
    book.close()
    damaged = spoil(book.path)
    assert restoring.condition_of(book.path) is restoring.Condition.DAMAGED
    fresh = backup.open_beside(book.path, copy)
    assert fresh.parent == book.path.parent and fresh.suffix == ".ntm" and "bản sao" in fresh.name
    again = backup.open_beside(book.path, copy)
    assert again != fresh
    with_copy = opening.open_workbook(fresh)
    assert said(with_copy) == "một" and verify.faults(with_copy.store) == []
    with_copy.close()
    assert book.path.read_bytes() == damaged
    assert beside(book.path) == sorted([book.path.name, fresh.name, again.name])


def test_a_damaged_workbook_restored_in_place_is_kept_under_another_name(book: Workbook) -> None:
    say(book, "một")
    copy = backup.make_backup(book, "auto")
    book.close()
    damaged = spoil(book.path)
    restoring.restore_path(book.path, copy)
    (kept,) = book.path.parent.glob("*.ntm-hong")
    assert kept.read_bytes() == damaged
    back = opening.open_workbook(book.path)
    assert said(back) == "một"
    back.close()


def test_a_damaged_workbook_stays_under_its_name_where_the_restored_one_cannot_take_it(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup.make_backup(book, "auto")
    book.close()
    damaged = spoil(book.path)
    journal = book.path.with_name(book.path.name + "-journal")
    journal.write_bytes(b"journal")

    def refuse(where: str, real: Callable[[Path, Path], None]) -> None:
        def named(old: Path, new: Path) -> None:
            if Path(new) == book.path and old.suffix == ".moi":
                raise OSError(5, "no")
            real(old, new)

        monkeypatch.setattr(os, where, named)

    refuse("replace", os.replace)
    refuse("link", os.link)
    refuse("rename", os.rename)
    with pytest.raises(StorageFailed):
        backup.restore_file(book.path, copy)
    assert (book.path.read_bytes(), journal.read_bytes()) == (damaged, b"journal")
    assert beside(book.path) == sorted([book.path.name, journal.name])


def test_stale_tables_are_told_from_damage(book: Workbook) -> None:
    assert restoring.condition(book) is restoring.Condition.SOUND
    book.store.db.execute("UPDATE unit SET name='sai'")
    assert restoring.condition(book) is restoring.Condition.STALE
    book.store.db.execute("UPDATE revision SET body='{}' WHERE seq=5")
    assert restoring.condition(book) is restoring.Condition.DAMAGED


def hot_copy(book: Workbook, folder: Path) -> Path:
    """The file as a machine leaves it that goes down while a transaction is written out."""
    db = book.store.db
    db.execute("PRAGMA cache_size=2")
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE revision SET comment='nửa chừng'")
    folder.mkdir()
    crashed = folder / "crashed.ntm"
    for ending in ("", "-journal"):
        side = book.path.with_name(book.path.name + ending)
        crashed.with_name(crashed.name + ending).write_bytes(side.read_bytes())
    db.execute("ROLLBACK")
    return crashed


def test_what_was_half_written_is_taken_back_at_opening_and_that_is_known(
    book: Workbook, tmp_path: Path
) -> None:
    say(book, "một")
    crashed = hot_copy(book, tmp_path / "máy")
    reopened = opening.open_workbook(crashed)
    assert reopened.recovered
    assert said(reopened) == "một" and verify.faults(reopened.store) == []
    reopened.close()
    assert beside(crashed) == [crashed.name]
    calm = opening.open_workbook(crashed)
    assert not calm.recovered
    calm.close()


def test_a_copy_restored_after_a_crash_equals_the_copy_and_side_files_are_gone(
    book: Workbook, tmp_path: Path
) -> None:
    say(book, "một")
    copy = backup.make_backup(book, "manual")
    say(book, "hai")
    crashed = hot_copy(book, tmp_path / "máy")
    restoring.restore_path(crashed, copy)
    back = opening.open_workbook(crashed)
    assert not back.recovered
    assert said(back) == "một"
    mine = backup_look.present(back.store)
    look = backup_look.look(copy, mine)
    assert look.lacks is not None and look.more is not None
    assert (look.lacks.count, look.more.count) == (0, 0)
    back.close()
    assert beside(crashed) == [crashed.name]


def test_a_copy_laid_over_a_crashed_workbook_by_hand_is_noticed_and_the_copy_still_restores(
    book: Workbook, tmp_path: Path
) -> None:
    copy = backup.make_backup(book, "manual")
    for number in range(60):
        say(book, f"số {number}")
    crashed = hot_copy(book, tmp_path / "máy")
    crashed.write_bytes(copy.read_bytes())
    with pytest.raises(FileRefused) as refused:
        opening.open_workbook(crashed)
    assert refused.value.reason in restoring.BROKEN
    restoring.restore_path(crashed, copy)
    back = opening.open_workbook(crashed)
    assert verify.faults(back.store) == []
    back.close()


def test_nothing_is_left_beside_a_workbook_or_on_the_stick(book: Workbook, stick: Path) -> None:
    say(book, "một")
    copy = backup.make_backup(book, "manual")
    backup_second.send(book.path, stick)
    backup.restore(book, copy)
    book.close()
    assert beside(book.path) == [book.path.name]
    files = [one.name for one in stick.rglob("*") if one.is_file()]
    assert files == [copy.name]
    own = backup.folder_of(book.path)
    assert {one.suffix for one in own.iterdir()} <= {".ntmb", ".txt"}
