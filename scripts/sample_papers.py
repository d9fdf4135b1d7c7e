"""Writes `docs/mau-van-ban.md`: one page of every document and every chart, of the sample district.

Run ``.venv/bin/python -m scripts.sample_papers``. It needs pdftoppm (Debian: poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ntm_desktop.cli.main import run as command
from ntm_desktop.cli.reporting import RECEIPT
from ntm_desktop.reports.book_charts import ChartKind
from ntm_desktop.reports.book_reports import SPECS, About, ReportKind
from ntm_desktop.texts import charts_view, reports_view

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURES = DOCS / "images" / "samples"
_COMMUNE, _OFFICE, _ROUND = "01603", "tai-nguyen-moi-truong", "2023-06"
_DOTS_PER_INCH = 60
_CHART_WIDTH = 1000  # pixels
_COLOURS = 64
_OF_DISTRICT = (ChartKind.FUNDING, ChartKind.OFFICES)
_HEAD = """# Mẫu văn bản và biểu đồ

Trang đầu của từng loại văn bản và từng biểu đồ, lập từ **số liệu mẫu** của chương trình (huyện
Quảng Hòa, kỳ 06/2023; trang nào cũng ghi «Dữ liệu mẫu»). Mỗi văn bản lưu được ra Word (.docx), PDF
và Excel (.xlsx); mỗi biểu đồ ra PNG, PDF và SVG. Trang này do `python -m scripts.sample_papers`
lập.
"""


def main() -> int:
    """Make all pictures, then the page that shows them."""
    with tempfile.TemporaryDirectory(prefix="ntm-") as name:
        folder = Path(name)
        book = folder / "huyen.ntm"
        _run("new", book, "--plan", "quang-hoa-2023", "--as", "huyen", "--demo")
        _run("export", book, folder)
        PICTURES.mkdir(parents=True, exist_ok=True)
        lines = [_HEAD, "\n## Văn bản\n", *_documents(book, folder)]
        lines += ["\n## Biểu đồ\n", *_charts(book, folder)]
    (DOCS / "mau-van-ban.md").write_text("".join(lines), encoding="utf-8")
    return 0


def _documents(book: Path, folder: Path) -> Iterator[str]:
    named = {str(kind): reports_view.NAMES[kind] for kind in ReportKind}
    for kind, title in (*named.items(), (RECEIPT, "Phiếu giao dữ liệu")):
        paper = folder / f"{kind}.pdf"
        _run("report", book, kind, *_about(kind), "-o", paper)
        first = folder / kind
        subprocess.run(
            ["pdftoppm", "-png", "-singlefile", "-r", str(_DOTS_PER_INCH), paper, first], check=True
        )
        _keep(first.with_suffix(".png"), PICTURES / f"{kind}.png")
        yield f"\n### {title}\n\n![{title}](images/samples/{kind}.png)\n"


def _about(kind: str) -> tuple[str, ...]:
    """Whose document, and of which round."""
    if kind == RECEIPT:
        return ()
    about = SPECS[ReportKind(kind)].about
    if about is About.COMMUNE:
        return ("--unit", _COMMUNE, "--round", _ROUND)
    if about is About.OFFICE:
        return ("--office", _OFFICE, "--round", _ROUND)
    return ("--round", _ROUND)


def _charts(book: Path, folder: Path) -> Iterator[str]:
    for kind in ChartKind:
        title, picture = charts_view.CHARTS[kind], folder / f"chart-{kind}.png"
        of_one = kind.needs_unit or (kind.takes_unit and kind not in _OF_DISTRICT)
        unit = ("--unit", _COMMUNE) if of_one else ()
        _run("chart", book, kind, *unit, "--round", _ROUND, "-o", picture)
        _keep(picture, PICTURES / f"chart-{kind}.png", _CHART_WIDTH)
        yield f"\n### {title}\n\n![{title}](images/samples/chart-{kind}.png)\n"


def _run(*words: object) -> None:
    status = command([str(word) for word in words])
    if status:
        sys.exit(status)


def _keep(picture: Path, target: Path, width: int = 0) -> None:
    """Save small: no wider than ``width`` pixels, where one is given, and with few colours."""
    from PIL import Image

    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    if width and image.width > width:
        image = image.resize((width, round(image.height * width / image.width)))
    image.quantize(_COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
