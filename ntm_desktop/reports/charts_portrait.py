"""From an open workbook to the values of one commune's page."""

from __future__ import annotations

from datetime import date

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.villages import WhenMet
from ntm_desktop.reports import charts_gather as gather
from ntm_desktop.reports.charts_frame import unit_in
from ntm_desktop.reports.charts_values import LateTask, MissingCriterion, Portrait
from ntm_desktop.reports.report_context import is_late
from ntm_desktop.services import status as rounds
from ntm_desktop.services.criteria.gaps import GapKind, gaps_of, without_evidence
from ntm_desktop.services.criteria.reading import FormRow, UnitForm, form
from ntm_desktop.services.criteria.targets import aims
from ntm_desktop.services.programme import resources as money
from ntm_desktop.services.programme.tasks import Only, tasks
from ntm_desktop.services.rules import Round
from ntm_desktop.services.workbook import Workbook


def portrait(book: Workbook, round_: Round, unit: str, today: date) -> Portrait:
    """Everything on the page of a commune. Raises WrongUse for a unit that is no commune here."""
    set_id = rounds.set_of(round_, "commune")
    now = unit_in(gather.status_of(book, round_.code), unit)
    earlier = [one for one in book.rules.rounds() if one.code < round_.code]
    before = None
    if earlier and earlier[-1].sets.get("commune") == set_id:
        before = rounds.unit_statuses(book, earlier[-1], set_id, [(unit, now.name)])[0]
    year = round_.code[:4]
    # As the reports do: a past round is not judged by today's clock.
    day = min(today, date.fromisoformat(round_.date))
    read = form(book, unit, round_.code)
    villages = rounds.village_standings(book, round_, unit)
    listed = [one for one in villages if one.planned or one.when is WhenMet.THIS_YEAR]
    return Portrait(
        round=round_.code,
        year=year,
        now=now,
        before=before,
        aim=aims(book, round_.code).get(unit),
        missing=_missing(read),
        without_evidence=len(without_evidence(read.rows)),
        villages_before=tuple(one.name for one in villages if one.when is WhenMet.BEFORE),
        villages_met=tuple(one.name for one in villages if one.when is WhenMet.THIS_YEAR),
        villages_planned=tuple(one.name for one in listed if one.when is not WhenMet.THIS_YEAR),
        villages_aimed=gather.villages_aimed(book, round_, unit, len(listed)),
        money=gather.funding(book, year, unit).whole,
        owed=money.resources(book, year, unit).owed_in_all,
        tasks=tuple(
            LateTask(task.title, task.due)
            for task in tasks(book, day, (Only.UNIT,), unit)
            if task.due is not None and is_late(task.entry, day.isoformat())
        ),
        today=day,
    )


def _why(row: FormRow) -> str:
    """The sentence of figures that give what is in force, whoever recorded them; else nothing.

    A result that was stated against its figures has no reason in them.
    """
    outcome = row.in_force.outcome
    spoken = (row.district_said, *row.offices_said, row.self_said, row.own or row.carried)
    agreeing = (one.why for one in spoken if one and one.outcome is one.judged is outcome)
    return next((why for why in agreeing if why), "")


def _missing(read: UnitForm) -> tuple[MissingCriterion, ...]:
    """Criteria that are not met or not known, and the indicators that are so."""
    gaps = gaps_of(read)
    found = []
    for criterion in read.criteria_set.criteria:
        outcome = read.criteria[criterion.code].outcome
        if outcome.counts_as_met:
            continue

        def of(kind: GapKind, code: str = criterion.code) -> tuple[tuple[str, str, str], ...]:
            mine = [gap for gap in gaps if gap.kind is kind and gap.row.criterion == code]
            return tuple((gap.row.code, gap.row.title, _why(gap.row)) for gap in mine)

        found.append(
            MissingCriterion(
                criterion.code,
                criterion.title,
                outcome is not Outcome.NO_DATA,
                of(GapKind.NOT_MET),
                of(GapKind.NO_DATA),
            )
        )
    return tuple(found)
