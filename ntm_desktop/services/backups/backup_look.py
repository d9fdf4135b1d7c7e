"""What is inside a copy, and how it differs from the workbook, without opening it for writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.db import copies
from ntm_desktop.db.store import Store
from ntm_desktop.services.backups.backup_files import Backup, backups, copies_in, folder_in
from ntm_desktop.services.backups.leftovers import working_folder

Marks = Mapping[bytes, tuple[str, str]]
"""Id of a revision → its kind and its time ``YYYY-MM-DDTHH:MM:SSZ``."""


@dataclass(frozen=True, slots=True)
class Side:
    """Changes that one of the two has alone: how many, the first one's time, how many a kind."""

    count: int
    since: str
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a copy holds. Times are UTC; ``lacks`` and ``more`` compare it with the workbook.

    They are None where there is no workbook to compare with, or one of somebody else
    (``other``).
    """

    org: str
    org_name: str
    district: str
    district_name: str
    demo: bool
    records: int
    revisions: int
    latest: str
    lacks: Side | None
    more: Side | None
    other: bool


@dataclass(frozen=True, slots=True)
class Present:
    """The workbook of now, as a copy is compared with it."""

    district: str
    org: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class Listed:
    """A copy and whether it lies at the second place."""

    backup: Backup
    second: bool


def listed(workbook: Path) -> list[Listed]:
    """The copies of a workbook on this machine, the latest first."""
    return [Listed(one, False) for one in backups(workbook)]


def listed_away(workbook: Path, second: Path) -> list[Listed]:
    """Those at the second place; none where it cannot be reached."""
    return [Listed(one, True) for one in copies_in(folder_in(second, workbook))]


def merged(here: Sequence[Listed], away: Sequence[Listed]) -> list[Listed]:
    """Both lists as one, the latest first; a copy that lies at both places is named once."""
    names = {one.backup.path.name for one in here}
    found = [*here, *(one for one in away if one.backup.path.name not in names)]
    return sorted(found, key=lambda one: (one.backup.at, one.backup.number), reverse=True)


def present(store: Store) -> Present:
    """What copies are compared with; on the thread that owns the workbook."""
    return Present(store.setting("district"), store.setting("organisation"), copies.marks(store))


def look(backup: Path, now: Present | None) -> Look:
    """Read a copy from a copy of it; touches nothing else, so any thread may do it.

    Raises FileRefused where it is no sound copy of a workbook, StorageFailed.
    """
    with working_folder() as folder:
        target = Path(folder) / "copy.ntm"
        copies.make(backup, target)
        store = Store.open(target)
        try:
            return _look(store, now)
        finally:
            store.close()


def _look(store: Store, now: Present | None) -> Look:
    marks = copies.marks(store)
    district, org = store.setting("district"), store.setting("organisation")
    other = now is not None and (district, org) != (now.district, now.org)
    known = now.marks if now is not None and not other else None
    return Look(
        org=org,
        org_name=_name(store, "organisation", organisation=org) or org,
        district=district,
        district_name=_name(store, "unit", unit_kind="district"),
        demo=store.setting("demo") == "yes",
        records=len(store.keys()),
        revisions=len(marks),
        latest=max((at for _, at in marks.values()), default=""),
        lacks=None if known is None else _side([known[one] for one in known if one not in marks]),
        more=None if known is None else _side([marks[one] for one in marks if one not in known]),
        other=other,
    )


def _name(store: Store, table: str, **where: str) -> str:
    rows = store.rows(table, **where)
    return str(rows[0]["name"]) if rows else ""


def _side(alone: Sequence[tuple[str, str]]) -> Side:
    kinds = Counter(kind for kind, _ in alone)
    return Side(
        len(alone),
        min((at for _, at in alone), default=""),
        tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))),
    )
