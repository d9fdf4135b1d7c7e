"""What a commune still lacks: one list, what costs least first; Enter goes to the field."""

from __future__ import annotations

import tkinter as tk
from collections import Counter
from collections.abc import Callable, Mapping

import ttkbootstrap as ttk

from ntm_desktop.services.criteria import gaps, reading
from ntm_desktop.services.criteria.gaps import Gap, GapKind
from ntm_desktop.services.criteria.reading import UnitForm
from ntm_desktop.services.workbook import Change
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import tasks as task_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.commune.form_model import shown_code, shown_why
from ntm_desktop.ui.tables import BAD, QUIET, WARN, Table
from ntm_desktop.ui.tasks.giving import give_for_gap
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_WIDTHS = (60, 330, 400, 200)
_NAMES = ("number", "title", "why", "who")
_TAGS = {
    GapKind.UNREVIEWED: QUIET,
    GapKind.NO_EVIDENCE: WARN,
    GapKind.NO_DATA: "",
    GapKind.NOT_MET: BAD,
}


class GapsView(KeyedView):
    """The list of the unit chosen on the left."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.gaps: tuple[Gap, ...] = ()
        self.form: UnitForm | None = None

    def build(self) -> None:
        """A sentence and the list."""
        self.lead = ttk.Label(self, font=theme.LARGE)
        self.lead.pack(anchor="w", fill="x", pady=(0, 8))
        self.bind("<Configure>", self._on_size)
        columns = list(zip(_NAMES, texts.GAPS_COLUMNS, _WIDTHS, strict=True))
        self.table = Table(self, columns, 12)
        self.table.pack(fill="both", expand=True)
        self.table.tree.bind("<Return>", lambda _event: self.go())
        self.table.tree.bind("<Double-Button-1>", lambda _event: self.go())
        foot = ttk.Frame(self)
        # Before the list, so that a low window takes the room from it.
        foot.pack(side="bottom", fill="x", pady=(6, 0), before=self.table)
        self.task_button = ttk.Button(
            foot,
            text=task_texts.MAKE_BUTTON,
            bootstyle="primary-outline",
            command=self.give_task,
        )
        self.task_button.pack(side="right")
        ttk.Label(foot, text=texts.GAPS_HINT, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="left"
        )

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+T makes a task of the chosen line."""
        return {"<Control-t>": self.give_task, "<Control-T>": self.give_task}

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        self.lead.configure(wraplength=event.width)

    def fill(self) -> None:
        """Read the unit's form and list what is missing in it."""
        if not self.context.unit:
            return
        form = reading.form(self.context.book, self.context.unit, self.context.round)
        self.form = form
        self.gaps = gaps.gaps_of(form)
        counts = Counter(gap.kind.value for gap in self.gaps)
        self.lead.configure(text=texts.gaps_lead(form.unit.name, counts))
        names: dict[str, str] = {}
        rows = []
        for gap in self.gaps:
            for office in gap.row.responsible:
                names.setdefault(office, self.context.book.org_name(office))
            who = ", ".join(names[office] for office in gap.row.responsible) or form.unit.name
            kind = texts.GAP_KINDS[gap.kind.value]
            why = shown_why(form, gap.row, gap.why) or kind
            cells = (shown_code(form, gap.row), gap.row.title, why, who)
            rows.append((cells, _TAGS[gap.kind]))
        self.table.set_rows(rows, self.table.current or 0)

    def concerns(self, change: Change) -> bool:
        """Other units' records leave the list as it is."""
        return not change.units or self.context.unit.partition(".")[0] in change.units

    def take_focus(self) -> None:
        """The list."""
        self.table.tree.focus_set()

    def go(self) -> None:
        """To the field of the chosen line."""
        place = self.table.current
        if place is not None:
            self.context.navigate(ViewName.FORM, code=self.gaps[place].row.code)

    def give_task(self) -> None:
        """A task from the chosen line."""
        place = self.table.current
        if self.form is not None and place is not None and place < len(self.gaps):
            give_for_gap(self.context, self.form, self.gaps[place])
