"""Make the pictures of the officer's guide: the main job is walked in the real window.

Run on a display, real or virtual: ``.venv/bin/python -m scripts.screenshots``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from ntm_desktop.texts.walk import PICTURES
from ntm_desktop.ui import walk

IMAGES = Path(__file__).parent.parent / "docs" / "images"
# Name in the guide → number of the picture in the walk.
CHOSEN = {
    "heatmap": "12",
    "export": "02",
    "commune": "03",
    "radar": "04",
    "department": "07",
    "import": "08",
    "imported": "09",
    "conflict": "10",
    "charts": "13",
    "log": "14",
    "three-columns": "15",
}


def main() -> int:
    """Walk, then keep the chosen pictures with few colours, so that they stay small."""
    from PIL import Image

    IMAGES.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.gettempdir()) / "ntm"  # the status bar shows it: a short, plain name
    if walk.main(folder):
        return 1
    for name, number in CHOSEN.items():
        (picture,) = (folder / PICTURES).glob(f"{number}-*.png")
        with Image.open(picture) as image:
            small = image.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            small.save(IMAGES / f"{name}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
