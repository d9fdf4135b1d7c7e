"""A row of the form: title, figures, stated result, evidence, note, and why under them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import ttkbootstrap as ttk

from ntm_desktop.domain.criteria import Figure, Indicator
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import CriterionResult
from ntm_desktop.errors import NtmError
from ntm_desktop.services.assessing import Input
from ntm_desktop.services.reading import FormRow, Spoken
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Field, FieldKeys, Words
from ntm_desktop.ui.commune.form_model import Draft, FormModel, shown_why
from ntm_desktop.ui.commune.measure_entry import MeasureEntry
from ntm_desktop.ui.commune.voices import Voices, others_spoke
from ntm_desktop.ui.scroll import ScrollFrame

LINES = 6  # lines of the grid that a row takes
_LONGEST_TITLE = 150
_STATED = {texts.OUTCOMES[one]: one.word for one in Outcome if one.speaks}
_STATED[""] = ""
_INKS = {Outcome.MET: theme.GOOD, Outcome.NOT_MET: theme.BAD}


class RowHost(Protocol):
    """The page that rows stand on."""

    model: FormModel
    keys: FieldKeys
    evidence_style: str
    scroll: ScrollFrame

    def open_evidence(self, row: FormRow) -> None:
        """Show the papers of a row."""

    def open_menu(self, row: FormRow, x: int, y: int) -> None:
        """Show what can be done with a row, at that place of the screen."""

    def open_conflict(self, row: FormRow) -> None:
        """Go to where two sides are settled."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a row is laid out: ``narrow`` puts the fields under the title. Widths in pixels."""

    narrow: bool
    title: int
    measures: int
    words: int
    whole: int


