"""The figures of drafted sentences: field → text for people, "" where nobody recorded any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ntm_desktop.domain import numbers
from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.levels import DEBT
from ntm_desktop.domain.roadmap import goal
from ntm_desktop.domain.status import Status
from ntm_desktop.reports import report_parts as parts
from ntm_desktop.reports.report_context import (
    ReportContext,
    count,
    is_late,
    shown,
    still_open,
    total,
)
from ntm_desktop.reports.report_parts import aims_of, by_code
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.texts import report_lines as lines
from ntm_desktop.texts import reports as texts


def of_unit(context: ReportContext) -> dict[str, str]:
    """Where the unit stands and what changed since the round before."""
    unit = context.standing
    met_before = context.before.units[0] if context.before is not None else None
    change = ""
    if met_before is not None and met_before.has_data and unit.has_data:
        change = lines.increase(unit.met_count - met_before.met_count)
    return {
        "round": lines.until(context.round.title),
        "met": str(unit.met_count),
        "total": str(unit.total),
        "change": change,
        "not_met": parts.named(context, unit.not_met),
        "no_data": parts.named(context, unit.no_data),
        "unreviewed": parts.named(context, unit.unreviewed),
        "carried_line": lines.carried(len(unit.unreviewed), unit.total),
    }


def of_district(context: ReportContext) -> dict[str, str]:
    """Average, bands and villages of the district."""
    stands = context.status
    bands = {name: str(number) if number else "" for name, number in stands.bands.items()}
    low = stands.bands.get("5-9", 0) + stands.bands.get("0-4", 0)
    villages = stands.villages
    totals = {unit.total for unit in stands.units}
    return {
        "round": lines.until(context.round.title),
        "average": shown(stands.average or ""),
        "count": str(stands.count) if stands.count else "",
        "change": _average_change(stands, context.before),
        "full": bands.get("19", ""),
        "total": str(max(totals)) if totals else "",
        "band_15": bands.get("15-18", ""),
        "band_10": bands.get("10-14", ""),
        "band_low": str(low) if low else "",
        "without_data": str(stands.without_data) if stands.without_data else "",
        "villages_before": str(villages.met_before) if villages.met_before else "",
        "villages_year": str(villages.met_this_year),
        "villages_target": str(villages.target) if villages.target else "",
    }


def _average_change(now: Status, before: Status | None) -> str:
    """Against the round before, over the communes that have data in both."""
    then = {one.unit: one for one in before.units if one.has_data} if before is not None else {}
    both = [(one, then[one.unit]) for one in now.units if one.has_data and one.unit in then]
    grew = sum(one.met_count - earlier.met_count for one, earlier in both)
    if not grew:
        return ""
    text = shown(numbers.truthful(abs(grew), len(both), ((0, 0),)))
    return lines.average_change(text, grew > 0, len(both))


def of_money(context: ReportContext) -> dict[str, str]:
    """Funding, contributions and debts of the year, million đồng; "" where nothing is recorded."""
    found = context.resources
    return {
        "year": context.year,
        "planned": _money(found.whole.planned),
        "allocated": _money(found.whole.allocated),
        "disbursed": _money(found.whole.disbursed),
        "contributed": _money(numbers.added(one.value for one in found.gifts)),
        "debts": shown(found.owed_in_all) if found.debts else "",
        "debt_line": debt_line(context),
    }


def debt_line(context: ReportContext) -> str:
    """What is owed for basic construction; that nothing is owed is said only where it is recorded
    (every debt paid, or the condition stands as met), and unknown is said to be unknown."""
    found = context.resources
    if found.debts:
        return lines.debts_left(shown(found.owed_in_all), len(found.debts))
    if context.entries("debt", of_year=False):
        return lines.DEBTS_PAID
    outcome = _debt_outcome(context)
    return lines.DEBT_LINES.get(outcome, lines.DEBTS_UNKNOWN)


def _debt_outcome(context: ReportContext) -> str:
    if context.unit is None:
        return ""
    row = next((row for row in context.form.rows if row.code == DEBT), None)
    return row.in_force.outcome.word if row is not None else ""


def _money(amount: str | None) -> str:
    return shown(amount) if amount and amount != "0" else ""


def of_work(context: ReportContext) -> dict[str, str]:
    """Documents, boards, propaganda, training, inspections, tasks of the year."""
    propaganda, training = context.entries("propaganda"), context.entries("training")
    findings = context.entries("inspection_finding")
    classes, jobs, abroad = (
        context.choices("employment", "employment_kind", kind)
        for kind in ("class", "job", "abroad")
    )
    tasks = context.entries("task", of_year=False)
    open_tasks = [one for one in tasks if still_open(one)]
    overdue = [one for one in tasks if is_late(one, context.as_of)]
    return {
        "documents": count(context.entries("document")),
        "boards": count(context.entries("board", of_year=False)),
        "propaganda": count(propaganda),
        "people": shown(total(propaganda, "people")),
        "training": count(training),
        "trained": shown(total(training, "people")),
        "classes": count(classes),
        "placed": shown(total(classes, "placed")),
        "jobs": shown(total(jobs, "people")),
        "abroad": shown(total(abroad, "people")),
        "inspections": count(context.entries("inspection")),
        "findings": count(findings),
        "handled": str(sum("done_on" in one.fields for one in findings)) if findings else "",
        "obstacles": count([one for one in open_tasks if "obstacle" in one.fields]),
        "overdue": count(overdue),
        "as_of": date_shown(context.as_of),
        "ocop": count(context.choices("ocop_product", "stars", "3", "4", "5")),
    }


def of_villages(context: ReportContext) -> dict[str, str]:
    """Villages by what stands for them."""
    several = context.entries("village", of_year=False)
    met = [one for one in several if one.fields.get("status") in ("met", "met_before", "model")]
    planned = [
        one
        for one in several
        if one.fields.get("status") == "planned" and one.fields.get("year") == context.year
    ]
    return {
        "villages": count(several),
        "villages_met": count(met),
        "villages_planned": count(planned),
    }


def of_aims(context: ReportContext, year: str) -> dict[str, str]:
    """What the unit aims at in a year: criteria to achieve, to keep, and their cost."""
    met, not_met = set(context.standing.met), set(context.standing.not_met)
    several = [one for one in aims_of(context, year) if "aim" in one.fields]
    # A criterion that is met already is kept; one that was to be kept and is lost is aimed at anew.
    aims = [
        one
        for one in several
        if one.parts[2] not in met and (one.fields["aim"] == "achieve" or one.parts[2] in not_met)
    ]
    kept = [one for one in several if one not in aims]
    reached = [one for one in kept if one.fields["aim"] == "achieve"]
    # What is met is to be kept, whether the roadmap names it or not: as in the charts' goal.
    codes = tuple(context.form.criteria)
    targets = [(one.parts[2], str(one.fields["aim"])) for one in several]
    keep = goal(met, targets, codes) - len(aims) if several else 0
    costed = [one for one in aims if "cost" in one.fields]
    return {
        "next_year": year,
        "aims": _codes(context, aims),
        "aims_met": _codes(context, reached),
        "count": count(aims),
        "keep": str(keep) if keep else "",
        "cost": shown(total(aims, "cost")),
        "costs": "; ".join(
            lines.cost_of(parts.named(context, one.parts[2:3]), shown(str(one.fields["cost"])))
            for one in costed
        ),
        "uncosted": _codes(context, [one for one in aims if one not in costed]),
    }


def _codes(context: ReportContext, several: Sequence[Entry]) -> str:
    return parts.named(context, [one.parts[2] for one in sorted(several, key=by_code)])


def next_year(context: ReportContext) -> str:
    """The year of the period after the round: a year's last report looks at the next one."""
    return str(int(context.year) + (context.round.date[5:7] > "06"))


