"""A district with five years of everything, beside one with its last round alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import years_world
from benchmarks.measure import Pair, Result, at_most, paired, timed
from ntm_desktop.services import opening, status, units
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.view import ViewName

ROUNDS = [f"{year}-{month}" for year in range(2021, 2026) for month in years_world.MONTHS]
LIMIT = 1.5
TURNS, OPENINGS = 31, 25
BLOCKS, IN_A_BLOCK = 12, 4
PAGES = {
    ViewName.FORM: "the form",
    ViewName.HEATMAP: "the heatmap",
    ViewName.REGISTERS: "the registers",
}
UNITS = ("01603", "01624")


def run(folder: Path) -> Iterator[Result]:
    """Opening, switching and rolling up; ours has five years, theirs one round."""
    long, short = folder / "five.ntm", folder / "one.ntm"
    years_world.make(long, ROUNDS)
    years_world.make(short, ROUNDS[-1:])
    yield from _rolled_up(long, short)
    yield from _opened(long, short)
    yield from _switched(long, short)


def _rolled_up(long: Path, short: Path) -> Iterator[Result]:
    ours, theirs = opening.open_workbook(long), opening.open_workbook(short)
    for name, work in (("roll-up of a round", _roll_up), ("status with villages and goals", _ask)):
        pairs = paired(partial(_timed, work, ours), partial(_timed, work, theirs), TURNS, warm=2)
        yield at_most(f"five years: {name}, against one round", pairs, "ms", LIMIT)
    ours.close()
    theirs.close()


def _timed(work: Callable[[Workbook], object], book: Workbook) -> float:
    return timed(lambda: work(book))


def _roll_up(book: Workbook) -> object:
    round_ = status.find_round(book, ROUNDS[-1])
    named = [(unit.code, unit.name) for unit in units.communes(book)]
    return status.unit_statuses(book, round_, round_.sets["commune"], named)


def _ask(book: Workbook) -> object:
    return status.status(book, ROUNDS[-1])


def _opened(long: Path, short: Path) -> Iterator[Result]:
    """In one window, as a person opens another workbook; the page in sight is the heatmap."""
    app = _window(short)
    between = _between(short)

    def open_(path: Path) -> float:
        app.open(between)
        app.window.update()

        def work() -> None:
            app.open(path)
            app.shell.navigate(ViewName.HEATMAP, round_code=ROUNDS[-1])
            app.window.update()

        return timed(work)

    pairs = paired(partial(open_, long), partial(open_, short), OPENINGS, warm=2)
    yield at_most("five years: opened and drawn, against one round", pairs, "ms", LIMIT)
    app.close()


def _between(short: Path) -> Path:
    """A workbook to be open between two turns, so that each turn begins with closed pages."""
    path = short.with_name("between.ntm")
    if not path.exists():
        opening.create_from_plan(path, years_world.PLAN, "huyen").close()
    return path


def _window(path: Path) -> App:
    app = App(path)
    app.draw_first()
    app.fill()
    app.window.update()
    return app


def _switched(long: Path, short: Path) -> Iterator[Result]:
    """One window, the workbooks in turn: there is one Tk in a process."""
    app = _window(long)
    first: dict[ViewName, tuple[list[float], list[float]]] = {view: ([], []) for view in PAGES}
    again: dict[ViewName, tuple[list[float], list[float]]] = {view: ([], []) for view in PAGES}
    for turn in range(BLOCKS):
        sides = ((0, long), (1, short)) if turn % 2 else ((1, short), (0, long))
        for side, path in sides:
            app.open(_between(short))
            app.open(path)
            for view in PAGES:
                went = [_go(app, view, number) for number in range(IN_A_BLOCK + 2)]
                if turn:
                    first[view][side].append(went[0])
                    again[view][side].extend(went[2:])
    for view, name in PAGES.items():
        for what, times in ((f"first visit of {name}", first), (f"{name}, another commune", again)):
            pairs = [Pair(ours, theirs) for ours, theirs in zip(*times[view], strict=True)]
            yield at_most(f"five years: {what}, against one round", pairs, "ms", LIMIT)
    app.close()


def _go(app: App, view: ViewName, number: int) -> float:
    """To the page, with the other commune than last time."""

    def work() -> None:
        app.shell.navigate(view, unit=UNITS[number % len(UNITS)], round_code=ROUNDS[-1])
        app.window.update()

    return timed(work)
