"""The files of the copies of a workbook: where they lie, how they are named, which are kept."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.errors import StorageFailed
from ntm_desktop.services.device import device
from ntm_desktop.texts import backup as texts

SUFFIX = ".ntmb"
_NAME = re.compile(r".*_(\d{8}-\d{6})(?:-(\d+))?_([a-z-]+)\.ntmb")
_STEM = 40
_STAMP = "%Y%m%d-%H%M%S"
_KEEP = ((12, None), (10, "%Y%m%d"), (8, "%G%V"), (12, "%Y%m"))


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy. ``at`` is local time ``YYYY-MM-DDTHH:MM:SS``, ``size`` in bytes.

    ``number`` tells copies of one second apart, in the order in which they were made. ``reason``
    is the short word that it was made for.
    """

    path: Path
    at: str
    size: int
    number: int = 0
    reason: str = ""


def local_time(at: str) -> str:
    """The time of a copy as people write it, "05/06/2023 15:04"."""
    return datetime.fromisoformat(at).strftime("%d/%m/%Y %H:%M")


def folder_of(workbook: Path) -> Path:
    """Where the copies of a workbook live: apart from it, one folder a workbook."""
    return paths.backups_dir() / f"{workbook.stem[:_STEM]}-{_mark(workbook)}"


def folder_in(second: Path, workbook: Path) -> Path:
    """The folder of a workbook's copies at the second place; made by who writes there.

    It bears the machine's name: a stick or a share may serve several machines on which the
    workbook lies at the same path.
    """
    return second / f"{workbook.stem[:_STEM]}-{device()}-{_mark(workbook)}"


def _mark(workbook: Path) -> str:
    """Tells workbooks of one name on this machine apart, by where they lie."""
    return sha256(str(workbook.resolve()).encode("utf-8")).hexdigest()[:8]


def backups(workbook: Path) -> list[Backup]:
    """The copies of a workbook, the latest first; none where their folder cannot be read."""
    try:
        return copies_in(folder_of(workbook))
    except OSError:
        return []


def copies_in(folder: Path) -> list[Backup]:
    """The copies in a folder, the latest first; none where it cannot be read."""
    try:
        found = [one for path in folder.glob(f"*{SUFFIX}") if (one := described(path))]
    except OSError:
        return []
    return sorted(found, key=lambda one: (one.at, one.number, one.path.name), reverse=True)


def described(path: Path) -> Backup | None:
    """A copy by its name; None for a file with another name, or one that is gone."""
    named = _named(path.name)
    if named is None:
        return None
    at, number, reason = named
    try:
        return Backup(path, at.isoformat(), path.stat().st_size, number, reason)
    except OSError:
        return None


def _named(name: str) -> tuple[datetime, int, str] | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _STAMP), int(match[2] or 0), match[3]
    except ValueError:
        return None  # no day of the calendar: somebody else's file


def free_name(folder: Path, stem: str, reason: str, suffix: str = SUFFIX) -> Path:
    """A name that no file there has, of this second, after all others of this second."""
    stamp = datetime.now().strftime(_STAMP)
    same = [_named(path.name) for path in folder.glob(f"*_{stamp}*{SUFFIX}")]
    first = max((one[1] + 1 for one in same if one is not None), default=0)
    for number in range(first, first + 1000):
        extra = f"-{number}" if number else ""
        target = folder / f"{stem}_{stamp}{extra}_{reason}{suffix}"
        if not target.exists():
            return target
    raise StorageFailed(texts.unwritable(str(folder)))


def thin(folder: Path, keep: Path | None = None) -> list[Path]:
    """Keep 12 recent copies and the last of 10 days, 8 weeks, 12 months; returns what went.

    ``keep``: the copy that was made just now, whatever the clock says of its age. The latest copy
    is always among the kept ones.
    """
    dated = [(datetime.fromisoformat(one.at), one.path) for one in copies_in(folder)]
    kept: set[Path] = {keep} if keep is not None else set()
    for count, period in _KEEP:
        seen: list[str] = []
        for at, path in dated:
            name = at.strftime(period) if period else path.name
            if name not in seen and len(seen) < count:
                seen.append(name)
                kept.add(path)
    return _remove([path for _, path in dated if path not in kept])


def thin_to(folder: Path, count: int, keep: Path) -> list[Path]:
    """Keep the latest so many copies, and the one made just now; returns what went."""
    others = [one.path for one in copies_in(folder) if one.path != keep]
    return _remove(others[max(0, count - 1) :])


def _remove(superfluous: list[Path]) -> list[Path]:
    gone = []
    for path in superfluous:
        # One that another program holds goes another day; the new copy is there all the same.
        with suppress(OSError):
            path.unlink(missing_ok=True)
            gone.append(path)
    return gone
