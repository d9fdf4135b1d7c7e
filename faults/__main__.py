"""``python -m faults``: break things on purpose, print what was seen, keep it in the docs.

Parts that are named run alone; what the docs say of the others stays. In small nothing is kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from faults import report
from faults.figures import Figures, Part

SEED = 20231


@dataclass(frozen=True, slots=True)
class Size:
    """How often a part's module runs: for the record, and in small for every change."""

    module: str
    full: int
    small: int


PARTS = (
    Size("kills", 500, 12),
    Size("power_cut", 1000, 40),
    Size("disk_full", 20, 1),
    Size("read_only", 1, 1),
    Size("fuzz", 10_000, 60),
    Size("worlds", 1000, 10),
)


def part(module: str) -> Part:
    """The ``run`` of a part's module, imported when it is asked for."""
    run: Part = import_module(f"faults.{module}").run
    return run


def main(arguments: list[str]) -> int:
    """Run all parts, or those named; 1 where any fault was seen."""
    parser = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    parser.add_argument("parts", nargs="*", help="modules to run; all where none is named")
    parser.add_argument("--small", action="store_true", help="few runs; nothing is kept")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    several = []
    with tempfile.TemporaryDirectory(prefix=".faults-", dir=Path.cwd()) as folder:
        os.environ["NTM_HOME"] = str(Path(folder) / "home")
        for size in PARTS:
            if asked.parts and size.module not in asked.parts:
                continue
            place = Path(folder) / size.module
            place.mkdir()
            began = time.monotonic()
            seen = part(size.module)(size.small if asked.small else size.full, asked.seed, place)
            several.append(seen)
            print(f"{told(seen)}  ({time.monotonic() - began:.0f} s)", flush=True)
    if not asked.small:
        report.keep(several)
    return 1 if any(seen.faults for seen in several) else 0


def told(seen: Figures) -> str:
    """The figures of a part as lines for the terminal."""
    lines = [f"{seen.part}: {seen.runs} runs, seed {seen.seed}"]
    lines += [f"  {name}: {count}" for name, count in seen.rows]
    lines += [f"  FAULT {fault}" for fault in seen.faults]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
