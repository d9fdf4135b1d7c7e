"""A user's folder that cannot be written: the program works, nothing is spilt on the terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop import paths
from ntm_desktop.domain.tasks import DONE
from ntm_desktop.services import device
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.records import registers
from ntm_desktop.ui.faults import Faults, write_log
from tests.one_book import PLAN


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No folder can be made where the user's would lie."""
    (tmp_path / "tep").write_text("", encoding="utf-8")
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "tep" / "ntm"))
    logger = logging.getLogger("ntm_desktop")
    before = list(logger.handlers)
    yield
    for handler in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(handler)


class Told:
    """Takes the place of the dialogs."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def show_error(self, sentence: str, **_how: Any) -> None:
        self.sentences.append(sentence)


def handled() -> str:
    told = Told()
    try:
        raise RuntimeError("hỏng")
    except RuntimeError as fault:
        Faults(told).handle(fault)  # type: ignore[arg-type]  # of the dialogs it only asks this
    return told.sentences[0]


def test_without_a_place_for_the_diary_a_fault_is_told_and_nothing_reaches_the_terminal(
    closed: None, capfd: pytest.CaptureFixture[str]
) -> None:
    write_log()
    assert "Máy không cho ghi chi tiết" in handled()
    assert capfd.readouterr() == ("", "")


def test_a_diary_that_cannot_be_opened_is_gone_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("NTM_HOME", str(home))
    paths.log_file().mkdir(parents=True)
    logger = logging.getLogger("ntm_desktop")
    before = list(logger.handlers)
    write_log()
    try:
        assert "Máy không cho ghi chi tiết" in handled()
        assert capfd.readouterr() == ("", "")
    finally:
        for handler in [one for one in logger.handlers if one not in before]:
            logger.removeHandler(handler)


def test_a_diary_that_can_be_written_is_named(
    ntm_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    logger = logging.getLogger("ntm_desktop")
    before = list(logger.handlers)
    write_log()
    try:
        assert str(paths.log_file()) in handled()
        assert "RuntimeError: hỏng" in paths.log_file().read_text(encoding="utf-8")
    finally:
        for handler in [one for one in logger.handlers if one not in before]:
            logger.removeHandler(handler)
            handler.close()


def test_a_workbook_is_made_and_written_with_one_name_of_the_machine(
    closed: None, tmp_path: Path
) -> None:
    book = create_from_plan(tmp_path / "d.ntm", PLAN, "huyen")
    key = registers.new_key(book, "task")
    registers.save(book, key, {"title": "Việc", "progress": DONE})
    name = book.device
    book.close()
    again = open_workbook(tmp_path / "d.ntm")
    assert again.device == name == device.device()
    assert registers.entry(again, key) is not None
    again.close()
