"""What the views show: a unit's form, an office's grid, the history of a record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ntm_desktop.db.log import LogEntry
from ntm_desktop.domain import judging, rollup
from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Figure, Indicator
from ntm_desktop.domain.outcomes import DISTRICT, SELF, Authority, Outcome, authority_of
from ntm_desktop.domain.status import CriterionResult, IndicatorResult
from ntm_desktop.errors import WrongUse
from ntm_desktop.services import status as rounds
from ntm_desktop.services.exchange.acknowledging import received_revisions
from ntm_desktop.services.papers.evidence import Evidence, evidence_of
from ntm_desktop.services.rules import Round
from ntm_desktop.services.units import Unit, find_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import assessing as texts


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one evaluator has recorded for a code in a round.

    ``counts`` False: a verdict outside the responsibilities in force ("ngoài phân công").
    ``finding`` True: the stated result and what the figures give differ.
    """

    key: str
    evaluator: str
    authority: Authority
    round: str
    stated: Outcome | None
    judged: Outcome
    outcome: Outcome
    why: str
    figures: Mapping[str, Figure]
    note: str
    counts: bool
    finding: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of the form: an indicator or condition, or (``indicator`` None) a whole criterion.

    ``own``: what this workbook's evaluator recorded in this round; ``carried``: its latest earlier
    record, shown while ``own`` is None. ``in_force``: the indicator's result on whoever's word;
    of a criterion row it is the criterion's. ``received``: UTC time at which the district took in
    what ``own`` says now, "" where it has not told so.
    """

    code: str
    title: str
    checked: bool
    group: str
    criterion: str
    indicator: Indicator | None
    own: Spoken | None
    carried: Spoken | None
    self_said: Spoken | None
    offices_said: tuple[Spoken, ...]
    district_said: Spoken | None
    in_force: IndicatorResult | CriterionResult
    evidence: tuple[Evidence, ...]
    writable: bool
    responsible: tuple[str, ...]
    received: str = ""


@dataclass(frozen=True, slots=True)
class UnitForm:
    """The form of a unit in a round, rows in the order of the set, conditions last."""

    unit: Unit
    round: Round
    criteria_set: CriteriaSet
    evaluator: str
    rows: tuple[FormRow, ...]
    criteria: Mapping[str, CriterionResult]

    def rows_of(self, group: str) -> tuple[FormRow, ...]:
        """The rows of one group, criterion rows before their indicators."""
        return tuple(row for row in self.rows if row.group == group)


CONDITIONS_GROUP = "conditions"


def evaluator_of(book: Workbook) -> str:
    """The evaluator that this workbook's organisation writes as."""
    if book.org == DISTRICT:
        return DISTRICT
    return SELF if book.org.startswith("xa-") else book.org


def form(
    book: Workbook, unit_text: str, round_code: str | None = None, set_id: str | None = None
) -> UnitForm:
    """Everything that the form of a unit shows. Raises WrongUse."""
    unit = find_unit(book, unit_text)
    round_ = rounds.find_round(book, round_code)
    set_id = set_id or rounds.set_of(round_, unit.level)
    the_set = book.rules.criteria_set(set_id)
    reader = _Reader(book, unit, round_, the_set)
    criteria = {
        criterion.code: rollup.criterion_result(criterion, reader.said, round_.code)
        for criterion in the_set.criteria
    }
    rows = []
    for criterion in the_set.criteria:
        result = criteria[criterion.code]
        whole = criterion.indicators[0] if criterion.is_single else None
        rows.append(reader.row(criterion, criterion.group, whole, result))
        if not criterion.is_single:
            for indicator in criterion.indicators:
                rows.append(reader.row(indicator, criterion.group, indicator, None))
    for condition in the_set.conditions:
        rows.append(reader.row(condition, CONDITIONS_GROUP, condition, None))
    return UnitForm(unit, round_, the_set, reader.me, tuple(rows), criteria)


