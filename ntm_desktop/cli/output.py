"""What a command answers, and how it reaches stdout: lines for people or one JSON document."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

DONE, NEEDS_A_PERSON, WRONG_USE, FAILED = 0, 1, 2, 3
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Answer:
    """``document`` for ``--json``, ``text`` for people, ``status`` the exit status.

    ``complaint`` goes to stderr.
    """

    document: Any
    text: str
    status: int = DONE
    complaint: str = ""


def use_utf8() -> None:
    """Vietnamese reaches a pipe or an old console whole, whatever the system's locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def emit(answer: Answer, as_json: bool) -> None:
    """Print the answer."""
    if as_json:
        print(json.dumps(answer.document, ensure_ascii=False, indent=1))
    elif answer.text:
        print(answer.text)
    sys.stdout.flush()
    if answer.complaint:
        complain(answer.complaint)


def complain(sentence: str) -> None:
    """One sentence on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Aligned columns, numbers to the right; the last column is not padded."""
    cells = [[str(cell) for cell in row] for row in rows]
    columns = list(zip(headings, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [bool(cells) and all(_is_number(cell) for cell in column[1:]) for column in columns]
    lines = []
    for line in (headings, *cells):
        padded = [
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(line, widths, right, strict=True)
        ]
        lines.append(_GAP.join(padded).rstrip())
    return "\n".join(lines)


def _is_number(cell: str) -> bool:
    return cell.replace("/", "").replace(",", "").isdigit()
