"""Sixteen files of which three are damaged, two old, one from a stranger and one in conflict."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.reports.document import Table
from ntm_desktop.reports.receipt import document_of
from ntm_desktop.services import opening
from ntm_desktop.services.exchange import conflicts, importing, receipts
from ntm_desktop.services.exchange.import_reports import Status
from tests.sixteen_files import CONFLICTING, sixteen


def test_the_district_knows_exactly_what_happened_to_each_of_sixteen_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(name: str) -> None:
        monkeypatch.setenv("NTM_HOME", str(tmp_path / f"home-{name}"))

    stick = sixteen(tmp_path, at)
    book = opening.open_workbook(stick.district)
    reports = importing.import_files(book, stick.files())
    found = {Path(one.path): one for one in reports}
    assert len(found) == 16
    for file in stick.good:
        assert (found[file].status, found[file].conflicts) == (Status.APPLIED, 0)
    assert sorted(str(found[file].reason) for file in stick.damaged) == [
        "damaged",
        "not_sqlite",
        "truncated",
    ]
    for file in stick.old:
        assert (found[file].status, found[file].older) == (Status.NOTHING_NEW, 1)
    assert found[stick.stranger].reason == "key_changed"
    assert found[stick.conflicting].conflicts == 1
    (waiting,) = conflicts.conflicts(book)
    assert f"/{CONFLICTING}/" in waiting.key
    document = document_of(receipts.batch_receipt(book, reports, book.now()), date(2023, 6, 9))
    (lines,) = [one for one in document.blocks if isinstance(one, Table) and len(one.rows) == 16]
    became = [row[3] for row in lines.rows]
    assert became.count("Đã nhập") == 10 and became.count("Gói cũ") == 2
    assert sorted(one for one in became if one.startswith("Không nhận")) == [
        "Không nhận: khoá lạ",
        "Không nhận: không phải gói",
        "Không nhận: tệp bị cụt",
        "Không nhận: tệp hỏng",
    ]
    assert all(row[1] for row in lines.rows)  # who sent it, of the damaged ones too
    assert verify.faults(book.store) == []
    assert list(stick.files()[0].parent.glob("*-journal")) == []
    book.close()
