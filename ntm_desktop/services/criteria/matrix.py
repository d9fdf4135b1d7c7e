"""The district's picture: communes × criteria of a round, each result with its basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ntm_desktop.domain import rollup
from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import CriterionResult, IndicatorResult, Status
from ntm_desktop.services import status as rounds
from ntm_desktop.services.workbook import Workbook

Said = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A round's status and, for each commune, the result of every criterion by its code."""

    status: Status
    criteria_set: CriteriaSet
    results: Mapping[str, Mapping[str, CriterionResult]]
    conditions: Mapping[str, Mapping[str, IndicatorResult]]

    def count(self, code: str, *outcomes: Outcome) -> int:
        """How many communes have one of these outcomes at a criterion."""
        return sum(results[code].outcome in outcomes for results in self.results.values())


def matrix(book: Workbook, round_code: str | None = None) -> Matrix:
    """Every commune's criteria and conditions in a round. Raises WrongUse."""
    status = rounds.status(book, round_code)
    round_ = rounds.find_round(book, round_code)
    the_set = book.rules.criteria_set(status.set_id)
    said: dict[str, dict[str, Said]] = {unit.unit: {} for unit in status.units}
    for unit, code, when, authority, outcome in rounds.unit_cells(book, round_, the_set.id):
        if unit in said:
            said[unit].setdefault(code, []).append((when, authority, outcome))
    return Matrix(
        status,
        the_set,
        {
            unit: {
                criterion.code: rollup.criterion_result(criterion, cells, round_.code)
                for criterion in the_set.criteria
            }
            for unit, cells in said.items()
        },
        {
            unit: {
                condition.code: rollup.indicator_result(
                    condition.code, cells.get(condition.code, ()), round_.code
                )
                for condition in the_set.conditions
            }
            for unit, cells in said.items()
        },
    )
