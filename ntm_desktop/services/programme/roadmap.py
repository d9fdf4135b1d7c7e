"""The roadmap of a year: what each commune aims at, criterion by criterion, beside what is so.

Targets are the district's records; a commune reads them. Results are those in force in the chosen
round, and the plan is seen as on that round's day, so that a report of June shows June.
Source: Kế hoạch 2023, mục II.2; docs/contract.md, "Owners".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ntm_desktop.domain import roadmap as rules
from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Indicator
from ntm_desktop.domain.goals import Metric
from ntm_desktop.domain.numbers import added, whole_from
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.roadmap import Standing
from ntm_desktop.domain.rollup import indicator_result
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.domain.value_rules import is_year, month_of
from ntm_desktop.services import status as rounds
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText, write_cells
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.rules import Round
from ntm_desktop.services.units import Unit, communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import targets as texts


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of one commune's year. ``entry`` None: nothing is planned for it.

    ``outcome``: in force in the round; ``before``: met at the start of the year; ``offices``: who
    answers for it; ``parts``: its indicators that something is planned for, as lines of the same
    kind; ``of``: the criterion that such a part belongs to, "" for a criterion.
    """

    key: str
    code: str
    title: str
    entry: Entry | None
    outcome: Outcome
    before: bool
    standing: Standing
    offices: tuple[str, ...]
    parts: tuple[Line, ...] = ()
    of: str = ""

    @property
    def cost(self) -> str:
        """Million đồng of the criterion and its parts, as decimal text."""
        mine = (self, *self.parts)
        return added(cost for one in mine if (cost := one.field("cost")))

    @property
    def aim(self) -> str:
        """``achieve``, ``maintain`` or "" for neither."""
        return self.field("aim")

    def field(self, name: str) -> str:
        """A field's stored text, "" where it says nothing."""
        return "" if self.entry is None else str(self.entry.fields.get(name) or "")


@dataclass(frozen=True, slots=True)
class Roadmap:
    """One commune's year.

    ``aimed``: criteria to keep or to achieve; ``cost``: million đồng as decimal text, with what is
    planned for single indicators; ``start``,
    ``now``: criteria met at the start of the year and in the round, None without data; ``rise``:
    planned on top of the start, None where the start is not known; ``wanted``: what the plan asks
    every commune to add in a year, None where it asks nothing.
    """

    unit: Unit
    year: str
    total: int
    lines: tuple[Line, ...]
    aimed: int
    to_achieve: int
    cost: str
    start: int | None
    now: int | None
    rise: int | None
    wanted: int | None

    @property
    def every_line(self) -> tuple[Line, ...]:
        """The criteria, each with its parts after it."""
        return tuple(one for line in self.lines for one in (line, *line.parts))

    def count(self, *standings: Standing) -> int:
        """How many criteria stand so."""
        return sum(line.standing in standings for line in self.lines)

    @property
    def rises_enough(self) -> bool | None:
        """Whether the aims add what the plan wants in a year; None where that cannot be said."""
        if self.rise is None or self.wanted is None or self.start is None:
            return None
        return self.rise >= min(self.wanted, self.total - self.start)


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The roadmaps of all communes in a year, in the order of their names."""

    year: str
    round: Round
    criteria_set: CriteriaSet
    roadmaps: tuple[Roadmap, ...]


def years(book: Workbook, round_code: str | None) -> tuple[str, ...]:
    """Years that can be planned: the round's, the one after it, and those with targets."""
    round_ = rounds.find_round(book, round_code)
    set_id = rounds.set_of(round_, "commune")
    year = int(round_.code[:4])
    known = {row["year"] for row in book.store.rows("target", criteria_set=set_id)}
    # A key part from another machine may be any word.
    known = {one for one in known if is_year(one)}
    return tuple(sorted({str(year), str(year + 1), *known}))


def year_plan(
    book: Workbook, round_code: str | None, year: str = "", unit: str | None = None
) -> YearPlan:
    """The roadmaps of a year (default: the round's), of all communes or one. Raises WrongUse."""
    reader = _Reader(book, rounds.find_round(book, round_code), year)
    units = [one for one in communes(book) if unit is None or one.code == unit]
    return YearPlan(
        reader.year, reader.round, reader.set, tuple(reader.roadmap(one) for one in units)
    )


def in_order(found: Roadmap, codes: Sequence[str] = ()) -> Roadmap:
    """The same with its lines in the order of work: easy first, then cheap, then early.

    ``codes``: the order in which they stood; so a line stays in its place while it is typed into.
    """
    if codes:
        ordered = sorted(found.lines, key=lambda line: codes.index(line.code))
    else:
        ordered = sorted(found.lines, key=_work_order)
    return replace(found, lines=tuple(ordered))


def _work_order(line: Line) -> tuple[Any, ...]:
    month = month_of(line.field("month"))
    cost = line.cost if line.parts else line.field("cost")
    return rules.easiest_first(line.aim, line.field("ease"), cost, month)


def target_key(set_id: str, unit: str, code: str, year: str) -> str:
    """The key of a target's record."""
    return KINDS["target"].key(unit, set_id, code, year)


