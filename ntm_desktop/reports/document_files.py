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


def save(document: Document, path: Path) -> int | None:
    """Write the document; returns how many pages a .pdf has, None for what lays itself out anew.

    Raises WrongUse for another ending, StorageFailed where the place cannot be written; then a
    file that was there before is as it was, and nothing else is left behind.
    """
    check_ending(path)
    write = _writer(path.suffix.lower())
    return write_whole(lambda part: write(document, part), path)


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
