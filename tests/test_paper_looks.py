"""How a paper looks in Word, PDF and Excel: the decree's layout, papers, pictures, letters."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import ntm_desktop.texts
from ntm_desktop.__main__ import main
from ntm_desktop.reports import document_files, pdf_letters
from ntm_desktop.reports.document import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from ntm_desktop.reports.text_room import column_widths, lines_in, width_of
from tests.test_receipts import READS_PDF, text_in

DAY = date(2023, 6, 9)
WORDS = "Ủy ban nhân dân xã phối hợp với các phòng, ban thực hiện các nội dung của Chương trình."
TABLE = Table(("STT", "Nội dung"), (("1", "một"), ("2", "hai")), (1, 6))
ENDINGS = [".docx", pytest.param(".pdf", marks=READS_PDF), ".xlsx"]
PAPER = Document(
    "Phòng Nông nghiệp",
    "BÁO CÁO",
    "Kết quả sáu tháng",
    "Quảng Hòa, ngày 09 tháng 6 năm 2023",
    (Heading("I. KẾT QUẢ"), Paragraph(WORDS * 3), TABLE, Paragraph("Lời cuối.")),
    (("TRƯỞNG PHÒNG", "(Ký, ghi rõ họ tên)"),),
    number="Số: …/BC",
    recipients=("- UBND huyện;", "- Lưu: VT."),
    closing="Trên đây là báo cáo./.",
    parent="Ủy ban nhân dân huyện",
    day=DAY,
)


def written(document: Document, folder: Path, ending: str) -> Path:
    file = folder / f"a{ending}"
    document_files.save(document, file)
    return file


def word_of(document: Document, folder: Path) -> Any:
    import docx

    return docx.Document(str(written(document, folder, ".docx")))


def sheet_of(document: Document, folder: Path) -> Any:
    import openpyxl

    return openpyxl.load_workbook(written(document, folder, ".xlsx")).active


def png(width: int = 80, height: int = 40) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "PNG")
    return file.getvalue()


def lines_of(word: Any) -> list[Any]:
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph as Line

    return [Line(one, word) for one in word.element.body.iter(qn("w:p"))]


def line(word: Any, text: str) -> Any:
    return next(one for one in lines_of(word) if one.text == text)


# ---------------------------------------------------------------------- the decree's layout


def test_in_word_running_text_is_justified_and_its_first_line_stands_in(tmp_path: Path) -> None:
    word = word_of(PAPER, tmp_path)
    words = line(word, WORDS * 3)
    assert words.alignment == 3
    assert 10 <= words.paragraph_format.first_line_indent.mm <= 12.7
    assert word.styles["Normal"].paragraph_format.space_after.pt >= 6


def test_in_word_rules_stand_under_the_organisation_the_motto_and_the_title(tmp_path: Path) -> None:
    found = lines_of(word_of(PAPER, tmp_path))
    over = [
        found[at - 1].text
        for at, one in enumerate(found)
        if "w:pBdr" in one._p.xml and not one.text
    ]
    assert over == ["PHÒNG NÔNG NGHIỆP", "Độc lập - Tự do - Hạnh phúc", "Kết quả sáu tháng"]


def test_in_word_recipients_are_smaller_and_the_signer_is_bold(tmp_path: Path) -> None:
    word = word_of(PAPER, tmp_path)
    (head,) = line(word, "Nơi nhận:").runs
    assert (head.bold, head.italic, head.font.size.pt) == (True, True, 12)
    (one,) = line(word, "- Lưu: VT.").runs
    assert (one.bold, one.font.size.pt) == (False, 11)
    assert line(word, "TRƯỞNG PHÒNG").runs[0].bold
    assert line(word, PAPER.date_line).runs[0].italic


def test_dots_to_be_written_on_do_not_stand_in(tmp_path: Path) -> None:
    dots = "…" * 40
    word = word_of(replace(PAPER, blocks=(Paragraph(dots), TABLE)), tmp_path)
    assert line(word, dots).paragraph_format.first_line_indent is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_superior_body_stands_above_and_an_annex_names_its_plan(
    tmp_path: Path, ending: str
) -> None:
    annex = replace(PAPER, number="", annex="Phụ lục II\n(Kèm theo Kế hoạch số 5)")
    said = text_in(written(annex, tmp_path, ending))
    places = [said.index(one) for one in ("ỦY BAN NHÂN DÂN HUYỆN", "PHÒNG NÔNG NGHIỆP")]
    assert places == sorted(places)
    places = [said.index(one) for one in ("Phụ lục II", "BÁO CÁO", "(Kèm theo Kế hoạch số 5)")]
    assert places == sorted(places)


@pytest.mark.parametrize("ending", ENDINGS)
def test_several_people_sign_side_by_side(tmp_path: Path, ending: str) -> None:
    who = ("THƯ KÝ", "CHỦ TRÌ", "ĐẠI DIỆN THÔN")
    paper = replace(PAPER, signatures=tuple((one, "(Ký)") for one in who))
    file = written(paper, tmp_path, ending)
    if ending == ".docx":
        said = [one.text for one in lines_of(word_of(paper, tmp_path))]
        assert set(who) | {"- Lưu: VT."} <= set(said)
    if ending == ".xlsx":
        rows = [[cell.value for cell in row if cell.value] for row in sheet_of(paper, tmp_path)]
        assert list(who) in rows
    if ending == ".pdf":
        told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True)
        signed = next(one for one in told.stdout.decode().split("\n") if who[0] in one)
        assert all(one in signed for one in who)


def test_who_signs_alone_does_so_on_the_right(tmp_path: Path) -> None:
    paper = replace(PAPER, recipients=())
    rows = [row.cells for row in word_of(paper, tmp_path).tables[-1].cell(0, 0).tables[0].rows]
    assert [[bool(cell.text.strip()) for cell in cells] for cells in rows] == [[False, True]]
    sheet = sheet_of(paper, tmp_path)
    (cell,) = (one for row in sheet.iter_rows() for one in row if one.value == "TRƯỞNG PHÒNG")
    assert cell.column > sheet.max_column / 2


@READS_PDF
@pytest.mark.parametrize("filled", range(14, 30))
def test_in_a_pdf_a_small_last_table_stands_with_the_signature(tmp_path: Path, filled: int) -> None:
    words = tuple(Paragraph(f"dòng {at}") for at in range(filled))
    blocks: tuple[Block, ...] = (*words, Heading("II. BẢNG"), TABLE)
    file = written(replace(PAPER, blocks=blocks), tmp_path, ".pdf")
    last = text_in(file).split("\f")[-2]
    assert all(one in last for one in ("II. BẢNG", "hai", "TRƯỞNG PHÒNG"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_without_rows_says_that_there_is_nothing(tmp_path: Path, ending: str) -> None:
    empty = replace(TABLE, rows=())
    assert "(không có)" in text_in(written(replace(PAPER, blocks=(empty,)), tmp_path, ending))


@READS_PDF
@pytest.mark.parametrize("filled", range(16, 34))
def test_in_a_pdf_a_heading_never_stands_alone_at_the_foot_of_a_page(
    tmp_path: Path, filled: int
) -> None:
    blocks: tuple[Block, ...] = (
        *(Paragraph(f"dòng {at}") for at in range(filled)),
        Heading("II. BẢNG"),
        replace(TABLE, rows=TABLE.rows * 20),
    )
    file = written(replace(PAPER, blocks=blocks), tmp_path, ".pdf")
    told = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    pages = told.stdout.decode().split("\f")[:-1]
    assert len(pages) > 1
    page = next(one for one in pages if "II. BẢNG" in one)
    assert "1 một" in page


def test_no_column_is_narrower_than_its_longest_word() -> None:
    table = Table(("STT", "Tên"), (("1", "x"), ("123.456.789", "y")), (0.01, 1))
    narrow, _ = column_widths(table, 300, 11, 6)
    assert narrow >= width_of("123.456.789", 11) + 6
    assert sum(column_widths(table, 300, 11, 6)) == pytest.approx(300)


def test_the_lines_of_a_text_grow_as_its_room_shrinks() -> None:
    counts = [lines_in(WORDS, 11, width) for width in (500, 200, 100, 50)]
    assert counts == sorted(counts) and counts[0] == 1 and counts[-1] > 8


# ---------------------------------------------------------------------- papers and pictures


@pytest.mark.parametrize("wide", [False, True])
def test_a_paper_may_be_a3_in_every_form(tmp_path: Path, wide: bool) -> None:
    paper = replace(PAPER, wide=wide).on("A3")
    section = word_of(paper, tmp_path).sections[0]
    size = (420, 297) if wide else (297, 420)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    sheet = sheet_of(paper, tmp_path)
    assert str(sheet.page_setup.paperSize) == str(sheet.PAPERSIZE_A3)
    data = written(paper, tmp_path, ".pdf").read_bytes()
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    assert box is not None
    assert tuple(round(float(one) / 72 * 25.4) for one in box.groups()) == size


def test_the_letters_of_a_table_are_larger_on_a3(tmp_path: Path) -> None:
    sizes = [
        line(word_of(PAPER.on(paper), tmp_path), "hai").runs[0].font.size.pt
        for paper in ("A4", "A3")
    ]
    assert sizes[0] < sizes[1]


def test_the_command_makes_a_notice_for_a3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "nha"))
    monkeypatch.chdir(tmp_path)
    assert main(["new", "d.ntm", "--plan", "quang-hoa-2023", "--as", "huyen"]) == 0
    unit = ["--unit", "01603", "-o", "a.pdf", "--paper"]
    for paper, width in (("A3", b"841.8"), ("A4", b"595.2")):
        assert main(["report", "d.ntm", "disclosure", *unit, paper]) == 0
        assert b"/MediaBox [ 0 0 " + width in (tmp_path / "a.pdf").read_bytes()


@pytest.mark.parametrize("tall", [0.5, 5.0])
def test_a_picture_never_leaves_the_page(tmp_path: Path, tall: float) -> None:
    paper = replace(PAPER, blocks=(Picture(png(), "Hình 1", 0.8, tall), Paragraph(WORDS)))
    (shape,) = word_of(paper, tmp_path).inline_shapes
    assert shape.width.mm <= 165 and shape.height.mm <= 257
    assert shape.height / shape.width == pytest.approx(tall, rel=0.01)
    assert document_files.save(paper, tmp_path / "a.pdf")


def test_in_excel_a_picture_covers_no_words_and_is_printed(tmp_path: Path) -> None:
    from openpyxl.utils.cell import range_boundaries

    paper = replace(PAPER, blocks=(Paragraph("trước"), Picture(png(), "Hình 1", 1, 0.5), TABLE))
    sheet = sheet_of(paper, tmp_path)
    (image,) = sheet._images
    row, left = image.anchor._from.row + 1, image.anchor.ext.height / 12700
    while left > 0:
        assert all(cell.value is None for cell in sheet[row])
        left -= sheet.row_dimensions[row].height
        row += 1
    _, _, last_column, last_row = range_boundaries(sheet.print_area.rpartition("!")[2])
    assert row <= (last_row or 0)
    assert image.anchor._from.col < (last_column or 0)


# ---------------------------------------------------------------------- letters


def letters_of_texts() -> set[str]:
    (folder,) = ntm_desktop.texts.__path__
    found: set[str] = set()
    for module in Path(folder).glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(node.value)
    return {letter for letter in found if letter.isprintable()}


def test_every_letter_that_the_program_writes_can_be_drawn_in_a_pdf() -> None:
    pdf_letters.register()
    assert "✓" in letters_of_texts()
    lost = {
        letter
        for letter in letters_of_texts() - {"?"}
        for font in (pdf_letters.REGULAR, pdf_letters.BOLD, pdf_letters.ITALIC)
        if "?" in pdf_letters.marked(letter, font)
    }
    assert lost == set()


@READS_PDF
def test_in_a_pdf_a_sign_comes_from_another_font_and_a_missing_one_is_seen(tmp_path: Path) -> None:
    table = Table(("A",), (("✓ đạt 中",),), (1,))
    file = written(replace(PAPER, blocks=(table,)), tmp_path, ".pdf")
    assert "✓ đạt ?" in text_in(file)


# ---------------------------------------------------------------------- what a file says of itself


def test_a_word_file_speaks_of_the_document_alone(tmp_path: Path) -> None:
    file = written(PAPER, tmp_path, ".docx")
    told = word_of(PAPER, tmp_path).core_properties
    assert (told.title, told.author, told.comments) == ("BÁO CÁO", "Phòng Nông nghiệp", "")
    assert told.language == "vi-VN"
    assert told.created.replace(tzinfo=None) == datetime(2023, 6, 9)
    with zipfile.ZipFile(file) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name.lower()]
        assert b"python" not in b"".join(parts.read(name) for name in parts.namelist())


def test_the_same_document_gives_the_same_word_file(tmp_path: Path) -> None:
    first = written(PAPER, tmp_path, ".docx").read_bytes()
    assert written(PAPER, tmp_path, ".docx").read_bytes() == first


def test_facts_and_words_of_every_form_are_whole(tmp_path: Path) -> None:
    paper = replace(PAPER, blocks=(Facts((("Tên", WORDS),)), Paragraph(f"{WORDS}\nhai")))
    for ending in (".docx", ".xlsx"):
        said = text_in(written(paper, tmp_path, ending))
        assert said.count(WORDS) == 2 and "hai" in said


def test_excel_shows_all_decimals_that_the_paper_has(tmp_path: Path) -> None:
    said = {"99,996": "#,##0.000", "77,0": "#,##0.0", "1.234,5": "#,##0.0", "1.234": "#,##0"}
    rows = tuple((words, f"dòng {at}") for at, words in enumerate(said))
    table = Table(("Số", "Nội dung"), rows, (1, 6), numbers=frozenset({0}))
    sheet = sheet_of(replace(PAPER, blocks=(table,)), tmp_path)
    found = [cell.number_format for row in sheet.iter_rows() for cell in row if _is_number(cell)]
    assert found == list(said.values())


def _is_number(cell: Any) -> bool:
    return isinstance(cell.value, int | float)
