"""Words at the ends of the spokes of a radar, and the largest circle that leaves them room."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

from ntm_desktop.reports import charts_frame as frame

OFF = 0.13  # inches between the end of a spoke and its words
SMALLEST = 0.5  # radius in inches; words may touch the foot of a page that is smaller still


def circle(
    page: frame.Page, angles: Sequence[float], words: Sequence[Sequence[str]], size: float
) -> tuple[tuple[float, float], float]:
    """Middle and radius of the largest circle that leaves room for the words at its spokes."""
    x = (page.left + page.right) / 2
    radius = min((page.right - page.left) / 4, (page.top - page.bottom) / 2)
    while True:
        up = down = radius
        for angle, said in zip(angles, words, strict=True):
            room = _room(page, radius, angle)
            tall = len(_lines(said, room, size)) * size / 72 * 1.4
            end = cos(angle) * (radius + OFF)
            up = max(up, end + (1 + cos(angle)) / 2 * tall)
            down = max(down, -end + (1 - cos(angle)) / 2 * tall)
        spare = page.top - page.bottom - up - down
        if spare >= 0 or radius < SMALLEST:
            return (x, page.top - up - max(0.0, spare) / 2), radius
        radius -= 0.05


def _room(page: frame.Page, radius: float, angle: float) -> float:
    """Inches across for the words of a spoke: beside the circle, or over it for one upright."""
    width = page.right - page.left
    return width * 0.6 if _upright(angle) else width / 2 - abs(sin(angle)) * (radius + OFF)


def _upright(angle: float) -> bool:
    return abs(sin(angle)) < 0.15


def _lines(words: Sequence[str], room: float, size: float) -> list[tuple[str, bool]]:
    """Lines with whether they are bold: the group's name, then what is said of it."""
    return [
        (line, index == 0)
        for index, text in enumerate(words)
        for line in frame.wrap(text, room, size, bold=index == 0)
    ]


def label(
    page: frame.Page,
    middle: tuple[float, float],
    radius: float,
    angle: float,
    words: Sequence[str],
    size: float,
) -> None:
    """The words at the outer end of a spoke, growing away from the circle."""
    width, height = (float(side) for side in page.figure.get_size_inches())
    across, along = sin(angle), cos(angle)
    x = middle[0] + across * (radius + OFF)
    y = middle[1] + along * (radius + OFF)
    ha = "center" if _upright(angle) else "left" if across > 0 else "right"
    lines = _lines(words, _room(page, radius, angle), size)
    step = size / 72 * 1.4
    # A spoke pointing up has its words above its end, one pointing down below it.
    first = y + (1 + along) / 2 * step * len(lines) - step / 2
    for index, (line, bold) in enumerate(lines):
        page.figure.text(
            x / width, (first - index * step) / height, line, size=size,
            weight="bold" if bold else "normal", color=frame.INK, ha=ha, va="center",
        )  # fmt: skip
