"""The steps of taking in an office's own sheet: look, name its columns, preview, take in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.kind import Field
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.records import register_keys
from ntm_desktop.services.sheets import mapping_memory
from ntm_desktop.services.sheets.field_cells import FieldCells, fields_of, parts_of
from ntm_desktop.services.sheets.foreign_assessments import read_assessments, result_words
from ntm_desktop.services.sheets.foreign_mapping import (
    ColumnMapping,
    Target,
    columns_at,
    guess,
    targets_of,
)
from ntm_desktop.services.sheets.foreign_registers import read_register
from ntm_desktop.services.sheets.foreign_results import ResultWord
from ntm_desktop.services.sheets.register_sheets import REGISTERS
from ntm_desktop.services.sheets.sheet_export import ASSESSMENT
from ntm_desktop.services.sheets.sheet_import import Opened, SheetReport, import_opened, open_sheets
from ntm_desktop.services.sheets.sheet_manifest import is_ours
from ntm_desktop.services.sheets.sheet_values import Cell, Drafts, Grid
from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sheets_foreign as texts


@dataclass(frozen=True, slots=True)
class Look:
    """A workbook that was opened: ``ours``, or the sheets that are shown and hold anything."""

    opened: Opened
    ours: bool
    grids: tuple[Grid, ...]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.opened.file.path.name


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of a sheet. ``page``: its title; ``scope``: whose new records are;
    ``given``: field → typed text for rows that do not say it; ``round``, ``source``: of forms."""

    page: str
    mapping: ColumnMapping
    scope: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    round: str | None = None
    source: Authority | None = None


def look(path: Path) -> Look:
    """Open a workbook. Raises FileRefused with the word and sentence of its fault."""
    opened = open_sheets(path)
    shown = tuple(grid for grid in opened.grids if grid.shown and grid.rows)
    return Look(opened, is_ours(opened.grids), shown)


def kinds_of(book: Workbook) -> list[str]:
    """The kinds that an office's sheet may hold and this organisation writes."""
    writes = [one for one in REGISTERS if register_keys.may_add(book, one)]
    return [ASSESSMENT, *writes]


def set_for(book: Workbook, round_code: str | None) -> CriteriaSet:
    """The communes' criteria of a round. Raises WrongUse."""
    return book.rules.criteria_set(set_of(find_round(book, round_code), "commune"))


def first_mapping(book: Workbook, grid: Grid, kind: str, round_code: str | None) -> ColumnMapping:
    """What was said of such a sheet before, else the likeliest."""
    found = mapping_memory.remembered(grid, kind)
    return found or guess(book, grid, kind, set_for(book, round_code))


def with_heading(
    book: Workbook, grid: Grid, mapping: ColumnMapping, heading: int, round_code: str | None
) -> ColumnMapping:
    """The same sheet with another row as its heading."""
    the_set = set_for(book, round_code)
    found = columns_at(book, grid, mapping.kind, the_set, mapping.layout, heading)
    return replace(mapping, heading=heading, columns=found)


def with_column(mapping: ColumnMapping, at: int, what: str) -> ColumnMapping:
    """One column is something else, "" for nothing; what it is, no other column is."""
    columns = {one: name for one, name in mapping.columns.items() if one != at and name != what}
    if what:
        columns[at] = what
    return replace(mapping, columns=dict(sorted(columns.items())))


def words_of(
    book: Workbook, grid: Grid, mapping: ColumnMapping, round_code: str | None
) -> tuple[ResultWord, ...]:
    """The letters and words of a table's results that may mean one thing or another."""
    if mapping.kind != ASSESSMENT:
        return ()
    return result_words(book, grid, mapping, find_round(book, round_code))


def with_meaning(mapping: ColumnMapping, word: str, result: str) -> ColumnMapping:
    """A word of the results means something else, "" for nothing."""
    return replace(mapping, meanings={**mapping.meanings, word: result})


def targets(book: Workbook, mapping: ColumnMapping, round_code: str | None) -> list[Target]:
    """Everything that a column may be."""
    return targets_of(book, mapping.kind, mapping.layout, set_for(book, round_code))


def asked_of(kind: str, mapping: ColumnMapping) -> tuple[Field, ...]:
    """What a sheet has to be told once because no column says it: a year, a commune."""
    if kind == ASSESSMENT:
        return ()
    named = set(mapping.columns.values())
    every = (*parts_of(kind), *fields_of(kind))
    return tuple(
        one
        for one in every
        if (one.required or one.name in ("unit", "commune")) and one.name not in named
    )


def preview(book: Workbook, look_: Look, choice: Choice | None) -> SheetReport:
    """What the workbook would change. ``choice`` None: it is ours. Changes nothing."""
    return import_opened(book, look_.opened, dry_run=True, reading=_reading(choice))


def apply(book: Workbook, look_: Look, choice: Choice | None, expected: str) -> SheetReport:
    """Take it in as it was previewed; what the columns are is kept for the next such sheet."""
    done = import_opened(book, look_.opened, reading=_reading(choice), expected=expected)
    if choice is not None:
        grid = next(one for one in look_.grids if one.title == choice.page)
        mapping_memory.remember(grid, choice.mapping)
    return done


class _Reading:
    """The way in which one sheet of a workbook becomes drafts."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice

    def __call__(self, book: Workbook, grids: Sequence[Grid]) -> Drafts:
        choice = self._choice
        grid = next((one for one in grids if one.title == choice.page), None)
        if grid is None:
            raise WrongUse(texts.NO_COLUMNS)
        if choice.mapping.kind == ASSESSMENT:
            round_ = find_round(book, choice.round)
            return read_assessments(book, grid, choice.mapping, round_, choice.source)
        given = _given(book, choice)
        return read_register(book, grid, choice.mapping, choice.scope, given)


def _given(book: Workbook, choice: Choice) -> dict[str, Any]:
    kind = choice.mapping.kind
    cells = FieldCells(book, kind)
    found = {}
    for one in (*parts_of(kind), *fields_of(kind)):
        text = choice.given.get(one.name, "").strip()
        if text:
            found[one.name] = cells.read(one, Cell("", text))
    return found


def _reading(choice: Choice | None) -> _Reading | None:
    return None if choice is None else _Reading(choice)
