"""What must hold after a kill, action by action."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from faults import books, lifting
from faults.kill_scene import Killed, Scene
from ntm_desktop.db.connection import WORKBOOK_VERSION
from ntm_desktop.db.foreign import read_files
from ntm_desktop.db.migrations import FIRST
from ntm_desktop.errors import NtmError
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup, leftovers, restoring
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import exporting, importing

SWEPT, TEMPORARY = "halves swept", "temporary swept"
COUNTED = ("before", "after", "hot journals", SWEPT, TEMPORARY, "bad")
"""What is counted of each action, besides its kills."""


class Bad(Exception):
    """Something that must hold does not."""


def _opens(path: Path) -> str:
    try:
        return books.state_at(path)
    except (NtmError, books.Damaged) as error:
        raise Bad(f"the workbook does not open: {error}") from error


def _copies_are_sound(place: Path) -> None:
    """Whatever has a copy's name is a whole copy."""
    for path in place.rglob(f"*{backup.SUFFIX}"):
        opened = path.with_name("trial.ntm")
        shutil.copyfile(path, opened)
        try:
            books.state_at(opened)
        except (NtmError, books.Damaged) as error:
            raise Bad(f"half a copy bears a name: {error}") from error
        finally:
            opened.unlink()


def _halves(paths: Iterable[Path]) -> list[str]:
    return [path.name for path in paths]


def _aged(paths: Iterable[Path]) -> bool:
    """Make these as old as what is no longer waited for; whether there are any."""
    several = list(paths)
    for path in several:
        os.utime(path, (0, 0))
    return bool(several)


def _one_of(state: str, before: str, after: str, lines: Sequence[str]) -> dict[str, int]:
    if state not in (before, after):
        raise Bad("neither before nor after")
    if lines and state != after:
        raise Bad("what was acknowledged is lost")
    return {"before": int(state == before), "after": int(state == after)}


def typing(scene: Scene, killed: Killed) -> dict[str, int]:
    """All that was acknowledged is in the history; ``after``: so was the one in hand."""
    _opens(killed.workbook)
    book = opening.open_workbook(killed.workbook)
    try:
        entries = book.store.history(assessing.key_of(books.note_place(book)))
    finally:
        book.close()
    ids = [entry.revision.id for entry in entries]
    bodies = [entry.revision.body or "" for entry in entries]
    for line in killed.lines:
        if line not in ids and not any(f'"{line}"' in body for body in bodies):
            raise Bad("what was acknowledged is lost")
    told = sum(1 for body in bodies if '"lần ' in body and "-" in body)
    if told > len(killed.lines) + 1:
        raise Bad("more was kept than was typed")
    return {"before": int(told == len(killed.lines)), "after": int(told > len(killed.lines))}


def taking_in(scene: Scene, killed: Killed) -> dict[str, int]:
    """All files or none, every copy whole, and the next import brings the same."""
    before, after = scene.states["district"], scene.states["imported"]
    counts = _one_of(_opens(killed.workbook), before, after, killed.lines)
    _copies_are_sound(killed.place / "home")
    book = opening.open_workbook(killed.workbook)
    importing.import_files(book, killed.files)
    again = books.state(book)
    book.close()
    if again != after:
        raise Bad("the import could not be done again")
    return counts


def giving_out(scene: Scene, killed: Killed) -> dict[str, int]:
    """Whatever has a package's name is whole, what was acknowledged is there, halves go."""
    if _opens(killed.workbook) != scene.states["commune"]:
        raise Bad("the workbook has changed")
    (stick,) = killed.files
    targets = sorted(stick.glob(f"*{exporting.SUFFIX}"))
    for read in read_files(targets, with_bytes=False, in_process=True):
        if read.reason is not None:
            raise Bad(f"half a package bears a name: {read.reason}")
    digests = {path.name: sha256(path.read_bytes()).hexdigest() for path in targets}
    for line in killed.lines:
        name, digest = line.split()
        if digests.get(name) != digest:
            raise Bad("a package that was acknowledged is lost")
    halves = _halves(stick.glob("*.part*"))
    book = opening.open_workbook(killed.workbook)
    exporting.export(book, stick)
    book.close()
    if left := _halves(stick.glob("*.part*")):
        raise Bad(f"the next export does not sweep {left}")
    late = len(targets) > len(killed.lines)
    return {
        "before": int(not late),
        "after": int(late),
        SWEPT: int(bool(halves)),
    }


