"""Cases 1 to 19: what may be wrong with a file as a file."""

import os
import random
import sqlite3
import zipfile
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.db import foreign_header
from ntm_desktop.db.package_format import PACKAGE_VERSION
from ntm_desktop.services.backups.backup_files import backups
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.opening import open_workbook
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import (
    Desk,
    beside,
    by_hand,
    copy,
    number,
    pull_out,
    refuse,
)
from tests.exchange_world import state, take_one
from tests.packages import SENDER, chain, key_of, patched
from tests.test_migrations import as_of_version_1


def test_case_01_an_empty_file_is_refused_and_called_empty(desk: Desk, sent: Path) -> None:
    (report,) = refuse(desk, {copy(sent, "rong", b""): "not_sqlite"})
    assert "trống" in report.sentence


def test_case_02_a_renamed_text_document_or_archive_is_no_file_of_this_program(
    desk: Desk, sent: Path
) -> None:
    archive = sent.with_name("bao-cao.ntmx")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    data = sent.read_bytes()
    refuse(
        desk,
        {
            archive: "not_sqlite",
            copy(sent, "chu", "Kính gửi Ủy ban nhân dân huyện".encode() * 500): "not_sqlite",
            copy(sent, "nen", b"PK\x03\x04" + data): "not_sqlite",
            copy(sent, "mot-chu", data[:3] + b"X" + data[4:]): "not_sqlite",
        },
    )


def test_case_03_the_first_hundred_bytes_alone_are_too_short(desk: Desk, sent: Path) -> None:
    data = sent.read_bytes()
    refuse(desk, {copy(sent, f"dau-{n}", data[:n]): "truncated" for n in (16, 99, 100)})


