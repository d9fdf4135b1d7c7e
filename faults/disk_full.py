"""The disk fills up at any moment of an action: the action fails with a sentence, or is done.

Each action is tried with no room at all, then with more and more, until it succeeds: so the room
ends at every place where the action writes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from faults import books
from faults.figures import Figures
from faults.small_disks import SmallDisk, Tally, in_a_child, instead, mounted
from ntm_desktop.db.foreign import read_files
from ntm_desktop.errors import NtmError, StorageFailed
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup, restoring
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.workbook import Workbook

STEP = 4096
NO_DISK = "left out: no small disk can be mounted here (needs root, or util-linux's unshare)"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of an action lie; each on the small disk or elsewhere."""

    workbook: Path
    home: Path
    stick: Path
    packages: Sequence[Path]
    copy: Path


@dataclass(frozen=True, slots=True)
class Case:
    """An action, and which of its places are on the disk that fills."""

    name: str
    act: Callable[[Workbook | None, Places], object]
    small: frozenset[str]
    start: str = "commune"


ALL = frozenset({"workbook", "home", "stick"})


def _type(book: Workbook | None, places: Places) -> object:
    assert book is not None
    return assessing.assess(book, replace(books.note_place(book), note="lần " * 200))


def _import(book: Workbook | None, places: Places) -> object:
    assert book is not None
    return importing.import_files(book, places.packages)


def _back_up(book: Workbook | None, places: Places) -> object:
    assert book is not None
    return backup.make_backup(book, "manual", places.stick)


def _export(book: Workbook | None, places: Places) -> object:
    assert book is not None
    return exporting.export(book, places.stick)


def _restore(book: Workbook | None, places: Places) -> object:
    assert book is not None
    return backup.restore(book, places.copy)


def _restore_damaged(book: Workbook | None, places: Places) -> object:
    return restoring.restore_path(places.workbook, places.copy)


CASES = (
    Case("typing", _type, frozenset({"workbook"})),
    Case("import", _import, ALL, "district"),
    Case("import, room for everything but the copy", _import, frozenset({"home"}), "district"),
    Case("backup to a stick", _back_up, frozenset({"stick"})),
    Case("export to a stick", _export, frozenset({"stick"})),
    Case("export, one disk", _export, ALL),
    Case("restore", _restore, ALL),
    Case("restore of a damaged file", _restore_damaged, ALL, "damaged"),
)


def run(runs: int, seed: int, folder: Path) -> Figures:
    """``runs``: how finely the room is raised; 1 doubles it, more goes in smaller steps."""
    seen = in_a_child("faults.disk_full", runs, seed, folder)
    tried = sum(count for name, count in seen.rows() if name.endswith((": refused", ": done")))
    return Figures("disk full", tried, seed, seen.rows(), tuple(seen.faults))


