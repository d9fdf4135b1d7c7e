"""The commune's form: first visit of a tab, and another commune in a visited tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import ttkbootstrap as ttk

from benchmarks.by_hand import describe, every_widget, fill_all, make, shown_text
from benchmarks.measure import Pair, Result, at_most, timed
from ntm_desktop.services import opening
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.shell import Place
from ntm_desktop.ui.view import ViewName

UNITS = ("01603", "01624")
TABS = range(1, 5)  # the first one is visited when the form is opened
FIRST_TURNS, OTHER_TURNS = 3, 5


def run(folder: Path) -> Iterator[Result]:
    """Both, over the groups of the commune set, in the district's window."""
    path = folder / "huyen.ntm"
    opening.create_from_plan(path, "quang-hoa-2023", "huyen", demo=True).close()
    app = App(path)
    app.draw_first()
    app.fill()
    by_hand = ttk.Toplevel(size=(1320, 720))
    first: list[Pair] = []
    other: list[Pair] = []
    for turn in range(FIRST_TURNS):
        form = _fresh_form(app)
        for tab in TABS:
            pair = _first_visit(app, form, tab, by_hand)
            if turn:
                first.append(pair)
    for tab in TABS:
        other += _other_communes(app, form, tab, by_hand)
    yield at_most("first visit of a tab, against the same widgets by hand", first, "ms", 2)
    yield at_most("another commune in a visited tab, against the same by hand", other, "ms", 2)
    app.close()


def _fresh_form(app: App) -> FormView:
    app.shell.clear()
    assert app.book is not None
    app.shell.set_book(app.book, Place())
    app.shell.navigate(ViewName.FORM, unit=UNITS[0])
    app.window.update()
    view = app.shell.current
    assert isinstance(view, FormView)
    return view


def _first_visit(app: App, form: FormView, tab: int, by_hand: ttk.Toplevel) -> Pair:
    def visit() -> None:
        form.book_of_tabs.select(tab)
        app.window.update()

    ours = timed(visit)
    described = describe(form.page)

    def build() -> None:
        make(by_hand, described)
        by_hand.update()

    theirs = timed(build)
    for child in by_hand.winfo_children():
        child.destroy()
    by_hand.update()
    return Pair(ours, theirs)


def _other_communes(app: App, form: FormView, tab: int, by_hand: ttk.Toplevel) -> list[Pair]:
    form.book_of_tabs.select(tab)
    app.window.update()
    texts = {}
    for unit in UNITS:
        app.shell.navigate(unit=unit)
        app.window.update()
        texts[unit] = [shown_text(widget) for widget in every_widget(form.page)]
    widgets = every_widget(make(by_hand, describe(form.page)))
    by_hand.update()
    pairs = []
    for turn in range(OTHER_TURNS * len(UNITS)):
        unit = UNITS[turn % len(UNITS)]

        def go(unit: str = unit) -> None:
            app.shell.navigate(unit=unit)
            app.window.update()

        def refill(unit: str = unit) -> None:
            fill_all(widgets, texts[unit])
            by_hand.update()

        pairs.append(Pair(timed(go), timed(refill)))
    for child in by_hand.winfo_children():
        child.destroy()
    return pairs
