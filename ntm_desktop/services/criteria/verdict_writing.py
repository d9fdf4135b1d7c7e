"""Writing an office's verdicts: a key on one or several communes, a typed or pasted text.

Source: design section 4 (nobody writes what belongs to somebody else) and the office's journey.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ntm_desktop.domain import fields
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.errors import Refused
from ntm_desktop.services.criteria import assessing, verdicts
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.criteria.reading import FormRow, OfficeGrid
from ntm_desktop.services.units import Unit, find_unit
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import assessing as assessing_texts
from ntm_desktop.texts import department as texts

# One letter for a verdict, as a key and in a pasted column: đạt, chưa đạt, không áp dụng.
LETTERS = {
    "đ": Outcome.MET,
    "d": Outcome.MET,
    "c": Outcome.NOT_MET,
    "k": Outcome.NOT_APPLICABLE,
}


def place(book: Workbook, unit: Unit, code: str, round_code: str) -> Input:
    """Where the office's verdict belongs. Raises WrongUse, Refused."""
    return assessing.place(book, unit, code, round_code, Authority.DEPARTMENT)


def typed(where: Input, row: FormRow, text: str) -> Input:
    """The change that a text in a verdict's cell means. Raises FieldError, WrongUse.

    "" takes the verdict away; a word or its letter states the result; a figure ("62,4",
    "196/314") of an indicator with one measure is judged.
    """
    words = text.partition(verdicts.BETWEEN)[0].strip()
    known = row.indicator.measures if row.indicator is not None else ()
    none = {measure.code: Figure() for measure in known}
    if not words:
        return replace(where, stated="", figures=none if known else None, note="")
    if words.lower() in LETTERS:
        return replace(where, stated=LETTERS[words.lower()].word)
    try:
        return replace(where, stated=fields.result(words))
    except fields.FieldError:
        pass
    if row.indicator is not None and row.indicator.only_yes_no:
        met = fields.yes_no(words) == "1"
        return replace(where, stated=(Outcome.MET if met else Outcome.NOT_MET).word)
    if len(known) != 1:
        raise fields.FieldError(texts.WORDS_ONLY)
    figure = fields.figure(known[0], words)
    return replace(where, stated="", figures={known[0].code: figure})


def obstacle(
    book: Workbook, grid: OfficeGrid, unit: Unit, line: FormRow, outcome: Outcome | None = None
) -> str:
    """Why the office cannot write this verdict (or this outcome of it) now; "" where it can."""
    if grid.round.closed:
        return assessing_texts.round_closed(grid.round.code)
    if not line.writable:
        return texts.READ_ONLY
    if verdicts.own_key(book, grid, unit, line.code) in verdicts.waiting(book):
        return texts.CONFLICT_FIRST
    allowed = line.indicator is not None and line.indicator.not_applicable_allowed
    if outcome is Outcome.NOT_APPLICABLE and not allowed:
        return texts.not_allowed(line.code)
    return ""


def text_change(
    book: Workbook, grid: OfficeGrid, unit: Unit, line: FormRow, text: str, reason: bool
) -> Input:
    """What a text in a verdict's (``reason``: a reason's) cell changes; nothing is written.

    Raises FieldError, Refused, WrongUse.
    """
    why_not = obstacle(book, grid, unit, line)
    if why_not:
        raise Refused(why_not)
    where = place(book, unit, line.code, grid.round.code)
    change = replace(where, note=text.strip()) if reason else typed(where, line, text)
    assessing.edit_of(book, change)
    return change


def merged(changes: Sequence[Input]) -> list[Input]:
    """One change for each record: a verdict and its reason may come from two cells of a block."""
    found: dict[str, Input] = {}
    for change in changes:
        key = assessing.key_of(change)
        before = found.get(key)
        if before is not None:
            change = replace(
                before,
                stated=before.stated if change.stated is None else change.stated,
                figures=before.figures if change.figures is None else change.figures,
                note=change.note or before.note,
            )
        found[key] = change
    return list(found.values())


def give(book: Workbook, changes: Sequence[Input]) -> Change | None:
    """Write verdicts as one step, all or none. Raises Refused, WrongUse."""
    changes = merged(changes)
    if len(changes) == 1:
        unit = find_unit(book, changes[0].unit)
        label = texts.step_verdict(changes[0].code, unit.name)
    else:
        label = texts.step_verdicts(len(changes))
    return assessing.assess_many(book, label, changes)
