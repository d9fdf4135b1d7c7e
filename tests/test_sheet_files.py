"""Workbooks from outside: what is too large, no workbook, or hides something is refused by name."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from ntm_desktop.errors import FileRefused
from ntm_desktop.services.sheets import xlsx_files
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
    monkeypatch.setattr(xlsx_files, "_PIECE", 64)
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
