"""Taking in a workbook of Excel: read behind limits, planned, previewed, backed up, merged, logged.

It stands in the import log like a package, so that it can be taken back; author of its revisions
is this workbook's organisation.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ntm_desktop.domain.codes import file_code
from ntm_desktop.domain.merge import Action
from ntm_desktop.errors import FileRefused, Refused
from ntm_desktop.services.backups.backup import make_backup
from ntm_desktop.services.exchange.import_reports import (
    ALREADY_IMPORTED,
    About,
    ImportReport,
    Status,
)
from ntm_desktop.services.sheets import own_sheets, sheet_base, whole_shares
from ntm_desktop.services.sheets.grid_reading import read_grids
from ntm_desktop.services.sheets.sheet_manifest import Manifest, read_manifest
from ntm_desktop.services.sheets.sheet_planning import SheetPlan, as_refused, plan_drafts
from ntm_desktop.services.sheets.sheet_values import Drafts, Grid, RefusedCell
from ntm_desktop.services.sheets.xlsx_files import XlsxFile, open_xlsx
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import exchange as exchange_texts
from ntm_desktop.texts import sheets as texts


@dataclass(frozen=True, slots=True)
class SheetReport:
    """One workbook: the report as of a package, and the cells that were not taken.

    ``removed``: keys of records whose rows are gone from the sheet; they stay as they are.
    """

    report: ImportReport
    cells: tuple[RefusedCell, ...] = ()
    removed: tuple[str, ...] = ()
    placed: tuple[tuple[str, str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """An entry of the command's JSON document, each refused row with its cell."""
        return {
            **self.report.as_json(),
            "refused_rows": as_refused(self.cells),
            "removed": list(self.removed),
        }


Reading = Callable[[Workbook, "tuple[Grid, ...]"], Drafts]
"""How the sheets of a workbook that is not ours become drafts."""


def import_sheet(
    book: Workbook,
    path: Path,
    *,
    dry_run: bool = False,
    reading: Reading | None = None,
    expected: str = "",
) -> SheetReport:
    """Take in a workbook, or say what it would change. A refused file is a report too.

    ``reading``: for a workbook of an office's own. ``expected``: the ``mark`` of the preview that
    was confirmed. Raises Refused where the workbook is no more what the preview saw, StorageFailed
    where no backup can be made; then nothing was changed.
    """
    try:
        opened = open_sheets(path)
    except FileRefused as fault:
        return SheetReport(_refusal(path, fault))
    return import_opened(book, opened, dry_run=dry_run, reading=reading, expected=expected)


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook's bytes that passed the limits, and its sheets."""

    file: XlsxFile
    grids: tuple[Grid, ...]


def open_sheets(path: Path) -> Opened:
    """Read a workbook of Excel; no workbook of ours is touched. Raises FileRefused."""
    file = open_xlsx(path)
    return Opened(file, read_grids(file))


def import_opened(
    book: Workbook,
    opened: Opened,
    *,
    dry_run: bool = False,
    reading: Reading | None = None,
    expected: str = "",
) -> SheetReport:
    """As :func:`import_sheet`, with the very bytes that were looked at."""
    file = opened.file
    mark = _mark(book, file)
    if expected and expected != mark:
        raise Refused(exchange_texts.book_changed())
    if reading is None and _known(book, file):
        return SheetReport(_already(file, book.org, mark))
    try:
        drafts = _drafts(book, opened, reading)
    except FileRefused as fault:
        return SheetReport(_refusal(file.path, fault))
    drafts = replace(drafts, notes=(*drafts.notes, *whole_shares.notes(book, drafts)))
    if dry_run:
        plan = plan_drafts(book, drafts)
        return _report(book, file, drafts, plan, Status.PLANNED, mark)
    return _apply(book, file, drafts, mark)


def _mark(book: Workbook, file: XlsxFile) -> str:
    state = sha256(book.store.known_ids()).hexdigest()
    return f"{state}:{file.sha256.hex()}"


def _known(book: Workbook, file: XlsxFile) -> bool:
    """Whether these very bytes were taken whole and not taken back."""
    return any(entry.sha256 == file.sha256 and entry.whole for entry in book.store.imports())