def change(book: Workbook, cells: Sequence[CellText]) -> list[str | None]:
    """Write typed texts into fields of targets as one step; for each why it was refused, or None.

    Only the district writes targets.
    """
    return write_cells(book, texts.STEP_CHANGE, [_meant(cell) for cell in cells])


def _meant(cell: CellText) -> CellText:
    """What other people write for an aim, as the records say it."""
    if cell.field != "aim":
        return cell
    return replace(cell, text=texts.AIM_WORDS.get(fold(cell.text.strip()), cell.text))


class _Reader:
    """Reads a round's results and a year's targets once for all communes."""

    def __init__(self, book: Workbook, round_: Round, year: str) -> None:
        self.book, self.round = book, round_
        self.year = year or round_.code[:4]
        self.seen = date.fromisoformat(round_.date)
        set_id = rounds.set_of(round_, "commune")
        self.set = book.rules.criteria_set(set_id)
        named = [(unit.code, unit.name) for unit in communes(book)]
        self.now = _by_unit(rounds.unit_statuses(book, round_, set_id, named))
        # What the year starts from; for a year still to come that is the round itself.
        earlier = [
            one
            for one in book.rules.rounds()
            if one.code <= round_.code
            and one.code[:4] < self.year
            and one.sets.get("commune") == set_id
        ]
        start = earlier[-1] if earlier else None
        self.start = (
            {} if start is None else _by_unit(rounds.unit_statuses(book, start, set_id, named))
        )
        self.entries = {
            entry.key: entry
            for entry in registers.entries(book, "target", criteria_set=set_id, year=self.year)
        }
        self.wanted = _wanted(book, round_)
        self.offices = {
            criterion.code: tuple(
                sorted(
                    {
                        office
                        for code in (criterion.code, *(i.code for i in criterion.indicators))
                        for office in book.rules.offices(set_id, code)
                    }
                )
            )
            for criterion in self.set.criteria
        }

    def roadmap(self, unit: Unit) -> Roadmap:
        now, start = self.now.get(unit.code), self.start.get(unit.code)
        before = frozenset() if start is None else frozenset(start.met)
        lines = tuple(
            self._line(unit, criterion, now, criterion.code in before)
            for criterion in self.set.criteria
        )
        aims = [(line.code, line.aim) for line in lines if line.aim]
        began = start.met_count if start is not None and start.has_data else None
        return Roadmap(
            unit=unit,
            year=self.year,
            total=len(lines),
            lines=lines,
            aimed=len(aims),
            to_achieve=sum(aim == rules.ACHIEVE for _, aim in aims),
            cost=added(line.cost for line in lines),
            start=began,
            now=now.met_count if now is not None and now.has_data else None,
            rise=None if began is None else rules.rise(before, aims),
            wanted=self.wanted,
        )

    def _line(self, unit: Unit, criterion: Criterion, now: UnitStatus | None, before: bool) -> Line:
        line = self._of(unit, criterion, criterion.code, _outcome(now, criterion.code), before)
        found = [
            self._of(unit, indicator, criterion.code, self._part(unit, indicator.code), False)
            for indicator in criterion.indicators
            if indicator.code != criterion.code
            and target_key(self.set.id, unit.code, indicator.code, self.year) in self.entries
        ]
        return replace(line, parts=tuple(replace(one, of=criterion.code) for one in found))

    def _part(self, unit: Unit, code: str) -> Outcome:
        """An indicator's outcome in force in the round."""
        cells = rounds.unit_cells(self.book, self.round, self.set.id, unit.code)
        said = [(when, by, outcome) for _, one, when, by, outcome in cells if one == code]
        return indicator_result(code, said, self.round.code).outcome

    def _of(
        self, unit: Unit, what: Criterion | Indicator, of: str, outcome: Outcome, before: bool
    ) -> Line:
        key = target_key(self.set.id, unit.code, what.code, self.year)
        entry = self.entries.get(key)
        fields: Mapping[str, Any] = {} if entry is None else entry.fields
        month = month_of(str(fields.get("month") or ""))
        aim = str(fields.get("aim") or "")
        found = rules.standing(aim, outcome, int(self.year), month, self.seen)
        offices = self.offices[of]
        return Line(key, what.code, what.title, entry, outcome, before, found, offices)


def _by_unit(statuses: Sequence[UnitStatus]) -> dict[str, UnitStatus]:
    return {one.unit: one for one in statuses}


def _outcome(status: UnitStatus | None, code: str) -> Outcome:
    if status is None or code in status.no_data:
        return Outcome.NO_DATA
    if code in status.not_applicable:
        return Outcome.NOT_APPLICABLE
    return Outcome.MET if code in status.met else Outcome.NOT_MET


def _wanted(book: Workbook, round_: Round) -> int | None:
    """How many criteria the plan asks every commune to add in a year, rounded up."""
    for goal in rounds.goals_of(book, round_):
        if goal.metric == Metric.INCREASE_EACH and goal.target is not None:
            return whole_from(goal.target)
    return None


def cost_of(plan: YearPlan) -> str:
    """The cost of all roadmaps of a year, million đồng as decimal text."""
    return added(roadmap.cost for roadmap in plan.roadmaps)
