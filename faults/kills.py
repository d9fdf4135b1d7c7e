"""kill -9 at random moments of typing, import, export, backup, restore and migration."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from faults import books
from faults import kill_checks as checks
from faults.figures import Figures
from faults.kill_checks import Bad
from faults.kill_scene import Killed, Scene
from ntm_desktop.errors import NtmError

ROOT = Path(__file__).absolute().parent.parent
WEIGHTS = {"import": 20, "export": 10, "type": 5, "restore": 5, "backup": 4, "lift": 6}
LOOPING = 0.06
"""Seconds within which a writer that goes on for ever is killed."""
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Control:
    """An action done wrong on purpose, and the check that must object."""

    action: str
    like: str
    tries: int


CONTROLS = (
    Control("type-early", "type", 40),
    Control("import-by-file", "import", 40),
    Control("export-in-place", "export", 40),
)


def run(runs: int, seed: int, folder: Path) -> Figures:
    """``runs`` kills spread over the actions by weight, then the controls."""
    scene = Scene.made(folder)
    chance = random.Random(seed)
    rows: list[tuple[str, int]] = []
    faults: list[str] = []
    for action, share in _shares(runs).items():
        counts, found = _action(scene, folder, action, share, chance)
        rows += [(f"{action}: {what}", counts[what]) for what in ("kills", *checks.COUNTED)]
        faults += found
    for control in CONTROLS:
        number = bites(scene, folder, control, chance)
        rows.append((f"control {control.action}: caught at kill", number))
        if not number:
            faults.append(f"the control {control.action} was not caught in {control.tries} kills")
    return Figures("kills", runs, seed, tuple(rows), tuple(faults))


def _shares(runs: int) -> dict[str, int]:
    """How many kills each action gets: at least one, by weight, ``runs`` together."""
    whole = sum(WEIGHTS.values())
    shares = {action: max(1, runs * weight // whole) for action, weight in WEIGHTS.items()}
    first = next(iter(shares))
    shares[first] += max(0, runs - sum(shares.values()))
    return shares


def _action(
    scene: Scene, folder: Path, action: str, share: int, chance: random.Random
) -> tuple[Counter[str], list[str]]:
    span = _span(scene, folder, action)
    counts: Counter[str] = Counter()
    faults = []
    for number in range(share):
        with _place(folder) as place:
            killed = kill(scene, place, action, action, number, _moment(span, number, chance))
            counts["kills"] += 1
            counts["hot journals"] += killed.hot
            try:
                counts.update(checks.CHECKS[action](scene, killed))
            except (Bad, books.Damaged, NtmError) as bad:
                counts["bad"] += 1
                faults.append(f"{action}, kill {number}: {bad}")
    return counts, faults


def bites(scene: Scene, folder: Path, control: Control, chance: random.Random) -> int:
    """At which kill the check objected to the action done wrong; 0 where it never did."""
    span = _span(scene, folder, control.action)
    for number in range(1, control.tries + 1):
        with _place(folder) as place:
            after = _moment(span, number, chance)
            killed = kill(scene, place, control.action, control.like, number, after)
            try:
                checks.CHECKS[control.like](scene, killed)
            except Bad:
                return number
    return 0


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """A folder for one kill, with a user's home and a temporary folder of its own."""
    place = folder / "kill"
    for name in ("home", "tmp", "stick"):
        (place / name).mkdir(parents=True)
    old = os.environ.get("NTM_HOME")
    os.environ["NTM_HOME"] = str(place / "home")
    try:
        yield place
    finally:
        if old is None:
            del os.environ["NTM_HOME"]
        else:
            os.environ["NTM_HOME"] = old
        shutil.rmtree(place)


def _span(scene: Scene, folder: Path, action: str) -> float:
    """Seconds that an action takes from ``ready`` to its acknowledgement, undisturbed."""
    if action in ("type", "export", "backup", "type-early", "export-in-place"):
        return LOOPING
    like = "import" if action == "import-by-file" else action
    with _place(folder) as place:
        workbook, files = scene.laid_out(place, like, 0)
        process, acknowledged = _started(place, action, workbook, files)
        _wait(process, acknowledged, 1)
        began = time.monotonic()
        _wait(process, acknowledged, 2)
        took = time.monotonic() - began
        _end(process)
    return took


def _moment(span: float, number: int, chance: random.Random) -> float:
    """When to kill: anywhere in an action, every other time about its end, where it commits."""
    return span * (chance.uniform(0.6, 1.3) if number % 4 > 1 else chance.uniform(0, 1.2))


def kill(scene: Scene, place: Path, action: str, like: str, number: int, after: float) -> Killed:
    """Lay out the scene, start the writer, kill it ``after`` seconds from its ``ready``."""
    workbook, files = scene.laid_out(place, like, number)
    process, acknowledged = _started(place, action, workbook, files)
    _wait(process, acknowledged, 1)
    time.sleep(after)
    _end(process)
    lines = acknowledged.read_text("utf-8").splitlines()[1:]
    journal = workbook.with_name(workbook.name + "-journal")
    hot = journal.exists() and journal.stat().st_size > 0
    return Killed(place, workbook, files, number, tuple(lines), hot)


def _started(
    place: Path, action: str, workbook: Path, files: Sequence[Path]
) -> tuple[subprocess.Popen[bytes], Path]:
    acknowledged = place / "acknowledged"
    process = subprocess.Popen(
        [sys.executable, "-m", "faults.writer", action, workbook, acknowledged, *files],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(place / "tmp")},
        stderr=subprocess.PIPE,
    )
    return process, acknowledged


def _wait(process: subprocess.Popen[bytes], acknowledged: Path, lines: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not (acknowledged.exists() and acknowledged.read_bytes().count(b"\n") >= lines):
        if process.poll() is not None:
            raise RuntimeError(process.communicate()[1].decode())
        if time.monotonic() > deadline:
            _end(process)
            raise RuntimeError("the writer does not answer")
        time.sleep(0.001)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()
