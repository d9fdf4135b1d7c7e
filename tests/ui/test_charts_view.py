"""The charts in the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.errors import StorageFailed
from ntm_desktop.reports.book_charts import OF_ONE, ChartKind
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import charts as chart_texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.charts_view import ChartsView
from ntm_desktop.ui.view import ViewName

PLAN = "quang-hoa-2023"
OpenBook = Callable[..., Workbook]
Wait = Callable[[Callable[[], object]], None]


def words(figure: Any) -> str:
    return " ".join(
        text.get_text() for text in figure.findobj(lambda one: hasattr(one, "get_text"))
    )


@pytest.fixture
def view(app: App, open_book: OpenBook, wait_until: Wait) -> ChartsView:
    open_book("huyen", demo=True)
    return shown(app, wait_until)


def shown(app: App, wait_until: Wait) -> ChartsView:
    app.shell.navigate(ViewName.CHARTS)
    found = app.shell.current
    assert isinstance(found, ChartsView)
    wait_until(lambda: found.figure is not None and found.figure.axes)
    return found


def test_each_chart_is_drawn_into_the_same_figure_and_says_something_else(view: ChartsView) -> None:
    figure, said = view.figure, set()
    for kind in ChartKind:
        view.choose(kind)
        assert view.figure is figure
        said.add(words(view.figure))
    assert len(said) == len(ChartKind)


def test_samples_are_marked_on_the_figure_and_real_data_are_not(
    app: App, view: ChartsView, wait_until: Wait, tmp_path: Path
) -> None:
    assert chart_texts.SAMPLE in words(view.figure)
    real = tmp_path / "that.ntm"
    create_from_plan(real, PLAN, "huyen").close()
    assert app.open(real)
    assert chart_texts.SAMPLE not in words(shown(app, wait_until).figure)


def test_another_round_and_another_commune_are_drawn_at_once(app: App, view: ChartsView) -> None:
    view.choose(ChartKind.RADAR)
    app.shell.navigate(unit="01603", view=ViewName.CHARTS)
    june = words(view.figure)
    app.shell.navigate(unit="01639", view=ViewName.CHARTS)
    assert words(view.figure) != june
    app.shell.navigate(round_code="2022-12")
    assert "12/2022" in words(view.figure)


def test_a_commune_sees_itself_alone(app: App, open_book: OpenBook, wait_until: Wait) -> None:
    open_book("xa-01603")
    view = shown(app, wait_until)
    assert view.kinds == OF_ONE
    assert "Đại Sơn" not in words(view.figure)


@pytest.mark.parametrize(
    ("ending", "magic"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")]
)
def test_a_chart_is_saved_where_the_person_says(
    view: ChartsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, magic: bytes
) -> None:
    path = tmp_path / f"biểu đồ.{ending}"
    monkeypatch.setattr(view.context.dialogs, "choose_save_path", lambda **_asked: path)
    view.buttons[ending].invoke()
    view.update_idletasks()
    assert path.read_bytes().startswith(magic)
    assert path.name in view.result.cget("text") and view.open_button.winfo_ismapped()


def test_stepping_back_from_saving_writes_nothing(
    view: ChartsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(view.context.dialogs, "choose_save_path", lambda **_asked: None)
    view.save("pdf")
    assert sorted(tmp_path.iterdir()) == before and view.saved is None


def stub(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_printing_hands_an_a4_page_to_the_system(
    view: ChartsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wait_until: Wait
) -> None:
    printed = tmp_path / "in.txt"
    stub(tmp_path / "bin", "lp", f'echo "$@" > {printed}')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    view.buttons["print"].invoke()
    wait_until(lambda: printed.exists() and printed.read_text().strip())
    assert "media=A4" in printed.read_text() and ".pdf" in printed.read_text()


def test_a_missing_printer_is_a_sentence(
    app: App,
    view: ChartsView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_until: Wait,
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(app.background, "_fault", told.append)
    monkeypatch.setenv("PATH", str(tmp_path))
    view.print_chart()
    wait_until(lambda: told)
    assert isinstance(told[0], StorageFailed) and "lp" in told[0].sentence


def test_keys_choose_the_chart_while_it_is_visible_only(app: App, view: ChartsView) -> None:
    app.window.event_generate("<Control-Key-3>")
    assert view.kind is ChartKind.TREND
    app.shell.navigate(ViewName.EXCHANGE)
    app.window.event_generate("<Control-Key-1>")
    assert view.kind is ChartKind.TREND


def test_every_chart_can_be_chosen_however_narrow_the_page(
    app: App, view: ChartsView, wait_until: Wait
) -> None:
    def inside() -> bool:
        return all(
            one.winfo_ismapped() and one.winfo_x() + one.winfo_width() <= view.winfo_width()
            for one in view.choosers.values()
        )

    before = app.window.winfo_width(), app.window.winfo_height()
    try:
        for width in (1366, app.window.minsize()[0]):
            app.window.geometry(f"{width}x700")
            wait_until(partial(_is_wide, app, width))
            wait_until(inside)
    finally:
        app.window.geometry("{}x{}".format(*before))
        wait_until(partial(_is_wide, app, before[0]))


def _is_wide(app: App, width: int) -> bool:
    return bool(app.window.winfo_width() == width)


def test_a_chart_of_money_or_offices_is_of_all_or_of_the_chosen_commune(
    app: App, view: ChartsView
) -> None:
    app.shell.navigate(unit="01603", view=ViewName.CHARTS)
    for kind in (ChartKind.FUNDING, ChartKind.OFFICES):
        view.choose(kind)
        view.whom.current(0)
        view.whom.event_generate("<<ComboboxSelected>>")
        assert "Phúc Sen" not in words(view.figure)
        view.whom.current(1)
        view.whom.event_generate("<<ComboboxSelected>>")
        assert "Phúc Sen" in words(view.figure)
