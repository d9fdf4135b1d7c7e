"""A chart into a file: the ending chooses PNG, PDF or SVG; whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS_PER_INCH = 150
# Without the moment of saving, the same chart gives the same bytes.
METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "pdf": {"CreationDate": None},
    "svg": {"Date": None},
}
SETTINGS: Any = {"pdf.fonttype": 42, "svg.hashsalt": "ntm-desktop"}


def check_ending(path: Path) -> str:
    """The format that a file's ending names. Raises WrongUse for any other ending."""
    ending = path.suffix.lower().removeprefix(".")
    known = ", ".join(f".{name}" for name in METADATA)
    if not ending:
        raise WrongUse(texts.NO_ENDING.format(name=path.name, known=known))
    if ending not in METADATA:
        raise WrongUse(texts.UNKNOWN_ENDING.format(ending=ending, known=known))
    return ending


def save(figure: Figure, path: Path) -> None:
    """Write the figure to ``path``; PNG at 150 dots an inch, PDF with its font embedded.

    Raises WrongUse for another ending, StorageFailed where the place cannot be written; then a
    file that was there before is as it was, and nothing else is left behind.
    """
    ending = check_ending(path)
    from matplotlib import rc_context

    # Beside its target: only within one folder is the last step one step.
    part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
    try:
        with rc_context(SETTINGS):
            figure.savefig(part, format=ending, dpi=DOTS_PER_INCH, metadata=METADATA[ending])
        os.replace(part, path)
    except OSError as error:
        raise StorageFailed(texts.NOT_WRITTEN.format(path=path, why=_why(error))) from error
    finally:
        # Left only by a failure; the sentence about that failure is the one to be heard.
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return texts.NO_SPACE
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR, errno.EBUSY):
        return texts.NO_RIGHT
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return texts.NO_FOLDER
    return texts.OTHER_FAULT.format(number=error.errno)
