"""What may be typed into a record: one gate for form, grid, paste, command, own sheet and conflict.

Who may write at all is ``editing.check_writable``. What came by a file is not held to these rules:
it is kept, and whether it counts is judged when results are derived. Source: docs/contract.md,
"Owners" (typing is stricter).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain import villages as village_rules
from ntm_desktop.domain.about import NAMING, commune_of, names_another_commune
from ntm_desktop.domain.collation import same_words
from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Indicator
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.outcomes import DISTRICT, SELF, Outcome
from ntm_desktop.domain.records import fault_in_body, split_key
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.domain.tasks import DONE
from ntm_desktop.domain.value_rules import value_fault
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.programme import resources
from ntm_desktop.services.record_rules import RecordRules, first_about
from ntm_desktop.services.units import villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import assessing as texts
from ntm_desktop.texts import registers as register_texts
from ntm_desktop.texts import villages as village_texts
from ntm_desktop.texts.registers_view import part_label

_NOTHING: Mapping[str, Any] = {}


def check_body(
    book: Workbook,
    key: str,
    body: Mapping[str, Any],
    former: Mapping[str, Any] | None = None,
    rules: RecordRules | None = None,
) -> None:
    """May this body be typed? ``former``: what stood there; what it said already is not asked.
    ``rules``: one reader for many records of a step.

    Raises WrongUse for a body out of form, a commune's record that names another commune, a value
    or name that ``record_rules`` finds wrong, a village's name that another has, or a code or
    measure that the set does not have; Refused for an office outside its responsibilities or
    "not applicable" where the set does not allow it.
    """
    kind, parts = split_key(key)
    fault = fault_in_body(kind, dict(body))
    if fault is not None:
        # What another laptop would refuse as a bad value must not be written here.
        raise WrongUse(texts.bad_field(fault))
    before = former or _NOTHING
    placed = any(body.get(name) != before.get(name) for name in NAMING)
    if placed and names_another_commune(key, body):
        raise WrongUse(texts.another_commune(commune_of(parts[0]), book.org == DISTRICT))
    if kind.name != "assessment":
        _check_fields(book, key, body, former, rules or RecordRules(book))
        return
    if not body:
        raise WrongUse(texts.says_nothing())
    _, set_id, code, _, evaluator = parts
    the_set, found = find_code(book, set_id, code)
    check_office(book, set_id, code, evaluator)
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


def check_field(kind: str, field: str, value: Any) -> None:
    """May a field say this, whatever the rest of the record says? Raises FieldError."""
    sentence = value_fault(kind, field, value)
    if sentence is not None:
        raise FieldError(sentence)


def check_village_name(book: Workbook, commune: str, name: str, but: str = "") -> str:
    """The name, cleaned. Raises WrongUse where it is empty or another village has it.

    ``commune``: the one that the village names; ``but``: the village's own code.
    """
    said = " ".join(clean_text(name).split())
    if not village_rules.slug(said):
        raise WrongUse(village_texts.NAME_WANTED)
    for one in villages(book, commune):
        if one.code != but and same_words(one.name, said):
            raise WrongUse(village_texts.name_taken(one.name))
    return said


def with_done_day(
    book: Workbook, key: str, body: Mapping[str, Any], former: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """The body to write: a task that becomes done keeps today as the day, unless one is given;
    taken up again, it loses the day. Other kinds as they are.

    For what is typed now; a sheet says its days itself.
    """
    before = former or _NOTHING
    now = body.get("progress")
    if split_key(key)[0].name != "task" or now == before.get("progress"):
        return body
    if now == DONE:
        return {"done_on": book.now()[:10], **body}
    if body.get("done_on") == before.get("done_on"):
        return {name: value for name, value in body.items() if name != "done_on"}
    return body


def _check_fields(
    book: Workbook,
    key: str,
    body: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    rules: RecordRules,
) -> None:
    kind, parts = split_key(key)
    former = before or _NOTHING
    changed = {name for name, value in body.items() if value != former.get(name)}
    # A record that stands already is corrected or taken away whatever its key is.
    asked = changed | (set(kind.parts) if before is None else set())
    fault = first_about(rules.faults(key, body), asked)
    if fault is not None:
        name = next(one for one in fault.names if one in asked)
        raise WrongUse(register_texts.bad_field(part_label(kind.name, name), fault.sentence))
    if "part_of" in changed:
        sentence = resources.share_fault(book, key, body, rules.beside)
        if sentence is not None:
            label = part_label(kind.name, "part_of")
            raise WrongUse(register_texts.bad_field(label, sentence))
    if kind.name == "village" and {"name", "commune"} & changed:
        check_village_name(book, body["commune"], body["name"], but=parts[0])


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
