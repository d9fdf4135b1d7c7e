"""What a workbook of Excel would change, before anything is written."""

from __future__ import annotations

import tkinter as tk
from enum import Enum, auto

from ntm_desktop.services.sheets.sheet_import import SheetReport
from ntm_desktop.services.sheets.sheet_outlook import REFUSED, SheetLine, lines_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import exchange_view as exchange_texts
from ntm_desktop.texts import sheets_view as texts
from ntm_desktop.ui import prose, tables, theme
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.prose import Prose
from ntm_desktop.ui.tables import Table

_WIDTH, _LEAST_WIDTH = 1280, 900
_LINES = 12
_DETAILS = 3
_BAR = 20
_TAGS = {REFUSED: tables.BAD, "conflict": tables.WARN, "new": tables.GOOD}


class Answer(Enum):
    """What the person wants after looking."""

    TAKE = auto()
    BACK = auto()


class PreviewWindow(Modal[Answer]):
    """``may_go_back``: the columns may be said anew."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        book: Workbook,
        name: str,
        done: SheetReport,
        *,
        may_go_back: bool,
    ) -> None:
        super().__init__(parent, texts.PREVIEW_TITLE.format(name=name))
        self.lines, more = lines_of(book, done)
        gap = self.px(8)
        # With very large text there is no room for what stands below the list anyway.
        room = parent.winfo_screenwidth() - self.px(60)
        self._narrow = self.px(_LEAST_WIDTH) > room
        width = min(self.px(_WIDTH), room)
        sentence = self.say(done.report.sentence, theme.BOLD)
        sentence.configure(wraplength=width)
        count = len(done.report.rows)
        buttons = [(dialog_texts.CANCEL, "secondary-outline", self.cancel)]
        if may_go_back:
            buttons.append((texts.BACK, "primary-outline", lambda: self.answer(Answer.BACK)))
        take = (texts.take(count), "primary", lambda: self.answer(Answer.TAKE))
        self.buttons = self.button_row([*buttons, take])
        self.take_button = self.buttons[-1]
        self.take_button.state(["!disabled" if count else "disabled"])
        self.told = Prose(self.frame, _DETAILS)
        self.told.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.notes = Prose(self.frame, 3)
        notes = [*done.report.about.notes, *([texts.more(more)] if more else [])]
        if notes:
            self.notes.show([(note, prose.WARN) for note in notes])
            self.notes.pack(side="bottom", fill="x", pady=(gap, 0))
        height = max(3, self.lines_that_fit(_LINES + 4) - 4)
        self.table = Table(self.frame, self._columns(width), height, self._tell, fixed=("cell",))
        self.table.pack(fill="both", expand=True)
        self.table.set_rows(
            [(self._cells(line), _TAGS.get(line.action, "")) for line in self.lines]
        )
        if not self.lines:
            self.told.show([(texts.NO_LINES, prose.QUIET)])
        self.top.bind("<Control-Return>", lambda _event: self._take())

    def _columns(self, width: int) -> list[tuple[str, str, int]]:
        """What the sheet says, or why it is not taken, gets the room that the others leave."""
        shown = [one for one in texts.LINES if one[0] != "before" or not self._narrow]
        *others, (name, heading, least) = shown
        left = width * 100 // self.px(100) - sum(size for _name, _heading, size in others)
        return [*others, (name, heading, max(least, left - _BAR))]

    def first_focus(self) -> tk.Misc:
        usable = self.take_button.instate(["!disabled"])
        return self.take_button if usable else self.buttons[-2]

    def _take(self) -> None:
        if self.take_button.instate(["!disabled"]):
            self.answer(Answer.TAKE)

    def _tell(self, place: int) -> None:
        """The whole of a line, whose cells may be too narrow; a reason stands alone."""
        line = self.lines[place]
        where = " · ".join(dict.fromkeys((line.page, line.cell, line.title)))
        look = prose.BAD if line.action == REFUSED else prose.PLAIN
        before = f"{line.before}  →  " if line.before else ""
        self.told.show([(where, prose.QUIET), (f"{before}{line.after}", look)])

    def _cells(self, line: SheetLine) -> tuple[str, ...]:
        action = exchange_texts.ACTIONS.get(line.action, line.action)
        before = () if self._narrow else (line.before,)
        return (action, line.cell, line.title, *before, line.after)
