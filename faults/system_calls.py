"""What a writer asked of the system: recorded by strace, read back as operations on files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "openat,open,creat,pwrite64,write,lseek,ftruncate,fsync,fdatasync,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat"
)
_LONGEST = 1 << 22
_LINE = re.compile(r"(\d+) +(.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_HANDLE = re.compile(r"(\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>(?:\(deleted\))?")
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)")


class NoRecorder(Exception):
    """The calls cannot be recorded on this machine; says why and what would help."""


@dataclass(frozen=True, slots=True)
class Create:
    """A name is made, with an empty file, where there is none; ``empty``: emptied where one is."""

    path: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes go to a place in a file."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file is made that long."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """All that was asked of a file, or of the names in a folder, must now be on the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """A name goes."""

    path: str


@dataclass(frozen=True, slots=True)
class Link:
    """A file gets a further name; ``moved``: and loses the old one."""

    old: str
    new: str
    moved: bool


Call = Create | Write | Truncate | Sync | Unlink | Link


def record(command: Sequence[str], trace: Path, cwd: Path, within: Path) -> list[Call]:
    """Run a command to its end and return what it asked of files below ``within``, in order.

    Raises NoRecorder where strace is missing or may not watch, RuntimeError where the command
    fails.
    """
    strace = shutil.which("strace")
    if strace is None:
        raise NoRecorder("strace is not installed (Debian: apt-get install strace)")
    watched = [strace, "-f", "-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}"]
    done = subprocess.run(
        [*watched, "-o", str(trace), *command],
        cwd=cwd,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        if "ptrace" in said.lower():
            raise NoRecorder("strace may not watch processes here (ptrace is forbidden)")
        raise RuntimeError(said)
    return list(_calls(trace, within))


def python(module: str, *arguments: str | Path) -> list[str]:
    """The command that runs a module with this interpreter."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def _calls(trace: Path, within: Path) -> Iterator[Call]:
    ours = "".join(f"\\x{one:02x}" for one in str(within).encode())
    cut: dict[str, str] = {}
    places: dict[tuple[str, str], int] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            split = _LINE.match(line)
            if split is None:
                continue
            process, said = split.groups()
            if said.endswith("<unfinished ...>"):
                cut[process] = said.removesuffix("<unfinished ...>").rstrip()
                continue
            resumed = _RESUMED.match(said)
            if resumed is not None:
                said = cut.pop(process, "") + resumed[1]
            if ours not in said:
                continue
            whole = _CALL.match(said)
            if whole is not None and int(whole[3]) >= 0:
                yield from _read(process, whole[1], whole[2], int(whole[3]), places)


def _read(
    process: str, name: str, told: str, answer: int, places: dict[tuple[str, str], int]
) -> Iterator[Call]:
    handles = _HANDLE.findall(told)
    texts = [_bytes(text) for text in told.split('"')[1::2]]
    number, path = (handles[0][0], _path(handles[0][1])) if handles else ("", "")
    if name in ("openat", "open", "creat"):
        if "O_CREAT" in told or name == "creat":
            yield Create(_absolute(path, texts[0]), "O_TRUNC" in told)
        return
    if name == "pwrite64":
        yield Write(path, int(told.rpartition(",")[2]), texts[0][:answer])
    elif name == "write":
        offset = places.get((process, number), 0)
        places[process, number] = offset + answer
        yield Write(path, offset, texts[0][:answer] if texts else b"")
    elif name == "lseek":
        places[process, number] = answer
    elif name == "ftruncate":
        yield Truncate(path, int(told.rpartition(",")[2]))
    elif name in ("fsync", "fdatasync"):
        yield Sync(path)
    elif name.startswith("unlink"):
        yield Unlink(_absolute(path, texts[0]))
    else:
        old, new = (_absolute(path, text) for text in texts[:2])
        yield Link(old, new, name.startswith("rename"))


def _bytes(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


def _path(hexed: str) -> str:
    return _bytes(hexed).decode(errors="surrogateescape")


def _absolute(folder: str, name: bytes) -> str:
    return os.path.join(folder, name.decode(errors="surrogateescape"))
