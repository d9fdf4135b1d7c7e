"""Exact decimals as integers: compared by cross-multiplication, rounded only to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Exact: TypeAlias = tuple[int, int]
"""``(digits, places)``: the number digits / 10**places, places >= 0."""


def exact(text: str) -> Exact:
    """The digits and places of plain decimal text ("62.4" -> (624, 1)). Raises ValueError."""
    if text.isdecimal():
        return int(text), 0
    whole, _, part = text.partition(".")
    if (not part.isdecimal() and "." in text) or not whole.removeprefix("-").isdecimal():
        raise ValueError(text)
    return int(whole + part), len(part)


def text_of(number: Exact) -> str:
    """The one decimal spelling: no trailing zeros, no sign of zero."""
    digits, places = number
    sign, figures = ("-", str(-digits)) if digits < 0 else ("", str(digits))
    if places:
        figures = figures.rjust(places + 1, "0")
        part = figures[-places:].rstrip("0")
        figures = figures[:-places] + ("." + part if part else "")
    return sign + figures


def added(amounts: Iterable[str | None]) -> str:
    """The exact sum of decimal texts as decimal text; what is not known (None, "") adds nothing."""
    known = [exact(amount) for amount in amounts if amount]
    places = max((one[1] for one in known), default=0)
    return text_of((sum(one[0] * int(10 ** (places - one[1])) for one in known), places))


def minus(left: str, right: str | None) -> str:
    """``left - right`` of decimal texts, exact; None is nothing."""
    if not right:
        return added([left])
    return added([left, right.removeprefix("-") if right.startswith("-") else f"-{right}"])


def more(left: str, right: str) -> bool:
    """Whether one decimal text is a greater number than another."""
    return compare(exact(left), exact(right)) > 0


def whole_from(text: str) -> int:
    """The least whole number that is not below a decimal text: a count reaches the one exactly
    where it reaches the other. Raises ValueError."""
    digits, places = exact(text)
    return -(-digits // int(10**places))


def compare(left: Exact, right: Exact) -> int:
    """Below 0, 0 or above 0 as left is less than, equal to or greater than right."""
    return left[0] * int(10 ** right[1]) - right[0] * int(10 ** left[1])


def compare_ratio(numerator: Exact, denominator: Exact, limit: Exact, factor: int = 100) -> int:
    """The sign of ``numerator / denominator * factor - limit``; the denominator is above 0."""
    return numerator[0] * factor * int(10 ** (denominator[1] + limit[1])) - limit[0] * denominator[
        0
    ] * int(10 ** numerator[1])


def holds(comparison: str, sign: int) -> bool:
    """Whether a comparison ('>', '>=', '<', '<=', '=') is true of that sign of difference."""
    if comparison == ">=":
        return sign >= 0
    if comparison == "<=":
        return sign <= 0
    if comparison == "=":
        return sign == 0
    if comparison == ">":
        return sign > 0
    if comparison == "<":
        return sign < 0
    raise ValueError(comparison)


def rounded(numerator: int, denominator: int, places: int) -> Exact:
    """``numerator / denominator`` (above 0) to that many places, half away from zero."""
    scaled = abs(numerator) * int(10**places)
    digits = (2 * scaled + denominator) // (2 * denominator)
    return (-digits if numerator < 0 else digits), places


def truthful(numerator: int, denominator: int, guards: tuple[Exact, ...], places: int = 1) -> str:
    """Decimal text of a quotient, rounded half up without crossing or touching a guard.

    Decimals are added until the shown number stands to every guard as the true one does, so
    69.996 against 70 is never shown as 70 and 99.96 never as 100.
    """
    while True:
        shown = rounded(numerator, denominator, places)
        if all(
            _sign(compare(shown, guard))
            == _sign(numerator * int(10 ** guard[1]) - guard[0] * denominator)
            for guard in guards
        ):
            return text_of(shown)
        places += 1


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def percent_text(numerator: str, denominator: str, *limits: str) -> str:
    """The percentage of two decimal texts, as papers, charts and pages show it: without a place
    where it is whole, else with one ("77.0" is a rounded 76.99), with more where that would lie.

    Never rounded to or over 0, 100 or one of ``limits``. The denominator is above 0.
    """
    shown = ratio_text(numerator, denominator, *limits, "0", "100")
    whole = compare_ratio(exact(numerator), exact(denominator), exact(shown)) == 0
    return shown if "." in shown or whole else f"{shown}.0"


def ratio_text(numerator: str, denominator: str, *limits: str, factor: int = 100) -> str:
    """As :func:`percent_text`, guarded by ``limits`` alone; ``factor`` 1 for a plain quotient."""
    top, bottom = exact(numerator), exact(denominator)
    return truthful(
        top[0] * factor * int(10 ** bottom[1]),
        bottom[0] * int(10 ** top[1]),
        tuple(exact(limit) for limit in limits),
        1 if factor == 100 else 2,
    )


def vietnamese(number: str) -> str:
    """Decimal text as people read it: "1234.5" -> "1.234,5"."""
    sign = "-" if number.startswith("-") else ""
    whole, _, part = number.removeprefix("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{part}" if part else sign + grouped
