"""Below the grid: the whole indicator, what the commune and the district said, and the reason."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from ntm_desktop.domain.criteria import Measure, Provenance
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import IndicatorResult
from ntm_desktop.services.criteria import verdicts
from ntm_desktop.services.criteria.reading import FormRow, GridRow, OfficeGrid, Spoken
from ntm_desktop.services.describing import evaluator_name, figure_text
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import department as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.department.cells import WORDS, measure_limit
from ntm_desktop.ui.prose import Line, Prose

ROWS = 6


class DetailPane(ttk.Frame):
    """Shows one cell. ``save`` gets a reason that was typed, ``leave`` goes on by so many rows."""

    def __init__(
        self,
        parent: tk.Misc,
        book: Workbook,
        save: Callable[[GridRow, FormRow, str], None],
        leave: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._book, self._save, self._leave = book, save, leave
        self._shown: tuple[GridRow, FormRow] | None = None
        gap = theme.px(self, 8)
        self.rule = Prose(self, ROWS)
        self.words = Prose(self, ROWS)
        self.columnconfigure((0, 1), weight=1, uniform="half")
        self.rule.grid(row=0, column=0, sticky="nsew")
        self.words.grid(row=0, column=1, sticky="nsew", padx=(gap, 0))
        line = ttk.Frame(self)
        line.grid(row=1, column=0, columnspan=2, sticky="ew", pady=(gap // 2, 0))
        self.label = ttk.Label(line, text=texts.REASON)
        self.label.pack(side="left")
        self.reason = ttk.Entry(line)
        self.reason.pack(side="left", fill="x", expand=True, padx=(gap, 0))
        self.reason.bind("<Return>", lambda _event: self._done(1))
        self.reason.bind("<KP_Enter>", lambda _event: self._done(1))
        self.reason.bind("<Down>", lambda _event: self._done(1))
        self.reason.bind("<Up>", lambda _event: self._done(-1))
        self.reason.bind("<Escape>", lambda _event: self._give_up())
        self.reason.bind("<FocusOut>", lambda _event: self.finish_typing())

    def show(
        self,
        grid: OfficeGrid | None,
        row: GridRow | None,
        line: FormRow | None,
        conflict: bool = False,
    ) -> None:
        """Show a cell; what is being typed for the same one stays. ``conflict``: two sides
        differ on the office's verdict, so nothing is typed before one is chosen."""
        typing = self._shown is not None and self.reason.get() != self._note()
        before = self._shown
        if grid is None or row is None or line is None:
            self._shown = None
            self.rule.show(())
            self.words.show(())
            self._write("")
            self.reason.state(["disabled"])
            return
        same = before is not None and (before[0].unit, before[1].code) == (row.unit, line.code)
        self._shown = (row, line)
        self.rule.show(rule_lines(grid, line))
        waits = [(texts.CONFLICT_FIRST, prose.WARN)] if conflict else []
        self.words.show([*waits, *word_lines(self._book, row, line)])
        asked = verdicts.lacks_reason(line)
        self.label.configure(
            text=texts.REASON_ASKED if asked else texts.REASON,
            foreground=theme.WARN if asked else theme.INK,
            font=theme.BOLD if asked else theme.TEXT,
        )
        if not (same and typing):
            self._write(self._note())
        self.reason.state(["!disabled" if line.writable and not conflict else "disabled"])

    def set_rows(self, rows: int) -> None:
        """How many lines of each text are seen."""
        self.rule.set_rows(rows)
        self.words.set_rows(rows)

    def ask(self) -> None:
        """Put the keyboard into the reason."""
        if not self.reason.instate(["disabled"]):
            self.reason.focus_set()
            self.reason.icursor("end")

    def finish_typing(self) -> None:
        """Save the reason if it was changed."""
        if self._shown is not None and self.reason.get().strip() != self._note():
            self._save(*self._shown, self.reason.get().strip())

    def _note(self) -> str:
        own = self._shown[1].own if self._shown is not None else None
        return own.note.replace("\n", " ") if own is not None else ""

    def _write(self, words: str) -> None:
        disabled = self.reason.instate(["disabled"])
        self.reason.state(["!disabled"])
        self.reason.delete(0, "end")
        self.reason.insert(0, words)
        if disabled:
            self.reason.state(["disabled"])

    def _done(self, rows: int) -> str:
        self.finish_typing()
        self._leave(rows)
        return "break"

    def _give_up(self) -> str:
        self._write(self._note())
        self._leave(0)
        return "break"


