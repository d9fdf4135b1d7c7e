"""The real window, once for all its tests; a fault in a callback fails the test that caused it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App

PLAN = "quang-hoa-2023"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a display the rest of the suite still runs."""
    if sys.platform == "win32" or os.environ.get("DISPLAY"):
        return
    for item in items:
        if "tests/ui/" in item.nodeid:
            item.add_marker(pytest.mark.skip(reason="no display"))


@pytest.fixture(scope="session")
def session_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One root for the session: the toolkit's styles live and die with the first one."""
    os.environ["NTM_HOME"] = str(tmp_path_factory.mktemp("ui-home"))
    app = App()
    app.draw_first()
    app.fill()
    yield app
    app.window.destroy()


@pytest.fixture
def app(session_app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The window without a workbook. Any fault that was told to the person fails the test."""
    faults: list[BaseException] = []
    monkeypatch.setattr(session_app.faults, "handle", faults.append)
    session_app.window.focus_force()
    yield session_app
    session_app._leave_book(reopen=False)
    session_app.window.update()
    if faults:
        raise faults[0]


@pytest.fixture
def open_book(app: App, tmp_path: Path) -> Callable[..., Workbook]:
    """Make a workbook of the plan for an organisation and open it in the window."""

    def open_(org: str = "xa-01603", demo: bool = False) -> Workbook:
        path = tmp_path / f"{org}.ntm"
        create_from_plan(path, PLAN, org, demo=demo).close()
        assert app.open(path)
        app.window.update()
        assert app.book is not None
        return app.book

    return open_


@pytest.fixture
def wait_until(app: App) -> Callable[[Callable[[], object]], None]:
    """Serve the window until something holds; fails after ten seconds."""

    def wait(holds: Callable[[], object]) -> None:
        deadline = time.monotonic() + 10
        while not holds():
            assert time.monotonic() < deadline, "waited in vain"
            app.window.update()
            time.sleep(0.005)

    return wait
