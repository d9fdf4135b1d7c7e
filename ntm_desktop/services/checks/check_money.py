"""Money that does not add up: stated totals, stages, debts, gifts, projects.

Source: Kế hoạch 2023, mục IV and V.5; condition 2 of recognition (QĐ 18/2022/QĐ-TTg).
"""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain import resources as rules
from ntm_desktop.domain.numbers import added, more, vietnamese
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.programme import feeding, resources
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_money as texts


def stated_totals(book: Workbook) -> Iterator[Finding]:
    """A total as written beside the sum of the lines that it covers."""
    for one in rules.differences(resources.fundings(book)):
        message = texts.funding_total(
            one.stage, one.line.year, vietnamese(one.stated), vietnamese(one.computed)
        )
        yield _warning("funding_total", one.line.key, one.stated, one.computed, message)


def stages(book: Workbook) -> Iterator[Finding]:
    """More disbursed than allocated, more allocated than planned."""
    for line, lower, higher in rules.above(resources.fundings(book)):
        amount, most = line.amount(higher) or "0", line.amount(lower) or "0"
        message = texts.above(
            line.title, line.year, higher, vietnamese(amount), lower, vietnamese(most)
        )
        yield _warning(f"{higher}_above_{lower}", line.key, amount, most, message)


def paid_above_owed(book: Workbook) -> Iterator[Finding]:
    """More paid than the debt was."""
    for one in resources.debts(book):
        if one.paid is not None and more(one.paid, one.amount):
            message = texts.paid_above(one.title, vietnamese(one.paid), vietnamese(one.amount))
            yield _warning("paid_above_amount", one.key, one.paid, one.amount, message)


def condition_of_debts(book: Workbook) -> Iterator[Finding]:
    """The condition "no debts" recorded as met while the register holds debts of the commune."""
    for row in book.store.rows("assessment", code=feeding.DEBT):
        round_ = book.rules.round(row["round"])
        if round_ is None or round_.closed or Outcome(row["outcome"]) is not Outcome.MET:
            continue
        owing = feeding.debts_of(book, row["unit"])
        if owing:
            left = added(one.left for one in owing)
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


def works_above_total(book: Workbook) -> Iterator[Finding]:
    """More money for a project than its total."""
    lines, gifts = resources.fundings(book), resources.gifts(book)
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


def _warning(code: str, where: str, stated: str, computed: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, where, stated, computed, message)


CHECKS = (
    ("funding_total", stated_totals),
    ("funding_stages", stages),
    ("paid_above_amount", paid_above_owed),
    ("debt_condition", condition_of_debts),
    ("contribution_without_value", unvalued_gifts),
    ("project_above_total", works_above_total),
)
