"""Giving out a package: to whom, where, and proof that it was written whole."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import printing
from ntm_desktop.services.exchange.exporting import Exported, export
from ntm_desktop.services.exchange.receipts import sent_receipt
from ntm_desktop.services.exchange.sender_keys import own_key_withdrawn
from ntm_desktop.services.units import Organisation, organisations
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import exchange_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.background import Work
from ntm_desktop.ui.exchange.receipt_opener import open_receipt
from ntm_desktop.ui.view import AppContext, Role

_GO_KEY = "Ctrl+Enter"
_ALL_COMMUNES, _ALL_OFFICES = "*communes", "*offices"
_MANY = {_ALL_COMMUNES: texts.TO_ALL_COMMUNES, _ALL_OFFICES: texts.TO_ALL_OFFICES}


def _is_among(one: Organisation, whom: str) -> bool:
    return one.kind == "commune" if whom == _ALL_COMMUNES else one.kind in ("office", "front")


class ExportPane(ttk.Frame):
    """A short form, and the result of the last export under it."""

    def __init__(self, parent: tk.Misc, context: Callable[[], AppContext]) -> None:
        super().__init__(parent, padding=theme.px(parent, 10))
        self._context = context
        self._codes: list[str] = []
        self.exported: Exported | None = None
        self.exported_all: list[Exported] = []
        self.work: Work | None = None
        self._with_files = tk.BooleanVar(self, True)
        self._again = tk.BooleanVar(self, False)
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
        again = ttk.Checkbutton(self, text=texts.FILES_AGAIN, variable=self._again)
        again.grid(row=3, column=2, sticky="e", pady=gap)
        self.go_button = ttk.Button(self, text=texts.EXPORT, bootstyle="primary", command=self.go)
        self.go_button.grid(row=4, column=1, sticky="w", pady=(0, gap * 2))
        ttk.ToolTip(self.go_button, text=shell_texts.tip(texts.EXPORT, _GO_KEY))
        self.warning = ttk.Label(self, foreground=theme.BAD, wraplength=theme.px(self, 900))
        self._edge = tk.Frame(self, background=theme.LINE, padx=1, pady=1)
        self.result = ttk.Frame(self._edge, padding=gap * 2)
        self.result.pack(fill="both", expand=True)

    def fill(self) -> None:
        """Offer the receivers; a commune or office sends to the district first of all."""
        book = self._context().book
        chosen = self.to if self._codes else self._usual()
        others = [one for one in organisations(book) if one.code != book.org]
        many = list(_MANY) if self._context().role is Role.DISTRICT else []
        self._codes = ["", *many, *(one.code for one in others)]
        names = [
            texts.EVERYBODY,
            *(_MANY[one] for one in many),
            *(f"{one.name} ({one.code})" for one in others),
        ]
        if own_key_withdrawn(book):
            self.warning.configure(text=f"! {exchange_texts.own_key_withdrawn()}")
            self.warning.grid(row=6, column=0, columnspan=3, sticky="w")
        else:
            self.warning.grid_remove()
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
        if self.to in _MANY:
            self._export_all(Path(folder), self.to or "")
            return
        with_files = self._with_files.get()
        self.exported = export(
            context.book,
            Path(folder),
            self.to,
            with_files,
            context.round,
            again=self._again.get(),
        )
        self._show(self.exported)
        context.say(f"{texts.EXPORT_DONE}: {self.exported.path.name}")

    def _export_all(self, folder: Path, whom: str) -> None:
        """A package for each commune or office, between the window's events."""
        context = self._context()
        several = [one for one in organisations(context.book) if _is_among(one, whom)]
        with_files, again = self._with_files.get(), self._again.get()
        stop = [False]
        window = context.dialogs.progress(texts.EXPORTING, lambda: stop.__setitem__(0, True))
        self.exported_all = []

        def steps() -> Iterator[float]:
            try:
                for at, one in enumerate(several):
                    window.set(at / len(several), texts.exporting(at, len(several), one.name))
                    yield at / len(several)
                    if stop[0]:
                        return
                    done = export(
                        context.book, folder, one.code, with_files, context.round, again=again
                    )
                    self.exported_all.append(done)
            finally:
                window.close()
                self.work = None

        def finished() -> None:
            said = texts.exported_all(len(self.exported_all), str(folder))
            stopped = len(self.exported_all) < len(several)
            self._show_all(texts.STOPPED_EXPORT if stopped else said, folder)
            context.say(said)

        self.work = context.background.steps(steps(), finished, window.set)

    def _show_all(self, sentence: str, folder: Path) -> None:
        gap = theme.px(self, 8)
        title = ttk.Label(self.result, text=sentence, font=theme.LARGE, foreground=theme.GOOD)
        title.grid(row=0, column=0, sticky="w", pady=(0, gap))
        self._assure(1, folder)
        self._edge.grid(row=5, column=0, columnspan=3, sticky="ew")

    def _assure(self, row: int, folder: Path) -> None:
        """What was proved, what to do with the stick, and where the files are."""
        gap = theme.px(self, 8)
        for at, sentence in enumerate((texts.READ_BACK, texts.UNPLUG)):
            ttk.Label(self.result, text=f"✓ {sentence}", foreground=theme.GOOD).grid(
                row=row + at, column=0, columnspan=2, sticky="w", pady=(2 if at else gap, 0)
            )
        ttk.Button(
            self.result,
            text=texts.OPEN_FOLDER,
            bootstyle="secondary-outline",
            command=lambda: printing.open_file(folder),
        ).grid(row=row + 2, column=0, sticky="w", pady=(gap, 0))

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
            done.code,
            done.sha256[:32] + "…",
        )
        for row, (label, value) in enumerate(zip(texts.RESULT_ROWS, values, strict=True), 1):
            ttk.Label(self.result, text=label, foreground=theme.QUIET).grid(
                row=row, column=0, sticky="w", padx=(0, gap * 2)
            )
            font = theme.BOLD if label in (texts.RESULT_ROWS[0], texts.CODE_ROW) else theme.TEXT
            ttk.Label(self.result, text=value, font=font).grid(row=row, column=1, sticky="w")
        self._assure(7, done.path.parent)
        entry = done.entry
        if entry is not None:
            ttk.Button(
                self.result,
                text=texts.OPEN_SENT_RECEIPT,
                bootstyle="primary-outline",
                command=lambda: open_receipt(sent_receipt(self._context().book, entry)),
            ).grid(row=9, column=1, sticky="w", pady=(gap, 0))
        self._edge.grid(row=5, column=0, columnspan=3, sticky="ew")
