"""What a commune still lacks, and the way from a line of it to the field."""

from __future__ import annotations

from collections.abc import Callable

from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services import units
from ntm_desktop.services.criteria import assessing, gaps, reading
from ntm_desktop.services.criteria.gaps import GapKind
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.commune.form_view import FormView
from ntm_desktop.ui.commune.gaps_view import GapsView
from ntm_desktop.ui.commune.group_tab import GroupTab
from ntm_desktop.ui.view import ViewName

OpenBook = Callable[..., Workbook]

UNIT = "01606"
SET = "xa-2021-2025"
ROUND, EARLIER = "2023-11", "2023-06"


def say(book: Workbook, code: str, round_: str = ROUND, **what: object) -> None:
    place = assessing.place(book, units.find_unit(book, UNIT), code, round_)
    change = assessing.Input(
        UNIT,
        code,
        round_,
        place.evaluator,
        SET,
        **what,  # type: ignore[arg-type]
    )
    assessing.assess(book, change)


def kinds(book: Workbook, code: str) -> set[GapKind]:
    form = reading.form(book, UNIT, ROUND)
    return {gap.kind for gap in gaps.gaps_of(form) if gap.row.code == code}


def test_each_way_of_lacking_is_told_apart(open_book: OpenBook) -> None:
    book = open_book("xa-01606")
    say(book, "13.1", stated="met")
    say(book, "13.2", stated="not_met")
    say(book, "13.3", round_=EARLIER, stated="met")
    assert kinds(book, "13.1") == {GapKind.NO_EVIDENCE}
    assert kinds(book, "13.2") == {GapKind.NOT_MET}
    assert kinds(book, "13.3") == {GapKind.UNREVIEWED, GapKind.NO_EVIDENCE}
    assert kinds(book, "13.5") == {GapKind.NO_DATA}


def test_nothing_is_missing_below_a_criterion_that_is_met_as_a_whole(open_book: OpenBook) -> None:
    book = open_book("xa-01606")
    assert kinds(book, "18.1") == {GapKind.NO_DATA}
    say(book, "18", stated="met")
    assert kinds(book, "18.1") == set()


def test_enter_on_a_line_goes_to_its_field(app: App, open_book: OpenBook) -> None:
    book = open_book("xa-01606")
    say(book, "17.8", figures={"m": Figure(numerator="196", denominator="314")})
    app.shell.navigate(ViewName.GAPS, round_code=ROUND)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, GapsView)
    codes = [gap.row.code for gap in view.gaps]
    place = codes.index("17.8")
    line = view.table.tree.get_children()[place]
    cells = view.table.tree.item(line)["values"]
    assert cells[2] == "17.8 chưa đạt: 62,4 % < 70 %, còn thiếu 24 hộ."
    view.table.choose(place)
    view.table.tree.focus_force()
    app.window.update()
    view.table.tree.event_generate("<Return>")
    app.window.update()
    form = app.shell.current
    assert isinstance(form, FormView)
    assert isinstance(form.page, GroupTab)
    row = form.page.row_of_focus()
    assert row is not None and row.code == "17.8"


def test_the_list_follows_what_is_written(app: App, open_book: OpenBook) -> None:
    book = open_book("xa-01606")
    app.shell.navigate(ViewName.GAPS, round_code=ROUND)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, GapsView)
    before = len(view.gaps)
    say(book, "13.2", stated="not_met")
    found = [gap for gap in view.gaps if gap.row.code == "13.2"]
    assert [gap.kind for gap in found] == [GapKind.NOT_MET]
    assert len(view.gaps) == before
