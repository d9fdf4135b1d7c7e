"""Thresholds and names of a set: what is not checked yet, and the district's correction of it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from ntm_desktop.domain.criteria import Measure, Provenance
from ntm_desktop.domain.overrides import STATUS as BY_DISTRICT
from ntm_desktop.services.criteria.set_lines import (
    SetLine,
    add_line,
    set_lines,
    sets_in_use,
)
from ntm_desktop.texts import settings_view as texts
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.district.limit_words import limit_of
from ntm_desktop.ui.district.panel import Panel, SetChooser
from ntm_desktop.ui.district.rule_form import RuleForm
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext

_COLUMNS = (
    ("number", texts.CODE, 60),
    ("name", texts.NAME, 330),
    ("limit", texts.LIMIT, 160),
    ("source", texts.SOURCE_STATE, 170),
)


class RulesPanel(Panel):
    """Set and filter above, the list, the form of the chosen line below."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.lines: list[SetLine] = []
        gap = theme.px(self, 6)
        top = Flow(self, 12)
        top.pack(side="top", fill="x", pady=(0, gap))
        self.sets = SetChooser(top, self.fill)
        self.only_unchecked = tk.BooleanVar(self, value=False)
        only = ttk.Checkbutton(
            top, text=texts.ONLY_UNCHECKED, variable=self.only_unchecked, command=self.fill
        )
        self.add = ttk.Button(
            top, text=texts.ADD_LINE, bootstyle="secondary-outline", command=self.add_line
        )
        top.lay([self.sets, only, self.add])
        self.open_note = ttk.Label(
            self, text=texts.OPEN_SET, font=theme.SMALL, foreground=theme.QUIET
        )
        self.open_note.bind(
            "<Configure>", lambda event: self.open_note.configure(wraplength=event.width)
        )
        self.form = RuleForm(self, context)
        self.form.pack(side="bottom", fill="x", pady=(gap, 0))
        self.list = Table(self, _COLUMNS, 5, self._choose)
        self.list.pack(side="top", fill="both", expand=True)

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Alt+C lists only what is not checked, Alt+N writes the next line of a set without lines;
        the others are the form's buttons."""
        form = self.form
        return {
            "c": self._turn_filter,
            "n": self.add.invoke,
            "g": form.write_limit.invoke,
            "t": form.write_title.invoke,
            "b": form.withdraw.invoke,
        }

    def fill(self) -> None:
        """Show the chosen set; what is being typed for the same line stays."""
        book = self.context.book
        self.form.context = self.context
        self.sets.show(sets_in_use(book))
        before = self._current()
        lines = set_lines(book, self.sets.set_id)
        wanted = self.only_unchecked.get()
        self.lines = [line for line in lines if not (wanted and line.checked)]
        names = [_name_of(line) for line in self.lines]
        # A line that was corrected leaves the filtered list: then its neighbour is chosen.
        place = self.list.current or 0
        if before is not None and _name_of(before) in names:
            place = names.index(_name_of(before))
        self.list.set_rows([(_cells(line), _tag(line)) for line in self.lines], place)
        is_open = book.rules.criteria_set(self.sets.set_id).open
        self.add.state(["!disabled" if is_open else "disabled"])
        if is_open:
            self.open_note.pack(side="top", fill="x", before=self.list)
        else:
            self.open_note.pack_forget()
        if self.lines:
            self._choose(min(place, len(self.lines) - 1))
        else:
            self.form.show(self.sets.set_id, None)
            if not is_open:
                self.context.say(texts.NOTHING_SHOWN)

    def add_line(self) -> None:
        """The next criterion of a set whose lines came with no program."""
        dialogs = self.context.dialogs
        title = dialogs.ask_text(texts.NEW_LINE, title=texts.ADD_LINE_TITLE)
        if title is None:
            return
        source = dialogs.ask_text(texts.NEW_LINE_SOURCE, title=texts.ADD_LINE_TITLE)
        if source is not None:
            add_line(self.context.book, self.sets.set_id, title, source)

    def _turn_filter(self) -> None:
        self.only_unchecked.set(not self.only_unchecked.get())
        self.fill()

    def _current(self) -> SetLine | None:
        place = self.list.current
        return self.lines[place] if place is not None and place < len(self.lines) else None

    def _choose(self, place: int) -> None:
        if place < len(self.lines):
            self.form.show(self.sets.set_id, self.lines[place])


def _name_of(line: SetLine) -> tuple[str, str]:
    return line.code, line.measure.code if line.measure is not None else ""


def _cells(line: SetLine) -> tuple[str, ...]:
    title = line.title
    if line.measure is None:
        return line.code, title, texts.WHOLE_CRITERION, _state(line.title_checked, line.wording)
    if line.measure.title and line.measure.title != line.title and line.measure.code != "m":
        title = f"{line.measure.title} – {title}"
    return line.code, title, limit_of(line.measure), _source(line, line.measure)


def _state(checked: bool, corrected: str) -> str:
    if not checked:
        return texts.UNCHECKED_SHORT
    return texts.BY_DISTRICT if corrected else texts.CHECKED


def _source(line: SetLine, measure: Measure) -> str:
    provenance: Provenance = measure.threshold.provenance
    if not line.checked:
        return texts.UNCHECKED_SHORT
    if provenance.status == BY_DISTRICT:
        return texts.BY_DISTRICT
    return texts.BY_PLAN if provenance.status == "plan" else texts.BY_TEXT


def _tag(line: SetLine) -> str:
    return "" if line.checked else tables.WARN
