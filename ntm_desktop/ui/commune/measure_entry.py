"""One measure as an officer types it: two numbers of a ratio, a number, or a choice."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import replace

import ttkbootstrap as ttk

from ntm_desktop.domain import fields, numbers
from ntm_desktop.domain.criteria import Figure, Measure, MeasureType
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Field, FieldOwner, Words
from ntm_desktop.ui.commune.sources import limit_words

_WIDTH = 7
_NOTHING = Figure()
Add = Callable[[Field, bool], None]


class MeasureEntry:
    """The label and fields of a measure, two lines of a grid from ``line`` on."""

    def __init__(
        self, parent: ttk.Frame, line: int, measure: Measure, owner: FieldOwner, add: Add
    ) -> None:
        self.measure = measure
        self._base: Words | None = None
        self._base_value = ""
        self.fields: list[Field] = []
        label = ttk.Label(parent, font=theme.SMALL, foreground=theme.QUIET)
        label.grid(row=line, column=0, columnspan=4, sticky="w")
        self.label = Words(label, theme.QUIET)
        if measure.type is MeasureType.RATIO:
            self._ratio(parent, line + 1, owner, add)
        else:
            self._single(parent, line + 1, owner, add)

    def _title(self) -> str:
        measure = self.measure
        if measure.type is MeasureType.RATIO:
            return texts.parts(measure.numerator, measure.denominator, measure.unit)
        return measure.title

    def _ratio(self, parent: ttk.Frame, line: int, owner: FieldOwner, add: Add) -> None:
        code = self.measure.code
        top = Field(_entry(parent), owner, "numerator", 0, measure=code)
        slash = ttk.Label(parent, text="/")
        bottom = Field(_entry(parent), owner, "denominator", 1, measure=code)
        top.widget.grid(row=line, column=0, sticky="w")
        slash.grid(row=line, column=1, padx=3)
        bottom.widget.grid(row=line, column=2, sticky="w")
        self.fields = [top, bottom]
        add(top, True)
        add(bottom, False)
        if self.measure.denominator_base:
            label = tk.Label(
                parent, background=theme.PAPER, foreground=theme.ACCENT, cursor="hand2", padx=6
            )
            label.grid(row=line, column=3, sticky="w")
            label.bind("<Button-1>", lambda _event: owner.take_base(bottom))
            self._base = Words(label, theme.ACCENT)

    def _single(self, parent: ttk.Frame, line: int, owner: FieldOwner, add: Add) -> None:
        measure = self.measure
        choices: tuple[str, ...] = ()
        if measure.type is MeasureType.YES_NO:
            choices = ("", texts.YES, texts.NO)
        elif measure.type is MeasureType.LEVEL:
            choices = ("", *measure.levels)
        widget: ttk.Entry | ttk.Combobox
        if choices:
            widest = max(map(len, choices))
            widget = ttk.Combobox(
                parent, values=choices, state="readonly", width=max(_WIDTH, min(widest, 26))
            )
        else:
            widget = _entry(parent)
        field = Field(widget, owner, "value", 0, measure=measure.code, choices=choices)
        if choices:
            widget.grid(row=line, column=0, columnspan=4, sticky="w")
        else:
            widget.grid(row=line, column=0, sticky="w")
            unit = ttk.Label(parent, text=measure.unit, foreground=theme.QUIET)
            unit.grid(row=line, column=1, columnspan=3, sticky="w", padx=6)
        self.fields = [field]
        add(field, True)

    # ------------------------------------------------------------------ values

    def texts_of(self, figure: Figure | None) -> list[str]:
        """What stands in the fields for a saved figure."""
        measure, figure = self.measure, figure or _NOTHING
        if measure.type is not MeasureType.RATIO:
            return [_value_text(measure, figure.value)]
        bottom = _number_text(figure.denominator)
        if figure.numerator is None and figure.value is not None:
            suffix = "%" if measure.per_cent else measure.unit
            return [f"{_number_text(figure.value)} {suffix}", bottom]
        return [_number_text(figure.numerator), bottom]

    def figure(self, field: Field, saved: Figure | None) -> Figure:
        """The figure with what is typed in ``field``; the rest as typed where it can be read, else
        as it is saved. Raises FieldError."""
        if self.measure.type is not MeasureType.RATIO:
            return Figure(value=_typed_value(self.measure, field.text) if field.text else None)
        result = self._read(field, saved or _NOTHING)
        other = next(one for one in self.fields if one is not field)
        if other.dirty and result.value is None and "/" not in field.text:
            try:
                result = self._read(other, result)
            except fields.FieldError:
                return result
        return result

    def _read(self, field: Field, known: Figure) -> Figure:
        text = field.text
        if field.part == "denominator":
            return replace(known, denominator=fields.number(text) if text else None)
        unit = "%" if self.measure.per_cent else self.measure.unit
        if unit and text.endswith(unit):
            return Figure(value=fields.percent(text.removesuffix(unit)))
        if "/" in text:
            top, bottom = fields.ratio(text)
            return Figure(numerator=top, denominator=bottom)
        return replace(known, numerator=fields.number(text) if text else None, value=None)

    def show_limit(self, measure: Measure, limit: str | None) -> None:
        """Show the threshold that holds here (decimal text or a level), None where unknown.

        ``measure`` is this one as the rules have it now: the district may correct its threshold.
        """
        self.measure = measure
        words = limit_words(measure, limit)
        self.label.say(texts.with_limit(self._title(), words), theme.QUIET)

    # ------------------------------------------------------------------ base figure

    def offer(self, bases: Mapping[str, str], units: Mapping[str, str], writable: bool) -> None:
        """Offer the base figure as total: "= 314 hộ", or "≠ 314 hộ" where another is typed."""
        if self._base is None:
            return
        name = self.measure.denominator_base
        value = bases.get(name, "")
        self._base_value = _number_text(value) if value and writable else ""
        typed = self.fields[1].text
        if not value or typed == _number_text(value) or not (writable or typed):
            self._base.say("", theme.ACCENT)
        elif typed:
            self._base.say(texts.not_base(_number_text(value), units.get(name, "")), theme.WARN)
        else:
            self._base.say(texts.base(_number_text(value), units.get(name, "")), theme.ACCENT)

    def take_base(self) -> Field | None:
        """Put the base figure into the total's field; None where none is offered."""
        if not self._base_value:
            return None
        self.fields[1].put(self._base_value)
        return self.fields[1]

    def wrap(self, width: int) -> None:
        """Break the label at that width in pixels."""
        self.label.label.configure(wraplength=width)


def _entry(parent: tk.Misc) -> ttk.Entry:
    return ttk.Entry(parent, width=_WIDTH, justify="right")


def _number_text(value: str | None) -> str:
    return numbers.vietnamese(value) if value else ""


def _value_text(measure: Measure, value: str | None) -> str:
    if not value:
        return ""
    if measure.type is MeasureType.YES_NO:
        return texts.YES if value == "1" else texts.NO
    if measure.type is MeasureType.LEVEL:
        return value
    return numbers.vietnamese(value)


def _typed_value(measure: Measure, text: str) -> str:
    return fields.measure_value(measure, text)
