"""The log of imports: what it says of revisions, and what a damaged line of it does not stop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.services.checks import checking
from ntm_desktop.services.exchange import importing
from ntm_desktop.ui.commune.history_window import _rows as history_rows
from tests.exchange_world import Laptops, say, state, take_one
from tests.packages import SENDER


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Laptops]:
    """A district and one commune whose workbook came from the district's package."""
    several = Laptops(tmp_path)
    district = several.from_plan("huyen")
    several.from_package(several.export(district, SENDER), SENDER)
    yield several
    several.close()


def test_an_import_that_was_taken_back_has_brought_nothing_in_the_history(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "not_met")
    number = take_one(district, pair.export(commune)).import_number
    assert number is not None
    say(district, "met", evaluator="self")
    assert [entry.imports for entry in district.store.history(key)] == [(), (number,)]
    assert importing.undo_import(district, number).kept == (key,)
    assert [(entry.imports, entry.local) for entry in district.store.history(key)] == [
        ((), True),
        ((), False),
    ]
    assert [row[3] for row in history_rows(district, key)] == [
        "ghi tại sổ này",
        "từ tệp đã bỏ nhập",
    ]


@pytest.mark.parametrize("text", ["{", "[]", "null", '"đã nhập"'])
def test_a_damaged_report_of_an_import_is_named_and_nothing_stops_over_it(
    pair: Laptops, text: str
) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "not_met")
    file = pair.export(commune)
    number = take_one(district, file).import_number
    assert number is not None
    district.store.db.execute("UPDATE import_log SET report=?", (text,))
    before = state(district)
    (entry,) = importing.imports(district)
    assert (entry.said, state(district)) == ({}, before)
    assert take_one(district, file).status == "nothing_new"
    assert verify.faults(district.store) == [("import_report", str(number))]
    report = checking.check(district)
    assert report.integrity == "stale"
    assert f"lần nhập {number} " in report.findings[0].message
    checking.repair(district)
    assert verify.faults(district.store) == []


def test_a_file_needs_no_second_look_while_its_import_stands_and_took_every_row(
    pair: Laptops,
) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    say(commune, "not_met")
    number = take_one(district, pair.export(commune)).import_number
    assert number is not None
    (entry,) = importing.imports(district)
    assert entry.stands and entry.whole
    assert not replace(entry, report='{"refused_rows": [{"key": "x"}]}').whole
    assert not replace(entry, report="{").whole
    importing.undo_import(district, number)
    (entry,) = importing.imports(district)
    assert not entry.stands and not entry.whole
