"""The values of foreign rows: their ids computed again, their fields against the rules of records.

A row with a bad value is refused by itself; a wrong id refuses the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ntm_desktop.db.foreign_checks import Fault
from ntm_desktop.db.package_format import ID_BYTES, RevisionColumns
from ntm_desktop.domain.about import NAMING, names_another_commune
from ntm_desktop.domain.records import LONGEST_TEXT, Kind, fault_in_body, split_key
from ntm_desktop.domain.revisions import canonical, is_clean, revision_id

BAD_VALUE = "bad_value"
UNKNOWN_KIND = "unknown_kind"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_TIME = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII
)
# Canonical text has no blanks around it, so the plain scanner is enough.
_decode = json.JSONDecoder().raw_decode
_LONGEST_DEVICE = 200
_HEX = 2 * ID_BYTES


def prove_ids(rows: RevisionColumns, positions: Iterable[int]) -> None:
    """Raise Fault ``hash_mismatch`` where a row's id is not that of its content."""
    for at in positions:
        names = rows.parents[at].hex()
        computed = revision_id(
            rows.kinds[at],
            rows.keys[at],
            [names[start : start + _HEX] for start in range(0, len(names), _HEX)],
            rows.authors[at],
            rows.devices[at],
            rows.edited[at],
            rows.comments[at],
            rows.bodies[at],
        )
        if computed != rows.ids[at].hex():
            raise Fault("hash_mismatch")


def faults_in(rows: RevisionColumns, positions: Sequence[int]) -> dict[int, str]:
    """Position → reason, of the rows with a value out of form."""
    kinds: dict[str, Kind | str] = {}
    codes: dict[str, bool] = {}
    devices: dict[str, bool] = {}
    faults: dict[int, str] = {}
    for at in positions:
        key, author, device = rows.keys[at], rows.authors[at], rows.devices[at]
        kind = kinds.get(key)
        if kind is None:
            kind = kinds[key] = _kind(key)
        if author not in codes:
            codes[author] = bool(_CODE.fullmatch(author))
        if device not in devices:
            devices[device] = 0 < len(device) <= _LONGEST_DEVICE and is_clean(device)
        if isinstance(kind, str):
            faults[at] = kind
        elif (
            kind.name != rows.kinds[at]
            or not codes[author]
            or not devices[device]
            or not _TIME.fullmatch(rows.edited[at])
            or not _is_comment(rows.comments[at])
            or not is_body(kind, rows.bodies[at])
            or _is_elsewhere(key, rows.bodies[at])
        ):
            faults[at] = BAD_VALUE
    return faults


def is_body(kind: Kind, text: str | None) -> bool:
    """Whether the text of a body is canonical and its fields are those of the kind."""
    if text is None:
        return True
    try:
        body, end = _decode(text)
        return end == len(text) and fault_in_body(kind, body) is None and canonical(body) == text
    except (ValueError, RecursionError):
        return False


def _is_elsewhere(key: str, text: str | None) -> bool:
    """Whether a sound body makes a commune's record another commune's; few name one at all."""
    if text is None or not any(name in text for name in NAMING):
        return False
    return names_another_commune(key, _decode(text)[0])


def _kind(key: str) -> Kind | str:
    try:
        return split_key(key)[0]
    except ValueError:
        return UNKNOWN_KIND


def _is_comment(text: str | None) -> bool:
    return text is None or (0 < len(text) <= LONGEST_TEXT and is_clean(text))
