"""Where a workbook lies, and bringing one from a stick or a network folder to the local disk.

Source: docs/contract.md, "Working document".
"""

from __future__ import annotations

import sys
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.db import copies
from ntm_desktop.domain.media import Medium, medium_by_drive, medium_by_mounts
from ntm_desktop.errors import StorageFailed
from ntm_desktop.texts import places as texts

_MOUNTS = Path("/proc/mounts")


def medium(path: Path, mounts: str | None = None) -> Medium:
    """What a path lies on; LOCAL where the system does not tell.

    ``mounts``: a mount table in the form of ``/proc/mounts`` instead of the system's own.
    """
    try:
        whole = path.resolve()
        if mounts is None and sys.platform == "win32":
            return medium_by_drive(_drive_kind(whole))
        table = _MOUNTS.read_text("utf-8", "surrogateescape") if mounts is None else mounts
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return Medium.LOCAL
    return medium_by_mounts(whole.as_posix(), table)


def _drive_kind(path: Path) -> int:
    """Windows' number of the kind of drive, 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))


def local_folder(mounts: str | None = None) -> Path | None:
    """Where a workbook is brought to: a folder of the person's documents, else of the program's.

    None where neither lies on the local disk.
    """
    for folder in paths.workbook_folders():
        if medium(folder, mounts) is Medium.LOCAL:
            return folder
    return None


def bring_here(workbook: Path, folder: Path) -> Path:
    """A verified copy of a workbook in a folder, under a name that is free; returns its path.

    A hot journal beside the workbook is rolled back first; else that one stays as it is. Raises
    FileRefused, InUse, StorageFailed; then there is no copy.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(texts.not_brought(workbook.name, str(folder))) from error
    target = folder / workbook.name
    number = 2
    while target.exists():
        target = folder / f"{workbook.stem} ({number}){workbook.suffix}"
        number += 1
    copies.bring(workbook, target)
    return target
