"""What an office's grid shows: its columns, and each cell from what was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ntm_desktop.domain import judging, numbers
from ntm_desktop.domain.criteria import Indicator, Measure, MeasureType
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.criteria import verdicts
from ntm_desktop.services.criteria.reading import FormRow, GridRow, OfficeGrid, Spoken
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import department as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.grid_cells import Cell, Column

WORDS = {
    Outcome.MET: texts.MET,
    Outcome.NOT_MET: texts.NOT_MET,
    Outcome.NOT_APPLICABLE: texts.NOT_APPLICABLE,
    Outcome.NO_DATA: texts.NO_DATA,
}
# So few indicators leave room for the reasons in the grid; otherwise they stand below it.
_ROOM_FOR_REASONS = 2


class Shows(Enum):
    """What a column is about."""

    SAID = auto()
    VERDICT = auto()
    REASON = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A column of the grid: an indicator and what of it is shown."""

    code: str
    shows: Shows


def parts(grid: OfficeGrid) -> list[Part]:
    """The columns: for each indicator the commune's words, the verdict and, with room, why.

    The criterion as a whole stands last: it is the exception.
    """
    own = verdicts.parts_of(grid)
    codes = [*own, *(code for code in grid.codes if code not in own)]
    shown = [Shows.SAID, Shows.VERDICT]
    if len(own) <= _ROOM_FOR_REASONS:
        shown.append(Shows.REASON)
    return [Part(code, shows) for code in codes for shows in shown]


def columns(grid: OfficeGrid) -> list[Column]:
    """The headings, grouped by indicator."""
    several = len(verdicts.parts_of(grid)) > _ROOM_FOR_REASONS
    widths = {
        Shows.SAID: 164 if several else 180,
        Shows.VERDICT: 156 if several else 190,
        Shows.REASON: 220 if len(grid.codes) > 1 else 420,
    }
    titles = {
        Shows.SAID: texts.SAID_COLUMN,
        Shows.VERDICT: texts.VERDICT_COLUMN,
        Shows.REASON: texts.REASON_COLUMN,
    }
    return [
        Column(titles[part.shows], widths[part.shows], _group(grid, part.code))
        for part in parts(grid)
    ]


def _group(grid: OfficeGrid, code: str) -> str:
    indicator = grid.criteria_set.assessable(code)
    if indicator is None:
        return texts.WHOLE
    known = grid.criteria_set.criterion_of(code)
    if known is None:
        return texts.CONDITION
    return texts.indicator(code, limit_words(indicator, grid.round.code))


def limit_words(indicator: Indicator, round_code: str) -> str:
    """The threshold of an indicator with one counted measure: "≥ 70 %"; else nothing."""
    if len(indicator.measures) != 1 or indicator.only_yes_no:
        return ""
    return measure_limit(indicator.measures[0], round_code)


def measure_limit(measure: Measure, round_code: str) -> str:
    """A measure's threshold in the round's year, "" where it is not known or depends on more."""
    limit = judging.limit_of_shown(measure, None, int(round_code[:4]), {})
    if limit is None:
        return ""
    if measure.type is MeasureType.YES_NO:
        return texts.YES_WANTED
    sign = texts.SIGNS[measure.threshold.comparison]
    if measure.type is MeasureType.LEVEL:
        return f"{sign} {limit}"
    unit = "%" if measure.type is MeasureType.RATIO and measure.per_cent else measure.unit
    return f"{sign} {numbers.vietnamese(limit)} {unit}".strip()


def cell(
    book: Workbook, grid: OfficeGrid, row: GridRow, part: Part, waiting: frozenset[str]
) -> Cell:
    """One cell of the grid; ``waiting``: keys on which two sides differ."""
    line = row.cells[part.code]
    key = (
        verdicts.self_key(grid, row.unit, part.code)
        if part.shows is Shows.SAID
        else verdicts.own_key(book, grid, row.unit, part.code)
    )
    if key in waiting and part.shows is not Shows.REASON:
        return _in_conflict(book, grid, row, line, part)
    if part.shows is Shows.SAID:
        return _said(book, grid, row, line)
    if part.shows is Shows.VERDICT:
        return _verdict(book, grid, row, line)
    note = line.own.note if line.own is not None else ""
    missing = verdicts.lacks_reason(line)
    return Cell(
        note.replace("\n", " "),
        mark="!" if missing else "",
        ink=theme.WARN if missing else theme.INK,
        paper=theme.WARN_SOFT if missing else theme.PAPER,
        editable=line.writable,
    )


def _said(book: Workbook, grid: OfficeGrid, row: GridRow, line: FormRow) -> Cell:
    said = line.self_said
    if said is None:
        return Cell(
            texts.SAID_NOTHING, theme.outcome_mark(Outcome.NO_DATA), theme.QUIET, theme.PANEL
        )
    mark, ink, _paper = theme.OUTCOME_MARKS[said.outcome]
    words = _words(book, grid, row, line, said)
    return Cell(words, mark, ink, theme.PANEL)


def _in_conflict(book: Workbook, grid: OfficeGrid, row: GridRow, line: FormRow, part: Part) -> Cell:
    """What stood before the two sides differed, and that somebody has to choose."""
    said = line.self_said if part.shows is Shows.SAID else line.own
    before = _words(book, grid, row, line, said) if said is not None else ""
    words = f" {verdicts.BETWEEN} ".join(one for one in (texts.CONFLICT_SHORT, before) if one)
    return Cell(words, "≠", theme.WARN, theme.WARN_SOFT)


def _verdict(book: Workbook, grid: OfficeGrid, row: GridRow, line: FormRow) -> Cell:
    own = line.own
    if own is None or (not own.outcome.speaks and not own.figures):
        carried = line.carried
        if carried is None:
            return Cell(editable=line.writable)
        mark = theme.outcome_mark(carried.outcome)
        words = f"{WORDS[carried.outcome]} {verdicts.BETWEEN} {texts.CARRIED}"
        return Cell(words, mark, theme.QUIET, editable=line.writable)
    mark, ink, paper = theme.OUTCOME_MARKS[own.outcome]
    words = _words(book, grid, row, line, own)
    if verdicts.lacks_reason(line):
        words, paper = f"{words} {verdicts.BETWEEN} {texts.REASON_MISSING}", theme.WARN_SOFT
    elif verdicts.differs(line):
        mark = f"{mark}≠"
    return Cell(words, mark, ink, paper, editable=line.writable)


def _words(book: Workbook, grid: OfficeGrid, row: GridRow, line: FormRow, said: Spoken) -> str:
    """Figure and outcome: "62,4 % · Đạt"."""
    figures = verdicts.figure_words(
        book, row.unit.code, grid.round.code, line.indicator, said.figures
    )
    word = WORDS[said.outcome] if said.outcome.speaks or not figures else ""
    return f" {verdicts.BETWEEN} ".join(part for part in (figures, word) if part)
