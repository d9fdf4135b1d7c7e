"""The day of the deadline: sixteen files on one stick, and what is wrong with seven of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.services.exchange import importing
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops, say

CONFLICTING = "01603"


@dataclass(frozen=True, slots=True)
class Stick:
    """Paths by what is to become of them; ``district`` is closed again."""

    district: Path
    good: tuple[Path, ...]
    damaged: tuple[Path, ...]
    old: tuple[Path, ...]
    stranger: Path
    conflicting: Path

    def files(self) -> list[Path]:
        """All sixteen, by name, as a folder shows them."""
        found = [*self.good, *self.damaged, *self.old, self.stranger, self.conflicting]
        return sorted(found, key=lambda path: path.name)


def sixteen(folder: Path, at: Callable[[str], None]) -> Stick:
    """Make the files; ``at(name)`` sits down at a laptop of that name (a user's folder)."""
    laptops = Laptops(folder)
    stick = folder / "usb"
    stick.mkdir()
    at("huyen")
    district = laptops.from_plan("huyen")
    units = [unit.code for unit in communes(district)]
    assert len(units) == 16
    made: dict[str, Path] = {}
    old = []
    for unit in units:
        at(unit)
        book = laptops.from_plan(f"xa-{unit}")
        say(book, "met", unit=unit, note="xã tự rà soát")
        first = _out(laptops, book, stick)
        if unit in units[12:14]:  # these two have sent a newer one before
            say(book, "not_met", unit=unit)
            newer = _out(laptops, book, stick)
            at("huyen")
            importing.import_files(district, [newer])
            newer.unlink()
            old.append(first)
        elif unit == units[14]:
            at("huyen")
            importing.import_files(district, [first])
            first.unlink()
            at("nguoi-la")
            say(book, "not_met", unit=unit)
            made[unit] = _out(laptops, book, stick)
        else:
            made[unit] = first
    at("huyen")
    say(district, "not_met", unit=CONFLICTING, evaluator="self", note="nghe qua điện thoại")
    spoiled = [unit for unit in units[:12] if unit != CONFLICTING][:3]
    damaged = [made.pop(unit) for unit in spoiled]
    for place, file in enumerate(damaged):
        _spoil(file, place)
    stranger = made.pop(units[14])
    conflicting = made.pop(CONFLICTING)
    path = district.path
    laptops.close()
    return Stick(path, tuple(made.values()), tuple(damaged), tuple(old), stranger, conflicting)


def _out(laptops: Laptops, book: Workbook, stick: Path) -> Path:
    file = laptops.export(book)
    target = stick / file.name
    os.replace(file, target)
    return target


def _spoil(file: Path, place: int) -> None:
    data = file.read_bytes()
    if place == 0:
        file.write_bytes(data[: len(data) // 2])
    elif place == 1:
        file.write_bytes(b"")
    else:
        middle = len(data) // 2
        file.write_bytes(data[:middle] + bytes(4096) + data[middle + 4096 :])
