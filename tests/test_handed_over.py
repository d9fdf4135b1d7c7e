"""A whole workbook handed over instead of a package."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange_world import Laptops, say, take_one, values
from tests.packages import SENDER


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def pair(laptops: Laptops) -> Laptops:
    """A district and one commune whose workbook came from the district's package."""
    district = laptops.from_plan("huyen")
    laptops.from_package(laptops.export(district, SENDER), SENDER)
    return laptops


def test_a_workbook_handed_over_needs_a_yes_and_gives_what_its_owner_would_export(
    pair: Laptops,
) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "met")
    commune.close()
    report = take_one(district, commune.path)
    assert (report.status, report.reason) == ("refused", "unsigned")
    report = take_one(district, commune.path, accept_unsigned=True)
    assert (report.status, report.author, report.new) == ("applied", SENDER, 1)
    assert not report.refused_rows
    assert key in values(district)
    assert len(report.records) < len(commune.store.path.read_bytes())
    pair.books.pop(SENDER)


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON revision BEGIN SELECT 1; END", "foreign_schema"),
        ("CREATE VIEW v AS SELECT 1", "foreign_schema"),
        ("UPDATE revision SET author = 'huyen' WHERE seq = (SELECT max(seq) FROM revision)",
         "hash_mismatch"),
        ("UPDATE workbook SET value = 'khac' WHERE name = 'district'", "other_district"),
        ("ANALYZE", None),
    ],
)  # fmt: skip
def test_a_workbook_handed_over_is_checked_like_a_package(
    pair: Laptops, sql: str, reason: str | None
) -> None:
    district, commune = pair.books["huyen"], pair.books.pop(SENDER)
    say(commune, "met")
    commune.close()
    connection = sqlite3.connect(commune.path, isolation_level=None)
    connection.execute(sql)
    connection.close()
    assert take_one(district, commune.path, accept_unsigned=True).reason == reason
