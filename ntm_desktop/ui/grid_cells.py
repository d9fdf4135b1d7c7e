"""What a grid shows, as plain values, and the text form of a block on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ntm_desktop.ui import theme

Align = Literal["left", "center", "right"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``mark`` stands before the text; colour never says anything alone.

    ``choices``: the only texts that it takes, offered as a menu by F2, Alt+Down and double click.
    """

    text: str = ""
    mark: str = ""
    ink: str = theme.INK
    paper: str = theme.PAPER
    align: Align = "left"
    editable: bool = False
    choices: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Mark and text as they stand in the cell."""
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``width`` in pixels at 100 %; neighbours with the same ``group`` share a heading
    above theirs."""

    title: str
    width: int = 90
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its frozen heading; ``note`` stands quietly at the heading's right."""

    title: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell of a block to be written."""

    row: int
    column: int
    text: str


def parse_block(text: str) -> list[list[str]]:
    """What a spreadsheet puts on the clipboard → rows of texts.

    Tabs part cells, line ends part rows; a cell in double quotes may hold both, "" is a quote.
    """
    rows: list[list[str]] = [[]]
    position, length = 0, len(text)
    while position <= length:
        value, position = _parse_cell(text, position)
        rows[-1].append(value)
        if position >= length:
            break
        ended_row = text[position] != "\t"
        position += 2 if text.startswith("\r\n", position) else 1
        if ended_row:
            if position >= length:
                break
            rows.append([])
    return rows


def format_block(rows: Sequence[Sequence[str]]) -> str:
    """Rows of texts → what a spreadsheet takes from the clipboard."""
    return "\n".join("\t".join(_quoted(text) for text in row) for row in rows)


def _parse_cell(text: str, start: int) -> tuple[str, int]:
    if text.startswith('"', start):
        position, parts = start + 1, []
        while (end := text.find('"', position)) >= 0:
            parts.append(text[position:end])
            if text.startswith('""', end):
                parts.append('"')
                position = end + 2
                continue
            if end + 1 == len(text) or text[end + 1] in "\t\r\n":
                return "".join(parts), end + 1
            break
    end = start
    while end < len(text) and text[end] not in "\t\r\n":
        end += 1
    return text[start:end], end


def _quoted(text: str) -> str:
    if text.startswith('"') or any(mark in text for mark in "\t\r\n"):
        return '"' + text.replace('"', '""') + '"'
    return text
