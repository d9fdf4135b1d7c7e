"""What a unit still lacks in a round: not met, no figures, not reviewed, no papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.criteria.reading import FormRow, UnitForm


class GapKind(StrEnum):
    """In the order of the list: what costs least comes first."""

    UNREVIEWED = "unreviewed"
    NO_EVIDENCE = "no_evidence"
    NO_DATA = "no_data"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing. ``why`` is the sentence of the figures, empty where there is none."""

    kind: GapKind
    row: FormRow
    why: str


def gaps_of(form: UnitForm) -> tuple[Gap, ...]:
    """Everything missing to reach all criteria, by kind and then in the order of the set.

    A line may be there for two reasons (not reviewed, and without evidence).
    """
    found = [gap for row in form.rows for gap in _gaps_of_row(form, row)]
    order = list(GapKind)
    return tuple(sorted(found, key=lambda gap: order.index(gap.kind)))


def unreviewed(rows: Sequence[FormRow]) -> tuple[FormRow, ...]:
    """The lines that show an earlier round's value, which nobody confirmed in this one."""
    return tuple(row for row in rows if row.own is None and row.carried is not None)


def without_evidence(rows: Sequence[FormRow]) -> tuple[FormRow, ...]:
    """The indicators that stand as met and have no paper attached."""
    return tuple(
        row
        for row in rows
        if row.indicator is not None
        and row.in_force.outcome is Outcome.MET
        and not row.evidence
        and (row.own is not None or row.carried is not None)
    )


def _gaps_of_row(form: UnitForm, row: FormRow) -> list[Gap]:
    said = row.own or row.carried
    found = []
    if unreviewed([row]):
        found.append(Gap(GapKind.UNREVIEWED, row, ""))
    if without_evidence([row]):
        found.append(Gap(GapKind.NO_EVIDENCE, row, ""))
    if row.indicator is None:
        return found
    outcome = row.in_force.outcome
    if outcome is Outcome.NOT_MET:
        found.append(Gap(GapKind.NOT_MET, row, said.why if said is not None else ""))
    elif outcome is Outcome.NO_DATA and not _settled_above(form, row):
        found.append(Gap(GapKind.NO_DATA, row, said.why if said is not None else ""))
    return found


def _settled_above(form: UnitForm, row: FormRow) -> bool:
    """The criterion is met by a record for the whole of it: no figure below is missing."""
    criterion = form.criteria.get(row.criterion)
    return criterion is not None and criterion.outcome.counts_as_met
