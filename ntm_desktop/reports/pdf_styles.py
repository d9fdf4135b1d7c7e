"""The looks of words in a PDF (NĐ 30/2020/NĐ-CP, annex I, part II)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ntm_desktop.reports.document import Paragraph
from ntm_desktop.reports.paper_look import AFTER, INDENT, POINTS_PER_MM, Look
from ntm_desktop.reports.pdf_letters import BOLD, BOLD_ITALIC, ITALIC, REGULAR

_LEADING, _CLOSE = 1.25, 1.15  # of the size of the letters, in words and in tables
_RULE, _RULE_ABOVE, _RULE_BELOW = 0.8, 3.0, 6.0
_LEFT, _CENTRE, _RIGHT, _BOTH = 0, 1, 2, 4


class Styles:
    """The styles of one document, each made once."""

    def __init__(self, look: Look) -> None:
        self.look = look
        indent = INDENT * POINTS_PER_MM
        self.text = _style("text", look.body, align=_BOTH, after=AFTER, indent=indent)
        self.fact = _style("fact", look.body)
        self.centred = _style("centred", look.body, align=_CENTRE)
        self.italic = _style("italic", look.body, ITALIC, _CENTRE, after=4)
        self.motto = _style("motto", look.body, BOLD, _CENTRE)
        self.head = _style("head", look.head, BOLD, _CENTRE)
        self.parent = _style("parent", look.head, align=_CENTRE)
        self.title = _style("title", look.title, BOLD, _CENTRE)
        self.subtitle = _style("subtitle", look.body, BOLD, _CENTRE)
        self.under = _style("under", look.body, ITALIC, _CENTRE)
        self.signer = _style("signer", look.body, BOLD, _CENTRE)
        self.list_head = _style("list-head", look.list_head, BOLD_ITALIC)
        self.list = _style("list", look.list)
        self.cell = _style("cell", look.table, leading=_CLOSE)
        self.number = _style("number", look.table, align=_RIGHT, leading=_CLOSE)
        self.cell_heading = _style("cell-heading", look.table, BOLD, _CENTRE, leading=_CLOSE)
        self.cell_empty = _style("cell-empty", look.table, ITALIC, _CENTRE, leading=_CLOSE)
        fonts = {1: BOLD, 2: BOLD, 3: ITALIC}
        self._headings = {
            level: _style(f"heading-{level}", look.body, font, after=AFTER, indent=indent, before=2)
            for level, font in fonts.items()
        }

    def heading(self, level: int) -> Any:
        """Of a heading of that level, 1 to 3."""
        return self._headings[level]

    def words(self, words: Paragraph) -> Any:
        """Of a paragraph of the contents."""
        font = BOLD if words.bold or words.large else REGULAR
        size = self.look.large if words.large else self.look.body
        if not words.indented:
            return _style("words", size, font, _CENTRE if words.centred else _LEFT, after=AFTER)
        return self.text.clone("strong", fontName=font) if words.bold else self.text


def _style(
    name: str,
    size: float,
    font: str = REGULAR,
    align: int = _LEFT,
    *,
    after: float = 0,
    before: float = 0,
    indent: float = 0,
    leading: float = _LEADING,
) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * leading,
        alignment=align,
        spaceAfter=after,
        spaceBefore=before,
        firstLineIndent=indent,
    )


def rule(width: float) -> Any:
    """A thin line of so many points in the middle of the room there is."""
    return _rule()(width)


@lru_cache(maxsize=1)
def _rule() -> Any:
    from reportlab.platypus import Flowable

    class Rule(Flowable):  # type: ignore[misc]
        """Takes the whole width itself: in a cell the library does not centre what is narrower."""

        def __init__(self, width: float) -> None:
            super().__init__()
            self._line = width
            self._room = 0.0

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            self._room = width
            return width, _RULE_ABOVE + _RULE_BELOW

        def draw(self) -> None:
            left = (self._room - self._line) / 2
            self.canv.setLineWidth(_RULE)
            self.canv.line(left, _RULE_BELOW, left + self._line, _RULE_BELOW)

    return Rule
