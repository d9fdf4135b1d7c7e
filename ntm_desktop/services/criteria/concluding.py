"""What the district's heatmap shows of one cell, and the conclusion that the district writes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.criteria.reading import FormRow, form
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import district as texts


@dataclass(frozen=True, slots=True)
class Ground:
    """An indicator behind a criterion's result: whose word, and the sentence that goes with it."""

    row: FormRow
    outcome: Outcome
    authority: Authority
    why: str


def criterion_row(book: Workbook, unit: str, round_code: str, code: str) -> FormRow:
    """The criterion's own row of a commune's form. Raises WrongUse."""
    rows = form(book, unit, round_code).rows
    return next(row for row in rows if row.code == code)


def grounds(book: Workbook, unit: str, round_code: str, code: str) -> list[Ground]:
    """The criterion's indicators, those first that stand in the way. Raises WrongUse."""
    rows = form(book, unit, round_code).rows
    found = [
        ground
        for row in rows
        if row.criterion == code and row.indicator is not None
        for ground in [_ground(row)]
    ]
    order = {Outcome.NOT_MET: 0, Outcome.NO_DATA: 1}
    return sorted(found, key=lambda ground: order.get(ground.outcome, 2))


def _ground(row: FormRow) -> Ground:
    said = [row.district_said, *row.offices_said, row.self_said]
    outcome = row.in_force.outcome
    voices = [one for one in said if one is not None and one.outcome is outcome and one.counts]
    authority = voices[0].authority if voices else Authority.NONE
    why = next((one.why for one in voices if one.why and one.judged is outcome), "")
    return Ground(row, outcome, authority, why)


def conclude(
    book: Workbook, unit: str, round_code: str, code: str, outcome: Outcome | None, note: str
) -> Change | None:
    """Write the district's conclusion for a whole criterion; None takes it away.

    Raises Refused where the workbook is not the district's or the round is closed.
    """
    where = assessing.place(book, find_unit(book, unit), code, round_code, Authority.DISTRICT)
    change = replace(
        where,
        stated="" if outcome is None else outcome.word,
        note="" if outcome is None else note.strip(),
    )
    label = texts.step_conclude(code, find_unit(book, unit).name)
    return assessing.assess_many(book, label, [change])
