"""The steps of the walk: what each of the people does, in order, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ntm_desktop.domain.outcomes import DISTRICT, SELF
from ntm_desktop.domain.records import KINDS
from ntm_desktop.reports.book_charts import ChartKind
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.exchange.conflicts import conflicts
from ntm_desktop.services.exchange.exporting import SUFFIX
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.opening import create_from_package, create_from_plan
from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import charts_view as chart_texts
from ntm_desktop.texts import walk as texts
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.view import ViewName
from ntm_desktop.ui.walker import StepFailed, Walker

PLAN = "quang-hoa-2023"
OFFICE = "tai-nguyen-moi-truong"
PHUC_SEN, BE_VAN_DAN = "01603", "01630"
CODE = "17.8"
OTHER_CODE, NEXT_CODE = "17.6", "17.9"
_HALF = 2


class Walk:
    """What the steps share: the window, where files go, and who has which."""

    def __init__(self, out: Path, home: Path) -> None:
        self.out = out
        self.walker = Walker(home)
        self.left: list[Path] = []
        self.books: dict[str, Path] = {}
        self.packages: dict[str, Path] = {}

    # ------------------------------------------------------------------ what stays behind

    def keep(self, path: Path, line: str) -> None:
        """Note a file and say what it is."""
        self.left.append(path)
        print(line, flush=True)

    def picture(self, name: str) -> None:
        """A picture of the whole window."""
        path = self.out / texts.PICTURES / f"{name}.png"
        self.walker.picture(path)
        self.keep(path, texts.shot(str(path), name))

    def chart(self, view: Any, kind: ChartKind, ending: str) -> None:
        """Save a chart through its button."""
        view.choose(kind)
        whose = "" if self.book.org == DISTRICT else f"-{self.book.org}"
        name = f"{chart_texts.FILE_NAMES[kind.value]}{whose}.{ending}"
        path = self.out / texts.CHARTS / name
        self.walker.app.dialogs.choose_save_path = lambda **_asked: path  # type: ignore[method-assign]
        view.buttons[ending].invoke()
        self.walker.serve()
        words = chart_texts.CHARTS[kind.value]
        self.keep(path, texts.chart(str(path), words, chart_texts.FORMATS[ending]))

    # ------------------------------------------------------------------ whose turn it is

    @property
    def book(self) -> Workbook:
        """The workbook that is open now."""
        book = self.walker.app.book
        assert book is not None
        return book

    def make(self, name: str, org: str, package: Path | None, laptop: str) -> None:
        """Make a workbook on a laptop: the sample district's, or one from a package."""
        path = self.out / texts.WORKBOOKS / f"{name}.ntm"
        self.walker.laptop(laptop)
        if package is None:
            book = create_from_plan(path, PLAN, org, demo=True)
        else:
            book = create_from_package(path, package, org)
        owner = book.org_name(org)
        book.close()
        self.books[name] = path
        self.keep(path, texts.workbook(str(path), owner))

    def sit_down(self, name: str, laptop: str) -> None:
        """Open that workbook at its laptop."""
        self.walker.open(self.books[name], laptop)

    def export(self, name: str, to: str) -> Any:
        """Give out a package through the form; returns the page."""
        view = self.walker.go(ViewName.EXCHANGE)
        view.perform(Action.EXPORT)
        pane = view.exporting
        pane.send_to(to)
        self.walker.type(pane.folder, str((self.out / texts.PACKAGES).absolute()))
        pane.go_button.invoke()
        self.walker.serve()
        if pane.exported is None:
            raise StepFailed(texts.WAITED)
        path = self.out / texts.PACKAGES / pane.exported.path.name
        self.packages[name] = path
        names = self.book.org_name(self.book.org), self.book.org_name(to)
        self.keep(path, texts.package(str(path), *names))
        return view

    def fill_in(self, unit: str, code: str, numerator: str, denominator: str, note: str) -> None:
        """Type a ratio and a note into the line of an indicator, and see that they are saved."""
        view = self.walker.go(ViewName.FORM, unit=unit, code=code)
        fields = self.walker.fields_of(view, code)
        entries = [one for one in fields if one.winfo_class() in ("TEntry", "Entry")]
        for field, text in zip(entries, (numerator, denominator, note), strict=False):
            self.walker.type(field, text)
        view.finish_typing()
        self.walker.serve()
        found = self.said(unit, code, SELF)
        figures: dict[str, dict[str, str]] = found.get("figures") or {}
        figure = next(iter(figures.values()), {})
        if figure.get("numerator") != numerator or found.get("note") != note:
            raise StepFailed(texts.NOT_SAVED.format(code=code))

    def said(self, unit: str, code: str, evaluator: str) -> dict[str, Any]:
        """What an evaluator has recorded in the round that is shown."""
        round_ = find_round(self.book, self.walker.app.shell.where.round)
        set_id = set_of(round_, "commune")
        key = KINDS["assessment"].key(unit, set_id, code, round_.code, evaluator)
        return current_body(self.book, key) or {}


