"""Recognition: what the chosen commune needs at each level, its dossier; the whole district."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.levels import ADVANCED, CRITERIA, GRADES, INCOME, Requirement
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.programme.levels import Level, key_of, levels_of, sets_of_level
from ntm_desktop.services.records import registers
from ntm_desktop.services.status import find_round
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import levels as texts
from ntm_desktop.texts import records as record_texts
from ntm_desktop.texts.dossier import PAPERS
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.grid import Grid
from ntm_desktop.ui.grid_cells import Cell, Column, Row
from ntm_desktop.ui.part_buttons import part_buttons
from ntm_desktop.ui.prose import Line, Prose
from ntm_desktop.ui.view import AppContext, Role, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_ALL = "all"
_INKS = {Outcome.MET: theme.GOOD, Outcome.NOT_MET: theme.BAD}
_KINDS = frozenset(
    {"assessment", "recognition", "debt", "survey", "setting", "village", "closing", "round"}
    | {"threshold", "wording", "responsibility", "base_figure"}
)
_ABOUT_ROWS = 7


class LevelsView(KeyedView):
    """Requirements of a level as a grid, the record below; or every commune in one grid."""

    least_height = 380

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.grade = GRADES[0]
        self.levels: tuple[Level, ...] = ()
        self._units: list[str] = []

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+1…4 choose the level, F4 opens the record."""
        found: dict[str, Callable[[], None]] = {"<F4>": self.open_record}
        for number, grade in enumerate(self._parts(), start=1):
            found[f"<Control-Key-{number}>"] = partial(self.choose, grade)
        return found

    def _parts(self) -> tuple[str, ...]:
        return (*GRADES, _ALL) if self.context.role is Role.DISTRICT else GRADES

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Buttons, the heading, two grids of which one is seen, and the record in words."""
        gap = theme.px(self, 6)
        top = Flow(self, 6)
        top.pack(side="top", fill="x")
        self._chosen = tk.StringVar(self, self.grade)
        named = [(grade, texts.TITLES[grade]) for grade in self._parts()]
        parts = part_buttons(top, named, self._chosen, self.choose)
        self.record_button = ttk.Button(
            top,
            text=f"{texts.RECORD} ({texts.RECORD_KEY})",
            bootstyle="primary-outline",
            command=self.open_record,
        )
        self.form_button = ttk.Button(
            top,
            text=f"{texts.OPEN} ({texts.OPEN_KEY})",
            bootstyle="secondary-outline",
            command=self.open_form,
        )
        top.lay([*parts, self.record_button, self.form_button])
        self.heading = ttk.Label(self, font=theme.LARGE)
        self.heading.pack(side="top", anchor="w", fill="x", pady=(gap, 0))
        self.verdict = ttk.Label(self, font=theme.BOLD)
        self.verdict.pack(side="top", anchor="w", fill="x")
        self.about = Prose(self, _ABOUT_ROWS)
        self.whole = ttk.Label(self, font=theme.SMALL, foreground=theme.QUIET)
        self.stage = ttk.Frame(self)
        self.stage.pack(side="top", fill="both", expand=True, pady=(gap, 0))
        self.sheet = Grid(
            self.stage,
            corner=texts.REQUIREMENT,
            heading_width=340,
            open_cell=lambda _row, _column: self.open_form(),
            selected=lambda _row, _column: self._tell(),
        )
        self.table = Grid(
            self.stage,
            corner=texts.COMMUNE,
            heading_width=112,
            open_cell=lambda _row, _column: self.open_form(),
        )
        self.bind("<Configure>", self._on_size)

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        for label in (self.verdict, self.whole):
            label.configure(wraplength=event.width)

    def _tell(self) -> None:
        """The whole of the chosen line: a grid cuts what is longer than its cell."""
        level, place = self._current(), self.sheet.current[0]
        if level is not None and place < len(level.requirements):
            one = level.requirements[place]
            self.whole.configure(text=texts.whole(one.title, one.why))

    def choose(self, grade: str) -> None:
        """Show another level, or every commune."""
        self.grade = grade
        self._chosen.set(grade)
        self.fill()
        self.take_focus()

    def take_focus(self) -> None:
        """The grid in sight."""
        (self.table if self.grade == _ALL else self.sheet).body.focus_set()

    def concerns(self, change: Change) -> bool:
        """What conditions, dossiers and results stand on."""
        return not change.kinds or bool(change.kinds & _KINDS)

    # ------------------------------------------------------------------ values

    def fill(self) -> None:
        """Read the levels of the commune, or of all."""
        if not self.context.unit:
            return
        whole = self.grade == _ALL
        shown, hidden = (self.table, self.sheet) if whole else (self.sheet, self.table)
        hidden.pack_forget()
        if whole:
            self.about.pack_forget()
            self.whole.pack_forget()
            self._fill_all()
        else:
            self._fill_one()
            if not self.about.winfo_manager():
                self.about.pack(side="bottom", fill="x", before=self.stage)
                self.whole.pack(side="bottom", fill="x", before=self.stage, pady=(4, 4))
        if not shown.winfo_manager():
            shown.pack(fill="both", expand=True)
        self.record_button.state(["disabled" if whole else "!disabled"])

    def _current(self) -> Level | None:
        return next((one for one in self.levels if one.grade == self.grade), None)

    def _fill_one(self) -> None:
        book, unit = self.context.book, self.context.unit
        self.levels = levels_of(book, self.context.round, unit).get(unit, ())
        level = self._current()
        if level is None:
            return
        columns = [Column(texts.RESULT, 120), Column(texts.WHY, 515)]
        rows = [Row(one.title) for one in level.requirements]
        cells = [[_result(one), Cell(one.why)] for one in level.requirements]
        self.sheet.set_content(columns, rows, cells)
        self._tell()
        self.heading.configure(text=texts.heading(level.name, level.grade))
        state, ink = _state(level)
        self.verdict.configure(text=state, foreground=ink)
        self.about.show(self._lines(level))

    def _lines(self, level: Level) -> list[Line]:
        record = level.record
        if not record:
            return [(texts.NO_RECORD, prose.QUIET), *self._review(level)]
        found: list[Line] = []
        stage = record.get("stage")
        if stage:
            words = record_texts.CHOICES.get(("stage", stage), stage)
            found.append((texts.stage(words), prose.STRONG))
        number, day = record.get("number") or "", record.get("date") or ""
        if number or day:
            shown = date_shown(day) if day else ""
            found.append((texts.decision(number, shown, record.get("issuer") or ""), prose.PLAIN))
        if level.revoked:
            day = record.get("revoked_on") or ""
            shown = date_shown(day) if day else ""
            found.append((texts.revoked(record.get("revoked_number") or "", shown), prose.BAD))
        found.append(self._papers(level))
        if record.get("review_on"):
            found.append((texts.review_on(date_shown(record["review_on"])), prose.PLAIN))
        if record.get("note"):
            found.append((texts.note(" ".join(str(record["note"]).split())), prose.QUIET))
        return [*found, *self._review(level)]

    def _papers(self, level: Level) -> Line:
        have = level.record.get("papers") or ()
        if not have:
            return texts.PAPERS_NONE, prose.QUIET
        if not level.missing:
            return texts.PAPERS_ALL, prose.GOOD
        total = len(PAPERS)
        return texts.papers(total - len(level.missing), total, level.missing), prose.WARN

    def _review(self, level: Level) -> list[Line]:
        if level.review is not None:
            return [(texts.review(level.review.sentence, level.review.source), prose.WARN)]
        rule = None
        if level.set_id:
            rule = self.context.book.rules.criteria_set(level.set_id).revocation
        if level.recognised and rule is not None:
            return [(texts.no_review(rule.source), prose.QUIET)]
        return []

    def _fill_all(self) -> None:
        found = levels_of(self.context.book, self.context.round)
        self._units = list(found)
        columns = []
        for grade in GRADES:
            title = texts.TITLES[grade]
            if grade != "model":
                columns.append(Column(texts.CRITERIA_SHORT, 70, title))
            columns.append(Column(texts.CONDITIONS_SHORT, 84, title))
            columns.append(Column(texts.RECOGNISED_SHORT, 118, title))
        columns.append(Column(texts.REVIEW, 108))
        rows = [Row(levels[0].name) for levels in found.values()]
        cells = [
            [*(cell for level in levels for cell in _cells(level)), _review_cell(levels)]
            for levels in found.values()
        ]
        self.table.set_content(columns, rows, cells)
        self.heading.configure(text=texts.TITLES[_ALL])
        recognised = [
            f"{texts.TITLES[grade].lower()}: {sum(v[place].recognised for v in found.values())}"
            for place, grade in enumerate(GRADES)
        ]
        self.verdict.configure(
            text=texts.recognised_sums(recognised, len(found)), foreground=theme.INK
        )

    # ------------------------------------------------------------------ deeds

    def open_form(self) -> None:
        """The form at what the chosen line asks for; of the whole district, the commune's level."""
        if self.grade == _ALL:
            place = self.table.current[0]
            if place < len(self._units):
                self.grade = GRADES[0]
                self._chosen.set(self.grade)
                self.context.navigate(ViewName.LEVELS, unit=self._units[place])
                self.fill()
            return
        level = self._current()
        place = self.sheet.current[0]
        if level is None or place >= len(level.requirements):
            return
        code = level.requirements[place].code
        round_ = find_round(self.context.book, self.context.round)
        sets = {grade: one for one, grade in sets_of_level(self.context.book, round_, "commune")}
        set_id = level.set_id or sets.get("advanced", "")
        if set_id == round_.sets.get("commune"):
            set_id = ""
        wanted = set_id or round_.sets.get("commune", "")
        the_set = self.context.book.rules.criteria_set(wanted)
        target = "10" if code == INCOME else code
        if code in (CRITERIA, ADVANCED) or the_set.find(target) is None:
            target = the_set.criteria[0].code
        self.context.navigate(ViewName.FORM, code=target, set_id=set_id)

    def open_record(self) -> None:
        """The record of the recognition: stage, decision, papers, review, revocation."""
        if self.grade == _ALL or not self.context.unit:
            return
        from ntm_desktop.ui.registers.register_form import RegisterForm

        book, unit = self.context.book, self.context.unit
        entry = registers.entry(book, key_of(unit, self.grade))
        if entry is None and (self.context.role is not Role.DISTRICT or book.store.read_only):
            self.context.say(texts.NO_RECORD)
            return
        form = RegisterForm(
            self.winfo_toplevel(),
            book,
            "recognition",
            entry=entry,
            values={"unit": unit, "grade": self.grade},
            unit=unit,
        )
        answer = form.run()
        if answer is not None and answer.to_conflict:
            self.context.navigate(ViewName.CONFLICTS, code=answer.key)


