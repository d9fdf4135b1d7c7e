"""Responsibilities of offices: indicators that nobody or more than one office evaluates.

Source: Kế hoạch 2023, mục VI.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_duties as texts


def duties(book: Workbook) -> Iterator[Finding]:
    """For the communes' set of the round that is open; nothing where no office is named at all."""
    round_ = book.rules.default_round()
    set_id = None if round_ is None else round_.sets.get("commune")
    if set_id is None or set_id not in book.catalogue.ids():
        return
    if not book.store.rows("responsibility", criteria_set=set_id):
        return
    lines = [*book.rules.criteria_set(set_id).indicators()]
    for line in (*lines, *book.rules.criteria_set(set_id).conditions):
        offices = sorted(book.rules.offices(set_id, line.code))
        if not offices:
            yield Finding(
                "responsibility_missing",
                Severity.NOTE,
                f"{set_id}/{line.code}",
                None,
                None,
                texts.missing(line.code, line.title),
            )
        elif len(offices) > 1:
            names = [book.org_name(office) for office in offices]
            yield Finding(
                "responsibility_double",
                Severity.NOTE,
                f"{set_id}/{line.code}",
                None,
                ", ".join(offices),
                texts.double(line.code, names),
            )


CHECKS = (("responsibilities", duties),)