def test_case_04_a_file_cut_in_half_is_cut_short(desk: Desk, sent: Path) -> None:
    data = sent.read_bytes()
    (report,) = refuse(desk, {copy(sent, "nua", data[: len(data) // 2]): "truncated"})
    assert "chép lại" in report.sentence


def test_case_05_a_file_without_its_last_byte_is_cut_short(desk: Desk, sent: Path) -> None:
    refuse(desk, {copy(sent, "thieu", sent.read_bytes()[:-1]): "truncated"})


def test_case_06_a_file_without_its_last_page_is_cut_short(desk: Desk, sent: Path) -> None:
    refuse(desk, {copy(sent, "thieu", sent.read_bytes()[:-4096]): "truncated"})


def test_case_07_ten_thousand_bytes_too_many_are_refused(desk: Desk, sent: Path) -> None:
    data = sent.read_bytes()
    refuse(
        desk,
        {
            copy(sent, "thua", data + bytes(10_000)): "truncated",
            copy(sent, "thua-trang", data + bytes(4096)): "truncated",
        },
    )


def test_case_08_a_zeroed_page_and_swapped_sectors_are_damage(desk: Desk, sent: Path) -> None:
    data = bytearray(sent.read_bytes())
    pages = len(data) // 4096
    zeroed = bytes(data[: (pages - 1) * 4096]) + bytes(4096)
    swapped = data[:]
    swapped[4096:4608], swapped[8192:8704] = data[8192:8704], data[4096:4608]
    refuse(
        desk,
        {
            copy(sent, "trang-trong", zeroed): "damaged",
            copy(sent, "doi-cho", bytes(swapped)): "damaged",
            patched(copy(sent, "ma-chu"), 56, number(2)): "damaged",  # another encoding
        },
    )


def test_case_09_one_bit_flipped_in_a_justification_is_refused_by_the_content_hash(
    desk: Desk, sent: Path
) -> None:
    data = sent.read_bytes()
    place = data.index("rà soát lần 3".encode()) + len("rà soát lần ".encode())
    spoilt = copy(sent, "lat-bit", data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    plain = sqlite3.connect(spoilt)
    assert plain.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    plain.close()
    refuse(desk, {spoilt: "hash_mismatch"})


def test_case_10_no_mutated_file_is_taken_with_other_rows(
    desk: Desk, district: Workbook, sent: Path, ntm_home: Path
) -> None:
    (whole,) = importing.preview(district, [sent])
    data = sent.read_bytes()
    chance = random.Random(2023)
    mutated = [copy(sent, f"dot-bien-{n}", _mutation(data, chance)) for n in range(100)]
    with desk.unchanged() as book:
        reports = importing.preview(book, mutated)
    for report in reports:
        assert report.status == "refused" or report.rows == whole.rows
    assert {"damaged", "hash_mismatch", "truncated"} <= {one.reason for one in reports}
    # A file that fails in a way nobody foresaw is kept there; none did.
    assert list(paths.quarantine_dir().iterdir()) == []


def _mutation(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    match chance.randrange(6):
        case 0:
            data = data[: chance.randrange(len(data))]
        case 1:
            data[chance.randrange(100)] = chance.randrange(256)
        case 2:
            place = chance.randrange(0, len(data), 512)
            data[place : place + 512] = bytes(512)
        case 3:
            a, b = (chance.randrange(0, len(data), 512) for _ in "ab")
            data[a : a + 512], data[b : b + 512] = data[b : b + 512], data[a : a + 512]
        case 4:
            place = chance.randrange(len(data) - 64)
            data[place : place + 64] = chance.randbytes(64)
        case _:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def test_case_11_a_database_of_another_program_is_not_ours(desk: Desk, sent: Path) -> None:
    other = sent.with_name("khac.ntmx")
    by_hand(other, "CREATE TABLE note (text)")
    newer_too = patched(copy(sent, "moi-va-khac"), 60, number(9) + bytes(8))
    (report, _) = refuse(desk, {other: "not_ours", newer_too: "not_ours"})
    assert "chương trình khác" in report.sentence


def test_case_12_a_file_of_a_newer_program_names_its_version_and_asks_for_an_update(
    desk: Desk, sent: Path
) -> None:
    newer = PACKAGE_VERSION + 1
    path = patched(copy(sent, "moi"), 60, number(newer))
    write_ahead_too = patched(patched(copy(sent, "moi-wal"), 60, number(newer)), 18, b"\x02\x02")
    format_too = patched(copy(sent, "dang-moi"), 19, b"\x03")
    reports = refuse(desk, dict.fromkeys((path, write_ahead_too, format_too), "newer_version"))
    assert str(newer) in reports[0].sentence and "cập nhật" in reports[0].sentence


def test_case_13_a_package_of_every_version_up_to_todays_is_taken_and_one_before_the_first_is_not(
    desk: Desk, district: Workbook, sent: Path
) -> None:
    assert int.from_bytes(sent.read_bytes()[60:64], "big") == PACKAGE_VERSION
    refuse(desk, {patched(copy(sent, "truoc"), 60, number(0)): "foreign_schema"})
    assert take_one(desk.books["huyen"], sent).status == "applied"


def test_case_13_a_workbook_of_the_first_version_gives_the_same_rows_as_todays(
    desk: Desk, district: Workbook, sent: Path
) -> None:
    """Handed over, and opened by its owner: lifted, after a backup, with all that was in it."""
    today = desk.books[SENDER].path
    old = today.with_name("so-cu.ntm")
    old.write_bytes(today.read_bytes())
    as_of_version_1(old)
    with desk.unchanged() as book:
        of_today, of_old = importing.preview(book, [today, old], accept_unsigned=True)
    assert of_today.rows == of_old.rows and of_old.status == "planned"
    book = open_workbook(old, desk.catalogue)
    lifted = state(book)
    book.close()
    assert [one.path.stem.rpartition("_")[2] for one in backups(old)] == ["migration"]
    assert lifted == state(desk.again(SENDER))


def test_case_14_a_header_in_write_ahead_mode_asks_to_export_again(desk: Desk, sent: Path) -> None:
    (report,) = refuse(desk, {patched(copy(sent, "wal"), 18, b"\x02\x02"): "in_use"})
    assert "xuất gói" in report.sentence


def test_case_15_a_write_ahead_log_beside_the_file_is_refused_and_never_read_without_it(
    desk: Desk, sent: Path
) -> None:
    package = copy(sent, "goi")
    Path(f"{package}-wal").write_bytes(b"x" * 100)
    live = copy(sent, "song")
    writer = sqlite3.connect(live, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("DELETE FROM revision")
    stale = copy(live, "chep")
    Path(f"{stale}-wal").write_bytes(Path(f"{live}-wal").read_bytes())
    writer.close()
    assert Path(f"{stale}-wal").stat().st_size
    refuse(desk, {package: "in_use", stale: "in_use"})
    assert Path(f"{stale}-wal").exists() and not Path(f"{stale}-shm").exists()


@pytest.mark.parametrize("size", [0, 1])
def test_case_16_a_hot_journal_beside_the_file_is_refused_and_an_empty_one_is_not(
    desk: Desk, district: Workbook, sent: Path, size: int
) -> None:
    journal = Path(f"{sent}-journal")
    journal.write_bytes(b"x" * size)
    if size:
        refuse(desk, {sent: "in_use"})
    else:
        assert take_one(district, sent).status == "applied"
    assert journal.stat().st_size == size


class _PowerGone(Exception):
    """The machine stops here."""


@pytest.mark.parametrize("rows", [40, 400])
def test_case_17_a_workbook_copied_in_mid_transaction_without_its_journal_is_refused(
    desk: Desk, district: Workbook, sent: Path, rows: int
) -> None:
    commune = desk.again(SENDER)
    commune.store.db.execute("PRAGMA cache_size=5")
    hot = commune.path.with_name("chep-nong.ntm")
    with pytest.raises(_PowerGone), commune.store.transaction():
        commune.store.append(chain(rows, code="17.3"), local=True)
        assert Path(f"{commune.path}-journal").stat().st_size
        hot.write_bytes(commune.path.read_bytes())
        raise _PowerGone
    commune.close()
    assert hot.read_bytes() != commune.path.read_bytes()
    with desk.unchanged() as book:
        report = take_one(book, hot, accept_unsigned=True)
    assert report.reason in ("truncated", "damaged", "hash_mismatch")


def test_case_18_a_folder_link_pipe_device_or_hollow_giant_is_refused_unread(
    desk: Desk, district: Workbook, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, link = tmp_path / "thu-muc.ntmx", tmp_path / "lien-ket.ntmx"
    folder.mkdir()
    link.symlink_to(sent)
    giant, hollow = tmp_path / "khong-lo.ntmx", tmp_path / "rong-ruot.ntmx"
    giant.write_bytes(sent.read_bytes()[:100])
    patched(giant, 28, number(8 * 1024**3 // 4096))
    for path in (giant, hollow):
        with path.open("ab") as file:
            file.truncate(8 * 1024**3)
    strange = {folder: "unreadable", link: "unreadable", tmp_path / "khong-co.ntmx": "unreadable"}
    if os.name == "posix":
        os.mkfifo(tmp_path / "ong.ntmx")
        strange |= {tmp_path / "ong.ntmx": "unreadable", Path("/dev/zero"): "unreadable"}
    files = {**strange, giant: "too_large", hollow: "not_sqlite"}
    with desk.unchanged() as book:
        reports = importing.import_files(book, list(files))
    assert [one.reason for one in reports] == list(files.values())
    assert not (tmp_path / "khong-co.ntmx").exists()
    assert link.is_symlink() and giant.stat().st_size == 8 * 1024**3


def test_case_18_what_is_no_plain_file_is_never_opened(
    desk: Desk, district: Workbook, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "lien-ket.ntmx"
    link.symlink_to(sent)
    opened = pull_out(monkeypatch, link, times=1)
    assert take_one(district, link).reason == "unreadable"
    assert opened == []


@pytest.mark.parametrize("failures", [1, 2, 99])
def test_case_19_a_stick_pulled_while_it_is_read_is_a_clean_error_or_a_full_success(
    desk: Desk, district: Workbook, sent: Path, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    monkeypatch.setattr(foreign_header, "_PAUSE", 0)
    failed = pull_out(monkeypatch, sent, failures)
    if failures > 2:
        with desk.unchanged() as book:
            report = take_one(book, sent)
        assert (report.status, report.reason) == ("refused", "unreadable")
        assert "USB" in report.sentence
    else:
        assert take_one(district, sent).status == "applied"
        assert len(district.store.history(key_of())) == 7
    assert len(failed) == min(failures, 3)


def test_case_19_a_stick_pulled_between_preview_and_confirmation_changes_nothing(
    desk: Desk, sent: Path
) -> None:
    with desk.unchanged() as book:
        expected = {one.path: one.mark for one in importing.preview(book, [sent])}
        sent.unlink()
        (report,) = importing.import_files(book, [sent], expected=expected)
    assert report.status == "refused"
    assert not sent.exists() and beside(sent) == []