def _result(one: Requirement) -> Cell:
    words = texts.FINDING if one.finding else texts.OUTCOMES[one.outcome.word]
    ink = theme.WARN if one.finding else _INKS.get(one.outcome, theme.QUIET)
    return Cell(words, ink=ink)


def _state(level: Level) -> tuple[str, str]:
    if level.recognised:
        return texts.STATES["recognised"], theme.GOOD
    if level.revoked:
        return texts.STATES["revoked"], theme.BAD
    return texts.STATES[level.overall.word], _INKS.get(level.overall, theme.QUIET)


def _cells(level: Level) -> list[Cell]:
    cells = []
    if level.grade != "model":
        status = level.status
        known = status is not None and status.has_data
        words = f"{status.met_count}/{status.total}" if status is not None and known else texts.NONE
        full = known and status is not None and status.met_count == status.total
        cells.append(Cell(words, ink=theme.GOOD if full else theme.INK, align="center"))
    asked = [one for one in level.requirements if one.code != CRITERIA]
    met = sum(one.outcome.counts_as_met for one in asked)
    bad = any(one.outcome is Outcome.NOT_MET for one in asked)
    ink = theme.BAD if bad else theme.GOOD if met == len(asked) else theme.QUIET
    cells.append(Cell(texts.conditions_of(met, len(asked)), ink=ink, align="center"))
    cells.append(_decision_cell(level))
    return cells


def _decision_cell(level: Level) -> Cell:
    if level.recognised:
        return Cell(str(level.record.get("number") or ""), mark="✓", ink=theme.GOOD)
    if level.revoked:
        return Cell(record_texts.CHOICES["stage", "revoked"], mark="✗", ink=theme.BAD)
    stage = level.record.get("stage")
    words = record_texts.CHOICES.get(("stage", str(stage)), "") if stage else texts.NONE
    return Cell(words, ink=theme.QUIET)


def _review_cell(levels: tuple[Level, ...]) -> Cell:
    if any(one.review is not None for one in levels):
        return Cell(texts.REVIEW_MARK, ink=theme.WARN)
    days = [str(one.record["review_on"]) for one in levels if one.record.get("review_on")]
    return Cell(date_shown(min(days)) if days else "")
