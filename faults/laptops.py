"""Laptops with real workbooks, quickly: made once from the plan, then copied."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile, rmtree

from ntm_desktop import paths
from ntm_desktop.services.backups.backup import folder_of
from ntm_desktop.services.opening import create_from_plan, open_workbook
from ntm_desktop.services.shipped.catalogue import Catalogue, load_catalogue
from ntm_desktop.services.workbook import Workbook

PLAN = "quang-hoa-2023"
ROUND = "2023-06"
SET = "xa-2021-2025"
DISTRICT = "huyen"
OFFICE = "tai-nguyen-moi-truong"
YEARS = ("2023", "2005", "2099")


@dataclass(slots=True)
class Clock:
    """Ticks a second with each question; ``year`` is what the laptop believes."""

    year: str = YEARS[0]
    ticks: list[int] = field(default_factory=lambda: [0])

    def __call__(self) -> str:
        """The time as revisions show it. All laptops share the ticks, so no two are the same."""
        self.ticks[0] += 1
        at = self.ticks[0]
        return f"{self.year}-06-05T{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}Z"


class Laptops:
    """Workbooks by the name of the laptop that holds each; ``templates`` serve many worlds."""

    def __init__(self, folder: Path, templates: Path | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._templates = templates or folder / "templates"
        self._templates.mkdir(exist_ok=True)
        self.catalogue: Catalogue = load_catalogue(paths.assets())
        self.books: dict[str, Workbook] = {}
        self.clocks: dict[str, Clock] = {}
        self._ticks = [0]

    def new(self, name: str, org: str) -> Workbook:
        """A laptop of an organisation whose workbook comes from the shipped plan."""
        template = self._templates / f"{org}.ntm"
        if not template.exists():
            create_from_plan(template, PLAN, org, catalogue=self.catalogue).close()
        copyfile(template, self._path(name))
        return self.open(name)

    def copied(self, book: Workbook, name: str) -> Workbook:
        """A second laptop with a copy of the file; the first is open again afterwards."""
        first = next(one for one, other in self.books.items() if other is book)
        book.close()
        copyfile(book.path, self._path(name))
        self.open(first)
        return self.open(name)

    def open(self, name: str) -> Workbook:
        """Open a laptop's file (again)."""
        clock = self.clocks.setdefault(name, Clock(ticks=self._ticks))
        book = open_workbook(self._path(name), self.catalogue, clock)
        # Whether the disk has it is what the kills and the power cut ask; here it only takes time.
        book.store.db.execute("PRAGMA synchronous = OFF")
        book.device = f"may-{name}"
        self.books[name] = book
        return book

    def close(self) -> None:
        """Close all files and take away the backups that imports made of them."""
        for book in self.books.values():
            book.close()
            rmtree(folder_of(book.path), ignore_errors=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.ntm"
