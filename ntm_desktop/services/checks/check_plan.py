"""Where the plan's own figures do not add up: shown with both values, never corrected.

Source: the slips that the plan's data names; sums are computed from the records as they are now.
"""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain.goals import Metric
from ntm_desktop.domain.numbers import added
from ntm_desktop.domain.villages import MET, MODEL, PLANNED
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.units import own_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checking as texts

# Slips that this module computes from records; the rest is told as the plan's data words it.
_COMPUTED = frozenset({"funding_total", "village_total", "unit_name"})


def plan_findings(book: Workbook) -> Iterator[Finding]:
    """Village totals, a commune's villages, names, and slips of the plan's text."""
    yield from _villages(book)
    yield from _names(book)
    yield from _slips(book)


def _villages(book: Workbook) -> Iterator[Finding]:
    """The villages aimed at: each commune's number, its list, and the district's total."""
    set_ids = {round_.sets.get("village") for round_ in book.rules.rounds()}
    rows = [
        row
        for row in book.store.rows("target", aim="achieve")
        if row["criteria_set"] in set_ids and row["value"] is not None
    ]
    # Who has met in the year for which it was planned is one of those aimed at still. A model
    # village of that year may be one of them, or one that had met before: both are allowed for.
    aimed = [one for one in book.store.rows("village") if one["status"] in (PLANNED, MET, MODEL)]
    names = {row["unit"]: row["name"] for row in book.store.rows("unit")}
    for row in rows:
        of_year = [
            one for one in aimed if (one["commune"], one["year"]) == (row["unit"], row["year"])
        ]
        models, listed = sum(one["status"] == MODEL for one in of_year), len(of_year)
        possible = {str(count) for count in range(listed - models, listed + 1)}
        if added([row["value"]]) not in possible:
            message = texts.village_count(
                names.get(row["unit"], row["unit"]), row["year"], row["value"], str(listed)
            )
            yield _warning("village_count", row["key"], row["value"], str(listed), message)
    if own_unit(book):
        return  # the numbers of the other communes are not here
    for goal in book.store.rows("goal", metric=str(Metric.VILLAGES_MET)):
        parts = [row["value"] for row in rows if row["year"] == goal["year"]]
        computed = added(parts)
        if parts and goal["target"] is not None and goal["target"] != computed:
            message = texts.village_total(goal["year"] or "", goal["target"], computed)
            yield _warning("village_total", goal["key"], goal["target"], computed, message)


def _names(book: Workbook) -> Iterator[Finding]:
    for row in book.store.rows("unit"):
        if row["plan_name"] and row["plan_name"] != row["name"]:
            message = texts.unit_name(row["plan_name"], row["name"])
            yield Finding(
                "unit_name", Severity.NOTE, row["key"], row["plan_name"], row["name"], message
            )


def _slips(book: Workbook) -> Iterator[Finding]:
    code = book.store.setting("plan")
    if code not in book.catalogue.plans():
        return
    for slip in book.catalogue.plan(code).slips:
        if slip.code not in _COMPUTED:
            yield Finding(
                slip.code,
                Severity.NOTE,
                f"plan/{code}",
                slip.stated or None,
                slip.computed or None,
                slip.sentence,
            )


def _warning(code: str, where: str, stated: str, computed: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, where, stated, computed, message)
