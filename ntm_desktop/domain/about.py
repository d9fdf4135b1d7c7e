"""What a record is about: a place, its commune, every commune that it has to do with. Pure.

Told by its key and its fields, so that lists, sums, papers and checks agree. What a record names
comes before who owns it: the district's line about a commune is about that commune.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntm_desktop.domain.records import split_key

NAMING = ("unit", "village", "commune")
"""The fields by which a body names a place."""
_NONE: Mapping[str, Any] = {}


def place_about(key: str, fields: Mapping[str, Any] = _NONE) -> str:
    """The code of the unit or village that a record is about, "" where it is about none.

    ``fields``: its body or row; without it only what the key says. A record that follows several
    units is about none of them alone. Raises ValueError for a malformed key.
    """
    named, owner = _said(key, fields)
    return named[0] if named else owner


def unit_about(key: str, fields: Mapping[str, Any] = _NONE) -> str:
    """The same, a village by its commune. Raises ValueError for a malformed key."""
    return commune_of(place_about(key, fields))


def units_about(key: str, fields: Mapping[str, Any] = _NONE) -> frozenset[str]:
    """Every commune (or other unit) that it names, and the commune that owns it.

    Raises ValueError for a malformed key.
    """
    named, owner = _said(key, fields)
    followed = fields.get("units")
    codes = [*named, *(followed if isinstance(followed, list) else ()), owner]
    return frozenset(commune_of(str(code)) for code in codes if code)


def names_another_commune(key: str, fields: Mapping[str, Any]) -> bool:
    """Whether a commune's record says that it is about another commune.

    A commune speaks of itself and its villages; what is said of others is the district's to write.
    A task may be shared with a neighbour: it counts nowhere. Raises ValueError for a malformed key.
    """
    kind, parts = split_key(key)
    first = parts[0]
    own = first[:1].isdigit() and kind.parts[0] == "scope" and kind.name != "task"
    if not own and not (kind.name == "village" and "." in first):
        return False
    said = [fields[name] for name in NAMING if fields.get(name)]
    return any(commune_of(str(one)) != commune_of(first) for one in said)


def commune_of(code: str) -> str:
    """The commune that a village's code starts with; any other unit's own code."""
    return code.partition(".")[0]


def _said(key: str, fields: Mapping[str, Any]) -> tuple[list[str], str]:
    """The places that it names, the one that it is about first; the commune that owns it or ""."""
    kind, parts = split_key(key)
    if kind.parts[0] == "unit":
        # A village whose code does not start with its commune's names it in a field.
        commune = str(fields.get("commune") or "")
        named = [commune] if commune and "." not in parts[0] else []
        return [*named, parts[0]], ""
    owner = parts[0] if kind.parts[0] == "scope" and parts[0][:1].isdigit() else ""
    return [str(fields[name]) for name in NAMING if fields.get(name)], owner
