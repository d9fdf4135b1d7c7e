"""The ladder: backup first, each step with its version, nothing half-way."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.db import connection as files
from ntm_desktop.db import verify
from ntm_desktop.db.connection import WORKBOOK_VERSION
from ntm_desktop.db.migrations import (
    _INDICES_IN_2,
    _LONGER_IN_2,
    _NEW_IN_2,
    FIRST,
    LADDER,
    climb,
    version_of,
)
from ntm_desktop.db.normalise import same_structure
from ntm_desktop.errors import FileRefused, StorageFailed
from ntm_desktop.services import opening
from ntm_desktop.services.backups.backup import backups
from ntm_desktop.services.exchange.importing import Status, import_files

NOW = WORKBOOK_VERSION


def add_colour(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE workbook ADD COLUMN colour TEXT")


def add_taste(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE taste (name TEXT PRIMARY KEY) STRICT")


def break_down(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE half (name TEXT)")
    db.execute("SELECT * FROM no_such_table")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.ntm"
    opening.create_from_plan(path, "quang-hoa-2023", "huyen").close()
    return path


def tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")}


def test_there_is_a_step_for_each_version_after_the_first() -> None:
    assert FIRST + len(LADDER) == WORKBOOK_VERSION


def test_a_new_file_and_the_ladder_give_the_structure_of_schema_sql(path: Path) -> None:
    db, _ = files.open_existing(path)
    climb(path, db, lambda: None)
    found = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    db.close()
    assert same_structure(found, paths.schema_sql().read_text("utf-8"))


def as_of_version_1(path: Path) -> None:
    """Take away what came later, so that the file is as the first version wrote it."""
    db = sqlite3.connect(path)
    for index in _INDICES_IN_2:
        db.execute(f"DROP INDEX {index}")
    for table in _NEW_IN_2:
        db.execute(f"DROP TABLE {table}")
    for table, columns in _LONGER_IN_2:
        for column in columns:
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column.partition(' ')[0]}")
    db.execute("PRAGMA user_version=1")
    db.commit()
    db.close()


def test_a_workbook_of_the_first_version_opens_with_everything_in_it(path: Path) -> None:
    book = opening.open_workbook(path)
    before = book.store.known_ids()
    book.close()
    as_of_version_1(path)
    book = opening.open_workbook(path)
    assert version_of(book.store.db) == NOW
    assert book.store.known_ids() == before
    assert verify.faults(book.store) == []
    assert [one.path.name.rpartition("_")[2] for one in backups(path)] == ["migration.ntmb"]
    book.close()


def test_an_older_workbook_that_can_only_be_read_leaves_no_backup_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_of_version_1(path)
    monkeypatch.setattr(files, "_is_writable", lambda path: False)
    for _ in range(2):
        with pytest.raises(StorageFailed) as refused:
            opening.open_workbook(path)
        assert "chỉ đọc được" in refused.value.sentence
    assert backups(path) == []


def test_a_workbook_of_the_first_version_that_was_tampered_with_is_not_lifted(path: Path) -> None:
    as_of_version_1(path)
    db = sqlite3.connect(path)
    db.execute("CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM parent; END")
    db.commit()
    db.close()
    with pytest.raises(FileRefused) as refused:
        opening.open_workbook(path)
    assert refused.value.reason == "foreign_schema"


def test_a_workbook_of_the_first_version_is_read_when_it_is_handed_over(
    path: Path, tmp_path: Path
) -> None:
    as_of_version_1(path)
    other = opening.create_from_plan(tmp_path / "b.ntm", "quang-hoa-2023", "huyen")
    (report,) = import_files(other, [path], accept_unsigned=True)
    other.close()
    assert report.status is Status.NOTHING_NEW


def test_a_file_of_today_needs_no_backup(path: Path) -> None:
    db, _ = files.open_existing(path)
    asked: list[str] = []
    assert climb(path, db, lambda: asked.append("backup")) == 0
    db.close()
    assert asked == []


def test_steps_are_climbed_in_order_after_one_backup(path: Path) -> None:
    db, _ = files.open_existing(path)
    asked: list[int] = []
    ladder = (*LADDER, add_colour, add_taste)
    assert climb(path, db, lambda: asked.append(version_of(db)), ladder, NOW + 2) == 2
    assert asked == [NOW]
    assert version_of(db) == NOW + 2
    assert "taste" in tables(db)
    db.close()


def test_a_step_that_fails_leaves_the_version_before_it_and_is_tried_again(path: Path) -> None:
    db, _ = files.open_existing(path)
    with pytest.raises(StorageFailed):
        climb(path, db, lambda: None, (*LADDER, add_taste, break_down), NOW + 2)
    assert version_of(db) == NOW + 1
    assert "half" not in tables(db)
    assert climb(path, db, lambda: None, (*LADDER, add_taste, add_colour), NOW + 2) == 1
    db.close()


def test_without_a_backup_nothing_is_lifted(path: Path) -> None:
    def full() -> None:
        raise StorageFailed("đầy")

    db, _ = files.open_existing(path)
    with pytest.raises(StorageFailed):
        climb(path, db, full, (*LADDER, add_taste), NOW + 1)
    assert version_of(db) == NOW
    assert "taste" not in tables(db)
    db.close()


def test_a_version_that_never_was_is_refused(path: Path) -> None:
    db, _ = files.open_existing(path)
    db.execute("PRAGMA user_version=0")
    with pytest.raises(FileRefused) as refused:
        climb(path, db, lambda: None)
    db.close()
    assert refused.value.reason == "foreign_schema"
