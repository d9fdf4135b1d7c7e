"""Tasks: who does what until when, what stands in the way; listed, and changed cell by cell.

Source: Kế hoạch 2023, mục III.2 and VI. What is overdue stays until it is done or dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm_desktop.domain import tasks as rules
from ntm_desktop.domain.about import commune_of, place_about, units_about
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import owner_of
from ntm_desktop.domain.tasks import WAITING
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText, write_cells
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import tasks as texts


class Only(StrEnum):
    """A condition of the list; several hold together."""

    MINE = "mine"
    UNIT = "unit"
    OVERDUE = "overdue"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it stands on a day. ``unit``, ``organisation``: codes, "" where none is named;
    a commune's own task that names no unit is about the commune.

    ``mine``: this workbook's organisation owns it or is to do it. ``overdue``: the day it was due
    is past, and it is still open.
    """

    entry: Entry
    title: str
    unit: str
    organisation: str
    due: date | None
    progress: str
    mine: bool
    overdue: bool

    @property
    def key(self) -> str:
        """The record's key."""
        return self.entry.key

    @property
    def is_open(self) -> bool:
        """Somebody still has to do it."""
        return rules.is_open(self.progress, self.field("done_on"))

    def field(self, name: str) -> str:
        """A field's stored text, "" where it says nothing."""
        return str(self.entry.fields.get(name) or "")


def tasks(
    book: Workbook, today: date, only: Sequence[Only] = (), unit: str = ""
) -> tuple[Task, ...]:
    """The tasks that meet every condition: overdue ones first, then by the day they are due.

    ``unit``: the commune that ``Only.UNIT`` is about.
    """
    found = [_task(book, entry, today) for entry in registers.entries(book, "task")]
    chosen = [task for task in found if all(_meets(task, one, unit) for one in only)]
    return tuple(sorted(chosen, key=_order))


def find(book: Workbook, key: str, today: date) -> Task | None:
    """One task, None where it is not there."""
    entry = registers.entry(book, key)
    return None if entry is None else _task(book, entry, today)


def task_scope(book: Workbook, unit: str) -> str:
    """Who owns a new task about a unit: whoever writes it, but for the district the commune.

    The commune then gets it by the district's package and tells by its own how far it is.
    """
    commune = commune_of(unit)
    if book.org == DISTRICT and book.store.rows("unit", unit=commune, unit_kind="commune"):
        return commune
    return registers.own_scope(book)


def change(book: Workbook, cells: Sequence[CellText]) -> list[str | None]:
    """Write typed texts into fields of tasks as one step; for each why it was refused, or None."""
    return write_cells(book, texts.STEP_CHANGE, cells)


def _task(book: Workbook, entry: Entry, today: date) -> Task:
    fields = entry.fields
    due = date.fromisoformat(fields["due"]) if fields.get("due") else None
    progress = str(fields.get("progress") or WAITING)
    organisation = str(fields.get("organisation") or "")
    return Task(
        entry,
        str(fields["title"]),
        place_about(entry.key, fields),
        organisation,
        due,
        progress,
        book.org in (organisation, owner_of(entry.key)),
        rules.is_overdue(fields.get("due"), progress, fields.get("done_on"), today.isoformat()),
    )


def _meets(task: Task, only: Only, unit: str) -> bool:
    match only:
        case Only.MINE:
            return task.mine
        case Only.UNIT:
            return unit in units_about(task.key, task.entry.fields)
        case Only.OVERDUE:
            return task.overdue
        case Only.OPEN:
            return task.is_open


def _order(task: Task) -> tuple[bool, bool, date, str]:
    return (not task.overdue, not task.is_open, task.due or date.max, task.key)
