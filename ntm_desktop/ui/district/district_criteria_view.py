"""The district's own conditions and criteria: result, what the communes give, who, the roadmap."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.programme import district_criteria as service
from ntm_desktop.services.programme import roadmap
from ntm_desktop.services.programme.district_criteria import DistrictLine, DistrictPicture
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.register_cells import CellText, write_cells
from ntm_desktop.services.status import find_round
from ntm_desktop.services.units import Unit
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import district_criteria as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Cell, Column, Edit, Row
from ntm_desktop.ui.part_buttons import part_buttons
from ntm_desktop.ui.record_cells import RecordCells
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_CRITERIA, _TOWNS = "criteria", "towns"
_INKS = {Outcome.MET: theme.GOOD, Outcome.NOT_MET: theme.BAD}
_FIXED = (("result", 98), ("computed", 244), ("members", 196))
_TARGET = {"aim": 98, "month": 56, "cost": 104, "person": 112, "note": 200}
_TOWN = {"stage": 150, "number": 140, "date": 100, "issuer": 210, "note": 220}
_YEARS_AHEAD = 3


class DistrictCriteriaView(KeyedView):
    """A grid of conditions and criteria whose roadmap is typed into, and one of the towns."""

    least_height = 320

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.part = _CRITERIA
        self.year = ""
        self.picture: DistrictPicture | None = None
        self.towns: tuple[Unit, ...] = ()

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """F3 assigns, Ctrl+1 and Ctrl+2 choose the part."""
        return {
            "<F3>": self.assign,
            "<Control-Key-1>": partial(self.choose, _CRITERIA),
            "<Control-Key-2>": partial(self.choose, _TOWNS),
        }

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Buttons, a line of sums, the grid in sight, and the whole of its chosen line."""
        gap = theme.px(self, 6)
        top = Flow(self, 6)
        top.pack(side="top", fill="x")
        self._chosen = tk.StringVar(self, self.part)
        named = ((_CRITERIA, texts.CRITERIA), (_TOWNS, texts.TOWNS))
        parts = part_buttons(top, named, self._chosen, self.choose)
        form = ttk.Button(
            top, text=texts.OPEN, bootstyle="secondary-outline", command=self.open_form
        )
        assign = ttk.Button(
            top, text=texts.ASSIGN, bootstyle="secondary-outline", command=self.assign
        )
        label = ttk.Label(top, text=texts.YEAR)
        self.years = ttk.Combobox(top, state="readonly", width=6)
        self.years.bind("<<ComboboxSelected>>", self._on_year)
        self.only_criteria = (form, assign, self.years)
        top.lay([*parts, form, assign, label, self.years])
        self.sums = ttk.Label(self, font=theme.BOLD)
        self.sums.pack(side="top", anchor="w", fill="x", pady=(gap, 0))
        self.whole = ttk.Label(self, font=theme.SMALL, foreground=theme.QUIET)
        self.whole.pack(side="bottom", anchor="w", fill="x", pady=(gap // 2, 0))
        self.stage = ttk.Frame(self)
        self.stage.pack(side="top", fill="both", expand=True, pady=(gap, 0))
        self.sheet = Grid(
            self.stage,
            corner=texts.LINE,
            heading_width=240,
            edit=lambda row, column, text: self._edit([Edit(row, column, text)])[0],
            edit_block=self._edit,
            open_cell=lambda _row, _column: self.open_form(),
            selected=lambda _row, _column: self._tell(),
            say=self.context.say,
        )
        self.table = Grid(
            self.stage,
            corner=texts.TOWNS,
            heading_width=160,
            edit=lambda row, column, text: self._edit_towns([Edit(row, column, text)])[0],
            edit_block=self._edit_towns,
            say=self.context.say,
        )
        self._targets = RecordCells("target")
        self._records = RecordCells("recognition")
        self.bind("<Configure>", self._on_size)

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        for label in (self.sums, self.whole):
            label.configure(wraplength=event.width)

    def _on_year(self, _event: tk.Event[tk.Misc]) -> None:
        self.years.selection_clear()
        self.finish_typing()
        self.year = self.years.get()
        self.fill()

    def choose(self, part: str) -> None:
        """Show the criteria or the towns."""
        self.finish_typing()
        self.part = part
        self._chosen.set(part)
        self.fill()
        self.take_focus()

    def take_focus(self) -> None:
        """The grid in sight."""
        (self.sheet if self.part == _CRITERIA else self.table).body.focus_set()

    def finish_typing(self) -> None:
        """Save what stands in an editor."""
        self.sheet.finish_typing()
        self.table.finish_typing()

    def concerns(self, change: Change) -> bool:
        """Nearly every record may count here; narratives and money do not."""
        return not change.kinds or bool(
            change.kinds - {"narrative", "funding", "task", "template", "training", "propaganda"}
        )

    # ------------------------------------------------------------------ values

    def fill(self) -> None:
        """Show the chosen part for the context's round."""
        if self.part == _CRITERIA:
            shown, hidden = self.sheet, self.table
            self._fill_criteria()
        else:
            shown, hidden = self.table, self.sheet
            self._fill_towns()
        hidden.pack_forget()
        if not shown.winfo_manager():
            shown.pack(fill="both", expand=True)
        for widget in self.only_criteria:
            widget.state(["!disabled" if self.part == _CRITERIA else "disabled"])

    def _fill_criteria(self) -> None:
        book = self.context.book
        first = int(find_round(book, self.context.round).code[:4])
        years = [str(first + ahead) for ahead in range(_YEARS_AHEAD)]
        if self.year not in years:
            self.year = years[0]
        self.years.configure(values=years)
        self.years.set(self.year)
        picture = self.picture = service.picture(book, self.context.round, self.year)
        columns = [Column(texts.COLUMNS[name], width) for name, width in _FIXED]
        columns += [Column(texts.TARGET_COLUMNS[name], width) for name, width in _TARGET.items()]
        writable = not book.store.read_only
        rows, cells = [], []
        for line in picture.lines:
            rows.append(Row(texts.line(_shown(line), line.title), strong=line.is_condition))
            fields = line.target.fields if line.target is not None else {}
            cells.append(
                [
                    _result(line),
                    _computed(line),
                    Cell(", ".join(one.name for one in line.members) or texts.NOBODY),
                    *(self._targets.cell(name, fields, editable=writable) for name in _TARGET),
                ]
            )
        self.sheet.set_content(columns, rows, cells)
        conditions = sum(one.is_condition for one in picture.lines)
        words = texts.met(
            picture.met[0], conditions, picture.met[1], len(picture.lines) - conditions
        )
        if picture.ended and picture.ended < find_round(book, self.context.round).date:
            words += f". {texts.ended(date_shown(picture.ended))}"
        self.sums.configure(text=words)
        self._tell()

    def _fill_towns(self) -> None:
        book = self.context.book
        self.towns = service.towns(book)
        entries = {one.key: one for one in registers.entries(book, "recognition")}
        columns = [Column(texts.TOWN_COLUMNS[name], width) for name, width in _TOWN.items()]
        cells = []
        for town in self.towns:
            entry = entries.get(service.town_key(town.code))
            fields = entry.fields if entry is not None else {}
            writable = not book.store.read_only
            cells.append([self._records.cell(name, fields, editable=writable) for name in _TOWN])
        self.table.set_content(columns, [Row(town.name) for town in self.towns], cells)
        self.sums.configure(text=texts.TOWNS_LEAD)
        self.whole.configure(text="")

    def _tell(self) -> None:
        """The whole of the chosen line: a grid cuts what is longer than its cell."""
        line = self._current()
        if line is not None:
            names = ", ".join(
                f"{one.name} ({one.position})" if one.position else one.name for one in line.members
            )
            title = texts.line(_shown(line), line.title)
            self.whole.configure(text=texts.whole(title, _words(line), names))

    def _current(self) -> DistrictLine | None:
        place = self.sheet.current[0]
        if self.picture is None or self.part != _CRITERIA or place >= len(self.picture.lines):
            return None
        return self.picture.lines[place]

    # ------------------------------------------------------------------ deeds

    def _edit(self, edits: Sequence[Edit]) -> Sequence[str | None]:
        assert self.picture is not None, "nothing is shown yet"
        lines, names = self.picture.lines, list(_TARGET)
        return roadmap.change(
            self.context.book,
            [
                CellText(lines[e.row].target_key, names[e.column - len(_FIXED)], e.text)
                for e in edits
            ],
        )

    def _edit_towns(self, edits: Sequence[Edit]) -> Sequence[str | None]:
        names = list(_TOWN)
        cells = [
            CellText(service.town_key(self.towns[e.row].code), names[e.column], e.text)
            for e in edits
        ]
        return write_cells(self.context.book, texts.STEP_TOWN, cells)

    def open_form(self) -> None:
        """The district's form at the chosen line."""
        line = self._current()
        if line is not None and self.picture is not None:
            unit = self.picture.unit.code
            self.context.navigate(ViewName.FORM, unit=unit, code=line.code)

    def assign(self) -> None:
        """Give the chosen line to a member of the steering committee, or take it back."""
        line = self._current()
        if line is None or self.picture is None:
            return
        book = self.context.book
        people = service.members(book)
        if not people:
            self.context.say(texts.NO_MEMBERS)
            return
        mine = {one.key for one in line.members}
        items = [
            (
                one.key,
                texts.take_back(one.name, _shown(line))
                if one.key in mine
                else f"{one.name} – {one.position}"
                if one.position
                else one.name,
            )
            for one in people
        ]
        title = texts.line(_shown(line), line.title)
        key = self.context.dialogs.choose(title, items, title=texts.ASSIGN_TITLE)
        member = next((one for one in people if one.key == key), None)
        if member is not None:
            set_id = self.picture.criteria_set.id
            service.assign(book, member, line.code, set_id, on=member.key not in mine)


def _shown(line: DistrictLine) -> str:
    """A code as people see it: conditions are numbered."""
    return texts.condition(int(line.code.removeprefix("DK"))) if line.is_condition else line.code


def _result(line: DistrictLine) -> Cell:
    ink = _INKS.get(line.outcome, theme.QUIET)
    return Cell(texts.OUTCOMES[line.outcome.word], ink=ink)


def _computed(line: DistrictLine) -> Cell:
    if not line.offers:
        return Cell(_words(line), ink=theme.QUIET)
    outcome = line.offers[0].outcome if len(line.offers) == 1 else Outcome.NO_DATA
    return Cell(_words(line), ink=_INKS.get(outcome, theme.INK))


def _words(line: DistrictLine) -> str:
    if not line.offers:
        return texts.NO_FIGURES_YET if line.computable else texts.NOT_COMPUTABLE
    if line.is_condition:
        return "; ".join(texts.gives(one.words, one.outcome.word) for one in line.offers)
    return "; ".join(
        texts.of_indicator(one.code, texts.gives(one.words, one.outcome.word))
        for one in line.offers
    )
