"""What a killed program has left half-done is taken away, and nothing that is still being made."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.db import copies
from ntm_desktop.services.backups import backup, backup_look, leftovers
from ntm_desktop.services.workbook import Workbook
from tests.backup_books import say
from tests.one_book import made


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "sổ #1.ntm", "huyen")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def named(maker: int) -> str:
    """The name of something that a process made."""
    return paths.temporary_name().replace(f"-{os.getpid()}-", f"-{maker}-")


def half(folder: Path, maker: int, *, old: bool = True) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{named(maker)}{backup.SUFFIX}.part"
    path.write_bytes(b"half")
    if old:
        os.utime(path, (0, 0))
    return path


def working(folder: Path, maker: int, *, old: bool = True) -> Path:
    path = folder / f"{named(maker)}abc"
    path.mkdir()
    (path / "copy.ntm").write_bytes(b"a whole workbook")
    if old:
        os.utime(path, (0, 0))
    return path


def test_a_new_copy_takes_away_what_a_dead_process_left_an_hour_ago(
    book: Workbook, temporary: Path, dead: int
) -> None:
    folder = backup.folder_of(book.path)
    gone = [half(folder, dead), working(temporary, dead)]
    stay = [
        half(folder, dead, old=False),
        half(folder, os.getpid()),
        working(temporary, dead, old=False),
        working(temporary, os.getpid()),
    ]
    backup.make_backup(book, "manual")
    assert not any(one.exists() for one in gone)
    assert all(one.exists() for one in stay)


def test_only_what_is_named_as_ours_is_taken_away(
    book: Workbook, temporary: Path, tmp_path: Path, dead: int
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    theirs = [temporary / "ntm-phieu-1", stick / "phim.mp4.part", stick / "a.ntmx.part"]
    for path in theirs:
        path.write_bytes(b"somebody's")
        os.utime(path, (0, 0))
    link, kept = temporary / f"{named(dead)}x", tmp_path / "kept"
    kept.mkdir()
    (kept / "a.txt").write_bytes(b"x")
    link.symlink_to(kept, target_is_directory=True)
    os.utime(link, (0, 0), follow_symlinks=False)
    backup.make_backup(book, "manual", stick)
    assert all(path.exists() for path in theirs)
    assert (kept / "a.txt").exists()


def test_the_start_of_the_program_sweeps_the_copies_of_every_workbook(
    temporary: Path, dead: int
) -> None:
    halves = [half(paths.backups_dir() / name, dead) for name in ("xa-1", "huyen-2")]
    left = working(temporary, dead)
    assert set(leftovers.sweep()) == {*halves, left}
    assert leftovers.sweep() == []


def test_a_copy_that_another_thread_makes_slowly_is_spared(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(book, "một")
    folder = backup.folder_of(book.path)
    begun, go_on = threading.Event(), threading.Event()

    def wait(*_args: object) -> None:
        begun.set()
        go_on.wait(10)

    monkeypatch.setattr(copies, "_let_others", wait)
    made_there: list[Path] = []
    thread = threading.Thread(
        target=lambda: made_there.append(backup.make_backup(book, "auto", gently=True))
    )
    thread.start()
    assert begun.wait(10)
    (part,) = folder.glob("*.part")
    os.utime(part, (0, 0))  # the machine slept meanwhile
    assert leftovers.sweep() == []
    assert part.exists()
    go_on.set()
    thread.join()
    backup.check_backup(made_there[0])
    assert list(folder.glob("*.part")) == []


def test_looking_into_a_copy_and_restoring_one_leave_nothing_and_work_where_it_is_swept(
    book: Workbook, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup.make_backup(book, "manual")
    seen: list[int | None] = []
    plain = copies.make

    def make(source: Path, target: Path) -> None:
        seen.append(paths.maker_of(target.parent.name))
        plain(source, target)

    monkeypatch.setattr(copies, "make", make)
    backup_look.look(copy, None)
    backup.restore(book, copy)
    assert seen == [os.getpid()] * 2
    assert list(temporary.iterdir()) == []


def test_a_process_that_was_killed_leaves_what_is_swept(temporary: Path) -> None:
    """Played for real: a process ends without a word while it has a working folder."""
    code = (
        "import os; from ntm_desktop.services.backups.leftovers import working_folder;"
        " folder = working_folder(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"TMPDIR": str(temporary)})
    (left,) = temporary.iterdir()
    assert leftovers.sweep_folders(temporary) == []
    os.utime(left, (0, 0))
    assert leftovers.sweep_folders(temporary) == [left]
    assert not left.exists()


@pytest.mark.parametrize("name", ["ntm-tam-", "ntm-tam-x-1", "ntm-1-", "a-ntm-tam-1-", "ntm-tam-1"])
def test_other_names_have_no_maker(name: str) -> None:
    assert paths.maker_of(name) is None
    assert paths.maker_of(paths.temporary_name()) == os.getpid()


def test_a_process_is_known_to_live_until_it_has_ended(dead: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert leftovers.lives(process.pid) and process.poll() is None
    process.communicate(b"\n")
    assert not leftovers.lives(process.pid)
    assert not leftovers.lives(dead)
    assert leftovers.lives(os.getpid())
