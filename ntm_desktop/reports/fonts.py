"""The serif letters of a printed document: with every Vietnamese letter, embedded in the file."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_Names = tuple[str, str, str, str]  # upright, bold, italic, both
_TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_CORE = (
    "Times_New_Roman.ttf",
    "Times_New_Roman_Bold.ttf",
    "Times_New_Roman_Italic.ttf",
    "Times_New_Roman_Bold_Italic.ttf",
)
_MAC = (
    "Times New Roman.ttf",
    "Times New Roman Bold.ttf",
    "Times New Roman Italic.ttf",
    "Times New Roman Bold Italic.ttf",
)
_LIBERATION = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)
_DEJAVU = (
    "DejaVuSerif.ttf",
    "DejaVuSerif-Bold.ttf",
    "DejaVuSerif-Italic.ttf",
    "DejaVuSerif-BoldItalic.ttf",
)


@dataclass(frozen=True, slots=True)
class SerifFont:
    """The files of a font."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


def serif_font() -> SerifFont:
    """Times New Roman where the system has it (NĐ 30/2020/NĐ-CP, Annex I), else its like.

    The last resort comes with matplotlib, so there always is one.
    """
    for folder, names in _places():
        faces = [folder / name for name in names]
        if all(face.is_file() for face in faces):
            return SerifFont(*faces)
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return SerifFont(*(folder / name for name in _DEJAVU))


def fallback_font() -> Path:
    """Letters and signs of many writings, for what the serif letters lack; it comes with
    matplotlib."""
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


def _places() -> list[tuple[Path, _Names]]:
    if sys.platform == "win32":
        return [(Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", _TIMES)]
    fonts = Path("/usr/share/fonts/truetype")
    # The older liberation lacks most Vietnamese letters; only the second edition will do.
    return [
        (fonts / "msttcorefonts", _CORE),
        (fonts / "liberation2", _LIBERATION),
        (Path("/Library/Fonts"), _MAC),
    ]
