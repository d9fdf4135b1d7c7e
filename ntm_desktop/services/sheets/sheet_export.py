"""Giving out a form or a register as a workbook of Excel."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.errors import StorageFailed, WrongUse
from ntm_desktop.services.sheets import assessment_sheets, register_sheets
from ntm_desktop.services.sheets.sheet_values import Exported, Page, SheetFile
from ntm_desktop.services.sheets.sheet_writing import write_file
from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.units import find_unit, seen_units
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import sheets as texts

ASSESSMENT = "assessment"
KINDS = (ASSESSMENT, *register_sheets.REGISTERS)
SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class Exporting:
    """What was given out: file, sheets, and records in them."""

    path: Path
    pages: int
    records: int


def export_sheet(
    book: Workbook,
    kind: str,
    path: Path,
    *,
    unit: str | None = None,
    round_code: str | None = None,
    source: Authority | None = None,
) -> Exporting:
    """Write a kind as a workbook: forms of a round (``source``: on whose word) or a register.

    ``unit``: code or name. Raises WrongUse for an unknown kind, unit, round or ending,
    StorageFailed where it cannot be written; then there is no new file.
    """
    if kind not in KINDS:
        raise WrongUse(texts.no_sheet_of(kind, KINDS))
    if path.suffix.lower() != SUFFIX:
        raise WrongUse(texts.wrong_ending(path.name))
    pages, exported, facts = _contents(book, kind, unit, round_code, source)
    title = pages[0].heading if len(pages) == 1 else texts.forms_title(len(pages))
    manifest = {
        "kind": kind,
        "district": book.district,
        "organisation": book.org,
        "exported_at": book.now(),
        "export": secrets.token_hex(8),
        **facts,
    }
    file = SheetFile(tuple(pages), manifest, tuple(exported), title)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write_file(file, half)
        os.replace(half, path)
    except OSError as fault:
        half.unlink(missing_ok=True)
        raise StorageFailed(texts.cannot_write(str(path))) from fault
    return Exporting(path, len(pages), len(exported))


def _contents(
    book: Workbook,
    kind: str,
    unit: str | None,
    round_code: str | None,
    source: Authority | None,
) -> tuple[list[Page], list[Exported], dict[str, str]]:
    if kind != ASSESSMENT:
        if round_code is not None:
            raise WrongUse(texts.round_of_register(words.KINDS[kind]))
        chosen = find_unit(book, unit).code if unit else ""
        page, exported = register_sheets.page_of(book, kind, chosen)
        return [page], list(exported), {}
    round_ = find_round(book, round_code)
    units = [find_unit(book, unit)] if unit else list(seen_units(book))
    pages: list[Page] = []
    given: list[Exported] = []
    for one in units:
        page, exported = assessment_sheets.page_of(book, one, round_, source)
        pages.append(page)
        given += exported
    if not pages:
        raise WrongUse(texts.NO_UNITS)
    facts = {"round": round_.code, "criteria_set": set_of(round_, units[0].level)}
    return pages, given, facts
