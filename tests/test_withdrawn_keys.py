"""A withdrawn key is refused, for whom it was withdrawn and by whom; that travels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.codes import file_code, fingerprint
from ntm_desktop.domain.revisions import make_revision
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services import editing
from ntm_desktop.services.exchange import sender_keys, signing
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import say
from tests.signing_world import COMMUNE, Machines, file_hash, take, the_key


@pytest.fixture
def machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machines]:
    found = Machines(tmp_path, monkeypatch)
    found.sit_at("huyen")
    yield found
    found.laptops.close()


@pytest.fixture
def district(machines: Machines) -> Workbook:
    return machines.laptops.from_plan("huyen")


@pytest.fixture
def commune(machines: Machines) -> Workbook:
    book = machines.laptops.from_plan(COMMUNE)
    say(book, "met")
    return book


def test_a_withdrawn_key_is_refused_and_that_travels(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    file = machines.package(commune, "xa")
    take(district, file)
    sender_keys.withdraw(district, the_key(district), "mất máy ngày 02/6")
    say(commune, "not_met")
    stolen = machines.package(commune, "xa")
    assert take(district, stolen).reason == "key_withdrawn"
    office = machines.laptops.from_package(machines.laptops.export(district), "nong-nghiep")
    assert take(office, stolen).reason == "key_withdrawn"
    assert take(district, stolen, the_key(district).code).reason == "key_withdrawn"
    code = file_code(file_hash(stolen))
    assert take(district, stolen, code).about.key_state == "accepted"
    assert the_key(district).withdrawn
    sender_keys.give_back(district, the_key(district))
    say(commune, "met")
    assert take(district, machines.package(commune, "xa")).status is Status.APPLIED


def test_a_commune_withdraws_its_own_key_but_nobody_elses(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    file = machines.package(district, "huyen", to=COMMUNE)
    machines.sit_at("xa")
    take(commune, file)
    with pytest.raises(Refused):
        sender_keys.withdraw(commune, the_key(commune, "huyen"), "thử")
    signing.machine_key()
    own = next(one for one in sender_keys.sender_keys(commune) if one.own)
    with pytest.raises(WrongUse):
        sender_keys.withdraw(commune, own, "  ")
    sender_keys.withdraw(commune, own, "máy hỏng")
    assert next(one for one in sender_keys.sender_keys(commune) if one.own).withdrawn


def test_a_key_that_the_district_withdrew_signs_under_no_other_name(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    take(district, machines.package(commune, "xa"))
    sender_keys.withdraw(district, the_key(district), "mất máy")
    other = machines.laptops.from_plan("xa-01582")
    say(other, "met", unit="01582")
    assert take(district, machines.package(other, "xa")).reason == "key_withdrawn"


def test_a_commune_cannot_withdraw_a_key_for_others_by_naming_it_its_own(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    machines.sit_at("huyen")
    stolen = fingerprint(signing.machine_key().public)
    key = sender_keys.WITHDRAWAL.key(COMMUNE, stolen)
    editing.write(commune, "thử", [editing.Edit(key, {"note": "phá"})])
    office = machines.laptops.from_plan("nong-nghiep")
    take(office, machines.package(commune, "xa"))
    assert take(office, machines.package(district, "huyen")).reason != "key_withdrawn"


def test_a_commune_cannot_lock_out_others_by_writing_in_the_districts_name(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    other = machines.laptops.from_plan("xa-01582")
    say(other, "met", unit="01582")
    take(district, machines.package(other, "xa-khac"))
    honest = the_key(district, "xa-01582").fingerprint
    key = sender_keys.WITHDRAWAL.key(COMMUNE, honest)
    forged = make_revision(
        key, {"note": "phá"}, parents=[], author="huyen", device="m",
        edited_at="2023-05-02T01:00:00Z",
    )  # fmt: skip
    with commune.store.transaction():
        commune.store.append([forged], local=True)
    assert take(district, machines.package(commune, "xa")).status is Status.APPLIED
    say(other, "not_met", unit="01582")
    assert take(district, machines.package(other, "xa-khac")).status is Status.APPLIED


def test_a_key_that_two_laptops_withdrew_in_other_words_stays_withdrawn(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    sent = machines.package(commune, "xa")
    second = machines.laptops.from_package(machines.package(district, "huyen"), "huyen", "hai")
    take(district, sent)
    take(second, sent)
    for book, why in ((district, "mất máy"), (second, "xã báo mất máy hôm qua")):
        sender_keys.withdraw(book, the_key(book), why)
    machines.sit_at("huyen-hai")
    other = machines.package(second, "huyen-hai")
    asked = take(district, other)
    assert asked.reason == "key_changed"
    assert take(district, other, asked.about.key_code).status is Status.APPLIED
    assert district.store.conflicts()
    assert the_key(district).withdrawn
    say(commune, "not_met")
    assert take(district, machines.package(commune, "xa")).reason == "key_withdrawn"


def test_what_the_district_withdrew_a_commune_does_not_give_itself_back(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    take(district, machines.package(commune, "xa"))
    sender_keys.withdraw(district, the_key(district), "mất máy")
    assert [one.withdrawn for one in sender_keys.sender_keys(district)].count(True) == 1
    reply = machines.package(district, "huyen", to=COMMUNE)
    machines.sit_at("xa")
    take(commune, reply)
    own = next(one for one in sender_keys.sender_keys(commune) if one.own)
    assert own.withdrawn and sender_keys.own_key_withdrawn(commune)
    sender_keys.give_back(commune, own)
    own = next(one for one in sender_keys.sender_keys(commune) if one.own)
    assert own.withdrawn
    with pytest.raises(Refused, match="huyện"):
        sender_keys.give_back(commune, own)


def test_a_machine_whose_key_was_withdrawn_gives_nothing_out(
    machines: Machines, commune: Workbook
) -> None:
    machines.sit_at("xa")
    signing.machine_key()
    own = next(one for one in sender_keys.sender_keys(commune) if one.own)
    sender_keys.withdraw(commune, own, "mất máy")
    with pytest.raises(Refused, match="thu hồi"):
        machines.laptops.export(commune)


def test_a_withdrawn_key_that_was_never_seen_has_the_code_that_people_know(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    report = take(district, machines.package(commune, "xa"))
    sender_keys.withdraw(district, the_key(district), "mất máy")
    office = machines.laptops.from_plan("nong-nghiep")
    take(office, machines.package(district, "huyen"))
    withdrawn = the_key(office)
    assert withdrawn.withdrawn and not withdrawn.first_seen
    assert withdrawn.shown == withdrawn.code == report.about.key_code
    assert sender_keys.find_key(office, withdrawn.shown) == withdrawn


def test_a_withdrawal_that_names_another_key_shows_what_the_commands_know(
    machines: Machines, district: Workbook
) -> None:
    name = "0123456789abcdef" * 2
    body = {"note": "mất máy", "public_key": "00" * 32}
    key = sender_keys.WITHDRAWAL.key(COMMUNE, name)
    editing.write(district, "thử", [editing.Edit(key, body)])
    found = the_key(district)
    assert (found.code, found.shown) == ("", name[:16])
    assert sender_keys.find_key(district, found.shown) == found
    with pytest.raises(WrongUse):
        sender_keys.find_key(district, name[:5])
    with pytest.raises(Refused, match="chưa từng"):
        sender_keys.compare(district, found)
    sender_keys.give_back(district, found)
    assert not [one for one in sender_keys.sender_keys(district) if one.organisation == COMMUNE]
