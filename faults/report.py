"""The figures as tables in docs/reliability.md, between two marks, and from there nowhere else."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from faults.figures import Figures

DOCUMENT = Path(__file__).absolute().parent.parent / "docs" / "reliability.md"
BEGIN = "<!-- figures: begin (written by python -m faults) -->"
END = "<!-- figures: end -->"


def keep(several: Sequence[Figures], document: Path = DOCUMENT) -> None:
    """Put tables of these parts between the marks; what stood there of other parts stays.

    Raises ValueError where the document has no marks.
    """
    text = document.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{document.name} has no marks for the figures")
    kept = _sections(old)
    kept.update({one.part: section(one) for one in several})
    body = "\n\n".join(kept.values())
    document.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", "utf-8")


def _sections(text: str) -> dict[str, str]:
    found = {}
    for block in text.split("### ")[1:]:
        name = block.partition("\n")[0].strip().lower()
        found[name] = "### " + block.strip()
    return found


def section(seen: Figures) -> str:
    """One part: a heading, what ran where, and the counts."""
    lines = [f"### {seen.part.capitalize()}", "", f"{_ran(seen)}", ""]
    lines += _grouped(seen.rows)
    if seen.faults:
        lines += ["", *(f"- Fault: {fault}" for fault in seen.faults)]
    return "\n".join(lines)


def _ran(seen: Figures) -> str:
    date = time.strftime("%Y-%m-%d")
    faults = f"faults: {len(seen.faults)}" if seen.faults else "no fault"
    return (
        f"{seen.runs} runs, seed {seen.seed}, {date}, {faults}. {platform.system()}"
        f" {platform.machine()}, {os.cpu_count()} processors, CPython"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


def _grouped(rows: Sequence[tuple[str, int]]) -> list[str]:
    """A table of things by what was counted of several of them; the rest in one of its own."""
    counted = Counter(name.partition(": ")[2] for name, _ in rows if _is_of_a_thing(name))
    things: dict[str, dict[str, int]] = {}
    single = []
    for name, count in rows:
        thing, _, what = name.partition(": ")
        if _is_of_a_thing(name) and counted[what] > 1:
            things.setdefault(thing, {})[what] = count
        else:
            single.append((name, count))
    lines = []
    if things:
        columns = list(dict.fromkeys(what for counts in things.values() for what in counts))
        lines += ["| | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
        for thing, counts in things.items():
            cells = (str(counts.get(column, 0)) for column in columns)
            lines.append(f"| {thing} | " + " | ".join(cells) + " |")
    if single:
        lines += [""] * bool(lines) + ["| | |", "|---|---:|"]
        lines += [f"| {name} | {count} |" for name, count in single]
    return lines


def _is_of_a_thing(name: str) -> bool:
    return ": " in name and not name.startswith("control")
