"""Cases 56 to 58, 60, 63, 65 and 73: kills, power cuts, full disks, a second window."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from faults import kill_checks, kill_scene, kills
from ntm_desktop.db import verify
from ntm_desktop.errors import InUse, StorageFailed
from ntm_desktop.paths import backups_dir
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.opening import open_workbook
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import (
    HUYEN,
    ROOT,
    Desk,
    beside,
    by_hand,
    die_in_mid_transaction,
    no_file_beyond,
)
from tests.exchange_world import say, state, take, take_one, values
from tests.test_migrations import as_of_version_1

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and limits of POSIX")
KILLS = 5


def killed(action: str, folder: Path, monkeypatch: pytest.MonkeyPatch, within: float) -> None:
    """Kill an action a few times at random moments; its checks say what must hold."""
    scene = kill_scene.Scene.made(folder)
    chance = random.Random(56)
    for turn in range(KILLS):
        place = folder / f"kill-{turn}"
        for name in ("home", "tmp", "stick"):
            (place / name).mkdir(parents=True)
        with monkeypatch.context() as patch:
            patch.setenv("NTM_HOME", str(place / "home"))
            left = kills.kill(scene, place, action, action, turn, chance.uniform(0, within))
            kill_checks.CHECKS[action](scene, left)


@posix
def test_case_56_an_import_killed_at_any_moment_is_exactly_before_or_exactly_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed("import", tmp_path, monkeypatch, within=0.4)


@posix
def test_case_57_any_part_of_the_writes_before_a_commit_leaves_the_state_before(
    desk: Desk, district: Workbook
) -> None:
    """The journal is on the disk, and of the new pages whatever the power left of them."""
    say(district, "met")
    before = state(district)
    path = district.path
    district.close()
    old = path.read_bytes()
    journal = die_in_mid_transaction(path)
    new, hot = path.read_bytes(), journal.read_bytes()
    assert new != old
    chance = random.Random(57)
    image = path.with_name("sau mat dien.ntm")
    for _ in range(25):
        image.write_bytes(_torn(old, new, chance))
        image.with_name(image.name + "-journal").write_bytes(hot)
        book = open_workbook(image, desk.catalogue)
        assert book.recovered and state(book) == before
        assert verify.faults(book.store) == []
        book.close()
        assert beside(image) == []


@posix
def test_case_57_a_commit_that_was_acknowledged_is_there_whatever_comes_after(
    desk: Desk, district: Workbook
) -> None:
    """A journal emptied and synced is the commit; a cut in the next action takes nothing of it."""
    key = say(district, "met")
    after = state(district)
    synchronous = district.store.db.execute("PRAGMA synchronous").fetchone()
    journal = district.store.db.execute("PRAGMA journal_mode").fetchone()
    assert (synchronous, journal) == ((3,), ("truncate",))
    district.close()
    die_in_mid_transaction(district.path)
    book = open_workbook(district.path, desk.catalogue)
    assert state(book) == after and key in values(book)
    book.close()


def _torn(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Sector by sector the old or the new bytes; of what grew, a part or nothing."""
    torn = bytearray(new[: chance.choice((len(old), len(new)))])
    for at in range(0, min(len(old), len(torn)), 512):
        if chance.random() < 0.5:
            torn[at : at + 512] = old[at : at + 512]
    return bytes(torn)


def test_case_58_a_disk_that_is_full_during_an_import_leaves_everything_as_it_was(
    desk: Desk, district: Workbook, sent: Path
) -> None:
    with desk.unchanged() as book:
        before = state(book)
        (pages,) = book.store.db.execute("PRAGMA page_count").fetchone()
        book.store.db.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StorageFailed) as caught:
            take(book, sent)
        assert "đầy" in caught.value.sentence
        assert state(book) == before and importing.imports(book) == []
        assert verify.faults(book.store) == []
    assert take_one(desk.books[HUYEN], sent).status == "applied"


@posix
def test_case_58_a_disk_that_is_full_during_the_backup_stops_the_import(
    desk: Desk, district: Workbook, sent: Path
) -> None:
    with desk.unchanged() as book:
        with no_file_beyond(50_000), pytest.raises(StorageFailed):
            take(book, sent)
        assert importing.imports(book) == []
        assert [path for path in backups_dir().rglob("*") if path.is_file()] == []
    assert take_one(desk.books[HUYEN], sent).status == "applied"


@posix
def test_case_58_a_disk_that_is_full_during_an_export_leaves_no_file(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    with desk.unchanged() as book:
        with no_file_beyond(50_000), pytest.raises(StorageFailed):
            exporting.export(book, stick)
        assert list(stick.iterdir()) == []
    assert exporting.export(desk.books[HUYEN], stick).path.is_file()


@posix
def test_case_60_an_export_killed_at_any_moment_leaves_no_bad_package_and_its_half_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed("export", tmp_path, monkeypatch, within=0.2)


_SECOND = """
import sys
from pathlib import Path
from ntm_desktop.errors import InUse
from ntm_desktop.services.opening import open_workbook
try:
    open_workbook(Path(sys.argv[1]))
except InUse as refused:
    sys.exit("cửa sổ khác" in refused.sentence and 3)
"""


def second_start(path: Path) -> int:
    """What another process gets that opens the workbook: 3 where it is told that it is open."""
    return subprocess.run([sys.executable, "-c", _SECOND, str(path)], cwd=ROOT).returncode


def test_case_63_a_workbook_that_is_open_is_not_opened_a_second_time(
    desk: Desk, district: Workbook
) -> None:
    with desk.unchanged() as book:
        assert second_start(book.path) == 3
        with pytest.raises(InUse) as refused:
            open_workbook(book.path, desk.catalogue)
        assert "cửa sổ khác" in refused.value.sentence
    say(desk.books[HUYEN], "met")


def test_case_63_a_second_attempt_in_the_same_program_does_not_let_the_lock_go(
    desk: Desk, district: Workbook
) -> None:
    assert second_start(district.path) == 3
    with pytest.raises(InUse):
        open_workbook(district.path, desk.catalogue)
    assert second_start(district.path) == 3


def test_case_63_offering_the_open_workbook_as_a_file_does_not_let_the_lock_go(
    desk: Desk, district: Workbook
) -> None:
    assert importing.preview(district, [district.path], accept_unsigned=True)
    assert second_start(district.path) == 3


@posix
def test_case_65_a_start_after_a_crash_rolls_back_and_says_so(
    desk: Desk, district: Workbook
) -> None:
    say(district, "met")
    before = state(district)
    assert not district.recovered
    district.close()
    journal = die_in_mid_transaction(district.path)
    book = desk.again(HUYEN)
    assert book.recovered
    assert state(book) == before and verify.faults(book.store) == []
    book.close()
    assert not journal.exists()
    assert not desk.again(HUYEN).recovered


@posix
def test_case_73_a_migration_killed_half_way_leaves_whole_steps_and_runs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed("lift", tmp_path, monkeypatch, within=0.3)


@posix
def test_case_73_a_migration_without_room_leaves_the_old_version_and_runs_again(
    desk: Desk, district: Workbook
) -> None:
    before = state(district)
    district.close()
    as_of_version_1(district.path)
    by_hand(district.path, "VACUUM")  # no free page is left for the new tables
    old = district.path.read_bytes()
    with no_file_beyond(len(old)), pytest.raises(StorageFailed):
        open_workbook(district.path, desk.catalogue)
    assert district.path.read_bytes() == old and beside(district.path) == []
    book = desk.again(HUYEN)
    assert state(book) == before and verify.faults(book.store) == []
