"""Where what people recorded does not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ntm_desktop.domain import judging, rollup
from ntm_desktop.domain.criteria import CriteriaSet, Figure, Indicator, Measure, MeasureType
from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.records import split_key
from ntm_desktop.services import status as rounds
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.describing import title_of
from ntm_desktop.services.rules import Round
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import checking as texts


def data_findings(book: Workbook) -> Iterator[Finding]:
    """Findings about assessments, conflicts and late arrivals, in the order of their keys."""
    yield from _conflicts(book)
    yield from _Assessments(book).findings()
    yield from _contradictions(book)
    yield from _late(book)


def _conflicts(book: Workbook) -> Iterator[Finding]:
    for key in book.store.conflicts():
        yield Finding(
            "conflict", Severity.WARNING, key, None, None, texts.conflict(title_of(book, key))
        )


def _late(book: Workbook) -> Iterator[Finding]:
    names = _names(book)
    for round_ in book.rules.rounds():
        if round_.closed:
            for key in rounds.late(book, round_.code):
                unit, _, code, when, _ = split_key(key)[1]
                where = texts.place(names.get(unit, unit), code, when)
                yield Finding("late", Severity.WARNING, key, None, None, texts.late(where))


def _names(book: Workbook) -> dict[str, str]:
    rows = [*book.store.rows("unit"), *book.store.rows("village")]
    return {row["unit"]: row["name"] for row in rows}


class _Assessments:
    """Looks at every assessment once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.names = _names(book)
        self.rounds = {round_.code for round_ in book.rules.rounds()}
        self.known_sets = frozenset(book.catalogue.ids())
        self.titles = {base.code: base.title for base in book.catalogue.base_figures()}

    def findings(self) -> Iterator[Finding]:
        for row in self.book.store.rows("assessment"):
            place = texts.place(self.names.get(row["unit"], row["unit"]), row["code"], row["round"])
            if row["round"] not in self.rounds:
                message = texts.unknown_round(place)
                yield Finding("unknown_round", Severity.NOTE, row["key"], None, None, message)
            if row["criteria_set"] not in self.known_sets:
                continue
            the_set = self.book.rules.criteria_set(row["criteria_set"])
            yield from self._result(row, place)
            yield from self._duty(row, place)
            yield from self._figures(row, place, the_set)

    def _result(self, row: Mapping[str, Any], place: str) -> Iterator[Finding]:
        stated, judged = row["stated"], Outcome(row["judged"])
        word = None if stated is None else Outcome(stated).word
        if word is not None and judging.disagrees(word, judged):
            message = texts.stated_differs(place, word, judged.word)
            yield Finding(
                "stated_differs", Severity.WARNING, row["key"], word, judged.word, message
            )

    def _duty(self, row: Mapping[str, Any], place: str) -> Iterator[Finding]:
        if row["authority"] != Authority.DEPARTMENT:
            return
        offices = self.book.rules.offices(row["criteria_set"], row["code"])
        if row["evaluator"] not in offices:
            message = texts.outside_duty(place, self.book.org_name(row["evaluator"]))
            yield Finding(
                "outside_responsibilities",
                Severity.WARNING,
                row["key"],
                row["evaluator"],
                ", ".join(sorted(offices)) or None,
                message,
            )

    def _figures(
        self, row: Mapping[str, Any], place: str, the_set: CriteriaSet
    ) -> Iterator[Finding]:
        indicator = the_set.assessable(row["code"])
        if indicator is None:
            return
        bases = self.book.rules.bases(row["unit"], row["round"][:4])
        for code, parts in sorted(self.book.store.figures(row["record"]).items()):
            measure = indicator.measure(code)
            if measure is not None and measure.type is MeasureType.RATIO:
                yield from self._ratio(
                    row["key"], place, indicator, measure, Figure(**parts), bases
                )

    def _ratio(
        self,
        key: str,
        place: str,
        indicator: Indicator,
        measure: Measure,
        figure: Figure,
        bases: Mapping[str, str],
    ) -> Iterator[Finding]:
        upper, lower = figure.numerator, figure.denominator
        if lower is None:
            share = figure.value if measure.type is MeasureType.RATIO and measure.per_cent else None
            if share is not None and Fraction(share) > 100:
                message = texts.above_hundred(place, vietnamese(share))
                yield Finding("above_hundred", Severity.WARNING, key, share, "100", message)
            return
        if Fraction(lower) == 0:
            if not indicator.not_applicable_allowed:
                message = texts.zero_total(place)
                yield Finding("zero_denominator", Severity.WARNING, key, lower, None, message)
        elif measure.per_cent and upper is not None and Fraction(upper) > Fraction(lower):
            message = texts.above_total(place, vietnamese(upper), vietnamese(lower))
            yield Finding(
                "numerator_above_denominator", Severity.WARNING, key, upper, lower, message
            )
        known = bases.get(measure.denominator_base)
        if known is not None and known != lower:
            title = self.titles.get(measure.denominator_base, measure.denominator_base)
            message = texts.base_differs(place, vietnamese(lower), title, vietnamese(known))
            yield Finding("base_figure_differs", Severity.WARNING, key, lower, known, message)


def _contradictions(book: Workbook) -> Iterator[Finding]:
    """A result recorded for a whole criterion against what is known of its indicators.

    Told once, for the first round in which it shows.
    """
    names, told = _names(book), set()
    for round_ in book.rules.rounds():
        set_id = round_.sets.get("commune")
        if set_id is None or set_id not in book.catalogue.ids():
            continue
        for unit, criterion, codes in _contradicting(book, round_, set_id):
            if (unit, criterion, codes) in told:
                continue
            told.add((unit, criterion, codes))
            place = texts.place(names.get(unit, unit), criterion, round_.code)
            whole = codes == (criterion,)
            message = texts.contradicts_all(place) if whole else texts.contradicts(place, codes)
            stated, computed = (
                (Outcome.NOT_MET, Outcome.MET)
                if whole
                else (
                    Outcome.MET,
                    Outcome.NOT_MET,
                )
            )
            yield Finding(
                "criterion_contradicts",
                Severity.WARNING,
                f"{unit}/{set_id}/{criterion}/{round_.code}",
                stated.word,
                computed.word,
                message,
            )


def _contradicting(
    book: Workbook, round_: Round, set_id: str
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    said: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
    for unit, code, when, authority, outcome in rounds.unit_cells(book, round_, set_id):
        said.setdefault(unit, {}).setdefault(code, []).append((when, authority, outcome))
    the_set = book.rules.criteria_set(set_id)
    for unit, cells in sorted(said.items()):
        for criterion in the_set.criteria:
            found = rollup.criterion_result(criterion, cells, round_.code).findings
            if found:
                yield unit, criterion.code, found
