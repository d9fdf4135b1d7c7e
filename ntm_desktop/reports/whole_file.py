"""Writing a file whole or not at all: beside its place first, then put there in one step."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ntm_desktop.errors import StorageFailed
from ntm_desktop.texts import documents as texts

T = TypeVar("T")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.EBUSY)
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR)


def write_whole(write: Callable[[Path], T], path: Path) -> T:
    """What ``write`` answers; it is given the place beside.

    Raises StorageFailed where the place cannot be written; then a file that was there before is
    as it was, and nothing else is left behind.
    """
    # Beside its target: only within one folder is the last step one step.
    part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
    try:
        made = write(part)
        os.replace(part, path)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(path), _why(error))) from error
    finally:
        # Left only by a failure; the sentence about that failure is the one to be heard.
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return made


def _why(error: OSError) -> str:
    if error.errno in _FULL:
        return texts.NO_SPACE
    if error.errno in _NO_RIGHT:
        return texts.NO_RIGHT
    if error.errno in _NO_FOLDER:
        return texts.NO_FOLDER
    return texts.other_fault(error.errno)
