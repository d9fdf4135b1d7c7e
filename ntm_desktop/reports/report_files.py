"""A report into a file, by the office's own template where there is one; loading such a template.

The window and the command write reports through here.
"""

from __future__ import annotations

from pathlib import Path

from ntm_desktop.reports import document_files, template_docx
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.template_places import original
from ntm_desktop.services.papers import evidence, report_templates
from ntm_desktop.services.workbook import Change, Workbook

WORD = ".docx"


def save(book: Workbook, kind: ReportKind, document: Document, path: Path) -> int | None:
    """Write a report; the pages of a .pdf, None for other forms. Raises WrongUse, StorageFailed.

    Only .docx follows the template; with one whose file is not here it raises WrongUse.
    """
    template = report_templates.template_of(book, kind.value)
    if template is None or path.suffix.lower() != WORD:
        return document_files.save(document, path)
    data = report_templates.read(book, template)
    document_files.write_whole(lambda part: template_docx.write(data, document, part), path)
    return None


def load_template(book: Workbook, kind: ReportKind, document: Document, path: Path) -> None:
    """Look through a file and keep it as the template of such reports.

    Raises WrongUse that names what is wrong in it, StorageFailed, Refused.
    """
    template_docx.check(evidence.read_file(path), document)
    report_templates.load(book, kind.value, path)


def remove_template(book: Workbook, kind: ReportKind) -> Change | None:
    """Go back to the built-in shape. Raises WrongUse where there is no template of one's own."""
    return report_templates.remove(book, kind.value)


def save_original(document: Document, path: Path) -> None:
    """Write the built-in shape with its fields, to be changed in Word. Raises WrongUse,
    StorageFailed."""
    document_files.save(original(document), path)
