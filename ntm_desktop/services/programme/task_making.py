"""Tasks made from what is lacking: an indicator, a criterion of several communes, a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_desktop.domain.about import unit_about
from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.domain.records import split_key
from ntm_desktop.domain.tasks import WAITING
from ntm_desktop.errors import NtmError, Refused, WrongUse
from ntm_desktop.services.criteria import gaps, reading
from ntm_desktop.services.criteria.gaps import Gap, GapKind
from ntm_desktop.services.criteria.matrix import matrix
from ntm_desktop.services.criteria.reading import UnitForm
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.programme.tasks import task_scope, tasks
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import tasks as texts

_WORST_FIRST = (GapKind.NOT_MET, GapKind.NO_DATA, GapKind.NO_EVIDENCE, GapKind.UNREVIEWED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A task before it is written. ``due``: ISO day; empty texts say nothing."""

    title: str
    unit: str = ""
    codes: str = ""
    organisation: str = ""
    due: str = ""
    note: str = ""
    obstacle: str = ""
    finding: str = ""

    def body(self) -> dict[str, Any]:
        """The record's body."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return {name: text for name, text in fields.items() if text} | {"progress": WAITING}


@dataclass(frozen=True, slots=True)
class Made:
    """``keys``: tasks that were written; ``known``: open ones that said the same already."""

    keys: tuple[str, ...]
    known: tuple[str, ...]
    change: Change | None


def make(book: Workbook, drafts: Sequence[Draft]) -> Made:
    """Write these tasks as one step; one that is open already is not made again."""
    there = {(one.unit, one.title): one.key for one in tasks(book, date.max) if one.is_open}
    known = [there[place] for d in drafts if (place := (d.unit, d.title)) in there]
    fresh = {(d.unit, d.title): d for d in drafts if (d.unit, d.title) not in there}
    edits = [
        Edit(registers.new_key(book, "task", task_scope(book, one.unit)), one.body())
        for one in fresh.values()
    ]
    label = texts.step_make([one.title for one in fresh.values()])
    change = write(book, label, edits) if edits else None
    return Made(tuple(edit.key for edit in edits), tuple(known), change)


def from_gap(book: Workbook, form: UnitForm, gap: Gap) -> Made:
    """A task from a line of what a unit's form lacks."""
    return make(book, [_of_gap(book, form, gap)])


def from_code(book: Workbook, unit: str, code: str, round_code: str | None) -> Made:
    """A task from an indicator or a criterion that a unit does not have. Raises Refused, WrongUse.

    By the round's own set for the unit's level.
    """
    return from_form(book, reading.form(book, unit, round_code), code)


def from_form(book: Workbook, form: UnitForm, code: str) -> Made:
    """The same by a form that is read already. Of several things lacking the worst counts."""
    mine = [gap for gap in gaps.gaps_of(form) if gap.row.code == code]
    if mine:
        worst = min(mine, key=lambda gap: _WORST_FIRST.index(gap.kind))
        if worst.row.indicator is not None:
            return make(book, [_of_gap(book, form, worst)])
    result = form.criteria.get(code)
    if result is None or result.outcome.counts_as_met:
        raise Refused(texts.nothing_lacking(code, form.unit.name))
    return make(book, [_of_criterion(book, form, code, result.outcome)])


def lagging(book: Workbook, criterion: str, round_code: str | None) -> tuple[str, ...]:
    """The communes for which a criterion, or an indicator's criterion, stands as not met in a
    round. Raises WrongUse."""
    found = matrix(book, round_code)
    named = found.criteria_set.criterion_of(criterion)
    if named is None:
        raise WrongUse(texts.no_criterion(criterion))
    return tuple(
        unit.unit
        for unit in found.status.units
        if found.results[unit.unit][named.code].outcome is Outcome.NOT_MET
    )


def from_criterion(book: Workbook, criterion: str, round_code: str | None) -> Made:
    """One task for each commune that lags in a criterion, in one step. Raises Refused, WrongUse."""
    units = lagging(book, criterion, round_code)
    if not units:
        raise Refused(texts.nobody_lags(criterion))
    forms = [reading.form(book, unit, round_code) for unit in units]
    return make(book, [_of_criterion(book, form, criterion, Outcome.NOT_MET) for form in forms])


