"""Word files with fields, as an office would make them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx


def template(path: Path, *paragraphs: str | Sequence[str], cell: str = "", foot: str = "") -> Path:
    """A .docx; a paragraph given as several texts stands in as many runs."""
    word = docx.Document()
    for paragraph in paragraphs:
        made = word.add_paragraph()
        for run in [paragraph] if isinstance(paragraph, str) else paragraph:
            made.add_run(run)
    if cell:
        word.add_table(rows=1, cols=2).rows[0].cells[1].text = cell
    if foot:
        word.sections[0].footer.paragraphs[0].text = foot
    word.save(str(path))
    return path


def words_in(path: Path) -> list[str]:
    """Every paragraph of a .docx outside its tables, in order."""
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def tables_in(path: Path) -> list[list[list[str]]]:
    """The cells of every table of a .docx."""
    word = docx.Document(str(path))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]


def feet_of(path: Path) -> str:
    """What stands at the foot of the pages."""
    word = docx.Document(str(path))
    return "\n".join(p.text for section in word.sections for p in section.footer.paragraphs)
