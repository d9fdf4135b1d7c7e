"""The form of assessments as a sheet a commune, and the rows of such a sheet as drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ntm_desktop.domain import fields as typed
from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet, Indicator, Measure, MeasureType
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.judging import limit_of_shown
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import DISTRICT, Authority
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.domain.records import split_key
from ntm_desktop.errors import NtmError
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.editing import check_writable
from ntm_desktop.services.rules import Round
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.column_numbers import ColumnNumbers
from ntm_desktop.services.sheets.sheet_base import given_out
from ntm_desktop.services.sheets.sheet_values import (
    Cell,
    Column,
    Draft,
    Exported,
    Line,
    Page,
    RefusedCell,
    Shown,
)
from ntm_desktop.services.status import set_of
from ntm_desktop.services.units import Unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import sheets as texts

BAR = "|"
RESULTS = ("met", "not_met", "not_applicable")
_PARTS = ("numerator", "denominator", "value")
_ROW_FIELDS = ("stated", "note")


def result_words(result: str) -> str:
    """A stated result as the drop-down has it."""
    return str(words.CHOICES["stated", result])


def columns() -> tuple[Column, ...]:
    """The columns of a form."""
    results = tuple(map(result_words, RESULTS))
    return (
        Column("code", texts.CODE, 7, fixed=True),
        Column("title", texts.TITLE, 44, fixed=True),
        Column("measure", texts.MEASURE, 30, fixed=True),
        Column("numerator", texts.NUMERATOR, 11, number=True),
        Column("denominator", texts.DENOMINATOR, 11, number=True),
        Column("value", texts.VALUE, 11, number=True),
        Column("limit", texts.LIMIT, 13, fixed=True),
        Column("stated", texts.STATED, 14, options=results),
        Column("note", texts.NOTE, 28),
    )


def page_of(
    book: Workbook, unit: Unit, round_: Round, source: Authority | None
) -> tuple[Page, tuple[Exported, ...]]:
    """The sheet of a unit in a round on the word of ``source`` (the organisation's own kind)."""
    set_id = set_of(round_, unit.level)
    the_set = book.rules.criteria_set(set_id)
    lines: list[Line] = []
    exported: list[Exported] = []
    for code in _codes(book, the_set):
        try:
            place = assessing.place(book, unit, code, round_.code, source)
        except NtmError:
            continue  # several offices judge it: no one voice to write with
        key = assessing.key_of(place)
        given = given_out(book, key)
        if given is not None:
            exported.append(given)
        body = {} if given is None or given.body is None else json.loads(given.body)
        lines += _lines(book, the_set, code, key, body, unit, round_)
    numbered = {one.code: at for at, one in enumerate(the_set.conditions, 1)}
    lines = [_as_condition(line, numbered) for line in lines]
    counted = tuple(
        (texts.counted(result_words(result)), "stated", result_words(result)) for result in RESULTS
    )
    notes = (
        texts.form_of(round_.title, _voice(book, source), the_set.title),
        texts.FORM_NOTE,
    )
    page = Page(unit.name, texts.form_title(unit.name), notes, columns(), tuple(lines),
                counted=counted, kept=2)  # fmt: skip
    return page, tuple(exported)


def _as_condition(line: Line, numbered: Mapping[str, int]) -> Line:
    """A condition has no number of its own in the set: it is counted."""
    number = numbered.get(str(line.cells["code"]))
    if number is None:
        return line
    return replace(line, cells={**line.cells, "code": texts.condition(number)})


def _voice(book: Workbook, source: Authority | None) -> str:
    if source is Authority.SELF or (source is None and unit_of_org(book.org)):
        return words.BY_SELF
    if source is Authority.DISTRICT or (source is None and book.org == DISTRICT):
        return words.BY_DISTRICT
    if source is Authority.DEPARTMENT and book.org == DISTRICT:
        return texts.BY_OFFICES
    return words.by_office(words.short_name(book.org_name(book.org)))


def _codes(book: Workbook, the_set: CriteriaSet) -> Iterator[str]:
    office = book.org != DISTRICT and unit_of_org(book.org) is None
    own = frozenset(book.rules.codes_of(the_set.id, book.org)) if office else None
    for criterion in the_set.criteria:
        codes = [criterion.code]
        if not criterion.is_single:
            codes += [indicator.code for indicator in criterion.indicators]
        yield from (code for code in codes if own is None or code in own)
    for condition in the_set.conditions:
        if own is None or condition.code in own:
            yield condition.code


def _lines(
    book: Workbook,
    the_set: CriteriaSet,
    code: str,
    key: str,
    body: Mapping[str, Any],
    unit: Unit,
    round_: Round,
) -> Iterator[Line]:
    found = the_set.find(code)
    indicator = the_set.assessable(code)
    measures: Sequence[Measure | None] = indicator.measures if indicator is not None else ()
    writable = _is_writable(book, key)
    year = int(round_.code[:4])
    bases = book.rules.bases(unit.code, round_.code[:4])
    for at, measure in enumerate(measures or (None,)):
        first = at == 0
        cells: dict[str, Shown] = {"code": code, "title": found.title if found and first else ""}
        opened = set(_ROW_FIELDS) if first else set()
        options: dict[str, tuple[str, ...]] = {}
        if first:
            cells["stated"] = result_words(body["stated"]) if "stated" in body else None
            cells["note"] = body.get("note")
        if measure is not None:
            figure = (body.get("figures") or {}).get(measure.code, {})
            cells.update(_figure_cells(measure, figure))
            cells["measure"] = _measure_words(measure)
            cells["limit"] = _limit_words(measure, year, bases)
            opened |= set(_PARTS) if measure.type is MeasureType.RATIO else {"value"}
            if measure.type is MeasureType.YES_NO:
                options["value"] = (texts.YES, texts.NO)
            elif measure.type is MeasureType.LEVEL:
                options["value"] = measure.levels
        mark = f"{key}{BAR}{measure.code if measure is not None else ''}"
        strong = indicator is None
        yield Line(mark, cells, frozenset(opened) if writable else frozenset(), options, strong)


def _is_writable(book: Workbook, key: str) -> bool:
    try:
        check_writable(book, key)
    except NtmError:
        return False
    return not book.store.read_only


def _figure_cells(measure: Measure, figure: Mapping[str, str]) -> dict[str, Shown]:
    found: dict[str, Shown] = {}
    for part in _PARTS:
        text = figure.get(part)
        if text is None:
            continue
        if part == "value" and measure.type is MeasureType.YES_NO:
            found[part] = texts.YES if text == "1" else texts.NO
        elif part == "value" and measure.type is MeasureType.LEVEL:
            found[part] = text
        else:
            try:
                found[part] = cell_texts.number_shown(text)
            except ArithmeticError:
                found[part] = text
    return found


def _measure_words(measure: Measure) -> str:
    title = measure.title
    if measure.type is MeasureType.RATIO and measure.numerator:
        parts = texts.parts(measure.numerator, measure.denominator)
        return f"{title}: {parts}" if title else parts
    return f"{title} ({measure.unit})" if measure.unit and title else title or measure.unit


def _limit_words(measure: Measure, year: int, bases: Mapping[str, str]) -> str:
    limit = limit_of_shown(measure, None, year, bases)
    if limit is None or measure.type is MeasureType.YES_NO:
        return ""
    try:
        shown = vietnamese(limit)
    except ValueError:
        shown = limit  # a level of a scale
    per_cent = measure.type is MeasureType.RATIO and measure.per_cent
    return texts.limit(measure.threshold.comparison, shown, "%" if per_cent else measure.unit)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form as it was read: its measure ("" for a whole criterion) and its cells."""

    measure: str
    cells: Mapping[str, Cell]
    place: str


def split_mark(mark: str) -> tuple[str, str] | None:
    """Key and measure of a row's mark, None where it is none of a form."""
    key, bar, measure = mark.rpartition(BAR)
    try:
        kind, _parts = split_key(key)
    except ValueError:
        return None
    return (key, measure) if bar and kind.name == "assessment" else None


def read_record(
    book: Workbook,
    key: str,
    given: Exported | None,
    rows: Sequence[Row],
    page: str,
    numbers: ColumnNumbers,
) -> Draft | RefusedCell | None:
    """The draft of an assessment from its rows, None where they say what was given out."""
    _, parts = split_key(key)
    former: dict[str, Any] | None = None
    if given is not None and given.body is not None:
        former = json.loads(given.body)
    indicator = _indicator(book, parts[1], parts[2])
    body: dict[str, Any] = dict(former or {})
    figures = dict(body.get("figures") or {})
    changed = ""
    edited: dict[str, set[str]] = {}
    address = rows[0].place
    first = indicator.measures[0].code if indicator is not None and indicator.measures else ""
    seen: set[str] = set()
    try:
        for row in rows:
            address = row.place
            if row.measure in seen:
                return RefusedCell(key, page, address, texts.ROW_TWICE)
            seen.add(row.measure)
            for name, cell in row.cells.items():
                address = cell.address
                if name in _PARTS and indicator is not None:
                    measure = indicator.measure(row.measure)
                    if measure is not None and _put_figure(figures, measure, name, cell, numbers):
                        changed = changed or address
                        edited.setdefault(measure.code, set()).add(name)
                elif name in _ROW_FIELDS and row.measure == first and _put_word(body, name, cell):
                    changed = changed or address
        for measure_code, names in edited.items():
            address = changed
            figures[measure_code] = _one_way(figures[measure_code], names)
    except NtmError as error:
        return RefusedCell(key, page, address, error.sentence)
    body["figures"] = {measure: parts for measure, parts in figures.items() if parts}
    body = {name: value for name, value in body.items() if value}
    if body == (former or {}):
        return None
    parents = given.revisions if given is not None else ()
    return Draft(key, parents, body, former, page, changed or rows[0].place)


def _indicator(book: Workbook, set_id: str, code: str) -> Indicator | None:
    if set_id not in book.catalogue.ids():
        return None
    return book.rules.criteria_set(set_id).assessable(code)


def _put_figure(
    figures: dict[str, dict[str, str]],
    measure: Measure,
    part: str,
    cell: Cell,
    numbers: ColumnNumbers,
) -> bool:
    """Whether the cell says anything else than what was given out. Raises FieldError."""
    figure = dict(figures.get(measure.code) or {})
    if cell_texts.same(cell, _figure_cells(measure, figure).get(part)):
        return False
    if _may_be_two(measure, part):
        cell = numbers.plain(part, cell)
    said = cell_texts.text_in(cell)
    if not said:
        figure.pop(part, None)
    elif part == "value":
        figure[part] = typed.measure_value(measure, _bare(said, measure))
    else:
        figure[part] = typed.number(said)
    figures[measure.code] = figure
    return True


def _may_be_two(measure: Measure, part: str) -> bool:
    """Whether "1.234" may be a fraction and thousands: not as a count, nor as a share."""
    if measure.type is MeasureType.RATIO:
        return part != "value" or not measure.per_cent
    return measure.type not in (MeasureType.COUNT, MeasureType.YES_NO, MeasureType.LEVEL)


def _bare(said: str, measure: Measure) -> str:
    per_cent = measure.type is MeasureType.RATIO and measure.per_cent
    return said if per_cent else said.removesuffix(" %")


def _one_way(figure: Mapping[str, str], edited: set[str]) -> dict[str, str]:
    """A ratio by its parts or by its result: parts that were typed take the place of a result.

    Raises FieldError where a result is typed beside parts.
    """
    found = dict(figure)
    if "value" in found and len(found) > 1:
        if "value" in edited:
            raise FieldError(texts.PARTS_AND_VALUE)
        del found["value"]
    return found


def _put_word(body: dict[str, Any], name: str, cell: Cell) -> bool:
    former = body.get(name)
    shown = result_words(former) if name == "stated" and former else former
    if cell_texts.same(cell, shown):
        return False
    said = cell_texts.line_in(cell)
    if not said:
        body.pop(name, None)
    elif name == "stated":
        body[name] = next(
            (one for one in RESULTS if fold(result_words(one)) == fold(said)), None
        ) or typed.result(said)
    else:
        body[name] = said
    return True
