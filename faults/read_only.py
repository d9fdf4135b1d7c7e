"""Media that can only be read: a workbook is looked at or refused, and nothing there changes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

from faults import books, lifting
from faults.figures import Figures
from faults.small_disks import Tally, in_a_child, instead, made_read_only, made_writable, mounted
from ntm_desktop.db.foreign import read_files
from ntm_desktop.errors import FileRefused, InUse, NtmError, StorageFailed
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup, restoring
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import exporting, importing

NO_MEDIUM = "left out: nothing can be made read-only here (root, and no mount allowed)"


def run(runs: int, seed: int, folder: Path) -> Figures:
    """One pass; there is no chance in it."""
    seen = in_a_child("faults.read_only", runs, seed, folder)
    tried = sum(count for _, count in seen.rows())
    return Figures("read only", tried, seed, seen.rows(), tuple(seen.faults))


def tally(runs: int, chance: Random, folder: Path) -> Tally:
    """The part itself, in a process that may mount."""
    seen = Tally()
    os.environ["NTM_HOME"] = str(folder / "home")
    (folder / "elsewhere").mkdir()
    tempfile.tempdir = str(folder / "elsewhere")
    packages = books.packages(folder)
    medium = folder / "medium"
    with mounted(medium) as is_mounted:
        _lay_out(medium, folder)
        before = _listed(medium)
        if not made_read_only(medium, is_mounted):
            seen.counts[NO_MEDIUM] = 0
            return seen
        try:
            _look(seen, medium, folder)
            _write(seen, medium, packages, folder)
            _odd_ones(seen, medium)
            _home(seen, medium, folder, packages)
            if _listed(medium) != before:
                seen.faults.append("what lies on the medium has changed")
            seen.counts["files on the medium unchanged"] = len(before)
        finally:
            made_writable(medium, is_mounted)
    return seen


def _lay_out(medium: Path, folder: Path) -> None:
    workbook = medium / "sổ.ntm"
    books.make(workbook, "huyen")
    book = opening.open_workbook(workbook)
    backup.make_backup(book, "manual", medium)
    book.close()
    lifting.as_first(workbook, medium / "first.ntm")
    (medium / "stick").mkdir()
    (medium / "home").mkdir()
    # A workbook whose writer died: its pages and its journal, as they lie in mid-transaction.
    source = folder / "dying.ntm"
    shutil.copyfile(workbook, source)
    book = opening.open_workbook(source)
    db = book.store.db
    db.execute("PRAGMA cache_size=1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE revision SET comment='x' || seq")
    for ending in ("", "-journal"):
        lying = source.with_name(source.name + ending)
        shutil.copyfile(lying, medium / f"dying.ntm{ending}")
    db.execute("ROLLBACK")
    book.close()


def _listed(medium: Path) -> dict[str, str]:
    return {
        str(path.relative_to(medium)): sha256(path.read_bytes()).hexdigest()
        for path in medium.rglob("*")
        if path.is_file()
    }


def _refused(
    seen: Tally,
    what: str,
    act: Callable[[], object],
    kinds: tuple[type[NtmError], ...] = (StorageFailed,),
) -> None:
    """An action that must be refused with a sentence, as one of ``kinds``."""
    try:
        act()
    except kinds as refused:
        seen.counts[f"{what}: refused with a sentence"] += 1
        if not refused.sentence.strip():
            seen.faults.append(f"{what}: refused without a sentence")
    except Exception as error:  # anything else is what is looked for here
        seen.faults.append(f"{what}: {instead(error)}")
    else:
        seen.faults.append(f"{what}: done, on a medium that can only be read")


def _look(seen: Tally, medium: Path, folder: Path) -> None:
    """What can be done without writing there is done."""
    book = books.reopened(medium / "sổ.ntm")
    if not book.store.read_only:
        seen.faults.append("opened for writing")
    seen.counts["opened to look at"] = 1
    package = exporting.export(book, folder / "elsewhere").path
    (read,) = read_files([package], in_process=True)
    copy = backup.make_backup(book, "manual", folder / "elsewhere")
    backup.check_backup(copy)
    if read.reason is not None:
        seen.faults.append("a package made from it is not whole")
    seen.counts["exported and copied to elsewhere"] = 1
    book.close()


def _write(seen: Tally, medium: Path, packages: list[Path], folder: Path) -> None:
    book = opening.open_workbook(medium / "sổ.ntm")
    place = replace(books.note_place(book), note="một chữ")
    copy = next(medium.glob(f"*{backup.SUFFIX}"))
    _refused(seen, "typing", lambda: assessing.assess(book, place))
    _refused(seen, "import", lambda: importing.import_files(book, packages))
    _refused(seen, "restore", lambda: backup.restore(book, copy))
    book.close()
    other = folder / "other.ntm"
    books.make(other, "huyen")
    mine = opening.open_workbook(other)
    before = books.state(mine)
    _refused(seen, "export to it", lambda: exporting.export(mine, medium / "stick"))
    _refused(seen, "export to a new folder", lambda: exporting.export(mine, medium / "new"))
    _refused(seen, "backup to it", lambda: backup.make_backup(mine, "manual", medium / "stick"))
    if books.state(mine) != before:
        seen.faults.append("a refused export or backup has changed the workbook")
    mine.close()
    plan = (medium / "new.ntm", books.PLAN, "huyen")
    _refused(seen, "new workbook there", lambda: opening.create_from_plan(*plan))
    new = (medium / "new.ntm", packages[0], f"xa-{books.COMMUNES[0]}")
    _refused(seen, "new workbook from a package", lambda: opening.create_from_package(*new))
    _refused(seen, "restore there", lambda: restoring.restore_path(medium / "new.ntm", copy))


def _odd_ones(seen: Tally, medium: Path) -> None:
    """Files that would have to be written before they can be shown."""
    either = (StorageFailed, FileRefused, InUse)
    dying, first = medium / "dying.ntm", medium / "first.ntm"
    _refused(seen, "a hot journal beside it", lambda: opening.open_workbook(dying), either)
    _refused(seen, "a workbook of the first version", lambda: opening.open_workbook(first), either)


def _home(seen: Tally, medium: Path, folder: Path, packages: list[Path]) -> None:
    """The user's folder, with the copies in it, cannot be written: no import without a copy."""
    path = folder / "kept.ntm"
    books.make(path, "huyen")
    book = opening.open_workbook(path)
    before = books.state(book)
    os.environ["NTM_HOME"] = str(medium / "home")
    _refused(seen, "import without a copy", lambda: importing.import_files(book, packages))
    _refused(seen, "export without a key", lambda: exporting.export(book, folder / "elsewhere"))
    if books.state(book) != before:
        seen.faults.append("a refused import has changed the workbook")
    book.close()
    try:
        opening.open_workbook(path).close()
        seen.counts["opened without a user's folder"] = 1
    except NtmError as refused:
        seen.counts["opened without a user's folder: refused with a sentence"] = 1
        if not refused.sentence.strip():
            seen.faults.append("opened without a user's folder: refused without a sentence")
    except OSError as error:
        seen.faults.append(f"opened without a user's folder: {instead(error)}")
    os.environ["NTM_HOME"] = str(folder / "home")
