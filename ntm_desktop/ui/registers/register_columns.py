"""The columns of a register's list: how wide, by the words that stand in them."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from dataclasses import dataclass

from ntm_desktop.domain.kind import FieldType
from ntm_desktop.domain.register_specs import RegisterSpec, field_of
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import theme

_EDGE = 18
_WIDEST, _WIDEST_NUMBER = 124, 160
_SAMPLE = 60
_LEAST = {FieldType.DATE: "00/00/0000", FieldType.DECIMAL: "000.000"}
# Columns of running text share what the others leave.
_WORDS = frozenset(
    {"title", "donor", "place", "producer", "award", "conclusion", "team", "creditor"}
    | {"role", "position", "inspection", "project", "issuer", "file_name"}
)
_NAME, _SHARE = 250, 110
_AIR = 1.6  # a column of words may get less than its share, and still shows its heading
_SHARES = {"file_name": 60, "issuer": 130, "inspection": 200}


@dataclass(frozen=True, slots=True)
class Column:
    """``width``: pixels at 100 %; ``fixed``: it keeps that width at any size of the window."""

    name: str
    heading: str
    width: int
    number: bool
    fixed: bool


def columns_of(widget: tk.Misc, spec: RegisterSpec, lines: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a register: numbers, days and short words as wide as these lines need."""
    found = []
    for place, name in enumerate(spec.columns):
        field = field_of(spec.kind, name)
        heading = texts.heading(spec.kind, name)
        number = field.type is FieldType.DECIMAL
        first = place == 0
        fixed = not first and name not in _WORDS and field.type is not FieldType.TEXT
        width = _NAME if first else _SHARES.get(name, _SHARE)
        if not fixed:
            width = max(width, round(_at_100(widget, heading) * _AIR))
        else:
            cells = [line[place] for line in lines[:_SAMPLE]]
            wanted = [heading, _LEAST.get(field.type, ""), *cells]
            most = _WIDEST_NUMBER if name in ("number", "decision") else _WIDEST
            width = min(most, max(_at_100(widget, text) for text in wanted) + _EDGE)
        found.append(Column(f"c{place}", heading, width, number, fixed))
    return found


def _at_100(widget: tk.Misc, text: str) -> int:
    """The width of a text in pixels at 100 %."""
    return round(theme.text_width(widget, text) / theme.px(widget, 1000) * 1000)
