"""Which records and attached files a package carries. Source: design contract "Files", Package."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from ntm_desktop.db.package import AttachedFile
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.ownership import owner_of, unit_of, unit_of_org
from ntm_desktop.domain.records import FILE_KINDS, file_named, split_key
from ntm_desktop.services.acknowledging import received_files
from ntm_desktop.services.workbook import Workbook

# Names of places and people, which everybody needs to read what the others say.
_NAMES = frozenset({"unit", "organisation"})
_COMMON = frozenset({"base_figure", "unit", "village"})
_FOR_EVERYBODY = frozenset({"key_withdrawal"})


def keys_for(book: Workbook, to: str | None) -> list[str]:
    """The records of a package: all that this organisation owns; the district's for ``to``."""
    keys = book.store.keys()
    if book.org != DISTRICT:
        return [key for key in keys if owner_of(key) == book.org]
    if to is None or to == DISTRICT:
        return keys
    keys = [key for key in keys if _is_meant(key, to)]
    unit = unit_of_org(to)
    if unit is not None:
        communes = {unit_of_org(org) for org in _organisations(book)} - {None, unit}
        return [key for key in keys if _for_commune(key, unit, communes)]
    codes = {(set_id, code) for set_id in book.catalogue.ids() for code in _codes(book, set_id, to)}
    return [key for key in keys if _for_office(book, key, to, codes)]


def _is_meant(key: str, to: str) -> bool:
    """An acknowledgement is for the sender that it speaks to."""
    kind, parts = split_key(key)
    return kind.name != "acknowledgement" or parts[1] == to


def _for_commune(key: str, unit: str, others: Collection[str | None]) -> bool:
    about = unit_of(key)
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
