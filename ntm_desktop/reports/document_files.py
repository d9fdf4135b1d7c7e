"""A document into a file: the ending chooses the form; whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ntm_desktop.errors import WrongUse
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.whole_file import write_whole
from ntm_desktop.texts import documents as texts


def check_ending(path: Path) -> None:
    """Raises WrongUse for an ending that no document is written with."""
    if path.suffix.lower() not in texts.ENDINGS:
        raise WrongUse(texts.bad_ending(path.name, texts.ENDINGS))


def save(document: Document, path: Path) -> int | None:
    """Write the document; returns how many pages a .pdf has, None for what lays itself out anew.

    Raises WrongUse for another ending, StorageFailed where the place cannot be written; then a
    file that was there before is as it was, and nothing else is left behind.
    """
    check_ending(path)
    write = _writer(path.suffix.lower())
    return write_whole(lambda part: write(document, part), path)


def _writer(ending: str) -> Callable[[Document, Path], int | None]:
    """What writes that form; a heavy library is imported only for its own."""
    if ending == ".docx":
        from ntm_desktop.reports.document_docx import write_docx

        return write_docx
    if ending == ".xlsx":
        from ntm_desktop.reports.document_xlsx import write_xlsx

        return write_xlsx
    from ntm_desktop.reports.document_pdf import write_pdf

    return write_pdf
