"""The rows of the tables of resources, and the sums beside them, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ntm_desktop.domain import shares
from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.numbers import added, minus, vietnamese
from ntm_desktop.domain.resources import STAGES, Amounts, Funding, Group, donors
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
        whole = one.computed == found.whole.amount(one.stage)
        label = texts.STATED if whole else texts.stated_of(one.line.title)
        rows.append(((label, *cells, "", ""), QUIET))
        rows.append(((texts.DIFFERENCE, *apart, "", ""), WARN))
        keys += [one.line.key] * 2
    return rows, keys


def _lines(found: Resources, name: Name) -> Rows:
    """Every line with its shares under it, sources in the order of their table; a share whose line
    is not in this choice stands for itself."""
    tree = shares.shares(found.lines)
    order = [group.code for group in found.sources]
    rows: list[TableRow] = []
    keys: list[str] = []

    def add(line: Funding, depth: int) -> None:
        sums = [_shown(tree.figure(line.key, stage)) for stage in STAGES]
        shared = tree.shared(line.key, "planned")
        left = None if shared is None else tree.left(line, "planned")
        unit = name(line.unit) if line.unit else ""
        title = texts.share_line(unit, line.title, depth)
        if line.stated:
            title = texts.stated_line(line.title)
        rows.append(((title, *sums, _shown(shared), _shown(left)), QUIET if line.stated else ""))
        keys.append(line.key)
        for one in sorted(tree.children(line.key), key=lambda one: sort_key(name(one.unit))):
            add(one, depth + 1)

    def place(line: Funding) -> tuple[bool, int, str]:
        known = line.source in order
        return (line.stated, order.index(line.source) if known else len(order), line.key)

    for line in sorted(found.lines, key=place):
        if line.key not in tree.parent:
            add(line, 0)
    return rows, keys


def _units(found: Resources, name: Name) -> Rows:
    return _summed(found, found.units, name)


def _programmes(found: Resources, name: Name) -> Rows:
    return _summed(found, found.programmes, texts.programme)


def _summed(found: Resources, groups: Sequence[Group], name: Name) -> Rows:
    rows = _grouped(groups, name)
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
    undated = donors(found.undated)
    for one in (*found.donors, *undated):
        value = vietnamese(one.value)
        if one.without_value:
            value = texts.without_value(one.without_value)
            value = f"{vietnamese(one.value)}; {value}" if one.value != "0" else value
        kind = words.CHOICES.get(("donor_kind", one.kind), "")
        marked = any(one is other for other in undated)
        title = texts.undated_name(one.name) if marked else one.name
        where = name(one.unit) if one.unit else ""
        cells = (title, where, kind, str(one.gifts), value, texts.YES if one.commend else "")
        rows.append((cells, QUIET if marked else ""))
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
    keys = [*(one.key for one in found.debts), *(["debt"] if rows else [])]
    for one in found.overpaid:
        left = texts.OVERPAID.format(amount=vietnamese(one.overpaid or "0"))
        paid = (vietnamese(one.amount), vietnamese(one.paid or "0"), left)
        rows.append(((one.title, name(one.unit), *paid, ""), WARN))
        keys.append(one.key)
    return rows, keys


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
    if found.undated:
        value = vietnamese(added(one.value for one in found.undated))
        without = sum(one.value is None for one in found.undated)
        lines.append((texts.undated_line(len(found.undated), value, without), WARN))
    elif not found.gifts:
        lines.append((texts.NOTHING["gifts"], QUIET))
    lines += [("", PLAIN), (texts.PARTS["debts"], STRONG)]
    if found.owed:
        lines.append((texts.owed_line(vietnamese(found.owed_in_all), len(found.owed)), WARN))
        lines += [(f"{name(unit)}: {vietnamese(left)}", PLAIN) for unit, left in found.owed]
    else:
        lines.append((texts.NOTHING["debts"], QUIET))
    for debt in found.overpaid:
        lines.append((texts.over_line(name(debt.unit), vietnamese(debt.overpaid or "0")), WARN))
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
    "lines": _lines,
    "units": _units,
    "programmes": _programmes,
    "years": _years,
    "works": _works,
    "gifts": _gifts,
    "debts": _debts,
}
