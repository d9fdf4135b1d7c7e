"""What was handed over, as plain values: for the printed receipt of either side.

Both sides' receipts of one file show the same code, so that two people can compare it by telephone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.db.exchange_log import ExportEntry
from ntm_desktop.db.import_log import ImportEntry
from ntm_desktop.domain.codes import file_code, key_code
from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.exchange.import_reports import ImportReport, Status, logged_word
from ntm_desktop.services.exchange.senders import sender_words
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import receipts as texts


@dataclass(frozen=True, slots=True)
class Handover:
    """One file that was given out (``sent``) or came in.

    ``at``: UTC. ``status``: what became of a file that came in (``ImportReport.word``, or
    ``annulled``), "" for one given out. ``counts``: records, revisions and files given out; or new,
    updated, same, older, conflicting records and refused rows. ``refused``: title and
    reason of its rows; ``reason``: word for which the whole file is not taken.
    """

    sent: bool
    file: str
    code: str
    number: str
    round: str
    sender: str
    receiver: str
    at: str
    device: str
    key_code: str
    key_state: str
    status: str
    sentence: str
    counts: tuple[tuple[str, int], ...]
    refused: tuple[tuple[str, str], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt ("Phiếu giao nhận") of one file or of a batch that came in together."""

    organisation: str
    sent: bool
    handovers: tuple[Handover, ...]
    demo: bool


def sent_receipt(book: Workbook, number: int) -> Receipt:
    """The receipt of a line of the export log. Raises WrongUse for an unknown number."""
    entry = next((one for one in book.store.exports() if one.number == number), None)
    if entry is None:
        raise WrongUse(texts.unknown_export(number))
    return Receipt(book.org_name(book.org), True, (_sent(book, entry),), book.demo)


def received_receipt(book: Workbook, number: int) -> Receipt:
    """The receipt of a line of the import log. Raises WrongUse for an unknown number."""
    entry = next((one for one in book.store.imports() if one.number == number), None)
    if entry is None:
        raise WrongUse(texts.unknown_import(number))
    return Receipt(book.org_name(book.org), False, (_received(book, entry),), book.demo)


def batch_receipt(book: Workbook, reports: Sequence[ImportReport], at: str) -> Receipt:
    """What became of each file of a batch, those that were not taken too."""
    found = tuple(_of_report(book, report, at) for report in reports)
    return Receipt(book.org_name(book.org), False, found, book.demo)


def latest_number(book: Workbook, sent: bool) -> int:
    """The last line of the export or import log. Raises WrongUse where there is none."""
    entries: Sequence[ExportEntry | ImportEntry] = (
        book.store.exports() if sent else book.store.imports()
    )
    if not entries:
        raise WrongUse(texts.nothing_yet(sent))
    return entries[0].number


def _sent(book: Workbook, entry: ExportEntry) -> Handover:
    usual = "" if book.org == DISTRICT else DISTRICT
    receiver = entry.receiver or usual
    return Handover(
        sent=True,
        file=Path(entry.path).name,
        code=file_code(entry.sha256),
        number=entry.package_number,
        round=entry.round,
        sender=book.org_name(book.org),
        receiver=book.org_name(receiver) if receiver else texts.EVERYBODY,
        at=entry.at,
        device=entry.device,
        key_code=key_code(entry.signed_by),
        key_state="own",
        status="",
        sentence="",
        counts=tuple(
            zip(texts.SENT_COUNTS, (entry.records, entry.revisions, entry.files), strict=True)
        ),
    )


def _received(book: Workbook, entry: ImportEntry) -> Handover:
    said = entry.said
    about = said.get("file", {})
    rows = tuple((row["key"], row["reason"]) for row in said.get("refused_rows", ()))
    counts = (*(int(said.get(name, 0)) for name in _COUNTED), len(rows))
    files = int(about.get("new_files", 0))
    return Handover(
        sent=False,
        file=Path(entry.path).name,
        code=file_code(entry.sha256),
        number=about.get("number", ""),
        round=about.get("round", ""),
        sender=book.org_name(entry.sender),
        receiver=book.org_name(book.org),
        at=entry.at,
        device=about.get("device", ""),
        key_code=about.get("key_code", ""),
        key_state=about.get("key_state", ""),
        status=logged_word(entry),
        sentence="",
        counts=_counted(counts, files),
        refused=_in_words(book, rows),
    )


def _counted(counts: Sequence[int], files: int) -> tuple[tuple[str, int], ...]:
    """Counts with their labels; attached files that came are named only where there are any."""
    came = ((texts.FILES_CAME, files),) if files else ()
    return (*zip(texts.RECEIVED_COUNTS, counts, strict=True), *came)


_COUNTED = ("new", "updated", "same", "older", "conflicts")


def _of_report(book: Workbook, report: ImportReport, at: str) -> Handover:
    rows = tuple((row.key, row.reason) for row in report.refused_rows)
    counts = (*(getattr(report, name) for name in _COUNTED), len(rows))
    taken = report.status is not Status.REFUSED
    return Handover(
        sent=False,
        file=Path(report.path).name,
        code=report.about.code,
        number=report.about.number,
        round=report.about.round,
        sender=sender_words(book, report),
        receiver=book.org_name(book.org),
        at=at,
        device=report.about.device,
        key_code=report.about.key_code,
        key_state=report.about.key_state,
        status=report.word,
        sentence=report.sentence,
        counts=_counted(counts, report.about.new_files) if taken else (),
        refused=_in_words(book, rows),
        reason=report.reason or "" if not taken else "",
    )


def _in_words(book: Workbook, rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (title_of(book, key), texts.ROW_REASONS.get(reason, reason)) for key, reason in rows
    )
