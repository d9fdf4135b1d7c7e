"""The deadlines of the year, and who has sent for the chosen one; who is missing stands first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import ttkbootstrap as ttk

from ntm_desktop.domain import fields
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.exchange.reporting import Reporting, Sender, reporting
from ntm_desktop.services.programme.deadlines import Deadline, add_deadline, deadlines
from ntm_desktop.services.units import communes
from ntm_desktop.texts import deadlines as deadline_texts
from ntm_desktop.texts import district as texts
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.tables import Table
from ntm_desktop.ui.view import AppContext, ViewName
from ntm_desktop.ui.view_keys import KeyedView

_COLUMNS = (
    ("sender", texts.SENDER, 210),
    ("standing", texts.STANDING, 130),
    ("number", texts.SAID, 75),
    ("remark", texts.REMARK, 200),
)
_DEADLINES = (
    ("round", deadline_texts.ROUND, 220),
    ("at", deadline_texts.DUE, 104),
    ("left", deadline_texts.LEFT, 120),
    ("communes", deadline_texts.COMMUNES, 84),
    ("offices", deadline_texts.OFFICES, 114),
    ("late", deadline_texts.LATE, 76),
)
_SHOWN = 3
_DAY = "%d/%m/%Y"


class ReportingView(KeyedView):
    """The deadlines, one line of figures, the list, and a button that copies who is missing."""

    least_height = 420
    found: Reporting | None = None
    deadlines: tuple[Deadline, ...] = ()
    # The round whose senders are listed; "" for the window's.
    shown_round = ""

    def build(self) -> None:
        """Make heading, list and button."""
        gap = theme.px(self, 6)
        self.days = Table(self, _DEADLINES, _SHOWN, self._on_deadline)
        self.days.pack(side="top", fill="x", pady=(0, gap))
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
        self.add_button = ttk.Button(
            foot,
            text=deadline_texts.ADD,
            bootstyle="secondary-outline",
            command=self.add_deadline,
        )
        self.add_button.pack(side="left", padx=(gap, 0))
        ttk.Label(foot, text=texts.ENTER_OPENS, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="right"
        )
        self.list = Table(self, _COLUMNS, 10)
        self.list.pack(side="top", fill="both", expand=True)
        for sequence in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.list.tree.bind(sequence, lambda _event: self._open())

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Alt+S copies the list of the missing, Alt+M adds an ad hoc deadline."""
        return {
            "<Alt-s>": self.copy_missing,
            "<Alt-S>": self.copy_missing,
            "<Alt-m>": self.add_deadline,
            "<Alt-M>": self.add_deadline,
        }

    def take_focus(self) -> None:
        """The keyboard starts in the list."""
        self.list.tree.focus_set()

    # ------------------------------------------------------------------ filling

    def show(self, context: AppContext) -> None:
        """The view becomes visible at that place: another round there is another round here."""
        if context.round != self.context.round:
            self.shown_round = ""
        super().show(context)

    def fill(self) -> None:
        """Read the log and show the deadlines, then who has sent for the chosen one."""
        book, today = self.context.book, date.today()
        self._communes = {unit.code: unit.name for unit in communes(book)}
        self.deadlines = deadlines(book, self.context.round, today)
        listed = [one.code for one in self.deadlines]
        if self.shown_round not in listed:
            self.shown_round = self.context.round
        place = listed.index(self.shown_round) if self.shown_round in listed else -1
        rows = [(_deadline_cells(one), _deadline_tag(one)) for one in self.deadlines]
        self.days.set_rows(rows, place)
        if place < 0:  # a round without a day is no deadline, but has its senders
            self.days.tree.selection_set(())
            self._show(reporting(book, self.context.round, today))
        else:
            self._show(self.deadlines[place].reporting)

    def _on_deadline(self, place: int) -> None:
        """Another deadline was chosen in the list above."""
        if place < len(self.deadlines) and self.deadlines[place].code != self.shown_round:
            self.shown_round = self.deadlines[place].code
            self._show(self.deadlines[place].reporting)

    def _show(self, found: Reporting) -> None:
        place = self.list.current or 0
        self.found = found
        from_communes = [one for one in found.senders if one.org.kind == "commune"]
        offices = [one for one in found.senders if one.org.kind != "commune"]
        sent = texts.sent(
            sum(one.has_sent for one in from_communes),
            len(from_communes),
            sum(one.has_sent for one in offices),
            len(offices),
        )
        self.heading.configure(text=sent)
        self._show_due(found)
        self.list.set_rows([(self._cells(one), _tag(one)) for one in found.senders], place)

    def _show_due(self, found: Reporting) -> None:
        missing = any(not one.has_sent for one in found.senders)
        late = missing and any(one.late and not one.has_sent for one in found.senders)
        if found.due is None:
            words = f"{found.round.title} · {texts.NO_DUE}"
            self.due.configure(text=words, foreground=theme.QUIET)
        else:
            words = f"{found.round.title} · {texts.due(found.due.strftime(_DAY), late)}"
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

    def add_deadline(self) -> None:
        """Ask for day and name of an ad hoc report and open its round."""
        dialogs = self.context.dialogs
        day = dialogs.ask_text(
            deadline_texts.ADD_DAY, title=deadline_texts.ADD_TITLE, check=self._fault_in_day
        )
        if day is None:
            return
        title = dialogs.ask_text(deadline_texts.ADD_NAME, title=deadline_texts.ADD_TITLE)
        if title is not None:
            due = fields.date(day)
            add_deadline(self.context.book, due, title.strip())
            self.context.say(deadline_texts.added(fields.date_shown(due)))

    def _fault_in_day(self, text: str) -> str | None:
        try:
            due = fields.date(text)
        except WrongUse as fault:
            return fault.sentence
        if self.context.book.rules.round(due) is not None:
            return deadline_texts.exists(fields.date_shown(due))
        return None

    def _open(self) -> None:
        place = self.list.current
        if self.found is not None and place is not None:
            org = self.found.senders[place].org
            if org.unit:
                self.context.navigate(ViewName.FORM, unit=org.unit)


def _deadline_cells(one: Deadline) -> tuple[str, ...]:
    sent = [
        deadline_texts.of(sum(sender.has_sent for sender in senders), len(senders))
        for senders in (one.of("commune"), one.of("office"))
    ]
    left = deadline_texts.PAST if one.left is None or one.left < 0 else ""
    if not left:
        left = deadline_texts.days(one.left or 0) if one.left else deadline_texts.LAST_DAY
    title = one.reporting.round.title
    return (
        f"{deadline_texts.NEXT}{title}" if one.is_next else title,
        one.due.strftime(_DAY),
        left,
        *sent,
        str(len(one.late)) if one.late else "",
    )


def _deadline_tag(one: Deadline) -> str:
    return tables.BAD if one.late else ""


def _tag(one: Sender) -> str:
    if one.late:
        return tables.BAD
    return tables.GOOD if one.has_sent else ""
