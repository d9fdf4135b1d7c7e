"""A chart into a file: the ending chooses PNG, PDF or SVG; whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_desktop.errors import WrongUse
from ntm_desktop.reports.charts_frame import FONT
from ntm_desktop.reports.whole_file import write_whole
from ntm_desktop.texts import charts as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS_PER_INCH = 150
# Without the moment of saving, the same chart gives the same bytes.
METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "pdf": {"CreationDate": None},
    "svg": {"Date": None},
}
# In an SVG letters stay letters, to be searched and edited; other machines have other fonts.
SETTINGS: Any = {"pdf.fonttype": 42, "svg.fonttype": "none", "svg.hashsalt": "ntm-desktop"}
# Verdana has the same widths and lies on every Windows.
LETTERS = (f"font-family: '{FONT}'", f"font-family: '{FONT}', Verdana, 'Segoe UI', sans-serif")


def check_ending(path: Path) -> str:
    """The format that a file's ending names. Raises WrongUse for any other ending."""
    ending = path.suffix.lower().removeprefix(".")
    known = ", ".join(f".{name}" for name in METADATA)
    if not ending:
        raise WrongUse(texts.NO_ENDING.format(name=path.name, known=known))
    if ending not in METADATA:
        raise WrongUse(texts.UNKNOWN_ENDING.format(ending=ending, known=known))
    return ending


def save(figure: Figure, path: Path) -> None:
    """Write the figure to ``path``; PNG at 150 dots an inch, PDF with its font embedded.

    Raises WrongUse for another ending, StorageFailed where the place cannot be written; then a
    file that was there before is as it was, and nothing else is left behind.
    """
    ending = check_ending(path)
    from matplotlib import rc_context

    def write(part: Path) -> None:
        with rc_context(SETTINGS):
            figure.savefig(part, format=ending, dpi=DOTS_PER_INCH, metadata=METADATA[ending])
        if ending == "svg":
            said = part.read_text(encoding="utf-8").replace(*LETTERS)
            part.write_text(said, encoding="utf-8", newline="\n")

    write_whole(write, path)
