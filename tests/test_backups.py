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
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import StorageFailed
from ntm_desktop.services.backups import (
    backup,
    backup_files,
    backup_look,
    backup_second,
    backup_timer,
)
from ntm_desktop.services.editing import Edit, write
from ntm_desktop.services.workbook import Workbook
from tests.backup_books import say
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


def test_what_a_killed_program_left_half_is_swept_but_not_what_is_being_made(
    book: Workbook,
) -> None:
    folder = backup.folder_of(book.path)
    folder.mkdir(parents=True)
    old, fresh = (folder / f"a_20260608-080000_{name}.ntmb.part" for name in ("auto", "manual"))
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    os.utime(old, (0, 0))
    backup.make_backup(book, "manual")
    assert not old.exists() and fresh.exists()


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
        keys = [KINDS["committee_member"].key(f"mau{part}") for part in range(4)]
        write(book, "ghi", [Edit(key, {"name": f"Người {number}"}) for key in keys])
        with pytest.raises(ZeroDivisionError), book.store.transaction():
            book.store.set_setting("nửa chừng", str(number))
            _ = 1 // 0
    stop.set()
    thread.join()
    assert not faults and found
    for path in found:
        db = sqlite3.connect(path)
        values = db.execute(
            "SELECT DISTINCT s.name FROM committee_member s JOIN record r ON r.record = s.record"
            " WHERE r.key LIKE 'committee_member/mau%'"
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
    left = sorted(one.name for one in backup_files.folder_in(stick, book.path).iterdir())
    assert left == sorted(made[-5:])


def test_a_second_place_that_is_not_there_is_no_fault(book: Workbook, tmp_path: Path) -> None:
    backup.make_backup(book, "manual")
    assert backup_second.send(book.path, tmp_path / "rút ra rồi") is None


def test_what_a_pulled_stick_left_half_is_swept_at_the_next_copy(
    book: Workbook, stick: Path
) -> None:
    folder = backup_files.folder_in(stick, book.path)
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


def test_two_machines_with_the_same_path_share_a_second_place_and_no_folder(
    book: Workbook, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make_backup(book, "manual")
    here = backup_second.send(book.path, stick)
    assert here is not None
    half = here.with_name("a_20260608-080000_auto.ntmb.part")
    half.write_bytes(b"being made")
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "máy khác"))
    assert backup_look.listed_away(book.path, stick) == []
    for _ in range(backup_second.KEPT + 1):
        backup.make_backup(book, "auto")
        backup_second.send(book.path, stick)
    assert here.exists() and half.exists()
    assert len(backup_look.listed_away(book.path, stick)) == backup_second.KEPT


def test_a_copy_is_made_though_an_old_one_that_is_held_cannot_be_thinned(
    book: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(14):
        backup.make_backup(book, "auto")
    for _ in range(backup_second.KEPT + 1):
        backup.make_backup(book, "auto")
        backup_second.send(book.path, stick)
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == backup.SUFFIX:
            raise PermissionError(13, "held")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    made = backup.make_backup(book, "import")
    assert backup.backups(book.path)[0].path == made
    sent = backup_second.send(book.path, stick)
    assert sent is not None and sent.read_bytes() == made.read_bytes()
    assert backup.thin(backup.folder_of(book.path)) == []


def test_a_second_place_that_refuses_the_first_look_is_told_in_words(
    book: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make_backup(book, "manual")
    exists = Path.exists

    def refuse(path: Path) -> bool:
        if path.is_relative_to(stick):
            raise OSError(5, "pulled out")
        return exists(path)

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(StorageFailed) as told:
        backup_second.send(book.path, stick)
    assert str(stick) in told.value.sentence
