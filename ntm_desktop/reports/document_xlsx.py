"""A document into Excel: one sheet that prints as it stands, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap
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
from ntm_desktop.texts import documents as texts

_FONT = "Times New Roman"
# A fine grid under everything: tables of other widths stand on one sheet by spanning its columns.
_COLUMNS, _WIDE_COLUMNS = 24, 40
_CHARACTERS, _WIDE_CHARACTERS = 88, 140  # over the width of a page
_SHEET_NAME = 31
_TALLEST = 400.0  # points; Excel has no row above 409
_LINE = 15.0  # of a table
_CHARACTER = 5.4  # points that a letter of a column's width takes
_PIXELS = 96 / 72  # in a point, as Excel counts them
_ROOM = 560.0  # points that a page has for a picture
_PICTURE_ROW = 20.0
_SIDE_LINE = 17.0  # of heading and signatures


def write_xlsx(document: Document, path: Path) -> None:
    """Write the document; only Excel knows its pages. Raises OSError."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = document.title.title()[:_SHEET_NAME]
    _Sheet(sheet, document).write()
    book.properties.title = document.title
    book.properties.creator = document.organisation
    book.save(path)


class _Sheet:
    """Writes downwards on a fine grid of columns."""

    def __init__(self, sheet: Any, document: Document) -> None:
        self._sheet, self._document = sheet, document
        self._columns = _WIDE_COLUMNS if document.wide else _COLUMNS
        characters = _WIDE_CHARACTERS if document.wide else _CHARACTERS
        self._widths = [characters / self._columns] * self._columns
        self._row = 1

    def write(self) -> None:
        """Everything, in order."""
        document, half = self._document, max(1, self._columns // 2)
        self._page()
        name = texts.head_name(document.organisation).replace("\n", " ")
        if document.parent:
            self._pair(document.parent.upper(), "", half)
        self._pair(name, texts.NATION, half, bold=True)
        self._pair(document.number, texts.MOTTO, half, bold=True)
        self._pair("", document.date_line, half, italic=True)
        self._row += 1
        above, under = document.annex_lines
        if above:
            self._wide(above, bold=True, centred=True, size=14)
        self._wide(document.title, bold=True, centred=True, size=14)
        if document.subtitle:
            self._wide(document.subtitle, centred=True)
        if under:
            self._wide(under, centred=True)
        if document.mark:
            self._wide(document.mark, bold=True, centred=True)
        self._row += 1
        for block in document.blocks:
            self._block(block)
        if document.closing:
            self._wide(document.closing)
        self._signatures(half)

    def _page(self) -> None:
        from openpyxl.utils import get_column_letter

        sheet = self._sheet
        papers = {"A4": sheet.PAPERSIZE_A4, "A3": sheet.PAPERSIZE_A3}
        sheet.page_setup.paperSize = papers[self._document.paper]
        sheet.page_setup.orientation = "landscape" if self._document.wide else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddHeader.center.text = "&P"
        sheet.HeaderFooter.differentFirst = True  # the first page has no number (NĐ 30/2020)
        sheet.sheet_view.showGridLines = False
        for at, width in enumerate(self._widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = round(width, 1)

    def _block(self, block: Any) -> None:
        if isinstance(block, Heading):
            self._wide(block.text, bold=True)
        elif isinstance(block, Paragraph):
            self._wide(block.text, bold=block.bold, centred=block.centred,
                       size=16 if block.large else 13)  # fmt: skip
        elif isinstance(block, Facts):
            for label, value in block.rows:
                half = max(1, self._columns // 3)
                self._merged(1, half, label)
                width = sum(self._widths[half:])
                for at, part in enumerate(_slices(value, width, 18)):
                    self._merged(1, half, "" if at else label)
                    self._merged(half + 1, self._columns, part)
                    self._height([(part, width)], 18)
                    self._row += 1
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._table(block)

    def _picture(self, picture: Picture) -> None:
        """In a row of cells of its own, which are as tall as it is."""
        from io import BytesIO

        from openpyxl.drawing.image import Image
        from openpyxl.utils import get_column_letter

        whole = sum(self._widths) * _CHARACTER
        width, height = picture.size_within(whole, _ROOM)
        free = (whole - width) / 2
        first = 1 + int(free / whole * self._columns)
        rows = -int(-height // _PICTURE_ROW)
        for at in range(rows):
            self._sheet.row_dimensions[self._row + at].height = _PICTURE_ROW
        image = Image(BytesIO(picture.png))
        image.width, image.height = round(width * _PIXELS), round(height * _PIXELS)
        self._sheet.add_image(image, f"{get_column_letter(first)}{self._row}")
        self._row += rows
        if picture.caption:
            self._wide(picture.caption, centred=True)

    def _table(self, table: Table) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side

        thin = Side(style="thin")
        border = Border(left=thin, right=thin, top=thin, bottom=thin)
        spans = self._spans(table.widths)
        if sum(isinstance(block, Table) for block in self._document.blocks) == 1:
            self._sheet.print_title_rows = f"{self._row}:{self._row}"
        for number, texts_ in self._rows(table, spans):
            for at, (text, (first, last)) in enumerate(zip(texts_, spans, strict=True)):
                value = number_in(text) if number and at in table.numbers else None
                cell = self._put(first, text if value is None else value)
                cell.font = Font(name=_FONT, size=11, bold=number == 0)
                side = "center" if number == 0 else "right" if at in table.numbers else "left"
                cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
                for column in range(first, last + 1):
                    self._sheet.cell(self._row, column).border = border
                if last > first:
                    self._sheet.merge_cells(
                        start_row=self._row, end_row=self._row, start_column=first, end_column=last
                    )
            self._height([
                (text, sum(self._widths[first - 1 : last]))
                for text, (first, last) in zip(texts_, spans, strict=True)
            ], _LINE)  # fmt: skip
            self._row += 1
        self._row += 1

    def _rows(
        self, table: Table, spans: list[tuple[int, int]]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Headings and rows, numbered; what is too tall for one row of Excel goes on below it."""
        for number, texts_ in enumerate((table.headings, *table.rows)):
            several = (
                _slices(text, sum(self._widths[first - 1 : last]), _LINE)
                for text, (first, last) in zip(texts_, spans, strict=True)
            )
            for row in zip_longest(*several, fillvalue=""):
                yield number, row

    def _spans(self, widths: tuple[float, ...]) -> list[tuple[int, int]]:
        """Which of the grid's columns each of a table's columns takes, at least one."""
        whole, spans, start, sum_ = sum(widths), [], 1, 0.0
        for at, width in enumerate(widths, 1):
            sum_ += width
            left = len(widths) - at
            end = min(max(start, round(sum_ * self._columns / whole)), self._columns - left)
            spans.append((start, end))
            start = end + 1
        return spans

    def _signatures(self, half: int) -> None:
        document = self._document
        if not document.signatures:
            return
        self._row += 1
        lines = [texts.RECIPIENTS, *document.recipients] if document.recipients else []
        several = len(document.signatures) > 1
        left = document.signatures[0] if several and not lines else ("", "")
        who, how = document.signatures[-1]
        self._pair(lines[0] if lines else left[0], who, half, bold=True)
        self._pair(left[1], how, half)
        for line in lines[1:]:
            self._merged(1, half, line)
            self._row += 1

    # ------------------------------------------------------------------ small parts

    def _pair(
        self, left: str, right: str, half: int, *, bold: bool = False, italic: bool = False
    ) -> None:
        self._merged(1, half, left, bold=bold, italic=italic, centred=True)
        self._merged(half + 1, self._columns, right, bold=bold, italic=italic, centred=True)
        sides = (left, sum(self._widths[:half])), (right, sum(self._widths[half:]))
        self._height(list(sides), _SIDE_LINE)
        self._row += 1

    def _wide(
        self, text: str, *, bold: bool = False, centred: bool = False, size: int = 13
    ) -> None:
        for part in _slices(text, sum(self._widths), size + 5):
            self._merged(1, self._columns, part, bold=bold, centred=centred, size=size)
            self._height([(part, sum(self._widths))], size + 5)
            self._row += 1

    def _merged(
        self,
        first: int,
        last: int,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
        size: int = 13,
    ) -> None:
        from openpyxl.styles import Alignment, Font

        cell = self._put(first, text)
        cell.font = Font(name=_FONT, size=size, bold=bold, italic=italic)
        cell.alignment = Alignment(
            horizontal="center" if centred else "left", vertical="top", wrap_text=True
        )
        if last > first:
            self._sheet.merge_cells(
                start_row=self._row, end_row=self._row, start_column=first, end_column=last
            )

    def _put(self, column: int, value: str | Decimal) -> Any:
        cell = self._sheet.cell(self._row, column)
        if isinstance(value, Decimal):
            cell.value = value
            cell.number_format = "#,##0.##" if value % 1 else "#,##0"
        else:
            # Whatever it begins with, it is a text and never a formula.
            cell.value = value
            cell.data_type = "s"
        return cell

    def _height(self, texts_: list[tuple[str, float]], line: float) -> None:
        lines = max(lines_of(text, width) for text, width in texts_)
        self._sheet.row_dimensions[self._row].height = line * lines


def _slices(text: str, width: float, line: float) -> list[str]:
    """A text in parts that a row of Excel can show, broken at its blanks; mostly it is one."""
    most = int(_TALLEST / line)
    if lines_of(text, width) <= most:
        return [text]
    # A line of the paper that is exactly full counts as two, hence one letter less.
    lines = [
        piece
        for part in text.split("\n")
        for piece in wrap(part, max(1, int(width) - 1), break_on_hyphens=False) or [""]
    ]
    return ["\n".join(lines[at : at + most]) for at in range(0, len(lines), most)]


def number_in(text: str) -> Decimal | None:
    """The number that a Vietnamese text shows ("1.234,5"), None where it is none."""
    plain = text.replace(".", "").replace(",", ".").strip()
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
