"""A commune's report as .docx and .pdf, beside the bare libraries writing the same words.

Both without charts: the bare libraries draw none, so a report with its charts would not be compared
with the same work.
"""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.measure import Result, at_most, paired, timed
from benchmarks.plain_papers import Part, write
from ntm_desktop import paths
from ntm_desktop.reports import report_files
from ntm_desktop.reports.book_reports import ReportKind, make
from ntm_desktop.reports.document import Block, Document, Heading, Paragraph, Picture, Table
from ntm_desktop.reports.fonts import serif_font
from ntm_desktop.services import opening
from ntm_desktop.services.workbook import Workbook

COLD, WARM = 11, 15
KIND, DAY = ReportKind.COMMUNE_REPORT, date(2023, 6, 30)
# Cold and warm. With .docx the pages are counted too, by laying the report out as .pdf.
AIMS = {".docx": (4.5, 4.0), ".pdf": (2.5, 2.0)}
NAME = "a commune's report as {}, {}, against {}"
LIBRARIES = {".docx": "python-docx", ".pdf": "reportlab"}


def run(folder: Path) -> Iterator[Result]:
    """Each form: a process of its own from spawn to its end, then in a process that has all."""
    # As pip leaves the libraries, and the second start of an officer finds the program.
    for place in (paths.package_root() / "ntm_desktop", Path(__file__).parent):
        compileall.compile_dir(place, quiet=1)
    file = folder / "xa.ntm"
    book = opening.create_from_plan(file, "quang-hoa-2023", "xa-01603", demo=True)
    parts, font = _parts(make(book, KIND, DAY)), serif_font()
    fonts = (str(font.regular), str(font.bold))
    words = folder / "parts.json"
    words.write_text(json.dumps(parts), "utf-8")
    book.close()  # a workbook is open in one process alone
    for ending, (cold, _) in AIMS.items():
        ours, theirs = folder / f"ours{ending}", folder / f"theirs{ending}"
        command = ["ntm_desktop", "report", str(file), str(KIND), "-o", str(ours), "--no-charts"]
        plain = ["benchmarks.plain_papers", str(words), str(theirs), *fonts]
        pairs = paired(partial(_spawn, command), partial(_spawn, plain), COLD)
        yield at_most(NAME.format(ending, "cold", LIBRARIES[ending]), pairs, "ms", cold)
    book = opening.open_workbook(file)
    for ending, (_, warm) in AIMS.items():
        mine = partial(_save, book, folder / f"ours{ending}")
        plainly = partial(write, parts, folder / f"theirs{ending}", font.regular, font.bold)
        pairs = paired(partial(timed, mine), partial(timed, plainly), WARM)
        yield at_most(NAME.format(ending, "warm", LIBRARIES[ending]), pairs, "ms", warm)
    book.close()


def _save(book: Workbook, path: Path) -> None:
    report_files.save(book, KIND, make(book, KIND, DAY), path)


def _spawn(module: Sequence[str]) -> float:
    command = [sys.executable, "-m", *module]
    return timed(lambda: subprocess.run(command, capture_output=True, check=True))


def _parts(document: Document) -> list[Part]:
    """The words of the report, in order, without how they are to look."""
    parts: list[Part] = [document.organisation, document.date_line, document.title]
    for block in document.blocks:
        parts += _of_block(block)
    parts.append(document.closing)
    parts += [" ".join(several) for several in document.signatures]
    return [*parts, *document.recipients]


def _of_block(block: Block) -> list[Part]:
    if isinstance(block, Table):
        return [[list(block.headings), *map(list, block.rows)]]
    if isinstance(block, Heading):
        return [block.text]
    if isinstance(block, Paragraph):
        return list(block.text.split("\n"))
    if isinstance(block, Picture):
        return [block.caption]
    return [[list(row) for row in block.rows]]
