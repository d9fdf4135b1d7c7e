"""All deadlines of a year together: whose words came by when. Source: Kế hoạch 2023, mục VI.4.

A deadline is a round's: 10/6 and 15/11 come with the plan, an ad hoc one is a round opened for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ntm_desktop.domain.deadlines import days_left
from ntm_desktop.services.criteria.rounds import open_round
from ntm_desktop.services.exchange.reporting import Reporting, Sender, reporting
from ntm_desktop.services.status import find_round
from ntm_desktop.services.workbook import Change, Workbook


@dataclass(frozen=True, slots=True)
class Deadline:
    """A round with a day. ``left``: whole days, 0 the last one, None or below 0: past."""

    reporting: Reporting
    due: date
    left: int | None
    is_next: bool

    @property
    def code(self) -> str:
        """The round's code."""
        return self.reporting.round.code

    @property
    def past(self) -> bool:
        """Nothing can be handed in on time any more."""
        return self.left is None or self.left < 0

    def of(self, kind: str) -> tuple[Sender, ...]:
        """The communes ("commune") or everybody else."""
        return tuple(
            one
            for one in self.reporting.senders
            if (one.org.kind == "commune") == (kind == "commune")
        )

    @property
    def late(self) -> tuple[Sender, ...]:
        """Who is missing past the day, or came after it: it stays so for good."""
        return tuple(one for one in self.reporting.senders if one.late)


def deadlines(book: Workbook, round_code: str | None, today: date) -> tuple[Deadline, ...]:
    """The deadlines of a round's year: those to come by their day, then the past, newest first."""
    year = find_round(book, round_code).code[:4]
    found = []
    for round_ in book.rules.rounds():
        if round_.due and round_.code[:4] == year and "commune" in round_.sets:
            due = date.fromisoformat(round_.due)
            found.append((due, days_left(due, today), reporting(book, round_.code, today)))
    coming = sorted((one for one in found if _is_open(one[1])), key=lambda one: one[0])
    past = sorted((one for one in found if not _is_open(one[1])), key=lambda one: one[0])
    return tuple(
        Deadline(senders, due, left, place == 0 and bool(coming))
        for place, (due, left, senders) in enumerate([*coming, *reversed(past)])
    )


def _is_open(left: int | None) -> bool:
    return left is not None and left >= 0


def add_deadline(book: Workbook, due: str, title: str) -> Change | None:
    """An ad hoc deadline: a round of that day (ISO). Raises Refused, WrongUse."""
    return open_round(book, due, title, due)
