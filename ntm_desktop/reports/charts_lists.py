"""The lists on a commune's page: headings and lines written into a column until it is full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_desktop.reports import charts_frame as frame
from ntm_desktop.reports.charts_funding import LOOKS
from ntm_desktop.texts import charts as texts

SIZES = (11, 10, 9, 8)  # points, the largest that fits
LINE = 1.42  # of the text size
INDENT = 0.14
AFTER = 0.12  # inches under a block


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list. ``bold``: it stands for what follows, which is set in.

    ``stage``: it is a bar of money of that stage, ``part`` of the longest one (0 to 1).
    """

    words: str
    bold: bool = False
    indent: bool = False
    stage: str = ""
    part: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and what stands under it; ``shorter``: the same in fewer and fewer lines."""

    heading: str
    items: tuple[Item, ...]
    shorter: tuple[tuple[Item, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ListColumn:
    """Blocks one under another between two edges, in inches."""

    blocks: tuple[Block, ...]
    left: float
    right: float

    def shortened(self, times: int) -> ListColumn:
        """The same in fewer lines, as far as a block has them."""
        blocks = tuple(
            Block(one.heading, ((one.items, *one.shorter)[: times + 1])[-1]) for one in self.blocks
        )
        return ListColumn(blocks, self.left, self.right)

    def height(self, size: float) -> float:
        """Inches that all of it takes at a text size."""
        width, step = self.right - self.left, size / 72 * LINE
        lines = sum(
            len(frame.wrap(block.heading, width, size, bold=True))
            + len(list(_rows(block.items, width, size)))
            for block in self.blocks
        )
        return lines * step + AFTER * (len(self.blocks) - 1)


def write(page: frame.Page, top: float, *several: ListColumn) -> None:
    """Write columns down to the foot of the page: everything as large as it fits, else shortened.

    Every block keeps its heading; where the room ends, the lines that are left are counted.
    """
    columns, size = _fitting(page, top - page.bottom, several)
    for column in columns:
        _write(page, column, top, size)


def _fitting(
    page: frame.Page, room: float, several: Sequence[ListColumn]
) -> tuple[Sequence[ListColumn], float]:
    """In full or shortened, and the text size; the smallest one where nothing fits."""
    columns = list(several)
    for times in range(1 + max(len(b.shorter) for one in several for b in one.blocks)):
        columns = [one.shortened(times) for one in several]
        for points in SIZES:
            size = page.size(points)
            if all(column.height(size) <= room for column in columns):
                return columns, size
    return columns, page.size(SIZES[-1])


def _write(page: frame.Page, column: ListColumn, top: float, size: float) -> None:
    step, edge = size / 72 * LINE, top
    blocks, width = column.blocks, column.right - column.left
    for place, block in enumerate(blocks):
        later = sum(_least(after, width, size) for after in blocks[place + 1 :]) * step
        later += AFTER * (len(blocks) - place - 1)
        lines = int((edge - page.bottom - later) / step + 1e-6)
        edge = _block(page, block, column.left, column.right, edge, max(1, lines), size) - AFTER


def _least(block: Block, width: float, size: float) -> int:
    """Lines that a block keeps whatever comes before it: its heading and three of its own."""
    heading = len(frame.wrap(block.heading, width, size, bold=True))
    return heading + min(3, len(block.items))


def _block(
    page: frame.Page,
    block: Block,
    left: float,
    right: float,
    top: float,
    room: int,
    size: float,
) -> float:
    step = size / 72 * LINE
    for line in frame.wrap(block.heading, right - left, size, bold=True):
        _text(page, line, left, top - step / 2, size, weight="bold")
        top -= step
        room -= 1
    rows = list(_rows(block.items, right - left, size))
    if len(rows) > room:
        kept = max(0, room - 1)
        rows = [*rows[:kept], (Item(texts.PORTRAIT_MORE.format(count=len(rows) - kept)), "")][:room]
        rows = [(item, words or item.words) for item, words in rows]
    for item, words in rows:
        at = left + (INDENT if item.indent else 0.0)
        if item.stage:
            _bar(page, item, left, right, top, step, size)
        else:
            _text(page, words, at, top - step / 2, size, weight="bold" if item.bold else "normal")
        top -= step
    return top


def _rows(items: Sequence[Item], width: float, size: float) -> Iterator[tuple[Item, str]]:
    """Every item in as many lines as the width asks for."""
    for item in items:
        room = width - (INDENT if item.indent else 0.0)
        for line in frame.wrap(item.words, room, size, item.bold):
            yield item, line


def _text(
    page: frame.Page, words: str, left: float, middle: float, size: float, **style: Any
) -> None:
    width, height = page.figure.get_size_inches()
    page.figure.text(
        left / width, middle / height, words, size=size, color=frame.INK, ha="left",
        va="center", **style,
    )  # fmt: skip


def _bar(
    page: frame.Page, item: Item, left: float, right: float, top: float, step: float, size: float
) -> None:
    from matplotlib.patches import Rectangle

    width, height = page.figure.get_size_inches()
    said = texts.FUNDING_LEGEND[item.stage]
    _text(page, said, left, top - step / 2, size)
    start = left + max(frame.text_width(one, size) for one in texts.FUNDING_LEGEND.values()) + 0.1
    room = right - start - frame.text_width(item.words, size) - 0.1
    long = max(0.0, room) * item.part
    color, hatch = LOOKS[item.stage]
    if long:
        page.figure.add_artist(
            Rectangle(
                (start / width, (top - step * 0.85) / height), long / width, step * 0.7 / height,
                facecolor=color, edgecolor=frame.INK, hatch=hatch, linewidth=0.6,
                transform=page.figure.transFigure,
            )
        )  # fmt: skip
    _text(page, item.words, start + long + 0.06, top - step / 2, size)
