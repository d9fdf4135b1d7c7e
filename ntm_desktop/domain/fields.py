"""What a person types -> the canonical value that a record holds, or a sentence saying what is off.

Numbers are read as Vietnamese: comma for decimals, dot between thousands. A dot is a decimal point
where it cannot be anything else ("62.4"); "1.234" is one thousand two hundred and thirty-four, as
the program itself shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as _day

from ntm_desktop.domain import numbers
from ntm_desktop.domain.collation import fold, matching_units
from ntm_desktop.domain.criteria import Figure, Measure, MeasureType
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.revisions import decimal_text
from ntm_desktop.errors import WrongUse
from ntm_desktop.texts import fields as texts

LONGEST_NUMBER = 24

_BLANKS = re.compile(r"\s+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}( \d{3})+([.,]\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(,\d{3})+\.\d+|[1-9]\d{0,2}(,\d{3}){2,}")
_PLAIN = re.compile(r"\d+([.,]\d+)?|[.,]\d+")
_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class FieldError(WrongUse):
    """What was typed cannot be read; ``sentence`` stands under the field."""


def number(text: str, *, whole: bool = False) -> str:
    """A number typed the Vietnamese way as canonical decimal text: "1.234,5" -> "1234.5".

    Raises FieldError for an empty, unreadable, negative or too long one; where ``whole``, for a
    fraction.
    """
    typed = _tidy(text)
    negative = typed.startswith(("-", "−"))
    value = decimal_text(_plain_number(typed[1:].strip() if negative else typed, text))
    if negative and value != "0":
        raise FieldError(texts.NEGATIVE)
    if len(value) > LONGEST_NUMBER:
        raise FieldError(texts.TOO_LONG)
    if whole and "." in value:
        raise FieldError(texts.NOT_WHOLE)
    return value


def _tidy(text: str) -> str:
    typed = _BLANKS.sub(" ", text).strip()
    if not typed:
        raise FieldError(texts.EMPTY)
    return typed


def _plain_number(typed: str, shown: str) -> str:
    if not typed.isascii():
        raise FieldError(texts.NOT_A_NUMBER.format(text=_short(shown)))
    if _GROUPED.fullmatch(typed):
        return typed.replace(".", "").replace(",", ".")
    if _SPACED.fullmatch(typed):
        return typed.replace(" ", "").replace(",", ".")
    if _ENGLISH.fullmatch(typed):
        return typed.replace(",", "")
    if _PLAIN.fullmatch(typed):
        plain = typed.replace(",", ".")
        return "0" + plain if plain.startswith(".") else plain
    raise FieldError(texts.NOT_A_NUMBER.format(text=_short(shown)))


def _short(text: str) -> str:
    typed = _BLANKS.sub(" ", text).strip()
    return typed if len(typed) <= 40 else typed[:39] + "…"


def percent(text: str) -> str:
    """A percentage, with or without its sign: "62,4 %" -> "62.4". Raises FieldError.

    A single point is the decimal one here: no share is counted in thousands ("69.996").
    """
    return number(point_as_comma(_tidy(text).removesuffix("%")))


def point_as_comma(text: str) -> str:
    """A text in which a single point, with no comma beside it, is read as the decimal one."""
    return text.replace(".", ",") if text.count(".") == 1 and "," not in text else text


def ratio(text: str) -> tuple[str, str]:
    """Numerator and denominator typed as "196/314". Raises FieldError."""
    parts = _tidy(text).split("/")
    if len(parts) != 2:
        raise FieldError(texts.NOT_A_RATIO)
    return number(parts[0]), number(parts[1])


def date(text: str) -> str:
    """A day typed day first ("8/6/2023", "08-06-2023") or as ISO, as "2023-06-08".

    Raises FieldError, for a year of two digits and a day that the calendar does not have too.
    """
    typed = _tidy(text)
    iso = _ISO.fullmatch(typed)
    local = _DATE.fullmatch(typed)
    if iso:
        year, month, day = iso.groups()
    elif local:
        day, month, year = local.groups()
    else:
        raise FieldError(texts.NOT_A_DATE.format(text=_short(text)))
    if len(year) == 2:
        raise FieldError(texts.SHORT_YEAR)
    try:
        found = _day(int(year), int(month), int(day))
    except ValueError:
        raise FieldError(texts.NO_SUCH_DAY.format(text=_short(text))) from None
    if not 1900 <= found.year <= 2200:
        raise FieldError(texts.NOT_A_DATE.format(text=_short(text)))
    return found.isoformat()


def date_shown(iso: str) -> str:
    """An ISO day as a field shows it: "2023-06-08" -> "08/06/2023"."""
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def yes_no(text: str) -> str:
    """Có or không in the ways people write them, as "1" or "0". Raises FieldError."""
    if _is_one_of(text, texts.YES_WORDS):
        return "1"
    if _is_one_of(text, texts.NO_WORDS):
        return "0"
    raise FieldError(texts.NOT_YES_NO)


def result(text: str) -> str:
    """A stated result in words, as its stable word: "Chưa đạt" -> "not_met". Raises FieldError."""
    for words, outcome in (
        (texts.MET_WORDS, Outcome.MET),
        (texts.NOT_MET_WORDS, Outcome.NOT_MET),
        (texts.NOT_APPLICABLE_WORDS, Outcome.NOT_APPLICABLE),
    ):
        if _is_one_of(text, words):
            return outcome.word
    raise FieldError(texts.NOT_A_RESULT)


def _is_one_of(text: str, words: Sequence[str]) -> bool:
    typed = _tidy(text)
    return fold(typed) in {fold(word) for word in words}


def level(text: str, levels: Sequence[str]) -> str:
    """The level of a scale that a text names, tone marks optional. Raises FieldError."""
    wanted = fold(_tidy(text))
    found = [name for name in levels if fold(name) == wanted]
    if len(found) != 1:
        raise FieldError(texts.NOT_A_LEVEL.format(levels=", ".join(levels)))
    return found[0]


def measure_value(measure: Measure, text: str) -> str:
    """The single value of a measure, by its type (of a ratio: the result whose parts are unknown).

    Raises FieldError.
    """
    if measure.type is MeasureType.YES_NO:
        return yes_no(text)
    if measure.type is MeasureType.LEVEL:
        return level(text, measure.levels)
    if measure.type is MeasureType.RATIO and measure.per_cent:
        return percent(text)
    value = number(text, whole=measure.type is MeasureType.COUNT)
    if (
        measure.maximum
        and numbers.compare(numbers.exact(value), numbers.exact(measure.maximum)) > 0
    ):
        maximum = numbers.vietnamese(measure.maximum)
        raise FieldError(texts.TOO_MUCH.format(text=_short(text), maximum=maximum))
    return value


def figure(measure: Measure, text: str) -> Figure:
    """What was typed for a measure in one piece: "196/314" for a ratio, else its value.

    Raises FieldError.
    """
    if measure.type is MeasureType.RATIO and "/" in text:
        numerator, denominator = ratio(text)
        return Figure(numerator=numerator, denominator=denominator)
    return Figure(value=measure_value(measure, text))


def unit(text: str, units: Sequence[tuple[str, str]]) -> str:
    """The code of the unit (code, name) that a text names. Raises FieldError if none or several."""
    found = matching_units(_tidy(text), units)
    if len(found) == 1:
        return found[0]
    if not found:
        raise FieldError(texts.UNKNOWN_UNIT.format(text=_short(text)))
    names = dict(units)
    several = ", ".join(f"{names[code]} ({code})" for code in found)
    raise FieldError(texts.SEVERAL_UNITS.format(text=_short(text), units=several))
