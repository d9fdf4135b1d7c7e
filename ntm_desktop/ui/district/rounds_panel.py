"""Rounds: open one, close it with a word on what freezes, reopen it with a reason."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date

import ttkbootstrap as ttk

from ntm_desktop.domain import fields
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.criteria import rounds
from ntm_desktop.services.exchange.conflicts import conflicts
from ntm_desktop.services.exchange.reporting import reporting
from ntm_desktop.services.rules import Round
from ntm_desktop.services.status import late, status
from ntm_desktop.texts import rounds as round_texts
from ntm_desktop.texts import settings_view as texts
from ntm_desktop.ui import prose, tables, theme
from ntm_desktop.ui.district.panel import Panel
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.prose import Line, Prose
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext

_COLUMNS = (
    ("round", texts.ROUND, 260),
    ("at", texts.DUE, 104),
    ("state", texts.STATE, 84),
    ("number", texts.LATE, 112),
)
# Lines seen: title and one for each level.
_ABOUT = 4


class RoundsPanel(Panel):
    """The list of rounds and three buttons."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.rounds: tuple[Round, ...] = ()
        gap = theme.px(self, 6)
        buttons = Flow(self, 6)
        buttons.pack(side="bottom", fill="x", pady=(gap, 0))
        self.open_button = ttk.Button(
            buttons, text=texts.OPEN_ROUND, bootstyle="secondary-outline", command=self.open
        )
        self.close_button = ttk.Button(
            buttons, text=texts.CLOSE_ROUND, bootstyle="primary-outline", command=self.close
        )
        self.reopen_button = ttk.Button(
            buttons, text=texts.REOPEN_ROUND, bootstyle="secondary-outline", command=self.reopen
        )
        buttons.lay([self.open_button, self.close_button, self.reopen_button])
        self.about = Prose(self, _ABOUT)
        self.about.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.list = Table(self, _COLUMNS, 5, lambda _place: self._show_chosen())
        self.list.pack(side="top", fill="both", expand=True)

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Alt+M opens, Alt+O closes, Alt+L reopens."""
        return {"m": self.open, "o": self.close, "l": self.reopen}

    def fill(self) -> None:
        """Show every round; the present one is chosen at first."""
        book = self.context.book
        place = self.list.current
        self.rounds = book.rules.rounds()
        codes = [one.code for one in self.rounds]
        if place is None and self.context.round in codes:
            place = codes.index(self.context.round)
        self.list.set_rows([(self._cells(one), _tag(one)) for one in self.rounds], place or 0)
        self._show_chosen()

    def _cells(self, one: Round) -> tuple[str, ...]:
        return (
            f"{one.title} ({one.code})",
            fields.date_shown(one.due) if one.due else "",
            texts.CLOSED_STATE if one.closed else texts.OPEN_STATE,
            texts.late(len(late(self.context.book, one.code))) if one.closed else texts.NO_LATE,
        )

    def _current(self) -> Round | None:
        place = self.list.current
        return self.rounds[place] if place is not None and place < len(self.rounds) else None

    def _show_chosen(self) -> None:
        one = self._current()
        self.about.show([] if one is None else self._lines(one))
        self.close_button.state(["!disabled" if one and not one.closed else "disabled"])
        self.reopen_button.state(["!disabled" if one and one.closed else "disabled"])

    def _lines(self, one: Round) -> list[Line]:
        rules = self.context.book.rules
        sets = [(f"{one.title} ({one.code})", prose.STRONG)]
        for level, title in texts.LEVELS.items():
            set_id = one.sets.get(level)
            if set_id:
                sets.append((f"{title}: {rules.criteria_set(set_id).title}", prose.PLAIN))
        return sets

    # ------------------------------------------------------------------ deeds

    def open(self) -> None:
        """Ask for code and deadline and open a round."""
        dialogs = self.context.dialogs
        code = dialogs.ask_text(
            texts.NEW_ROUND_CODE, title=texts.NEW_ROUND_TITLE, check=self._fault_in_code
        )
        if code is None:
            return
        due = dialogs.ask_text(
            texts.NEW_ROUND_DUE, title=texts.NEW_ROUND_TITLE, check=_fault_in_day, required=False
        )
        if due is None:
            return
        day = fields.date(due) if due.strip() else None
        rounds.open_round(self.context.book, code.strip(), due=day)
        self.context.say(texts.opened(code.strip()))

    def _fault_in_code(self, text: str) -> str | None:
        if not rounds.is_round_code(text.strip()):
            return texts.BAD_CODE
        if self.context.book.rules.round(text.strip()) is not None:
            return round_texts.exists(text.strip())
        return None

    def close(self) -> None:
        """Say what freezes, ask, and close."""
        one = self._current()
        if one is None or one.closed:
            return
        book = self.context.book
        found = status(book, one.code)
        average = None if found.average is None else vietnamese(found.average)
        missing = len(reporting(book, one.code, date.today()).missing("commune"))
        question = texts.close_question(one.title, found.count, average)
        question += texts.still_waiting(missing, len(conflicts(book)))
        if self.context.dialogs.ask_yes_no(
            question, title=texts.CLOSE_TITLE, yes=texts.CLOSE_YES, no=texts.CLOSE_NO, danger=True
        ):
            rounds.close_round(book, one.code)
            self.context.say(texts.closed(one.title))

    def reopen(self) -> None:
        """Ask why, and reopen."""
        one = self._current()
        if one is None or not one.closed:
            return
        reason = self.context.dialogs.ask_text(
            texts.REOPEN_REASON, title=texts.REOPEN_TITLE, long=True
        )
        if reason is not None:
            rounds.reopen_round(self.context.book, one.code, reason)
            self.context.say(texts.reopened(one.title))


def _fault_in_day(text: str) -> str | None:
    if not text.strip():
        return None
    try:
        fields.date(text)
    except WrongUse as fault:
        return fault.sentence
    return None


def _tag(one: Round) -> str:
    return tables.QUIET if one.closed else ""
