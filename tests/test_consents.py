"""A yes is said of one file: by a code that names it, or the key that signed it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.domain.codes import key_code
from ntm_desktop.services.exchange import importing, sender_keys, signing
from ntm_desktop.services.exchange.consents import code_of, consents
from ntm_desktop.services.exchange.import_reports import Status
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say


@pytest.fixture
def laptops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptops]:
    monkeypatch.setenv("NTM_HOME", str(tmp_path / "home-huyen"))
    found = Laptops(tmp_path)
    yield found
    found.close()


@pytest.fixture
def district(laptops: Laptops) -> Workbook:
    return laptops.from_plan("huyen")


def workbooks(laptops: Laptops, *units: str) -> list[Path]:
    """Whole workbooks of communes, closed."""
    found = []
    for unit in units:
        book = laptops.from_plan(f"xa-{unit}")
        say(book, "met", unit=unit)
        found.append(book.path)
        laptops.books.pop(f"xa-{unit}").close()
    return found


def test_a_yes_without_a_name_is_for_one_unsigned_file_only(
    laptops: Laptops, district: Workbook
) -> None:
    two = workbooks(laptops, "01603", "01630")
    seen = importing.preview(district, two)
    both = consents(seen, (), unsigned=True)
    assert both.by_file == {} and both.nameless == 2
    one = consents(seen[:1], (), unsigned=True)
    assert list(one.by_file) == [str(two[0])] and one.nameless == 0


def test_the_code_of_one_unsigned_file_lets_the_other_not_in(
    laptops: Laptops, district: Workbook
) -> None:
    two = workbooks(laptops, "01603", "01630")
    said = consents(importing.preview(district, two), [])
    assert said.by_file == {}
    seen = importing.preview(district, two)
    said = consents(seen, [code_of(seen[1])])
    reports = importing.import_files(district, two, accept_by_file=said.by_file)
    assert [one.reason for one in reports] == ["unsigned", None]


def test_a_changed_key_is_compared_for_its_sender_and_for_nobody_else(
    laptops: Laptops,
    district: Workbook,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    books = [laptops.from_plan(f"xa-{unit}") for unit in ("01603", "01630")]

    def packages(at: str, stated: str) -> list[Path]:
        monkeypatch.setenv("NTM_HOME", str(tmp_path / f"home-{at}"))
        for book in books:
            say(book, stated, unit=book.org.removeprefix("xa-"))
        made = [laptops.export(book) for book in (*books, books[0])]
        monkeypatch.setenv("NTM_HOME", str(tmp_path / "home-huyen"))
        return made

    importing.import_files(district, packages("xa", "met"))
    files = packages("la", "not_met")
    seen = importing.preview(district, files)
    assert {one.reason for one in seen} == {"key_changed"}
    assert len({code_of(one) for one in seen}) == 1
    said = consents(seen, [code_of(seen[0])])
    assert set(said.by_file) == {str(files[0]), str(files[2])}
    reports = importing.import_files(district, files, accept_by_file=said.by_file)
    assert [one.reason for one in reports] == [None, "key_changed", None]


def test_each_file_by_a_withdrawn_key_is_agreed_to_by_itself(
    laptops: Laptops, district: Workbook
) -> None:
    commune = laptops.from_plan("xa-01603")
    say(commune, "met")
    first = laptops.export(commune)
    importing.import_files(district, [first])
    key = key_code(signing.machine_key().public)
    sender_keys.withdraw(district, sender_keys.find_key(district, key, "xa-01603"), "mất máy")
    files = []
    for stated in ("not_met", "met"):
        say(commune, stated)
        files.append(laptops.export(commune))
    seen = importing.preview(district, files)
    assert [one.reason for one in seen] == ["key_withdrawn"] * 2
    assert consents(seen, [key]).unused == (key,)
    said = consents(seen, [code_of(seen[1])])
    assert list(said.by_file) == [str(files[1])]
    reports = importing.import_files(district, files, accept_by_file=said.by_file)
    assert [one.reason for one in reports] == ["key_withdrawn", None]


def test_a_code_that_fits_no_file_is_told_at_each_that_waits(
    laptops: Laptops, district: Workbook
) -> None:
    (one,) = workbooks(laptops, "01603")
    said = consents(importing.preview(district, [one]), ["1111 1111 1111"])
    assert said.unused == ("1111 1111 1111",)
    (report,) = importing.import_files(district, [one], accept_by_file=said.by_file)
    assert report.status is Status.REFUSED and "không phải mã của tệp này" in report.sentence
