"""The top line: whose workbook, which round, how many days are left, and the main actions."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.texts import shell as texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.texts.rounds import short_title
from ntm_desktop.ui import keys, theme
from ntm_desktop.ui.keys import Action

_BUTTONS = (
    Action.UNDO,
    Action.IMPORT,
    Action.EXPORT,
    Action.CHARTS,
    Action.CONFLICTS,
    Action.BACKUPS,
)

_SHORT = {Action.BACKUPS: texts.BACKUPS_BUTTON}
# Width of the round's field in characters, with the whole title and with the short one.
_WIDE, _SLIM = 24, 13


class Room(IntEnum):
    """How much stands in the line; the first that fits is taken."""

    WHOLE = 0
    SHORT_NAME = 1
    SHORT_ROUND = 2
    TWO_LINES = 3


class TopBar(ttk.Frame):
    """Title and banner left; round, days and buttons right.

    Where the line is narrow the names become short first; only then it is broken in two.
    """

    def __init__(
        self,
        parent: tk.Misc,
        act: Callable[[Action], None],
        round_chosen: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._round_chosen = round_chosen
        self._rounds: Sequence[tuple[str, str]] = ()
        self._current = ""
        self._title = texts.PROGRAM
        self.room: Room | None = None
        self._left = ttk.Frame(self)
        self._right = ttk.Frame(self)
        self._act = act
        self.buttons: dict[Action, ttk.Button] = {}
        self.title = ttk.Label(
            self._left, text=texts.PROGRAM, font=theme.TITLE, foreground=theme.INK
        )
        self.title.pack(side="left")
        # A plain label: the banner needs colours that no style of the toolkit has.
        self.banner = tk.Label(
            self._left,
            text=texts.SAMPLE_BANNER,
            font=theme.BOLD,
            foreground=theme.WARN,
            background=theme.WARN_SOFT,
        )
        self.days = ttk.Label(self._right, foreground=theme.QUIET)
        self.round = ttk.Combobox(self._right, state="readonly", width=_WIDE)
        self.round.bind("<<ComboboxSelected>>", self._on_round)
        self.columnconfigure(0, weight=1)
        self._set_sizes()
        self.bind("<Configure>", lambda _event: self._fit())
        # A button that comes or goes changes what is left for the title.
        self._right.bind("<Configure>", lambda _event: self._fit())

    def show_rounds(self, rounds: Sequence[tuple[str, str]], current: str) -> None:
        """``rounds``: (code, title)."""
        self._rounds = rounds
        self._current = current
        self._name_rounds()
        shown = bool(rounds)
        for widget in (self.days, self.round):
            widget.pack_forget()
            if shown:
                widget.pack(side="left", padx=(theme.px(self, 10), 0))
        self._order()

    def show_title(self, title: str, sample: bool) -> None:
        """Whose workbook it is, and whether its data are invented."""
        self._title = title
        if sample:
            padding = theme.px(self, 8)
            self.banner.pack(side="left", padx=(theme.px(self, 12), 0), ipadx=padding, ipady=2)
        else:
            self.banner.pack_forget()
        self._fit()

    def show_days(self, text: str, urgent: bool) -> None:
        """Time left; ``urgent`` shows it strongly."""
        self.days.configure(
            text=text,
            foreground=theme.BAD if urgent else theme.QUIET,
            font=theme.BOLD if urgent else theme.TEXT,
        )
        self._fit()

    def show_actions(self, actions: Sequence[Action], conflicts: int) -> None:
        """Which buttons stand there, and how many conflicts wait."""
        self._make_buttons()
        for action, button in self.buttons.items():
            button.pack_forget()
            if action in actions:
                button.pack(side="left", padx=(theme.px(self, 8), 0))
        self.buttons[Action.CONFLICTS].configure(text=texts.conflicts(conflicts))
        self._fit()

    def show_undo(self, step: str | None) -> None:
        """The button of undo is alive only where there is a step."""
        self._make_buttons()
        self.buttons[Action.UNDO].state(["disabled" if step is None else "!disabled"])

    def _make_buttons(self) -> None:
        """The first drawing of the window does without them; their styles take a while."""
        if self.buttons:
            return
        self.buttons = {
            action: ttk.Button(
                self._right,
                text=_SHORT.get(action) or keys.label(action),
                bootstyle="primary" if action is Action.EXPORT else "secondary-outline",
                command=partial(self._act, action),
            )
            for action in _BUTTONS
        }

    def rescale(self) -> None:
        """The text size changed."""
        self._set_sizes()
        self.round.configure(font=theme.TEXT)  # the field measures itself anew only when told
        self.room = None
        self._fit()

    def _set_sizes(self) -> None:
        padding = theme.px(self, 14)
        self.configure(padding=(padding, theme.px(self, 10)))

    def _order(self) -> None:
        """Days and round come before the buttons, whichever was packed last."""
        first = next((b for b in self.buttons.values() if b.winfo_manager()), None)
        if first is not None and self.round.winfo_manager():
            for widget in (self.days, self.round):
                widget.pack_configure(before=first)
        self._fit()

    def _fit(self) -> None:
        """One line if everything has room, with short names if need be, else two."""
        width = self.winfo_width() - 2 * theme.px(self, 14)
        if width <= 1:
            return
        banner = self.banner.winfo_reqwidth() + theme.px(self, 40)
        shown = banner if self.banner.winfo_manager() else 0
        short = short_name(self._title)
        whole = theme.text_width(self, self._title, theme.TITLE)
        cut = theme.text_width(self, short, theme.TITLE)
        right, saved = self._right_width()
        free = width - shown - right - theme.px(self, 12)
        if whole <= free:
            room = Room.WHOLE
        elif cut <= free:
            room = Room.SHORT_NAME
        elif cut <= free + saved:
            room = Room.SHORT_ROUND
        else:
            room = Room.TWO_LINES
        if room is not self.room:
            self.room = room
            self._left.grid(row=0, column=0, sticky="w")
            if room is Room.TWO_LINES:
                self._right.grid(row=1, column=0, sticky="w", pady=(theme.px(self, 8), 0))
            else:
                self._right.grid(row=0, column=1, sticky="e", pady=0)
            self._name_rounds()
        one_line = room in (Room.SHORT_NAME, Room.SHORT_ROUND)
        title = short if one_line else self._title
        left = width - shown if room is Room.TWO_LINES else max(whole, cut)
        self.title.configure(text=theme.fit(self, title, max(1, left), theme.TITLE))

    def _right_width(self) -> tuple[int, int]:
        """What the right side wants with the whole title of the round, and what a short one saves.

        Asked of its parts: the frame itself learns of a change only when the window is idle.
        """
        parts = self._right.pack_slaves()
        wanted = sum(part.winfo_reqwidth() + _space_before(part) for part in parts)
        if self.round not in parts:
            return wanted, 0
        saved = theme.text_width(self, "0", theme.TEXT) * (_WIDE - _SLIM)
        slim = int(self.round.cget("width")) == _SLIM
        return wanted + (saved if slim else 0), saved

    def _name_rounds(self) -> None:
        """The titles of the rounds in the field, short ones where the line is short."""
        slim = self.room is Room.SHORT_ROUND
        names = [short_title(code) if slim else title for code, title in self._rounds]
        self.round.configure(values=names, width=_SLIM if slim else _WIDE)
        codes = [code for code, _title in self._rounds]
        self.round.set(names[codes.index(self._current)] if self._current in codes else "")

    def _on_round(self, _event: tk.Event[tk.Misc]) -> None:
        index = self.round.current()
        self.round.selection_clear()
        if index >= 0:
            self._current = self._rounds[index][0]
            self._round_chosen(self._current)


def _space_before(part: tk.Widget) -> int:
    """The empty pixels beside a packed part."""
    space: object = part.pack_info()["padx"]
    return sum(map(int, space)) if isinstance(space, tuple) else 2 * int(str(space))
