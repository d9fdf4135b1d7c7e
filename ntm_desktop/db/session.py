"""The open file itself: connection, transactions, local settings. ``Store`` is built on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from ntm_desktop.db import connection as files
from ntm_desktop.db.projection import Judge
from ntm_desktop.errors import StorageFailed
from ntm_desktop.texts import storage as texts

T = TypeVar("T")


class Session:
    """A connection with its path; one writer, one transaction at a time."""

    def __init__(self, path: Path, db: sqlite3.Connection, read_only: bool = False) -> None:
        self.path = path
        self.db = db
        self.read_only = read_only
        self._checked = True
        self._judge: Judge | None = None
        self._remembered: dict[str, tuple[int, Any]] = {}

    @property
    def judge(self) -> Judge:
        """The rules that judge figures; ``use_judge`` must have been called."""
        if self._judge is None:
            raise RuntimeError("use_judge before anything is written")
        return self._judge

    def use_judge(self, judge: Judge) -> None:
        """Give the rules by which stored outcomes are judged."""
        self._judge = judge

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One action: BEGIN IMMEDIATE … COMMIT; on any error everything is as before.

        Raises InUse, StorageFailed (full, read-only), FileRefused (damaged).
        """
        if self.read_only:
            raise StorageFailed(texts.read_only(str(self.path)))
        with files.translated(self.path):
            self.check_before_writing()
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                # A full disk rolls back by itself; ask before rolling back again.
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                if self._judge is not None:
                    self._judge.forget()
                raise

    def check_before_writing(self) -> None:
        """Overridden by ``Store``: quick_check and staleness, once, before the first write."""

    def remembered(self, name: str, ask: Callable[[], T]) -> T:
        """What ``ask`` gives, asked again only after something was written to the file.

        Nobody else writes to an open file. What is seen inside a transaction may be taken back, so
        it is not kept.
        """
        if self.db.in_transaction:
            return ask()
        written = self.db.total_changes
        known = self._remembered.get(name)
        if known is None or known[0] != written:
            known = (written, ask())
            self._remembered[name] = known
        found: T = known[1]
        return found

    def setting(self, name: str, default: str = "") -> str:
        """A local setting of this file (district, organisation, counters)."""
        row = self.db.execute("SELECT value FROM workbook WHERE name=?", (name,)).fetchone()
        return default if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Change a local setting; inside a transaction."""
        self.db.execute(
            "INSERT INTO workbook (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value=excluded.value",
            (name, value),
        )

    def close(self) -> None:
        """Close the file and leave nothing beside it."""
        files.close(self.db)
