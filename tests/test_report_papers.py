"""The papers of reports: long texts are laid out whole, sums and numbers say what they should."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.records import LONGEST_TEXT
from ntm_desktop.reports import document_files
from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.reports.document import Document, Facts, Heading, Table
from ntm_desktop.services.describing import unit_name
from ntm_desktop.services.opening import create_from_plan
from ntm_desktop.services.programme import resources
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from tests.test_receipts import READS_PDF, text_in
from tests.test_reports import TODAY, UNIT, words

LONG = " ".join(f"chữ{number:04}" for number in range(LONGEST_TEXT // len("chữ0000 ")))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    made = create_from_plan(tmp_path / "huyen.ntm", "quang-hoa-2023", "huyen")
    yield made
    made.close()


def save(book: Workbook, key: str, **typed: str) -> None:
    registers.save(book, key, registers.read_values(book, key.partition("/")[0], typed))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def words_of_file(file: Path) -> list[str]:
    """Its words in the order of the page, without the numbers of pages and headings."""
    if file.suffix == ".pdf":
        told = subprocess.run(
            ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True
        )
        return told.stdout.decode().split()
    return text_in(file).split()


@pytest.mark.parametrize("ending", [".docx", pytest.param(".pdf", marks=READS_PDF), ".xlsx"])
def test_the_longest_text_stands_whole_in_a_cell_of_a_report(
    book: Workbook, tmp_path: Path, ending: str
) -> None:
    save(book, f"task/{UNIT}/a", title="Việc", unit=UNIT, obstacle=LONG)
    file = tmp_path / f"a{ending}"
    document_files.save(make(book, ReportKind.TASKS, TODAY), file)
    wanted = set(LONG.split())
    assert [one for one in dict.fromkeys(words_of_file(file)) if one in wanted] == LONG.split()


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("ending", [".docx", pytest.param(".pdf", marks=READS_PDF), ".xlsx"])
def test_the_longest_text_stands_whole_beside_a_label_and_under_a_heading(
    tmp_path: Path, ending: str, wide: bool
) -> None:
    blocks = (Heading("Đầu"), Facts((("Tên", LONG), ("Sau", "hết"))))
    file = tmp_path / f"a{ending}"
    document_files.save(Document("Xã", "Thử", "", "", blocks, wide=wide), file)
    wanted = set(LONG.split())
    assert [one for one in dict.fromkeys(words_of_file(file)) if one in wanted] == LONG.split()


def test_no_row_of_excel_is_taller_than_excel_has(tmp_path: Path) -> None:
    import openpyxl

    blocks = (Facts((("Tên", LONG),)), Heading(LONG), Table(("A", "B"), (("1", LONG),), (1, 4)))
    file = tmp_path / "a.xlsx"
    document_files.save(Document("Xã", "Thử", "", "", blocks), file)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert max(row.height or 0 for row in sheet.row_dimensions.values()) <= 409


def test_in_word_only_a_row_that_a_page_holds_is_kept_whole(tmp_path: Path) -> None:
    import docx

    blocks = (Table(("A", "B"), (("1", "ngắn"), ("2", LONG)), (1, 4)),)
    file = tmp_path / "a.docx"
    document_files.save(Document("Xã", "Thử", "", "", blocks), file)
    rows = docx.Document(str(file)).tables[-1].rows
    assert ["cantSplit" in row._tr.xml for row in rows][1:] == [True, False]


@READS_PDF
def test_the_other_cells_of_a_row_that_is_broken_stand_on_its_first_page(tmp_path: Path) -> None:
    rows = (("1", "đầu", LONG), ("2", "cuối", ""))
    file = tmp_path / "a.pdf"
    document = Document("Xã", "Thử", "", "", (Table(("A", "B", "C"), rows, (1, 1, 4)),))
    pages = document_files.save(document, file)
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout
    sheets = told.decode().split("\f")[:-1]
    assert "đầu" in sheets[0]
    assert "chữ0000" in sheets[0]
    assert "chữ2499" in sheets[-1]
    assert "cuối" in sheets[-1]
    assert pages == len(sheets)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_word_and_excel_are_written_without_laying_out_a_pdf(
    book: Workbook, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ntm_desktop.reports import document_pdf

    def never(*_: object) -> int:
        raise AssertionError("a PDF is laid out")

    monkeypatch.setattr(document_pdf, "write_pdf", never)
    file = tmp_path / f"a{ending}"
    assert document_files.save(make(book, ReportKind.DATA_CHECK, TODAY), file) is None
    assert file.exists()


def test_a_notice_never_sums_quantities_of_different_units(book: Workbook) -> None:
    common = {"unit": UNIT, "date": "5/4/2023"}
    save(book, f"contribution/{UNIT}/a", donor="An", form="land", quantity="250",
         quantity_unit="m²", value="75", **common)  # fmt: skip
    save(book, f"contribution/{UNIT}/b", donor="Bình", form="labour", quantity="40",
         quantity_unit="công", value="8,5", **common)  # fmt: skip
    given = tables(make(book, ReportKind.DISCLOSURE, TODAY, unit=UNIT))[-1]
    assert given.rows[-1] == ("", "Tổng cộng", "", "", "", "83,5")


def test_a_gift_without_a_day_is_in_the_list_of_donors_and_in_the_notice(book: Workbook) -> None:
    save(book, f"contribution/{UNIT}/c", donor="Chung", form="cash", unit=UNIT, value="5")
    donors = tables(make(book, ReportKind.DONORS, TODAY, unit=UNIT))[0]
    assert [row[1:5] for row in donors.rows] == [("Chung", "Phúc Sen", "1", "5")]
    assert "Chung" in words(make(book, ReportKind.DISCLOSURE, TODAY, unit=UNIT))
    assert [one.donor for one in resources.resources(book, "2023", UNIT).undated] == ["Chung"]


def test_a_gift_without_a_day_is_in_no_years_sum_of_any_paper_and_is_told_apart(
    book: Workbook,
) -> None:
    save(book, f"contribution/{UNIT}/a", donor="An", form="cash", unit=UNIT, value="12,5",
         date="5/4/2023")  # fmt: skip
    save(book, f"contribution/{UNIT}/b", donor="Bình", form="cash", unit=UNIT, value="30")
    report = words(make(book, ReportKind.COMMUNE_REPORT, TODAY, unit=UNIT))
    assert "đóng góp quy đổi 12,5 triệu đồng" in report
    dated, undated = tables(make(book, ReportKind.DISCLOSURE, TODAY, unit=UNIT))[-2:]
    assert [row[1] for row in dated.rows] == ["An"]
    assert [row[1] for row in undated.rows] == ["Bình"]
    several = tables(make(book, ReportKind.DONORS, TODAY, unit=UNIT))[:2]
    assert [[row[1] for row in one.rows] for one in several] == [["An"], ["Bình"]]


def test_a_gift_that_nobody_converted_is_told_and_not_0(book: Workbook) -> None:
    common = {"form": "land", "unit": UNIT, "date": "5/4/2023"}
    save(book, f"contribution/{UNIT}/a", donor="An", **common)
    save(book, f"contribution/{UNIT}/b", donor="Bình", **common)
    save(book, f"contribution/{UNIT}/c", donor="Bình", value="1,5", **common)
    rows = tables(make(book, ReportKind.DONORS, TODAY))[0].rows
    told = ["1,5; 1 lượt chưa quy đổi", "1 lượt chưa quy đổi", "1,5; 2 lượt chưa quy đổi"]
    assert [row[4] for row in rows] == told


def test_donors_of_one_name_in_two_communes_are_two_people(book: Workbook) -> None:
    common = {"form": "cash", "donor": "An", "date": "5/4/2023"}
    save(book, f"contribution/{UNIT}/a", unit=UNIT, value="12,5", **common)
    save(book, f"contribution/{UNIT}/b", unit=UNIT, value="1", **common)
    save(book, "contribution/01474/a", unit="01474", value="9", **common)
    rows = tables(make(book, ReportKind.DONORS, TODAY))[0].rows
    other = unit_name(book, "01474")
    assert [row[1:5] for row in rows] == [
        ("An", "Phúc Sen", "2", "13,5"),
        ("An", other, "1", "9"),
        ("Tổng cộng", "", "3", "22,5"),
    ]


def test_the_annex_of_one_commune_is_numbered_from_1(book: Workbook) -> None:
    (table,) = tables(make(book, ReportKind.ANNEX_VILLAGES, TODAY, unit=UNIT))
    assert [row[0] for row in table.rows if row[0].isdecimal()] == ["1"]


def test_classes_are_spoken_of_apart_from_jobs_and_work_abroad(book: Workbook) -> None:
    common = {"unit": UNIT, "date": "5/4/2023"}
    save(book, f"employment/{UNIT}/a", title="Lớp", employment_kind="class", people="30",
         placed="12", **common)  # fmt: skip
    save(book, f"employment/{UNIT}/b", title="Việc", employment_kind="job", people="7", **common)
    save(book, f"employment/{UNIT}/c", title="Xa", employment_kind="abroad", people="2", **common)
    said = words(make(book, ReportKind.COMMUNE_REPORT, TODAY, unit=UNIT))
    assert "Có 1 lớp đào tạo nghề; 12 người có việc làm sau đó." in said
    assert "Có 7 người được giải quyết việc làm; 2 người đi làm việc ở nước ngoài." in said


def test_people_stand_in_vietnamese_order_among_the_tasks(book: Workbook) -> None:
    for number, person in enumerate(("Vinh", "Đào", "Ánh", "Dung")):
        save(book, f"task/{UNIT}/{number}", title="Việc", person=person)
    document = make(book, ReportKind.TASKS, TODAY)
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads == ["Ánh", "Dung", "Đào", "Vinh"]


@pytest.mark.parametrize(
    "kind", [ReportKind.COMMUNE_REPORT, ReportKind.MINUTES, ReportKind.DOSSIER]
)
def test_no_table_shows_the_programs_code_of_a_condition(book: Workbook, kind: ReportKind) -> None:
    document = make(book, kind, TODAY, unit=UNIT)
    first = {row[0] for table in tables(document) for row in table.rows}
    (commune_set,) = {one.sets["commune"] for one in book.rules.rounds()}
    assert not first & {one.code for one in book.rules.criteria_set(commune_set).conditions}
    if kind is ReportKind.DOSSIER:
        conditions = tables(document)[-1]
        assert [row[0] for row in conditions.rows] == ["1", "2", "3"]


def test_a_year_never_stands_alone_under_the_title(book: Workbook) -> None:
    assert "năm\N{NO-BREAK SPACE}2023" in make(book, ReportKind.DISTRICT_REPORT, TODAY).subtitle
    assert make(book, ReportKind.DONORS, TODAY).subtitle == "Năm\N{NO-BREAK SPACE}2023"


def test_in_excel_every_line_over_a_signature_has_room(book: Workbook, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "ke-hoach.xlsx"
    document_files.save(make(book, ReportKind.COMMUNE_PLAN, TODAY, unit=UNIT), file)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    signed = [cell for row in sheet.iter_rows() for cell in row if "\n" in str(cell.value or "")]
    assert signed
    for cell in signed:
        height = sheet.row_dimensions[cell.row or 0].height
        assert height is not None and height >= 15 * (str(cell.value).count("\n") + 1)
    assert sheet.HeaderFooter.differentFirst


def test_a_table_alone_in_excel_repeats_its_headings(tmp_path: Path) -> None:
    import openpyxl

    table = Table(("STT", "Tên"), (("1", "một"),), (1, 3))
    for blocks, repeated in (((table,), True), ((table, table), False)):
        file = tmp_path / f"{len(blocks)}.xlsx"
        document_files.save(Document("UBND", "BẢNG", "", "", blocks), file)
        sheet = openpyxl.load_workbook(file).active
        assert sheet is not None and bool(sheet.print_title_rows) is repeated
