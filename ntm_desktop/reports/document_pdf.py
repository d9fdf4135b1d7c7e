"""A document into PDF, laid out as NĐ 30/2020/NĐ-CP asks: margins, national heading, letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_desktop.reports import pdf_letters as letters
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
    BOTTOM,
    CAPTION,
    LEFT,
    LOOKS,
    POINTS_PER_MM,
    RIGHT,
    SHORT_RULE,
    TOP,
)
from ntm_desktop.reports.pdf_styles import Styles, rule
from ntm_desktop.reports.pdf_table import grid_of
from ntm_desktop.texts import documents as texts

_FRAME = 6  # reportlab keeps this much free on both sides within the margins
_HEAD_SHARES = (0.42, 0.58)
_FACT_SHARES = (0.32, 0.68)
_SMALL = 0.4  # of a page
_SIGNING = 60  # points for the signature itself
_NUMBER_FROM_TOP, _MARK_FROM_BOTTOM = 12, 10  # mm


def write_pdf(document: Document, path: Path | BytesIO) -> int:
    """Write the document; returns the number of pages. Raises OSError."""
    from reportlab.platypus import SimpleDocTemplate

    letters.register()
    size = (document.page[0] * POINTS_PER_MM, document.page[1] * POINTS_PER_MM)
    template = SimpleDocTemplate(
        path if isinstance(path, BytesIO) else str(path),
        pagesize=size,
        leftMargin=LEFT * POINTS_PER_MM - _FRAME,
        rightMargin=RIGHT * POINTS_PER_MM - _FRAME,
        topMargin=TOP * POINTS_PER_MM,
        bottomMargin=BOTTOM * POINTS_PER_MM,
        title=document.title,
        author=document.organisation,
        lang="vi",
    )
    flow = _Flow(document)
    template.build(
        flow.all(),
        onFirstPage=lambda canvas, _: _page(canvas, document, size, first=True),
        onLaterPages=lambda canvas, _: _page(canvas, document, size, first=False),
    )
    return int(template.page)


def _page(canvas: Any, document: Document, size: tuple[float, float], *, first: bool) -> None:
    """Number of the page in the middle above, from the second on; the mark of a sample."""
    canvas.saveState()
    if not first:
        canvas.setFont(letters.REGULAR, LOOKS[document.paper].body)
        middle = (size[0] + (LEFT - RIGHT) * POINTS_PER_MM) / 2
        top = size[1] - _NUMBER_FROM_TOP * POINTS_PER_MM
        canvas.drawCentredString(middle, top, str(canvas.getPageNumber()))
    if document.mark:
        canvas.setFont(letters.BOLD, 10)
        canvas.setFillGray(0.35)
        right = size[0] - RIGHT * POINTS_PER_MM
        mark = letters.drawable(document.mark, letters.BOLD)
        canvas.drawRightString(right, _MARK_FROM_BOTTOM * POINTS_PER_MM, mark)
    canvas.restoreState()


class _Flow:
    """The parts of a document as reportlab's flowables. Lengths are points."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._look = LOOKS[document.paper]
        self._styles = Styles(self._look)
        self._width = (document.page[0] - LEFT - RIGHT) * POINTS_PER_MM
        self._room = (document.page[1] - TOP - BOTTOM) * POINTS_PER_MM - 2 * _FRAME

    def all(self) -> list[Any]:
        """Everything, in order."""
        from reportlab.platypus import KeepTogether, Spacer

        document, styles = self._document, self._styles
        flow = [self._head(), Spacer(1, 8), *self._title()]
        closing = [self._words(document.closing, styles.text)] if document.closing else []
        if not document.signatures:
            return [*flow, *self._blocks(document.body), *closing]
        body, end = self._without_end(document.body)
        tail = [*end, *self._blocks(document.tail, kept=True), *closing]
        last = KeepTogether([*tail, Spacer(1, 12), *self._signatures()])
        return [*flow, *self._blocks(body), last]

    def _without_end(self, blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Any]]:
        """The blocks without a small table that ends them, and that table with its headings: it
        stands on the page of the signature."""
        at = len(blocks) - 1
        if at < 0 or not isinstance(blocks[at], Table):
            return blocks, []
        while at and isinstance(blocks[at - 1], Heading):
            at -= 1
        end = self._blocks(blocks[at:], kept=True)
        small = self._heights(end) <= self._room * _SMALL
        return (blocks[:at], end) if small else (blocks, [])

    def _words(self, text: str, style: Any) -> Any:
        from reportlab.platypus import Paragraph as Words

        return Words(letters.marked(text, style.fontName), style)

    def _title(self) -> Iterator[Any]:
        document, styles = self._document, self._styles
        above, under = document.annex_lines
        if above:
            yield self._words(above, styles.title)
        yield self._words(document.title, styles.title)
        last, style = document.subtitle, styles.subtitle
        if document.subtitle:
            yield self._words(last, style)
        if under:
            last, style = under, styles.under
            yield self._words(last, style)
        yield self._rule(last, style, self._width, SHORT_RULE)

    def _rule(self, text: str, style: Any, room: float, share: float = 1.0) -> Any:
        """A thin line in the middle, that share of the text's own width; a gap for no text."""
        from reportlab.pdfbase.pdfmetrics import stringWidth
        from reportlab.platypus import Spacer

        if not text:
            return Spacer(1, 8)
        taken = min(stringWidth(text, style.fontName, style.fontSize), room - 2 * _FRAME)
        return rule(taken * share)

    def _blocks(self, blocks: Sequence[Block], *, kept: bool = False) -> list[Any]:
        """Headings stand on the page of what follows them: of a table, its first row too.

        ``kept``: whoever asks keeps all of it together.
        """
        from reportlab.platypus import CondPageBreak, KeepTogether

        flow: list[Any] = []
        headings: list[Any] = []
        for block in blocks:
            if isinstance(block, Heading):
                headings.append(self._words(block.text, self._styles.heading(block.level)))
                continue
            made = self._block(block)
            if isinstance(block, Table) and not kept:
                made[0].wrap(self._width, self._room)
                need = sum(made[0]._rowHeights[:2]) + 8 + self._heights(headings)
                flow += [CondPageBreak(min(need, self._room)), *headings, *made]
            elif headings and not kept:
                flow += [KeepTogether([*headings, made[0]]), *made[1:]]
            else:
                flow += [*headings, *made]
            headings = []
        return flow + headings

    def _heights(self, flow: Sequence[Any]) -> float:
        return sum(
            float(one.wrap(self._width, self._room)[1])
            + float(one.getSpaceBefore() + one.getSpaceAfter())
            for one in flow
        )

    def _block(self, block: Block) -> list[Any]:
        """Never empty."""
        if isinstance(block, Paragraph):
            style = self._styles.words(block)
            return [self._words(line, style) for line in block.text.split("\n")]
        if isinstance(block, Facts):
            return [self._facts(block)]
        if isinstance(block, Picture):
            return [self._picture(block)]
        assert isinstance(block, Table)
        return [grid_of(block, self._width, self._room, self._styles)]

    def _head(self) -> Any:
        document, styles = self._document, self._styles
        widths = [share * self._width for share in _HEAD_SHARES]
        name = texts.head_name(document.organisation)
        left = [self._words(document.parent.upper(), styles.parent)] if document.parent else []
        left += [
            self._words(name, styles.head),
            self._rule(name.rpartition("\n")[2], styles.head, widths[0], SHORT_RULE),
        ]
        if document.number:
            left.append(self._words(document.number, styles.centred))
        right = [
            self._words(texts.NATION, styles.head),
            self._words(texts.MOTTO, styles.motto),
            self._rule(texts.MOTTO, styles.motto, widths[1]),
        ]
        if document.date_line:
            right.append(self._words(document.date_line, styles.italic))
        return self._grid([[left, right]], widths)

    def _picture(self, picture: Picture) -> Any:
        from reportlab.platypus import Image, KeepTogether

        room = self._room - CAPTION * POINTS_PER_MM
        width, height = picture.size_within(self._width, room)
        shown = Image(BytesIO(picture.png), width, height)
        shown.hAlign = "CENTER"
        words = [self._words(picture.caption, self._styles.italic)] if picture.caption else []
        return KeepTogether([shown, *words])

    def _facts(self, facts: Facts) -> Any:
        plain = self._styles.fact
        rows = [[self._words(name, plain), self._words(value, plain)] for name, value in facts.rows]
        return self._grid(rows, [share * self._width for share in _FACT_SHARES])

    def _signatures(self) -> list[Any]:
        document, styles = self._document, self._styles
        recipients = [self._words(line, styles.list) for line in document.recipients]
        if recipients:
            recipients.insert(0, self._words(texts.RECIPIENTS, styles.list_head))
        # Beside one signature there is room for "Nơi nhận"; under several it has the line alone.
        cells: list[Any] = [
            recipients
            if one is None
            else [self._words(one[0], styles.signer), self._words(one[1], styles.italic)]
            for one in document.signing
        ]
        widths = [self._width / len(cells)] * len(cells)
        grid = self._grid([cells, [""] * len(cells)], widths, heights=[None, _SIGNING])
        return [grid, *(recipients if None not in document.signing else ())]

    def _grid(self, rows: Any, widths: Sequence[float], heights: Any = None) -> Any:
        from reportlab.platypus import Table as Grid

        grid = Grid(
            rows, colWidths=list(widths), rowHeights=heights, splitInRow=int(heights is None)
        )
        grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
        return grid
