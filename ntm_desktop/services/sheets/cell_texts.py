"""What a cell says, as typed text for the fields of a record: numbers, days, percentages, names."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.revisions import clean_text, decimal_text
from ntm_desktop.services.sheets.sheet_values import Cell, Shown
from ntm_desktop.texts import sheets as texts

# Excel keeps fifteen digits of a number; what is longer travels as text.
_DIGITS = 15
# The first section of a format, without what is only printed beside the number.
_BESIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FORMAT = re.compile(r"[#0,]*[#0](?:\.(0*)(#*))?")


def check(cell: Cell) -> None:
    """Raises FieldError for a formula without its result and for an error of Excel's."""
    if cell.no_value:
        raise FieldError(texts.NO_SAVED_RESULT)
    if cell.error:
        raise FieldError(texts.error_value(str(cell.value)))


def text_in(cell: Cell) -> str:
    """What a cell says as typed text, "" where it says nothing; numbers with a decimal comma.

    Raises FieldError.
    """
    check(cell)
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(texts.YES if value else texts.NO)
    if isinstance(value, int | float):
        number = plain_number(value)
        if cell.per_cent:
            return f"{_moved(number)} %".replace(".", ",")
        return number.replace(".", ",")
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return clean_text(str(value)).strip()


def line_in(cell: Cell) -> str:
    """As :func:`text_in` for names and numbers of papers: a number as it stands ("12", "4.1")."""
    check(cell)
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain_number(value)
    return text_in(cell)


def plain_number(value: float) -> str:
    """A number as Excel shows it in full: fifteen digits, no exponent. Raises FieldError."""
    try:
        found = Decimal(f"{value:.{_DIGITS}g}")
        if not found.is_finite() or abs(found) > Decimal(10) ** 24:
            raise FieldError(texts.NOT_A_NUMBER)
        return decimal_text(f"{found:f}")
    except (InvalidOperation, ValueError, OverflowError):
        raise FieldError(texts.NOT_A_NUMBER) from None


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number of Excel's own."""
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def code_shown(cell: Cell) -> str:
    """A number as its cell's format shows it ("17.10" for 17.1 in 0.00); "" where the format does
    not tell (General) or shows another number. Raises FieldError."""
    found = _FORMAT.fullmatch(_BESIDE.sub("", cell.number_format.partition(";")[0]).strip())
    if found is None:
        return ""
    whole, _, decimals = plain_number(cell.value).partition(".")
    least, most = len(found.group(1) or ""), len((found.group(1) or "") + (found.group(2) or ""))
    if len(decimals) > most:
        return ""
    decimals = decimals.ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def code_of_number(cell: Cell, known: Collection[str]) -> str:
    """The one of the known codes that a number means: the one that its cell shows, else the only
    one that is this number; the number itself where there is none.

    Raises FieldError where 17.1 may be 17.1 or 17.10.
    """
    plain = plain_number(cell.value)
    shown = code_shown(cell)
    if shown in known:
        return shown
    same_number = sorted({one for one in known if _is_code(one) and Decimal(one) == Decimal(plain)})
    if len(same_number) > 1:
        raise FieldError(texts.code_either_way(same_number))
    return same_number[0] if same_number else plain


def _is_code(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4})?", text) is not None


def _moved(number: str) -> str:
    return decimal_text(f"{Decimal(number) * 100:f}")


def number_shown(text: str) -> Shown:
    """A decimal text as a cell: a number, or text where Excel would round it."""
    digits = text.replace("-", "").replace(".", "").lstrip("0")
    return vietnamese(text) if len(digits) > _DIGITS else Decimal(text)


def same(cell: Cell, shown: Shown) -> bool:
    """Whether a cell still says what it was given."""
    if cell.no_value or cell.error:
        return False
    value: Any = cell.value
    if shown is None or shown == "":
        return value is None or (isinstance(value, str) and not value.strip())
    if value is None or isinstance(value, bool):
        return False
    if isinstance(shown, Decimal):
        if not isinstance(value, int | float):
            return False
        try:
            return Decimal(plain_number(value)) == shown
        except FieldError:
            return False
    if isinstance(shown, date):
        return bool(value == shown)
    if isinstance(value, str):
        return _plain(value) == _plain(shown)
    return False


def _plain(text: str) -> str:
    return clean_text(text.replace("_x000D_", "")).strip()
