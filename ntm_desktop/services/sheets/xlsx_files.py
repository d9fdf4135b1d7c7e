"""Opening a workbook of Excel from outside: behind limits, before the library sees a byte.

The library would follow entities and make a cell for each place of an area, so every part is
looked through first (:mod:`part_looking`). Source of the words: docs/contract.md, "Words of
refusal".
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_desktop.errors import FileRefused
from ntm_desktop.services.sheets.part_looking import BadPart, Counts, look_into
from ntm_desktop.texts import sheets as texts

MOST_BYTES = 20 * 2**20
MOST_UNZIPPED = 200 * 2**20
MOST_PARTS = 5_000
MOST_CELLS = 400_000
MOST_ELEMENTS = 4_000_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NEEDED = ("[Content_Types].xml", "xl/workbook.xml")


@dataclass(frozen=True, slots=True)
class XlsxFile:
    """The bytes of a workbook that passed the limits."""

    path: Path
    data: bytes

    @property
    def sha256(self) -> bytes:
        """Names the bytes."""
        return sha256(self.data).digest()

    def load(self, *, values: bool) -> Any:
        """The library's workbook; ``values``: saved results instead of formulas.

        Raises FileRefused("damaged"): whatever the library stumbles over.
        """
        import openpyxl

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # parts of Excel that it leaves out
                return openpyxl.load_workbook(BytesIO(self.data), data_only=values)
        except Exception as fault:
            raise _refused("damaged", self.path) from fault


def open_xlsx(path: Path) -> XlsxFile:
    """Read a file and look through it. Raises FileRefused: unreadable, too_large, not_ours (with
    its own sentence for .xls and for a password), damaged."""
    data = _bytes(path)
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise FileRefused("not_ours", texts.with_password(path.name))
        raise FileRefused("not_ours", texts.old_format(path.name))
    if not data.startswith(b"PK"):
        raise _refused("not_ours", path)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _look(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
            ValueError) as fault:  # fmt: skip
        raise _refused("damaged", path) from fault
    return XlsxFile(path, data)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise _refused("unreadable", path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused("too_large", path)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise _refused("unreadable", path) from fault
    if len(data) > MOST_BYTES:
        raise _refused("too_large", path)
    return data


def _look(archive: zipfile.ZipFile, path: Path) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNZIPPED:
        raise _refused("too_large", path)
    names = {part.filename for part in parts}
    if not names.issuperset(_NEEDED):
        raise _refused("not_ours", path)
    counts = Counts()

    def enough() -> bool:
        return counts.cells > MOST_CELLS or counts.elements > MOST_ELEMENTS

    for part in parts:
        try:
            with archive.open(part) as file:
                look_into(file, part.filename, counts, enough)
        except BadPart as fault:
            raise _refused("damaged", path) from fault
        if enough():
            raise _refused("too_large", path)


def _refused(reason: str, path: Path) -> FileRefused:
    return FileRefused(reason, texts.refused(reason, path.name))
