"""What the charts of plans, money and duties are drawn from: plain values, read elsewhere.

Amounts are decimal texts in million đồng; None is what nobody recorded, never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm_desktop.domain.status import UnitStatus


@dataclass(frozen=True, slots=True)
class YearMark:
    """A round in a year: communes with data, their criteria met, villages met in the year.

    ``met``: unit → criteria met, only of units with data. ``villages`` None: not of this year.
    """

    round: str
    day: date
    met: tuple[tuple[str, int], ...]
    villages: int | None

    @property
    def sum(self) -> int:
        """Criteria met over all communes with data."""
        return sum(count for _, count in self.met)

    @property
    def members(self) -> frozenset[str]:
        """The communes with data."""
        return frozenset(unit for unit, _ in self.met)

    @property
    def average(self) -> float | None:
        """Criteria a commune; None without data."""
        return self.sum / len(self.met) if self.met else None


@dataclass(frozen=True, slots=True)
class YearProgress:
    """The rounds of a year up to the chosen one, the round before it first where it compares.

    ``target``: the plan's average as decimal text, ``village_target``: its villages; None: no goal.
    """

    year: str
    units: int
    total: int
    marks: tuple[YearMark, ...]
    target: str | None
    village_target: int | None


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A commune's villages: met before the year, met in it, registered and not yet met, aimed."""

    name: str
    before: int
    met: int
    planned: int
    aimed: int


@dataclass(frozen=True, slots=True)
class Villages:
    """All communes in a year. ``target``: villages that the district is to reach, None: no goal."""

    year: str
    round: str
    rows: tuple[VillageRow, ...]
    target: int | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Money from one source."""

    name: str
    planned: str | None
    allocated: str | None
    disbursed: str | None


@dataclass(frozen=True, slots=True)
class Money:
    """A year's money. ``whose``: the commune's name, "" for all; ``stated``: sums that differ.

    ``stated``: (total as written, sum of its parts) where the two are not the same.
    """

    year: str
    whose: str
    sources: tuple[SourceRow, ...]
    whole: SourceRow
    stated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """What an office answers for, counted as communes × indicators.

    ``failing``: not met; ``unknown``: nobody recorded anything; ``unjudged``: the commune says met
    or not applicable, neither an office nor the district has said so; ``total``: all of them.
    """

    name: str
    failing: int
    unknown: int
    unjudged: int
    total: int

    @property
    def left(self) -> int:
        """Everything that is not settled as met."""
        return self.failing + self.unknown + self.unjudged


@dataclass(frozen=True, slots=True)
class Duties:
    """Every office in a round. ``whose``: the commune's name, "" for all of them."""

    round: str
    units: int
    whose: str
    rows: tuple[OfficeRow, ...]


@dataclass(frozen=True, slots=True)
class MissingCriterion:
    """A criterion that is not met or not known, with the indicators that are in its way.

    ``failing``, ``unknown``: (code, title, why) of indicators.
    """

    code: str
    title: str
    known: bool
    failing: tuple[tuple[str, str, str], ...]
    unknown: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class LateTask:
    """A task that is overdue."""

    title: str
    due: date


@dataclass(frozen=True, slots=True)
class Portrait:
    """One commune on one page. ``aim``: criteria to reach in the year, None where none is set.

    ``before``: the same commune a round earlier by the same set. ``villages``: names met before,
    met in the year and not yet, and how many are aimed at. ``owed``: debts left, decimal text.
    """

    round: str
    year: str
    now: UnitStatus
    before: UnitStatus | None
    aim: int | None
    missing: tuple[MissingCriterion, ...]
    without_evidence: int
    villages_before: tuple[str, ...]
    villages_met: tuple[str, ...]
    villages_planned: tuple[str, ...]
    villages_aimed: int
    money: SourceRow
    owed: str
    tasks: tuple[LateTask, ...]
    today: date
