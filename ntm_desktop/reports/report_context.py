"""What a report is about and the records that it reads: a unit, office or district; a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ntm_desktop.domain import numbers
from ntm_desktop.domain import tasks as rules
from ntm_desktop.domain.about import units_about
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.status import Status, UnitStatus
from ntm_desktop.services import status as rounds
from ntm_desktop.services.criteria.reading import UnitForm, form
from ntm_desktop.services.programme.resources import Resources, resources
from ntm_desktop.services.records.registers import Entry, entries
from ntm_desktop.services.rules import Round
from ntm_desktop.services.units import Unit
from ntm_desktop.services.workbook import Workbook


@dataclass(frozen=True)
class ReportContext:
    """``unit`` None: the whole district. ``office`` "": not an office's report.

    ``planned_year``: of a plan, the year that it is for; "" for the round's.
    """

    book: Workbook
    round: Round
    unit: Unit | None
    office: str
    today: date
    planned_year: str = ""

    @property
    def year(self) -> str:
        """The year whose money, work and gifts are told: the round's, or the plan's."""
        return self.planned_year or self.round.code[:4]

    @property
    def as_of(self) -> str:
        """The day (ISO) that the report looks at: a past round is not judged by today's clock."""
        return min(self.today.isoformat(), self.round.date)

    @property
    def scope(self) -> str:
        """Who the report is by, as the scope of its texts."""
        return self.office or (self.unit.code if self.unit is not None else DISTRICT)

    @cached_property
    def status(self) -> Status:
        """Where the communes stand: the unit alone, or all."""
        return rounds.status(
            self.book, self.round.code, None if self.unit is None else [self.unit.code]
        )

    @cached_property
    def before(self) -> Status | None:
        """The same in the round before this one, None for the first."""
        earlier = [one.code for one in self.book.rules.rounds() if one.code < self.round.code]
        if not earlier:
            return None
        only = None if self.unit is None else [self.unit.code]
        return rounds.status(self.book, earlier[-1], only)

    @cached_property
    def resources(self) -> Resources:
        """Money and gifts of the year."""
        return resources(self.book, self.year, "" if self.unit is None else self.unit.code)

    @cached_property
    def form(self) -> UnitForm:
        """The form of the unit."""
        assert self.unit is not None
        return form(self.book, self.unit.code, self.round.code)

    @property
    def standing(self) -> UnitStatus:
        """The unit's own line of the status."""
        return self.status.units[0]

    def entries(self, kind: str, *, of_year: bool = True) -> tuple[Entry, ...]:
        """The records of a kind that this report is about, of its year where they have a year or a
        day."""
        return tuple(
            one
            for one in entries(self.book, kind)
            if self._is_about(one) and (not of_year or self._of_year(one))
        )

    def _is_about(self, one: Entry) -> bool:
        if self.office:
            return one.scope == self.office
        if self.unit is None:
            return True
        return self.unit.code in units_about(one.key, one.fields)

    def _of_year(self, one: Entry) -> bool:
        if "year" in KINDS[one.kind].parts:
            return one.parts[KINDS[one.kind].parts.index("year")] == self.year
        days = [str(one.fields[name]) for name in _DAYS if name in one.fields]
        return not days or any(day.startswith(self.year) for day in days)

    @cached_property
    def gifts(self) -> tuple[Entry, ...]:
        """The gifts of the year. One without a day may be of any year: it is in no year's sum."""
        return tuple(one for one in self.entries("contribution") if "date" in one.fields)

    @cached_property
    def undated_gifts(self) -> tuple[Entry, ...]:
        """The gifts that nobody gave a day."""
        return tuple(one for one in self.entries("contribution") if "date" not in one.fields)

    def choices(self, kind: str, field: str, *wanted: str) -> tuple[Entry, ...]:
        """Those whose field has one of these values."""
        return tuple(one for one in self.entries(kind) if one.fields.get(field) in wanted)


_DAYS = ("date", "decided_on", "chosen_on", "started_on", "due", "since")


def still_open(task: Entry) -> bool:
    """Whether somebody still has to do a task."""
    return rules.is_open(task.fields.get("progress"), task.fields.get("done_on"))


def is_late(task: Entry, day: str) -> bool:
    """Whether a task was open on a day (ISO) that is past its last one."""
    due, progress, done_on = (task.fields.get(name) for name in ("due", "progress", "done_on"))
    if done_on is not None and str(done_on) > day:
        progress, done_on = None, None
    return rules.is_overdue(due, progress, done_on, day)


def total(several: Sequence[Entry], field: str) -> str:
    """The exact sum of a field as a canonical text, "" where no record has it."""
    values = [str(one.fields[field]) for one in several if field in one.fields]
    return numbers.added(values) if values else ""


def shown(value: str) -> str:
    """A number for people, "" for none."""
    return numbers.vietnamese(value) if value else ""


def count(several: Sequence[object]) -> str:
    """How many, "" for none: what is not there is not spoken of."""
    return str(len(several)) if several else ""
