"""The key of a row that is no record yet: the same row gives the same key each time it comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.services.records import register_keys, registers
from ntm_desktop.services.workbook import Workbook


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
    return register_keys.key_from(book, kind, scope, given, token)
