"""Copies that are made by themselves while a workbook is open, and when it is left.

The copying runs in a thread, a few pages at a time, so nobody who types waits for it. A copy also
goes to the second place whenever that can be reached.
"""

from __future__ import annotations

import threading
import time
import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_desktop.errors import StorageFailed

if TYPE_CHECKING:
    from ntm_desktop.services.backups.backup_timer import BackupTimer
    from ntm_desktop.services.workbook import Workbook
    from ntm_desktop.ui.background import Background, Work

_LOOK_MS = 60_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done: the new copy, the one at the second place, and the sentence of a fault."""

    made: Path | None = None
    sent: Path | None = None
    fault: str = ""


class Keeper:
    """One workbook at a time. ``second`` names the second place, ``told`` hears of every copy."""

    def __init__(
        self,
        window: tk.Misc,
        background: Background,
        second: Callable[[], Path | None],
        told: Callable[[Kept], None],
    ) -> None:
        self._window, self._background = window, background
        self._second, self._told = second, told
        self._book: Workbook | None = None
        self._timer: BackupTimer | None = None
        self._idle = threading.Event()
        self._idle.set()
        self._marked: int | None = None
        self._fault = ""
        self._pending = ""

    def take(self, book: Workbook, clock: Callable[[], float] = time.monotonic) -> None:
        """Watch this workbook from now on."""
        from ntm_desktop.services.backups.backup_timer import BackupTimer

        self._book, self._fault = book, ""
        # A file that cannot be written does not change.
        self._timer = None if book.store.read_only else BackupTimer(book, clock)
        self._later()

    def look(self) -> bool:
        """Copy what has waited long enough; returns whether there was anything to do."""
        self._later()
        if self._book is None or self._timer is None or not self._idle.is_set():
            return False
        if self._timer.due:
            return self.copy("auto")
        return self._second_of(self._book) is not None and self._start("", None)

    def copy(self, reason: str, done: Callable[[Kept], None] | None = None) -> bool:
        """Copy now, in the background; False where one is being made already."""
        if self._book is None or not self._idle.is_set():
            return False
        return self._start(reason, done)

    def send(self, done: Callable[[Kept], None] | None = None) -> bool:
        """Bring the latest copy to the second place now, in the background."""
        return self._book is not None and self._idle.is_set() and self._start("", done)

    @property
    def changed(self) -> bool:
        """Whether the workbook was changed since its last copy."""
        return self._timer is not None and self._timer.changed

    @property
    def busy(self) -> bool:
        """Whether a copy is being made, or was made and not told of yet."""
        return not self._idle.is_set() or self._marked is not None

    def rest(self) -> None:
        """Wait until no copy is being made: the file is about to be replaced or closed."""
        self._idle.wait()
        if self._timer is not None and self._marked is not None:
            self._timer.copied(self._marked)
        self._marked = None

    def leave(self) -> str:
        """Copy what changed since the last copy; returns the sentence of a fault, "" for none."""
        self.rest()
        book, timer = self._book, self._timer
        self.drop()
        if book is None or timer is None:
            return ""
        return _keep(book, "close" if timer.changed else "", self._second_of(book)).fault

    def drop(self) -> None:
        """Watch nothing any more, and copy nothing: for a workbook that is damaged."""
        self._idle.wait()
        self._book = self._timer = self._marked = None
        if self._pending:
            self._window.after_cancel(self._pending)
            self._pending = ""

    def _later(self) -> None:
        if self._pending:
            self._window.after_cancel(self._pending)
        self._pending = self._window.after(_LOOK_MS, self.look)

    def _second_of(self, book: Workbook) -> Path | None:
        return None if book.demo else self._second()

    def _start(self, reason: str, done: Callable[[Kept], None] | None) -> bool:
        book, timer = self._book, self._timer
        assert book is not None
        second = self._second_of(book)
        mark = timer.mark() if timer is not None else None
        self._idle.clear()

        def work(_work: Work) -> Kept:
            try:
                kept = _keep(book, reason, second, gently=True)
                if kept.made is not None:
                    self._marked = mark
                return kept
            finally:
                self._idle.set()

        def finished(kept: Kept) -> None:
            if self._book is not book:
                return
            self.rest()
            self._tell(kept, asked=done is not None)
            if done is not None:
                done(kept)

        self._background.thread(work, finished)
        return True

    def _tell(self, kept: Kept, *, asked: bool) -> None:
        # A stick that stays full is told of once, not every minute.
        news = kept.made or kept.sent or (kept.fault and kept.fault != self._fault)
        self._fault = kept.fault
        if news or asked:
            self._told(kept)


def _keep(book: Workbook, reason: str, second: Path | None, *, gently: bool = False) -> Kept:
    """One copy, if there is a reason for one, and its way to the second place."""
    from ntm_desktop.services.backups.backup import make_backup
    from ntm_desktop.services.backups.backup_second import send

    made = sent = None
    try:
        if reason:
            made = make_backup(book, reason, gently=gently)
        if second is not None:
            sent = send(book.path, second, made)
    except StorageFailed as fault:
        return Kept(made, None, fault.sentence)
    return Kept(made, sent)
