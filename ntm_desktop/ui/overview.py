"""What the bars around the views show of a workbook, read through services."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from ntm_desktop.domain.deadlines import days_left
from ntm_desktop.texts import shell as texts
from ntm_desktop.ui.unit_list import UnitItem
from ntm_desktop.ui.view import Role, role_of

if TYPE_CHECKING:
    from ntm_desktop.services.workbook import Workbook

_SOON = 7


@dataclass(frozen=True, slots=True)
class Deadline:
    """The sentence about the time left, and whether it presses."""

    text: str
    urgent: bool


def rounds(book: Workbook) -> list[tuple[str, str]]:
    """Code and title of every round."""
    return [(one.code, one.title) for one in book.rules.rounds()]


def default_round(book: Workbook) -> str:
    """The round that is open now, "" where there is none at all."""
    found = book.rules.default_round()
    return found.code if found is not None else ""


def deadline(book: Workbook, round_code: str, today: date) -> Deadline:
    """Days left of a round. A closed one says so, one of a past year is "đã qua hạn"."""
    found = book.rules.round(round_code)
    if found is None:
        return Deadline("", False)
    if found.closed:
        return Deadline(texts.CLOSED, False)
    if not found.due:
        return Deadline("", False)
    due = date.fromisoformat(found.due)
    days = days_left(due, today)
    if days is None:
        return Deadline(texts.past(f"{due.day}/{due.month}/{due.year}"), False)
    return Deadline(texts.days_left(days, f"{due.day}/{due.month}"), days < _SOON)


def units(book: Workbook, round_code: str) -> list[UnitItem]:
    """The units that this workbook works with, in order, with where they stand in the round."""
    from ntm_desktop.services.status import status
    from ntm_desktop.services.units import seen_units

    if role_of(book.org) is Role.OFFICE:
        return _verdicts(book, round_code)
    seen = [unit.code for unit in seen_units(book)]
    stands = {unit.unit: unit for unit in status(book, round_code, seen).units}
    return [
        UnitItem(
            unit.unit,
            unit.name,
            unit.met_count,
            unit.total,
            unit.has_data,
            texts.conflict_mark(unit.conflicts) if unit.conflicts else "",
        )
        for unit in (stands[code] for code in seen)
    ]


def _verdicts(book: Workbook, round_code: str) -> list[UnitItem]:
    """An office sees how many of its verdicts are given: it does not hold the communes' whole."""
    from ntm_desktop.services.criteria.verdicts import given

    return [UnitItem(unit.code, unit.name, *count, True) for unit, count in given(book, round_code)]


def conflicts(book: Workbook) -> int:
    """How many records wait for a decision."""
    from ntm_desktop.services.exchange.conflicts import conflicts as waiting

    return len(waiting(book))


def last_backup(book: Workbook) -> str:
    """The day of the newest backup as dd/mm/yyyy, "" where there is none."""
    from ntm_desktop.services.backups.backup import backups

    found: Sequence[str] = [one.at for one in backups(book.path)]
    return datetime.fromisoformat(max(found)).strftime("%d/%m/%Y") if found else ""


def elsewhere(book: Workbook) -> str:
    """A reminder where no copy went to another medium for long, "" where all is well."""
    from ntm_desktop.services.backups.backup_second import REMIND_DAYS, days_since

    if book.demo:
        return ""
    days = days_since(book.path, datetime.now())
    return "" if days is not None and days <= REMIND_DAYS else texts.backup_elsewhere(days)


def first_unit(book: Workbook, items: Sequence[UnitItem], wanted: str) -> str:
    """The unit to begin with: the one wanted, the organisation's own, or the first."""
    from ntm_desktop.domain.ownership import unit_of_org

    codes = [item.code for item in items]
    own = unit_of_org(book.org)
    for code in (wanted, own):
        if code in codes:
            return str(code)
    return codes[0] if codes else ""
