"""Registers that do not fit in themselves: parts, dates, what is overdue or has run out.

Source: Kế hoạch 2023, mục VI.3 (tasks), V.8 (findings), II.2 (OCOP).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.numbers import more, vietnamese
from ntm_desktop.domain.tasks import is_overdue
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.describing import own_name, title_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_registers as texts
from ntm_desktop.texts.records import field_label

# Kind, part, whole: the part is never the greater one.
_PARTS = (
    ("village", "poor", "households"),
    ("village", "near_poor", "households"),
    ("training", "women", "people"),
    ("employment", "women", "people"),
    ("employment", "placed", "people"),
    ("production_project", "poor", "households"),
    ("production_project", "contributed", "total"),
)
# Kind, earlier day, later day.
_ORDERS = (
    ("project", "started_on", "finished_on"),
    ("debt", "since", "due"),
    ("disclosure", "date", "until"),
    ("ocop_product", "decided_on", "expires_on"),
    ("evidence", "date", "valid_to"),
    ("committee_member", "valid_from", "valid_to"),
    ("recognition", "date", "revoked_on"),
)
# Days of things that have happened: none of them lies ahead.
_PAST = (
    ("contribution", "date"),
    ("employment", "date"),
    ("training", "date"),
    ("propaganda", "date"),
    ("inspection", "date"),
    ("survey", "date"),
    ("task", "done_on"),
    ("inspection_finding", "done_on"),
    ("village", "decided_on"),
    ("commendation", "decided_on"),
    ("evidence", "date"),
    ("document", "date"),
)


def parts(book: Workbook) -> Iterator[Finding]:
    """A part above its whole in one record."""
    for kind, part, whole in _PARTS:
        for row in book.store.rows(kind):
            if row[part] is not None and row[whole] is not None and more(row[part], row[whole]):
                message = texts.part_above(
                    title(book, row),
                    field_label(kind, part),
                    vietnamese(row[part]),
                    field_label(kind, whole),
                    vietnamese(row[whole]),
                )
                yield _warning("part_above_whole", row["key"], row[part], row[whole], message)


def days_in_order(book: Workbook) -> Iterator[Finding]:
    """A later day that lies before the earlier one."""
    for kind, first, last in _ORDERS:
        for row in book.store.rows(kind):
            early, late = row[first], row[last]
            if early is not None and late is not None and late < early:
                message = texts.reversed_days(
                    title(book, row),
                    field_label(kind, last),
                    date_shown(late),
                    field_label(kind, first),
                    date_shown(early),
                )
                yield _warning("dates_reversed", row["key"], late, early, message)


def days_ahead(book: Workbook) -> Iterator[Finding]:
    """The day of something done that lies in the future."""
    day = today(book)
    for kind, field in _PAST:
        for row in book.store.rows(kind):
            if row[field] is not None and row[field] > day:
                message = texts.ahead(
                    title(book, row), field_label(kind, field), date_shown(row[field])
                )
                yield _warning("date_ahead", row["key"], row[field], day, message)


def days_of_the_year(book: Workbook) -> Iterator[Finding]:
    """A day outside the year that the record is of: a village's decision, a survey's round; a paper
    that is younger than its round."""
    for row in book.store.rows("village"):
        day, year = row["decided_on"], row["year"]
        if day is not None and year is not None and day[:4] != year:
            yield _outside(book, row, "decided_on", day, year)
    for row in book.store.rows("survey"):
        day, round_ = row["date"], row["round"]
        if day is not None and round_ is not None and day[:4] != round_[:4]:
            yield _outside(book, row, "date", day, round_[:4])
    for row in book.store.rows("evidence"):
        known = book.rules.round(row["round"]) if row["round"] else None
        if known is not None and row["date"] is not None and row["date"] > known.date:
            message = texts.after_round(
                title(book, row), date_shown(row["date"]), known.code, date_shown(known.date)
            )
            yield Finding(
                "evidence_after_round",
                Severity.NOTE,
                row["key"],
                row["date"],
                known.date,
                message,
            )


def _outside(book: Workbook, row: Mapping[str, Any], field: str, day: str, year: str) -> Finding:
    kind = row["key"].partition("/")[0]
    message = texts.outside_year(title(book, row), field_label(kind, field), date_shown(day), year)
    return _warning("date_outside_year", row["key"], day, year, message)


def papers_out_of_date(book: Workbook) -> Iterator[Finding]:
    """Evidence that had run out before the day of its round, or of the round that is open."""
    default = book.rules.default_round()
    for row in book.store.rows("evidence"):
        named = book.rules.round(row["round"]) if row["round"] else None
        round_ = named or default
        if round_ is None or row["valid_to"] is None or row["valid_to"] >= round_.date:
            continue
        message = texts.out_of_date(
            title(book, row), date_shown(row["valid_to"]), round_.code, date_shown(round_.date)
        )
        yield _warning("evidence_expired", row["key"], row["valid_to"], round_.date, message)


def overdue(book: Workbook) -> Iterator[Finding]:
    """Tasks and findings of inspections whose day has passed and that are not done."""
    day = today(book)
    for row in book.store.rows("task"):
        if is_overdue(row["due"], row["progress"], row["done_on"], day):
            message = texts.overdue(row["title"], date_shown(row["due"]))
            yield _warning("task_overdue", row["key"], row["due"], day, message)
    for row in book.store.rows("inspection_finding"):
        if is_overdue(row["due"], None, row["done_on"], day):
            message = texts.unhandled(row["title"], date_shown(row["due"]))
            yield _warning("finding_overdue", row["key"], row["due"], day, message)


def run_out(book: Workbook) -> Iterator[Finding]:
    """OCOP products whose certificate has run out."""
    day = today(book)
    for row in book.store.rows("ocop_product"):
        if row["expires_on"] is not None and row["expires_on"] < day:
            message = texts.run_out(row["name"], date_shown(row["expires_on"]))
            yield _warning("ocop_expired", row["key"], row["expires_on"], day, message)


def title(book: Workbook, row: Mapping[str, Any]) -> str:
    """What a record is called: its own name, else the words of its key."""
    return own_name(row) or title_of(book, row["key"])


def today(book: Workbook) -> str:
    """The day (ISO) by the workbook's clock."""
    return book.now()[:10]


def _warning(code: str, where: str, stated: str, computed: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, where, stated, computed, message)


CHECKS = (
    ("part_above_whole", parts),
    ("dates_reversed", days_in_order),
    ("date_ahead", days_ahead),
    ("date_outside_year", days_of_the_year),
    ("evidence_expired", papers_out_of_date),
    ("overdue", overdue),
    ("ocop_expired", run_out),
)
