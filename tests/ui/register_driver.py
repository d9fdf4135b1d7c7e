"""The hands of the tests of registers: going there, writing records, filling a form."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import Any

import pytest

from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.ui.app import App
from ntm_desktop.ui.registers.register_form import RegisterForm
from ntm_desktop.ui.registers.register_view import RegisterView
from ntm_desktop.ui.view import ViewName

OpenBook = Callable[..., Workbook]
COMMUNE = "01603"


def page(app: App, kind: str = "") -> RegisterView:
    app.shell.navigate(ViewName.REGISTERS)
    app.window.update()
    view = app.shell.current
    assert isinstance(view, RegisterView)
    if kind:
        view.choose(kind)
        app.window.update()
    return view


def put(book: Workbook, kind: str, scope: str | None = None, **values: Any) -> str:
    key = registers.new_key(book, kind, scope)
    registers.save(book, key, values)
    return key


def write(form: RegisterForm, **texts_: str) -> None:
    """Put texts into fields of a form, as typing would leave them."""
    for name, text in texts_.items():
        widget = form.fields[name].widget
        if isinstance(widget, tk.Text):
            widget.delete("1.0", "end")
            widget.insert("1.0", text)
        elif str(widget.cget("state")) == "readonly" and widget.winfo_class() == "TCombobox":
            widget.set(text)
        else:
            widget.delete(0, "end")
            widget.insert(0, text)


def reason(form: RegisterForm, name: str) -> str:
    return str(form.fields[name].reason.cget("text"))


def search(view: RegisterView, words: str) -> None:
    view.filters.search.focus_force()
    view.update()
    view.filters.search.delete(0, "end")
    view.filters.search.insert(0, words)
    view.filters.search.event_generate("<KeyRelease>", keysym="n")


def first_cells(view: RegisterView) -> list[str]:
    return [row.cells[0] for row in view.shown]


def do_in_forms(monkeypatch: pytest.MonkeyPatch, act: Callable[[RegisterForm], None]) -> None:
    """What is done in the next forms instead of waiting for a person; they are closed after it."""

    def run(form: RegisterForm) -> Any:
        form.top.update()
        act(form)
        if form.top.winfo_exists():
            form.cancel()
        return form.result

    monkeypatch.setattr(RegisterForm, "run", run)
