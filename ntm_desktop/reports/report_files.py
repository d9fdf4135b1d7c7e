"""A report into a file, by the office's own template where there is one; loading such a template.

The window and the command write reports through here. A template reaches .docx, and through
LibreOffice .pdf and paper; where it cannot, that is said, and never another form written instead.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.errors import StorageFailed
from ntm_desktop.reports import document_files, office_program, template_docx
from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.template_places import original
from ntm_desktop.reports.whole_file import write_whole
from ntm_desktop.services.papers import evidence, report_templates
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import report_templates as texts

WORD, PDF, EXCEL = ".docx", ".pdf", ".xlsx"
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@dataclass(frozen=True, slots=True)
class Paper:
    """A report to be written. ``template``: the bytes of the office's own form, None where the
    built-in one is used; ``template_name``: its file."""

    document: Document
    template: bytes | None = None
    template_name: str = ""


def paper_of(book: Workbook, kind: ReportKind, document: Document) -> Paper:
    """The document with its form, apart from the workbook (a thread may write it).

    Raises WrongUse with a template whose file is not here.
    """
    template = report_templates.template_of(book, kind.value)
    if template is None:
        return Paper(document)
    return Paper(document, report_templates.read(book, template), template.file_name)


def save(book: Workbook, kind: ReportKind, document: Document, path: Path) -> int | None:
    """Write a report; the pages of a .pdf, None for other forms. Raises WrongUse, StorageFailed.

    With a template whose file is not here it raises WrongUse; .xlsx follows no template.
    """
    if path.suffix.lower() == EXCEL:
        return document_files.save(document, path)
    return write(paper_of(book, kind, document), path)


def write(paper: Paper, path: Path) -> int | None:
    """Write a paper; see :func:`save`.

    Where a .pdf by a template cannot be made here, the filled .docx is kept beside it and
    StorageFailed says so.
    """
    data, document = paper.template, paper.document
    ending = path.suffix.lower()
    if data is None or ending not in (WORD, PDF):
        return document_files.save(document, path)
    if ending == WORD:
        write_whole(lambda part: template_docx.write(data, document, part), path)
        return None
    return _write_pdf(paper, data, path)


def print_ending(paper: Paper) -> str:
    """The form in which a paper goes to the printer: .pdf, or .docx to Word where only Windows and
    its programs can bring a template onto paper."""
    by_word = sys.platform == "win32" and office_program.found() is None
    return WORD if paper.template is not None and by_word else PDF


def open_ending(paper: Paper) -> str:
    """The form in which a paper is opened to be printed: a template in its own program."""
    return PDF if paper.template is None else WORD


def note_for(book: Workbook, kind: ReportKind, ending: str) -> str:
    """What is to be said of a template beside a file of that form, "" where nothing is."""
    template = report_templates.template_of(book, kind.value)
    return texts.not_in_excel(template.file_name) if template and ending == EXCEL else ""


def _write_pdf(paper: Paper, data: bytes, path: Path) -> int | None:
    with tempfile.TemporaryDirectory(prefix=paths.temporary_name()) as folder:
        word = Path(folder) / f"van-ban{WORD}"
        template_docx.write(data, paper.document, word)
        program = office_program.found()
        try:
            if program is None:
                raise StorageFailed(texts.NO_CONVERTER)
            converter = program
            return write_whole(lambda part: _converted(converter, word, part), path)
        except StorageFailed as error:
            kept = _beside(path)
            write_whole(lambda part: part.write_bytes(word.read_bytes()), kept)
            raise StorageFailed(texts.kept_as_word(error.sentence, str(kept))) from error


def _converted(program: Path, word: Path, part: Path) -> int | None:
    office_program.to_pdf(program, word, part)
    return len(_PAGE.findall(part.read_bytes())) or None


def _beside(path: Path) -> Path:
    """A free name for the Word file that is kept in place of a .pdf."""
    kept, number = path.with_suffix(WORD), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem} ({number}){WORD}")
    return kept


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
