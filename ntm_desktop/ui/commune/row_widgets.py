"""The widgets of a row of the form and their places, wide or with the fields under the title."""

from __future__ import annotations

import tkinter as tk
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Protocol

import ttkbootstrap as ttk

from ntm_desktop.domain.criteria import Indicator
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import CriterionResult
from ntm_desktop.services.criteria.reading import FormRow
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Field, Words
from ntm_desktop.ui.commune.field_keys import FieldKeys
from ntm_desktop.ui.commune.form_model import FormModel
from ntm_desktop.ui.commune.measure_entry import MeasureEntry
from ntm_desktop.ui.commune.sources import UncheckedMark
from ntm_desktop.ui.commune.voices import Voices
from ntm_desktop.ui.scroll import ScrollFrame

LINES = 6  # lines of the grid that a row takes


class RowHost(Protocol):
    """The page that rows stand on."""

    model: FormModel
    field_keys: FieldKeys
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


class RowWidgets(ABC):
    """The widgets of a code and where they stand in the grid."""

    def __init__(self, body: tk.Misc, host: RowHost, row: FormRow, line: int) -> None:
        self._body, self._host, self._line = body, host, line
        self.row = row
        self.code = row.code
        self.heading = isinstance(row.in_force, CriterionResult)
        self.entries: dict[str, MeasureEntry] = {}
        self._place: tuple[str, str, str] | None = None
        self._layout: Layout | None = None
        self._muted = False
        self._writable = True
        self.conflicted = False
        self.voices: Voices | None = None
        self._unchecked: UncheckedMark | None = None
        self._received: ttk.Label | None = None
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

    @abstractmethod
    def save(self, field: Field) -> None:
        """Save what is typed in a field; see ``FieldOwner``."""

    @abstractmethod
    def forget_typed(self, field: Field) -> None:
        """Show again what is saved."""

    @abstractmethod
    def take_base(self, field: Field) -> bool:
        """Take the base figure as total."""

    def focused(self) -> None:
        """A field got the keyboard: what stands under it comes into sight too."""
        if self._words.winfo_ismapped():
            self._host.scroll.see(self._words)

    # ------------------------------------------------------------------ widgets

    def _make_result(self) -> Words:
        label = tk.Label(self._measures, font=theme.BOLD, padx=6, pady=2, justify="left")
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
        choices = ["", texts.OUTCOMES[Outcome.MET.word], texts.OUTCOMES[Outcome.NOT_MET.word]]
        if allowed:
            choices.append(texts.OUTCOMES[Outcome.NOT_APPLICABLE.word])
        stated = ttk.Combobox(self._body, values=choices, state="readonly", width=12)
        self.stated = Field(stated, self, "stated", 2, choices=choices)
        self._add(self.stated, not self.fields)
        self.evidence = ttk.Button(
            self._body,
            style=self._host.evidence_style,
            command=lambda: self._host.open_evidence(self.row),
        )
        self._papers = -1
        self.note = Field(ttk.Entry(self._body, width=10), self, "note", 3)
        self._add(self.note, False)
        self._menu = tk.Label(
            self._body, text="⋯", font=theme.BOLD, background=theme.PAPER, cursor="hand2"
        )
        self._menu.bind("<Button-1>", self._on_menu)
        self._words.bind("<Button-1>", self._on_words)

    def _add(self, field: Field, new_line: bool) -> None:
        self.fields.append(self._host.field_keys.add(field, new_line=new_line))

    def _on_menu(self, event: tk.Event[tk.Misc]) -> None:
        self._host.open_menu(self.row, event.x_root, event.y_root)

    def _on_words(self, _event: tk.Event[tk.Misc]) -> None:
        if self.conflicted:
            self._host.open_conflict(self.row)

    # ------------------------------------------------------------------ layout

    def lay_out(self, layout: Layout) -> None:
        """Put the widgets into the grid; again only where the widths changed."""
        old, self._layout = self._layout, layout
        if old is None or old.narrow is not layout.narrow:
            self._grid(layout.narrow)
        self._title.configure(wraplength=layout.title)
        self._wrap_words(layout)
        if self.result is not None:
            self.result.label.configure(wraplength=layout.measures)
        for entry in self.entries.values():
            entry.wrap(layout.measures)
        if self.voices is not None:
            self.voices.wrap(layout.whole)

    def show_received(self, words: str) -> None:
        """Say beside the words, never in their colour, that the receiver has it; "" for not."""
        if words and self._received is None:
            self._received = ttk.Label(self._body, font=theme.SMALL, foreground=theme.QUIET)
        if self._received is not None and self._received.cget("text") != words:
            self._received.configure(text=words)
            if self._layout is not None:
                self._grid(self._layout.narrow)
                self._wrap_words(self._layout)

    def _wrap_words(self, layout: Layout) -> None:
        taken = 0
        if self._received is not None and self._received.cget("text"):
            taken = self._received.winfo_reqwidth() + theme.px(self._body, 12)
        self._words.configure(wraplength=max(layout.words - taken, layout.words // 2))

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
        place: dict[str, Any] = {"row": fields, "sticky": "nw", "pady": (2 + down, 2)}
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
        self._show_or_hide_words()
        if self._received is not None:
            if self._received.cget("text"):
                self._received.grid(
                    row=under, column=4, columnspan=3, sticky="ne", padx=(0, 8), pady=(0, 2)
                )
            else:
                self._received.grid_remove()
        if self._unchecked is not None:
            self._unchecked.grid(
                row=line + 4 if narrow else under,
                column=1,
                columnspan=6 if narrow else 1,
                sticky="nw",
            )
        if self.voices is not None:
            first = 0 if narrow else 1
            self.voices.grid(
                row=line + 5, column=first, columnspan=7 - first, sticky="ew", pady=(0, 4)
            )

    def _show_or_hide_words(self) -> None:
        # A heading without a word takes no line for it; a row keeps its line, so nothing jumps.
        if self.why.text or not self.heading or self.entries:
            self._words.grid()
        else:
            self._words.grid_remove()
