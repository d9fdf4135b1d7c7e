"""The key of a row that is no record yet: the same row gives the same key each time it comes in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.kind import PART
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.records import register_keys, registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import find_code
from ntm_desktop.texts import registers_view as view_texts

_YEAR = re.compile(r"(19|20|21)\d\d")


def key_with(book: Workbook, kind: str, scope: str, given: Mapping[str, Any], token: str) -> str:
    """``given``: the fields and the asked parts of the key; ``token``: the record's own mark.

    A village is found again by its name. Raises WrongUse for a part out of form, KeyError for one
    that is not given.
    """
    if kind == "village":
        commune, name = str(given["commune"]), fold(str(given["name"]))
        for one in registers.entries(book, "village", commune=commune):
            if fold(str(one.fields.get("name", ""))) == name:
                return one.key
        return register_keys.make_key(book, kind, scope, given)
    made = {"scope": scope, kind: token}
    parts = []
    for part in KINDS[kind].parts:
        value = made.get(part) or str(given[part])
        if not PART.fullmatch(value) or (part == "year" and not _YEAR.fullmatch(value)):
            raise WrongUse(view_texts.bad_part(part, value))
        parts.append(value)
    if kind == "target":
        find_code(book, parts[1], parts[2])
    return KINDS[kind].key(*parts)
