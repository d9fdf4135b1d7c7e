"""Commune, department, district side by side: three columns under a row where others spoke."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.services.criteria.reading import FormRow, Spoken
from ntm_desktop.texts import commune as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.field import Words

if TYPE_CHECKING:
    from ntm_desktop.ui.commune.form_model import FormModel


def others_spoke(row: FormRow, evaluator: str) -> bool:
    """Whether somebody else than this workbook's evaluator has a word on the row."""
    said = (row.self_said, *row.offices_said, row.district_said)
    return any(one is not None and one.evaluator != evaluator for one in said)


class Voices(ttk.Frame):
    """Three labels of equal width."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent)
        self.columns = [
            Words(tk.Label(self, justify="left", anchor="nw", font=theme.SMALL, padx=6, pady=2))
            for _ in range(3)
        ]
        for place, words in enumerate(self.columns):
            self.columnconfigure(place, weight=1, uniform="voice")
            words.label.grid(row=0, column=place, sticky="nsew", padx=(0, 6))

    def show(self, model: FormModel, row: FormRow) -> None:
        """Put what each said into its column."""
        commune, offices, board = self.columns
        said = [(texts.BY_COMMUNE, row.self_said)] if row.self_said else []
        self._put(commune, model, row, said, texts.BY_COMMUNE)
        self._put(
            offices,
            model,
            row,
            [(model.org_name(one.evaluator), one) for one in row.offices_said],
            texts.BY_OFFICE,
        )
        said = [(texts.BY_BOARD, row.district_said)] if row.district_said else []
        self._put(board, model, row, said, texts.BY_BOARD)

    def wrap(self, width: int) -> None:
        """Break the lines; ``width`` is that of the whole strip in pixels."""
        for words in self.columns:
            words.label.configure(wraplength=max(60, width // 3 - 24))

    def _put(
        self,
        column: Words,
        model: FormModel,
        row: FormRow,
        said: list[tuple[str, Spoken]],
        silent: str,
    ) -> None:
        if not said:
            column.say(f"{silent}: …", theme.QUIET)
            column.label.configure(background=theme.PAPER)
            return
        lines = [_line(model, row, who, spoken) for who, spoken in said]
        outcome = said[0][1].outcome
        _mark, ink, ground = theme.OUTCOME_MARKS[outcome]
        column.say("\n".join(lines), ink)
        column.label.configure(background=ground)


def _line(model: FormModel, row: FormRow, who: str, spoken: Spoken) -> str:
    remarks = []
    commune = row.self_said.outcome if row.self_said is not None else Outcome.NO_DATA
    if commune.speaks and spoken.outcome.speaks and spoken.outcome is not commune:
        remarks.append(texts.DIFFERS)
    if not spoken.counts:
        remarks.append(texts.OUTSIDE)
    if spoken.note:
        remarks.append(spoken.note)
    said = texts.outcome(theme.outcome_mark(spoken.outcome), spoken.outcome.word)
    return texts.voice(who, said, model.figure_text(row, spoken), " · ".join(remarks))
