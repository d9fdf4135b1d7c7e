"""What may be typed into a record: one gate for an ordinary edit and for settling a conflict.

Who may write at all is ``editing.check_writable``. What came by a file is not held to these rules:
it is kept, and whether it counts is judged when results are derived. Source: design contract
"Authority" ("typing is stricter").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Indicator
from ntm_desktop.domain.outcomes import DISTRICT, SELF, Outcome
from ntm_desktop.domain.records import fault_in_body, split_key
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import assessing as texts

_NOTHING: Mapping[str, Any] = {}


def check_body(
    book: Workbook,
    key: str,
    body: Mapping[str, Any],
    former: Mapping[str, Any] | None = None,
) -> None:
    """May this body be typed? ``former``: what stood there; what it said already is not asked.

    Raises WrongUse for a body out of form or a code or measure that the set does not have, Refused
    for an office outside its responsibilities or "not applicable" where the set does not allow it.
    """
    kind, parts = split_key(key)
    fault = fault_in_body(kind, dict(body))
    if fault is not None:
        # What another laptop would refuse as a bad value must not be written here.
        raise WrongUse(texts.bad_field(fault))
    if kind.name != "assessment":
        return
    if not body:
        raise WrongUse(texts.says_nothing())
    _, set_id, code, _, evaluator = parts
    the_set, found = find_code(book, set_id, code)
    check_office(book, set_id, code, evaluator)
    before = former or _NOTHING
    stated = body.get("stated")
    if stated != before.get("stated"):
        _check_stated(found, stated)
    indicator = the_set.assessable(code)
    known = [one.code for one in indicator.measures] if indicator is not None else []
    for measure in (body.get("figures") or _NOTHING).keys() - (before.get("figures") or _NOTHING):
        if indicator is None:
            raise WrongUse(texts.has_no_measures(code))
        if measure not in known:
            raise WrongUse(texts.unknown_measure(measure, code, known))


def find_code(book: Workbook, set_id: str, code: str) -> tuple[CriteriaSet, Criterion | Indicator]:
    """A set and its part of that code. Raises WrongUse where there is none."""
    if set_id not in book.catalogue.ids():
        raise WrongUse(texts.unknown_code(code, set_id))
    the_set = book.rules.criteria_set(set_id)
    found = the_set.find(code)
    if found is None:
        raise WrongUse(texts.unknown_code(code, the_set.title))
    return the_set, found


def check_office(book: Workbook, set_id: str, code: str, evaluator: str) -> None:
    """Raises Refused where an office is not responsible for a code in this workbook."""
    if evaluator in (SELF, DISTRICT):
        return
    if evaluator not in book.rules.offices(set_id, code):
        raise Refused(texts.not_responsible(book.org_name(evaluator), code))


def may_be_not_applicable(found: Criterion | Indicator) -> bool:
    """Whether the set allows "not applicable": a criterion where all its indicators do."""
    indicators = found.indicators if isinstance(found, Criterion) else (found,)
    return all(indicator.not_applicable_allowed for indicator in indicators)


def _check_stated(found: Criterion | Indicator, stated: str | None) -> None:
    if stated == Outcome.NOT_APPLICABLE.word and not may_be_not_applicable(found):
        raise Refused(texts.not_applicable_not_allowed(found.code))
