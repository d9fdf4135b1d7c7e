"""The exchange between a district, communes and offices, through real files."""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_desktop.db import verify
from ntm_desktop.errors import Refused, WrongUse
from ntm_desktop.services.exchange.conflicts import conflicts, resolve
from tests.exchange_world import Laptops, say, take, values
from tests.packages import SENDER

COMMUNES = ("01603", "01606", "01609")
OFFICES = ("nong-nghiep", "tai-nguyen-moi-truong")


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


def _known_codes(laptops: Laptops, office: str) -> tuple[str, ...]:
    book = laptops.books["huyen"]
    the_round = book.rules.default_round()
    assert the_round is not None
    return book.rules.codes_of(the_round.sets["commune"], office)


def test_files_in_any_order_twice_and_old_after_new_give_the_same_values(
    laptops: Laptops,
) -> None:
    district = laptops.from_plan("huyen")
    communes = [
        laptops.from_package(laptops.export(district, f"xa-{unit}"), f"xa-{unit}")
        for unit in COMMUNES
    ]
    offices = [laptops.from_package(laptops.export(district, org), org) for org in OFFICES]
    files: list[Path] = []
    for turn, unit in itertools.product(range(2), COMMUNES):
        book = laptops.books[f"xa-{unit}"]
        say(book, ("not_met", "met")[turn], unit=unit, note=f"lần {turn}")
        say(book, "met", "1.1", unit=unit, note=f"lần {turn}")
        files.append(laptops.export(book))
    for office in offices:
        for code, unit in itertools.product(_known_codes(laptops, office.org)[:2], COMMUNES):
            say(office, "not_met", code, unit=unit, note="thẩm định")
        files.append(laptops.export(office))
    say(district, "met", "17", unit="01606", note="kết luận")

    order = random.Random(7)
    everyone = [district, *communes, *offices]
    for _ in range(2):
        files.append(laptops.export(district))
        for book in everyone:
            order.shuffle(files)
            take(book, *files, files[0])
    expected = values(district)
    assert len({body for key, body in expected.items() if "17.8" in key}) > 1
    for book in everyone:
        assert values(book) == expected
        assert not conflicts(book)
        assert verify.faults(book.store) == []


def test_a_commune_made_from_the_districts_package_knows_rounds_and_its_unit(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    assert (commune.org, commune.district) == (SENDER, district.district)
    assert commune.rules.rounds() == district.rules.rounds()
    own = {key for key in district.store.keys(None) if "/01603" in key}
    assert own <= set(commune.store.keys(None))
    others = {key for key in commune.store.keys("assessment") if "/01603/" not in key}
    assert not others


def test_a_resolution_needs_a_reason_a_choice_and_the_right_person(pair: Laptops) -> None:
    district, commune = pair.books["huyen"], pair.books[SENDER]
    key = say(commune, "not_met")
    with pytest.raises(Refused):
        resolve(commune, key, "a", note="lý do")
    take(district, pair.export(commune))
    say(commune, "met")
    say(district, "not_met", note="huyện sửa", evaluator="self")
    take(district, pair.export(commune))
    head = conflicts(district)[0].heads[0].id
    for wrong in (
        {"take": head, "note": "  "},
        {"note": "lý do"},
        {"take": head, "body": {"stated": "met"}, "note": "lý do"},
        {"take": "", "note": "lý do"},
        {"take": "ffff", "note": "lý do"},
        {"body": {"stated": "tốt"}, "note": "lý do"},
    ):
        with pytest.raises(WrongUse):
            resolve(district, key, **wrong)
    office = pair.from_plan("nong-nghiep")
    take(office, pair.export(commune), pair.export(district))
    with pytest.raises(Refused):
        resolve(office, key, head, note="lý do")
    assert conflicts(office)
