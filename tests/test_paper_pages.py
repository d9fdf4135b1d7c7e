"""How the rows of an Excel paper fall on pages, and what LibreOffice makes of all forms."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.reports import document_files
from ntm_desktop.reports.document import Document, Heading, Paragraph, Table
from ntm_desktop.reports.xlsx_rows import Cell, Row, kept, paged
from tests.test_paper_looks import PAPER, sheet_of
from tests.test_receipts import READS_PDF

OFFICE = shutil.which("soffice")
CONVERTS = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
LONG = Table(
    ("STT", "Nội dung", "Hạn"),
    tuple((str(at), f"việc số {at} của xã", "30/6/2023") for at in range(1, 71)),
    (1, 6, 2),
)
CODES = tuple(f"{at}." for at in range(1, 20))
WIDE = Table(("Xã", *CODES), tuple((f"Xã {at}", *["x"] * 19) for at in range(40)), (4, *[1] * 19))


def row(name: str, height: float = 10, *, keep: bool = False, repeats: tuple[Row, ...] = ()) -> Row:
    return Row((Cell(1, 1, name, 11),), height, keep, repeats)


def pages(rows: list[Row], room: float, *, repeating: bool = True) -> list[list[object]]:
    found: list[list[object]] = [[]]
    for one, begins in paged(rows, room, repeating=repeating):
        if begins:
            found.append([])
        found[-1].append(one.cells[0].value)
    return found


def test_a_row_that_is_kept_goes_with_the_next_one() -> None:
    rows = [row("a"), row("b"), row("ký", keep=True), row("tên")]
    assert pages(rows, 35) == [["a", "b"], ["ký", "tên"]]


def test_a_table_that_goes_on_repeats_its_heading() -> None:
    head = row("đầu", keep=True)
    rows = [head, *(row(name, repeats=(head,)) for name in "abcd")]
    assert pages(rows, 30) == [["đầu", "a", "b"], ["đầu", "c", "d"]]


def test_where_excel_repeats_the_heading_it_only_takes_its_room() -> None:
    head = row("đầu", keep=True)
    rows = [head, *(row(name, repeats=(head,)) for name in "abcd")]
    assert pages(rows, 30, repeating=False) == [["đầu", "a", "b"], ["c", "d"]]


def test_what_no_page_holds_is_broken_all_the_same() -> None:
    rows = kept([row(name) for name in "abcde"])
    assert pages(rows, 20) == [["a", "b"], ["c", "d"], ["e"]]


def test_in_excel_the_last_rows_stand_on_the_page_of_the_signature(tmp_path: Path) -> None:
    for count in range(20, 60):
        table = replace(LONG, rows=LONG.rows[:count])
        sheet = sheet_of(replace(PAPER, blocks=(table,)), tmp_path)
        page = max((one.id for one in sheet.row_breaks.brk), default=0)
        said = [
            str(cell.value)
            for cells in sheet.iter_rows(min_row=page + 1)
            for cell in cells
            if cell.value
        ]
        assert "TRƯỞNG PHÒNG" in said
        assert f"việc số {count} của xã" in said


def made(document: Document, folder: Path, ending: str) -> list[str]:
    """The pages that LibreOffice makes of a paper, or those of its PDF."""
    file = folder / f"a{ending}"
    document_files.save(document, file)
    if ending != ".pdf":
        profile = f"-env:UserInstallation=file://{folder}/ho-so"
        subprocess.run(
            [OFFICE or "", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder),
             str(file)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    told = subprocess.run(
        ["pdftotext", "-layout", str(folder / "a.pdf"), "-"], check=True, capture_output=True
    )
    return told.stdout.decode().split("\f")[:-1]


@READS_PDF
@pytest.mark.parametrize(
    "ending", [".pdf", *(pytest.param(one, marks=CONVERTS) for one in (".docx", ".xlsx"))]
)
def test_a_long_paper_repeats_headings_and_never_signs_on_an_empty_page(
    tmp_path: Path, ending: str
) -> None:
    paper = replace(PAPER, blocks=(Heading("I. BẢNG"), LONG, Paragraph("Lời cuối.")))
    found = made(paper, tmp_path, ending)
    assert len(found) >= 2
    for number, page in enumerate(found, 1):
        if "việc số" in page:
            assert "Nội dung" in page
        assert (page.strip().startswith(str(number))) is (number > 1)
    assert "Lời cuối." in found[-1] and "TRƯỞNG PHÒNG" in found[-1]


@READS_PDF
@pytest.mark.parametrize(
    "ending", [".pdf", *(pytest.param(one, marks=CONVERTS) for one in (".docx", ".xlsx"))]
)
def test_a_wide_paper_holds_all_its_columns_on_each_page(tmp_path: Path, ending: str) -> None:
    found = made(replace(PAPER, blocks=(WIDE,), wide=True), tmp_path, ending)
    tables = [page for page in found if "Xã 1" in page or "Xã 39" in page]
    assert tables
    for page in tables:
        assert all(f" {code}" in page for code in CODES)
    assert len(found) <= 4
