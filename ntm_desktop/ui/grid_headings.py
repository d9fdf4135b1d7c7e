"""The frozen headings of a grid: columns with their groups, rows, and the corner between."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence

from ntm_desktop.ui import theme
from ntm_desktop.ui.grid_cells import Column, Row

_PADDING = 8
_GROUP_HEIGHT = 26
_FAR = 20_000


def draw_head(canvas: tk.Canvas, columns: Sequence[Column], lefts: Sequence[int]) -> int:
    """Draw the column headings, wrapped, under their groups. Returns the height in pixels.

    ``lefts``: the left edge of each column, and the right edge of the last.
    """
    canvas.delete("all")
    padding = theme.px(canvas, 6)
    band = theme.px(canvas, _GROUP_HEIGHT) if any(column.group for column in columns) else 0
    low = band
    for index, column in enumerate(columns):
        left, right = lefts[index], lefts[index + 1]
        item = canvas.create_text(
            (left + right) // 2,
            band + padding,
            text=column.title,
            font=theme.BOLD,
            fill=theme.INK,
            anchor="n",
            width=right - left - padding,
            justify="center",
        )
        low = max(low, canvas.bbox(item)[3])
        canvas.create_line(right, band, right, _FAR, fill=theme.LINE)
    height = low + padding
    if band:
        _draw_groups(canvas, columns, lefts, band)
    canvas.create_line(0, height - 1, _FAR, height - 1, fill=theme.LINE_STRONG)
    canvas.configure(height=height, scrollregion=(0, 0, lefts[-1] + 1, height))
    return height


def draw_corner(canvas: tk.Canvas, title: str, width: int, height: int) -> None:
    """Draw the heading of the row headings."""
    canvas.delete("all")
    canvas.configure(width=width, height=height)
    padding = theme.px(canvas, _PADDING)
    canvas.create_text(
        padding,
        height - theme.px(canvas, 6),
        text=title,
        font=theme.BOLD,
        fill=theme.INK,
        anchor="sw",
        width=width - 2 * padding,
    )
    canvas.create_line(0, height - 1, width, height - 1, fill=theme.LINE_STRONG)
    canvas.create_line(width - 1, 0, width - 1, height, fill=theme.LINE_STRONG)


def draw_side(canvas: tk.Canvas, rows: Sequence[Row], width: int, row_height: int) -> None:
    """Draw the row headings, each cut to one line, with its note at the right."""
    canvas.delete("all")
    padding = theme.px(canvas, _PADDING)
    for index, row in enumerate(rows):
        top = index * row_height
        middle = top + row_height // 2
        room = width - 2 * padding
        if row.note:
            note = canvas.create_text(
                width - padding,
                middle,
                text=row.note,
                font=theme.SMALL,
                fill=theme.QUIET,
                anchor="e",
            )
            room = canvas.bbox(note)[0] - 2 * padding
        font = theme.BOLD if row.strong else theme.TEXT
        canvas.create_text(
            padding,
            middle,
            text=theme.fit(canvas, row.title, room, font),
            font=font,
            fill=theme.INK,
            anchor="w",
        )
        bottom = top + row_height
        canvas.create_line(0, bottom, width, bottom, fill=theme.LINE)
    height = row_height * len(rows) + 1
    canvas.create_line(width - 1, 0, width - 1, height, fill=theme.LINE_STRONG)
    canvas.configure(width=width, scrollregion=(0, 0, width, height))


def _draw_groups(
    canvas: tk.Canvas, columns: Sequence[Column], lefts: Sequence[int], band: int
) -> None:
    start = 0
    while start < len(columns):
        group, end = columns[start].group, start
        while end < len(columns) and columns[end].group == group:
            end += 1
        left, right = lefts[start], lefts[end]
        canvas.create_text(
            (left + right) // 2,
            band // 2,
            text=theme.fit(canvas, group, right - left - theme.px(canvas, 8), theme.BOLD),
            font=theme.BOLD,
            fill=theme.ACCENT,
        )
        canvas.create_line(left, band, right, band, fill=theme.LINE)
        canvas.create_line(right, 0, right, band, fill=theme.LINE_STRONG)
        start = end
