"""Proofs on a workbook's file: structure, soundness, and that the tables equal the log."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from ntm_desktop.db import connection as files
from ntm_desktop.db.import_log import parsed_report
from ntm_desktop.db.normalise import STORED, same_structure
from ntm_desktop.db.projection import FIGURE, Current, columns, figure_rows, row_of
from ntm_desktop.domain.merge import heads_of, value_of
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.revisions import revision_id
from ntm_desktop.errors import FileRefused
from ntm_desktop.texts import storage as texts

if TYPE_CHECKING:
    from ntm_desktop.db.store import Store


STALE = frozenset({"head", "current", "figure", "import_report"})
"""Faults beside the log: it is sound, the tables can be rebuilt from it, a report is only shown."""


def readable(store: Store) -> AbstractContextManager[None]:
    """What SQLite raises over this file becomes FileRefused, InUse or StorageFailed."""
    return files.translated(store.path)


def check_structure(store: Store, version: int = files.WORKBOOK_VERSION) -> None:
    """The file's own statements equal those of a version, token by token.

    Raises ``foreign_schema``.
    """
    found = store.db.execute(STORED).fetchall()
    if not same_structure(found, files.structure_sql(version)):
        raise FileRefused("foreign_schema", texts.foreign_structure(str(store.path)))


def check_sound(store: Store) -> None:
    """SQLite's quick_check. Raises ``damaged``."""
    (answer,) = store.db.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise FileRefused("damaged", texts.damaged(str(store.path)))


def check_content(store: Store) -> None:
    """quick_check, and no current row shows a superseded revision. Raises ``damaged``."""
    check_sound(store)
    if stale_records(store):
        raise FileRefused("damaged", texts.stale(str(store.path)))


def stale_records(store: Store) -> list[int]:
    """Records whose current row does not show their single head."""
    stale: list[int] = []
    for kind in KINDS:
        stale += [
            record
            for (record,) in store.db.execute(
                f"SELECT t.record FROM {kind} t WHERE NOT EXISTS (SELECT 1 FROM head h"
                " WHERE h.record = t.record AND h.revision = t.revision)"
                " AND (SELECT count(*) FROM head h WHERE h.record = t.record) = 1"
            )
        ]
    return stale


def faults(store: Store) -> list[tuple[str, str]]:
    """Everything in which the file contradicts itself: (code, where).

    Codes: ``integrity``, ``foreign_key``, ``revision_id``, ``head``, ``current``, ``figure``,
    ``import_report`` (number of the import whose report cannot be read).
    """
    found = [
        ("integrity", str(line))
        for (line,) in store.db.execute("PRAGMA integrity_check")
        if line != "ok"
    ]
    if found:
        return found
    found += [("foreign_key", str(row[0])) for row in store.db.execute("PRAGMA foreign_key_check")]
    expected = Expected(store)
    found += expected.bad_ids
    if found:
        return found
    heads = set(store.db.execute("SELECT record, revision FROM head"))
    found += [("head", expected.name(record)) for record, _ in sorted(heads ^ expected.heads)]
    for kind in KINDS:
        names = ",".join(columns(KINDS[kind]))
        rows = set(store.db.execute(f"SELECT {names} FROM {kind}"))
        different = {row[0] for row in rows ^ set(expected.rows.get(kind, ()))}
        found += [("current", expected.name(record)) for record in sorted(different)]
    figures = set(store.db.execute(f"SELECT {','.join(FIGURE)} FROM figure"))
    different = {row[0] for row in figures ^ expected.figures}
    found += [("figure", expected.name(record)) for record in sorted(different)]
    return found + [("import_report", str(number)) for number in _bad_reports(store)]


def _bad_reports(store: Store) -> list[int]:
    reports = store.db.execute("SELECT import, report FROM import_log ORDER BY import")
    return [number for number, text in reports if parsed_report(text) is None]


class Expected:
    """What heads and tables must hold, computed from the log alone."""

    def __init__(self, store: Store) -> None:
        self.keys: dict[int, str] = dict(store.db.execute("SELECT record, key FROM record"))
        self.heads: set[tuple[int, int]] = set()
        self.rows: dict[str, list[tuple[Any, ...]]] = {}
        self.figures: set[tuple[Any, ...]] = set()
        self.bad_ids: list[tuple[str, str]] = []
        revisions = store.db.execute(
            "SELECT seq, lower(hex(id)), record, author, device, edited_at, comment, body"
            " FROM revision"
        ).fetchall()
        names = {row[0]: row[1] for row in revisions}
        parents: dict[int, list[int]] = {row[0]: [] for row in revisions}
        for child, parent in store.db.execute("SELECT child, parent FROM parent"):
            parents.setdefault(child, []).append(parent)
        by_record: dict[int, list[tuple[Any, ...]]] = {}
        for row in revisions:
            by_record.setdefault(row[2], []).append(row)
            self._check_id(row, [names.get(parent, "") for parent in parents[row[0]]])
        if self.bad_ids:
            return  # a log that is not what was written says nothing of the tables
        for record, rows in by_record.items():
            self._expect(store, record, rows, names, parents)

    def name(self, record: int) -> str:
        """The key of a record; its number where the file has lost the key."""
        return self.keys.get(record, f"#{record}")

    def _check_id(self, row: tuple[Any, ...], parents: list[str]) -> None:
        _, one, record, author, device, edited_at, comment, body = row
        key = self.name(record)
        kind = key.partition("/")[0]
        if revision_id(kind, key, parents, author, device, edited_at, comment, body) != one:
            self.bad_ids.append(("revision_id", key))

    def _expect(
        self,
        store: Store,
        record: int,
        rows: list[tuple[Any, ...]],
        names: dict[int, str],
        parents: dict[int, list[int]],
    ) -> None:
        graph = {row[1]: [names.get(parent, "") for parent in parents[row[0]]] for row in rows}
        bodies = {row[1]: row[7] for row in rows}
        numbers = {row[1]: row[0] for row in rows}
        heads = heads_of(graph)
        self.heads |= {(record, numbers[head]) for head in heads}
        value = value_of(heads, graph, bodies.__getitem__)
        if value.revision is None or value.body is None:
            return
        key = self.keys[record]
        current = Current(record, key, numbers[value.revision], json.loads(value.body))
        self.rows.setdefault(key.partition("/")[0], []).append(row_of(current, store.judge))
        self.figures |= set(figure_rows(current))


def rebuild(store: Store) -> int:
    """Rebuild heads and current tables from the log; inside a transaction. Returns the records.

    A report of an import that cannot be read becomes an empty one: nothing can rebuild it.
    """
    db = store.db
    for number in _bad_reports(store):
        store.set_import_report(number, "{}")
    db.execute("DELETE FROM figure")
    for kind in KINDS:
        db.execute(f"DELETE FROM {kind}")
    db.execute("DELETE FROM head")
    db.execute(
        "INSERT INTO head SELECT record, seq FROM revision"
        " WHERE seq NOT IN (SELECT parent FROM parent)"
    )
    records = {key: n for n, key in db.execute("SELECT record, key FROM record")}
    store.judge.forget()
    store.project(records, fresh=set(records.values()))
    return len(records)


def repair(store: Store) -> int:
    """Rebuild as one transaction in a file whose tables are stale; returns the records.

    The check before the first write would refuse it, so soundness alone is asked for here. Raises
    ``damaged``.
    """
    with files.translated(store.path):
        check_sound(store)
    store._checked = True
    with store.transaction():
        return rebuild(store)
