"""A plan from its folder: ``plan.toml`` and one table a record kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.plans import Plan, PlanRecord, Slip, baseline_closing
from ntm_desktop.domain.records import KINDS, FieldType, Kind, fault_in_body
from ntm_desktop.services.shipped.asset_files import Header, Row, read_table
from ntm_desktop.services.shipped.set_files import LEVELS
from ntm_desktop.texts import catalogue as words

Sets = Callable[[str], CriteriaSet]

# File, record kind, and the fields of the kind that the file gives; key parts stand first.
_TABLES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "units.tsv",
        "unit",
        (
            "unit_kind",
            "name",
            "plan_name",
            "parent",
            "valid_from",
            "valid_to",
            "successor",
            "successor_name",
            "note",
        ),
    ),
    ("organisations.tsv", "organisation", ("org_kind", "name", "unit")),
    ("rounds.tsv", "round", ("title", "date", "due")),
    ("responsibilities.tsv", "responsibility", ("source",)),
    ("goals.tsv", "goal", ("title", "metric", "target", "units", "low", "high", "year", "source")),
    ("targets.tsv", "target", ("aim", "value", "note", "source")),
    ("villages.tsv", "village", ("name", "commune", "status", "year", "note", "source")),
    ("funding.tsv", "funding", ("title", "source", "planned", "stated_total", "note")),
    ("documents.tsv", "document", ("title", "number", "date", "issuer", "note")),
    ("recognition.tsv", "recognition", ("number", "date", "issuer", "note")),
    ("baseline.tsv", "assessment", ("stated", "note")),
)
# Columns that name a record of another kind.
_REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "unit": (("parent", "unit"),),
    "organisation": (("unit", "unit"),),
    "responsibility": (("office", "organisation"),),
    "target": (("unit", "unit"),),
    "village": (("commune", "unit"),),
    "recognition": (("unit", "unit"),),
    "assessment": (("unit", "unit"), ("round", "round")),
}
VILLAGES = "villages"  # a target's code that counts villages instead of naming a criterion


def read_titles(folder: Path) -> tuple[str, str]:
    """Title and district of a plan, from its header alone. Raises MalformedAsset."""
    header = Header(folder / "plan.toml")
    return header.text("title"), header.text("district")


def read_plan(folder: Path, sets: Sets, set_ids: Sequence[str]) -> Plan:
    """The plan of a folder, whose name is its code. Raises MalformedAsset on the first fault.

    ``sets`` gives a set by id; codes that the plan names are looked up there.
    """
    header = Header(folder / "plan.toml")
    levels = {level: header.choice(f"sets.{level}", set_ids) for level in LEVELS}
    date = header.date("date")
    records = [_set_record(sets(set_id)) for set_id in levels.values()]
    keys = {record.key for record in records}
    for name, kind_name, columns in _TABLES:
        kind = KINDS[kind_name]
        for row in read_table(folder / name, _columns(kind, columns)):
            record = _record(row, kind, columns, levels)
            if record.key in keys:
                raise row.fault(words.duplicate(record.key))
            keys.add(record.key)
            _check_references(row, kind, keys, sets)
            records.append(record)
    for round_code in header.texts("closed"):
        if f"round/{round_code}" not in keys:
            raise header.fault("closed", words.unknown_reference("closed", round_code))
        records.append(baseline_closing(round_code, records, date))
    plan = Plan(
        code=folder.name,
        title=header.text("title"),
        date=date,
        district=header.text("district"),
        legal_basis=header.text("legal_basis"),
        records=tuple(records),
        slips=_slips(folder / "slips.tsv"),
    )
    header.finish()
    return plan


def _columns(kind: Kind, fields: Sequence[str]) -> tuple[str, ...]:
    return (*(part for part in kind.parts if part not in fields), *fields)


def _record(row: Row, kind: Kind, columns: Sequence[str], levels: Mapping[str, str]) -> PlanRecord:
    key = kind.key(*(row.code(part) for part in kind.parts))
    lists = {field.name for field in kind.fields if field.type is FieldType.LINES}
    body: dict[str, Any] = {}
    for column in columns:
        if row[column]:
            body[column] = row[column].split(" ") if column in lists else row[column]
    if kind.name == "round":
        body["sets"] = dict(levels)
    fault = fault_in_body(kind, body)
    if fault is not None:
        raise row.fault(words.unknown_kind_field(fault))
    return PlanRecord(key, body)


def _check_references(row: Row, kind: Kind, keys: set[str], sets: Sets) -> None:
    for column, referred in _REFERENCES.get(kind.name, ()):
        if row[column] and f"{referred}/{row[column]}" not in keys:
            raise row.fault(words.unknown_reference(column, row[column]))
    if "criteria_set" not in kind.parts:
        return
    set_id, code = row["criteria_set"], row["code"]
    if f"criteria_set/{set_id}" not in keys:
        raise row.fault(words.unknown_reference("criteria_set", set_id))
    counts_villages = kind.name == "target" and code == VILLAGES
    if not counts_villages and sets(set_id).find(code) is None:
        raise row.fault(words.unknown_code(set_id, code))


def _set_record(criteria_set: CriteriaSet) -> PlanRecord:
    return PlanRecord(
        f"criteria_set/{criteria_set.id}",
        {
            "title": criteria_set.title,
            "level": criteria_set.level,
            "grade": criteria_set.grade,
            "legal_basis": criteria_set.legal_basis,
        },
    )


def _slips(path: Path) -> tuple[Slip, ...]:
    slips: dict[str, Slip] = {}
    for row in read_table(path, ("code", "stated", "computed", "sentence")):
        code = row.code("code")
        if code in slips:
            raise row.fault(words.duplicate(code))
        slips[code] = Slip(code, row["stated"], row["computed"], row.required("sentence"))
    return tuple(slips.values())
