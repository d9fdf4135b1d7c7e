"""Laptops with keys of their own, for tests of who signed what."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from ntm_desktop.services.exchange import importing, sender_keys
from ntm_desktop.services.exchange.import_reports import ImportReport
from ntm_desktop.services.exchange.sender_keys import SenderKey
from ntm_desktop.services.workbook import Workbook
from tests.exchange_world import Laptops

COMMUNE = "xa-01603"


class Machines:
    """Laptops, each with a user's folder, and so a key, of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.laptops = Laptops(folder)
        self._folder, self._patch = folder, patch

    def sit_at(self, name: str) -> None:
        self._patch.setenv("NTM_HOME", str(self._folder / f"home-{name}"))

    def package(self, book: Workbook, at: str, to: str | None = None) -> Path:
        self.sit_at(at)
        file = self.laptops.export(book, to)
        self.sit_at("huyen")
        return file


def take(book: Workbook, file: Path, *codes: str, unsigned: bool = False) -> ImportReport:
    (report,) = importing.import_files(book, [file], accept_codes=codes, accept_unsigned=unsigned)
    return report


def the_key(book: Workbook, organisation: str = COMMUNE) -> SenderKey:
    (found,) = [one for one in sender_keys.sender_keys(book) if one.organisation == organisation]
    return found


def file_hash(file: Path) -> bytes:
    return sha256(file.read_bytes()).digest()
