"""Giving a finished file its name: only where the name is free, and so that it stays."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")
_TRIES = 5
_PAUSE = 0.1


def name_if_free(part: Path, target: Path) -> None:
    """Give a finished file its name, whole or not at all, never over another file.

    Raises FileExistsError where the name is taken, OSError; then ``target`` is not this file.
    Where the file got its name and only ``part`` cannot be taken away, ``part`` stays.
    """
    if os.name == "nt":
        _tried(lambda: part.rename(target))  # refuses a name that is taken
    elif _tried(lambda: _linked(part, target)):
        with suppress(OSError):
            _tried(lambda: part.unlink(missing_ok=True))


def _tried(act: Callable[[], Answer]) -> Answer:
    """Again where another program (a virus scanner) holds the file for a moment."""
    for attempt in range(1, _TRIES):
        try:
            return act()
        except PermissionError:
            time.sleep(_PAUSE * attempt)
    return act()


def _linked(part: Path, target: Path) -> bool:
    """Whether ``part`` is still there beside the new name."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # A stick's file system knows no links; then the last look is as near as one comes.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.replace(part, target)
        return False
    return True


def sync_folder(folder: Path) -> None:
    """A name that was not synced may be gone after a power cut, and the file with it."""
    if os.name != "posix":
        return
    # A stick's file system may know no sync of folders; the file is whole all the same.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
