"""What an import changes, said beforehand: old and new values, and what taking it back removes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ntm_desktop.db.annul import would_annul
from ntm_desktop.domain.merge import Action
from ntm_desktop.services.describing import summary, title_of
from ntm_desktop.services.exchange.import_reports import ImportReport
from ntm_desktop.services.exchange.importing import names_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import records as record_texts

MOST_RECORDS = 500
SHOWN = (Action.CONFLICT, Action.NEW, Action.UPDATED)
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RecordOutlook:
    """One record of a file in words. ``action``: a word of ``Action``, or ``refused``.

    ``after`` is what the file says, or why its row is not taken.
    """

    key: str
    action: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FileOutlook:
    """The records that a file changes; ``left_out`` counts those beyond ``MOST_RECORDS``."""

    records: tuple[RecordOutlook, ...]
    left_out: int


def of_file(book: Workbook, report: ImportReport) -> FileOutlook:
    """What the file of a preview would change, record by record; conflicts and refusals first."""
    found = [
        RecordOutlook(
            row.key,
            REFUSED,
            title_of(book, row.key),
            "",
            exchange_texts.ROW_REASONS.get(row.reason, row.reason),
        )
        for row in report.refused_rows
    ]
    bodies = {row.id: row.body for row in report.rows}
    changing = sorted(
        (plan for plan in report.records if plan.action in SHOWN),
        key=lambda plan: SHOWN.index(plan.action),
    )
    for plan in changing[: max(0, MOST_RECORDS - len(found))]:
        value = book.store.value(plan.key)
        silent = value.revision is None
        brought = [bodies[head] for head in sorted(plan.heads) if head in bodies]
        found.append(
            RecordOutlook(
                plan.key,
                plan.action.value,
                title_of(book, plan.key),
                record_texts.NOTHING if silent else summary(book, plan.key, value.body),
                " | ".join(summary(book, plan.key, body) for body in brought),
            )
        )
    whole = len(report.refused_rows) + len(changing)
    return FileOutlook(tuple(found[:MOST_RECORDS]), max(0, whole - MOST_RECORDS))


def as_applied(before: FileOutlook, report: ImportReport) -> FileOutlook:
    """The same records with what the import did to them: an earlier file of the batch may have
    changed them after the preview, which plans every file as if it came alone."""
    done = {plan.key: plan.action.value for plan in report.records if plan.action in SHOWN}
    records = tuple(
        one if one.action == REFUSED else replace(one, action=done.get(one.key, one.action))
        for one in before.records
    )
    return replace(before, records=records)


@dataclass(frozen=True, slots=True)
class UndoOutlook:
    """What taking back an import would remove: revisions and records; ``kept`` records stay.

    ``elsewhere``: names of the other files that brought some of the same.
    """

    revisions: int
    records: int
    kept: int
    elsewhere: tuple[str, ...]


def of_undo(book: Workbook, number: int) -> UndoOutlook:
    """What taking back that import would do. Changes nothing."""
    found = would_annul(book.store, number)
    others = names_of(book, found.elsewhere)
    return UndoOutlook(found.removed, len(found.touched), len(found.kept), others)
