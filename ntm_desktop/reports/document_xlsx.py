"""A document into Excel: one sheet that prints as it stands, numbers as numbers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_desktop.reports.document import Document
from ntm_desktop.reports.paper_look import BOTTOM, LEFT, RIGHT, TOP
from ntm_desktop.reports.xlsx_layout import Layout
from ntm_desktop.reports.xlsx_rows import Cell, Row, paged

_FONT = "Times New Roman"
_BOOK_SIZE = 11  # its digits are 7 dots wide, as the layout counts them
_SHEET_NAME = 31
_MM_PER_INCH = 25.4
_NUMBER_FROM_TOP = 10.0  # mm
_PIXELS = 96 / 72  # in a point, as Excel counts them
_EMU = 12_700  # in a point
_MOST_PLACES = 30  # that Excel's formats have


def write_xlsx(document: Document, path: Path) -> None:
    """Write the document; only Excel knows its pages. Raises OSError."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = document.title.title()[:_SHEET_NAME]
    _set_letters(book)
    _Sheet(sheet, document).write()
    book.properties.title = document.title
    book.properties.creator = document.organisation
    book.properties.language = "vi-VN"
    if document.day is not None:
        book.properties.created = datetime(*document.day.timetuple()[:3])
    book.save(path)


def _set_letters(book: Any) -> None:
    """The width of columns is counted in digits of the book's own font, not of each cell's."""
    from openpyxl.styles import Font

    font = Font(name=_FONT, size=_BOOK_SIZE)
    book._fonts[0] = font
    book._named_styles["Normal"].font = font


def _number_format(number: Decimal) -> str:
    """All decimals of the text, so that 99,996 is not shown as 100."""
    exponent = number.as_tuple().exponent
    places = min(max(0, -exponent), _MOST_PLACES) if isinstance(exponent, int) else 0
    return f"#,##0.{'0' * places}" if places else "#,##0"


class _Sheet:
    """Writes the rows of a layout downwards."""

    def __init__(self, sheet: Any, document: Document) -> None:
        self._sheet, self._document = sheet, document
        self._layout = Layout(document)
        self._fonts: dict[tuple[float, bool, bool], Any] = {}
        self._row = 0

    def write(self) -> None:
        """Everything, in order."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.pagebreak import Break

        self._page()
        layout = self._layout
        rows = list(layout.rows())
        alone = layout.alone_repeated
        for row, begins in paged(rows, layout.room, repeating=not alone):
            if begins:
                self._sheet.row_breaks.append(Break(id=self._row))
            self._row += 1
            self._put(row)
            if alone and row == alone[0]:
                self._sheet.print_title_rows = f"{self._row}:{self._row + len(alone) - 1}"
        last = get_column_letter(layout.columns)
        self._sheet.print_area = f"A1:{last}{self._row}"

    def _page(self) -> None:
        from openpyxl.utils import get_column_letter

        sheet, layout = self._sheet, self._layout
        papers = {"A4": sheet.PAPERSIZE_A4, "A3": sheet.PAPERSIZE_A3}
        sheet.page_setup.paperSize = papers[self._document.paper]
        sheet.page_setup.orientation = "landscape" if self._document.wide else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.left, margins.right = LEFT / _MM_PER_INCH, RIGHT / _MM_PER_INCH
        margins.top, margins.bottom = TOP / _MM_PER_INCH, BOTTOM / _MM_PER_INCH
        margins.header = margins.footer = _NUMBER_FROM_TOP / _MM_PER_INCH
        sheet.oddHeader.center.text = "&P"
        sheet.HeaderFooter.differentFirst = True  # the first page has no number (NĐ 30/2020)
        if self._document.mark:
            for footer in (sheet.oddFooter, sheet.firstFooter):
                footer.right.text = self._document.mark.replace("&", "&&")
        sheet.sheet_view.showGridLines = False
        for at in range(1, layout.columns + 1):
            sheet.column_dimensions[get_column_letter(at)].width = layout.characters

    def _put(self, row: Row) -> None:
        self._sheet.row_dimensions[self._row].height = row.height
        for cell in row.cells:
            self._cell(cell)
        if row.picture is not None:
            self._picture(*row.picture)

    def _cell(self, cell: Cell) -> None:
        from openpyxl.styles import Alignment

        made = self._sheet.cell(self._row, cell.first)
        made.value = cell.value
        if isinstance(cell.value, str):
            made.data_type = "s"  # whatever it begins with, it is a text and never a formula
        else:
            made.number_format = _number_format(cell.value)
        made.font = self._font(cell.size, cell.bold, cell.italic)
        made.alignment = Alignment(
            horizontal=cell.align, vertical="center" if cell.middle else "top", wrap_text=True
        )
        if cell.edges:
            border = self._border(cell.edges)
            for column in range(cell.first, cell.last + 1):
                self._sheet.cell(self._row, column).border = border
        if cell.last > cell.first:
            self._sheet.merge_cells(
                start_row=self._row,
                end_row=self._row,
                start_column=cell.first,
                end_column=cell.last,
            )

    def _font(self, size: float, bold: bool, italic: bool) -> Any:
        from openpyxl.styles import Font

        look = (size, bold, italic)
        if look not in self._fonts:
            self._fonts[look] = Font(name=_FONT, size=size, bold=bold, italic=italic)
        return self._fonts[look]

    def _border(self, edges: str) -> Any:
        from openpyxl.styles import Border, Side

        thin = Side(style="thin")
        side, top, bottom = (thin if one in edges else None for one in ("sides", "top", "bottom"))
        return Border(left=side, right=side, top=top, bottom=bottom)

    def _picture(self, png: bytes, width: float, height: float, column: int) -> None:
        from openpyxl.drawing.image import Image
        from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
        from openpyxl.drawing.xdr import XDRPositiveSize2D

        image = Image(BytesIO(png))
        image.width, image.height = round(width * _PIXELS), round(height * _PIXELS)
        size = XDRPositiveSize2D(round(width * _EMU), round(height * _EMU))
        place = AnchorMarker(col=column - 1, row=self._row - 1)
        image.anchor = OneCellAnchor(_from=place, ext=size)
        self._sheet.add_image(image)
