"""``python -m benchmarks``: run everything, print the table, write results.json."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Result, exit_status, table, write

GROUPS = ("start", "forms", "save", "imports", "rollups", "years", "papers", "sheets")
RESULTS = Path(__file__).parent / "results.json"


def main(names: list[str]) -> int:
    """Measure all groups, or those named (then nothing is written)."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=Path.cwd()) as folder:
        os.environ["NTM_HOME"] = str(Path(folder) / "home")
        for name in names or GROUPS:
            place = Path(folder) / name
            place.mkdir()
            for result in import_module(f"benchmarks.{name}").run(place):
                print(f"… {result.name}: {result.ratio:.2f} ({result.aim})", flush=True)
                results.append(result)
    print(table(results))
    if not names:
        write(results, RESULTS)
        print(f"written: {RESULTS.relative_to(Path.cwd())}")
    return exit_status(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
