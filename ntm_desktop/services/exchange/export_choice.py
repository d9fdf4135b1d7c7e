"""Which records and attached files a package carries. Source: docs/contract.md, "Files"."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from ntm_desktop.db.package import AttachedFile
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import owner_of, unit_of, unit_of_org
from ntm_desktop.domain.records import FILE_KINDS, KINDS, file_named, split_key
from ntm_desktop.domain.resources import FINANCE_OFFICE, MONEY_KINDS
from ntm_desktop.services.exchange.acknowledging import received_files
from ntm_desktop.services.workbook import Workbook

# Names of places and people, which everybody needs to read what the others say.
_NAMES = frozenset({"unit", "organisation"})
_COMMON = frozenset({"base_figure", "unit", "village"})
_FOR_EVERYBODY = frozenset({"key_withdrawal"})
# What the registers of the communes say beside the indicators, so that an office judges by the
# same figures as the district (``programme/feeding``).
_FEEDING = frozenset({"economic_unit", "employment", "ocop_product", "project", "survey"})
_SPOKEN_TO = frozenset({"acknowledgement"})


@dataclass(frozen=True, slots=True)
class _Named:
    """What a record ever named; ``lines``: of money that it is a share of; ``for_all``: that it
    named no unit at some time."""

    units: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    for_all: bool = True


_NOBODY = _Named()


def keys_for(book: Workbook, to: str | None) -> list[str]:
    """The records of a package: all that this organisation owns; the district's for ``to``."""
    keys = book.store.keys()
    if book.org != DISTRICT:
        return [key for key in keys if owner_of(key) == book.org]
    if to is None or to == DISTRICT:
        return keys
    keys = [key for key in keys if _is_meant(key, to)]
    unit = unit_of_org(to)
    named = _named(book)
    if unit is not None:
        communes = {unit_of_org(org) for org in _organisations(book)} - {None, unit}
        mine = {key for key in keys if _for_commune(key, unit, communes, named)}
        mine |= _lines_above(mine, named)
        return [key for key in keys if key in mine]
    codes = {(set_id, code) for set_id in book.catalogue.ids() for code in _codes(book, set_id, to)}
    papers = _papers(book)
    return [
        key
        for key in keys
        if to in named.get(key, _NOBODY).organisations or _for_office(key, to, codes, papers)
    ]


def _named(book: Workbook) -> dict[str, _Named]:
    """Key → what a record of a scope ever named: a task, a project…

    Ever: who was told of it must hear that it was deleted or given to somebody else. A share of
    money that names no unit is about those of its line.
    """
    found: dict[str, _Named] = {}
    for kind in KINDS.values():
        fields = {field.name for field in kind.fields} & {"unit", "organisation"}
        if kind.parts[0] == "scope" and fields and kind.name not in _SPOKEN_TO:
            for key, bodies in book.store.bodies_of(kind.name).items():
                said = [json.loads(body) for body in bodies]
                found[key] = _Named(
                    frozenset(one["unit"] for one in said if one.get("unit")),
                    frozenset(one["organisation"] for one in said if one.get("organisation")),
                    frozenset(one["part_of"] for one in said if one.get("part_of")),
                    any(not one.get("unit") for one in said),
                )
    return {key: _with_units_above(key, found) for key in found}


def _with_units_above(key: str, found: Mapping[str, _Named]) -> _Named:
    """Where it names no unit itself: with those of the nearest lines above that name some."""
    one = found[key]
    above, seen = set(one.lines), {key}
    while above and not one.units:
        units = frozenset[str]().union(*(found.get(up, _NOBODY).units for up in above))
        if units:
            return replace(one, units=units, for_all=False)
        seen |= above
        above = {up for line in above for up in found.get(line, _NOBODY).lines} - seen
    return one


def _lines_above(keys: Iterable[str], named: Mapping[str, _Named]) -> set[str]:
    """Every line that shares among these lie in: without it a share stands for itself."""
    found: set[str] = set()
    waiting = {line for key in keys for line in named.get(key, _NOBODY).lines}
    while waiting:
        found |= waiting
        waiting = {up for line in waiting for up in named.get(line, _NOBODY).lines} - found
    return found


