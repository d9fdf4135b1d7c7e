"""Values of a roll-up: what stands for an indicator, a criterion, a unit, a district."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ntm_desktop.domain.outcomes import Authority, Outcome


@dataclass(frozen=True, slots=True)
class Voice:
    """What is in force for one code: of which round, on whose word."""

    round: str
    authority: Authority
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator in a round. ``round`` is where its outcome was given, empty for no data."""

    code: str
    outcome: Outcome
    authority: Authority
    round: str
    carried: bool


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion in a round.

    ``findings``: codes that contradict the result recorded for the whole criterion in its own or
    an earlier round: indicators not met under "met", or the criterion's own code where it is
    recorded "not met" and all its indicators are met.
    """

    code: str
    outcome: Outcome
    unreviewed: bool
    basis: Authority
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """Where one unit stands. Codes of criteria in the order of the set.

    ``met`` holds the wholly not-applicable ones too, which are also in ``not_applicable``;
    ``basis`` counts the criteria that have a result by ``district``, ``department``, ``self``.
    """

    unit: str
    name: str
    met: tuple[str, ...]
    not_met: tuple[str, ...]
    no_data: tuple[str, ...]
    not_applicable: tuple[str, ...]
    unreviewed: tuple[str, ...]
    met_count: int
    total: int
    basis: Mapping[str, int]
    conflicts: int

    @property
    def has_data(self) -> bool:
        """At least one criterion has a result; only such units enter sums and bands."""
        return len(self.no_data) < self.total


@dataclass(frozen=True, slots=True)
class GoalStatus:
    """A headline goal against what is reached. ``target``, ``actual``: decimal texts.

    ``met`` is None where it cannot be said yet; ``missing`` is one sentence for people;
    ``reads``: what ``actual`` is where it counts no units, as "xã thấp nhất", else "".
    """

    goal: str
    title: str
    target: str | None
    actual: str | None
    met: bool | None
    missing: str
    reads: str = ""


@dataclass(frozen=True, slots=True)
class VillageCounts:
    """Villages that were met before the year, that were met in it, and the year's target.

    ``unproved``: those of this year that are stated as met while fewer criteria are, of
    ``criteria`` that their set has.
    """

    met_before: int
    met_this_year: int
    target: int | None
    unproved: int = 0
    criteria: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over the units that have data. ``average``: one decimal, half up ("16.3")."""

    sum: int
    count: int
    average: str | None
    bands: Mapping[str, int]
    without_data: int


@dataclass(frozen=True, slots=True)
class Status:
    """The whole picture of a round by one criteria set (semantics "Status")."""

    round: str
    closed: bool
    set_id: str
    units: tuple[UnitStatus, ...]
    sum: int
    count: int
    average: str | None
    bands: Mapping[str, int]
    without_data: int
    villages: VillageCounts
    goals: tuple[GoalStatus, ...]
