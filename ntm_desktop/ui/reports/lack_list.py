"""What a report still lacks, said first; Enter goes to where it is written."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence

import ttkbootstrap as ttk

from ntm_desktop.reports.report_missing import Lack, Missing
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.view import Role, ViewName

_LINES = 5
_PLACES: Mapping[Lack, tuple[ViewName, str]] = {
    Lack.NO_DATA: (ViewName.GAPS, ""),
    Lack.UNREVIEWED: (ViewName.GAPS, ""),
    Lack.CARRIED: (ViewName.FORM, ""),
    Lack.NO_EVIDENCE: (ViewName.GAPS, ""),
    Lack.CONFLICTS: (ViewName.CONFLICTS, ""),
    Lack.UNITS: (ViewName.REPORTING, ""),
    Lack.UNJUDGED: (ViewName.DEPARTMENT, ""),
    Lack.FUNDING: (ViewName.REGISTERS, "funding"),
    Lack.TARGETS: (ViewName.TARGETS, ""),
    Lack.VILLAGES: (ViewName.VILLAGES, ""),
    Lack.GIFTS: (ViewName.REGISTERS, "contribution"),
    Lack.UNDATED: (ViewName.REGISTERS, "contribution"),
    Lack.COMPONENTS: (ViewName.REGISTERS, "funding"),
    Lack.DEBTS: (ViewName.REGISTERS, "debt"),
}


def place_of(lack: Lack, role: Role, *, one_unit: bool) -> tuple[ViewName, str]:
    """The page where something is written, and what is to be brought into sight there.

    The district has no pages of an office, and looks at all communes on its own page.
    """
    if role is Role.DISTRICT and lack is Lack.UNJUDGED:
        return ViewName.REPORTING, ""
    if role is Role.DISTRICT and lack is Lack.CARRIED and not one_unit:
        return ViewName.HEATMAP, ""
    return _PLACES[lack]


class LackList(ttk.Frame):
    """A list of what is missing, or the sentence that nothing is."""

    def __init__(self, parent: tk.Misc, go: Callable[[Lack], None]) -> None:
        super().__init__(parent)
        self._go = go
        self.ready = ttk.Label(self, text=texts.READY, foreground=theme.GOOD, font=theme.BOLD)
        self.lead = ttk.Label(self, text=texts.MISSING, font=theme.BOLD, foreground=theme.WARN)
        self.tree = ttk.Treeview(self, show="tree", selectmode="browse", height=1)
        for key in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.tree.bind(key, lambda _event: self._enter())

    def show(self, lacks: Sequence[Missing]) -> None:
        """Show these; none is good news."""
        before = self.tree.selection()
        self.tree.delete(*self.tree.get_children())
        for one in lacks:
            self.tree.insert("", "end", one.lack.value, text=texts.lack(one.lack, one.count))
        for widget in (self.ready, self.lead, self.tree):
            widget.pack_forget()
        if not lacks:
            self.ready.pack(side="top", anchor="w")
            return
        names = [one.lack.value for one in lacks]
        chosen = before[0] if before and before[0] in names else names[0]
        self.tree.selection_set(chosen)
        self.tree.focus(chosen)
        self.tree.configure(height=min(len(names), _LINES))
        self.lead.pack(side="top", anchor="w")
        self.tree.pack(side="top", fill="x")
        self.tree.see(chosen)

    def _enter(self) -> str:
        chosen = self.tree.selection()
        if chosen:
            self._go(Lack(chosen[0]))
        return "break"
