"""From process start to the first drawn window, and the memory then, beside an empty window."""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Pair, Result, at_most
from ntm_desktop import paths
from ntm_desktop.services import opening

TURNS, WARM = 21, 2
HEAVY = ("matplotlib", "numpy", "openpyxl", "reportlab", "docx")
_SAY = """
import json, sys, time
now = time.time()
with open("/proc/self/status") as status:
    size = next(line.split()[1] for line in status if line.startswith("VmRSS"))
print(json.dumps({"at": now, "kib": int(size), "modules": sorted(sys.modules)}), flush=True)
"""
OURS = """
from pathlib import Path
import ntm_desktop.__main__
from ntm_desktop.ui.app import App
app = App(Path(PATH))
app.draw_first()
"""
THEIRS = """
import ttkbootstrap as ttk
app = ttk.App(title="", theme="bootstrap-light", size=(1320, 720))
app.update()
"""


def run(folder: Path) -> Iterator[Result]:
    """Time and memory, from the same pairs of processes."""
    # As the second start of an officer finds it, and as pip leaves the libraries: compiled.
    compileall.compile_dir(paths.package_root() / "ntm_desktop", quiet=1)
    path = folder / "huyen.ntm"
    opening.create_from_plan(path, "quang-hoa-2023", "huyen", demo=True).close()
    ours = OURS.replace("PATH", repr(str(path))) + _SAY
    times, sizes = [], []
    for turn in range(TURNS + WARM):
        scripts = (ours, THEIRS + _SAY) if turn % 2 else (THEIRS + _SAY, ours)
        took = {script: _spawn(script) for script in scripts}
        (our_time, our_size), (their_time, their_size) = took[ours], took[THEIRS + _SAY]
        if turn >= WARM:
            times.append(Pair(our_time, their_time))
            sizes.append(Pair(our_size, their_size))
    empty = "against an empty ttkbootstrap window"
    yield at_most(f"process start to first drawn window, {empty}", times, "ms", 1.3)
    yield at_most(f"memory then, {empty}", sizes, "MiB", 1.4)


def _spawn(script: str) -> tuple[float, float]:
    """Milliseconds from spawn to drawn, and MiB in memory then."""
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    loaded = [name for name in HEAVY if name in said["modules"]]
    if loaded:
        raise SystemExit(f"loaded before the first window: {', '.join(loaded)}")
    return (said["at"] - start) * 1000, said["kib"] / 1024