class _Reader:
    """Reads a unit's assessments once and makes rows of them."""

    def __init__(self, book: Workbook, unit: Unit, round_: Round, the_set: CriteriaSet) -> None:
        self.book, self.unit, self.round, self.set = book, unit, round_, the_set
        self.me = evaluator_of(book)
        self.in_conflict = frozenset(book.store.conflicts())
        self.said: dict[str, list[tuple[str, int, int]]] = {}
        for _, code, when, authority, outcome in rounds.unit_cells(
            book, round_, the_set.id, unit.code
        ):
            self.said.setdefault(code, []).append((when, authority, outcome))
        self.spoken: dict[str, list[Spoken]] = {}
        # Of earlier rounds only the own latest words are shown, and where there are none of now.
        store, place = book.store, {"unit": unit.code, "criteria_set": the_set.id}
        now = store.rows("assessment", **place, round=round_.code)
        own = {row["code"] for row in now if row["evaluator"] == self.me}
        before = store.rows_before(**place, evaluator=self.me, round_=round_.code)
        for row in (*now, *(row for row in before if row["code"] not in own)):
            self.spoken.setdefault(row["code"], []).append(self._spoken(row))
        self.evidence = evidence_of(book, unit.code, the_set.id)
        self.received = _received(book, unit.code)

    def _spoken(self, row: Mapping[str, Any]) -> Spoken:
        figures = {
            name: Figure(**figure)
            for name, figure in self.book.store.figures(row["record"]).items()
        }
        return spoken(self.book, self.set, row, figures, row["key"] in self.in_conflict)

    def row(
        self,
        line: Criterion | Indicator,
        group: str,
        indicator: Indicator | None,
        result: CriterionResult | None,
    ) -> FormRow:
        several = self.spoken.get(line.code, [])
        now = [one for one in several if one.round == self.round.code]
        own = next((one for one in now if one.evaluator == self.me), None)
        earlier = [one for one in several if one.evaluator == self.me and one not in now]
        carried = max(
            (one for one in earlier if one.outcome.speaks), key=lambda one: one.round, default=None
        )
        offices = self.book.rules.offices(self.set.id, line.code)
        in_force = result or rollup.indicator_result(
            line.code, self.said.get(line.code, ()), self.round.code
        )
        return FormRow(
            code=line.code,
            title=line.title,
            checked=line.provenance.checked,
            group=group,
            criterion=line.criterion if isinstance(line, Indicator) else line.code,
            indicator=indicator,
            own=own,
            carried=None if own is not None else carried,
            self_said=next((one for one in now if one.authority is Authority.SELF), None),
            offices_said=tuple(one for one in now if one.authority is Authority.DEPARTMENT),
            district_said=next((one for one in now if one.authority is Authority.DISTRICT), None),
            in_force=in_force,
            evidence=tuple(one for one in self.evidence if line.code in one.codes),
            writable=self._writable(offices),
            responsible=tuple(sorted(offices)),
            received=self.received.get(own.key, "") if own is not None else "",
        )

    def _writable(self, offices: frozenset[str]) -> bool:
        if self.round.closed or self.book.store.read_only:
            return False
        if self.me == SELF:
            return self.book.org == f"xa-{self.unit.code.partition('.')[0]}"
        return self.me == DISTRICT or self.me in offices


def _received(book: Workbook, unit: str) -> dict[str, str]:
    """Key → when the district took in what the unit's assessments say now."""
    told = {} if book.org == DISTRICT else received_revisions(book, DISTRICT)
    if not told:
        return {}
    found: dict[str, str] = {}
    missing = set()
    for key, head in book.store.first_heads("assessment", f"assessment/{unit}/"):
        if head in told:
            found[key] = max(found.get(key, ""), told[head].at)
        else:
            missing.add(key)
    return {key: at for key, at in found.items() if key not in missing}


def spoken(
    book: Workbook,
    the_set: CriteriaSet,
    row: Mapping[str, Any],
    figures: Mapping[str, Figure],
    conflict: bool,
) -> Spoken:
    """An assessment's current row as the views show it."""
    judged = book.rules.judged(row["unit"], the_set.id, row["code"], row["round"], figures)
    stated = None if row["stated"] is None else Outcome(row["stated"])
    given = Outcome(row["judged"])
    authority = authority_of(row["evaluator"])
    return Spoken(
        key=row["key"],
        evaluator=row["evaluator"],
        authority=authority,
        round=row["round"],
        stated=stated,
        judged=given,
        outcome=Outcome(row["outcome"]),
        why=judged.why if judged is not None and figures else "",
        figures=figures,
        note=row["note"] or "",
        counts=authority is not Authority.DEPARTMENT
        or row["evaluator"] in book.rules.offices(the_set.id, row["code"]),
        finding=judging.disagrees(None if stated is None else stated.word, given),
        conflict=conflict,
    )


@dataclass(frozen=True, slots=True)
class GridRow:
    """A commune in an office's tab: for each code what was said, and what stands in force."""

    unit: Unit
    cells: Mapping[str, FormRow]


@dataclass(frozen=True, slots=True)
class OfficeGrid:
    """One criterion's codes that an office judges, across the communes."""

    round: Round
    criteria_set: CriteriaSet
    criterion: str
    codes: tuple[str, ...]
    rows: tuple[GridRow, ...]


def office_criteria(
    book: Workbook, round_code: str | None = None, office: str | None = None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(criterion or condition, its codes that the office judges), in the order of the set."""
    round_ = rounds.find_round(book, round_code)
    set_id = rounds.set_of(round_, "commune")
    the_set = book.rules.criteria_set(set_id)
    found: dict[str, list[str]] = {}
    for code in book.rules.codes_of(set_id, office or book.org):
        criterion = the_set.criterion_of(code)
        found.setdefault(criterion.code if criterion else code, []).append(code)
    return tuple((criterion, tuple(codes)) for criterion, codes in found.items())


def history(book: Workbook, key: str) -> list[LogEntry]:
    """Every visible revision of a record, newest first. Raises WrongUse for an unknown key."""
    entries = book.store.history(key)
    if not entries:
        raise WrongUse(texts.unknown_key(key))
    return entries


def entry_as_json(entry: LogEntry) -> dict[str, Any]:
    """A history entry as the command prints it."""
    revision = entry.revision
    return {
        "revision": revision.id,
        "parents": list(revision.parents),
        "author": revision.author,
        "device": revision.device,
        "edited_at": revision.edited_at,
        "comment": revision.comment,
        "import": entry.imports[0] if entry.imports else None,
        "body": None if revision.body is None else json.loads(revision.body),
    }