def backing_up(scene: Scene, killed: Killed) -> dict[str, int]:
    """Whatever has a copy's name is whole, what was acknowledged is there, halves go."""
    if _opens(killed.workbook) != scene.states["commune"]:
        raise Bad("the workbook has changed")
    _copies_are_sound(killed.place)
    (stick,) = killed.files
    names = {path.name for path in stick.glob(f"*{backup.SUFFIX}")}
    if not names.issuperset(killed.lines):
        raise Bad("a copy that was acknowledged is lost")
    halves = _aged(stick.glob("*.part*"))
    book = opening.open_workbook(killed.workbook)
    backup.make_backup(book, "import", stick)
    book.close()
    if left := _halves(stick.glob("*.part*")):
        raise Bad(f"the next copy does not sweep {left}")
    late = len(names) > len(killed.lines)
    return {
        "before": int(not late),
        "after": int(late),
        SWEPT: int(halves),
    }


def restoring_(scene: Scene, killed: Killed) -> dict[str, int]:
    """The old workbook or the copy, a damaged file kept as it was, and done again it is done."""
    working = killed.place / "tmp"
    temporary = _aged(working.iterdir())
    leftovers.sweep_folders(working)
    if left := _halves(working.iterdir()):
        raise Bad(f"the next start does not sweep {left}")
    after = scene.states["restored"]
    if killed.number % 2:
        counts = _of_damaged(scene, killed, after)
    else:
        state = _opens(killed.workbook)
        counts = _one_of(state, scene.states["commune"], after, killed.lines)
        _copies_are_sound(killed.place / "home")
    restoring.restore_path(killed.workbook, killed.files[0])
    if _opens(killed.workbook) != after:
        raise Bad("the restore could not be done again")
    if halves := _halves(killed.place.glob("*.moi*")) + _halves(killed.place.glob("*.part*")):
        raise Bad(f"left beside the workbook: {halves}")
    if killed.number % 2:
        _kept_aside(scene, killed)
    return counts | {TEMPORARY: int(temporary)}


def _of_damaged(scene: Scene, killed: Killed, after: str) -> dict[str, int]:
    broken = scene.damaged.read_bytes()
    if killed.workbook.exists() and killed.workbook.read_bytes() != broken:
        return _one_of(_opens(killed.workbook), "", after, killed.lines)
    if killed.lines:
        raise Bad("a restore that was acknowledged is lost")
    if not killed.workbook.exists():
        _kept_aside(scene, killed)
    return {"before": 1}


def _kept_aside(scene: Scene, killed: Killed) -> None:
    broken = scene.damaged.read_bytes()
    if not any(path.read_bytes() == broken for path in killed.place.glob("*.ntm-hong")):
        raise Bad("the damaged file was not kept")


def lifting_(scene: Scene, killed: Killed) -> dict[str, int]:
    """The first version or today's, a whole copy of before, and lifted on the next start."""
    version = lifting.version_at(killed.workbook)
    if version not in (FIRST, WORKBOOK_VERSION):
        raise Bad(f"half-way: version {version}")
    if killed.lines and version == FIRST:
        raise Bad("a migration that was acknowledged is lost")
    copies = list((killed.place / "home").rglob(f"*_migration{backup.SUFFIX}"))
    if version != FIRST and not copies:
        raise Bad("lifted without a copy of before")
    if any(lifting.version_at(path) != FIRST for path in copies):
        raise Bad("a copy of before is lifted already")
    if _opens(killed.workbook) != scene.states["commune"]:
        raise Bad("not everything was lifted")
    if lifting.version_at(killed.workbook) != WORKBOOK_VERSION:
        raise Bad("the migration was not done again")
    _copies_are_sound(killed.place / "home")
    return {"before": int(version == FIRST), "after": int(version != FIRST)}


CHECKS: dict[str, Callable[[Scene, Killed], dict[str, int]]] = {
    "type": typing,
    "import": taking_in,
    "export": giving_out,
    "backup": backing_up,
    "restore": restoring_,
    "lift": lifting_,
}
