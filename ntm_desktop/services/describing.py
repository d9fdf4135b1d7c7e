"""Records in words instead of keys and JSON: for previews, conflicts and the history."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ntm_desktop.domain import numbers
from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.criteria import Measure, MeasureType
from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.outcomes import DISTRICT, SELF
from ntm_desktop.domain.records import Field, FieldType, split_key
from ntm_desktop.domain.register_specs import KEY_FIELDS
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as texts


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a record in words; ``label`` is empty where the words say all."""

    label: str
    value: str


NAME_FIELDS = ("title", "name", "donor")


def own_name(fields: Mapping[str, Any]) -> str:
    """What a record calls itself in its body or row, "" where it has no name of its own."""
    return next((str(fields[name]) for name in NAME_FIELDS if fields.get(name)), "")


def title_of(book: Workbook, key: str) -> str:
    """The name of a record: "17.8 · Phúc Sen · kỳ 06/2023 · xã tự đánh giá"."""
    try:
        kind, parts = split_key(key)
    except ValueError:
        return key  # a row from outside that was refused for its key
    named = dict(zip(kind.parts, parts, strict=True))
    if kind.name == "assessment":
        words = (
            named["code"],
            unit_name(book, named["unit"]),
            texts.round_(named["round"]),
            evaluator_name(book, named["evaluator"]),
        )
        return texts.SEPARATOR.join(words)
    return texts.titled(kind.name, [part_words(book, name, named[name]) for name in kind.parts])


def lines_of(book: Workbook, key: str, body: str | None) -> tuple[Line, ...]:
    """The fields of a record in words, in the order of its kind; ``body`` None: it was deleted."""
    if body is None:
        return (Line("", texts.DELETED),)
    kind, parts = split_key(key)
    fields: Mapping[str, Any] = json.loads(body)
    found: list[Line] = []
    for field in kind.fields:
        value = fields.get(field.name)
        if value is None or field.name in texts.HIDDEN:
            continue
        if field.type is FieldType.FIGURES:
            found += _figures(book, parts[1], parts[2], value)
        else:
            label = texts.field_label(kind.name, field.name)
            found.append(Line(label, _value(book, field, value)))
    return tuple(found) or (Line("", texts.NOTHING),)


def summary(book: Workbook, key: str, body: str | None) -> str:
    """The same as one line, for the cell of a table."""
    return "; ".join(
        f"{line.label}: {line.value}" if line.label else line.value
        for line in lines_of(book, key, body)
    ).replace("\n", " ")


def unit_name(book: Workbook, code: str) -> str:
    """The name of a unit or village; its code where it is not known here."""
    kind = "village" if "." in code else "unit"
    rows = book.store.rows(kind, unit=code)
    return str(rows[0]["name"]) if rows else code


def evaluator_name(book: Workbook, evaluator: str) -> str:
    """Whose word an assessment is."""
    if evaluator == SELF:
        return texts.BY_SELF
    if evaluator == DISTRICT:
        return texts.BY_DISTRICT
    return texts.by_office(book.org_name(evaluator))


def when(edited_at: str) -> str:
    """The display time of a revision in this machine's time: "05/06/2023 15:04"."""
    try:
        moment = datetime.strptime(edited_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return edited_at
    return moment.astimezone().strftime("%d/%m/%Y %H:%M")


def figure_text(measure: Measure | None, figure: Mapping[str, str]) -> str:
    """A typed figure as people write it: "196/314 (62,4 %)", "Có", "45,5 triệu đồng"; a rate that
    is no per cent is its value: "2,0 m²/người (261/129)"."""
    top, bottom = figure.get("numerator"), figure.get("denominator")
    if top is not None or bottom is not None:
        shown = ["…" if part is None else numbers.vietnamese(part) for part in (top, bottom)]
        parts = "/".join(shown)
        value = quotient(measure, top, bottom)
        if measure is not None and value:
            return f"{numbers.vietnamese(value)} {measure.unit} ({parts})"
        return parts + _per_cent(measure, top, bottom)
    value = figure.get("value", "")
    if measure is not None and measure.type is MeasureType.YES_NO:
        return texts.YES if value == "1" else texts.NO
    try:
        number = numbers.vietnamese(value)
    except ValueError:
        return value  # a level of a scale
    unit = "%" if measure is not None and measure.type is MeasureType.RATIO else ""
    unit = unit or (measure.unit if measure is not None else "")
    return f"{number} {unit}".strip()


def quotient(measure: Measure | None, top: str | None, bottom: str | None) -> str:
    """The value of a rate per person or the like, decimal text; "" for a per cent and where it is
    not known. It never rounds onto the limit that it does not reach."""
    if measure is None or measure.per_cent or top is None or bottom is None:
        return ""
    if not numbers.more(bottom, "0"):
        return ""
    limits = [measure.threshold.value] if measure.threshold.value else []
    return numbers.ratio_text(top, bottom, *limits, factor=1)


def _per_cent(measure: Measure | None, top: str | None, bottom: str | None) -> str:
    if measure is None or not measure.per_cent or top is None or bottom in (None, "0"):
        return ""
    return f" ({numbers.vietnamese(numbers.percent_text(top, str(bottom)))} %)"


def _figures(book: Workbook, set_id: str, code: str, figures: Mapping[str, Any]) -> Iterator[Line]:
    try:
        indicator = book.rules.criteria_set(set_id).assessable(code)
    except KeyError:
        indicator = None
    for name, figure in figures.items():
        measure = indicator.measure(name) if indicator is not None else None
        yield Line(measure.title if measure is not None else name, figure_text(measure, figure))


def _value(book: Workbook, field: Field, value: Any) -> str:
    if isinstance(value, dict):
        short = all(isinstance(item, str) for item in value.values()) and len(value) <= 6
        if not short:
            return texts.items(len(value))
        said = [(texts.CHOICES.get(("level", name), name), item) for name, item in value.items()]
        said.sort(key=lambda one: sort_key(one[0]))
        return "; ".join(f"{name}: {item}" for name, item in said)
    if isinstance(value, list):
        return texts.items(len(value)) if len(value) > 12 else ", ".join(value)
    word = texts.CHOICES.get((field.name, value))
    if word is not None:
        return word
    if field.type is FieldType.DECIMAL:
        return numbers.vietnamese(value)
    if field.type is FieldType.DATE:
        return date_shown(value)
    if field.type is FieldType.CODE:
        return part_words(book, field.name, value)
    if field.name in KEY_FIELDS:
        return _called(book, value)
    return str(value)


def _called(book: Workbook, key: str) -> str:
    """What another record calls itself, its key where it is not here."""
    try:
        kind, parts = split_key(key)
    except ValueError:
        return key  # from outside: any line
    rows = book.store.rows(kind.name, **dict(zip(kind.parts, parts, strict=True)))
    return own_name(rows[0]) if rows else key


def part_words(book: Workbook, name: str, value: str) -> str:
    """The words of one part of a key, or of a code in a body: a name where it is known here."""
    if name in ("unit", "commune", "parent", "successor"):
        return unit_name(book, value)
    if name in ("organisation", "office"):
        return book.org_name(value)
    if name == "scope":
        return unit_name(book, value) if value[:1].isdigit() else book.org_name(value)
    if name == "round":
        return texts.round_(value)
    if name == "criteria_set" and value in book.catalogue.ids():
        return book.rules.criteria_set(value).title
    if name == "figure":
        titles = {one.code: one.title for one in book.catalogue.base_figures()}
        return titles.get(value, value)
    if name == "evidence":
        return value[:8]
    if name == "grade":
        return texts.CHOICES.get(("grade", value), value)
    return value
