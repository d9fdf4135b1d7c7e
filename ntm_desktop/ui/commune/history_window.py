"""Who wrote a record, when, on which device, and which import brought it."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.errors import WrongUse
from ntm_desktop.services import describing
from ntm_desktop.services.criteria import reading
from ntm_desktop.services.exchange import importing
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.tables import Table

_WIDTHS = (140, 230, 100, 150, 390)
_WIDEST = 0.9
_NAMES = ("when", "who", "device", "import", "what")


class HistoryWindow(Modal[None]):
    """The revisions of one record, newest first."""

    def __init__(self, parent: tk.Tk | tk.Toplevel, book: Workbook, key: str) -> None:
        super().__init__(parent, texts.HISTORY)
        self.say(describing.title_of(book, key))
        # Not wider than the screen, at any size of the text; the words take what is left.
        room = round(parent.winfo_screenwidth() * _WIDEST / (self.px(1000) / 1000))
        last = max(_WIDTHS[-1] // 3, min(_WIDTHS[-1], room - sum(_WIDTHS[:-1])))
        widths = (*_WIDTHS[:-1], last)
        columns = list(zip(_NAMES, texts.HISTORY_COLUMNS, widths, strict=True))
        self.table = Table(self.frame, columns, 9, self._tell)
        self.rows = _rows(book, key)
        if self.rows:
            self.table.pack(fill="both", expand=True)
            self.told = ttk.Label(self.frame, wraplength=self.px(sum(widths) - 20))
            self.told.pack(anchor="w", fill="x", pady=(self.px(6), 0))
            self.table.set_rows([(cells, "") for cells in self.rows])
        else:
            self.say(texts.NO_HISTORY)
        (self._close,) = self.button_row([(dialog_texts.CLOSE, "primary", self.cancel)])

    def _tell(self, place: int) -> None:
        """All that the chosen revision says, where its cell is too narrow for it."""
        self.told.configure(text=self.rows[place][-1])

    def first_focus(self) -> tk.Misc:
        """The list, so that arrows read it; else the button."""
        return self.table.tree if self.rows else self._close


def _rows(book: Workbook, key: str) -> list[tuple[str, ...]]:
    try:
        entries = reading.history(book, key)
    except WrongUse:
        return []  # nobody ever wrote it
    files = {one.number: Path(one.path).name for one in importing.imports(book)}
    found: list[tuple[str, ...]] = []
    for entry in entries:
        revision = entry.revision
        brought = texts.TYPED_HERE if entry.local else texts.IMPORT_TAKEN_BACK
        if entry.imports:
            number = entry.imports[0]
            brought = files.get(number) or texts.import_name(number)
        what = describing.summary(book, key, revision.body)
        if revision.comment:
            what = f"{what} ({revision.comment})"
        found.append(
            (
                describing.when(revision.edited_at),
                book.org_name(revision.author),
                revision.device,
                brought,
                what,
            )
        )
    return found
