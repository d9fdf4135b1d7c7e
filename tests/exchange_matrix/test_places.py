"""Cases 64 and 69 to 72: where a workbook lies, names, attached files, many files at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ntm_desktop.db import connection, verify
from ntm_desktop.domain.media import Medium, medium_by_drive, medium_by_mounts
from ntm_desktop.domain.revisions import Revision
from ntm_desktop.errors import FileRefused, StorageFailed
from ntm_desktop.services import places
from ntm_desktop.services.backups import backup
from ntm_desktop.services.criteria import reading
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import (
    HUYEN,
    STICK_CHECKS,
    Desk,
    beside,
    die_in_mid_transaction,
)
from tests.exchange_matrix.matrix_hands import Medium as Disk
from tests.exchange_world import PLAN, ROUND, say, state, take, take_one, values
from tests.packages import SENDER, SET, UNIT, edit, package, read

ROWS = int(os.environ.get("NTM_ROWS", "60"))


# ---------------------------------------------------------------- where the workbook lies


def shown_only(desk: Desk, path: Path) -> None:
    """The workbook at that place opens to be looked at, and nothing can be written into it."""
    book = open_workbook(path, desk.catalogue, desk.now)
    try:
        assert book.store.read_only
        form = reading.form(book, UNIT, ROUND)
        assert form.rows and not any(row.writable for row in form.rows)
        with pytest.raises(StorageFailed) as caught:
            say(book, "met")
        assert "chép tệp vào ổ đĩa của máy này" in caught.value.sentence
        package_ = exporting.export(book, desk.folder).path
        assert read(package_).reason is None
    finally:
        book.close()


def test_case_64_a_workbook_on_a_locked_medium_is_shown_and_not_written(
    desk: Desk, district: Workbook, medium: Disk
) -> None:
    medium.take_out()
    medium.put_in("20m")
    district.close()
    data = district.path.read_bytes()
    path = medium.place / "huyen.ntm"
    path.write_bytes(data)
    medium.lock()
    shown_only(desk, path)
    assert path.read_bytes() == data and [one.name for one in medium.place.iterdir()] == [path.name]


def test_case_64_a_workbook_that_may_not_be_written_is_shown_and_not_written(
    desk: Desk, district: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    district.close()
    data = district.path.read_bytes()
    district.path.chmod(0o444)
    if os.access(district.path, os.W_OK):  # the administrator may write everything
        monkeypatch.setattr(connection, "_is_writable", lambda path: False)
    shown_only(desk, district.path)
    assert district.path.read_bytes() == data and beside(district.path) == []


MOUNTS = r"""/dev/sda2 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sda1 /boot/efi vfat rw 0 0
/dev/sdb1 /media/xa/USB\040KINGSTON vfat rw 0 0
/dev/sdc1 /run/media/xa/ổ exfat rw 0 0
/dev/sdd1 /mnt fuseblk rw 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
may-chu:/so /srv/so nfs4 rw 0 0
xa@may-chu: /home/xa/tu-xa fuse.sshfs rw 0 0
/dev/sda3 /media/xa/dia-trong ext4 rw 0 0
"""
LIES = {
    "/home/xa/so.ntm": Medium.LOCAL,
    "/boot/efi/so.ntm": Medium.LOCAL,
    "/media/xa/USB KINGSTON/nộp/so.ntm": Medium.REMOVABLE,
    "/media/xa/USB KINGSTON": Medium.REMOVABLE,
    "/media/xa/USB KINGSTON 2/so.ntm": Medium.LOCAL,
    "/run/media/xa/ổ/so.ntm": Medium.REMOVABLE,
    "/mnt/so.ntm": Medium.REMOVABLE,
    "/mnt/chung/so.ntm": Medium.NETWORK,
    "/srv/so/so.ntm": Medium.NETWORK,
    "/home/xa/tu-xa/so.ntm": Medium.NETWORK,
    "/media/xa/dia-trong/so.ntm": Medium.LOCAL,
}


@pytest.mark.parametrize("path", LIES)
def test_case_64_a_stick_and_a_network_folder_are_told_by_the_mount_table(path: str) -> None:
    assert medium_by_mounts(path, MOUNTS) is LIES[path]
    assert medium_by_mounts(path, "") is Medium.LOCAL


def test_case_64_drives_are_told_by_the_numbers_that_windows_gives() -> None:
    kinds = [medium_by_drive(number) for number in range(7)]
    local, stick = Medium.LOCAL, Medium.REMOVABLE
    assert kinds == [local, local, stick, local, Medium.NETWORK, stick, local]


def test_case_64_a_link_to_a_stick_lies_on_the_stick(tmp_path: Path) -> None:
    stick, link = tmp_path / "usb", tmp_path / "so"
    stick.mkdir()
    link.symlink_to(stick, target_is_directory=True)
    mounts = f"/dev/sda2 / ext4 rw 0 0\nmay-chu:/so {stick} nfs rw 0 0\n"
    assert places.medium(link / "so.ntm", mounts) is Medium.NETWORK
    assert places.medium(tmp_path / "so.ntm", mounts) is Medium.LOCAL


def test_case_64_a_workbook_is_brought_to_the_local_disk_and_nothing_is_written_over(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    say(district, "met")
    before = state(district)
    district.close()
    data = district.path.read_bytes()
    folder = tmp_path / "tai-lieu" / "so"
    folder.mkdir(parents=True)
    (folder / district.path.name).write_bytes(b"somebody's")
    brought = places.bring_here(district.path, folder)
    assert brought != folder / district.path.name
    assert (folder / district.path.name).read_bytes() == b"somebody's"
    assert district.path.read_bytes() == data and beside(district.path) == []
    assert {one.name for one in folder.iterdir()} == {district.path.name, brought.name}
    book = open_workbook(brought, desk.catalogue, desk.now)
    assert state(book) == before
    book.close()


def test_case_64_a_hot_journal_is_rolled_back_before_a_workbook_is_brought(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    before = state(district)
    district.close()
    journal = die_in_mid_transaction(district.path)
    brought = places.bring_here(district.path, tmp_path / "day")
    assert not journal.exists() and beside(brought) == []
    book = open_workbook(brought, desk.catalogue, desk.now)
    assert not book.recovered
    assert state(book) == before and verify.faults(book.store) == []
    book.close()


def test_case_64_a_damaged_workbook_is_not_brought_and_stays_as_it_is(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    district.close()
    data = district.path.read_bytes()[:-4096]
    district.path.write_bytes(data)
    with pytest.raises(FileRefused) as refused:
        places.bring_here(district.path, tmp_path / "day")
    assert district.path.name in refused.value.sentence
    assert list((tmp_path / "day").iterdir()) == []
    assert district.path.read_bytes() == data


def test_case_64_a_stick_and_a_shared_folder_for_real() -> None:
    pytest.skip(f"needs a locked stick and a network: run {STICK_CHECKS}")


NAMES = [
    "sổ #1",
    "sổ ?mode=ro",
    "sổ 100%",
    "sổ %23 %00",
    "é è ệ ữ",
    "hai  khoảng trống ",
    "x" * 210,
    "'; DROP TABLE revision; --",
    "a&b=c;d",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_case_69_any_name_opens_exactly_that_file(
    desk: Desk, sent: Path, tmp_path: Path, name: str
) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("no such name on Windows")
    folder = tmp_path / f"thư mục {name[:20]}"
    folder.mkdir()
    path = folder / f"{name}.ntm"
    book = create_from_plan(path, PLAN, HUYEN, catalogue=desk.catalogue, now=desk.now)
    packed = folder / f"{name}.ntmx"
    packed.write_bytes(sent.read_bytes())
    assert take_one(book, packed).status == "applied"
    out = exporting.export(book, folder).path
    copy = backup.make_backup(book, "manual")
    before = state(book)
    book.close()
    assert {one.name for one in folder.iterdir()} == {path.name, packed.name, out.name}
    assert packed.read_bytes() == sent.read_bytes()
    again = open_workbook(path, desk.catalogue, desk.now)
    assert state(again) == before
    backup.restore(again, copy)
    assert state(again) == before
    again.close()


def test_case_69_a_name_is_not_cut_at_its_sign_to_open_another_file(
    desk: Desk, district: Workbook, tmp_path: Path
) -> None:
    """The control: files of the cut names lie there too, and are not touched."""
    district.close()
    for sign in "#?":
        cut, whole = tmp_path / "so ", tmp_path / f"so {sign}1.ntm"
        cut.write_bytes(b"")
        if sys.platform == "win32" and sign == "?":
            continue
        with pytest.raises(FileRefused) as refused:
            open_workbook(whole, desk.catalogue)
        assert refused.value.reason == "unreadable" and not whole.exists()
        whole.write_bytes(district.path.read_bytes())
        open_workbook(whole, desk.catalogue).close()
        assert cut.read_bytes() == b""


# ---------------------------------------------------------------- attached files


def test_case_70_the_attached_files_of_an_updated_record_stay(pair: Desk, tmp_path: Path) -> None:
    district, commune = pair.books[HUYEN], pair.books[SENDER]
    paper = tmp_path / "bien-ban.pdf"
    paper.write_bytes(b"%PDF-1.4 " + bytes(range(256)) * 4000)
    say(commune, "not_met")
    evidence.attach(commune, UNIT, SET, "17.8", ROUND, paper)
    take_one(district, pair.export(commune))
    say(commune, "met")
    evidence.attach(commune, UNIT, SET, "17.9", ROUND, paper)
    report = take_one(district, pair.export(commune, with_files=False))
    assert report.updated == 2 and report.conflicts == 0
    (kept,) = evidence.evidence_of(district, UNIT)
    assert kept.here and set(kept.codes) == {"17.8", "17.9"}
    assert evidence.extract(district, kept, tmp_path / "xem").read_bytes() == paper.read_bytes()
    assert verify.faults(district.store) == []


# ---------------------------------------------------------------- many files


def edits(unit: str, codes: Sequence[str], rows: int) -> list[Revision]:
    """So many edits of a commune's indicators, in chains of three or more."""
    length = max(3, rows // len(codes))
    found: list[Revision] = []
    for code in codes[: rows // length]:
        several: list[Revision] = []
        for turn in range(length):
            one = edit(several[-1:], f"lần {turn}", code=code, unit=unit, author=f"xa-{unit}")
            several.append(one)
        found += several
    return found


@pytest.fixture
def sixteen(district: Workbook, tmp_path: Path) -> list[Path]:
    """A file of every commune, with edits of many indicators."""
    codes = [one.code for one in district.rules.criteria_set(SET).indicators() if "." in one.code]
    files = [
        package(
            tmp_path / f"{unit.code}.ntmx",
            edits(unit.code, codes, ROWS),
            sender=f"xa-{unit.code}",
            file_id=unit.code,
        )
        for unit in communes(district)
    ]
    assert len(files) == 16
    return files


@pytest.mark.parametrize("step_by_step", [False, True])
def test_case_71_fifteen_good_files_come_in_beside_one_bad_one(
    desk: Desk, district: Workbook, sixteen: list[Path], step_by_step: bool
) -> None:
    bad = sixteen[7]
    bad.write_bytes(bad.read_bytes()[:-1])
    take_in = importing.import_steps if step_by_step else importing.import_files
    reports = {Path(one.path): one for one in take_in(district, sixteen)}
    assert list(reports) == sixteen
    assert (reports[bad].status, reports[bad].reason) == ("refused", "truncated")
    others = [one for path, one in reports.items() if path != bad]
    assert {one.status for one in others} == {"applied"} and len(others) == 15
    logged = importing.imports(district)
    assert len(logged) == 15 and str(bad) not in {entry.path for entry in logged}
    assert verify.faults(district.store) == []


def test_case_72_sixteen_large_files_are_planned_and_taken_one_by_one(
    desk: Desk, district: Workbook, sixteen: list[Path]
) -> None:
    before = len(district.store.known_ids())
    planned = importing.preview(district, sixteen)
    assert len(district.store.known_ids()) == before
    expected = {one.path: one.mark for one in planned}
    seen = []
    for report in importing.import_steps(district, sixteen, expected=expected):
        # Between two files the window has its turn: no transaction is open, what came is there.
        assert not district.store.db.in_transaction
        seen.append(len(district.store.known_ids()))
        assert report.status == "applied" and report.conflicts == 0
    assert seen == sorted(set(seen)) and len(seen) == 16
    assert [one.new for one in planned] == [one.new for one in planned[:1]] * 16
    assert verify.faults(district.store) == []


@pytest.mark.parametrize("after", [0, 5])
def test_case_72_cancelling_takes_no_further_file_and_no_half_one(
    desk: Desk, district: Workbook, sixteen: list[Path], after: int
) -> None:
    expected = desk.ready(HUYEN, "huyen-2")
    take(expected, *sixteen[:after])
    steps = importing.import_steps(district, sixteen, progress=lambda done, of, name: done < after)
    assert len(list(steps)) == after
    assert len(importing.imports(district)) == after
    assert values(district) == values(expected)
    assert sorted(district.store.keys("assessment")) == sorted(expected.store.keys("assessment"))


def test_case_72_cancelling_before_the_first_file_changes_nothing(
    desk: Desk, district: Workbook, sixteen: list[Path]
) -> None:
    with desk.unchanged() as book:
        assert importing.import_files(book, sixteen, progress=lambda *_: False) == []
