"""The window of the copies: a list, what is inside the chosen one, and what can be done with it."""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.services.backups.backup_files import Backup, described
from ntm_desktop.services.backups.backup_look import (
    Listed,
    Look,
    Present,
    listed,
    listed_away,
    look,
    merged,
)
from ntm_desktop.texts import backup_view as texts
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.backups import look_words
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.prose import BAD, QUIET, Prose
from ntm_desktop.ui.tables import Table

if TYPE_CHECKING:
    from ntm_desktop.ui.background import Background
    from ntm_desktop.ui.backups.keeper import Keeper, Kept
    from ntm_desktop.ui.backups.second_place import Second
    from ntm_desktop.ui.dialogs import Dialogs

FILE_TYPES = (
    (texts.BACKUP_FILES, "*.ntmb"),
    (dialog_texts.WORKBOOKS, "*.ntm"),
    (dialog_texts.ALL_FILES, "*"),
)
_COLUMNS = (
    ("at", texts.AT, 142),
    ("reason", texts.REASON, 170),
    ("place", texts.PLACE, 96),
    ("number", texts.SIZE, 80),
)
_LINES = 12
_LETTERS = 44
_WIDTH = 820


class How(Enum):
    """What the person wants of the window."""

    RESTORE = auto()
    BESIDE = auto()
    CHECK = auto()


@dataclass(frozen=True, slots=True)
class Chosen:
    """``backup`` is None for CHECK; ``look`` is what was seen inside."""

    how: How
    backup: Backup | None = None
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Doors:
    """What the window leans on. ``keeper`` and ``second`` are None where no workbook is open."""

    dialogs: Dialogs
    background: Background
    keeper: Keeper | None
    second: Second


