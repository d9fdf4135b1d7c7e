"""A document as plain values; what writes it into a file knows nothing of the programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; ``large`` stands out (a code to be read aloud)."""

    text: str
    bold: bool = False
    large: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part; ``level`` 1 ("I."), 2 ("1."), 3 ("a)")."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, a line each; empty values are left out by whoever makes it."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row that is repeated on every page.

    ``widths``: shares of the page's width. ``numbers``: places of columns set to the right.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()


Block: TypeAlias = Paragraph | Heading | Facts | Table


@dataclass(frozen=True, slots=True)
class Document:
    """``organisation`` stands above on the left, ``number`` under it ("Số:   /BC-UBND").

    ``signatures``: (who, how), side by side, never parted from each other. ``recipients``: the
    lines of "Nơi nhận", on the left of the signature. ``mark``: at the foot of every page, for
    samples. ``wide``: the page lies on its side. ``closing``: the last sentence, on the page of the
    signature, which so never stands alone.
    """

    organisation: str
    title: str
    subtitle: str
    date_line: str
    blocks: tuple[Block, ...]
    signatures: tuple[tuple[str, str], ...] = ()
    mark: str = ""
    wide: bool = False
    number: str = ""
    recipients: tuple[str, ...] = ()
    closing: str = ""


def lines_of(text: str, letters: float) -> int:
    """About how many lines a text takes in a cell that has room for so many letters a line."""
    return sum(1 + int(len(part) / max(letters, 1)) for part in text.split("\n"))
