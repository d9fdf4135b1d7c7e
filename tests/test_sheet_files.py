"""Workbooks from outside: what is too large, no workbook, or hides something is refused by name."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from ntm_desktop.errors import FileRefused
from ntm_desktop.services.sheets import part_looking, xlsx_files
from ntm_desktop.services.sheets.grid_reading import read_grids
from ntm_desktop.services.sheets.xlsx_files import open_xlsx

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "chữ"
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


def with_sheet_named(source: Path, name: str, sheet: bytes | None = None) -> Path:
    """A copy whose sheet stands in a part of another name, with other contents."""
    target = source.with_name("b.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part).replace(SHEET.encode(), name.encode())
            data = data.replace(SHEET[3:].encode(), name[3:].encode())
            if part.filename == SHEET:
                new.writestr(name, data if sheet is None else sheet)
            else:
                new.writestr(part.filename, data)
    return target


def sheet_of(source: Path) -> bytes:
    with zipfile.ZipFile(source) as archive:
        return archive.read(SHEET)


def with_extra(source: Path, name: str, data: bytes) -> Path:
    """A copy with one part more."""
    target = with_part(source, "", b"")
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, data)
    return target


def with_part(source: Path, name: str, change: bytes | None, find: bytes = b"") -> Path:
    """A copy in which a part is replaced, or (``find``) a piece of it."""
    target = source.with_name("b.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == name and change is not None:
                data = data.replace(find, change) if find else change
                assert change in data
            elif part.filename == name:
                continue
            new.writestr(part, data)
    return target


def refused(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read_grids(open_xlsx(path))
    assert caught.value.sentence
    return caught.value


def test_a_sound_workbook_is_read(plain: Path) -> None:
    (grid,) = read_grids(open_xlsx(plain))
    assert grid.rows[0][0].value == "chữ"


def test_what_is_no_workbook_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for content in (b"", b"chu", b"SQLite format 3\0" + b"\0" * 100):
        path.write_bytes(content)
        assert refused(path).reason == "not_ours"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "b")
    assert refused(path).reason == "not_ours"


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    assert refused(tmp_path / "khong.xlsx").reason == "unreadable"
    assert refused(tmp_path).reason == "unreadable"


def test_the_old_format_says_how_to_save_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(xlsx_files._OLD + b"\0" * 1000)
    assert ".xlsx" in refused(path).sentence
    path.write_bytes(xlsx_files._OLD + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"))
    assert "mật khẩu" in refused(path).sentence


def test_declared_types_and_entities_are_refused_in_any_part(plain: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    for name in (SHEET, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"):
        with zipfile.ZipFile(plain) as archive:
            data = archive.read(name)
        assert refused(with_part(plain, name, bomb + data)).reason == "damaged"
        wide = data.decode().encode("utf-16")
        assert refused(with_part(plain, name, wide)).reason == "damaged"


def test_a_declaration_across_two_pieces_is_found(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part_looking, "_HEAD", 64)
    monkeypatch.setattr(part_looking, "_PIECE", 64)
    path = with_part(plain, SHEET, b"<!--" + b"x" * 55 + b"--><!DOCTYPE x>")
    assert refused(path).reason == "damaged"


def test_too_many_bytes_are_too_large(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_files, "MOST_BYTES", 1000)
    assert refused(plain).reason == "too_large"


def test_a_small_file_that_unfolds_is_too_large(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_files, "MOST_UNZIPPED", 10 * 2**20)
    path = with_part(plain, "xl/styles.xml", b" " * 11 * 2**20)
    assert path.stat().st_size < 100_000
    assert refused(path).reason == "too_large"


def test_a_merged_area_over_the_whole_sheet_is_too_large(plain: Path) -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    path = with_part(plain, SHEET, merged, b"</sheetData>")
    assert refused(path).reason == "too_large"


def test_more_cells_than_any_register_has_are_too_large(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_files, "MOST_CELLS", 100)
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(2, 200))
    path = with_part(plain, SHEET, rows + b"</sheetData>", b"</sheetData>")
    assert refused(path).reason == "too_large"


def test_a_value_in_the_last_row_of_all_is_too_large(plain: Path) -> None:
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    assert refused(with_part(plain, SHEET, far, b"</sheetData>")).reason == "too_large"


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_broken_part_is_damaged(plain: Path, name: str) -> None:
    assert refused(with_part(plain, name, b"<a><b></a>")).reason == "damaged"


def test_a_cut_or_flipped_file_is_never_more_than_a_refusal(plain: Path) -> None:
    whole = plain.read_bytes()
    path = plain.with_name("c.xlsx")
    for at in range(0, len(whole), 211):
        path.write_bytes(whole[:at])
        assert refused(path).reason in ("not_ours", "damaged")
        flipped = bytearray(whole)
        flipped[at] ^= 0xFF
        path.write_bytes(flipped)
        try:
            read_grids(open_xlsx(path))
        except FileRefused as fault:
            assert fault.reason in ("not_ours", "damaged", "too_large")


def test_a_sheet_under_another_name_is_read_behind_the_same_limits(plain: Path) -> None:
    name = "xl/worksheets/sheet1.dat"
    (grid,) = read_grids(open_xlsx(with_sheet_named(plain, name)))
    assert grid.rows[0][0].value == "chữ"
    bomb = BOMB.encode() + sheet_of(plain)
    with pytest.raises(FileRefused) as caught:
        open_xlsx(with_sheet_named(plain, name, bomb))
    assert caught.value.reason == "damaged"
    blanks = b" " * 5000 + bomb
    with pytest.raises(FileRefused):
        open_xlsx(with_sheet_named(plain, name, blanks))
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:Z50000"/></mergeCells>'
    large = sheet_of(plain).replace(b"</sheetData>", merged)
    with pytest.raises(FileRefused) as caught:
        open_xlsx(with_sheet_named(plain, name, large))
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp500"])
@pytest.mark.parametrize("name", [SHEET, "xl/worksheets/sheet1.dat"])
def test_a_declaration_in_any_encoding_never_reaches_the_library(
    plain: Path, encoding: str, name: str
) -> None:
    text = f'<?xml version="1.0" encoding="{encoding[:6]}"?>{BOMB}{sheet_of(plain).decode()}'
    path = with_sheet_named(plain, name, text.encode(encoding))
    with pytest.raises(FileRefused) as caught:
        open_xlsx(path)
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize(
    "area",
    [
        b'<mergeCells count="1"><mergeCell ref="$A$1:$Z$50000"/></mergeCells>',
        b'<mergeCells count="1"><mergeCell ref="a1:z50000"/></mergeCells>',
        b'<mergeCells count="1"><mergeCell ref="&#65;1:Z50000"/></mergeCells>',
        b'<mergeCells count="1"><mergeCell a="' + b"x" * 200 + b'" ref="A1:Z50000"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A1:Z50000" display="x" location="S!A1"/></hyperlinks>',
        b'<hyperlinks><hyperlink ref="A:Z" display="x" location="S!A1"/></hyperlinks>',
        b'<hyperlinks><hyperlink ref="1:50000" display="x" location="S!A1"/></hyperlinks>',
    ],
)
def test_an_area_in_any_spelling_is_counted_before_the_library_makes_its_cells(
    plain: Path, area: bytes
) -> None:
    path = with_part(plain, SHEET, b"</sheetData>" + area, b"</sheetData>")
    with pytest.raises(FileRefused) as caught:
        open_xlsx(path)
    assert caught.value.reason == "too_large"


def test_a_comment_on_an_area_is_counted(plain: Path) -> None:
    data = b'<comments><commentList><comment ref="A1:Z50000"/></commentList></comments>'
    with pytest.raises(FileRefused) as caught:
        open_xlsx(with_extra(plain, "xl/comments/ghi_chu.bin", data))
    assert caught.value.reason == "too_large"


def test_whatever_stands_in_a_row_counts_as_a_cell(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_files, "MOST_CELLS", 100)
    row = b'<row r="2">' + b"<x/>" * 200 + b"</row></sheetData>"
    with pytest.raises(FileRefused) as caught:
        open_xlsx(with_part(plain, SHEET, row, b"</sheetData>"))
    assert caught.value.reason == "too_large"


def test_an_area_that_is_none_is_damaged(plain: Path) -> None:
    area = b'</sheetData><mergeCells><mergeCell ref="khong phai"/></mergeCells>'
    with pytest.raises(FileRefused) as caught:
        open_xlsx(with_part(plain, SHEET, area, b"</sheetData>"))
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("xl/drawings/vmlDrawing1.vml", b"<xml><div>a<br></div></xml>"),
        ("customXml/item1.xml", '<?xml version="1.0" encoding="utf-16"?><q>1</q>'.encode("utf-16")),
        ("xl/media/image1.png", b"\x89PNG\r\n\x1a\n\x00<!DOCTYPE"),
        ("xl/printerSettings/printerSettings1.bin", "Canon".encode("utf-16-le") + b"\x00" * 2000),
    ],
)
def test_what_offices_programs_put_beside_the_sheets_is_no_fault(
    plain: Path, name: str, data: bytes
) -> None:
    (grid,) = read_grids(open_xlsx(with_extra(plain, name, data)))
    assert grid.rows[0][0].value == "chữ"


def test_a_drawing_may_be_broken_but_declares_nothing(plain: Path) -> None:
    path = with_extra(plain, "xl/drawings/vmlDrawing1.vml", BOMB.encode() + b"<a/>")
    assert refused(path).reason == "damaged"
