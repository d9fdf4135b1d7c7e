"""The dossier of an OCOP product in its form: the district's list of papers, ticked one by one."""

from __future__ import annotations

import tkinter as tk
from typing import Any

import ttkbootstrap as ttk

from ntm_desktop.domain.kind import Field
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import NtmError
from ntm_desktop.services.programme import ocop
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.dialogs import Dialogs
from ntm_desktop.ui.registers.form_fields import TickedPapers, make_text


class DossierField(TickedPapers):
    """A paper that the product had at an earlier rating says so. The district changes the list
    here."""

    def __init__(
        self,
        parent: tk.Misc,
        row: int,
        field: Field,
        label: str,
        book: Workbook,
        key: str,
        value: Any,
    ) -> None:
        super().__init__(parent, row, field, label)
        self._book = book
        self._kept = ocop.kept(book, key) if key else None
        self._list = ttk.Frame(self.box)
        self._list.pack(side="top", fill="x")
        self.told = ttk.Label(self.box, font=theme.SMALL, foreground=theme.QUIET)
        self.told.pack(side="top", anchor="w", pady=(theme.px(parent, 3), 0))
        self.change = ttk.Button(
            self.box, text=texts.CHANGE_LIST, bootstyle="secondary-outline", command=self.ask_list
        )
        if book.org == DISTRICT and not book.store.read_only:
            self.change.pack(side="top", anchor="w", pady=(theme.px(parent, 3), 0))
        ttk.Label(self.box, text=texts.OTHER_PAPERS, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="top", anchor="w", pady=(theme.px(parent, 3), 0)
        )
        self.others = make_text(self.box, 2, "")
        self.others.pack(side="top", fill="x", expand=True)
        self._show(list(value or ()))

    def _show(self, have: list[str]) -> None:
        for child in self._list.winfo_children():
            child.destroy()
        papers = ocop.checklist(self._book)
        self.offer(self._list, papers, have)
        self.told.configure(text=texts.OCOP_LIST if papers else texts.NO_OCOP_LIST)
        self.others.delete("1.0", "end")
        self.others.insert("1.0", "\n".join(one for one in have if one not in papers))

    def words_of(self, paper: str) -> str:
        """A paper kept from an earlier rating says so."""
        if self._kept is None or paper not in self._kept.papers:
            return paper
        return texts.kept_paper(paper, self._kept.stars)

    def lock(self) -> None:
        super().lock()
        self.change.pack_forget()

    def ask_list(self) -> None:
        """The district writes the list, an item a line; what is ticked stays ticked."""
        have = list(self.value() or ())
        said = Dialogs(self.box.winfo_toplevel()).ask_text(
            texts.LIST_LABEL,
            title=texts.CHANGE_LIST,
            value="\n".join(ocop.checklist(self._book)),
            long=True,
            required=False,
        )
        if said is None:
            return
        try:
            ocop.set_checklist(self._book, said)
        except NtmError as error:
            self.show_reason(error.sentence)
            return
        self._show(have)
