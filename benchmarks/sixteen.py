"""Sixteen communes' files for the import benchmarks: packages, and the same rows as .xlsx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.domain.criteria import CriteriaSet, Indicator, MeasureType
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services import opening, units
from ntm_desktop.services.exchange import exporting
from ntm_desktop.services.workbook import Workbook

PLAN, SET, ROUND, HISTORY = "quang-hoa-2023", "xa-2021-2025", "2023-06", 8


@dataclass(frozen=True, slots=True)
class Communes:
    """Packages of sixteen communes: 57 records with 8 revisions each, and what comes after."""

    first: list[Path]
    same: list[Path]  # exported again: other bytes, nothing new
    next: list[Path]  # one revision more a record
    rows: list[list[Revision]]


def make(folder: Path, codes: Sequence[str]) -> Communes:
    """Write the packages through the export that officers use."""
    found = Communes([], [], [], [])
    (folder / "usb").mkdir()
    for code in codes:
        book = opening.create_from_plan(folder / f"{code}.ntm", PLAN, f"xa-{code}")
        the_set = book.rules.criteria_set(SET)
        chains = {one.code: chain(code, one) for one in the_set.indicators()}
        rows = [row for several in chains.values() for row in several[:HISTORY]]
        found.rows.append(rows)
        found.first.append(_export(book, folder, rows))
        found.same.append(_export(book, folder, []))
        found.next.append(_export(book, folder, [several[HISTORY] for several in chains.values()]))
        book.close()
    return found


def _export(book: Workbook, folder: Path, rows: Sequence[Revision]) -> Path:
    if rows:
        with book.store.transaction():
            book.store.append(rows, local=True)
    return exporting.export(book, folder / "usb").path


def chain(unit: str, indicator: Indicator) -> list[Revision]:
    """Nine revisions of an assessment, each on the one before."""
    rows: list[Revision] = []
    measure = indicator.measures[0]
    for number in range(HISTORY + 1):
        body: dict[str, object] = {"note": f"Rà soát lần {number + 1}, có biên bản của xóm"}
        if measure.type is MeasureType.RATIO:
            figure = {"numerator": str(200 + number), "denominator": "314"}
            body["figures"] = {measure.code: figure}
        else:
            body["stated"] = "met" if number % 2 else "not_met"
        rows.append(
            make_revision(
                f"assessment/{unit}/{SET}/{indicator.code}/{ROUND}/self",
                body,
                parents=[row.id for row in rows[-1:]],
                author=f"xa-{unit}",
                device=f"may-{unit}",
                edited_at=f"2023-06-0{number + 1}T08:30:00Z",
            )
        )
    return rows


def codes_of(book: Workbook) -> list[str]:
    """The sixteen communes' codes."""
    return [unit.code for unit in units.communes(book)]


def as_sheets(
    folder: Path, several: Sequence[Sequence[Revision]], the_set: CriteriaSet
) -> list[Path]:
    """The same rows as workbooks with a sheet of 57 current and one of 456 earlier rows."""
    import json

    from openpyxl import Workbook as Sheets

    paths = []
    for number, rows in enumerate(several):
        book = Sheets()
        book.remove(book.worksheets[0])
        now, history = book.create_sheet("Hiện tại"), book.create_sheet("Lịch sử")
        latest = {row.key: row for row in rows}
        for sheet, lines in ((now, list(latest.values())), (history, rows)):
            for row in lines:
                body = json.loads(row.body or "{}")
                figure: dict[str, str] = next(iter(body.get("figures", {}).values()), {})
                sheet.append(
                    [
                        *row.key.split("/")[1:],
                        body.get("stated"),
                        _number(figure.get("numerator")),
                        _number(figure.get("denominator")),
                        body["note"],
                        row.author,
                        row.device,
                        row.edited_at,
                    ]
                )
        path = folder / f"{number}.xlsx"
        book.save(path)
        paths.append(path)
    return paths


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)
