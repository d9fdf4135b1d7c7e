"""Reading the log: heads, values, history. Outside this room a revision is its hex id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ntm_desktop.db.session import Session
from ntm_desktop.domain.merge import SILENT, Value, value_of
from ntm_desktop.domain.revisions import Revision

_REVISION = (
    "SELECT v.seq, lower(hex(v.id)), r.kind, r.key, v.author, v.device, v.edited_at, v.comment,"
    " v.body, (SELECT group_concat(lower(hex(a.id))) FROM parent p JOIN revision a"
    " ON a.seq = p.parent WHERE p.child = v.seq)"
    " FROM revision v JOIN record r ON r.record = v.record"
)

ANNULLED = "annulled"
"""Status of an import that was taken back: what it brought does not count for it any more."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A revision with the imports in force that brought it.

    ``local``: typed here or shipped with the plan. One that is neither local nor of any import
    was kept when its import was taken back, because others stand on it.
    """

    revision: Revision
    imports: tuple[int, ...]
    local: bool


class Log(Session):
    """Questions to the log and to its heads."""

    def known_ids(self) -> bytes:
        """The ids of every revision in the log, 32 bytes each, in order of arrival."""
        return b"".join(row[0] for row in self.db.execute("SELECT id FROM revision ORDER BY seq"))

    def keys(self, kind: str | None = None) -> list[str]:
        """The keys of all records, or of one kind's, also of deleted ones; sorted."""
        if kind is None:
            rows = self.db.execute("SELECT key FROM record ORDER BY key")
        else:
            rows = self.db.execute("SELECT key FROM record WHERE kind=? ORDER BY key", (kind,))
        return [key for (key,) in rows]

    def heads(self, keys: Iterable[str] | None = None) -> dict[str, frozenset[str]]:
        """Key → ids of its heads, of all records or of those named that are known."""
        query = (
            "SELECT r.key, lower(hex(v.id)) FROM record r JOIN head h ON h.record = r.record"
            " JOIN revision v ON v.seq = h.revision"
        )
        if keys is None:
            rows: Iterable[tuple[str, str]] = self.db.execute(query)
        else:
            rows = (
                row
                for key in keys
                for row in self.db.execute(query + " WHERE r.key=?", (key,)).fetchall()
            )
        found: dict[str, set[str]] = {}
        for key, head in rows:
            found.setdefault(key, set()).add(head)
        return {key: frozenset(heads) for key, heads in found.items()}

    def body_of(self, revision: str) -> str | None:
        """The body text of a known revision; None where it is a deletion. KeyError if unknown."""
        row = self.db.execute(
            "SELECT body FROM revision WHERE id=?", (bytes.fromhex(revision),)
        ).fetchone()
        if row is None:
            raise KeyError(revision)
        body: str | None = row[0]
        return body

    def revisions(self, keys: Collection[str]) -> list[Revision]:
        """Every revision of the records, in order of arrival (so parents first)."""
        found = [
            row
            for key in keys
            for row in self.db.execute(_REVISION + " WHERE r.key=?", (key,)).fetchall()
        ]
        return [_revision(row) for row in sorted(found)]

    def history(self, key: str) -> list[LogEntry]:
        """Every revision of a record, newest arrival first, with imports in force that hold it."""
        rows = self.db.execute(_REVISION + " WHERE r.key=? ORDER BY v.seq DESC", (key,)).fetchall()
        local = {
            seq
            for (seq,) in self.db.execute(
                "SELECT v.seq FROM record r JOIN revision v ON v.record = r.record"
                " WHERE r.key=? AND v.local=1",
                (key,),
            )
        }
        holding: dict[str, set[int]] = {}
        entries = []
        for row in rows:
            revision = _revision(row)
            own = holding.setdefault(revision.id, set())
            own.update(
                number
                for (number,) in self.db.execute(
                    "SELECT b.import FROM import_revision b JOIN import_log i"
                    " ON i.import = b.import AND i.status <> ? WHERE b.revision=?",
                    (ANNULLED, row[0]),
                )
            )
            # An import that holds a revision holds its ancestors, which arrived before it.
            for parent in revision.parents:
                holding.setdefault(parent, set()).update(own)
            entries.append(LogEntry(revision, tuple(sorted(own)), row[0] in local))
        return entries

    def bodies_of(self, kind: str) -> dict[str, list[str]]:
        """Key → every body that any revision of the record has, of a kind; none of deletions."""
        found: dict[str, list[str]] = {}
        for key, body in self.db.execute(
            "SELECT r.key, v.body FROM record r JOIN revision v ON v.record = r.record"
            " WHERE r.kind=? ORDER BY v.seq",
            (kind,),
        ):
            found.setdefault(key, [])
            if body is not None:
                found[key].append(body)
        return found

    def conflicts(self) -> list[str]:
        """Keys of the records whose heads say different things, sorted.

        Not of what the program writes by itself: that is nothing that a person could settle.
        """
        return list(self.remembered("conflicts", self._conflicts))

    def _conflicts(self) -> list[str]:
        # Each record has a head: where there are no more heads than records, none has two. Counting
        # costs next to nothing; the question itself goes through the whole table.
        (alone,) = self.db.execute(
            "SELECT (SELECT count(*) FROM head) = (SELECT count(*) FROM record)"
        ).fetchone()
        if alone:
            return []
        rows = self.db.execute(
            "SELECT r.key FROM record r WHERE r.kind<>'acknowledgement' AND r.record IN"
            " (SELECT h.record FROM head h"
            " JOIN revision v ON v.seq = h.revision WHERE h.record IN"
            " (SELECT record FROM head GROUP BY record HAVING count(*) > 1) GROUP BY h.record"
            " HAVING count(DISTINCT v.body) > 1"
            " OR (count(v.body) > 0 AND count(v.body) < count(*))) ORDER BY r.key"
        )
        return [key for (key,) in rows]

    def head_bodies(self, key: str) -> dict[str, str | None]:
        """Id → body text of each head of a record; empty where the record is unknown."""
        return dict(
            self.db.execute(
                "SELECT lower(hex(v.id)), v.body FROM record r JOIN head h ON h.record = r.record"
                " JOIN revision v ON v.seq = h.revision WHERE r.key=?",
                (key,),
            ).fetchall()
        )

    def value(self, key: str) -> Value:
        """What a record says now, derived from its revisions."""
        heads = self.head_bodies(key)
        if not heads:
            return SILENT
        if len(heads) == 1:
            return Value(*heads.popitem())
        revisions = self.revisions([key])
        bodies = {revision.id: revision.body for revision in revisions}
        parents = {revision.id: revision.parents for revision in revisions}
        return value_of(heads, parents, bodies.__getitem__)

    def seqs(self, ids: Sequence[bytes]) -> dict[bytes, int]:
        """Id (32 bytes) → number in this file, of those that are known."""
        found = {}
        for one in ids:
            row = self.db.execute("SELECT seq FROM revision WHERE id=?", (one,)).fetchone()
            if row is not None:
                found[one] = int(row[0])
        return found


def _revision(
    row: tuple[int, str, str, str, str, str, str, str | None, str | None, str | None],
) -> Revision:
    _, one, kind, key, author, device, edited_at, comment, body, parents = row
    names = tuple(sorted(parents.split(","))) if parents else ()
    return Revision(one, kind, key, names, author, device, edited_at, comment, body)
