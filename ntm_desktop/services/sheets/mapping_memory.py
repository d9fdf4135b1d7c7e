"""What columns of offices' sheets are, as a person said it once: kept on the machine.

In ``sheets.json`` of the user's folder. A convenience: a missing, broken or unwritable file never
stops anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from ntm_desktop import paths
from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.foreign_mapping import ColumnMapping, Layout
from ntm_desktop.services.sheets.sheet_values import Cell, Grid

_FILE = "sheets.json"
_MOST = 60
_LONGEST = 5


def remembered(grid: Grid, kind: str) -> ColumnMapping | None:
    """The mapping of a sheet whose heading has the same words, whatever row it stands in."""
    known = _load()
    for row in range(1, len(grid.rows) + 1):
        found = known.get(_name(grid, kind, row))
        mapping = _mapping(found, kind, row, len(grid.rows[row - 1]))
        if mapping is not None:
            return mapping
    return None


def remember(grid: Grid, mapping: ColumnMapping) -> None:
    """Keep a mapping for the next sheet with this heading."""
    known = _load()
    name = _name(grid, mapping.kind, mapping.heading)
    known.pop(name, None)
    known[name] = {
        "layout": str(mapping.layout),
        "columns": {str(at): what for at, what in mapping.columns.items()},
        "meanings": dict(mapping.meanings),
    }
    kept = dict(list(known.items())[-_MOST:])
    try:
        target = paths.user_home() / _FILE
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(fresh, target)
    except OSError:
        return


def _name(grid: Grid, kind: str, row: int) -> str:
    said = [fold(_words(cell)) for cell in grid.rows[row - 1]]
    if not any(said):
        return ""
    text = json.dumps([kind, said], ensure_ascii=False)
    return sha256(text.encode("utf-8")).hexdigest()[:24]


def _words(cell: Cell) -> str:
    """What a heading shows: 17.1 and 17.10 are other columns."""
    if not cell_texts.is_number(cell):
        return str(cell.value or "")
    try:
        return cell_texts.code_shown(cell) or cell_texts.plain_number(cell.value)
    except FieldError:
        return ""


def _load() -> dict[str, Any]:
    try:
        found = json.loads((paths.user_home() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _mapping(found: Any, kind: str, row: int, wide: int) -> ColumnMapping | None:
    layout = found.get("layout") if isinstance(found, dict) else None
    if not isinstance(layout, str) or layout not in set(Layout):
        return None
    columns = found.get("columns")
    if not isinstance(columns, dict):
        return None
    kept = {
        int(at): what
        for at, what in columns.items()
        if at.isdecimal() and len(at) <= _LONGEST and 1 <= int(at) <= wide and isinstance(what, str)
    }
    return ColumnMapping(kind, Layout(layout), row, kept, _meanings(found)) if kept else None


def _meanings(found: Mapping[str, Any]) -> dict[str, str]:
    said = found.get("meanings")
    if not isinstance(said, dict):
        return {}
    known = ("", *(one.word for one in Outcome if one.speaks))
    return {word: one for word, one in said.items() if one in known}
