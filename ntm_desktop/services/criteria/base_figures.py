"""Base figures ("số liệu nền"): typed once per unit and year, offered as denominators."""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.editing import Edit, current_body, write
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import assessing as texts


def base_figures(book: Workbook, unit: str, year: str) -> Mapping[str, str]:
    """Base figures of a unit in a year: code → decimal text."""
    return book.rules.bases(unit, year)


def set_base_figure(book: Workbook, unit: str, year: str, figure: str, value: str) -> Change | None:
    """Write a base figure (decimal text, "" takes it away); what depends on it is judged again."""
    key = KINDS["base_figure"].key(unit, year, figure)
    body = {**(current_body(book, key) or {}), "value": value} if value else None
    title = next((one.title for one in book.catalogue.base_figures() if one.code == figure), figure)
    label = texts.step_base_figure(title, name_of(book, unit))
    return write(book, label, [Edit(key, body)])
