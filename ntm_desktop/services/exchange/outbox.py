"""What this workbook gave out, and which of it was received as far as the receivers told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.db.exchange_log import ExportEntry
from ntm_desktop.domain.codes import file_code
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.services.exchange.acknowledging import FILE_DIGITS, told_by
from ntm_desktop.services.workbook import Workbook

_DIGEST = 32


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A package that was given out. ``receiver``: code, "" for everybody; times are UTC.

    ``received``: (who, when) of every acknowledgement of just this file, the earliest first.
    ``received_elsewhere``: when the receiver had acknowledged all that it carries, whichever
    package brought it, "" where it has not. ``expects_word``: it carries anything that a receiver
    acknowledges.
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
    received_elsewhere: str
    expects_word: bool


def exports(book: Workbook) -> tuple[ExportLine, ...]:
    """The log of exports, the latest first."""
    told: dict[str, list[tuple[str, str]]] = {}
    for row in book.store.rows("acknowledgement", organisation=book.org):
        told.setdefault(row["file"][:FILE_DIGITS], []).append((row["received_at"], row["scope"]))
    usual = "" if book.org == DISTRICT else DISTRICT
    entries = book.store.exports()
    silent: dict[str, list[ExportEntry]] = {}
    for one in entries:
        receiver = one.receiver or usual
        if receiver and not any(who == receiver for _, who in told.get(_mark(one), ())):
            silent.setdefault(receiver, []).append(one)
    elsewhere = {
        number: at
        for receiver, several in silent.items()
        for number, at in _received_elsewhere(book, receiver, several).items()
    }
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
            tuple((who, at) for at, who in sorted(told.get(_mark(one), ()))),
            elsewhere.get(one.number, ""),
            bool(one.heads or one.attached),
        )
        for one in entries
    )


def _received_elsewhere(
    book: Workbook, receiver: str, entries: Iterable[ExportEntry]
) -> Mapping[int, str]:
    """Line of the log → time at which the last of what it carries was acknowledged."""
    open_ = {
        one.number: (_pieces(one.heads), _pieces(one.attached))
        for one in entries
        if one.heads or one.attached
    }
    rows = told_by(book, receiver)
    # Files that the receiver asks for again are not there any more.
    lost = {bytes.fromhex(name) for row in rows for name in row["missing"] or ()}
    revisions: set[bytes] = set()
    files: set[bytes] = set()
    found: dict[int, str] = {}
    for row in rows:
        told = [bytes.fromhex(name) for name in row["revisions"] or ()]
        # Who has a revision has all that it stands on.
        revisions |= book.store.with_ancestors(one for one in told if one not in revisions)
        files.update({bytes.fromhex(name) for name in row["files"] or ()} - lost)
        for number, (heads, attached) in list(open_.items()):
            if heads <= revisions and attached <= files:
                found[number] = row["received_at"]
                del open_[number]
    return found


def _pieces(data: bytes) -> frozenset[bytes]:
    return frozenset(data[at : at + _DIGEST] for at in range(0, len(data), _DIGEST))


def _mark(entry: ExportEntry) -> str:
    return entry.sha256.hex()[:FILE_DIGITS]
