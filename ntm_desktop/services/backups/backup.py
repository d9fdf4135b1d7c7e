"""Verified copies of a workbook through SQLite's backup API, thinned, and how one is restored."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.db import copies, verify
from ntm_desktop.db.file_names import name_if_free, sync_folder
from ntm_desktop.db.store import Store
from ntm_desktop.errors import FileRefused, Refused, StorageFailed
from ntm_desktop.services.backups import backup_second, leftovers
from ntm_desktop.services.backups.backup_files import (
    SUFFIX,
    Backup,
    backups,
    described,
    folder_of,
    free_name,
    thin,
)
from ntm_desktop.services.rules import Rulebook
from ntm_desktop.services.shipped.catalogue import Catalogue, load_catalogue
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import backup as texts

__all__ = [
    "SUFFIX",
    "Backup",
    "Proved",
    "backups",
    "check_backup",
    "copy_of",
    "folder_of",
    "make_backup",
    "open_beside",
    "prove",
    "put_back",
    "restore",
    "restore_file",
    "thin",
]


@dataclass(frozen=True, slots=True)
class Proved:
    """A copy brought to a file of today's structure, its tables equal to its log.

    ``settings`` are its local ones (district, organisation…).
    """

    source: Path
    path: Path
    settings: dict[str, str]


def make_backup(
    book: Workbook, reason: str, folder: Path | None = None, *, gently: bool = False
) -> Path:
    """Copy the open workbook, verify the copy, thin the old ones; returns the copy's path.

    ``reason`` is a short ASCII word (``import``, ``manual``…). ``gently``: in small pieces, for a
    thread beside the window's. Raises StorageFailed; then there is no new file.
    """
    return copy_of(book.store, reason, folder, gently=gently)


def copy_of(store: Store, reason: str, folder: Path | None = None, *, gently: bool = False) -> Path:
    """As :func:`make_backup`, for a file that is not open as a workbook yet."""
    target_folder = folder or paths.user_home() / "backups"
    try:
        own = folder_of(store.path)
        target_folder = folder or own
        target_folder.mkdir(parents=True, exist_ok=True)
        leftovers.sweep_halves(target_folder)
        leftovers.sweep_folders(Path(tempfile.gettempdir()))
        target = free_name(target_folder, store.path.stem, reason)
        copies.copy(store, target, gently=gently)
        if target_folder == own:
            thin(own, target)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(target_folder))) from error
    backup_second.note(store.path, target_folder)
    return target


def check_backup(backup: Path) -> None:
    """Raises FileRefused where a file is no sound copy of a workbook."""
    copies.check_alone(backup)
    copies.check(backup)


def restore(book: Workbook, backup: Path) -> Path:
    """Bring a workbook back to a copy of it; a copy of now is made first, and returned.

    Raises FileRefused for a file that is no sound copy, Refused for one of another district or
    organisation.
    """
    with leftovers.working_folder() as folder:
        return put_back(book, prove(backup, Path(folder) / book.path.name, book.catalogue))


def put_back(book: Workbook, proved: Proved) -> Path:
    """The second half of :func:`restore`, on the thread that owns the workbook."""
    if proved.source.exists() and proved.source.samefile(book.path):
        raise Refused(texts.itself(proved.source.name))
    about = proved.settings
    if (about.get("district"), about.get("organisation")) != (book.district, book.org):
        raise Refused(texts.other_workbook(proved.source.name))
    before = make_backup(book, "restore")
    copies.pour(proved.path, book.store)
    book.rules.forget()
    book.tell(Change(texts.step_restore(proved.source.name), everything=True))
    return before


def restore_file(workbook: Path, backup: Path) -> None:
    """Bring a workbook that cannot be opened back to a copy; the damaged file is kept aside.

    The new file is whole before the old one is moved; what was moved goes back where the new one
    cannot get its name. Raises FileRefused, StorageFailed; then nothing has changed.
    """
    fresh = workbook.with_name(workbook.name + ".moi")
    try:
        fresh.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(workbook))) from error
    prove(backup, fresh, load_catalogue(paths.assets()))
    moved: list[tuple[Path, Path]] = []
    try:
        aside = free_name(workbook.parent, workbook.stem, "hong", ".ntm-hong")
        # A journal that was left alone would be played back into the restored file.
        for ending in ("", "-journal", "-wal", "-shm"):
            old = workbook.with_name(workbook.name + ending)
            if old.exists():
                new = aside.with_name(aside.name + ending)
                old.rename(new)
                moved.append((old, new))
        name_if_free(fresh, workbook)
    except BaseException as error:
        for old, new in reversed(moved):
            with suppress(OSError):
                new.rename(old)
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StorageFailed(texts.not_restored(str(workbook))) from error
        raise
    sync_folder(workbook.parent)


def open_beside(workbook: Path, backup: Path) -> Path:
    """A new workbook file from a copy, next to one that is left as it is; returns its path.

    Raises FileRefused, StorageFailed.
    """
    known = described(backup)
    at = datetime.fromisoformat(known.at) if known is not None else datetime.now()
    for number in range(1, 1000):
        name = texts.name_beside(workbook.stem, at.strftime("%Y-%m-%d %H.%M"), number)
        target = workbook.with_name(name + workbook.suffix)
        if not target.exists():
            prove(backup, target, load_catalogue(paths.assets()))
            return target
    raise StorageFailed(texts.not_restored(str(workbook.parent)))


def prove(backup: Path, target: Path, catalogue: Catalogue) -> Proved:
    """Write a copy of a backup to ``target``, of today's structure, its tables equal to its log.

    Tables that are stale, or judged by other sets, are rebuilt there; the backup itself is only
    read. Raises FileRefused where structure or log is not sound, StorageFailed; then there is no
    ``target``.
    """
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
            settings = copies.settings(store)
        finally:
            store.close()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return Proved(backup, target, settings)
