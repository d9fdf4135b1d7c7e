"""Headline goals against what is reached, with what is missing; advice with its source."""

from __future__ import annotations

import tkinter as tk
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.advice import Advice
from ntm_desktop.domain.feasibility import Feasibility, fits
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.status import GoalStatus
from ntm_desktop.services.checks.goal_limits import feasibility_of
from ntm_desktop.services.criteria.matrix import matrix
from ntm_desktop.services.programme.advising import advice_of
from ntm_desktop.texts import district as texts
from ntm_desktop.texts import feasibility as limit_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.scroll import ScrollFrame
from ntm_desktop.ui.view import View

_SCROLLS = {"<Down>": 1, "<Up>": -1, "<Next>": 6, "<Prior>": -6}
_LOOKS = {
    True: (texts.REACHED, theme.GOOD),
    False: (texts.NOT_REACHED, theme.BAD),
    None: (texts.UNKNOWN, theme.QUIET),
}


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in one card: a verdict with its colour, a title, and lines below it."""

    verdict: str
    ink: str
    title: str
    lines: tuple[tuple[str, str], ...]


class GoalsView(View):
    """Cards in a scrolling column: goals first, then advice."""

    # It scrolls by itself: a second bar around it would only be in the way.
    least_height = 120

    def build(self) -> None:
        """Make the scrolling column."""
        self.page = ScrollFrame(self)
        self.page.pack(fill="both", expand=True)
        self._shown: list[Card] | None = None
        self.page.configure(takefocus=True)
        for sequence, steps in _SCROLLS.items():
            self.page.bind(sequence, partial(self._scroll, steps))

    def _scroll(self, steps: int, _event: tk.Event[tk.Misc]) -> str:
        self.page.wheel(steps, sideways=False)
        return "break"

    def take_focus(self) -> None:
        """The keyboard scrolls the page."""
        self.page.focus_set()

    def fill(self) -> None:
        """Read goals and advice; cards are made anew only where they differ."""
        book = self.context.book
        found = matrix(book, self.context.round)
        sources = {row["goal"]: row["source"] or "" for row in book.store.rows("goal")}
        names = {unit.unit: unit.name for unit in found.status.units}
        goals = [_goal_card(goal, sources.get(goal.goal, "")) for goal in found.status.goals]
        limits = feasibility_of(book, self.context.round, found.status.units)
        together = [limits_card(limits, names)] if goals else []
        advice = [_advice_card(one, names[one.unit]) for one in advice_of(book, found)]
        if [*goals, *together, *advice] == self._shown:
            return
        self._shown = [*goals, *together, *advice]
        for child in self.page.body.winfo_children():
            child.destroy()
        self._section(texts.GOALS_TITLE, "", goals, texts.NO_GOALS)
        if together:
            self._section(limit_texts.TITLE, "", together, "")
        self._section(texts.ADVICE_TITLE, texts.ADVICE_LEAD, advice, texts.NO_ADVICE)

    def _section(self, title: str, lead: str, cards: list[Card], nothing: str) -> None:
        gap = theme.px(self, 6)
        body = self.page.body
        ttk.Label(body, text=title, font=theme.LARGE).pack(side="top", anchor="w", pady=(gap, 0))
        for words in ([lead] if lead else []) + ([] if cards else [nothing]):
            _wrapped(body, words, theme.QUIET).pack(side="top", fill="x")
        for card in cards:
            self._card(card).pack(side="top", fill="x", pady=(gap, 0))

    def _card(self, card: Card) -> tk.Frame:
        gap = theme.px(self, 8)
        frame = tk.Frame(
            self.page.body,
            background=theme.PAPER,
            highlightbackground=theme.LINE,
            highlightthickness=1,
            padx=gap,
            pady=gap // 2,
        )
        ttk.Label(frame, text=card.verdict, foreground=card.ink, font=theme.BOLD).pack(
            side="top", anchor="w"
        )
        if card.title:
            _wrapped(frame, card.title, theme.INK, theme.BOLD).pack(side="top", fill="x")
        for words, ink in card.lines:
            _wrapped(frame, words, ink).pack(side="top", fill="x")
        return frame


def _wrapped(parent: tk.Misc, words: str, ink: str, font: str = theme.TEXT) -> ttk.Label:
    label = ttk.Label(parent, text=words, foreground=ink, font=font)
    label.bind("<Configure>", lambda event: label.configure(wraplength=event.width))
    return label


def _goal_card(goal: GoalStatus, source: str) -> Card:
    verdict, ink = _LOOKS[goal.met]
    target, actual = (
        texts.NO_FIGURE if value is None else vietnamese(value)
        for value in (goal.target, goal.actual)
    )
    lines = [(goal.missing, theme.INK)]
    if source:
        lines.append((f"{texts.SOURCE}: {source}", theme.QUIET))
    words = f"{verdict} · {texts.TARGET}: {target} · {texts.ACTUAL}: {actual}"
    if goal.reads and goal.actual is not None:
        words = texts.goal_of_each(verdict, target, goal.reads, actual)
    return Card(words, ink, goal.title, tuple(lines))


def limits_card(found: Feasibility, names: Mapping[str, str]) -> Card:
    """Whether the goals can hold together: the limits of the average, and what each has to gain."""
    if not found.counted:
        said = ((limit_texts.TOO_MANY, theme.INK),)
        return Card(limit_texts.NOT_COUNTED, theme.QUIET, "", said)
    lines: list[tuple[str, str]] = []
    if found.limits is not None:
        guards = [found.average] if found.average is not None else []
        least, greatest = map(vietnamese, found.limits.averages(*guards))
        lines.append((limit_texts.limits(least, greatest, found.limits.count), theme.INK))
        if found.average is not None:
            inside = fits(found.limits, found.average)
            words = limit_texts.average(vietnamese(found.average), inside)
            lines.append((words, theme.INK if inside else theme.BAD))
    elif found.needs is not None or found.clash:
        lines.append((limit_texts.NOT_PARTED, theme.BAD))
    else:
        lines.append((limit_texts.NOTHING_BOUND, theme.QUIET))
    if found.needs is not None:
        gaining = [
            limit_texts.need(names[need.unit], need.now, need.reach)
            for need in found.needs
            if need.now is not None and need.gain
        ]
        # Which of them comes how far cannot be said of those that are not known.
        unknown = Counter(need.reach for need in found.needs if need.now is None)
        gaining += [limit_texts.unknown(unknown[reach], reach) for reach in sorted(unknown)]
        words = limit_texts.needs(gaining) if gaining else limit_texts.NOTHING_NEEDED
        lines.append((words, theme.INK))
        reachable = found.possible or found.exceeding
        if found.beyond and found.average is not None and reachable:
            average = vietnamese(found.average)
            words = limit_texts.beyond(found.beyond, average, found.exceeding)
            lines.append((words, theme.BAD if found.exceeding else theme.INK))
    elif found.limits is not None and found.possible:
        lines.append((limit_texts.AHEAD, theme.QUIET))
    ink = theme.GOOD if found.possible else theme.BAD
    verdict = limit_texts.POSSIBLE if found.possible else limit_texts.IMPOSSIBLE
    return Card(verdict, ink, "", tuple(lines))


def _advice_card(advice: Advice, commune: str) -> Card:
    recommended = texts.RECOMMENDED if advice.holds else texts.NOT_YET
    about = texts.ADVICE_ABOUT[advice.about.value]
    return Card(
        texts.advice(about, commune, recommended),
        theme.WARN if advice.about == "revocation" else theme.GOOD if advice.holds else theme.QUIET,
        advice.sentence,
        ((f"{texts.SOURCE}: {advice.source}", theme.QUIET), (advice.label, theme.QUIET)),
    )
