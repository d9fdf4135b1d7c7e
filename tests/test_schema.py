"""schema.sql and the package's statements: what they promise, proved on rows in every table."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop import paths
from ntm_desktop.db import package_format
from ntm_desktop.db.projection import columns
from ntm_desktop.domain.records import KINDS

SCHEMA = paths.schema_sql().read_text("utf-8")


@pytest.fixture
def workbook() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    return db


def tables(db: sqlite3.Connection) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]


def fill_every_table(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys=OFF")
    for table in tables(db):
        info = db.execute(f"PRAGMA table_info({table})").fetchall()
        example: dict[str, Any] = {"INTEGER": 1, "TEXT": "a", "BLOB": b"\x01" * 32}
        for turn in (1, 2):
            values = [
                example[kind] * turn if key else example[kind] for _, _, kind, _, _, key in info
            ]
            if table == "record":
                values[1] = f"key {turn}"
            if table == "revision" and "id" in {row[1] for row in info}:
                values[[row[1] for row in info].index("id")] = bytes([turn]) * 32
            db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(values))})", values)


def test_every_kind_has_a_table_with_its_columns_in_order(workbook: sqlite3.Connection) -> None:
    for kind in KINDS.values():
        info = workbook.execute(f"PRAGMA table_info({kind.name})")
        assert tuple(row[1] for row in info) == columns(kind)


def test_required_fields_are_not_null_and_others_may_be(workbook: sqlite3.Connection) -> None:
    for kind in KINDS.values():
        if kind.name == "assessment":
            continue
        required = {*kind.parts, *(field.name for field in kind.fields if field.required)}
        info = workbook.execute(f"PRAGMA table_info({kind.name})").fetchall()
        assert {row[1] for row in info if row[3]} - {"revision"} == required, kind.name


def test_every_table_is_strict(workbook: sqlite3.Connection) -> None:
    listed = workbook.execute("SELECT name, strict FROM pragma_table_list WHERE schema='main'")
    loose = {name for name, strict in listed if not strict and not name.startswith("sqlite_")}
    assert loose == set()


def test_every_table_and_column_has_its_comment() -> None:
    for comment, table, block in re.findall(
        r"((?:^--[^\n]*\n)+)CREATE TABLE (\w+) \((.*?)^\)", SCHEMA, re.M | re.S
    ):
        names = re.findall(r"^  (\w+) (?:INTEGER|TEXT|BLOB)", block, re.M)
        projection = comment.startswith("-- Projection")
        for name in names:
            if projection and name in ("record", "revision"):
                continue
            assert re.search(rf"\b{name}\b", comment), f"{table}.{name}"


def test_comments_stand_outside_the_statements(workbook: sqlite3.Connection) -> None:
    stored = workbook.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    assert not [sql for (sql,) in stored if "--" in sql or "/*" in sql]


def test_both_checks_hold_with_a_row_in_every_table(workbook: sqlite3.Connection) -> None:
    fill_every_table(workbook)
    assert workbook.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert workbook.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_both_checks_hold_for_a_package_with_a_row_in_every_table() -> None:
    db = sqlite3.connect(":memory:")
    for statement in package_format.PACKAGE_DDL:
        db.execute(statement)
    fill_every_table(db)
    assert db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_without_rowid_tables_declare_their_primary_key_first_and_in_order(
    workbook: sqlite3.Connection,
) -> None:
    for name, without in workbook.execute(
        "SELECT name, wr FROM pragma_table_list WHERE schema='main'"
    ).fetchall():
        if not without:
            continue
        info = workbook.execute(f"PRAGMA table_info({name})").fetchall()
        keys = [row[5] for row in info if row[5]]
        assert [row[5] for row in info[: len(keys)]] == list(range(1, len(keys) + 1)), name


def test_the_check_sees_a_key_declared_in_another_order(tmp_path: Path) -> None:
    """The trap that the rule above guards against: old SQLite calls a sound file damaged."""
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute(
        "CREATE TABLE t (b TEXT NOT NULL, a TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID"
    )
    info = db.execute("PRAGMA table_info(t)").fetchall()
    assert [row[5] for row in info] == [2, 1]
