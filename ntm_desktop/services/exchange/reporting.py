"""Who has sent for a round: from the files that were imported and the revisions that they brought.

What counts as sent is the sender's own words about that round, not merely a file. The day is the
day of the import here; the clock of another laptop decides nothing. Source: the district's journey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from ntm_desktop.domain.deadlines import days_left
from ntm_desktop.domain.outcomes import DISTRICT, SELF
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.services import status as rounds
from ntm_desktop.services.rules import Round
from ntm_desktop.services.units import Organisation, communes, organisations
from ntm_desktop.services.workbook import Workbook


class Standing(StrEnum):
    """Whether an organisation has sent.

    ``sent``: its words of the round came by an import. ``here``: its words stand in this workbook,
    but no import brought them (sample data, this workbook's own organisation). ``by_district``:
    only the district has written for it. ``file_only``: a file came, with nothing of this round.
    """

    SENT = "sent"
    HERE = "here"
    BY_DISTRICT = "by_district"
    FILE_ONLY = "file_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sender:
    """One organisation in a round.

    ``first``, ``last``: days on which words of this round arrived; ``last_file``: of any file.
    ``said`` of ``expected``: indicators that a commune has spoken of, or verdicts of an office.
    ``late``: it has not sent and the time is over, or it came after the last day.
    """

    org: Organisation
    standing: Standing
    first: date | None
    last: date | None
    last_file: date | None
    said: int
    expected: int
    late: bool

    @property
    def has_sent(self) -> bool:
        """Nothing more is waited for."""
        return self.standing in (Standing.SENT, Standing.HERE)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Communes and the offices that have responsibilities, those first who have not sent."""

    round: Round
    due: date | None
    senders: tuple[Sender, ...]

    def missing(self, kind: str) -> tuple[Sender, ...]:
        """The communes ("commune") or offices (anything else) that have not sent."""
        return tuple(
            one
            for one in self.senders
            if not one.has_sent and (one.org.kind == "commune") == (kind == "commune")
        )


def reporting(book: Workbook, round_code: str | None, today: date) -> Reporting:
    """Who has sent for a round, seen on the day ``today``. Raises WrongUse."""
    round_ = rounds.find_round(book, round_code)
    due = date.fromisoformat(round_.due) if round_.due else None
    reader = _Reader(book, round_)
    senders = [
        reader.sender(org, due, today)
        for org in organisations(book)
        if org.kind != "district" and reader.expected(org)
    ]
    order = sorted(senders, key=lambda one: (one.org.kind != "commune", one.has_sent))
    return Reporting(round_, due, tuple(order))


class _Reader:
    """Reads the log once for all organisations."""

    def __init__(self, book: Workbook, round_: Round) -> None:
        self.book, self.round = book, round_
        self.set_id = rounds.set_of(round_, "commune")
        self.the_set = book.rules.criteria_set(self.set_id)
        self.communes = communes(book)
        wholes = [one for one in self.the_set.criteria if not one.is_single]
        self.indicators = {one.code: tuple(i.code for i in one.indicators) for one in wholes}
        self.said: dict[str, set[tuple[str, str]]] = {}
        for row in book.store.rows("assessment", round=round_.code, criteria_set=self.set_id):
            if row["outcome"]:
                evaluator = row["evaluator"]
                org = commune_org(row["unit"]) if evaluator == SELF else evaluator
                # A word about the whole criterion speaks of all its indicators.
                codes = self.indicators.get(row["code"], (row["code"],))
                self.said.setdefault(org, set()).update((row["unit"], one) for one in codes)
        self.arrived: dict[str, list[tuple[str, str]]] = {}
        self.written: set[str] = set()
        self.by_district: set[str] = set()
        for key, author, first, last in book.store.deliveries(round_.code):
            _, unit, set_id, _, _, evaluator = key.split("/")
            if set_id != self.set_id:
                continue  # what is said of villages is no report of the commune
            if first is not None and last is not None:
                self.arrived.setdefault(author, []).append((first, last))
            else:
                self.written.add(author)
            if author == DISTRICT and evaluator == SELF:
                self.by_district.add(commune_org(unit))
        self.files = _last_files(book)

    def expected(self, org: Organisation) -> int:
        """How many words of the round there could be; 0 for an office without responsibilities."""
        units = 1 if org.kind == "commune" else len(self.communes)
        return units * len(self._codes(org))

    def _codes(self, org: Organisation) -> frozenset[str]:
        """Indicators and conditions that an organisation is to speak of."""
        if org.kind == "commune":
            parts = [*self.the_set.indicators(), *self.the_set.conditions]
            return frozenset(one.code for one in parts)
        codes = self.book.rules.codes_of(self.set_id, org.code)
        return frozenset(code for code in codes if code not in self.indicators)

    def _said(self, org: Organisation) -> int:
        """Of how many of them it has spoken; verdicts outside its responsibilities do not count."""
        codes = self._codes(org)
        return sum(code in codes for _unit, code in self.said.get(org.code, ()))

    def sender(self, org: Organisation, due: date | None, today: date) -> Sender:
        """Where one organisation stands."""
        arrivals = self.arrived.get(org.code, [])
        first = min((_day(one) for one, _ in arrivals), default=None)
        last = max((_day(one) for _, one in arrivals), default=None)
        last_file = self.files.get(org.code)
        if arrivals:
            standing = Standing.SENT
        elif org.code in self.written:
            standing = Standing.HERE
        elif org.code in self.by_district:
            standing = Standing.BY_DISTRICT
        else:
            standing = Standing.FILE_ONLY if last_file else Standing.NOTHING
        late = due is not None and standing is not Standing.HERE and is_late(due, first or today)
        return Sender(
            org,
            standing,
            first,
            last,
            last_file,
            self._said(org),
            self.expected(org),
            late,
        )


def is_late(due: date, day: date) -> bool:
    """Whether a day is past the last one on which it could be handed in ("trước ngày 10/6")."""
    left = days_left(due, day)
    return left is None or left < 0


def _last_files(book: Workbook) -> Mapping[str, date]:
    found: dict[str, date] = {}
    for entry in book.store.imports():
        if entry.stands:
            found.setdefault(entry.sender, _day(entry.at))
    return found


def _day(at: str) -> date:
    """The local day of a stored moment."""
    moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return moment.astimezone().date()
