"""Sizes of an official paper (NĐ 30/2020/NĐ-CP, annex I, parts I and II), for every form of it."""

from __future__ import annotations

from dataclasses import dataclass

# Margins in mm: left 30–35, right 15–20, top and bottom 20–25.
LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
INDENT = 12.7  # mm that the first line of a paragraph stands in, 1–1,27 cm
AFTER = 6.0  # points between paragraphs, at least
CAPTION = 20.0  # mm of a page that are left for the caption of a picture
POINTS_PER_MM = 72 / 25.4
# Rules: as long as the motto; under an organisation or a title a third to a half of its line.
SHORT_RULE = 0.4


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of letters in points. ``head``: of the nation and the organisation; ``list_head``: of
    "Nơi nhận:", ``list``: of its lines; ``large``: of a code to be read aloud."""

    body: float
    head: float
    title: float
    table: float
    list_head: float = 12
    list: float = 11
    large: float = 17


# A table on A3 is read from farther away: it hangs on a wall.
LOOKS = {"A4": Look(13, 12, 14, 11), "A3": Look(14, 13, 16, 13, large=20)}
