"""Packages are signed: pinned at first sight, refused when changed or tampered with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.db.package_format import SIGNATURE
from ntm_desktop.domain.codes import file_code, key_code, same_code
from ntm_desktop.errors import FileRefused, StorageFailed
from ntm_desktop.services import opening
from ntm_desktop.services.exchange import importing, sender_keys, signing
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import say, state
from tests.packages import changed
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


def unsigned(file: Path) -> Path:
    return changed(file, f"DELETE FROM manifest WHERE name='{SIGNATURE}'")


def test_a_key_is_taken_at_first_sight_and_marked_until_it_is_compared(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    report = take(district, machines.package(commune, "xa"))
    assert (report.status, report.about.key_state) == (Status.APPLIED, "first_seen")
    assert the_key(district).state == "seen"
    sender_keys.compare(district, the_key(district))
    assert the_key(district).state == "compared"
    say(commune, "not_met")
    assert take(district, machines.package(commune, "xa")).about.key_state == "compared"


def test_the_code_is_the_same_at_both_ends(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    report = take(district, machines.package(commune, "xa"))
    machines.sit_at("xa")
    own = next(one for one in sender_keys.sender_keys(commune) if one.own)
    assert own.code == report.about.key_code == key_code(signing.machine_key().public)


def test_a_changed_key_is_refused_until_its_code_is_accepted(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    take(district, machines.package(commune, "xa"))
    say(commune, "not_met")
    file = machines.package(commune, "la")
    before = state(district)
    refused = take(district, file)
    assert (refused.status, refused.reason) == (Status.REFUSED, "key_changed")
    assert refused.about.key_code in refused.sentence
    assert state(district) == before
    assert take(district, file, "0000 0000 0000 0000").reason == "key_changed"
    accepted = take(district, file, refused.about.key_code.replace(" ", ""))
    assert (accepted.status, accepted.about.key_state) == (Status.APPLIED, "compared")
    say(commune, "met")
    assert take(district, machines.package(commune, "la")).status is Status.APPLIED
    say(commune, "not_met")
    assert take(district, machines.package(commune, "xa")).status is Status.APPLIED


def test_what_was_changed_after_signing_is_refused_whatever_key_is_accepted(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    file = changed(
        machines.package(commune, "xa"), "UPDATE manifest SET value='99' WHERE name='number'"
    )
    refused = take(district, file)
    assert refused.reason == "bad_signature"
    machines.sit_at("xa")
    code = key_code(signing.machine_key().public)
    machines.sit_at("huyen")
    assert take(district, file, code).reason == "bad_signature"


def test_a_file_whose_own_code_was_compared_comes_in_but_pins_no_key(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    file = changed(
        machines.package(commune, "xa"), "UPDATE manifest SET value='99' WHERE name='number'"
    )
    code = take(district, file).about.key_code
    assert same_code(code, file_code(file_hash(file)))
    assert take(district, file, code).status is Status.APPLIED
    assert [one for one in sender_keys.sender_keys(district) if one.organisation == COMMUNE] == []


def test_a_package_without_a_signature_needs_a_yes(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    file = unsigned(machines.package(commune, "xa"))
    assert take(district, file).reason == "unsigned"
    assert take(district, file, unsigned=True).status is Status.APPLIED


def test_taking_an_import_back_takes_the_pin_with_it(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    report = take(district, machines.package(commune, "la"))
    assert report.import_number is not None
    importing.undo_import(district, report.import_number)
    assert take(district, machines.package(commune, "xa")).about.key_state == "first_seen"


def test_a_new_workbook_is_not_made_from_a_package_that_was_tampered_with(
    machines: Machines, district: Workbook, tmp_path: Path
) -> None:
    file = changed(
        machines.package(district, "huyen"), "UPDATE manifest SET value='99' WHERE name='number'"
    )
    with pytest.raises(FileRefused) as refused:
        opening.create_from_package(tmp_path / "moi.ntm", file, COMMUNE)
    assert refused.value.reason == "bad_signature"
    assert not (tmp_path / "moi.ntm").exists()


def test_the_private_key_is_in_no_workbook_and_no_package(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    file = machines.package(commune, "xa")
    take(district, file)
    machines.sit_at("xa")
    key = signing.machine_key()
    secret = key._private.private_bytes_raw()
    district.close()
    for holder in (file, commune.path, district.path):
        data = holder.read_bytes()
        assert secret not in data
        assert secret.hex().encode() not in data
    pem = next(Path(paths.user_home()).glob("*.pem"))
    assert pem.stat().st_mode & 0o077 == 0


def test_a_key_file_that_is_broken_is_said_and_not_replaced(
    machines: Machines, commune: Workbook
) -> None:
    file = paths.user_home() / "signing-key.pem"
    file.write_text("hỏng")
    with pytest.raises(StorageFailed, match="Khoá ký"):
        signing.machine_key()
    assert file.read_text() == "hỏng"


def test_the_signature_covers_the_key_that_is_named(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    """A thief puts his own key into the manifest and signs nothing: the hash no longer fits."""
    file = machines.package(commune, "xa")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE manifest SET value=? WHERE name='public_key'", ("ab" * 32,))
    connection.commit()
    connection.close()
    assert take(district, file).reason == "hash_mismatch"
    assert take(district, changed(file)).reason == "bad_signature"


def test_nobody_is_taken_at_first_sight_in_the_own_name(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    twin = machines.laptops.copied(commune, "xa-2")
    commune = machines.laptops.books[COMMUNE]
    say(twin, "not_met")
    file = machines.package(twin, "xa-2")
    machines.sit_at("xa")
    refused = take(commune, file)
    assert refused.reason == "key_changed"
    assert take(commune, file, refused.about.key_code).status is Status.APPLIED


def test_a_workbook_is_made_of_ones_own_package_on_a_new_laptop(
    machines: Machines, district: Workbook, tmp_path: Path
) -> None:
    file = machines.package(district, "huyen")
    machines.sit_at("huyen-moi")
    opening.create_from_package(tmp_path / "moi.ntm", file, "huyen").close()


def test_a_code_that_is_not_the_files_is_told(
    machines: Machines, district: Workbook, commune: Workbook
) -> None:
    take(district, machines.package(commune, "xa"))
    say(commune, "not_met")
    refused = take(district, machines.package(commune, "la"), "1111 2222 3333 4444")
    assert "không phải mã của tệp" in refused.sentence
