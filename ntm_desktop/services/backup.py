"""Verified copies of a workbook through SQLite's backup API, thinned, and how one is restored."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from ntm_desktop import paths
from ntm_desktop.db import copies, verify
from ntm_desktop.db.store import Store
from ntm_desktop.errors import FileRefused, Refused, StorageFailed
from ntm_desktop.services.catalogue import Catalogue, load_catalogue
from ntm_desktop.services.rules import Rulebook
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import backup as texts

SUFFIX = ".ntmb"
_NAME = re.compile(r".*_(\d{8}-\d{6})(?:-\d+)?_([a-z-]+)\.ntmb")
_KEEP = ((12, None), (10, "%Y%m%d"), (8, "%G%V"), (12, "%Y%m"))


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy. ``at`` is local time ``YYYY-MM-DDTHH:MM:SS``, ``size`` in bytes."""

    path: Path
    at: str
    size: int


def folder_of(workbook: Path) -> Path:
    """Where the copies of a workbook live: apart from it, one folder a workbook."""
    mark = sha256(str(workbook.resolve()).encode("utf-8")).hexdigest()[:8]
    return paths.backups_dir() / f"{workbook.stem[:40]}-{mark}"


def make_backup(book: Workbook, reason: str, folder: Path | None = None) -> Path:
    """Copy the open workbook, verify the copy, thin the old ones; returns the copy's path.

    ``reason`` is a short ASCII word (``import``, ``manual``…). Raises StorageFailed; then there
    is no new file.
    """
    return copy_of(book.store, reason, folder)


def copy_of(store: Store, reason: str, folder: Path | None = None) -> Path:
    """As :func:`make_backup`, for a file that is not open as a workbook yet."""
    own = folder_of(store.path)
    target_folder = folder or own
    try:
        target_folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(target_folder))) from error
    target = _free_name(target_folder, store.path.stem, reason)
    copies.copy(store, target)
    if target_folder == own:
        thin(own, target)
    return target


def _free_name(folder: Path, stem: str, reason: str, suffix: str = SUFFIX) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    for extra in ("", *(f"-{n}" for n in range(1, 1000))):
        target = folder / f"{stem}_{stamp}{extra}_{reason}{suffix}"
        if not target.exists():
            return target
    raise StorageFailed(texts.unwritable(str(folder)))


def backups(workbook: Path) -> list[Backup]:
    """The copies of a workbook, the latest first."""
    found = []
    for path in folder_of(workbook).glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match:
            at = datetime.strptime(match[1], "%Y%m%d-%H%M%S").isoformat()
            found.append(Backup(path, at, path.stat().st_size))
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def thin(folder: Path, keep: Path | None = None) -> list[Path]:
    """Keep 12 recent copies and the last of 10 days, 8 weeks, 12 months; returns what went.

    ``keep``: the copy that was made just now, whatever the clock says of its age.
    """
    dated = []
    for path in folder.glob(f"*{SUFFIX}"):
        match = _NAME.fullmatch(path.name)
        if match:
            dated.append((datetime.strptime(match[1], "%Y%m%d-%H%M%S"), path))
    dated.sort(key=lambda one: (one[0], one[1].name), reverse=True)
    kept: set[Path] = {keep} if keep is not None else set()
    for count, period in _KEEP:
        seen: list[str] = []
        for at, path in dated:
            name = at.strftime(period) if period else path.name
            if name not in seen and len(seen) < count:
                seen.append(name)
                kept.add(path)
    gone = [path for _, path in dated if path not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def check_backup(backup: Path) -> None:
    """Raises FileRefused where a file is no sound copy of a workbook."""
    copies.check(backup)


def restore(book: Workbook, backup: Path) -> Path:
    """Bring a workbook back to a copy of it; a copy of now is made first, and returned.

    Raises FileRefused for a file that is no sound copy, Refused for one of another district or
    organisation.
    """
    if backup.exists() and backup.samefile(book.path):
        raise Refused(texts.itself(backup.name))
    copies.check(backup)
    about = copies.settings(backup)
    if (about.get("district"), about.get("organisation")) != (book.district, book.org):
        raise Refused(texts.other_workbook(backup.name))
    before = make_backup(book, "restore")
    with TemporaryDirectory() as folder:
        proved = Path(folder) / book.path.name
        _prove(backup, proved, book.catalogue)
        copies.pour(proved, book.store)
    book.rules.forget()
    book.tell(Change(texts.step_restore(backup.name), everything=True))
    return before


def restore_file(workbook: Path, backup: Path) -> None:
    """Bring a workbook that cannot be opened back to a copy; the damaged file is kept aside.

    The new file is whole before the old one is moved: where that fails, nothing has changed.
    """
    fresh = workbook.with_name(workbook.name + ".moi")
    fresh.unlink(missing_ok=True)
    _prove(backup, fresh, load_catalogue(paths.assets()))
    aside = _free_name(workbook.parent, workbook.stem, "hong", ".ntm-hong")
    try:
        # A journal that was left alone would be played back into the restored file.
        for ending in ("", "-journal", "-wal", "-shm"):
            old = workbook.with_name(workbook.name + ending)
            if old.exists():
                old.rename(aside.with_name(aside.name + ending))
        os.replace(fresh, workbook)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise StorageFailed(texts.unwritable(str(workbook))) from error


def _prove(backup: Path, target: Path, catalogue: Catalogue) -> None:
    """Write a copy of a backup to ``target``, of today's structure, its tables equal to its log.

    Tables that are stale, or judged by other sets, are rebuilt there. Raises FileRefused where
    structure or log is not sound, StorageFailed; then there is no ``target``.
    """
    copies.check(backup)
    copies.make(backup, target)
    try:
        store = Store.open(target)
        try:
            store.use_judge(Rulebook(store, catalogue))
            codes = {code for code, _ in verify.faults(store)}
            if codes - verify.STALE:
                raise FileRefused("damaged", texts.not_a_backup(backup.name))
            verify.repair(store)
            with store.transaction():
                store.set_setting("rules", catalogue.digest())
        finally:
            store.close()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
