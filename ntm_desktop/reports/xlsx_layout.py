"""The parts of a document as rows on a fine grid of columns, as wide and tall as the paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

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
from ntm_desktop.reports.text_room import broken, column_widths, lines_in, width_of
from ntm_desktop.reports.xlsx_rows import Cell, Row, kept
from ntm_desktop.texts import documents as texts

# A fine grid under everything: tables of other widths stand on one sheet by spanning its columns.
# Columns are whole dots wide, for programs round them; seven dots are one of Excel's characters.
_DOTS, _POINTS_PER_DOT, _DOTS_PER_CHARACTER = range(18, 28), 0.75, 7
_FITTING = 0.985  # of the paper's width and height: programs round every column and row
_LEADING = 1.22
_TALLEST, _PIECE = 400.0, 160.0  # Excel has no row above 409; a giant is cut into such pieces
_SIDE = 5.0  # points that a cell keeps free beside its words, together
_INDENT = "\N{NO-BREAK SPACE}" * 8  # Excel has no indent of a first line
_HEAD_SHARE, _FACT_SHARE = 0.42, 0.32
_RULE_HEIGHT, _GAP, _PICTURE_ROW, _SIGNING = 5.0, 8.0, 20.0, 60.0
_BOX = "top bottom sides"
_LAST_ROWS = 2  # of a table that stand on the page of the signature


class Layout:
    """The rows of one document. Lengths are points."""

    def __init__(self, document: Document) -> None:
        self._document, self._look = document, LOOKS[document.paper]
        self.room = (document.page[1] - TOP - BOTTOM) * POINTS_PER_MM * _FITTING
        lines = (document.page[0] - LEFT - RIGHT) * POINTS_PER_MM * _FITTING
        whole = {dots: int(lines / (dots * _POINTS_PER_DOT)) for dots in _DOTS}
        dots, self.columns = max(whole.items(), key=lambda one: one[0] * one[1])
        self.characters = dots / _DOTS_PER_CHARACTER
        self._column = dots * _POINTS_PER_DOT
        self._width = self._column * self.columns
        self._half = round(self.columns * _HEAD_SHARE)
        self.alone_repeated: tuple[Row, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Everything, in order; where one table is all there is, Excel itself repeats its headings
        (``alone_repeated``), so that rows may be put in and sorted."""
        document = self._document
        yield from self._head()
        yield from self._title()
        last = document.blocks[-1] if document.blocks else None
        tables = sum(isinstance(block, Table) for block in document.blocks)
        signed = bool(document.signatures)
        for block in document.body:
            ends = block is last and signed
            made = list(self._block(block))
            if isinstance(block, Table):
                if tables == 1 and block is last:
                    self.alone_repeated = made[-2].repeats
                if ends:
                    made = [*made[: -_LAST_ROWS - 1], *kept(made[-_LAST_ROWS - 1 :])]
            yield from made
        tail = [row for block in document.tail for row in self._block(block)]
        if document.closing:
            tail += self._words(document.closing, align="justify", indent=True)
        yield from kept(tail) if signed else tail
        if signed:
            yield from self._signatures()

    # ------------------------------------------------------------------ above the contents

    def _head(self) -> Iterator[Row]:
        document, look, half = self._document, self._look, self._half
        names = texts.head_name(document.organisation)
        left = [(document.parent.upper(), look.head, "")] if document.parent else []
        left += [(name, look.head, "bold") for name in names.split("\n")]
        right = [(texts.NATION, look.head, "bold"), (texts.MOTTO, look.body, "bold")]
        taken = width_of(names.rpartition("\n")[2], look.head, True) * SHORT_RULE
        left_rule = self._rule(taken, 1, half)
        right_rule = self._rule(width_of(texts.MOTTO, look.body, True), half + 1, self.columns)
        # The rules stand under the last line of each side, which need not be in the same row.
        sides = zip_longest(left, right)
        for at, (one, other) in enumerate(sides):
            yield self._pair(one, other)
            rules = []
            if at == len(left) - 1:
                rules.append(left_rule)
            if at == len(right) - 1:
                rules.append(right_rule)
            if rules:
                yield Row(tuple(rules), _RULE_HEIGHT)
        number = (document.number, look.body, "") if document.number else None
        day = (document.date_line, look.body, "italic") if document.date_line else None
        yield Row((), _GAP / 2)
        if number or day:
            yield self._pair(number, day)
        yield Row((), _GAP)

    def _title(self) -> Iterator[Row]:
        document, look = self._document, self._look
        above, under = document.annex_lines
        for text, size, style in (
            (above, look.title, "bold"),
            (document.title, look.title, "bold"),
            (document.subtitle, look.body, "bold"),
            (under, look.body, "italic"),
        ):
            if text:
                yield from self._words(
                    text, size=size, bold=style == "bold", italic=style == "italic",
                    align="center", after=0,
                )  # fmt: skip
        last = under or document.subtitle
        if last:
            taken = min(width_of(last, look.body, not under), self._width) * SHORT_RULE
            yield Row((self._rule(taken, 1, self.columns),), _RULE_HEIGHT)
        yield Row((), _GAP)

    def _pair(
        self, left: tuple[str, float, str] | None, right: tuple[str, float, str] | None
    ) -> Row:
        cells, height = [], 0.0
        for one, first, last in ((left, 1, self._half), (right, self._half + 1, self.columns)):
            if one is not None:
                text, size, style = one
                bold = style == "bold"
                cells.append(Cell(first, last, text, size, bold, style == "italic", "center"))
                height = max(height, self._height(text, size, first, last, bold))
        return Row(tuple(cells), height)

    def _rule(self, width: float, first: int, last: int) -> Cell:
        """A line under the columns in the middle that come nearest to that width."""
        room = last - first + 1
        count = min(max(1, round(width / self._column)), room)
        if (room - count) % 2 and count < room:
            count += 1
        start = first + (room - count) // 2
        return Cell(start, start + count - 1, "", 2, edges="bottom")

    # ------------------------------------------------------------------ the contents

    def _block(self, block: Block) -> Iterator[Row]:
        look = self._look
        if isinstance(block, Heading):
            yield from kept(
                list(
                    self._words(
                        block.text, bold=block.level < 3, italic=block.level == 3, indent=True
                    )
                )
            )
        elif isinstance(block, Paragraph):
            size = look.large if block.large else look.body
            align = "center" if block.centred else "justify" if block.indented else "left"
            for text in block.text.split("\n"):
                yield from self._words(
                    text, size=size, bold=block.bold, align=align,
                    indent=block.indented,
                )  # fmt: skip
        elif isinstance(block, Facts):
            yield from self._facts(block)
        elif isinstance(block, Picture):
            yield from self._picture(block)
        else:
            yield from self._table(block)

    def _words(
        self,
        text: str,
        *,
        size: float = 0,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        indent: bool = False,
        after: float = AFTER,
    ) -> Iterator[Row]:
        size = size or self._look.body
        text = _INDENT + text if indent else text
        for part in self._slices(text, size, self._width, bold):
            height = self._height(part, size, 1, self.columns, bold) + after
            yield Row((Cell(1, self.columns, part, size, bold, italic, align),), height)

    def _facts(self, facts: Facts) -> Iterator[Row]:
        size, end = self._look.body, max(1, round(self.columns * _FACT_SHARE))
        for label, value in facts.rows:
            parts = self._slices(value, size, (self.columns - end) * self._column)
            for at, part in enumerate(parts):
                name = "" if at else label
                height = max(
                    self._height(name, size, 1, end),
                    self._height(part, size, end + 1, self.columns),
                )
                cells = Cell(1, end, name, size), Cell(end + 1, self.columns, part, size)
                yield Row(cells, height + 2)

    def _picture(self, picture: Picture) -> Iterator[Row]:
        """Rows without words of its height, and its caption."""
        width, height = picture.size_within(self._width, self.room - CAPTION * POINTS_PER_MM)
        column = 1 + int((self._width - width) / 2 / self._column)
        count = math.ceil((height + AFTER) / _PICTURE_ROW)
        shown = (picture.png, width, height, column)
        yield Row((), _PICTURE_ROW, keep=True, picture=shown)
        for at in range(1, count):
            yield Row((), _PICTURE_ROW, keep=at < count - 1 or bool(picture.caption))
        yield from (
            self._words(picture.caption, italic=True, align="center") if picture.caption else ()
        )

    def _table(self, table: Table) -> Iterator[Row]:
        """The heading is kept with the first row; every other one repeats it on a new page."""
        size = self._look.table
        spans = self._spans(column_widths(table, self._width, size, _SIDE))
        heads = tuple(kept(list(self._lines(table.headings, spans, heading=True))))
        yield from heads
        rows = [
            row for texts_ in table.rows for row in self._lines(texts_, spans, table.numbers, heads)
        ]
        if not rows:
            cell = Cell(1, self.columns, texts.NO_ROWS, size, False, True, "center", True, _BOX)
            rows.append(Row((cell,), size * _LEADING + 2, repeats=heads))
        yield from rows
        yield Row((), _GAP, keep=False)

    def _lines(
        self,
        cells: Sequence[str],
        spans: Sequence[tuple[int, int]],
        numbers: frozenset[int] = frozenset(),
        repeats: tuple[Row, ...] = (),
        *,
        heading: bool = False,
    ) -> Iterator[Row]:
        """A row of a table; what is too tall for one row of Excel goes on in the next."""
        size = self._look.table
        several = (
            self._slices(text, size, (last - first + 1) * self._column)
            for text, (first, last) in zip(cells, spans, strict=True)
        )
        pieces = list(zip_longest(*several, fillvalue=""))
        for piece, texts_ in enumerate(pieces):
            made, height = [], 0.0
            first_piece, last_piece = piece == 0, piece == len(pieces) - 1
            edges = f"{'top ' * first_piece}{'bottom ' * last_piece}sides"
            for at, (text, (first, last)) in enumerate(zip(texts_, spans, strict=True)):
                number = number_in(text) if at in numbers else None
                align = "center" if heading else "right" if at in numbers else "left"
                value = text if number is None else number
                whole = len(pieces) == 1
                made.append(Cell(first, last, value, size, heading, False, align, whole, edges))
                height = max(height, self._height(text, size, first, last, heading))
            yield Row(tuple(made), height + 2, repeats=repeats)

    def _spans(self, widths: Sequence[float]) -> list[tuple[int, int]]:
        """Which of the grid's columns each of a table's columns takes, at least one."""
        whole, spans, start, sum_ = sum(widths), [], 1, 0.0
        for at, width in enumerate(widths, 1):
            sum_ += width
            left = len(widths) - at
            end = min(max(start, round(sum_ * self.columns / whole)), self.columns - left)
            spans.append((start, end))
            start = end + 1
        return spans

    # ------------------------------------------------------------------ under the contents

    def _signatures(self) -> Iterator[Row]:
        """One row for who signs, one for how, and room for it; all on one page."""
        document, look = self._document, self._look
        beside = None in document.signing
        recipients = [
            (texts.RECIPIENTS, look.list_head, True),
            *((line, look.list, False) for line in document.recipients),
        ]
        if not document.recipients:
            recipients = []
        spans = self._spans((1.0,) * len(document.signing))
        signing = spans[1:] if beside else spans
        lines: list[list[Cell]] = [[], []]
        for (first, last), (who, how) in zip(signing, document.signatures, strict=True):
            lines[0].append(Cell(first, last, who, look.body, True, False, "center"))
            lines[1].append(Cell(first, last, how, look.body, False, True, "center"))
        yield Row((), _GAP, keep=True)
        named = recipients if beside else []
        for at in range(max(len(lines), len(named))):
            cells = list(lines[at]) if at < len(lines) else []
            if at < len(named):
                cells.insert(0, _recipient(named[at], *spans[0]))
            yield self._fitting(cells)
        yield Row((), _SIGNING, keep=not beside and bool(recipients))
        if not beside:
            for one in recipients:
                yield self._fitting([_recipient(one, 1, self._half)])

    def _fitting(self, cells: Sequence[Cell]) -> Row:
        height = max(
            self._height(str(one.value), one.size, one.first, one.last, one.bold) for one in cells
        )
        return Row(tuple(cells), height, keep=True)

    # ------------------------------------------------------------------ room for words

    def _height(self, text: str, size: float, first: int, last: int, bold: bool = False) -> float:
        width = (last - first + 1) * self._column - _SIDE
        return lines_in(text, size, width, bold) * math.ceil(size * _LEADING)

    def _slices(self, text: str, size: float, width: float, bold: bool = False) -> list[str]:
        """A text in parts that a row of Excel can show, broken at its blanks; mostly it is one."""
        line = math.ceil(size * _LEADING)
        if len(text) < _TALLEST / line and "\n" not in text:
            return [text]
        lines = broken(text, size, width - _SIDE, bold)
        if len(lines) * line <= _TALLEST:
            return [text]
        most = int(_PIECE / line)
        return ["\n".join(lines[at : at + most]) for at in range(0, len(lines), most)]


def _recipient(one: tuple[str, float, bool], first: int, last: int) -> Cell:
    text, size, head = one
    return Cell(first, last, text, size, head, head)


def number_in(text: str) -> Decimal | None:
    """The number that a Vietnamese text shows ("1.234,5"), None where it is none."""
    plain = text.replace(".", "").replace(",", ".").strip()
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
