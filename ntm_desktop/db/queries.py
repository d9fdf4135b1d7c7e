"""Reading the current values: typed rows as plain dictionaries, cells for the roll-up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ntm_desktop.db.log import ANNULLED, Log
from ntm_desktop.db.projection import columns
from ntm_desktop.domain.records import KINDS, FieldType

_JSON_FIELDS = {
    name: tuple(
        field.name for field in kind.fields if field.type in (FieldType.LINES, FieldType.OBJECT)
    )
    for name, kind in KINDS.items()
}
CellRow = tuple[str, str, str, int, str, int]
"""unit, code, round, authority, evaluator, outcome."""


class Queries(Log):
    """Questions to the current values."""

    def rows(self, kind: str, **where: str) -> list[dict[str, Any]]:
        """Current rows of a kind with these column values, by key. Lists and objects parsed."""
        condition = " AND ".join(f"t.{name}=?" for name in where) or "1"
        return self._rows(kind, condition, tuple(where.values()))

    def rows_before(
        self, unit: str, criteria_set: str, evaluator: str, round_: str
    ) -> list[dict[str, Any]]:
        """Of each code the evaluator's latest assessment before a round that says something."""
        return self._rows(
            "assessment",
            "t.criteria_set=? AND t.unit=? AND (t.code, t.round) IN (SELECT code, max(round)"
            " FROM assessment WHERE criteria_set=? AND unit=? AND evaluator=? AND round<?"
            " AND outcome<>0 GROUP BY code) AND t.evaluator=?",
            (criteria_set, unit, criteria_set, unit, evaluator, round_, evaluator),
        )

    def _rows(self, kind: str, condition: str, values: Sequence[str]) -> list[dict[str, Any]]:
        # CROSS: from the kind's few rows to their records. SQLite would rather go through all
        # records in the order of their keys, most of which are of other kinds.
        names = columns(KINDS[kind])
        fetched = self.db.execute(
            f"SELECT r.key, {','.join('t.' + name for name in names)} FROM {kind} t"
            f" CROSS JOIN record r ON r.record = t.record WHERE {condition} ORDER BY r.key",
            values,
        )
        found = []
        for key, *values in fetched:
            row = dict(zip(names, values, strict=True))
            row["key"] = key
            for name in _JSON_FIELDS[kind]:
                if row[name] is not None:
                    row[name] = json.loads(row[name])
            found.append(row)
        return found

    def shown_revisions(self, kind: str) -> dict[str, tuple[str, str, str]]:
        """Key → (id, author, time) of the revision that each current row of a kind shows."""
        return {
            key: (revision, author, edited_at)
            for key, revision, author, edited_at in self.db.execute(
                f"SELECT r.key, lower(hex(v.id)), v.author, v.edited_at FROM {kind} t"
                " CROSS JOIN record r ON r.record = t.record"
                " CROSS JOIN revision v ON v.seq = t.revision"
            )
        }

    def count(self, kind: str) -> int:
        """How many current rows a kind has."""
        (found,) = self.db.execute(f"SELECT count(*) FROM {kind}").fetchone()
        return int(found)

    def closed_rounds(self) -> frozenset[str]:
        """Codes of the rounds that have a closing record."""
        return frozenset(code for (code,) in self.db.execute("SELECT round FROM closing"))

    def frozen_units(self, round_: str) -> dict[str, Any]:
        """What the closing record of a round says of its units, empty without one."""
        row = self.db.execute("SELECT units FROM closing WHERE round=?", (round_,)).fetchone()
        return {} if row is None or row[0] is None else dict(json.loads(row[0]))

    def unit_name(self, code: str) -> str | None:
        """The name of a unit or village, None where it is unknown."""
        table = "village" if "." in code else "unit"
        row = self.db.execute(f"SELECT name FROM {table} WHERE unit=?", (code,)).fetchone()
        return None if row is None else str(row[0])

    def figures(self, record: int) -> dict[str, dict[str, str]]:
        """Figures of an assessment: measure → {value | numerator, denominator}."""
        rows = self.db.execute(
            "SELECT measure, value, numerator, denominator FROM figure WHERE record=?", (record,)
        )
        names = ("value", "numerator", "denominator")
        return {
            measure: {n: v for n, v in zip(names, values, strict=True) if v is not None}
            for measure, *values in rows
        }

    def cells(
        self, criteria_set: str, rounds: Sequence[str], unit: str | None = None
    ) -> Iterable[CellRow]:
        """Outcomes that speak, of these rounds, ordered by unit and code."""
        return self._cells(
            "unit, code, round, authority, evaluator, outcome", criteria_set, rounds, unit
        )

    def newest_cells(
        self, criteria_set: str, rounds: Sequence[str], unit: str | None = None
    ) -> list[CellRow]:
        """As ``cells``, of each unit and code only those of the latest of these rounds.

        Goes by the index from code to code, so that earlier rounds cost nothing.
        """
        mine = "criteria_set=?1" + (" AND unit=?3" if unit is not None else "")
        arguments = [criteria_set, json.dumps(rounds), *([unit] if unit is not None else [])]
        found = self.db.execute(
            f"WITH RECURSIVE one (unit) AS (SELECT min(unit) FROM assessment WHERE {mine} UNION ALL"
            f" SELECT (SELECT min(unit) FROM assessment WHERE {mine} AND unit>o.unit) FROM one o"
            " WHERE o.unit IS NOT NULL),"
            " pair (unit, code) AS (SELECT o.unit, (SELECT min(code) FROM assessment"
            " WHERE criteria_set=?1 AND unit=o.unit) FROM one o WHERE o.unit IS NOT NULL UNION ALL"
            " SELECT p.unit, (SELECT min(code) FROM assessment WHERE criteria_set=?1"
            " AND unit=p.unit AND code>p.code) FROM pair p WHERE p.code IS NOT NULL)"
            " SELECT a.unit, a.code, a.round, a.authority, a.evaluator, a.outcome"
            " FROM pair p CROSS JOIN assessment a"
            " WHERE a.criteria_set=?1 AND a.unit=p.unit AND a.code=p.code AND a.outcome<>0"
            " AND a.round=(SELECT b.round FROM assessment b WHERE b.criteria_set=?1"
            " AND b.unit=p.unit AND b.code=p.code AND b.outcome<>0"
            " AND +b.round IN (SELECT value FROM json_each(?2)) ORDER BY b.round DESC LIMIT 1)",
            arguments,
        )
        return sorted(found)

    def plain_cells(
        self, criteria_set: str, rounds: Sequence[str], unit: str | None = None
    ) -> Iterable[tuple[str, str, str, int, int]]:
        """As ``cells`` without the evaluator, for a set that no office has judged."""
        return self._cells("unit, code, round, authority, outcome", criteria_set, rounds, unit)

    def _cells(
        self, columns: str, criteria_set: str, rounds: Sequence[str], unit: str | None
    ) -> Iterable[Any]:
        marks = ",".join("?" * len(rounds))
        where, arguments = f"criteria_set=? AND outcome<>0 AND +round IN ({marks})", [criteria_set]
        if len(rounds) == 1:
            where = "criteria_set=? AND outcome<>0 AND round=?"
        arguments += rounds
        if unit is not None:
            where, arguments = where + " AND unit=?", [*arguments, unit]
        # A single round stands together in its own index; SQLite would rather pass over the others.
        index = "assessment_round" if len(rounds) == 1 else "assessment_cell"
        return self.db.execute(
            f"SELECT {columns} FROM assessment INDEXED BY {index} WHERE {where}"
            " ORDER BY unit, code",
            arguments,
        )

    def has_office_cells(self, criteria_set: str, rounds: Sequence[str]) -> bool:
        """Whether any office has given a verdict by that set in these rounds."""
        return any(
            self.db.execute(
                "SELECT 1 FROM assessment INDEXED BY assessment_round"
                " WHERE criteria_set=? AND round=? AND authority=2 LIMIT 1",
                (criteria_set, round_),
            ).fetchone()
            for round_ in rounds
        )

    def base_figures(self, unit: str, year: str) -> Mapping[str, str]:
        """Base figures of a unit in a year: code → decimal text."""
        return dict(
            self.db.execute(
                "SELECT figure, value FROM base_figure WHERE unit=? AND year=?", (unit, year)
            ).fetchall()
        )

    def first_heads(self, kind: str, prefix: str) -> list[tuple[str, str]]:
        """(key, id) of every head of the records of a kind whose key starts so; sorted."""
        return list(
            self.db.execute(
                "SELECT r.key, lower(hex(v.id)) FROM record r JOIN head h ON h.record = r.record"
                " JOIN revision v ON v.seq = h.revision WHERE r.kind=? AND r.key>=? AND r.key<?"
                " ORDER BY r.key, v.id",
                (kind, prefix, prefix + "\U0010ffff"),
            ).fetchall()
        )

    def deliveries(self, round_: str) -> list[tuple[str, str, str | None, str | None]]:
        """Revisions of a round's assessments: (key, author, first and last arrival).

        Arrivals are the times of the imports, still in force, that brought the revision; None for
        one that no import brought. An import is linked with the heads of its file and holds what
        they stand on, so that arrivals go down to the ancestors.
        """
        return list(
            self.db.execute(
                "WITH RECURSIVE mine (record, seq) AS MATERIALIZED (SELECT v.record, v.seq"
                " FROM assessment a JOIN revision v ON v.record = a.record WHERE a.round=?1),"
                " held (seq, at) AS (SELECT m.seq, i.at FROM mine m"
                " JOIN import_revision b ON b.revision = m.seq"
                " JOIN import_log i ON i.import = b.import AND i.status <> ?2"
                " UNION SELECT p.parent, h.at FROM held h JOIN parent p ON p.child = h.seq)"
                " SELECT r.key, v.author, min(h.at), max(h.at) FROM mine m"
                " JOIN record r ON r.record = m.record JOIN revision v ON v.seq = m.seq"
                " LEFT JOIN held h ON h.seq = m.seq GROUP BY m.seq ORDER BY m.seq",
                (round_, ANNULLED),
            ).fetchall()
        )
