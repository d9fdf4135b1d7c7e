"""The page of conflicts: a list, and for the chosen one its sides beside each other.

Nothing is chosen beforehand: a person decides, with a reason, or leaves it for later.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from functools import partial

import ttkbootstrap as ttk

from ntm_desktop.services.describing import title_of
from ntm_desktop.services.exchange.conflict_sides import Side, sides_of, why_not
from ntm_desktop.services.exchange.conflicts import Conflict, conflicts, resolve
from ntm_desktop.texts import conflicts as texts
from ntm_desktop.texts.records import short_name
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.conflicts.side_card import SideCard
from ntm_desktop.ui.conflicts.third_value import ThirdValue
from ntm_desktop.ui.scroll import ScrollFrame
from ntm_desktop.ui.view import AppContext
from ntm_desktop.ui.view_keys import KeyedView

_THIRD = "third"
_MOST_KEYS = 9
_MOST_LINES = 4


class ConflictsView(KeyedView):
    """List above, sides in the middle, reason and button below."""

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.waiting: list[Conflict] = []
        self.shown: Conflict | None = None
        self.sides: tuple[Side, ...] = ()
        self.third: ThirdValue | None = None
        self.cards: list[SideCard] = []

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make the list, the place of the sides, and the form of the decision."""
        self.chosen = tk.StringVar(self, "")
        self.heading = ttk.Label(self, font=theme.LARGE)
        self.heading.pack(side="top", anchor="w")
        self.lead = ttk.Label(self, text=texts.LEAD, foreground=theme.QUIET)
        self.lead.pack(side="top", anchor="w", fill="x")
        self.list = tables.Table(self, texts.COLUMNS, 4, self._choose)
        self._decision()
        self.stage = ScrollFrame(self)
        self.stage.pack(side="top", fill="both", expand=True)
        self.stage.bind("<Configure>", lambda _event: self._wrap())

    def _decision(self) -> None:
        gap = theme.px(self, 8)
        self.decision = frame = ttk.Frame(self)
        frame.columnconfigure(1, weight=1)
        ttk.Label(frame, text=texts.COMMENT).grid(row=0, column=0, sticky="w", padx=(0, gap))
        self.comment = ttk.Entry(frame)
        self.comment.grid(row=0, column=1, sticky="ew")
        self.comment.bind("<KeyRelease>", lambda _event: self._answered(), add="+")
        self.settle_button = ttk.Button(
            frame, text=f"{texts.SETTLE} (Ctrl+Enter)", bootstyle="primary", command=self.settle
        )
        self.settle_button.grid(row=0, column=2, padx=(gap, 0))
        self.later_button = ttk.Button(
            frame, text=texts.LATER, bootstyle="secondary-outline", command=self.later
        )
        self.later_button.grid(row=0, column=3, padx=(gap, 0))
        self.reason = ttk.Label(frame, foreground=theme.BAD)
        self.reason.grid(row=1, column=0, columnspan=4, sticky="w")

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+1… choose a side, Ctrl+Enter settles."""
        found: dict[str, Callable[[], None]] = {
            f"<Control-Key-{place + 1}>": partial(self.take, place) for place in range(_MOST_KEYS)
        }
        found["<Control-Return>"] = found["<Control-KP_Enter>"] = self.settle
        return found

    # ------------------------------------------------------------------ filling

    def fill(self) -> None:
        """Read what waits; what is being typed for the same conflict stays."""
        book = self.context.book
        place = self.list.current or 0
        self.waiting = conflicts(book)
        keys = [one.key for one in self.waiting]
        if self.shown is not None and self.shown.key in keys:
            place = keys.index(self.shown.key)
        self.heading.configure(
            text=texts.waiting(len(keys)) if keys else f"✓ {texts.NONE_LEFT}",
            foreground=theme.INK if keys else theme.GOOD,
        )
        rows = [((title_of(book, one.key), self._who(one)), "") for one in self.waiting]
        self.list.tree.configure(height=min(_MOST_LINES, max(1, len(rows))))
        self.list.set_rows(rows, place)
        self._lay_out()
        if self.waiting:
            self._choose(min(place, len(self.waiting) - 1))
        else:
            self._show(None)

    def _lay_out(self) -> None:
        """Where nothing waits there is nothing to decide."""
        gap = theme.px(self, 8)
        if self.waiting:
            self.decision.pack(side="bottom", fill="x", pady=(gap, 0), before=self.heading)
            self.list.pack(side="top", fill="x", pady=gap, before=self.stage)
        else:
            self.decision.pack_forget()
            self.list.pack_forget()

    def bring_into_sight(self, code: str) -> None:
        """The first conflict about that criterion or indicator, of the present unit if it has."""
        found = [
            place
            for place, one in enumerate(self.waiting)
            if code in one.key.split("/") or code == one.key
        ]
        own = [place for place in found if self.context.unit in self.waiting[place].key.split("/")]
        if found:
            self.list.choose((own or found)[0])

    def _who(self, conflict: Conflict) -> str:
        book = self.context.book
        names = [short_name(book.org_name(head.author)) for head in conflict.heads]
        return "; ".join(dict.fromkeys(names))

    def _choose(self, place: int) -> None:
        conflict = self.waiting[place]
        if conflict != self.shown:
            self._show(conflict)

    def _show(self, conflict: Conflict | None) -> None:
        for child in self.stage.body.winfo_children():
            child.destroy()
        self.shown, self.third, self.sides, self.cards = conflict, None, (), []
        self.chosen.set("")
        self.comment.delete(0, "end")
        self.reason.configure(text="")
        usable = conflict is not None and not why_not(self.context.book, conflict.key)
        for widget in (self.comment, self.settle_button):
            widget.state(["!disabled" if usable else "disabled"])
        self.later_button.state(["!disabled" if len(self.waiting) > 1 else "disabled"])
        if conflict is None:
            return
        if not usable:
            self.reason.configure(text=why_not(self.context.book, conflict.key))
        self._show_sides(conflict)
        self.stage.to_top()

    def _show_sides(self, conflict: Conflict) -> None:
        book, body, gap = self.context.book, self.stage.body, theme.px(self, 8)
        self.sides = sides_of(book, conflict)
        row = ttk.Frame(body)
        row.pack(side="top", fill="x")
        for place, side in enumerate(self.sides):
            row.columnconfigure(place, weight=1, uniform="side")
            card = SideCard(row, side, place + 1, self.chosen, self._to_comment)
            card.grid(row=0, column=place, sticky="nsew", padx=(0, gap))
            self.cards.append(card)
        self._wrap()
        if not conflict.key.startswith("assessment/"):
            return
        box = ttk.Frame(body)
        box.pack(side="top", fill="x", pady=(gap, 0))
        ttk.Radiobutton(
            box,
            text=f"{texts.OTHER} (Ctrl+{len(self.sides) + 1})",
            value=_THIRD,
            variable=self.chosen,
            command=self._to_third,
        ).pack(side="top", anchor="w")
        self.third = ThirdValue(box, book, conflict.key, lambda: self.chosen.set(_THIRD))
        self.third.pack(side="top", anchor="w", padx=(gap * 3, 0), pady=(gap // 2, 0))

    def _wrap(self) -> None:
        """Break the lines of the cards by the width of the page, which no card has a say in."""
        width = self.stage.winfo_width()
        if width <= 1:
            return
        self.lead.configure(wraplength=width)
        for card in self.cards:
            card.wrap(width // len(self.cards) - theme.px(self, 16))

    def _to_comment(self) -> None:
        self.reason.configure(text="")
        self.comment.focus_set()

    def _to_third(self) -> None:
        self.reason.configure(text="")
        if self.third is not None:
            self.third.stated.focus_set()

    # ------------------------------------------------------------------ deciding

    def take(self, place: int) -> None:
        """Choose a side by its place; one further is the third value."""
        if place < len(self.sides) and self.sides[place].revision is not None:
            self.chosen.set(str(self.sides[place].revision))
            self._to_comment()
        elif place == len(self.sides) and self.third is not None:
            self.chosen.set(_THIRD)
            self._to_third()

    def settle(self) -> None:
        """Write the decision and go to the next one; what is missing is said under the form."""
        conflict, chosen = self.shown, self.chosen.get()
        if conflict is None or self.settle_button.instate(["disabled"]):
            return
        note = self.comment.get().strip()
        self.reason.configure(text="")
        if not chosen:
            self.reason.configure(text=f"! {texts.CHOOSE_FIRST}")
            return
        book = self.context.book
        title = title_of(book, conflict.key)
        if chosen != _THIRD:
            if self._has_reason(note):
                resolve(book, conflict.key, chosen, note=note)
                self._say_settled(title)
            return
        body = self.third.body() if self.third is not None else None
        if body is None:
            return
        if not body:
            self.reason.configure(text=f"! {texts.NEED_VALUE}")
        elif self._has_reason(note):
            resolve(book, conflict.key, body=body, note=note)
            self._say_settled(title)

    def later(self) -> None:
        """Leave it undecided and look at the next one."""
        if self.waiting:
            place = ((self.list.current or 0) + 1) % len(self.waiting)
            self.list.choose(place)
            self.list.tree.focus_set()

    def _answered(self) -> None:
        """A fault that was told is being mended: a decision that is not allowed stays told."""
        if self.settle_button.instate(["!disabled"]) and self.comment.get().strip():
            self.reason.configure(text="")

    def _has_reason(self, note: str) -> bool:
        if note:
            return True
        self.reason.configure(text=f"! {texts.NEED_COMMENT}")
        self.comment.focus_set()
        return False

    def _say_settled(self, title: str) -> None:
        self.context.say(texts.settled(title, len(self.waiting)))
        self.list.tree.focus_set()
