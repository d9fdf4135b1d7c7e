"""The registers: which kinds of record are lists, by group, and what such a list shows and sums.

Pure data. A column names a field of the kind's body or a part of its key. Source: the programme's
plan (Kế hoạch 2023, huyện Quảng Hòa), whose sections stand beside the kinds themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.records import KINDS


class Group(Enum):
    """Registers that stand together, in the order in which they are listed."""

    WORK = "work"
    RESOURCES = "resources"
    PRODUCTION = "production"
    CULTURE = "culture"
    INSPECTION = "inspection"
    VOICE = "voice"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class RegisterSpec:
    """One register. ``about``: the field or part that names the unit (or village) it is about,
    "" where only its owner tells; ``year``: the field or part whose first four letters are the
    year, "" for none; ``sort``: the column it is ordered by; ``not_summed``: a field that marks a
    line which is a sum itself; ``share_of``: one that names the line whose share it is."""

    kind: str
    group: Group
    columns: tuple[str, ...]
    sums: tuple[str, ...] = ()
    about: str = ""
    year: str = ""
    sort: str = ""
    newest_first: bool = False
    not_summed: str = ""
    share_of: str = ""


_WORK, _RESOURCES, _PRODUCTION = Group.WORK, Group.RESOURCES, Group.PRODUCTION

SPECS: tuple[RegisterSpec, ...] = (
    RegisterSpec(
        "committee_member",
        _WORK,
        ("name", "position", "role", "units", "codes", "phone"),
        about="units",
        sort="name",
    ),
    RegisterSpec(
        "task",
        _WORK,
        ("title", "unit", "codes", "person", "due", "progress", "percent"),
        about="unit",
        year="due",
        sort="due",
    ),
    RegisterSpec(
        "target",
        _WORK,
        ("unit", "code", "year", "aim", "month", "ease", "person", "cost"),
        sums=("cost",),
        about="unit",
        year="year",
        sort="unit",
    ),
    RegisterSpec(
        "village",
        _WORK,
        ("name", "commune", "status", "year", "households", "people", "poor", "near_poor"),
        sums=("households", "people", "poor", "near_poor"),
        about="commune",
        year="year",
        sort="name",
    ),
    RegisterSpec(
        "funding",
        _RESOURCES,
        (
            *("title", "year", "unit", "source", "planned", "allocated", "disbursed"),
            *("programme", "part_of"),
        ),
        sums=("planned", "allocated", "disbursed"),
        about="unit",
        year="year",
        sort="year",
        newest_first=True,
        not_summed="stated_total",
        share_of="part_of",
    ),
    RegisterSpec(
        "project",
        _RESOURCES,
        ("title", "unit", "village", "project_kind", "programme", "owner", "status", "total"),
        sums=("total",),
        about="unit",
        year="started_on",
        sort="title",
    ),
    RegisterSpec(
        "debt",
        _RESOURCES,
        ("title", "unit", "project", "creditor", "due", "amount", "paid"),
        sums=("amount", "paid"),
        about="unit",
        year="since",
        sort="due",
    ),
    RegisterSpec(
        "contribution",
        _RESOURCES,
        ("donor", "unit", "form", "quantity", "quantity_unit", "date", "commend", "value"),
        sums=("value",),
        about="unit",
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "ocop_product",
        _PRODUCTION,
        ("name", "scope", "producer", "stars", "stars_aim", "decision", "expires_on"),
        year="decided_on",
        sort="name",
    ),
    RegisterSpec(
        "production_project",
        _PRODUCTION,
        ("title", "village", "product", "status", "households", "poor", "total", "contributed"),
        sums=("households", "poor", "total", "contributed"),
        about="village",
        year="chosen_on",
        sort="title",
    ),
    RegisterSpec(
        "economic_unit",
        _PRODUCTION,
        ("name", "scope", "economic_kind", "product", "effective", "members", "turnover"),
        sums=("members", "turnover"),
        sort="name",
    ),
    RegisterSpec(
        "employment",
        _PRODUCTION,
        ("title", "unit", "employment_kind", "date", "people", "women", "placed"),
        sums=("people", "women", "placed"),
        about="unit",
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "training",
        Group.CULTURE,
        ("title", "scope", "date", "place", "audience", "people", "women", "cost"),
        sums=("people", "women", "cost"),
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "propaganda",
        Group.CULTURE,
        ("title", "unit", "village", "propaganda_kind", "date", "times", "people"),
        sums=("times", "people"),
        about="unit",
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "commendation",
        Group.CULTURE,
        ("name", "unit", "recipient_kind", "award", "decision", "decided_on", "amount"),
        sums=("amount",),
        about="unit",
        year="decided_on",
        sort="decided_on",
        newest_first=True,
    ),
    RegisterSpec(
        "inspection",
        Group.INSPECTION,
        ("title", "unit", "date", "team", "conclusion"),
        about="unit",
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "inspection_finding",
        Group.INSPECTION,
        ("title", "unit", "inspection", "finding_kind", "due", "done_on", "amount"),
        sums=("amount",),
        about="unit",
        year="due",
        sort="due",
    ),
    RegisterSpec(
        "survey",
        Group.VOICE,
        ("village", "round", "date", "households", "asked", "answered", "satisfied"),
        sums=("households", "asked", "answered", "satisfied"),
        about="village",
        year="round",
        sort="village",
    ),
    RegisterSpec(
        "disclosure",
        Group.VOICE,
        ("title", "scope", "disclosure_kind", "date", "until", "place"),
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "board",
        Group.VOICE,
        ("name", "scope", "village", "board_kind", "decision", "decided_on"),
        about="village",
        year="decided_on",
        sort="name",
    ),
    RegisterSpec(
        "document",
        Group.DOCUMENTS,
        ("title", "effect", "scope", "number", "date", "issuer", "file_name"),
        year="date",
        sort="date",
        newest_first=True,
    ),
    RegisterSpec(
        "recognition",
        Group.DOCUMENTS,
        ("unit", "grade", "stage", "number", "date", "review_on"),
        about="unit",
        year="date",
        sort="unit",
    ),
)

# A field that names another record, by the last part of its key.
RECORD_FIELDS = {
    "project": "project",
    "inspection": "inspection",
    "task": "task",
    "finding": "inspection_finding",
}
KEY_FIELDS = {"part_of": "funding"}
"""A field that names another record by its whole key, and of which kind that is."""

# The parts of a key as fields: what a list shows of them, and what the form of a new record asks.
_YEAR = Field("year", FieldType.LINE, True)
_PARTS = {
    "scope": Field("scope", FieldType.CODE),
    "year": _YEAR,
    "unit": Field("unit", FieldType.CODE, True),
    "grade": Field("grade", FieldType.CHOICE, True, ("standard", "advanced", "model")),
    "criteria_set": Field("criteria_set", FieldType.CODE, True),
    "code": Field("code", FieldType.LINE, True),
}


def spec_of(kind: str) -> RegisterSpec:
    """The register of a kind. Raises KeyError."""
    found = next((spec for spec in SPECS if spec.kind == kind), None)
    if found is None:
        raise KeyError(kind)
    return found


def field_of(kind: str, name: str) -> Field:
    """A column of a register as a field: of the body, else a part of the key. Raises KeyError."""
    for field in KINDS[kind].fields:
        if field.name == name:
            return field
    if name not in KINDS[kind].parts:
        raise KeyError(name)
    return _PARTS[name]


def asked_parts(kind: str) -> tuple[Field, ...]:
    """The parts of a key that a person gives: neither who owns it nor the mark of the record.

    A village's code is made of its commune's and its name.
    """
    if kind == "village":
        return ()
    made = ("scope", kind)
    return tuple(_PARTS[part] for part in KINDS[kind].parts if part not in made)
