"""Which records and attached files a package carries. Source: docs/contract.md, "Files"."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

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
_SPOKEN_TO = frozenset({"acknowledgement"})
_NOBODY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


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
        return [key for key in keys if _for_commune(key, unit, communes, named)]
    codes = {(set_id, code) for set_id in book.catalogue.ids() for code in _codes(book, set_id, to)}
    papers = _papers(book)
    return [
        key
        for key in keys
        if to in named.get(key, _NOBODY)[1] or _for_office(key, to, codes, papers)
    ]


def _named(book: Workbook) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Key → units and organisations that a record of a scope ever named: a task, a project…

    Ever: who was told of it must hear that it was deleted or given to somebody else. A share of
    money that names no unit is about those of its line.
    """
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    wholes: dict[str, frozenset[str]] = {}
    for kind in KINDS.values():
        fields = {field.name for field in kind.fields} & {"unit", "organisation"}
        if kind.parts[0] == "scope" and fields and kind.name not in _SPOKEN_TO:
            for key, bodies in book.store.bodies_of(kind.name).items():
                said = [json.loads(body) for body in bodies]
                units = frozenset(one["unit"] for one in said if one.get("unit"))
                others = frozenset(one["organisation"] for one in said if one.get("organisation"))
                found[key] = (units, others)
                wholes[key] = frozenset(one["part_of"] for one in said if one.get("part_of"))
    return {
        key: (units or _units_above(key, found, wholes), others)
        for key, (units, others) in found.items()
    }


def _units_above(
    key: str,
    found: Mapping[str, tuple[frozenset[str], frozenset[str]]],
    wholes: Mapping[str, frozenset[str]],
) -> frozenset[str]:
    """The units of the nearest lines above that name some."""
    above, seen = set(wholes.get(key, ())), {key}
    while above:
        units = frozenset[str]().union(*(found.get(one, _NOBODY)[0] for one in above))
        if units:
            return units
        seen |= above
        above = {up for one in above for up in wholes.get(one, ())} - seen
    return frozenset()


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
    named: Mapping[str, tuple[frozenset[str], frozenset[str]]],
) -> bool:
    """What is about the commune, by its key or by the unit that it names, and what is for all."""
    about = unit_of(key)
    units = named.get(key, _NOBODY)[0] or frozenset([about] if about else ())
    if unit == about or unit in units or key.partition("/")[0] in _FOR_EVERYBODY:
        return True
    if owner_of(key) != DISTRICT:
        return False
    return units.isdisjoint(others) or key.partition("/")[0] in _NAMES


def _for_office(
    key: str,
    office: str,
    codes: Collection[tuple[str, str]],
    papers: Mapping[str, Collection[tuple[str, str]]],
) -> bool:
    kind, parts = split_key(key)
    if kind.name == "assessment":
        return (parts[1], parts[2]) in codes
    if kind.name == "evidence":
        return any(one in codes for one in papers.get(key, ()))
    if kind.name in MONEY_KINDS and office == FINANCE_OFFICE:
        return True
    return kind.name in _COMMON | _FOR_EVERYBODY or owner_of(key) in (DISTRICT, office)


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
