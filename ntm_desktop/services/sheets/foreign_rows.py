"""What every reading of an office's own sheet shares: which rows count, numbers by their column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ntm_desktop.domain.collation import same_words
from ntm_desktop.services.sheets import typed_numbers
from ntm_desktop.services.sheets.foreign_mapping import ColumnMapping
from ntm_desktop.services.sheets.sheet_values import Cell, Draft, Drafts, Grid, RefusedCell
from ntm_desktop.services.sheets.typed_numbers import Style
from ntm_desktop.texts import sheets as own_texts
from ntm_desktop.texts import sheets_foreign as texts

_ORDINAL = re.compile(r"\(?\d{1,2}\)?|\([a-z]\)|[A-Z]")
_GROUP = re.compile(texts.GROUP_NUMBER)
_LINE_NUMBER = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})*[.)]?\)?")
_NOTHING = frozenset({"-", "–", "—", "...", "…", "/"})


@dataclass(slots=True)
class Gathered:
    """Drafts, refusals and notes while a sheet is read."""

    grid: Grid
    drafts: list[Draft] = field(default_factory=list)
    refused: list[RefusedCell] = field(default_factory=list)
    totals: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    group_sums: list[str] = field(default_factory=list)
    by_column: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def refuse(self, key: str, address: str, sentence: str) -> None:
        """A row or cell that is not taken."""
        self.refused.append(RefusedCell(key, self.grid.title, address, sentence))

    def result(self, mapping: ColumnMapping) -> Drafts:
        """Everything, with what is to be said of the sheet as a whole."""
        notes = []
        cells = [cell for row in self.grid.rows for cell in row if cell.font is not None]
        if cells:
            sample = next((one for one in cells if one.before != one.value), cells[0])
            notes.append(texts.converted(len(cells), sample.before, str(sample.value)))
        if self.grid.merged:
            notes.append(texts.merged(self.grid.merged))
        hidden = sorted(row for row in self.grid.hidden if row > mapping.heading)
        if hidden:
            notes.append(own_texts.hidden_rows(self.grid.title, hidden))
        if self.totals:
            notes.append(texts.totals_left_out(self.totals))
        if self.groups:
            notes.append(texts.groups_left_out(self.groups))
        if self.group_sums:
            notes.append(texts.group_sums(self.group_sums))
        if self.by_column:
            notes.append(texts.read_by_column(self.by_column))
        notes += self.notes
        refused = sorted(self.refused, key=lambda one: _row_of(one.cell))
        return Drafts(tuple(self.drafts), tuple(refused), notes=tuple(notes))


def _row_of(address: str) -> int:
    digits = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdecimal() else 0


def rows_below(gathered: Gathered, mapping: ColumnMapping) -> Iterator[Sequence[Cell]]:
    """The rows that say something: no empty ones, no numbers of columns, no totals."""
    for row in gathered.grid.rows[mapping.heading :]:
        said = [str(cell.value).strip() for cell in row if cell.value is not None]
        said = [text for text in said if text]
        if not said and not any(cell.no_value for cell in row):
            continue
        if len(said) > 1 and all(map(_ORDINAL.fullmatch, said)) and _counts_up(said):
            continue
        if _is_total(row):
            gathered.totals.append(row[0].address)
            continue
        yield row


def _counts_up(said: Sequence[str]) -> bool:
    numbers = [text.strip("()") for text in said]
    return numbers == [str(at) for at in range(1, len(numbers) + 1)] or all(
        not number.isdecimal() for number in numbers
    )


def _is_total(row: Sequence[Cell]) -> bool:
    """A total says so in the first text of its row."""
    for cell in row:
        if isinstance(cell.value, str) and len(cell.value.strip()) > 1:
            words = re.split(r"[(:]", cell.value)[0].strip(" .*")
            return any(same_words(words, one) for one in texts.TOTAL_WORDS)
    return False


def without_groups(
    gathered: Gathered, mapping: ColumnMapping, rows: Sequence[Sequence[Cell]]
) -> list[Sequence[Cell]]:
    """The rows without those that only head a group ("I | Xã Quốc Toản"); those are named.

    A heading bears a Roman number or a letter, or no number at all, and says one thing where other
    rows say more; a group's number with more beside it is taken, and named.
    """
    said = [_mapped(row, mapping) for row in rows]
    fuller = sum(len(one) > 1 for one in said)
    kept = []
    for row, values in zip(rows, said, strict=True):
        number = _number(row, mapping)
        group = bool(number) and _GROUP.fullmatch(number) is not None
        lone = len(values) == 1 and not _LINE_NUMBER.fullmatch(number)
        if lone and (group or 2 * fuller >= len(rows)):
            if _is_words(next(iter(values))):
                gathered.groups.append(_title_place(row, mapping))
                continue
        elif group and re.fullmatch(r"[IVXLC]+\.?", number) and _has_line_numbers(rows, mapping):
            gathered.group_sums.append(row[0].address)
        kept.append(row)
    return kept


def _mapped(row: Sequence[Cell], mapping: ColumnMapping) -> set[str]:
    """What the mapped cells of a row say; a merged heading says one thing in all of them."""
    cells = [row[at - 1] for at in mapping.columns if at <= len(row)]
    return {" ".join(str(cell.value).split()) for cell in cells if not is_nothing(cell)}


def _number(row: Sequence[Cell], mapping: ColumnMapping) -> str:
    """The number or letter of a row, in front of the columns that are read."""
    front = row[: min(mapping.columns, default=1) - 1]
    return next((str(cell.value).strip() for cell in front if not is_nothing(cell)), "")


def _has_line_numbers(rows: Sequence[Sequence[Cell]], mapping: ColumnMapping) -> bool:
    return any(_LINE_NUMBER.fullmatch(_number(row, mapping)) for row in rows)


def _is_words(said: str) -> bool:
    return any(one.isalpha() for one in said)


def _title_place(row: Sequence[Cell], mapping: ColumnMapping) -> str:
    """Address and words of a heading, for the note."""
    cells = (row[at - 1] for at in sorted(mapping.columns) if at <= len(row))
    cell = next(cell for cell in cells if not is_nothing(cell))
    return f"{cell.address} «{' '.join(str(cell.value).split())}»"


def number_cell(cell: Cell, style: Style, gathered: Gathered) -> Cell:
    """A cell of a number with its text in one spelling. Raises FieldError (ambiguous)."""
    if not isinstance(cell.value, str):
        return cell
    said = cell.value.strip()
    if said in _NOTHING:
        return replace(cell, value=None)
    if typed_numbers.is_either(said) and style is not Style.UNKNOWN:
        gathered.by_column.append(cell.address)
    return replace(cell, value=typed_numbers.plain(said, style))


def is_nothing(cell: Cell) -> bool:
    """Whether a cell says nothing, or says so with a dash."""
    if cell.no_value or cell.error:
        return False
    return cell.value is None or (
        isinstance(cell.value, str) and (not cell.value.strip() or cell.value.strip() in _NOTHING)
    )