def rule_lines(grid: OfficeGrid, line: FormRow) -> list[Line]:
    """The indicator in full, its thresholds and where they are from."""
    heading = (
        line.title
        if grid.criteria_set.criterion_of(line.code) is None
        else (f"{line.code}. {line.title}")
    )
    lines = [(heading, prose.STRONG)]
    if not line.checked:
        lines.append((texts.UNCHECKED, prose.WARN))
    if line.indicator is None:
        return lines
    several = len(line.indicator.measures) > 1
    for measure in line.indicator.measures:
        lines.append(_threshold(measure, grid.round.code, several))
    if line.indicator.not_applicable_allowed:
        lines.append((texts.MAY_NOT_APPLY, prose.QUIET))
    if line.indicator.note:
        lines.append((line.indicator.note, prose.QUIET))
    return lines


def _threshold(measure: Measure, round_code: str, several: bool) -> Line:
    provenance = measure.threshold.provenance
    limit = measure_limit(measure, round_code) or texts.NO_THRESHOLD
    name = f"{measure.title}: " if several and measure.title else ""
    parts = [f"{texts.THRESHOLD}: {name}{limit}", source_words(provenance)]
    if provenance.note:
        parts.append(provenance.note)
    return " · ".join(parts), prose.PLAIN if provenance.checked else prose.WARN


def source_words(provenance: Provenance) -> str:
    """Where a name or threshold comes from, in words."""
    if not provenance.checked:
        return texts.UNCHECKED
    return texts.BY_PLAN if provenance.status == "plan" else texts.BY_TEXT


def word_lines(book: Workbook, row: GridRow, line: FormRow) -> list[Line]:
    """What each side said about the indicator."""
    lines = [(f"{row.unit.name} · {texts.evidence(len(line.evidence))}", prose.STRONG)]
    lines += _spoken(texts.SAID_BY_COMMUNE, line.self_said, line)
    lines += _spoken(texts.SAID_BY_OFFICE, line.own, line)
    for other in line.offices_said:
        if line.own is None or other.key != line.own.key:
            lines += _spoken(evaluator_name(book, other.evaluator), other, line)
    lines += _spoken(texts.SAID_BY_DISTRICT, line.district_said, line)
    in_force = line.in_force
    if isinstance(in_force, IndicatorResult) and in_force.carried:
        words = f"{texts.IN_FORCE_CARRIED}: {_marked(in_force.outcome)}"
        lines.append((words, prose.QUIET))
    return lines


def _marked(outcome: Outcome) -> str:
    return f"{theme.outcome_mark(outcome)} {WORDS[outcome]}"


_LOOKS = {Outcome.MET: prose.GOOD, Outcome.NOT_MET: prose.BAD}


def _spoken(who: str, said: Spoken | None, line: FormRow) -> list[Line]:
    if said is None:
        return [(f"{who}: {texts.NOT_SAID}", prose.QUIET)]
    lines = [(f"{who}: {_marked(said.outcome)}", _LOOKS.get(said.outcome, prose.QUIET))]
    figures = "; ".join(_figures(said, line))
    lines += [(words, prose.PLAIN) for words in (figures, said.why) if words]
    if said.note:
        lines.append((f"{texts.NOTE}: {said.note}", prose.PLAIN))
    if said.finding:
        lines.append((texts.FINDING, prose.WARN))
    if said.conflict:
        lines.append((texts.CONFLICT, prose.WARN))
    return lines


def _figures(said: Spoken, line: FormRow) -> list[str]:
    if line.indicator is None or line.indicator.only_yes_no:
        return []
    found = []
    for code, figure in said.figures.items():
        measure = line.indicator.measure(code)
        parts = {
            name: value
            for name in ("value", "numerator", "denominator")
            if (value := getattr(figure, name)) is not None
        }
        name = f"{measure.title}: " if measure and len(line.indicator.measures) > 1 else ""
        found.append(name + figure_text(measure, parts))
    return found
