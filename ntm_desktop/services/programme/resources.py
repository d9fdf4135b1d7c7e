"""Money, debts and gifts as a workbook records them, for sums by source, unit, project and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain import resources as rules
from ntm_desktop.domain import shares
from ntm_desktop.domain.about import unit_about
from ntm_desktop.domain.collation import SortKey, fold, sort_key
from ntm_desktop.domain.numbers import added
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS, split_key
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
    still_owed,
)
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import resources as texts

FORMS = next(field.choices for field in KINDS["contribution"].fields if field.name == "form")
PROGRAMMES = next(field.choices for field in KINDS["funding"].fields if field.name == "programme")
_SOURCES = {fold(words): code for code, words in texts.SOURCES.items()}
_SOURCES |= {fold(words): code for words, code in texts.SOURCE_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything for one year ("": all) and one unit ("": the whole district).

    Debts stand until they are paid, whatever the year. ``lines``: the money as it is written, of
    the year and unit; all sums are of the lines as they are counted (``domain.shares``), so those
    of sources, of units and of years are all ``whole``. ``undated``: gifts that nobody gave a day,
    where a year is asked for: in every year's view, in no year's sum.
    """

    lines: tuple[Funding, ...]
    sources: tuple[Group, ...]
    units: tuple[Group, ...]
    programmes: tuple[Group, ...]
    years: tuple[Group, ...]
    whole: Amounts
    differences: tuple[Difference, ...]
    debts: tuple[Debt, ...]
    overpaid: tuple[Debt, ...]
    owed: tuple[tuple[str, str], ...]
    owed_in_all: str
    gifts: tuple[FormSum, ...]
    donors: tuple[Donor, ...]
    undated: tuple[Gift, ...]
    works: tuple[Work, ...]


def fundings(book: Workbook) -> tuple[Funding, ...]:
    """Every line of money as it is written, by key."""
    return lines_of((row["key"], row) for row in book.store.rows("funding"))


def counted(book: Workbook) -> tuple[Funding, ...]:
    """The lines as sums count them: a line that is shared out has only what is left of it."""
    return shares.counted(fundings(book))


def lines_of(written: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[Funding, ...]:
    """Lines of money from their keys and fields. A commune's own line without a unit is about that
    commune; sources that differ in tone marks, blanks or case alone are one, as first written."""
    spelled: dict[str, str] = {}
    found = []
    for key, fields in written:
        _, (scope, year, _name) = split_key(key)
        source = source_code(fields.get("source") or "")
        found.append(
            Funding(
                key=key,
                scope=scope,
                year=year,
                title=fields["title"],
                source=spelled.setdefault(fold(source), source),
                unit=unit_about(key, fields),
                project=fields.get("project") or "",
                programme=fields.get("programme") or "",
                purpose=fields.get("purpose") or "",
                planned=fields.get("planned"),
                allocated=fields.get("allocated"),
                disbursed=fields.get("disbursed"),
                stated=fields.get("stated_total") == "yes",
                part_of=fields.get("part_of") or "",
            )
        )
    return tuple(found)


def share_fault(
    book: Workbook,
    key: str,
    body: Mapping[str, Any],
    step: Mapping[str, Mapping[str, Any] | None],
) -> str | None:
    """Why a line cannot be typed as a share of what its body names; None where it can. Reads the
    lines above it alone: a sheet may bring very many shares. ``step``: what else is written with
    it, key → body, None for what is deleted; that stands before what is stored."""
    written = {key: body}
    above = body.get("part_of")
    while above and above not in written:
        row = _line_row(book, above, step)
        if row is None:
            break
        written[above] = {"title": "", **row}
        above = row.get("part_of")
    fault = shares.shares(lines_of(written.items())).faults.get(key)
    return None if fault is None else texts.SHARE_FAULTS[fault.value]


def _line_row(
    book: Workbook, key: str, step: Mapping[str, Mapping[str, Any] | None]
) -> Mapping[str, Any] | None:
    """A line by its key; what came in a file may name anything."""
    try:
        kind, parts = split_key(key)
    except ValueError:
        return None
    if kind.name != "funding":
        return None
    if key in step:
        return step[key] or None  # of which nothing is left is deleted
    rows = book.store.rows(kind.name, **dict(zip(kind.parts, parts, strict=True)))
    return rows[0] if rows else None


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
    """Sums of what is recorded for a year and a unit, both optional."""
    written, given, owing = fundings(book), gifts(book), debts(book)
    lines = shares.counted(written)
    about = [line for line in lines if not unit or unit in (line.unit, line.scope)]
    of_year = [line for line in about if year in ("", line.year)]
    mine = [gift for gift in given if not unit or gift.unit == unit]
    dated = [gift for gift in mine if not year or gift.date[:4] == year]
    my_debts = tuple(one for one in owing if not unit or one.unit == unit)
    settled = shares.settled(shares.shares(written))
    return Resources(
        lines=tuple(
            line
            for line, now in zip(written, settled, strict=True)
            if year in ("", now.year) and (not unit or unit in (now.unit, now.scope))
        ),
        sources=_by_source(of_year),
        units=_in_order(book, rules.grouped(of_year, lambda line: line.unit)),
        programmes=_by_programme(of_year),
        years=rules.grouped(about, lambda line: line.year),
        whole=rules.amounts(of_year),
        differences=rules.differences(of_year),
        debts=tuple(one for one in my_debts if one.open),
        overpaid=tuple(one for one in my_debts if one.overpaid is not None),
        owed=rules.owed(my_debts),
        owed_in_all=still_owed(my_debts),
        gifts=rules.by_form(dated, FORMS),
        donors=rules.donors(dated),
        undated=tuple(gift for gift in mine if year and not gift.date),
        works=works(book, lines, given, owing, unit),
    )


def may_share_out(book: Workbook) -> bool:
    """Whether money is shared out among communes here: by the district and its finance office."""
    return book.org in (DISTRICT, rules.FINANCE_OFFICE) and not book.store.read_only


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
    """Projects and their money, in Vietnamese order of their titles. ``lines``: as counted."""
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
                owed=still_owed(one for one in owes if one.project == code),
            )
        )
    return tuple(sorted(found, key=lambda work: (sort_key(work.title), work.key)))


def _by_source(lines: Iterable[Funding]) -> tuple[Group, ...]:
    order = list(texts.SOURCES)
    groups = rules.grouped(lines, lambda line: line.source)

    def place(group: Group) -> tuple[bool, int, SortKey]:
        known = group.code in order
        at = order.index(group.code) if known else len(order)
        return (not group.code, at, sort_key(group.code))

    return tuple(sorted(groups, key=place))


def _by_programme(lines: Iterable[Funding]) -> tuple[Group, ...]:
    groups = rules.grouped(lines, lambda line: line.programme)
    order = (*PROGRAMMES, "")
    return tuple(sorted(groups, key=lambda group: order.index(group.code)))


def _in_order(book: Workbook, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Groups of units by name, what is of the whole district last."""
    named = {row["unit"]: row["name"] for row in book.store.rows("unit")}
    found = list(groups)
    found.sort(key=lambda group: (not group.code, sort_key(named.get(group.code, group.code))))
    return tuple(found)
