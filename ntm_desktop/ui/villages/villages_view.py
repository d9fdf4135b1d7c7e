"""Villages: the register of the commune chosen on the left, and the annex table of the district."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.villages import MODEL, VillageStanding, WhenMet
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.criteria.set_lines import open_set_of
from ntm_desktop.services.programme import villages as service
from ntm_desktop.services.programme.villages import AnnexCommune
from ntm_desktop.services.records.register_cells import CellText
from ntm_desktop.services.records.register_keys import may_add
from ntm_desktop.services.records.registers import Entry, entries
from ntm_desktop.services.status import find_round, status, village_standings
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import registers_view as view_texts
from ntm_desktop.texts import villages as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Cell, Column, Edit, Row
from ntm_desktop.ui.part_buttons import part_buttons
from ntm_desktop.ui.record_cells import RecordCells
from ntm_desktop.ui.view import AppContext, Role, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_WIDTHS = {
    "status": 124,
    "year": 52,
    "households": 60,
    "people": 78,
    "poor": 74,
    "near_poor": 92,
    "decision": 126,
    "decided_on": 110,
    "note": 200,
}
_REGISTER, _ANNEX = "register", "annex"
_KINDS = frozenset(
    {"village", "assessment", "target", "goal", "closing", "round", "unit", "wording"}
)


class VillagesView(KeyedView):
    """A grid that is typed into, or the annex table that is read; buttons and a line of sums."""

    least_height = 320

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.part = _REGISTER
        self.villages: list[Entry] = []
        self.annex: tuple[AnnexCommune, ...] = ()
        self._standings: Mapping[str, VillageStanding] = {}
        self._opens: list[str] = []

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Keys of the buttons."""
        return {
            "<Insert>": self.add,
            "<F3>": self.rename,
            "<F4>": self.open_form,
            "<Control-Shift-D>": self.delete,
            "<Control-Shift-d>": self.delete,
            "<Control-Key-1>": partial(self.choose, _REGISTER),
            "<Control-Key-2>": partial(self.choose, _ANNEX),
        }

    def _parts(self) -> tuple[tuple[str, str], ...]:
        """Who is not the district does not hold what all villages reached: no annex for it."""
        register = (_REGISTER, texts.REGISTER)
        if self.context.role is not Role.DISTRICT:
            return (register,)
        return register, (_ANNEX, texts.ANNEX)

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Buttons above, sums, then the grid of the chosen part."""
        gap = theme.px(self, 6)
        top = Flow(self, 6)
        top.pack(side="top", fill="x")
        self._chosen = tk.StringVar(self, self.part)
        parts = part_buttons(top, self._parts(), self._chosen, self.choose)
        deeds = (
            (texts.ADD, texts.ADD_KEY, self.add),
            (texts.RENAME, texts.RENAME_KEY, self.rename),
            (texts.DELETE, texts.DELETE_KEY, self.delete),
            (texts.OPEN, texts.OPEN_KEY, self.open_form),
        )
        self.buttons = [
            ttk.Button(top, text=f"{title} ({key})", bootstyle="secondary-outline", command=deed)
            for title, key, deed in deeds
        ]
        top.lay([*parts, *self.buttons])
        self.sums = ttk.Label(self, font=theme.BOLD)
        self.sums.pack(side="top", anchor="w", fill="x", pady=(gap, 0))
        self.remark = ttk.Label(self, font=theme.SMALL)
        self.model_note = ttk.Label(self, font=theme.SMALL, foreground=theme.QUIET)
        self.model_note.pack(side="bottom", anchor="w", fill="x", pady=(gap // 2, 0))
        self.stage = ttk.Frame(self)
        self.stage.pack(side="top", fill="both", expand=True, pady=(gap, 0))
        self.sheet = Grid(
            self.stage,
            corner=texts.VILLAGE,
            heading_width=180,
            edit=lambda row, column, text: self._edit([Edit(row, column, text)])[0],
            edit_block=self._edit,
            open_cell=lambda _row, _column: self.open_form(),
            say=self.context.say,
        )
        self.table = Grid(
            self.stage,
            corner=texts.ANNEX_HEADING,
            heading_width=190,
            open_cell=lambda _row, _column: self.open_form(),
            selected=lambda _row, _column: self._tell(),
        )
        self._records = RecordCells("village")
        self.bind("<Configure>", self._on_size)

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        for label in (self.sums, self.remark, self.model_note):
            label.configure(wraplength=event.width)

    def choose(self, part: str) -> None:
        """Show the register or the annex."""
        if part not in [name for name, _title in self._parts()]:
            return
        self.finish_typing()
        self.part = part
        self._chosen.set(part)
        self.fill()
        self.take_focus()

    def take_focus(self) -> None:
        """The grid in sight."""
        (self.sheet if self.part == _REGISTER else self.table).body.focus_set()

    def finish_typing(self) -> None:
        """Save what stands in the editor."""
        self.sheet.finish_typing()

    def concerns(self, change: Change) -> bool:
        """Villages, what was assessed, aims and rounds."""
        return not change.kinds or bool(change.kinds & _KINDS)

    # ------------------------------------------------------------------ values

    def fill(self) -> None:
        """Show the chosen part for the context's commune and round."""
        if not self.context.unit:
            return
        if self.part == _REGISTER:
            shown, hidden = self.sheet, self.table
            self._fill_register()
        else:
            shown, hidden = self.table, self.sheet
            self._fill_annex()
        hidden.pack_forget()
        if not shown.winfo_manager():
            shown.pack(fill="both", expand=True)
        writable = self.part == _REGISTER and may_add(self.context.book, "village")
        for button in self.buttons[:3]:
            button.state(["!disabled" if writable else "disabled"])
        self.model_note.configure(text=self._model_words())

    def _model_words(self) -> str:
        model = open_set_of(self.context.book, "village", MODEL)
        if model is not None and model.criteria:
            return texts.model_set_given(len(model.criteria))
        by_district = self.context.role is Role.DISTRICT
        return f"{texts.MODEL_SET} {texts.MODEL_SET_WHERE}" if by_district else texts.MODEL_SET

    def _fill_register(self) -> None:
        book, commune = self.context.book, self.context.unit
        round_ = find_round(book, self.context.round)
        standings = village_standings(book, round_, commune)
        self._standings = {one.unit: one for one in standings}
        found = {one.scope: one for one in entries(book, "village", commune=commune)}
        self.villages = [found[one.unit] for one in standings]
        columns = [Column(texts.RESULT, 122)]
        columns += [Column(texts.COLUMNS[name], width) for name, width in _WIDTHS.items()]
        cells = [
            [
                self._result(self._standings[one.scope]),
                *(self._records.cell(name, one.fields, editable=one.writable) for name in _WIDTHS),
            ]
            for one in self.villages
        ]
        rows = [Row(str(one.fields["name"])) for one in self.villages]
        self.sheet.set_content(columns, rows, cells)
        before = sum(one.when is WhenMet.BEFORE for one in standings)
        this_year = sum(one.when is WhenMet.THIS_YEAR for one in standings)
        planned = sum(one.planned for one in standings)
        words = texts.summary(len(standings), before, this_year, planned)
        self.sums.configure(
            text=f"{texts.commune(name_of(book, commune))}: "
            + (words if standings else texts.SELECT_FIRST)
        )
        undated = [one.name for one in standings if one.when is WhenMet.UNDATED]
        judged_here = self.context.role is not Role.OFFICE
        unproved = [one.name for one in standings if one.unproved and judged_here]
        said = [texts.undated(undated)] if undated else []
        said += [texts.unproved(unproved)] if unproved else []
        self._remark(" ".join(said), theme.WARN)

    def _remark(self, words: str, ink: str) -> None:
        self.remark.configure(text=words, foreground=ink)
        if words or self.part == _ANNEX:
            self.remark.pack(side="top", anchor="w", fill="x", before=self.stage)
        else:
            self.remark.pack_forget()

    def _result(self, one: VillageStanding) -> Cell:
        words = texts.met_of(one.met_count, one.total)
        if not one.has_data and self.context.role is Role.OFFICE:
            mark, ink = ("✓", theme.GOOD) if one.met else ("", theme.QUIET)
            return Cell(texts.NOT_HERE, mark=mark, ink=ink, align="center")
        if not one.has_data:
            words = texts.NO_DATA if one.unproved or not one.met else ""
        mark = "!" if one.unproved else "✓" if one.met else ""
        return Cell(words, mark=mark, ink=_ink(one), align="center")

    def _fill_annex(self) -> None:
        book = self.context.book
        round_ = find_round(book, self.context.round)
        self.annex = service.annex(book, round_.code)
        year = round_.code[:4]
        columns = [
            Column(texts.annex_year(year), 90),
            Column(texts.ANNEX_RESULT, 140),
            Column(texts.ANNEX_NOTE, 820),
        ]
        rows, cells, self._opens = [], [], []
        for number, one in enumerate(self.annex, start=1):
            note = texts.before(one.before)
            if one.aimed != len(one.villages):
                note = f"{texts.listed_differs(one.aimed, len(one.villages))}. {note}".strip()
            rows.append(Row(f"{number}. {texts.commune(one.commune.name)}", strong=True))
            done = f"{one.met}/{one.aimed}"
            aimed = str(one.aimed)
            cells.append([Cell(aimed, align="center"), Cell(done, align="center"), Cell(note)])
            self._opens.append(one.commune.code)
            for village in one.villages:
                rows.append(Row(f"     {village.name}"))
                words = texts.DONE if village.met else texts.NOT_YET
                if village.unproved:
                    words = texts.DONE_UNPROVED
                if village.has_data:
                    words += f" {texts.met_of(village.met_count, village.total)}"
                cells.append(
                    [
                        Cell(texts.AIMED, align="center"),
                        Cell(words, ink=_ink(village), align="center"),
                        Cell(texts.MODEL_VILLAGE if village.status == MODEL else ""),
                    ]
                )
                self._opens.append(village.unit)
        all_aimed, met = sum(one.aimed for one in self.annex), sum(one.met for one in self.annex)
        rows.append(Row(texts.TOTAL, strong=True))
        cells.append([Cell(str(all_aimed), align="center"), Cell(str(met), align="center"), Cell()])
        self._opens.append("")
        self.table.set_content(columns, rows, cells)
        self._show_aims(round_.code)
        self._tell()

    def _tell(self) -> None:
        """The whole note of the chosen line: a grid cuts what is longer than its cell."""
        row = self.table.current[0]
        note = self.table.cells[row][-1].text if row < len(self.table.cells) else ""
        self._remark(note, theme.QUIET)

    def _show_aims(self, round_code: str) -> None:
        book = self.context.book
        found = service.coverage(book, round_code)
        target = status(book, round_code, []).villages.target
        names = [name_of(book, code) for code in found.without]
        self.sums.configure(
            text=texts.aim_of_district(found.met_this_year, target)
            + "   ·   "
            + texts.aim_of_communes(found.with_one, found.communes, names)
        )

    # ------------------------------------------------------------------ deeds

    def _edit(self, edits: Sequence[Edit]) -> Sequence[str | None]:
        names = list(_WIDTHS)
        return service.change(
            self.context.book,
            [CellText(self.villages[e.row].key, names[e.column - 1], e.text) for e in edits],
        )

    def _current(self) -> Entry | None:
        place = self.sheet.current[0]
        if self.part != _REGISTER or place >= len(self.villages):
            return None
        return self.villages[place]

    def add(self) -> None:
        """Ask for a name and put a village into the register."""
        book, commune = self.context.book, self.context.unit
        if not may_add(book, "village"):
            self.context.say(view_texts.cannot_add("village"))
            return
        if self.part != _REGISTER:
            self.choose(_REGISTER)
        name = self._ask_name(texts.ADD, texts.NEW_NAME, "", "")
        if name is None:
            return
        code = service.add(book, commune, name)
        place = [one.scope for one in self.villages].index(code)
        self.sheet.select(place, 1)
        self.sheet.body.focus_set()
        self.context.say(texts.added(name))

    def rename(self) -> None:
        """Ask for another name of the current village."""
        one = self._current()
        if one is None or not one.writable:
            return
        name = self._ask_name(texts.RENAME, texts.OTHER_NAME, str(one.fields["name"]), one.scope)
        if name is not None:
            service.rename(self.context.book, one.scope, name)

    def _ask_name(self, title: str, label: str, value: str, but: str) -> str | None:
        book, commune = self.context.book, self.context.unit

        def check(text: str) -> str | None:
            try:
                service.check_name(book, commune, text, but)
            except WrongUse as error:
                return error.sentence
            return None

        return self.context.dialogs.ask_text(label, title=title, value=value, check=check)

    def delete(self) -> None:
        """Ask, and take the current village out of the register."""
        one = self._current()
        if one is None or not one.writable:
            return
        book = self.context.book
        question = texts.delete_question(
            str(one.fields["name"]), service.assessed_rounds(book, one.scope)
        )
        if self.context.dialogs.ask_yes_no(question, title=texts.DELETE, danger=True):
            service.delete(book, one.scope)

    def open_form(self) -> None:
        """The 16 criteria of the current village; of a commune in the annex, its register."""
        if self.part == _REGISTER:
            one = self._current()
            if one is not None:
                self.context.navigate(ViewName.FORM, unit=one.scope)
            return
        place = self.table.current[0]
        code = self._opens[place] if place < len(self._opens) else ""
        if "." in code:
            self.context.navigate(ViewName.FORM, unit=code)
        elif code:
            self.part = _REGISTER
            self._chosen.set(_REGISTER)
            self.context.navigate(ViewName.VILLAGES, unit=code)
            self.fill()


def _ink(one: VillageStanding) -> str:
    if one.unproved:
        return theme.WARN
    return theme.GOOD if one.met else theme.INK if one.has_data else theme.QUIET
