"""Pages into a workbook of Excel: locked codes, drop-downs, formats, totals, ready to be printed.

The protection has no password: it keeps codes from being typed over by chance, nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ntm_desktop.services.sheets.sheet_values import (
    FIELDS_MARK,
    FORMAT,
    HEADING_MARK,
    LISTS,
    MANIFEST,
    TOTAL_MARK,
    VERSION,
    Column,
    Line,
    Page,
    SheetFile,
    Shown,
)
from ntm_desktop.texts import sheets as texts

_FONT = "Times New Roman"
_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_FORMULA = ("=", "+", "-", "@")
_DAY = "dd/mm/yyyy"
_MOST_LINES = 12
_LETTERS = 1.25  # of this font, beside the digits that a width counts
PIECE = 30_000  # letters; a cell holds 32 767
_GREY, _HEAD, _STRONG = "F2F2F2", "D9E5F2", "E8EEF5"


def write_file(file: SheetFile, path: Path) -> None:
    """Write the workbook. Raises OSError."""
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    lists = _Lists()
    names: set[str] = set()
    for page in file.pages:
        sheet = book.create_sheet(_free_name(page.title, names))
        _Writer(sheet, page, lists).write()
    _write_manifest(book.create_sheet(MANIFEST), file)
    lists.write(book.create_sheet(LISTS))
    book.properties.title = file.title
    book.properties.creator = file.facts.get("organisation", "")
    book.save(path)


def _free_name(title: str, taken: set[str]) -> str:
    base = _NO_NAME.sub(" ", title).strip()[:_NAME] or texts.PAGE
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        mark = f" {number}"
        name = base[: _NAME - len(mark)] + mark
    taken.add(name.casefold())
    return name


class _Lists:
    """The words of drop-downs in a sheet of their own: in a formula they may not be long."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def range_of(self, options: tuple[str, ...]) -> str:
        from openpyxl.utils import get_column_letter

        at = self._columns.setdefault(options, len(self._columns) + 1)
        letter = get_column_letter(at)
        return f"={LISTS}!${letter}$1:${letter}${len(options)}"

    def write(self, sheet: Any) -> None:
        for options, at in self._columns.items():
            for row, word in enumerate(options, 1):
                _text(sheet.cell(row, at), word)
        sheet.sheet_state = "veryHidden"


