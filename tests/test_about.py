"""What a record is about is said once, and lists, sums, checks and papers agree on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ntm_desktop.domain.about import place_about, unit_about, units_about
from ntm_desktop.domain.register_specs import spec_of
from ntm_desktop.reports.book_reports import ReportKind, context_of, make
from ntm_desktop.reports.document import Document, Table
from ntm_desktop.services.checks import check_places
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.programme import resources, tasks
from ntm_desktop.services.programme.tasks import Only
from ntm_desktop.services.records import register_lists, registers
from ntm_desktop.services.workbook import Workbook
from tests.one_book import made

UNIT, OTHER, VILLAGE = "01603", "01606", "01603.phia-chang"
TODAY = date(2023, 6, 20)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


@pytest.mark.parametrize(
    ("key", "fields", "place", "unit"),
    [
        ("debt/huyen/a", {"unit": UNIT}, UNIT, UNIT),
        ("debt/huyen/a", {}, "", ""),
        (f"debt/{UNIT}/a", {}, UNIT, UNIT),
        (f"debt/{UNIT}/a", {"unit": OTHER}, OTHER, OTHER),
        ("contribution/huyen/a", {"village": VILLAGE}, VILLAGE, UNIT),
        ("contribution/huyen/a", {"unit": OTHER, "village": VILLAGE}, OTHER, OTHER),
        ("task/nong-nghiep/a", {"unit": VILLAGE}, VILLAGE, UNIT),
        (f"village/{VILLAGE}", {"commune": UNIT}, VILLAGE, UNIT),
        ("village/x1", {"commune": UNIT}, UNIT, UNIT),
        (f"assessment/{VILLAGE}/xom-2022-2025/1/2023-06/self", {}, VILLAGE, UNIT),
        ("committee_member/a", {"units": [UNIT, OTHER]}, "", ""),
        ("closing/2023-06", {"units": {UNIT: {}}}, "", ""),
    ],
)
def test_a_record_is_about_what_it_names_before_who_owns_it(
    key: str, fields: Mapping[str, Any], place: str, unit: str
) -> None:
    assert (place_about(key, fields), unit_about(key, fields)) == (place, unit)


def test_it_has_to_do_with_all_that_it_names_and_with_the_commune_that_owns_it() -> None:
    assert units_about(f"debt/{UNIT}/a", {"unit": OTHER}) == {UNIT, OTHER}
    assert units_about("committee_member/a", {"units": [VILLAGE, OTHER]}) == {UNIT, OTHER}
    assert units_about("closing/2023-06", {"units": {UNIT: {}}}) == frozenset()
    assert units_about("board/nong-nghiep/a", {}) == frozenset()


def _save(book: Workbook, key: str, **fields: str) -> str:
    registers.save(book, key, fields)
    return key


def _cells(document: Document) -> list[str]:
    tables = [one for one in document.blocks if isinstance(one, Table)]
    return [cell for table in tables for row in table.rows for cell in row]


def _paper(book: Workbook, kind: ReportKind, unit: str) -> list[str]:
    return _cells(make(book, kind, TODAY, round_code="2023-06", unit=unit))


def test_a_gift_for_a_village_stands_on_the_sheet_of_its_commune(book: Workbook) -> None:
    _save(book, "contribution/huyen/a", donor="Hộ mẫu", form="land", village=VILLAGE,
          date="2023-03-01")  # fmt: skip
    assert "Hộ mẫu" in _paper(book, ReportKind.DISCLOSURE, UNIT)
    assert "Hộ mẫu" not in _paper(book, ReportKind.DISCLOSURE, OTHER)
    (row,) = register_lists.rows_of(book, spec_of("contribution"))
    assert row.units == {UNIT}
    (gift,) = resources.gifts(book)
    assert gift.unit == UNIT


def test_a_communes_check_holds_the_districts_records_about_it(book: Workbook) -> None:
    counts = {"households": "10", "asked": "9", "answered": "9", "satisfied": "9"}
    _save(book, "debt/huyen/a", title="Nợ mẫu", unit=UNIT, amount="5", since="2023-05-01",
          due="2023-01-01")  # fmt: skip
    _save(book, "survey/huyen/a", village=VILLAGE, round="2023-06", date="2022-05-01", **counts)
    said = " ".join(_paper(book, ReportKind.DATA_CHECK, UNIT))
    assert "Nợ mẫu" in said and "01/05/2022" in said
    other = " ".join(_paper(book, ReportKind.DATA_CHECK, OTHER))
    assert "Nợ mẫu" not in other and "01/05/2022" not in other


def test_a_finding_about_a_register_line_leads_to_its_commune(book: Workbook) -> None:
    key = _save(book, f"debt/{UNIT}/a", title="Nợ mẫu", amount="5")
    finding = Finding("x", Severity.NOTE, key, "1", "2", "")
    assert check_places.place_of(book, finding).unit == UNIT
    assert check_places.units_of(book, finding) == {UNIT}
    path = Finding("x", Severity.NOTE, f"{UNIT}/xa-2021-2025/17/2023-06", "1", "2", "")
    assert UNIT in check_places.units_of(book, path)


def test_a_debt_at_a_village_is_the_communes(book: Workbook) -> None:
    key = _save(book, "debt/huyen/a", title="Nợ mẫu", unit=VILLAGE, amount="5")
    assert [one.key for one in resources.debts(book, UNIT)] == [key]
    assert resources.debts(book, OTHER) == ()


def test_a_task_is_in_the_list_of_the_commune_that_owns_it_and_that_it_names(
    book: Workbook,
) -> None:
    key = _save(book, f"task/{UNIT}/a", title="Việc mẫu", unit=OTHER)
    for unit in (UNIT, OTHER):
        assert [one.key for one in tasks.tasks(book, TODAY, (Only.UNIT,), unit)] == [key]
    assert tasks.tasks(book, TODAY, (Only.UNIT,)) == ()


def test_a_report_reads_the_records_whose_key_says_its_year(book: Workbook) -> None:
    for year in ("2022", "2023"):
        _save(book, f"funding/{UNIT}/{year}/a", title=f"Vốn {year}")
    found = context_of(book, ReportKind.DISCLOSURE, TODAY, "2023-06", UNIT).entries("funding")
    assert [one.parts[1] for one in found if one.scope == UNIT] == ["2023"]
