"""A conflict as two people would tell it: what stood there before, and who wrote what, where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ntm_desktop.db.log import LogEntry
from ntm_desktop.domain.ownership import may_write, owner_of
from ntm_desktop.errors import Refused
from ntm_desktop.services.criteria.reading import history
from ntm_desktop.services.describing import Line, lines_of, when
from ntm_desktop.services.editing import check_papers, check_writable
from ntm_desktop.services.exchange.conflicts import Conflict
from ntm_desktop.services.exchange.importing import imports
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as texts


class Role(StrEnum):
    """Where a value of a conflict comes from."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict. ``revision`` None: nothing was written before the two sides.

    ``differs``: labels of the lines that are not the same on every side. ``file``: name of the
    file that brought it, empty for what was typed here. ``at`` is the display time.
    """

    role: Role
    revision: str | None
    author: str
    device: str
    at: str
    file: str
    comment: str
    lines: tuple[Line, ...]
    differs: frozenset[str]


def sides_of(book: Workbook, conflict: Conflict) -> tuple[Side, ...]:
    """Base first, then the heads, what was typed here before what files brought."""
    entries = {entry.revision.id: entry for entry in history(book, conflict.key)}
    files = {entry.number: Path(entry.path).name for entry in imports(book)}
    heads = sorted(conflict.heads, key=lambda head: not _typed_here(book, entries[head.id]))
    bodies = [head.body for head in heads]
    all_lines = [lines_of(book, conflict.key, body) for body in bodies]
    differs = _differing(all_lines)
    base = conflict.base
    if base.revision is None:
        silent = (Line("", texts.NOTHING),)
        found = [Side(Role.BASE, None, "", "", "", "", "", silent, frozenset())]
    else:
        lines = lines_of(book, conflict.key, base.body)
        found = [_side(book, Role.BASE, entries[base.revision], files, lines, differs)]
    for head, lines in zip(heads, all_lines, strict=True):
        entry = entries[head.id]
        role = Role.OURS if _typed_here(book, entry) else Role.THEIRS
        found.append(_side(book, role, entry, files, lines, differs))
    return tuple(found)


def _typed_here(book: Workbook, entry: LogEntry) -> bool:
    """Typed into this workbook, even if a file brought it back later."""
    return entry.local or entry.revision.device == book.device


def _differing(several: Sequence[tuple[Line, ...]]) -> frozenset[str]:
    values: dict[str, set[str]] = {}
    for lines in several:
        for line in lines:
            values.setdefault(line.label, set()).add(line.value)
    return frozenset(
        label
        for label, found in values.items()
        if len(found) > 1 or any(label not in {line.label for line in lines} for lines in several)
    )


def _side(
    book: Workbook,
    role: Role,
    entry: LogEntry,
    files: dict[int, str],
    lines: tuple[Line, ...],
    differs: frozenset[str],
) -> Side:
    revision = entry.revision
    planned = revision.device == "plan"
    return Side(
        role=role,
        revision=revision.id,
        author=book.org_name(revision.author),
        device=texts.PLAN_DEVICE if planned else revision.device,
        at=when(revision.edited_at),
        file=files.get(entry.imports[0], "") if entry.imports else "",
        comment=revision.comment or "",
        lines=lines,
        differs=differs,
    )


def why_not(book: Workbook, key: str) -> str:
    """Why this organisation cannot settle the conflict: who can, or which round is closed.

    Empty where it may.
    """
    if not may_write(book.org, key):
        return texts.only_owner(book.org_name(owner_of(key)))
    bodies = book.store.head_bodies(key).values()
    try:
        check_writable(book, key)
        check_papers(book, key, *(json.loads(body) for body in bodies if body is not None))
    except Refused as error:
        return error.sentence
    return ""
