"""What a workbook of Excel would change, in words: what is refused first, then what differs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ntm_desktop.domain.merge import Action
from ntm_desktop.services.describing import Line, own_name, title_of
from ntm_desktop.services.describing import lines_of as lines_in
from ntm_desktop.services.exchange import import_outlook
from ntm_desktop.services.sheets.sheet_import import SheetReport
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as texts

REFUSED = import_outlook.REFUSED


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A record, or a row that is not taken. ``action``: a word of ``Action`` or ``refused``;
    ``after``: what the sheet says, or why its cell is not taken."""

    action: str
    page: str
    cell: str
    title: str
    before: str
    after: str


def lines_of(book: Workbook, done: SheetReport) -> tuple[tuple[SheetLine, ...], int]:
    """The lines, and how many more there are."""
    refused = [
        SheetLine(
            REFUSED,
            one.page,
            one.cell,
            title_of(book, one.key) if one.key else one.page,
            "",
            one.sentence,
        )
        for one in done.cells
    ]
    places = {key: (page, cell) for key, page, cell in done.placed}
    bodies = {row.key: row.body for row in done.report.rows}
    outlook = import_outlook.of_file(book, done.report)
    changed = [
        _changed(book, one.action, one.key, bodies.get(one.key), places.get(one.key, ("", "")))
        for one in outlook.records
        if one.action != REFUSED
    ]
    return (*refused, *changed), outlook.left_out


def _changed(
    book: Workbook, action: str, key: str, body: str | None, place: tuple[str, str]
) -> SheetLine:
    """The fields that differ, each side in words."""
    value = book.store.value(key)
    before = list(lines_in(book, key, value.body)) if value.revision is not None else []
    after = list(lines_in(book, key, body))
    left = "; ".join(_words(line) for line in before if line not in after)
    right = "; ".join(_words(line) for line in after if line not in before)
    if action == Action.NEW.value:
        left = texts.NOTHING
    return SheetLine(action, *place, _title(book, key, body), left, right or texts.NOTHING)


def _words(line: Line) -> str:
    words = f"{line.label}: {line.value}" if line.label else line.value
    return " ".join(words.split())


def _title(book: Workbook, key: str, body: str | None) -> str:
    """A record by its own name, where it has one."""
    fields = {} if body is None else json.loads(body)
    named = "" if key.startswith("assessment/") else own_name(fields)
    return named or title_of(book, key)
