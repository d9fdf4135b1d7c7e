"""What a file lies on: the disk of this machine, something that is pulled out, or a network.

Source: docs/contract.md, "Working document": a workbook is worked in on the local disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto


class Medium(Enum):
    """``LOCAL`` is also what is not known."""

    LOCAL = auto()
    REMOVABLE = auto()
    NETWORK = auto()


_NETWORK = frozenset(
    {
        "cifs",
        "smb3",
        "smbfs",
        "nfs",
        "nfs4",
        "ncpfs",
        "afs",
        "ceph",
        "davfs",
        "fuse.davfs2",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
    }
)
# What sticks, cards and discs are formatted with, and the folders where they appear.
_OF_STICKS = frozenset(
    {"vfat", "msdos", "exfat", "fuse.exfat", "ntfs", "ntfs3", "fuseblk", "udf", "iso9660"}
)
_STICKS_APPEAR = ("/media/", "/run/media/", "/mnt/")
# Windows' own numbers of kinds of drives (GetDriveType).
_WINDOWS = {2: Medium.REMOVABLE, 4: Medium.NETWORK, 5: Medium.REMOVABLE}


def medium_by_mounts(path: str, mounts: str) -> Medium:
    """By a Linux mount table (the text of ``/proc/mounts``); ``path``: absolute, links followed.

    The longest mount point above the path holds it; of equal ones the last, which covers others.
    """
    place, system = "", ""
    for point, kind in _mounted(mounts):
        inside = point == "/" or path == point or path.startswith(point + "/")
        if inside and len(point) >= len(place):
            place, system = point, kind
    if system in _NETWORK:
        return Medium.NETWORK
    if system in _OF_STICKS and f"{place}/".startswith(_STICKS_APPEAR):
        return Medium.REMOVABLE
    return Medium.LOCAL


def medium_by_drive(kind: int) -> Medium:
    """By the number that Windows gives a drive."""
    return _WINDOWS.get(kind, Medium.LOCAL)


def _mounted(mounts: str) -> Iterator[tuple[str, str]]:
    """Mount point and file system of each line; spaces in names stand there as ``\\040``."""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 2:
            yield _plain(words[1]), words[2]


def _plain(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), name)
