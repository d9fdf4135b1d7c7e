"""The window of a section's words: the text with its fields, what they mean, what comes out."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass

import ttkbootstrap as ttk

from ntm_desktop.domain import narratives as filling
from ntm_desktop.reports.drafted import Section
from ntm_desktop.services.papers import narratives
from ntm_desktop.texts import field_names
from ntm_desktop.texts import report_fields as field_texts
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.prose import Prose
from ntm_desktop.ui.tables import Table

_WIDTH, _HEIGHT = 1080, 560
_FOOT = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The answer: ``text`` to be kept, None to let the drafted words stand again."""

    text: str | None


class SectionEditor(Modal[Words]):
    """``text``: what stands now; ``draft``: what the program drafts, "" for nothing.

    Both come with the code's names of their fields; shown, typed and answered are the words.
    """

    def __init__(
        self, parent: tk.Tk | tk.Toplevel, section: Section, text: str, draft: str
    ) -> None:
        super().__init__(parent, texts.EDIT_TITLE.format(heading=section.heading))
        self._section, self._draft = section, draft
        self._text = narratives.in_words(text)
        self._warned = False
        width = min(self.px(_WIDTH), round(parent.winfo_screenwidth() * 0.92))
        height = min(self.px(_HEIGHT), round(parent.winfo_screenheight() * 0.8))
        self.frame.configure(width=width, height=height)
        self.frame.pack_propagate(False)
        gap = self.px(8)
        lead = ttk.Label(self.frame, text=texts.EDIT_LEAD, wraplength=width - 2 * self.px(20))
        lead.pack(side="top", anchor="w", pady=(0, gap))
        self.buttons = self.button_row(
            [
                (texts.RESET_WORDS, "secondary-outline", self.reset),
                (texts.CANCEL, "secondary-outline", self.cancel),
                (texts.SAVE_WORDS, "primary", self.accept),
            ]
        )
        if text == draft:
            self.buttons[0].state(["disabled"])
        self.result_text = Prose(self.frame, _FOOT)
        self.result_text.pack(side="bottom", fill="x")
        ttk.Label(self.frame, text=texts.RESULT, font=theme.BOLD).pack(side="bottom", anchor="w")
        self.fault = ttk.Label(self.frame, foreground=theme.BAD, wraplength=width - 2 * self.px(20))
        self.fault.pack(side="bottom", anchor="w", fill="x", pady=(gap // 2, gap // 2))
        self._middle(width)
        self.top.bind("<Control-Return>", lambda _event: self.accept())
        self.top.bind("<Escape>", lambda _event: self._escape())
        self._look()

    def _middle(self, width: int) -> None:
        middle = ttk.Frame(self.frame)
        middle.pack(side="top", fill="both", expand=True)
        side = ttk.Frame(middle, width=width // 2)
        side.pack_propagate(False)
        side.pack(side="right", fill="both", padx=(self.px(12), 0))
        ttk.Label(side, text=texts.INSERT_HINT, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="bottom", anchor="w"
        )
        names = ("field", "meaning", "now")
        columns = [
            (name, heading, size)
            for name, heading, size in zip(names, texts.FIELD_COLUMNS, (170, 200, 90), strict=True)
        ]
        self.fields = Table(side, columns, 6)
        self.fields.pack(side="top", fill="both", expand=True)
        self.names = list(self._section.values)
        self.fields.set_rows(
            [
                (
                    (
                        f"{{{field_names.word(name)}}}",
                        field_texts.meaning(self._section.report, name),
                        _now(value),
                    ),
                    "" if value else "quiet",
                )
                for name, value in self._section.values.items()
            ]
        )
        for key in ("<Return>", "<KP_Enter>", "<Double-Button-1>"):
            self.fields.tree.bind(key, lambda _event: self._insert())
        self.field = tk.Text(
            middle,
            width=20,
            height=4,
            wrap="word",
            font=theme.TEXT,
            undo=True,
            padx=8,
            pady=6,
            highlightthickness=1,
            highlightbackground=theme.LINE_STRONG,
            highlightcolor=theme.FOCUS,
            relief="flat",
        )
        self.field.insert("1.0", self._text)
        self.field.edit_reset()
        self.field.edit_modified(False)
        self.field.tag_configure("known", foreground=theme.ACCENT)
        self.field.tag_configure("strange", foreground=theme.BAD, underline=True)
        self.field.pack(side="left", fill="both", expand=True)
        self.field.bind("<<Modified>>", lambda _event: self._on_modified())
        self.field.bind("<Tab>", lambda _event: self._to(self.fields.tree))
        self.field.bind("<Control-Return>", lambda _event: self._accept_here())

    def first_focus(self) -> tk.Misc:
        """The text, at its end."""
        self.field.mark_set("insert", "end-1c")
        return self.field

    # ------------------------------------------------------------------ deeds

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.get("1.0", "end-1c").strip()

    def accept(self) -> None:
        """Close with the words if they are good, else say what is wrong and stay."""
        fault = narratives.fault_in(self.typed, self.names)
        if fault:
            self.fault.configure(text=f"! {fault}")
            self.field.focus_set()
            return
        self.answer(Words(self.typed))

    def reset(self) -> None:
        """Close and let the drafted words stand again."""
        self.answer(Words(None))

    def _accept_here(self) -> str:
        self.accept()
        return "break"

    def _escape(self) -> None:
        """What was typed is not lost by one key."""
        if self.typed == self._text.strip() or self._warned:
            self.cancel()
            return
        self._warned = True
        self.fault.configure(text=f"! {texts.ESCAPE_AGAIN}")

    def _to(self, widget: tk.Misc) -> str:
        widget.focus_set()
        return "break"

    def _insert(self) -> str:
        place = self.fields.current
        if place is not None:
            self.field.insert("insert", f"{{{field_names.word(self.names[place])}}}")
            self.field.focus_set()
        return "break"

    # ------------------------------------------------------------------ what comes out

    def _on_modified(self) -> None:
        if self.field.edit_modified():
            self.field.edit_modified(False)
            self._warned = False
            self._look()

    def _look(self) -> None:
        """Colour the fields, name the strange ones, show the result."""
        fault = narratives.fault_in(self.typed, self.names)
        self.fault.configure(text=f"! {fault}" if fault and self.typed else "")
        for tag in ("known", "strange"):
            self.field.tag_remove(tag, "1.0", "end")
        counted = tk.IntVar(self.field)
        start = "1.0"
        while found := self.field.search(r"\{[^{}]*\}", start, "end", regexp=True, count=counted):
            end = f"{found} + {counted.get()} chars"
            name = field_names.code(self.field.get(found, end).strip("{}"))
            self.field.tag_add("known" if name in self.names else "strange", found, end)
            start = end
        template = narratives.in_code(self.typed)
        template = filling.without_empty(template, self._section.values, self._draft)
        said = filling.fill(template, self._section.values).text
        self.result_text.show([(line, prose.PLAIN) for line in said.split("\n") if line.strip()])


def _now(value: str) -> str:
    return value or texts.NO_VALUE
