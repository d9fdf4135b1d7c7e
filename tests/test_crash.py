"""kill -9 at random moments: the workbook opens and holds everything that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.services import assessing, exporting, opening, units
from ntm_desktop.services.workbook import Workbook

ROOT = Path(__file__).parent.parent
CODES = ("1.1", "1.2", "8.1", "8.2", "8.3", "17.3", "18.1")
UNITS = ("01603", "01582", "01639")
RUNS = int(os.environ.get("NTM_KILLS", "50"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")


def kill_in_mid_action(arguments: list[str], acknowledged: Path, seed: int) -> list[str]:
    """Run the writer, kill it at a random moment after its first acknowledgement."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash_writer", *arguments],
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not (acknowledged.exists() and acknowledged.stat().st_size):
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < deadline
        time.sleep(0.005)
    time.sleep(random.Random(seed).uniform(0, 0.08))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return acknowledged.read_text("utf-8").splitlines()


def reopened(path: Path) -> Workbook:
    book = opening.open_workbook(path)
    assert verify.faults(book.store) == []
    return book


def test_typing_survives_being_killed(tmp_path: Path) -> None:
    path = tmp_path / "sổ #1 100%.ntm"
    opening.create_from_plan(path, "quang-hoa-2023", "xa-01603").close()
    for run in range(RUNS):
        acknowledged = tmp_path / f"ack{run}"
        lines = kill_in_mid_action(["type", str(path), str(acknowledged)], acknowledged, run)
        book = reopened(path)
        history = [entry.revision.id for entry in book.store.history(_key(book))]
        missing = [line for line in lines if line and line not in history]
        book.close()
        assert missing == [], f"run {run}"


def test_the_kills_would_show_an_acknowledgement_given_too_early(tmp_path: Path) -> None:
    """The control: a writer that acknowledges before it commits is caught."""
    path = tmp_path / "a.ntm"
    opening.create_from_plan(path, "quang-hoa-2023", "xa-01603").close()
    for run in range(60):
        acknowledged = tmp_path / f"ack{run}"
        lines = kill_in_mid_action(["early", str(path), str(acknowledged)], acknowledged, run)
        book = reopened(path)
        bodies = [entry.revision.body or "" for entry in book.store.history(_key(book))]
        book.close()
        if lines and not any(f'"{lines[-1]}"' in body for body in bodies):
            return
    pytest.fail("no lost acknowledgement was seen")


def _key(book: Workbook) -> str:
    return assessing.key_of(assessing.place(book, units.find_unit(book, "01603"), "17.8"))


def test_importing_is_exactly_before_or_exactly_after(tmp_path: Path) -> None:
    packages = [_package(tmp_path, unit) for unit in UNITS]
    path = tmp_path / "huyen.ntm"
    opening.create_from_plan(path, "quang-hoa-2023", "huyen").close()
    for run in range(RUNS):
        acknowledged = tmp_path / f"ack{run}"
        arguments = ["import", str(path), str(acknowledged), *map(str, packages)]
        kill_in_mid_action(arguments, acknowledged, 1000 + run)
        book = reopened(path)
        brought = [
            len(book.store.rows("assessment", unit=unit, evaluator="self")) for unit in UNITS
        ]
        linked = [entry for entry in book.store.imports() if entry.status == "applied"]
        book.close()
        assert set(brought) <= {0, len(CODES)}, f"run {run}"
        assert sum(count > 0 for count in brought) == len(linked), f"run {run}"


def _package(folder: Path, unit: str) -> Path:
    book = opening.create_from_plan(folder / f"{unit}.ntm", "quang-hoa-2023", f"xa-{unit}")
    where = units.find_unit(book, unit)
    for code in CODES:
        place = assessing.place(book, where, code)
        for stated in ("not_met", "met"):
            assessing.assess(book, replace(place, stated=stated))
    package = exporting.export(book, folder).path
    book.close()
    return Path(package)
