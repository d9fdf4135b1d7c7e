"""Tasks made from what is lacking: an indicator, a criterion of several communes, a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.records import split_key
from ntm_desktop.errors import NtmError, Refused, WrongUse
from ntm_desktop.services import gaps, reading, registers
from ntm_desktop.services.concluding import grounds
from ntm_desktop.services.editing import Edit, check_writable, current_body, write
from ntm_desktop.services.gaps import Gap, GapKind
from ntm_desktop.services.matrix import matrix
from ntm_desktop.services.rules import Round
from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.tasks import WAITING, task_scope, tasks
from ntm_desktop.services.units import find_unit
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


def from_gap(book: Workbook, unit: str, gap: Gap, round_code: str | None) -> Made:
    """A task from a line of what is lacking. Raises WrongUse, Refused."""
    return make(book, [_of_gap(book, find_round(book, round_code), unit, gap)])


def from_code(book: Workbook, unit: str, code: str, round_code: str | None) -> Made:
    """A task from an indicator or a criterion that a unit does not have. Raises Refused.

    Of several things lacking at an indicator the worst gives the task.
    """
    found = reading.form(book, unit, round_code)
    mine = [gap for gap in gaps.gaps_of(found) if gap.row.code == code]
    if mine:
        worst = min(mine, key=lambda gap: _WORST_FIRST.index(gap.kind))
        if worst.row.indicator is not None:
            return make(book, [_of_gap(book, found.round, unit, worst)])
    result = found.criteria.get(code)
    if result is None or result.outcome.counts_as_met:
        raise Refused(texts.nothing_lacking(code, found.unit.name))
    return make(book, [_of_criterion(book, found.round, unit, code, result.outcome)])


def lagging(book: Workbook, criterion: str, round_code: str | None) -> tuple[str, ...]:
    """The communes for which a criterion stands as not met in a round. Raises WrongUse."""
    found = matrix(book, round_code)
    if found.criteria_set.criterion_of(criterion) is None:
        raise WrongUse(texts.no_criterion(criterion))
    return tuple(
        unit.unit
        for unit in found.status.units
        if found.results[unit.unit][criterion].outcome is Outcome.NOT_MET
    )


def from_criterion(book: Workbook, criterion: str, round_code: str | None) -> Made:
    """One task for each commune that lags in a criterion, in one step. Raises Refused, WrongUse."""
    round_ = find_round(book, round_code)
    units = lagging(book, criterion, round_code)
    if not units:
        raise Refused(texts.nobody_lags(criterion))
    return make(
        book,
        [_of_criterion(book, round_, unit, criterion, Outcome.NOT_MET) for unit in units],
    )


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


# ---------------------------------------------------------------- what a task says


def _of_gap(book: Workbook, round_: Round, unit: str, gap: Gap) -> Draft:
    code = gap.row.code
    offices = gap.row.responsible
    return Draft(
        texts.title(gap.kind.value, code, gap.row.title),
        unit=find_unit(book, unit).code,
        codes=code,
        organisation=next(iter(_by_name(book, offices)), ""),
        due=round_.due or "",
        note=_note(book, gap.why, _by_name(book, offices)[1:]),
    )


def _of_criterion(
    book: Workbook, round_: Round, unit: str, criterion: str, outcome: Outcome
) -> Draft:
    """The office that answers for most of what is lacking is named, the others in the note."""
    set_id = set_of(round_, "commune")
    found = book.rules.criteria_set(set_id).criterion_of(criterion)
    title = found.title if found is not None else ""
    lacking = [
        one.row.code
        for one in grounds(book, unit, round_.code, criterion)
        if one.row.indicator is not None and one.outcome is outcome
    ]
    counted: Counter[str] = Counter()
    for code in lacking or [criterion]:
        counted.update(book.rules.offices(set_id, code))
    offices = sorted(_by_name(book, counted), key=lambda office: -counted[office])
    kind = GapKind.NO_DATA if outcome is Outcome.NO_DATA else GapKind.NOT_MET
    several = [code for code in lacking if code != criterion]
    return Draft(
        texts.criterion_title(kind.value, criterion, title),
        unit=unit,
        codes=", ".join(several or [criterion]),
        organisation=next(iter(offices), ""),
        due=round_.due or "",
        note=_note(book, "", offices[1:]),
    )


def _by_name(book: Workbook, offices: Sequence[str] | Counter[str]) -> list[str]:
    return sorted(offices, key=lambda office: sort_key(book.org_name(office)))


def _note(book: Workbook, why: str, others: Sequence[str]) -> str:
    together = texts.together([book.org_name(office) for office in others]) if others else ""
    return "\n".join(filter(None, [why, together]))
