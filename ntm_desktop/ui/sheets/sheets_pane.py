"""The tab of Excel among the packages: a short form for giving out, a button for taking in."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.services.sheets.sheet_export import ASSESSMENT, KINDS
from ntm_desktop.services.sheets.sheet_import import SheetReport
from ntm_desktop.services.units import seen_units
from ntm_desktop.texts import records as words
from ntm_desktop.texts import sheets_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.scroll import ScrollFrame
from ntm_desktop.ui.sheets.desk import SheetDesk
from ntm_desktop.ui.sheets.mapping_window import VOICES, kind_words
from ntm_desktop.ui.view import AppContext

_LEAST = 400


class SheetsPane(ttk.Frame):
    """What the last deed gave stands under the form."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self.desk = SheetDesk(context, self._taken)
        self._units: list[str] = []
        self._rounds: list[str] = []
        self._build()

    def _build(self) -> None:
        gap = theme.px(self, 8)
        # Lower than the form, it scrolls: a small screen, large text.
        scroll = ScrollFrame(self, least=_LEAST)
        scroll.pack(fill="both", expand=True)
        self.body = scroll.body
        self.body.columnconfigure(2, weight=1)
        row = self._heading(0, texts.EXPORT_TITLE, texts.EXPORT_LEAD)
        self.kind = self._box(row, texts.KIND)
        self.kind.configure(values=[kind_words(kind) for kind in KINDS])
        self.kind.current(0)
        self.kind.bind("<<ComboboxSelected>>", lambda _event: self._fit())
        self.unit = self._box(row + 1, texts.UNIT)
        self.round = self._box(row + 2, texts.ROUND)
        self.source = self._box(row + 3, texts.SOURCE)
        self.source.configure(values=list(texts.SOURCES.values()))
        self.source.current(0)
        self.export_button = ttk.Button(
            self.body, text=texts.EXPORT, bootstyle="primary", command=self.export
        )
        self.export_button.grid(row=row + 4, column=1, sticky="w", pady=(gap, gap * 2))
        row = self._heading(row + 5, texts.IMPORT_TITLE, texts.IMPORT_LEAD)
        self.import_button = ttk.Button(
            self.body, text=texts.IMPORT, bootstyle="primary", command=self.desk.import_file
        )
        self.import_button.grid(row=row, column=1, sticky="w", pady=(gap, gap))
        self.result = ttk.Label(self.body, font=theme.BOLD)
        self.result.grid(row=row + 1, column=0, columnspan=3, sticky="ew", pady=(gap, 0))
        self.result.bind("<Configure>", partial(_wrap, self.result))

    def _heading(self, row: int, title: str, lead: str) -> int:
        gap = theme.px(self, 8)
        ttk.Label(self.body, text=title, font=theme.LARGE).grid(
            row=row, column=0, columnspan=3, sticky="w"
        )
        words_ = ttk.Label(self.body, text=lead, foreground=theme.QUIET)
        words_.grid(row=row + 1, column=0, columnspan=3, sticky="ew", pady=(0, gap))
        words_.bind("<Configure>", partial(_wrap, words_))
        return row + 2

    def _box(self, row: int, label: str) -> ttk.Combobox:
        gap = theme.px(self, 8)
        ttk.Label(self.body, text=label).grid(row=row, column=0, sticky="w", padx=(0, gap * 2))
        box = ttk.Combobox(self.body, state="readonly", width=44, height=20)
        box.grid(row=row, column=1, sticky="w", pady=gap // 4)
        return box

    def fill(self) -> None:
        """Offer communes and rounds as they are now."""
        context = self._context()
        book = context.book
        units = seen_units(book)
        many = len(units) > 1
        self._units = ["", *(one.code for one in units)] if many else [one.code for one in units]
        lead = [texts.ALL_UNITS] if many else []
        self.unit.configure(values=[*lead, *(one.name for one in units)])
        self.unit.current(0)
        self._rounds = [one.code for one in book.rules.rounds()]
        self.round.configure(values=[words.round_(code) for code in self._rounds])
        if self._rounds:
            at = self._rounds.index(context.round) if context.round in self._rounds else 0
            self.round.current(at)
        self._fit()

    def _fit(self) -> None:
        """Rounds and whose word are of forms alone; the district alone may write for others."""
        forms = self._kind() == ASSESSMENT
        self.round.configure(state="readonly" if forms else "disabled")
        on_behalf = forms and self._context().book.org == DISTRICT
        self.source.configure(state="readonly" if on_behalf else "disabled")

    def _kind(self) -> str:
        return KINDS[max(self.kind.current(), 0)]

    def export(self) -> None:
        """Write what is chosen."""
        forms = self._kind() == ASSESSMENT
        place = self.round.current()
        path = self.desk.export(
            self._kind(),
            unit=self._units[max(self.unit.current(), 0)] if self._units else "",
            round_code=self._rounds[place] if forms and place >= 0 else None,
            source=VOICES[max(self.source.current(), 0)] if forms else None,
        )
        if path is not None:
            self.result.configure(text=f"✓ {path}")

    def _taken(self, done: SheetReport) -> None:
        self.result.configure(text=done.report.sentence)


def _wrap(label: ttk.Label, event: tk.Event[tk.Misc]) -> None:
    label.configure(wraplength=event.width)
