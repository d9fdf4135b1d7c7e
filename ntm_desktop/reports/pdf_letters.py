"""The letters of a PDF: every character is drawn by a font that has it, or seen to be missing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from ntm_desktop.reports.fonts import fallback_font, serif_font

REGULAR, BOLD, ITALIC, BOLD_ITALIC = (
    "NtmSerif",
    "NtmSerif-Bold",
    "NtmSerif-Italic",
    "NtmSerif-BoldItalic",
)
_FALLBACK = "NtmFallback"
_MISSING = "?"


def register() -> None:
    """Make the fonts known, once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if REGULAR in pdfmetrics.getRegisteredFontNames():
        return
    font = serif_font()
    files = {
        REGULAR: font.regular,
        BOLD: font.bold,
        ITALIC: font.italic,
        BOLD_ITALIC: font.bold_italic,
    }
    for name, file in files.items():
        pdfmetrics.registerFont(TTFont(name, str(file)))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )


def marked(text: str, font: str = REGULAR) -> str:
    """The text for a reportlab paragraph in that font, line breaks kept."""
    return "".join(
        f'<font name="{_FALLBACK}">{escape(part)}</font>' if other else escape(part)
        for part, other in _runs(text, font)
    ).replace("\n", "<br/>")


def drawable(text: str, font: str = REGULAR) -> str:
    """The text with "?" for what that one font cannot draw."""
    return "".join(_MISSING if other else part for part, other in _runs(text, font))


def _runs(text: str, font: str) -> Iterator[tuple[str, bool]]:
    """Parts of the text, and whether the fallback has to draw them."""
    own = _letters(font)

    def drawn_by(letter: str) -> bool | None:
        if letter == "\n" or ord(letter) in own:
            return False
        return True if ord(letter) in _fallback() else None

    for kind, letters in groupby(text, drawn_by):
        part = "".join(letters)
        yield (_MISSING * len(part), False) if kind is None else (part, kind)


def _fallback() -> Any:
    """The letters of the fallback, read when the first is wanted: few papers need any."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if _FALLBACK not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FALLBACK, str(fallback_font())))
    return _letters(_FALLBACK)


def _letters(font: str) -> Any:
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.getFont(font).face.charToGlyph
