"""Packages: what is written is what is read, and the file is what the contract says."""

import hashlib
import sqlite3
import struct
from pathlib import Path

import pytest

from ntm_desktop.db.normalise import STORED, normal_sql, same_structure
from ntm_desktop.db.package import PACKAGE_DDL, PACKAGE_ID, write_package
from ntm_desktop.db.package_format import RevisionColumns
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.paths import schema_sql
from tests.packages import MANIFEST, SCAN, chain, edit, package, read, scan


def test_what_is_written_is_read_back_with_the_same_revisions(tmp_path: Path) -> None:
    first, second = edit(note='còn thiếu 24 hộ\n«hai dòng» "và" \\ dấu'), edit(code="1.1")
    third = edit([first], comment="sửa theo biên bản\nngày 5/6")
    gone = make_revision(
        third.key, None, parents=[third.id], author="huyen", device="d", edited_at=third.edited_at
    )
    rows = (first, second, third, gone)
    found = read(package(tmp_path / "a.ntmx", rows))
    assert found.reason is None
    assert found.new == rows
    assert found.package_heads == {third.key: {gone.id}, second.key: {second.id}}
    assert found.ids.hex() == "".join(row.id for row in rows)
    assert {name: found.manifest[name] for name in MANIFEST} == MANIFEST


def test_the_header_says_package_version_and_page_size(tmp_path: Path) -> None:
    data = package(tmp_path / "a.ntmx").read_bytes()
    (page_size,) = struct.unpack(">H", data[16:18])
    version, application = (struct.unpack(">I", data[at : at + 4])[0] for at in (60, 68))
    assert (page_size, version, application) == (4096, 1, PACKAGE_ID)
    assert data[18:20] == b"\x01\x01"


def test_the_stored_statements_are_the_shipped_ones_without_comments(tmp_path: Path) -> None:
    connection = sqlite3.connect(package(tmp_path / "a.ntmx"))
    stored = {row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql > ''")}
    connection.close()
    assert stored == set(PACKAGE_DDL)
    assert not any("--" in statement or "/*" in statement for statement in stored)


def test_with_a_row_in_every_table_both_checks_of_sqlite_are_content(tmp_path: Path) -> None:
    connection = sqlite3.connect(package(tmp_path / "a.ntmx", attachments=[scan()]))
    tables = [row[1] for row in connection.execute(STORED) if row[0] == "table"]
    assert all(connection.execute(f"SELECT 1 FROM {table}").fetchone() for table in tables)
    for check in ("quick_check", "integrity_check"):
        assert connection.execute(f"PRAGMA {check}").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_an_attached_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    found = read(package(tmp_path / "a.ntmx", attachments=[scan()]))
    assert found.files == {hashlib.sha256(SCAN).hexdigest(): SCAN}


def test_the_bytes_of_a_file_that_is_held_here_are_left_out(tmp_path: Path) -> None:
    path = package(tmp_path / "a.ntmx", attachments=[scan()])
    found = read(path, held=hashlib.sha256(SCAN).digest())
    assert found.attached == {hashlib.sha256(SCAN).hexdigest()}
    assert not found.files


def test_known_revisions_are_named_but_not_carried_over(tmp_path: Path) -> None:
    rows = chain(4)
    known = bytes.fromhex("".join(row.id for row in rows[:3]))
    found = read(package(tmp_path / "a.ntmx", rows), known)
    assert found.new == (rows[3],)
    assert found.package_heads == {rows[3].key: {rows[3].id}}
    assert len(found.ids) == 4 * 32


def test_children_that_stand_before_their_parents_are_put_in_order(tmp_path: Path) -> None:
    rows = chain(4)
    found = read(package(tmp_path / "a.ntmx", reversed(rows)))
    assert found.new == tuple(rows)


def test_a_package_without_any_record_is_sound(tmp_path: Path) -> None:
    found = read(package(tmp_path / "a.ntmx", []))
    assert (found.reason, found.new, found.ids) == (None, (), b"")


def test_writing_never_goes_over_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.ntmx").write_bytes(b"other")
    with pytest.raises(FileExistsError):
        write_package(tmp_path / "a.ntmx", MANIFEST, chain())
    assert (tmp_path / "a.ntmx").read_bytes() == b"other"


@pytest.mark.parametrize("name", ["a#b.ntmx", "a?mode=ro.ntmx", "50%41.ntmx", "xã Phúc Sen 1.ntmx"])
def test_a_name_with_odd_letters_is_the_file_of_that_name(tmp_path: Path, name: str) -> None:
    assert read(package(tmp_path / name)).reason is None
    assert [path.name for path in tmp_path.glob("*.ntmx")] == [name]


def test_a_control_character_cannot_make_two_contents_read_the_same() -> None:
    row = (b"i" * 32, "k", "k/a", b"", "x", "d\x1ee", "t", None, None)
    with pytest.raises(ValueError):
        RevisionColumns([row, row]).blocks()
    with pytest.raises(ValueError):
        RevisionColumns([(*row[:5], "d", "t", "\x00", None)]).blocks()


SPELLINGS = [
    "CREATE TABLE a (b TEXT PRIMARY KEY, c INTEGER NOT NULL) STRICT",
    'create table "a"(\n  [b] text primary key, -- why\n  `c` integer /* x */ not null) strict;',
]


def test_spelling_makes_no_other_structure() -> None:
    assert len({normal_sql(sql) for sql in SPELLINGS}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a TEXT DEFAULT 'Có'", "a TEXT DEFAULT 'có'"),
        ("a TEXT DEFAULT 'x -- y'", "a TEXT DEFAULT 'x'"),
        ("a TEXT CHECK (a > 1)", "a TEXT"),
        ("a TEXT PRIMARY KEY", 'a TEXT "PRIMARY" KEY'),
        ('a TEXT DEFAULT "x"', "a TEXT DEFAULT 'x'"),
        ("ab TEXT", "a b TEXT"),
    ],
)
def test_what_differs_in_meaning_stays_different(one: str, other: str) -> None:
    assert normal_sql(one) != normal_sql(other)


def _stored(*extra: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_sql().read_text("utf-8"))
    for statement in extra:
        connection.execute(statement)
    rows = connection.execute(STORED).fetchall()
    connection.close()
    return rows


def test_statistics_and_renamed_tables_leave_a_workbook_ours() -> None:
    ddl = schema_sql().read_text("utf-8")
    renamed = (
        "ALTER TABLE unit RENAME TO other",
        "ALTER TABLE other RENAME TO unit",
        "INSERT INTO workbook VALUES ('a', 'b')",
        "ANALYZE",
    )
    assert same_structure(_stored(*renamed), ddl)


@pytest.mark.parametrize(
    "extra",
    [
        "CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM parent; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE guest (a)",
        "CREATE INDEX i ON revision (author)",
        "ALTER TABLE unit ADD COLUMN extra TEXT",
        "DROP TABLE figure",
    ],
)
def test_anything_more_or_less_makes_a_workbook_foreign(extra: str) -> None:
    assert not same_structure(_stored(extra), schema_sql().read_text("utf-8"))
