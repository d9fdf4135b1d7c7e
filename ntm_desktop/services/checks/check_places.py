"""Where a finding is: in words, and as codes that lead to the cell or the record."""

from __future__ import annotations

from dataclasses import dataclass

from ntm_desktop.domain.about import commune_of, unit_about, units_about
from ntm_desktop.domain.records import split_key
from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.describing import own_name, title_of
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checks_view as texts
from ntm_desktop.texts.records import KINDS, SEPARATOR, round_


@dataclass(frozen=True, slots=True)
class Place:
    """``kind``: of the record that ``key`` names, "" where none is. ``unit``: what it is about;
    ``round``, ``code``: of a form's cell, "" for what is not said."""

    words: str
    kind: str = ""
    key: str = ""
    unit: str = ""
    round: str = ""
    code: str = ""


def place_of(book: Workbook, finding: Finding) -> Place:
    """Where a finding is. Of a finding about the file or the plan there are only words."""
    parts = finding.where.split("/")
    try:
        kind, named = split_key(finding.where)
    except ValueError:
        return _path(book, parts)
    if kind.name == "assessment":
        unit, _, code, when, _ = named
        return _cell(book, kind.name, finding.where, unit, code, when)
    body = current_body(book, finding.where) or {}
    about = named[0] if kind.parts[0] == "unit" else unit_about(finding.where, body)
    if kind.name == "evidence":
        code = next(iter(body.get("codes") or ()), "")
        when = str(body.get("round") or "")
        words = SEPARATOR.join((name_of(book, about), str(body.get("title", ""))))
        return Place(words, kind.name, finding.where, about, when, code)
    name = own_name(body)
    if kind.name == "survey":
        name = name_of(book, str(body.get("village", "")))
    if not name:
        return Place(title_of(book, finding.where), kind.name, finding.where, about)
    return Place(SEPARATOR.join((KINDS[kind.name], name)), kind.name, finding.where, about)


def units_of(book: Workbook, finding: Finding) -> frozenset[str]:
    """The codes of the communes that a finding has to do with."""
    try:
        return units_about(finding.where, current_body(book, finding.where) or {})
    except ValueError:  # a path of codes that is no record's key
        return frozenset(map(commune_of, finding.where.split("/")))


def _path(book: Workbook, parts: list[str]) -> Place:
    """A path of codes that is no record's key."""
    if len(parts) == 4 and parts[0][:1].isdigit():
        return _cell(book, "assessment", "", parts[0], parts[2], parts[3])
    if len(parts) == 2 and parts[0] in book.catalogue.ids():
        found = book.rules.criteria_set(parts[0]).find(parts[1])
        return Place(parts[1] if found is None else found.title, "responsibility")
    return Place(texts.PLAN if parts[0] == "plan" else "/".join(parts))


def _cell(book: Workbook, kind: str, key: str, unit: str, code: str, when: str) -> Place:
    words = SEPARATOR.join((name_of(book, unit), code, round_(when)))
    return Place(words, kind, key, unit, when, code)
