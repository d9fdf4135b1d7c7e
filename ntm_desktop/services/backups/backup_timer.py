"""When a workbook is to be copied by itself: after half an hour of change, and when it is left."""

from __future__ import annotations

from collections.abc import Callable

from ntm_desktop.db import copies
from ntm_desktop.services.backups.backup_files import backups
from ntm_desktop.services.workbook import Workbook

EVERY = 30 * 60.0
"""Seconds that a change waits at most for its copy. Source: docs/contract.md, "Backups"."""


class BackupTimer:
    """Whether an open workbook was changed since its last copy, and for how long.

    ``now`` is a clock in seconds that only goes forward.
    """

    def __init__(self, book: Workbook, now: Callable[[], float]) -> None:
        self._book, self._now = book, now
        self._mark = copies.written(book.store)
        self._since: float | None = now() if _behind(book) else None

    @property
    def changed(self) -> bool:
        """Whether something was written since the last copy."""
        return self._first_change() is not None

    @property
    def due(self) -> bool:
        """Whether a change has waited half an hour."""
        since = self._first_change()
        return since is not None and self._now() - since >= EVERY

    def mark(self) -> int:
        """The state of this moment, for ``copied``."""
        return copies.written(self._book.store)

    def copied(self, mark: int) -> None:
        """There is a copy of the state that ``mark`` was taken of, or of a later one."""
        self._mark, self._since = mark, None

    def _first_change(self) -> float | None:
        # Noticed at the next look: the window looks every minute.
        if self._since is None and copies.written(self._book.store) != self._mark:
            self._since = self._now()
        return self._since


def _behind(book: Workbook) -> bool:
    """Whether the file was written after its latest copy, in an earlier session perhaps."""
    latest = next(iter(backups(book.path)), None)
    if latest is None:
        return True
    try:
        return book.path.stat().st_mtime_ns > latest.path.stat().st_mtime_ns
    except OSError:
        return True
