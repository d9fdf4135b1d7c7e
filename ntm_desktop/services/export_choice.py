"""Which records and attached files a package carries. Source: design contract "Files", Package."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from ntm_desktop.db.package import AttachedFile
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import owner_of, unit_of, unit_of_org
from ntm_desktop.domain.records import FILE_KINDS, KINDS, file_named, split_key
from ntm_desktop.services.acknowledging import received_files
from ntm_desktop.services.workbook import Workbook

# Names of places and people, which everybody needs to read what the others say.
_NAMES = frozenset({"unit", "organisation"})
_COMMON = frozenset({"base_figure", "unit", "village"})
_FOR_EVERYBODY = frozenset({"key_withdrawal"})
_SPOKEN_TO = frozenset({"acknowledgement"})
_NOBODY = ("", "")


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
    return [
        key for key in keys if named.get(key, _NOBODY)[1] == to or _for_office(book, key, to, codes)
    ]


def _named(book: Workbook) -> dict[str, tuple[str, str]]:
    """Key → (unit, organisation) that a record of a scope names: a task, a project, a gift…"""
    found = {}
    for kind in KINDS.values():
        fields = {field.name for field in kind.fields} & {"unit", "organisation"}
        if kind.parts[0] == "scope" and fields and kind.name not in _SPOKEN_TO:
            for row in book.store.rows(kind.name):
                said = (row["unit"] or "" if "unit" in fields else "",
                        row["organisation"] or "" if "organisation" in fields else "")  # fmt: skip
                found[row["key"]] = said
    return found


def _is_meant(key: str, to: str) -> bool:
    """An acknowledgement is for the sender that it speaks to."""
    kind, parts = split_key(key)
    return kind.name not in _SPOKEN_TO or parts[1] == to


def _for_commune(
    key: str,
    unit: str,
    others: Collection[str | None],
    named: Mapping[str, tuple[str, str]],
) -> bool:
    """What is about the commune, by its key or by the unit that it names, and what is for all."""
    about = unit_of(key) or named.get(key, _NOBODY)[0]
    if about == unit or key.partition("/")[0] in _FOR_EVERYBODY:
        return True
    if owner_of(key) != DISTRICT:
        return False
    return about not in others or key.partition("/")[0] in _NAMES


def _for_office(book: Workbook, key: str, office: str, codes: Collection[tuple[str, str]]) -> bool:
    kind, parts = split_key(key)
    if kind.name == "assessment":
        return (parts[1], parts[2]) in codes
    if kind.name == "evidence":
        text = book.store.value(key).body
        body = {} if text is None else json.loads(text)
        return any((body.get("criteria_set"), code) in codes for code in body.get("codes", ()))
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


def attached(book: Workbook, keys: Iterable[str], to: str | None) -> list[AttachedFile]:
    """The files that the records name, of those whose bytes are here.

    What the receiver acknowledged is left out; who is not the district sends to the district.
    """
    receiver = to or (DISTRICT if book.org != DISTRICT else None)
    has = received_files(book, receiver) if receiver else frozenset()
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
