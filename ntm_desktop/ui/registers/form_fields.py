"""One field of a record as widgets: by its type, with its label and the reason under it."""

from __future__ import annotations

import tkinter as tk
from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import Any

import ttkbootstrap as ttk

from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.register_specs import KEY_FIELDS
from ntm_desktop.services.records.register_choices import Names, Options, suggestions
from ntm_desktop.services.records.register_contents import contents_of, lines_of, may_be_lines
from ntm_desktop.services.records.register_fields import text_of, value_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.registers.search_box import SearchBox

_WIDTH = 52
_SHORT = 18


class FormField:
    """``value()`` reads what stands there; ``show_reason`` says under it why it is not good."""

    def __init__(self, parent: tk.Misc, row: int, field: Field, label: str) -> None:
        self.field = field
        gap = theme.px(parent, 6)
        mark = f" {texts.REQUIRED_MARK}" if field.required else ""
        self.label = ttk.Label(parent, text=label + mark)
        self.label.grid(
            row=2 * row, column=0, sticky="nw", padx=(0, gap * 2), pady=(gap * 3 // 2, 0)
        )
        self.box = ttk.Frame(parent)
        self.box.grid(row=2 * row, column=1, sticky="ew", pady=(gap // 2, 0))
        self.reason = ttk.Label(
            parent, foreground=theme.BAD, font=theme.SMALL, wraplength=theme.px(parent, 430)
        )
        self.reason.grid(row=2 * row + 1, column=1, sticky="w")
        self.reason.grid_remove()

    @property
    @abstractmethod
    def widget(self) -> Any:
        """What takes the keyboard."""

    @abstractmethod
    def value(self) -> Any:
        """The canonical value, None where nothing is said. Raises FieldError."""

    def show_reason(self, sentence: str) -> None:
        """The reason why the value cannot stay so; "" takes it away."""
        self.reason.configure(text=f"! {sentence}" if sentence else "")
        if sentence:
            self.reason.grid()
        else:
            self.reason.grid_remove()

    def lock(self) -> None:
        """Only to be read: a line of text, which a field that is switched off would make pale."""
        widget = self.widget
        widget.state(["disabled"])
        shown = ttk.Entry(self.box, width=_WIDTH)
        shown.insert(0, widget.get())
        shown.state(["readonly"])
        widget.pack_forget()
        shown.pack(side="left", fill="x", expand=True)

    def hint(self, sentence: str) -> None:
        """A quiet word beside the field."""
        ttk.Label(self.box, text=sentence, font=theme.SMALL, foreground=theme.QUIET).pack(
            side="left", padx=(theme.px(self.box, 8), 0)
        )


class EntryField(FormField):
    """A line, number or day."""

    def __init__(
        self, parent: tk.Misc, row: int, field: Field, label: str, book: Workbook, value: Any
    ) -> None:
        super().__init__(parent, row, field, label)
        self._book = book
        short = field.type in (FieldType.DECIMAL, FieldType.DATE) or field.name == "year"
        self.entry = ttk.Entry(self.box, width=_SHORT if short else _WIDTH)
        self.entry.insert(0, text_of(field, value))
        self.entry.pack(side="left", fill="none" if short else "x", expand=not short)
        if field.type is FieldType.DATE:
            self.hint(texts.DAY_HINT)

    @property
    def widget(self) -> Any:
        return self.entry

    def value(self) -> Any:
        return value_of(self._book, self.field, self.entry.get())

    def lock(self) -> None:
        self.entry.state(["readonly"])


class TextField(FormField):
    """Several lines: of a text, or of a list."""

    def __init__(
        self, parent: tk.Misc, row: int, field: Field, label: str, book: Workbook, value: Any
    ) -> None:
        super().__init__(parent, row, field, label)
        self._book = book
        self.text = make_text(self.box, 3, text_of(field, value))
        self.text.pack(fill="x", expand=True)
        if field.type is FieldType.LINES:
            ttk.Label(
                self.box, text=texts.LINES_HINT, font=theme.SMALL, foreground=theme.QUIET
            ).pack(anchor="w")

    @property
    def widget(self) -> Any:
        return self.text

    def value(self) -> Any:
        return value_of(self._book, self.field, self.text.get("1.0", "end-1c"))

    def lock(self) -> None:
        self.text.configure(state="disabled", background=theme.PANEL)


class ChoiceField(FormField):
    """One of a few words."""

    def __init__(self, parent: tk.Misc, row: int, field: Field, label: str, value: Any) -> None:
        super().__init__(parent, row, field, label)
        self._choices = ("", *field.choices)
        shown = [words.CHOICES.get((field.name, one), one) for one in self._choices]
        self.combo = ttk.Combobox(self.box, state="readonly", values=shown, width=_WIDTH // 2)
        self.combo.current(self._choices.index(value) if value in self._choices else 0)
        self.combo.pack(side="left")
        for key in ("<Delete>", "<BackSpace>"):
            self.combo.bind(key, lambda _event: self.combo.current(0))

    @property
    def widget(self) -> Any:
        return self.combo

    def value(self) -> Any:
        return self._choices[self.combo.current()] or None


class CodeField(FormField):
    """A code of something else, by its name."""

    def __init__(
        self, parent: tk.Misc, row: int, field: Field, label: str, options: Options, value: Any
    ) -> None:
        super().__init__(parent, row, field, label)
        self.search = SearchBox(self.box, options, str(value or ""), _WIDTH - 4)
        self.search.pack(side="left", fill="x", expand=True)

    @property
    def widget(self) -> Any:
        return self.search

    def value(self) -> Any:
        return self.search.code()


class SuggestedField(CodeField):
    """A line with usual words to choose from, or any other."""

    def value(self) -> Any:
        try:
            return self.search.code()
        except FieldError:
            return " ".join(self.search.get().split())


class KeyField(CodeField):
    """Another record by its name, or by its key where the list does not hold it."""

    def __init__(
        self,
        parent: tk.Misc,
        row: int,
        field: Field,
        label: str,
        book: Workbook,
        names: Names,
        value: Any,
    ) -> None:
        options = names.offered(field.name, value or "")
        super().__init__(parent, row, field, label, options, value)
        self._book = book

    def value(self) -> Any:
        try:
            return self.search.code()
        except FieldError:
            if "/" not in self.search.get():
                raise
            return value_of(self._book, self.field, self.search.get())


class TickedPapers(FormField):
    """A list of papers to tick, and a field for others; what is made of it lays the two out.

    ``checks``: (paper, whether it is there, its widget); ``others``: papers beside the list.
    """

    checks: list[tuple[str, tk.BooleanVar, ttk.Checkbutton]]
    others: tk.Text

    def words_of(self, paper: str) -> str:
        """How a paper stands in the list."""
        return paper

    def offer(self, parent: tk.Misc, papers: Sequence[str], have: Collection[str]) -> None:
        """Make the boxes to tick."""
        self.checks = []
        for paper in papers:
            variable = tk.BooleanVar(parent, paper in have)
            check = ttk.Checkbutton(parent, text=self.words_of(paper), variable=variable)
            check.pack(anchor="w", pady=(theme.px(parent, 3), 0))
            self.checks.append((paper, variable, check))

    @property
    def widget(self) -> Any:
        return self.checks[0][2] if self.checks else self.others

    def value(self) -> Any:
        ticked = [paper for paper, variable, _check in self.checks if variable.get()]
        typed = (line.strip() for line in self.others.get("1.0", "end-1c").splitlines())
        return [*ticked, *(line for line in typed if line)] or None

    def lock(self) -> None:
        for paper, variable, check in self.checks:
            check.state(["disabled"])
            mark = texts.HAVE if variable.get() else texts.HAVE_NOT
            line = ttk.Label(check.master, text=f"{mark} {self.words_of(paper)}")
            line.pack(anchor="w", before=check)
            check.pack_forget()
        self.others.configure(state="disabled", background=theme.PANEL)


class PapersField(TickedPapers):
    """A checklist of known papers, and a field for others."""

    def __init__(
        self,
        parent: tk.Misc,
        row: int,
        field: Field,
        label: str,
        papers: tuple[str, ...],
        value: Any,
    ) -> None:
        super().__init__(parent, row, field, label)
        have = list(value or ())
        self.offer(self.box, papers, have)
        for note in (texts.PAPERS_UNCHECKED, texts.OTHER_PAPERS):
            ttk.Label(self.box, text=note, font=theme.SMALL, foreground=theme.QUIET).pack(
                anchor="w", pady=(theme.px(parent, 3), 0)
            )
        self.others = make_text(self.box, 2, "\n".join(o for o in have if o not in papers))
        self.others.pack(fill="x", expand=True)


class ContentsField(TextField):
    """The contents of a survey, one a line; a value that lines cannot say is only shown."""

    def __init__(
        self, parent: tk.Misc, row: int, field: Field, label: str, book: Workbook, value: Any
    ) -> None:
        super().__init__(parent, row, field, label, book, None)
        self._kept = value if value and not may_be_lines(value) else None
        self.text.insert("1.0", text_of(field, value) if self._kept else lines_of(value or {}))
        if self._kept:
            self.lock()
        ttk.Label(
            self.box, text=texts.CONTENTS_HINT, font=theme.SMALL, foreground=theme.QUIET
        ).pack(anchor="w")

    def value(self) -> Any:
        return self._kept or contents_of(self.text.get("1.0", "end-1c"))


class UnitsField(TextField):
    """Several units by their names, one a line."""

    def __init__(
        self,
        parent: tk.Misc,
        row: int,
        field: Field,
        label: str,
        book: Workbook,
        names: Names,
        value: Any,
    ) -> None:
        shown = [names.say("unit", code) for code in value or ()]
        super().__init__(parent, row, field, label, book, shown or None)

    def value(self) -> Any:
        one = Field("unit", FieldType.CODE)
        lines = self.text.get("1.0", "end-1c").replace(";", "\n").splitlines()
        return [value_of(self._book, one, line) for line in lines if line.strip()] or None


def make_text(parent: tk.Misc, rows: int, value: str) -> tk.Text:
    """A small field of several lines; Tab leaves it."""
    text = tk.Text(
        parent, height=rows, width=_WIDTH, wrap="word", font=theme.TEXT, padx=6, pady=4, undo=True
    )
    text.insert("1.0", value)

    def leave(event: tk.Event[tk.Misc]) -> str:
        other = text.tk_focusPrev() if int(event.state) & 0x1 else text.tk_focusNext()
        if other is not None:
            other.focus_set()
        return "break"

    for key in ("<Tab>", "<Shift-Tab>", "<ISO_Left_Tab>"):
        text.bind(key, leave)
    # The window's keys come first: Ctrl+Enter writes the record, it is no new line.
    text.bindtags((str(text), str(text.winfo_toplevel()), "Text", "all"))
    return text


def make_field(
    parent: tk.Misc, row: int, kind: str, field: Field, book: Workbook, names: Names, value: Any
) -> FormField:
    """The widgets of a field, by its type."""
    label = texts.part_label(kind, field.name)
    papers = texts.PAPERS.get(kind, ()) if field.name == "papers" else ()
    if papers:
        return PapersField(parent, row, field, label, papers, value)
    if field.name == "units":
        return UnitsField(parent, row, field, label, book, names, value)
    if field.type is FieldType.CHOICE:
        return ChoiceField(parent, row, field, label, value)
    if field.type is FieldType.CODE:
        options = names.offered(field.name, value or "")
        return CodeField(parent, row, field, label, options, value)
    if field.type is FieldType.OBJECT:
        return ContentsField(parent, row, field, label, book, value)
    if field.name in KEY_FIELDS:
        return KeyField(parent, row, field, label, book, names, value)
    usual = suggestions(kind, field.name)
    if usual:
        return SuggestedField(parent, row, field, label, usual, value)
    if field.type in (FieldType.TEXT, FieldType.LINES):
        return TextField(parent, row, field, label, book, value)
    return EntryField(parent, row, field, label, book, value)
