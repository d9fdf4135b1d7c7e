"""Steps 1 to 3 of reading a foreign file: what it is, its bytes once, its header.

Nothing here hands a byte to SQLite. A path is never opened for writing, and no side file is made.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Container
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ntm_desktop.db.connection import WORKBOOK_ID, WORKBOOK_VERSION
from ntm_desktop.db.package_format import LARGEST_FILE, PACKAGE_ID, PACKAGE_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_TRIES = 3
_PAUSE = 0.1
_SIDE_FILES = ("-wal", "-journal")
_OURS = {PACKAGE_ID: PACKAGE_VERSION, WORKBOOK_ID: WORKBOOK_VERSION}


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's bytes, read once, or why they were not taken.

    ``reason``: a word of the contract, None where the header is sound. ``detail``: what the
    sentence names beside it. ``workbook``: a whole workbook, not a package. ``known``: these very
    bytes were imported before, so nothing reads them again.
    """

    path: Path
    sha256: bytes = b""
    data: bytes = b""
    reason: str | None = None
    detail: str = ""
    workbook: bool = False
    known: bool = False


def take(path: Path, known: Container[bytes] = frozenset()) -> Taken:
    """Read a file's bytes and judge its header; ``known``: hashes (32 bytes) of earlier imports."""
    for attempt in range(_TRIES):
        try:
            return _take(path, known)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            if isinstance(error, FileNotFoundError | IsADirectoryError | PermissionError):
                break
            if attempt + 1 < _TRIES:
                time.sleep(_PAUSE)
    return Taken(path, reason="unreadable", detail=detail)


def _take(path: Path, known: Container[bytes]) -> Taken:
    # A link or a device could be anything when it is read; a file that was carried here is plain.
    mode = os.lstat(path).st_mode
    if not stat.S_ISREG(mode):
        return Taken(path, reason="unreadable", detail="not_a_file")
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(_HEADER)
        reason, detail = header_fault(head, size)
        if reason is None and _copied_while_open(path):
            reason = "in_use"
        if reason is None and size > LARGEST_FILE:
            reason, detail = "too_large", str(size)
        if reason is not None:
            return Taken(path, reason=reason, detail=detail)
        data = head + file.read(LARGEST_FILE)
    if len(data) != size:
        return Taken(path, reason="truncated")
    digest = sha256(data).digest()
    workbook = int.from_bytes(head[68:72], "big") == WORKBOOK_ID
    if digest in known:
        return Taken(path, digest, workbook=workbook, known=True)
    return Taken(path, digest, data, workbook=workbook)


def header_fault(head: bytes, size: int) -> tuple[str | None, str]:
    """The word and detail for what is wrong with a header (100 bytes) of a file of that size."""
    if head[: len(_MAGIC)] != _MAGIC:
        return "not_sqlite", "empty" if not head else ""
    page_size = int.from_bytes(head[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    if len(head) < _HEADER or size != page_size * int.from_bytes(head[28:32], "big"):
        return "truncated", ""
    supported = _OURS.get(int.from_bytes(head[68:72], "big"))
    if supported is None:
        return "not_ours", ""
    version = int.from_bytes(head[60:64], "big")
    if version > supported or max(head[18], head[19]) > 2:
        return "newer_version", str(version)
    if 2 in (head[18], head[19]):
        return "in_use", ""
    if version < 1:
        return "foreign_schema", ""
    if head[56:60] != b"\x00\x00\x00\x01" or not _is_page_size(page_size):
        return "damaged", ""
    return None, ""


def _is_page_size(size: int) -> bool:
    return 512 <= size <= 65536 and size & (size - 1) == 0


def _copied_while_open(path: Path) -> bool:
    for ending in _SIDE_FILES:
        try:
            if os.stat(f"{path}{ending}").st_size:
                return True
        except OSError:
            continue
    return False
