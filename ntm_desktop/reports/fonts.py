"""The serif letters of a printed document: with every Vietnamese letter, embedded in the file."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_TIMES = ("times.ttf", "timesbd.ttf")
_LIBERATION = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf")
_DEJAVU = ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf")


@dataclass(frozen=True, slots=True)
class SerifFont:
    """The files of a font."""

    regular: Path
    bold: Path


def serif_font() -> SerifFont:
    """Times New Roman where the system has it (NĐ 30/2020/NĐ-CP, Annex I), else its like.

    The last resort comes with matplotlib, so there always is one.
    """
    for folder, names in _places():
        regular, bold = (folder / name for name in names)
        if regular.is_file() and bold.is_file():
            return SerifFont(regular, bold)
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return SerifFont(folder / _DEJAVU[0], folder / _DEJAVU[1])


def _places() -> list[tuple[Path, tuple[str, str]]]:
    if sys.platform == "win32":
        return [(Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", _TIMES)]
    fonts = Path("/usr/share/fonts/truetype")
    # The older liberation lacks most Vietnamese letters; only the second edition will do.
    return [
        (fonts / "msttcorefonts", ("Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf")),
        (fonts / "liberation2", _LIBERATION),
        (Path("/Library/Fonts"), ("Times New Roman.ttf", "Times New Roman Bold.ttf")),
    ]
