"""What runs in the child process: one foreign file after the other, each into an answer.

Started with ``-I -S`` and nothing of the user's environment; reads frames from standard input,
writes frames to standard output. A file that brings the process down is named by the parent.
"""

from __future__ import annotations

import sqlite3
import sys

from ntm_desktop.db.foreign_checks import Fault, read_package, word_for
from ntm_desktop.db.foreign_frames import read_frame, write_frame
from ntm_desktop.db.foreign_rows import blocks_of
from ntm_desktop.db.package_format import ID_BYTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_MEMORY = 512 * 1024 * 1024
UNEXPECTED = "unexpected"
WITH_BYTES = b"bytes"
WORKBOOK = b"workbook"
SEPARATOR = "\x00"
"""Between the structures of the workbook's versions, the first version first."""


class Examiner:
    """Reads files against what is known here. ``setting``: known ids, held digests,
    structures, flags."""

    def __init__(self, setting: Sequence[bytes]) -> None:
        known, held, ddl, flags = setting
        self._known = _split(known)
        self._held = _split(held)
        self._structures = ddl.decode().split(SEPARATOR)
        self._with_bytes = flags == WITH_BYTES

    def answer(self, kind: bytes, data: bytes) -> list[bytes]:
        """A word (empty where the file is sound), a detail, then the blocks of the content."""
        try:
            if kind == WORKBOOK:
                # Needs the rules of ownership; a package does not wait for them.
                from ntm_desktop.db.foreign_workbook import read_workbook

                version = int.from_bytes(data[60:64], "big")
                content = read_workbook(data, self._held, self._structures[version - 1])
            else:
                content = read_package(data, self._held)
            return [b"", b"", *blocks_of(content, self._known, self._with_bytes)]
        except Exception as error:
            word = word_for(error)
            if word is None:
                return [b"damaged", UNEXPECTED.encode()]
            detail = error.detail if isinstance(error, Fault) else ""
            return [word.encode(), detail.encode()]


def main() -> None:
    """Serve frames until the parent closes the pipe."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    setting = read_frame(requests)
    if setting is None:
        return
    _limit_memory()
    examiner = Examiner(setting)
    while (request := read_frame(requests)) is not None:
        kind, data = request
        write_frame(answers, examiner.answer(kind, data))


def _limit_memory() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"PRAGMA hard_heap_limit = {_MOST_MEMORY}")
    connection.close()


def _split(blob: bytes) -> set[bytes]:
    return {blob[at : at + ID_BYTES] for at in range(0, len(blob), ID_BYTES)}
