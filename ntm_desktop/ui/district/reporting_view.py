"""Who has sent for the round and who has not, with days; those who are missing stand first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import ttkbootstrap as ttk

from ntm_desktop.services.reporting import Reporting, Sender, reporting
from ntm_desktop.services.units import communes
from ntm_desktop.texts import district as texts
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import ViewName
from ntm_desktop.ui.view_keys import KeyedView

_COLUMNS = (
    ("sender", texts.SENDER, 210),
    ("standing", texts.STANDING, 130),
    ("number", texts.SAID, 75),
    ("remark", texts.REMARK, 200),
)
_DAY = "%d/%m/%Y"


class ReportingView(KeyedView):
    """One line of figures, the list, and a button that copies who is missing."""

    least_height = 320
    found: Reporting | None = None

    def build(self) -> None:
        """Make heading, list and button."""
        gap = theme.px(self, 6)
        self.heading = ttk.Label(self, font=theme.LARGE)
        self.heading.pack(side="top", anchor="w")
        self.due = ttk.Label(self)
        self.due.pack(side="top", anchor="w", pady=(0, gap))
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=(gap, 0))
        self.copy_button = ttk.Button(
            foot,
            text=texts.COPY_MISSING,
            bootstyle="secondary-outline",
            command=self.copy_missing,
        )
        self.copy_button.pack(side="left")
        ttk.Label(foot, text=texts.ENTER_OPENS, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="right"
        )
        self.list = Table(self, _COLUMNS, 10)
        self.list.pack(side="top", fill="both", expand=True)
        for sequence in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.list.tree.bind(sequence, lambda _event: self._open())

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Alt+S copies the list of the missing."""
        return {"<Alt-s>": self.copy_missing, "<Alt-S>": self.copy_missing}

    def take_focus(self) -> None:
        """The keyboard starts in the list."""
        self.list.tree.focus_set()

    # ------------------------------------------------------------------ filling

    def fill(self) -> None:
        """Read the log and show who has sent."""
        today = date.today()
        place = self.list.current or 0
        self._communes = {unit.code: unit.name for unit in communes(self.context.book)}
        self.found = found = reporting(self.context.book, self.context.round, today)
        from_communes = [one for one in found.senders if one.org.kind == "commune"]
        offices = [one for one in found.senders if one.org.kind != "commune"]
        self.heading.configure(
            text=texts.sent(
                sum(one.has_sent for one in from_communes),
                len(from_communes),
                sum(one.has_sent for one in offices),
                len(offices),
            )
        )
        self._show_due(found)
        self.list.set_rows([(self._cells(one), _tag(one)) for one in found.senders], place)

    def _show_due(self, found: Reporting) -> None:
        missing = any(not one.has_sent for one in found.senders)
        late = missing and any(one.late and not one.has_sent for one in found.senders)
        if found.due is None:
            self.due.configure(text=texts.NO_DUE, foreground=theme.QUIET)
        else:
            words = texts.due(found.due.strftime(_DAY), late)
            self.due.configure(text=words, foreground=theme.BAD if late else theme.INK)
        self.copy_button.state(["!disabled" if missing else "disabled"])

    def _cells(self, one: Sender) -> tuple[str, ...]:
        standing = texts.STANDINGS[one.standing.value]
        if one.late and not one.has_sent:
            standing = texts.MISSING_LATE
        remarks = [texts.LATE] if one.late and one.has_sent else []
        if one.first is not None and one.last is not None:
            remarks.append(texts.arrived(one.first.strftime(_DAY), one.last.strftime(_DAY)))
        remarks.append(texts.REMARKS[one.standing.value])
        if one.last_file is not None and one.last_file != one.last:
            remarks.append(texts.last_file(one.last_file.strftime(_DAY)))
        return (
            self._shown_name(one),
            standing,
            texts.said_of(one.said, one.expected),
            "; ".join(remark for remark in remarks if remark),
        )

    def _shown_name(self, one: Sender) -> str:
        name = self._communes.get(one.org.unit)
        return one.org.name if name is None else texts.commune(name)

    # ------------------------------------------------------------------ deeds

    def copy_missing(self) -> None:
        """Put the names of those who have not sent on the clipboard, one a line."""
        if self.found is None:
            return
        names = [self._shown_name(one) for one in self.found.senders if not one.has_sent]
        if not names:
            self.context.say(texts.NOBODY_MISSING)
            return
        self.clipboard_clear()
        self.clipboard_append("\n".join(names))
        self.context.say(texts.copied(len(names)))

    def _open(self) -> None:
        place = self.list.current
        if self.found is not None and place is not None:
            org = self.found.senders[place].org
            if org.unit:
                self.context.navigate(ViewName.FORM, unit=org.unit)


def _tag(one: Sender) -> str:
    if one.late:
        return tables.BAD
    return tables.GOOD if one.has_sent else ""
