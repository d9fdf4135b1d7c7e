"""Communes × criteria of a round: marks, colours and basis, the chosen cell in full below."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.status import CriterionResult, UnitStatus
from ntm_desktop.services.criteria.concluding import conclude, criterion_row
from ntm_desktop.services.criteria.matrix import Matrix, matrix
from ntm_desktop.texts import district as texts
from ntm_desktop.texts import tasks as task_texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.district.heatmap_detail import cell_lines, commune_lines, total_lines
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Cell, Column, Row
from ntm_desktop.ui.prose import Prose
from ntm_desktop.ui.tasks.giving import give_for_code, give_to_lagging
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_LETTERS = {Authority.DISTRICT: texts.DISTRICT_LETTER, Authority.DEPARTMENT: texts.OFFICE_LETTER}
_INKS = {"good": theme.GOOD, "bad": theme.BAD, "quiet": theme.QUIET, "plain": theme.INK}
_TOTALS = 2
# Pixels at 100 %: room for a mark, a letter and a star, and for all criteria on a small screen.
_CELL, _NAMES = 42, 118
_ROWS = 5
_LOW = 460


class HeatmapView(KeyedView):
    """Figures above, the grid, what is behind the chosen cell below."""

    least_height = 320

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.matrix: Matrix | None = None
        self._low = False

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make the line of figures, the grid, the legend and the pane."""
        gap = theme.px(self, 6)
        top = ttk.Frame(self)
        top.pack(side="top", fill="x", pady=(0, gap))
        self.conflicts = ttk.Button(
            top,
            bootstyle="danger-outline",
            command=lambda: self.context.navigate(ViewName.CONFLICTS),
        )
        self.figures = ttk.Label(top, font=theme.BOLD)
        self.figures.pack(side="left", fill="x", expand=True)
        self.figures.bind(
            "<Configure>", lambda event: self.figures.configure(wraplength=event.width)
        )
        self._pane().pack(side="bottom", fill="x")
        self._legend().pack(side="bottom", fill="x", pady=gap // 2)
        self.sheet = Grid(
            self,
            corner=texts.COMMUNE,
            heading_width=_NAMES,
            row_height=22,
            key=self._on_key,
            open_cell=self._open,
            selected=lambda _row, _column: self._show_detail(),
            say=self.context.say,
        )
        self.sheet.pack(side="top", fill="both", expand=True)
        self.bind("<Configure>", lambda _event: self._fit_height())

    def _pane(self) -> ttk.Frame:
        pane = ttk.Frame(self)
        buttons = ttk.Frame(pane)
        buttons.pack(side="right", anchor="n", padx=(theme.px(self, 8), 0))
        self.open_button = ttk.Button(
            buttons, text=texts.OPEN_FORM, bootstyle="secondary-outline", command=self._open_here
        )
        self.conclude_button = ttk.Button(
            buttons, text=texts.CONCLUDE, bootstyle="primary-outline", command=self.conclude_here
        )
        self.task_button = ttk.Button(
            buttons,
            text=task_texts.MAKE_BUTTON,
            bootstyle="secondary-outline",
            command=self.give_task,
        )
        for button in (self.open_button, self.conclude_button, self.task_button):
            button.pack(side="top", fill="x", pady=(0, theme.px(self, 4)))
        self.detail = Prose(pane, _ROWS)
        self.detail.pack(side="left", fill="x", expand=True, anchor="n")
        return pane

    def _legend(self) -> tk.Text:
        """A text that wraps and is as high as its lines, so that no size of text cuts it."""
        legend = tk.Text(
            self,
            height=1,
            width=10,
            wrap="word",
            font=theme.SMALL,
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            background=theme.PAPER,
            cursor="arrow",
            takefocus=False,
        )
        for look, ink in _INKS.items():
            legend.tag_configure(look, foreground=ink)
        for words, look in texts.LEGEND:
            # Words of one entry stay together when the line wraps.
            legend.insert("end", words.replace(" ", "\u00a0") + "    ", look)
        legend.configure(state="disabled")
        legend.bind("<Configure>", lambda _event: _show_all(legend))
        return legend

    def _fit_height(self) -> None:
        low = self.winfo_height() < theme.px(self, _LOW)
        if low != self._low:
            self._low = low
            self.detail.set_rows(_ROWS // 2 + 1 if low else _ROWS)

    def take_focus(self) -> None:
        """The keyboard starts in the grid."""
        self.sheet.body.focus_set()

    # ------------------------------------------------------------------ filling

    def fill(self) -> None:
        """Read the round and show it; the cursor stays where it is."""
        first = self.matrix is None
        self.matrix = found = matrix(self.context.book, self.context.round)
        codes = [criterion.code for criterion in found.criteria_set.criteria]
        rows = [
            Row(texts.MET_ROW, strong=True),
            Row(texts.NOT_MET_ROW, strong=True),
            *(
                Row(unit.name, texts.conflict_note(unit.conflicts) if unit.conflicts else "")
                for unit in found.status.units
            ),
        ]
        cells = [
            [Cell(), *(_total(found.count(c, Outcome.MET, Outcome.NOT_APPLICABLE)) for c in codes)],
            [Cell(), *(_total(found.count(code, Outcome.NOT_MET)) for code in codes)],
            *(
                [_sum(unit), *(_cell(found.results[unit.unit][code]) for code in codes)]
                for unit in found.status.units
            ),
        ]
        columns = [Column(texts.TOTAL, 54), *(Column(code, _CELL) for code in codes)]
        self.sheet.set_content(columns, rows, cells)
        if first:
            self.sheet.select(_TOTALS, 1)
        self._show_figures(found)
        self._show_detail()

    def bring_into_sight(self, code: str) -> None:
        """The present commune's cell of that criterion or indicator."""
        if self.matrix is None:
            return
        units = [unit.unit for unit in self.matrix.status.units]
        criterion = self.matrix.criteria_set.criterion_of(code)
        if criterion is None or self.context.unit not in units:
            return
        column = list(self.matrix.criteria_set.criteria).index(criterion) + 1
        self.sheet.select(units.index(self.context.unit) + _TOTALS, column)

    def _show_figures(self, found: Matrix) -> None:
        status = found.status
        value = None if status.average is None else vietnamese(status.average)
        words = [texts.average(value, status.count)]
        words += [
            texts.band(band.low, band.high, status.bands[band.code])
            for band in found.criteria_set.bands
        ]
        if status.without_data:
            words.append(texts.without_data(status.without_data))
        # Words of one figure stay together when the line wraps.
        words = [one.replace(" ", "\u00a0") for one in words]
        self.figures.configure(text=" · ".join(words))
        waiting = sum(unit.conflicts for unit in status.units)
        if waiting:
            self.conflicts.configure(text=texts.conflicts(waiting))
            self.conflicts.pack(side="right", before=self.figures)
        else:
            self.conflicts.pack_forget()

    # ------------------------------------------------------------------ the chosen cell

    def _chosen(self) -> tuple[UnitStatus | None, str]:
        """The commune and criterion under the cursor; None and "" for a total."""
        if self.matrix is None:
            return None, ""
        row, column = self.sheet.current
        criteria = self.matrix.criteria_set.criteria
        unit = self.matrix.status.units[row - _TOTALS] if row >= _TOTALS else None
        return unit, criteria[column - 1].code if column else ""

    def _show_detail(self) -> None:
        found = self.matrix
        unit, code = self._chosen()
        if found is None:
            return
        if unit is None:
            lines = total_lines(found, code) if code else []
        elif not code:
            lines = commune_lines(unit)
        else:
            lines = cell_lines(self.context.book, found, unit, code)
        self.detail.show(lines or [("", prose.PLAIN)])
        self.open_button.state(["!disabled" if unit is not None else "disabled"])
        lacking = bool(code) and (
            found.count(code, Outcome.NOT_MET) > 0
            if unit is None
            else not found.results[unit.unit][code].outcome.counts_as_met
        )
        self.task_button.state(["!disabled" if lacking else "disabled"])
        usable = unit is not None and bool(code) and not found.status.closed
        self.conclude_button.state(["!disabled" if usable else "disabled"])

    def _open(self, _row: int, _column: int) -> None:
        self._open_here()

    def _open_here(self) -> None:
        unit, code = self._chosen()
        if unit is not None:
            self.context.navigate(ViewName.FORM, unit=unit.unit, code=code)

    def _on_key(self, _row: int, _column: int, letter: str) -> bool:
        if letter.lower() == "k":
            self.conclude_here()
        return True

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+T makes a task of what is lacking under the cursor."""
        return {"<Control-t>": self.give_task, "<Control-T>": self.give_task}

    def give_task(self) -> None:
        """A task for the commune under the cursor; on a total, one for each that lags."""
        unit, code = self._chosen()
        if self.task_button.instate(["disabled"]):
            return
        if unit is None:
            give_to_lagging(self.context, code)
        else:
            give_for_code(self.context, unit.unit, code)

    def conclude_here(self) -> None:
        """Ask for the district's conclusion about the chosen criterion and write it."""
        unit, code = self._chosen()
        if unit is None or not code or self.matrix is None:
            return
        book, dialogs = self.context.book, self.context.dialogs
        if self.matrix.status.closed:
            self.context.say(texts.CLOSED.format(round=self.context.round))
            return
        criterion = self.matrix.criteria_set.criterion_of(code)
        title = criterion.title if criterion is not None else ""
        question = texts.conclude_question(unit.name, code, title)
        said = criterion_row(book, unit.unit, self.context.round, code).district_said
        taken_away = () if said is None else (texts.NO_CONCLUSION_YET,)
        answers = (*taken_away, texts.NOT_MET, texts.MET)
        answer = dialogs.ask_choice(question, answers, title=texts.CONCLUDE_TITLE)
        if answer is None:
            return
        outcome = {texts.MET: Outcome.MET, texts.NOT_MET: Outcome.NOT_MET}.get(answer)
        note: str | None = ""
        if outcome is not None:
            note = dialogs.ask_text(
                texts.CONCLUDE_NOTE,
                title=texts.CONCLUDE_TITLE,
                value=said.note if said is not None else "",
                long=True,
                required=False,
            )
        if note is None:
            return
        conclude(book, unit.unit, self.context.round, code, outcome, note)
        self.context.say(
            texts.concluded(code, unit.name, answer)
            if outcome is not None
            else texts.unconcluded(code, unit.name)
        )


def _show_all(text: tk.Text) -> None:
    counted = text.count("1.0", "end", "displaylines")
    lines = counted[0] if isinstance(counted, tuple) else counted
    if lines and int(text.cget("height")) != lines:
        text.configure(height=lines)


def _cell(result: CriterionResult) -> Cell:
    """Mark, whose word, and * for what was carried; what was carried is not filled."""
    mark, ink, paper = theme.OUTCOME_MARKS[result.outcome]
    letter = _LETTERS.get(result.basis, "") if result.outcome.speaks else ""
    carried = texts.CARRIED_MARK if result.unreviewed else ""
    return Cell(
        f"{mark}{letter}{carried}",
        ink=ink,
        paper=theme.PAPER if result.unreviewed else paper,
        align="center",
    )


def _sum(unit: UnitStatus) -> Cell:
    words = f"{unit.met_count}/{unit.total}" if unit.has_data else "–"
    return Cell(words, ink=theme.INK if unit.has_data else theme.QUIET, align="center")


def _total(count: int) -> Cell:
    return Cell(str(count), align="center", paper=theme.PANEL)
