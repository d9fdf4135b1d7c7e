"""The small windows: what they answer, by keys and by mouse, and in whose words."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from tkinter import filedialog
from typing import Any

import pytest

from ntm_desktop.texts import dialogs as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.dialogs import Dialogs

Act = Callable[[tk.Toplevel], None]


def open_windows(app: App) -> list[tk.Toplevel]:
    return [w for w in app.window.winfo_children() if isinstance(w, tk.Toplevel)]


def inside(widget: tk.Misc, kind: str) -> list[Any]:
    found = [widget] if widget.winfo_class() == kind else []
    for child in widget.winfo_children():
        found += inside(child, kind)
    return found


def words(top: tk.Misc) -> list[str]:
    return [str(w.cget("text")) for w in inside(top, "TLabel") + inside(top, "TButton")]


@pytest.fixture
def when_shown(app: App) -> Iterator[Callable[[Act], None]]:
    """Do something to the window that is about to be shown; whatever happens, it is closed."""
    failed: list[BaseException] = []

    def plan(act: Act) -> None:
        def run() -> None:
            (top,) = open_windows(app)
            try:
                act(top)
                top.update()
            except BaseException as fault:
                failed.append(fault)
            finally:
                for left in open_windows(app):
                    left.destroy()

        app.window.after(150, run)

    yield plan
    if failed:
        raise failed[0]


def press_button(text: str) -> Act:
    def act(top: tk.Toplevel) -> None:
        next(b for b in inside(top, "TButton") if b.cget("text") == text).invoke()

    return act


def press_key(key: str) -> Act:
    def act(top: tk.Toplevel) -> None:
        target = top.focus_get()
        assert target is not None and str(target).startswith(str(top))
        target.event_generate(key)

    return act


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (press_button("Có"), True),
        (press_button("Không"), False),
        (press_key("<Escape>"), False),
        (press_key("<Return>"), True),
    ],
)
def test_a_question_is_answered_by_button_or_key(
    app: App, when_shown: Callable[[Act], None], act: Act, answer: bool
) -> None:
    when_shown(act)
    assert app.dialogs.ask_yes_no("Xóa minh chứng này?") is answer


def test_enter_never_confirms_what_is_dangerous(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    when_shown(press_key("<Return>"))
    assert app.dialogs.ask_yes_no("Khôi phục bản sao?", danger=True) is False


def test_one_of_several_answers_comes_back_as_it_was_written(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    when_shown(press_button("Ghi lại"))
    assert app.dialogs.ask_choice("Thế nào?", ("Bỏ", "Ghi lại", "Giữ"), title="Hỏi") == "Ghi lại"


def fill(text: str, then: str) -> Act:
    def act(top: tk.Toplevel) -> None:
        (field,) = inside(top, "TEntry")
        field.delete(0, "end")
        field.insert(0, text)
        press_button(then)(top)

    return act


def test_a_text_comes_back_without_the_blanks_around_it(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    when_shown(fill("  Xã Phúc Sen ", "Lưu"))
    assert app.dialogs.ask_text("Tên", title="Tên", ok="Lưu") == "Xã Phúc Sen"


def test_a_text_that_is_not_good_is_answered_under_the_field_and_the_window_stays(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    seen: list[list[str]] = []

    def act(top: tk.Toplevel) -> None:
        fill("12", texts.OK)(top)
        seen.append(words(top))
        fill("", texts.OK)(top)
        seen.append(words(top))
        assert top.winfo_exists()
        press_button(texts.CANCEL)(top)

    when_shown(act)
    answer = app.dialogs.ask_text("Lý do", title="Lý do", check=lambda _text: "Ghi rõ hơn.")
    assert answer is None
    assert "! Ghi rõ hơn." in seen[0]
    assert f"! {texts.NEEDED}" in seen[1]


def test_a_long_text_keeps_its_lines(app: App, when_shown: Callable[[Act], None]) -> None:
    def act(top: tk.Toplevel) -> None:
        (field,) = inside(top, "Text")
        field.insert("1.0", "một\nhai")
        field.event_generate("<Control-Return>")

    when_shown(act)
    assert app.dialogs.ask_text("Ý kiến", title="Ý kiến", long=True) == "một\nhai"


ITEMS = (("huyen", "Ủy ban nhân dân huyện"), ("xa-1", "Xã Phúc Sen"), ("xa-2", "Xã Đại Sơn"))


def test_choosing_finds_without_tone_marks_and_takes_the_first_by_enter(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    def act(top: tk.Toplevel) -> None:
        (field,) = inside(top, "TEntry")
        field.insert(0, "dai son")
        field.event_generate("<KeyRelease>", keysym="n")
        field.event_generate("<Return>")

    when_shown(act)
    assert app.dialogs.choose("Đơn vị", ITEMS, title="Chọn") == "xa-2"


def test_arrows_in_the_search_field_move_in_the_list(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    def act(top: tk.Toplevel) -> None:
        (field,) = inside(top, "TEntry")
        field.event_generate("<Down>")
        field.event_generate("<Return>")

    when_shown(act)
    assert app.dialogs.choose("Đơn vị", ITEMS, title="Chọn") == "xa-1"


def test_nothing_found_says_so_and_chooses_nothing(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    def act(top: tk.Toplevel) -> None:
        (field,) = inside(top, "TEntry")
        field.insert(0, "zzz")
        field.event_generate("<KeyRelease>", keysym="z")
        field.event_generate("<Return>")
        assert top.winfo_exists()
        assert texts.NOTHING_FOUND in words(top)

    when_shown(act)
    assert app.dialogs.choose("Đơn vị", ITEMS, title="Chọn") is None


def test_f1_shows_every_shortcut_with_its_vietnamese_name(
    app: App, when_shown: Callable[[Act], None]
) -> None:
    seen: list[tuple[str, str]] = []

    def act(top: tk.Toplevel) -> None:
        (table,) = inside(top, "Treeview")
        for line in table.get_children():
            seen.append((table.item(line, "text"), table.item(line, "values")[0]))

    when_shown(act)
    app.window.focus_force()
    app.window.event_generate("<F1>")
    assert ("Ctrl+Z", "Hoàn tác") in seen
    assert ("Ctrl+PageDown", "Xã tiếp theo") in seen
    assert ("F2", "Sửa ô đang chọn") in seen


def test_the_focus_comes_back_where_it_was(app: App, when_shown: Callable[[Act], None]) -> None:
    field = tk.Entry(app.window)
    field.pack()
    try:
        app.window.update()
        field.focus_force()
        app.window.update()
        when_shown(press_key("<Escape>"))
        app.dialogs.show_info("Xong.")
        app.window.update()
        assert app.window.focus_get() is field
    finally:
        field.destroy()


def test_progress_is_cancelled_by_its_button_and_closed_by_the_worker(app: App) -> None:
    asked: list[bool] = []
    window = app.dialogs.progress("Đang nhập 16 gói…", lambda: asked.append(True))
    window.set(0.5, "Đang nhập gói 8/16…")
    app.window.update()
    assert "Đang nhập gói 8/16…" in words(window.top)
    window.buttons[0].invoke()
    assert asked == [True]
    assert window.top.winfo_exists()
    window.close()
    assert not window.top.winfo_exists()
    window.set(1.0)  # a late message of the worker is no fault


def test_files_come_back_as_paths_and_a_shut_window_as_none(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    types = (("Gói", "*.ntmx"),)
    monkeypatch.setattr(filedialog, "askopenfilenames", lambda **_: ("/a/b.ntmx", "/a/c.ntmx"))
    monkeypatch.setattr(filedialog, "askopenfilename", lambda **_: ())
    monkeypatch.setattr(filedialog, "asksaveasfilename", lambda **_: "")
    dialogs = Dialogs(app.window)
    assert [p.name for p in dialogs.choose_files(title="x", types=types)] == ["b.ntmx", "c.ntmx"]
    assert dialogs.choose_file(title="x", types=types) is None
    assert dialogs.choose_save_path(title="x", types=types) is None


def test_the_toolkits_own_words_are_vietnamese(app: App) -> None:
    call = app.window.tk.call
    # Tk's file windows look their words up inside Tk's namespace.
    assert call("namespace", "eval", "::tk", ("mc", "&Open")) == "&Mở"
    assert call("namespace", "eval", "::tk", ("mc", "File &name:")) == "&Tên tệp:"
    assert call("::msgcat::mc", "Cancel") == "Hủy"
    assert call("::msgcat::mc", "November") == "Tháng 11"
