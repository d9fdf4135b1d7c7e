"""The bottom line: what is saved, what was just done, which file, which backup."""

from __future__ import annotations

import time
import tkinter as tk
from collections.abc import Callable

from ntm_desktop.texts import shell as texts
from ntm_desktop.ui import theme

_MESSAGE_MS = 8000
_BETWEEN = "   |   "
_BACKUPS = "backups"


class StatusBar(tk.Canvas):
    """One Canvas: saved state and message at the left, file, backup and network at the right.

    A click on the words about copies calls ``backups``.
    """

    def __init__(self, parent: tk.Misc, backups: Callable[[], None] = lambda: None) -> None:
        super().__init__(
            parent,
            background=theme.PANEL,
            highlightthickness=0,
            borderwidth=0,
            width=1,
            height=theme.px(parent, 30),
        )
        self._state = texts.READY
        self._message = ""
        self._file = ""
        self._backup = ""
        self._reminder = ""
        self._pending = ""
        self.bind("<Configure>", lambda _event: self._draw())
        self.tag_bind(_BACKUPS, "<Button-1>", lambda _event: backups())
        self.tag_bind(_BACKUPS, "<Enter>", lambda _event: self.configure(cursor="hand2"))
        self.tag_bind(_BACKUPS, "<Leave>", lambda _event: self.configure(cursor=""))

    @property
    def text(self) -> str:
        """What stands at the left now."""
        return " · ".join(part for part in (self._state, self._message) if part)

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self._message = sentence
        if self._pending:
            self.after_cancel(self._pending)
        self._pending = self.after(_MESSAGE_MS, self._forget)
        self._draw()

    def saved_now(self) -> None:
        """Something was saved this very moment."""
        self._state = f"✓ {texts.saved_at(time.strftime('%H:%M:%S'))}"
        self._draw()

    def show_file(self, path: str, backup: str, reminder: str = "") -> None:
        """The open workbook, the day of its last backup, what is to be warned of; "" for none."""
        if path != self._file:
            self._state = f"✓ {texts.SAVED_ALL}" if path else texts.READY
        self._file, self._backup, self._reminder = path, backup, reminder
        self._draw()

    def opening(self) -> None:
        """A workbook is about to be read."""
        self._state = texts.OPENING
        self._draw()

    def rescale(self) -> None:
        """The text size changed."""
        self.configure(height=theme.px(self, 30))
        self._draw()

    def _forget(self) -> None:
        self._pending, self._message = "", ""
        self._draw()

    def _draw(self) -> None:
        self.delete("all")
        width, middle = self.winfo_width(), self.winfo_height() // 2
        padding = theme.px(self, 14)
        self.create_line(0, 0, width, 0, fill=theme.LINE)
        ink = theme.GOOD if self._state.startswith("✓") else theme.QUIET
        left = self.create_text(
            padding, middle, anchor="w", text=self._state, fill=ink, font=theme.TEXT
        )
        start = self.bbox(left)[2] + padding
        room = (width - start) // 2 if self._message else width - start
        right = self._draw_right(width - padding, middle, room)
        if self._message:
            text = theme.fit(self, self._message, max(1, right - start - padding))
            self.create_text(start, middle, anchor="w", text=text, fill=theme.INK, font=theme.TEXT)

    def _draw_right(self, right: int, middle: int, room: int) -> int:
        """Draw as much as there is room for, the network last to go. Returns the left edge."""
        backup = texts.last_backup(self._backup) if self._backup else texts.NO_BACKUP
        parts = [texts.file_is(self._file), backup] if self._file else []
        if self._reminder:
            parts.append(self._reminder)
        parts.append(texts.OFFLINE)
        while len(parts) > 1 and self._width(parts) > room:
            over = self._width(parts) - room
            short = theme.fit_end(self, self._file, theme.text_width(self, self._file) - over)
            if parts[0] != texts.OFFLINE and len(short) > 12 and parts[0].endswith(self._file):
                parts[0] = texts.file_is(short)
                break
            parts.pop(0)
        marks = {backup: theme.QUIET, self._reminder: theme.WARN}
        for part in reversed(parts):
            item = self.create_text(
                right,
                middle,
                anchor="e",
                text=part,
                fill=marks.get(part, theme.QUIET),
                font=theme.TEXT,
                tags=(_BACKUPS,) if part in marks else (),
            )
            right = int(self.bbox(item)[0])
            if part is not parts[0]:
                item = self.create_text(
                    right, middle, anchor="e", text=_BETWEEN, fill=theme.QUIET, font=theme.TEXT
                )
                right = int(self.bbox(item)[0])
        return right

    def _width(self, parts: list[str]) -> int:
        return theme.text_width(self, _BETWEEN.join(parts))
