"""The names that a kind's keys or fields are made of, with what each means: for lists and help."""

from __future__ import annotations

from ntm_desktop.domain.fields import FieldError, percent
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.setting_names import DEFAULTS, LISTS, items_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers as texts
from ntm_desktop.texts import value_rules as words


def names_of(book: Workbook, kind: str) -> tuple[tuple[str, str], ...]:
    """(name, meaning) of a kind whose names are fixed, () for every other; a setting says what is
    in force."""
    match kind:
        case "setting":
            return tuple(
                (name, texts.name_now(meaning, _in_force(book, name)))
                for name, meaning in words.SETTINGS.items()
            )
        case "goal":
            return tuple(words.METRICS.items())
        case "recognition":
            return tuple(words.GRADES.items())
        case "base_figure":
            return tuple(
                (one.code, f"{one.title} ({one.unit})") for one in book.catalogue.base_figures()
            )
    return ()


def _in_force(book: Workbook, name: str) -> str:
    rows = book.store.rows("setting", setting=name)
    if name in LISTS:
        return "; ".join(items_of(str(rows[0]["value"]))) if rows else words.NO_LIST
    try:
        return vietnamese(percent(str(rows[0]["value"]) if rows else ""))
    except FieldError:
        return vietnamese(DEFAULTS[name])
