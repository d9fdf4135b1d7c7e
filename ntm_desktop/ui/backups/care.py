"""What the window does for the file of a workbook: copies, proofs, the ways out of damage."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ntm_desktop.errors import FileRefused
from ntm_desktop.texts import backup_view as texts
from ntm_desktop.ui.backups.keeper import Keeper, Kept
from ntm_desktop.ui.backups.second_place import Second

if TYPE_CHECKING:
    from ntm_desktop.services.preferences import Preferences
    from ntm_desktop.services.workbook import Workbook
    from ntm_desktop.ui.background import Background, Work
    from ntm_desktop.ui.backups.desk import Desk
    from ntm_desktop.ui.dialogs import Dialogs
    from ntm_desktop.ui.faults import Faults
    from ntm_desktop.ui.shell import Shell

_CALM_MS = 400
_QUIET_MS = 3000


class Host(Protocol):
    """The window as it is needed here."""

    dialogs: Dialogs
    faults: Faults
    background: Background
    shell: Shell
    book: Workbook | None
    preferences: Preferences

    @property
    def window(self) -> tk.Tk:
        """The root."""

    def open(self, path: Path) -> bool:
        """Open a workbook in place of the present one."""

    def let_go(self) -> None:
        """Close the open workbook, and stand at the start screen."""

    def prefer(self, changed: Preferences) -> None:
        """Take other preferences."""


class Care:
    """One for the window; it follows which workbook is open."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.second = Second(lambda: host.preferences, host.prefer)
        self.keeper = Keeper(
            host.window, host.background, lambda: self.second.folder, self._told_of_copy
        )
        host.shell.open_backups = self.show

    # ------------------------------------------------------------------ coming and going

    def take(self, book: Workbook) -> None:
        """This workbook is open now."""
        self.keeper.take(book)
        self._host.window.after(_CALM_MS, lambda: self.look_at_file(book))

    def leave(self) -> str:
        """The workbook is about to be closed: copy what changed. Returns a fault's sentence."""
        if self.keeper.changed:
            self._host.shell.status.say(texts.COPYING)
            self._host.window.update_idletasks()
        return self.keeper.leave()

    def sweep(self) -> None:
        """Later, in a thread: take away what a program that was killed has left."""

        def work(_work: Work) -> None:
            from ntm_desktop.services.backups import leftovers

            leftovers.sweep()

        start = self._host.background.thread
        self._host.window.after(_QUIET_MS, lambda: start(work, lambda _done: None))

    def look_at_file(self, book: Workbook) -> None:
        """After the first draw: is the file sound? Nothing is written before that is known."""
        from ntm_desktop.services.backups.restoring import Condition, condition

        if self._host.book is not book:
            return
        if book.store.read_only:
            self._host.shell.status.say(texts.READ_ONLY)
        if book.recovered:
            self._host.dialogs.show_info(texts.RECOVERED)
        try:
            book.store.check_before_writing()
        except FileRefused:
            self._mend_open(book, condition(book) is Condition.STALE)

    def begin_otherwise(self, path: Path | None, fault: Exception) -> bool:
        """A workbook did not open: offer its copies, or say why. Whether one is open then."""
        try:
            instead = self._desk().mend(path, fault) if path is not None else None
        except Exception as another:
            fault, instead = another, None
        if instead is None:
            self._host.faults.handle(fault)
            return False
        return self._open_instead(instead, path)

    def could_not_show(self, book: Workbook, fault: Exception) -> bool:
        """A workbook opened, but its first page did not show. Whether one is open then."""
        from ntm_desktop.services.backups.restoring import Condition, condition

        found = condition(book)
        if found is Condition.SOUND:
            raise fault
        return self._mend_open(book, found is Condition.STALE)

    # ------------------------------------------------------------------ the window of the copies

    def show(self) -> None:
        """The window of the copies of the open workbook."""
        from ntm_desktop.ui.backups.backup_window import How

        book = self._host.book
        if book is None:
            return
        self._host.shell.finish_typing()
        chosen = self._desk().show(book)
        if chosen is not None and chosen.how is How.CHECK:
            self.check()

    def check(self) -> None:
        """Prove the open workbook in full, and offer what mends it."""
        from ntm_desktop.services.backups.restoring import Condition, condition

        book, status = self._host.book, self._host.shell.status
        assert book is not None
        status.say(texts.CHECKING)
        self._host.window.update_idletasks()
        found = condition(book)
        status.say("")
        if found is Condition.SOUND:
            self._host.dialogs.show_info(texts.SOUND, title=texts.CHECK)
        else:
            self._mend_open(book, found is Condition.STALE)

    # ------------------------------------------------------------------ damage

    def _mend_open(self, book: Workbook, stale: bool) -> bool:
        """Rebuild what the log still knows; else let the file go as it is and offer its copies.

        Whether a workbook is open then.
        """
        if stale:
            self._desk().rebuild(book)
            return True
        self.keeper.drop()  # a copy of a damaged file is no copy
        self._host.let_go()
        fault = FileRefused("damaged", texts.DAMAGED_NOW)
        instead = self._desk().mend(book.path, fault)
        return instead is not None and self._open_instead(instead, book.path)

    def _open_instead(self, instead: Path, wanted: Path | None) -> bool:
        opened = self._host.open(instead)
        if opened and instead != wanted:
            self._host.shell.status.say(texts.opened_beside(instead.name))
        return opened

    def _told_of_copy(self, kept: Kept) -> None:
        self._host.shell.show_backups()
        if kept.fault:
            self._host.shell.status.say(kept.fault)

    def _desk(self) -> Desk:
        from ntm_desktop.ui.backups.desk import Desk

        host = self._host
        return Desk(
            host.window,
            host.dialogs,
            host.background,
            self.keeper,
            self.second,
            host.shell.status.say,
        )
