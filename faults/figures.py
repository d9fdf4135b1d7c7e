"""What a part of the harness hands back; printed by ``python -m faults``, kept in the docs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figures:
    """What a part of the harness saw.

    ``rows``: what was counted and how often; ``faults``: sentences, empty where all held.
    """

    part: str
    runs: int
    seed: int
    rows: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]


Part = Callable[[int, int, Path], Figures]
"""``run(runs, seed, folder)`` of a part's module; ``folder`` is empty and its own."""
