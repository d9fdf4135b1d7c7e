"""Money, debts and gifts as a workbook records them, for sums by source, unit, project and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain import resources as rules
from ntm_desktop.domain.about import unit_about
from ntm_desktop.domain.collation import fold, sort_key
from ntm_desktop.domain.numbers import added, more
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.resources import (
    Amounts,
    Debt,
    Difference,
    Donor,
    FormSum,
    Funding,
    Gift,
    Group,
    Work,
)
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import resources as texts

FORMS = next(field.choices for field in KINDS["contribution"].fields if field.name == "form")
_SOURCES = {fold(words): code for code, words in texts.SOURCES.items()}


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything for one year ("": all) and one unit ("": the whole district).

    Debts stand until they are paid, whatever the year.
    """

    sources: tuple[Group, ...]
    units: tuple[Group, ...]
    years: tuple[Group, ...]
    whole: Amounts
    differences: tuple[Difference, ...]
    debts: tuple[Debt, ...]
    owed: tuple[tuple[str, str], ...]
    owed_in_all: str
    gifts: tuple[FormSum, ...]
    donors: tuple[Donor, ...]
    works: tuple[Work, ...]


def fundings(book: Workbook) -> tuple[Funding, ...]:
    """Every line of money, by key. A commune's own line without a unit is about that commune."""
    return tuple(
        Funding(
            key=row["key"],
            scope=row["scope"],
            year=row["year"],
            title=row["title"],
            source=source_code(row["source"] or ""),
            unit=unit_about(row["key"], row),
            project=row["project"] or "",
            programme=row["programme"] or "",
            planned=row["planned"],
            allocated=row["allocated"],
            disbursed=row["disbursed"],
            stated=row["stated_total"] == "yes",
        )
        for row in book.store.rows("funding")
    )


def debts(book: Workbook, unit: str = "") -> tuple[Debt, ...]:
    """Every debt, or those of a unit, by key."""
    found = (
        Debt(
            key=row["key"],
            unit=unit_about(row["key"], row),
            title=row["title"],
            amount=row["amount"],
            paid=row["paid"],
            project=row["project"] or "",
            due=row["due"] or "",
        )
        for row in rows_about(book, "debt", unit)
    )
    return tuple(one for one in found if not unit or one.unit == unit)


def rows_about(book: Workbook, kind: str, unit: str = "") -> list[dict[str, Any]]:
    """The rows of a kind that a unit owns, or that name it or a village of it, by key; "": all.
    Reads no others: a form asks this each time that it is shown."""
    if not unit:
        return book.store.rows(kind)
    places = [unit, *(row["unit"] for row in book.store.rows("village", commune=unit))]
    found = book.store.rows(kind, scope=unit)
    found += [row for place in places for row in book.store.rows(kind, unit=place)]
    return sorted({row["key"]: row for row in found}.values(), key=lambda row: str(row["key"]))


def gifts(book: Workbook) -> tuple[Gift, ...]:
    """Every contribution, by key."""
    return tuple(
        Gift(
            key=row["key"],
            donor=row["donor"],
            form=row["form"],
            donor_kind=row["donor_kind"] or "",
            quantity=row["quantity"],
            quantity_unit=row["quantity_unit"] or "",
            value=row["value"],
            date=row["date"] or "",
            unit=unit_about(row["key"], row),
            project=row["project"] or "",
            commend=row["commend"] == "yes",
        )
        for row in book.store.rows("contribution")
    )


def source_code(said: str) -> str:
    """The code of a source as typed: a code or its words; anything else is a source of its own."""
    return _SOURCES.get(fold(said), said)


def resources(book: Workbook, year: str = "", unit: str = "") -> Resources:
    """Sums of what is recorded for a year and a unit, both optional.

    A gift without a day may be of any year, so it is in each: as in the lists of reports.
    """
    lines, given, owing = fundings(book), gifts(book), debts(book)
    about = [line for line in lines if not unit or unit in (line.unit, line.scope)]
    of_year = [line for line in about if year in ("", line.year)]
    mine = [gift for gift in given if not unit or gift.unit == unit]
    mine = [gift for gift in mine if not year or gift.date[:4] in ("", year)]
    open_debts = tuple(one for one in owing if not unit or one.unit == unit)
    return Resources(
        sources=_by_source(of_year),
        units=_in_order(book, rules.grouped(of_year, lambda line: line.unit)),
        years=rules.grouped(about, lambda line: line.year),
        whole=rules.amounts(of_year),
        differences=rules.differences(of_year),
        debts=tuple(one for one in open_debts if more(one.left, "0")),
        owed=rules.owed(open_debts),
        owed_in_all=added(one.left for one in open_debts if more(one.left, "0")),
        gifts=rules.by_form(mine, FORMS),
        donors=rules.donors(mine),
        works=works(book, lines, given, owing, unit),
    )


def years(book: Workbook) -> tuple[str, ...]:
    """The years of which money or gifts are recorded, latest first."""
    found = {row["year"] for row in book.store.rows("funding")}
    found |= {(row["date"] or "")[:4] for row in book.store.rows("contribution")}
    return tuple(sorted(found - {""}, reverse=True))


def works(
    book: Workbook,
    lines: Iterable[Funding],
    given: Iterable[Gift],
    owing: Iterable[Debt],
    unit: str = "",
) -> tuple[Work, ...]:
    """Projects and their money, in Vietnamese order of their titles."""
    by_project: dict[str, list[Funding]] = {}
    for line in lines:
        by_project.setdefault(line.project, []).append(line)
    gave, owes = list(given), list(owing)
    found = []
    for row in book.store.rows("project"):
        code, about = row["project"], unit_about(row["key"], row)
        if unit and about != unit:
            continue
        found.append(
            Work(
                key=row["key"],
                code=code,
                title=row["title"],
                unit=about,
                status=row["status"] or "",
                total=row["total"],
                amounts=rules.amounts(by_project.get(code, ())),
                given=added(one.value for one in gave if one.project == code),
                owed=added(one.left for one in owes if one.project == code),
            )
        )
    return tuple(sorted(found, key=lambda work: (sort_key(work.title), work.key)))


def _by_source(lines: Iterable[Funding]) -> tuple[Group, ...]:
    order = list(texts.SOURCES)
    groups = rules.grouped(lines, lambda line: line.source)

    def place(group: Group) -> tuple[bool, int, str]:
        known = group.code in order
        return (not group.code, order.index(group.code) if known else len(order), group.code)

    return tuple(sorted(groups, key=place))


def _in_order(book: Workbook, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Groups of units by name, what is of the whole district last."""
    named = {row["unit"]: row["name"] for row in book.store.rows("unit")}
    found = list(groups)
    found.sort(key=lambda group: (not group.code, sort_key(named.get(group.code, group.code))))
    return tuple(found)
