"""An office's verdicts beside the communes' own words: what differs, what is left, what is typed.

Source: design section 3 ("a disagreement is shown, nobody overwrites") and the office's journey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ntm_desktop.domain import judging, reasons
from ntm_desktop.domain.criteria import Figure, Indicator, MeasureType
from ntm_desktop.domain.outcomes import SELF
from ntm_desktop.services.criteria.assessing import ASSESSMENT
from ntm_desktop.services.criteria.reading import (
    FormRow,
    GridRow,
    OfficeGrid,
    form,
    office_criteria,
)
from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.units import Unit, seen_units
from ntm_desktop.services.workbook import Workbook

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


def waiting(book: Workbook) -> frozenset[str]:
    """Keys on which two sides differ. Such a record may have no value, and so no row, at all."""
    return frozenset(book.store.conflicts())


def own_key(book: Workbook, grid: OfficeGrid, unit: Unit, code: str) -> str:
    """The key of the office's verdict, whether it is written or not."""
    return ASSESSMENT.key(unit.code, grid.criteria_set.id, code, grid.round.code, book.org)


def self_key(grid: OfficeGrid, unit: Unit, code: str) -> str:
    """The key of the commune's own words."""
    return ASSESSMENT.key(unit.code, grid.criteria_set.id, code, grid.round.code, SELF)


def given(book: Workbook, round_code: str) -> list[tuple[Unit, tuple[int, int]]]:
    """For each unit: of how many codes the office has given its verdict, and of how many it may."""
    round_ = find_round(book, round_code)
    set_id = set_of(round_, "commune")
    the_set = book.rules.criteria_set(set_id)
    whole = {one.code for one in the_set.criteria if not one.is_single}
    codes = [code for code in book.rules.codes_of(set_id, book.org) if code not in whole]
    said: dict[str, set[str]] = {}
    for row in book.store.rows(
        "assessment", criteria_set=set_id, round=round_.code, evaluator=book.org
    ):
        if row["outcome"]:
            said.setdefault(row["unit"], set()).add(row["code"])
    return [
        (unit, (len(said.get(unit.code, set()).intersection(codes)), len(codes)))
        for unit in seen_units(book)
    ]


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


def office_grids(book: Workbook, round_code: str | None = None) -> dict[str, OfficeGrid]:
    """Every criterion that the workbook's office judges: code → grid, each form read once.

    Raises WrongUse.
    """
    criteria = office_criteria(book, round_code)
    if not criteria:
        return {}
    round_ = find_round(book, round_code)
    the_set = book.rules.criteria_set(set_of(round_, "commune"))
    forms = [(unit, _lines(book, unit, round_.code)) for unit in seen_units(book)]
    return {
        criterion: OfficeGrid(
            round_,
            the_set,
            criterion,
            codes,
            tuple(GridRow(unit, {code: lines[code] for code in codes}) for unit, lines in forms),
        )
        for criterion, codes in criteria
    }


def read_again(
    book: Workbook, grids: Mapping[str, OfficeGrid], units: frozenset[str]
) -> dict[str, OfficeGrid]:
    """The grids with the rows of these communes read anew."""
    lines = {
        row.unit.code: _lines(book, row.unit, grid.round.code)
        for grid in grids.values()
        for row in grid.rows
        if row.unit.code in units
    }

    def again(grid: OfficeGrid, row: GridRow) -> GridRow:
        found = lines.get(row.unit.code)
        if found is None:
            return row
        return GridRow(row.unit, {code: found[code] for code in grid.codes})

    return {
        criterion: replace(grid, rows=tuple(again(grid, row) for row in grid.rows))
        for criterion, grid in grids.items()
    }


def _lines(book: Workbook, unit: Unit, round_code: str) -> dict[str, FormRow]:
    return {line.code: line for line in form(book, unit.code, round_code).rows}


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
            words.append(_short(reasons.shown_result(measure, figure, limit)))
    return "; ".join(word for word in words if word)


def _short(result: str) -> str:
    """A result without its unit, which stands over the column; a percentage keeps its sign."""
    return result if result.endswith("%") else result.partition(" ")[0]
