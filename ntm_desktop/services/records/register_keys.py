"""Where a new record of a register goes: whose it is, and its key."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain import ownership
from ntm_desktop.domain.kind import PART
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import SPECS
from ntm_desktop.domain.value_rules import is_year
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.programme import villages
from ntm_desktop.services.programme.tasks import task_scope
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import find_code
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers as register_texts
from ntm_desktop.texts import registers_view as texts

_DISTRICT_ONLY = ("committee_member", "target", "recognition")


def may_add(book: Workbook, kind: str) -> bool:
    """Whether this organisation writes records of that kind at all."""
    if book.store.read_only or kind in registers.MADE_ELSEWHERE:
        return False
    if kind in _DISTRICT_ONLY:
        return book.org == DISTRICT
    if kind == "village":
        return book.org == DISTRICT or ownership.unit_of_org(book.org) is not None
    return True


def scopes(book: Workbook, kind: str, unit: str) -> tuple[str, ...]:
    """Whose a new record may be, the usual first: one's own; the district may write for the
    chosen commune too. () for kinds whose keys name no owner.

    A task of the district about a commune is usually the commune's, who then tells how far it is.
    """
    if KINDS[kind].parts[0] != "scope":
        return ()
    own = registers.own_scope(book)
    if book.org != DISTRICT or not unit:
        return (own,)
    if kind == "task":
        return tuple(dict.fromkeys((task_scope(book, unit), own)))
    return own, unit


def check_keyless(book: Workbook, kind: str) -> None:
    """Raises WrongUse for a kind whose keys are made of codes that have to be given."""
    if kind != "village":  # its code is made of its commune's and its name
        registers.new_key(book, kind)


def with_own_unit(book: Workbook, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a new record; a commune's is about the commune where no unit is said.

    As in the form, which begins with the chosen unit.
    """
    about = next((one.about for one in SPECS if one.kind == kind), "")
    own = ownership.unit_of_org(book.org)
    if own is None or about not in ("unit", "commune") or about in KINDS[kind].parts:
        return dict(given)
    return {about: own, **given}


def free_key(book: Workbook, kind: str, given: Mapping[str, Any]) -> str:
    """The key of a new record whose owner nobody named; ``given``: its fields.

    Raises WrongUse for a kind whose keys are made of codes that have to be given.
    """
    if kind == "village":
        for name in ("commune", "name"):
            if not given.get(name):
                raise WrongUse(register_texts.required(words.field_label(kind, name)))
        return make_key(book, kind, "", given)
    if kind == "task":
        return registers.new_key(book, kind, task_scope(book, str(given.get("unit") or "")))
    return registers.new_key(book, kind)


def make_key(book: Workbook, kind: str, scope: str, given: Mapping[str, Any]) -> str:
    """The key of a new record; ``given``: its fields and the parts of its key that are asked for.

    Raises WrongUse for a part out of form, and where there is such a record already.
    """
    if kind == "village":
        return villages.new_key(book, str(given["commune"]), str(given["name"]))
    if kind == "task" and scope[:1].isdigit() and given.get("unit"):
        # The list on the left named the first commune, the form another one: that one gets it.
        scope = task_scope(book, str(given["unit"]))
    key = key_from(book, kind, scope, given, secrets.token_hex(6))
    if registers.entry(book, key) is not None:
        raise WrongUse(texts.THERE_ALREADY)
    return key


def key_from(book: Workbook, kind: str, scope: str, given: Mapping[str, Any], token: str) -> str:
    """A key of its parts. ``token``: the record's own mark, for kinds whose keys have one.

    Raises WrongUse for a part out of form, KeyError for one that is not given.
    """
    made = {"scope": scope, kind: token}
    parts = [_checked(one, made.get(one) or str(given[one])) for one in KINDS[kind].parts]
    if kind == "target":
        find_code(book, parts[1], parts[2])
    return KINDS[kind].key(*parts)


def _checked(name: str, value: str) -> str:
    if not PART.fullmatch(value) or (name == "year" and not is_year(value)):
        raise WrongUse(texts.bad_part(name, value))
    return value
