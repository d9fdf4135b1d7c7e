"""Cases 66 to 68 and 74: backups, how they are restored, and when none can be made."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.errors import FileRefused, StorageFailed
from ntm_desktop.services.backups import backup, backup_files, restoring
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.opening import open_workbook
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import (
    HUYEN,
    Desk,
    beside,
    die_in_mid_transaction,
)
from tests.exchange_world import say, state, take, take_one, values
from tests.packages import SENDER, chain

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and limits of POSIX")


@posix
def test_case_66_a_backup_restored_after_a_crash_is_equal_to_it_and_no_side_file_stays(
    desk: Desk, district: Workbook
) -> None:
    say(district, "met")
    wanted = state(district)
    copy = backup.make_backup(district, "manual")
    say(district, "not_met")
    district.close()
    journal = die_in_mid_transaction(district.path)
    done = restoring.restore_path(district.path, copy)
    assert done.before is not None and done.before.exists()
    assert not journal.exists() and beside(district.path) == []
    book = desk.again(HUYEN)
    assert state(book) == wanted and verify.faults(book.store) == []


@posix
def test_case_66_a_journal_beside_a_missing_workbook_is_not_played_into_the_restored_one(
    desk: Desk, district: Workbook
) -> None:
    wanted = state(district)
    copy = backup.make_backup(district, "manual")
    district.close()
    journal = die_in_mid_transaction(district.path)
    district.path.unlink()
    restoring.restore_path(district.path, copy)
    assert not journal.exists()
    book = desk.again(HUYEN)
    assert state(book) == wanted and verify.faults(book.store) == []


@posix
def test_case_67_a_backup_copied_over_by_hand_beside_an_old_journal_is_found_out(
    desk: Desk, district: Workbook
) -> None:
    wanted = state(district)
    copy = backup.make_backup(district, "manual")
    with district.store.transaction():
        district.store.append(chain(200, code="1.1"), local=True)
    district.close()
    die_in_mid_transaction(district.path)
    district.path.write_bytes(copy.read_bytes())
    with pytest.raises(FileRefused) as refused:
        open_workbook(district.path, desk.catalogue)
    assert refused.value.reason == "damaged"
    assert [one.path for one in backup_files.backups(district.path)] == [copy]
    spoilt = district.path.read_bytes()
    restoring.restore_path(district.path, copy)
    (aside,) = district.path.parent.glob("*.ntm-hong")
    assert aside.read_bytes() == spoilt
    assert state(desk.again(HUYEN)) == wanted


def _zeroed(path: Path, table: str) -> None:
    """Zero the first page of a table, as a bad sector would."""
    look = sqlite3.connect(path)
    (page,) = look.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (table,)).fetchone()
    look.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def test_case_68_a_damaged_workbook_is_never_written_and_its_best_backup_takes_its_place(
    desk: Desk, district: Workbook
) -> None:
    key = say(district, "met")
    older = backup.make_backup(district, "manual")
    say(district, "not_met")
    best = backup.make_backup(district, "manual")
    wanted = state(district)
    district.close()
    _zeroed(district.path, "setting")
    damaged = district.path.read_bytes()
    assert restoring.condition_of(district.path) is restoring.Condition.DAMAGED
    with pytest.raises(FileRefused) as refused:
        say(desk.again(HUYEN), "met")
    assert refused.value.reason == "damaged"
    desk.books[HUYEN].close()
    assert district.path.read_bytes() == damaged
    assert [one.path for one in backup_files.backups(district.path)] == [best, older]
    restoring.restore_path(district.path, best)
    (aside,) = district.path.parent.glob("*.ntm-hong")
    assert aside.read_bytes() == damaged
    book = desk.again(HUYEN)
    assert state(book) == wanted and '"not_met"' in str(values(book)[key])


@pytest.mark.parametrize("left", [0, 300, 90_000])
def test_case_68_a_workbook_cut_short_is_kept_aside_and_the_copy_takes_its_place(
    desk: Desk, district: Workbook, left: int
) -> None:
    say(district, "met")
    wanted = state(district)
    copy = backup.make_backup(district, "manual")
    district.close()
    rest = district.path.read_bytes()[:left]
    district.path.write_bytes(rest)
    assert restoring.restore_path(district.path, copy).before is None
    (aside,) = district.path.parent.glob("*.ntm-hong")
    assert aside.read_bytes() == rest
    assert state(desk.again(HUYEN)) == wanted


def test_case_74_old_copies_are_thinned_and_the_last_of_each_day_stays(tmp_path: Path) -> None:
    names = [f"a_202306{day:02}-0{hour}0000_import.ntmb" for day in range(1, 21) for hour in (8, 9)]
    for name in names:
        (tmp_path / name).touch()
    gone = {path.name for path in backup_files.thin(tmp_path)}
    left = sorted(set(names) - gone)
    assert left[-12:] == names[-12:]
    assert {name[2:10] for name in left} >= {f"202306{day:02}" for day in range(11, 21)}
    assert "a_20230601-080000_import.ntmb" in gone


def test_case_74_the_copy_of_this_moment_is_never_thinned_away(
    desk: Desk, district: Workbook
) -> None:
    """Also where the clock says that it is the oldest of all."""
    folder = backup_files.folder_of(district.path)
    folder.mkdir(parents=True)
    for month in range(60):
        stamp = f"{2036 + month // 12}{1 + month % 12:02}01-080000"
        (folder / f"huyen_{stamp}_manual.ntmb").touch()
    copy = backup.make_backup(district, "import")
    assert copy.exists() and copy.stat().st_size
    assert len(list(folder.iterdir())) < 61


def test_case_74_where_no_backup_can_be_made_nothing_is_imported_or_taken_back(
    desk: Desk, district: Workbook, sent: Path
) -> None:
    number = take_one(district, sent).import_number
    assert number is not None
    say(desk.again(SENDER), "met")
    more = desk.export(desk.books[SENDER])
    folder = backup_files.folder_of(district.path)
    folder.rename(folder.with_name("khac"))
    folder.write_bytes(b"a file where the folder should be")
    with desk.unchanged() as book:
        with pytest.raises(StorageFailed):
            take(book, more)
        with pytest.raises(StorageFailed):
            importing.undo_import(book, number)
    folder.unlink()
    assert take_one(desk.books[HUYEN], more).updated == 1
