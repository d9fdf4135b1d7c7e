"""The sample district: made-up assessments of the plan's communes, marked as samples everywhere.

They are written as the communes, offices and the district would, with ids that are the same on
every laptop. How far each commune is follows from its place in the list of codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from ntm_desktop.domain import judging
from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Figure, Indicator
from ntm_desktop.domain.outcomes import DISTRICT, SELF, Outcome
from ntm_desktop.domain.ownership import commune_org
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.revisions import Revision, make_revision
from ntm_desktop.services.rules import Round
from ntm_desktop.services.samples.sample_figures import bases_of, drawn, figures_of
from ntm_desktop.services.samples.sample_programme import records_of
from ntm_desktop.services.units import Unit, communes, villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import sample as texts

DEVICE = "mau"
# Criteria that a sample commune lacks, dealt out in the order of codes; None: it has sent nothing.
# ``_PARTLY`` communes have not yet said anything of their last criteria.
_LACKING: tuple[int | None, ...] = (2, 5, 0, 9, None, 1, 7, 12, 0, 4, 1, 16, 6, None, 0, 10)
_PARTLY = (3, 7)
_LEFT_OUT = 4
_DIFFERS_IN = 14


def fill(book: Workbook) -> None:
    """Write the sample assessments of the default round into a new workbook, as one transaction."""
    round_ = book.rules.default_round()
    if round_ is None or "commune" not in round_.sets:
        return
    rows = _Sample(book, round_)
    with book.store.transaction():
        for name, data in rows.papers.items():
            book.store.add_attachment(name, len(data), [data])
        book.store.append(rows.revisions, local=True)
        book.rules.forget()


class _Sample:
    """Makes the revisions of a round; ``papers``: SHA-256 → bytes of the attached samples."""

    def __init__(self, book: Workbook, round_: Round) -> None:
        self.book, self.round = book, round_
        self.year = int(round_.code[:4])
        self.at = f"{round_.date}T08:00:00Z"
        self.set: CriteriaSet = book.rules.criteria_set(round_.sets["commune"])
        self.papers: dict[str, bytes] = {}
        self.revisions: list[Revision] = []
        units = sorted(communes(book), key=lambda unit: unit.code)
        for place, unit in enumerate(units):
            lacking = _LACKING[place % len(_LACKING)]
            if lacking is not None:
                self._commune(unit, lacking, place % len(_LACKING) in _PARTLY)
        told = [
            unit for place, unit in enumerate(units) if _LACKING[place % len(_LACKING)] is not None
        ]
        for key, author, body in records_of(told, villages(book), str(self.year), round_.code):
            self._add(key, author, body)
        if "village" in round_.sets:
            self._villages(book.rules.criteria_set(round_.sets["village"]))

    def _add(self, key: str, author: str, body: Mapping[str, Any]) -> None:
        self.revisions.append(
            make_revision(key, body, author=author, device=DEVICE, edited_at=self.at)
        )

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
        for criterion in criteria:
            failed = _failed(unit, criterion) if criterion.code in failing else frozenset()
            for indicator in criterion.indicators:
                met = indicator.code not in failed
                self._self(unit.code, self.set, indicator, met, partly, bases)
                self._offices(unit, indicator, met, lacking <= 1)
        if lacking <= 1:
            self._district(unit, criteria, failing)
            self._paper(unit, next(iter(criteria)).indicators[0].code)

    def _hardest(self, unit: Unit, criteria: Sequence[Criterion]) -> list[Criterion]:
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

        return sorted(criteria, key=ease)

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

    def _villages(self, the_set: CriteriaSet) -> None:
        met_before = {row["unit"] for row in self.book.store.rows("village", status="met_before")}
        for village in villages(self.book):
            turn = drawn(village.code) % 3
            if village.code in met_before or turn == 0:
                continue
            for criterion in the_set.criteria:
                for indicator in criterion.indicators:
                    met = turn == 1 or drawn(village.code, indicator.code) % 5 != 0
                    self._self(village.code, the_set, indicator, met, False, {})


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
