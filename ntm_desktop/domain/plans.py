"""A shipped plan as plain values, and the revisions that it makes on every laptop alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain.outcomes import DISTRICT, authority_of
from ntm_desktop.domain.records import split_key
from ntm_desktop.domain.revisions import Revision, make_revision

DEVICE = "plan"


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One record that a plan ships."""

    key: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slip:
    """Where a source disagrees with itself or with the official text; shown, never corrected.

    ``stated`` is what the source prints, ``computed`` what it should be (both may be empty).
    """

    code: str
    stated: str
    computed: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A district's plan. ``date`` is ``YYYY-MM-DD``; the code is the district's identity."""

    code: str
    title: str
    date: str
    district: str
    legal_basis: str
    records: tuple[PlanRecord, ...]
    slips: tuple[Slip, ...] = ()


def plan_revisions(plan: Plan) -> tuple[Revision, ...]:
    """One parentless revision a record, in the plan's order, with the same ids everywhere."""
    return tuple(_revision(record, plan.date) for record in plan.records)


def baseline_closing(round_code: str, records: Iterable[PlanRecord], date: str) -> PlanRecord:
    """The closing record of a round that a plan ships closed, out of its assessments.

    ``units``: unit → set → code → [outcome, authority, round]; ``seen``: the first 16 hex digits
    of the revisions that were there. Units of which the plan says nothing are left out: no data.
    """
    units: dict[str, dict[str, dict[str, list[str]]]] = {}
    seen = []
    for record in records:
        kind, parts = split_key(record.key)
        if kind.name != "assessment" or parts[3] != round_code:
            continue
        unit, criteria_set, code, _, evaluator = parts
        outcomes = units.setdefault(unit, {}).setdefault(criteria_set, {})
        outcomes[code] = [record.body["stated"], authority_of(evaluator).word, round_code]
        seen.append(_revision(record, date).id[:16])
    return PlanRecord(f"closing/{round_code}", {"units": units, "seen": sorted(seen)})


def _revision(record: PlanRecord, date: str) -> Revision:
    return make_revision(
        record.key, record.body, author=DISTRICT, device=DEVICE, edited_at=f"{date}T00:00:00Z"
    )
