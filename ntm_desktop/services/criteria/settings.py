"""The district's corrections of the rules: thresholds, names, responsibilities, and their effect.

Source: design section 2 (what was not checked is corrected by the district, with its source) and
section 4 (these records are the district's).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain import fields, judging, overrides
from ntm_desktop.domain.criteria import CriteriaSet, Figure, Measure, MeasureType
from ntm_desktop.domain.outcomes import DISTRICT, Outcome
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import settings as texts

THRESHOLD, WORDING = KINDS["threshold"], KINDS["wording"]
RESPONSIBILITY = KINDS["responsibility"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A threshold as the district types it. ``value``, ``by_year``: canonical texts.

    ``by_year`` runs from the year's digits to the value.
    """

    comparison: str
    value: str | None
    by_year: tuple[tuple[str, str], ...]
    source: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """How many results of open rounds a correction changes, and to what."""

    changed: int
    to_met: int
    to_not_met: int
    to_no_data: int


def typed_value(measure: Measure, text: str) -> str | None:
    """A threshold's value as typed, canonical; None for an empty field. Raises FieldError."""
    if not text.strip():
        return None
    if measure.type in (MeasureType.YES_NO, MeasureType.LEVEL):
        return fields.measure_value(measure, text)
    return fields.percent(text)


def typed_years(measure: Measure, text: str) -> tuple[tuple[str, str], ...]:
    """Values by year typed as "2023: 42; 2024: 45". Raises FieldError."""
    found = []
    for part in text.replace("\n", ";").split(";"):
        if not part.strip():
            continue
        year, _, value = part.partition(":")
        wanted = typed_value(measure, value)
        if not (year.strip().isdecimal() and len(year.strip()) == 4) or wanted is None:
            raise fields.FieldError(texts.BAD_YEARS)
        found.append((year.strip(), wanted))
    if len({year for year, _ in found}) != len(found):
        raise fields.FieldError(texts.BAD_YEARS)
    return tuple(sorted(found))


def effect_of(
    book: Workbook, set_id: str, code: str, measure: str, correction: Correction
) -> Effect:
    """What a correction would change in the results of open rounds. Writes nothing."""
    the_set = _with(book.rules.criteria_set(set_id), code, measure, correction)
    indicator = the_set.assessable(code)
    if indicator is None:
        raise WrongUse(texts.unknown(code))
    closed = {one.code for one in book.rules.rounds() if one.closed}
    new: list[Outcome] = []
    for row in book.store.rows("assessment", criteria_set=set_id, code=code):
        if row["round"] in closed or row["stated"] is not None:
            continue
        typed = book.store.figures(row["record"])
        figures = {name: Figure(**figure) for name, figure in typed.items()}
        year = row["round"][:4]
        bases = book.rules.bases(row["unit"], year)
        outcome = judging.outcome_of(indicator, figures, int(year), bases)
        if outcome is not Outcome(row["judged"]):
            new.append(outcome)
    return Effect(
        len(new),
        new.count(Outcome.MET),
        new.count(Outcome.NOT_MET),
        new.count(Outcome.NO_DATA),
    )


def _with(the_set: CriteriaSet, code: str, measure: str, correction: Correction) -> CriteriaSet:
    override = overrides.ThresholdOverride(
        correction.comparison,
        correction.value,
        dict(correction.by_year),
        correction.source,
        correction.checked,
    )
    return overrides.apply(the_set, {}, {(code, measure): override})[0]


def correct_threshold(
    book: Workbook, set_id: str, code: str, measure: str, correction: Correction
) -> Change | None:
    """Record the district's threshold; what it judges is judged again. Raises Refused, WrongUse."""
    _check_district(book)
    if not correction.source.strip():
        raise WrongUse(texts.SOURCE_WANTED)
    body: dict[str, Any] = {
        "comparison": correction.comparison or None,
        "value": correction.value,
        "by_year": dict(correction.by_year) or None,
        "source": correction.source.strip(),
        "checked": "yes" if correction.checked else None,
    }
    return _write(book, texts.step_threshold(code), THRESHOLD.key(set_id, code, measure), body)


def correct_wording(
    book: Workbook, set_id: str, code: str, title: str, source: str, checked: bool
) -> Change | None:
    """Record the district's name of a criterion or indicator. Raises Refused, WrongUse."""
    _check_district(book)
    if not title.strip() or not source.strip():
        raise WrongUse(texts.SOURCE_WANTED if title.strip() else texts.TITLE_WANTED)
    body = {
        "title": title.strip(),
        "source": source.strip(),
        "checked": "yes" if checked else None,
    }
    return _write(book, texts.step_wording(code), WORDING.key(set_id, code), body)


def withdraw(book: Workbook, key: str) -> Change | None:
    """Take a correction back: what came with the program stands again. Raises Refused."""
    _check_district(book)
    if current_body(book, key) is None:
        raise Refused(texts.NOTHING_TO_WITHDRAW)
    return write(book, texts.step_withdraw(key.split("/")[2]), [Edit(key, None)])


def assign(book: Workbook, set_id: str, code: str, office: str, source: str) -> Change | None:
    """Make an office responsible for a criterion or indicator. Raises Refused, WrongUse."""
    _check_district(book)
    if book.rules.criteria_set(set_id).find(code) is None:
        raise WrongUse(texts.unknown(code))
    body = {"source": source.strip() or None}
    key = RESPONSIBILITY.key(set_id, code, office)
    return _write(book, texts.step_assign(code, book.org_name(office)), key, body)


def unassign(book: Workbook, set_id: str, code: str, office: str) -> Change | None:
    """End a responsibility: verdicts already given are kept and no longer count."""
    _check_district(book)
    key = RESPONSIBILITY.key(set_id, code, office)
    return write(book, texts.step_unassign(code, book.org_name(office)), [Edit(key, None)])


def _check_district(book: Workbook) -> None:
    if book.org != DISTRICT:
        raise Refused(texts.DISTRICT_ONLY)


def _write(book: Workbook, label: str, key: str, body: dict[str, Any]) -> Change | None:
    kept = {name: value for name, value in body.items() if value}
    return write(book, label, [Edit(key, kept)])
