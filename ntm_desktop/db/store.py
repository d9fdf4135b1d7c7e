"""The store: appends revisions to the log and keeps heads and current values in step with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ntm_desktop.db import connection as files
from ntm_desktop.db import migrations, verify
from ntm_desktop.db.annul import Annulled, annul
from ntm_desktop.db.attachments import Attachments
from ntm_desktop.db.exchange_log import ExchangeLog
from ntm_desktop.db.projection import (
    FIGURE,
    KEEP_OUTCOME,
    UPSERTS,
    Current,
    figure_rows,
    row_of,
)
from ntm_desktop.db.queries import Queries
from ntm_desktop.db.steps import Steps
from ntm_desktop.domain.merge import value_of
from ntm_desktop.domain.revisions import Revision

_INSERT_FIGURE = f"INSERT INTO figure ({','.join(FIGURE)}) VALUES (?,?,?,?,?)"
# Kinds whose value changes how other records are judged, or whose verdicts count.
_RULES = frozenset(
    {"threshold", "wording", "base_figure", "round", "criteria_set", "responsibility"}
)


class Store(Queries, ExchangeLog, Attachments, Steps):
    """A workbook's file: log, projections, import log, attachments, steps."""

    @classmethod
    def create(cls, path: Path) -> Store:
        """A new file with the structure of schema.sql."""
        return cls(path, files.create(path))

    @classmethod
    def open(
        cls,
        path: Path,
        back_up: Callable[[Store], object] | None = None,
        wait: float = files.WAIT,
    ) -> Store:
        """Open a file and check its structure; the content is checked before the first write.

        ``back_up`` copies the file before an older structure is lifted; ``wait``: seconds that
        another program gets to let it go. Raises FileRefused (``foreign_schema``…), InUse,
        StorageFailed.
        """
        db, read_only = files.open_existing(path, wait)
        store = cls(path, db, read_only)
        try:
            with files.translated(path):
                version = migrations.version_of(db)
                if migrations.is_older(version):
                    verify.check_structure(store, version)
            migrations.climb(path, db, lambda: back_up(store) if back_up else None)
            with files.translated(path):
                verify.check_structure(store)
        except BaseException:
            files.close(db)
            raise
        store._checked = False
        return store

    def check_before_writing(self) -> None:
        """quick_check and staleness, once after opening. Raises FileRefused."""
        if not self._checked:
            with files.translated(self.path):
                verify.check_content(self)
            self._checked = True

    def append(self, rows: Sequence[Revision], *, local: bool) -> frozenset[str]:
        """Add revisions (parents first, none known yet) to the log; keep projections in step.

        Inside a transaction. Returns the keys of the records touched.
        """
        db = self.db
        (top,) = db.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()
        records: dict[str, int] = {}
        heads_of: dict[int, list[int]] = {}
        fresh: set[int] = set()
        for row in rows:
            if row.key not in records:
                records[row.key] = self._record(row.key, row.kind, heads_of, fresh)
        numbered = list(enumerate(rows, int(top) + 1))
        numbers = {row.id: seq for seq, row in numbered}
        links = [
            (seq, numbers.get(parent) or self._seq(parent))
            for seq, row in numbered
            for parent in row.parents
        ]
        db.executemany(
            "INSERT INTO revision VALUES (?,?,?,?,?,?,?,?,?)",
            [
                (
                    seq,
                    bytes.fromhex(row.id),
                    records[row.key],
                    row.author,
                    row.device,
                    row.edited_at,
                    int(local),
                    row.comment,
                    row.body,
                )
                for seq, row in numbered
            ],
        )
        db.executemany("INSERT INTO parent VALUES (?,?)", links)
        named = {parent for _, parent in links}
        raised = [(records[row.key], seq) for seq, row in numbered if seq not in named]
        self._move_heads(heads_of, named, raised)
        self.project(records, {seq: row.body for seq, row in numbered}, fresh, heads_of)
        return frozenset(records)

    def _record(self, key: str, kind: str, heads_of: dict[int, list[int]], fresh: set[int]) -> int:
        """The number of a record, made where it is new; notes its heads."""
        found = self.db.execute(
            "SELECT r.record, h.revision FROM record r LEFT JOIN head h ON h.record = r.record"
            " WHERE r.key=?",
            (key,),
        ).fetchall()
        if found:
            number = int(found[0][0])
        else:
            cursor = self.db.execute("INSERT INTO record (key, kind) VALUES (?,?)", (key, kind))
            number = int(cursor.lastrowid or 0)
            fresh.add(number)
        heads_of[number] = [head for _, head in found if head is not None]
        return number

    def _seq(self, revision: str) -> int:
        name = bytes.fromhex(revision)
        return self.seqs([name])[name]

    def _move_heads(
        self,
        heads_of: dict[int, list[int]],
        named: Collection[int],
        raised: Sequence[tuple[int, int]],
    ) -> None:
        """Take the heads away that were built on, put the new ones in; ``heads_of`` follows."""
        fallen = [(one, head) for one, heads in heads_of.items() for head in heads if head in named]
        self.db.executemany("DELETE FROM head WHERE record=? AND revision=?", fallen)
        self.db.executemany("INSERT INTO head VALUES (?,?)", raised)
        for record, head in fallen:
            heads_of[record].remove(head)
        for record, head in raised:
            heads_of[record].append(head)

    def project(
        self,
        records: Mapping[str, int],
        bodies: Mapping[int, str | None] | None = None,
        fresh: Collection[int] = frozenset(),
        heads_of: Mapping[int, Sequence[int]] | None = None,
    ) -> None:
        """Write the current rows of these records (key → number) from the log.

        ``bodies``, ``heads_of``: what is at hand of them. ``fresh``: records that had no row
        before. Kinds that carry rules go first; what they judge is judged again in the same
        transaction.
        """
        by_kind: dict[str, list[Current]] = {}
        gone: list[tuple[str, int]] = []
        for key, record in records.items():
            kind = key.partition("/")[0]
            heads = self._heads(record) if heads_of is None else heads_of[record]
            current = self._current(key, record, heads, bodies or {})
            if current is None:
                if record not in fresh:
                    gone.append((kind, record))
            else:
                by_kind.setdefault(kind, []).append(current)
        rules = _RULES & (by_kind.keys() | {kind for kind, _ in gone})
        for kind in sorted(by_kind, key=lambda name: name == "assessment"):
            if kind == "assessment" and rules:
                self.judge.forget()
            self._write(kind, by_kind[kind], fresh)
        for kind, record in gone:
            if kind == "assessment":
                self.db.execute("DELETE FROM figure WHERE record=?", (record,))
            self.db.execute(f"DELETE FROM {kind} WHERE record=?", (record,))
        self.rules_changed(rules, records)

    def rules_changed(self, kinds: Collection[str], keys: Collection[str]) -> None:
        """Judge again what depends on those of the records that carry rules."""
        rules = _RULES & set(kinds)
        if rules:
            self.judge.forget()
            self.judge_again([key for key in keys if key.partition("/")[0] in rules])

    def annul_import(self, number: int) -> Annulled:
        """Take back what only this import brought; inside a transaction."""
        return annul(self, number)

    def _write(self, kind: str, several: Sequence[Current], fresh: Collection[int]) -> None:
        rows = [row_of(current, self.judge) for current in several]
        if kind == "assessment":
            self._write_assessments(rows, several, fresh)
        else:
            self.db.executemany(UPSERTS[kind], rows)

    def _write_assessments(
        self,
        rows: Sequence[tuple[Any, ...]],
        several: Sequence[Current],
        fresh: Collection[int],
    ) -> None:
        known = [row for row in rows if row[0] not in fresh]
        changed = [row for row in known if not self.db.execute(KEEP_OUTCOME, row).rowcount]
        made = [row for row in rows if row[0] in fresh]
        self.db.executemany(UPSERTS["assessment"], changed + made)
        self.db.executemany("DELETE FROM figure WHERE record=?", [(row[0],) for row in known])
        self.db.executemany(
            _INSERT_FIGURE, [row for current in several for row in figure_rows(current)]
        )

    def _heads(self, record: int) -> list[int]:
        rows = self.db.execute("SELECT revision FROM head WHERE record=?", (record,))
        return [seq for (seq,) in rows]

    def _current(
        self, key: str, record: int, heads: Sequence[int], bodies: Mapping[int, str | None]
    ) -> Current | None:
        if len(heads) == 1:
            (seq,) = heads
            text = bodies[seq] if seq in bodies else self._body(seq)
        else:
            found = self._value_of(record, heads)
            if found is None:
                return None
            seq, text = found
        return None if text is None else Current(record, key, seq, json.loads(text))

    def _body(self, seq: int) -> str | None:
        (body,) = self.db.execute("SELECT body FROM revision WHERE seq=?", (seq,)).fetchone()
        text: str | None = body
        return text

    def _value_of(self, record: int, heads: Iterable[int]) -> tuple[int, str | None] | None:
        rows = self.db.execute(
            "SELECT lower(hex(id)), seq, body FROM revision WHERE record=?", (record,)
        ).fetchall()
        names = {seq: one for one, seq, _ in rows}
        parents: dict[str, list[str]] = {one: [] for one, _, _ in rows}
        for child, parent in self.db.execute(
            "SELECT p.child, p.parent FROM parent p JOIN revision v ON v.seq = p.child"
            " WHERE v.record=?",
            (record,),
        ):
            parents[names[child]].append(names[parent])
        bodies = {one: body for one, _, body in rows}
        value = value_of([names[head] for head in heads], parents, bodies.__getitem__)
        if value.revision is None:
            return None
        numbers = {one: seq for one, seq, _ in rows}
        return numbers[value.revision], value.body

    def judge_again(self, changed: Collection[str] | None = None) -> int:
        """Judge stored assessments again; returns how many results changed.

        ``changed``: keys of the rule records that changed; None judges all.
        """
        where, arguments = _touched(changed)
        rows = self.db.execute(
            "SELECT a.record, a.unit, a.criteria_set, a.code, a.round, a.judged, a.stated, v.body"
            f" FROM assessment a JOIN revision v ON v.seq = a.revision WHERE {where}",
            arguments,
        ).fetchall()
        judge, changes = self.judge, []
        for record, unit, criteria_set, code, round_, judged, stated, body in rows:
            figures = json.loads(body).get("figures")
            now = judge.outcome(unit, criteria_set, code, round_, figures) if figures else 0
            if now != judged:
                changes.append((now, now if stated is None else stated, record))
        self.db.executemany("UPDATE assessment SET judged=?, outcome=? WHERE record=?", changes)
        return len(changes)


def _touched(changed: Collection[str] | None) -> tuple[str, list[str]]:
    """Which assessments depend on the rule records of these keys, as a WHERE clause."""
    if changed is None or any(key.startswith(("round/", "criteria_set/")) for key in changed):
        return "1", []
    clauses, arguments = [], []
    for key in changed:
        kind, *parts = key.split("/")
        if kind == "threshold":
            clauses.append("(a.criteria_set=? AND a.code=?)")
            arguments += parts[:2]
        elif kind == "base_figure":
            clauses.append("(a.unit=? AND a.round>=? AND a.round<?)")
            arguments += [parts[0], parts[1], parts[1] + "~"]
    if len(clauses) > 200:
        return "1", []
    return " OR ".join(clauses) or "0", arguments
