"""A register as a list: its lines in words, chosen by words, unit and year, with exact sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ntm_desktop.domain import numbers, shares
from ntm_desktop.domain.about import units_about
from ntm_desktop.domain.collation import fold, sort_key
from ntm_desktop.domain.kind import FieldType
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import KEY_FIELDS, RegisterSpec, field_of
from ntm_desktop.domain.resources import Funding, amounts
from ntm_desktop.services.programme import resources
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_choices import Names, suggestions
from ntm_desktop.services.records.register_fields import text_of
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as texts


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a register. ``cells``: its columns in words; ``units``: the codes of the
    communes it is about; ``year``: four digits or ""; ``words``: what search looks in, folded."""

    entry: Entry
    cells: tuple[str, ...]
    units: frozenset[str]
    year: str
    words: str


def counts(book: Workbook, kinds: Iterable[str]) -> dict[str, int]:
    """How many records each of these registers has."""
    return {kind: book.store.count(kind) for kind in kinds}


def rows_of(book: Workbook, spec: RegisterSpec) -> tuple[Row, ...]:
    """All lines of a register, in its order; lines without the value they are ordered by last."""
    names = Names(book)
    found = [_row(spec, names, one) for one in registers.entries(book, spec.kind)]
    column = spec.columns.index(spec.sort)
    if field_of(spec.kind, spec.sort).type is FieldType.DATE:

        def place(row: Row) -> Any:
            return str(value_in(row.entry, spec.sort) or "")
    else:

        def place(row: Row) -> Any:
            return sort_key(row.cells[column])

    found.sort(key=lambda row: sort_key(" ".join((*row.cells, row.entry.key))))
    full = sorted((r for r in found if r.cells[column]), key=place, reverse=spec.newest_first)
    return (*full, *(row for row in found if not row.cells[column]))


def undecided(book: Workbook, rows: Sequence[Row], kind: str) -> int:
    """How many records of a kind are in no list: two sides began them, and nobody has chosen."""
    listed = {row.entry.key for row in rows}
    return sum(key.startswith(f"{kind}/") and key not in listed for key in book.store.conflicts())


def value_in(entry: Entry, name: str) -> Any:
    """The value of a field or of a part of the key, None where there is none."""
    if name in entry.fields:
        return entry.fields[name]
    parts = dict(zip(KINDS[entry.kind].parts, entry.parts, strict=True))
    return parts.get(name) if name != entry.kind else None


def _row(spec: RegisterSpec, names: Names, entry: Entry) -> Row:
    cells = tuple(cell(spec.kind, names, entry, name) for name in spec.columns)
    said = [text for text in entry.fields.values() if isinstance(text, str)]
    year = str(value_in(entry, spec.year) or "")[:4] if spec.year else ""
    return Row(
        entry,
        cells,
        units_about(entry.key, entry.fields),
        year if year.isdecimal() else "",
        fold(" ".join((*cells, *said))),
    )


def cell(kind: str, names: Names, entry: Entry, name: str) -> str:
    """A value in the words of a list: one line, codes by their names."""
    value = value_in(entry, name)
    if value is None:
        return ""
    field = field_of(kind, name)
    if name == "scope" and value == DISTRICT:
        return texts.DISTRICT
    if name == "units":
        return ", ".join(names.say("unit", code) for code in value)
    if field.type is FieldType.CODE or name == "code" or name in KEY_FIELDS:
        return names.say(name, str(value))
    if field.type is FieldType.LINE:
        return dict(suggestions(kind, name)).get(str(value), str(value))
    if field.type is FieldType.LINES:
        return "; ".join(value)
    return " ".join(text_of(field, value).split())


def chosen(rows: Sequence[Row], words: str = "", unit: str = "", year: str = "") -> list[Row]:
    """The lines that hold every word (tone marks aside), are about the unit and of the year."""
    wanted = fold(words).split()
    return [
        row
        for row in rows
        if all(word in row.words for word in wanted)
        and (not unit or unit in row.units)
        and (not year or row.year == year)
    ]


def years_of(rows: Sequence[Row]) -> list[str]:
    """The years that lines are of, newest first."""
    return sorted({row.year for row in rows if row.year}, reverse=True)


def summed(spec: RegisterSpec, rows: Sequence[Row], every: Sequence[Row] = ()) -> list[Row]:
    """The lines that count in the foot: not those that are a sum themselves, nor the shares of
    another line among them. ``every``: the whole register, of which ``rows`` were chosen."""
    inside = _inside(spec, rows, every)
    return [
        one
        for one in rows
        if not one.entry.fields.get(spec.not_summed) and one.entry.key not in inside
    ]


def sums(spec: RegisterSpec, rows: Sequence[Row], every: Sequence[Row] = ()) -> dict[str, str]:
    """Column → the exact sum of its numbers as decimal text, of those columns that have any."""
    if spec.share_of:
        return _shared_sums(spec, rows, _inside(spec, rows, every))
    found = {}
    for name in spec.sums:
        values = [one.entry.fields.get(name) for one in summed(spec, rows)]
        if any(values):
            found[name] = numbers.added(values)
    return found


def _inside(spec: RegisterSpec, rows: Sequence[Row], every: Sequence[Row]) -> dict[str, str]:
    """Share → the nearest line that it lies in and that is among ``rows`` too: a line between them
    that was not chosen does not part them."""
    if not spec.share_of:
        return {}
    parent = shares.shares(_lines(every or rows)).parent
    chosen_keys = {one.entry.key for one in rows}
    found = {}
    for key in chosen_keys:
        above = parent.get(key)
        while above is not None and above not in chosen_keys:
            above = parent.get(above)
        if above is not None:
            found[key] = above
    return found


def _shared_sums(
    spec: RegisterSpec, rows: Sequence[Row], inside: Mapping[str, str]
) -> dict[str, str]:
    """Sums of money whose shares lie inside their lines, as everywhere else."""
    # Which line lies in which is known already; without units none is looked for anew.
    lines = [replace(one, part_of=inside.get(one.key, ""), unit="") for one in _lines(rows)]
    found = amounts(shares.counted(lines))
    sums = {name: found.amount(name) for name in spec.sums}
    return {name: value for name, value in sums.items() if value is not None}


def _lines(rows: Sequence[Row]) -> tuple[Funding, ...]:
    return resources.lines_of((one.entry.key, one.entry.fields) for one in rows)
