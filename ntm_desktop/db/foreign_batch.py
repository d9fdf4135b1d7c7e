"""The child process of one batch of foreign files, seen from the program that started it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from ntm_desktop import paths
from ntm_desktop.db import foreign_child
from ntm_desktop.db.foreign_frames import read_frame, write_frame
from ntm_desktop.db.foreign_header import Taken

if TYPE_CHECKING:
    from subprocess import Popen

_START = (
    "import sys; sys.path.insert(0, {root!r}); "
    "from ntm_desktop.db.foreign_child import main; main()"
)


class Batch:
    """The child of one batch; started for the first file that needs it, again if it died."""

    def __init__(self, setting: list[bytes], in_process: bool, seconds: float) -> None:
        self._setting = setting
        self._in_process = in_process or bool(getattr(sys, "frozen", False))
        self._seconds = seconds
        self._child: _Child | None = None
        self._examiner: foreign_child.Examiner | None = None

    def submit(self, taken: Taken) -> None:
        """Hand over a file; its answer is asked for later, in the same order."""
        if self._child is None and not self._in_process:
            try:
                self._child = _Child(self._setting)
            except OSError:
                self._in_process = True
        if self._child is not None:
            self._child.submit(_request(taken))

    def answer(self, taken: Taken) -> list[bytes]:
        """The answer for the file that was handed over longest ago."""
        if self._child is None:
            if self._examiner is None:
                self._examiner = foreign_child.Examiner(self._setting)
            return self._examiner.answer(*_request(taken))
        answer = self._child.answer(self._seconds)
        if answer is None:
            word = b"too_large" if self._child.timed_out else b"damaged"
            self.close()
            return [word, foreign_child.UNEXPECTED.encode()]
        return answer

    def restart(self, waiting: Sequence[Taken]) -> None:
        """After a child's end: hand the files that still wait to a new one."""
        if self._child is None and not self._in_process:
            for taken in waiting:
                if taken.data:
                    self.submit(taken)

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.close()
            self._child = None


class _Child:
    """One process that reads foreign files; a thread feeds it, so that neither side waits."""

    def __init__(self, setting: list[bytes]) -> None:
        import subprocess

        code = _START.format(root=str(paths.package_root()))
        self._process: Popen[bytes] = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._frames: SimpleQueue[Sequence[bytes] | None] = SimpleQueue()
        self.timed_out = False
        self.submit(setting)
        self._feeder = threading.Thread(target=self._feed, daemon=True)
        self._feeder.start()
        # Seconds for an answer that is awaited, then None when it came; None for the end.
        self._waits: SimpleQueue[float | None] = SimpleQueue()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, frame: Sequence[bytes]) -> None:
        self._frames.put(frame)

    def answer(self, seconds: float) -> list[bytes] | None:
        """The next answer, None where the process died or took too long and was ended."""
        stdout = self._process.stdout
        assert stdout is not None
        self._waits.put(seconds)
        try:
            return read_frame(stdout)
        except (ValueError, OSError):
            return None
        finally:
            self._waits.put(None)

    def close(self) -> None:
        self._process.kill()
        self._frames.put(None)
        self._waits.put(None)
        self._process.wait()
        self._feeder.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # the last frame found no reader; nobody needs it now
                    stream.close()

    def _watch(self) -> None:
        while (seconds := self._waits.get()) is not None:
            try:
                self._waits.get(timeout=seconds)
            except Empty:
                self.timed_out = True
                self._process.kill()
                return

    def _feed(self) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        while (frame := self._frames.get()) is not None:
            try:
                write_frame(stdin, frame)
            except (OSError, ValueError):
                return


def _request(taken: Taken) -> tuple[bytes, bytes]:
    return foreign_child.WORKBOOK if taken.workbook else b"package", taken.data
