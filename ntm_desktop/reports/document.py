"""A document as plain values; what writes it into a file knows nothing of the programme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; ``large`` stands out (a code to be read aloud)."""

    text: str
    bold: bool = False
    large: bool = False
    centred: bool = False

    @property
    def indented(self) -> bool:
        """Whether its first line stands in: that of running text, not dots to be written on."""
        return not (self.centred or self.large or not self.text.strip("….\n "))


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a PNG, centred, with its caption under it and never parted from it.

    ``width_share``: of the width of the lines, more than 0 and at most 1. ``height_over_width``: of
    the picture; one that would be taller than a page is made smaller as a whole.
    """

    png: bytes
    caption: str
    width_share: float
    height_over_width: float

    def size_within(self, width: float, height: float) -> tuple[float, float]:
        """Width and height on paper that leaves that much room, in its unit."""
        wide = min(width * self.width_share, height / self.height_over_width)
        return wide, wide * self.height_over_width


Block: TypeAlias = Paragraph | Heading | Facts | Table | Picture

# At most so many paragraphs, and letters in them, are kept with a signature.
_TAIL, _TAIL_LETTERS = 3, 700

# Width and height in mm of the papers that a document is made for, upright.
PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}


@dataclass(frozen=True, slots=True)
class Document:
    """``organisation`` stands above on the left, ``number`` under it ("Số:   /BC-UBND").

    ``signatures``: (who, how), side by side, never parted from each other. ``recipients``: the
    lines of "Nơi nhận", on the left of the signature. ``mark``: at the foot of every page, for
    samples. ``wide``: the page lies on its side. ``closing``: the last sentence, on the page of the
    signature, which so never stands alone. ``paper``: one of PAPERS. ``parent``: the superior body
    above the organisation (NĐ 30/2020/NĐ-CP, annex I). ``annex``: of an annex, "Phụ lục …" above
    the title, and after a line break "(Kèm theo …)" under it; such a paper has no number.
    ``day``: of the document, when the file says that it was made.
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
    paper: str = "A4"
    parent: str = ""
    annex: str = ""
    day: date | None = None

    def on(self, paper: str) -> Document:
        """The document for that paper, one of PAPERS."""
        return replace(self, paper=paper)

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of its pages in mm, as they lie."""
        short, long = PAPERS[self.paper]
        return (long, short) if self.wide else (short, long)

    @property
    def annex_lines(self) -> tuple[str, str]:
        """What stands above the title of an annex and under it; both empty for other papers."""
        above, _, under = self.annex.partition("\n")
        return above, under

    @property
    def tail(self) -> tuple[Block, ...]:
        """The last words with their heading: they stand on the page of the signature, if they are
        few. Empty where nobody signs."""
        at = len(self.blocks)
        if not self.signatures:
            return ()
        letters = 0
        while at and len(self.blocks) - at < _TAIL:
            block = self.blocks[at - 1]
            if not isinstance(block, Paragraph):
                break
            letters += len(block.text)
            if letters > _TAIL_LETTERS:
                break
            at -= 1
        while 0 < at < len(self.blocks) and isinstance(self.blocks[at - 1], Heading):
            at -= 1
        return self.blocks[at:]

    @property
    def signing(self) -> tuple[tuple[str, str] | None, ...]:
        """What stands in the line of the signatures from left to right, None for a free place: one
        who signs alone does so on the right, beside "Nơi nhận" (NĐ 30/2020/NĐ-CP, annex I)."""
        return (None, *self.signatures) if len(self.signatures) == 1 else self.signatures

    @property
    def body(self) -> tuple[Block, ...]:
        """What stands before the tail."""
        return self.blocks[: len(self.blocks) - len(self.tail)]
