"""Giving out a package: to whom, where, and proof that it was written whole."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import printing
from ntm_desktop.services.exporting import Exported, export
from ntm_desktop.services.units import organisations
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.view import AppContext, Role

_GO_KEY = "Ctrl+Enter"


class ExportPane(ttk.Frame):
    """A short form, and the result of the last export under it."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self._codes: list[str] = []
        self.exported: Exported | None = None
        self._with_files = tk.BooleanVar(self, True)
        self._build()

    def _build(self) -> None:
        gap = theme.px(self, 8)
        self.columnconfigure(1, weight=1)
        lead = ttk.Label(self, text=texts.EXPORT_LEAD, foreground=theme.QUIET)
        lead.grid(row=0, column=0, columnspan=3, sticky="w", pady=(0, gap))
        for row, text in ((1, texts.RECEIVER), (2, texts.FOLDER)):
            ttk.Label(self, text=text).grid(row=row, column=0, sticky="w", padx=(0, gap * 2))
        self.receiver = ttk.Combobox(self, state="readonly", height=20)
        self.receiver.grid(row=1, column=1, columnspan=2, sticky="ew", pady=gap // 2)
        self.folder = ttk.Entry(self)
        self.folder.insert(0, str(Path.home()))
        self.folder.grid(row=2, column=1, sticky="ew", pady=gap // 2)
        self.folder.bind("<Return>", lambda _event: self.go())
        self.browse_button = ttk.Button(
            self, text=texts.BROWSE, bootstyle="secondary-outline", command=self._browse
        )
        self.browse_button.grid(row=2, column=2, sticky="e", padx=(gap, 0))
        files = ttk.Checkbutton(self, text=texts.WITH_FILES, variable=self._with_files)
        files.grid(row=3, column=1, sticky="w", pady=gap)
        self.go_button = ttk.Button(self, text=texts.EXPORT, bootstyle="primary", command=self.go)
        self.go_button.grid(row=4, column=1, sticky="w", pady=(0, gap * 2))
        ttk.ToolTip(self.go_button, text=shell_texts.tip(texts.EXPORT, _GO_KEY))
        self._edge = tk.Frame(self, background=theme.LINE, padx=1, pady=1)
        self.result = ttk.Frame(self._edge, padding=gap * 2)
        self.result.pack(fill="both", expand=True)

    def fill(self) -> None:
        """Offer the receivers; a commune or office sends to the district first of all."""
        book = self._context().book
        chosen = self.to if self._codes else self._usual()
        others = [one for one in organisations(book) if one.code != book.org]
        self._codes = ["", *(one.code for one in others)]
        names = [texts.EVERYBODY, *(f"{one.name} ({one.code})" for one in others)]
        self.receiver.configure(values=names)
        self.receiver.current(self._codes.index(chosen or ""))

    def _usual(self) -> str | None:
        return None if self._context().role is Role.DISTRICT else DISTRICT

    @property
    def to(self) -> str | None:
        """The code of the chosen receiver, None for everybody."""
        place = self.receiver.current()
        return self._codes[place] or None if place >= 0 else None

    def send_to(self, code: str) -> None:
        """Choose a receiver by its code."""
        self.receiver.current(self._codes.index(code))

    def go(self) -> None:
        """Write the package and say what became of it."""
        context = self._context()
        folder = self.folder.get().strip()
        if not folder:
            raise WrongUse(texts.NEED_FOLDER)
        self._forget()
        self.update_idletasks()
        with_files = self._with_files.get()
        self.exported = export(context.book, Path(folder), self.to, with_files, context.round)
        self._show(self.exported)
        context.say(f"{texts.EXPORT_DONE}: {self.exported.path.name}")

    def _browse(self) -> None:
        folder = self._context().dialogs.choose_folder(
            title=texts.FOLDER_TITLE, folder=self.folder.get()
        )
        if folder is not None:
            self.folder.delete(0, "end")
            self.folder.insert(0, str(folder))

    def _forget(self) -> None:
        self.exported = None
        self._edge.grid_forget()
        for child in self.result.winfo_children():
            child.destroy()

    def _show(self, done: Exported) -> None:
        gap = theme.px(self, 8)
        title = ttk.Label(
            self.result, text=texts.EXPORT_DONE, font=theme.LARGE, foreground=theme.GOOD
        )
        title.grid(row=0, column=0, columnspan=2, sticky="w", pady=(0, gap))
        values = (
            done.path.name,
            str(done.path.parent),
            texts.counts(done.records, done.revisions),
            done.sha256[:32] + "…",
        )
        for row, (label, value) in enumerate(zip(texts.RESULT_ROWS, values, strict=True), 1):
            ttk.Label(self.result, text=label, foreground=theme.QUIET).grid(
                row=row, column=0, sticky="w", padx=(0, gap * 2)
            )
            font = theme.BOLD if row == 1 else theme.TEXT
            ttk.Label(self.result, text=value, font=font).grid(row=row, column=1, sticky="w")
        for row, sentence in ((5, texts.READ_BACK), (6, texts.UNPLUG)):
            ttk.Label(self.result, text=f"✓ {sentence}", foreground=theme.GOOD).grid(
                row=row, column=0, columnspan=2, sticky="w", pady=(gap if row == 5 else 2, 0)
            )
        ttk.Button(
            self.result,
            text=texts.OPEN_FOLDER,
            bootstyle="secondary-outline",
            command=lambda: printing.open_file(done.path.parent),
        ).grid(row=7, column=0, columnspan=2, sticky="w", pady=(gap, 0))
        self._edge.grid(row=5, column=0, columnspan=3, sticky="ew")
