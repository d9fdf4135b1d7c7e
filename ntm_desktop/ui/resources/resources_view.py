"""Resources: money by source and unit, projects, donors and debts; sums beside the tables."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.domain.resources import Funding
from ntm_desktop.services.programme import resources as service
from ntm_desktop.services.programme.resources import Resources
from ntm_desktop.services.units import seen_units
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import resources as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.part_buttons import part_buttons
from ntm_desktop.ui.prose import STRONG, Prose
from ntm_desktop.ui.registers.register_form import RegisterForm
from ntm_desktop.ui.resources.resource_rows import TableRow, beside, rows_of
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext, Role, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_KINDS = frozenset({"funding", "debt", "contribution", "project", "unit"})
_WIDTHS = {
    "sources": (180, 100, 104, 108, 94, 106),
    "lines": (250, 100, 104, 108, 94, 106),
    "units": (180, 100, 104, 108, 94, 106),
    "programmes": (180, 100, 104, 108, 94, 106),
    "years": (180, 100, 104, 108, 94, 106),
    "works": (230, 130, 100, 100, 112, 90, 90),
    "gifts": (200, 110, 130, 70, 200, 150),
    "debts": (230, 130, 100, 100, 100, 110),
}
# Columns that the narrowest page does without.
_LESS = {"works": (1, 3, 5), "gifts": (2, 3), "debts": (1, 5)}
_NARROW, _NARROWEST = 860, 640
_MONEY = frozenset({"sources", "units", "programmes", "years"})
_TEXTS = {"works": (1,), "gifts": (1, 2, 5), "debts": (1, 5)}
_REGISTER = {
    "sources": "funding",
    "lines": "funding",
    "units": "funding",
    "programmes": "funding",
    "years": "funding",
    "works": "project",
    "gifts": "contribution",
    "debts": "debt",
}


class ResourcesView(KeyedView):
    """``part``: the table in sight; ``opens``: what Enter opens in the register for each row."""

    least_height = 320

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.part = "sources"
        self.found: Resources | None = None
        self.narrowness = 0
        self.rows: list[TableRow] = []
        self.opens: list[str] = []
        self.table: Table | None = None
        self._units: list[tuple[str, str]] = []

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl and the number of a table; F2 shares money out."""
        numbered: dict[str, Callable[[], None]] = {
            f"<Control-Key-{number}>": partial(self.choose, part)
            for number, part in enumerate(texts.PARTS, start=1)
        }
        return numbered | {"<F2>": self.share_out}

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Choices above, a table on the left, sums on the right."""
        gap = theme.px(self, 8)
        top = Flow(self, 6)
        top.pack(side="top", fill="x", pady=(0, gap))
        self._chosen = tk.StringVar(self, self.part)
        parts = part_buttons(top, texts.PARTS.items(), self._chosen, self.choose)
        self.years = ttk.Combobox(top, state="readonly", width=9)
        self.units = ttk.Combobox(top, state="readonly", width=16)
        for box in (self.years, self.units):
            box.bind("<<ComboboxSelected>>", lambda _event: self.fill())
        top.lay([*parts, self.years, self.units])
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.open_button = ttk.Button(
            foot, text=f"{texts.OPEN} (Enter)", bootstyle="secondary-outline", command=self.go
        )
        self.open_button.pack(side="right")
        self.share_button = ttk.Button(
            foot, text=f"{texts.SHARE_OUT} (F2)", bootstyle="primary", command=self.share_out
        )
        if service.may_share_out(self.context.book):
            self.share_button.pack(side="right", padx=(0, gap))
        self.hint = ttk.Label(foot, text=texts.HINT, font=theme.SMALL, foreground=theme.QUIET)
        self.hint.pack(side="left", fill="x", expand=True)
        self.hint.bind("<Configure>", self._wrap_hint)
        self.bind("<Configure>", lambda _event: self._fit())
        self.beside = Prose(self, 10)
        self.beside.text.configure(width=31)
        self.stage = ttk.Frame(self)
        self.stage.pack(side="left", fill="both", expand=True)

    def _wrap_hint(self, event: tk.Event[tk.Misc]) -> None:
        self.hint.configure(wraplength=event.width)

    def _fit(self) -> None:
        """Another width or size of text: a narrow page has the sums below and fewer columns."""
        width = self.winfo_width()
        units = 1000 if width <= 1 else width * 100 // theme.px(self, 100)
        narrowness = 0 if units >= _NARROW else 1 if units >= _NARROWEST else 2
        if narrowness != self.narrowness:
            self.narrowness = narrowness
            self._show_part()
            self._show_beside()

    def choose(self, part: str) -> None:
        """Show one of the tables."""
        self.part = part
        self._chosen.set(part)
        self._show_part()
        self._show_beside()
        self.take_focus()

    def take_focus(self) -> None:
        """The table in sight."""
        if self.table is not None:
            self.table.tree.focus_set()

    def concerns(self, change: Change) -> bool:
        """Money, gifts, debts, projects."""
        return not change.kinds or bool(change.kinds & _KINDS)

    # ------------------------------------------------------------------ values

    def fill(self) -> None:
        """Read the sums for the chosen year and unit."""
        book = self.context.book
        self._offer()
        may = service.may_share_out(book)
        self.share_button.state(["!disabled" if may else "disabled"])
        self.found = service.resources(book, self.year, self.unit)
        self._show_part()
        self._show_beside()

    def _show_beside(self) -> None:
        """Contributions and debts stand beside the tables of money; the others take the room."""
        if self.found is None:
            return
        self.beside.show(beside(self.found, self.unit_name))
        if self.part in _MONEY:
            gap = theme.px(self, 8)
            self.beside.set_rows(4 if self.narrowness else 10)
            if self.narrowness:
                self.beside.pack(side="bottom", fill="x", pady=(gap, 0), before=self.stage)
            else:
                self.beside.pack(side="right", fill="y", padx=(gap, 0), before=self.stage)
        else:
            self.beside.pack_forget()

    @property
    def year(self) -> str:
        """The chosen year, "" for all."""
        return "" if self.years.current() <= 0 else self.years.get()

    @property
    def unit(self) -> str:
        """The chosen unit's code, "" for the whole district."""
        place = self.units.current()
        return "" if place <= 0 else self._units[place][0]

    def _offer(self) -> None:
        """Years and units as they are now; at first the year of the round."""
        book, of_round = self.context.book, self.context.round[:4]
        first = not self.years.cget("values")
        before = of_round if first else self.years.get()
        years = [texts.ALL_YEARS, *service.years(book)]
        self.years.configure(values=years)
        self.years.current(years.index(before) if before in years else 0)
        named = [(unit.code, unit.name) for unit in seen_units(book)]
        # What a commune has of the others is not the whole: it begins with itself.
        chosen = self.context.unit if first and self.context.role is Role.COMMUNE else self.unit
        self._units = [("", texts.ALL_UNITS), *named]
        self.units.configure(values=[name for _code, name in self._units])
        codes = [code for code, _name in self._units]
        self.units.current(codes.index(chosen) if chosen in codes else 0)

    def _show_part(self) -> None:
        if self.found is None:
            return
        name = self._whose if self.part == "units" else self.unit_name
        self.rows, self.opens = rows_of(self.part, self.found, name)
        if self.table is not None:
            self.table.destroy()
        names = [f"{self.part}{place}" for place in range(len(_WIDTHS[self.part]))]
        columns = list(zip(names, texts.COLUMNS[self.part], _WIDTHS[self.part], strict=True))
        kept = [place for place in range(len(names)) if place not in self._left_out()]
        columns, names = [columns[place] for place in kept], [names[place] for place in kept]
        worded = (0, *_TEXTS.get(self.part, ()))
        numbers = [name for place, name in zip(kept, names, strict=True) if place not in worded]
        self.table = Table(self.stage, columns, 12, None, numbers=numbers, fixed=names[1:])
        self.table.tree.tag_configure(STRONG, font=theme.BOLD)
        for sequence in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.table.tree.bind(sequence, lambda _event: self.go())
        self.table.pack(fill="both", expand=True)
        if self.rows:
            shown = [(tuple(cells[place] for place in kept), look) for cells, look in self.rows]
            self.table.set_rows(shown)
        else:
            ttk.Label(self.table, text=texts.NOTHING[self.part], foreground=theme.QUIET).place(
                relx=0.5, rely=0.4, anchor="center"
            )

    def _left_out(self) -> Sequence[int]:
        return _LESS.get(self.part, (4, 5)) if self.narrowness == 2 else ()

    def unit_name(self, unit: str) -> str:
        """The name of a unit's code; "" is what belongs to the district as a whole."""
        if not unit:
            return texts.WHOLE_DISTRICT
        return dict(self._units).get(unit) or self.context.book.store.unit_name(unit) or unit

    def _whose(self, unit: str) -> str:
        """The same in the table of units: what is shared out is not the whole district's."""
        if unit or self.found is None or not any(line.part_of for line in self.found.lines):
            return self.unit_name(unit)
        commune = self.context.role is Role.COMMUNE
        return texts.OTHERS_TOO if commune else texts.NOT_SHARED_OUT

    # ------------------------------------------------------------------ deeds

    def share_out(self) -> None:
        """The form of a share of the chosen line, or first the table of lines to choose from."""
        if self.share_button.instate(["disabled"]):
            self.context.say(texts.CANNOT_SHARE)
            return
        line = self._line()
        if line is None:
            self.choose("lines")
            self.context.say(texts.CHOOSE_LINE)
        elif line.stated:
            self.context.say(texts.NOT_TO_SHARE)
        else:
            form = self.share_form(line)
            if form.run() is not None:
                self.take_focus()

    def share_form(self, line: Funding) -> RegisterForm:
        """The form of a new share, not shown yet. Source and programme are its line's."""
        values = {
            "year": line.year,
            "title": texts.share_title(line.title),
            "unit": self.unit,
            "part_of": line.key,
        }
        window = self.winfo_toplevel()
        return RegisterForm(window, self.context.book, "funding", values=values, unit=self.unit)

    def _line(self) -> Funding | None:
        """The line that the chosen row stands for, the only one of a source too."""
        place = self.table.current if self.table is not None else None
        if self.found is None or place is None or place >= len(self.opens):
            return None
        by_key = {line.key: line for line in self.found.lines}
        if self.opens[place] in by_key:
            return by_key[self.opens[place]]
        if self.part != "sources" or place >= len(self.found.sources):
            return None
        code = self.found.sources[place].code
        of_source = [
            line
            for line in self.found.lines
            if line.source == code and not line.stated and line.part_of not in by_key
        ]
        return of_source[0] if len(of_source) == 1 else None

    def go(self) -> None:
        """To the register that the chosen row comes from, to its record where it is one."""
        place = self.table.current if self.table is not None else None
        known = place is not None and place < len(self.opens)
        key = self.opens[place] if known and place is not None else _REGISTER[self.part]
        self.context.navigate(ViewName.REGISTERS, unit=self.unit or None, code=key)
