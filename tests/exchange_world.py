"""Laptops that exchange real files: a district, communes and offices, each with its workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ntm_desktop import paths
from ntm_desktop.domain.criteria import Figure
from ntm_desktop.services.criteria import assessing
from ntm_desktop.services.exchange import exporting, importing
from ntm_desktop.services.exchange.import_reports import ImportReport
from ntm_desktop.services.opening import create_from_package, create_from_plan, open_workbook
from ntm_desktop.services.shipped.catalogue import Catalogue, load_catalogue
from ntm_desktop.services.units import find_unit
from ntm_desktop.services.workbook import Workbook

PLAN = "quang-hoa-2023"
ROUND = "2023-06"


class Laptops:
    """Workbooks by a name; time ticks one second with each question, the same on all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogue: Catalogue = load_catalogue(paths.assets())
        self.books: dict[str, Workbook] = {}
        self._seconds = 0

    def now(self) -> str:
        self._seconds += 1
        return f"2023-06-05T{8 + self._seconds // 3600:02d}:{self._seconds // 60 % 60:02d}" + (
            f":{self._seconds % 60:02d}Z"
        )

    def from_plan(self, org: str, name: str = "", demo: bool = False) -> Workbook:
        path = self.folder / f"{name or org}.ntm"
        book = create_from_plan(path, PLAN, org, demo=demo, catalogue=self.catalogue, now=self.now)
        return self._named(book, name or org)

    def from_package(self, package: Path, org: str, name: str = "") -> Workbook:
        path = self.folder / f"{name or org}.ntm"
        book = create_from_package(path, package, org, catalogue=self.catalogue, now=self.now)
        return self._named(book, name or org)

    def copied(self, book: Workbook, name: str) -> Workbook:
        """A workbook opened from a copy of another's file, on another machine."""
        book.close()
        path = self.folder / f"{name}.ntm"
        path.write_bytes(book.path.read_bytes())
        for old in [one for one, other in self.books.items() if other is book]:
            self._named(open_workbook(book.path, self.catalogue, self.now), old)
        return self._named(open_workbook(path, self.catalogue, self.now), name)

    def _named(self, book: Workbook, name: str) -> Workbook:
        book.device = f"may-{name}"
        self.books[name] = book
        return book

    def export(self, book: Workbook, to: str | None = None, with_files: bool = True) -> Path:
        return exporting.export(book, self.folder, to, with_files).path

    def close(self) -> None:
        for book in self.books.values():
            book.close()


def take(book: Workbook, *files: Path, **options: bool) -> list[ImportReport]:
    return importing.import_files(book, files, **options)  # type: ignore[arg-type]


def take_one(book: Workbook, file: Path, **options: bool) -> ImportReport:
    (report,) = take(book, file, **options)
    return report


def say(
    book: Workbook,
    stated: str,
    code: str = "17.8",
    *,
    unit: str = "01603",
    note: str | None = None,
    evaluator: str | None = None,
    figures: dict[str, Figure] | None = None,
) -> str:
    """State a result; returns the record's key."""
    place = assessing.place(book, find_unit(book, unit), code, ROUND)
    change = assessing.Input(
        place.unit,
        code,
        ROUND,
        evaluator or place.evaluator,
        place.criteria_set,
        stated,
        figures,
        note,
    )
    return assessing.assess(book, change).key


def values(book: Workbook, keys: Iterable[str] | None = None) -> dict[str, str | None]:
    """Key → body of the value, of every record or of those named."""
    return {
        key: book.store.value(key).body for key in (book.store.keys() if keys is None else keys)
    }


def state(book: Workbook) -> tuple[bytes, dict[str, str | None], list[str]]:
    """What must be as before where nothing is to change: revisions, values, conflicts."""
    ids = book.store.known_ids()
    return ids, values(book), book.store.conflicts()