def tally(runs: int, chance: Random, folder: Path) -> Tally:
    """The part itself, in a process that may mount."""
    seen = Tally()
    sources = folder / "sources"
    sources.mkdir()
    os.environ["NTM_HOME"] = str(folder / "other-home")
    packages = books.packages(sources)
    books.make(sources / "district.ntm", "huyen")
    books.make(sources / "commune.ntm", "xa-01603", 1)
    book = opening.open_workbook(sources / "commune.ntm")
    copy = backup.make_backup(book, "manual", sources)
    books.fill(book, 3)
    book.close()
    whole = (sources / "commune.ntm").read_bytes()
    (sources / "damaged.ntm").write_bytes(whole[: len(whole) // 3])
    for case in CASES:
        with mounted(folder / "disk") as is_mounted:
            if not is_mounted:
                return Tally(Counter({NO_DISK: 0}))
            disk = SmallDisk(folder / "disk")
            places = _laid_out(case, sources, packages, copy, disk.folder, folder / "elsewhere")
            try:
                _fill_up(case, places, disk, 1 + 1 / max(1, runs), chance, seen)
            finally:
                disk.release()
                os.environ["NTM_HOME"] = str(folder / "other-home")
        shutil.rmtree(folder / "elsewhere", ignore_errors=True)
        shutil.rmtree(folder / "disk")
    return seen


def _laid_out(
    case: Case, sources: Path, packages: Sequence[Path], copy: Path, small: Path, large: Path
) -> Places:
    roots = {name: small if name in case.small else large for name in ALL}
    for name in ("home", "stick"):
        (roots[name] / name).mkdir(parents=True)
    workbook = roots["workbook"] / "sổ.ntm"
    workbook.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(sources / f"{case.start}.ntm", workbook)
    home = roots["home"] / "home"
    # A machine on which the program has run: its name and its key are there.
    shutil.copytree(sources.parent / "other-home", home, dirs_exist_ok=True)
    os.environ["NTM_HOME"] = str(home)
    tempfile.tempdir = str(home)
    return Places(workbook, home, roots["stick"] / "stick", packages, copy)


def _fill_up(
    case: Case, places: Places, disk: SmallDisk, ratio: float, chance: Random, seen: Tally
) -> None:
    free = 0
    while free < 1 << 24:
        done, fault = _try(case, places, disk, free)
        seen.counts[f"{case.name}: {'done' if done else 'refused'}"] += 1
        if fault:
            seen.faults.append(f"{case.name}, {free} bytes left: {fault}")
            return
        if done:
            return
        free = int(free * ratio) + STEP - chance.randrange(512)
    seen.faults.append(f"{case.name}: never done, however much room there was")


def _try(case: Case, places: Places, disk: SmallDisk, free: int) -> tuple[bool, str]:
    """Whether it was done, and what did not hold."""
    damaged = case.start == "damaged"
    book = None if damaged else opening.open_workbook(places.workbook)
    before = _state(book, places)
    listed = _names(places)
    disk.leave(free)
    done, fault = False, ""
    try:
        case.act(book, places)
        done = True
    except StorageFailed as refused:
        fault = "" if refused.sentence.strip() else "refused without a sentence"
    except Exception as error:  # anything else is what is looked for here
        fault = instead(error)
    fault = fault or ("" if done else _unchanged(book, places, before, listed))
    try:
        if book is not None:
            book.close()
        if not damaged and not done and books.state_at(places.workbook) != before:
            fault = fault or "opened with the disk still full, it is not as before"
    except (NtmError, books.Damaged) as error:
        fault = fault or f"does not close or open with the disk still full: {type(error).__name__}"
    disk.release()
    return done, fault or _afterwards(case, places, before, done)


def _state(book: Workbook | None, places: Places) -> str:
    return places.workbook.read_bytes().hex() if book is None else books.state(book)


def _names(places: Places) -> set[Path]:
    folders = {places.workbook.parent, places.home, places.stick}
    names = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return {path for path in names if path.name not in ("ballast", "sổ.ntm-journal")}


def _unchanged(book: Workbook | None, places: Places, before: str, listed: set[Path]) -> str:
    if _state(book, places) != before:
        return "refused, and yet changed"
    new = sorted(path.name for path in _names(places) - listed)
    # A whole copy of before may stay where the action failed after it.
    halves = [name for name in new if not name.endswith(backup.SUFFIX)]
    return f"left behind: {halves}" if halves else ""


def _afterwards(case: Case, places: Places, before: str, done: bool) -> str:
    """With room again: the workbook is sound, and whatever has a name is whole."""
    if done or case.start != "damaged":
        try:
            state = books.state_at(places.workbook)
        except (NtmError, books.Damaged) as error:
            return f"does not open afterwards: {type(error).__name__}"
        if not done and state != before:
            return "not as before afterwards"
    targets = list(places.stick.glob(f"*{exporting.SUFFIX}"))
    if any(one.reason is not None for one in read_files(targets, in_process=True)):
        return "half a package under a name"
    copies = [
        path for root in (places.home, places.stick) for path in root.rglob(f"*{backup.SUFFIX}")
    ]
    for path in copies:
        try:
            backup.check_backup(path)
        except NtmError as error:
            return f"half a copy under a name: {type(error).__name__}"
    if done and case.act is _import and not any("_import" in path.name for path in copies):
        return "imported without a copy of before"
    return ""