def _drafts(book: Workbook, opened: Opened, reading: Reading | None) -> Drafts:
    file, grids = opened.file, opened.grids
    if reading is not None:
        return reading(book, grids)
    manifest = read_manifest(grids, file.path)
    name = file.path.name
    if manifest["district"] != book.district:
        detail = f"{manifest['district']}\n{book.district}"
        raise FileRefused("other_district", texts.refused("other_district", name, detail))
    set_id = manifest["criteria_set"]
    if set_id and set_id not in book.catalogue.ids():
        raise FileRefused("unknown_set", texts.refused("unknown_set", name, set_id))
    if not own_sheets.is_known_kind(manifest["kind"]) or not own_sheets.has_pages(grids):
        raise FileRefused("damaged", texts.refused("damaged", name))
    return _from_own(book, grids, manifest)


def _from_own(book: Workbook, grids: tuple[Grid, ...], manifest: Manifest) -> Drafts:
    """The rows against what was given out, or against what the same sheet brought before."""
    drafts = own_sheets.read_own(book, grids, manifest)
    brought = sheet_base.brought_by(book, manifest)
    found = sheet_base.standing(manifest, brought, drafts)
    if found.onward:
        based = sheet_base.based_on(book, manifest, brought, found)
        drafts = own_sheets.read_own(book, grids, based)
    silent = found.back - {one.key for one in drafts.drafts}
    if not silent:
        return drafts
    return replace(drafts, notes=(*drafts.notes, texts.as_given_out(len(silent))))


def _apply(book: Workbook, file: XlsxFile, drafts: Drafts, mark: str) -> SheetReport:
    plan = plan_drafts(book, drafts)
    if not plan.merge.rows:
        return _report(book, file, drafts, plan, Status.APPLIED, mark)
    backup = str(make_backup(book, "import"))
    store = book.store
    with store.transaction():
        plan = plan_drafts(book, drafts)
        done = _report(book, file, drafts, plan, Status.APPLIED, mark)
        store.append(plan.merge.rows, local=False)
        number = store.add_import(
            str(file.path), file.sha256, book.org, book.now(), str(Status.APPLIED), False, backup,
            "{}",
        )  # fmt: skip
        done = replace(done, report=replace(done.report, import_number=number))
        said = {**done.as_json(), sheet_base.EXPORT: drafts.export}
        store.set_import_report(number, json.dumps(said, ensure_ascii=False))
        store.link_import(number, b"".join(bytes.fromhex(row.id) for row in plan.merge.rows))
    book.rules.forget()
    book.tell(Change(texts.step_import(file.path.name), everything=True))
    return done


def _report(
    book: Workbook, file: XlsxFile, drafts: Drafts, plan: SheetPlan, status: Status, mark: str
) -> SheetReport:
    name = file.path.name
    new, updated = plan.count(Action.NEW), plan.count(Action.UPDATED)
    conflicts, refused = plan.count(Action.CONFLICT), len(plan.refused)
    if not plan.merge.rows:
        status = Status.NOTHING_NEW
        sentence = texts.nothing_new(name, refused)
    elif status is Status.PLANNED:
        sentence = exchange_texts.planned(name, new, updated, conflicts, refused)
    else:
        sentence = exchange_texts.applied(name, new, updated, conflicts, refused)
    report = ImportReport(
        str(file.path),
        status,
        sentence,
        author=book.org,
        new=new,
        updated=updated,
        same=plan.count(Action.SAME),
        older=plan.count(Action.OLDER),
        conflicts=conflicts,
        refused_rows=tuple(one.row for one in plan.refused),
        records=plan.merge.records,
        mark=mark,
        rows=plan.merge.rows,
        about=About(code=file_code(file.sha256), notes=drafts.notes),
    )
    placed = tuple((key, page, cell) for key, (page, cell) in plan.placed.items())
    return SheetReport(report, plan.refused, drafts.removed, placed)


def _already(file: XlsxFile, org: str, mark: str) -> ImportReport:
    return ImportReport(
        str(file.path),
        Status.NOTHING_NEW,
        exchange_texts.already_imported(file.path.name),
        reason=ALREADY_IMPORTED,
        author=org,
        mark=mark,
        about=About(code=file_code(file.sha256)),
    )


def _refusal(path: Path, fault: FileRefused) -> ImportReport:
    return ImportReport(str(path), Status.REFUSED, fault.sentence, reason=fault.reason)
