"""What a sheet of ours stands on: what was given out, and what it brought itself before.

One sheet may be copied, and a copy does not know what another one brought. A sheet goes on from
what was brought where it still says all of it, or where it lies at the same place and says at
least as much of it as it says of what was given out. Anything else is merged with what was given
out, so that what two people wrote stays a conflict.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ntm_desktop.domain.revisions import canonical, without_empty
from ntm_desktop.services.sheets.sheet_manifest import Manifest
from ntm_desktop.services.sheets.sheet_values import Drafts, Exported
from ntm_desktop.services.workbook import Workbook

EXPORT = "export"
"""Under this name the log of imports keeps which sheet came in."""


def given_out(book: Workbook, key: str) -> Exported | None:
    """A record as it goes out, None where there is none.

    On all heads where they agree: an edit joins them. In a conflict on the value that is shown.
    """
    heads = book.store.head_bodies(key)
    if not heads:
        return None
    value = book.store.value(key)
    agreed = len(set(heads.values())) == 1
    shown = (value.revision,) if value.revision is not None else ()
    return Exported(key, tuple(sorted(heads)) if agreed else shown, value.body)


@dataclass(frozen=True, slots=True)
class Brought:
    """What earlier imports of one sheet brought, the latest of each record; ``paths``: from
    where."""

    records: Mapping[str, Exported]
    paths: frozenset[str] = frozenset()


def brought_by(book: Workbook, manifest: Manifest) -> Brought:
    """What stands here of earlier imports of the same sheet."""
    if not manifest[EXPORT]:
        return Brought({})
    records: dict[str, Exported] = {}
    paths = set()
    for entry in reversed(book.store.imports()):
        if entry.stands and entry.said.get(EXPORT) == manifest[EXPORT]:
            paths.add(entry.path)
            for revision, key, _author, _device, body in book.store.held_by(entry.number):
                records[key] = Exported(key, (revision,), body)
    return Brought(records, frozenset(paths))


@dataclass(frozen=True, slots=True)
class Standing:
    """Of the values that were brought: how many the sheet still says, and the keys of records in
    which it says what was given out before them. ``other``: records that it says otherwise."""

    kept: int
    back: tuple[str, ...]
    other: frozenset[str]


def standing(manifest: Manifest, brought: Brought, drafts: Drafts) -> Standing:
    """``drafts``: the sheet, read against what was given out."""
    said = {one.key: _values(canonical(without_empty(one.body))) for one in drafts.drafts}
    unread = {one.key for one in drafts.refused}.union(drafts.removed)
    kept = 0
    back: list[str] = []
    other = set()
    for key, one in brought.records.items():
        given = manifest.given.get(key)
        before = _values(given.body if given is not None else None)
        if key in unread or (given is None and key not in said):
            continue  # the sheet has no row that says anything of it
        now, then = said.get(key, before), _values(one.body)
        for name in before.keys() | then.keys():
            if before.get(name) != then.get(name):
                kept += now.get(name) == then.get(name)
                back += [key] * (now.get(name) == before.get(name))
        if now != then:
            other.add(key)
    return Standing(kept, tuple(back), frozenset(other))


def goes_on(found: Standing, brought: Brought, path: Path) -> bool:
    """Whether the sheet was edited on from what it brought."""
    if str(path) in brought.paths:
        return found.kept >= len(found.back)
    return found.kept > 0 and not found.back


def based_on(manifest: Manifest, brought: Brought, found: Standing) -> Manifest:
    """The manifest as if what was brought had been given out.

    Rows that say just what they brought stay as they are: they have been taken in already.
    """
    known = {key: brought.records[key] for key in found.other}
    return replace(
        manifest,
        given={**manifest.given, **known},
        again=frozenset(known.keys() - manifest.given.keys()),
    )


def _values(body: str | None) -> dict[tuple[str, ...], Any]:
    """The single values of a body, those of figures each by itself."""
    return dict(_parted((), json.loads(body))) if body is not None else {}


def _parted(names: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _parted((*names, name), inner)
    else:
        yield names, value
