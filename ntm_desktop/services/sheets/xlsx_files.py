"""Opening a workbook of Excel from outside: behind limits, before the library sees a byte.

The library would follow entities and make a cell for each place of a merged area, so both are
looked for first. Source of the words: design contract, "Which word for which fault".
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from ntm_desktop.errors import FileRefused
from ntm_desktop.texts import sheets as texts

MOST_BYTES = 20 * 2**20
MOST_UNZIPPED = 200 * 2**20
MOST_PARTS = 5_000
MOST_CELLS = 400_000
MOST_ELEMENTS = 4_000_000
_PIECE = 2**20
_OVERLAP = 256
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NEEDED = ("[Content_Types].xml", "xl/workbook.xml")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_MERGED = re.compile(rb"mergeCell\b[^>]{0,120}?ref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


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
    cells = elements = 0
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            more_cells, more_elements = _look_into(archive, part, path)
            cells, elements = cells + more_cells, elements + more_elements
            if cells > MOST_CELLS or elements > MOST_ELEMENTS:
                raise _refused("too_large", path)


def _look_into(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> tuple[int, int]:
    """How many cells a part makes, and how many elements it has.

    Raises FileRefused for a declared type or entity.
    """
    cells = elements = 0
    rest = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            if piece.startswith(_WIDE) and not rest:
                # Excel writes UTF-8 alone; in another encoding nothing can be looked for.
                raise _refused("damaged", path)
            text = rest + piece
            if _DECLARED.search(text):
                raise _refused("damaged", path)
            # What ends inside the overlap was counted with the piece before.
            cells += sum(found.end() > len(rest) for found in _CELL.finditer(text))
            cells += sum(
                _area(found) for found in _MERGED.finditer(text) if found.end() > len(rest)
            )
            elements += sum(found.end() > len(rest) for found in _ELEMENT.finditer(text))
            if cells > MOST_CELLS or elements > MOST_ELEMENTS:
                break
            rest = text[-_OVERLAP:]
    return cells, elements


def _area(found: re.Match[bytes]) -> int:
    left, top, right, bottom = found.groups()
    wide = abs(_column(right) - _column(left)) + 1
    high = abs(int(bottom[:9]) - int(top[:9])) + 1
    return wide * high


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number


def _refused(reason: str, path: Path) -> FileRefused:
    return FileRefused(reason, texts.refused(reason, path.name))
