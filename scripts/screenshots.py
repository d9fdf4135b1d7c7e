"""Make the pictures of the officer's guide: the main job is walked in the real window.

Run where there is a display of 1366×768, or with ``bash scripts/display.sh`` in front, which brings
one: ``.venv/bin/python -m scripts.screenshots``. Everything seen in the pictures is made by this
run, on sample data, in a folder that is gone afterwards.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ntm_desktop.errors import NtmError
from ntm_desktop.texts import walk as texts
from ntm_desktop.ui.view import ViewName
from ntm_desktop.ui.walk_steps import PHUC_SEN, STEPS, Walk

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
_START, _GOALS = "start", "goals"
# Name in the guide → how the name of the picture begins, in the walk or among those made here.
CHOSEN = {
    "heatmap": "12",
    "start": _START,
    "commune": "03",
    "department": "07",
    "import": "08",
    "imported": "09",
    "conflict": "10",
    "charts": "13",
    "three-columns": "15",
    "goals": _GOALS,
}
# The status bar shows where a workbook lies: a short relative place reads well there.
_OUT = Path("nong-thon-moi")
_COLOURS = 256


def main() -> int:
    """Walk, then keep the chosen pictures with few colours, so that they stay small."""
    began = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="ntm-") as folder:
        os.chdir(folder)
        try:
            _walk(_OUT, Path(folder) / "home")
            IMAGES.mkdir(parents=True, exist_ok=True)
            for name, beginning in CHOSEN.items():
                (picture,) = (_OUT / texts.PICTURES).glob(f"{beginning}*.png")
                _keep(picture, IMAGES / f"{name}.png")
        except NtmError as error:
            print(error.sentence, file=sys.stderr)
            return 1
        finally:
            os.chdir(began)
    return 0


def _walk(out: Path, home: Path) -> None:
    """The steps of ``make run`` with the first screen before them and the goals after them."""
    for folder in (texts.PICTURES, texts.CHARTS, texts.PACKAGES, texts.WORKBOOKS):
        (out / folder).mkdir(parents=True)
    walk = Walk(out, home)
    try:
        _picture(walk, _START)
        for _name, step in STEPS:
            step(walk)
        walk.walker.go(ViewName.GOALS, unit=PHUC_SEN)
        _picture(walk, _GOALS)
    finally:
        walk.walker.close()


def _picture(walk: Walk, name: str) -> None:
    walk.walker.picture(walk.out / texts.PICTURES / f"{name}.png")


def _keep(picture: Path, target: Path) -> None:
    """Save with the commonest colours: areas keep theirs, edges of letters take the nearest.

    The library's own choice of colours shifts white and the pale areas a little.
    """
    from PIL import Image

    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    data = image.tobytes()
    pixels = list(zip(data[::3], data[1::3], data[2::3], strict=True))
    counted = Counter(pixels)
    common = [colour for colour, _count in counted.most_common(_COLOURS)]
    places = {colour: _nearest(colour, common) for colour in counted}
    small = Image.new("P", image.size)
    small.putpalette([part for colour in common for part in colour])
    small.putdata([places[pixel] for pixel in pixels])
    small.save(target, optimize=True)


def _nearest(colour: tuple[int, int, int], known: Sequence[tuple[int, int, int]]) -> int:
    distances = [math.dist(colour, one) for one in known]
    return distances.index(min(distances))


if __name__ == "__main__":
    sys.exit(main())
