"""A sheet of ours that comes back: its rows against what was given out, as drafts of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ntm_desktop.domain.records import split_key
from ntm_desktop.services.sheets import assessment_sheets
from ntm_desktop.services.sheets.assessment_sheets import Row
from ntm_desktop.services.sheets.column_numbers import ColumnNumbers
from ntm_desktop.services.sheets.register_sheets import RegisterReader
from ntm_desktop.services.sheets.sheet_export import ASSESSMENT, KINDS
from ntm_desktop.services.sheets.sheet_manifest import Manifest
from ntm_desktop.services.sheets.sheet_values import (
    FIELDS_MARK,
    HEADING_MARK,
    LISTS,
    MANIFEST,
    NEW_MARK,
    Cell,
    Draft,
    Drafts,
    Grid,
    RefusedCell,
)
from ntm_desktop.services.units import all_units
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sheets as texts
from ntm_desktop.texts import sheets_foreign as foreign_texts

_FIRST_ROWS = 10


@dataclass(slots=True)
class _Found:
    """What the pages gave so far."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[RefusedCell] = field(default_factory=list)
    untouched: int = 0
    seen: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def tell_numbers(self, numbers: ColumnNumbers) -> None:
        """The cells whose numbers were told by the others of their column."""
        if numbers.by_column:
            self.notes.append(foreign_texts.read_by_column(numbers.by_column))

    def take(self, what: Draft | RefusedCell | None) -> None:
        if isinstance(what, Draft):
            self.drafts.append(what)
        elif what is not None:
            self.refused.append(what)


def read_own(book: Workbook, grids: Sequence[Grid], manifest: Manifest) -> Drafts:
    """Everything that the sheets ask for. Rows that are gone are named, never deleted."""
    found = _Found()
    for grid in grids:
        if grid.title in (MANIFEST, LISTS):
            continue
        top = _names_row(grid)
        if top is None:
            if grid.shown and any(cell.value is not None for row in grid.rows for cell in row):
                found.notes.append(texts.foreign_page(grid.title))
            continue
        hidden = sorted(row for row in grid.hidden if row > top + 1)
        if hidden:
            found.notes.append(texts.hidden_rows(grid.title, hidden))
        if manifest["kind"] == ASSESSMENT:
            _read_form(book, grid, top, manifest, found)
        else:
            _read_register(book, grid, top, manifest, found)
    given = {key for key, one in manifest.given.items() if one.body is not None}
    removed = tuple(sorted(given - found.seen))
    if removed:
        found.notes.append(texts.removed_rows(len(removed)))
    return Drafts(
        tuple(found.drafts),
        tuple(found.refused),
        found.untouched,
        removed,
        tuple(found.notes),
        manifest["export"],
    )


def is_known_kind(kind: str) -> bool:
    """Whether this version has sheets of a kind."""
    return kind in KINDS


def has_pages(grids: Sequence[Grid]) -> bool:
    """Whether any sheet still has the hidden names of its columns."""
    return any(_names_row(grid) is not None for grid in grids)


def _names_row(grid: Grid) -> int | None:
    """The place of the row of names, which stands first unless something was put above it."""
    for at, row in enumerate(grid.rows[:_FIRST_ROWS]):
        if row and row[0].value == FIELDS_MARK:
            return at
    return None


def _rows(grid: Grid, top: int) -> Iterator[tuple[str, dict[str, Cell], str]]:
    """Mark, cells by the names of their columns, address of the first: rows below the heading."""
    names = {
        at: cell.value
        for at, cell in enumerate(grid.rows[top])
        if at and isinstance(cell.value, str)
    }
    begun = False
    for row in grid.rows[top + 1 :]:
        mark = row[0].value if isinstance(row[0].value, str) else ""
        if mark.startswith("#"):
            begun = begun or mark == HEADING_MARK
            continue
        if begun:
            first = row[min(1, len(row) - 1)]  # of a sheet whose marks alone are left
            yield mark, {name: row[at] for at, name in names.items()}, first.address


def _read_register(book: Workbook, grid: Grid, top: int, manifest: Manifest, found: _Found) -> None:
    rows = list(_rows(grid, top))
    numbers = ColumnNumbers(cells for _mark, cells, _place in rows)
    reader = RegisterReader(book, manifest, numbers)
    for mark, cells, place in rows:
        what = reader.read(grid.title, mark, cells, place)
        known = bool(mark) and not mark.startswith(NEW_MARK)
        found.untouched += what is None and known
        found.take(what)
    found.seen |= reader.seen
    found.notes += reader.notes()
    found.tell_numbers(numbers)


def _is_of(key: str, manifest: Manifest, units: frozenset[str]) -> bool:
    """Whether an assessment is of a unit known here, and of the form's own set and round."""
    _, (unit, set_id, _code, round_, _evaluator) = split_key(key)
    form = (manifest["criteria_set"], manifest["round"])
    return unit in units and (set_id, round_) == form


def _read_form(book: Workbook, grid: Grid, top: int, manifest: Manifest, found: _Found) -> None:
    rows: dict[str, list[Row]] = {}
    units = frozenset(unit.code for unit in all_units(book))
    for mark, cells, place in _rows(grid, top):
        split = assessment_sheets.split_mark(mark)
        if split is not None and _is_of(split[0], manifest, units):
            rows.setdefault(split[0], []).append(Row(split[1], cells, place))
        elif any(cell.value is not None for cell in cells.values()):
            found.refused.append(RefusedCell("", grid.title, place, texts.UNKNOWN_ROW))
    numbers = ColumnNumbers(row.cells for several in rows.values() for row in several)
    for key, several in rows.items():
        if key in found.seen:
            found.refused.append(RefusedCell(key, grid.title, several[0].place, texts.ROW_TWICE))
            continue
        found.seen.add(key)
        given = manifest.given.get(key)
        what = assessment_sheets.read_record(book, key, given, several, grid.title, numbers)
        found.untouched += what is None and given is not None
        found.take(what)
    found.tell_numbers(numbers)
