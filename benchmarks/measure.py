"""Measuring in pairs, and what a result looks like."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Result:
    """A row of ``results.json``. ``ratio`` is ours/theirs, or theirs/ours where the aim says so.

    ``aim``: ``<= 2`` or ``>= 2.5``, of the ratio.
    """

    name: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    aim: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """One turn of both sides."""

    ours: float
    theirs: float


def paired(
    ours: Callable[[], float], theirs: Callable[[], float], turns: int, warm: int = 1
) -> list[Pair]:
    """Take both in turn, the first in every second turn the other way round."""
    pairs = []
    for turn in range(turns + warm):
        if turn % 2:
            b = theirs()
            pair = Pair(ours(), b)
        else:
            a = ours()
            pair = Pair(a, theirs())
        if turn >= warm:
            pairs.append(pair)
    return pairs


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that the work takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def at_most(name: str, pairs: Sequence[Pair], unit: str, limit: float) -> Result:
    """The median pair by ours/theirs, which should be at most ``limit``."""
    pair = _median(pairs, lambda one: one.ours / one.theirs)
    ratio = pair.ours / pair.theirs
    return Result(name, pair.ours, pair.theirs, unit, ratio, f"<= {limit:g}", ratio <= limit)


def faster(name: str, pairs: Sequence[Pair], unit: str, times: float) -> Result:
    """The median pair by theirs/ours, which should be at least ``times``."""
    pair = _median(pairs, lambda one: one.theirs / one.ours)
    ratio = pair.theirs / pair.ours
    return Result(name, pair.ours, pair.theirs, unit, ratio, f">= {times:g}", ratio >= times)


def _median(pairs: Sequence[Pair], key: Callable[[Pair], float]) -> Pair:
    return sorted(pairs, key=key)[len(pairs) // 2]


def table(results: Sequence[Result]) -> str:
    """The results for people, a line each."""
    width = max(len(result.name) for result in results)
    lines = [f"{'':{width}}  {'ours':>10}  {'theirs':>10}  {'unit':<6}{'ratio':>7}  aim"]
    for one in results:
        mark = "" if one.holds else "  FALLS SHORT"
        lines.append(
            f"{one.name:{width}}  {one.ours:10.3f}  {one.theirs:10.3f}  {one.unit:<6}"
            f"{one.ratio:7.2f}  {one.aim}{mark}"
        )
    return "\n".join(lines)


def write(results: Sequence[Result], path: Path) -> None:
    """All results as one JSON list, figures unrounded."""
    rows = [asdict(result) for result in results]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def exit_status(results: Sequence[Result]) -> int:
    """1 where an aim falls short, or nothing was measured."""
    return 0 if results and all(result.holds for result in results) else 1