# ---------------------------------------------------------------------- the steps


def district_gives_out(walk: Walk) -> None:
    walk.make("huyen", DISTRICT, None, "may-huyen")
    walk.sit_down("huyen", "may-huyen")
    walk.picture("01-huyen-mo-so")
    for org in (f"xa-{PHUC_SEN}", f"xa-{BE_VAN_DAN}", OFFICE):
        walk.export(f"huyen-{org}", org)
        if org.endswith(PHUC_SEN):
            walk.picture("02-huyen-xuat-goi")


def first_commune(walk: Walk) -> None:
    package = walk.packages[f"huyen-xa-{PHUC_SEN}"]
    walk.make("xa-phuc-sen", f"xa-{PHUC_SEN}", package, "may-phuc-sen-1")
    walk.sit_down("xa-phuc-sen", "may-phuc-sen-1")
    walk.fill_in(PHUC_SEN, CODE, "196", "314", texts.PHONE_NOTE)
    walk.picture("03-xa-phuc-sen-phieu")
    view = walk.walker.go(ViewName.CHARTS)
    walk.walker.wait(lambda: view.figure is not None and view.figure.axes)
    walk.picture("04-xa-phuc-sen-bieu-do")
    walk.chart(view, ChartKind.RADAR, "png")
    walk.export("xa-phuc-sen-1", DISTRICT)
    walk.picture("05-xa-phuc-sen-xuat-goi")


def second_laptop(walk: Walk) -> None:
    package = walk.packages[f"huyen-xa-{PHUC_SEN}"]
    walk.make("xa-phuc-sen-may-2", f"xa-{PHUC_SEN}", package, "may-phuc-sen-2")
    walk.sit_down("xa-phuc-sen-may-2", "may-phuc-sen-2")
    walk.fill_in(PHUC_SEN, CODE, "231", "314", texts.OTHER_NOTE)
    walk.export("xa-phuc-sen-2", DISTRICT)


def second_commune(walk: Walk) -> None:
    package = walk.packages[f"huyen-xa-{BE_VAN_DAN}"]
    walk.make("xa-be-van-dan", f"xa-{BE_VAN_DAN}", package, "may-be-van-dan")
    walk.sit_down("xa-be-van-dan", "may-be-van-dan")
    walk.fill_in(BE_VAN_DAN, OTHER_CODE, "250", "300", texts.OTHER_NOTE)
    walk.picture("06-xa-be-van-dan-phieu")
    walk.export("xa-be-van-dan", DISTRICT)


def office(walk: Walk) -> None:
    package = walk.packages[f"huyen-{OFFICE}"]
    walk.make("phong-chuyen-mon", OFFICE, package, "may-phong")
    walk.sit_down("phong-chuyen-mon", "may-phong")
    judge(walk)
    walk.picture("07-phong-danh-gia")
    walk.export("phong", DISTRICT)


def judge(walk: Walk) -> None:
    """Give verdicts with the keys of the grid, a reason too, and see that they are saved."""
    walker = walk.walker
    for unit, letter in ((BE_VAN_DAN, "c"), (PHUC_SEN, "d")):
        view = walker.go(ViewName.DEPARTMENT, unit=unit, code=CODE)
        view.sheet.body.focus_force()
        walker.press(letter)
        asked = walker.app.window.focus_get()
        if asked is not None and asked is not view.sheet.body:
            walker.type(asked, texts.OFFICE_REASON)
        view.finish_typing()
        walker.serve()
        wanted = "met" if letter == "d" else "not_met"
        if walk.said(unit, CODE, OFFICE).get("stated") != wanted:
            raise StepFailed(texts.NOT_SAVED.format(code=CODE))


