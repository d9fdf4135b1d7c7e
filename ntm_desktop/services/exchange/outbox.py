"""What this workbook gave out, and which of it was received as far as the receivers told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.domain.codes import file_code
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.services.exchange.acknowledging import FILE_DIGITS
from ntm_desktop.services.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A package that was given out. ``receiver``: code, "" for everybody; times are UTC.

    ``received``: (who, when) of every acknowledgement of just this file, the earliest first.
    """

    number: int
    package_number: str
    at: str
    path: Path
    receiver: str
    records: int
    revisions: int
    files: int
    code: str
    received: tuple[tuple[str, str], ...]


def exports(book: Workbook) -> tuple[ExportLine, ...]:
    """The log of exports, the latest first."""
    told: dict[str, list[tuple[str, str]]] = {}
    for row in book.store.rows("acknowledgement", organisation=book.org):
        told.setdefault(row["file"][:FILE_DIGITS], []).append((row["received_at"], row["scope"]))
    usual = "" if book.org == DISTRICT else DISTRICT
    return tuple(
        ExportLine(
            one.number,
            one.package_number,
            one.at,
            Path(one.path),
            one.receiver or usual,
            one.records,
            one.revisions,
            one.files,
            file_code(one.sha256),
            tuple((who, at) for at, who in sorted(told.get(one.sha256.hex()[:FILE_DIGITS], ()))),
        )
        for one in book.store.exports()
    )
