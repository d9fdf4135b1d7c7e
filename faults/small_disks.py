"""Disks that are full or cannot be written, as near to real ones as the machine allows.

A small tmpfs in a mount namespace of its own needs no root on an ordinary Debian, answers with the
system's own ENOSPC and EROFS, and is gone with the process. Where that is forbidden the full disk
is left out (a limit on the size of files would also stop the rollback, which no full disk does),
and taken rights stand for the medium that is only read.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SIZE = 24 << 20
_BALLAST = "ballast"


@dataclass(slots=True)
class Tally:
    """What was counted, and sentences about what did not hold."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def rows(self) -> tuple[tuple[str, int], ...]:
        """The counts in the order in which they were first seen."""
        return tuple(self.counts.items())


@dataclass(slots=True)
class SmallDisk:
    """A mounted disk that a ballast fills."""

    folder: Path

    def leave(self, free: int) -> None:
        """Let no more than ``free`` bytes be written."""
        self.release()
        there = os.statvfs(self.folder)
        with (self.folder / _BALLAST).open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, there.f_bavail * there.f_frsize - free))

    def release(self) -> None:
        """Give the room back."""
        (self.folder / _BALLAST).unlink(missing_ok=True)


@contextmanager
def mounted(folder: Path) -> Iterator[bool]:
    """A tmpfs on ``folder``, or False where this process may not mount."""
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", str(folder)]
    is_there = shutil.which("mount") is not None and _succeeds(command)
    try:
        yield is_there
    finally:
        if is_there:
            _succeeds(["umount", str(folder)])


def made_read_only(folder: Path, is_mounted: bool) -> bool:
    """Forbid all writing below a folder; False where this machine has no way to."""
    if is_mounted:
        return _succeeds(["mount", "-o", "remount,ro", str(folder)])
    if os.geteuid() == 0:
        return False  # rights do not stop root
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    return True


def made_writable(folder: Path, is_mounted: bool) -> None:
    """Allow writing again."""
    if is_mounted:
        _succeeds(["mount", "-o", "remount,rw", str(folder)])
        return
    folder.chmod(0o700)
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def instead(error: Exception) -> str:
    """What came where a sentence was due; without the paths of the machine."""
    said = error.strerror if isinstance(error, OSError) else ""
    return f"{type(error).__name__} instead of a sentence" + (f" ({said})" if said else "")


def in_a_child(module: str, runs: int, seed: int, folder: Path) -> Tally:
    """Run ``module.tally(runs, chance, folder)`` in a process that may mount, if any may."""
    answer = folder / "answer.json"
    command = [sys.executable, "-m", "faults.small_disks", module, str(runs), str(seed)]
    for prefix in (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"], []):
        if not prefix or (shutil.which("unshare") and _succeeds([*prefix, "true"])):
            done = subprocess.run(
                [*prefix, *command, str(folder), str(answer)],
                cwd=Path(__file__).absolute().parent.parent,
                capture_output=True,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(done.stderr.decode(errors="replace"))
            break
    told: Mapping[str, Mapping[str, int]] = json.loads(answer.read_text("utf-8"))
    return Tally(Counter(told["counts"]), list(told["faults"]))


def _main(module: str, runs: str, seed: str, folder: str, answer: str) -> None:
    from importlib import import_module

    seen: Tally = import_module(module).tally(int(runs), Random(int(seed)), Path(folder))
    told = {"counts": seen.counts, "faults": seen.faults}
    Path(answer).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
