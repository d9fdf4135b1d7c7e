"""In which order a commune's lines stand: the order of work, or that of the criteria."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.services.programme import roadmap
from ntm_desktop.services.programme.roadmap import YearPlan
from ntm_desktop.texts import targets as texts

EASY, NUMBER = "easy", "number"


class LineOrder:
    """``chosen``: which order holds. A line keeps its place while it is typed into, until another
    commune, year or round is shown or an order is chosen anew."""

    def __init__(self, parent: tk.Misc, choose: Callable[[str], None]) -> None:
        self.chosen = EASY
        self._stood: tuple[object, Sequence[str]] = (None, ())
        self._variable = tk.StringVar(parent, EASY)
        self.label = ttk.Label(parent, text=texts.ORDER)
        self.buttons = [
            ttk.Radiobutton(
                parent,
                text=texts.WITH_KEY.format(words=words, letter=letter),
                value=order,
                variable=self._variable,
                command=partial(choose, order),
            )
            for words, letter, order in (
                (texts.EASY_FIRST, "D", EASY),
                (texts.BY_NUMBER, "S", NUMBER),
            )
        ]

    def choose(self, order: str) -> None:
        """From now on so; the same once more puts the lines in order again."""
        self.chosen = order
        self._variable.set(order)
        self._stood = (None, ())

    def arranged(self, plan: YearPlan, shown: object) -> YearPlan:
        """A commune's plan in the chosen order. ``shown``: of which commune, year and round."""
        if self.chosen != EASY:
            return plan
        codes = self._stood[1] if self._stood[0] == shown else ()
        found = tuple(roadmap.in_order(one, codes) for one in plan.roadmaps)
        self._stood = shown, [line.code for one in found for line in one.lines]
        return replace(plan, roadmaps=found)

    def enable(self, on: bool) -> None:
        """Only a single commune's lines have an order."""
        for button in self.buttons:
            button.state(["!disabled" if on else "disabled"])
