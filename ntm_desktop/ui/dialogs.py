"""Everything modal, in one place. Methods return plain values, so a test replaces one method.

The windows themselves are imported when the first is shown: the start does not wait for them.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ntm_desktop.texts import dialogs as texts

if TYPE_CHECKING:
    from ntm_desktop.ui.modal import ProgressModal

WORKBOOK_TYPES = ((texts.WORKBOOKS, "*.ntm"), (texts.ALL_FILES, "*"))
PACKAGE_TYPES = ((texts.PACKAGES, "*.ntmx"), (texts.WORKBOOKS, "*.ntm"), (texts.ALL_FILES, "*"))

FileTypes = Sequence[tuple[str, str]]


class Dialogs:
    """Asks and tells on behalf of one window.

    Shut or escaped means no answer: ``False`` for a question, ``None`` for a value.
    """

    def __init__(self, window: tk.Tk | tk.Toplevel) -> None:
        self.window = window

    def ask_yes_no(
        self,
        question: str,
        *,
        title: str = texts.ASK_TITLE,
        yes: str = texts.YES,
        no: str = texts.NO,
        danger: bool = False,
    ) -> bool:
        """True only if the person chose ``yes``. ``danger`` colours it and puts the focus on no."""
        from ntm_desktop.ui.modal import MessageModal

        modal = MessageModal(self.window, title, question, (no, yes), danger=danger)
        return modal.run() == yes

    def ask_choice(self, question: str, answers: Sequence[str], *, title: str) -> str | None:
        """Which of a few answers (buttons, the last is the usual one)."""
        from ntm_desktop.ui.modal import MessageModal

        return MessageModal(self.window, title, question, tuple(answers)).run()

    def ask_text(
        self,
        label: str,
        *,
        title: str,
        value: str = "",
        check: Callable[[str], str | None] | None = None,
        long: bool = False,
        required: bool = True,
        ok: str = texts.OK,
    ) -> str | None:
        """A line (``long``: several) of text. ``check`` gives the reason that is shown under the
        field and keeps the window open, or None where the text is good."""
        from ntm_desktop.ui.modal import TextModal

        modal = TextModal(self.window, title, label, value, check, long, required, ok)
        return modal.run()

    def choose(
        self,
        label: str,
        items: Sequence[tuple[str, str]],
        *,
        title: str,
        chosen: str = "",
    ) -> str | None:
        """One of a list with search that ignores tone marks. ``items``: (code, text to show)."""
        from ntm_desktop.ui.modal_lists import ChooseModal

        return ChooseModal(self.window, title, label, items, chosen).run()

    def show_error(self, sentence: str, *, title: str = texts.ERROR_TITLE) -> None:
        """A sentence that says what went wrong and what to do."""
        from ntm_desktop.ui.modal import MessageModal

        MessageModal(self.window, title, sentence, (texts.CLOSE,), mark="!").run()

    def show_info(self, sentence: str, *, title: str = texts.INFO_TITLE) -> None:
        """A sentence that needs no answer."""
        from ntm_desktop.ui.modal import MessageModal

        MessageModal(self.window, title, sentence, (texts.CLOSE,)).run()

    def show_table(
        self, rows: Sequence[tuple[str, str]], *, title: str, headings: tuple[str, str]
    ) -> None:
        """A two-column table to read, such as the shortcuts."""
        from ntm_desktop.ui.modal_lists import TableModal

        TableModal(self.window, title, headings, rows).run()

    def progress(self, sentence: str, cancel: Callable[[], None]) -> ProgressModal:
        """A window with a bar and a cancel button; call ``.set(0…1)`` and then ``.close()``."""
        from ntm_desktop.ui.modal import ProgressModal

        return ProgressModal(self.window, texts.PROGRESS_TITLE, sentence, cancel)

    def choose_file(self, *, title: str, types: FileTypes, folder: str = "") -> Path | None:
        """An existing file."""
        from tkinter import filedialog

        name = filedialog.askopenfilename(
            parent=self.window, title=title, filetypes=list(types), initialdir=folder or None
        )
        return Path(name) if name else None

    def choose_files(self, *, title: str, types: FileTypes, folder: str = "") -> list[Path]:
        """Existing files; none chosen is an empty list."""
        from tkinter import filedialog

        names = filedialog.askopenfilenames(
            parent=self.window, title=title, filetypes=list(types), initialdir=folder or None
        )
        return [Path(name) for name in names or ()]

    def choose_folder(self, *, title: str, folder: str = "") -> Path | None:
        """An existing folder."""
        from tkinter import filedialog

        name = filedialog.askdirectory(
            parent=self.window, title=title, mustexist=True, initialdir=folder or None
        )
        return Path(name) if name else None

    def choose_save_path(
        self, *, title: str, types: FileTypes, name: str = "", ending: str = "", folder: str = ""
    ) -> Path | None:
        """Where to write a file; the system asks before an existing one is overwritten."""
        from tkinter import filedialog

        chosen = filedialog.asksaveasfilename(
            parent=self.window,
            title=title,
            filetypes=list(types),
            initialfile=name,
            defaultextension=ending,
            initialdir=folder or None,
        )
        return Path(chosen) if chosen else None


def speak_vietnamese(root: tk.Tk) -> None:
    """Give the toolkit's own words their Vietnamese ones. ``ttk.set_locale`` came before."""
    from ttkbootstrap.localization import MessageCatalog

    words = [word for pair in texts.TOOLKIT.items() for word in pair]
    MessageCatalog.set_many("vi", *words)
    pairs = [word for pair in texts.TK.items() for word in pair]
    # Tk looks its own words up in its own namespace.
    root.tk.call("namespace", "eval", "::tk", ("::msgcat::mcmset", "vi", tuple(pairs)))


def set_language() -> None:
    """Before the root window is made: the toolkit never hears of a later change."""
    ttk.set_locale("vi")
