"""An office's own sheet: which page, which heading row, and what each of its columns is."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import DISTRICT, Authority
from ntm_desktop.errors import NtmError
from ntm_desktop.services.records import register_keys
from ntm_desktop.services.records.register_choices import Names
from ntm_desktop.services.sheets import wizard
from ntm_desktop.services.sheets.foreign_mapping import ColumnMapping
from ntm_desktop.services.sheets.sheet_export import ASSESSMENT
from ntm_desktop.services.sheets.sheet_values import Cell, Grid
from ntm_desktop.services.sheets.wizard import Choice, Look
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import dialogs as dialog_texts
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers_view as register_texts
from ntm_desktop.texts import sheets_foreign as foreign_texts
from ntm_desktop.texts import sheets_view as texts
from ntm_desktop.ui import tables, theme
from ntm_desktop.ui.modal import Modal
from ntm_desktop.ui.tables import Table

_LINES = 10
_WIDTH = 860
_SAMPLES = 3
_RESULTS = ("", *foreign_texts.RESULT_WORDS)
VOICES = (None, Authority.SELF, Authority.DEPARTMENT)
"""On whose word a form is, in the order of ``texts.SOURCES``; None: the organisation's own."""


def kind_words(kind: str) -> str:
    """A kind in a list of tables."""
    if kind == ASSESSMENT:
        return texts.FORMS
    return register_texts.register_title(kind)


