"""The small windows with a list: choosing one of many, and a table to read."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.texts import dialogs as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.modal import WIDTH, Modal


class ChooseModal(Modal[str]):
    """A list with search; arrows move in the list while the focus stays in the search field."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        title: str,
        label: str,
        items: Sequence[tuple[str, str]],
        chosen: str,
    ) -> None:
        super().__init__(parent, title)
        from ntm_desktop.domain.collation import fold

        self._fold = fold
        self._items = items
        self._shown: list[tuple[str, str]] = []
        self.say(label)
        self.field = ttk.Entry(self.frame, width=48)
        self.field.pack(fill="x", pady=(0, self.px(8)))
        self.list = ttk.Treeview(
            self.frame,
            show="tree",
            selectmode="browse",
            height=self.lines_that_fit(min(12, max(4, len(items)))),
        )
        self.list.column("#0", width=self.px(WIDTH))
        self.list.pack(fill="both", expand=True)
        self.list.bind("<Double-Button-1>", lambda _event: self.accept())
        self.list.bind("<Return>", lambda _event: self.accept())
        self.reason = ttk.Label(self.frame, foreground=theme.BAD, font=theme.SMALL)
        self.reason.pack(anchor="w", pady=(self.px(4), 0))
        self.field.bind("<KeyRelease>", self._on_typed)
        self.field.bind("<Down>", lambda _event: self._move(1))
        self.field.bind("<Up>", lambda _event: self._move(-1))
        self.field.bind("<Return>", lambda _event: self.accept())
        self.button_row(
            [
                (texts.CANCEL, "secondary-outline", self.cancel),
                (texts.OK, "primary", self.accept),
            ]
        )
        self.show_matching("", chosen)

    def first_focus(self) -> tk.Misc:
        return self.field

    def accept(self) -> None:
        """Close with the code of the chosen line."""
        chosen = self.list.selection()
        if chosen:
            self.answer(self._shown[self.list.index(chosen[0])][0])

    def show_matching(self, typed: str, chosen: str = "") -> None:
        """Show the lines that hold what was typed, tone marks and case aside."""
        key = self._fold(typed)
        self._shown = [item for item in self._items if key in self._fold(item[1])]
        self.list.delete(*self.list.get_children())
        for code, text in self._shown:
            line = self.list.insert("", "end", text=text)
            if code == chosen or not self.list.selection():
                self.list.selection_set(line)
                self.list.see(line)
        self.reason.configure(text="" if self._shown else texts.NOTHING_FOUND)

    def _on_typed(self, event: tk.Event[tk.Misc]) -> None:
        if event.keysym not in ("Up", "Down", "Return", "Escape"):
            self.show_matching(self.field.get())

    def _move(self, step: int) -> str:
        lines = self.list.get_children()
        if lines:
            chosen = self.list.selection()
            index = self.list.index(chosen[0]) + step if chosen else 0
            line = lines[min(max(index, 0), len(lines) - 1)]
            self.list.selection_set(line)
            self.list.see(line)
        return "break"


class TableModal(Modal[None]):
    """Two columns to read."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        title: str,
        headings: tuple[str, str],
        rows: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(parent, title)
        self.table = ttk.Treeview(
            self.frame,
            columns=("does",),
            height=self.lines_that_fit(len(rows)),
            selectmode="browse",
        )
        for column, heading, width in (("#0", headings[0], 170), ("does", headings[1], 330)):
            self.table.heading(column, text=heading, anchor="w")
            self.table.column(column, width=self.px(width), anchor="w")
        for first, second in rows:
            self.table.insert("", "end", text=first, values=(second,))
        self.buttons = self.button_row([(texts.CLOSE, "primary", self.cancel)])
        bar = ttk.Scrollbar(self.frame, orient="vertical", command=self.table.yview)
        self.table.configure(yscrollcommand=bar.set)
        bar.pack(side="right", fill="y", pady=(0, self.px(8)))
        self.table.pack(fill="both", expand=True, pady=(0, self.px(8)))
        for key, lines in (("<Home>", -999), ("<End>", 999)):
            self.table.bind(key, lambda _event, by=lines: self.table.yview_scroll(by, "units"))  # type: ignore[misc]
        for key in ("<Return>", "<Escape>"):
            self.table.bind(key, lambda _event: self.cancel())

    def first_focus(self) -> tk.Misc:
        return self.table
