"""What is stated as reached without what it rests on: criteria, a decision's number and day.

Source: Kế hoạch 2023, mục III.3 (16/16 criteria of a village), II.2 (recognition of communes).
"""

from __future__ import annotations

from collections.abc import Iterator

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.villages import MET, MODEL
from ntm_desktop.services import status as rounds
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_decisions as texts

_RECOGNISED = "recognised"


def villages_unproved(book: Workbook) -> Iterator[Finding]:
    """Villages stated as met in the round that is open while fewer of their criteria are."""
    round_ = book.rules.default_round()
    if round_ is None or round_.sets.get("village") not in book.catalogue.ids():
        return
    for one in rounds.village_standings(book, round_):
        if one.unproved:
            computed = Outcome.NOT_MET if one.has_data else Outcome.NO_DATA
            message = texts.village_unproved(
                one.name, name_of(book, one.commune), one.met_count, one.total, round_.code
            )
            yield Finding(
                "village_status",
                Severity.WARNING,
                f"village/{one.unit}",
                Outcome.MET.word,
                computed.word,
                message,
            )


def villages_without_decision(book: Workbook) -> Iterator[Finding]:
    """Villages stated as met without the number or the day of the decision."""
    for row in book.store.rows("village"):
        lacks = [name for name in ("decision", "decided_on") if not row[name]]
        if row["status"] in (MET, MODEL) and lacks:
            message = texts.village_decision(row["name"], name_of(book, row["commune"]), lacks)
            yield Finding(
                "village_decision", Severity.WARNING, row["key"], row["status"], None, message
            )


def villages_of_one_name(book: Workbook) -> Iterator[Finding]:
    """Two villages of one name in one commune: the second by its code is told."""
    first: dict[tuple[str, str], str] = {}
    for row in sorted(book.store.rows("village"), key=lambda one: str(one["unit"])):
        name = " ".join(fold(row["name"]).split())
        other = first.setdefault((row["commune"], name), row["unit"])
        if other != row["unit"]:
            message = texts.same_name(row["name"], name_of(book, row["commune"]), other)
            yield Finding(
                "village_same_name", Severity.WARNING, row["key"], row["unit"], other, message
            )


def recognitions_without_decision(book: Workbook) -> Iterator[Finding]:
    """Recognitions that are said to be given without the decision's number or day."""
    for row in book.store.rows("recognition", stage=_RECOGNISED):
        lacks = [name for name in ("number", "date") if not row[name]]
        if lacks:
            message = texts.recognition(name_of(book, row["unit"]), row["grade"], lacks)
            yield Finding(
                "recognition_decision", Severity.WARNING, row["key"], row["stage"], None, message
            )


def products_without_decision(book: Workbook) -> Iterator[Finding]:
    """OCOP products with stars without the decision's number or day."""
    for row in book.store.rows("ocop_product"):
        lacks = [name for name in ("decision", "decided_on") if not row[name]]
        if row["stars"] and lacks:
            message = texts.product(row["name"], row["stars"], lacks)
            yield Finding(
                "ocop_decision", Severity.WARNING, row["key"], row["stars"], None, message
            )


CHECKS = (
    ("village_status", villages_unproved),
    ("village_decision", villages_without_decision),
    ("village_same_name", villages_of_one_name),
    ("recognition_decision", recognitions_without_decision),
    ("ocop_decision", products_without_decision),
)