def district_takes_in(walk: Walk) -> None:
    walk.sit_down("huyen", "may-huyen")
    good = [walk.packages[n] for n in ("xa-phuc-sen-1", "xa-be-van-dan", "phong", "xa-phuc-sen-2")]
    whole = good[0].read_bytes()
    short = good[0].with_name(f"bi-cut{SUFFIX}")
    short.write_bytes(whole[: len(whole) // _HALF])
    walk.keep(short, texts.cut_short(str(short)))
    walk.walker.files = [*good, short]
    view = walk.walker.go(ViewName.EXCHANGE)
    view.perform(Action.IMPORT)
    pane = view.importing
    walk.walker.wait(lambda: pane.work is None and len(pane.entries) == len(walk.walker.files))
    walk.picture("08-huyen-xem-truoc")
    applied = _apply(walk, pane)
    if _telephone(walk, pane):
        applied |= _apply(walk, pane)
    if applied != {str(file) for file in good}:
        raise StepFailed(texts.NOT_IMPORTED.format(wanted=len(good), found=len(applied)))
    walk.picture("09-huyen-da-nhap")


def _apply(walk: Walk, pane: Any) -> set[str]:
    """Press the button; the paths of what was taken in."""
    pane.go_button.invoke()
    walk.walker.wait(lambda: pane.work is None)
    reports = [entry.report for entry in pane.entries]
    return {one.path for one in reports if one.status is Status.APPLIED}


def _telephone(walk: Walk, pane: Any) -> bool:
    """The commune's second laptop signs with a key of its own: its code is asked for and typed."""
    changed = [at for at, one in enumerate(pane.entries) if one.report.reason == "key_changed"]
    for place in changed:
        pane.files.choose(place)
        walk.walker.serve()
        walk.picture("08b-khoa-khac")
        walk.walker.heard = pane.entries[place].report.about.key_code
        pane.code_button.invoke()
        walk.walker.wait(lambda: pane.work is None)
    return bool(changed)


def district_settles(walk: Walk) -> None:
    view = walk.walker.go(ViewName.CONFLICTS)
    if not conflicts(walk.book) or view.shown is None:
        raise StepFailed(texts.NO_CONFLICT)
    walk.picture("10-hai-ben-ghi-khac")
    key = view.shown.key
    walk.walker.press("Control-Key-2")
    walk.walker.type(view.comment, texts.CONFLICT_REASON)
    view.settle_button.invoke()
    walk.walker.serve()
    if key in {one.key for one in conflicts(walk.book)}:
        raise StepFailed(texts.NOT_SETTLED)
    walk.picture("11-da-chon-ket-qua")


def district_looks(walk: Walk) -> None:
    walk.walker.go(ViewName.HEATMAP)
    walk.picture("12-bang-toan-huyen")
    view = walk.walker.go(ViewName.CHARTS, unit=PHUC_SEN)
    walk.walker.wait(lambda: view.figure is not None and view.figure.axes)
    walk.picture("13-bieu-do-tien-do")
    for kind in ChartKind:
        for ending in chart_texts.FORMATS:
            walk.chart(view, kind, ending)
    exchange = walk.walker.go(ViewName.EXCHANGE)
    exchange.tabs.select(exchange.log)
    walk.picture("14-nhat-ky-nhap")
    walk.walker.go(ViewName.FORM, unit=PHUC_SEN, code=NEXT_CODE)
    walk.picture("15-phieu-ba-cot")


Step = Callable[[Walk], None]

STEPS: tuple[tuple[str, Step], ...] = tuple(
    zip(
        texts.STEPS,
        (
            district_gives_out,
            first_commune,
            second_laptop,
            second_commune,
            office,
            district_takes_in,
            district_settles,
            district_looks,
        ),
        strict=True,
    )
)
