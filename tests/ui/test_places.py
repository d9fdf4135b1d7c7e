"""A workbook on a stick: copied to this machine first, or opened there without asking twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.domain.media import Medium
from ntm_desktop.services import places, preferences
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.texts import places as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.dialogs import Dialogs

PLAN = "quang-hoa-2023"


class Person:
    """Answers the question, and counts how often it was put."""

    def __init__(self) -> None:
        self.answer: str | None = None
        self.asked: list[str] = []

    def choose(self, sentence: str, answers: Sequence[str], **_: str) -> str | None:
        assert answers[-1] == texts.COPY, "Enter does what is advised"
        self.asked.append(sentence)
        return self.answer


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    found = Person()
    monkeypatch.setattr(Dialogs, "ask_choice", found.choose)
    return found


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as a stick; everything else is local."""
    folder = tmp_path / "usb"
    folder.mkdir()

    def medium(path: Path, _mounts: str | None = None) -> Medium:
        return Medium.REMOVABLE if path.is_relative_to(folder) else Medium.LOCAL

    monkeypatch.setattr(places, "medium", medium)
    return folder


@pytest.fixture
def workbook(stick: Path) -> Path:
    path = stick / "xa-01603.ntm"
    create_from_plan(path, PLAN, "xa-01603").close()
    return path


def recent(app: App) -> list[Path]:
    return [Path(one) for one in app.preferences.recent]


def test_a_workbook_on_a_stick_is_copied_here_and_the_copy_is_remembered(
    app: App, person: Person, workbook: Path
) -> None:
    before = workbook.read_bytes()
    person.answer = texts.COPY
    assert app.open(workbook)
    assert app.book is not None
    here = app.book.path
    assert here.is_relative_to(paths.user_home()) and here.name == workbook.name
    assert recent(app)[0] == here and workbook not in recent(app)
    assert Path(preferences.load().recent[0]) == here
    assert str(here) in app.shell.status.text
    assert app.open(here)
    assert len(person.asked) == 1 and "USB" in person.asked[0]
    assert workbook.read_bytes() == before
    assert [one.name for one in workbook.parent.iterdir()] == [workbook.name]


def test_opened_where_it_lies_it_is_not_asked_about_again(
    app: App, person: Person, workbook: Path
) -> None:
    person.answer = texts.IN_PLACE
    assert app.open(workbook)
    assert app.book is not None and app.book.path == workbook
    preferences.save(app.preferences)
    app._leave_book(reopen=False)
    assert preferences.load().stays(workbook)
    assert app.open(workbook)
    assert len(person.asked) == 1


def test_stepping_back_opens_nothing_and_shows_where_to_begin(
    app: App, person: Person, workbook: Path
) -> None:
    assert not app.open(workbook)
    assert app.book is None and app.start is not None
    assert not app.preferences.stays(workbook)
    assert not app.open(workbook)
    assert len(person.asked) == 2


def test_a_workbook_on_this_machine_is_opened_without_a_question(
    app: App, person: Person, stick: Path, open_book: Callable[..., object]
) -> None:
    open_book("xa-01603")
    assert person.asked == []


def test_without_a_local_place_there_is_nothing_to_offer(
    app: App, person: Person, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "local_folder", lambda: None)
    assert app.open(workbook)
    assert person.asked == []
