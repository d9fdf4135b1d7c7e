"""The file of a record in its form: chosen, opened, taken away."""

from __future__ import annotations

import tempfile
import tkinter as tk
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ttkbootstrap as ttk

from ntm_desktop.domain.kind import Field
from ntm_desktop.errors import NtmError
from ntm_desktop.reports.printing import open_file
from ntm_desktop.services.papers import record_files
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.texts.commune import size
from ntm_desktop.ui import theme
from ntm_desktop.ui.registers.form_fields import FormField

_FOLDER = "ntm-van-ban"
_NAME_WIDTH = 260
Choose = Callable[[], Path | None]


class FileField(FormField):
    """``changes(key)`` stores the chosen file and says what the record's fields become."""

    def __init__(
        self,
        parent: tk.Misc,
        row: int,
        field: Field,
        book: Workbook,
        fields: Mapping[str, Any],
        choose: Choose,
    ) -> None:
        super().__init__(parent, row, field, texts.FILE)
        self._book, self._fields, self._choose_path = book, fields, choose
        self.path: Path | None = None
        self._gone = False
        gap = theme.px(parent, 6)
        self.told = ttk.Label(self.box)
        self.told.pack(side="left", padx=(0, gap))
        self.choose_button = self._button(texts.CHOOSE_FILE, self.choose)
        self.open_button = self._button(texts.OPEN_FILE, self.open)
        self.drop_button = self._button(texts.DROP_FILE, self.drop)
        self._show()

    def _button(self, text: str, command: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(self.box, text=text, bootstyle="secondary-outline", command=command)
        button.pack(side="left", padx=(0, theme.px(self.box, 6)))
        for key in ("<Return>", "<KP_Enter>"):
            button.bind(key, lambda _event: button.invoke())
        return button

    @property
    def widget(self) -> Any:
        return self.choose_button

    def value(self) -> Any:
        """The form reads ``changes`` instead."""
        return None

    def lock(self) -> None:
        for button in (self.choose_button, self.drop_button):
            button.state(["disabled"])

    def choose(self) -> None:
        """Ask for a file; it is kept when the record is written."""
        path = self._choose_path()
        if path is not None:
            self.path, self._gone = path, False
            self._show()

    def drop(self) -> None:
        """The record is to have no file."""
        self.path, self._gone = None, True
        self._show()

    def open(self) -> None:
        """Open a copy in the system's viewer."""
        folder = Path(tempfile.gettempdir()) / _FOLDER
        try:
            open_file(record_files.extract(self._book, "", self._fields, folder))
        except NtmError as error:
            self.show_reason(error.sentence)

    def changes(self, key: str) -> dict[str, Any]:
        """The fields of the file that change. Raises what storing it raises."""
        if self.path is not None:
            return dict(record_files.keep(self._book, key, self.path))
        return dict.fromkeys(record_files.FIELDS) if self._gone else {}

    def _show(self) -> None:
        kept = self._fields.get("sha256") and not self._gone and self.path is None
        if self.path is not None:
            name = self.path.name
        elif kept:
            bytes_ = size(int(self._fields.get("size", "0")))
            name = f"{self._fields.get('file_name', '')} ({bytes_})"
        else:
            name = texts.NO_FILE
        self.told.configure(text=theme.fit_end(self.box, name, theme.px(self.box, _NAME_WIDTH)))
        self.open_button.state(["!disabled" if kept else "disabled"])
        self.drop_button.state(["!disabled" if kept or self.path else "disabled"])
