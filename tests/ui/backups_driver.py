"""A person at the window of the copies, played; and what is there to be seen."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ntm_desktop.services.backups import backup
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.backups import desk
from ntm_desktop.ui.backups.backup_window import BackupWindow

OpenBook = Callable[..., Workbook]
Wait = Callable[[Callable[[], object]], None]
Act = Callable[[BackupWindow], None]


def reasons(book: Workbook) -> list[str]:
    return [one.reason for one in backup.backups(book.path)]


def inside(window: BackupWindow) -> str:
    return "\n".join(words for words, _look in window.inside.shown)


def press(window: BackupWindow, text: str) -> None:
    """As a person does: a dead button does nothing."""
    next(one for one in window.buttons if one.cget("text") == text).invoke()


def status(app: App) -> str:
    bar = app.shell.status
    items = (item for item in bar.find_all() if str(bar.type(item)) == "text")
    return " ".join(str(bar.itemcget(item, "text")) for item in items)


def labels(widget: tk.Misc) -> list[tk.Label]:
    found = [widget] if isinstance(widget, tk.Label) else []
    for child in widget.winfo_children():
        found += labels(child)
    return found


class Shown:
    """What is done in the window of the copies when it is shown next, and what was shown."""

    def __init__(self, app: App, wait: Wait) -> None:
        self._app, self._wait = app, wait
        self.windows: list[BackupWindow] = []
        self.faults: list[BaseException] = []

    def when_shown(self, act: Act) -> None:
        before = len(self.windows)

        def run() -> None:
            if len(self.windows) == before or not self.windows[-1].top.winfo_viewable():
                self._app.window.after(50, run)
                return
            window = self.windows[-1]
            try:
                act(window)
            except BaseException as fault:
                self.faults.append(fault)
            finally:
                if window.top.winfo_exists():
                    window.cancel()

        self._app.window.after(50, run)

    def wait(self, holds: Callable[[], object]) -> None:
        self._wait(holds)


def watched(app: App, wait_until: Wait, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    found = Shown(app, wait_until)

    class Noted(BackupWindow):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            found.windows.append(self)

    monkeypatch.setattr(desk, "BackupWindow", Noted)
    yield found
    if found.faults:
        raise found.faults[0]


def answered(app: App, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question is answered with yes; what was asked and told is noted."""
    heard: list[str] = []

    def yes(question: str, **_more: Any) -> bool:
        heard.append(question)
        return True

    monkeypatch.setattr(app.dialogs, "ask_yes_no", yes)
    monkeypatch.setattr(app.dialogs, "show_info", lambda text, **_more: heard.append(text))
    monkeypatch.setattr(app.dialogs, "show_error", lambda text, **_more: heard.append(text))
    return heard
