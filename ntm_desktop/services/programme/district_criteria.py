"""The district's conditions and criteria: recorded, computed from communes, who, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from ntm_desktop.domain import district_criteria as rules
from ntm_desktop.domain import judging, rollup
from ntm_desktop.domain.collation import sort_key
from ntm_desktop.domain.criteria import (
    CriteriaSet,
    Criterion,
    Figure,
    Indicator,
    Measure,
    MeasureType,
)
from ntm_desktop.domain.district_criteria import Answers, Computed
from ntm_desktop.domain.levels import is_recognised
from ntm_desktop.domain.numbers import more, percent_text, ratio_text, vietnamese
from ntm_desktop.domain.outcomes import Outcome, authority_of
from ntm_desktop.domain.records import KINDS
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.programme import surveys
from ntm_desktop.services.programme.levels import Counts, counts
from ntm_desktop.services.programme.roadmap import target_key
from ntm_desktop.services.records import registers
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.rules import Round
from ntm_desktop.services.status import find_round, set_of, unit_cells
from ntm_desktop.services.units import Unit, all_units, communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import district_criteria as texts

_GRADES = {rules.COMMUNES_MET: "standard", rules.COMMUNES_ADVANCED: "advanced"}


@dataclass(frozen=True, slots=True)
class Offer:
    """What the communes' records give for a code: words, and the outcome by the set's levels."""

    code: str
    words: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the steering committee. ``key``: the record."""

    key: str
    name: str
    position: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A condition or criterion of the district in a round, with who follows it and its roadmap.

    ``offers``: of the condition, or of the criterion's indicators; ``computable``: records of the
    communes can give some; ``target``: the record of the asked year under ``target_key``, None
    where nothing is planned.
    """

    code: str
    title: str
    is_condition: bool
    outcome: Outcome
    offers: tuple[Offer, ...]
    computable: bool
    members: tuple[Member, ...]
    target_key: str
    target: Entry | None


@dataclass(frozen=True, slots=True)
class DistrictPicture:
    """Everything that the page shows. ``ended``: the day after which there is no such district."""

    unit: Unit
    ended: str
    criteria_set: CriteriaSet
    lines: tuple[DistrictLine, ...]

    @property
    def met(self) -> tuple[int, int]:
        """Conditions and criteria that are met."""
        met = [one for one in self.lines if one.outcome.counts_as_met]
        conditions = sum(one.is_condition for one in met)
        return conditions, len(met) - conditions


def district_unit(book: Workbook) -> Unit:
    """The unit of the district itself. Raises WrongUse where the plan has none."""
    for unit in all_units(book):
        if unit.kind == "district":
            return unit
    raise WrongUse(texts.NO_DISTRICT)


def towns(book: Workbook) -> tuple[Unit, ...]:
    """The district's towns, by code."""
    found = [unit for unit in all_units(book) if unit.kind == "town"]
    return tuple(sorted(found, key=lambda unit: unit.code))


def town_key(town: str) -> str:
    """The record of a town's assessment as a civilised town (condition DK3)."""
    return KINDS["recognition"].key(town, "standard")


def picture(book: Workbook, round_code: str | None = None, year: str = "") -> DistrictPicture:
    """The district in a round, its roadmap of a year (default: the round's). Raises WrongUse."""
    round_ = find_round(book, round_code)
    unit = district_unit(book)
    the_set = book.rules.criteria_set(set_of(round_, "district"))
    said: dict[str, list[tuple[str, int, int]]] = {}
    for _, code, when, authority, outcome in unit_cells(book, round_, the_set.id, unit.code):
        said.setdefault(code, []).append((when, authority, outcome))
    results = {
        one.code: rollup.criterion_result(one, said, round_.code).outcome
        for one in the_set.criteria
    }
    by_level = counts(book, round_.code)
    offers = {
        one.code: _offer(book, round_, unit, the_set, one)
        for one in computed(book, round_, the_set, results, by_level)
    }
    for code, grade in _GRADES.items():
        if code in offers:
            full = by_level.full.get(grade, 0)
            offers[code] = replace(offers[code], words=texts.and_full(offers[code].words, full))
    commune_set = book.rules.criteria_set(set_of(round_, "commune"))
    can = rules.computable(the_set, commune_set)
    people = members(book)
    of_year = year or round_.code[:4]
    targets = {
        one.key: one
        for one in registers.entries(book, "target", unit=unit.code, criteria_set=the_set.id)
    }
    lines = []
    parts: tuple[Criterion | Indicator, ...] = (*the_set.conditions, *the_set.criteria)
    for part in parts:
        codes = [part.code]
        if isinstance(part, Criterion):
            codes = [one.code for one in part.indicators]
            outcome = results[part.code]
        else:
            outcome = rollup.indicator_result(
                part.code, said.get(part.code, ()), round_.code
            ).outcome
        key = target_key(the_set.id, unit.code, part.code, of_year)
        lines.append(
            DistrictLine(
                part.code,
                part.title,
                isinstance(part, Indicator),
                outcome,
                tuple(offers[code] for code in codes if code in offers),
                not can.isdisjoint(codes),
                tuple(one for one in people if rules.is_assigned(one.codes, part.code, the_set.id)),
                key,
                targets.get(key),
            )
        )
    row = book.store.rows("unit", unit=unit.code)[0]
    return DistrictPicture(unit, row["valid_to"] or "", the_set, tuple(lines))


