"""The receipt that both sides keep: the same code, the counts, the reasons, on paper."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.reports import document_files, receipt
from ntm_desktop.reports.document import Document, Facts, Paragraph, Table
from ntm_desktop.services.exchange import importing, receipts
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say, take
from tests.packages import edit, package

READS_PDF = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
TODAY = date(2023, 6, 9)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def district(laptops: Laptops) -> Workbook:
    return laptops.from_plan("huyen")


@pytest.fixture
def commune(laptops: Laptops) -> Workbook:
    book = laptops.from_plan("xa-01603")
    say(book, "met")
    return book


def words(document: Document) -> str:
    found = [document.title]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Facts):
            found += [value for row in block.rows for value in row]
        elif isinstance(block, Table):
            found += [cell for row in (block.headings, *block.rows) for cell in row]
    return "\n".join(found)


def test_both_sides_print_the_same_code_for_the_same_file(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    take(district, laptops.export(commune))
    sent = receipts.sent_receipt(commune, receipts.latest_number(commune, sent=True))
    received = receipts.received_receipt(district, receipts.latest_number(district, sent=False))
    assert sent.handovers[0].code == received.handovers[0].code
    assert len(sent.handovers[0].code.replace(" ", "")) == 12
    for one in (sent, received):
        assert sent.handovers[0].code in words(receipt.document_of(one, TODAY))


def test_two_files_have_two_codes(laptops: Laptops, commune: Workbook) -> None:
    laptops.export(commune)
    laptops.export(commune)
    one, two = (receipts.sent_receipt(commune, number).handovers[0].code for number in (1, 2))
    assert one != two


def test_the_receipt_of_a_file_with_refused_rows_names_each_with_its_reason(
    district: Workbook, tmp_path: Path
) -> None:
    take(district, package(tmp_path / "a.ntmx", [edit(), edit(unit="01582")]))
    (handover,) = receipts.received_receipt(district, 1).handovers
    assert [reason for _, reason in handover.refused] == ["không thuộc quyền ghi của nơi gửi"]


def test_the_report_of_a_batch_has_a_line_for_every_file_and_a_sentence_where_one_is_needed(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    broken = tmp_path / "hong.ntmx"
    broken.write_bytes(laptops.export(commune).read_bytes()[:5000])
    reports = importing.import_files(district, [laptops.export(commune), broken])
    found = receipts.batch_receipt(district, reports, district.now())
    document = receipt.document_of(found, TODAY)
    said = words(document)
    assert "Nhận 2 tệp: 1 tệp đã nhập, 1 tệp không nhận" in said
    assert "hong.ntmx" in said
    assert "Không nhận: tệp bị cụt" in said and "có lẽ chưa chép xong" in said
    assert "Đã nhập «" not in said
    assert document.wide


def test_a_receipt_of_sample_data_says_so(laptops: Laptops) -> None:
    book = laptops.from_plan("huyen", demo=True)
    laptops.export(book)
    assert receipt.document_of(receipts.sent_receipt(book, 1), TODAY).mark


def test_an_unknown_number_is_told_and_so_is_an_empty_log(district: Workbook) -> None:
    with pytest.raises(WrongUse):
        receipts.sent_receipt(district, 7)
    with pytest.raises(WrongUse):
        receipts.received_receipt(district, 7)
    with pytest.raises(WrongUse):
        receipts.latest_number(district, sent=True)


@READS_PDF
def test_every_vietnamese_letter_comes_back_from_the_page(
    laptops: Laptops, commune: Workbook, tmp_path: Path
) -> None:
    laptops.export(commune)
    file = tmp_path / "phiếu giao.pdf"
    pages = document_files.save(receipt.document_of(receipts.sent_receipt(commune, 1), TODAY), file)
    assert pages == 1
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout
    found = text.decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found
    assert "Ủy ban nhân dân xã Phúc Sen" in found
    assert "Ngày 09 tháng 06 năm 2023" in found


def test_a_place_that_refuses_leaves_nothing_behind(
    laptops: Laptops, commune: Workbook, tmp_path: Path
) -> None:
    laptops.export(commune)
    document = receipt.document_of(receipts.sent_receipt(commune, 1), TODAY)
    with pytest.raises(StorageFailed):
        document_files.save(document, tmp_path / "khong-co" / "a.pdf")
    with pytest.raises(WrongUse):
        document_files.save(document, tmp_path / "a.doc")
    assert list(tmp_path.glob("*.pdf")) == []
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize("ending", [".docx", pytest.param(".pdf", marks=READS_PDF), ".xlsx"])
def test_a_receipt_is_written_in_every_form(
    laptops: Laptops, commune: Workbook, tmp_path: Path, ending: str
) -> None:
    laptops.export(commune)
    file = tmp_path / f"phieu{ending}"
    document = receipt.document_of(receipts.sent_receipt(commune, 1), TODAY)
    assert document_files.save(document, file) == (1 if ending == ".pdf" else None)
    code = receipts.sent_receipt(commune, 1).handovers[0].code
    assert code in text_in(file)


def text_in(file: Path) -> str:
    """All words of a Word, PDF or Excel file."""
    if file.suffix == ".pdf":
        read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
        return read.stdout.decode()
    if file.suffix == ".docx":
        import docx

        word = docx.Document(str(file))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in word.paragraphs), *cells])
    if file.suffix == ".xlsx":
        import openpyxl

        sheet = openpyxl.load_workbook(file).active
        assert sheet is not None
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    return ""


def test_in_excel_a_number_is_a_number_and_a_text_is_never_a_formula(tmp_path: Path) -> None:
    import openpyxl

    table = Table(("Tên", "Số"), (("=1+1", "1.234,5"), ("@cmd", "chưa có")), (1, 1), frozenset({1}))
    document = Document("Xã", "Thử", "", "", (table,))
    file = tmp_path / "a.xlsx"
    document_files.save(document, file)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    found = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert found[1234.5] == "n"
    assert found["=1+1"] == "s"
    assert found["@cmd"] == "s"
    assert found["chưa có"] == "s"


def test_the_receipt_of_an_old_export_names_the_machine_and_key_of_then(
    laptops: Laptops, commune: Workbook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    laptops.export(commune)
    before = receipts.sent_receipt(commune, 1)
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "khac"))
    commune.device = "may-khac"
    assert receipts.sent_receipt(commune, 1) == before
