"""Bodies of the log → typed rows of current values. Pure; `Store` writes what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ntm_desktop.domain.outcomes import authority_of
from ntm_desktop.domain.records import KINDS, FieldType, Kind, split_key, stated_outcome
from ntm_desktop.domain.revisions import canonical

_JSON = (FieldType.LINES, FieldType.OBJECT)


class Judge(Protocol):
    """What a projection needs from the rules: the outcome that figures give."""

    def outcome(
        self, unit: str, criteria_set: str, code: str, round_: str, figures: Mapping[str, Any]
    ) -> int:
        """The stored integer of the outcome that the figures of an assessment give."""

    def forget(self) -> None:
        """Thresholds, wordings or base figures changed: read them anew."""


@dataclass(frozen=True, slots=True)
class Current:
    """The value that a record has now: number, key, revision that carries it, parsed body."""

    record: int
    key: str
    revision: int
    body: Mapping[str, Any]


def columns(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind's table, in order."""
    if kind.name == "assessment":
        return _ASSESSMENT
    return ("record", "revision", *kind.parts, *(field.name for field in kind.fields))


_ASSESSMENT = (
    "record",
    "revision",
    "unit",
    "criteria_set",
    "code",
    "round",
    "evaluator",
    "authority",
    "outcome",
    "stated",
    "judged",
    "note",
)
FIGURE = ("record", "measure", "value", "numerator", "denominator")


def upsert(kind: Kind) -> str:
    """The statement that writes a row of the kind, new or changed (never REPLACE)."""
    names = columns(kind)
    marks = ",".join("?" * len(names))
    changes = ",".join(f"{name}=excluded.{name}" for name in names[1:])
    return (
        f"INSERT INTO {kind.name} ({','.join(names)}) VALUES ({marks})"
        f" ON CONFLICT (record) DO UPDATE SET {changes}"
    )


# SQLite rewrites an index for every column that a statement names; of a judged assessment only
# these change, unless its outcome does.
KEEP_OUTCOME = (
    "UPDATE assessment SET revision=?2, stated=?10, judged=?11, note=?12"
    " WHERE record=?1 AND outcome=?9"
)
UPSERTS = {name: upsert(kind) for name, kind in KINDS.items()}


def row_of(current: Current, judge: Judge) -> tuple[Any, ...]:
    """The typed row of a record's value."""
    kind, parts = split_key(current.key)
    body = current.body
    if kind.name == "assessment":
        unit, criteria_set, code, round_, evaluator = parts
        stated = stated_outcome(body)
        figures = body.get("figures")
        judged = judge.outcome(unit, criteria_set, code, round_, figures) if figures else 0
        return (
            current.record,
            current.revision,
            *parts,
            int(authority_of(evaluator)),
            judged if stated is None else stated,
            stated,
            judged,
            body.get("note"),
        )
    fields = (
        canonical(body[field.name])
        if field.type in _JSON and field.name in body
        else body.get(field.name)
        for field in kind.fields
    )
    return (current.record, current.revision, *parts, *fields)


def figure_rows(current: Current) -> Sequence[tuple[Any, ...]]:
    """The rows of an assessment's figures."""
    figures = current.body.get("figures") or {}
    return [
        (current.record, measure, f.get("value"), f.get("numerator"), f.get("denominator"))
        for measure, f in figures.items()
    ]