class IndicatorRow:
    """The widgets of a code; ``show`` puts a unit's values into them."""

    def __init__(self, body: tk.Misc, host: RowHost, row: FormRow, line: int) -> None:
        self._body, self._host, self._line = body, host, line
        self.row = row
        self.code = row.code
        self.heading = isinstance(row.in_force, CriterionResult)
        self.entries: dict[str, MeasureEntry] = {}
        self._place: tuple[str, str] | None = None
        self._layout: Layout | None = None
        self._muted = False
        self._writable = True
        self._voices: Voices | None = None
        self._unchecked: ttk.Label | None = None
        self._separator = tk.Frame(body, background=theme.LINE, height=1)
        self._code = ttk.Label(body, text=host.model.shown_code(row), font=theme.BOLD)
        self._title = ttk.Label(body, font=theme.BOLD if self.heading else theme.TEXT)
        self._words = ttk.Label(body, font=theme.SMALL)
        self.why = Words(self._words)
        self.title = Words(self._title)
        self.fields: list[Field] = []
        self._measures = ttk.Frame(body)
        self._measures.columnconfigure(3, weight=1)
        self.result = self._make_result() if self.heading else None
        self._make_measures(row.indicator)
        self._make_rest(row)

    # ------------------------------------------------------------------ widgets

    def _make_result(self) -> Words:
        label = tk.Label(self._measures, font=theme.BOLD, padx=8, pady=2, background=theme.PAPER)
        label.grid(row=0, column=0, columnspan=4, sticky="w", pady=2)
        return Words(label)

    def _make_measures(self, indicator: Indicator | None) -> None:
        if indicator is None or indicator.only_yes_no:
            return
        line = 1
        for measure in indicator.measures:
            entry = MeasureEntry(self._measures, line, measure, self, self._add)
            self.entries[measure.code] = entry
            line += 2

    def _make_rest(self, row: FormRow) -> None:
        allowed = row.indicator is None or row.indicator.not_applicable_allowed
        choices = ["", texts.OUTCOMES[Outcome.MET], texts.OUTCOMES[Outcome.NOT_MET]]
        if allowed:
            choices.append(texts.OUTCOMES[Outcome.NOT_APPLICABLE])
        stated = ttk.Combobox(self._body, values=choices, state="readonly", width=12)
        self.stated = Field(stated, self, "stated", 2, choices=choices)
        self._add(self.stated, not self.fields)
        self.evidence = ttk.Button(
            self._body,
            style=self._host.evidence_style,
            command=lambda: self._host.open_evidence(self.row),
        )
        self._papers = Words(self.evidence)
        self.note = Field(ttk.Entry(self._body, width=10), self, "note", 3)
        self._add(self.note, False)
        self._menu = tk.Label(
            self._body, text="⋯", font=theme.BOLD, background=theme.PAPER, cursor="hand2"
        )
        self._menu.bind("<Button-1>", self._on_menu)
        self._words.bind("<Button-1>", self._on_words)

    def _add(self, field: Field, new_line: bool) -> None:
        self.fields.append(self._host.keys.add(field, new_line=new_line))

    def _on_menu(self, event: tk.Event[tk.Misc]) -> None:
        self._host.open_menu(self.row, event.x_root, event.y_root)

    def _on_words(self, _event: tk.Event[tk.Misc]) -> None:
        if self.row.own is not None and self.row.own.conflict:
            self._host.open_conflict(self.row)

    # ------------------------------------------------------------------ layout

    def lay_out(self, layout: Layout) -> None:
        """Put the widgets into the grid; again only where the widths changed."""
        old, self._layout = self._layout, layout
        if old is None or old.narrow is not layout.narrow:
            self._grid(layout.narrow)
        self._title.configure(wraplength=layout.title)
        self._words.configure(wraplength=layout.words)
        for entry in self.entries.values():
            entry.wrap(layout.measures)
        if self._voices is not None:
            self._voices.wrap(layout.whole)

    def _grid(self, narrow: bool) -> None:
        line = self._line
        above = (8 if self.heading else 3, 0)
        self._separator.grid(row=line, column=0, columnspan=7, sticky="ew", pady=above)
        fields = line + (2 if narrow else 1)
        under = fields + 1
        self._code.grid(row=line + 1, column=0, sticky="nw", pady=5)
        self._title.grid(
            row=line + 1,
            column=1,
            columnspan=6 if narrow else 1,
            rowspan=1 if narrow or self._unchecked else 2,
            sticky="nw",
            pady=(5, 2),
            padx=(0, 8),
        )
        down = theme.px(self._body, 17) if self.entries and not self.result else 0
        place: dict[str, object] = {"row": fields, "sticky": "nw", "pady": (2 + down, 2)}
        self._measures.grid(
            row=fields, column=0 if narrow else 2, columnspan=3 if narrow else 1, sticky="nw"
        )
        self.stated.widget.grid(column=3, padx=(4, 4), **place)
        self.evidence.grid(column=4, padx=4, **place)
        self.note.widget.grid(column=5, padx=4, **{**place, "sticky": "new"})
        self._menu.grid(column=6, padx=4, **{**place, "pady": (6 + down, 0)})
        self._words.grid(
            row=under,
            column=0 if narrow else 2,
            columnspan=7 if narrow else 5,
            sticky="nw",
            pady=(0, 2),
        )
        if self._unchecked is not None:
            self._unchecked.grid(
                row=line + 4 if narrow else under, column=1, columnspan=6 if narrow else 1,
                sticky="nw",
            )
        if self._voices is not None:
            self._voices.grid(row=line + 5, column=1, columnspan=6, sticky="ew", pady=(0, 4))

    # ------------------------------------------------------------------ values

    def show(self, row: FormRow, *, anew: bool = False) -> None:
        """Put the values of a row into the widgets; what is being typed there stays."""
        model = self._host.model
        moved = anew or self._place != model.place
        self.row, self._place = row, model.place
        said = row.own or row.carried
        self._show_title(row)
        self._mute(row.own is None and row.carried is not None)
        self._enable(row.writable)
        for field, text in zip(self.fields, self._texts(said), strict=True):
            draft = model.draft(self.code, field)
            if draft is not None:
                field.shown = text
                if moved:
                    field.put(draft.text)
                    field.mark(draft.fault)
            elif moved or not field.dirty:
                field.show(text)
        for entry in self.entries.values():
            entry.offer(model.bases, model.units, row.writable)
        self._papers.say(texts.files(len(row.evidence)))
        self._show_result(row)
        self._show_why()
        self._show_voices(row)

    def _texts(self, said: Spoken | None) -> list[str]:
        found = []
        for code, entry in self.entries.items():
            found += entry.texts_of(said.figures.get(code) if said else None)
        stated = said.stated if said else None
        found.append("" if stated is None else texts.OUTCOMES[stated])
        found.append(" ".join(said.note.split()) if said else "")
        return found

    def _show_title(self, row: FormRow) -> None:
        title = row.title
        if len(title) > _LONGEST_TITLE:
            title = title[:_LONGEST_TITLE].rpartition(" ")[0] + "…"
        self.title.say(title)
        if not row.checked and self._unchecked is None:
            self._unchecked = ttk.Label(
                self._body, text=texts.UNCHECKED, font=theme.SMALL, foreground=theme.WARN
            )
            if self._layout is not None:
                self._grid(self._layout.narrow)
        elif row.checked and self._unchecked is not None:
            self._unchecked.destroy()
            self._unchecked = None

    def _mute(self, muted: bool) -> None:
        if muted is not self._muted:
            self._muted = muted
            for field in self.fields:
                field.widget.configure(foreground=theme.QUIET if muted else theme.INK)

    def _enable(self, writable: bool) -> None:
        if writable is not self._writable:
            self._writable = writable
            for field in self.fields:
                field.enable(writable)

    def _show_result(self, row: FormRow) -> None:
        if self.result is None:
            return
        force = row.in_force
        if isinstance(force, CriterionResult):
            by, carried = force.basis, force.unreviewed
        else:
            by, carried = force.authority, force.carried
        mark, ink, ground = theme.OUTCOME_MARKS[force.outcome]
        self.result.say(texts.outcome(mark, force.outcome, by, carried=carried), ink)
        self.result.label.configure(background=ground)

    def _show_why(self) -> None:
        fault = next((field.fault for field in self.fields if field.fault), "")
        if fault:
            self._tell(fault, theme.BAD)
            return
        row = self.row
        said = row.own or row.carried
        parts, ink = [], theme.QUIET
        if said is not None and said.why:
            form = self._host.model.form
            why = shown_why(form, row, said.why) if form is not None else said.why
            finding = said.finding
            ink = theme.WARN if finding else _INKS.get(said.judged, theme.QUIET)
            parts.append(texts.finding(said.outcome, why) if finding else why)
        if row.own is None and row.carried is not None:
            key = texts.CONFIRM_KEY if row.writable else ""
            parts.append(texts.carried(self._host.model.round_name(row.carried.round), key))
            ink = theme.QUIET
        if isinstance(row.in_force, CriterionResult) and row.in_force.findings:
            parts.append(texts.contradicted(row.in_force.findings))
            ink = theme.WARN
        if row.own is not None and row.own.conflict:
            parts.insert(0, texts.IN_CONFLICT)
            ink = theme.WARN
        self._tell("   ".join(parts), ink)

    def _tell(self, words: str, ink: str) -> None:
        self.why.say(words, ink)
        # A heading without a word takes no line for it; a row keeps its line, so nothing jumps.
        if self.heading and not self.entries:
            if words:
                self._words.grid()
            else:
                self._words.grid_remove()

    def _show_voices(self, row: FormRow) -> None:
        form = self._host.model.form
        if form is None or not others_spoke(row, form.evaluator):
            if self._voices is not None:
                self._voices.destroy()
                self._voices = None
            return
        if self._voices is None:
            self._voices = Voices(self._body)
            if self._layout is not None:
                self._voices.wrap(self._layout.whole)
                self._grid(self._layout.narrow)
        self._voices.show(self._host.model, row)

    # ------------------------------------------------------------------ typing

    def collect(self, fields: Sequence[Field]) -> Input | None:
        """The change that these fields make, None where none can be read. Faults are shown."""
        said = self.row.own or self.row.carried
        figures: dict[str, Figure] = {}
        stated = note = None
        for field in fields:
            field.mark("")
            try:
                if field.part == "stated":
                    stated = field.stated_word(_STATED)
                elif field.part == "note":
                    note = field.text
                else:
                    saved = said.figures.get(field.measure) if said else None
                    entry = self.entries[field.measure]
                    known = figures.get(field.measure, saved)
                    figures[field.measure] = entry.figure(field, known)
            except FieldError as fault:
                self.fail(field, fault.sentence)
        if not figures and stated is None and note is None:
            return None
        return self._host.model.input(self.row, stated=stated, figures=figures or None, note=note)

    def save(self, field: Field) -> None:
        """Save one field; see ``FieldOwner``."""
        if not self._writable:
            return
        change = self.collect([field])
        if change is None:
            return
        before, field.shown = field.shown, field.text
        try:
            self._host.model.assess(change)
        except NtmError as fault:
            field.shown = before
            self.fail(field, str(fault))
            return
        self.settle([field])

    def settle(self, fields: Sequence[Field]) -> None:
        """These are saved: nothing is kept of what was typed wrongly there."""
        for field in fields:
            field.shown = field.text
            field.mark("")
            self._host.model.keep_draft(self.code, field, None)
        self.show(self._host.model.rows[self.code])

    def fail(self, field: Field, sentence: str) -> None:
        """Show a sentence under the fields; the text stays and is kept."""
        field.mark(sentence)
        self._host.model.keep_draft(self.code, field, Draft(field.text, sentence))
        self._show_why()

    def forget_typed(self, field: Field) -> None:
        """Escape: what is saved stands there again."""
        self._host.model.keep_draft(self.code, field, None)
        field.put(field.shown)
        field.mark("")
        self._show_why()

    def focused(self) -> None:
        """A field got the keyboard: what stands under it comes into sight too."""
        self._host.scroll.see(self._words)

    def take_base(self, field: Field) -> bool:
        """Take the base figure as total, and save it."""
        entry = self.entries.get(field.measure)
        taken = entry.take_base() if entry is not None and self._writable else None
        if taken is not None and taken.dirty:
            self.save(taken)
        return taken is not None

