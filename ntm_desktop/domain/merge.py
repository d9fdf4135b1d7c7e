"""Heads, the value of a record, and the plan of a merge: pure functions of the visible revisions.

Nothing here looks at a clock. The value in a conflict is derived, never stored as a choice, so
every laptop that sees the same revisions shows the same value, whatever their order of arrival.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ntm_desktop.domain import ownership
from ntm_desktop.domain.revisions import Revision

NOT_OWNER = "not_owner"
ANCESTOR_REFUSED = "ancestor_refused"


@dataclass(frozen=True, slots=True)
class Value:
    """What a record says now: the text of its body and a revision that carries it.

    ``revision`` None: the record does not speak. ``body`` None with a revision: deleted.
    """

    revision: str | None
    body: str | None


SILENT = Value(None, None)


def heads_of(parents: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The revisions that no other one names as parent. ``parents``: id → its parents."""
    named = {parent for several in parents.values() for parent in several}
    return frozenset(parents) - named


def in_conflict(heads: Collection[str], body_of: Callable[[str], str | None]) -> bool:
    """Whether heads say different things; deleted differs from every body, not from deleted."""
    return len(heads) > 1 and len({body_of(head) for head in heads}) > 1


def value_of(
    heads: Collection[str],
    parents: Mapping[str, Collection[str]],
    body_of: Callable[[str], str | None],
) -> Value:
    """The value that a set of revisions gives.

    All bodies equal: that body. Else the value of their nearest common ancestors, that is the
    common ancestors that are no ancestor of another common one; silent where there is none.
    """
    current = frozenset(heads)
    while current:
        bodies = {body_of(head) for head in current}
        if len(bodies) == 1:
            return Value(min(current), bodies.pop())
        shared = frozenset.intersection(*(_ancestors(one, parents) for one in current))
        above = frozenset().union(*(_ancestors(one, parents) for one in shared))
        current = shared - above
    return SILENT


def _ancestors(revision: str, parents: Mapping[str, Collection[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(parents.get(revision, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(parents.get(one, ()))
    return frozenset(found)


class Action(StrEnum):
    """What an import does to one record."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    OLDER = "older"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A record (or one of its revisions) that is not taken; ``reason`` is a stable word."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """What happens to one record: the heads after the merge, where it changes anything."""

    key: str
    action: Action
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The outcome of planning one package; ``rows`` are those to insert, parents first."""

    rows: tuple[Revision, ...]
    records: tuple[RecordPlan, ...]
    refused: tuple[RefusedRow, ...]

    def count(self, action: Action) -> int:
        """How many records see that action."""
        return sum(record.action is action for record in self.records)


def plan_merge(
    sender: str,
    package_heads: Mapping[str, frozenset[str]],
    unknown: Sequence[Revision],
    local_heads: Mapping[str, frozenset[str]],
    body_of: Callable[[str], str | None],
    faulty: Mapping[str, str],
) -> MergePlan:
    """Plan what a package changes. Pure; the same inputs give the same plan.

    ``package_heads``: key → heads within the package, of every record in it. ``unknown``: its
    revisions that are not known here, parents before children. ``local_heads``: key → heads here,
    absent where the record is unknown. ``body_of``: body of a revision known here. ``faulty``:
    id of a row with a bad value → reason word.
    """
    allowed: dict[tuple[str, str], bool] = {}
    refused_ids: set[str] = set()
    refused: dict[RefusedRow, None] = {}
    taken: dict[str, list[Revision]] = {}
    rows: list[Revision] = []
    for row in unknown:
        reason = faulty.get(row.id)
        if reason is None:
            pair = (row.key, row.author)
            if pair not in allowed:
                allowed[pair] = ownership.may_bring(sender, row.key, row.author)
            if not allowed[pair]:
                reason = NOT_OWNER
            elif refused_ids and not refused_ids.isdisjoint(row.parents):
                reason = ANCESTOR_REFUSED
        if reason is not None:
            refused_ids.add(row.id)
            refused[RefusedRow(row.key, reason)] = None
            continue
        rows.append(row)
        taken.setdefault(row.key, []).append(row)
    refused_keys = {row.key for row in refused}
    records = [
        _plan_record(key, heads, taken.get(key), local_heads.get(key), body_of)
        for key, heads in package_heads.items()
        if key in taken or key in local_heads or key not in refused_keys
    ]
    return MergePlan(tuple(rows), tuple(records), tuple(refused))


def _plan_record(
    key: str,
    package_heads: frozenset[str],
    taken: list[Revision] | None,
    local_heads: frozenset[str] | None,
    body_of: Callable[[str], str | None],
) -> RecordPlan:
    if not taken:
        same = local_heads is not None and package_heads <= local_heads
        return RecordPlan(key, Action.SAME if same else Action.OLDER)
    named = {parent for row in taken for parent in row.parents}
    fresh = {row.id: row.body for row in taken}
    kept = (local_heads or frozenset()) - named
    heads = kept | (fresh.keys() - named)
    bodies = {fresh[head] if head in fresh else body_of(head) for head in heads}
    if len(bodies) > 1:
        action = Action.CONFLICT
    elif local_heads is None:
        action = Action.NEW
    else:
        action = Action.SAME if kept else Action.UPDATED
    return RecordPlan(key, action, frozenset(heads))


def parents_first(revisions: Iterable[Revision]) -> list[Revision]:
    """The revisions ordered so that a parent stands before its children.

    Parents that are not among them are taken as known. Raises ValueError for a cycle.
    """
    by_id = {revision.id: revision for revision in revisions}
    children: dict[str, list[str]] = {}
    missing = {}
    for revision in by_id.values():
        inside = [parent for parent in revision.parents if parent in by_id]
        missing[revision.id] = len(inside)
        for parent in inside:
            children.setdefault(parent, []).append(revision.id)
    ready = deque(one for one, count in missing.items() if not count)
    done: list[Revision] = []
    while ready:
        one = ready.popleft()
        done.append(by_id[one])
        for child in children.get(one, ()):
            missing[child] -= 1
            if not missing[child]:
                ready.append(child)
    if len(done) != len(by_id):
        raise ValueError("cycle")
    return done