class _Writer:
    """Writes one page; the first column is hidden and says which record a row is."""

    def __init__(self, sheet: Any, page: Page, lists: _Lists) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        self._sheet, self._page, self._lists = sheet, page, lists
        thin = Side(style="thin", color="808080")
        self._border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._plain = Font(name=_FONT, size=11)
        self._bold = Font(name=_FONT, size=11, bold=True)
        self._fills = {
            colour: PatternFill("solid", fgColor=colour) for colour in (_GREY, _HEAD, _STRONG)
        }
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._right = Alignment(vertical="top", horizontal="right")
        self._centred = Alignment(vertical="center", horizontal="center", wrap_text=True)
        self._unlocked = Protection(locked=False)
        self._sheet_row = 1
        self._validations: dict[tuple[tuple[str, ...], bool], Any] = {}

    def write(self) -> None:
        """Everything, from the hidden names of the columns down to the totals."""
        self._names()
        self._titles()
        heading = self._headings()
        first = self._sheet_row
        for line in (*self._page.lines, *self._page.blank):
            self._line(line)
        last = self._sheet_row - 1
        if last >= first:
            self._totals(first, last)
        self._set_up(heading, first)

    def _names(self) -> None:
        _text(self._sheet.cell(1, 1), FIELDS_MARK)
        for at, column in enumerate(self._page.columns, 2):
            _text(self._sheet.cell(1, at), column.name)
        self._sheet.row_dimensions[1].hidden = True
        self._sheet_row = 2

    def _titles(self) -> None:
        from openpyxl.styles import Alignment, Font

        across = Alignment(vertical="top", wrap_text=True)
        whole = sum(column.width for column in self._page.columns)
        for at, words in enumerate((self._page.heading, *self._page.notes)):
            cell = self._sheet.cell(self._sheet_row, 2)
            _text(cell, words)
            size = 14 if at == 0 else 11
            cell.font = Font(name=_FONT, size=size, bold=at == 0, italic=at > 0)
            cell.alignment = across
            self._sheet.merge_cells(
                start_row=self._sheet_row,
                end_row=self._sheet_row,
                start_column=2,
                end_column=len(self._page.columns) + 1,
            )
            lines = 1 + int(len(words) * size / 11 / max(whole, 1))
            self._sheet.row_dimensions[self._sheet_row].height = lines * (size + 5)
            self._sheet_row += 1

    def _headings(self) -> int:
        row = self._sheet_row
        _text(self._sheet.cell(row, 1), HEADING_MARK)
        lines = 1
        for at, column in enumerate(self._page.columns, 2):
            cell = self._sheet.cell(row, at)
            _text(cell, column.heading)
            cell.font, cell.border, cell.alignment = self._bold, self._border, self._centred
            cell.fill = self._fills[_HEAD]
            lines = max(lines, 1 + int(len(column.heading) * 1.25 / column.width))
        self._sheet.row_dimensions[row].height = lines * 16
        self._sheet_row += 1
        return row

    def _line(self, line: Line) -> None:
        row = self._sheet_row
        _text(self._sheet.cell(row, 1), line.mark)
        for at, column in enumerate(self._page.columns, 2):
            cell = self._sheet.cell(row, at)
            shown = line.cells.get(column.name)
            self._fill(cell, column, shown)
            cell.font = self._bold if line.strong else self._plain
            cell.border = self._border
            right = column.number and not isinstance(shown, str)
            cell.alignment = self._right if right else self._wrapped
            if column.name in line.open:
                cell.protection = self._unlocked
                self._offer(cell, line.options.get(column.name) or column.options, column.strict)
            else:
                cell.fill = self._fills[_STRONG if line.strong else _GREY]
        self._sheet.row_dimensions[row].height = 15 * self._lines_of(line)
        self._sheet_row += 1

    def _lines_of(self, line: Line) -> int:
        """How many lines of text the row needs; some programs do not reckon it themselves."""
        most = 1
        for column in self._page.columns:
            shown = line.cells.get(column.name)
            if isinstance(shown, str):
                room = max(column.width * _LETTERS, 1)
                most = max(most, sum(1 + int(len(one) / room) for one in shown.split("\n")))
        return min(most, _MOST_LINES)

    @staticmethod
    def _fill(cell: Any, column: Column, shown: Shown) -> None:
        if isinstance(shown, Decimal):
            cell.value = shown
            cell.number_format = _number_format(_places(shown))
        elif isinstance(shown, date):
            cell.value = shown
        elif shown:
            _text(cell, shown)
        if column.day:
            cell.number_format = _DAY

    def _offer(self, cell: Any, options: tuple[str, ...], strict: bool) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        if not options:
            return
        found = self._validations.get((options, strict))
        if found is None:
            found = DataValidation(
                type="list", formula1=self._lists.range_of(options), allow_blank=True
            )
            found.showErrorMessage = strict
            found.errorTitle, found.error = texts.CHOOSE_TITLE, texts.CHOOSE
            self._validations[options, strict] = found
            self._sheet.add_data_validation(found)
        found.add(cell)

    def _totals(self, first: int, last: int) -> None:
        from openpyxl.utils import get_column_letter

        letters = {
            column.name: get_column_letter(at) for at, column in enumerate(self._page.columns, 2)
        }
        if any(column.sum for column in self._page.columns):
            # Added to the lines that they lie in, shares would count twice.
            rows = [(texts.TOTAL, "")]
            if self._page.shared:
                rows = [(texts.TOTAL_WITHOUT_SHARES, "="), (texts.TOTAL_OF_SHARES, "<>")]
            for label, mark in rows:
                formulas = {
                    column.name: self._sum(letters, column.name, first, last, mark)
                    for column in self._page.columns
                    if column.sum
                }
                self._total(label, formulas)
        for label, name, word in self._page.counted:
            area = f"{letters[name]}{first}:{letters[name]}{last}"
            self._total(label, {name: f'=COUNTIF({area},"{word}")'})

    def _sum(self, letters: dict[str, str], name: str, first: int, last: int, mark: str) -> str:
        """``mark``: what the cell of the shared column is to be, "" where there is none."""

        def area(column: str) -> str:
            return f"{letters[column]}{first}:{letters[column]}{last}"

        if self._page.left_out is None:
            return f"=SUM({area(name)})"
        marking, word = self._page.left_out
        if not mark:
            return f'=SUMIF({area(marking)},"<>{word}",{area(name)})'
        return (
            f'=SUMIFS({area(name)},{area(marking)},"<>{word}",{area(self._page.shared)},"{mark}")'
        )

    def _total(self, label: str, formulas: dict[str, str]) -> None:
        row = self._sheet_row
        _text(self._sheet.cell(row, 1), TOTAL_MARK)
        named = False
        for at, column in enumerate(self._page.columns, 2):
            cell = self._sheet.cell(row, at)
            cell.font, cell.border = self._bold, self._border
            cell.fill = self._fills[_HEAD]
            if column.name in formulas:
                cell.value = formulas[column.name]
                cell.number_format = self._sum_format(column) if column.sum else "0"
            elif not named and column.width >= 14:
                _text(cell, label)
                named = True
        self._sheet_row += 1

    def _sum_format(self, column: Column) -> str:
        shown = (line.cells.get(column.name) for line in self._page.lines)
        return _number_format(max((_places(one) for one in shown), default=0))

    def _set_up(self, heading: int, first: int) -> None:
        from openpyxl.utils import get_column_letter

        sheet, page = self._sheet, self._page
        sheet.column_dimensions["A"].hidden = True
        for at, column in enumerate(page.columns, 2):
            sheet.column_dimensions[get_column_letter(at)].width = column.width
        sheet.freeze_panes = sheet.cell(first, 2 + page.kept)
        last = get_column_letter(len(page.columns) + 1)
        sheet.print_area = f"B2:{last}{self._sheet_row - 1}"
        sheet.print_title_rows = f"{heading}:{heading}"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top = sheet.page_margins.bottom = 0.7
        sheet.oddFooter.center.text = texts.FOOTER
        sheet.oddFooter.left.text = page.title.replace("&", "&&")
        protection = sheet.protection
        protection.sheet = True
        # True means forbidden: widths, heights, sorting and filtering harm nothing.
        for name in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows",
                     "sort", "autoFilter"):  # fmt: skip
            setattr(protection, name, False)


def _places(shown: Shown) -> int:
    return max(0, -int(shown.as_tuple().exponent)) if isinstance(shown, Decimal) else 0


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")


def _text(cell: Any, words: str) -> None:
    """A text and never a formula, also when it is typed over again."""
    cell.value = words
    cell.data_type = "s"
    if words.startswith(_FORMULA):
        cell.quotePrefix = True


def _write_manifest(sheet: Any, file: SheetFile) -> None:
    facts: Sequence[tuple[str, str]] = (
        ("format", FORMAT),
        ("version", str(VERSION)),
        *file.facts.items(),
    )
    for row, (name, value) in enumerate(facts, 1):
        _text(sheet.cell(row, 1), name)
        _text(sheet.cell(row, 2), value)
    _text(sheet.cell(len(facts) + 1, 1), "rows")
    for row, one in enumerate(file.exported, len(facts) + 2):
        _text(sheet.cell(row, 1), one.key)
        _text(sheet.cell(row, 2), " ".join(one.revisions))
        body = one.body or ""
        for at in range(0, len(body), PIECE):
            _text(sheet.cell(row, 3 + at // PIECE), body[at : at + PIECE])
    sheet.sheet_state = "veryHidden"
