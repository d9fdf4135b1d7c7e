"""The page of reports: which one, what it lacks, a preview to write in, files and paper."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import ttkbootstrap as ttk

from ntm_desktop.errors import NtmError
from ntm_desktop.reports import printing
from ntm_desktop.reports.book_reports import SPECS, ReportKind, context_of
from ntm_desktop.reports.drafted import Section
from ntm_desktop.reports.report_choice import kinds_for
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_missing import Lack, Missing, missing
from ntm_desktop.reports.report_words import template_of
from ntm_desktop.services.papers import narratives, report_templates
from ntm_desktop.texts import reports as report_texts
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.texts import shell as shell_texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.flow import Flow
from ntm_desktop.ui.reports.about_choice import AboutChoice
from ntm_desktop.ui.reports.lack_list import LackList, place_of
from ntm_desktop.ui.reports.paper_deeds import PaperDeeds, Sheet
from ntm_desktop.ui.reports.paper_ready import PaperReady
from ntm_desktop.ui.reports.preview import Preview
from ntm_desktop.ui.reports.section_editor import SectionEditor
from ntm_desktop.ui.view import AppContext
from ntm_desktop.ui.view_keys import KeyedView

_LIST_WIDTH = 270
_NARROW = 760
_CHOOSE_MS = 60


class ReportView(KeyedView):
    """``kind``: the report in sight; ``lacks``: what it lacks; ``sheet`` None where it cannot be
    made."""

    least_height = 400

    def __init__(self, parent: tk.Misc, context: AppContext) -> None:
        super().__init__(parent, context)
        self.kinds = kinds_for(context.book)
        self.kind = self.kinds[0]
        self.lacks: tuple[Missing, ...] = ()
        self.sheet: Sheet | None = None
        self.made: ReportContext | None = None
        self.saved: Path | None = None
        self._seen: tuple[str, ...] = ()
        self._waiting = ""
        self._deeds = PaperDeeds(self._show_saved)

    # ------------------------------------------------------------------ widgets

    def build(self) -> None:
        """Make the list of reports, the list of what is missing, the preview, the buttons."""
        gap = theme.px(self, 8)
        self._side = ttk.Frame(self)
        self.list = ttk.Treeview(
            self._side, show="tree", selectmode="browse", height=min(len(self.kinds), 14)
        )
        self.list.column("#0", width=theme.px(self, _LIST_WIDTH), stretch=True)
        for kind in self.kinds:
            self.list.insert("", "end", kind.value, text=texts.NAMES[kind.value])
        ttk.Label(self._side, text=texts.KINDS, font=theme.BOLD).pack(side="top", anchor="w")
        self.list.pack(side="top", fill="both", expand=True)
        self.list.bind("<<TreeviewSelect>>", lambda _event: self._choose_soon())
        self.list.bind("<Return>", lambda _event: self._to_preview())
        page = ttk.Frame(self)
        page.pack(side="right", fill="both", expand=True)
        self._side.pack(side="left", fill="y", padx=(0, gap))
        self._head(page, gap)
        self._foot(page, gap)
        self.fault = ttk.Label(page, foreground=theme.BAD)
        self.fault.bind("<Configure>", lambda event: self.fault.configure(wraplength=event.width))
        self.preview = Preview(page, self.edit)
        self.preview.pack(side="top", fill="both", expand=True)
        self.bind("<Configure>", lambda _event: self._fit())

    def _head(self, page: ttk.Frame, gap: int) -> None:
        line = Flow(page, 8)
        line.pack(side="top", fill="x")
        self.heading = ttk.Label(line, font=theme.LARGE)
        self.line = ttk.Combobox(
            line, state="readonly", width=34, values=[texts.NAMES[one.value] for one in self.kinds]
        )
        self.line.bind("<<ComboboxSelected>>", lambda _event: self._on_line())
        self.whom = ttk.Combobox(line, state="readonly", width=30)
        self.whom.bind("<<ComboboxSelected>>", lambda _event: self._on_whom())
        self._about = AboutChoice(self.whom)
        self._headline = line
        self.lack_list = LackList(page, self.go_to)
        self.lack_list.pack(side="top", fill="x", pady=(gap // 2, gap))

    def _foot(self, page: ttk.Frame, gap: int) -> None:
        buttons = Flow(page, 6)
        buttons.pack(side="bottom", fill="x", pady=(gap, 0))
        self.buttons: dict[str, ttk.Button] = {}
        for name, text, key, command in self._button_deeds():
            button = ttk.Button(
                buttons,
                text=text,
                bootstyle="primary" if name == ".docx" else "secondary-outline",
                command=command,
            )
            ttk.ToolTip(button, text=shell_texts.tip(text, key))
            self.buttons[name] = button
        self._paper = PaperReady(buttons, list(self.buttons.values()))
        self._told = ttk.Frame(page)
        self._told.pack(side="bottom", fill="x", pady=(gap // 2, 0))
        self.open_button = ttk.Button(
            self._told, text=texts.OPEN_FILE, bootstyle="secondary-outline", command=self.open_saved
        )
        self.result = ttk.Label(self._told, font=theme.SMALL, foreground=theme.QUIET)
        self.result.pack(side="left", fill="x", expand=True)
        self.result.bind("<Configure>", lambda event: self.result.configure(wraplength=event.width))

    def _button_deeds(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        return [
            (".docx", texts.save_as(".docx"), "Ctrl+S", partial(self.save, ".docx")),
            (".pdf", texts.save_as(".pdf"), "Ctrl+D", partial(self.save, ".pdf")),
            (".xlsx", texts.save_as(".xlsx"), "Ctrl+G", partial(self.save, ".xlsx")),
            ("open", texts.OPEN_TO_PRINT, "Ctrl+M", self.open_to_print),
            ("print", texts.PRINT, "Ctrl+P", self.print_report),
            ("template", texts.TEMPLATE, "F4", self.template),
        ]

    def shortcuts(self) -> Mapping[str, Callable[[], None]]:
        """Saving and printing, the words (F2), what is missing (F3), the template (F4)."""
        found: dict[str, Callable[[], None]] = {
            "<F2>": self._edit_chosen,
            "<F3>": lambda: self.lack_list.tree.focus_set(),
            "<F4>": self.template,
        }
        for _name, _text, key, command in self._button_deeds():
            if key.startswith("Ctrl+"):
                for letter in (key[-1], key[-1].lower()):
                    found[f"<Control-{letter}>"] = command
        return found

    def take_focus(self) -> None:
        """The list of reports, or their line where the window is narrow."""
        (self.list if self._side.winfo_manager() else self.line).focus_set()

    # ------------------------------------------------------------------ choosing

    def choose(self, kind: ReportKind) -> None:
        """Show another report."""
        if kind is not self.kind:
            self.kind = kind
            self._show_saved(None, "")
        self.fill()

    def _choose_soon(self) -> None:
        """Going down the list by key draws only where one stops."""
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_CHOOSE_MS, self._on_list)

    def _on_list(self) -> None:
        self._waiting = ""
        chosen = self.list.selection()
        if chosen and chosen[0] != self.kind.value:
            self.choose(ReportKind(chosen[0]))

    def _to_preview(self) -> None:
        self.preview.text.focus_set()

    def _on_line(self) -> None:
        self.line.selection_clear()
        self.choose(self.kinds[self.line.current()])

    def _on_whom(self) -> None:
        self.whom.selection_clear()
        self.fill()

    def _fit(self) -> None:
        """A narrow window has no room for the list: a line takes its place."""
        narrow = self.winfo_width() < theme.px(self, _NARROW)
        if narrow and self._side.winfo_manager():
            self._side.pack_forget()
            self._lay_head()
        elif not narrow and not self._side.winfo_manager():
            self._side.pack(side="left", fill="y", padx=(0, theme.px(self, 8)))
            self._lay_head()

    def _lay_head(self) -> None:
        narrow = not self._side.winfo_manager()
        shown: list[tk.Widget] = [self.line if narrow else self.heading]
        if self._about.offered:
            shown.append(self.whom)
        for widget in (self.heading, self.line, self.whom):
            if widget not in shown:
                widget.place_forget()
        self._headline.lay(shown)

    # ------------------------------------------------------------------ filling

    def fill(self) -> None:
        """Make the report anew and say what it lacks."""
        self._show_choice()
        try:
            about = self._about.chosen(self.context, self.kind)
            self.made = context_of(
                self.context.book, self.kind, date.today(), self.context.round, *about
            )
            document = SPECS[self.kind].make(self.made)
        except NtmError as error:
            self.sheet, self.made, self.lacks = None, None, ()
            self.preview.clear()
            self.fault.configure(text=error.sentence)
            self.fault.pack(side="top", fill="x", before=self.preview)
        else:
            self.fault.pack_forget()
            self.sheet = Sheet(self.kind, document, self._file_name(self.made))
            self.lacks = missing(self.made, self.kind, document)
            place = (self.kind.value, self.made.scope, self.context.round)
            self.preview.show(document, same=place == self._seen)
            self._seen = place
        self._show_heading()
        self._show_lacks()
        self._paper.lay(self.kind)
        for button in self.buttons.values():
            button.state(["!disabled" if self.sheet is not None else "disabled"])

    def _show_choice(self) -> None:
        if self.list.selection() != (self.kind.value,):
            self.list.selection_set(self.kind.value)
            self.list.focus(self.kind.value)
        self.list.see(self.kind.value)
        self.line.current(self.kinds.index(self.kind))
        self._about.offer(self.context, self.kind)
        self._lay_head()

    def _show_heading(self) -> None:
        whom, round_title = "", ""
        if self.made is not None:
            whom = self.made.unit.name if self.made.unit is not None else ""
            round_title = self.made.round.title
        self.heading.configure(text=texts.heading(texts.NAMES[self.kind.value], whom, round_title))

    def _show_lacks(self) -> None:
        if self.sheet is not None:
            self.lack_list.show(self.lacks)
            self.lack_list.pack(side="top", fill="x", after=self._headline)
        else:
            self.lack_list.pack_forget()
        if self.saved is None:
            self._hint()

    def _hint(self) -> None:
        hint = texts.PREVIEW_HINT if self.preview.sections else texts.NO_SECTIONS_HINT
        template = report_templates.template_of(self.context.book, self.kind.value)
        if template is not None:
            hint = f"{hint} · {texts.template_mark(template.file_name)}"
        self.result.configure(text=hint, foreground=theme.QUIET)

    def _file_name(self, made: ReportContext) -> str:
        parts = [texts.FILE_NAMES[self.kind.value], made.scope, made.round.code]
        return "_".join(part for part in parts if part)

    # ------------------------------------------------------------------ what is missing

    def go_to(self, lack: Lack) -> None:
        """Where that is written: its page, or the first section that waits for words."""
        if lack in (Lack.WORDS, Lack.HOLES):
            wanted = next(
                one
                for one in self.preview.sections
                if (one.wanting if lack is Lack.WORDS else one.has_holes)
            )
            self.preview.choose(wanted.name)
            self.edit(wanted)
            return
        one_unit = self.made is not None and self.made.unit is not None
        view, code = place_of(lack, self.context.role, one_unit=one_unit)
        self.context.navigate(view, code=code)

    # ------------------------------------------------------------------ words

    def _edit_chosen(self) -> None:
        if self.preview.current is not None:
            self.edit(self.preview.current)

    def edit(self, section: Section) -> None:
        """Open the window of a section's words and keep what comes back."""
        if self.made is None:
            return
        book = self.context.book
        key = narratives.key_of(self.made.scope, section.report, self.made.round.code, section.name)
        refusal = narratives.why_not(book, key)
        if refusal:
            self.context.say(refusal)
            return
        draft = report_texts.DRAFTS[section.report][section.name]
        standing = template_of(self.made, section.report, section.name)
        answer = SectionEditor(self.winfo_toplevel(), section, standing, draft).run()
        if answer is None:
            return
        heading = section.heading or texts.NAMES[self.kind.value]
        if answer.text is None:
            narratives.reset(book, key, heading)
            self.context.say(texts.RESET_DONE)
        elif narratives.save(book, key, answer.text, list(section.values), draft, heading):
            self.context.say(texts.SAVED_WORDS)
        self.preview.choose(section.name)
        self.preview.text.focus_set()

    # ------------------------------------------------------------------ files and paper

    def save(self, ending: str) -> None:
        """Write the report into a file of that form."""
        sheet = self._ready()
        if sheet is not None:
            self._deeds.save(self.context, sheet, ending)

    def open_to_print(self) -> None:
        """Show the pages in the system's viewer."""
        sheet = self._ready()
        if sheet is not None:
            self._deeds.open_to_print(self.context, sheet)

    def print_report(self) -> None:
        """Print the report, on the printer that the person chooses."""
        sheet = self._ready()
        if sheet is not None:
            self._deeds.print(self.context, sheet)

    def _ready(self) -> Sheet | None:
        if self.sheet is None or self.made is None:
            return None
        return self._paper.sheet(self.context, self.sheet, self.made, self.lacks)

    def template(self) -> None:
        """The window of the office's own template."""
        from ntm_desktop.ui.reports.template_window import TemplateWindow

        if self.sheet is not None:
            window = self.winfo_toplevel()
            TemplateWindow(window, self.context, self.kind, self.sheet.document).run()
            self._show_lacks()

    def open_saved(self) -> None:
        """Open the file that was written last."""
        if self.saved is not None:
            printing.open_file(self.saved)

    def _show_saved(self, path: Path | None, words: str) -> None:
        self.saved = path
        if path is None:
            self.open_button.pack_forget()
            self._hint()
            return
        self.result.configure(text=words, foreground=theme.GOOD)
        self.open_button.pack(side="right", padx=(theme.px(self, 8), 0))
        self.context.say(words)