def from_finding(book: Workbook, key: str) -> Made:
    """A task from a finding of an inspection, which then names it. Raises WrongUse, Refused."""
    kind, parts = split_key(key)
    body = current_body(book, key) if kind.name == "inspection_finding" else None
    if body is None:
        raise WrongUse(texts.no_finding(key))
    known = [
        task.key
        for task in tasks(book, date.max)
        if task.is_open and task.entry.fields.get("finding") == parts[1]
    ]
    if known:
        return Made((), tuple(known), None)
    obstacle = body["title"] if body["finding_kind"] == "obstacle" else ""
    draft = Draft(
        texts.from_finding(body["title"]),
        unit=body.get("unit", ""),
        codes=body.get("codes", ""),
        due=body.get("due", ""),
        note=body.get("handling", ""),
        obstacle=obstacle,
        finding=parts[1],
    )
    task = registers.new_key(book, "task", task_scope(book, draft.unit))
    edits = [Edit(task, draft.body())]
    try:
        check_writable(book, key)
    except NtmError:
        pass  # somebody else's finding: the task names it, it does not name the task
    else:
        edits.append(Edit(key, {**body, "task": split_key(task)[1][1]}))
    change = write(book, texts.step_make([draft.title]), edits)
    return Made((task,), (), change)


def from_document(book: Workbook, key: str) -> Made:
    """A task from each line of what a document asks for. Raises WrongUse, Refused where it says
    nothing of the kind."""
    kind, _parts = split_key(key)
    body = current_body(book, key) if kind.name == "document" else None
    if body is None:
        raise WrongUse(texts.no_document(key))
    asked = [" ".join(line.split()) for line in str(body.get("effect") or "").splitlines()]
    if not any(asked):
        raise Refused(texts.NOTHING_ASKED)
    # A commune that does what a paper of the district asks for does it at home.
    unit = unit_of_org(book.org) or unit_about(key)
    source = texts.by_document(body["title"], body.get("number", ""))
    return make(book, [Draft(texts.cut(one), unit=unit, note=source) for one in asked if one])


# ---------------------------------------------------------------- what a task says


def _of_gap(book: Workbook, form: UnitForm, gap: Gap) -> Draft:
    offices = _by_name(book, gap.row.responsible)
    return Draft(
        texts.title(gap.kind.value, gap.row.code, gap.row.title),
        unit=form.unit.code,
        codes=gap.row.code,
        organisation=next(iter(offices), ""),
        due=form.round.due or "",
        note=_note(book, gap.why, offices[1:]),
    )


def _of_criterion(book: Workbook, form: UnitForm, criterion: str, outcome: Outcome) -> Draft:
    """The office that answers for most of what is lacking is named, the others in the note."""
    found = form.criteria_set.criterion_of(criterion)
    lacking = [
        row
        for row in form.rows
        if row.criterion == criterion
        and row.indicator is not None
        and row.in_force.outcome is outcome
    ]
    counted: Counter[str] = Counter()
    for row in lacking or [row for row in form.rows if row.code == criterion]:
        counted.update(row.responsible)
    offices = sorted(_by_name(book, counted), key=lambda office: -counted[office])
    kind = GapKind.NO_DATA if outcome is Outcome.NO_DATA else GapKind.NOT_MET
    title = found.title if found is not None else ""
    return Draft(
        texts.criterion_title(kind.value, criterion, title),
        unit=form.unit.code,
        codes=", ".join(row.code for row in lacking) or criterion,
        organisation=next(iter(offices), ""),
        due=form.round.due or "",
        note=_note(book, "", offices[1:]),
    )


def _by_name(book: Workbook, offices: Iterable[str]) -> list[str]:
    return sorted(offices, key=lambda office: sort_key(book.org_name(office)))


def _note(book: Workbook, why: str, others: Sequence[str]) -> str:
    together = texts.together([book.org_name(office) for office in others]) if others else ""
    return "\n".join(filter(None, [why, together]))
