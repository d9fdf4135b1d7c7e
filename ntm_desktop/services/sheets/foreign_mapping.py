"""Which row of an office's own sheet is the heading and which column is what: guessed, corrected.

What a person corrected is remembered on the machine by the words of the heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ntm_desktop.domain.collation import fold, matching_units
from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.field_cells import codes_of, fields_of, parts_of
from ntm_desktop.services.sheets.sheet_values import Cell, Grid
from ntm_desktop.services.units import Unit, communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers_view as view_texts
from ntm_desktop.texts import sheets_foreign as texts

UNIT, CODE = "unit", "code"
OF_UNIT = "unit:"
_FIRST_ROWS = 25
_NUMBER_ONLY = re.compile(r"\(?\d{1,2}\)?")
_CODE = re.compile(r"(?:tieu chi|chi tieu|tc|ct)?\s*(\d{1,2}(?:\.\d{1,2})?)(?!\.?\d)")


class Layout(StrEnum):
    """How records stand in a sheet: a row each; a row or a column a commune of assessments."""

    RECORDS = "records"
    UNIT_ROWS = "unit_rows"
    UNIT_COLUMNS = "unit_columns"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """``heading``: number of the last heading row; ``columns``: column number → what it is: a
    field's name, ``unit``, ``code``, a criterion's code, or ``unit:`` with a commune's code.
    ``meanings``: word of a result cell → the result that a person says it is, "" for none."""

    kind: str
    layout: Layout
    heading: int
    columns: Mapping[int, str]
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may be: its name and its words."""

    name: str
    words: str
    required: bool = False


def targets_of(book: Workbook, kind: str, layout: Layout, the_set: CriteriaSet) -> list[Target]:
    """Everything that a column may be, in order."""
    if layout is Layout.UNIT_COLUMNS:
        units = [Target(OF_UNIT + unit.code, unit.name) for unit in communes(book)]
        return [Target(CODE, texts.CODE, True), *units]
    if layout is Layout.UNIT_ROWS:
        codes = [Target(code, texts.code(code, title)) for code, title in _codes(the_set)]
        return [Target(UNIT, texts.COMMUNE, True), *codes]
    return [
        Target(field.name, view_texts.heading(kind, field.name), field.required)
        for field in (*parts_of(kind), *fields_of(kind))
    ]


def _codes(the_set: CriteriaSet) -> list[tuple[str, str]]:
    found = [(one.code, one.title) for one in the_set.criteria]
    found += [(one.code, one.title) for one in the_set.indicators()]
    return list(dict(found).items())


def guess(book: Workbook, grid: Grid, kind: str, the_set: CriteriaSet) -> ColumnMapping:
    """The likeliest reading of a sheet: the heading that names most columns."""
    best: ColumnMapping | None = None
    layouts = (Layout.UNIT_ROWS, Layout.UNIT_COLUMNS) if kind == "assessment" else (Layout.RECORDS,)
    for layout in layouts:
        for row in range(1, min(len(grid.rows), _FIRST_ROWS) + 1):
            found = columns_at(book, grid, kind, the_set, layout, row)
            if best is None or len(found) > len(best.columns):
                best = ColumnMapping(kind, layout, row, found)
    if kind == "assessment" and (best is None or not best.columns):
        best = _one_commune(book, grid, codes_of(the_set)) or best
    return best or ColumnMapping(kind, layouts[0], 1, {})


def _one_commune(book: Workbook, grid: Grid, codes: Collection[str]) -> ColumnMapping | None:
    """A list of criteria with one column of results ("TT | Nội dung | Kết quả | Ghi chú").

    Whose it is: the commune of the workbook, else the one that the lines above name; where none
    does, that column is left to the person.
    """
    for row in range(1, min(len(grid.rows), _FIRST_ROWS) + 1):
        words_ = [fold(str(cell.value or "")).strip(" .*:") for cell in grid.rows[row - 1]]
        results = next((at for at, one in enumerate(words_, 1) if one in texts.RESULT_HEADINGS), 0)
        lead = _best_column(grid.rows[row:], lambda cell: _perhaps(cell, codes), {results: ""})
        if results and lead:
            unit = unit_of_org(book.org) or _named_above(book, grid, row)
            found = {lead: CODE, **({results: OF_UNIT + unit} if unit else {})}
            return ColumnMapping(
                "assessment", Layout.UNIT_COLUMNS, row, dict(sorted(found.items()))
            )
    return None


