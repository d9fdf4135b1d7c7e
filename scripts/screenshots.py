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
from ntm_desktop.services.sheets.wizard import look
from ntm_desktop.texts import walk as texts
from ntm_desktop.ui.sheets.mapping_window import MappingWindow
from ntm_desktop.ui.view import ViewName
from ntm_desktop.ui.walk_steps import PHUC_SEN, STEPS, Walk

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
_START, _GOALS = "start", "goals"
_VILLAGES, _REGISTERS, _REPORTS, _CHECKS = "villages", "registers", "reports", "checks"
_EXCEL = "excel"
# Name in the guide → how the name of the picture begins, in the walk or among those made here.
CHOSEN = {
    "heatmap": "12",
    "start": _START,
    "commune": "03",
    "department": "07",
    "import": "08-",
    "imported": "09",
    "conflict": "10",
    "charts": "13",
    "three-columns": "15",
    "goals": _GOALS,
    "villages": _VILLAGES,
    "registers": _REGISTERS,
    "reports": _REPORTS,
    "checks": _CHECKS,
    "excel": _EXCEL,
}
# The commune with the longest list of villages, a register with sums, an office's own sheet.
_COMMUNE_OF_VILLAGES, _REGISTER, _OFFICE_KIND = "01639", "contribution", "project"
_OFFICE_SHEET = (
    ("BIỂU TỔNG HỢP CÔNG TRÌNH (SỐ LIỆU MẪU)",),
    ("STT", "Tên công trình", "Xã", "Tổng mức đầu tư", "Khởi công", "Ghi chú"),
    (1, "Đường mẫu 1", "Phúc Sen", "1.234,5", "08/06/2023", ""),
    (2, "Nhà văn hóa mẫu", "Quốc Toản", "712,25", "15/07/2023", ""),
    ("", "Tổng cộng", "", "1.946,75", "", ""),
)
# The status bar shows where a workbook lies: a short relative place reads well there.
_OUT = Path("nong-thon-moi")
_COLOURS = 256
_SETTLED = 1.0
_WAIT_MS = 1500


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
    """The steps of ``make run``, the first screen before them, other pages after them."""
    for folder in (texts.PICTURES, texts.CHARTS, texts.PACKAGES, texts.WORKBOOKS):
        (out / folder).mkdir(parents=True)
    walk = Walk(out, home)
    try:
        _picture(walk, _START)
        for _name, step in STEPS:
            step(walk)
        walk.walker.go(ViewName.GOALS, unit=PHUC_SEN)
        _picture(walk, _GOALS)
        _pages(walk)
        _excel(walk)
    finally:
        walk.walker.close()


def _pages(walk: Walk) -> None:
    """The pages that the walk itself does not visit."""
    walker = walk.walker
    walker.go(ViewName.VILLAGES, unit=_COMMUNE_OF_VILLAGES)
    _picture(walk, _VILLAGES)
    walker.go(ViewName.REGISTERS, unit=PHUC_SEN, code=_REGISTER)
    _picture(walk, _REGISTERS)
    walker.go(ViewName.REPORTS, unit=PHUC_SEN)
    walker.serve(_SETTLED)
    _picture(walk, _REPORTS)
    walker.go(ViewName.CHECKS)
    walker.serve(_SETTLED)
    _picture(walk, _CHECKS)


def _excel(walk: Walk) -> None:
    """An office's own sheet on its way in, up to the window that asks what the columns are."""
    import openpyxl

    workbook = openpyxl.Workbook()
    page = workbook.worksheets[0]
    page.title = "Công trình"
    for row in _OFFICE_SHEET:
        page.append(row)
    path = walk.out / "bieu-cong-trinh.xlsx"
    workbook.save(path)
    exchange = walk.walker.go(ViewName.EXCHANGE)
    exchange.tabs.select(exchange.sheets)
    walk.walker.serve()
    app = walk.walker.app
    asked = MappingWindow(
        app.window,
        walk.book,
        look(path),
        kind=_OFFICE_KIND,
        unit=PHUC_SEN,
        round_code=app.shell.where.round,
    )
    # The window waits for its answer: the picture is taken from within that waiting.
    app.window.after(_WAIT_MS, lambda: _and_leave(walk, asked))
    asked.run()


def _and_leave(walk: Walk, asked: MappingWindow) -> None:
    from PIL import ImageGrab

    asked.top.update()
    ImageGrab.grab().save(walk.out / texts.PICTURES / f"{_EXCEL}.png")
    asked.cancel()


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
