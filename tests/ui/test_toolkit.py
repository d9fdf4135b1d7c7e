"""What views are built from: colours, sizes, scrolling, background work, the bars."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator

import pytest
import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.ui import keys, theme
from ntm_desktop.ui.app import App
from ntm_desktop.ui.background import Background, Work
from ntm_desktop.ui.keys import Action
from ntm_desktop.ui.scroll import ScrollFrame
from ntm_desktop.ui.status_bar import StatusBar
from ntm_desktop.ui.view_bar import ViewBar

WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture
def top(app: App) -> Iterator[tk.Toplevel]:
    made = tk.Toplevel(app.window)
    made.geometry("400x200+0+0")
    made.update()
    yield made
    made.destroy()


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, paper: str) -> float:
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_can_be_read_on_every_surface_it_stands_on() -> None:
    surfaces = (theme.PAPER, theme.PANEL, theme.HOVER, theme.CHOSEN)
    inks = (theme.INK, theme.QUIET, theme.ACCENT, theme.GOOD, theme.BAD, theme.WARN)
    pairs = [(ink, paper) for ink in inks for paper in surfaces]
    pairs += [(ink, paper) for _mark, ink, paper in theme.OUTCOME_MARKS.values()]
    pairs += [(theme.WARN, theme.WARN_SOFT), (theme.BAD, theme.BAD_SOFT)]
    assert {pair for pair in pairs if contrast(*pair) < 4.5} == set()


def test_the_four_outcomes_have_four_marks() -> None:
    assert len({theme.outcome_mark(outcome) for outcome in Outcome}) == 4


def test_a_text_is_cut_to_its_room_and_left_alone_where_it_fits(app: App) -> None:
    text = "Ủy ban nhân dân huyện Quảng Hòa"
    whole = theme.text_width(app.window, text)
    assert theme.fit(app.window, text, whole) == text
    cut = theme.fit(app.window, text, whole // 2)
    assert cut.endswith("…") and theme.text_width(app.window, cut) <= whole // 2
    end = theme.fit_end(app.window, "/mot/hai/ba/so.ntm", whole // 4)
    assert end.startswith("…") and end.endswith(".ntm")


def test_zoom_steps_end_at_the_smallest_and_largest() -> None:
    assert theme.next_zoom(100, 1) == 110
    assert theme.next_zoom(100, -1) == 90
    assert theme.next_zoom(200, 1) == 200
    assert theme.next_zoom(175, 0) == 100


def test_every_action_has_a_label_and_one_key_of_its_own() -> None:
    sequences = [s for shortcut in keys.SHORTCUTS for s in shortcut.sequences]
    assert len(sequences) == len(set(sequences))
    for action in Action:
        assert keys.label(action) and keys.shown(action)


def test_going_to_a_field_below_the_edge_scrolls_it_into_sight(top: tk.Toplevel) -> None:
    frame = ScrollFrame(top)
    frame.pack(fill="both", expand=True)
    fields = [tk.Entry(frame.body) for _ in range(40)]
    for field in fields:
        field.pack()
    top.update()
    fields[-1].focus_force()
    top.update()
    below = fields[-1].winfo_rooty() + fields[-1].winfo_height()
    assert below <= top.winfo_rooty() + top.winfo_height()


def wheel(widget: tk.Misc, top: tk.Toplevel) -> None:
    x, y = top.winfo_rootx() + 30, top.winfo_rooty() + 30
    widget.event_generate("<Button-5>", rootx=x, rooty=y, x=5, y=5)
    top.update()


def test_the_wheel_goes_to_the_frame_around_when_the_inner_one_shows_everything(
    top: tk.Toplevel,
) -> None:
    outer = ScrollFrame(top)
    outer.pack(fill="both", expand=True)
    inner = ScrollFrame(outer.body)
    inner.pack(fill="x")
    tk.Label(inner.body, text="ngắn").pack()
    tk.Frame(outer.body, height=1000, width=10).pack()
    top.update()
    before = outer.body.winfo_rooty()
    wheel(inner, top)
    assert outer.body.winfo_rooty() < before


def test_the_wheel_over_a_list_of_choices_changes_no_value(app: App, top: tk.Toplevel) -> None:
    from tkinter import ttk

    box = ttk.Combobox(top, values=["Đạt", "Chưa đạt"])
    box.current(0)
    box.pack()
    top.update()
    for sequence in ("<Button-4>", "<Button-5>"):
        box.event_generate(sequence, x=5, y=5)
    top.update()
    assert box.get() == "Đạt"


def test_a_page_fills_its_window_and_scrolls_only_below_its_least_height(
    top: tk.Toplevel,
) -> None:
    page = ScrollFrame(top, least=100)
    page.pack(fill="both", expand=True)
    top.update()
    assert page.body.winfo_height() == page.winfo_height()
    page.set_least(1000)
    top.update()
    assert page.body.winfo_height() == theme.px(page, 1000)


def test_a_thread_hands_its_result_back_on_the_windows_thread(
    app: App, wait_until: WaitUntil
) -> None:
    import threading

    seen: list[tuple[int, bool]] = []
    main = threading.current_thread()
    background = Background(app.window, lambda fault: None)
    background.thread(
        lambda _work: 6 * 7,
        lambda result: seen.append((result, threading.current_thread() is main)),
    )
    wait_until(lambda: seen)
    assert seen == [(42, True)]


def test_a_fault_in_a_thread_reaches_the_handler_and_not_the_result(
    app: App, wait_until: WaitUntil
) -> None:
    faults: list[BaseException] = []
    done: list[object] = []

    def fail(_work: Work) -> int:
        raise OSError("đĩa đầy")

    work = Background(app.window, faults.append).thread(fail, done.append)
    wait_until(lambda: faults)
    assert isinstance(faults[0], OSError)
    assert done == [] and not work.running


def test_steps_tell_how_far_they_are_and_end_once(app: App, wait_until: WaitUntil) -> None:
    parts: list[float] = []
    done: list[bool] = []
    Background(app.window, lambda fault: None).steps(
        (n / 4 for n in range(1, 5)), lambda: done.append(True), parts.append
    )
    wait_until(lambda: done)
    assert parts == [0.25, 0.5, 0.75, 1.0]
    assert done == [True]


def test_cancelled_steps_clean_up_and_are_not_done(app: App, wait_until: WaitUntil) -> None:
    cleaned: list[bool] = []
    done: list[bool] = []

    def work() -> Iterator[float]:
        try:
            while True:
                yield 0.0
        finally:
            cleaned.append(True)

    running = Background(app.window, lambda fault: None).steps(work(), lambda: done.append(True))
    app.window.after(30, running.cancel)
    wait_until(lambda: not running.running)
    assert cleaned == [True]
    assert done == []


def titles_of(bar: ViewBar) -> list[str]:
    canvas = bar.canvas
    return [canvas.itemcget(i, "text") for i in canvas.find_all() if str(canvas.type(i)) == "text"]


def test_views_without_room_are_in_a_menu_and_the_current_one_keeps_its_name(
    top: tk.Toplevel,
) -> None:
    bar = ViewBar(top, lambda index: None)
    bar.pack(fill="x")
    top.update()
    titles = [f"Trang số {n}" for n in range(12)]
    bar.set_titles(titles, 0)
    shown = titles_of(bar)
    assert shown[0] == "Trang số 0" and shown[-1] == "Thêm ▾" and len(shown) < 12
    bar.set_titles(titles, 11)
    assert titles_of(bar)[-1] == "Trang số 11 ▾"


def test_arrows_on_the_view_bar_go_to_the_neighbour(top: tk.Toplevel) -> None:
    chosen: list[int] = []
    bar = ViewBar(top, chosen.append)
    bar.pack(fill="x")
    bar.set_titles(["Một", "Hai"], 0)
    top.update()
    bar.canvas.focus_force()
    bar.canvas.event_generate("<Right>")
    bar.canvas.event_generate("<Left>")
    assert chosen == [1]


def test_the_time_of_the_last_save_stays_in_sight(top: tk.Toplevel) -> None:
    bar = StatusBar(top)
    bar.pack(fill="x")
    bar.show_file("/a/so.ntm", "")
    assert bar.text == "✓ Đã lưu"
    bar.saved_now()
    bar.show_file("/a/so.ntm", "24/11/2026")
    assert bar.text.startswith("✓ Đã lưu lúc ")
    bar.show_file("/a/khac.ntm", "")
    assert bar.text == "✓ Đã lưu"


def test_a_page_that_grows_can_be_scrolled_to_its_new_end(app: App) -> None:
    frame = ScrollFrame(app.window)
    frame.place(x=0, y=0, width=300, height=200)
    labels = [ttk.Label(frame.body, text=f"dòng {number}") for number in range(3)]
    for label in labels:
        label.pack()
    app.window.update()
    more = [ttk.Label(frame.body, text=f"thêm {number}") for number in range(60)]
    for label in more:
        label.pack()
    app.window.update()
    frame.see(more[-1])
    app.window.update()
    bottom = frame.winfo_rooty() + frame.winfo_height()
    assert more[-1].winfo_rooty() + more[-1].winfo_height() <= bottom
    frame.destroy()
