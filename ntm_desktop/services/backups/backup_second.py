"""The second place of the copies: a folder on a stick or another disk, used whenever it is there.

Only bytes are copied there, never a database opened: nothing but whole copies lies on the stick.
A stick or a share may serve several machines; each has its own folders (`backup_files.folder_in`)
and sweeps and thins only those.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db.file_names import sync_folder
from ntm_desktop.errors import StorageFailed
from ntm_desktop.services.backups.backup_files import backups, folder_in, folder_of, thin_to
from ntm_desktop.texts import backup as texts

KEPT = 5
REMIND_DAYS = 7
_PART = ".part"
_NOTE = "second-place.txt"
_BLOCK = 1 << 20


def send(workbook: Path, second: Path, made: Path | None = None) -> Path | None:
    """Bring a copy there; None where the place is not reachable or has it already.

    ``made``: the copy of this moment; None takes the latest by its name.

    The copy is read back and compared before it gets its name; the five latest are kept there.
    Raises StorageFailed; then nothing new lies there.
    """
    copy = made or next((one.path for one in backups(workbook)), None)
    if copy is None or not _reachable(second):
        return None
    try:
        folder = folder_in(second, workbook)
        target = folder / copy.name
        if target.exists():
            return None
    except OSError as error:
        raise StorageFailed(texts.second_failed(str(second))) from error
    part = target.with_name(target.name + _PART)
    try:
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        with copy.open("rb") as source, part.open("wb") as file:
            shutil.copyfileobj(source, file, _BLOCK)
            file.flush()
            os.fsync(file.fileno())
        if _digest(part) != _digest(copy):
            raise OSError(texts.READ_BACK_DIFFERS)
        os.replace(part, target)
        sync_folder(folder)
        thin_to(folder, KEPT, target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StorageFailed(texts.second_failed(str(second))) from error
    note(workbook, second)
    return target


def _reachable(second: Path) -> bool:
    try:
        return second.is_dir() and os.access(second, os.W_OK)
    except OSError:
        return False


def _sweep(folder: Path) -> None:
    """Take away what a stick that was pulled too early has left."""
    for path in folder.glob(f"*{_PART}"):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.digest()


def another_medium(folder: Path, workbook: Path) -> bool:
    """Whether a folder lies on another disk than the workbook and its copies on this machine."""
    try:
        device = os.stat(folder).st_dev
        places = (workbook.parent, folder_of(workbook).parent)
        return all(os.stat(place).st_dev != device for place in places)
    except OSError:
        return False


def note(workbook: Path, folder: Path) -> None:
    """Remember that there is a copy of this moment in ``folder``, if that is another medium.

    Kept beside the copies: the medium itself is seldom there when it is asked for.
    """
    if another_medium(folder, workbook):
        with suppress(OSError):  # a reminder that comes too early loses nothing
            own = folder_of(workbook)
            own.mkdir(parents=True, exist_ok=True)
            (own / _NOTE).write_text(datetime.now().isoformat(timespec="seconds"), "utf-8")


def days_since(workbook: Path, now: datetime) -> int | None:
    """Whole days since the last copy on another medium; None where there never was one."""
    try:
        text = (folder_of(workbook) / _NOTE).read_text("utf-8")
        return max(0, (now - datetime.fromisoformat(text.strip())).days)
    except (OSError, ValueError):
        return None
