"""The goals page says whether the goals can hold together, in the real window."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.district.goals_view import GoalsView
from ntm_desktop.ui.view import ViewName
from tests.one_book import ROUND

OpenBook = Callable[..., Workbook]


def words_of(widget: tk.Misc) -> str:
    found = [str(widget.cget("text"))] if widget.winfo_class() in ("TLabel", "Label") else []
    return "\n".join([*found, *(words_of(child) for child in widget.winfo_children())])


def page(app: App, open_book: OpenBook) -> GoalsView:
    open_book("huyen")
    app.shell.navigate(ViewName.GOALS, round_code=ROUND)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, GoalsView)
    return view


def test_the_limits_of_the_average_and_what_each_commune_must_gain_are_said(
    app: App, open_book: OpenBook
) -> None:
    words = words_of(page(app, open_book))
    assert "✓ Các mục tiêu không trái nhau" in words
    assert "từ 14 đến 16,4 tiêu chí/xã" in words
    assert "Bình quân 15 của kế hoạch nằm trong khoảng này" in words
    assert "Phúc Sen: 15 → 19 (thêm 4)" in words
    assert "7 xã chưa có số liệu cần đạt từ 11; 6 xã chưa có số liệu cần đạt từ 15" in words
    assert "cần thêm 16 tiêu chí" in words


def test_an_average_that_the_bands_do_not_allow_is_said_at_once(
    app: App, open_book: OpenBook
) -> None:
    view = page(app, open_book)
    registers.save(view.context.book, "goal/binh-quan", {"target": "17"})
    app.window.update()
    words = words_of(view)
    assert "✗ Các mục tiêu không thể cùng đạt" in words
    assert "Bình quân 17 của kế hoạch nằm ngoài khoảng này" in words
    assert "chỉ đạt được nếu nhiều xã hơn" in words
    registers.delete(view.context.book, "goal/xa-15-18")
    app.window.update()
    assert "nằm ngoài khoảng" not in words_of(view)


def test_counts_that_no_district_can_fill_are_said(app: App, open_book: OpenBook) -> None:
    view = page(app, open_book)
    registers.save(view.context.book, "goal/xa-15-18", {"target": "14"})
    app.window.update()
    words = words_of(view)
    assert "✗ Các mục tiêu không thể cùng đạt" in words
    assert "không chia được các xã" in words
