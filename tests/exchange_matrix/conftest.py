"""What the tests of the matrix share: a desk, a district's workbook, a genuine package."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ntm_desktop.services.workbook import Workbook
from tests.exchange_matrix.matrix_hands import HUYEN, STICK_CHECKS, Desk, Medium
from tests.exchange_world import say, take_one
from tests.packages import SENDER


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    several = Desk(tmp_path)
    yield several
    several.close()


@pytest.fixture
def district(desk: Desk) -> Workbook:
    return desk.ready(HUYEN)


@pytest.fixture
def sent(desk: Desk, district: Workbook, tmp_path: Path) -> Path:
    """What a commune really exported: several records, one of them edited seven times."""
    commune = desk.ready(SENDER)
    for code in ("1.1", "1.2", "2.1", "8.1", "8.2", "18.1"):
        say(commune, "met", code, note="có biên bản kiểm tra kèm theo")
    for turn in range(7):
        say(commune, "not_met", note=f"rà soát lần {turn}")
    path = desk.export(commune)
    commune.close()
    return path


@pytest.fixture
def pair(desk: Desk, district: Workbook) -> Desk:
    """A district and a commune whose workbook came from the district's package."""
    desk.from_package(desk.export(district, SENDER), SENDER)
    return desk


@pytest.fixture
def commune(pair: Desk) -> Workbook:
    return pair.books[SENDER]


@pytest.fixture
def shared(pair: Desk, district: Workbook, commune: Workbook) -> str:
    """The key of a record that both sides have; its value is "not_met"."""
    key = say(commune, "not_met", note="đầu tiên")
    assert take_one(district, pair.export(commune)).new == 1
    return key


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Medium]:
    """Needs the right to mount; where there is none, a person with a stick is asked instead."""
    place = tmp_path / "dia"
    place.mkdir()
    disk = Medium(place)
    try:
        disk.put_in("200k")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(f"no right to mount a disk here: run {STICK_CHECKS} with a real stick")
    yield disk
    with suppress(subprocess.CalledProcessError):
        disk.take_out()
