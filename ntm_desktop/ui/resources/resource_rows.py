"""The rows of the tables of resources, and the sums beside them, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.numbers import added, minus, vietnamese
from ntm_desktop.domain.resources import STAGES, Amounts, Group
from ntm_desktop.services.programme.resources import Resources
from ntm_desktop.texts import check_money as check_texts
from ntm_desktop.texts import records as words
from ntm_desktop.texts import resources as texts
from ntm_desktop.ui.prose import PLAIN, QUIET, STRONG, WARN, Line

TableRow = tuple[Sequence[str], str]
"""Cells and how the row looks."""
Rows = tuple[list[TableRow], list[str]]
"""Rows, and for each the kind or key that opens in the register."""
Name = Callable[[str], str]
"""A unit's code to its name."""


def rows_of(part: str, found: Resources, name: Name) -> Rows:
    """The rows of a table, by its name in ``texts.PARTS``."""
    return _ROWS[part](found, name)


def _sources(found: Resources, name: Name) -> Rows:
    rows = _grouped(found.sources, texts.source)
    keys = ["funding"] * len(rows)
    if rows:
        rows.append((_amounts(texts.TOTAL, found.whole), STRONG))
        keys.append("funding")
    for one in found.differences:
        cells, apart = ["", "", ""], ["", "", ""]
        cells[STAGES.index(one.stage)] = vietnamese(one.stated)
        apart[STAGES.index(one.stage)] = vietnamese(minus(one.computed, one.stated))
        rows.append(((texts.STATED, *cells, "", ""), QUIET))
        rows.append(((texts.DIFFERENCE, *apart, "", ""), WARN))
        keys += [one.line.key] * 2
    return rows, keys


def _units(found: Resources, name: Name) -> Rows:
    rows = _grouped(found.units, name)
    if rows:
        rows.append((_amounts(texts.TOTAL, found.whole), STRONG))
    return rows, ["funding"] * len(rows)


def _years(found: Resources, name: Name) -> Rows:
    rows = _grouped(found.years, str)
    return rows, ["funding"] * len(rows)


def _works(found: Resources, name: Name) -> Rows:
    rows: list[TableRow] = []
    for one in found.works:
        total = _shown(one.total)
        sums = (one.amounts.planned, one.amounts.disbursed, one.given, one.owed)
        cells = (one.title, name(one.unit), total, *map(_shown, sums))
        rows.append((cells, ""))
    return rows, [one.key for one in found.works]


def _gifts(found: Resources, name: Name) -> Rows:
    rows: list[TableRow] = []
    for one in found.donors:
        value = vietnamese(one.value)
        if one.without_value:
            value = texts.without_value(one.without_value)
            value = f"{vietnamese(one.value)}; {value}" if one.value != "0" else value
        kind = words.CHOICES.get(("donor_kind", one.kind), "")
        rows.append(((one.name, kind, str(one.gifts), value, texts.YES if one.commend else ""), ""))
    return rows, ["contribution"] * len(rows)


def _debts(found: Resources, name: Name) -> Rows:
    rows: list[TableRow] = []
    for one in found.debts:
        sums = (one.amount, one.paid or "0", one.left)
        due = date_shown(one.due) if one.due else ""
        cells = (one.title, name(one.unit), *map(vietnamese, sums), due)
        rows.append((cells, ""))
    if rows:
        sums = (
            added(one.amount for one in found.debts),
            added(one.paid for one in found.debts),
            found.owed_in_all,
        )
        rows.append(((texts.TOTAL, "", *map(vietnamese, sums), ""), STRONG))
    return rows, [*(one.key for one in found.debts), "debt"]


def beside(found: Resources, name: Name) -> list[Line]:
    """Contributions by form, what is owed by unit, and totals that do not agree."""
    lines: list[Line] = []
    for apart in found.differences:
        sums = (vietnamese(apart.stated), vietnamese(apart.computed))
        lines.append((check_texts.funding_total(apart.stage, apart.line.year, *sums), WARN))
    lines += [("", PLAIN)] if lines else []
    lines.append((texts.PARTS["gifts"], STRONG))
    for one in found.gifts:
        quantities = [f"{vietnamese(n)} {unit}".strip() for n, unit in one.quantities]
        form = words.CHOICES[("form", one.form)]
        value = vietnamese(one.value)
        lines.append(
            (texts.gift_line(form, one.count, quantities, value, one.without_value), PLAIN)
        )
    if not found.gifts:
        lines.append((texts.NOTHING["gifts"], QUIET))
    lines += [("", PLAIN), (texts.PARTS["debts"], STRONG)]
    if found.owed:
        lines.append((texts.owed_line(vietnamese(found.owed_in_all), len(found.owed)), WARN))
        lines += [(f"{name(unit)}: {vietnamese(left)}", PLAIN) for unit, left in found.owed]
    else:
        lines.append((texts.NOTHING["debts"], QUIET))
    return lines


def _shown(amount: str | None) -> str:
    return "" if amount is None else vietnamese(amount)


def _grouped(groups: Sequence[Group], name: Callable[[str], str]) -> list[TableRow]:
    return [(_amounts(name(one.code), one.amounts), "") for one in groups]


def _amounts(title: str, sums: Amounts) -> tuple[str, ...]:
    shares = (sums.allocated_share, sums.disbursed_share)
    shown = (texts.per_cent(None if one is None else vietnamese(one)) for one in shares)
    amounts = (_shown(one) for one in (sums.planned, sums.allocated, sums.disbursed))
    return (title, *amounts, *shown)


_ROWS: dict[str, Callable[[Resources, Name], Rows]] = {
    "sources": _sources,
    "units": _units,
    "years": _years,
    "works": _works,
    "gifts": _gifts,
    "debts": _debts,
}
