"""An office's verdicts beside the communes' own words: what differs, what is left, what is typed.

Source: design section 3 ("a disagreement is shown, nobody overwrites") and the office's journey.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ntm_desktop.domain import fields, judging, reasons
from ntm_desktop.domain.criteria import Figure, Indicator, MeasureType
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.services import assessing
from ntm_desktop.services.assessing import Input
from ntm_desktop.services.reading import FormRow, GridRow, OfficeGrid, form
from ntm_desktop.services.units import Unit, find_unit
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import department as texts

# What stands in a cell behind its figure: "62,4 % · Đạt".
BETWEEN = "·"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an office is with a criterion, in communes."""

    judged: int
    communes: int
    differing: int
    without_reason: int


def differs(row: FormRow) -> bool:
    """The office's own verdict and the commune's words of the same round speak and are not one."""
    own, said = row.own, row.self_said
    return (
        own is not None
        and said is not None
        and own.outcome.speaks
        and said.outcome.speaks
        and own.outcome is not said.outcome
    )


def lacks_reason(row: FormRow) -> bool:
    """A verdict that differs from the commune's words and does not say why."""
    return differs(row) and row.own is not None and not row.own.note


def is_judged(row: FormRow) -> bool:
    """The office has given a verdict in this round."""
    return row.own is not None and row.own.outcome.speaks


def parts_of(grid: OfficeGrid) -> tuple[str, ...]:
    """The codes that have to be judged: indicators; the whole criterion only where it has none."""
    parts = tuple(code for code in grid.codes if code != grid.criterion)
    return parts or grid.codes


def is_done(grid: OfficeGrid, row: GridRow) -> bool:
    """Every part is judged, or the criterion as a whole."""
    whole = row.cells.get(grid.criterion)
    return (whole is not None and is_judged(whole)) or all(
        is_judged(row.cells[code]) for code in parts_of(grid)
    )


def progress(grid: OfficeGrid) -> Progress:
    """Counts over the communes of a grid."""
    return Progress(
        judged=sum(is_done(grid, row) for row in grid.rows),
        communes=len(grid.rows),
        differing=sum(any(map(differs, row.cells.values())) for row in grid.rows),
        without_reason=sum(any(map(lacks_reason, row.cells.values())) for row in grid.rows),
    )


def read_again(book: Workbook, grid: OfficeGrid, units: frozenset[str]) -> OfficeGrid:
    """The grid with the rows of these communes read anew."""

    def again(row: GridRow) -> GridRow:
        if row.unit.code not in units:
            return row
        lines = {line.code: line for line in form(book, row.unit.code, grid.round.code).rows}
        return GridRow(row.unit, {code: lines[code] for code in grid.codes})

    return replace(grid, rows=tuple(again(row) for row in grid.rows))


def figure_words(
    book: Workbook,
    unit: str,
    round_code: str,
    indicator: Indicator | None,
    figures: Mapping[str, Figure],
) -> str:
    """The figures of an indicator in short: "62,4 %", "62,4 %; 58 %"; "" for yes/no and none."""
    if indicator is None:
        return ""
    year = round_code[:4]
    bases = book.rules.bases(unit, year)
    words = []
    for measure in indicator.measures:
        figure = figures.get(measure.code)
        if figure is None or measure.type is MeasureType.YES_NO:
            continue
        if measure.type is MeasureType.LEVEL:
            words.append(figure.value or "")
        elif figure.value is not None or None not in (figure.numerator, figure.denominator):
            limit = judging.limit_of_shown(measure, figure, int(year), bases)
            words.append(reasons.shown_result(measure, figure, limit))
    return "; ".join(word for word in words if word)


def place(book: Workbook, unit: Unit, code: str, round_code: str) -> Input:
    """Where the office's verdict belongs. Raises WrongUse, Refused."""
    return assessing.place(book, unit, code, round_code, Authority.DEPARTMENT)


def typed(where: Input, row: FormRow, text: str) -> Input:
    """The change that a text in a verdict's cell means. Raises FieldError, WrongUse.

    "" takes the verdict away; a word states the result; a figure ("62,4", "196/314") of an
    indicator with one measure is judged.
    """
    words = text.partition(BETWEEN)[0].strip()
    known = row.indicator.measures if row.indicator is not None else ()
    none = {measure.code: Figure() for measure in known}
    if not words:
        return replace(where, stated="", figures=none if known else None, note="")
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


def give(book: Workbook, changes: Sequence[Input]) -> Change | None:
    """Write verdicts as one step, all or none. Raises Refused, WrongUse."""
    if len(changes) == 1:
        unit = find_unit(book, changes[0].unit)
        label = texts.step_verdict(changes[0].code, unit.name)
    else:
        label = texts.step_verdicts(len(changes))
    return assessing.assess_many(book, label, changes)
