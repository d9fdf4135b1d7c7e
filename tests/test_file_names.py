"""A finished file gets its name whole, only where the name is free, and what is told is true."""

import os
import time
from pathlib import Path

import pytest

from ntm_desktop import paths
from ntm_desktop.db.file_names import name_if_free
from ntm_desktop.services.exchange import exporting, signing
from tests.exchange_world import Laptops
from tests.packages import read


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)


def hold_halves(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """A scanner that holds every half for some tries; returns the tries that it refused."""
    refused: list[Path] = []
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name.endswith(".part") and path.exists() and len(refused) < times:
            refused.append(path)
            raise PermissionError(13, "held")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    return refused


@pytest.mark.parametrize("times", [1, 1000])
def test_a_package_that_got_its_name_is_told_though_its_half_cannot_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    laptops = Laptops(tmp_path)
    district = laptops.from_plan("huyen")
    signing.machine_key()
    stick = tmp_path / "usb"
    stick.mkdir()
    refused = hold_halves(monkeypatch, times)
    done = exporting.export(district, stick)
    assert refused and read(done.path).reason is None
    (entry,) = district.store.exports()
    assert Path(entry.path) == done.path
    assert [one for one in stick.iterdir() if one.suffix == ".part"] == (
        [] if times == 1 else [done.path.with_name(done.path.name + ".part")]
    )
    laptops.close()


def test_a_key_that_got_its_name_signs_though_its_half_cannot_be_taken_away(
    ntm_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = hold_halves(monkeypatch, 1000)
    made = signing.machine_key()
    assert refused and signing.machine_key().public == made.public


def test_a_key_never_replaces_another_where_the_place_knows_no_links(
    ntm_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other window's key comes between the look and the naming."""
    first = signing.machine_key()
    file = paths.user_home() / "signing-key.pem"
    kept = file.read_bytes()
    file.unlink()

    def refuse(*_: object) -> None:
        file.write_bytes(kept)
        raise OSError(1, "no links")

    monkeypatch.setattr(os, "link", refuse)
    assert signing.machine_key().public == first.public
    assert file.read_bytes() == kept
    assert not list(file.parent.glob("*.part"))


def test_a_name_that_is_taken_keeps_its_file(tmp_path: Path) -> None:
    part, target = tmp_path / "a.part", tmp_path / "a"
    part.write_bytes(b"new")
    target.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        name_if_free(part, target)
    assert (target.read_bytes(), part.read_bytes()) == (b"old", b"new")
