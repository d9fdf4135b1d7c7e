"""An old copy on the stick is called old, a late one is told, and a file that came is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.services.exchange import import_outlook, importing
from ntm_desktop.services.exchange.import_reports import logged_word
from ntm_desktop.services.exchange.receipts import received_receipt
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say, take_one
from tests.packages import SET

COMMUNE = "xa-01603"


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Laptops]:
    several = Laptops(tmp_path)
    yield several
    several.close()


@pytest.fixture
def district(laptops: Laptops) -> Workbook:
    return laptops.from_plan("huyen")


@pytest.fixture
def commune(laptops: Laptops) -> Workbook:
    return laptops.from_plan(COMMUNE)


def test_a_package_with_a_lower_number_than_one_that_came_is_old(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    older = laptops.export(commune)
    again = laptops.export(commune)
    say(commune, "not_met")
    take_one(district, laptops.export(commune))
    (seen,) = importing.preview(district, [older])
    assert (seen.word, seen.about.newer_number) == ("old", 3)
    report = take_one(district, older)
    assert report.word == "old" and "gói số 1; đã nhận gói số 3" in report.sentence
    assert take_one(district, again).word == "old"
    assert logged_word(importing.imports(district)[0]) == "old"
    assert take_one(district, older).word == "already_imported"


def test_the_same_content_in_a_later_package_is_not_old(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    take_one(district, laptops.export(commune))
    assert take_one(district, laptops.export(commune)).word == "nothing_new"


def test_a_machine_that_went_back_in_its_numbers_is_told_and_taken(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    laptops.export(commune)
    take_one(district, laptops.export(commune))
    commune.store.set_setting("export_number", "0")
    say(commune, "not_met")
    folder = laptops.folder / "usb"
    folder.mkdir()
    laptops.folder = folder
    report = take_one(district, laptops.export(commune))
    assert (report.word, report.updated) == ("applied", 1)
    assert any("gói số 1" in note and "sao lưu" in note for note in report.about.notes)


def test_another_machine_of_the_sender_counts_for_itself(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    laptops.export(commune)
    take_one(district, laptops.export(commune))
    second = laptops.from_plan(COMMUNE, "may-khac")
    say(second, "met", code="17.1")
    folder = laptops.folder / "usb"
    folder.mkdir()
    laptops.folder = folder
    assert take_one(district, laptops.export(second)).about.newer_number == 0


def test_a_file_that_comes_with_a_known_record_is_told_and_stands_on_the_receipt(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    paper = tmp_path / "bien-ban.pdf"
    paper.write_bytes(b"%PDF-1.4 bien ban")
    evidence.attach(commune, "01603", SET, "17.8", "2023-06", paper)
    take_one(district, laptops.export(commune, with_files=False))
    report = take_one(district, laptops.export(commune))
    assert (report.new, report.about.new_files) == (0, 1)
    assert "1 tệp minh chứng" in report.sentence
    (one,) = received_receipt(district, report.import_number or 0).handovers
    assert ("Tệp minh chứng", 1) in one.counts


def test_taking_back_a_file_whose_content_another_brought_names_that_file(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    first, again = laptops.export(commune), laptops.export(commune)
    number = take_one(district, first).import_number or 0
    take_one(district, again)
    seen = import_outlook.of_undo(district, number)
    assert (seen.revisions, seen.elsewhere) == (0, (again.name,))
    done = importing.undo_import(district, number)
    assert (done.removed, done.elsewhere) == (0, (again.name,))
    last = importing.imports(district)[0].number
    assert importing.undo_import(district, last).elsewhere == ()
