"""Changing assessments: one field, several cells, or the confirmation of what was carried."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ntm_desktop.domain import judging, ownership
from ntm_desktop.domain.criteria import CriteriaSet, Figure, MeasureType
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import DISTRICT, SELF, Authority, Outcome
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services import status as rounds
from ntm_desktop.services.criteria.carrying import Carrying
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.units import Unit, name_of
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.services.writing_rules import check_body, check_office, find_code
from ntm_desktop.texts import assessing as texts
from ntm_desktop.texts import checking as check_texts
from ntm_desktop.texts import reasons

ASSESSMENT = KINDS["assessment"]


@dataclass(frozen=True, slots=True)
class Input:
    """What changes in one assessment; what is None stays as it is, "" takes it away.

    ``figures``: measure → Figure, an empty Figure takes the measure away; measure "" stands for
    the only one of the indicator.
    """

    unit: str
    code: str
    round: str
    evaluator: str
    criteria_set: str
    stated: str | None = None
    figures: Mapping[str, Figure] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """The assessment after the change; ``why`` is one sentence, empty where nothing was said.

    ``notes``: what is odd about its figures; they are kept all the same.
    """

    revision: str
    key: str
    stated: Outcome | None
    judged: Outcome
    outcome: Outcome
    why: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed, None where there was nothing; ``refused``: a sentence for each row."""

    change: Change | None
    refused: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many were confirmed."""
        return 0 if self.change is None else len(self.change.keys)


def place(
    book: Workbook,
    unit: Unit,
    code: str,
    round_code: str | None = None,
    source: Authority | None = None,
) -> Input:
    """Where an assessment belongs: round, set and evaluator filled in. Raises WrongUse, Refused."""
    round_ = rounds.find_round(book, round_code)
    set_id = rounds.set_of(round_, unit.level)
    the_set = book.rules.criteria_set(set_id)
    if the_set.find(code) is None:
        raise WrongUse(texts.unknown_code(code, the_set.title))
    evaluator = _evaluator(book, source, set_id, code)
    return Input(unit.code, code, round_.code, evaluator, set_id)


def _evaluator(book: Workbook, source: Authority | None, set_id: str, code: str) -> str:
    own = ownership.unit_of_org(book.org)
    if source is None:
        return DISTRICT if book.org == DISTRICT else SELF if own else book.org
    if source is Authority.SELF:
        return SELF
    if source is Authority.DISTRICT:
        return DISTRICT
    if book.org != DISTRICT:
        if own:
            raise Refused(texts.wrong_source(book.org))
        return book.org
    offices = book.rules.offices(set_id, code)
    if len(offices) != 1:
        raise Refused(texts.several_offices(code))
    return next(iter(offices))


def key_of(place_: Input) -> str:
    """The key of the assessment."""
    return ASSESSMENT.key(
        place_.unit, place_.criteria_set, place_.code, place_.round, place_.evaluator
    )


def assess(book: Workbook, change: Input) -> Assessed:
    """Change one assessment and say what it gives now. Raises Refused, WrongUse."""
    edit = edit_of(book, change)
    write(book, texts.step_assess(change.code, name_of(book, change.unit)), [edit])
    return assessed(book, change)


def assess_many(book: Workbook, label: str, changes: Sequence[Input]) -> Change | None:
    """Change several assessments as one step (a pasted block); all or none."""
    return write(book, label, [edit_of(book, change) for change in changes])


def edit_of(book: Workbook, change: Input) -> Edit:
    """The record that a change gives. Raises Refused, WrongUse; writes nothing."""
    the_set, _ = find_code(book, change.criteria_set, change.code)
    check_office(book, change.criteria_set, change.code, change.evaluator)
    key = key_of(change)
    former = current_body(book, key)
    body: dict[str, Any] = dict(former or {})
    if change.stated is not None:
        body["stated"] = change.stated
    if change.note is not None:
        body["note"] = clean_text(change.note)
    if change.figures is not None:
        figures = dict(body.get("figures") or {})
        figures.update(_figures(the_set, change.code, change.figures))
        body["figures"] = {measure: figure for measure, figure in figures.items() if figure}
    kept = {name: value for name, value in body.items() if value}
    if kept:
        check_body(book, key, kept, former)
    return Edit(key, kept or None)


def _figures(
    the_set: CriteriaSet, code: str, typed: Mapping[str, Figure]
) -> dict[str, dict[str, str]]:
    indicator = the_set.assessable(code)
    if indicator is None:
        raise WrongUse(texts.has_no_measures(code))
    known = [measure.code for measure in indicator.measures]
    found = {}
    for measure, figure in typed.items():
        name = measure
        if not name:
            if len(known) != 1:
                raise WrongUse(texts.name_the_measure(code, known))
            name = known[0]
        if name not in known:
            raise WrongUse(texts.unknown_measure(name, code, known))
        parts = {
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
        }
        found[name] = {part: text for part, text in parts.items() if text}
    return found


def assessed(book: Workbook, place_: Input) -> Assessed:
    """What an assessment says now."""
    key = key_of(place_)
    value = book.store.value(key)
    body: dict[str, Any] = json.loads(value.body) if value.body is not None else {}
    figures = {name: Figure(**one) for name, one in (body.get("figures") or {}).items()}
    judged = book.rules.judged(place_.unit, place_.criteria_set, place_.code, place_.round, figures)
    given = judged.outcome if judged is not None else Outcome.NO_DATA
    stated = body.get("stated")
    outcome = judging.outcome_of_record(stated, given)
    return Assessed(
        revision=value.revision or "",
        key=key,
        stated=None if stated is None else outcome,
        judged=given,
        outcome=outcome,
        why=_why(place_.code, stated, judged),
        notes=tuple(_over_all(book, place_, figures)),
    )


def _over_all(book: Workbook, place_: Input, figures: Mapping[str, Figure]) -> Iterator[str]:
    """A sentence for each share above 100 %."""
    indicator = book.rules.criteria_set(place_.criteria_set).assessable(place_.code)
    for name, figure in figures.items():
        measure = None if indicator is None else indicator.measure(name)
        if measure is None or measure.type is not MeasureType.RATIO or not measure.per_cent:
            continue
        if figure.numerator is not None and figure.denominator is not None:
            if Fraction(figure.numerator) > Fraction(figure.denominator):
                upper, lower = vietnamese(figure.numerator), vietnamese(figure.denominator)
                yield check_texts.above_total(measure.title, upper, lower)
        elif figure.value is not None and Fraction(figure.value) > 100:
            yield check_texts.above_hundred(measure.title, vietnamese(figure.value))


def _why(code: str, stated: str | None, judged: judging.Judged | None) -> str:
    """One sentence: the figures' where they carry the result, else whose word it is."""
    given = judged.outcome if judged is not None else Outcome.NO_DATA
    sentence = judged.why if judged is not None else ""
    if stated is None or stated == given.word:
        return sentence
    return reasons.stated(code, stated, sentence if given.speaks else "")


def confirm(book: Workbook, places: Sequence[Input]) -> Confirmed:
    """Confirm carried values as reviewed: each gets its latest earlier body in its own round.

    Places that have a record of their own, or nothing to carry, are left alone; those that cannot
    be confirmed are named and do not hold up the others. One step. Raises Refused where the
    records are not this organisation's or their round is closed.
    """
    edits, refused = [], []
    carrying = Carrying(book)
    for place_ in places:
        key = key_of(place_)
        bodies = set(book.store.head_bodies(key).values())
        if len(bodies) > 1:
            refused.append(texts.in_conflict(title_of(book, key)))
        if bodies - {None}:
            continue
        try:
            body = carrying.body(
                place_.unit, place_.criteria_set, place_.code, place_.round, place_.evaluator
            )
            if body is not None:
                check_body(book, key, body)
                edits.append(Edit(key, body))
        except (Refused, WrongUse) as error:
            refused.append(error.sentence)
    if not edits:
        return Confirmed(None, tuple(refused))
    unit = name_of(book, places[0].unit)
    return Confirmed(write(book, texts.step_confirm(len(edits), unit), edits), tuple(refused))
