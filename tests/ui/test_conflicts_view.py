"""Settling what two sides wrote differently, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.criteria.reading import history
from ntm_desktop.services.exchange.conflict_sides import Role, sides_of
from ntm_desktop.services.exchange.conflicts import conflicts
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import conflicts as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.conflicts.conflicts_view import ConflictsView
from ntm_desktop.ui.view import ViewName
from tests.exchange_world import Laptops, say, take_one, values

OPEN = ("17.8", "17.1")


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    folder = tmp_path / "laptops"
    folder.mkdir()
    world = Laptops(folder)
    yield world
    world.close()


def opened(app: App, laptops: Laptops, name: str) -> ConflictsView:
    path = laptops.books[name].path
    laptops.books.pop(name).close()
    assert app.open(path)
    app.shell.navigate(ViewName.CONFLICTS)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, ConflictsView)
    return view


@pytest.fixture
def view(app: App, laptops: Laptops) -> ConflictsView:
    """A district that wrote two of a commune's records, which the commune wrote too."""
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    for code in OPEN:
        say(commune, "met", code, note="xã rà soát")
        say(district, "not_met", code, evaluator="self")
    take_one(district, laptops.export(commune))
    return opened(app, laptops, "huyen")


def book(app: App) -> Workbook:
    assert app.book is not None
    return app.book


def reason(view: ConflictsView) -> str:
    return str(view.reason.cget("text"))


def test_sides_stand_beside_each_other_in_words(app: App, view: ConflictsView) -> None:
    assert len(view.waiting) == 2 and view.shown is not None
    assert [side.role for side in view.sides] == [Role.BASE, Role.OURS, Role.THEIRS]
    base, ours, theirs = sides_of(book(app), view.shown)
    assert base.revision is None
    assert ours.author.endswith("huyện Quảng Hòa") and ours.file == ""
    assert theirs.device == "may-xa-01603" and theirs.file.endswith(".ntmx")
    assert [line.value for line in theirs.lines] == ["Đạt", "xã rà soát"]
    assert ours.differs == {"Kết quả ghi nhận", "Ghi chú"}


def test_nothing_is_chosen_for_the_person(app: App, view: ConflictsView) -> None:
    view.comment.insert(0, "đã hỏi lại")
    view.settle()
    assert texts.CHOOSE_FIRST in reason(view) and len(conflicts(book(app))) == 2


def test_a_choice_without_a_reason_is_not_written(app: App, view: ConflictsView) -> None:
    view.take(1)
    view.settle()
    assert texts.NEED_COMMENT in reason(view) and len(conflicts(book(app))) == 2


def test_a_fault_that_was_mended_is_told_no_more(app: App, view: ConflictsView) -> None:
    view.take(len(view.sides))
    view.comment.insert(0, "đã hỏi lại")
    view.settle()
    assert texts.NEED_VALUE in reason(view)
    assert view.third is not None
    entry = next(iter(view.third.figures.values()))
    entry.insert(0, "sai")
    view.settle()
    assert reason(view) == ""  # the field tells its own fault now
    view.take(1)
    view.comment.delete(0, "end")
    view.settle()
    assert texts.NEED_COMMENT in reason(view)
    view.comment.insert(0, "đã hỏi")
    view.comment.event_generate("<KeyRelease>", keysym="i")
    app.window.update()
    assert reason(view) == ""


def test_after_a_choice_the_next_one_is_shown(app: App, view: ConflictsView) -> None:
    assert view.shown is not None
    key, side = view.shown.key, view.sides[2]
    view.take(2)
    view.comment.insert(0, "đã hỏi lại xã")
    view.settle()
    body = values(book(app), [key])[key]
    assert body is not None and '"stated":"met"' in body
    newest = history(book(app), key)[0].revision
    assert newest.comment == "đã hỏi lại xã" and side.revision in newest.parents
    assert [one.key for one in view.waiting] == [view.shown.key] != [key]
    assert view.chosen.get() == "" and view.comment.get() == ""


def test_a_third_value_is_typed_field_by_field(app: App, view: ConflictsView) -> None:
    place = next(at for at, one in enumerate(view.waiting) if "/17.8/" in one.key)
    view.list.choose(place)
    app.window.update()
    assert view.third is not None and view.shown is not None
    key, (field,) = view.shown.key, view.third.figures.values()
    view.take(3)
    view.comment.insert(0, "đo lại")
    view.settle()
    assert texts.NEED_VALUE in reason(view)
    field.insert(0, "18x/314")
    view.settle()
    assert len(conflicts(book(app))) == 2 and field.get() == "18x/314"
    field.delete(0, "end")
    field.insert(0, "183/314")
    view.settle()
    body = values(book(app), [key])[key]
    assert body is not None and '"numerator":"183"' in body
    assert len(conflicts(book(app))) == 1


def test_later_leaves_it_undecided(app: App, view: ConflictsView) -> None:
    first = view.shown
    view.later_button.invoke()
    app.window.update()
    assert view.shown is not None and view.shown != first and len(conflicts(book(app))) == 2


def test_the_last_choice_leaves_an_empty_page_that_says_so(view: ConflictsView) -> None:
    for _ in OPEN:
        view.take(1)
        view.comment.insert(0, "theo huyện")
        view.settle()
    assert texts.NONE_LEFT in view.heading.cget("text") and view.shown is None
    assert view.settle_button.instate(["disabled"])


def test_somebody_elses_conflict_is_shown_but_not_settled(app: App, laptops: Laptops) -> None:
    district, commune = laptops.from_plan("huyen"), laptops.from_plan("xa-01603")
    say(commune, "met")
    say(district, "not_met", evaluator="self")
    take_one(district, laptops.export(commune))
    office = min(district.rules.offices("xa-2021-2025", "17.8"))
    laptops.from_package(laptops.export(district, office), office)
    view = opened(app, laptops, office)
    assert len(view.waiting) == 1
    assert view.settle_button.instate(["disabled"]) and "huyện" in reason(view)
