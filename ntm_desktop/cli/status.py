"""The roll-up of a round, for people and as JSON."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from ntm_desktop.cli.arguments import Arguments, Command, add_file, add_round
from ntm_desktop.cli.opened import opened
from ntm_desktop.cli.output import Answer, table
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.status import GoalStatus, Status, UnitStatus
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.status import find_round, status
from ntm_desktop.services.units import find_unit, own_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import cli as texts
from ntm_desktop.texts import cli_output as lines


def _fill(parser: ArgumentParser) -> None:
    add_file(parser)
    add_round(parser)
    parser.add_argument("--unit", metavar="UNIT", help=texts.UNIT)


def _run(args: Arguments) -> Answer:
    with opened(args.file) as book:
        units = None
        if args.unit is not None:
            unit = find_unit(book, args.unit)
            if unit.kind != "commune":
                raise WrongUse(texts.commune_only(unit.name))
            units = [unit.code]
        found = status(book, args.round, units)
        title = find_round(book, found.round).title
        part = "" if book.org == DISTRICT else _part(book)
    return Answer(document_of(found), "\n".join(filter(None, (_text(found, title), part))))


def _part(book: Workbook) -> str:
    """What a commune or an office has of the district, said below its sums."""
    return lines.only_a_part(book.org_name(book.org), bool(own_unit(book)))


def document_of(found: Status) -> dict[str, Any]:
    """The JSON document of a status."""
    return {
        "round": found.round,
        "closed": found.closed,
        "set": found.set_id,
        "units": [_unit(unit) for unit in found.units],
        "sum": found.sum,
        "count": found.count,
        "average": found.average,
        "bands": dict(found.bands),
        "without_data": found.without_data,
        "villages": {
            "met_before": found.villages.met_before,
            "met_this_year": found.villages.met_this_year,
            "target": found.villages.target,
        },
        "goals": [_goal(goal) for goal in found.goals],
    }


def _unit(unit: UnitStatus) -> dict[str, Any]:
    return {
        "unit": unit.unit,
        "name": unit.name,
        "met": list(unit.met),
        "not_met": list(unit.not_met),
        "no_data": list(unit.no_data),
        "not_applicable": list(unit.not_applicable),
        "unreviewed": list(unit.unreviewed),
        "met_count": unit.met_count,
        "total": unit.total,
        "basis": {word: unit.basis.get(word, 0) for word in lines.AUTHORITIES},
        "conflicts": unit.conflicts,
    }


def _goal(goal: GoalStatus) -> dict[str, Any]:
    return {
        "goal": goal.goal,
        "title": goal.title,
        "target": goal.target,
        "actual": goal.actual,
        "met": goal.met,
        "missing": goal.missing,
    }


def _text(found: Status, title: str) -> str:
    average = None if found.average is None else vietnamese(found.average)
    bands = "; ".join(lines.band(name, count) for name, count in found.bands.items())
    villages = found.villages
    parts = [
        lines.round_line(found.round, found.closed, title),
        "",
        table(lines.STATUS_HEADINGS, [_row(unit) for unit in found.units]),
        "",
        lines.summary_line(found.sum, found.count, average, found.without_data),
        lines.bands_line(bands),
        lines.villages_line(villages.met_before, villages.met_this_year, villages.target),
    ]
    if found.goals:
        parts += ["", table(lines.GOAL_HEADINGS, [_goal_row(goal) for goal in found.goals])]
    return "\n".join(parts)


def _row(unit: UnitStatus) -> tuple[object, ...]:
    basis = ", ".join(
        f"{word} {unit.basis[name]}"
        for name, word in lines.AUTHORITIES.items()
        if unit.basis.get(name)
    )
    return (
        unit.unit,
        unit.name,
        f"{unit.met_count}/{unit.total}" if unit.has_data else lines.NONE,
        _codes(unit.not_met, unit.total),
        _codes(unit.no_data, unit.total),
        _codes(unit.unreviewed, unit.total),
        basis or lines.NONE,
        unit.conflicts,
    )


def _codes(codes: Sequence[str], total: int) -> str:
    if len(codes) == total > 1:
        return lines.ALL_CODES
    return " ".join(codes) or lines.NONE


def _goal_row(goal: GoalStatus) -> tuple[str, ...]:
    said = {True: lines.YES, False: lines.NO, None: lines.UNKNOWN}[goal.met]
    shown = [
        lines.NONE if text is None else vietnamese(text) for text in (goal.target, goal.actual)
    ]
    if goal.reads and goal.actual is not None:
        shown[1] = lines.reading(shown[1], goal.reads)
    return (goal.title, *shown, said, goal.missing)


COMMANDS = (Command("status", _fill, _run),)
