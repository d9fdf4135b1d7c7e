"""A document into Word, laid out as NĐ 30/2020/NĐ-CP asks, ready to be edited and signed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_desktop.reports import docx_parts as parts
from ntm_desktop.reports.document import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from ntm_desktop.reports.paper_look import (
    AFTER,
    BOTTOM,
    CAPTION,
    LEFT,
    LOOKS,
    POINTS_PER_MM,
    RIGHT,
    SHORT_RULE,
    TOP,
)
from ntm_desktop.reports.text_room import column_widths, pages_filled, tallest, width_of
from ntm_desktop.texts import documents as texts

_HEAD_SHARES = (0.42, 0.58)
_FACT_SHARES = (0.32, 0.68)
_BESIDE = 2 * 5.4  # points that a plain cell of Word keeps free beside its words
_GRID_BESIDE = 2 * 2.85
_TALL = 0.75  # of a page: a row that takes more has to be broken
_SIGNING_LINES = 4


def write_docx(document: Document, path: Path) -> None:
    """Write the document; only Word knows its pages. Raises OSError."""
    import docx

    word = docx.Document()
    _Writer(word, document).write()
    parts.describe(word, document.title, document.organisation, document.day)
    parts.save(word, path, document.day)


def append_blocks(word: Any, document: Document, blocks: Sequence[Block], width: float) -> None:
    """Add blocks of the document at the end of a Word file that somebody else laid out.

    ``width``: of its lines, in mm.
    """
    writer = _Writer(word, document, width)
    for block in blocks:
        writer.block(block)


class _Writer:
    """Puts the parts of a document into a Word file. Lengths are points."""

    def __init__(self, word: Any, document: Document, width: float = 0) -> None:
        self._word, self._document = word, document
        self._look = LOOKS[document.paper]
        self._lines = parts.Lines(word)
        self._width = (width or document.page[0] - LEFT - RIGHT) * POINTS_PER_MM
        self._height = (document.page[1] - TOP - BOTTOM) * POINTS_PER_MM

    def write(self) -> None:
        """Everything, in order."""
        self._page()
        self._styles()
        document = self._document
        self._head()
        self._title()
        for block in document.body:
            self.block(block)
        if document.signatures and document.body and isinstance(document.body[-1], Table):
            parts.keep_end(self._word)
        if document.signatures:
            self._signatures()
        elif document.closing:
            self._words(Paragraph(document.closing))

    def block(self, block: Block, where: Any = None) -> None:
        """A part of the contents after what is there, or in the cell ``where``."""
        if isinstance(block, Heading):
            line = self._lines.line(
                block.text, self._look.body, bold=block.level < 3, italic=block.level == 3,
                indent=True, where=where,
            )  # fmt: skip
            line.paragraph_format.keep_with_next = True
        elif isinstance(block, Paragraph):
            self._words(block, where)
        elif isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._table(block)

    def _page(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section = self._word.sections[0]
        if self._document.wide:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (Mm(side) for side in self._document.page)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.header_distance = Mm(10)
        # The number stands in the middle above, from the second page on.
        section.different_first_page_header_footer = True
        parts.add_page_number(section.header.paragraphs[0])
        if self._document.mark:
            for footer in (section.footer, section.first_page_footer):
                parts.add_mark(footer.paragraphs[0], self._document.mark)

    def _styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        style = self._word.styles["Normal"]
        style.font.name = parts.FONT
        style.font.size = Pt(self._look.body)
        fonts = style.element.rPr.rFonts
        for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(name), parts.FONT)
        parts.set_language(self._word)
        style.paragraph_format.space_after = Pt(AFTER)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.15

    def _head(self) -> None:
        document, look, cell = self._document, self._look, self._lines.cell
        widths = self._shared(_HEAD_SHARES)
        left, right = parts.add_table(self._word, 1, widths).rows[0].cells
        if document.parent:
            cell(left, document.parent.upper(), look.head)
        names = texts.head_name(document.organisation).split("\n")
        for line in names:
            cell(left, line, look.head, bold=True)
        room = widths[0] - _BESIDE
        name = min(width_of(names[-1], look.head, True), room)
        self._lines.rule(name * SHORT_RULE, room, left)
        if document.number:
            cell(left, document.number, look.body)
        cell(right, texts.NATION, look.head, bold=True)
        cell(right, texts.MOTTO, look.body, bold=True)
        self._lines.rule(width_of(texts.MOTTO, look.body, True), widths[1] - _BESIDE, right)
        if document.date_line:
            cell(right, document.date_line, look.body, italic=True)

    def _title(self) -> None:
        document, look, line = self._document, self._look, self._lines.line
        above, under = document.annex_lines
        before = 2 * AFTER
        if above:
            line(above, look.title, bold=True, align="centre", before=before)
            before = 0
        title = line(document.title, look.title, bold=True, align="centre", before=before)
        last = document.title
        if document.subtitle:
            title.paragraph_format.space_after = 0
            title = line(document.subtitle, look.body, bold=True, align="centre")
            last = document.subtitle
        if under:
            title.paragraph_format.space_after = 0
            line(under, look.body, italic=True, align="centre")
            last = under
        elif document.subtitle:
            title.paragraph_format.space_after = 0
        if document.subtitle or under:
            taken = min(width_of(last, look.body, not under), self._width)
            self._lines.rule(taken * SHORT_RULE, self._width)

    def _words(self, words: Paragraph, where: Any = None) -> None:
        look = self._look
        size = look.large if words.large else look.body
        align = "centre" if words.centred else "both" if words.indented else "left"
        for text in words.text.split("\n"):
            self._lines.line(
                text, size, bold=words.bold, align=align, indent=words.indented, where=where,
            )  # fmt: skip

    def _picture(self, picture: Picture) -> None:
        from docx.shared import Pt

        room = self._height - CAPTION * POINTS_PER_MM
        width, height = picture.size_within(self._width, room)
        line = self._lines.line("", self._look.body, align="centre")
        line.paragraph_format.keep_with_next = bool(picture.caption)
        line.add_run().add_picture(BytesIO(picture.png), Pt(width), Pt(height))
        if picture.caption:
            self._lines.line(picture.caption, self._look.body, italic=True, align="centre")

    def _facts(self, facts: Facts) -> None:
        table = parts.add_table(self._word, len(facts.rows), self._shared(_FACT_SHARES))
        for row, texts_ in zip(table.rows, facts.rows, strict=True):
            for cell, text in zip(row.cells, texts_, strict=True):
                self._lines.cell(cell, text, self._look.body, align="left")

    def _table(self, table: Table) -> None:
        size = self._look.table
        widths = column_widths(table, self._width, size, _GRID_BESIDE)
        count = max(len(table.rows), 1) + 1
        grid = parts.add_table(self._word, count, widths, "Table Grid")
        head, *rows = grid.rows
        for cell, text in zip(head.cells, table.headings, strict=True):
            self._lines.cell(cell, text, size, bold=True)
        parts.repeat(head)
        parts.keep_whole(head)
        parts.keep_with_next(head)
        for row, texts_ in zip(rows, table.rows, strict=False):
            lines = tallest(texts_, widths, size, _GRID_BESIDE)
            if pages_filled(lines, size, self._height) <= _TALL:
                parts.keep_whole(row)
            for at, (cell, text) in enumerate(zip(row.cells, texts_, strict=True)):
                align = "right" if at in table.numbers else "left"
                self._lines.cell(cell, text, size, align=align)
        if not table.rows:
            whole = rows[0].cells[0].merge(rows[0].cells[-1])
            for extra in whole._tc.p_lst[1:]:
                whole._tc.remove(extra)
            self._lines.cell(whole, texts.NO_ROWS, size, italic=True)
        self._lines.gap()

    def _signatures(self) -> None:
        """The last words and what stands under them, in one row that no page parts: not every
        program keeps a line with the table that follows it."""
        document, look, cell = self._document, self._look, self._lines.cell
        whole = parts.add_table(self._word, 1, (self._width,))
        parts.keep_whole(whole.rows[0])
        place = whole.rows[0].cells[0]
        closing = (Paragraph(document.closing),) if document.closing else ()
        for block in (*document.tail, *closing):
            self.block(block, place)
        cell(place, "", look.body)
        # Beside one signature there is room for "Nơi nhận"; under several it has the line alone.
        beside = len(document.signatures) == 1
        columns = len(document.signing)
        room = self._width - _BESIDE
        table = parts.add_table(place, 1, (room / columns,) * columns)
        for one, signer in zip(table.rows[0].cells, document.signing, strict=True):
            if signer is None:
                self._recipients(one)
                continue
            who, how = signer
            for line in who.split("\n"):
                cell(one, line, look.body, bold=True)
            cell(one, how, look.body, italic=True)
            for _ in range(_SIGNING_LINES):
                cell(one, "", look.body)
        if not beside:
            self._recipients(place)

    def _recipients(self, where: Any) -> None:
        look, cell = self._look, self._lines.cell
        if not self._document.recipients:
            return
        cell(where, texts.RECIPIENTS, look.list_head, bold=True, italic=True, align="left")
        for line in self._document.recipients:
            cell(where, line, look.list, align="left")

    def _shared(self, shares: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(share * self._width for share in shares)
