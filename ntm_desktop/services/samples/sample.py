"""The sample district: made-up assessments of the plan's communes, marked as samples everywhere.

They are written as the communes, offices and the district would, with ids that are the same on
every laptop. How far each commune is follows from its place in the list of codes. Every kind of
record is there but two, of which a sample would tell a lie: an acknowledgement says what an import
brought, a withdrawal takes a machine's key away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from hashlib import sha256
from typing import Any

from ntm_desktop.domain import judging
from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Figure, Indicator
from ntm_desktop.domain.levels import SATISFACTION
from ntm_desktop.domain.outcomes import DISTRICT, SELF, Outcome
from ntm_desktop.domain.ownership import commune_org, owner_of
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.domain.roadmap import ACHIEVE
from ntm_desktop.services.programme.levels import sets_of_level
from ntm_desktop.services.programme.resources import fundings
from ntm_desktop.services.rules import Round
from ntm_desktop.services.samples import (
    sample_district,
    sample_papers,
    sample_roadmap,
    sample_rules,
    sample_villages,
)
from ntm_desktop.services.samples.sample_figures import bases_of, drawn, figures_of
from ntm_desktop.services.samples.sample_made import Made
from ntm_desktop.services.samples.sample_money import money_of
from ntm_desktop.services.samples.sample_programme import records_of
from ntm_desktop.services.units import Unit, all_units, communes, villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sample as texts
from ntm_desktop.texts.sample_rules import OCOP_PAPERS

DEVICE = "mau"
# Criteria that a sample commune lacks, dealt out in the order of codes; None: it has sent nothing.
# ``_PARTLY`` communes have not yet said anything of their last criteria.
_LACKING: tuple[int | None, ...] = (2, 5, 0, 9, None, 1, 7, 12, 0, 4, 1, 16, 6, None, 0, 10)
_PARTLY = (3, 7)
_LEFT_OUT = 4
_DIFFERS_IN = 14
# How many criteria of the advanced set they lack who are assessed by it.
_ADVANCED_LACKING = (0, 4, 9)
# How much of a village's criteria is said where its commune has not come to all of them.
_VILLAGE_SAID = 10


def fill(book: Workbook) -> None:
    """Write the sample assessments of the default round into a new workbook, as one transaction."""
    round_ = book.rules.default_round()
    if round_ is None or "commune" not in round_.sets:
        return
    with book.store.transaction():
        _write_rules(book, round_)
        rows = _Sample(book, round_)
        for name, data in rows.papers.items():
            book.store.add_attachment(name, len(data), [data])
        book.store.append(rows.revisions, local=True)
        book.rules.forget()


def _write_rules(book: Workbook, round_: Round) -> None:
    """What the district corrects stands before anything is judged by it."""
    sets = [book.catalogue.set(one) for one in book.catalogue.ids()]
    made = sample_rules.rules_of(sets, round_.code[:4])
    book.store.append([_revision(one, round_) for one in made], local=True)
    book.rules.forget()


def _revision(made: Made, round_: Round, parents: Sequence[str] = ()) -> Revision:
    key, author, body = made
    at = f"{round_.date}T08:00:00Z"
    return make_revision(key, body, parents=parents, author=author, device=DEVICE, edited_at=at)


class _Sample:
    """Makes the revisions of a round; ``papers``: SHA-256 → bytes of the attached samples."""

    def __init__(self, book: Workbook, round_: Round) -> None:
        self.book, self.round = book, round_
        self.year = int(round_.code[:4])
        self.set: CriteriaSet = book.rules.criteria_set(round_.sets["commune"])
        self.papers: dict[str, bytes] = {}
        self.revisions: list[Revision] = []
        self.lacking: dict[str, list[str]] = {}
        rows = book.store.rows("recognition", grade="standard")
        self.decided = {row["unit"] for row in rows}
        units = sorted(communes(book), key=lambda unit: unit.code)
        told = []
        for place, unit in enumerate(units):
            lacking = _LACKING[place % len(_LACKING)]
            if lacking is None:
                self.lacking[unit.code] = [one.code for one in self._hardest(unit)][:2]
                continue
            told.append(unit)
            self._commune(unit, lacking, place % len(_LACKING) in _PARTLY)
        self._programme(told)
        self._levels(units)
        self._villages({unit.code for unit in told} | self.decided)
        self._roadmaps(units)

    def _programme(self, told: Sequence[Unit]) -> None:
        year, listed = str(self.year), villages(self.book)
        lines: list[str] = []
        if "district" in self.round.sets:
            the_set = self.book.rules.criteria_set(self.round.sets["district"])
            lines = [one.code for one in the_set.conditions]
            lines += [one.code for one in the_set.criteria]
            for unit in (one for one in all_units(self.book) if one.kind == "district"):
                said = sample_district.district_verdicts(unit.code, the_set, self.round.code)
                self._add_all(said)
                self._add_all(sample_roadmap.district_targets(unit.code, the_set, year))
        towns = [one.code for one in all_units(self.book) if one.kind == "town"]
        self._add_all(records_of(told, listed, year, self.round.code, lines, towns))
        self._add_all(money_of(fundings(self.book), told, year, towns))
        self._rated_again()
        for made, data in sample_papers.papers_of(told, year):
            self.papers[sha256(data).hexdigest()] = data
            self._add(*made)
        self._add_all(sample_district.town_recognitions(towns, year))

    def _rated_again(self) -> None:
        """The first product with three stars goes on to four: its dossier keeps its papers."""
        for one in self.revisions:
            body = json.loads(one.body or "{}")
            if one.kind == "ocop_product" and body.get("stars") == "3":
                papers = [*body["papers"], OCOP_PAPERS[-1]]
                more = {**body, "stars": "4", "stars_aim": "4", "papers": papers}
                self.revisions.append(_revision((one.key, one.author, more), self.round, [one.id]))
                return

    def _levels(self, units: Sequence[Unit]) -> None:
        """Dossiers on their way; the advanced set of who has every criterion."""
        told = [unit for unit in units if unit.code not in self.decided]
        full = [unit for unit in told if not self.lacking[unit.code]]
        nearly = [unit.code for unit in told if len(self.lacking[unit.code]) == 1]
        codes = [unit.code for unit in full]
        self._add_all(sample_district.recognitions(codes, nearly, sorted(self.decided)))
        sets = {grade: one for one, grade in sets_of_level(self.book, self.round, "commune")}
        if "advanced" not in sets:
            return
        advanced = self.book.rules.criteria_set(sets["advanced"])
        for unit, lacking in zip(full, _ADVANCED_LACKING, strict=False):
            bases = bases_of(unit.code, self.book.catalogue.base_figures())
            failing = {one.code for one in self._hardest(unit, advanced.criteria)[:lacking]}
            for criterion in advanced.criteria:
                failed = _failed(unit, criterion) if criterion.code in failing else frozenset()
                for indicator in criterion.indicators:
                    met = indicator.code not in failed
                    self._self(unit.code, advanced, indicator, met, False, bases)

    def _roadmaps(self, units: Sequence[Unit]) -> None:
        """What is planned of each commune; the plan's own aims get month, cost and person."""
        year, planned = str(self.year), set[str]()
        for row in self.book.store.rows("target", criteria_set=self.set.id, year=year):
            planned.add(row["unit"])
            if row["aim"] == ACHIEVE:
                self._change(row["key"], sample_roadmap.work_of(row["unit"], row["code"], year))
        for unit in units:
            lacking = self.lacking[unit.code]
            if unit.code not in planned:
                # Who lacks nothing any more has reached what was hard.
                aims = lacking or [one.code for one in self._hardest(unit)][:2]
                made = sample_roadmap.commune_targets(unit.code, self.set, aims, year)
                self._add_all(made)
            after = sample_roadmap.next_year(unit.code, self.set, lacking, str(self.year + 1))
            self._add_all(after)

    def _add_all(self, several: Iterable[Made]) -> None:
        for one in several:
            self._add(*one)

    def _change(self, key: str, fields: Mapping[str, Any]) -> None:
        """Say more in a record of the plan, as its owner would."""
        (parent,) = self.book.store.heads([key])[key]
        body = {**json.loads(self.book.store.body_of(parent) or "{}"), **fields}
        self.revisions.append(_revision((key, owner_of(key), body), self.round, [parent]))

    def _add(self, key: str, author: str, body: Mapping[str, Any]) -> None:
        self.revisions.append(_revision((key, author, body), self.round))

    def _assess(
        self, unit: str, set_id: str, code: str, evaluator: str, body: Mapping[str, Any]
    ) -> None:
        author = commune_org(unit) if evaluator == SELF else evaluator
        key = KINDS["assessment"].key(unit, set_id, code, self.round.code, evaluator)
        self._add(key, author, body)

    def _commune(self, unit: Unit, lacking: int, partly: bool) -> None:
        bases = bases_of(unit.code, self.book.catalogue.base_figures())
        for figure, value in bases.items():
            key = KINDS["base_figure"].key(unit.code, str(self.year), figure)
            self._add(key, commune_org(unit.code), {"value": value, "note": texts.BASE_FIGURE})
        criteria = self.set.criteria[:-_LEFT_OUT] if partly else self.set.criteria
        failing = {criterion.code for criterion in self._hardest(unit, criteria)[:lacking]}
        self.lacking[unit.code] = [one.code for one in self.set.criteria if one.code in failing]
        for criterion in criteria:
            failed = _failed(unit, criterion) if criterion.code in failing else frozenset()
            for indicator in criterion.indicators:
                met = indicator.code not in failed
                self._self(unit.code, self.set, indicator, met, partly, bases)
                self._offices(unit, indicator, met, lacking <= 1)
        if lacking <= 1:
            for condition in self.set.conditions:
                # What people say is the surveys' to tell.
                if condition.code != SATISFACTION:
                    self._self(unit.code, self.set, condition, True, False, bases)
            self._district(unit, criteria, failing)
            self._paper(unit, next(iter(criteria)).indicators[0].code)

    def _hardest(self, unit: Unit, criteria: Sequence[Criterion] = ()) -> list[Criterion]:
        """Criteria with much to count are lacked more often, but not by every commune alike."""

        def ease(criterion: Criterion) -> int:
            counted = sum(
                len(indicator.measures)
                for indicator in criterion.indicators
                if not indicator.only_yes_no
            )
            key = self.set.revocation is not None and criterion.code in (
                self.set.revocation.key_criteria
            )
            return drawn(unit.code, criterion.code, "ease", high=60) - 6 * counted - 20 * key

        return sorted(criteria or self.set.criteria, key=ease)

    def _self(
        self,
        unit: str,
        the_set: CriteriaSet,
        indicator: Indicator,
        met: bool,
        partly: bool,
        bases: Mapping[str, str],
    ) -> None:
        body: dict[str, Any] = {"note": texts.PARTLY if partly else texts.SELF}
        wanted = Outcome.MET if met else Outcome.NOT_MET
        if indicator.only_yes_no:
            body["stated"] = wanted.word
        else:
            figures = figures_of(unit, indicator, met, self.year, bases)
            body["figures"] = {measure: _parts(figure) for measure, figure in figures.items()}
            if judging.outcome_of(indicator, figures, self.year, bases) is not wanted:
                body |= {"stated": wanted.word, "note": texts.STATED}
        self._assess(unit, the_set.id, indicator.code, SELF, body)

    def _offices(self, unit: Unit, indicator: Indicator, met: bool, agreed: bool) -> None:
        """Two offices in three have judged, in half of the communes; now and then they differ."""
        for office in sorted(self.book.rules.offices(self.set.id, indicator.code)):
            if drawn(office) % 3 == 0 or drawn(unit.code, office) % 2 == 0:
                continue
            differs = met and not agreed and drawn(unit.code, indicator.code) % _DIFFERS_IN == 0
            stated = Outcome.MET if met and not differs else Outcome.NOT_MET
            note = texts.OFFICE_DIFFERS if differs else texts.OFFICE_AGREES
            body = {"stated": stated.word, "note": note}
            self._assess(unit.code, self.set.id, indicator.code, office, body)

    def _district(self, unit: Unit, criteria: Sequence[Criterion], failing: set[str]) -> None:
        for criterion in criteria:
            if drawn(unit.code, criterion.code, "district") % 3 == 0:
                outcome = Outcome.NOT_MET if criterion.code in failing else Outcome.MET
                body = {"stated": outcome.word, "note": texts.DISTRICT}
                self._assess(unit.code, self.set.id, criterion.code, DISTRICT, body)

    def _paper(self, unit: Unit, code: str) -> None:
        data = texts.evidence(unit.name, code).encode("utf-8")
        name = sha256(data).hexdigest()
        self.papers[name] = data
        body = {
            "title": texts.EVIDENCE_TITLE,
            "file_name": texts.EVIDENCE_FILE,
            "sha256": name,
            "size": str(len(data)),
            "criteria_set": self.set.id,
            "codes": [code],
            "round": self.round.code,
        }
        key = KINDS["evidence"].key(unit.code, name[:16])
        self._add(key, commune_org(unit.code), body)

    def _villages(self, of: Set[str]) -> None:
        """Every village of these communes: its figures, and its criteria."""
        if "village" not in self.round.sets:
            return
        the_set = self.book.rules.criteria_set(self.round.sets["village"])
        before = {row["unit"] for row in self.book.store.rows("village", status="met_before")}
        listed = [one for one in villages(self.book) if one.commune in of]
        decided: set[str] = set()
        for village in listed:
            counts = sample_villages.village_figures(village.code)
            said = {name: str(count) for name, count in counts.items()}
            turn = 1 if village.code in before else drawn(village.code) % 3
            grade = ""
            if village.code in before:
                grade = "" if "model" in decided else "model"
            elif turn == 1:
                grade = "" if "met" in decided else "met"
            decided.add(grade)
            more = sample_villages.decision(grade, str(self.year)) if grade else {}
            body = {**said, **more, "note": texts.VILLAGE}
            self._change(KINDS["village"].key(village.code), body)
            indicators = list(the_set.indicators())
            for indicator in indicators if turn else indicators[:_VILLAGE_SAID]:
                met = turn == 1 or drawn(village.code, indicator.code) % 5 != 0
                self._self(village.code, the_set, indicator, met, False, {})
        self._model_villages([one.code for one in listed if one.code in before][:2])

    def _model_villages(self, codes: Sequence[str]) -> None:
        """Two villages by the sample lines of the set of model villages, the second not by all."""
        sets = {grade: one for one, grade in sets_of_level(self.book, self.round, "village")}
        if "model" not in sets:
            return
        model = self.book.rules.criteria_set(sets["model"])
        for place, code in enumerate(codes):
            for number, indicator in enumerate(model.indicators()):
                self._self(code, model, indicator, not place or number > 0, False, {})


def _failed(unit: Unit, criterion: Criterion) -> frozenset[str]:
    """One or two indicators of a lacking criterion."""
    codes = [indicator.code for indicator in criterion.indicators]
    first = drawn(unit.code, criterion.code, "first", high=len(codes) - 1)
    several = len(codes) > 2 and drawn(unit.code, criterion.code, "two") % 2
    return frozenset((codes[first], codes[first - 1]) if several else (codes[first],))


def _parts(figure: Figure) -> Mapping[str, str]:
    named = {
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }
    return {name: text for name, text in named.items() if text is not None}
