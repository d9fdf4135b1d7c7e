"""The roadmap of a year: a commune's criteria, or all communes × criteria, typed into as a grid."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.domain.roadmap import Standing
from ntm_desktop.services.programme import roadmap
from ntm_desktop.services.programme.roadmap import Line, Roadmap, YearPlan
from ntm_desktop.services.programme.task_making import Draft, make
from ntm_desktop.services.records.register_cells import CellText
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import targets as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Edit
from ntm_desktop.ui.prose import Prose
from ntm_desktop.ui.targets import target_cells as shapes
from ntm_desktop.ui.targets.line_order import EASY, NUMBER, LineOrder
from ntm_desktop.ui.view import AppContext, Role
from ntm_desktop.ui.view_keys import KeyedView

_LINES = 4
_ONE, _ALL = "one", "all"


class TargetsView(KeyedView):
    """What is shown and of which year above, two lines of figures, the grid, the chosen cell."""

    least_height = 380

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.plan: YearPlan | None = None
        self.mode = _ONE if context.role is Role.COMMUNE else _ALL
        self.year_shown = ""

    @property
    def writable(self) -> bool:
        """Only the district writes the roadmap."""
        book = self.context.book
        return book.org == DISTRICT and not book.store.read_only

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make the choices, the lines of figures, the grid and the pane below it."""
        gap = theme.px(self, 6)
        self._choices(gap)
        self.figures = ttk.Label(self, font=theme.BOLD)
        self.figures.pack(side="top", fill="x")
        self.rise = ttk.Label(self)
        self.rise.pack(side="top", fill="x", pady=(0, gap))
        for label in (self.figures, self.rise):
            label.bind("<Configure>", partial(_wrap, label))
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(gap, 0))
        self.open_button = ttk.Button(
            foot, text=texts.OPEN_COMMUNE, bootstyle="secondary-outline", command=self.open_commune
        )
        self.propose_button = ttk.Button(
            foot, text=texts.PROPOSE, bootstyle="primary-outline", command=self.propose
        )
        self.detail = Prose(foot, _LINES)
        self.detail.pack(side="left", fill="x", expand=True, anchor="n")
        self.hint = ttk.Label(self, font=theme.SMALL, foreground=theme.QUIET)
        self.hint.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.hint.bind("<Configure>", partial(_wrap, self.hint))
        self.sheet = Grid(
            self,
            corner=texts.CRITERION,
            heading_width=190,
            row_height=24,
            edit=self._edit,
            edit_block=self._edit_block,
            key=self._on_key,
            selected=lambda _row, _column: self._show_detail(),
            say=self.context.say,
        )
        self.table = Grid(
            self,
            corner=texts.COMMUNE,
            heading_width=112,
            row_height=24,
            edit=self._edit,
            edit_block=self._edit_block,
            key=self._on_key,
            open_cell=lambda _row, _column: self.open_commune(),
            selected=lambda _row, _column: self._show_detail(),
            say=self.context.say,
        )

    def _choices(self, gap: int) -> None:
        line = Flow(self, 12)
        line.pack(side="top", fill="x", pady=(0, gap))
        self._mode = tk.StringVar(self, self.mode)
        buttons: list[tk.Widget] = [
            ttk.Radiobutton(
                line,
                text=texts.WITH_KEY.format(words=words, letter=letter),
                value=mode,
                variable=self._mode,
                command=partial(self.choose_mode, mode),
            )
            for words, letter, mode in (
                (texts.ALL_COMMUNES, "H", _ALL),
                (texts.ONE_COMMUNE, "A", _ONE),
            )
            if self.context.role is not Role.COMMUNE
        ]
        self.year = ttk.Combobox(line, state="readonly", width=8)
        self.year.bind("<<ComboboxSelected>>", lambda _event: self.choose_year(self.year.get()))
        self.order = LineOrder(line, self.choose_order)
        label = ttk.Label(line, text=texts.YEAR)
        line.lay([*buttons, label, self.year, self.order.label, *self.order.buttons])

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Alt+H all communes, Alt+A one, Alt+O opens the chosen one, Alt+T proposes; Alt+D puts
        what is easy first, Alt+S orders by number."""
        deeds: dict[str, Callable[[], None]] = {
            "t": self.propose,
            "d": partial(self.choose_order, EASY),
            "s": partial(self.choose_order, NUMBER),
        }
        if self.context.role is not Role.COMMUNE:
            deeds |= {
                "h": partial(self.choose_mode, _ALL),
                "a": partial(self.choose_mode, _ONE),
                "o": self.open_commune,
            }
        return {f"<Alt-{k}>": deed for key, deed in deeds.items() for k in (key, key.upper())}

    @property
    def shown(self) -> Grid:
        """The grid that is shown."""
        return self.sheet if self.mode == _ONE else self.table

    def take_focus(self) -> None:
        """The keyboard starts in the grid."""
        self.shown.body.focus_set()

    # ------------------------------------------------------------------ filling

    def show(self, context: AppContext) -> None:
        """The view becomes visible; a commune chosen on the left while it is, is shown alone."""
        if self.visible and context.unit != self.context.unit and self.mode == _ALL:
            self.mode, self.stale = _ONE, True
        super().show(context)

    def concerns(self, change: Change) -> bool:
        """Tasks and what else is beside the criteria leave the roadmap as it is."""
        return change.kinds != {"task"}

    def fill(self) -> None:
        """Read the year and show it."""
        book, round_code = self.context.book, self.context.round
        known = roadmap.years(book, round_code)
        if self.year_shown not in known:
            self.year_shown = round_code[:4]
        self.year.configure(values=known)
        self.year.set(self.year_shown)
        self._mode.set(self.mode)
        unit = self.context.unit if self.mode == _ONE else None
        self.plan = roadmap.year_plan(book, round_code, self.year_shown, unit)
        if unit is not None:
            self.plan = self.order.arranged(self.plan, (round_code, self.year_shown, unit))
        self.order.enable(unit is not None)
        hidden = self.table if self.mode == _ONE else self.sheet
        hidden.pack_forget()
        self.shown.pack(side="top", fill="both", expand=True)
        if self.mode == _ONE:
            self._fill_commune(self.plan)
        else:
            self._fill_district(self.plan)
        self._show_buttons()
        self._show_detail()

    def _fill_commune(self, plan: YearPlan) -> None:
        if not plan.roadmaps:
            return
        (found,) = plan.roadmaps
        fresh = not self.sheet.columns
        self.sheet.set_content(
            shapes.COLUMNS,
            shapes.commune_rows(found),
            shapes.commune_cells(self.context.book, found, self.writable),
        )
        if fresh:
            self.sheet.select(0, shapes.AIM_COLUMN)
        self.figures.configure(
            text=texts.aimed(
                found.unit.name,
                found.year,
                found.aimed,
                found.total,
                found.to_achieve,
                vietnamese(found.cost),
            )
        )
        counts = texts.standing_counts(
            found.count(Standing.REACHED, Standing.KEPT),
            found.count(Standing.ON_TIME),
            found.count(Standing.LATE, Standing.LOST),
            found.count(Standing.UNKNOWN),
        )
        words = [
            texts.rise(found.start, found.rise, found.now, found.wanted),
            texts.enough(found.rises_enough),
            counts if found.aimed else "",
        ]
        ink = theme.BAD if found.rises_enough is False else theme.INK
        self.rise.configure(text=" · ".join(filter(None, words)), foreground=ink)

    def _fill_district(self, plan: YearPlan) -> None:
        fresh = not self.table.columns
        self.table.set_content(
            shapes.district_columns(plan),
            shapes.district_rows(plan),
            shapes.district_cells(plan, self.writable),
        )
        if fresh:
            self.table.select(shapes.TOTALS, shapes.SUMS)
        known = [one for one in plan.roadmaps if one.rises_enough is not None]
        costs = roadmap.cost_of(plan)
        self.figures.configure(
            text=texts.district(
                plan.year,
                len(plan.roadmaps),
                sum(bool(one.aimed) for one in plan.roadmaps),
                vietnamese(costs),
                sum(bool(one.rises_enough) for one in known),
                len(known),
            )
        )
        late = sum(one.count(Standing.LATE, Standing.LOST) for one in plan.roadmaps)
        self.rise.configure(
            text=texts.standing_counts(
                sum(one.count(Standing.REACHED, Standing.KEPT) for one in plan.roadmaps),
                sum(one.count(Standing.ON_TIME) for one in plan.roadmaps),
                late,
                sum(one.count(Standing.UNKNOWN) for one in plan.roadmaps),
            ),
            foreground=theme.BAD if late else theme.INK,
        )

    def _show_buttons(self) -> None:
        self.open_button.pack_forget()
        self.propose_button.pack_forget()
        gap = theme.px(self, 8)
        if self.mode == _ALL:
            self.open_button.pack(side="right", anchor="n", padx=(gap, 0), before=self.detail)
        if self.context.role is Role.COMMUNE:
            self.propose_button.pack(side="right", anchor="n", padx=(gap, 0), before=self.detail)
        if not self.writable:
            commune = self.context.role is Role.COMMUNE
            words = texts.READ_ONLY if commune else texts.ONLY_DISTRICT
        else:
            words = texts.KEYS if self.mode == _ONE else texts.KEYS_ALL
        if self.mode == _ONE and self.order.chosen == EASY:
            words = f"{texts.ORDER_KEPT} {words}"
        self.hint.configure(text=f"{texts.LEGEND} {words}" if self.mode == _ALL else words)

    def bring_into_sight(self, code: str) -> None:
        """The line of a criterion, or of the criterion that an indicator belongs to."""
        if self.plan is None or self.mode != _ONE:
            return
        criterion = self.plan.criteria_set.criterion_of(code)
        codes = [line.code for one in self.plan.roadmaps for line in one.every_line]
        if criterion is not None and criterion.code in codes:
            self.sheet.select(codes.index(criterion.code), shapes.AIM_COLUMN)

    def choose_mode(self, mode: str) -> None:
        """One commune or all of them."""
        self.finish_typing()
        self.mode = mode
        self.fill()
        self.take_focus()

    def choose_order(self, order: str) -> None:
        """Another order of a commune's lines, or the same once more after typing."""
        if self.mode != _ONE:
            return
        self.finish_typing()
        place = self._at(*self.sheet.current)
        self.order.choose(order)
        # The grid keeps refused texts by place; the same place is another line now.
        self.sheet.faults.clear()
        self.fill()
        if place is not None:
            self.bring_into_sight(place[1].code)
        self.take_focus()

    def choose_year(self, year: str) -> None:
        """Another year."""
        self.finish_typing()
        self.year_shown = year
        # The grids keep refused texts by place; another year is another table.
        for grid in (self.sheet, self.table):
            grid.faults.clear()
        self.fill()
        self.take_focus()

    # ------------------------------------------------------------------ the chosen cell

    def _at(self, row: int, column: int) -> tuple[Roadmap, Line, str] | None:
        """Whose line and which field a cell is; None for a sum or what is only read."""
        if self.plan is None or not self.plan.roadmaps:
            return None
        if self.mode == _ONE:
            (found,) = self.plan.roadmaps
            return found, found.every_line[row], shapes.FIELDS[column]
        if row < shapes.TOTALS or not 0 <= column - shapes.SUMS < len(self.plan.roadmaps[0].lines):
            return None
        found = self.plan.roadmaps[row - shapes.TOTALS]
        return found, found.lines[column - shapes.SUMS], "aim"

    def _show_detail(self) -> None:
        place = self._at(*self.shown.current)
        lines = shapes.lines_of(self.context.book, place[0], place[1]) if place else []
        self.detail.show(lines or [("", prose.PLAIN)])

    # ------------------------------------------------------------------ typing

    def finish_typing(self) -> None:
        """Save what stands in the grid's editor."""
        self.shown.finish_typing()

    def _edit(self, row: int, column: int, text: str) -> str | None:
        return self._edit_block([Edit(row, column, text)])[0]

    def _edit_block(self, edits: Sequence[Edit]) -> list[str | None]:
        cells = []
        for edit in edits:
            place = self._at(edit.row, edit.column)
            assert place is not None and place[2], "only such cells can be typed into"
            cells.append(CellText(place[1].key, place[2], edit.text))
        return roadmap.change(self.context.book, cells)

    def _on_key(self, row: int, column: int, letter: str) -> bool:
        place = self._at(row, column)
        if place is None or place[2] != "aim":
            return False
        if letter.lower() not in texts.AIM_LETTERS:
            return True
        if not self.writable:
            self.context.say(texts.ONLY_DISTRICT)
            return True
        top, left, bottom, right = self.shown.block()
        self._edit_block(
            [
                Edit(line, aside, letter)
                for line in range(top, bottom + 1)
                for aside in range(left, right + 1)
                if (one := self._at(line, aside)) is not None and one[2] == "aim"
            ]
        )
        return True

    # ------------------------------------------------------------------ deeds

    def open_commune(self) -> None:
        """The chosen commune alone."""
        place = self._at(*self.shown.current)
        row = self.shown.current[0] - shapes.TOTALS
        if self.mode == _ONE or self.plan is None or not 0 <= row < len(self.plan.roadmaps):
            return
        unit, code = self.plan.roadmaps[row].unit.code, place[1].code if place else ""
        self.mode, self.stale = _ONE, True
        self.context.navigate(unit=unit, code=code)
        self.take_focus()

    def propose(self) -> None:
        """A commune asks the district to change its roadmap: a task that its package carries."""
        place = self._at(*self.shown.current)
        if self.context.role is not Role.COMMUNE or place is None:
            return
        found, line, _field = place
        said = self.context.dialogs.ask_text(
            texts.propose_label(line.code, line.title, found.year), title=texts.PROPOSE_TITLE
        )
        if said is None:
            return
        title = texts.proposal(line.code, found.year, " ".join(said.split()))
        draft = Draft(title, unit=found.unit.code, codes=line.code, organisation=DISTRICT)
        make(self.context.book, [draft])
        self.context.say(texts.proposed())


def _wrap(label: ttk.Label, event: tk.Event[tk.Misc]) -> None:
    label.configure(wraplength=event.width)
