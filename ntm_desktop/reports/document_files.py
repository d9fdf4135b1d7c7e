"""A document into a file: the ending chooses the form; whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.reports.document import Document
from ntm_desktop.texts import documents as texts


def check_ending(path: Path) -> None:
    """Raises WrongUse for an ending that no document is written with."""
    if path.suffix.lower() not in texts.ENDINGS:
        raise WrongUse(texts.bad_ending(path.name, texts.ENDINGS))


def save(document: Document, path: Path) -> int:
    """Write the document; returns the number of pages.

    Raises WrongUse for another ending, StorageFailed where the place cannot be written; then a
    file that was there before is as it was, and nothing else is left behind.
    """
    check_ending(path)
    from ntm_desktop.reports.document_pdf import write_pdf

    part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
    try:
        pages = write_pdf(document, part)
        os.replace(part, path)
    except OSError as error:
        raise StorageFailed(texts.unwritable(str(path))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return pages
