"""Units and organisations of a workbook, in Vietnamese order; finding one by code or name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ntm_desktop.domain.collation import matching_units, sort_key
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import units as texts
from ntm_desktop.texts.value_rules import unknown_village

LEVELS = {"commune": "commune", "district": "district", "town": "commune", "village": "village"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. ``kind``: commune, town, district, village; ``commune``: a village's commune."""

    code: str
    name: str
    kind: str
    plan_name: str = ""
    commune: str = ""

    @property
    def level(self) -> str:
        """The level of the criteria set that it is assessed by."""
        return LEVELS[self.kind]


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who takes part. ``kind``: district, office, front, commune."""

    code: str
    name: str
    kind: str
    unit: str = ""


def communes(book: Workbook) -> tuple[Unit, ...]:
    """The communes of the district in Vietnamese order of their names."""
    rows = book.store.rows("unit", unit_kind="commune")
    found = [Unit(row["unit"], row["name"], "commune", row["plan_name"] or "") for row in rows]
    return tuple(sorted(found, key=lambda unit: sort_key(unit.name)))


def villages(book: Workbook, commune: str | None = None) -> tuple[Unit, ...]:
    """Villages of all communes or of one, in Vietnamese order within the commune's code."""
    where = {} if commune is None else {"commune": commune}
    rows = book.store.rows("village", **where)
    found = [Unit(row["unit"], row["name"], "village", commune=row["commune"]) for row in rows]
    return tuple(sorted(found, key=lambda unit: (unit.commune, sort_key(unit.name))))


def all_units(book: Workbook) -> tuple[Unit, ...]:
    """Communes, towns, the district and villages."""
    rows = book.store.rows("unit")
    plain = [
        Unit(row["unit"], row["name"], row["unit_kind"], row["plan_name"] or "") for row in rows
    ]
    return (*plain, *villages(book))


def seen_units(book: Workbook) -> tuple[Unit, ...]:
    """The communes that this workbook's organisation works with: a commune's own, else all."""
    found = communes(book)
    own = own_unit(book)
    return tuple(unit for unit in found if unit.code == own) if own else found


def own_unit(book: Workbook) -> str:
    """Code of the commune whose workbook this is, empty for offices and the district."""
    rows = book.store.rows("organisation", organisation=book.org)
    return (rows[0]["unit"] or "") if rows and rows[0]["org_kind"] == "commune" else ""


def name_of(book: Workbook, code: str) -> str:
    """The name of a unit or village; its code where it is unknown."""
    return book.store.unit_name(code) or code


def find_unit(book: Workbook, text: str) -> Unit:
    """The one unit that a code or name names, tone marks optional. Raises WrongUse otherwise."""
    units = all_units(book)
    exact = [unit for unit in units if unit.code == text.strip()]
    if exact:
        return exact[0]
    main = [unit for unit in units if unit.kind != "village"]
    for several in (main, units):
        found = _named(text, several)
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUse(texts.several_units(text, [f"{u.name} ({u.code})" for u in found]))
    raise WrongUse(texts.unknown_unit(text))


def find_village(book: Workbook, text: str) -> Unit:
    """The one village that a code or name names, one's own commune's first. Raises WrongUse."""
    every = villages(book)
    exact = [unit for unit in every if unit.code == text.strip()]
    if exact:
        return exact[0]
    own = own_unit(book)
    for several in ([one for one in every if own and one.commune == own], every):
        found = _named(text, several)
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUse(texts.several_villages(text, [f"{u.name} ({u.code})" for u in found]))
    raise WrongUse(unknown_village(text))


def _named(text: str, units: Sequence[Unit]) -> list[Unit]:
    names = [(unit.code, unit.name) for unit in units]
    names += [(unit.code, unit.plan_name) for unit in units if unit.plan_name]
    codes = set(matching_units(text, names))
    return [unit for unit in units if unit.code in codes]


def organisations(book: Workbook) -> tuple[Organisation, ...]:
    """Everybody who takes part: the district, offices, then communes, each in Vietnamese order."""
    order = {"district": 0, "office": 1, "front": 2, "commune": 3}
    found = [
        Organisation(row["organisation"], row["name"], row["org_kind"], row["unit"] or "")
        for row in book.store.rows("organisation")
    ]
    return tuple(sorted(found, key=lambda org: (order[org.kind], sort_key(org.name))))
