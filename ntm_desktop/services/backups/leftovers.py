"""What a program that was killed has left half-done: halves of copies, and working folders.

Both bear a name that says which process made them (``paths.temporary_name``). They go when they are
an hour old and that process lives no more, so that nothing is taken from a copy that is being made.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ntm_desktop import paths
from ntm_desktop.services.backups.backup_files import SUFFIX

OLD = 3600.0
"""Seconds after which what is half-done is no longer waited for."""


def working_folder() -> TemporaryDirectory[str]:
    """A new folder in the system's temporary one; gone when it is left, or swept later."""
    return TemporaryDirectory(prefix=paths.temporary_name())


def sweep() -> list[Path]:
    """Take away what is left of this program on this machine; returns what went."""
    try:
        places = [one for one in paths.backups_dir().iterdir() if one.is_dir()]
    except OSError:
        places = []
    return sweep_folders(Path(tempfile.gettempdir())) + [
        half for place in places for half in sweep_halves(place)
    ]


def sweep_folders(place: Path, now: Callable[[], float] = time.time) -> list[Path]:
    """The working folders in ``place`` (the system's temporary folder) that nobody needs."""
    gone = []
    for path in _given_up(_found(place, f"{paths.TEMPORARY}*"), now):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
            gone.append(path)
    return gone


def sweep_halves(folder: Path, now: Callable[[], float] = time.time) -> list[Path]:
    """The halves of copies in a folder of copies that nobody makes any more."""
    gone = []
    for path in _given_up(_found(folder, f"*{SUFFIX}.part"), now, unnamed=True):
        with suppress(OSError):
            path.unlink()
            gone.append(path)
    return gone


def _found(place: Path, pattern: str) -> list[Path]:
    try:
        return list(place.glob(pattern))
    except OSError:
        return []


def _given_up(
    found: Iterable[Path], now: Callable[[], float], unnamed: bool = False
) -> Iterable[Path]:
    """Those of dead processes; ``unnamed``: also those that earlier programs named otherwise."""
    for path in found:
        maker = paths.maker_of(path.name)
        if maker is None and not unnamed:
            continue
        with suppress(OSError):
            state = path.lstat()
            mine = sys.platform == "win32" or state.st_uid == os.getuid()
            if mine and now() - state.st_mtime > OLD and not (maker and lives(maker)):
                yield path


def lives(process: int) -> bool:
    """Whether a process of that number runs on this machine."""
    if sys.platform == "win32":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def _lives_on_windows(process: int) -> bool:
    # There ``os.kill`` would end the process that it asks about.
    if sys.platform != "win32":
        return True
    import ctypes

    query, denied, active = 0x1000, 5, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(query, False, process)
    if not handle:
        return bool(ctypes.get_last_error() == denied)
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return bool(not known or code.value == active)
