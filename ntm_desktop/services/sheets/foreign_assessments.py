"""An office's own table of communes and criteria as drafts of assessments, either way round."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ntm_desktop.domain import fields as typed
from ntm_desktop.domain.criteria import CriteriaSet, Indicator, MeasureType
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.errors import NtmError, WrongUse
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.rules import Round
from ntm_desktop.services.sheets import cell_texts, typed_numbers
from ntm_desktop.services.sheets.field_cells import codes_of
from ntm_desktop.services.sheets.foreign_mapping import (
    CODE,
    OF_UNIT,
    UNIT,
    ColumnMapping,
    Layout,
    code_in,
    unit_in,
)
from ntm_desktop.services.sheets.foreign_results import ResultWord, Words
from ntm_desktop.services.sheets.foreign_rows import Gathered, is_nothing, rows_below
from ntm_desktop.services.sheets.sheet_values import Cell, Draft, Drafts, Grid
from ntm_desktop.services.sheets.typed_numbers import Style
from ntm_desktop.services.status import set_of
from ntm_desktop.services.units import Unit, communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sheets as own_texts
from ntm_desktop.texts import sheets_foreign as texts

_SHOWN = 60


def read_assessments(
    book: Workbook, grid: Grid, mapping: ColumnMapping, round_: Round, source: Authority | None
) -> Drafts:
    """Each filled cell as a stated result ("Đạt") or as the figure of an indicator that has one.

    ``source``: on whose word, the organisation's own kind by default. Raises WrongUse where the
    columns do not say where communes and codes stand.
    """
    named = set(mapping.columns.values())
    lead = UNIT if mapping.layout is Layout.UNIT_ROWS else CODE
    if named == {CODE}:
        raise WrongUse(texts.WHOSE_RESULTS)
    if lead not in named or len(named) < 2:
        raise WrongUse(texts.NO_COLUMNS)
    gathered = Gathered(grid)
    the_set = book.rules.criteria_set(set_of(round_, "commune"))
    several = list(_cells(book, gathered, mapping, the_set))
    found = Words(grid, the_set, ((code, cell) for _u, code, cell in several), mapping.meanings)
    reader = _Reader(book, gathered, round_, source, found)
    styles = {
        code: typed_numbers.style_of(cell.value for _u, one, cell in several if one == code)
        for code in {code for _unit, code, _cell in several}
    }
    for unit, code, cell in several:
        reader.read(unit, code, cell, styles[code])
    understood = [(one.shown, one.meaning, one.count) for one in found.asked if one.meaning]
    if understood:
        gathered.notes.append(texts.words_understood(understood))
    counted = Counter(_letters(cell) for _unit, _code, cell in several)
    for letters, addresses in reader.not_understood.items():
        gathered.notes.append(texts.column_in_part(letters, addresses, counted[letters]))
    return gathered.result(mapping)


def result_words(
    book: Workbook, grid: Grid, mapping: ColumnMapping, round_: Round
) -> tuple[ResultWord, ...]:
    """The words of the result cells whose meaning a person may say, each with the likeliest."""
    the_set = book.rules.criteria_set(set_of(round_, "commune"))
    lead = UNIT if mapping.layout is Layout.UNIT_ROWS else CODE
    if lead not in mapping.columns.values():
        return ()
    several = _cells(book, Gathered(grid), mapping, the_set)
    cells = [(code, cell) for _unit, code, cell in several]
    return Words(grid, the_set, cells, mapping.meanings).asked


def _short(cell: Cell) -> str:
    return " ".join(str(cell.value).split())[:_SHOWN]


def _letters(cell: Cell) -> str:
    return cell.address.rstrip("0123456789")


def _cells(
    book: Workbook, gathered: Gathered, mapping: ColumnMapping, the_set: CriteriaSet
) -> Iterator[tuple[Unit, str, Cell]]:
    """(commune, code, cell) of every filled cell; rows that name neither are refused."""
    units = communes(book)
    by_code = {unit.code: unit for unit in units}
    known = codes_of(the_set)
    rows = mapping.layout is Layout.UNIT_ROWS
    if rows:
        _refuse_headings(gathered, mapping, known)
    lead = next(at for at, what in mapping.columns.items() if what == (UNIT if rows else CODE))
    others = [(at, what) for at, what in sorted(mapping.columns.items()) if at != lead]
    for row in rows_below(gathered, mapping):
        head = row[lead - 1]
        if is_nothing(head):
            continue
        if rows:
            unit = by_code.get(unit_in(head, units))
            said = (row[at - 1] for at, _code in others if at <= len(row))
            if unit is None and all(is_nothing(one) or one.value == head.value for one in said):
                gathered.groups.append(f"{head.address} «{_short(head)}»")
                continue
            if unit is None:
                gathered.refuse("", head.address, texts.unknown_unit(str(head.value)))
                continue
            found = [(unit, code, row[at - 1]) for at, code in others if at <= len(row)]
        else:
            try:
                code = code_in(head, known)
            except FieldError as error:
                if any(not is_nothing(row[at - 1]) for at, _ in others if at <= len(row)):
                    gathered.refuse("", head.address, error.sentence)
                continue
            if the_set.find(code) is None:
                if any(not is_nothing(row[at - 1]) for at, _ in others if at <= len(row)):
                    gathered.refuse("", head.address, texts.unknown_code(str(head.value)))
                continue
            found = [
                (by_code[what.removeprefix(OF_UNIT)], code, row[at - 1])
                for at, what in others
                if at <= len(row) and what.removeprefix(OF_UNIT) in by_code
            ]
        yield from (one for one in found if not is_nothing(one[2]))


def _refuse_headings(gathered: Gathered, mapping: ColumnMapping, known: frozenset[str]) -> None:
    """Columns that were left out because their code may be two; one that a person named is read."""
    for at, cell in enumerate(gathered.grid.rows[mapping.heading - 1], 1):
        if at in mapping.columns:
            continue
        try:
            code_in(cell, known)
        except FieldError as error:
            gathered.refuse("", cell.address, error.sentence)


class _Reader:
    """Reads cells into drafts, one a record."""

    def __init__(
        self,
        book: Workbook,
        gathered: Gathered,
        round_: Round,
        source: Authority | None,
        found: Words,
    ) -> None:
        self._book, self._gathered, self._words = book, gathered, found
        self._round, self._source = round_, source
        self._set = book.rules.criteria_set(set_of(round_, "commune"))
        self.not_understood: dict[str, list[str]] = {}

    def read(self, unit: Unit, code: str, cell: Cell, style: Style) -> None:
        """One cell into a draft or a refusal."""
        key = ""
        try:
            place = assessing.place(self._book, unit, code, self._round.code, self._source)
            key = assessing.key_of(place)
        except NtmError as error:
            self._gathered.refuse(key, cell.address, error.sentence)
            return
        try:
            said = self._said(code, cell, style)
        except NtmError as error:
            self.not_understood.setdefault(_letters(cell), []).append(cell.address)
            self._gathered.refuse(key, cell.address, error.sentence)
            return
        heads = self._book.store.head_bodies(key)
        if len(set(heads.values())) > 1:
            self._gathered.refuse(key, cell.address, texts.IN_CONFLICT)
            return
        if key in self._gathered.keys:
            self._gathered.refuse(key, cell.address, own_texts.ROW_TWICE)
            return
        self._gathered.keys.add(key)
        text = next(iter(heads.values()), None)
        former: dict[str, Any] | None = None if text is None else json.loads(text)
        body = {**(former or {}), **said}
        if "figures" in said:
            body["figures"] = {**((former or {}).get("figures") or {}), **said["figures"]}
        self._gathered.drafts.append(
            Draft(key, tuple(sorted(heads)), body, former, self._gathered.grid.title, cell.address)
        )

    def _said(self, code: str, cell: Cell, style: Style) -> dict[str, Any]:
        cell_texts.check(cell)
        stated = self._words.result(code, cell)
        if stated is not None:
            return {"stated": stated}
        indicator = self._set.assessable(code)
        if indicator is None or not indicator.measures:
            raise FieldError(texts.NO_FIGURES)
        if len(indicator.measures) > 1:
            raise FieldError(texts.SEVERAL_MEASURES)
        return {"figures": {indicator.measures[0].code: self._figure(indicator, cell, style)}}

    def _figure(self, indicator: Indicator, cell: Cell, style: Style) -> dict[str, str]:
        measure = indicator.measures[0]
        text = cell_texts.text_in(cell)
        if measure.type not in (MeasureType.YES_NO, MeasureType.LEVEL) and isinstance(
            cell.value, str
        ):
            parts: Sequence[str] = text.split("/")
            if any(typed_numbers.is_either(part) for part in parts) and style is not Style.UNKNOWN:
                self._gathered.by_column.append(cell.address)
            text = "/".join(typed_numbers.plain(part, style) for part in parts)
        figure = typed.figure(measure, text)
        found = {
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
        }
        return {part: one for part, one in found.items() if one}
