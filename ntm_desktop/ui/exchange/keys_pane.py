"""The keys that sign packages: this machine's code to read aloud, the senders' to compare."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from ntm_desktop.domain.codes import same_code
from ntm_desktop.domain.ownership import may_write
from ntm_desktop.services.describing import when
from ntm_desktop.services.exchange import sender_keys, signing
from ntm_desktop.services.exchange.sender_keys import WITHDRAWAL, SenderKey
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import keys as key_texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.view import AppContext

_TAGS = {"withdrawn": tables.BAD, "seen": tables.WARN, "compared": tables.GOOD, "own": ""}


class KeysPane(ttk.Frame):
    """A line a key; comparing asks for the digits that were heard, so that nobody just clicks."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self.known: tuple[SenderKey, ...] = ()
        gap = theme.px(self, 8)
        self.own = ttk.Label(self, font=theme.BOLD)
        self.own.pack(side="top", anchor="w")
        self.lead = ttk.Label(
            self, text=texts.KEYS_LEAD, foreground=theme.QUIET, wraplength=theme.px(self, 900)
        )
        self.lead.pack(side="top", anchor="w", pady=(0, gap))
        bottom = ttk.Frame(self)
        bottom.pack(side="bottom", fill="x", pady=(gap, 0))
        self.compare_button = ttk.Button(
            bottom, text=texts.COMPARE_KEY, bootstyle="primary", command=self.compare
        )
        self.withdraw_button = ttk.Button(
            bottom, text=texts.WITHDRAW_KEY, bootstyle="danger-outline", command=self.withdraw
        )
        self.give_back_button = ttk.Button(
            bottom, text=texts.GIVE_BACK_KEY, bootstyle="secondary-outline", command=self.give_back
        )
        for button in (self.compare_button, self.give_back_button, self.withdraw_button):
            button.pack(side="right", padx=(gap, 0))
        self.sentence = ttk.Label(bottom, wraplength=theme.px(self, 480))
        self.sentence.pack(side="left")
        self.table = tables.Table(self, texts.KEY_COLUMNS, 10, self._choose)
        self.table.pack(side="top", fill="both", expand=True)

    def fill(self) -> None:
        """Read the keys anew; the chosen line stays chosen."""
        book = self._context().book
        place = self.table.current or 0
        signing.machine_key()  # its code is asked for by telephone before anything was sent
        self.known = sender_keys.sender_keys(book)
        own = next((one for one in self.known if one.own), None)
        self.own.configure(text=texts.own_key(own.code) if own is not None else "")
        rows = []
        for one in self.known:
            cells = (
                short_name(book.org_name(one.organisation)),
                one.code or key_texts.unseen(one.shown),
                key_texts.STATES[one.state],
                when(one.first_known) if one.first_known else "",
                one.note,
            )
            rows.append((cells, _TAGS[one.state]))
        self._allow(None)
        self.table.set_rows(rows, place)

    def _choose(self, place: int) -> None:
        self._allow(self.known[place])

    def _allow(self, key: SenderKey | None) -> None:
        book = self._context().book
        mine = key is not None and may_write(
            book.org, WITHDRAWAL.key(key.organisation, key.fingerprint)
        )
        possible = {
            self.compare_button: key is not None and key.state == "seen",
            self.withdraw_button: key is not None and mine and not key.withdrawn,
            self.give_back_button: key is not None and mine and key.withdrawn,
        }
        for button, allowed in possible.items():
            button.state(["!disabled" if allowed else "disabled"])

    def _chosen(self) -> SenderKey | None:
        place = self.table.current
        return self.known[place] if place is not None else None

    def compare(self) -> None:
        """Ask for the code that was heard on the telephone."""
        key, context = self._chosen(), self._context()
        if key is None:
            return
        name = context.book.org_name(key.organisation)
        heard = context.dialogs.ask_text(
            texts.ask_key_code(name),
            title=texts.COMPARE_KEY,
            check=lambda text: None if same_code(text, key.code) else texts.OTHER_CODE,
        )
        if heard is not None:
            sender_keys.compare(context.book, key)
            self._tell(key_texts.compared(key.code, name))

    def withdraw(self) -> None:
        """Ask why, and withdraw."""
        key, context = self._chosen(), self._context()
        if key is None:
            return
        if key.own and not context.dialogs.ask_yes_no(
            texts.ASK_WITHDRAW_OWN, title=texts.WITHDRAW_KEY, yes=texts.WITHDRAW_OWN, danger=True
        ):
            return
        name = context.book.org_name(key.organisation)
        note = context.dialogs.ask_text(texts.ask_withdraw(name), title=texts.WITHDRAW_KEY)
        if note is not None:
            sender_keys.withdraw(context.book, key, note)
            self._tell(key_texts.withdrawn(key.shown, name, key.own))

    def give_back(self) -> None:
        """The laptop was found again."""
        key, context = self._chosen(), self._context()
        if key is None:
            return
        name = context.book.org_name(key.organisation)
        if context.dialogs.ask_yes_no(texts.ask_give_back(name), yes=texts.GIVE_BACK_KEY):
            sender_keys.give_back(context.book, key)
            self._tell(key_texts.given_back(key.shown, name, key.own))

    def _tell(self, sentence: str) -> None:
        self.fill()
        self.sentence.configure(text=sentence)
        self._context().say(sentence)
