"""A document to read in the window; its written sections are chosen and opened with the keys."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from tkinter import font as tkfont

import ttkbootstrap as ttk

from ntm_desktop.reports.document import Document, Facts, Heading, Paragraph, Table
from ntm_desktop.reports.drafted import Drafted, Section, sections_of
from ntm_desktop.texts import documents as document_texts
from ntm_desktop.texts import reports_view as texts
from ntm_desktop.ui import theme
from ntm_desktop.ui.reports import table_lines

_EDGE = 26
_WAIT_MS = 120
_MANY_COLUMNS = 8


class Preview(ttk.Frame):
    """``open_section`` is called for the section that Enter or a click asks to be written."""

    def __init__(self, parent: tk.Misc, open_section: Callable[[Section], None]) -> None:
        super().__init__(parent)
        self._open = open_section
        self.document: Document | None = None
        self.sections: tuple[Section, ...] = ()
        self.chosen = 0
        self._drawn_width = 0
        self._waiting = ""
        self.text = tk.Text(
            self,
            width=20,
            height=6,
            wrap="word",
            state="disabled",
            takefocus=True,
            font=theme.TEXT,
            foreground=theme.INK,
            background=theme.PAPER,
            relief="flat",
            borderwidth=0,
            highlightthickness=1,
            highlightbackground=theme.LINE,
            highlightcolor=theme.FOCUS,
            cursor="arrow",
            pady=8,
        )
        bar = ttk.Scrollbar(self, orient="vertical", command=self.text.yview)
        self.text.configure(yscrollcommand=bar.set)
        bar.pack(side="right", fill="y")
        self.text.pack(side="left", fill="both", expand=True)
        self.text.bind("<Up>", lambda _event: self._step(-1))
        self.text.bind("<Down>", lambda _event: self._step(1))
        self.text.bind("<Left>", lambda _event: self._sideways(-1))
        self.text.bind("<Right>", lambda _event: self._sideways(1))
        for key in ("<Return>", "<KP_Enter>", "<F2>"):
            self.text.bind(key, lambda _event: self._enter())
        self.text.bind("<Tab>", lambda _event: self._leave(back=False))
        self.text.bind("<Shift-Tab>", lambda _event: self._leave(back=True))
        self.text.bind("<FocusIn>", lambda _event: self._mark())
        self.text.bind("<FocusOut>", lambda _event: self._mark())
        self.text.bind("<Configure>", lambda _event: self._redraw_soon())

    # ------------------------------------------------------------------ showing

    def show(self, document: Document, *, same: bool) -> None:
        """Show a document; ``same``: it is the one in sight with other figures, stay there."""
        self.document = document
        self.sections = sections_of(document)
        if not same:
            self.chosen = 0
        self.chosen = min(self.chosen, max(0, len(self.sections) - 1))
        self._draw(same)

    def clear(self) -> None:
        """Nothing to show."""
        self.document, self.sections = None, ()
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.configure(state="disabled")

    def choose(self, name: str) -> None:
        """Bring a section into sight."""
        names = [section.name for section in self.sections]
        if name in names:
            self.chosen = names.index(name)
            self._mark()
            self._see()

    @property
    def current(self) -> Section | None:
        """The chosen section."""
        return self.sections[self.chosen] if self.sections else None

    def rescale(self) -> None:
        """The text size changed."""
        self._drawn_width = 0
        self._redraw_soon()

    # ------------------------------------------------------------------ keys

    def _step(self, by: int) -> str:
        if not self.sections:
            self.text.yview_scroll(by * 2, "units")
            return "break"
        self.chosen = min(max(self.chosen + by, 0), len(self.sections) - 1)
        self._mark()
        self._see()
        return "break"

    def _sideways(self, by: int) -> str:
        """A table of many columns is wider than the window."""
        self.text.xview_scroll(by * 8, "units")
        return "break"

    def _enter(self) -> str:
        if self.current is not None:
            self._open(self.current)
        return "break"

    def _leave(self, *, back: bool) -> str:
        other = self.text.tk_focusPrev() if back else self.text.tk_focusNext()
        if other is not None:
            other.focus_set()
        return "break"

    def _click(self, name: str) -> None:
        self.choose(name)
        self.text.focus_set()
        self._enter()

    def _mark(self) -> None:
        """The chosen section stands out, more so while the keyboard is here."""
        here = self.text.focus_get() is self.text
        for at, section in enumerate(self.sections):
            plain = theme.WARN_SOFT if section.wanting else theme.PANEL
            self.text.tag_configure(
                f"section-{section.name}",
                background=theme.CHOSEN if at == self.chosen and here else plain,
            )

    def _see(self) -> None:
        if self.current is not None:
            ranges = self.text.tag_ranges(f"section-{self.current.name}")
            if ranges:
                self.text.see(f"{ranges[-1]} - 1 chars")
                self.text.see(f"{ranges[0]} - 1 lines")

    # ------------------------------------------------------------------ drawing

    def _redraw_soon(self) -> None:
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_WAIT_MS, self._redraw)

    def _redraw(self) -> None:
        self._waiting = ""
        if self.document is not None and self.text.winfo_width() != self._drawn_width:
            self._draw(same=True)

    def _draw(self, same: bool) -> None:
        assert self.document is not None
        top = self.text.yview()[0] if same else 0.0
        self._drawn_width = self.text.winfo_width()
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.tag_delete(*self.text.tag_names())
        self._tags()
        self._write(self.document)
        self.text.configure(state="disabled")
        self._mark()
        self.text.yview_moveto(top)

    def _tags(self) -> None:
        px, tag = partial(theme.px, self), self.text.tag_configure
        edge = px(_EDGE)
        self._room = max(px(300), self._drawn_width - 2 * edge - px(8))
        for name in ("body", "bold", "title", "heading-1", "heading-2", "heading-3", "link"):
            tag(name, lmargin1=edge, lmargin2=edge, rmargin=edge, spacing3=px(3))
        tag("body", lmargin1=edge + px(20), spacing3=px(4))
        tag("centred", justify="center", lmargin1=edge, lmargin2=edge, rmargin=edge)
        tag("bold", font=theme.BOLD)
        tag("large", font=theme.TITLE)
        tag("title", font=theme.LARGE, justify="center", spacing1=px(12))
        tag("heading-1", font=theme.BOLD, spacing1=px(14))
        tag("heading-2", font=theme.BOLD, spacing1=px(8))
        tag("heading-3", spacing1=px(6), underline=True)
        tag("link", foreground=theme.ACCENT, justify="right", font=theme.SMALL)
        centres = (edge + self._room // 4, "center", edge + self._room * 3 // 4, "center")
        tag("pair", tabs=centres, lmargin1=0, wrap="none")
        tag("grid-head", font=theme.BOLD, background=theme.QUIET_SOFT, wrap="none")
        tag("grid", wrap="none")
        tag("stripe", background=theme.PANEL, wrap="none")
        tag("row-start", spacing1=px(4))
        tag("row-end", spacing3=px(4))
        tag("mark", foreground=theme.WARN, font=theme.BOLD, justify="center")

    def _put(self, words: str, *tags: str) -> None:
        self.text.insert("end", f"{words}\n", tags)

    def _write(self, document: Document) -> None:
        if document.mark:
            self._put(document.mark, "mark")
        names = [one for one in (document.parent, document.organisation) if one]
        heads = [line for one in names for line in document_texts.head_name(one).split("\n")]
        left = [*heads, document.number]
        right = [document_texts.NATION, document_texts.MOTTO, document.date_line]
        self._pairs(left, right, bold=("\n".join(left[:-1]), *right[:2]))
        above, under = document.annex_lines
        if above:
            self._put(above, "centred", "bold")
        self._put(document.title, "title")
        if document.subtitle:
            self._put(document.subtitle, "centred", "bold")
        if under:
            self._put(under, "centred")
        waiting: Section | None = None
        by_name = {section.name: section for section in self.sections}
        for at, block in enumerate(document.blocks):
            self._block(at, block)
            waiting = by_name[block.section] if isinstance(block, Drafted) else None
            following = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
            goes_on = isinstance(following, Drafted) and following.section == (
                waiting.name if waiting else ""
            )
            if waiting is not None and not goes_on:
                self._link(waiting)
        if document.closing:
            self._put(document.closing, "body")
        self._signatures(document)

    def _pairs(self, left: Sequence[str], right: Sequence[str], bold: Sequence[str]) -> None:
        """Two columns; ``bold``: the texts that are."""
        strong = {line for text in bold for line in text.split("\n")}
        for at in range(max(len(left), len(right))):
            for side in (left, right):
                words = side[at] if at < len(side) else ""
                look = ("bold", "pair") if words in strong else ("pair",)
                self.text.insert("end", f"\t{words}", look)
            self._put("", "pair")

    def _block(self, at: int, block: object) -> None:
        if isinstance(block, Heading):
            self._put(block.text, f"heading-{block.level}")
        elif isinstance(block, Drafted):
            self._put(block.text, "body", f"section-{block.section}")
        elif isinstance(block, Paragraph):
            look = "large" if block.large else "bold" if block.bold else "body"
            self._put(block.text, look, *(("centred",) if block.centred else ()))
        elif isinstance(block, Facts):
            for label, value in block.rows:
                self._put(f"{label}: {value}", "body")
        elif isinstance(block, Table):
            self._table(f"table-{at}", block)

    def _link(self, section: Section) -> None:
        name = f"open-{section.name}"
        words = texts.WRITE_LINK if section.wanting else texts.EDIT_LINK
        self._put(words, "link", f"section-{section.name}", name)
        self.text.tag_bind(name, "<Button-1>", lambda _event: self._click(section.name))
        self.text.tag_bind(name, "<Enter>", lambda _event: self.text.configure(cursor="hand2"))
        self.text.tag_bind(name, "<Leave>", lambda _event: self.text.configure(cursor="arrow"))

    def _table(self, name: str, table: Table) -> None:
        plain, bold = self._measures()
        edge = theme.px(self, _EDGE)
        crowded = len(table.widths) > _MANY_COLUMNS
        gap = theme.px(self, table_lines.GAP) // (2 if crowded else 1)
        widths = table_lines.widths_of(table, self._room, gap, bold)
        tabs = table_lines.stops_of(table, widths, edge, gap)
        self.text.tag_configure(name, tabs=tabs, wrap="none")
        self._row(table_lines.lines_of(table.headings, widths, bold), "grid-head", name)
        for number, cells in enumerate(table.rows):
            look = "stripe" if number % 2 else "grid"
            self._row(table_lines.lines_of(cells, widths, plain), look, name)
        self._put("", "grid")

    def _row(self, lines: list[str], look: str, name: str) -> None:
        last = len(lines) - 1
        for at, line in enumerate(lines):
            ends = [*(["row-start"] if at == 0 else []), *(["row-end"] if at == last else [])]
            self._put(line, look, name, *ends)

    def _measures(self) -> tuple[Callable[[str], int], Callable[[str], int]]:
        fonts = (tkfont.nametofont(name, self) for name in (theme.TEXT, theme.BOLD))
        plain, bold = (lru_cache(maxsize=4096)(font.measure) for font in fonts)
        return plain, bold

    def _signatures(self, document: Document) -> None:
        if not document.signatures:
            return
        self._put("", "grid")
        lines = [document_texts.RECIPIENTS, *document.recipients] if document.recipients else []
        signed = [[*one.split("\n"), how] for one, how in document.signatures]
        left = lines if lines or len(signed) < 2 else signed[0]
        bold = [line for one in signed for line in one[:-1]]
        self._pairs(left, signed[-1], bold)
