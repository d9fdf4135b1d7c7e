"""Figures that do not fit one another: between indicators, villages and rounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ntm_desktop.domain.criteria import Figure, Measure, MeasureType
from ntm_desktop.domain.numbers import added, more, percent_text, vietnamese
from ntm_desktop.services.checks.check_limits import JUMP, limit
from ntm_desktop.services.checks.check_values import Finding, Severity
from ntm_desktop.services.units import communes, name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import check_figures as texts

# A village's figure → the commune's base figure that the villages add up to.
_VILLAGE_BASES = (("households", "households"), ("people", "population"))
_POVERTY = "11"


@dataclass(frozen=True, slots=True)
class Typed:
    """A share typed for a measure. ``measure`` says what its whole is."""

    key: str
    unit: str
    set_id: str
    code: str
    round: str
    evaluator: str
    measure: Measure
    figure: Figure

    @property
    def share(self) -> Fraction | None:
        """Exact per cent, None where it cannot be formed."""
        upper, lower = self.figure.numerator, self.figure.denominator
        if lower is None:
            return None if self.figure.value is None else Fraction(self.figure.value)
        if upper is None or Fraction(lower) == 0:
            return None
        return Fraction(upper) * 100 / Fraction(lower)

    @property
    def shown(self) -> str:
        """The share as decimal text with one place or as many as it needs."""
        upper, lower = self.figure.numerator, self.figure.denominator
        if upper is None or lower is None:
            return self.figure.value or ""
        return percent_text(upper, lower)


def typed_shares(book: Workbook) -> list[Typed]:
    """Every share that is typed, of the sets known here, by key."""
    known = frozenset(book.catalogue.ids())
    found = []
    for row in book.store.rows("assessment"):
        if row["criteria_set"] not in known:
            continue
        indicator = book.rules.criteria_set(row["criteria_set"]).assessable(row["code"])
        ratios = [] if indicator is None else [m for m in indicator.measures if _is_share(m)]
        if not ratios:
            continue
        typed = book.store.figures(row["record"])
        names = ("key", "unit", "criteria_set", "code", "round", "evaluator")
        key, unit, set_id, code, round_, evaluator = (str(row[name]) for name in names)
        found += [
            Typed(key, unit, set_id, code, round_, evaluator, m, Figure(**typed[m.code]))
            for m in ratios
            if m.code in typed
        ]
    return found


def _is_share(measure: Measure) -> bool:
    return measure.type is MeasureType.RATIO and measure.per_cent


def typed_twice(book: Workbook) -> Iterator[Finding]:
    """The same whole of a unit in a round typed differently for two indicators.

    Where the base figure itself is recorded, every one that differs from it is told elsewhere.
    """
    titles = {base.code: base.title for base in book.catalogue.base_figures()}
    first: dict[tuple[str, ...], Typed] = {}
    for one in typed_shares(book):
        base, lower = one.measure.denominator_base, one.figure.denominator
        if not base or lower is None or base in book.rules.bases(one.unit, one.round[:4]):
            continue
        known = first.setdefault((one.unit, one.round, one.evaluator, base), one)
        other = known.figure.denominator or lower
        if other != lower:
            message = texts.typed_twice(
                texts.place(name_of(book, one.unit), one.code, one.round),
                titles.get(base, base),
                vietnamese(lower),
                known.code,
                vietnamese(other),
            )
            yield Finding("base_typed_twice", Severity.WARNING, one.key, lower, other, message)


def jumps(book: Workbook) -> Iterator[Finding]:
    """A share of an open round that lies far from the round before."""
    most = limit(book, JUMP)
    closed = {one.code for one in book.rules.rounds() if one.closed}
    before: dict[tuple[str, ...], Typed] = {}
    for one in sorted(typed_shares(book), key=lambda typed: (typed.round, typed.key)):
        place = (one.unit, one.set_id, one.code, one.evaluator, one.measure.code)
        old = before.get(place)
        if one.share is None:
            continue
        before[place] = one
        if old is None or old.share is None or one.round in closed:
            continue
        if abs(one.share - old.share) > Fraction(most):
            message = texts.jump(
                texts.place(name_of(book, one.unit), one.code, one.round),
                vietnamese(one.shown),
                vietnamese(old.shown),
                old.round,
                vietnamese(most),
            )
            yield Finding("jump", Severity.NOTE, one.key, one.shown, old.shown, message)


def village_sums(book: Workbook) -> Iterator[Finding]:
    """Villages against the commune: households, people, poor and near-poor households.

    The register is of now, so the commune's latest figures count. Where the register holds as many
    villages as the commune is said to have and all of them state the figure, the sum must be the
    same; a register that is not complete can only be too much.
    """
    shares = [one for one in typed_shares(book) if one.code == _POVERTY]
    for commune in communes(book):
        villages = book.store.rows("village", commune=commune.code)
        listed = str(len(villages))
        whole = _latest_base(book, commune.code, "villages")
        complete = whole is not None and whole[1] == listed
        for field, base in _VILLAGE_BASES:
            known = _latest_base(book, commune.code, base)
            if known is None:
                continue
            computed, wrong = _compared(villages, (field,), known[1], complete)
            if wrong:
                where = f"base_figure/{commune.code}/{known[0]}/{base}"
                yield _sum(f"village_{field}", where, commune.name, *known, computed)
        mine = [one for one in shares if one.unit == commune.code and one.figure.numerator]
        last = max((one.round for one in mine), default="")
        for one in mine:
            stated = one.figure.numerator or "0"
            computed, wrong = _compared(villages, ("poor", "near_poor"), stated, complete)
            if wrong and one.round == last:
                yield _sum("village_poor", one.key, commune.name, one.round, stated, computed)


def _compared(
    villages: Sequence[Mapping[str, str | None]],
    fields: tuple[str, ...],
    stated: str,
    complete: bool,
) -> tuple[str, bool]:
    """The sum over villages, and whether it cannot be beside the commune's figure."""
    values = [village[field] for village in villages for field in fields]
    computed = added(values)
    if complete and None not in values:
        return computed, computed != added([stated])
    return computed, more(computed, stated)


def _latest_base(book: Workbook, commune: str, base: str) -> tuple[str, str] | None:
    """(year, value) of the latest year in which a base figure is recorded."""
    rows = book.store.rows("base_figure", unit=commune, figure=base)
    found = max(rows, key=lambda row: str(row["year"]), default=None)
    return None if found is None else (str(found["year"]), str(found["value"]))


def _sum(code: str, where: str, commune: str, when: str, stated: str, computed: str) -> Finding:
    message = texts.village_sum(code, commune, when, vietnamese(stated), vietnamese(computed))
    return Finding(code, Severity.WARNING, where, stated, computed, message)


def more_villages(book: Workbook) -> Iterator[Finding]:
    """More villages in the register than the commune's base figure says there are."""
    for commune in communes(book):
        listed = str(len(book.store.rows("village", commune=commune.code)))
        known = _latest_base(book, commune.code, "villages")
        if known is not None and more(listed, known[1]):
            where = f"base_figure/{commune.code}/{known[0]}/villages"
            yield _sum("village_list", where, commune.name, *known, listed)


CHECKS = (
    ("base_typed_twice", typed_twice),
    ("jump", jumps),
    ("village_sums", village_sums),
    ("village_list", more_villages),
)
