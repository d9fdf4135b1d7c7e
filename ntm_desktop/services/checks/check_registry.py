"""The checks of what people recorded, in the order in which their findings are told.

A check is one entry here: a name and a function that looks at a workbook and writes nothing. The
codes of its findings have their titles in ``texts/checks_view``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ntm_desktop.services.checks import (
    check_decisions,
    check_duties,
    check_figures,
    check_money,
    check_names,
    check_registers,
    check_voices,
)
from ntm_desktop.services.checks.check_data import data_findings
from ntm_desktop.services.checks.check_places import with_place
from ntm_desktop.services.checks.check_plan import plan_findings
from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.checks.goal_limits import goal_findings
from ntm_desktop.services.workbook import Workbook

Check = Callable[[Workbook], Iterable[Finding]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("recorded", data_findings),
    *check_money.CHECKS,
    ("plan", plan_findings),
    ("goals", goal_findings),
    *check_figures.CHECKS,
    *check_registers.CHECKS,
    *check_voices.CHECKS,
    *check_decisions.CHECKS,
    *check_duties.CHECKS,
    *check_names.CHECKS,
)


def findings(book: Workbook) -> tuple[Finding, ...]:
    """What every check finds, each with the place that it is about in its sentence."""
    return tuple(with_place(book, one) for _name, check in CHECKS for one in check(book))
