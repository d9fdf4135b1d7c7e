"""Writing a third value for an assessment in conflict: result, figures and note."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from ntm_desktop.domain import fields
from ntm_desktop.domain.criteria import Indicator, Measure, MeasureType
from ntm_desktop.domain.records import RESULTS, split_key
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.services.writing_rules import may_be_not_applicable
from ntm_desktop.texts import conflicts as texts
from ntm_desktop.texts import records as record_texts
from ntm_desktop.ui import theme

_WIDE = 34


class ThirdValue(ttk.Frame):
    """Fields in one column, each with its fault under it. ``typed`` is called at every key."""

    def __init__(
        self, parent: tk.Misc, book: Workbook, key: str, typed: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        _kind, (_unit, set_id, code, _round, _evaluator) = split_key(key)
        the_set = book.rules.criteria_set(set_id)
        self._indicator: Indicator | None = the_set.assessable(code)
        found = the_set.find(code)
        allowed = found is not None and may_be_not_applicable(found)
        self._results = [word for word in RESULTS if allowed or word != "not_applicable"]
        self.columnconfigure(1, weight=1)
        self._rows = 0
        self._faults: dict[str, ttk.Label] = {}
        words = [record_texts.CHOICES["stated", word] for word in self._results]
        self.stated = ttk.Combobox(self, state="readonly", values=[texts.NOT_STATED, *words])
        self.stated.current(0)
        self.stated.bind("<<ComboboxSelected>>", lambda _event: typed())
        self._row(texts.STATED, self.stated, "")
        self.figures: dict[str, ttk.Entry | ttk.Combobox] = {}
        for measure in self._indicator.measures if self._indicator is not None else ():
            field = self._field(measure)
            field.bind("<KeyRelease>", lambda _event: typed())
            self.figures[measure.code] = field
            unit = f" ({measure.unit})" if measure.unit else ""
            self._row(measure.title + unit, field, measure.code)
        self.note = ttk.Entry(self, width=_WIDE)
        self.note.bind("<KeyRelease>", lambda _event: typed())
        self._row(texts.NOTE, self.note, "")

    def _field(self, measure: Measure) -> ttk.Entry | ttk.Combobox:
        choices: tuple[str, ...] = ()
        if measure.type is MeasureType.YES_NO:
            choices = (record_texts.YES, record_texts.NO)
        elif measure.type is MeasureType.LEVEL:
            choices = measure.levels
        if not choices:
            return ttk.Entry(self, width=_WIDE)
        return ttk.Combobox(self, state="readonly", values=["", *choices])

    def _row(self, label: str, field: tk.Widget, code: str) -> None:
        title = ttk.Label(self, text=label, wraplength=theme.px(self, 260))
        title.grid(row=self._rows, column=0, sticky="w", padx=(0, theme.px(self, 10)), pady=1)
        field.grid(row=self._rows, column=1, sticky="ew", pady=1)
        self._rows += 1
        if code:
            fault = ttk.Label(self, foreground=theme.BAD, font=theme.SMALL)
            fault.grid(row=self._rows, column=1, sticky="w")
            fault.grid_remove()
            self._faults[code] = fault
            self._rows += 1

    def body(self) -> dict[str, Any] | None:
        """The body that is typed, None where a field cannot be read (its reason stands there).

        An empty dict: nothing was typed at all.
        """
        body: dict[str, Any] = {}
        place = self.stated.current()
        if place > 0:
            body["stated"] = self._results[place - 1]
        figures: dict[str, dict[str, str]] = {}
        sound = True
        for measure in self._indicator.measures if self._indicator is not None else ():
            text = self.figures[measure.code].get().strip()
            fault = self._faults[measure.code]
            fault.grid_remove()
            if not text:
                continue
            try:
                figure = fields.figure(measure, text)
            except fields.FieldError as error:
                fault.configure(text=f"! {error.sentence}")
                fault.grid()
                sound = False
                continue
            parts = {
                "value": figure.value,
                "numerator": figure.numerator,
                "denominator": figure.denominator,
            }
            figures[measure.code] = {name: part for name, part in parts.items() if part}
        if figures:
            body["figures"] = figures
        note = clean_text(self.note.get())
        if note:
            body["note"] = note
        return body if sound else None
