"""The list of files in the window: a yes for each, old ones, printing, whatever became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.exchange.exchange_view import ExchangeView
from ntm_desktop.ui.view import ViewName
from tests.exchange_world import Laptops, say

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    folder = tmp_path / "laptops"
    folder.mkdir()
    world = Laptops(folder)
    yield world
    world.close()


@pytest.fixture
def view(app: App, laptops: Laptops) -> ExchangeView:
    district = laptops.from_plan("huyen")
    path = district.path
    laptops.books.pop("huyen").close()
    assert app.open(path)
    app.shell.navigate(ViewName.EXCHANGE)
    found = app.shell.current
    assert isinstance(found, ExchangeView)
    return found


@pytest.fixture
def short(laptops: Laptops) -> Path:
    """A commune's package that was cut on its way."""
    commune = laptops.from_plan("xa-01582")
    say(commune, "met", unit="01582")
    file = laptops.export(commune)
    file.write_bytes(file.read_bytes()[:9000])
    return file


def looked_at(view: ExchangeView, paths: list[Path], wait_until: Wait) -> None:
    view.importing.look_at(paths)
    wait_until(lambda: view.importing.work is None)
    wait_until(lambda: len(view.importing.entries) == len(paths))


def applied(view: ExchangeView, wait_until: Wait) -> None:
    view.importing.go_button.invoke()
    wait_until(lambda: view.importing.work is None and view.importing.summary.cget("text"))


def line(view: ExchangeView, place: int) -> tuple[Any, ...]:
    tree = view.importing.files.tree
    return tuple(tree.item(tree.get_children()[place], "values"))


def test_the_line_of_a_damaged_file_tells_why_and_whose_it_may_be(
    view: ExchangeView, short: Path, wait_until: Wait
) -> None:
    looked_at(view, [short], wait_until)
    cells = line(view, 0)
    assert cells[0].startswith("UBND xã Quảng") and "01582" in cells[1]
    assert cells[-1] == f"✗ {exchange_texts.REASONS['truncated']}"
    assert "Quảng Hưng (tệp bị cụt)" in view.importing.troubles.cget("text")


def test_ones_own_key_is_withdrawn_only_after_a_yes_and_then_the_form_of_exports_says_so(
    view: ExchangeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs, answers = view.context.dialogs, [False, True]
    monkeypatch.setattr(dialogs, "ask_yes_no", lambda *_asked, **_rest: answers.pop(0))
    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked, **_rest: "thanh lý máy")
    keys = view.senders
    keys.table.choose(0)
    keys.withdraw()
    assert keys.known[0].own and not keys.known[0].withdrawn
    keys.withdraw()
    assert keys.known[0].withdrawn
    assert "đã bị thu hồi" in view.exporting.warning.cget("text")
    assert view.exporting.warning.winfo_manager()
    answers.append(True)
    keys.table.choose(0)
    keys.give_back()
    assert not view.exporting.warning.winfo_manager()


def test_a_whole_workbook_needs_a_yes(
    view: ExchangeView, laptops: Laptops, wait_until: Wait
) -> None:
    commune = laptops.from_plan("xa-01603")
    say(commune, "met")
    laptops.books.pop("xa-01603").close()
    pane = view.importing
    looked_at(view, [commune.path], wait_until)
    assert pane.entries[0].report.reason == "unsigned" and pane.accept.winfo_manager()
    pane.accept.invoke()
    wait_until(lambda: pane.work is None and pane.entries[0].state == "planned")


def test_a_yes_to_one_unsigned_file_is_no_yes_to_the_next(
    view: ExchangeView, laptops: Laptops, wait_until: Wait
) -> None:
    paths = []
    for unit in ("01603", "01630"):
        commune = laptops.from_plan(f"xa-{unit}")
        say(commune, "met", unit=unit)
        laptops.books.pop(f"xa-{unit}").close()
        paths.append(commune.path)
    pane = view.importing
    looked_at(view, paths, wait_until)
    pane.files.choose(1)
    wait_until(lambda: paths[1].name in pane.accept.cget("text"))
    pane.accept.invoke()
    wait_until(lambda: pane.work is None and pane.entries[1].state == "planned")
    assert pane.entries[0].report.reason == "unsigned"
    assert pane.files.current == 1 and pane.accept.instate(["selected"])
    pane.files.choose(0)
    wait_until(lambda: paths[0].name in pane.accept.cget("text"))
    assert not pane.accept.instate(["selected"])
    applied(view, wait_until)
    assert [entry.state for entry in pane.entries] == ["refused", "applied"]
    pane.files.choose(1)
    wait_until(lambda: "đã đồng ý" in pane.sentence.cget("text"))
    assert not pane.accept.winfo_manager()


def test_a_list_of_which_nothing_is_taken_can_be_printed_too(
    view: ExchangeView, short: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(view, [short], wait_until)
    pane = view.importing
    assert pane.report_button.winfo_manager()
    printed: list[Any] = []
    monkeypatch.setattr("ntm_desktop.ui.exchange.import_pane.open_receipt", printed.append)
    pane.report_button.invoke()
    assert [one.status for one in printed[0].handovers] == ["refused"]


def test_an_old_package_is_called_old(
    view: ExchangeView, laptops: Laptops, wait_until: Wait
) -> None:
    commune = laptops.from_plan("xa-01603")
    say(commune, "met")
    older = laptops.export(commune)
    say(commune, "not_met")
    looked_at(view, [laptops.export(commune)], wait_until)
    applied(view, wait_until)
    looked_at(view, [older], wait_until)
    pane = view.importing
    assert pane.files.tree.item(pane.files.tree.get_children()[0], "values")[-1] == "– gói cũ"
    wait_until(lambda: "gói cũ (gói số 1; đã nhận gói số 2" in pane.sentence.cget("text"))
    pane.go_button.invoke()
    wait_until(lambda: pane.work is None and len(view.log.entries) == 2)
    assert view.log.table.tree.item(view.log.table.tree.get_children()[0], "values")[-1] == (
        "– gói cũ"
    )
