"""The first screen: a package I was given · a plan · the sample district · a workbook I have."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.texts import shell as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.scroll import ScrollFrame

_CARD = 350
_FIRST_RECENT = 7


@dataclass(frozen=True, slots=True)
class Ways:
    """What the cards and the list of the start screen do. ``back`` is None without a workbook."""

    package: Callable[[], None]
    plan: Callable[[], None]
    sample: Callable[[], None]
    workbook: Callable[[], None]
    recent: Callable[[Path], None]
    back: Callable[[], None] | None = None


class StartScreen(ttk.Frame):
    """Four cards, recent workbooks, and the sentence of what just failed, if anything did."""

    def __init__(self, parent: tk.Misc, ways: Ways, recent: Sequence[Path]) -> None:
        super().__init__(parent)
        self._ways = ways
        self._recent = recent
        self.cards: list[Card] = []
        self._page = ScrollFrame(self)
        self._page.pack(fill="both", expand=True)
        # Air above and below takes what is left over, less above than below.
        self._page.body.rowconfigure(0, weight=2)
        self._page.body.rowconfigure(2, weight=3)
        self._page.body.columnconfigure(0, weight=1)
        self._inner = ttk.Frame(self._page.body)
        self._inner.grid(row=1, column=0, padx=theme.px(self, 16), pady=theme.px(self, 16))
        self._across = 2
        self._lay_out()
        self._inner.bind("<Configure>", self._on_height)
        self.bind("<Configure>", self._on_width)

    def take_focus(self) -> None:
        """The keyboard begins at the first card."""
        self.cards[0].focus_set()

    def rescale(self) -> None:
        """The text size changed: everything is laid out anew."""
        self._across = self._cards_across(self.winfo_width())
        for child in self._inner.winfo_children():
            child.destroy()
        self.cards.clear()
        self._lay_out()

    def _on_height(self, _event: tk.Event[tk.Misc]) -> None:
        """The page stands in the middle of the window, and scrolls only in a lower one."""
        wanted = self._inner.winfo_reqheight() + 2 * theme.px(self, 16)
        self._page.set_least(round(wanted * 1000 / theme.px(self, 1000)))

    def _on_width(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self and self._cards_across(event.width) != self._across:
            self.rescale()

    def _cards_across(self, width: int) -> int:
        """Two cards beside each other where they have room, else one."""
        return 2 if width <= 1 or width >= theme.px(self, 2 * _CARD + 80) else 1

    def _lay_out(self) -> None:
        inner, gap = self._inner, theme.px(self, 14)
        ttk.Label(inner, text=texts.PROGRAM, font=theme.TITLE, foreground=theme.ACCENT).grid(
            row=0, column=0, columnspan=2, sticky="w"
        )
        ttk.Label(inner, text=texts.WELCOME_LEAD, foreground=theme.QUIET).grid(
            row=1, column=0, columnspan=2, sticky="w", pady=(gap // 3, gap)
        )
        ways = self._ways
        choices = (
            (texts.FROM_PACKAGE, texts.FROM_PACKAGE_LEAD, ways.package),
            (texts.FROM_PLAN, texts.FROM_PLAN_LEAD, ways.plan),
            (texts.SAMPLE, texts.SAMPLE_LEAD, ways.sample),
            (texts.OPEN_WORKBOOK, texts.OPEN_WORKBOOK_LEAD, ways.workbook),
        )
        for index, (title, lead, command) in enumerate(choices):
            card = Card(inner, title, lead, command)
            card.grid(
                row=2 + index // self._across,
                column=index % self._across,
                padx=(0, gap) if index % self._across < self._across - 1 else 0,
                pady=(0, gap),
                sticky="w",
            )
            self.cards.append(card)
        ttk.Label(inner, text=texts.RECENT, font=theme.BOLD, foreground=theme.INK).grid(
            row=_FIRST_RECENT - 1, column=0, columnspan=2, sticky="w", pady=(gap // 2, gap // 3)
        )
        self._lay_out_recent(gap)
        if ways.back is not None:
            ttk.Button(
                inner, text=texts.BACK, bootstyle="secondary-outline", command=ways.back
            ).grid(row=_FIRST_RECENT + 20, column=0, sticky="w", pady=(gap, 0))

    def _lay_out_recent(self, gap: int) -> None:
        if not self._recent:
            ttk.Label(self._inner, text=texts.NO_RECENT, foreground=theme.QUIET).grid(
                row=_FIRST_RECENT, column=0, columnspan=2, sticky="w"
            )
        for index, path in enumerate(self._recent):
            Recent(self._inner, path, partial(self._ways.recent, path)).grid(
                row=_FIRST_RECENT + index, column=0, columnspan=2, sticky="ew"
            )


class Card(tk.Canvas):
    """A button with a title and a line of explanation; Enter and Space press it."""

    def __init__(self, parent: tk.Misc, title: str, lead: str, command: Callable[[], None]) -> None:
        super().__init__(
            parent,
            width=theme.px(parent, _CARD),
            height=theme.px(parent, 86),
            background=theme.PAPER,
            highlightthickness=0,
            borderwidth=0,
            takefocus=True,
            cursor="hand2",
        )
        self.title = title
        self._lead = lead
        self._command = command
        self._hover = False
        self._focused = False
        for sequence in ("<Button-1>", "<Return>", "<space>", "<KP_Enter>"):
            self.bind(sequence, lambda _event: self.invoke())
        self.bind("<Enter>", lambda _event: self._set(hover=True))
        self.bind("<Leave>", lambda _event: self._set(hover=False))
        self.bind("<FocusIn>", lambda _event: self._set(focused=True))
        self.bind("<FocusOut>", lambda _event: self._set(focused=False))
        self._draw()

    def invoke(self) -> None:
        """As if pressed."""
        self._command()

    def _set(self, hover: bool | None = None, focused: bool | None = None) -> None:
        self._hover = self._hover if hover is None else hover
        self._focused = self._focused if focused is None else focused
        self._draw()

    def _draw(self) -> None:
        self.delete("all")
        width, height = int(self.cget("width")), int(self.cget("height"))
        edge = theme.FOCUS if self._focused else theme.LINE_STRONG if self._hover else theme.LINE
        self.create_rectangle(
            1,
            1,
            width - 2,
            height - 2,
            fill=theme.HOVER if self._hover or self._focused else theme.PAPER,
            outline=edge,
            width=2 if self._focused else 1,
        )
        left = theme.px(self, 18)
        self.create_rectangle(0, 0, theme.px(self, 4), height, fill=theme.ACCENT, width=0)
        self.create_text(
            left,
            theme.px(self, 16),
            anchor="nw",
            text=self.title,
            font=theme.LARGE,
            fill=theme.INK,
        )
        self.create_text(
            left,
            theme.px(self, 42),
            anchor="nw",
            text=self._lead,
            font=theme.SMALL,
            fill=theme.QUIET,
            width=width - 2 * left,
        )


class Recent(tk.Label):
    """A recent workbook: its name, its folder; dead where the file is gone and has no copies."""

    def __init__(self, parent: tk.Misc, path: Path, command: Callable[[], None]) -> None:
        copied = not path.exists() and _has_copies(path)
        there = path.exists() or copied
        folder = theme.fit_end(parent, str(path.parent), theme.px(parent, 360))
        text = f"{path.name}    {_where(folder, there, copied)}"
        super().__init__(
            parent,
            text=text,
            anchor="w",
            font=theme.TEXT,
            background=theme.PAPER,
            foreground=theme.ACCENT if there else theme.QUIET,
            padx=theme.px(parent, 6),
            pady=theme.px(parent, 3),
            takefocus=there,
            highlightthickness=2,
            highlightbackground=theme.PAPER,
            highlightcolor=theme.FOCUS,
            cursor="hand2" if there else "",
        )
        self.path = path
        if there:
            for sequence in ("<Button-1>", "<Return>", "<space>"):
                self.bind(sequence, lambda _event: command())
            self.bind("<Enter>", lambda _event: self.configure(background=theme.HOVER))
            self.bind("<Leave>", lambda _event: self.configure(background=theme.PAPER))


def _where(folder: str, there: bool, copied: bool) -> str:
    if copied:
        return texts.MISSING_WITH_COPIES
    return folder if there else texts.MISSING


def _has_copies(path: Path) -> bool:
    from ntm_desktop.services.backups.backup_files import backups

    return bool(backups(path))
