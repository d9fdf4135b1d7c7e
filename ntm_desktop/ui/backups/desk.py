"""The ways through the window of the copies: looking, restoring, mending a broken workbook."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_desktop.errors import FileRefused
from ntm_desktop.texts import backup_view as texts
from ntm_desktop.ui.backups.backup_window import BackupWindow, Chosen, Doors, How
from ntm_desktop.ui.backups.look_words import made_at

if TYPE_CHECKING:
    from ntm_desktop.services.backups.backup import Proved
    from ntm_desktop.services.backups.backup_look import Present
    from ntm_desktop.services.workbook import Workbook
    from ntm_desktop.ui.background import Background
    from ntm_desktop.ui.backups.keeper import Keeper
    from ntm_desktop.ui.backups.second_place import Second
    from ntm_desktop.ui.dialogs import Dialogs


class Desk:
    """One for the window. ``say`` tells in the status bar; ``damaged`` lets an open file go."""

    def __init__(
        self,
        window: tk.Tk,
        dialogs: Dialogs,
        background: Background,
        keeper: Keeper,
        second: Second,
        say: Callable[[str], None],
    ) -> None:
        self._window, self._dialogs, self._background = window, dialogs, background
        self._keeper, self._second, self._say = keeper, second, say

    # ------------------------------------------------------------------ an open workbook

    def show(self, book: Workbook) -> Chosen | None:
        """The copies of the open workbook; what is chosen there is done after a yes.

        Returns the choice where it is CHECK, which is for the caller.
        """
        from ntm_desktop.services.backups.backup_look import present

        while True:
            window = self.window_of(book.path, present(book.store), self._keeper)
            chosen = window.run()
            if chosen is None or chosen.how is How.CHECK:
                return chosen
            if self._restore(book, chosen):
                return None

    def window_of(
        self, path: Path, now: Present | None, keeper: Keeper | None, **more: str
    ) -> BackupWindow:
        """The window, not shown yet."""
        doors = Doors(self._dialogs, self._background, keeper, self._second)
        return BackupWindow(self._window, doors, path, now, **more)

    def _restore(self, book: Workbook, chosen: Chosen) -> bool:
        from ntm_desktop.services.backups.backup import prove, put_back
        from ntm_desktop.services.backups.leftovers import working_folder

        assert chosen.backup is not None
        source, when = chosen.backup.path, made_at(chosen.backup)
        lacking = chosen.look.lacks.count if chosen.look and chosen.look.lacks else 0
        question = texts.ask_restore(when, lacking)
        if not self._dialogs.ask_yes_no(question, title=texts.TITLE, yes=texts.RESTORE):
            return False
        self._say(texts.RESTORING)
        folder = working_folder()
        target = Path(folder.name) / book.path.name

        def done(found: Proved | Exception) -> None:
            with folder:
                if isinstance(found, Exception):
                    raise found
                self._keeper.rest()
                put_back(book, found)
                self._say(texts.restored(when))

        def work(_work: object) -> Proved | Exception:
            try:
                return prove(source, target, book.catalogue)
            except Exception as fault:
                return fault

        self._background.thread(work, done)
        return True

    def rebuild(self, book: Workbook) -> bool:
        """Offer to build the tables of the open workbook anew from its log."""
        from ntm_desktop.services.checks.checking import repair

        if not self._ask_rebuild():
            return False
        self._keeper.rest()
        with self._busy():
            records = repair(book)
        self._say(texts.rebuilt(records))
        return True

    # ------------------------------------------------------------------ a broken one

    def mend(self, path: Path, fault: BaseException) -> Path | None:
        """What to open instead of a workbook that did not open: itself again, or a copy beside it.

        None where the fault is another one, where there is nothing to offer, or nothing was chosen.
        """
        from ntm_desktop.services.backups.backup_files import backups
        from ntm_desktop.services.backups.restoring import BROKEN, Condition, condition_of

        if not isinstance(fault, FileRefused):
            return None
        missing = not path.exists()
        if missing or fault.reason == "not_sqlite":
            # Perhaps it never was a workbook: without copies there is nothing to say more.
            if not backups(path):
                return None
        elif fault.reason not in BROKEN:
            return None
        if fault.reason == "damaged" and condition_of(path) is Condition.STALE:
            return path if self._rebuild_closed(path) else None
        lead = texts.RESCUE_LEAD if backups(path) else texts.NONE_LEFT
        title = texts.MISSING_TITLE if missing else texts.RESCUE_TITLE
        lead = texts.MISSING_LEAD if missing else lead
        sentence = f"{fault.sentence}\n{lead}"
        return self._rescue(path, title, sentence)

    def _rebuild_closed(self, path: Path) -> bool:
        from ntm_desktop.services.checks.checking import repair
        from ntm_desktop.services.opening import open_workbook

        if not self._ask_rebuild():
            return False
        with self._busy():
            book = open_workbook(path, as_it_is=True)
            try:
                records = repair(book)
            finally:
                book.close()
        self._say(texts.rebuilt(records))
        return True

    def _rescue(self, path: Path, title: str, sentence: str) -> Path | None:
        from ntm_desktop.services.backups.backup import open_beside
        from ntm_desktop.services.backups.restoring import restore_path

        while True:
            window = self.window_of(path, None, None, title=title, lead=sentence)
            chosen = window.run()
            if chosen is None or chosen.backup is None:
                return None
            if chosen.how is How.BESIDE:
                with self._busy():
                    return open_beside(path, chosen.backup.path)
            question = texts.ask_in_place(path.name)
            if not path.exists() or self._dialogs.ask_yes_no(question, title=title):
                with self._busy():
                    restore_path(path, chosen.backup.path)
                return path

    def _ask_rebuild(self) -> bool:
        return self._dialogs.ask_yes_no(
            texts.REBUILD_ASK, title=texts.STALE_TITLE, yes=texts.REBUILD
        )

    @contextmanager
    def _busy(self) -> Iterator[None]:
        self._window.configure(cursor="watch")
        self._window.update_idletasks()
        try:
            yield
        finally:
            self._window.configure(cursor="")
