"""Lines of money shared out among communes, projects and programmes: what counts, once each. Pure.

A share names the line that its money lies in. In every stage where the line has a figure, the
figures of its shares lie inside it and the rest is what is not shared out; where it has none, the
sum of its shares stands for it. A share may be shared out again in the same way. What it leaves
empty of unit, project, source, programme and purpose it has from its line; year and source are its
line's in any case, so that one money is in one year and of one source.

A commune may write what came of its share (allocated, disbursed) as a line of its own: where it
names the district's line, it lies in the one share that the district gave the commune there, so
that nothing is counted twice and no plan grows. Source: Kế hoạch 2023, mục IV and VI.2.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from ntm_desktop.domain.numbers import added, minus, more
from ntm_desktop.domain.resources import STAGES, Funding, known_sum


class LineFault(Enum):
    """Why a share is counted as a line of its own."""

    MISSING = "missing"
    TOTAL = "total"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Excess:
    """A line whose shares come to more than it has. ``stage``: one of ``resources.STAGES``."""

    line: Funding
    stage: str
    own: str
    shared: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Lines with what lies in what. ``parent``: share → line, by keys; ``faults``: share → why it
    stands for itself; ``figures``: (key, stage) → what the line comes to."""

    lines: tuple[Funding, ...]
    parent: Mapping[str, str]
    faults: Mapping[str, LineFault]
    _children: Mapping[str, tuple[Funding, ...]] = field(repr=False)
    _figures: Mapping[tuple[str, str], str | None] = field(repr=False)

    def children(self, key: str) -> tuple[Funding, ...]:
        """The shares of a line, by key."""
        return self._children.get(key, ())

    def figure(self, key: str, stage: str) -> str | None:
        """What the line says, else what its shares come to."""
        return self._figures[key, stage]

    def shared(self, key: str, stage: str) -> str | None:
        """What the shares of a line come to, None where none says anything."""
        return known_sum(self.figure(one.key, stage) for one in self.children(key))

    def left(self, line: Funding, stage: str) -> str | None:
        """What of a line's own figure is not shared out; below 0 where too much was."""
        own, shared = line.amount(stage), self.shared(line.key, stage)
        return own if own is None or shared is None else minus(own, shared)


def shares(lines: Iterable[Funding]) -> Shares:
    """Put every share under its line. Lines that are stated totals hold nothing."""
    every = tuple(lines)
    by_key = {line.key: line for line in every}
    parent, faults = _named(by_key)
    parent |= _adopted(by_key, parent)
    children: dict[str, list[Funding]] = {}
    for key in sorted(parent):
        children.setdefault(parent[key], []).append(by_key[key])
    figures: dict[tuple[str, str], str | None] = {}
    for line in reversed(list(_from_the_top(every, children))):
        for stage in STAGES:
            inside = (figures[one.key, stage] for one in children.get(line.key, ()))
            own = line.amount(stage)
            figures[line.key, stage] = known_sum(inside) if own is None else own
    fixed = {key: tuple(several) for key, several in children.items()}
    return Shares(every, parent, faults, fixed, figures)


def _named(by_key: Mapping[str, Funding]) -> tuple[dict[str, str], dict[str, LineFault]]:
    parent: dict[str, str] = {}
    faults: dict[str, LineFault] = {}
    for key, line in by_key.items():
        if not line.part_of or line.stated:
            continue
        whole = by_key.get(line.part_of)
        if whole is None or whole.stated:
            faults[key] = LineFault.MISSING if whole is None else LineFault.TOTAL
        else:
            parent[key] = line.part_of
    for key in [key for key in parent if _leads_back(key, parent)]:
        faults[key] = LineFault.CIRCLE
    return {key: whole for key, whole in parent.items() if key not in faults}, faults


def _leads_back(key: str, parent: Mapping[str, str]) -> bool:
    """Whether the lines above lead to the line itself."""
    above, passed = parent.get(key), {key}
    while above is not None and above not in passed:
        passed.add(above)
        above = parent.get(above)
    return above == key


