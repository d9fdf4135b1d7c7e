"""A document into Word, laid out as NĐ 30/2020/NĐ-CP asks, ready to be edited and signed."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from ntm_desktop.reports.document import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Table,
    lines_of,
)
from ntm_desktop.texts import documents as texts

_FONT = "Times New Roman"
_SIZE, _HEAD, _SMALL, _LIST, _LARGE = 13, 12, 11, 11, 17
# Annex I, part I, section 1 of the decree, in mm.
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 15, 20, 20
_CAPTION = 20  # mm of a page that are left for the caption of a picture
_LETTER, _TALL = 2, 20  # mm that a small letter takes at most; lines of half a page


def write_docx(document: Document, path: Path) -> None:
    """Write the document; only Word knows its pages. Raises OSError."""
    import docx

    word = docx.Document()
    _Writer(word, document).write()
    word.core_properties.title = document.title
    word.core_properties.author = document.organisation
    word.core_properties.language = "vi-VN"
    word.save(str(path))


def append_blocks(word: Any, document: Document, blocks: Sequence[Block], width: float) -> None:
    """Add blocks of the document at the end of a Word file that somebody else laid out.

    ``width``: of its lines, in mm.
    """
    _Writer(word, document, width).blocks(blocks)


class _Writer:
    """Puts the parts of a document into a Word file."""

    def __init__(self, word: Any, document: Document, width: float = 0) -> None:
        self._word, self._document = word, document
        self._filled: set[Any] = set()
        self._looks: dict[tuple[object, ...], Any] = {}
        self._width = width or document.page[0] - _LEFT - _RIGHT

    def write(self) -> None:
        """Everything, in order."""
        self._page()
        self._styles()
        document = self._document
        self._head()
        above, under = document.annex_lines
        if above:
            self._line(above, bold=True, centred=True, size=14, before=12)
        self._line(document.title, bold=True, centred=True, size=14, before=0 if above else 12)
        if document.subtitle:
            self._line(document.subtitle, centred=True, bold=True)
        if under:
            self._line(under, centred=True, italic=True)
        self.blocks(document.blocks)
        if document.signatures:
            self._signatures()
        elif document.closing:
            self._line(document.closing)

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Headings, paragraphs and tables after what is there."""
        for block in blocks:
            self._block(block)

    def _page(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section = self._word.sections[0]
        width, height = self._document.page
        if self._document.wide:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.header_distance = Mm(10)
        # The number stands in the middle above, from the second page on.
        section.different_first_page_header_footer = True
        self._number(section.header.paragraphs[0])
        if self._document.mark:
            for footer in (section.footer, section.first_page_footer):
                self._run(footer.paragraphs[0], self._document.mark, bold=True, size=10)
                self._align(footer.paragraphs[0], "right")

    def _styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        style = self._word.styles["Normal"]
        style.font.name = _FONT
        style.font.size = Pt(_SIZE)
        fonts = style.element.rPr.rFonts
        for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(name), _FONT)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.15

    def _number(self, paragraph: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self._align(paragraph, "centre")
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = paragraph.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = text
            run._r.append(mark)

    def _head(self) -> None:
        document = self._document
        table = self._plain_table(1, (0.42, 0.58))
        left, right = table.rows[0].cells
        if document.parent:
            self._cell_line(left, document.parent.upper(), size=_HEAD)
        for line in texts.head_name(document.organisation).split("\n"):
            self._cell_line(left, line, bold=True, size=_HEAD)
        self._cell_line(left, "_______", size=_HEAD)
        if document.number:
            self._cell_line(left, document.number)
        self._cell_line(right, texts.NATION, bold=True, size=_HEAD)
        self._cell_line(right, texts.MOTTO, bold=True)
        self._cell_line(right, "_______________", size=_HEAD)
        self._cell_line(right, document.date_line, italic=True)

    def _block(self, block: Any) -> None:
        if isinstance(block, Heading):
            paragraph = self._line(block.text, bold=block.level < 3, italic=block.level == 3)
            paragraph.paragraph_format.keep_with_next = True
        elif isinstance(block, Paragraph):
            size = _LARGE if block.large else _SIZE
            for text in block.text.split("\n"):
                self._line(text, bold=block.bold, centred=block.centred, size=size, justify=True)
        elif isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._table(block)

    def _picture(self, picture: Picture) -> None:
        from io import BytesIO

        from docx.shared import Mm

        room = self._document.page[1] - _TOP - _BOTTOM - _CAPTION
        width, height = picture.size_within(self._width, room)
        paragraph = self._line("", centred=True)
        paragraph.paragraph_format.keep_with_next = bool(picture.caption)
        paragraph.add_run().add_picture(BytesIO(picture.png), Mm(width), Mm(height))
        if picture.caption:
            self._line(picture.caption, centred=True, italic=True)

    def _facts(self, facts: Facts) -> None:
        table = self._plain_table(len(facts.rows), (0.32, 0.68))
        for row, (label, value) in zip(table.rows, facts.rows, strict=True):
            self._cell_line(row.cells[0], label, centred=False)
            self._cell_line(row.cells[1], value, centred=False)

    def _table(self, table: Table) -> None:
        whole = sum(table.widths)
        grid = self._plain_table(
            len(table.rows) + 1, tuple(share / whole for share in table.widths), "Table Grid"
        )
        for cell, text in zip(grid.rows[0].cells, table.headings, strict=True):
            self._cell_line(cell, text, bold=True, size=_SMALL)
        _repeat(grid.rows[0])
        for row, texts_ in zip(grid.rows[1:], table.rows, strict=True):
            shares = zip(texts_, table.widths, strict=True)
            if not any(self._is_tall(text, share / whole) for text, share in shares):
                _keep_whole(row)
            for at, (cell, text) in enumerate(zip(row.cells, texts_, strict=True)):
                align = "right" if at in table.numbers else "left"
                self._cell_line(cell, text, size=_SMALL, align=align)
        self._word.add_paragraph().paragraph_format.space_after = 0

    def _is_tall(self, text: str, share: float) -> bool:
        """Whether a cell with that share of the width may take more than half of a page: a row
        that no page holds has to be broken."""
        return lines_of(text, share * self._width / _LETTER) > _TALL

    def _signatures(self) -> None:
        """The last sentence and what stands under it, in one row that no page parts: not every
        program keeps a line with the table that follows it."""
        document = self._document
        whole = self._plain_table(1, (1.0,))
        _keep_whole(whole.rows[0])
        place = whole.rows[0].cells[0]
        if document.closing:
            self._cell_line(place, document.closing, align="left")
        self._cell_line(place, "")
        columns = len(document.signatures) + bool(document.recipients)
        table = self._plain_table(1, (1 / columns,) * columns, where=place)
        cells = list(table.rows[0].cells)
        if document.recipients:
            first = cells.pop(0)
            self._cell_line(first, texts.RECIPIENTS, bold=True, italic=True, align="left")
            for line in document.recipients:
                self._cell_line(first, line, size=_LIST, align="left")
        for cell, (who, how) in zip(cells, document.signatures, strict=True):
            self._cell_line(cell, who, bold=True)
            self._cell_line(cell, how, italic=True)
            for _ in range(4):
                self._cell_line(cell, "")

    # ------------------------------------------------------------------ small parts

    def _plain_table(
        self, rows: int, shares: tuple[float, ...], style: str = "", where: Any = None
    ) -> Any:
        from docx.shared import Mm

        # All rows are like the first; a copy takes far less time than cells set one by one.
        table = (where or self._word).add_table(rows=min(rows, 1), cols=len(shares))
        table.autofit = False
        if style:
            table.style = style
        for share, column in zip(shares, table.columns, strict=True):
            column.width = Mm(share * self._width)
            for cell in column.cells:
                cell.width = Mm(share * self._width)
        for _ in range(1, rows):
            table._tbl.append(deepcopy(table._tbl.tr_lst[0]))
        return table

    def _line(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
        justify: bool = False,
        size: float = _SIZE,
        before: float = 0,
    ) -> Any:
        from docx.shared import Pt

        paragraph = self._word.add_paragraph()
        self._run(paragraph, text, bold=bold, italic=italic, size=size)
        self._align(paragraph, "centre" if centred else "both" if justify else "left")
        if before:
            paragraph.paragraph_format.space_before = Pt(before)
        return paragraph

    def _cell_line(
        self,
        cell: Any,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float = _SIZE,
        centred: bool = True,
        align: str = "",
    ) -> None:
        from docx.text.paragraph import Paragraph as Line

        # A new cell has one empty paragraph, which is its first line.
        fresh = cell._tc not in self._filled
        self._filled.add(cell._tc)
        where = align or ("centre" if centred else "left")
        made = deepcopy(self._empty_line(bold, italic, size, where))
        if fresh:
            cell._tc.replace(cell._tc.p_lst[0], made)
        else:
            cell._tc.append(made)
        if text:
            Line(made, cell).runs[0].text = text

    def _empty_line(self, bold: bool, italic: bool, size: float, align: str) -> Any:
        """A line of a cell without its words. Each look is set up once and copied from then on:
        the library looks for its place in the order of the format at every single property."""
        from docx.oxml import OxmlElement
        from docx.shared import Pt
        from docx.text.paragraph import Paragraph as Line

        look = (bold, italic, size, align)
        if look not in self._looks:
            line = Line(OxmlElement("w:p"), self._word._body)
            self._run(line, "", bold=bold, italic=italic, size=size)
            self._align(line, align)
            line.paragraph_format.space_after = Pt(2)
            line.paragraph_format.line_spacing = 1.0
            self._looks[look] = line._p
        return self._looks[look]

    def _run(
        self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False,
        size: float = _SIZE,
    ) -> None:  # fmt: skip
        from docx.shared import Pt

        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        run.font.size = Pt(size)

    def _align(self, paragraph: Any, where: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

        paragraph.alignment = {
            "left": ALIGN.LEFT,
            "centre": ALIGN.CENTER,
            "right": ALIGN.RIGHT,
            "both": ALIGN.JUSTIFY,
        }[where]


def _repeat(row: Any) -> None:
    """The row is a heading: it stands again on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    """The row is not broken across pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