class BackupWindow(Modal[Chosen]):
    """``now``: the open workbook to compare with; None: it is broken or gone, ``lead`` says so."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        doors: Doors,
        workbook: Path,
        now: Present | None,
        title: str = texts.TITLE,
        lead: str = texts.LEAD,
    ) -> None:
        super().__init__(parent, title)
        self._doors, self._workbook, self._now = doors, workbook, now
        self._rescue = now is None
        self._found: Sequence[Listed] = ()
        self._brought: list[Listed] = []
        self._away: list[Listed] = []
        self._looks: dict[Path, Look | NtmError] = {}
        self._reading: set[Path] = set()
        self._lay_out(lead)
        self.refresh()
        self._list_second()

    # ------------------------------------------------------------------ laying out

    def _lay_out(self, lead: str) -> None:
        gap = self.px(10)
        frame = self.frame
        # With very large text there is room for the two columns that tell copies apart.
        narrow = self.px(_WIDTH) > self.parent.winfo_screenwidth()
        frame.columnconfigure(0, weight=0 if narrow else 3)
        frame.columnconfigure(1, weight=2)
        frame.rowconfigure(1, weight=1)
        rows = max(4, self.lines_that_fit(_LINES + 4) - 4)
        self.lead = ttk.Label(frame, text=lead, wraplength=self.px(_WIDTH))
        self.lead.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, gap))
        self._columns = _COLUMNS[:2] if narrow else _COLUMNS
        self.table = Table(frame, self._columns, rows, self._on_chosen)
        self.table.grid(row=1, column=0, sticky="nsew")
        side = ttk.Frame(frame)
        side.grid(row=1, column=1, sticky="nsew", padx=(gap, 0))
        ttk.Label(side, text=texts.INSIDE, font=theme.BOLD).pack(anchor="w", pady=(0, gap // 2))
        self.inside = Prose(side, 4)
        self.inside.text.configure(width=_LETTERS)
        self.inside.pack(fill="both", expand=True)
        self.second = Flow(frame, 8)
        self.second.grid(row=2, column=0, columnspan=2, sticky="ew", pady=(gap, 0))
        self.second_words = ttk.Label(self.second, padding=(0, self.px(6)))
        self.choose_second = self._button(self.second, texts.CHOOSE_SECOND, self._choose_second)
        self.drop_second = self._button(self.second, texts.DROP_SECOND, self._drop_second)
        self.said = ttk.Label(frame, foreground=theme.QUIET)
        self.said.grid(row=3, column=0, columnspan=2, sticky="ew", pady=(gap // 2, 0))
        self.line = Flow(frame, 8)
        self.line.grid(row=4, column=0, columnspan=2, sticky="ew", pady=(gap, 0))
        self.buttons = [self._button(self.line, *one) for one in self._wanted()]
        self.line.lay(self.buttons)
        frame.bind("<Configure>", self._on_width)
        self._show_second()

    def _wanted(self) -> list[tuple[str, Callable[[], None], str]]:
        plain = "secondary-outline"
        other = (texts.OTHER_FILE, self._bring, plain)
        close = (texts.CLOSE, self.cancel, plain)
        if self._rescue:
            return [
                (texts.BESIDE, partial(self._choose, How.BESIDE), "primary"),
                (texts.IN_PLACE, partial(self._choose, How.RESTORE), plain),
                other,
                close,
            ]
        return [
            (texts.RESTORE, partial(self._choose, How.RESTORE), "primary"),
            (texts.COPY_NOW, self._copy_now, plain),
            other,
            (texts.CHECK, lambda: self.answer(Chosen(How.CHECK)), plain),
            close,
        ]

    def _button(
        self,
        parent: tk.Misc,
        text: str,
        command: Callable[[], None],
        bootstyle: str = "secondary-outline",
    ) -> ttk.Button:
        button = ttk.Button(parent, text=text, bootstyle=bootstyle, command=command)
        for key in ("<Return>", "<KP_Enter>"):
            button.bind(key, self._pressing(button))
        return button

    def _place(self) -> None:
        """In the middle, and never larger than the screen."""
        self.top.update_idletasks()
        screen_width = round(self.parent.winfo_screenwidth() * 0.97)
        screen_height = round(self.parent.winfo_screenheight() * 0.9)
        width = min(self.top.winfo_reqwidth(), screen_width)
        self.lead.configure(wraplength=min(width, self.px(_WIDTH)) - self.px(44))
        self.top.update_idletasks()
        # The lines of buttons grow once they know their width.
        height = min(self.top.winfo_reqheight() + self.px(44), screen_height)
        left = (self.parent.winfo_screenwidth() - width) // 2
        above = max(0, (self.parent.winfo_screenheight() - height) // 3)
        self.top.geometry(f"{width}x{height}+{left}+{above}")

    def _on_width(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self.frame:
            wrap = max(1, event.width - self.px(44))
            self.lead.configure(wraplength=wrap)
            self.said.configure(wraplength=wrap)

    def first_focus(self) -> tk.Misc:
        return self.table.tree if self._found else self.buttons[-1]

    # ------------------------------------------------------------------ the list

    @property
    def rows(self) -> Sequence[Listed]:
        """The copies in the order of the list."""
        return self._found

    def refresh(self, current: Path | None = None) -> None:
        """Read the list anew; the chosen copy, or ``current``, stays chosen."""
        if current is None and (place := self.table.current) is not None:
            current = self._found[place].backup.path
        self._found = [*self._brought, *merged(listed(self._workbook), self._away)]
        places = [one.backup.path for one in self._found]
        at = places.index(current) if current in places else 0
        shown = len(self._columns)
        self.table.set_rows([(self._row(one)[:shown], "") for one in self._found], at)
        if not self._found:
            none = texts.NONE_LEFT if self._rescue else texts.NONE_YET
            self.inside.show([(none, QUIET)])
            self.buttons[0].state(["disabled"])

    def _row(self, one: Listed) -> tuple[str, str, str, str]:
        cells = look_words.row(one)
        if one in self._brought:
            return (cells[0], one.backup.path.name, texts.FILE, cells[3])
        return cells

    def _list_second(self) -> None:
        """A stick may be slow: its list comes when it comes."""
        second = self._doors.second.folder

        def done(found: list[Listed]) -> None:
            self._away = found
            if self._exists:
                self.refresh()

        if second is None:
            done([])
        else:
            self._doors.background.thread(lambda _work: listed_away(self._workbook, second), done)

    @property
    def _exists(self) -> bool:
        return bool(self.top.winfo_exists())

    def _on_chosen(self, place: int) -> None:
        path = self._found[place].backup.path
        known = self._looks.get(path)
        if known is not None:
            self._show_look(known)
            return
        self._ready(False)
        self.inside.show([(texts.READING, QUIET)])
        if path in self._reading:
            return
        self._reading.add(path)

        def work(_work: object) -> Look | NtmError:
            try:
                return look(path, self._now)
            except NtmError as fault:
                return fault

        def done(found: Look | NtmError) -> None:
            self._looks[path] = found
            if self._exists and self._current_path() == path:
                self._show_look(found)

        self._doors.background.thread(work, done)

    def _current_path(self) -> Path | None:
        place = self.table.current
        return None if place is None else self._found[place].backup.path

    def _show_look(self, found: Look | NtmError) -> None:
        if isinstance(found, NtmError):
            self.inside.show([(found.sentence, BAD)])
            self._ready(False)
            self._next_sound()
            return
        self.inside.show(look_words.lines(found))
        self._ready(not found.other)

    def _next_sound(self) -> None:
        """Of a broken workbook the best copy is wanted: go on to the next until one is sound."""
        place = self.table.current
        if not self._rescue or place is None or place + 1 >= len(self._found):
            return
        before = [self._looks.get(one.backup.path) for one in self._found[: place + 1]]
        if all(isinstance(seen, NtmError) for seen in before):
            self.table.choose(place + 1)

    def _ready(self, ready: bool) -> None:
        count = 2 if self._rescue else 1
        for button in self.buttons[:count]:
            button.state(["!disabled" if ready else "disabled"])

    # ------------------------------------------------------------------ what can be done

    def _choose(self, how: How) -> None:
        place = self.table.current
        if place is None:
            return
        backup = self._found[place].backup
        seen = self._looks.get(backup.path)
        if isinstance(seen, Look):
            self.answer(Chosen(how, backup, seen))

    def _copy_now(self) -> None:
        keeper = self._doors.keeper
        if keeper is not None and keeper.copy("manual", self._copied):
            self.said.configure(text=texts.COPYING, foreground=theme.QUIET)

    def _copied(self, kept: Kept) -> None:
        if not self._exists:
            return
        text = kept.fault or texts.copied(time.strftime("%H:%M"))
        if kept.sent is not None:
            text = f"{text} {texts.sent(str(self._doors.second.folder))}"
        self.said.configure(text=text, foreground=theme.BAD if kept.fault else theme.GOOD)
        self.refresh(kept.made)
        self._list_second()
        self._show_second()

    def _bring(self) -> None:
        path = self._doors.dialogs.choose_file(title=texts.OTHER_FILE, types=FILE_TYPES)
        if path is None or not self._exists:
            return
        one = Listed(described(path) or _by_its_time(path), False)
        if one not in self._brought:
            self._brought.insert(0, one)
        self.refresh(path)

    # ------------------------------------------------------------------ the second place

    def _show_second(self) -> None:
        second = self._doors.second
        words, bad = second.words(self._workbook)
        self.second_words.configure(
            text=f"{texts.SECOND_PLACE}: {words}", foreground=theme.WARN if bad else theme.QUIET
        )
        shown = [self.second_words, self.choose_second]
        if second.folder is not None and not self._rescue:
            shown.append(self.drop_second)
        else:
            self.drop_second.place_forget()
        self.second.lay(shown)

    def _choose_second(self) -> None:
        folder = self._doors.dialogs.choose_folder(title=texts.SECOND_PLACE)
        if folder is None or not self._exists:
            return
        self._doors.second.choose(folder)
        self._show_second()
        keeper = self._doors.keeper
        if keeper is not None:
            keeper.send(self._sent)

    def _sent(self, kept: Kept) -> None:
        if not self._exists:
            return
        if kept.fault:
            self.said.configure(text=kept.fault, foreground=theme.BAD)
        elif kept.sent is not None:
            self.said.configure(
                text=texts.sent(str(self._doors.second.folder)), foreground=theme.GOOD
            )
        self._list_second()

    def _drop_second(self) -> None:
        self._doors.second.choose(None)
        self._show_second()
        self._list_second()


def _by_its_time(path: Path) -> Backup:
    """A file with a name of its own, by the time that the system has for it."""
    try:
        about = path.stat()
    except OSError:
        return Backup(path, time.strftime("%Y-%m-%dT%H:%M:%S"), 0)
    at = time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(about.st_mtime))
    return Backup(path, at, about.st_size)
