"""Cases 59, 61 and 62: the stick that a package is written to."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ntm_desktop.db.package import write_package
from ntm_desktop.errors import StorageFailed
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.exchange.signing import machine_key
from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import STICK_CHECKS, Desk, Medium
from tests.packages import read


@pytest.fixture(autouse=True)
def own_key(ntm_home: Path) -> None:
    """Made on the first day: what the stick refuses here is the package, not the key."""
    machine_key()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def test_case_59_a_full_stick_is_left_as_it_was(
    desk: Desk, district: Workbook, medium: Medium
) -> None:
    there = medium.place / "NTM_2023-06_huyen_000_20230601.ntmx"
    there.write_bytes(b"x" * 150_000)
    with desk.unchanged() as book:
        with pytest.raises(StorageFailed) as caught:
            exporting.export(book, medium.place)
        assert str(medium.place) in caught.value.sentence
        assert list(medium.place.iterdir()) == [there]
    assert there.read_bytes() == b"x" * 150_000


def test_case_59_a_locked_stick_is_told_and_left_as_it_was(
    desk: Desk, district: Workbook, medium: Medium
) -> None:
    medium.lock()
    with desk.unchanged() as book:
        with pytest.raises(StorageFailed) as caught:
            exporting.export(book, medium.place)
        assert "Không được phép ghi" in caught.value.sentence
    assert list(medium.place.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Không đủ chỗ trống"),
        (errno.EROFS, "Không được phép ghi"),
        (errno.EIO, "Không xuất được"),
    ],
)
@pytest.mark.parametrize("where", ["db.package.flush", "db.file_names.os.replace"])
def test_case_59_whatever_the_stick_refuses_there_is_one_sentence_and_no_file(
    desk: Desk, district: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int,
    said: str, where: str,
) -> None:  # fmt: skip
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with desk.unchanged() as book, monkeypatch.context() as patch:
        patch.setattr(f"ntm_desktop.{where}", refuse)
        patch.setattr(os, "link", refuse)
        with pytest.raises(StorageFailed) as caught:
            exporting.export(book, stick)
    assert said in caught.value.sentence
    assert not list(stick.iterdir())


def test_case_59_a_stick_that_keeps_other_bytes_than_it_was_given_keeps_no_package(
    desk: Desk, district: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(path: Path, *rest: object, **more: object) -> str:
        digest = write_package(path, *rest, **more)  # type: ignore[arg-type]
        data = bytearray(path.read_bytes())
        data[-2000] ^= 1
        path.write_bytes(bytes(data))
        return digest

    monkeypatch.setattr("ntm_desktop.services.exchange.exporting.write_package", lying)
    with pytest.raises(StorageFailed):
        exporting.export(district, stick)
    assert not list(stick.iterdir())


def test_case_59_where_the_stick_is_out_no_folder_is_made_in_its_place(
    desk: Desk, district: Workbook, stick: Path
) -> None:
    with desk.unchanged() as book, pytest.raises(StorageFailed):
        exporting.export(book, stick / "NTM" / "kỳ 6 tháng")
    assert not list(stick.iterdir())


def test_case_59_a_stick_that_is_really_pulled_out() -> None:
    pytest.skip(f"needs a hand: run {STICK_CHECKS} at a machine with a stick")


def test_case_61_a_name_that_is_taken_is_never_written_over(
    desk: Desk, district: Workbook, stick: Path
) -> None:
    first = exporting.export(district, stick).path
    taken = stick / "NTM_2023-06_huyen_002_20230605.ntmx"
    taken.write_bytes(b"other")
    before = first.read_bytes()
    path = exporting.export(district, stick).path
    assert path.name == "NTM_2023-06_huyen_003_20230605.ntmx"
    assert read(path).manifest["number"] == "3"
    assert (taken.read_bytes(), first.read_bytes()) == (b"other", before)


def test_case_61_a_name_that_is_taken_at_the_last_moment_is_not_written_over(
    desk: Desk, district: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = stick / "NTM_2023-06_huyen_001_20230605.ntmx"

    def slow(*arguments: object, **more: object) -> str:
        target.write_bytes(b"other")
        return write_package(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("ntm_desktop.services.exchange.exporting.write_package", slow)
    with pytest.raises(StorageFailed):
        exporting.export(district, stick)
    assert target.read_bytes() == b"other"
    assert list(stick.iterdir()) == [target]


def held_by_another_program(monkeypatch: pytest.MonkeyPatch, times: int) -> list[str]:
    """As on Windows while a scanner holds the file; a stick's file system knows no links."""
    asked: list[str] = []
    real = os.replace

    def replace(old: Path, new: Path) -> None:
        asked.append(new.name)
        if len(asked) <= times:
            raise PermissionError(errno.EACCES, "held by another program")
        real(old, new)

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    return asked


@pytest.mark.skipif(os.name == "nt", reason=f"there {STICK_CHECKS} holds a real file")
def test_case_62_a_file_held_for_a_moment_by_another_program_is_named_in_the_end(
    desk: Desk, district: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = held_by_another_program(monkeypatch, times=2)
    path = exporting.export(district, stick).path
    assert asked == [path.name] * 3
    assert list(stick.iterdir()) == [path] and read(path).reason is None


@pytest.mark.skipif(os.name == "nt", reason=f"there {STICK_CHECKS} holds a real file")
def test_case_62_a_file_held_for_good_by_another_program_is_a_clear_sentence(
    desk: Desk, district: Workbook, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_by_another_program(monkeypatch, times=99)
    with pytest.raises(StorageFailed) as caught:
        exporting.export(district, stick)
    assert str(stick) in caught.value.sentence
    assert not list(stick.iterdir())


def test_case_62_a_file_really_held_on_windows() -> None:
    pytest.skip(f"needs Windows and a second program: run {STICK_CHECKS} there")