def results_and_next(context: ReportContext) -> str:
    """What a report of results is about, as its title says: the round, and what is to be done."""
    rest = next_year(context) == context.year
    said = lines.main_tasks(next_year(context), rest=rest, half=context.round.date[5:7] == "06")
    return f"{texts.of_round(context.round.title)}, {said}"


def of_meeting(context: ReportContext) -> dict[str, str]:
    """Who assesses: the commune's management board, and who of the steering committee follows it;
    a line to be filled in where no record says."""
    assert context.unit is not None
    listed = [
        str(name)
        for board in context.entries("board", of_year=False)
        if board.fields.get("board_kind") in ("management", "steering")
        for name in board.fields.get("members", ())
    ]
    chair = next((name for name in listed if lines.is_chair(name)), "")
    secretary = next((name for name in listed if lines.is_secretary(name)), "")
    others = [name for name in listed if name not in (chair, secretary)]
    followers = [
        lines.follower(str(one.fields["name"]))
        for one in context.entries("committee_member", of_year=False)
        if context.unit.code in one.fields.get("units", ())
    ]
    return {
        "chair": chair or texts.DOTTED,
        "secretary": secretary or texts.DOTTED,
        "members": ", ".join((*others, *followers)) or texts.DOTTED,
    }


def merged(*several: Mapping[str, str]) -> dict[str, str]:
    """All of them in one; a later one wins."""
    found: dict[str, str] = {}
    for one in several:
        found.update(one)
    return found
