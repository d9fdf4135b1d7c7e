"""Laptops in memory that edit, exchange, take back and resolve; the rules of the merge on trial.

A world is a list of steps (four numbers each), so that hypothesis can shrink one that fails. The
rules under trial are handed in, so that wrong ones can be shown to be found.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ntm_desktop.domain.merge import (
    Action,
    Value,
    heads_of,
    in_conflict,
    parents_first,
    plan_merge,
    value_of,
)
from ntm_desktop.domain.revisions import Revision, make_revision

KEYS = tuple(f"assessment/01603/xa-2021-2025/{code}/2023-06/self" for code in ("1.1", "17.8"))
NOTES = ("một", "hai", "ba", None)
LAPTOPS = 3
Step = tuple[int, int, int, int]
Parents = Mapping[str, Collection[str]]
ValueRule = Callable[[Collection[str], Parents, Callable[[str], str | None]], Value]


class Broken(AssertionError):
    """A rule of the merge does not hold in this world."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is on trial. ``closure``: ancestors of what is visible are visible. ``pinned``: the
    value at the moment of an import stays. ``all_heads``: an edit names all heads as parents."""

    value: ValueRule = value_of
    closure: bool = True
    pinned: bool = False
    all_heads: bool = False


@dataclass(slots=True)
class Laptop:
    """What was typed here, which files were taken, the steps that can be undone."""

    name: str
    local: dict[str, Revision] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    steps: list[tuple[str, str, str | None]] = field(default_factory=list)
    pins: dict[str, Value] = field(default_factory=dict)


def smallest(heads: Collection[str], _: Parents, body_of: Callable[[str], str | None]) -> Value:
    """A wrong rule: the head with the smallest id wins."""
    one = min(heads)
    return Value(one, body_of(one))


class World:
    """All laptops, all files that were ever carried, all revisions that were ever made."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.laptops = [Laptop(f"may-{number}") for number in range(LAPTOPS)]
        self.files: list[frozenset[str]] = []
        self.pool: dict[str, Revision] = {}
        self.imports = self.conflicts = self.undone = 0

    def play(self, steps: Iterable[Step]) -> None:
        """Take the steps, then let everybody exchange everything. Raises Broken."""
        acts = (self._edit, self._edit, self._edit, self._export, self._export, self._take,
                self._take, self._take, self._take_back, self._undo, self._resolve)  # fmt: skip
        for act, who, what, which in steps:
            acts[act % len(acts)](self.laptops[who % LAPTOPS], what, which)
        self._converge()

    # what a laptop sees

    def visible(self, laptop: Laptop) -> dict[str, Revision]:
        ids = set(laptop.local).union(*(self.files[number] for number in laptop.taken))
        if self.rules.closure:
            waiting = list(ids)
            while waiting:
                above = [one for one in self.pool[waiting.pop()].parents if one not in ids]
                ids.update(above)
                waiting.extend(above)
        return {one: self.pool[one] for one in ids}

    def _of(self, laptop: Laptop, key: str) -> dict[str, tuple[str, ...]]:
        seen = self.visible(laptop).values()
        return {row.id: row.parents for row in seen if row.key == key}

    def _body(self, one: str) -> str | None:
        return self.pool[one].body

    def heads(self, laptop: Laptop) -> dict[str, frozenset[str]]:
        found = {key: heads_of(self._of(laptop, key)) for key in KEYS}
        return {key: heads for key, heads in found.items() if heads}

    def value(self, laptop: Laptop, key: str) -> Value:
        parents = self._of(laptop, key)
        heads = heads_of(parents)
        if not heads:
            return Value(None, None)
        if self.rules.pinned and key in laptop.pins and in_conflict(heads, self._body):
            return laptop.pins[key]
        return self.rules.value(heads, parents, self._body)

    def state(self, laptop: Laptop) -> tuple[dict[str, str | None], set[str]]:
        return {key: self.value(laptop, key).body for key in KEYS}, set(self.visible(laptop))

    # what a laptop does

    def _write(self, laptop: Laptop, key: str, note: str | None, parents: Collection[str],
               comment: str | None = None) -> Revision:  # fmt: skip
        row = make_revision(
            key,
            None if note is None else {"note": note},
            parents=sorted(parents),
            author="huyen",
            device=laptop.name,
            edited_at=f"2023-06-05T08:00:00.{len(self.pool)}Z",
            comment=comment,
        )
        self.pool[row.id] = laptop.local[row.id] = row
        return row

    def _edit(self, laptop: Laptop, what: int, which: int) -> None:
        key, note = KEYS[what % len(KEYS)], NOTES[which % len(NOTES)]
        heads = self.heads(laptop).get(key, frozenset())
        if in_conflict(heads, self._body) and not self.rules.all_heads:
            return  # an ordinary edit is refused there
        former = self.value(laptop, key).body
        row = self._write(laptop, key, note, heads)
        laptop.steps.append((key, row.id, former))
        self._prove_no_silence(laptop)

    def _undo(self, laptop: Laptop, what: int, which: int) -> None:
        if not laptop.steps:
            return
        key, own, former = laptop.steps.pop()
        if self.heads(laptop).get(key) == frozenset({own}):
            note = next((one for one in NOTES if one and former and one in former), None)
            self._write(laptop, key, note, [own])
            self._prove_no_silence(laptop)

    def _resolve(self, laptop: Laptop, what: int, which: int) -> None:
        key = KEYS[what % len(KEYS)]
        heads = self.heads(laptop).get(key, frozenset())
        if in_conflict(heads, self._body):
            self._write(laptop, key, NOTES[which % len(NOTES)], heads, comment="lý do")

    def _export(self, laptop: Laptop, what: int = 0, which: int = 0) -> None:
        self.files.append(frozenset(self.visible(laptop)))

    def _take(self, laptop: Laptop, what: int, which: int) -> None:
        if not self.files:
            return
        number = which % len(self.files)
        before, heads = self.state(laptop), self.heads(laptop)
        planned = self._plan(laptop, self.files[number])
        laptop.pins.update({key: self.value(laptop, key) for key in KEYS})
        fresh = number not in laptop.taken
        laptop.taken.add(number)
        self.imports += 1
        after = self.heads(laptop)
        if {**heads, **planned} != after:
            raise Broken("the plan names other heads than there are")
        self._prove_descent(laptop, heads, after)
        self._prove_shown(laptop, heads, after)
        if fresh:
            laptop.taken.discard(number)
            if self.state(laptop) != before:
                raise Broken("taking an import back does not give what was before")
            laptop.taken.add(number)
        again = self.state(laptop)
        if self._plan(laptop, self.files[number]) or self.state(laptop) != again:
            raise Broken("the same file again changes something")

    def _take_back(self, laptop: Laptop, what: int, which: int) -> None:
        if laptop.taken:
            laptop.taken.discard(sorted(laptop.taken)[which % len(laptop.taken)])
            self.undone += 1
            seen = self.visible(laptop)
            if any(parent not in seen for row in seen.values() for parent in row.parents):
                raise Broken("a visible revision has a parent that is not")

    # what must hold

    def _plan(self, laptop: Laptop, file: frozenset[str]) -> dict[str, frozenset[str]]:
        known = self.visible(laptop)
        rows = [self.pool[one] for one in file]
        by_key: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in rows:
            by_key.setdefault(row.key, {})[row.id] = row.parents
        plan = plan_merge(
            "huyen",
            {key: heads_of(parents) for key, parents in by_key.items()},
            parents_first(row for row in rows if row.id not in known),
            self.heads(laptop),
            self._body,
            {},
        )
        return {
            record.key: record.heads
            for record in plan.records
            if record.heads or record.action is Action.NEW
        }

    def _prove_descent(
        self,
        laptop: Laptop,
        before: Mapping[str, frozenset[str]],
        after: Mapping[str, frozenset[str]],
    ) -> None:
        """No head goes unless one that stands on it comes; different bodies stay side by side."""
        seen = self.visible(laptop)
        for key, old in before.items():
            for gone in old - after[key]:
                if not any(gone in self._above(one, seen) for one in after[key]):
                    raise Broken("a head was replaced by one that does not stand on it")
            self.conflicts += in_conflict(after[key], self._body)

    def _prove_shown(
        self,
        laptop: Laptop,
        before: Mapping[str, frozenset[str]],
        after: Mapping[str, frozenset[str]],
    ) -> None:
        """A conflict shows what was there before the sides parted, never one of them."""
        seen = self.visible(laptop)
        for key, heads in after.items():
            shown = self.value(laptop, key).revision
            if shown is None or not in_conflict(heads, self._body):
                continue
            for own in before.get(key, frozenset()) & heads:
                if shown not in self._above(own, seen):
                    raise Broken("a conflict shows what only one side says")

    def _prove_no_silence(self, laptop: Laptop) -> None:
        for row in laptop.local.values():
            if row.comment is None and len({self._body(one) for one in row.parents}) > 1:
                raise Broken("an ordinary edit settled a conflict in silence")

    def _above(self, one: str, seen: Mapping[str, Revision]) -> set[str]:
        found: set[str] = set()
        waiting = [one]
        while waiting:
            for parent in seen[waiting.pop()].parents:
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    def _converge(self) -> None:
        for laptop in self.laptops:
            self._export(laptop)
        order = random.Random(len(self.pool))
        for laptop in (*self.laptops, Laptop("may-moi"), Laptop("may-khac")):
            numbers = list(range(len(self.files)))
            order.shuffle(numbers)
            for number in numbers:
                for key in KEYS:
                    laptop.pins[key] = self.value(laptop, key)
                laptop.taken.add(number)
            if laptop.name in ("may-moi", "may-khac"):
                self.laptops.append(laptop)
        states = [self.state(laptop) for laptop in self.laptops]
        if any(state != states[0] for state in states):
            raise Broken("the order of files matters")


def random_steps(seed: int, count: int = 60) -> Sequence[Step]:
    """Steps of a world for one seed."""
    chance = random.Random(seed)
    draw = chance.randrange
    return [(draw(99), draw(99), draw(99), draw(99)) for _ in range(count)]
