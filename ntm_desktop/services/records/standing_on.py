"""What other records name: as long as they do, it is not deleted under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ntm_desktop.domain.about import NAMING
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.domain.records import KINDS, Kind, split_key
from ntm_desktop.domain.register_specs import KEY_FIELDS, RECORD_FIELDS
from ntm_desktop.services.workbook import Workbook

_PLACES = frozenset({"unit", "scope"})
_ORGANISATIONS = frozenset({"organisation", "office", "scope"})
# What was judged of a village that is gone stays in its history and counts nowhere.
_OF_ITSELF = frozenset({"assessment", "evidence"})
_NAMED = frozenset({"unit", "village", "organisation", "criteria_set", *RECORD_FIELDS.values()})


def standing_on(book: Workbook, key: str) -> list[str]:
    """The keys of the records that name this one, sorted. Raises ValueError for a malformed key."""
    kind, parts = split_key(key)
    if kind.name not in _NAMED | frozenset(KEY_FIELDS.values()):
        return []
    names = _naming(kind, key, parts)
    return sorted(
        row["key"]
        for other in KINDS.values()
        if not (kind.name == "village" and other.name in _OF_ITSELF)
        for row in book.store.rows(other.name)
        if row["key"] != key and names(other, row)
    )


def _naming(
    kind: Kind, key: str, parts: Sequence[str]
) -> Callable[[Kind, Mapping[str, Any]], bool]:
    """Whether a row of a kind names the record."""
    code = parts[-1]
    if kind.name in ("unit", "village"):
        return lambda other, row: _has(other, row, code, _PLACES, (*NAMING, "units"))
    if kind.name == "organisation":
        return lambda other, row: (
            _has(other, row, code, _ORGANISATIONS, ("organisation", "office"))
            or (other.name == "unit" and commune_org(row["unit"]) == code)
        )
    if kind.name == "criteria_set":
        return lambda other, row: _has(other, row, code, {"criteria_set"}, ("criteria_set",))
    fields = [name for name, of in RECORD_FIELDS.items() if of == kind.name]
    whole = [name for name, of in KEY_FIELDS.items() if of == kind.name]
    return lambda _, row: (
        any(row.get(name) == code for name in fields) or any(row.get(name) == key for name in whole)
    )


def _has(
    kind: Kind,
    row: Mapping[str, Any],
    code: str,
    parts: frozenset[str] | set[str],
    fields: tuple[str, ...],
) -> bool:
    values = dict(zip(kind.parts, split_key(row["key"])[1], strict=True))
    if any(values.get(name) == code for name in parts):
        return True
    said = [row.get(name) for name in fields]
    return any(code in one if isinstance(one, list) else one == code for one in said)
