"""Limits that the district may set for checks and surveys: ``setting`` records, in per cent."""

from __future__ import annotations

from ntm_desktop.domain import fields
from ntm_desktop.domain.setting_names import DEFAULTS, JUMP
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Change, Workbook

__all__ = ["DEFAULTS", "JUMP", "limit", "set_limit"]


def limit(book: Workbook, name: str) -> str:
    """A limit in force as decimal text; one that cannot be read as a number does not hold."""
    rows = book.store.rows("setting", setting=name)
    try:
        return fields.percent(str(rows[0]["value"]) if rows else "")
    except fields.FieldError:
        return DEFAULTS[name]


def set_limit(book: Workbook, name: str, value: str) -> Change | None:
    """Set a limit (decimal text). Raises Refused where settings are not written here."""
    return registers.save(book, f"setting/{name}", {"value": value})
