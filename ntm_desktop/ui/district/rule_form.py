"""The form of one line of a set: name, threshold, source; its effect before it is written."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.services.criteria import settings
from ntm_desktop.services.criteria.set_lines import SetLine
from ntm_desktop.services.criteria.settings import Correction
from ntm_desktop.texts import settings_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.district.limit_words import unit_of, value_words, years_words
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.view import AppContext

_SIGN_OF = dict(texts.SIGNS)
_EFFECT_MS = 250


class RuleForm(ttk.Frame):
    """``show`` a line; nothing is written before one of the buttons is pressed."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent)
        self.context = context
        self._set_id = ""
        self._line: SetLine | None = None
        self._waiting = ""
        self._lay_out()

    def _lay_out(self) -> None:
        gap = theme.px(self, 6)
        self.columnconfigure(1, weight=1)
        self.title = self._field(0, texts.TITLE_FIELD, "")
        line = ttk.Frame(self)
        line.grid(row=1, column=1, sticky="ew", pady=(gap // 2, 0))
        self._label(1, texts.VALUE_FIELD)
        self.sign = ttk.Combobox(
            line, state="readonly", width=3, values=[sign for sign, _code in texts.SIGNS]
        )
        self.sign.pack(side="left")
        self.value = ttk.Entry(line, width=9)
        self.value.pack(side="left", padx=(gap, gap // 2))
        self.unit = ttk.Label(line, foreground=theme.QUIET)
        self.unit.pack(side="left", padx=(0, gap * 2))
        ttk.Label(line, text=texts.YEARS_FIELD).pack(side="left")
        self.years = ttk.Entry(line, width=24)
        self.years.pack(side="left", fill="x", expand=True, padx=(gap, gap))
        ttk.ToolTip(self.years, text=texts.YEARS_HINT)
        self.source = self._field(2, texts.SOURCE_FIELD, texts.SOURCE_HINT)
        self.checked = tk.BooleanVar(self, value=False)
        last = ttk.Frame(self)
        last.grid(row=3, column=1, sticky="ew", pady=(gap // 2, 0))
        self.check = ttk.Checkbutton(last, text=texts.CHECKED_FIELD, variable=self.checked)
        self.check.pack(side="left")
        self.message = ttk.Label(last)
        self.message.pack(side="left", fill="x", expand=True, padx=(gap * 2, 0))
        self.message.bind(
            "<Configure>", lambda event: self.message.configure(wraplength=event.width)
        )
        self._buttons().grid(row=4, column=1, sticky="ew", pady=(gap // 2, 0))
        for entry in (self.value, self.years):
            entry.bind("<KeyRelease>", lambda _event: self._later())
        self.sign.bind("<<ComboboxSelected>>", lambda _event: self._later())

    def _field(self, row: int, label: str, hint: str) -> ttk.Entry:
        gap = theme.px(self, 6)
        self._label(row, label)
        line = ttk.Frame(self)
        line.grid(row=row, column=1, sticky="ew", pady=(gap // 2, 0))
        entry = ttk.Entry(line)
        entry.pack(side="left", fill="x", expand=True)
        if hint:
            ttk.Label(line, text=hint, font=theme.SMALL, foreground=theme.QUIET).pack(
                side="left", padx=(gap, 0)
            )
        return entry

    def _label(self, row: int, words: str) -> None:
        gap = theme.px(self, 6)
        ttk.Label(self, text=words).grid(
            row=row, column=0, sticky="w", padx=(0, gap), pady=(gap // 2, 0)
        )

    def _buttons(self) -> Flow:
        line = Flow(self, 6)
        self.write_limit = ttk.Button(
            line, text=texts.WRITE_LIMIT, bootstyle="primary-outline", command=self.save_limit
        )
        self.write_title = ttk.Button(
            line, text=texts.WRITE_TITLE, bootstyle="primary-outline", command=self.save_title
        )
        self.withdraw = ttk.Button(
            line, text=texts.WITHDRAW, bootstyle="secondary-outline", command=self.take_back
        )
        line.lay([self.write_limit, self.write_title, self.withdraw])
        return line

    # ------------------------------------------------------------------ filling

    def show(self, set_id: str, line: SetLine | None) -> None:
        """Show a line; the same one keeps what is being typed."""
        if (set_id, line) == (self._set_id, self._line):
            return
        self._set_id, self._line = set_id, line
        measure = line.measure if line is not None else None
        threshold = measure.threshold if measure is not None else None
        self._say("", theme.INK)
        _set(self.title, line.title if line is not None else "")
        plain = threshold.value if threshold is not None else None
        _set(self.value, value_words(measure, plain) if measure and plain is not None else "")
        self.unit.configure(text=unit_of(measure) if measure is not None else "")
        _set(self.years, years_words(measure) if measure is not None else "")
        code = threshold.comparison if threshold is not None else ">="
        self.sign.set(next(sign for sign, one in texts.SIGNS if one == code))
        provenance = threshold.provenance if threshold is not None else None
        by_threshold = provenance is not None and line is not None and line.corrected
        if by_threshold and provenance is not None:
            _set(self.source, provenance.note)
        else:
            _set(self.source, line.wording_source if line is not None else "")
        self.checked.set(False)
        has_limit = ["!disabled" if measure is not None else "disabled"]
        for widget in (self.value, self.years, self.sign, self.write_limit):
            widget.state(has_limit)
        has_line = ["!disabled" if line is not None else "disabled"]
        for other in (self.title, self.source, self.check, self.write_title):
            other.state(has_line)
        corrected = line is not None and bool(line.corrected or line.wording)
        self.withdraw.state(["!disabled" if corrected else "disabled"])
        if threshold is not None and threshold.cases:
            self._say(texts.CASES, theme.WARN)

    def _later(self) -> None:
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_EFFECT_MS, self.show_effect)

    def show_effect(self) -> None:
        """Say what the typed threshold would change."""
        self._waiting = ""
        try:
            words = self._effect_words()
        except NtmError as fault:
            self._say(fault.sentence, theme.BAD)
        else:
            self._say(words, theme.INK)

    def _effect_words(self) -> str:
        line = self._line
        if line is None or line.measure is None:
            return ""
        book, correction = self.context.book, self._correction()
        found = settings.effect_of(book, self._set_id, line.code, line.measure.code, correction)
        return texts.effect(found.changed, found.to_met, found.to_not_met, found.to_no_data)

    def _correction(self) -> Correction:
        assert self._line is not None and self._line.measure is not None
        measure = self._line.measure
        return Correction(
            _SIGN_OF[self.sign.get()],
            settings.typed_value(measure, self.value.get()),
            settings.typed_years(measure, self.years.get()),
            self.source.get(),
            self.checked.get(),
        )

    # ------------------------------------------------------------------ deeds

    def save_limit(self) -> None:
        """Write the threshold; what is wrong is said under the form."""
        line = self._line
        if line is None or line.measure is None:
            return
        measure = line.measure
        try:
            words = self._effect_words()
            settings.correct_threshold(
                self.context.book, self._set_id, line.code, measure.code, self._correction()
            )
        except NtmError as fault:
            self._complain(fault)
        else:
            self.context.say(texts.written(line.code, words))

    def save_title(self) -> None:
        """Write the name."""
        line = self._line
        if line is None:
            return
        book, title, source = self.context.book, self.title.get(), self.source.get()
        try:
            settings.correct_wording(
                book, self._set_id, line.code, title, source, self.checked.get()
            )
        except NtmError as fault:
            self._complain(fault)
        else:
            self.context.say(texts.written(line.code, ""))

    def take_back(self) -> None:
        """Take the district's corrections of this line back."""
        line = self._line
        if line is None:
            return
        for key in (line.corrected, line.wording):
            if key:
                settings.withdraw(self.context.book, key)

    def _say(self, words: str, ink: str) -> None:
        self.message.configure(text=words, foreground=ink)

    def _complain(self, fault: NtmError) -> None:
        self._say(fault.sentence, theme.BAD)
        if not self.source.get().strip():
            self.source.focus_set()


def _set(entry: ttk.Entry, words: str) -> None:
    entry.state(["!disabled"])
    entry.delete(0, "end")
    entry.insert(0, words)
