"""What a laptop must hold, kept beside the program in plain sets, and what must be true of it.

Nothing here asks the program's rules of merging: ancestors, heads and visibility are reckoned
anew from the revisions that were typed. Source of the rules: docs/contract.md, "Records".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ntm_desktop.domain.merge import Value
from ntm_desktop.domain.revisions import Revision


class Broken(Exception):
    """A rule does not hold; the sentence says which and where."""


class Pool:
    """Every revision that was ever made, on whatever laptop."""

    def __init__(self, shipped: Iterable[Revision]) -> None:
        self.rows = {row.id: row for row in shipped}
        self.shipped = frozenset(self.rows)
        self._above: dict[str, frozenset[str]] = {}

    def add(self, row: Revision) -> None:
        """Note a revision that was typed."""
        self.rows[row.id] = row

    def above(self, one: str) -> frozenset[str]:
        """The ancestors of a revision."""
        if one not in self._above:
            parents = self.rows[one].parents
            self._above[one] = frozenset(parents).union(*map(self.above, parents))
        return self._above[one]

    def with_ancestors(self, several: Iterable[str]) -> set[str]:
        """These revisions and all that they were built on."""
        found = set(several)
        return found.union(*map(self.above, found))

    def heads(self, several: Iterable[str]) -> dict[str, frozenset[str]]:
        """Key → those of these revisions that none of the others was built on."""
        by_key: dict[str, set[str]] = {}
        named: set[str] = set()
        for one in several:
            by_key.setdefault(self.rows[one].key, set()).add(one)
            named.update(self.rows[one].parents)
        return {key: frozenset(ids - named) for key, ids in by_key.items()}

    def bodies(self, several: Iterable[str]) -> set[str | None]:
        """What these revisions say."""
        return {self.rows[one].body for one in several}


@dataclass(slots=True)
class Seen:
    """Why a laptop sees what it sees: what was typed there, what its imports (by number) hold."""

    typed: set[str] = field(default_factory=set)
    taken: dict[int, frozenset[str]] = field(default_factory=dict)

    def copy(self) -> Seen:
        """The same of a copied file."""
        return Seen(set(self.typed), dict(self.taken))

    def visible(self, pool: Pool) -> set[str]:
        """Every revision that is to be in the log, the shipped ones aside."""
        own = self.typed.union(*self.taken.values()) - pool.shipped
        return pool.with_ancestors(own) - pool.shipped


def prove_typed(pool: Pool, row: Revision, heads: Collection[str]) -> None:
    """An edit stands on all that was there, and settles no conflict without a comment."""
    if set(row.parents) != set(heads):
        raise Broken(f"an edit of {row.key} does not stand on what was shown")
    if len(pool.bodies(row.parents)) > 1 and not row.comment:
        raise Broken(f"an ordinary edit settled a conflict of {row.key} in silence")


def prove_heads(
    before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]], pool: Pool
) -> None:
    """No head goes unless one that was built on it is there now."""
    for key, heads in before.items():
        for gone in heads - after.get(key, frozenset()):
            if not any(gone in pool.above(one) for one in after.get(key, ())):
                raise Broken(f"a head of {key} went without a revision that stands on it")


def prove_shown(key: str, shown: Value, heads: frozenset[str], pool: Pool) -> None:
    """Heads that agree are shown; where they differ, nothing that only one side says."""
    if len(pool.bodies(heads)) == 1:
        if shown.revision not in heads:
            raise Broken(f"{key} does not show its head")
    elif shown.revision and not all(shown.revision in pool.above(head) for head in heads):
        raise Broken(f"the conflict of {key} shows what only one side says")


def prove_replaced(
    key: str, before: Value, after: Value, heads: frozenset[str], pool: Pool
) -> None:
    """A value gives way only to one that stands on it, or to what was before the sides parted.

    The latter is what :func:`prove_shown` looks at. Heads that agree carry one value together.
    """
    if before.revision is None or before.body == after.body or len(pool.bodies(heads)) > 1:
        return
    if not any(before.revision in pool.above(head) for head in heads):
        raise Broken(f"the value of {key} was replaced by one that does not stand on it")
