"""Colours, fonts and sizes of the window. Every text colour has a contrast of 4.5 or more.

Fonts are Tk's named fonts, so any widget takes ``font=theme.BOLD``; sizes in pixels go through
``px``, which follows the font, so that nothing is cut at 100-200 %. A Canvas-drawn widget offers
``rescale()`` and is called when the size of the text changes.
"""

from __future__ import annotations

import tkinter as tk
from tkinter import font as tkfont
from typing import Protocol, runtime_checkable

import ttkbootstrap as ttk

from ntm_desktop.domain.outcomes import Outcome

THEME = "bootstrap-light"

# Surfaces and lines.
PAPER = "#ffffff"
PANEL = "#f6f7f9"
HOVER = "#eef2f8"
CHOSEN = "#e3ecfa"
LINE = "#d9dde3"
LINE_STRONG = "#b4bac3"
TRACK = "#dfe3e8"
# Text on PAPER, PANEL, HOVER or CHOSEN.
INK = "#212529"
QUIET = "#565d66"
ACCENT = "#0a4fb3"
GOOD = "#14613d"
BAD = "#a3222f"
WARN = "#7a4d00"
# Backgrounds that carry INK.
GOOD_SOFT = "#dcefe4"
BAD_SOFT = "#f9dfe1"
WARN_SOFT = "#fff0c9"
QUIET_SOFT = "#e9ecef"
FOCUS = "#0a58ca"

# The named fonts.
TEXT = "TkDefaultFont"
SMALL = "NtmSmall"
BOLD = "NtmBold"
LARGE = "NtmLarge"
TITLE = "NtmTitle"
MARK = "NtmMark"

_SIZES = {TEXT: 10, SMALL: 9, BOLD: 10, LARGE: 12, TITLE: 15, MARK: 10}
_BOLD = frozenset({BOLD, LARGE, TITLE, MARK})
_TK_FONTS = ("TkTextFont", "TkMenuFont", "TkHeadingFont", "TkTooltipFont", "TkIconFont")
_LINE_AT_100 = 16
ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)

# A mark and its colours for each outcome; its word is in texts, and both are always shown.
OUTCOME_MARKS: dict[Outcome, tuple[str, str, str]] = {
    Outcome.MET: ("✓", GOOD, GOOD_SOFT),
    Outcome.NOT_MET: ("✗", BAD, BAD_SOFT),
    Outcome.NOT_APPLICABLE: ("–", QUIET, QUIET_SOFT),
    Outcome.NO_DATA: ("○", QUIET, PAPER),
}


@runtime_checkable
class Rescales(Protocol):
    """A widget that draws itself and must draw anew when the text size changes."""

    def rescale(self) -> None: ...


def outcome_mark(outcome: Outcome) -> str:
    """The one-letter mark of an outcome."""
    return OUTCOME_MARKS[outcome][0]


def px(widget: tk.Misc, pixels: float) -> int:
    """Pixels at 100 % → pixels at the present size of the text and density of the screen."""
    line = int(widget.tk.call("font", "metrics", TEXT, "-linespace"))
    return max(1, round(pixels * line / _LINE_AT_100))


def text_width(widget: tk.Misc, text: str, font: str = TEXT) -> int:
    """The width of a text in pixels."""
    return int(widget.tk.call("font", "measure", font, text))


def fit(widget: tk.Misc, text: str, width: int, font: str = TEXT) -> str:
    """The text, cut with … where it is wider than ``width`` pixels."""
    if text_width(widget, text, font) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(widget, text[:middle].rstrip() + "…", font) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def fit_end(widget: tk.Misc, text: str, width: int, font: str = TEXT) -> str:
    """The end of the text, with … before it where it is wider: of a path, the end matters."""
    if text_width(widget, text, font) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if text_width(widget, "…" + text[middle:], font) <= width:
            high = middle
        else:
            low = middle + 1
    return "…" + text[low:]


def fit_middle(widget: tk.Misc, text: str, width: int, font: str = TEXT) -> str:
    """Both ends of the text, with … between where it is wider: names differ at either end."""
    if text_width(widget, text, font) <= width:
        return text
    kept = len(text) - 1
    while kept > 1 and text_width(widget, _ends(text, kept), font) > width:
        kept -= 1
    return _ends(text, kept)


def _ends(text: str, kept: int) -> str:
    tail = kept // 2
    return f"{text[: kept - tail]}…{text[len(text) - tail :]}"


def set_up(root: tk.Tk, zoom: int = 100) -> None:
    """Make the named fonts and the few styles of the window."""
    family = _family(root)
    known = tkfont.names(root)
    for name in (SMALL, BOLD, LARGE, TITLE, MARK):
        # Not tkfont.Font: Tk would forget the name when the Python object goes.
        root.tk.call("font", "configure" if name in known else "create", name, "-family", family)
    for name in (TEXT, *_TK_FONTS):
        root.tk.call("font", "configure", name, "-family", family)
    set_zoom(root, zoom)


def set_zoom(root: tk.Misc, zoom: int) -> None:
    """Give every font its size at ``zoom`` % and let the widgets that draw themselves draw anew."""
    for name, size in _SIZES.items():
        weight = "bold" if name in _BOLD else "normal"
        root.tk.call(
            "font", "configure", name, "-size", max(6, round(size * zoom / 100)), "-weight", weight
        )
    for name in _TK_FONTS:
        root.tk.call("font", "configure", name, "-size", max(6, round(10 * zoom / 100)))
    _style(root)
    _rescale(root)


def next_zoom(zoom: int, step: int) -> int:
    """The next larger (``step`` 1) or smaller (-1) size, or 100 (0)."""
    if step == 0:
        return 100
    beyond = [z for z in ZOOM_STEPS if (z > zoom if step > 0 else z < zoom)]
    return (min(beyond) if step > 0 else max(beyond)) if beyond else zoom


def icon_style(root: tk.Misc, icon: str, bootstyle: str) -> str:
    """The style of a button with that icon, for ``ttk.Button(style=…)``.

    Every ``icon=`` widget configures its style anew and wakes every live widget; so one hidden
    button with text carries it and all others share its style.
    """
    top = root.nametowidget(".")
    name = f"seed_{icon}_{bootstyle}".replace("-", "_")
    try:
        seed = top.nametowidget(name)
    except KeyError:
        seed = ttk.Button(top, text="x", icon=icon, bootstyle=bootstyle, name=name)
    return str(seed.cget("style"))


def _family(root: tk.Misc) -> str:
    """The system's own family: listing all families would cost a tenth of the start."""
    return str(root.tk.call("font", "actual", TEXT, "-family"))


def _style(root: tk.Misc) -> None:
    style = ttk.Style()
    style.configure("Treeview", rowheight=px(root, 26))
    style.map("Treeview", background=[("selected", FOCUS)], foreground=[("selected", PAPER)])
    style.configure("TLabel", foreground=INK)


def _rescale(widget: tk.Misc) -> None:
    if isinstance(widget, Rescales):
        widget.rescale()
    for child in widget.winfo_children():
        _rescale(child)


def bar_colour(met: int, total: int) -> str:
    """The colour of a unit's bar: the bands of the plan are words elsewhere, here only a shade."""
    if met >= total:
        return "#1a7a4c"
    return "#3f7cc4" if 2 * met >= total else "#c98a12"
