"""A document into a file: the ending chooses the form; whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.reports.document import Document
from ntm_desktop.texts import documents as texts

T = TypeVar("T")


def check_ending(path: Path) -> None:
    """Raises WrongUse for an ending that no document is written with."""
    if path.suffix.lower() not in texts.ENDINGS:
        raise WrongUse(texts.bad_ending(path.name, texts.ENDINGS))


def save(document: Document, path: Path) -> int:
    """Write the document; returns how many pages it has when printed from PDF.

    Raises WrongUse for another ending, StorageFailed where the place cannot be written; then a
    file that was there before is as it was, and nothing else is left behind.
    """
    check_ending(path)
    write = _writer(path.suffix.lower())
    return write_whole(lambda part: write(document, part), path) or pages_of(document)


def write_whole(write: Callable[[Path], T], path: Path) -> T:
    """Write a file beside its place, then put it there; see :func:`save`."""
    part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
    try:
        made = write(part)
        os.replace(part, path)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(path))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return made


def pages_of(document: Document) -> int:
    """How many pages the document takes; Word and Excel lay it out a little otherwise."""
    import io

    from ntm_desktop.reports.document_pdf import write_pdf

    return write_pdf(document, io.BytesIO())


def _writer(ending: str) -> Callable[[Document, Path], int]:
    """What writes that form; a heavy library is imported only for its own."""
    if ending == ".docx":
        from ntm_desktop.reports.document_docx import write_docx

        return write_docx
    if ending == ".xlsx":
        from ntm_desktop.reports.document_xlsx import write_xlsx

        return write_xlsx
    from ntm_desktop.reports.document_pdf import write_pdf

    return write_pdf
