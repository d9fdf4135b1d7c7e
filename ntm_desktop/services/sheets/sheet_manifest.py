"""What a sheet of ours says of itself: format, district, kind, round, and what it was made from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.domain.records import fault_in_body, split_key
from ntm_desktop.errors import FileRefused
from ntm_desktop.services.sheets.sheet_values import FORMAT, MANIFEST, VERSION, Exported, Grid
from ntm_desktop.texts import sheets as texts

_REVISION = re.compile(r"[0-9a-f]{64}")
_MOST_FACTS = 40


@dataclass(frozen=True, slots=True)
class Manifest:
    """``facts``: kind, district, round, exported_at, organisation, export…; ``given``: by key;
    ``again``: the keys among them that blank rows of the sheet brought, see :mod:`sheet_base`."""

    facts: Mapping[str, str]
    given: Mapping[str, Exported]
    again: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> str:
        return self.facts.get(name, "")


def is_ours(grids: Sequence[Grid]) -> bool:
    """Whether a workbook says that it was made by this program."""
    return _sheet(grids) is not None


def read_manifest(grids: Sequence[Grid], path: Path) -> Manifest:
    """Raises FileRefused: not_ours, newer_version, damaged (what it gave out is out of form)."""
    sheet = _sheet(grids)
    if sheet is None:
        raise FileRefused("not_ours", texts.refused("not_ours", path.name))
    facts: dict[str, str] = {}
    rows = [[_said(cell.value) for cell in row] for row in sheet.rows]
    begins = next((at for at, row in enumerate(rows[:_MOST_FACTS]) if row[:1] == ["rows"]), None)
    if begins is None:
        raise _damaged(path)
    for row in rows[:begins]:
        if len(row) > 1 and row[0]:
            facts[row[0]] = row[1]
    version = facts.get("version", "")
    if not version.isdecimal():
        raise _damaged(path)
    if int(version) > VERSION:
        sentence = texts.refused("newer_version", path.name, version)
        raise FileRefused("newer_version", sentence)
    given = {}
    for row in rows[begins + 1 :]:
        if not row or not row[0]:
            continue
        one = _exported(row, path)
        given[one.key] = one
    return Manifest(facts, given)


def _exported(row: Sequence[str], path: Path) -> Exported:
    key, revisions, *pieces = (*row, "", "")
    body = "".join(pieces) or None
    names = tuple(revisions.split())
    try:
        kind, _parts = split_key(key)
        parsed = None if body is None else json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise _damaged(path) from fault
    if not all(_REVISION.fullmatch(one) for one in names):
        raise _damaged(path)
    if parsed is not None and fault_in_body(kind, parsed) is not None:
        raise _damaged(path)
    return Exported(key, names, body)


def _sheet(grids: Sequence[Grid]) -> Grid | None:
    for grid in grids:
        if grid.title == MANIFEST and grid.rows:
            first = [_said(cell.value) for cell in grid.rows[0]]
            if first[:2] == ["format", FORMAT]:
                return grid
    return None


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _damaged(path: Path) -> FileRefused:
    return FileRefused("damaged", texts.refused("damaged", path.name))
