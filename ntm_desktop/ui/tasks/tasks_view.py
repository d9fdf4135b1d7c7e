"""The list of tasks, typed into like a spreadsheet; what is overdue is red and stands first."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import ttkbootstrap as ttk

from ntm_desktop.services.programme import tasks
from ntm_desktop.services.programme.task_making import Draft, make
from ntm_desktop.services.programme.tasks import Task
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import tasks as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Edit
from ntm_desktop.ui.prose import Prose
from ntm_desktop.ui.tasks.task_cells import COLUMNS, FIELDS, cells_of, lines_of, row_of
from ntm_desktop.ui.tasks.task_filters import TaskFilters
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_LINES = 4


class TasksView(KeyedView):
    """Conditions above, the grid, the chosen task in full below."""

    least_height = 340

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.tasks: tuple[Task, ...] = ()
        self._listed: tuple[str, ...] | None = None
        self._drawn: list[str] = []

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make conditions, grid and the pane below it."""
        gap = theme.px(self, 6)
        self.filters = TaskFilters(self, self.choose)
        self.filters.pack(side="top", fill="x", pady=(0, gap))
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(gap, 0))
        buttons = ttk.Frame(foot)
        buttons.pack(side="right", anchor="n", padx=(gap, 0))
        self.new_button = ttk.Button(
            buttons,
            text=texts.with_key(texts.NEW, "t"),
            bootstyle="primary-outline",
            command=self.add,
        )
        self.remove_button = ttk.Button(
            buttons,
            text=texts.with_key(texts.REMOVE, "x"),
            bootstyle="secondary-outline",
            command=self.remove,
        )
        for button in (self.new_button, self.remove_button):
            button.pack(side="top", fill="x", pady=(0, gap // 2))
        self.detail = Prose(foot, _LINES)
        self.detail.pack(side="left", fill="x", expand=True, anchor="n")
        hint = ttk.Label(self, text=texts.KEYS, font=theme.SMALL, foreground=theme.QUIET)
        hint.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        hint.bind("<Configure>", lambda event: hint.configure(wraplength=event.width))
        self.empty = ttk.Label(self, foreground=theme.QUIET)
        self.sheet = Grid(
            self,
            corner=texts.COMMUNE,
            heading_width=120,
            row_height=26,
            edit=self._edit,
            edit_block=self._edit_block,
            open_cell=self._open,
            selected=lambda _row, _column: self._show_detail(),
            say=self.context.say,
        )

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Alt+T makes a task, Alt+X deletes one, other letters are the conditions."""
        deeds = {"t": self.add, "x": self.remove}
        mine = {f"<Alt-{k}>": deed for key, deed in deeds.items() for k in (key, key.upper())}
        return {**mine, **self.filters.shortcuts()}

    def take_focus(self) -> None:
        """The keyboard starts in the grid."""
        (self.sheet.body if self.tasks else self.new_button).focus_set()

    # ------------------------------------------------------------------ filling

    def concerns(self, change: Change) -> bool:
        """Tasks, and the names that they use."""
        return bool(change.kinds & {"task", "unit", "organisation"})

    def fill(self) -> None:
        """Read the tasks that meet the conditions."""
        self._listed = None
        self._list()

    def apply(self, change: Change) -> None:
        """While it is worked in, no task jumps to another place or out of the list."""
        if self.visible and not change.everything and self.concerns(change):
            self._list()
        else:
            super().apply(change)

    def _read(self, everything: Sequence[Task], today: date) -> tuple[Task, ...]:
        book, unit = self.context.book, self.context.unit
        meeting = tasks.tasks(book, today, self.filters.chosen, unit)
        if self._listed is None:
            found = meeting
        else:
            there = {task.key: task for task in everything}
            fresh = [task for task in meeting if task.key not in self._listed]
            found = (*(there[key] for key in self._listed if key in there), *fresh)
        self._listed = tuple(task.key for task in found)
        return found

    def _list(self) -> None:
        book, today = self.context.book, date.today()
        chosen = self._chosen()
        everything = tasks.tasks(book, today)
        self.tasks = self._read(everything, today)
        self.filters.show(
            name_of(book, self.context.unit) if self.context.unit else texts.DISTRICT,
            len(self.tasks),
            len(everything),
            sum(task.overdue for task in everything),
        )
        if not self.tasks:
            self.sheet.pack_forget()
            self.empty.configure(text=texts.NOTHING_MATCHES if everything else texts.EMPTY)
            self.empty.pack(side="top", anchor="w", fill="both", expand=True)
            self._show_detail()
            return
        self.empty.pack_forget()
        self.sheet.pack(side="top", fill="both", expand=True)
        _, column = self.sheet.current
        if [task.key for task in self.tasks] != self._drawn:
            self.sheet.faults.clear()  # what was refused belongs to another line now
        self._drawn = [task.key for task in self.tasks]
        self.sheet.set_content(
            COLUMNS,
            [row_of(book, task) for task in self.tasks],
            [cells_of(book, task) for task in self.tasks],
        )
        keys = [task.key for task in self.tasks]
        if chosen is not None and chosen.key in keys:
            self.sheet.select(keys.index(chosen.key), column)
        self._show_detail()

    def bring_into_sight(self, code: str) -> None:
        """The task with that key."""
        keys = [task.key for task in self.tasks]
        if code in keys:
            self.sheet.select(keys.index(code), 0)

    def choose(self) -> None:
        """A condition was ticked or unticked."""
        self.finish_typing()
        self.fill()
        self.take_focus()

    def _chosen(self) -> Task | None:
        row, _ = self.sheet.current
        return self.tasks[row] if row < len(self.tasks) else None

    def _show_detail(self) -> None:
        task = self._chosen()
        self.remove_button.state(
            ["!disabled" if task is not None and task.entry.writable else "disabled"]
        )
        lines = [] if task is None else lines_of(self.context.book, task, date.today())
        self.detail.show(lines or [("", prose.PLAIN)])

    # ------------------------------------------------------------------ typing

    def finish_typing(self) -> None:
        """Save what stands in the grid's editor."""
        self.sheet.finish_typing()

    def _edit(self, row: int, column: int, text: str) -> str | None:
        return self._edit_block([Edit(row, column, text)])[0]

    def _edit_block(self, edits: Sequence[Edit]) -> list[str | None]:
        cells = [CellText(self.tasks[e.row].key, FIELDS[e.column], e.text) for e in edits]
        return tasks.change(self.context.book, cells)

    # ------------------------------------------------------------------ deeds

    def add(self) -> None:
        """Ask what is to be done and write it down, about the chosen commune."""
        self.finish_typing()
        book, unit = self.context.book, self.context.unit
        name = name_of(book, unit) if unit else texts.DISTRICT
        said = self.context.dialogs.ask_text(
            texts.NEW_LABEL.format(unit=name), title=texts.NEW_TITLE
        )
        if said is None:
            return
        made = make(book, [Draft(" ".join(said.split()), unit=unit)])
        self.context.say(texts.made(len(made.keys), len(made.known)))
        for key in (*made.keys, *made.known):
            self.bring_into_sight(key)

    def remove(self) -> None:
        """Ask and delete the chosen task."""
        self.finish_typing()
        task = self._chosen()
        if task is None or not task.entry.writable:
            return
        question = texts.REMOVE_QUESTION.format(title=task.title)
        if self.context.dialogs.ask_yes_no(question, yes=texts.REMOVE_YES, danger=True):
            registers.delete(self.context.book, task.key)
            self.context.say(texts.removed(task.title))

    def _open(self, row: int, _column: int) -> None:
        """To the indicator that a task is about; only cells that cannot be typed into come here."""
        task = self.tasks[row]
        code = task.field("codes").partition(",")[0].strip()
        if task.unit and code:
            self.context.navigate(ViewName.FORM, unit=task.unit, code=code)