def _named_above(book: Workbook, grid: Grid, heading: int) -> str:
    """The one commune that the sheet's name or the lines above its heading name, else ""."""
    lines = [
        grid.title,
        *(str(c.value) for row in grid.rows[: heading - 1] for c in row if c.value),
    ]
    said = [f" {fold(line)} " for line in lines]
    named = {unit.code for unit in communes(book)
             for name in (unit.name, unit.plan_name)
             if name and any(f" {fold(name)} " in line for line in said)}  # fmt: skip
    return named.pop() if len(named) == 1 else ""


def columns_at(
    book: Workbook, grid: Grid, kind: str, the_set: CriteriaSet, layout: Layout, row: int
) -> dict[int, str]:
    """Column number → what it seems to be, read from that heading row and the cells below it."""
    if not 1 <= row <= len(grid.rows):
        return {}
    heading = grid.rows[row - 1]
    if layout is Layout.RECORDS:
        return _register_columns(kind, heading)
    below = grid.rows[row:]
    units = communes(book)
    if layout is Layout.UNIT_COLUMNS:
        found = {at: OF_UNIT + unit for at, cell in enumerate(heading, 1)
                 if (unit := unit_in(cell, units))}  # fmt: skip
        found = _once(found)
        codes = codes_of(the_set)
        at = _best_column(below, lambda cell: _perhaps(cell, codes), found)
        return {at: CODE, **found} if at and found else {}
    known = codes_of(the_set)
    found = _once({at: code for at, cell in enumerate(heading, 1)
                   if (code := _surely(cell, known))})  # fmt: skip
    at = _best_column(below, lambda cell: bool(unit_in(cell, units)), found)
    return {at: UNIT, **found} if at and found else {}


def _once(found: Mapping[int, str]) -> dict[int, str]:
    """What two columns seem to be is left to the person."""
    counted = Counter(found.values())
    return {at: name for at, name in found.items() if counted[name] == 1}


def _best_column(
    rows: Sequence[Sequence[Cell]], fits: Callable[[Cell], bool], taken: Mapping[int, str]
) -> int:
    counted: Counter[int] = Counter()
    for row in rows:
        for at, cell in enumerate(row, 1):
            if at not in taken and cell.value is not None and fits(cell):
                counted[at] += 1
    return min(counted, key=lambda at: (-counted[at], at)) if counted else 0


def code_in(cell: Cell, known: Collection[str]) -> str:
    """The criterion's code that a cell names ("17.6", "Tiêu chí 17", "1.1. Quy hoạch"), else "".

    ``known``: the codes of the set. Raises FieldError for a number that may be two of them.
    """
    value = cell.value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return cell_texts.code_of_number(cell, known)
    found = _CODE.match(fold(str(value)))
    return found.group(1) if found else ""


def _surely(cell: Cell, known: Collection[str]) -> str:
    """The known code that a cell names; "" also where it may be two."""
    try:
        found = code_in(cell, known)
    except FieldError:
        return ""
    return found if found in known else ""


def _perhaps(cell: Cell, known: Collection[str]) -> bool:
    """Whether a cell names a known code, or one of two."""
    try:
        return code_in(cell, known) in known
    except FieldError:
        return True


def unit_in(cell: Cell, units: Sequence[Unit]) -> str:
    """The code of the one commune that a cell names, by its name or the plan's; else ""."""
    if not isinstance(cell.value, str) or len(cell.value) > 80:
        return ""
    names = [(unit.code, unit.name) for unit in units]
    names += [(unit.code, unit.plan_name) for unit in units if unit.plan_name]
    found = set(matching_units(" ".join(cell.value.split()), names))
    return found.pop() if len(found) == 1 else ""


def _register_columns(kind: str, heading: Sequence[Cell]) -> dict[int, str]:
    """By the words of the heading: equal ones first, then those that hold each other."""
    fields = [field.name for field in (*parts_of(kind), *fields_of(kind))]
    said = {
        at: fold(str(cell.value)).strip(" .*:")
        for at, cell in enumerate(heading, 1)
        if isinstance(cell.value, str) and not _NUMBER_ONLY.fullmatch(cell.value.strip())
    }
    found: dict[int, str] = {}
    for whole in (True, False):
        for name in fields:
            if name in found.values():
                continue
            known = _known_words(kind, name)
            for at, text in said.items():
                if at in found or not text:
                    continue
                if text in known or (not whole and any(_holds(text, one) for one in known)):
                    found[at] = name
                    break
    return found


def _known_words(kind: str, name: str) -> set[str]:
    said = {view_texts.heading(kind, name), words.field_label(kind, name)}
    said.update(texts.OTHER_WORDS.get(name, ()))
    return {fold(one.partition("(")[0]).strip() for one in said}


def _holds(text: str, word: str) -> bool:
    return len(word) > 2 and f" {word} " in f" {text} "
