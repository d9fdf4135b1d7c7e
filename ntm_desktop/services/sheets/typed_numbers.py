"""Numbers typed as text in an office's sheet: 1.234,5 or 1,234.5, told by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum, auto

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.texts import sheets_foreign as texts

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")
_COMMA_DECIMAL = re.compile(
    r"\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}|\d+,(\d{1,2}|\d{4,})|0,\d+"
)
_POINT_DECIMAL = re.compile(
    r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}|\d+\.(\d{1,2}|\d{4,})|0\.\d+"
)
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_DAY_IN_WORDS = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE
)


class Style(Enum):
    """How a column writes its decimals."""

    COMMA = auto()
    POINT = auto()
    UNKNOWN = auto()


def style_of(cells: Iterable[object]) -> Style:
    """The style of most of a column's texts that can only be read one way; UNKNOWN where none or
    as many of either."""
    comma = point = 0
    for value in cells:
        if not isinstance(value, str):
            continue
        for text in _bare(value).split("/"):
            comma += bool(_COMMA_DECIMAL.fullmatch(text))
            point += bool(_POINT_DECIMAL.fullmatch(text))
    if comma == point:
        return Style.UNKNOWN
    return Style.COMMA if comma > point else Style.POINT


def plain(text: str, style: Style) -> str:
    """A typed number with a decimal comma and nothing between thousands ("1234,5"); a text that is
    no number comes back as it is.

    Raises FieldError for one that can be read both ways where the column does not tell.
    """
    bare = _bare(text)
    if not _NUMBER.fullmatch(bare):
        return text
    sign, digits = ("-", bare[1:]) if bare[0] in "-−" else ("", bare.lstrip("+"))
    if _EITHER.fullmatch(digits):
        if style is Style.UNKNOWN:
            raise FieldError(texts.either_way(text))
        grouping = "." if style is Style.COMMA else ","
    elif _COMMA_DECIMAL.fullmatch(digits):
        grouping = "."
    elif _POINT_DECIMAL.fullmatch(digits):
        grouping = ","
    else:
        return sign + digits
    return sign + digits.replace(grouping, "").replace(".", ",")


def is_either(text: str) -> bool:
    """Whether a text can be read as thousands and as a fraction."""
    return bool(_EITHER.fullmatch(_bare(text).lstrip("+-−")))


def day_text(text: str) -> str:
    """A day in words as figures; anything else as it is."""
    found = _DAY_IN_WORDS.search(text)
    if found is None:
        return text
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _bare(text: str) -> str:
    return _SPACES.sub("", text).removesuffix("%")
