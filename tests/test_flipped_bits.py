"""One flipped bit, anywhere in a package, is seen: in texts, in page heads, in empty space."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ntm_desktop.db.package_format import file_hash
from tests.packages import chain, package, read, reason_of


def flipped(data: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def test_one_flipped_bit_is_refused_wherever_it_is(tmp_path: Path) -> None:
    sound = package(tmp_path / "a.ntmx", chain(3)).read_bytes()
    chance = random.Random(7)
    target = tmp_path / "b.ntmx"
    for place in [*range(0, 100), *(chance.randrange(100, len(sound)) for _ in range(200))]:
        target.write_bytes(flipped(sound, place, chance.randrange(8)))
        assert reason_of(target) is not None, place


def test_an_untouched_package_is_taken(tmp_path: Path) -> None:
    assert read(package(tmp_path / "a.ntmx")).reason is None


def test_a_hash_that_does_not_stand_in_the_file_once_is_no_hash() -> None:
    for data, stated in ((b"x", "a" * 64), (b"a" * 128, "a" * 64), (b"ab", "ab")):
        with pytest.raises(ValueError, match="file hash"):
            file_hash(data, stated)
