"""What a record says that cannot be: by itself, or by the names that this workbook knows.

One reader for both sides: the gate of typing (``writing_rules``) refuses what it finds in what is
changed, the data checks tell what it finds in what came by a file. What a file brings is never
refused for it: the order of files must not matter, and a later version may know more names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.district_criteria import member_codes
from ntm_desktop.domain.kind import FieldType
from ntm_desktop.domain.records import Field, Kind, split_key
from ntm_desktop.domain.register_specs import RECORD_FIELDS
from ntm_desktop.domain.setting_names import DEFAULTS, LISTS
from ntm_desktop.domain.value_rules import (
    VILLAGES_AIMED,
    body_faults,
    count_fault,
    share_fault,
    value_fault,
)
from ntm_desktop.services.units import all_units, organisations, villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import value_rules as texts

_PLACES = frozenset({"unit", "commune"})
_ORGANISATIONS = frozenset({"organisation", "office"})
# Kinds whose ``codes`` name criteria or indicators; a paper's stand under its own set.
_CODED = frozenset({"task", "project", "inspection_finding", "committee_member"})
_PARTED = re.compile(r"[,;\n]")
_DISTRICT_SET = "district"


class Wrong(StrEnum):
    """What is wrong with a value: it cannot be, or nothing of that name is known here."""

    VALUE = "value_odd"
    NAME = "name_unknown"


@dataclass(frozen=True, slots=True)
class Fault:
    """``names``: the fields or parts of the key that it is about; ``said``: what stands there."""

    names: tuple[str, ...]
    wrong: Wrong
    said: str
    sentence: str


class RecordRules:
    """Looks at records of one workbook; what it knows is read once, when it is asked for.

    ``beside``: the records of the same step, which others of it may name: key → body, None for
    one that is deleted.
    """

    def __init__(
        self, book: Workbook, beside: Mapping[str, Mapping[str, Any] | None] | None = None
    ) -> None:
        self._book = book
        self.beside = beside or {}
        self._there: dict[str, frozenset[str]] = {}
        self._codes: dict[bool, frozenset[str]] = {}

    def faults(self, key: str, body: Mapping[str, Any]) -> Iterator[Fault]:
        """What is wrong with a record, its key first. Raises ValueError for a malformed key."""
        kind, values = split_key(key)
        parts = dict(zip(kind.parts, values, strict=True))
        yield from self._of_parts(kind, parts)
        yield from self._of_base(kind, parts, body)
        yield from _of_setting(kind, parts, body)
        yield from self.of_body(kind, body, about=str(body.get("unit") or parts.get("scope", "")))

    def of_body(self, kind: Kind, body: Mapping[str, Any], about: str = "") -> Iterator[Fault]:
        """What is wrong with a body alone. ``about``: the unit or owner that it is about."""
        for field in kind.fields:
            value = body.get(field.name)
            if value is None:
                continue
            sentence = value_fault(kind.name, field.name, value)
            if sentence is not None:
                yield Fault((field.name,), Wrong.VALUE, _shown(value), sentence)
                continue
            sentence = self._name_fault(kind, field, value, about)
            if sentence is not None:
                yield Fault((field.name,), Wrong.NAME, _shown(value), sentence)
        for names, sentence in body_faults(kind.name, body):
            yield Fault(names, Wrong.VALUE, _shown(body.get(names[0])), sentence)

    # ------------------------------------------------------------------ the key

    def _of_parts(self, kind: Kind, parts: Mapping[str, str]) -> Iterator[Fault]:
        if kind.name in ("unit", "village", "organisation"):
            return  # it is this record that makes the name known
        for name, value in parts.items():
            wrong, sentence = Wrong.VALUE, value_fault(kind.name, name, value)
            if name != "year":
                wrong, sentence = Wrong.NAME, self._part_fault(kind, name, value, parts)
            if sentence is not None:
                yield Fault((name,), wrong, value, sentence)

    def _part_fault(
        self, kind: Kind, name: str, value: str, parts: Mapping[str, str]
    ) -> str | None:
        match name:
            case "unit":
                return None if value in self._units else texts.unknown_units([value])
            case "scope":
                known = value in self._units or value in self._organisations
                return None if known else texts.unknown_scope(value)
            case "organisation" | "office":
                return _unless(value in self._organisations, texts.unknown_organisation, value)
            case "grade":
                return _unless(value in texts.GRADES, texts.unknown_grade, value)
            case "setting":
                return _unless(value in DEFAULTS or value in LISTS, texts.unknown_setting, value)
            case "figure" if value not in self._bases:
                return texts.unknown_base(value, self._bases)
            case "criteria_set" if kind.name != "criteria_set" and value not in self._sets:
                return texts.unknown_set(value, self._sets)
            case "code" | "measure" if parts["criteria_set"] in self._sets:
                return self._line_fault(kind, name, value, parts)
        return None

    def _line_fault(
        self, kind: Kind, name: str, value: str, parts: Mapping[str, str]
    ) -> str | None:
        the_set, code = self._sets[parts["criteria_set"]](), parts["code"]
        if name == "code":
            aimed = kind.name == "target" and code == VILLAGES_AIMED
            given = kind.name == "wording" and the_set.open  # it is the wording that makes the line
            return None if aimed or given or the_set.find(code) else texts.unknown_codes([code])
        indicator = the_set.assessable(code)
        known = [one.code for one in indicator.measures] if indicator is not None else []
        return texts.unknown_measure(value, known) if known and value not in known else None

    def _of_base(
        self, kind: Kind, parts: Mapping[str, str], body: Mapping[str, Any]
    ) -> Iterator[Fault]:
        """A figure of which only whole ones are counted: people, households, villages."""
        counted = kind.name == "base_figure" and self._bases.get(parts["figure"], False)
        counted = counted or (kind.name == "target" and parts["code"] == VILLAGES_AIMED)
        value = body.get("value")
        sentence = count_fault(str(value)) if counted and value is not None else None
        if sentence is not None:
            yield Fault(("value",), Wrong.VALUE, str(value), sentence)

    # ------------------------------------------------------------------ names in the body

    def _name_fault(self, kind: Kind, field: Field, value: Any, about: str) -> str | None:
        name = field.name
        if name == "units" and field.type is FieldType.LINES:
            strange = [one for one in value if one not in self._units]
            return texts.unknown_units(strange) if strange else None
        if name == "codes" and kind.name in _CODED:
            return self._codes_fault(value, about)
        if field.type is not FieldType.CODE:
            return None
        if name == "village":
            return _unless(value in self._villages, texts.unknown_village, value)
        if name in _PLACES:
            return None if value in self._units else texts.unknown_units([value])
        if name in _ORGANISATIONS:
            return _unless(value in self._organisations, texts.unknown_organisation, value)
        if name == "round":
            known = self._book.rules.round(str(value)) is not None
            return _unless(known, texts.unknown_round, value)
        if name in RECORD_FIELDS:
            of = RECORD_FIELDS[name]
            return None if value in self._records(of) else texts.unknown_record(_named(of), value)
        return None

    def _codes_fault(self, value: str | list[str], about: str) -> str | None:
        lines = [value] if isinstance(value, str) else value
        said = [one.strip() for line in lines for one in _PARTED.split(line) if one.strip()]
        known = self._codes_of(about)
        strange = [one for one in said if fold(one) not in known]
        return texts.unknown_codes(strange) if strange else None

    def _codes_of(self, about: str) -> frozenset[str]:
        """The codes, folded, of the sets that a unit or an owner is assessed by.

        What is about a commune has none of the district's own.
        """
        whole = about not in self._below
        if whole not in self._codes:
            found = set()
            for ask in self._sets.values():
                the_set = ask()
                mine = the_set.level != _DISTRICT_SET
                codes = [one.code for one in the_set.criteria]
                codes += [one.code for one in (*the_set.indicators(), *the_set.conditions)]
                for code in codes:
                    if mine or whole:
                        found |= {fold(code), fold(f"{the_set.id}/{code}")}
                    if not mine and whole:
                        found.add(fold(member_codes(code)))
            self._codes[whole] = frozenset(found)
        return self._codes[whole]

    # ------------------------------------------------------------------ what is known here

    @cached_property
    def _units(self) -> frozenset[str]:
        return frozenset(one.code for one in all_units(self._book)) | self._told("unit", "village")

    @cached_property
    def _below(self) -> frozenset[str]:
        """Units and villages that are assessed by other sets than the district's own."""
        several = (*all_units(self._book), *villages(self._book))
        return frozenset(one.code for one in several if one.level != _DISTRICT_SET)

    @cached_property
    def _villages(self) -> frozenset[str]:
        return frozenset(one.code for one in villages(self._book)) | self._told("village")

    @cached_property
    def _organisations(self) -> frozenset[str]:
        return frozenset(one.code for one in organisations(self._book)) | self._told("organisation")

    def _records(self, kind: str) -> frozenset[str]:
        """The last parts of the keys of a kind."""
        if kind not in self._there:
            rows = (row["key"] for row in self._book.store.rows(kind))
            found = frozenset(key.rpartition("/")[2] for key in rows)
            self._there[kind] = found | self._told(kind)
        return self._there[kind]

    def _told(self, *kinds: str) -> frozenset[str]:
        """Names of records that no row shows: in conflict, or written in this very step."""
        keys = (*self._book.store.conflicts(), *self.beside)
        return frozenset(key.rpartition("/")[2] for key in keys if key.partition("/")[0] in kinds)

    @cached_property
    def _bases(self) -> dict[str, bool]:
        """Base figure → whether it is a count."""
        return {one.code: one.whole for one in self._book.catalogue.base_figures()}

    @cached_property
    def _sets(self) -> dict[str, Callable[[], CriteriaSet]]:
        def ask(set_id: str) -> Callable[[], CriteriaSet]:
            return lambda: self._book.rules.criteria_set(set_id)

        return {one: ask(one) for one in self._book.catalogue.ids()}


def first_about(faults: Iterable[Fault], names: Collection[str]) -> Fault | None:
    """The first fault that is about one of these fields or parts."""
    return next((one for one in faults if set(names) & set(one.names)), None)


def _of_setting(kind: Kind, parts: Mapping[str, str], body: Mapping[str, Any]) -> Iterator[Fault]:
    """A setting that is a share in per cent; a list may say anything."""
    value = body.get("value")
    if kind.name != "setting" or parts["setting"] not in DEFAULTS or value is None:
        return
    sentence = share_fault(str(value))
    if sentence is not None:
        yield Fault(("value",), Wrong.VALUE, str(value), sentence)


def _unless(known: bool, sentence: Callable[[str], str], value: Any) -> str | None:
    return None if known else sentence(str(value))


def _named(kind: str) -> str:
    return words.KINDS[kind]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if isinstance(value, str) else ""
