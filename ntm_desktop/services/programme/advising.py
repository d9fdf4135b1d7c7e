"""Which communes the rules would have reviewed or proposed: advice, never a decision."""

from __future__ import annotations

from ntm_desktop.domain import advice, levels
from ntm_desktop.domain.advice import Advice
from ntm_desktop.domain.levels import is_recognised
from ntm_desktop.services.criteria.matrix import Matrix
from ntm_desktop.services.programme.levels import words_of
from ntm_desktop.services.status import find_round
from ntm_desktop.services.workbook import Workbook


def advice_of(book: Workbook, matrix: Matrix) -> tuple[Advice, ...]:
    """Advice for a round, in the order of the communes.

    Revocation for communes whose recognition by the set's grade is recorded; recognition for the
    others that a goal names or that have every criterion. Conditions stand as on the page of
    levels: as recorded, else as the registers of debts and surveys give them.
    """
    round_ = find_round(book, matrix.status.round)
    the_set = matrix.criteria_set
    rows = book.store.rows("recognition", grade=the_set.grade)
    recognised = {row["unit"] for row in rows if is_recognised(row)}
    aimed = {unit for row in book.store.rows("goal") for unit in row["units"] or ()}
    found: list[Advice] = []
    for unit in matrix.status.units:
        if unit.unit in recognised:
            review = advice.revocation(the_set, unit)
            if review is not None:
                found.append(review)
        elif unit.unit in aimed or unit.met_count == unit.total:
            recorded = {c: r.outcome for c, r in matrix.conditions[unit.unit].items()}
            said = words_of(book, round_, [unit.unit])[unit.unit]
            asked = levels.conditions(the_set, recorded, said)
            outcomes = {one.code: one.outcome for one in asked}
            found.append(advice.recognition(the_set, unit, outcomes))
    return tuple(found)
