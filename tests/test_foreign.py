"""Foreign files: each fault has its word, none is believed, none brings the program down."""

import os
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ntm_desktop.db import foreign_checks
from ntm_desktop.db.package_format import CONTENT
from ntm_desktop.domain.revisions import Revision, make_revision
from tests.packages import (
    chain,
    changed,
    edit,
    key_of,
    package,
    patched,
    read,
    reason_of,
    rewritten,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A genuine package."""
    return package(tmp_path / "goc.ntmx", chain(20))


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def _other_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text)")
    connection.commit()
    connection.close()


HEADERS: list[tuple[str, str, Callable[[Path], object]]] = [
    ("an empty file", "not_sqlite", lambda p: p.write_bytes(b"")),
    ("a text file", "not_sqlite", lambda p: p.write_text("Kính gửi Ủy ban" * 500, "utf-8")),
    ("a zip archive", "not_sqlite", lambda p: rewritten(p, lambda d: b"PK\x03\x04" + d)),
    ("one letter of the magic", "not_sqlite", lambda p: patched(p, 3, b"X")),
    ("the first 16 bytes", "truncated", lambda p: rewritten(p, lambda d: d[:16])),
    ("the header only", "truncated", lambda p: rewritten(p, lambda d: d[:100])),
    ("half a file", "truncated", lambda p: rewritten(p, lambda d: d[: len(d) // 2])),
    ("the last byte cut", "truncated", lambda p: rewritten(p, lambda d: d[:-1])),
    ("the last page cut", "truncated", lambda p: rewritten(p, lambda d: d[:-4096])),
    ("junk appended", "truncated", lambda p: rewritten(p, lambda d: d + bytes(10_000))),
    ("another program's database", "not_ours", _other_program),
    ("a newer version", "newer_version", lambda p: patched(p, 60, _number(2))),
    ("a future file format", "newer_version", lambda p: patched(p, 19, b"\x03")),
    ("a version before the first", "foreign_schema", lambda p: patched(p, 60, _number(0))),
    ("write-ahead mode", "in_use", lambda p: patched(p, 18, b"\x02\x02")),
    ("another encoding", "damaged", lambda p: patched(p, 56, _number(2))),
    ("newer and another program's", "not_ours", lambda p: patched(p, 60, _number(9) + bytes(8))),
    ("newer and write-ahead", "newer_version", lambda p: patched(patched(p, 60, _number(2)), 18,
                                                                 b"\x02\x02")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "word", "spoil"), HEADERS, ids=[row[0] for row in HEADERS])
def test_a_header_that_is_not_ours_has_its_word(
    path: Path, what: str, word: str, spoil: Callable[[Path], object]
) -> None:
    spoil(path)
    assert reason_of(path) == word


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_full_side_file_means_it_was_copied_while_open(path: Path, ending: str) -> None:
    side = Path(f"{path}{ending}")
    side.write_bytes(b"")
    assert reason_of(path) is None
    side.write_bytes(b"x")
    assert reason_of(path) == "in_use"


def test_what_is_no_plain_file_is_not_read(path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.ntmx").symlink_to(path)
    os.mkfifo(tmp_path / "pipe.ntmx")
    for name in ("link.ntmx", "pipe.ntmx", "", "absent.ntmx"):
        assert reason_of(tmp_path / name) == "unreadable"
    assert not (tmp_path / "absent.ntmx").exists()


def test_a_file_that_may_not_be_read_is_unreadable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", refuse)
        reason = reason_of(path)
    assert reason == "unreadable"


def test_a_file_beyond_the_limit_is_not_read(path: Path) -> None:
    pages = 70_000
    patched(path, 28, _number(pages))
    with path.open("r+b") as file:
        file.truncate(pages * 4096)
    started = time.monotonic()
    assert reason_of(path) == "too_large"
    assert time.monotonic() - started < 5


def test_an_enormous_hollow_file_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    with (tmp_path / "a.ntmx").open("wb") as file:
        file.truncate(8 << 30)
    assert reason_of(tmp_path / "a.ntmx") == "not_sqlite"


TRIGGER = "CREATE TRIGGER t AFTER INSERT ON manifest BEGIN DELETE FROM revision; END"
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
    "SELECT 'a' AS name, i AS value FROM n"
)
SCHEMAS = {
    "a trigger": (TRIGGER,),
    "an extra table": ("CREATE TABLE guest (a)",),
    "a view": ("CREATE VIEW v AS SELECT 1",),
    "an endless view in place of a table": (
        "DROP TABLE manifest",
        f"CREATE VIEW manifest AS {ENDLESS}",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE guest USING fts5(a)",),
    "a missing table": ("DROP TABLE attachment_chunk",),
    "an extra column": ("ALTER TABLE manifest ADD COLUMN more TEXT",),
    "a generated column": (
        "ALTER TABLE manifest ADD COLUMN more TEXT AS (replace(hex(zeroblob(1e9)), '0', 'aaaa'))",
    ),
    "an index on an expression": ("CREATE INDEX i ON revision (length(body))",),
    "statistics": ("ANALYZE",),
}


@pytest.mark.parametrize("statements", SCHEMAS.values(), ids=list(SCHEMAS))
def test_any_other_structure_is_refused_before_anything_of_it_runs(
    path: Path, statements: tuple[str, ...]
) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    started = time.monotonic()
    assert reason_of(path) == "foreign_schema"
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "edit_of_schema",
    [
        "SET sql = sql || ' -- x' WHERE name = 'revision'",
        "SET sql = replace(sql, 'value TEXT', 'value TEXT CHECK (randomblob(9e8))')",
        "SET sql = replace(sql, 'value TEXT', 'value TEXT DEFAULT (load_extension(1))')",
        "SET sql = 'nonsense' WHERE name = 'revision'",
        "SET rootpage = 1 WHERE name = 'revision'",
    ],
)
def test_a_structure_edited_by_hand_is_refused(path: Path, edit_of_schema: str) -> None:
    changed(path, f"UPDATE sqlite_schema {edit_of_schema}", schema=True, rehash=False)
    assert reason_of(path) in ("foreign_schema", "damaged")


def test_a_zeroed_page_is_damage(path: Path) -> None:
    pages = len(path.read_bytes()) // 4096
    patched(path, (pages - 1) * 4096, bytes(4096))
    assert reason_of(path) == "damaged"


def test_text_that_is_no_utf8_is_damage(path: Path) -> None:
    changed(path, "UPDATE revision SET device = CAST(x'c328' AS TEXT)", rehash=False)
    assert reason_of(path) == "damaged"


def test_one_flipped_bit_in_a_note_breaks_the_hash(path: Path) -> None:
    data = path.read_bytes()
    place = data.index("lần 7".encode())
    patched(path, place, bytes([data[place] ^ 1]))
    assert reason_of(path) == "hash_mismatch"


CONTENTS = {
    "no manifest": ("DELETE FROM manifest",),
    "a field missing": ("DELETE FROM manifest WHERE name = 'sender'",),
    "another hash": (f"UPDATE manifest SET value = 'x' WHERE name = '{CONTENT}'",),
    "another count": ("UPDATE manifest SET value = '7' WHERE name = 'revision'",),
    "a field changed": ("UPDATE manifest SET value = 'huyen' WHERE name = 'sender'",),
    "a field added": ("INSERT INTO manifest VALUES ('to', 'huyen')",),
    "a row lost": ("DELETE FROM revision WHERE rowid = 20",),
    "an attached file without pieces": ("INSERT INTO attachment VALUES (zeroblob(32), 5)",),
}


@pytest.mark.parametrize("statements", CONTENTS.values(), ids=list(CONTENTS))
def test_content_that_does_not_fit_its_hash_is_refused(
    path: Path, statements: tuple[str, ...]
) -> None:
    changed(path, *statements, rehash=False)
    assert reason_of(path) == "hash_mismatch"


LIES = {
    "a text changed": ("UPDATE revision SET body = '{\"stated\":\"met\"}' WHERE rowid = 3",),
    "an author changed": ("UPDATE revision SET author = 'huyen' WHERE rowid = 1",),
    "a parent that is not there": ("DELETE FROM revision WHERE rowid = 1",),
    "a row that is its own parent": ("UPDATE revision SET parents = id WHERE rowid = 1",),
    "parents in a circle": (
        "UPDATE revision SET parents = (SELECT id FROM revision WHERE rowid = 2) WHERE rowid = 1",
    ),
    "half a parent": ("UPDATE revision SET parents = zeroblob(16) WHERE rowid = 1",),
    "a parent named twice": ("UPDATE revision SET parents = CAST(parents || parents AS BLOB) "
                             "WHERE rowid = 2",),
    "a short id": ("UPDATE revision SET id = x'00' WHERE rowid = 20",),
    "another record's key": ("UPDATE revision SET key = 'unit/01603' WHERE rowid = 20",),
    "a piece of nothing": ("INSERT INTO attachment_chunk VALUES (zeroblob(32), 0, x'00')",),
    "a file that is not its digest": (
        "INSERT INTO attachment VALUES (zeroblob(32), 1)",
        "INSERT INTO attachment_chunk VALUES (zeroblob(32), 0, x'00')",
    ),
}  # fmt: skip


@pytest.mark.parametrize("statements", LIES.values(), ids=list(LIES))
def test_rows_that_lie_are_found_though_hash_and_counts_fit(
    path: Path, statements: tuple[str, ...]
) -> None:
    changed(path, *statements)
    assert reason_of(path) == "hash_mismatch"


def test_a_lie_about_a_known_parent_cannot_tie_two_records(tmp_path: Path) -> None:
    known = edit(code="1.1")
    child = make_revision(
        key_of("17.8"), {"stated": "met"}, parents=[known.id], author=known.author,
        device="d", edited_at=known.edited_at,
    )  # fmt: skip
    path = package(tmp_path / "a.ntmx", [known, child])
    changed(path, f"UPDATE revision SET key = '{child.key}' WHERE rowid = 1")
    assert read(path, bytes.fromhex(known.id)).reason == "hash_mismatch"


def test_a_reader_version_beyond_ours_is_a_newer_package(path: Path) -> None:
    changed(path, "UPDATE manifest SET value = '2' WHERE name = 'min_reader'")
    found = read(path)
    assert (found.reason, found.detail) == ("newer_version", "2")


def test_a_huge_text_is_too_large(path: Path) -> None:
    changed(path, "UPDATE revision SET comment = hex(zeroblob(3000000)) WHERE rowid = 1")
    assert reason_of(path) == "too_large"


def test_more_rows_than_the_limit_are_too_large(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign_checks, "MOST_REVISIONS", 20)
    assert reason_of(path) is None
    monkeypatch.setattr(foreign_checks, "MOST_REVISIONS", 19)
    assert reason_of(path) == "too_large"


def test_an_attached_file_beyond_the_limit_is_too_large(path: Path) -> None:
    changed(path, "INSERT INTO attachment VALUES (zeroblob(32), 10485761)", rehash=False)
    assert reason_of(path) == "too_large"


def _raw(body: str | None = "{}", **fields: str | None) -> Revision:
    """A revision whose id fits, whatever its values are."""
    from ntm_desktop.domain.revisions import revision_id

    values = {
        "kind": "assessment", "key": key_of(), "author": "xa-01603", "device": "may",
        "edited_at": "2023-06-08T07:30:00Z", "comment": None, **fields,
    }  # fmt: skip
    row = (values["kind"], values["key"], (), values["author"], values["device"],
           values["edited_at"], values["comment"], body)  # fmt: skip
    return Revision(revision_id(*row), *row)  # type: ignore[arg-type]


FIGURES = '{{"figures":{{"ty-le":{{"value":{}}}}}}}'
BAD_BODIES = [
    "",
    "nonsense",
    "[]",
    '{"stated":"excellent"}',
    '{"stated":1}',
    '{"stated":null}',
    '{"extra":"x"}',
    FIGURES.format("NaN"),
    FIGURES.format("9e999"),
    FIGURES.format("12"),
    FIGURES.format("9" * 5000),
    '{"figures":{"ty-le":{"numerator":"hai nghìn","denominator":"5"}}}',
    '{"figures":{"ty-le":{"numerator":"5.0","denominator":"5"}}}',
    '{"note":"a\\u0000b"}',
    '{"note":"a\\u202eb"}',
    '{"note":"a\\u0301"}',
    '{"note": "spaced"}',
    '{"note":"x","note":"y"}',
    '{"stated":"met","note":"order"}',
    "[" * 50_000,
    f'{{"note":"{"x" * 20_001}"}}',
]


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
def test_a_bad_body_is_a_refused_row_and_the_rest_goes_on(tmp_path: Path, body: str) -> None:
    bad, good = _raw(body), edit(code="1.1")
    found = read(package(tmp_path / "a.ntmx", [bad, good]))
    assert found.reason is None
    assert dict(found.faulty) == {bad.id: "bad_value"}
    assert good in found.new


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("author", "", "bad_value"),
        ("author", "xa 01603", "bad_value"),
        ("device", "", "bad_value"),
        ("device", "a\u202eb", "bad_value"),
        ("device", "x" * 201, "bad_value"),
        ("edited_at", "2023-06-08", "bad_value"),
        ("edited_at", "2023-13-08T07:30:00Z", "bad_value"),
        ("edited_at", "٢٠٢٣-06-08T07:30:00Z", "bad_value"),
        ("comment", "", "bad_value"),
        ("comment", "a\x07", "bad_value"),
        ("kind", "unit", "bad_value"),
        ("key", "assessment/../../x/y/z", "unknown_kind"),
        ("key", "spell/01603", "unknown_kind"),
        ("key", "assessment/01603", "unknown_kind"),
    ],
)
def test_a_bad_field_is_a_refused_row(tmp_path: Path, field: str, value: str, word: str) -> None:
    bad = _raw(**{field: value})
    found = read(package(tmp_path / "a.ntmx", [bad, edit(code="1.1")]))
    assert (found.reason, dict(found.faulty)) == (None, {bad.id: word})


def test_numbers_in_the_place_of_texts_do_not_get_in(path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        changed(path, "UPDATE revision SET body = x'00' WHERE rowid = 1")


def test_no_mutated_file_is_taken_with_other_rows(tmp_path: Path) -> None:
    rows = chain(12)
    whole = package(tmp_path / "a.ntmx", rows).read_bytes()
    chance = random.Random(2023)
    words = set()
    for _ in range(1500):
        data = bytearray(whole)
        match chance.randrange(5):
            case 0:
                data = data[: chance.randrange(len(data))]
            case 1:
                data[chance.randrange(100)] = chance.randrange(256)
            case 2:
                place = chance.randrange(0, len(data), 512)
                data[place : place + 512] = bytes(512)
            case 3:
                a, b = (chance.randrange(0, len(data), 512) for _ in "ab")
                data[a : a + 512], data[b : b + 512] = data[b : b + 512], data[a : a + 512]
            case _:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (tmp_path / "b.ntmx").write_bytes(data)
        found = read(tmp_path / "b.ntmx")
        words.add(found.reason)
        assert found.reason is not None or found.new == tuple(rows)
        assert found.detail != "unexpected"
    assert {"damaged", "hash_mismatch", "truncated", "foreign_schema"} <= words
