"""Taking back an import: what only it brought goes, except ancestors of what stays.

The log and the tables are then as if the file had never come; taking the file again revives it.
Source: docs/contract.md, "Records" (visible revisions).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_desktop.db.log import ANNULLED

if TYPE_CHECKING:
    from ntm_desktop.db.store import Store


@dataclass(frozen=True, slots=True)
class Annulled:
    """What undoing an import did: revisions removed, records touched, records that stay.

    ``elsewhere``: standing imports that brought some of the same, the latest first.
    """

    removed: int
    touched: frozenset[str]
    kept: tuple[str, ...]
    elsewhere: tuple[int, ...] = ()


def annul(store: Store, number: int) -> Annulled:
    """Annul the import; inside a transaction."""
    alone, elsewhere = _brought_alone(store, number)
    going, kept = _split(store, alone)
    store.db.execute("UPDATE import_log SET status=? WHERE import=?", (ANNULLED, number))
    touched = _names(store, going.values())
    _remove(store, going, touched)
    left = {key: n for key, n in touched.items() if _is_there(store, n)}
    store.project(left)
    gone_kinds = {key.partition("/")[0] for key in touched.keys() - left.keys()}
    store.rules_changed(gone_kinds, touched)
    store.forget_attachments()
    names = tuple(sorted(_names(store, kept)))
    return Annulled(len(going), frozenset(touched), names, elsewhere)


def would_annul(store: Store, number: int) -> Annulled:
    """What annulling the import would do. Changes nothing."""
    alone, elsewhere = _brought_alone(store, number)
    going, kept = _split(store, alone)
    touched = _names(store, going.values())
    names = tuple(sorted(_names(store, kept)))
    return Annulled(len(going), frozenset(touched), names, elsewhere)


def _brought_alone(store: Store, number: int) -> tuple[dict[int, int], tuple[int, ...]]:
    """Number → record of the revisions that stand here by this import alone; who brought the rest.

    An import holds what it is linked with and all ancestors of that.
    """
    own = store.db.execute(
        "WITH RECURSIVE held (seq) AS (SELECT revision FROM import_revision WHERE import=?"
        " UNION SELECT p.parent FROM held h JOIN parent p ON p.child = h.seq)"
        " SELECT v.seq, v.record FROM held h JOIN revision v ON v.seq = h.seq WHERE v.local=0",
        (number,),
    ).fetchall()
    brought = {seq for seq, _ in own}
    others: set[int] = set()
    elsewhere: set[int] = set()
    for record in {record for _, record in own}:
        for other, seq in store.db.execute(
            "WITH RECURSIVE held (import, seq) AS (SELECT i.import, i.revision FROM revision v"
            " JOIN import_revision i ON i.revision = v.seq"
            " JOIN import_log l ON l.import = i.import"
            " WHERE v.record=?1 AND i.import<>?2 AND l.status<>?3"
            " UNION SELECT h.import, p.parent FROM held h JOIN parent p ON p.child = h.seq)"
            " SELECT import, seq FROM held",
            (record, number, ANNULLED),
        ):
            others.add(seq)
            if seq in brought:
                elsewhere.add(other)
    alone = {seq: record for seq, record in own if seq not in others}
    return alone, tuple(sorted(elsewhere, reverse=True))


def _split(store: Store, alone: Mapping[int, int]) -> tuple[dict[int, int], set[int]]:
    """Those that go, and the records of which some stay because a child stays."""
    children: dict[int, list[int]] = {}
    for record in set(alone.values()):
        for child, parent in store.db.execute(
            "SELECT p.child, p.parent FROM revision v JOIN parent p ON p.child = v.seq"
            " WHERE v.record=?",
            (record,),
        ):
            children.setdefault(parent, []).append(child)
    going: dict[int, int] = {}
    kept: set[int] = set()
    for seq in sorted(alone, reverse=True):  # a child arrived after its parents
        if all(child in going for child in children.get(seq, ())):
            going[seq] = alone[seq]
        else:
            kept.add(alone[seq])
    return going, kept


def _names(store: Store, records: Iterable[int]) -> dict[str, int]:
    found = {}
    for record in set(records):
        (key,) = store.db.execute("SELECT key FROM record WHERE record=?", (record,)).fetchone()
        found[str(key)] = record
    return found


def _is_there(store: Store, record: int) -> bool:
    row = store.db.execute("SELECT 1 FROM record WHERE record=?", (record,)).fetchone()
    return row is not None


def _remove(store: Store, going: Mapping[int, int], touched: Mapping[str, int]) -> None:
    db = store.db
    for key, record in touched.items():
        kind = key.partition("/")[0]
        if kind == "assessment":
            db.execute("DELETE FROM figure WHERE record=?", (record,))
        db.execute(f"DELETE FROM {kind} WHERE record=?", (record,))
        db.execute("DELETE FROM head WHERE record=?", (record,))
    seqs = [(seq,) for seq in going]
    db.executemany("DELETE FROM import_revision WHERE revision=?", seqs)
    db.executemany("DELETE FROM parent WHERE child=?", seqs)
    db.executemany("DELETE FROM revision WHERE seq=?", seqs)
    for record in touched.values():
        db.execute(
            "INSERT INTO head SELECT v.record, v.seq FROM revision v WHERE v.record=?1 AND v.seq"
            " NOT IN (SELECT p.parent FROM revision c JOIN parent p ON p.child = c.seq"
            " WHERE c.record=?1)",
            (record,),
        )
        db.execute(
            "DELETE FROM record WHERE record=?1"
            " AND NOT EXISTS (SELECT 1 FROM revision WHERE record=?1)",
            (record,),
        )
