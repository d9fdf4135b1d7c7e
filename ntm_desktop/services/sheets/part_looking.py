"""One part of a workbook read through before the library sees it: its declarations, its cells.

The library makes a cell for whatever stands in a row and for each place of an area that is merged,
linked or commented on, however the area is spelled; so parts are parsed, not searched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_PIECE = 2**16
_HEAD = 1024
_BLANK = b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"
_EBCDIC = b"Lo\xa7\x94"
_XML_ENDINGS = (".xml", ".rels", ".vml")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# Queries that Excel keeps in a workbook are in UTF-16.
_QUERIES = "customXml/"
# What the library makes into cells by their attribute "ref".
_AREAS = frozenset({"mergeCell", "hyperlink", "comment"})
# Old drawings that offices' programs write hold HTML; the library never reads them.
_DRAWING = ".vml"
_OF_DRAWINGS = frozenset(
    expat.errors.codes[fault]
    for fault in (
        expat.errors.XML_ERROR_TAG_MISMATCH,
        expat.errors.XML_ERROR_INVALID_TOKEN,
        expat.errors.XML_ERROR_UNDEFINED_ENTITY,
    )
)


class BadPart(Exception):
    """A part that is no plain XML: it declares types, is in another encoding, or is broken."""


@dataclass(slots=True)
class Counts:
    """How many cells the library would make, how many elements it would read."""

    cells: int = 0
    elements: int = 0


@dataclass(slots=True)
class _Counter:
    """Counts while a part is parsed."""

    counts: Counts
    open: list[str] = field(default_factory=list)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(":")[2]
        self.counts.elements += 1
        if local == "c" or (self.open and self.open[-1] == "row"):
            self.counts.cells += 1
        elif local in _AREAS:
            for attribute, area in attributes.items():
                if attribute.rpartition(":")[2] == "ref":
                    self.counts.cells += area_of(area)
        self.open.append(local)

    def end(self, _name: str) -> None:
        """An element ends."""
        self.open.pop()


def look_into(file: IO[bytes], name: str, counts: Counts, enough: Callable[[], bool]) -> None:
    """Add what a part holds to ``counts``; ``enough``: whether the limits are passed already.

    Every part that is XML by its name or by how it begins is parsed; others (pictures, settings of
    printers) are left. Raises BadPart.
    """
    piece = file.read(_HEAD)
    named = name.lower().endswith(_XML_ENDINGS)
    begins = piece.lstrip(_BLANK).startswith(b"<") or piece.startswith(_EBCDIC)
    # A part of blanks alone for its first piece may become anything; one of zeros is no XML.
    blank = len(piece) == _HEAD and not piece.strip(_BLANK) and bool(piece.strip(b"\x00"))
    if not (named or begins or blank):
        return
    wide = piece.startswith(_WIDE)
    if (wide or b"\x00" in piece) and not (wide and name.startswith(_QUERIES)):
        raise BadPart(name)  # Excel writes all that the library reads in UTF-8
    counter = _Counter(counts)
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.begin
    parser.EndElementHandler = counter.end
    parser.StartDoctypeDeclHandler = _declared
    parser.EntityDeclHandler = _declared
    try:
        while piece:
            parser.Parse(piece, False)
            if enough():
                return
            piece = file.read(_PIECE)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as fault:
        code = getattr(fault, "code", None)
        if not (name.lower().endswith(_DRAWING) and code in _OF_DRAWINGS):
            raise BadPart(name) from fault


def _declared(*_said: object) -> None:
    raise BadPart("<!DOCTYPE>")


def area_of(text: str) -> int:
    """How many cells an area has, in any spelling that the library takes. Raises BadPart."""
    from openpyxl.utils.cell import range_boundaries

    wide, high = 16_384, 1_048_576
    try:
        left, top, right, bottom = range_boundaries(text.rpartition("!")[2])
    except (ValueError, TypeError) as fault:
        raise BadPart(text) from fault
    across = wide if left is None or right is None else abs(right - left) + 1
    down = high if top is None or bottom is None else abs(bottom - top) + 1
    return int(across * down)
