"""A document into PDF, laid out as NĐ 30/2020/NĐ-CP asks: A4, margins, national heading."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_desktop.reports.document import (
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Table,
    lines_of,
)
from ntm_desktop.reports.fonts import serif_font
from ntm_desktop.texts import documents as texts

_REGULAR, _BOLD, _ITALIC = "NtmSerif", "NtmSerif-Bold", "NtmSerif-Italic"
_MM = 72 / 25.4
# Annex I, part I, section 1: left 30–35 mm, right 15–20 mm, top and bottom 20–25 mm.
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * _MM, 15 * _MM, 20 * _MM, 20 * _MM
_SIZE, _SMALL, _LARGE, _HEAD = 13, 10.5, 17, 12
_LETTER, _TALL = _SMALL * 0.55, 20  # width of most letters of a table; lines of half a page
_CAPTION = 20 * _MM  # of a page, left for the caption of a picture
_FRAME = 6  # reportlab keeps this much free on both sides within the margins


def write_pdf(document: Document, path: Path | BytesIO) -> int:
    """Write the document; returns the number of pages. Raises OSError."""
    from reportlab.platypus import SimpleDocTemplate

    _register()
    pages = (document.page[0] * _MM, document.page[1] * _MM)
    template = SimpleDocTemplate(
        path if isinstance(path, BytesIO) else str(path),
        pagesize=pages,
        leftMargin=_LEFT - _FRAME,
        rightMargin=_RIGHT - _FRAME,
        topMargin=_TOP,
        bottomMargin=_BOTTOM,
        title=document.title,
        author=document.organisation,
        lang="vi",
    )
    flow = _Flow(pages[0] - _LEFT - _RIGHT, pages[1] - _TOP - _BOTTOM)
    template.build(
        flow.of(document),
        onFirstPage=lambda canvas, _: _page(canvas, document, pages, first=True),
        onLaterPages=lambda canvas, _: _page(canvas, document, pages, first=False),
    )
    return int(template.page)


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if _REGULAR in pdfmetrics.getRegisteredFontNames():
        return
    font = serif_font()
    pdfmetrics.registerFont(TTFont(_REGULAR, str(font.regular)))
    pdfmetrics.registerFont(TTFont(_BOLD, str(font.bold)))
    pdfmetrics.registerFont(TTFont(_ITALIC, str(font.italic)))
    pdfmetrics.registerFontFamily(_REGULAR, normal=_REGULAR, bold=_BOLD, italic=_ITALIC)


def _page(canvas: Any, document: Document, size: tuple[float, float], *, first: bool) -> None:
    """Number of the page in the middle above, from the second on; the mark of a sample."""
    canvas.saveState()
    if not first:
        canvas.setFont(_REGULAR, _SIZE)
        canvas.drawCentredString(size[0] / 2, size[1] - 12 * _MM, str(canvas.getPageNumber()))
    if document.mark:
        canvas.setFont(_BOLD, _SMALL)
        canvas.setFillGray(0.35)
        canvas.drawRightString(size[0] - _RIGHT, 10 * _MM, document.mark)
    canvas.restoreState()


class _Flow:
    """The parts of a document as reportlab's flowables, for a page of that width."""

    def __init__(self, width: float, height: float) -> None:
        from reportlab.lib.styles import ParagraphStyle

        self._width, self._room = width, height
        self._text = ParagraphStyle(
            "text", fontName=_REGULAR, fontSize=_SIZE, leading=_SIZE * 1.3, spaceAfter=4
        )
        self._centred = ParagraphStyle("centred", self._text, alignment=1)
        self._italic = ParagraphStyle("italic", self._centred, fontName=_ITALIC)
        self._bold = ParagraphStyle("bold", self._centred, fontName=_BOLD)
        self._head_line = ParagraphStyle(
            "head", self._bold, fontSize=_HEAD, leading=_HEAD * 1.3, spaceAfter=0
        )
        self._title = ParagraphStyle("title", self._bold, fontSize=14, leading=19, spaceAfter=0)
        self._large = ParagraphStyle(
            "large", self._bold, fontSize=_LARGE, leading=_LARGE * 1.4, spaceBefore=8
        )
        heading = ParagraphStyle(
            "heading", self._text, fontName=_BOLD, spaceBefore=8, keepWithNext=1
        )
        lower = ParagraphStyle("heading-3", heading, fontName=_REGULAR, spaceBefore=4)
        self._headings = {1: heading, 2: heading, 3: lower}
        self._list = ParagraphStyle("list", self._text, fontSize=11, leading=13.5, spaceAfter=0)
        self._list_head = ParagraphStyle("list-head", self._list, fontName=_ITALIC)
        self._cell = ParagraphStyle(
            "cell", self._text, fontSize=_SMALL, leading=_SMALL * 1.25, spaceAfter=0
        )
        self._number = ParagraphStyle("number", self._cell, alignment=2)
        self._cell_heading = ParagraphStyle("cell-heading", self._cell, fontName=_BOLD, alignment=1)

    def of(self, document: Document) -> list[Any]:
        """Everything, in order."""
        from reportlab.platypus import KeepTogether, Spacer

        above, under = document.annex_lines
        flow = [self._head(document), Spacer(1, 14)]
        if above:
            flow.append(self._words(above, self._title))
        flow.append(self._words(document.title, self._title))
        if document.subtitle:
            flow.append(self._words(document.subtitle, self._bold))
        if under:
            flow.append(self._words(under, self._italic))
        flow.append(Spacer(1, 8))
        for block in document.blocks:
            flow += self._block(block)
        if document.signatures:
            last = [self._words(document.closing, self._text)] if document.closing else []
            flow.append(KeepTogether([*last, Spacer(1, 12), self._signatures(document)]))
        return flow

    def _words(self, text: str, style: Any) -> Any:
        from reportlab.platypus import Paragraph as Words

        return Words(escape(text).replace("\n", "<br/>"), style)

    def _block(self, block: Any) -> list[Any]:
        if isinstance(block, Heading):
            return [self._words(block.text, self._headings[block.level])]
        if isinstance(block, Paragraph):
            style = self._large if block.large else self._centred if block.centred else self._text
            return [self._words(block.text, style)]
        if isinstance(block, Facts):
            return [self._facts(block)]
        if isinstance(block, Picture):
            return [self._picture(block)]
        return [self._table(block)]

    def _head(self, document: Document) -> Any:
        plain = self._head_line.clone("parent", fontName=_REGULAR)
        left = [self._words(document.parent.upper(), plain)] if document.parent else []
        left += [
            self._words(texts.head_name(document.organisation), self._head_line),
            self._words("―――――", self._centred),
        ]
        if document.number:
            left.append(self._words(document.number, self._centred))
        right = [
            self._words(texts.NATION, self._head_line),
            self._words(texts.MOTTO, self._bold),
            self._words("――――――――――", self._centred),
            self._words(document.date_line, self._italic),
        ]
        return self._grid([[left, right]], (0.42, 0.58))

    def _picture(self, picture: Picture) -> Any:
        from reportlab.platypus import Image, KeepTogether

        width, height = picture.size_within(self._width, self._room - _CAPTION)
        shown = Image(BytesIO(picture.png), width, height)
        shown.hAlign = "CENTER"
        words = [self._words(picture.caption, self._italic)] if picture.caption else []
        return KeepTogether([shown, *words])

    def _facts(self, facts: Facts) -> Any:
        label = self._text.clone("label", spaceAfter=0)
        rows = [[self._words(name, label), self._words(value, label)] for name, value in facts.rows]
        return self._grid(rows, (0.32, 0.68))

    def _signatures(self, document: Document) -> Any:
        cells: list[Any] = [
            [self._words(who, self._bold), self._words(how, self._italic)]
            for who, how in document.signatures
        ]
        if document.recipients:
            lines = [texts.RECIPIENTS, *document.recipients]
            heads = [self._list_head, *[self._list] * len(document.recipients)]
            written = zip(lines, heads, strict=True)
            cells.insert(0, [self._words(line, style) for line, style in written])
        share = (1 / len(cells),) * len(cells)
        # Room for the signature itself stays with the block.
        return self._grid([cells, [""] * len(cells)], share, heights=[None, 60])

    def _grid(self, rows: Any, shares: tuple[float, ...], heights: Any = None) -> Any:
        from reportlab.platypus import Table as Grid

        grid = Grid(
            rows,
            colWidths=[share * self._width for share in shares],
            rowHeights=heights,
            splitInRow=int(heights is None),
        )
        grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
        return grid

    def _table(self, table: Table) -> Any:
        from reportlab.lib import colors
        from reportlab.platypus import Table as Grid

        rows = [[self._words(text, self._cell_heading) for text in table.headings]]
        for row in table.rows:
            rows.append(
                [
                    self._words(text, self._number if at in table.numbers else self._cell)
                    for at, text in enumerate(row)
                ]
            )
        whole = sum(table.widths)
        widths = [self._width * share / whole for share in table.widths]
        # A row goes to the next page whole; one that no page holds is broken over several.
        grid = Grid(rows, colWidths=widths, repeatRows=1, splitInRow=1, spaceBefore=4, spaceAfter=8)
        # In the middle of a row that is broken stands nothing: its other cells begin with it.
        tops = [
            ("VALIGN", (0, at), (-1, at), "TOP")
            for at, row in enumerate(table.rows, 1)
            if any(
                lines_of(text, width / _LETTER) > _TALL
                for text, width in zip(row, widths, strict=True)
            )
        ]
        grid.setStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                *tops,
            ]
        )
        return grid
