"""What the kills start from, and what a killed writer leaves."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faults import books, lifting
from ntm_desktop.services import opening
from ntm_desktop.services.backups import backup
from ntm_desktop.services.exchange import importing


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed writer left: its files and the lines that it had acknowledged."""

    place: Path
    workbook: Path
    files: Sequence[Path]
    number: int
    lines: tuple[str, ...]
    hot: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Workbooks as they are before each kill, and the digests of before and after."""

    folder: Path
    commune: Path
    district: Path
    backup: Path
    damaged: Path
    first: Path
    packages: Sequence[Path]
    states: dict[str, str]

    @classmethod
    def made(cls, folder: Path) -> Scene:
        """Everything that the kills start from, made once."""
        commune, district = folder / "xã #1 100%.ntm", folder / "huyen.ntm"
        books.make(commune, "xa-01603", 1)
        books.make(district, "huyen")
        packages = books.packages(folder)
        states = {"district": books.state_at(district)}
        book = opening.open_workbook(commune)
        states["restored"] = books.state(book)
        copy = backup.make_backup(book, "manual", folder)
        books.fill(book, 3)
        states["commune"] = books.state(book)
        book.close()
        trial = Path(shutil.copyfile(district, folder / "trial.ntm"))
        book = opening.open_workbook(trial)
        importing.import_files(book, packages)
        states["imported"] = books.state(book)
        book.close()
        whole = commune.read_bytes()
        damaged = folder / "hong.ntm"
        damaged.write_bytes(whole[: len(whole) // 3] + bytes(len(whole) - len(whole) // 3))
        first = folder / "first.ntm"
        lifting.as_first(commune, first)
        return cls(folder, commune, district, copy, damaged, first, packages, states)

    def laid_out(self, place: Path, action: str, number: int) -> tuple[Path, Sequence[Path]]:
        """Copy what an action needs into a place; every other restore is of a damaged file."""
        start = {"import": self.district, "lift": self.first}.get(action, self.commune)
        if action == "restore" and number % 2:
            start = self.damaged
        workbook = place / self.commune.name
        shutil.copyfile(start, workbook)
        stick = (place / "stick",)
        files = {"import": self.packages, "restore": (self.backup,)}
        return workbook, files.get(action, stick)
