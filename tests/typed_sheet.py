"""An exported workbook of Excel in the hands of a person; for tests of sheets."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl


class Sheet:
    """An exported workbook in the hands of a person: cells found by record and column."""

    def __init__(self, path: Path, page: int = 0) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.page = self.book.worksheets[page]
        self.names = {str(cell.value): int(cell.column or 0) for cell in self.page[1]}

    def row(self, mark: str) -> int:
        return next(
            row
            for row in range(2, self.page.max_row + 1)
            if str(self.page.cell(row, 1).value or "").startswith(mark)
        )

    def cell(self, mark: str, name: str) -> Any:
        return self.page.cell(self.row(mark), self.names[name])

    def blank(self, nth: int = 0) -> int:
        rows = [
            row
            for row in range(2, self.page.max_row + 1)
            if str(self.page.cell(row, 1).value or "").startswith("+")
        ]
        return rows[nth]

    def type(self, row: int, **values: Any) -> str:
        """Type into a row; the address of the last cell."""
        address = ""
        for name, value in values.items():
            cell = self.page.cell(row, self.names[name])
            cell.value, address = value, cell.coordinate
        return address

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path

    def again(self) -> Path:
        """The same contents saved under another name: other bytes."""
        self.book.properties.title = "lại"
        return self.save(self.path.with_name("lai.xlsx"))


def with_huge(path: Path) -> Path:
    """The number 7654321 as one of four hundred digits, which the library cannot write."""
    target = path.with_name(f"lon_{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            new.writestr(
                part, old.read(part).replace(b"<v>7654321</v>", b"<v>%s</v>" % (b"9" * 400))
            )
    return target
