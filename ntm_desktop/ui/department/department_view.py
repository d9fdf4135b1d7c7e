"""An office's verdicts: a tab for each criterion, communes down, its indicators across.

One key gives a verdict (Đ, C, K) to the cell or the whole chosen block, Delete takes it away, a
column of words or figures is pasted as one step. A verdict that differs from the commune's asks
for a reason and never waits for it.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.errors import NtmError
from ntm_desktop.services.criteria import assessing, verdict_writing, verdicts
from ntm_desktop.services.criteria.assessing import Input
from ntm_desktop.services.criteria.reading import FormRow, GridRow, OfficeGrid
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import assessing as assessing_texts
from ntm_desktop.texts import department as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.department.cells import Part, Shows, cell, columns, parts
from ntm_desktop.ui.department.criterion_tabs import CriterionTabs
from ntm_desktop.ui.department.detail_pane import ROWS, DetailPane
from ntm_desktop.ui.department.filter_line import FilterLine, Only
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Edit, Row
from ntm_desktop.ui.tasks.giving import give_for_code
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

# Pixels at 100 %.
_LOW = 460
_REASON_KEY, _CONFIRM_KEY = "l", " "


class DepartmentView(KeyedView):
    """Tabs and filters above, the grid, the chosen cell in full below."""

    least_height = 320

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.grids: dict[str, OfficeGrid] = {}
        self.criterion = ""
        self.only = Only.ALL
        self.rows: list[GridRow] = []
        self._waiting: frozenset[str] = frozenset()
        self._listed: frozenset[str] | None = None
        self._parts: list[Part] = []
        self._low = False

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make tabs, filters, grid and the pane below it."""
        gap = theme.px(self, 6)
        self.tabs = CriterionTabs(self, self.choose_criterion)
        self.tabs.pack(side="top", fill="x")
        self.heading = ttk.Label(self, font=theme.LARGE)
        self.heading.pack(side="top", anchor="w", pady=(gap, 0))
        self.filters = FilterLine(self, self.choose_filter)
        self.filters.pack(side="top", fill="x", pady=(0, gap))
        self.detail = DetailPane(self, self.context.book, self._save_reason, self._leave_reason)
        self.detail.pack(side="bottom", fill="x")
        self.hint = ttk.Label(self, text=texts.KEYS, font=theme.SMALL, foreground=theme.QUIET)
        self.hint.pack(side="bottom", anchor="w", pady=gap // 2)
        self.empty = ttk.Label(self, foreground=theme.QUIET)
        self.sheet = Grid(
            self,
            corner=texts.COMMUNE,
            heading_width=150,
            row_height=26,
            edit=self._edit,
            edit_block=self._edit_block,
            key=self._on_key,
            open_cell=self._open,
            selected=lambda _row, _column: self._show_detail(),
            say=self.context.say,
        )

        self.bind("<Configure>", lambda _event: self._fit_height())

    def _fit_height(self) -> None:
        """In a low window the grid keeps the room: heading, hint and half of the texts give way."""
        low = self.winfo_height() < theme.px(self, _LOW)
        if low == self._low:
            return
        self._low = low
        self.detail.set_rows(ROWS // 2 if low else ROWS)
        if low:
            self.heading.pack_forget()
            self.hint.pack_forget()
        else:
            gap = theme.px(self, 6)
            self.heading.pack(side="top", anchor="w", pady=(gap, 0), after=self.tabs)
            self.hint.pack(side="bottom", anchor="w", pady=gap // 2, after=self.detail)

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+1… choose the criterion, Alt with a letter the filter; Ctrl+T makes a task."""
        places = {
            f"<Control-Key-{place + 1}>": partial(self._choose_place, place) for place in range(9)
        }
        tasks = {key: self.give_task for key in ("<Control-t>", "<Control-T>")}
        return {**places, **tasks, **self.filters.shortcuts()}

    def take_focus(self) -> None:
        """The keyboard starts in the grid."""
        self.sheet.body.focus_set()

    # ------------------------------------------------------------------ filling

    def fill(self) -> None:
        """Read every criterion of the office anew."""
        book = self.context.book
        self.grids = verdicts.office_grids(book, self.context.round)
        self._waiting = verdicts.waiting(book)
        if self.criterion not in self.grids:
            self.criterion = next(iter(self.grids), "")
            self._listed = None
        self._show()

    def apply(self, change: Change) -> None:
        """After a verdict only the communes that it touches are read anew."""
        narrow = change.kinds == {"assessment"} and not change.everything
        if self.visible and narrow and self.grids:
            self.grids = verdicts.read_again(self.context.book, self.grids, change.units)
            self._waiting = verdicts.waiting(self.context.book)
            self._show()
        else:
            super().apply(change)

    def bring_into_sight(self, code: str) -> None:
        """The criterion's tab, and the present commune's cell of that indicator."""
        found = [one for one, grid in self.grids.items() if code == one or code in grid.codes]
        if not found:
            return
        self.choose_criterion(found[0])
        units = [row.unit.code for row in self.rows]
        row = units.index(self.context.unit) if self.context.unit in units else 0
        wanted = Part(code, Shows.VERDICT)
        self.sheet.select(row, self._parts.index(wanted) if wanted in self._parts else 1)

    def choose_criterion(self, criterion: str) -> None:
        """Show another criterion."""
        self.finish_typing()
        if criterion in self.grids and criterion != self.criterion:
            self.criterion = criterion
            self._listed = None
            self._show()
        self.sheet.body.focus_set()

    def choose_filter(self, only: Only) -> None:
        """List all communes, or those that differ, or those that are not judged yet."""
        self.finish_typing()
        self.only = only
        self.filters.show_chosen(only)
        self._listed = None
        self._show()
        self.sheet.body.focus_set()

    def _choose_place(self, place: int) -> None:
        if place < len(self.grids):
            self.choose_criterion(list(self.grids)[place])

    def _show(self) -> None:
        done = {code: verdicts.progress(grid) for code, grid in self.grids.items()}
        self.tabs.show(
            [
                (code, grid.criteria_set.criterion_of(code) is not None, done[code])
                for code, grid in self.grids.items()
            ],
            self.criterion,
        )
        grid = self.grids.get(self.criterion)
        if grid is None:
            self._show_nothing(texts.NOTHING_ASSIGNED)
            return
        found = grid.criteria_set.find(self.criterion)
        is_criterion = grid.criteria_set.criterion_of(self.criterion) is not None
        title = found.title if found is not None else ""
        self.heading.configure(text=texts.heading(self.criterion if is_criterion else "", title))
        self.filters.show_progress(grid, done[self.criterion])
        self._list(grid)

    def _list(self, grid: OfficeGrid) -> None:
        if self._listed is None:
            self._listed = frozenset(
                row.unit.code for row in grid.rows if self.only.lists(grid, row)
            )
        self.rows = [row for row in grid.rows if row.unit.code in self._listed]
        if not self.rows:
            self._show_nothing(texts.NO_COMMUNE)
            return
        self._parts = parts(grid)
        self.empty.pack_forget()
        self.sheet.pack(side="top", fill="both", expand=True)
        book = self.context.book
        fresh = self.sheet.columns != columns(grid)
        self.sheet.set_content(
            columns(grid),
            [Row(row.unit.name, "✓" if verdicts.is_done(grid, row) else "") for row in self.rows],
            [
                [cell(book, grid, row, part, self._waiting) for part in self._parts]
                for row in self.rows
            ],
        )
        if fresh:
            self.sheet.select(0, 1)
        self._show_detail()

    def _show_nothing(self, words: str) -> None:
        self.rows = []
        self.sheet.pack_forget()
        self.empty.configure(text=words, wraplength=theme.px(self, 700))
        self.empty.pack(side="top", anchor="w", fill="both", expand=True)
        self.detail.show(None, None, None)

    def _show_detail(self) -> None:
        grid = self.grids.get(self.criterion)
        row, column = self.sheet.current
        if grid is None or row >= len(self.rows) or column >= len(self._parts):
            self.detail.show(None, None, None)
            return
        found = self.rows[row]
        line = found.cells[self._parts[column].code]
        self.detail.show(grid, found, line, self._conflicts_at(found, line))

    def _conflicts_at(self, commune: GridRow, line: FormRow) -> bool:
        """Two sides differ on the office's own verdict."""
        grid = self.grids[self.criterion]
        key = verdicts.own_key(self.context.book, grid, commune.unit, line.code)
        return key in self._waiting

    # ------------------------------------------------------------------ verdicts

    def _at(self, row: int, column: int) -> tuple[GridRow, FormRow, Part]:
        part = self._parts[column]
        return self.rows[row], self.rows[row].cells[part.code], part

    def _block(self) -> list[tuple[GridRow, FormRow]]:
        """The verdicts of the chosen block, each once."""
        top, left, bottom, right = self.sheet.block()
        codes = dict.fromkeys(part.code for part in self._parts[left : right + 1])
        return [(row, row.cells[code]) for row in self.rows[top : bottom + 1] for code in codes]

    def _place(self, row: GridRow, line: FormRow) -> Input:
        return verdict_writing.place(self.context.book, row.unit, line.code, self.context.round)

    def _on_key(self, row: int, column: int, letter: str) -> bool:
        commune, line, part = self._at(row, column)
        key = letter.lower()
        if part.shows is Shows.REASON:
            return False
        if key in verdict_writing.LETTERS:
            self._judge(verdict_writing.LETTERS[key])
        elif key == _REASON_KEY:
            self._ask_reason(commune, line)
        elif key == _CONFIRM_KEY:
            self._confirm()
        else:
            # Figures are typed in the verdict's cell; no other letter means anything.
            return letter.isalpha()
        return True

    def _judge(self, outcome: Outcome) -> None:
        """Write one verdict into the chosen cells; what cannot be written is said."""
        cells = self._free(self._block(), outcome)
        if not cells:
            return
        changes = [replace(self._place(*one), stated=outcome.word) for one in cells]
        verdict_writing.give(self.context.book, changes)
        commune, line, part = self._at(*self.sheet.current)
        if part.shows is Shows.SAID:
            # What was written is beside the commune's words, perhaps out of sight.
            self.sheet.see(self.sheet.current[0], self.sheet.current[1] + 1)
        if len(cells) == 1 and line.code == cells[0][1].code and verdicts.lacks_reason(line):
            self._ask_reason(commune, line)

    def _free(
        self, cells: Sequence[tuple[GridRow, FormRow]], outcome: Outcome | None = None
    ) -> list[tuple[GridRow, FormRow]]:
        """Those of the cells that can be written; says why the first of the others cannot."""
        book, grid = self.context.book, self.grids[self.criterion]
        found, said = [], ""
        for commune, line in cells:
            why_not = verdict_writing.obstacle(book, grid, commune.unit, line, outcome)
            if why_not:
                said = said or why_not
            else:
                found.append((commune, line))
        if said:
            self.context.say(said)
        return found

    def _ask_reason(self, commune: GridRow, line: FormRow) -> None:
        if self._free([(commune, line)]):
            self.detail.ask()

    def give_task(self) -> None:
        """A task from what the chosen commune lacks at the chosen indicator."""
        row, column = self.sheet.current
        if row < len(self.rows) and column < len(self._parts):
            commune, line, _ = self._at(row, column)
            give_for_code(self.context, commune.unit.code, line.code)

    def _confirm(self) -> None:
        cells = self._free(self._block())
        if not cells:
            return
        done = assessing.confirm(self.context.book, [self._place(*one) for one in cells])
        if done.refused:
            self.context.say(assessing_texts.not_confirmed(done.count, done.refused))
        elif done.change is None:
            self.context.say(texts.NOTHING_CARRIED)

    def _change(self, edit: Edit) -> Input:
        """What a text typed or pasted into a cell changes. Raises NtmError."""
        commune, line, part = self._at(edit.row, edit.column)
        grid, reason = self.grids[self.criterion], part.shows is Shows.REASON
        return verdict_writing.text_change(
            self.context.book, grid, commune.unit, line, edit.text, reason
        )

    def _edit(self, row: int, column: int, text: str) -> str | None:
        return self._edit_block([Edit(row, column, text)])[0]

    def _edit_block(self, edits: Sequence[Edit]) -> list[str | None]:
        reasons: list[str | None] = []
        changes: list[Input] = []
        for edit in edits:
            try:
                changes.append(self._change(edit))
                reasons.append(None)
            except NtmError as fault:
                reasons.append(fault.sentence)
        if changes:
            verdict_writing.give(self.context.book, changes)
        return reasons

    def _open(self, row: int, column: int) -> None:
        commune, line, part = self._at(row, column)
        own = verdicts.own_key(
            self.context.book, self.grids[self.criterion], commune.unit, line.code
        )
        if part.shows is not Shows.SAID and own in self._waiting:
            self.context.navigate(ViewName.CONFLICTS)
            return
        self.context.navigate(ViewName.FORM, unit=commune.unit.code, code=line.code)

    # ------------------------------------------------------------------ reasons

    def _save_reason(self, commune: GridRow, line: FormRow, reason: str) -> None:
        book = self.context.book
        change = replace(self._place(commune, line), note=reason)
        assessing.assess_many(book, texts.step_reason(line.code, commune.unit.name), [change])

    def _leave_reason(self, rows: int) -> None:
        self.sheet.body.focus_set()
        row, column = self.sheet.current
        self.sheet.select(row + rows, column)

    def finish_typing(self) -> None:
        """Save what stands in the grid's editor and in the reason."""
        self.sheet.finish_typing()
        self.detail.finish_typing()
