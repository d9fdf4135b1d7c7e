"""The words of a report put into a file by plain calls of the libraries; nothing of ours is loaded.

Parts come as JSON: a text (a paragraph), or a list of rows of texts (a table).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TypeAlias

Part: TypeAlias = str | list[list[str]]


def plain_docx(parts: Sequence[Part], path: Path) -> None:
    """A paragraph a text, a cell a cell, in the letters that the library comes with."""
    import docx

    word = docx.Document()
    for part in parts:
        if isinstance(part, str):
            word.add_paragraph(part)
            continue
        table = word.add_table(rows=len(part), cols=len(part[0]), style="Table Grid")
        for row, texts in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    word.save(str(path))


def plain_pdf(parts: Sequence[Part], path: Path, regular: Path, bold: Path) -> None:
    """The same with reportlab, both fonts embedded, the bold one for headings of columns.

    Cells are wrapped, or their words would lie on each other.
    """
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Plain", str(regular)))
        pdfmetrics.registerFont(TTFont("Plain-Bold", str(bold)))
    text_style = ParagraphStyle("text", fontName="Plain", fontSize=13, leading=17)
    cell_style = ParagraphStyle("cell", fontName="Plain", fontSize=10.5, leading=13)
    head_style = ParagraphStyle("head", cell_style, fontName="Plain-Bold")
    flow: list[object] = []
    for part in parts:
        if isinstance(part, str):
            flow.append(Paragraph(escape(part), text_style))
            continue
        rows = [
            [Paragraph(escape(text), cell_style if at else head_style) for text in row]
            for at, row in enumerate(part)
        ]
        grid = Table(rows, colWidths=[460 / len(part[0])] * len(part[0]))
        grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
        flow.append(grid)
    SimpleDocTemplate(str(path), pagesize=A4).build(flow)


def write(parts: Sequence[Part], path: Path, regular: Path, bold: Path) -> None:
    """By the ending."""
    if path.suffix == ".docx":
        plain_docx(parts, path)
    else:
        plain_pdf(parts, path, regular, bold)


if __name__ == "__main__":
    said, *places = map(Path, sys.argv[1:])
    write(json.loads(said.read_bytes()), *places)
