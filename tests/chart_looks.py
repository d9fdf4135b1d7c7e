"""What a drawn chart shows: its words, and those that lie over others or off the page."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text


def pages() -> Iterator[tuple[str, Figure | None]]:
    """The two sizes that charts are drawn in: None is the A4 page."""
    yield "a4", None
    yield "window", Figure(figsize=(8, 5), dpi=100)


def shown(figure: Figure) -> list[Text]:
    """Every text with words in it."""
    found = figure.findobj(lambda artist: isinstance(artist, Text))
    return [one for one in found if isinstance(one, Text) and one.get_text().strip()]


def words_of(figure: Figure) -> list[str]:
    """The words of every text."""
    return [one.get_text() for one in shown(figure)]


def misplaced(figure: Figure) -> list[str]:
    """Words that leave the page or lie over others. A letter that the font lacks raises."""
    canvas = FigureCanvasAgg(figure)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing letter is only a warning
        canvas.draw()
    renderer = canvas.get_renderer()
    boxes = [(one.get_text(), one.get_window_extent(renderer)) for one in shown(figure)]
    width, height = canvas.get_width_height()
    outside = [
        word for word, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ]
    touching = [
        f"{first} / {second}"
        for (first, one), (second, other) in combinations(boxes, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > 1
        and min(one.y1, other.y1) - max(one.y0, other.y0) > 1
    ]
    return outside + touching