class MappingWindow(Modal[Choice]):
    """``kind``: what the sheet most likely is; ``unit``: the chosen commune."""

    def __init__(
        self,
        parent: tk.Tk | tk.Toplevel,
        book: Workbook,
        look: Look,
        *,
        kind: str,
        unit: str,
        round_code: str,
        before: Choice | None = None,
    ) -> None:
        super().__init__(parent, texts.MAPPING_TITLE)
        self.book, self.look, self._unit = book, look, unit
        self._kinds = wizard.kinds_of(book)
        self._rounds = [one.code for one in book.rules.rounds()]
        self._names = Names(book)
        self._wide = min(self.px(_WIDTH), parent.winfo_screenwidth() - self.px(60))
        self.asked: dict[str, ttk.Combobox | ttk.Entry] = {}
        self._scopes: Sequence[str] = ()
        self.say(texts.MAPPING_LEAD).configure(wraplength=self._wide)
        self._build()
        at = next((n for n, one in enumerate(look.grids) if before and one.title == before.page), 0)
        self.page.current(at)
        chosen = before.mapping.kind if before else kind
        self.kind.current(self._kinds.index(chosen) if chosen in self._kinds else 0)
        code = (before.round if before else None) or round_code
        if self._rounds:
            self.round.current(self._rounds.index(code) if code in self._rounds else 0)
        self.mapping = before.mapping if before else self._first()
        self._show()
        if before is not None:
            self._say_again(before)

    def _say_again(self, before: Choice) -> None:
        """What was said beside the columns."""
        if before.scope in self._scopes[1:]:
            self.scope.current(self._scopes.index(before.scope))
        self.source.current(VOICES.index(before.source))
        for name, text in before.given.items():
            box = self.asked.get(name)
            if isinstance(box, ttk.Combobox):
                box.set(text)
            elif box is not None:
                box.insert(0, text)

    # ------------------------------------------------------------------ laying out

    def _build(self) -> None:
        gap = self.px(8)
        line = ttk.Frame(self.frame)
        line.pack(fill="x", pady=(0, gap))
        self.page = self._choice(line, texts.PAGE, 22)
        self.page.configure(values=[grid.title for grid in self.look.grids])
        self.kind = self._choice(line, texts.IS, 32)
        self.kind.configure(values=[kind_words(one) for one in self._kinds])
        ttk.Label(line, text=texts.HEADING_ROW).pack(side="left", padx=(gap * 2, gap // 2))
        self.heading = ttk.Spinbox(line, from_=1, to=200, width=5, command=self._move_heading)
        self.heading.pack(side="left")
        for event in ("<Return>", "<FocusOut>"):
            self.heading.bind(event, lambda _event: self._move_heading())
        self.more = ttk.Frame(self.frame)
        self.more.pack(fill="x", pady=(0, gap))
        self.round = ttk.Combobox(self.more, state="readonly", width=14)
        self.round.configure(values=[words.round_(code) for code in self._rounds])
        self.source = ttk.Combobox(self.more, state="readonly", width=26)
        self.source.configure(values=list(texts.SOURCES.values()))
        self.source.current(0)
        self.scope = ttk.Combobox(self.more, state="readonly", width=34)
        self.buttons = self.button_row(
            [
                (dialog_texts.CANCEL, "secondary-outline", self.cancel),
                (texts.SEE, "primary", self.accept),
            ]
        )
        self.reason = ttk.Label(self.frame, foreground=theme.BAD, wraplength=self._wide)
        self.reason.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.fonts = ttk.Label(self.frame, foreground=theme.WARN, wraplength=self._wide)
        self.fonts.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        below = ttk.Frame(self.frame)
        below.pack(side="bottom", fill="x", pady=(gap, 0))
        ttk.Label(below, text=texts.THIS_COLUMN).pack(side="left", padx=(0, gap))
        self.target = ttk.Combobox(below, state="readonly", width=60, height=18)
        self.target.pack(side="left", fill="x", expand=True)
        self.target.bind("<<ComboboxSelected>>", lambda _event: self._set_target())
        self._build_words()
        height = max(3, self.lines_that_fit(_LINES + 6) - 6)
        self.columns = Table(self.frame, texts.COLUMNS, height, self._choose_column)
        self.columns.pack(fill="both", expand=True)

    def _build_words(self) -> None:
        """In sight only where letters of results may mean one thing or another."""
        gap = self.px(8)
        self.meanings = ttk.Frame(self.frame)
        ttk.Label(self.meanings, text=texts.WORDS_MEAN).pack(side="left", padx=(0, gap))
        self.word = ttk.Combobox(self.meanings, state="readonly", width=36, height=18)
        self.word.pack(side="left")
        self.word.bind("<<ComboboxSelected>>", lambda _event: self._choose_word())
        ttk.Label(self.meanings, text=texts.MEANS).pack(side="left", padx=gap)
        self.meaning = ttk.Combobox(self.meanings, state="readonly", width=20)
        self.meaning.configure(
            values=[foreign_texts.NOT_READ, *foreign_texts.RESULT_WORDS.values()]
        )
        self.meaning.pack(side="left")
        self.meaning.bind("<<ComboboxSelected>>", lambda _event: self._set_meaning())

    def _choice(self, line: ttk.Frame, label: str, width: int) -> ttk.Combobox:
        gap = self.px(8)
        ttk.Label(line, text=label).pack(side="left", padx=(gap if label != texts.PAGE else 0, gap))
        box = ttk.Combobox(line, state="readonly", width=width, height=18)
        box.pack(side="left")
        box.bind("<<ComboboxSelected>>", lambda _event: self._anew())
        return box

    def first_focus(self) -> tk.Misc:
        return self.columns.tree

    # ------------------------------------------------------------------ what is chosen

    @property
    def grid(self) -> Grid:
        """The page in sight."""
        return self.look.grids[max(self.page.current(), 0)]

    @property
    def round_code(self) -> str | None:
        """The chosen round."""
        place = self.round.current()
        return self._rounds[place] if 0 <= place < len(self._rounds) else None

    def _kind(self) -> str:
        return self._kinds[max(self.kind.current(), 0)]

    def _first(self) -> ColumnMapping:
        return wizard.first_mapping(self.book, self.grid, self._kind(), self.round_code)

    def _anew(self) -> None:
        self.mapping = self._first()
        self._show()

    def _move_heading(self) -> None:
        said = self.heading.get().strip()
        row = int(said) if said.isascii() and said.isdecimal() else 0
        if not 1 <= row <= len(self.grid.rows) or row == self.mapping.heading:
            self.heading.set(self.mapping.heading)
            return
        self.mapping = wizard.with_heading(self.book, self.grid, self.mapping, row, self.round_code)
        self._show()

    def _choose_column(self, place: int) -> None:
        name = self.mapping.columns.get(place + 1, "")
        names = ["", *(one.name for one in self._targets)]
        self.target.current(names.index(name) if name in names else 0)

    def _set_target(self) -> None:
        place = self.columns.current
        if place is None:
            return
        names = ["", *(one.name for one in self._targets)]
        what = names[max(self.target.current(), 0)]
        self.mapping = wizard.with_column(self.mapping, place + 1, what)
        self._show(place)

    def _choose_word(self) -> None:
        words_ = self._words
        if not words_:
            return
        means = words_[max(self.word.current(), 0)].meaning
        self.meaning.current(_RESULTS.index(means))

    def _set_meaning(self) -> None:
        place = max(self.word.current(), 0)
        result = _RESULTS[max(self.meaning.current(), 0)]
        self.mapping = wizard.with_meaning(self.mapping, self._words[place].word, result)
        self._show_words(place)

    # ------------------------------------------------------------------ showing

    def _show_words(self, place: int | None = None) -> None:
        """The words, at ``place``, else at the first whose meaning is not known."""
        self._words = wizard.words_of(self.book, self.grid, self.mapping, self.round_code)
        if not self._words:
            self.meanings.pack_forget()
            return
        self.word.configure(
            values=[
                foreign_texts.word_shown(one.shown, one.count, one.meaning) for one in self._words
            ]
        )
        if place is None:
            place = next((at for at, one in enumerate(self._words) if not one.meaning), 0)
        self.word.current(min(place, len(self._words) - 1))
        self._choose_word()
        if not self.meanings.winfo_manager():
            self.meanings.pack(side="bottom", fill="x", pady=(self.px(8), 0), before=self.columns)

    def _show(self, place: int = 0) -> None:
        self._targets = wizard.targets(self.book, self.mapping, self.round_code)
        said = [f"{one.words} *" if one.required else one.words for one in self._targets]
        self.target.configure(values=[foreign_texts.NOT_READ, *said])
        self.heading.set(self.mapping.heading)
        self._show_more()
        shown = {one.name: one.words for one in self._targets}
        rows = []
        for at, cell in enumerate(self.grid.rows[self.mapping.heading - 1], 1):
            name = self.mapping.columns.get(at, "")
            target = shown.get(name, name) if name else foreign_texts.NOT_READ
            letter = cell.address.rstrip("0123456789")
            rows.append(
                ((letter, _said(cell), self._sample(at), target), "" if name else tables.QUIET)
            )
        self.columns.set_rows(rows, min(place, max(len(rows) - 1, 0)))
        self._choose_column(min(place, max(len(rows) - 1, 0)))
        self._show_words()
        converted = next(
            (c for row in self.grid.rows for c in row if c.font and c.before != c.value), None
        )
        self.fonts.configure(
            text=texts.FONTS.format(before=converted.before, after=converted.value)
            if converted is not None
            else ""
        )
        self.reason.configure(text="")

    def _sample(self, at: int) -> str:
        below = self.grid.rows[self.mapping.heading :]
        found = (_said(row[at - 1]) for row in below if at <= len(row))
        several: list[str] = []
        for text in found:
            if text:
                several.append(text)
            if len(several) == _SAMPLES:
                break
        return " · ".join(several)

    def _show_more(self) -> None:
        kept = (self.round, self.source, self.scope)
        for one in kept:
            one.pack_forget()
        for child in self.more.winfo_children():
            if child not in kept:
                child.destroy()
        self.asked.clear()
        kind = self.mapping.kind
        if kind == ASSESSMENT:
            self._beside(texts.ROUND, self.round)
            if self.book.org == DISTRICT:
                self._beside(texts.SOURCE, self.source)
            return
        self._scopes = register_keys.scopes(self.book, kind, self._unit)
        if len(self._scopes) > 1:
            own = self._scopes[0]
            shown = [
                register_texts.behalf(self._names.say("scope", one), one == own)
                for one in self._scopes
            ]
            self.scope.configure(values=shown)
            self.scope.current(0)
            self._beside(texts.SCOPE, self.scope)
        for field in wizard.asked_of(kind, self.mapping):
            options = self._names.options(field.name)
            box: ttk.Combobox | ttk.Entry
            if options:
                box = ttk.Combobox(self.more, state="readonly", width=20, height=18)
                box.configure(values=["", *(text for _code, text in options)])
            else:
                box = ttk.Entry(self.more, width=12)
            label = register_texts.heading(kind, field.name)
            self._beside(f"{label} *" if field.required else label, box)
            self.asked[field.name] = box

    def _beside(self, label: str, box: tk.Widget) -> None:
        gap = self.px(8)
        first = not any(child.winfo_manager() for child in self.more.winfo_children())
        words_ = ttk.Label(self.more, text=label)
        words_.pack(side="left", padx=(0 if first else gap * 2, gap))
        box.pack(side="left")
        box.lift()

    # ------------------------------------------------------------------ answering

    def choice(self) -> Choice:
        """What is said of the sheet now."""
        place = max(self.scope.current(), 0)
        return Choice(
            self.grid.title,
            self.mapping,
            self._scopes[place] if place < len(self._scopes) else "",
            {name: box.get() for name, box in self.asked.items()},
            self.round_code,
            VOICES[max(self.source.current(), 0)],
        )

    def accept(self) -> None:
        """Close, if the sheet can be read like that at all."""
        chosen = self.choice()
        try:
            wizard.preview(self.book, self.look, chosen)
        except NtmError as error:
            self.reason.configure(text=f"! {error.sentence}")
            return
        self.answer(chosen)


def _said(cell: Cell) -> str:
    if cell.no_value:
        return "="
    value = cell.value
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return " ".join(str(value).split())
