"""What a sheet of ours stands on: what was given out, and what it brought itself before.

One sheet may be copied, and a copy does not know what another one brought; nor does its place tell
them apart. So each row is judged by itself: it goes on from what was brought into its record where
it still says all of that, for then nothing that anybody wrote is lost. Any other row is merged with
what was given out, so that two values of one cell stay a conflict, also where one hand typed both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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


def brought_by(book: Workbook, manifest: Manifest) -> dict[str, Exported]:
    """What stands here of earlier imports of the same sheet, the latest of each record."""
    records: dict[str, Exported] = {}
    for entry in reversed(book.store.imports()) if manifest[EXPORT] else ():
        if entry.stands and entry.said.get(EXPORT) == manifest[EXPORT]:
            for revision, key, _author, _device, body in book.store.held_by(entry.number):
                records[key] = Exported(key, (revision,), body)
    return records


@dataclass(frozen=True, slots=True)
class Standing:
    """Keys of records that were brought. ``onward``: the sheet still says all that was brought,
    and more; ``back``: somewhere it says what was given out before that."""

    onward: frozenset[str]
    back: frozenset[str]


def standing(manifest: Manifest, brought: Mapping[str, Exported], drafts: Drafts) -> Standing:
    """``drafts``: the sheet, read against what was given out."""
    said = {one.key: _values(canonical(without_empty(one.body))) for one in drafts.drafts}
    unread = {one.key for one in drafts.refused}.union(drafts.removed)
    onward, back = set(), set()
    for key, one in brought.items():
        given = manifest.given.get(key)
        before = _values(given.body if given is not None else None)
        if key in unread or (given is None and key not in said):
            continue  # the sheet has no row that says anything of it
        now, then = said.get(key, before), _values(one.body)
        changed = [n for n in before.keys() | then.keys() if before.get(n) != then.get(n)]
        if any(now.get(name) == before.get(name) for name in changed):
            back.add(key)
        elif now != then and all(now.get(name) == then.get(name) for name in changed):
            onward.add(key)
    return Standing(frozenset(onward), frozenset(back))


def based_on(
    book: Workbook, manifest: Manifest, brought: Mapping[str, Exported], found: Standing
) -> Manifest:
    """The manifest as if what was brought had been given out, for the rows that go on from it.

    Rows that say just what they brought stay as they are: they have been taken in already.
    """
    known = {key: _as_it_stands(book, brought[key]) for key in found.onward}
    return replace(
        manifest,
        given={**manifest.given, **known},
        again=frozenset(known.keys() - manifest.given.keys()),
    )


def _as_it_stands(book: Workbook, brought: Exported) -> Exported:
    """On the heads where they say what was brought, as after a conflict was settled for it."""
    heads = book.store.head_bodies(brought.key)
    if set(heads.values()) == {brought.body}:
        return replace(brought, revisions=tuple(sorted(heads)))
    return brought


def _values(body: str | None) -> dict[tuple[str, ...], Any]:
    """The single values of a body, those of figures each by itself."""
    return dict(_parted((), json.loads(body))) if body is not None else {}


def _parted(names: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _parted((*names, name), inner)
    else:
        yield names, value
