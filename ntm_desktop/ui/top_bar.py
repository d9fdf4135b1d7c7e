"""The top line: whose workbook, which round, how many days are left, and the main actions."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.texts import shell as texts
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


class TopBar(ttk.Frame):
    """Title and banner left; round, days and buttons right, on a second line where it is narrow."""

    def __init__(
        self,
        parent: tk.Misc,
        act: Callable[[Action], None],
        round_chosen: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._round_chosen = round_chosen
        self._rounds: Sequence[tuple[str, str]] = ()
        self._title = texts.PROGRAM
        self._narrow: bool | None = None
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
        self.round = ttk.Combobox(self._right, state="readonly", width=24)
        self.round.bind("<<ComboboxSelected>>", self._on_round)
        self.columnconfigure(0, weight=1)
        self._set_sizes()
        self.bind("<Configure>", lambda _event: self._fit())
        # A button that comes or goes changes what is left for the title.
        self._right.bind("<Configure>", lambda _event: self._fit())

    def show_rounds(self, rounds: Sequence[tuple[str, str]], current: str) -> None:
        """``rounds``: (code, title)."""
        self._rounds = rounds
        self.round.configure(values=[title for _code, title in rounds])
        self.round.set(next((title for code, title in rounds if code == current), ""))
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
        self._narrow = None
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
        """One line if everything has room, else two."""
        width = self.winfo_width() - 2 * theme.px(self, 14)
        if width <= 1:
            return
        banner = self.banner.winfo_reqwidth() + theme.px(self, 40)
        shown = banner if self.banner.winfo_manager() else 0
        whole = theme.text_width(self, self._title, theme.TITLE) + shown
        right = self._right.winfo_reqwidth()
        narrow = whole + right + theme.px(self, 12) > width
        if narrow != self._narrow:
            self._narrow = narrow
            self._left.grid(row=0, column=0, sticky="w")
            if narrow:
                self._right.grid(row=1, column=0, sticky="w", pady=(theme.px(self, 8), 0))
            else:
                self._right.grid(row=0, column=1, sticky="e", pady=0)
        room = width - shown if narrow else width - right - shown
        self.title.configure(text=theme.fit(self, self._title, max(1, room), theme.TITLE))

    def _on_round(self, _event: tk.Event[tk.Misc]) -> None:
        index = self.round.current()
        self.round.selection_clear()
        if index >= 0:
            self._round_chosen(self._rounds[index][0])
