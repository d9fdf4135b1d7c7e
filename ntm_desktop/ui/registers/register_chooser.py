"""The list of registers by group, each with how many records it has."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from ntm_desktop.domain.register_specs import SPECS, Group
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import theme

_WIDTH = 232
_BESIDE = 46  # left of a name (it stands under its group) and right of it
_GROUP = "group:"


class RegisterChooser(ttk.Frame):
    """``chosen(kind)`` when the person goes to a register; ``line`` is the same choice for a
    page that has no room beside its list."""

    def __init__(self, parent: tk.Misc, page: tk.Misc, chosen: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.tree = ttk.Treeview(self, show="tree", selectmode="browse", height=8)
        self.tree.column("#0", stretch=False)
        bar = ttk.Scrollbar(self, orient="vertical", command=self.tree.yview)
        self.tree.configure(yscrollcommand=bar.set)
        bar.pack(side="right", fill="y")
        self.tree.pack(side="left", fill="y", expand=True)
        self.tree.tag_configure("group", font=theme.BOLD)
        for group in Group:
            node = self.tree.insert(
                "", "end", _GROUP + group.value, text=texts.GROUPS[group.value], open=True
            )
            self.tree.item(node, tags=("group",))
            for spec in SPECS:
                if spec.group is group:
                    self.tree.insert(node, "end", spec.kind)
        self.line = ttk.Combobox(page, state="readonly", height=len(SPECS))
        self.line.bind("<<ComboboxSelected>>", lambda _event: self._on_line())
        self.rescale()
        self.tree.bind("<Configure>", lambda _event: self._see())
        self.tree.bind("<<TreeviewSelect>>", lambda _event: self._on_chosen())

    def show(self, counts: Mapping[str, int], kind: str) -> None:
        """Show how many records there are, and which register is in sight."""
        for name, count in counts.items():
            self.tree.item(name, text=texts.counted(name, count))
        self.line.configure(values=[texts.counted(s.kind, counts.get(s.kind, 0)) for s in SPECS])
        self.rescale()
        self.choose(kind)

    def choose(self, kind: str) -> None:
        """Go to a register as a click would."""
        if self.tree.selection() != (kind,):
            self.tree.selection_set(kind)
            self.tree.focus(kind)
        self.line.current([spec.kind for spec in SPECS].index(kind))
        self._see()

    def _see(self) -> None:
        """From the first register on where that leaves the chosen one in sight."""
        chosen = self.tree.selection()
        if chosen:
            self.tree.yview_moveto(0)
            self.tree.see(chosen[0])

    def rescale(self) -> None:
        """The text size or the counts changed: every name is seen whole."""
        names = [str(self.tree.item(spec.kind, "text")) for spec in SPECS]
        widest = max(theme.text_width(self, name) for name in names) + theme.px(self, _BESIDE)
        self.tree.column("#0", width=max(widest, theme.px(self, _WIDTH)))
        # A list in sight asks for the room of its columns only when it is configured itself.
        self.tree.configure(height=self.tree.cget("height"))

    def _on_chosen(self) -> None:
        chosen = self.tree.selection()
        if chosen and not chosen[0].startswith(_GROUP):
            self._chosen(chosen[0])

    def _on_line(self) -> None:
        self.choose(SPECS[self.line.current()].kind)
