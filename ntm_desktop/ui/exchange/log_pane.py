"""The log of imports, and taking one back."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ttkbootstrap as ttk

from ntm_desktop.services.describing import when
from ntm_desktop.services.exchange import import_outlook as outlook
from ntm_desktop.services.exchange.import_reports import logged_word
from ntm_desktop.services.exchange.importing import imports, undo_import
from ntm_desktop.services.exchange.receipts import received_receipt
from ntm_desktop.services.exchange.senders import name_of
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.exchange.receipt_opener import open_receipt
from ntm_desktop.ui.view import AppContext


class LogPane(ttk.Frame):
    """A line for every import, the latest first."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self.entries: list[Any] = []
        gap = theme.px(self, 8)
        self.lead = ttk.Label(self, foreground=theme.QUIET, wraplength=theme.px(self, 900))
        self.lead.pack(side="top", anchor="w", pady=(0, gap))
        bottom = ttk.Frame(self)
        bottom.pack(side="bottom", fill="x", pady=(gap, 0))
        self.undo_button = ttk.Button(
            bottom, text=texts.UNDO_IMPORT, bootstyle="danger-outline", command=self.undo
        )
        self.undo_button.pack(side="right")
        self.receipt_button = ttk.Button(
            bottom,
            text=texts.OPEN_RECEIVED_RECEIPT,
            bootstyle="primary-outline",
            command=self.receipt,
        )
        self.receipt_button.pack(side="right", padx=gap)
        self.sentence = ttk.Label(bottom, wraplength=theme.px(self, 700))
        self.sentence.pack(side="left")
        self.table = tables.Table(self, texts.LOG_COLUMNS, 12, self._choose)
        self.table.pack(side="top", fill="both", expand=True)

    def fill(self) -> None:
        """Read the log anew; the chosen line stays chosen."""
        book = self._context().book
        place = self.table.current or 0
        self.entries = imports(book)
        self.lead.configure(text=texts.LOG_LEAD if self.entries else texts.NO_IMPORTS)
        rows = []
        for entry in self.entries:
            report = entry.said
            founding = texts.FOUNDING if entry.founding else ""
            state = founding if entry.stands else texts.ANNULLED
            cells = (
                str(entry.number),
                when(entry.at),
                short_name(book.org_name(entry.sender)),
                name_of(entry.path),
                *(str(report.get(name, "")) for name in ("new", "updated", "conflicts")),
                str(len(report.get("refused_rows", ()))),
                state or texts.STATES.get(logged_word(entry), entry.status),
            )
            rows.append((cells, "" if entry.stands else tables.QUIET))
        self.undo_button.state(["disabled"])
        self.receipt_button.state(["!disabled" if rows else "disabled"])
        self.table.set_rows(rows, place)

    def undo(self) -> None:
        """Say what would go, and take the chosen import back if the person agrees."""
        place = self.table.current
        if place is None:
            return
        context, entry = self._context(), self.entries[place]
        found = outlook.of_undo(context.book, entry.number)
        question = texts.ask_undo(
            entry.number,
            Path(entry.path).name,
            context.book.org_name(entry.sender),
            found.revisions,
            found.records,
            found.kept,
            found.elsewhere,
        )
        if context.dialogs.ask_yes_no(
            question, title=texts.UNDO_TITLE, yes=texts.UNDO_IMPORT, danger=True
        ):
            done = undo_import(context.book, entry.number)
            said = texts.undone(done.number, done.removed)
            if not done.removed:
                said = f"{said} {exchange_texts.stays(done.elsewhere, len(done.kept))}"
            self.sentence.configure(text=said)
            context.say(said)

    def receipt(self) -> None:
        """Open the receipt of the chosen import."""
        place = self.table.current
        if place is not None:
            open_receipt(received_receipt(self._context().book, self.entries[place].number))

    def _choose(self, place: int) -> None:
        entry = self.entries[place]
        possible = entry.stands and not entry.founding
        self.undo_button.state(["!disabled" if possible else "disabled"])
