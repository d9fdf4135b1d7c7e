"""The window of the office's own template for a kind of report."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.reports import report_files
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.template_places import listed
from ntm_desktop.services.papers import report_templates
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import theme
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext

_WIDTH = 820
_TYPES = ((texts.FILE_TYPES[".docx"], "*.docx"),)


class TemplateWindow(Modal[None]):
    """What is in use, the fields that a template may hold, loading and taking back."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        context: AppContext,
        kind: ReportKind,
        document: Document,
    ) -> None:
        super().__init__(parent, texts.TEMPLATE_TITLE.format(name=texts.NAMES[kind.value]))
        self._context, self._kind, self._document = context, kind, document
        width = min(self.px(_WIDTH), round(parent.winfo_screenwidth() * 0.9))
        room = width - 2 * self.px(20)
        self.state = ttk.Label(self.frame, font=theme.BOLD, wraplength=room)
        self.state.pack(side="top", anchor="w", pady=(0, self.px(6)))
        ttk.Label(self.frame, text=texts.TEMPLATE_LEAD, wraplength=room).pack(
            side="top", anchor="w", pady=(0, self.px(8))
        )
        self.buttons = self.button_row(
            [
                (texts.GET_ORIGINAL, "secondary-outline", self.get_original),
                (texts.LOAD_TEMPLATE, "primary", self.load),
                (texts.REMOVE_TEMPLATE, "danger-outline", self.remove),
                (texts.CLOSE, "secondary-outline", self.cancel),
            ]
        )
        self.told = ttk.Label(self.frame, wraplength=room)
        self.told.pack(side="bottom", anchor="w", fill="x", pady=(self.px(6), 0))
        ttk.Label(self.frame, text=texts.COPY_HINT, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="bottom", anchor="w"
        )
        self.rows = listed(document, kind.value)
        names = ("field", "meaning", "now")
        sizes = (270, 300, 180)
        columns = list(zip(names, texts.FIELD_COLUMNS, sizes, strict=True))
        self.fields = Table(self.frame, columns, self.lines_that_fit(14))
        self.fields.tree.configure(takefocus=True)
        self.fields.pack(side="top", fill="both", expand=True)
        self.fields.set_rows(
            [((one, what, " ".join(now.split())), "") for one, what, now in self.rows]
        )
        for key in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.fields.tree.bind(key, lambda _event: self._copy())
        strut = ttk.Frame(self.frame, width=room, height=1)
        strut.pack(side="top")
        self._show()

    def first_focus(self) -> tk.Misc:
        """The button that comes first in the work: the original, or loading."""
        return self.buttons[0]

    # ------------------------------------------------------------------ deeds

    def get_original(self) -> None:
        """Write the built-in shape with its fields where the person says."""
        path = self._context.dialogs.choose_save_path(
            title=texts.GET_ORIGINAL,
            types=_TYPES,
            name=texts.ORIGINAL_NAME.format(name=texts.FILE_NAMES[self._kind.value]),
            ending=".docx",
        )
        if path is not None:
            self._try(
                lambda: report_files.save_original(self._document, path), texts.saved(str(path))
            )

    def load(self) -> None:
        """Look through a file and keep it."""
        path = self._context.dialogs.choose_file(title=texts.LOAD_TEMPLATE, types=_TYPES)
        if path is not None:
            self._try(
                lambda: report_files.load_template(
                    self._context.book, self._kind, self._document, path
                ),
                texts.LOADED,
            )

    def remove(self) -> None:
        """Go back; undo brings it again."""
        self._try(
            lambda: report_files.remove_template(self._context.book, self._kind), texts.REMOVED
        )

    def _try(self, deed: object, words: str) -> None:
        assert callable(deed)
        try:
            deed()
        except NtmError as error:
            self.told.configure(text=f"! {error.sentence}", foreground=theme.BAD)
        else:
            self.told.configure(text=words, foreground=theme.GOOD)
        self._show()

    def _copy(self) -> str:
        place = self.fields.current
        if place is not None:
            field = self.rows[place][0]
            self.top.clipboard_clear()
            self.top.clipboard_append(field)
            self.told.configure(text=texts.COPIED_FIELD.format(field=field), foreground=theme.QUIET)
        return "break"

    def _show(self) -> None:
        book = self._context.book
        template = report_templates.template_of(book, self._kind.value)
        own = template is not None and template.owner == book.org
        if template is None:
            words = texts.TEMPLATE_NONE
        elif own:
            words = texts.TEMPLATE_OWN.format(file=template.file_name)
        else:
            owner = short_name(book.org_name(template.owner))
            words = texts.TEMPLATE_OTHERS.format(file=template.file_name, owner=owner)
        if template is not None and not template.here:
            words = f"{words} {texts.TEMPLATE_NOT_HERE}"
        self.state.configure(text=words)
        self.buttons[2].state(["!disabled" if own else "disabled"])
