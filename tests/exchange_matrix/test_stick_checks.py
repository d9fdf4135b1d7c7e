"""The script for a person with a stick: here the person's part is done to a disk in memory."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import stick_checks
from tests.exchange_matrix.matrix_hands import Medium


def nobody(question: str) -> None:
    raise AssertionError(f"a person was asked: {question}")


def test_without_hands_nobody_is_asked_and_all_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    assert stick_checks.run(folder, [], False, nobody) == 0
    said = capsys.readouterr().out
    assert "PASS leaves-nothing" in said and "PASS opened-twice" in said


def test_a_stick_that_was_filled_and_one_that_was_locked_pass(
    medium: Medium, capsys: pytest.CaptureFixture[str]
) -> None:
    medium.take_out()
    medium.put_in("20m")
    deeds: list[Callable[[], None]] = [lambda: None, medium.lock, medium.unlock]

    def hands(question: str) -> None:
        deeds.pop(0)()

    assert stick_checks.run(medium.place, ["full", "locked"], True, hands) == 0
    said = capsys.readouterr().out
    assert "PASS full" in said and "PASS locked" in said and not deeds
    assert list(medium.place.iterdir()) == []


def test_a_stick_that_was_not_locked_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    assert stick_checks.run(folder, ["locked"], True, lambda question: None) == 1
    assert "FAIL locked" in capsys.readouterr().out


def test_a_folder_that_is_not_empty_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(SystemExit):
        stick_checks.main([str(tmp_path)])
