"""From an open workbook to the plain values that the charts of plans, money and duties draw."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ntm_desktop.domain import rollup
from ntm_desktop.domain.criteria import CriteriaSet, Indicator
from ntm_desktop.domain.goals import Goal, Metric
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.resources import Amounts
from ntm_desktop.domain.status import Status
from ntm_desktop.domain.villages import WhenMet
from ntm_desktop.reports.charts_values import (
    Duties,
    Money,
    OfficeRow,
    SourceRow,
    VillageRow,
    Villages,
    YearMark,
    YearProgress,
)
from ntm_desktop.services import status as rounds
from ntm_desktop.services.programme import resources as money
from ntm_desktop.services.programme import villages as village_service
from ntm_desktop.services.rules import Round
from ntm_desktop.services.units import name_of, organisations, seen_units
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import charts as texts
from ntm_desktop.texts import resources as resource_texts


def status_of(book: Workbook, round_code: str) -> Status:
    """The status over the communes that this workbook's organisation works with."""
    return rounds.status(book, round_code, [unit.code for unit in seen_units(book)])


def progress(book: Workbook, round_: Round) -> YearProgress:
    """The year of a round up to it, begun at the last round before with the same set."""
    year = round_.code[:4]
    set_id = rounds.set_of(round_, "commune")
    start = rounds.start_of_year(book, round_, set_id)
    until = [
        one
        for one in book.rules.rounds()
        if one.code[:4] == year and one.code <= round_.code and one.sets.get("commune") == set_id
    ]
    goals = {goal.metric: goal for goal in reversed(rounds.goals_of(book, round_))}
    average = goals.get(Metric.AVERAGE_MET)
    wanted = goals.get(Metric.VILLAGES_MET)
    several = [one for one in (start, *until) if one is not None]
    marks = [_mark(status_of(book, one.code), one, year, average) for one in several]
    units = [
        unit
        for unit in seen_units(book)
        if average is None or unit.code in (average.units or {unit.code})
    ]
    return YearProgress(
        year=year,
        units=len(units),
        total=len(book.rules.criteria_set(set_id).criteria),
        marks=tuple(marks),
        target=average.target if average is not None else None,
        village_target=int(wanted.target) if wanted is not None and wanted.target else None,
    )


def _mark(status: Status, round_: Round, year: str, goal: Goal | None) -> YearMark:
    about = goal.units if goal is not None else ()
    met = [
        (one.unit, one.met_count)
        for one in status.units
        if one.has_data and (not about or one.unit in about)
    ]
    of_year = round_.code[:4] == year
    villages = status.villages.met_this_year if of_year else None
    return YearMark(round_.code, date.fromisoformat(round_.date), tuple(met), villages)


def villages(book: Workbook, round_: Round) -> Villages:
    """Every commune's villages in the round's year, and the district's target."""
    rows = [
        VillageRow(
            name=one.commune.name,
            before=len(one.before),
            met=one.met,
            planned=sum(village.when is not WhenMet.THIS_YEAR for village in one.villages),
            aimed=one.aimed,
        )
        for one in village_service.annex(book, round_.code)
    ]
    target = rounds.count_villages(book, round_).target
    return Villages(round_.code[:4], round_.code, tuple(rows), target)


def villages_aimed(book: Workbook, round_: Round, unit: str, listed: int) -> int:
    """How many villages a commune aims at in the round's year: its target, else its list."""
    wanted = book.store.rows(
        "target", code=village_service.TARGET_CODE, year=round_.code[:4], unit=unit
    )
    set_id = round_.sets.get("village")
    values = [row["value"] for row in wanted if row["value"] and row["criteria_set"] == set_id]
    return int(values[0]) if values else listed


def funding(book: Workbook, year: str, unit: str | None) -> Money:
    """The money of a year by source, of everything or of one commune."""
    whose = unit or ""
    found = money.resources(book, year, whose)
    sources = tuple(
        _source_row(resource_texts.source(group.code), group.amounts) for group in found.sources
    )
    stated = tuple((one.stated, one.computed) for one in found.differences)
    name = name_of(book, whose) if whose else ""
    return Money(year, name, sources, _source_row("", found.whole), stated)


def _source_row(name: str, sums: Amounts) -> SourceRow:
    return SourceRow(name, sums.planned, sums.allocated, sums.disbursed)


def duties(book: Workbook, round_: Round, unit: str | None) -> Duties:
    """Communes × indicators by the office responsible, over all communes or in one of them.

    An indicator under a criterion that stands as met by a record for the whole of it lacks nothing.
    """
    set_id = rounds.set_of(round_, "commune")
    the_set = book.rules.criteria_set(set_id)
    units = [one.code for one in seen_units(book) if unit is None or one.code == unit]
    said: dict[str, dict[str, list[rollup.Said]]] = {code: {} for code in units}
    for whose, code, when, authority, outcome in rounds.unit_cells(book, round_, set_id, unit):
        if whose in said:
            said[whose].setdefault(code, []).append((when, authority, outcome))
    counted: dict[str, list[int]] = {}
    for cells in said.values():
        for indicator, kind in _left_of(the_set, cells, round_.code):
            for office in book.rules.offices(set_id, indicator.code) or ("",):
                counted.setdefault(office, [0, 0, 0, 0])
                counted[office][3] += 1
                if kind is not None:
                    counted[office][kind] += 1
    names = {one.code: one.name for one in organisations(book)}
    rows = [
        OfficeRow(names.get(office, office) or texts.OFFICES_UNASSIGNED, *counted[office])
        for office in (*names, *sorted(set(counted) - set(names)))
        if office in counted
    ]
    whose = name_of(book, unit) if unit else ""
    return Duties(round_.code, len(units), whose, tuple(rows))


def _left_of(
    the_set: CriteriaSet, cells: dict[str, list[rollup.Said]], round_code: str
) -> Iterable[tuple[Indicator, int | None]]:
    """Every indicator with what it lacks: 0 not met, 1 unknown, 2 judged by the commune alone."""
    for criterion in the_set.criteria:
        whole = rollup.criterion_result(criterion, cells, round_code)
        for indicator in criterion.indicators:
            found = rollup.indicator_result(
                indicator.code, cells.get(indicator.code, ()), round_code
            )
            if found.outcome is Outcome.NOT_MET:
                yield indicator, 0
            elif found.outcome is Outcome.NO_DATA:
                yield indicator, None if whole.outcome.counts_as_met else 1
            else:
                yield indicator, 2 if found.authority is Authority.SELF else None