def offers_of(book: Workbook, round_code: str) -> Mapping[str, str]:
    """Code of the district's set → what the communes give for it, in words. Raises WrongUse."""
    return {
        one.code: texts.offered(one.words)
        for line in picture(book, round_code).lines
        for one in line.offers
    }


def computed(
    book: Workbook,
    round_: Round,
    the_set: CriteriaSet,
    results: Mapping[str, Outcome],
    by_level: Counts,
) -> tuple[Computed, ...]:
    """Every figure that the records of communes and towns give for the district's set."""
    the_towns = towns(book)
    records = {row["unit"]: row for row in book.store.rows("recognition", grade="standard")}
    civilised = sum(is_recognised(records.get(town.code, {})) for town in the_towns)
    found = [
        *(
            rules.share(the_set, code, by_level.recognised.get(grade, 0), by_level.communes)
            for code, grade in _GRADES.items()
        ),
        rules.share(the_set, rules.TOWNS_CIVILISED, civilised, len(the_towns)),
        rules.satisfaction(the_set, _answers(book, round_), by_level.communes),
        rules.all_criteria(the_set, results),
    ]
    commune_set = book.rules.criteria_set(set_of(round_, "commune"))
    for same in rules.same_measures(the_set, commune_set):
        typed = _figures(book, round_, commune_set.id, same.commune_code, same.commune_measure)
        found.append(rules.summed(same, [typed.get(one.code) for one in communes(book)]))
    return tuple(one for one in found if one is not None)


def _answers(book: Workbook, round_: Round) -> list[Answers]:
    found = []
    for unit in communes(book):
        asked = surveys.commune_result(book, unit.code, round_.code)
        if asked is None or not more(asked.whole.satisfied.whole, "0"):
            continue
        shares = [
            percent_text(one.part, one.whole, one.required or "0")
            for _name, one in asked.whole.contents
            if more(one.whole, "0")
        ]
        lowest = min(shares, key=Fraction) if shares else None
        whole = asked.whole.satisfied
        found.append(Answers(whole.whole, whole.part, lowest))
    return found


def _figures(
    book: Workbook, round_: Round, set_id: str, code: str, measure: str
) -> dict[str, Figure]:
    """Unit → the figure of the latest round up to this one, by the highest authority that typed."""
    best: dict[str, tuple[tuple[str, int], Figure]] = {}
    for row in book.store.rows("assessment", criteria_set=set_id, code=code):
        if row["round"] > round_.code:
            continue
        parts = book.store.figures(row["record"]).get(measure)
        if not parts:
            continue
        rank = row["round"], int(authority_of(row["evaluator"]))
        if row["unit"] not in best or rank > best[row["unit"]][0]:
            best[row["unit"]] = rank, Figure(**parts)
    return {unit: figure for unit, (_rank, figure) in best.items()}


def _offer(book: Workbook, round_: Round, unit: Unit, the_set: CriteriaSet, one: Computed) -> Offer:
    indicator = the_set.assessable(one.code)
    measures = {} if indicator is None else {m.code: m for m in indicator.measures}
    parts = [_said(measures[name], figure) for name, figure in one.figures.items()]
    words = texts.computed([part for part in parts if part], one.known, one.units, one.code)
    outcome = Outcome.NO_DATA
    if indicator is not None and one.complete and rules.has_measure(indicator, one):
        year = round_.code[:4]
        bases = book.rules.bases(unit.code, year)
        outcome = judging.outcome_of(indicator, one.figures, int(year), bases)
    return Offer(one.code, words, outcome)


def _said(measure: Measure, figure: Figure) -> str:
    if figure.value is not None:
        return "" if measure.type is MeasureType.YES_NO else texts.lowest(vietnamese(figure.value))
    if not (figure.numerator and figure.denominator and more(figure.denominator, "0")):
        return ""
    parts = vietnamese(figure.numerator), vietnamese(figure.denominator)
    if not measure.per_cent:
        quotient = ratio_text(figure.numerator, figure.denominator, factor=1)
        return texts.quotient(*parts, vietnamese(quotient), measure.unit)
    return texts.share(*parts, vietnamese(percent_text(figure.numerator, figure.denominator)))


def members(book: Workbook) -> tuple[Member, ...]:
    """The members of the steering committee, by name."""
    found = [
        Member(
            row["key"], row["name"], row["position"] or row["role"] or "", tuple(row["codes"] or ())
        )
        for row in book.store.rows("committee_member")
    ]
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.key)))


def assign(book: Workbook, member: Member, code: str, set_id: str, *, on: bool) -> None:
    """Give a member a criterion or condition of the district, or take it back. Raises Refused."""
    kept = [line for line in member.codes if not rules.is_assigned((line,), code, set_id)]
    if on:
        kept.append(rules.member_codes(code))
    values: dict[str, Any] = {"codes": kept}
    registers.save(book, member.key, values)
