"""Copies of a workbook: when they are made, which are kept, what is inside, the second place."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.db import verify
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import FileRefused, Refused, StorageFailed
from ntm_desktop.services import (
    backup,
    backup_files,
    backup_look,
    backup_second,
    backup_timer,
    opening,
    restoring,
)
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.workbook import Workbook
from tests.one_book import made

KEY = KINDS["setting"].key("mau")


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


def say(book: Workbook, text: str, key: str = KEY) -> None:
    write(book, "ghi", [Edit(key, {"value": text})])


def said(book: Workbook) -> str:
    return str((current_body(book, KEY) or {}).get("value", ""))


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.is_file())


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


# ---------------------------------------------------------------- names and thinning


def test_copies_of_one_second_stand_in_the_order_in_which_they_were_made(book: Workbook) -> None:
    reasons = ("manual", "import", "auto", "restore") * 3
    paths_made = [backup.make_backup(book, reason) for reason in reasons]
    found = [one.path for one in backup.backups(book.path)]
    assert found == paths_made[::-1]


def test_ten_copies_of_one_second_are_thinned_by_number_not_by_letters(tmp_path: Path) -> None:
    names = [f"a_20260608-080000{f'-{n}' if n else ''}_auto.ntmb" for n in range(15)]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    backup.thin(tmp_path)
    left = {one.name for one in tmp_path.iterdir()}
    assert left == set(names[3:])


def test_thinning_keeps_twelve_recent_ten_days_eight_weeks_twelve_months(tmp_path: Path) -> None:
    last = datetime(2026, 6, 8, 16)
    for back in range(0, 700 * 24, 8):
        at = last - timedelta(hours=back)
        (tmp_path / f"a_{at:%Y%m%d-%H%M%S}_auto.ntmb").write_bytes(b"")
    backup.thin(tmp_path)
    left = backup_files.copies_in(tmp_path)
    assert left[0].at == "2026-06-08T16:00:00"
    days = {one.at[:10] for one in left}
    months = {one.at[:7] for one in left}
    assert len(months) == 12
    assert len([day for day in days if day >= "2026-05-30"]) == 10
    assert len(left) <= 12 + 10 + 8 + 12


def test_the_only_copy_is_never_thinned_away(tmp_path: Path) -> None:
    only = tmp_path / "a_19990101-000000_auto.ntmb"
    only.write_bytes(b"")
    assert backup.thin(tmp_path) == []
    assert only.exists()


def test_a_file_with_no_day_of_the_calendar_is_somebody_elses(tmp_path: Path) -> None:
    strange = tmp_path / "a_20261399-000000_auto.ntmb"
    strange.write_bytes(b"")
    assert backup_files.copies_in(tmp_path) == []
    backup.thin(tmp_path)
    assert strange.exists()


# ---------------------------------------------------------------- when they are made


def test_a_copy_is_due_half_an_hour_after_the_first_change_without_one(book: Workbook) -> None:
    backup.make_backup(book, "manual")
    clock = Clock()
    timer = backup_timer.BackupTimer(book, clock)
    timer.copied(timer.mark())
    clock.now = 10_000
    assert not timer.changed and not timer.due
    say(book, "một")
    assert timer.changed and not timer.due
    clock.now += backup_timer.EVERY - 1
    say(book, "hai")  # goes on typing: the first change counts
    assert not timer.due
    clock.now += 1
    assert timer.due


def test_a_change_that_came_while_the_copy_was_made_waits_for_the_next(book: Workbook) -> None:
    timer = backup_timer.BackupTimer(book, Clock())
    mark = timer.mark()
    say(book, "trong lúc sao lưu")
    timer.copied(mark)
    assert timer.changed
    timer.copied(timer.mark())
    assert not timer.changed


def test_what_an_earlier_session_wrote_without_a_copy_counts_as_changed(book: Workbook) -> None:
    copy = backup.make_backup(book, "manual")
    late = copy.stat().st_mtime_ns + 1_000_000
    os.utime(book.path, ns=(late, late))
    assert backup_timer.BackupTimer(book, Clock()).changed
    os.utime(copy, ns=(late, late))
    assert not backup_timer.BackupTimer(book, Clock()).changed


def test_a_copy_made_beside_a_busy_writer_holds_whole_steps_only(
    book: Workbook, tmp_path: Path
) -> None:
    stop = threading.Event()
    found: list[Path] = []
    faults: list[BaseException] = []

    def copy() -> None:
        try:
            while not stop.is_set():
                found.append(backup.make_backup(book, "auto", tmp_path / "kho", gently=True))
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=copy)
    thread.start()
    for number in range(150):
        keys = [KINDS["setting"].key(f"mau{part}") for part in range(4)]
        write(book, "ghi", [Edit(key, {"value": str(number)}) for key in keys])
        with pytest.raises(ZeroDivisionError), book.store.transaction():
            book.store.set_setting("nửa chừng", str(number))
            _ = 1 // 0
    stop.set()
    thread.join()
    assert not faults and found
    for path in found:
        db = sqlite3.connect(path)
        values = db.execute(
            "SELECT DISTINCT s.value FROM setting s JOIN record r ON r.record = s.record"
            " WHERE r.key LIKE 'setting/mau%'"
        ).fetchall()
        half = db.execute("SELECT count(*) FROM workbook WHERE name='nửa chừng'").fetchone()
        db.close()
        assert len(values) <= 1 and half == (0,)


def test_where_the_folder_of_copies_is_not_to_be_had_a_copy_fails_in_words(
    book: Workbook, ntm_home: Path
) -> None:
    paths.user_home()
    (ntm_home / "backups").write_bytes(b"a file in its place")
    with pytest.raises(StorageFailed):
        backup.make_backup(book, "import")
    assert backup.backups(book.path) == []


# ---------------------------------------------------------------- the second place


def test_a_copy_goes_to_the_second_place_whole_and_alone(book: Workbook, stick: Path) -> None:
    copy = backup.make_backup(book, "manual")
    sent = backup_second.send(book.path, stick)
    assert sent is not None
    assert sent.read_bytes() == copy.read_bytes()
    assert [one for one in stick.rglob("*") if one.is_file()] == [sent]
    assert backup_second.send(book.path, stick) is None  # it is there already


def test_the_second_place_keeps_the_five_latest(book: Workbook, stick: Path) -> None:
    made = []
    for _ in range(8):
        made.append(backup.make_backup(book, "auto").name)
        backup_second.send(book.path, stick)
    left = sorted(one.name for one in backup_second.folder_in(stick, book.path).iterdir())
    assert left == sorted(made[-5:])


def test_a_second_place_that_is_not_there_is_no_fault(book: Workbook, tmp_path: Path) -> None:
    backup.make_backup(book, "manual")
    assert backup_second.send(book.path, tmp_path / "rút ra rồi") is None


def test_what_a_pulled_stick_left_half_is_swept_at_the_next_copy(
    book: Workbook, stick: Path
) -> None:
    folder = backup_second.folder_in(stick, book.path)
    folder.mkdir()
    (folder / "a_20260608-080000_auto.ntmb.part").write_bytes(b"half")
    backup.make_backup(book, "manual")
    sent = backup_second.send(book.path, stick)
    assert sent is not None
    assert list(folder.iterdir()) == [sent]


def test_a_copy_that_reads_back_otherwise_does_not_stay_on_the_stick(
    book: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make_backup(book, "manual")
    read = backup_second._digest

    def lying(path: Path) -> bytes:
        return b"?" if path.is_relative_to(stick) else read(path)

    monkeypatch.setattr(backup_second, "_digest", lying)
    with pytest.raises(StorageFailed):
        backup_second.send(book.path, stick)
    assert [one for one in stick.rglob("*") if one.is_file()] == []
    assert backup_second.days_since(book.path, datetime.now()) is None


def test_days_without_a_copy_elsewhere_are_counted_also_when_the_stick_is_away(
    book: Workbook, stick: Path
) -> None:
    backup.make_backup(book, "manual")
    assert backup_second.days_since(book.path, datetime.now()) is None
    backup_second.send(book.path, stick)
    stick.rename(stick.with_name("trong ngăn kéo"))
    assert backup_second.days_since(book.path, datetime.now()) == 0
    assert backup_second.days_since(book.path, datetime.now() + timedelta(days=9)) == 9


def test_a_folder_on_the_same_disk_is_not_another_medium(book: Workbook, tmp_path: Path) -> None:
    assert not backup_second.another_medium(tmp_path, book.path)
    backup.make_backup(book, "manual", tmp_path / "kho")
    assert backup_second.days_since(book.path, datetime.now()) is None


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


def spoil(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[8192 : 8192 * 8] = b"\xaa" * (8192 * 7)
    path.write_bytes(bytes(data))
    return bytes(data)


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
        say(book, f"số {number}", KINDS["setting"].key(f"mau{number}"))
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
