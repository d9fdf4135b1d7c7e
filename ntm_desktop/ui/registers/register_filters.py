"""What of a register is in sight: words to find, a year, the unit chosen on the left."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow

_WORDS, _YEAR = 26, 9


class RegisterFilters(Flow):
    """``changed`` when another part is to be seen; ``leave`` puts the keyboard into the list."""

    def __init__(
        self, parent: tk.Misc, changed: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        super().__init__(parent, 10)
        self._changed = changed
        self._unit = ""
        gap = theme.px(self, 4)
        box = ttk.Frame(self)
        ttk.Label(box, text=texts.SEARCH).pack(side="left", padx=(0, gap))
        self.search = ttk.Entry(box, width=_WORDS)
        self.search.pack(side="left")
        self.search.bind("<KeyRelease>", lambda _event: changed())
        self.search.bind("<Escape>", lambda _event: self._forget_words())
        for key in ("<Down>", "<Return>", "<KP_Enter>"):
            self.search.bind(key, lambda _event: leave())
        self.years = ttk.Combobox(self, state="readonly", width=_YEAR)
        self.years.bind("<<ComboboxSelected>>", lambda _event: changed())
        self.only_unit = tk.BooleanVar(self, value=False)
        rest = ttk.Frame(self, padding=(0, gap + gap // 2, 0, 0))
        self.only = ttk.Checkbutton(rest, variable=self.only_unit, command=changed)
        self.only.pack(side="left", padx=(0, 2 * gap))
        self.count = ttk.Label(rest, foreground=theme.QUIET)
        self.count.pack(side="left")
        self.lay([box, self.years, rest])

    def rescale(self) -> None:
        """The text size changed: fields that are placed must be told of their own."""
        self.search.configure(width=_WORDS)
        self.years.configure(width=_YEAR)
        super().rescale()

    def offer(self, years: Sequence[str], unit: str, name: str) -> None:
        """The years that there are, and the unit chosen on the left, "" for none."""
        values = [texts.ALL_YEARS, *years]
        before = self.years.get()
        self.years.configure(values=values)
        self.years.set(before if before in values else texts.ALL_YEARS)
        self._unit = unit
        self.only.configure(text=texts.only_unit(name) if name else "")
        self.only.state(["!disabled" if unit else "disabled"])

    def clear(self, *, unit: bool = False) -> None:
        """Every word and year again; ``unit``: and every unit."""
        self.search.delete(0, "end")
        self.years.set(texts.ALL_YEARS)
        if unit:
            self.only_unit.set(False)

    @property
    def words(self) -> str:
        """What is to be found."""
        return str(self.search.get())

    @property
    def year(self) -> str:
        """The chosen year, "" for all."""
        year = str(self.years.get())
        return "" if year == texts.ALL_YEARS else year

    @property
    def unit(self) -> str:
        """The code of the only unit to be seen, "" for all."""
        return self._unit if self.only_unit.get() else ""

    def _forget_words(self) -> None:
        self.search.delete(0, "end")
        self._changed()