def _papers(book: Workbook) -> dict[str, frozenset[tuple[str, str]]]:
    """Key of evidence → (set, code) that it ever served."""
    found = {}
    for key, bodies in book.store.bodies_of("evidence").items():
        said = [json.loads(body) for body in bodies]
        found[key] = frozenset(
            (str(one.get("criteria_set")), code) for one in said for code in one.get("codes", ())
        )
    return found


def _is_meant(key: str, to: str) -> bool:
    """An acknowledgement is for the sender that it speaks to."""
    kind, parts = split_key(key)
    return kind.name not in _SPOKEN_TO or parts[1] == to


def _for_commune(
    key: str,
    unit: str,
    others: Collection[str | None],
    named: Mapping[str, _Named],
) -> bool:
    """What is about the commune, by its key or by the unit that it names, and what is for all."""
    about = unit_of(key)
    told = named.get(key, _NOBODY)
    units = told.units or frozenset([about] if about else ())
    if unit == about or unit in units or key.partition("/")[0] in _FOR_EVERYBODY:
        return True
    if owner_of(key) != DISTRICT:
        return False
    return (told.for_all and key in named) or units.isdisjoint(others) or _names(key)


def _names(key: str) -> bool:
    return key.partition("/")[0] in _NAMES


def _for_office(
    key: str,
    office: str,
    codes: Collection[tuple[str, str]],
    papers: Mapping[str, Collection[tuple[str, str]]],
) -> bool:
    kind, parts = split_key(key)
    if kind.name == "assessment":
        # What is judged of villages speaks beside 6.3 and 16, and of each commune's villages met.
        return (parts[1], parts[2]) in codes or "." in parts[0]
    if kind.name == "evidence":
        return any(one in codes for one in papers.get(key, ()))
    if kind.name in MONEY_KINDS and office == FINANCE_OFFICE:
        return True
    return kind.name in _COMMON | _FEEDING | _FOR_EVERYBODY or owner_of(key) in (DISTRICT, office)


def _codes(book: Workbook, set_id: str, office: str) -> Iterable[str]:
    """What the office is responsible for, and the criteria above: a result may stand there."""
    for code in book.rules.codes_of(set_id, office):
        yield code
        yield code.partition(".")[0]


def unsent_files(book: Workbook) -> int:
    """How many files a commune's next package to the district carries; 0 for other workbooks."""
    if unit_of_org(book.org) is None:
        return 0
    return len(attached(book, keys_for(book, DISTRICT), DISTRICT))


def _organisations(book: Workbook) -> list[str]:
    return [row["organisation"] for row in book.store.rows("organisation")]


def sets_of(keys: Iterable[str], known: Collection[str]) -> set[str]:
    """The known criteria sets that keys speak of."""
    return {part for key in keys for part in key.split("/")[1:] if part in known}


def attached(
    book: Workbook, keys: Iterable[str], to: str | None, *, again: bool = False
) -> list[AttachedFile]:
    """The files that the records name, of those whose bytes are here.

    What the receiver acknowledged is left out, unless it is to have them ``again`` (a new laptop);
    who is not the district sends to the district.
    """
    receiver = to or (DISTRICT if book.org != DISTRICT else None)
    has = received_files(book, receiver) if receiver and not again else frozenset()
    naming = [key for key in keys if key.partition("/")[0] in FILE_KINDS]
    bodies = {
        body
        for heads in book.store.heads(naming).values()
        for head in heads
        if (body := book.store.body_of(head)) is not None
    }
    found = []
    for digest in sorted({file_named(body) for body in bodies} - {""} - has):
        size = book.store.attachment_size(digest)
        if size is not None:
            pieces = book.store.read_attachment(digest)
            found.append(AttachedFile(bytes.fromhex(digest), size, pieces))
    return found
