"""Data checks: kinds of findings with counts, a list, the whole sentence, the way to the cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from ntm_desktop.domain import fields
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.register_specs import SPECS
from ntm_desktop.services.checks import check_limits, check_registry
from ntm_desktop.services.checks.check_places import Place, place_of
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.texts import checks_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.prose import PLAIN, Prose
from ntm_desktop.ui.tables import BAD, QUIET, WARN, Table
from ntm_desktop.ui.view import AppContext, Role, ViewName
from ntm_desktop.ui.view_keys import KeyedView

if TYPE_CHECKING:
    import tkinter as tk

_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
_TAGS = {Severity.ERROR: BAD, Severity.WARNING: WARN, Severity.NOTE: QUIET}
_ORDER = list(Severity)
_WIDTHS = {"severity": 92, "place": 132, "stated": 96, "computed": 96, "sentence": 300}
_NARROW = 860
_REGISTERS = frozenset(spec.kind for spec in SPECS)
_VIEWS = {
    "assessment": ViewName.FORM,
    "base_figure": ViewName.FORM,
    "evidence": ViewName.FORM,
    "goal": ViewName.GOALS,
    "unit": ViewName.SETTINGS,
    "responsibility": ViewName.SETTINGS,
}


class ChecksView(KeyedView):
    """``findings``: all of them, by severity and kind; ``listed``: those of the chosen kind."""

    least_height = 380

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.findings: tuple[Finding, ...] = ()
        self.listed: tuple[Finding, ...] = ()
        self.titles: tuple[str, ...] = ("",)
        self.narrow = False
        self._kinds: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
        self._names: list[str] = []
        self._places: dict[Finding, Place] = {}

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """F3 looks again, F4 asks for the limits (the district's)."""
        keys: dict[str, Callable[[], None]] = {"<F3>": self.fill}
        return keys | ({"<F4>": self.ask_limit} if self._may_set() else {})

    def _may_set(self) -> bool:
        return self.context.role is Role.DISTRICT and not self.context.book.store.read_only

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """A sentence, kinds on the left, the list on the right, the chosen sentence below."""
        gap = theme.px(self, 8)
        top = ttk.Frame(self)
        top.pack(side="top", fill="x", pady=(0, gap))
        self.again = ttk.Button(
            top, text=f"{texts.AGAIN} (F3)", bootstyle="secondary-outline", command=self.fill
        )
        self.again.pack(side="right")
        if self._may_set():
            self.limits = ttk.Button(
                top,
                text=f"{texts.LIMITS} (F4)",
                bootstyle="secondary-outline",
                command=self.ask_limit,
            )
            self.limits.pack(side="right", padx=(0, gap))
        self.lead = ttk.Label(top, font=theme.BOLD)
        self.lead.pack(side="left", fill="x", expand=True)
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(gap, 0))
        self.open_button = ttk.Button(
            foot, text=f"{texts.OPEN} (Enter)", bootstyle="primary-outline", command=self.go
        )
        self.open_button.pack(side="right", anchor="n", padx=(gap, 0))
        self.sentence = Prose(foot, 3)
        self.sentence.pack(side="left", fill="x", expand=True)
        self.bind("<Configure>", lambda _event: self._fit())
        self.lead.bind("<Configure>", self._wrap_lead)
        self._make_lists()

    def _wrap_lead(self, event: tk.Event[tk.Misc]) -> None:
        self.lead.configure(wraplength=event.width)

    def _make_lists(self) -> None:
        """Side by side; in a narrow page one above the other, without the places."""
        gap = theme.px(self, 8)
        self.groups = Table(
            self,
            [("kind", texts.GROUPS[0], 232), ("number", texts.GROUPS[1], 46)],
            4 if self.narrow else 12,
            self._choose_kind,
        )
        names = [name for name in _WIDTHS if name != "place" or not self.narrow]
        self._names = names
        self.list = Table(
            self,
            [(name, texts.COLUMNS[name], _WIDTHS[name]) for name in names],
            6 if self.narrow else 12,
            self._chosen,
            numbers=("stated", "computed"),
            fixed=("severity", "place", "stated", "computed"),
        )
        if self.narrow:
            self.groups.pack(side="top", fill="x", pady=(0, gap))
        else:
            self.groups.pack(side="left", fill="y", padx=(0, gap))
        self.list.pack(side="left", fill="both", expand=True)
        for sequence in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.list.tree.bind(sequence, lambda _event: self.go())
        self.groups.tree.bind("<Return>", lambda _event: self.list.tree.focus_set())

    def _fit(self) -> None:
        """Another width or size of text: make the lists anew where they stand otherwise."""
        narrow = 1 < self.winfo_width() < theme.px(self, _NARROW)
        if narrow is not self.narrow:
            self.narrow = narrow
            chosen = self.groups.current or 0
            self.groups.destroy()
            self.list.destroy()
            self._make_lists()
            self._show_kinds(chosen)

    # ------------------------------------------------------------------ values

    def fill(self) -> None:
        """Look at everything anew; the chosen kind stays chosen where it is still there."""
        book = self.context.book
        found = check_registry.findings(book)
        titles = list(dict.fromkeys(texts.title(one.code) for one in found))
        self.findings = tuple(
            sorted(
                found, key=lambda one: (_ORDER.index(one.severity), titles.index(_title_of(one)))
            )
        )
        self._places = {}
        chosen = self.titles[self.groups.current or 0]
        kinds = [(title, tuple(same)) for title, same in groupby(self.findings, _title_of)]
        self.titles = ("", *(title for title, _same in kinds))
        counts = {severity: 0 for severity in Severity}
        for one in found:
            counts[one.severity] += 1
        self.lead.configure(
            text=texts.lead(len(found), counts[Severity.ERROR], counts[Severity.WARNING])
        )
        self._kinds = tuple(kinds)
        self._show_kinds(self.titles.index(chosen) if chosen in self.titles else 0)

    def _show_kinds(self, place: int) -> None:
        count = str(len(self.findings))
        rows: list[tuple[Sequence[str], str]] = [((texts.ALL, count), "")]
        for title, same in self._kinds:
            severity = same[0].severity
            rows.append(
                (
                    (f"{_MARKS[severity]} {title}", str(len(same))),
                    _TAGS[severity],
                )
            )
        self.groups.set_rows(rows, place)
        self._choose_kind(place)

    def _choose_kind(self, place: int) -> None:
        title = self.titles[place] if place < len(self.titles) else ""
        before = self._current()
        self.listed = tuple(one for one in self.findings if title in ("", _title_of(one)))
        rows = [(self._cells(one), _TAGS[one.severity]) for one in self.listed]
        self.list.set_rows(rows, self.listed.index(before) if before in self.listed else 0)
        self._chosen(self.list.current or 0)

    def _cells(self, one: Finding) -> tuple[str, ...]:
        severity = f"{_MARKS[one.severity]} {texts.SEVERITIES[one.severity]}"
        whose = self.where_is(one).whose
        cells = {
            "severity": severity,
            "place": whose,
            "stated": _shown(one.stated),
            "computed": _shown(one.computed),
            # Where the place has no column, the sentence says it.
            "sentence": one.message if self.narrow else texts.without(whose, one.message),
        }
        return tuple(cells[name] for name in self._names)

    def where_is(self, finding: Finding) -> Place:
        """Where a finding is, read once."""
        if finding not in self._places:
            self._places[finding] = place_of(self.context.book, finding)
        return self._places[finding]

    def _current(self) -> Finding | None:
        place = self.list.current
        return self.listed[place] if place is not None and place < len(self.listed) else None

    def _chosen(self, _place: int) -> None:
        one = self._current()
        hint = texts.HINT + (texts.HINT_LIMITS if self._may_set() else "")
        self.sentence.show([(one.message if one else "", PLAIN), (hint, "quiet")])
        self.open_button.state(["!disabled" if one is not None else "disabled"])

    def take_focus(self) -> None:
        """The list of findings."""
        self.list.tree.focus_set()

    # ------------------------------------------------------------------ deeds

    def go(self) -> None:
        """To the cell of the form or the line of the register that the chosen finding is about."""
        one = self._current()
        if one is None:
            return
        to = self.where_is(one)
        if one.code == "conflict":
            self.context.navigate(ViewName.CONFLICTS, code=to.key)
        elif to.kind in _VIEWS:
            self.context.navigate(
                _VIEWS[to.kind],
                unit=to.unit or None,
                round_code=to.round or None,
                code=to.code,
            )
        elif to.kind in _REGISTERS:
            self.context.navigate(ViewName.REGISTERS, code=to.key)
        else:
            self.context.say(texts.NO_PLACE)

    def ask_limit(self) -> None:
        """Let the district choose a limit and type another value."""
        book, dialogs = self.context.book, self.context.dialogs
        items = [
            (name, texts.limit_now(title, vietnamese(check_limits.limit(book, name))))
            for name, title in texts.LIMIT_TITLES.items()
        ]
        name = dialogs.choose(texts.LIMITS_NOTE, items, title=texts.LIMITS)
        if name is None:
            return
        now = vietnamese(check_limits.limit(book, name))
        typed = dialogs.ask_text(
            texts.LIMIT_TITLES[name], title=texts.LIMITS, value=now, check=_fault
        )
        if typed is not None:
            check_limits.set_limit(book, name, fields.percent(typed))


def _title_of(finding: Finding) -> str:
    return texts.title(finding.code)


def _shown(value: str | None) -> str:
    if value is None:
        return ""
    return vietnamese(value) if texts.is_number(value) else texts.value(value)


def _fault(text: str) -> str | None:
    try:
        fields.percent(text)
    except fields.FieldError as error:
        return error.sentence
    return None
