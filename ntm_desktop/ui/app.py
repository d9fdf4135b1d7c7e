"""The window: made small and drawn first, then filled. ``main`` is what the command opens.

Nothing that reads a workbook is imported before the first draw; the frame with its bars stands
there while the file is opened.
"""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ntm_desktop import paths
from ntm_desktop.services import preferences
from ntm_desktop.services.preferences import Preferences
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import places as places_texts
from ntm_desktop.texts import shell as texts
from ntm_desktop.ui import drops, keys, scroll, theme
from ntm_desktop.ui.background import Background
from ntm_desktop.ui.backups.care import Care
from ntm_desktop.ui.dialogs import Dialogs, set_language, speak_vietnamese
from ntm_desktop.ui.faults import Faults, write_log
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.shell import Place, Shell, bind_keys
from ntm_desktop.ui.views import VIEWS

if TYPE_CHECKING:
    from ntm_desktop.services.shipped.catalogue import Catalogue
    from ntm_desktop.services.workbook import Workbook
    from ntm_desktop.ui.start_screen import StartScreen

_SIZE = (1320, 720)
_SMALLEST = (820, 520)


class App:
    """The root window and what is open in it.

    ``draw_first`` draws the empty frame and notes the moment in ``first_drawn`` (seconds of
    ``time.perf_counter``); ``fill`` then opens what is to be opened. ``run`` does both.
    """

    def __init__(self, path: Path | None = None, *, sample: bool = False) -> None:
        self._path, self._sample = path, sample
        self.first_drawn: float | None = None
        self.book: Workbook | None = None
        self.preferences: Preferences = preferences.load()
        self.start: StartScreen | None = None
        set_language()
        self.window = _root()
        theme.set_up(self.window, self.preferences.zoom)
        self.dialogs = Dialogs(self.window)
        self.faults = Faults(self.dialogs)
        self.faults.install(self.window)
        self.background = Background(self.window, self.faults.handle)
        self.shell = Shell(self.window, VIEWS, self.dialogs, self.background)
        self.care = Care(self)
        self._bind()
        if self._begins_empty:
            self.show_start()
        else:
            self.shell.pack(fill="both", expand=True)
            self.shell.status.opening()

    # ------------------------------------------------------------------ life

    def draw_first(self) -> None:
        """Draw the frame of the window."""
        self.window.update()
        self.first_drawn = time.perf_counter()

    def fill(self) -> None:
        """Open what the person asked for, or what was open when the program was left."""
        speak_vietnamese(self.window)
        drops.accept(self.shell, self.shell.take_files)
        write_log()
        self.care.sweep()
        if self._sample:
            self._open_sample()
        elif self._path is not None:
            self.open(self._path)
        elif self.preferences.reopen and self.preferences.recent:
            self.open(Path(self.preferences.recent[0]))

    def run(self) -> int:
        """Draw, fill, and serve until the window is closed."""
        self.draw_first()
        self.window.after_idle(self.fill)
        self.window.mainloop()
        return 0

    def close(self) -> bool:
        """Save what is typed, keep the place, let the file go, and end."""
        self._leave_book(reopen=True)
        preferences.save(self.preferences)
        self.window.destroy()
        return True

    def _quit(self) -> None:
        self.close()

    # ------------------------------------------------------------------ workbooks

    def open(self, path: Path) -> bool:
        """Open a workbook. A fault is told, and the start screen stands there instead."""
        if self._is_open(path):
            self._back()
            return True
        from ntm_desktop.services.opening import open_workbook
        from ntm_desktop.ui import local_copy

        way = local_copy.ask(self.dialogs, self.preferences, path)
        if way is None:
            if self.book is None:
                self.show_start()
            return False
        self.preferences = way.preferences
        if way.folder is None:
            return self._begin(lambda: open_workbook(path), path)
        self.window.configure(cursor="watch")
        self.window.update_idletasks()
        try:
            opened = self._begin(local_copy.opening(path, way.folder, open_workbook), path)
        finally:
            self.window.configure(cursor="")
        if opened and self.book is not None:
            self.preferences = self.preferences.without(path)
            preferences.save(self.preferences)
            self.shell.status.say(places_texts.brought(str(self.book.path)))
        return opened

    def _is_open(self, path: Path) -> bool:
        """Whether it is the workbook that this window has: it would be locked against itself."""
        return self.book is not None and path.exists() and path.samefile(self.book.path)

    def show_start(self) -> None:
        """The start screen in place of the workbook, which stays open behind it."""
        from ntm_desktop.ui.start_screen import StartScreen, Ways

        self.shell.finish_typing()
        self._drop_start()
        self.shell.pack_forget()
        ways = Ways(
            package=lambda: self._begin_quietly(self._make_from_package),
            plan=lambda: self._begin_quietly(self._make_from_plan),
            sample=self._open_sample,
            workbook=self._ask_existing,
            recent=lambda path: self._open_quietly(path),
            back=self._back if self.book is not None else None,
        )
        recent = [Path(name) for name in self.preferences.recent]
        self.start = StartScreen(self.window, ways, recent)
        self.start.pack(fill="both", expand=True)
        self.start.take_focus()

    @property
    def _begins_empty(self) -> bool:
        reopens = self.preferences.reopen and bool(self.preferences.recent)
        return self._path is None and not self._sample and not reopens

    def _begin(self, make: Callable[[], Workbook | None], path: Path | None = None) -> bool:
        """Take the workbook that ``make`` gives in place of the present one.

        ``path``: the existing file that it opens; where that is broken its copies are offered.
        """
        self.shell.finish_typing()
        try:
            book = make()
        except Exception as fault:
            if self.book is None:
                self.show_start()
            return self.care.begin_otherwise(path, fault)
        if book is None:
            return False
        self._leave_book(reopen=True)
        try:
            self._take(book)
        except Exception as fault:
            # Pages that the first look at the file does not read may be damaged.
            return self.care.could_not_show(book, fault)
        return True

    def _begin_quietly(self, make: Callable[[], Workbook | None]) -> None:
        self._begin(make)

    def _open_quietly(self, path: Path) -> None:
        self.open(path)

    def _take(self, book: Workbook) -> None:
        self.book = book
        self.preferences = self.preferences.opened(book.path)
        preferences.save(self.preferences)
        self._drop_start()
        self.shell.pack(fill="both", expand=True)
        self.window.title(texts.window_title(book.org_name(book.org)))
        kept = self.preferences
        self.shell.set_book(book, Place(kept.unit, kept.round, kept.view))
        self.shell.units.canvas.focus_set()
        self.care.take(book)

    def _leave_book(self, *, reopen: bool) -> None:
        if self.book is None:
            self.preferences = replace(self.preferences, reopen=False)
            return
        self.shell.finish_typing()
        fault = self.care.leave()
        place = self.shell.where
        self.preferences = replace(
            self.preferences,
            unit=place.unit,
            round=place.round,
            view=place.view,
            reopen=reopen,
        )
        self.shell.clear()
        self.book.close()
        self.book = None
        if fault:
            self.dialogs.show_error(fault)

    def _back(self) -> None:
        self._drop_start()
        self.shell.pack(fill="both", expand=True)

    def _drop_start(self) -> None:
        if self.start is not None:
            self.start.destroy()
            self.start = None

    def let_go(self) -> None:
        """The open workbook is damaged: close it as it is, and stand at the start screen."""
        self._leave_book(reopen=False)
        self.show_start()

    def prefer(self, changed: Preferences) -> None:
        """Other preferences from now on."""
        self.preferences = changed

    # ------------------------------------------------------------------ ways to begin

    def _catalogue(self) -> Catalogue:
        from ntm_desktop.services.shipped.catalogue import load_catalogue

        return load_catalogue(paths.assets())

    def _open_sample(self) -> None:
        from ntm_desktop.ui import beginnings

        path = beginnings.sample_path(self._sample_folder)
        if self._is_open(path):
            self._back()
        else:
            self._begin(self._make_sample, path)

    def _make_sample(self) -> Workbook:
        from ntm_desktop.ui import beginnings

        return beginnings.sample(self._sample_folder, self._catalogue())

    @property
    def _sample_folder(self) -> Path:
        return paths.user_home() / texts.SAMPLE_FILE

    def _make_from_plan(self) -> Workbook | None:
        from ntm_desktop.ui import beginnings

        return beginnings.from_plan(self.dialogs, self._catalogue())

    def _make_from_package(self) -> Workbook | None:
        from ntm_desktop.ui import beginnings

        return beginnings.from_package(self.dialogs, self._catalogue())

    def _ask_existing(self) -> None:
        from ntm_desktop.ui import beginnings

        path = beginnings.existing(self.dialogs)
        if path is not None:
            self.open(path)

    # ------------------------------------------------------------------ keys

    def _bind(self) -> None:
        self.window.on_close(self.close)
        scroll.follow_wheel_and_focus(self.window)
        bind_keys(
            self.window,
            self.shell,
            {
                Action.SHORTCUTS: self._show_shortcuts,
                Action.OPEN: self._ask_existing,
                Action.START: self.show_start,
                Action.BACKUPS: self.care.show,
                Action.LARGER: lambda: self._zoom(1),
                Action.SMALLER: lambda: self._zoom(-1),
                Action.NORMAL_SIZE: lambda: self._zoom(0),
                Action.QUIT: self._quit,
            },
        )

    def _show_shortcuts(self) -> None:
        self.dialogs.show_table(
            keys.rows(),
            title=dialog_texts.SHORTCUTS_TITLE,
            headings=(dialog_texts.KEY_COLUMN, dialog_texts.DOES_COLUMN),
        )

    def _zoom(self, step: int) -> None:
        percent = theme.next_zoom(self.preferences.zoom, step)
        self.preferences = replace(self.preferences, zoom=percent)
        theme.set_zoom(self.window, percent)
        self.shell.status.say(texts.zoom(percent))


def main(path: Path | None = None, sample: bool = False) -> int:
    """Open the window and serve it. Returns the exit status of the program."""
    return App(path, sample=sample).run()


def _root() -> ttk.App:
    """The bare window. Raises StorageFailed where the machine has no display."""
    try:
        return ttk.App(
            title=texts.window_title(""), theme=theme.THEME, size=_SIZE, minsize=_SMALLEST
        )
    except tk.TclError as fault:
        from ntm_desktop.errors import StorageFailed

        raise StorageFailed(texts.NO_DISPLAY) from fault
