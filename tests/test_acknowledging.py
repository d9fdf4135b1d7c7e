"""What was received is acknowledged in the next package, and files travel until it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.records import KINDS
from ntm_desktop.services.exchange import acknowledging, exporting, importing
from ntm_desktop.services.exchange.acknowledging import Received, received_revisions
from ntm_desktop.services.exchange.export_choice import unsent_files
from ntm_desktop.services.exchange.outbox import exports
from ntm_desktop.services.papers import evidence
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say, state, take_one
from tests.packages import SET, read

COMMUNE = "xa-01603"
UNIT = "01603"


def received_record(book: Workbook, key: str, told: dict[str, Received]) -> Received | None:
    """When the receiver took in what the record says now; None where it has not.

    The heads are asked: a later change is not received with the earlier one.
    """
    heads = book.store.heads([key]).get(key, frozenset())
    found = [told[head] for head in heads if head in told]
    if not heads or len(found) != len(heads):
        return None
    return max(found, key=lambda one: one.at)


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


def attach(book: Workbook, folder: Path, code: str = "17.8") -> str:
    paper = folder / "bien-ban.pdf"
    paper.write_bytes(b"%PDF-1.4 bien ban")
    evidence.attach(book, UNIT, SET, code, "2023-06", paper)
    (found,) = evidence.evidence_of(book, UNIT)
    return found.sha256


def test_the_commune_sees_on_which_day_the_district_received_a_record(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    key = say(commune, "met")
    assert received_record(commune, key, received_revisions(commune, "huyen")) is None
    take_one(district, laptops.export(commune))
    (entry,) = importing.imports(district)
    take_one(commune, laptops.export(district, COMMUNE))
    received = received_record(commune, key, received_revisions(commune, "huyen"))
    assert received is not None
    assert (received.at, received.number) == (entry.at, "1")
    say(commune, "not_met")
    assert received_record(commune, key, received_revisions(commune, "huyen")) is None


def test_a_package_carries_a_file_until_its_receiver_acknowledged_it(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    digest = attach(commune, tmp_path)
    first = laptops.export(commune)
    assert read(first).attached == {digest}
    assert read(laptops.export(commune)).attached == {digest}
    assert unsent_files(commune) == 1
    take_one(district, first)
    assert unsent_files(commune) == 1
    take_one(commune, laptops.export(district, COMMUNE))
    assert read(laptops.export(commune)).attached == frozenset()
    assert unsent_files(commune) == 0
    assert read(laptops.export(commune, "nong-nghiep")).attached == {digest}


def test_a_file_that_was_left_out_is_not_acknowledged_with_its_record(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    digest = attach(commune, tmp_path)
    take_one(district, laptops.export(commune, with_files=False))
    take_one(commune, laptops.export(district, COMMUNE))
    assert read(laptops.export(commune)).attached == {digest}
    take_one(district, laptops.export(commune))
    take_one(commune, laptops.export(district, COMMUNE))
    assert read(laptops.export(commune)).attached == frozenset()


def test_an_acknowledgement_goes_only_to_the_sender_that_it_speaks_to(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    take_one(district, laptops.export(commune))
    other = laptops.from_package(laptops.export(district, "xa-01582"), "xa-01582")
    assert other.store.keys("acknowledgement") == []
    take_one(commune, laptops.export(district, COMMUNE))
    assert len(commune.store.keys("acknowledgement")) == 1


def test_importing_alone_writes_no_acknowledgement_and_nothing_new_writes_none_again(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    file = laptops.export(commune)
    take_one(district, file)
    assert district.store.keys("acknowledgement") == []
    laptops.export(district)
    before = state(district)
    take_one(district, laptops.export(commune))
    laptops.export(district)
    laptops.export(district)
    assert state(district) == before


def test_taking_back_an_import_before_the_reply_leaves_no_acknowledgement(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    before = state(district)
    report = take_one(district, laptops.export(commune))
    assert report.import_number is not None
    importing.undo_import(district, report.import_number)
    assert acknowledging.acknowledge(district) == 0
    assert state(district) == before


def test_two_laptops_of_the_district_acknowledge_the_same_file_without_a_conflict(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    second = laptops.copied(district, "huyen-2")
    district = laptops.books["huyen"]
    key = say(commune, "met")
    file = laptops.export(commune)
    for book in (district, second):
        take_one(book, file)
        take_one(commune, laptops.export(book, COMMUNE))
    assert commune.store.conflicts() == []
    assert received_record(commune, key, received_revisions(commune, "huyen")) is not None


def test_the_acknowledgement_of_another_organisation_is_not_a_communes_to_write() -> None:
    from ntm_desktop.domain.ownership import may_bring, may_write

    key = KINDS["acknowledgement"].key("huyen", COMMUNE, "0123456789abcdef", "may-1")
    assert may_write("huyen", key)
    assert not may_write(COMMUNE, key)
    assert not may_bring(COMMUNE, key, COMMUNE)


def test_a_file_travels_again_after_the_receiver_took_its_import_back(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    digest = attach(commune, tmp_path)
    report = take_one(district, laptops.export(commune))
    take_one(commune, laptops.export(district, COMMUNE))
    assert read(laptops.export(commune)).attached == frozenset()
    assert report.import_number is not None
    importing.undo_import(district, report.import_number)
    take_one(commune, laptops.export(district, COMMUNE))
    assert read(laptops.export(commune)).attached == {digest}


def test_a_receiver_that_went_back_to_a_backup_asks_for_the_files_it_lost(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    digest = attach(commune, tmp_path)
    backup = laptops.copied(district, "huyen-khoi-phuc")
    take_one(laptops.books["huyen"], laptops.export(commune))
    take_one(commune, laptops.export(laptops.books["huyen"], COMMUNE))
    without = laptops.export(commune)
    assert read(without).attached == frozenset()
    take_one(backup, without)
    assert backup.store.attachment_size(digest) is None
    take_one(commune, laptops.export(backup, COMMUNE))
    again = laptops.export(commune)
    assert read(again).attached == {digest}
    take_one(backup, again)
    assert backup.store.attachment_size(digest) is not None
    take_one(commune, laptops.export(backup, COMMUNE))
    assert read(laptops.export(commune)).attached == frozenset()


def test_an_acknowledged_file_is_sent_again_where_that_is_asked_for(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    digest = attach(commune, tmp_path)
    take_one(district, laptops.export(commune))
    take_one(commune, laptops.export(district, COMMUNE))
    assert read(laptops.export(commune)).attached == frozenset()
    assert read(exporting.export(commune, tmp_path, again=True).path).attached == {digest}


def test_a_commune_gets_its_own_file_back_once_and_not_with_every_reply(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    digest = attach(commune, tmp_path)
    take_one(district, laptops.export(commune))
    first = laptops.export(district, COMMUNE)
    assert read(first).attached == {digest}
    take_one(commune, first)
    take_one(district, laptops.export(commune))
    assert read(laptops.export(district, COMMUNE)).attached == frozenset()


def test_more_than_one_record_holds_is_told_in_several(
    laptops: Laptops, district: Workbook, commune: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acknowledging, "_MOST", 2)
    keys = [say(commune, "met", code=code) for code in ("1.1", "1.2", "8.1", "8.2", "8.3")]
    take_one(district, laptops.export(commune))
    assert acknowledging.acknowledge(district) == 3
    assert acknowledging.acknowledge(district) == 0
    take_one(commune, laptops.export(district, COMMUNE))
    told = received_revisions(commune, "huyen")
    assert all(received_record(commune, key, told) for key in keys)


def test_a_paper_that_was_taken_away_is_told_to_the_office_that_had_it(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    attach(commune, tmp_path)
    take_one(district, laptops.export(commune))
    office = laptops.from_package(
        laptops.export(district, "tai-nguyen-moi-truong"), "tai-nguyen-moi-truong"
    )
    assert len(evidence.evidence_of(office, UNIT)) == 1
    (paper,) = evidence.evidence_of(commune, UNIT)
    evidence.detach(commune, paper.key, "17.8")
    take_one(district, laptops.export(commune))
    take_one(office, laptops.export(district, "tai-nguyen-moi-truong"))
    assert evidence.evidence_of(office, UNIT) == ()


def test_a_package_counts_as_received_when_another_one_brought_all_that_it_carries(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    say(commune, "not_met")
    attach(commune, tmp_path)
    laptops.export(commune)  # this one never arrives
    say(commune, "met")
    newer = laptops.export(commune)
    laptops.export(commune)  # nor does this one, with the same content
    say(commune, "met", code="17.1")
    laptops.export(commune)
    take_one(district, newer)
    assert all(not one.received_elsewhere for one in exports(commune))
    take_one(commune, laptops.export(district, COMMUNE))
    (entry,) = importing.imports(district)
    last, same, second, first = exports(commune)
    assert [who for who, _ in second.received] == ["huyen"]
    assert same.received == first.received == ()
    assert (first.received_elsewhere, same.received_elsewhere) == (entry.at, entry.at)
    assert not last.received and not last.received_elsewhere and last.expects_word


def test_a_file_that_the_receiver_lost_is_not_received_through_another_package(
    laptops: Laptops, district: Workbook, commune: Workbook, tmp_path: Path
) -> None:
    attach(commune, tmp_path)
    laptops.export(commune)
    take_one(district, laptops.export(commune, with_files=False))
    take_one(commune, laptops.export(district, COMMUNE))
    assert [bool(one.received_elsewhere) for one in exports(commune)] == [False, False]


def test_a_package_of_acknowledgements_alone_expects_no_word(
    laptops: Laptops, district: Workbook, commune: Workbook
) -> None:
    say(commune, "met")
    take_one(district, laptops.export(commune))
    laptops.export(district, COMMUNE)
    (line,) = exports(district)
    assert not line.expects_word
