"""Lines, tables and rules of a Word file, without knowing what a report is."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ntm_desktop.reports.paper_look import AFTER, INDENT

FONT = "Times New Roman"
_CELL_SIDE = 57  # twentieths of a point left and right of the words of a cell
_GAP = 6  # points
_LAST_ROWS = 2
_RULE = 8  # eighths of a point
_NO_DAY = date(2021, 1, 1)
_THUMBNAIL = re.compile("thumbnail", re.IGNORECASE)


class Lines:
    """Puts lines of words into a Word file: into its body or into cells.

    The look of a line in a cell is set up once and copied from then on: the library looks for its
    place in the order of the format at every single property.
    """

    def __init__(self, word: Any) -> None:
        self._word = word
        self._filled: set[Any] = set()
        self._looks: dict[tuple[object, ...], Any] = {}

    def line(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        indent: bool = False,
        before: float = 0,
        where: Any = None,
    ) -> Any:
        """A paragraph at the end of the body, or of the cell ``where``."""
        from docx.shared import Mm, Pt

        paragraph = self._fresh(where) if where is not None else self._word.add_paragraph()
        _run(paragraph, text, size, bold, italic)
        _align(paragraph, align)
        if indent:
            paragraph.paragraph_format.first_line_indent = Mm(INDENT)
        if before:
            paragraph.paragraph_format.space_before = Pt(before)
        return paragraph

    def gap(self) -> None:
        """A low empty line, which Word wants after every table."""
        from docx.shared import Pt

        format_ = self.line("", _GAP).paragraph_format
        format_.space_after, format_.line_spacing = Pt(0), Pt(_GAP)

    def cell(
        self,
        cell: Any,
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "centre",
    ) -> None:
        """A line at the end of a cell; a new cell has one empty paragraph, which is its first."""
        from docx.text.paragraph import Paragraph

        made = deepcopy(self._empty(size, bold, italic, align))
        self._put(cell, made)
        if text:
            Paragraph(made, cell).runs[0].text = text

    def rule(self, width: float, room: float, where: Any = None) -> None:
        """A thin line in the middle, ``width`` points of the ``room`` that there is."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt

        paragraph = self._fresh(where) if where is not None else self._word.add_paragraph()
        _run(paragraph, "", 2, False, False)
        format_ = paragraph.paragraph_format
        side = max((room - width) / 2, 0)
        format_.left_indent = format_.right_indent = Pt(side)
        format_.space_before, format_.space_after = Pt(0), Pt(AFTER)
        format_.line_spacing = Pt(3)
        edge = OxmlElement("w:bottom")
        for name, value in (
            ("val", "single"),
            ("sz", str(_RULE)),
            ("space", "0"),
            ("color", "000000"),
        ):
            edge.set(qn(f"w:{name}"), value)
        borders = OxmlElement("w:pBdr")
        borders.append(edge)
        shape = paragraph._p.get_or_add_pPr()
        shape.insert_element_before(
            borders,
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:rPr",
        )

    def _fresh(self, cell: Any) -> Any:
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        made = OxmlElement("w:p")
        self._put(cell, made)
        return Paragraph(made, cell)

    def _put(self, cell: Any, made: Any) -> None:
        fresh = cell._tc not in self._filled
        self._filled.add(cell._tc)
        if fresh:
            cell._tc.replace(cell._tc.p_lst[0], made)
        else:
            cell._tc.append(made)

    def _empty(self, size: float, bold: bool, italic: bool, align: str) -> Any:
        from docx.oxml import OxmlElement
        from docx.shared import Pt
        from docx.text.paragraph import Paragraph

        look = (bold, italic, size, align)
        if look not in self._looks:
            line = Paragraph(OxmlElement("w:p"), self._word._body)
            _run(line, "", size, bold, italic)
            _align(line, align)
            line.paragraph_format.space_after = Pt(2)
            line.paragraph_format.line_spacing = 1.0
            self._looks[look] = line._p
        return self._looks[look]


def add_table(where: Any, rows: int, widths: tuple[float, ...], style: str = "") -> Any:
    """A table with columns of so many points. All rows are like the first: a copy takes far less
    time than cells set one by one."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
    from docx.shared import Pt

    table = where.add_table(rows=min(rows, 1), cols=len(widths))
    table.autofit = False
    if style:
        table.style = style
        _narrow_sides(table)
    for width, column in zip(widths, table.columns, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
            if style:
                cell.vertical_alignment = VERTICAL.CENTER
    for _ in range(1, rows):
        table._tbl.append(deepcopy(table._tbl.tr_lst[0]))
    return table


def repeat(row: Any) -> None:
    """The row is a heading: it stands again on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """The row is not broken across pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_with_next(row: Any) -> None:
    """The row stands on the page of the one after it."""
    for cell in row._tr.tc_lst:
        for paragraph in cell.p_lst:
            paragraph.get_or_add_pPr()._add_keepNext()


def keep_end(word: Any) -> None:
    """The last rows of the table that ends the file stand on the page of what follows it."""
    for row in word.tables[-1].rows[-_LAST_ROWS:]:
        keep_with_next(row)
    word.paragraphs[-1].paragraph_format.keep_with_next = True


def add_page_number(paragraph: Any) -> None:
    """The number of the page in the middle of a line."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _align(paragraph, "centre")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def add_mark(paragraph: Any, text: str) -> None:
    """A word at the right of a line, for samples."""
    _run(paragraph, text, 10, True, False)
    _align(paragraph, "right")


def set_language(word: Any) -> None:
    """What is written is Vietnamese: Word then does not underline every word of it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shape = word.styles["Normal"].element.get_or_add_rPr()
    for old in shape.findall(qn("w:lang")):
        shape.remove(old)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{name}"), "vi-VN")
    shape.append(language)


def describe(word: Any, title: str, author: str, day: date | None) -> None:
    """The file speaks of the document, not of what wrote it; no picture of an empty page."""
    made = datetime(*(day or _NO_DAY).timetuple()[:3])
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments = properties.subject = properties.keywords = properties.category = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = made
    properties.revision = 1
    relations = word.part.package.rels
    for key in [key for key, one in relations.items() if _THUMBNAIL.search(one.reltype)]:
        relations.pop(key)


def save(word: Any, path: Path, day: date | None) -> None:
    """The file, dated as the document: the same document gives the same bytes. Raises OSError."""
    written = BytesIO()
    word.save(written)
    stamp = (*(day or _NO_DAY).timetuple()[:3], 0, 0, 0)
    with ZipFile(written) as parts, ZipFile(path, "w", ZIP_DEFLATED) as kept:
        for one in parts.infolist():
            info = ZipInfo(one.filename, stamp)
            info.compress_type, info.external_attr = ZIP_DEFLATED, one.external_attr
            kept.writestr(info, parts.read(one))


def _narrow_sides(table: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    sides = "".join(f'<w:{side} w:w="{_CELL_SIDE}" w:type="dxa"/>' for side in ("left", "right"))
    made = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    table._tbl.tblPr.append(made)
    look = table._tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblLook"
    )
    if look is not None:
        look.addprevious(made)


def _run(paragraph: Any, text: str, size: float, bold: bool, italic: bool) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    run.font.size = Pt(size)


def _align(paragraph: Any, where: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    paragraph.alignment = {
        "left": ALIGN.LEFT,
        "centre": ALIGN.CENTER,
        "right": ALIGN.RIGHT,
        "both": ALIGN.JUSTIFY,
    }[where]
