"""The plan's headline goals against one another: can they hold together, within which limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ntm_desktop.domain import feasibility as rules
from ntm_desktop.domain.feasibility import Feasibility, Standing
from ntm_desktop.domain.goals import Goal
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.services import status as rounds
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.rules import Round
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import feasibility as texts


def feasibility_of(
    book: Workbook, round_code: str | None, statuses: Sequence[UnitStatus] | None = None
) -> Feasibility:
    """What follows from the goals of a round's year for the communes as they stand in it.

    ``statuses``: of all communes in that round, where they are known already. Raises WrongUse.
    """
    round_ = rounds.find_round(book, round_code)
    set_id = rounds.set_of(round_, "commune")
    named = [(unit.code, unit.name) for unit in communes(book)]
    if statuses is None:
        statuses = rounds.unit_statuses(book, round_, set_id, named)
    begun: dict[str, int] = {}
    start = rounds.start_of_year(book, round_, set_id)
    if start is not None:
        before = rounds.unit_statuses(book, start, set_id, named)
        begun = {one.unit: one.met_count for one in before if one.has_data}
    units = [
        Standing(one.unit, one.met_count if one.has_data else None, begun.get(one.unit))
        for one in statuses
    ]
    total = len(book.rules.criteria_set(set_id).criteria)
    return rules.feasibility(rounds.goals_of(book, round_), units, total)


def goal_findings(book: Workbook) -> Iterator[Finding]:
    """Goals that cannot hold together, once for each year that has goals."""
    for round_ in _last_of_years(book):
        goals = {goal.code: goal for goal in rounds.goals_of(book, round_)}
        if not any(goal.year == round_.code[:4] for goal in goals.values()):
            continue
        found = feasibility_of(book, round_.code)
        if not found.possible:
            clash = [goals[code] for code in found.clash]
            yield Finding(
                "goal_impossible",
                Severity.WARNING,
                f"goal/{clash[-1].code}",
                found.average,
                _greatest(found),
                _sentence(clash, found),
            )


def _last_of_years(book: Workbook) -> list[Round]:
    by_year = {
        one.code[:4]: one
        for one in book.rules.rounds()
        if one.sets.get("commune") in book.catalogue.ids()
    }
    return list(by_year.values())


def _greatest(found: Feasibility) -> str | None:
    if found.limits is None:
        return None
    _, greatest = found.limits.averages(*filter(None, [found.average]))
    return greatest


def _sentence(clash: Sequence[Goal], found: Feasibility) -> str:
    titles = [goal.title for goal in clash]
    greatest = _greatest(found)
    shown = None if greatest is None else vietnamese(greatest)
    return texts.impossible(titles, shown, found.exceeding)
