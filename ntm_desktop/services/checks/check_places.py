"""Where a finding is: in words, and as codes that lead to the cell or the record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ntm_desktop.domain.about import commune_of, unit_about, units_about
from ntm_desktop.domain.records import Kind, split_key
from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.describing import own_name, part_words
from ntm_desktop.services.editing import current_body
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checks_view as texts
from ntm_desktop.texts.records import KINDS, SEPARATOR, round_


@dataclass(frozen=True, slots=True)
class Place:
    """``names``: whose it is and what it is called, as the words say them. ``kind``: of the record
    that ``key`` names, "" where none is. ``unit``: what it is about; ``round``, ``code``: of a
    form's cell, "" for what is not said."""

    words: str
    names: tuple[str, ...] = ()
    kind: str = ""
    key: str = ""
    unit: str = ""
    round: str = ""
    code: str = ""

    @property
    def whose(self) -> str:
        """The commune that it is about, else what kind of thing it is: the first of the words."""
        return self.words.partition(SEPARATOR)[0]


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
        said = (name_of(book, about), str(body.get("title", "")))
        return Place(SEPARATOR.join(said), said, kind.name, finding.where, about, when, code)
    whose = name_of(book, about) if about else ""
    name = own_name(body)
    if kind.name == "survey":
        name = name_of(book, str(body.get("village", "")))
    if kind.name == "unit" or name == whose:
        whose = ""
    if not name:
        words = _key_words(book, kind, named) or KINDS[kind.name]
        only = (whose,) if whose else ()
        return Place(_join(whose, words), only, kind.name, finding.where, about)
    # What is of one commune stands under its name, what is the district's under its kind.
    words = _join(whose or KINDS[kind.name], name)
    names = tuple(filter(None, (whose, name)))
    return Place(words, names, kind.name, finding.where, about)


def _key_words(book: Workbook, kind: Kind, named: tuple[str, ...]) -> str:
    """What a key says beside the unit that it is of and the mark of its record."""
    apart = ("unit", "scope", kind.name)
    said = [
        part_words(book, part, value)
        for part, value in zip(kind.parts, named, strict=True)
        if part not in apart
    ]
    return _join(KINDS[kind.name], *said)


def _join(*words: str) -> str:
    return SEPARATOR.join(filter(None, words))


def with_place(book: Workbook, finding: Finding) -> Finding:
    """The same finding; its sentence names the commune and the record that it is about, so that
    equal sentences are told apart."""
    lacking = [one for one in place_of(book, finding).names if one not in finding.message]
    if not lacking:
        return finding
    return replace(finding, message=texts.at(_join(*lacking), finding.message))


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
        return Place(parts[1] if found is None else found.title, kind="responsibility")
    return Place(texts.PLAN if parts[0] == "plan" else "/".join(parts))


def _cell(book: Workbook, kind: str, key: str, unit: str, code: str, when: str) -> Place:
    name = name_of(book, unit)
    words = SEPARATOR.join((name, code, round_(when)))
    return Place(words, (name,), kind, key, unit, when, code)
