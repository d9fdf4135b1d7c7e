"""Money that does not add up: stated totals, shares, stages, debts, gifts, projects.

Source: Kế hoạch 2023, mục IV and V.5; condition 2 of recognition (QĐ 18/2022/QĐ-TTg).
"""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain import resources as rules
from ntm_desktop.domain import shares as share_rules
from ntm_desktop.domain.levels import DEBT
from ntm_desktop.domain.numbers import more, vietnamese
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.programme import feeding, resources
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_money as texts
from ntm_desktop.texts import resources as resource_texts


def stated_totals(book: Workbook) -> Iterator[Finding]:
    """A total as written beside the sum of the lines that it covers."""
    for one in rules.differences(resources.counted(book)):
        message = texts.funding_total(
            one.stage, one.line.year, vietnamese(one.stated), vietnamese(one.computed)
        )
        yield _warning("funding_total", one.line.key, one.stated, one.computed, message)


def stages(book: Workbook) -> Iterator[Finding]:
    """More disbursed than allocated, more allocated than planned."""
    found = share_rules.shares(resources.fundings(book))
    for line, lower, higher in rules.above(share_rules.settled(found)):
        amount, most = line.amount(higher) or "0", line.amount(lower) or "0"
        message = texts.above(
            line.title, line.year, higher, vietnamese(amount), lower, vietnamese(most)
        )
        yield _warning(f"{higher}_above_{lower}", line.key, amount, most, message)


def shares_of_lines(book: Workbook) -> Iterator[Finding]:
    """Shares whose line is not there, that say another year or source than it, or that come to
    more than it has."""
    found = share_rules.shares(resources.fundings(book))
    by_key = {line.key: line for line in found.lines}
    for key, fault in found.faults.items():
        line = by_key[key]
        message = texts.share_line(line.title, line.year, fault.value)
        yield _warning("funding_share_line", key, line.part_of, None, message)
    for share, line, what in share_rules.differing(found):
        said = (share.year, line.year)
        if what == "source":
            said = (resource_texts.source(share.source), resource_texts.source(line.source))
        message = texts.share_differs(share.title, line.title, what, *said)
        yield _warning("funding_share_differs", share.key, *said, message)
    for over in share_rules.exceeding(found):
        own, shared = vietnamese(over.own), vietnamese(over.shared)
        message = texts.shares_above(over.line.title, over.line.year, over.stage, own, shared)
        yield _warning("funding_shares_above", over.line.key, over.own, over.shared, message)


def paid_above_owed(book: Workbook) -> Iterator[Finding]:
    """More paid than the debt was."""
    for one in resources.debts(book):
        if one.paid is not None and one.overpaid is not None:
            sums = (one.paid, one.amount, one.overpaid)
            message = texts.paid_above(one.title, *map(vietnamese, sums))
            yield _warning("paid_above_amount", one.key, one.paid, one.amount, message)


def condition_of_debts(book: Workbook) -> Iterator[Finding]:
    """The condition "no debts" recorded as met while the register holds debts of the commune."""
    for row in book.store.rows("assessment", code=DEBT):
        round_ = book.rules.round(row["round"])
        if round_ is None or round_.closed or Outcome(row["outcome"]) is not Outcome.MET:
            continue
        owing = feeding.debts_of(book, row["unit"])
        if owing:
            left = rules.still_owed(owing)
            message = texts.debts_left(name_of(book, row["unit"]), row["round"], vietnamese(left))
            yield _warning("debt_condition", row["key"], Outcome.MET.word, left, message)


def unvalued_gifts(book: Workbook) -> Iterator[Finding]:
    """Contributions that no donors' list can count, because nobody converted them."""
    for gift in resources.gifts(book):
        if gift.value is None:
            message = texts.without_value(gift.donor, gift.form)
            yield Finding(
                "contribution_without_value", Severity.NOTE, gift.key, None, None, message
            )


def undated_gifts(book: Workbook) -> Iterator[Finding]:
    """Contributions without a day: in the sum of no year."""
    for gift in resources.gifts(book):
        if not gift.date:
            message = texts.without_day(gift.donor, gift.form)
            yield Finding("contribution_undated", Severity.NOTE, gift.key, None, None, message)


def works_above_total(book: Workbook) -> Iterator[Finding]:
    """More money for a project than its total."""
    lines, gifts = resources.counted(book), resources.gifts(book)
    for work in resources.works(book, lines, gifts, resources.debts(book)):
        if work.total is None:
            continue
        for stage, amount in (
            ("planned", work.amounts.planned),
            ("disbursed", work.amounts.disbursed),
        ):
            if amount is not None and more(amount, work.total):
                message = texts.above_total(
                    work.title, stage, vietnamese(amount), vietnamese(work.total)
                )
                yield _warning("project_above_total", work.key, amount, work.total, message)


def _warning(
    code: str, where: str, stated: str | None, computed: str | None, message: str
) -> Finding:
    return Finding(code, Severity.WARNING, where, stated, computed, message)


CHECKS = (
    ("funding_total", stated_totals),
    ("funding_shares", shares_of_lines),
    ("funding_stages", stages),
    ("paid_above_amount", paid_above_owed),
    ("debt_condition", condition_of_debts),
    ("contribution_without_value", unvalued_gifts),
    ("contribution_undated", undated_gifts),
    ("project_above_total", works_above_total),
)
