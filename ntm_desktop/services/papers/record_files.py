"""The file of a record (a document's own text): kept in the workbook, opened from a copy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ntm_desktop.domain.records import LONGEST_LINE
from ntm_desktop.domain.revisions import clean_text
from ntm_desktop.services.editing import check_writable
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.papers.evidence import Evidence
from ntm_desktop.services.workbook import Workbook

FIELDS = ("file_name", "sha256", "size")


def keep(book: Workbook, key: str, path: Path) -> dict[str, str]:
    """Store the bytes of a file and say the fields that name it.

    Raises WrongUse, StorageFailed, and Refused where the record is not to be written here.
    """
    check_writable(book, key)
    data = evidence.read_file(path)
    name = evidence.store(book, data)
    shown = clean_text(path.name)[:LONGEST_LINE]
    return {"file_name": shown, "sha256": name, "size": str(len(data))}


def extract(book: Workbook, key: str, fields: Mapping[str, Any], folder: Path) -> Path:
    """Write a copy of a record's file into a folder; its path. Raises WrongUse, StorageFailed."""
    digest = str(fields["sha256"])
    here = book.store.attachment_size(digest) is not None
    name, size = str(fields.get("file_name", digest[:8])), int(fields.get("size", "0"))
    return evidence.extract(book, Evidence(key, name, name, digest, size, "", (), "", here), folder)
