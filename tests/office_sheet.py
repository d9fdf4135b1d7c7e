"""An office's own workbook of Excel and its way into a book; for tests of sheets."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from ntm_desktop.services.records import register_keys
from ntm_desktop.services.sheets import wizard
from ntm_desktop.services.sheets.sheet_import import SheetReport
from ntm_desktop.services.sheets.wizard import Choice
from ntm_desktop.services.workbook import Workbook

PROJECTS = (
    ("BIỂU TỔNG HỢP CÔNG TRÌNH NĂM 2023",),
    ("Đơn vị tính: triệu đồng",),
    ("STT", "Tên công trình", "Xã", "Tổng mức đầu tư", "Khởi công", "Ghi chú"),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
    (1, "Đường Phja Chang", "Phúc Sen", "1.234,5", "ngày 8 tháng 6 năm 2023", None),
    (2, "Trường học", "xã Quốc Toản", "12,25", "15/07/2023", None),
    (3, "Nhà văn hóa", "Tự do", 700, date(2023, 8, 1), "-"),
    (None, "Tổng cộng", None, 1946.75, None, None),
)


def sheet(tmp_path: Path, rows: Sequence[Sequence[Any]], name: str = "bang.xlsx") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Bảng"
    for row in rows:
        book.active.append(list(row))
    path = tmp_path / name
    book.save(path)
    return path


def choice(book: Workbook, path: Path, kind: str, **more: Any) -> tuple[wizard.Look, Choice]:
    seen = wizard.look(path)
    assert not seen.ours
    mapping = wizard.first_mapping(book, seen.grids[0], kind, more.get("round"))
    scopes = register_keys.scopes(book, kind, "") if kind != "assessment" else ()
    return seen, Choice(seen.grids[0].title, mapping, "".join(scopes), **more)


def take(book: Workbook, path: Path, kind: str, **more: Any) -> SheetReport:
    seen, chosen = choice(book, path, kind, **more)
    planned = wizard.preview(book, seen, chosen)
    done = wizard.apply(book, seen, chosen, planned.report.mark)
    assert done.report.new == planned.report.new
    return done


def numbered(tmp_path: Path, cells: Sequence[tuple[str, Any, str]], rows: Any = ()) -> Path:
    """A sheet with numbers in formats of Excel: address, number, format."""
    path = sheet(tmp_path, rows, f"so{len(list(tmp_path.iterdir()))}.xlsx")
    made = openpyxl.load_workbook(path)
    for address, value, number_format in cells:
        made.worksheets[0][address].value = value
        made.worksheets[0][address].number_format = number_format
    made.save(path)
    return path
