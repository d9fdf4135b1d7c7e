"""The papers of a dossier of recognition are one list wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.reports.document import Table
from ntm_desktop.services.records import registers
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import registers_view
from ntm_desktop.texts import reports as texts
from tests.one_book import made

UNIT = "01603"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    yield from made(tmp_path / "huyen.ntm", "huyen")


def _listed(book: Workbook, heading: tuple[str, ...]) -> dict[str, str]:
    document = make(book, ReportKind.DOSSIER, date(2023, 6, 9), unit=UNIT)
    (table,) = [
        one for one in document.blocks if isinstance(one, Table) and one.headings == heading
    ]
    assert len({row[1] for row in table.rows}) == len(table.rows)
    return {row[1]: row[2] for row in table.rows}


def test_what_is_ticked_in_the_form_is_there_in_the_report_and_nothing_else(book: Workbook) -> None:
    offered = registers_view.PAPERS["recognition"]
    ticked = [offered[1], offered[6], "Giấy khác"]
    registers.save(book, f"recognition/{UNIT}/standard", {"papers": ticked})
    found = _listed(book, texts.DOSSIER_HEADINGS)
    assert list(found) == [*offered, "Giấy khác"]
    assert [name for name, state in found.items() if state == texts.READY] == ticked


def test_without_a_record_every_paper_of_the_form_is_missing(book: Workbook) -> None:
    found = _listed(book, texts.DOSSIER_HEADINGS)
    assert list(found) == list(registers_view.PAPERS["recognition"])
    assert set(found.values()) == {texts.MISSING}
