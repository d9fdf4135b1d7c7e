"""Taking in sixteen filled forms of Excel, beside openpyxl reading every cell of the same files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Result, at_most, paired, timed
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.services import opening, units
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.sheets.sheet_export import ASSESSMENT, export_sheet
from ntm_desktop.services.sheets.wizard import apply, look, preview
from ntm_desktop.services.workbook import Workbook

TURNS, AIM = 9, 3.0


def run(folder: Path) -> Iterator[Result]:
    """The form of each commune of the district, in which the district changed one note."""
    start = folder / "huyen.ntm"
    book = opening.create_from_plan(start, "quang-hoa-2023", "huyen", demo=True)
    forms = [_form(book, folder, unit.code) for unit in units.communes(book)]
    book.close()
    pairs = paired(
        lambda: _import(folder, start, forms),
        lambda: timed(lambda: [_read_all(path) for path in forms]),
        TURNS,
    )
    yield at_most("16 forms of Excel, against openpyxl", pairs, "ms", AIM)


def _form(book: Workbook, folder: Path, unit: str) -> Path:
    """A commune's form as it went out, filled in at one place and saved again."""
    from openpyxl import load_workbook

    path = folder / f"{unit}.xlsx"
    export_sheet(book, ASSESSMENT, path, unit=unit, source=Authority.DISTRICT)
    sheets = load_workbook(path)
    page = sheets.worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    place = next(at for at, row in enumerate(rows, 1) if str(row[0]).startswith("assessment/"))
    note = rows[0].index("note") + 1
    page.cell(place, note).value = f"Đã xem lại hồ sơ của xã {unit}"
    sheets.save(path)
    return path


def _import(folder: Path, start: Path, forms: Sequence[Path]) -> float:
    """Milliseconds on a copy of ``start``, as the window: each file is looked at, previewed, and,
    confirmed, the same bytes taken in."""
    copy = folder / "copy.ntm"
    shutil.copyfile(start, copy)
    book = opening.open_workbook(copy)

    def work() -> None:
        for path in forms:
            seen = look(path)
            planned = preview(book, seen, None)
            done = apply(book, seen, None, planned.report.mark)
            if done.report.status is not Status.APPLIED:
                raise SystemExit(done.report.sentence)

    took = timed(work)
    book.close()
    copy.unlink()
    return took


def _read_all(path: Path) -> int:
    from openpyxl import load_workbook

    return sum(
        cell is not None
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )
