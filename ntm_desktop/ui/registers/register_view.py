"""The page of registers: which one on the left, its lines on the right with filters and sums."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.ownership import owner_of
from ntm_desktop.domain.register_specs import SPECS, RegisterSpec, spec_of
from ntm_desktop.services.describing import when
from ntm_desktop.services.programme import task_making
from ntm_desktop.services.records import register_keys, register_lists, registers
from ntm_desktop.services.records.register_lists import Row
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.texts import sheets_view as sheet_texts
from ntm_desktop.texts import tasks as task_texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.registers import blocks
from ntm_desktop.ui.registers.register_chooser import RegisterChooser
from ntm_desktop.ui.registers.register_filters import RegisterFilters
from ntm_desktop.ui.registers.register_form import RegisterForm
from ntm_desktop.ui.registers.register_list import RegisterList
from ntm_desktop.ui.sheets.desk import SheetDesk
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_NARROW = 720
# Kinds of which a record asks for work, and what makes a task of it.
_ASKING = {
    "inspection_finding": task_making.from_finding,
    "document": task_making.from_document,
}
_KINDS = frozenset(spec.kind for spec in SPECS)


class RegisterView(KeyedView):
    """``spec``: the register in sight; ``rows`` its lines, ``shown`` those that the filters let
    through, in the order of the list."""

    least_height = 380

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.spec: RegisterSpec = spec_of("task")
        self._counts: dict[str, int] = {}
        self.rows: Sequence[Row] = ()
        self._read: RegisterSpec | None = None  # whose lines ``rows`` are, None: read them anew
        self.shown: list[Row] = []
        self._wanted = ""
        self._laid: list[ttk.Button] = []

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make the choice of registers, the filters, the foot; the list comes with its columns."""
        gap = theme.px(self, 8)
        self.page = ttk.Frame(self)
        self.chooser = RegisterChooser(self, self.page, self._choose_register)
        self.chooser.pack(side="left", fill="y", padx=(0, gap))
        self.page.pack(side="right", fill="both", expand=True)
        self.heading = ttk.Label(self.page, font=theme.LARGE)
        self.heading.pack(side="top", anchor="w")
        self.bind("<Configure>", lambda _event: self._fit_chooser())
        self.filters = RegisterFilters(self.page, self._show_rows, self.take_focus)
        self.filters.pack(side="top", fill="x", pady=(gap // 2, gap // 2))
        self._buttons()
        self.foot = ttk.Label(self.page, font=theme.BOLD)
        self.told = ttk.Label(self.page, foreground=theme.QUIET)
        self.told.pack(side="bottom", anchor="w", fill="x", pady=(gap // 2, 0))
        self.foot.pack(side="bottom", anchor="w", fill="x", pady=(gap // 2, 0))
        for label in (self.foot, self.told):
            label.bind("<Configure>", partial(_wrap, label))
        self.list = RegisterList(self.page, self._chosen, self._deeds())
        self.list.pack(side="top", fill="both", expand=True)

    def _deeds(self) -> Mapping[str, Callable[[], None]]:
        """Keys of the list."""
        return {
            "<Double-Button-1>": self.edit,
            "<Return>": self.edit,
            "<KP_Enter>": self.edit,
            "<Delete>": self.delete,
            "<Insert>": self.add,
            "<Control-v>": self.paste,
            "<Control-V>": self.paste,
            "<Control-c>": self.copy_list,
            "<Control-C>": self.copy_list,
        }

    def _buttons(self) -> None:
        line = Flow(self.page, 6)
        line.pack(side="bottom", fill="x", pady=(theme.px(self, 6), 0))

        def button(text: str, style: str, command: Callable[[], None]) -> ttk.Button:
            return ttk.Button(line, text=text, bootstyle=style, command=command)

        self.add_button = button(texts.ADD, "primary", self.add)
        self.edit_button = button(texts.EDIT, "primary-outline", self.edit)
        self.copy_button = button(texts.COPY, "secondary-outline", self.copy)
        self.history_button = button(texts.HISTORY, "secondary-outline", self.history)
        self.delete_button = button(texts.DELETE, "danger-outline", self.delete)
        self.task_button = button(task_texts.MAKE_BUTTON, "secondary-outline", self.give_task)
        self.sheets = SheetDesk(lambda: self.context)
        self.to_excel_button = button(sheet_texts.EXPORT, "secondary-outline", self.to_excel)
        self.from_excel_button = button(
            sheet_texts.IMPORT,
            "secondary-outline",
            lambda: self.sheets.import_file(self.spec.kind),
        )
        self._button_line = line

    def _lay_buttons(self) -> None:
        """Work is given only from what asks for it."""
        shown = [
            self.add_button,
            self.edit_button,
            self.copy_button,
            self.history_button,
            self.delete_button,
            self.to_excel_button,
            self.from_excel_button,
        ]
        if self.spec.kind in _ASKING:
            shown.insert(2, self.task_button)
        if shown == self._laid:  # every ``lay`` binds the buttons anew
            return
        self._laid = shown
        self.task_button.place_forget()
        self._button_line.lay(shown)

    def _fit_chooser(self) -> None:
        """Beside the list where there is room, else one line above it."""
        wide = self.winfo_width() >= theme.px(self, _NARROW)
        if self.winfo_width() <= 1 or wide == bool(self.chooser.winfo_manager()):
            return
        if wide:
            gap = theme.px(self, 8)
            self.chooser.pack(side="left", fill="y", padx=(0, gap), before=self.page)
            self.chooser.line.pack_forget()
            self.heading.pack(side="top", anchor="w", before=self.filters)
        else:
            self.chooser.pack_forget()
            self.heading.pack_forget()
            self.chooser.line.pack(side="top", anchor="w", fill="x", before=self.filters)

    def rescale(self) -> None:
        """The text size changed; a page that was never shown has nothing to fit."""
        if self._built:
            self._fit_chooser()

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """F2 adds, F3 searches; the others are about the chosen line."""
        return {
            "<F2>": self.add,
            "<F3>": self.filters.search.focus_set,
            "<Control-d>": self.copy,
            "<Control-D>": self.copy,
            "<Control-t>": self.give_task,
            "<Control-T>": self.give_task,
            "<Control-h>": self.history,
            "<Control-H>": self.history,
        }

    # ------------------------------------------------------------------ filling

    def concerns(self, change: Change) -> bool:
        """Any record that stands in a register."""
        return bool(change.kinds & _KINDS) or "unit" in change.kinds

    def apply(self, change: Change) -> None:
        """Something was changed: only its registers are counted anew."""
        kinds = _KINDS if change.everything else change.kinds
        for kind in kinds:
            self._counts.pop(kind, None)
        if change.everything or self.concerns(change):
            self._read = None
        super().apply(change)

    def fill(self) -> None:
        """Read the register in sight; the chosen line stays chosen."""
        book = self.context.book
        unknown = _KINDS - self._counts.keys()
        self._counts.update(register_lists.counts(book, unknown))
        self.chooser.show(self._counts, self.spec.kind)
        self._wanted = self._wanted or self._current_key()
        if self._read is not self.spec:  # another unit or round is no reason to read again
            self.rows = register_lists.rows_of(book, self.spec)
            self._read = self.spec
        self.list.offer(self.spec, [row.cells for row in self.rows])
        self.heading.configure(text=texts.register_title(self.spec.kind))
        unit = self.context.unit
        name = name_of(book, unit) if unit else ""
        self.filters.offer(register_lists.years_of(self.rows), unit, name)
        self._lay_buttons()
        usable = register_keys.may_add(book, self.spec.kind)
        self.add_button.state(["!disabled" if usable else "disabled"])
        self._show_rows()

    def choose(self, kind: str) -> None:
        """Go to a register."""
        self.chooser.choose(kind)
        self._choose_register(kind)

    def bring_into_sight(self, code: str) -> None:
        """``code``: a kind, or the key of a record, whatever the filters say."""
        kind, *parts = code.split("/")
        if kind not in _KINDS:
            return
        self.choose(kind)
        if parts:
            self.filters.clear(unit=True)
            self._wanted = code
            self._show_rows()

    def take_focus(self) -> None:
        """The list, where the keys of the lines are."""
        self.list.tree.focus_set()

    def _choose_register(self, kind: str) -> None:
        if kind == self.spec.kind:
            return
        self.spec = spec_of(kind)
        self.filters.clear()
        self._wanted, self.shown = "", []
        self.fill()

    def _show_rows(self) -> None:
        wanted = self._wanted or self._current_key()
        self._wanted = ""
        filters = self.filters
        self.shown = register_lists.chosen(self.rows, filters.words, filters.unit, filters.year)
        keys = [row.entry.key for row in self.shown]
        self.list.show(
            [_line(row) for row in self.shown],
            keys.index(wanted) if wanted in keys else 0,
            texts.NOTHING_FOUND if self.rows else texts.NOTHING_YET,
        )
        waiting = register_lists.undecided(self.context.book, self.rows, self.spec.kind)
        filters.count.configure(text=texts.shown_of(len(self.shown), len(self.rows), waiting))
        self._show_sums()
        self._chosen(self.list.current or 0)

    def _show_sums(self) -> None:
        found = register_lists.sums(self.spec, self.shown, self.rows)
        shown = [
            (texts.heading(self.spec.kind, name), vietnamese(value))
            for name, value in found.items()
        ]
        counted = len(register_lists.summed(self.spec, self.shown, self.rows))
        words = texts.sums(counted, len(self.shown) - counted, shown) if shown else ""
        self.foot.configure(text=words)

    def _chosen(self, place: int) -> None:
        row = self.shown[place] if place < len(self.shown) else None
        own = row is not None and row.entry.writable and not row.entry.conflict
        self.edit_button.configure(text=texts.EDIT if own or row is None else texts.VIEW)
        for button in (self.edit_button, self.history_button, self.task_button):
            button.state(["!disabled" if row is not None else "disabled"])
        self.delete_button.state(["!disabled" if own else "disabled"])
        may_add = self.add_button.instate(["!disabled"])
        self.copy_button.state(["!disabled" if row is not None and may_add else "disabled"])
        self.told.configure(text=self._whose(row))

    def _whose(self, row: Row | None) -> str:
        book = self.context.book
        if row is None:
            may = register_keys.may_add(book, self.spec.kind)
            return "" if may else texts.cannot_add(self.spec.kind)
        if row.entry.conflict:
            return texts.IN_CONFLICT
        owner = short_name(book.org_name(owner_of(row.entry.key)))
        author = short_name(book.org_name(row.entry.author))
        return texts.owned(owner, author, when(row.entry.edited_at))

    # ------------------------------------------------------------------ deeds

    @property
    def current(self) -> Row | None:
        """The chosen line."""
        place = self.list.current
        return self.shown[place] if place is not None and place < len(self.shown) else None

    def _current_key(self) -> str:
        return self.current.entry.key if self.current is not None else ""

    def add(self) -> None:
        """A new record of the register, about the chosen unit."""
        if self.add_button.instate(["disabled"]):
            self.context.say(texts.cannot_add(self.spec.kind))
            return
        about = self.spec.about if self.spec.about in ("unit", "commune") else ""
        self._run(self.form(values={about: self.context.unit} if about else {}))

    def copy(self) -> None:
        """A new record with the values of the chosen one."""
        if self.current is not None and self.copy_button.instate(["!disabled"]):
            entry = self.current.entry
            names = self.spec.kind, *entry.fields
            values = {name: register_lists.value_in(entry, name) for name in ("year", *names)}
            self._run(self.form(values={n: v for n, v in values.items() if v is not None}))

    def copy_list(self) -> None:
        """Put the lines in sight on the clipboard, with their headings, for a spreadsheet."""
        blocks.put(self, self.spec, self.shown)
        self.context.say(texts.was_copied(len(self.shown)))

    def paste(self) -> None:
        """New records from a block of a spreadsheet, after a look at it."""
        if self.add_button.instate(["disabled"]):
            self.context.say(texts.cannot_add(self.spec.kind))
            return
        form = blocks.paste_form(self, self.context, self.spec)
        written = form.run() if form is not None else None
        if form is None:
            self.context.say(texts.NOTHING_TO_PASTE)
        elif written:
            self.context.say(texts.was_pasted(written))
        self.take_focus()

    def edit(self) -> None:
        """Open the chosen record."""
        if self.current is not None:
            self._run(
                RegisterForm(
                    self.winfo_toplevel(),
                    self.context.book,
                    self.spec.kind,
                    entry=self.current.entry,
                )
            )

    def form(self, values: Mapping[str, object]) -> RegisterForm:
        """The form of a new record, not shown yet."""
        return RegisterForm(
            self.winfo_toplevel(),
            self.context.book,
            self.spec.kind,
            values=values,
            unit=self.context.unit,
        )

    def _run(self, form: RegisterForm) -> None:
        answer = form.run()
        if answer is None:
            return
        if answer.to_conflict:
            self.context.navigate(ViewName.CONFLICTS, code=answer.key)
            return
        self._wanted = answer.key
        self._show_rows()
        self.take_focus()

    def delete(self) -> None:
        """Delete the chosen record after a question; undo brings it back."""
        row = self.current
        if row is None or self.delete_button.instate(["disabled"]):
            return
        question = texts.ask_delete(self.spec.kind, row.cells[0])
        if self.context.dialogs.ask_yes_no(question, danger=True):
            registers.delete(self.context.book, row.entry.key)
            self.take_focus()

    def give_task(self) -> None:
        """A task from the chosen finding of an inspection, or from what a document asks for."""
        make = _ASKING.get(self.spec.kind)
        if make is not None and self.current is not None:
            made = make(self.context.book, self.current.entry.key)
            self.context.say(task_texts.made(len(made.keys), len(made.known)))

    def to_excel(self) -> None:
        """The register as a sheet, of the chosen unit alone where the list is."""
        self.sheets.export(self.spec.kind, unit=self.filters.unit)

    def history(self) -> None:
        """Who wrote the chosen record when."""
        from ntm_desktop.ui.commune.history_window import HistoryWindow

        if self.current is not None:
            HistoryWindow(self.winfo_toplevel(), self.context.book, self.current.entry.key).run()


def _line(row: Row) -> tuple[tuple[str, ...], str]:
    if row.entry.conflict:
        return (texts.CONFLICT_MARK + row.cells[0], *row.cells[1:]), tables.BAD
    return row.cells, "" if row.entry.writable else tables.QUIET


def _wrap(label: ttk.Label, event: tk.Event[tk.Misc]) -> None:
    label.configure(wraplength=event.width)