def _adopted(by_key: Mapping[str, Funding], parent: Mapping[str, str]) -> dict[str, str]:
    """A commune's own line lies in the one share of the same line that others gave the commune."""
    given: dict[tuple[str, str], list[Funding]] = {}
    for key, whole in parent.items():
        line = by_key[key]
        if line.unit and line.scope != line.unit:
            given.setdefault((whole, line.unit), []).append(line)
    found = {}
    for key, whole in parent.items():
        line = by_key[key]
        if line.scope != line.unit:
            continue
        several = [
            one
            for one in given.get((whole, line.unit), [])
            if not (one.project and line.project) or one.project == line.project
        ]
        same = [one for one in several if line.project and one.project == line.project]
        if len(same or several) == 1:
            found[key] = (same or several)[0].key
    return found


def _from_the_top(
    lines: Iterable[Funding], children: Mapping[str, Sequence[Funding]]
) -> Iterator[Funding]:
    """Every line after the line that it lies in."""
    inside = {one.key for several in children.values() for one in several}
    waiting = [line for line in lines if line.key not in inside]
    while waiting:
        line = waiting.pop()
        yield line
        waiting += children.get(line.key, ())


def settled(found: Shares) -> tuple[Funding, ...]:
    """The lines, each with what it comes to in every stage and with what it has from its line."""
    by_key = {line.key: line for line in found.lines}
    done: dict[str, Funding] = {}
    for line in _from_the_top(found.lines, {k: found.children(k) for k in found.parent.values()}):
        above = found.parent.get(line.key)
        whole = done[above] if above is not None else by_key[line.key]
        planned, allocated, disbursed = (found.figure(line.key, stage) for stage in STAGES)
        done[line.key] = replace(
            line,
            year=whole.year,
            source=whole.source or line.source,
            unit=line.unit or whole.unit,
            project=line.project or whole.project,
            programme=line.programme or whole.programme,
            purpose=line.purpose or whole.purpose,
            planned=planned,
            allocated=allocated,
            disbursed=disbursed,
        )
    return tuple(done[line.key] for line in found.lines)


def counted(lines: Iterable[Funding]) -> tuple[Funding, ...]:
    """Lines that may be added up in any grouping: a line that is shared out has only what is left
    of it, so that its shares and the rest come to what it says. Stated totals stay as they are.
    """
    found = shares(lines)
    plain = {line.key: line for line in found.lines}
    pieces = []
    for line in settled(found):
        if not found.children(line.key):
            pieces.append(line)
            continue
        left = [_rest(found, plain[line.key], stage) for stage in STAGES]
        if any(amount is not None for amount in left):
            planned, allocated, disbursed = left
            rest = replace(line, planned=planned, allocated=allocated, disbursed=disbursed)
            pieces.append(rest)
    return tuple(pieces)


def _rest(found: Shares, line: Funding, stage: str) -> str | None:
    left = found.left(line, stage)
    shared = found.shared(line.key, stage)
    return None if left == "0" and shared is not None else left


def exceeding(found: Shares) -> tuple[Excess, ...]:
    """Lines whose shares come to more than the line itself says, stage by stage."""
    excess = []
    for line in found.lines:
        for stage in STAGES:
            own, shared = line.amount(stage), found.shared(line.key, stage)
            if own is not None and shared is not None and more(shared, own):
                excess.append(Excess(line, stage, added([own]), shared))
    return tuple(excess)


def differing(found: Shares) -> tuple[tuple[Funding, Funding, str], ...]:
    """(share, line, "year" or "source") where a share says another year or source than its line."""
    by_key = {line.key: line for line in found.lines}
    apart = []
    for key in sorted(found.parent):
        share, line = by_key[key], by_key[found.parent[key]]
        if share.year != line.year:
            apart.append((share, line, "year"))
        if share.source and line.source and share.source != line.source:
            apart.append((share, line, "source"))
    return tuple(apart)
