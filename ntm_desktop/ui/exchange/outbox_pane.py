"""The log of what was given out: its code, its receipt, and whether the receiver has it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from ntm_desktop.services.describing import when
from ntm_desktop.services.exchange.outbox import ExportLine, exports
from ntm_desktop.services.exchange.receipts import sent_receipt
from ntm_desktop.services.exchange.senders import name_of
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.exchange.receipt_opener import open_receipt
from ntm_desktop.ui.view import AppContext


class OutboxPane(ttk.Frame):
    """A line for every package, the latest first."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self.lines: tuple[ExportLine, ...] = ()
        gap = theme.px(self, 8)
        self.lead = ttk.Label(self, foreground=theme.QUIET, wraplength=theme.px(self, 900))
        self.lead.pack(side="top", anchor="w", pady=(0, gap))
        bottom = ttk.Frame(self)
        bottom.pack(side="bottom", fill="x", pady=(gap, 0))
        self.receipt_button = ttk.Button(
            bottom, text=texts.OPEN_SENT_RECEIPT, bootstyle="primary-outline", command=self.receipt
        )
        self.receipt_button.pack(side="right")
        self.table = tables.Table(self, texts.OUTBOX_COLUMNS, 12)
        self.table.pack(side="top", fill="both", expand=True)
        self.table.tree.bind("<Return>", lambda _event: self.receipt())

    def fill(self) -> None:
        """Read the log anew; the chosen line stays chosen."""
        book = self._context().book
        place = self.table.current or 0
        self.lines = exports(book)
        self.lead.configure(text=texts.OUTBOX_LEAD if self.lines else texts.NO_EXPORTS)
        rows = []
        for one in self.lines:
            came = self._came(one)
            cells = (
                one.package_number,
                when(one.at),
                short_name(book.org_name(one.receiver)) if one.receiver else texts.EVERYBODY_SHORT,
                name_of(str(one.path)),
                str(one.records),
                one.code,
                came or (texts.NOT_TOLD_YET if one.expects_word else texts.NOTHING_TO_TELL),
            )
            rows.append((cells, tables.GOOD if came else ""))
        self.table.set_rows(rows, place)
        self.receipt_button.state(["!disabled" if rows else "disabled"])

    def _came(self, line: ExportLine) -> str:
        """Who has it, by which word; "" where nobody told."""
        said = [
            texts.received_by(self._other(who, line), when(at)[:10]) for who, at in line.received
        ]
        if line.received_elsewhere:
            said.append(texts.received_elsewhere(when(line.received_elsewhere)[:10]))
        return "; ".join(said)

    def _other(self, who: str, line: ExportLine) -> str:
        if who == line.receiver:
            return ""
        return short_name(self._context().book.org_name(who))

    def receipt(self) -> None:
        """Open the receipt of the chosen line."""
        place = self.table.current
        if place is not None:
            open_receipt(sent_receipt(self._context().book, self.lines[place].number))
