"""A person at the window, played: opens workbooks, types into real fields, takes pictures.

Everything goes through the program's own window by events and buttons; only the windows of the
system (choosing a file) and the questions are answered here.
"""

from __future__ import annotations

import os
import time
import tkinter as tk
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ntm_desktop.errors import NtmError
from ntm_desktop.texts import walk as texts
from ntm_desktop.ui.app import App
from ntm_desktop.ui.view import View, ViewName

SCREEN = "1366x768+0+0"
_PATIENCE = 30.0
_CALM = 0.35
_KEYS = {" ": "space", ",": "comma", ".": "period", "/": "slash", "-": "minus"}
_FIELDS = ("TEntry", "TCombobox", "Entry", "Text")


class StepFailed(NtmError):
    """A step of the walk did not do what it should."""


class Walker:
    """One window for the whole walk; ``home`` is the folder of the laptops' user folders."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._faults: list[BaseException] = []
        self.files: list[Path] = []
        self.heard = ""
        self.laptop("may-huyen")
        self.app = App()
        self.app.window.geometry(SCREEN)
        self.app.draw_first()
        self.app.fill()
        dialogs: Any = self.app.dialogs
        dialogs.show_error = self._told
        dialogs.show_info = self._told
        dialogs.ask_yes_no = self._asked
        dialogs.choose_files = lambda **_asked: self.files
        dialogs.ask_text = lambda *_label, **_asked: self.heard

    def close(self) -> None:
        """Leave the program."""
        self.app.close()

    # ------------------------------------------------------------------ places

    def laptop(self, name: str) -> None:
        """From now on this is another machine: another user folder, another device."""
        os.environ["NTM_HOME"] = str(self._home / name)

    def open(self, path: Path, laptop: str) -> None:
        """Open a workbook on a laptop."""
        self.laptop(laptop)
        # Wherever the results are to lie, nobody is there to be asked.
        self.app.prefer(self.app.preferences.staying(path))
        if not self.app.open(path):
            self.check()
        self.serve()

    def go(self, view: ViewName, *, unit: str | None = None, code: str = "") -> Any:
        """Go to a page, as its tab or a link would; returns the page."""
        self.app.shell.navigate(view, unit=unit, code=code)
        self.serve()
        current = self.app.shell.current
        if self.app.shell.where.view != view.value or not isinstance(current, View):
            raise StepFailed(texts.NO_VIEW.format(view=view.value))
        return current

    # ------------------------------------------------------------------ time

    def serve(self, seconds: float = _CALM) -> None:
        """Let the window work for a while, then see whether it complained."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.app.window.update()
            time.sleep(0.005)
        self.check()

    def wait(self, holds: Callable[[], object]) -> None:
        """Serve until something holds. Raises StepFailed when patience ends."""
        until = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > until:
                raise StepFailed(texts.WAITED)
            self.serve(0.02)
        self.serve()

    def check(self) -> None:
        """Raise what the window told the person, if it told anything."""
        if self._faults:
            raise self._faults.pop(0)

    def _told(self, sentence: str, **_given: object) -> None:
        self._faults.append(StepFailed(sentence))

    def _asked(self, question: str, **_given: object) -> bool:
        self._faults.append(StepFailed(texts.UNEXPECTED_QUESTION.format(question=question)))
        return False

    # ------------------------------------------------------------------ hands

    def type(self, field: tk.Misc, text: str) -> None:
        """Put the keyboard into a field, replace what it holds by typing, and leave it by Tab."""
        field.focus_force()
        self.serve(0.05)
        if field.winfo_class() == "TCombobox" and str(field.cget("state")) == "readonly":
            field.tk.call(str(field), "set", text)
            field.event_generate("<<ComboboxSelected>>")
        else:
            if field.winfo_class() == "Text":
                field.event_generate("<Control-Key-a>")
            else:
                field.tk.call(str(field), "selection", "range", 0, "end")
            self._press(field, text)
        field.event_generate("<Tab>")
        self.serve(0.1)

    def press(self, *keysyms: str) -> None:
        """Press keys where the keyboard is."""
        for keysym in keysyms:
            place = self.app.window.focus_get() or self.app.window
            place.event_generate(f"<Key-{keysym}>" if len(keysym) == 1 else f"<{keysym}>")
            self.serve(0.05)

    def _press(self, field: tk.Misc, text: str) -> None:
        if all(letter in _KEYS or (letter.isascii() and letter.isalnum()) for letter in text):
            for letter in text:
                field.event_generate("<Key>", keysym=_KEYS.get(letter, letter))
        else:  # a Vietnamese letter has no key of its own: such a text comes by the clipboard
            field.clipboard_clear()
            field.clipboard_append(text)
            field.event_generate("<<Paste>>")
        self.serve(0.02)

    def fields_of(self, view: View, code: str) -> Sequence[tk.Misc]:
        """The fields on the line of an indicator, in the order in which they were made, which is
        that of Tab. Raises StepFailed."""
        labels = [one for one in _inside(view) if one.winfo_class() in ("TLabel", "Label")]
        starts = sorted(
            (one.winfo_rooty(), _text(one) == code) for one in labels if _starts_a_row(one)
        )
        mine = next((top for top, of_code in starts if of_code), None)
        if mine is None:
            raise StepFailed(texts.NO_FIELD.format(code=code))
        end = next((top for top, _ in starts if top > mine + 4), mine + 10_000)
        found = [
            one
            for one in _inside(view)
            if one.winfo_class() in _FIELDS and mine - 12 <= one.winfo_rooty() < end - 12
        ]
        if not found:
            raise StepFailed(texts.NO_FIELD.format(code=code))
        return found

    # ------------------------------------------------------------------ eyes

    def picture(self, path: Path) -> None:
        """The whole screen as PNG."""
        from PIL import ImageGrab

        self.app.window.focus_force()
        self.serve(0.6)
        ImageGrab.grab().save(path)


def _inside(widget: tk.Misc) -> Iterator[tk.Misc]:
    """Visible descendants, in the order in which they were made."""
    for child in widget.winfo_children():
        if child.winfo_viewable():
            yield child
            yield from _inside(child)


def _text(label: tk.Misc) -> str:
    return str(label.cget("text")).strip()


def _starts_a_row(label: tk.Misc) -> bool:
    """A line begins with a label that holds its code and nothing else: "17", "17.8"."""
    return _text(label).replace(".", "").isdecimal()
