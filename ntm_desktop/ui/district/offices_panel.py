"""Responsibilities: which office judges which criterion or indicator; assign and end."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from ntm_desktop.services.criteria import settings
from ntm_desktop.services.criteria.set_lines import OfficeLine, office_lines, sets_in_use
from ntm_desktop.services.units import organisations
from ntm_desktop.texts import settings_view as texts
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.district.panel import Panel, SetChooser
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext

_COLUMNS = (
    ("number", texts.CODE, 60),
    ("name", texts.NAME, 380),
    ("offices", texts.OFFICES, 280),
)


class OfficesPanel(Panel):
    """Every code with its offices, and two buttons."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.lines: tuple[OfficeLine, ...] = ()
        gap = theme.px(self, 6)
        self.sets = SetChooser(self, self.fill)
        self.sets.pack(side="top", anchor="w", pady=(0, gap))
        buttons = Flow(self, 6)
        buttons.pack(side="bottom", fill="x", pady=(gap, 0))
        assign = ttk.Button(
            buttons, text=texts.ASSIGN, bootstyle="primary-outline", command=self.assign
        )
        unassign = ttk.Button(
            buttons, text=texts.UNASSIGN, bootstyle="secondary-outline", command=self.unassign
        )
        buttons.lay([assign, unassign])
        self.list = Table(self, _COLUMNS, 8)
        self.list.pack(side="top", fill="both", expand=True)

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Alt+P assigns, Alt+B ends."""
        return {"p": self.assign, "b": self.unassign}

    def fill(self) -> None:
        """Show every code of the chosen set."""
        book = self.context.book
        self.sets.show(sets_in_use(book))
        self.lines = office_lines(book, self.sets.set_id)
        rows = [
            (
                (
                    line.code,
                    line.title,
                    self._offices(line),
                ),
                "" if line.offices else tables.QUIET,
            )
            for line in self.lines
        ]
        self.list.set_rows(rows, self.list.current or 0)

    def _offices(self, line: OfficeLine) -> str:
        if line.by_criterion:
            return texts.BY_CRITERION
        return ", ".join(map(self.context.book.org_name, line.offices)) or texts.NOBODY

    def _current(self) -> OfficeLine | None:
        place = self.list.current
        return self.lines[place] if place is not None else None

    def assign(self) -> None:
        """Choose an office for the line, say by which paper, and write it."""
        line = self._current()
        if line is None:
            return
        book, dialogs = self.context.book, self.context.dialogs
        free = [
            (org.code, org.name)
            for org in organisations(book)
            if org.kind in ("office", "front") and org.code not in line.offices
        ]
        if not free:
            self.context.say(texts.ALL_ASSIGNED)
            return
        label = f"{line.code}. {line.title}"
        office = dialogs.choose(label, free, title=texts.ASSIGN_TITLE)
        if office is None:
            return
        source = dialogs.ask_text(texts.ASSIGN_SOURCE, title=texts.ASSIGN_TITLE)
        if source is not None:
            settings.assign(book, self.sets.set_id, line.code, office, source)

    def unassign(self) -> None:
        """End a responsibility of the line, after a question."""
        line = self._current()
        if line is None:
            return
        book, dialogs = self.context.book, self.context.dialogs
        if not line.offices:
            self.context.say(texts.NONE_ASSIGNED)
            return
        office: str | None = line.offices[0]
        if len(line.offices) > 1:
            named = [(code, book.org_name(code)) for code in line.offices]
            office = dialogs.choose(line.code, named, title=texts.UNASSIGN_TITLE)
        if office is None:
            return
        question = texts.unassign_question(line.code, book.org_name(office))
        if dialogs.ask_yes_no(question, title=texts.UNASSIGN_TITLE, yes=texts.UNASSIGN_YES):
            settings.unassign(book, self.sets.set_id, line.code, office)
