"""Shares above 100 % among the figures of a sheet: said in the preview, not refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ntm_desktop.domain.criteria import Measure, MeasureType
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.records import split_key
from ntm_desktop.services.sheets.sheet_values import Draft, Drafts
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checking as check_texts
from ntm_desktop.texts import sheets as texts


def notes(book: Workbook, drafts: Drafts) -> tuple[str, ...]:
    """One note that names each such figure that the sheet brings, with its cell; () for none."""
    found = [one for draft in drafts.drafts for one in _above(book, draft)]
    return (texts.above_whole(found),) if found else ()


def _above(book: Workbook, draft: Draft) -> Iterator[str]:
    kind, parts = split_key(draft.key)
    if kind.name != "assessment" or parts[1] not in book.catalogue.ids():
        return
    indicator = book.rules.criteria_set(parts[1]).assessable(parts[2])
    before = (draft.former or {}).get("figures") or {}
    for code, figure in (draft.body.get("figures") or {}).items():
        measure = None if indicator is None else indicator.measure(code)
        if measure is None or figure == before.get(code):
            continue
        sentence = _sentence(measure, figure)
        if sentence:
            yield f"{draft.page}!{draft.place}: {sentence}"


def _sentence(measure: Measure, figure: Mapping[str, Any]) -> str:
    if measure.type is not MeasureType.RATIO or not measure.per_cent:
        return ""
    upper, lower, value = (figure.get(name) for name in ("numerator", "denominator", "value"))
    try:
        if upper is not None and lower is not None and Fraction(upper) > Fraction(lower):
            return check_texts.above_total(measure.title, vietnamese(upper), vietnamese(lower))
        if value is not None and Fraction(value) > 100:
            return check_texts.above_hundred(measure.title, vietnamese(value))
    except ValueError:
        return ""  # refused with its own sentence when it is planned
    return ""
