"""From stored outcomes to criteria, units and districts. Source: semantics "Outcome", "Status".

A cell is what one record said: code, round, authority and outcome, the last two as stored integers.
Only cells that speak need be given. Of a closed round the caller gives the cells of its closing
record (``domain/snapshots``) in place of its records. Rounds compare as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from ntm_desktop.domain.criteria import CriteriaSet, Criterion
from ntm_desktop.domain.outcomes import Authority, Outcome
from ntm_desktop.domain.status import (
    CriterionResult,
    IndicatorResult,
    Summary,
    UnitStatus,
    Voice,
)

Cell: TypeAlias = tuple[str, str, int, int]
Said: TypeAlias = tuple[str, int, int]
UnitCell: TypeAlias = tuple[str, str, str, int, int]

_NO_DATA, _MET, _NOT_MET, _NOT_APPLICABLE = (int(outcome) for outcome in Outcome)
_BASES = {int(authority): authority.word for authority in Authority if authority}


def in_force(said: Iterable[Said], round: str) -> Voice | None:
    """What stands for one code in a round; None where nobody spoke up to then.

    The latest round up to ``round`` in which anybody speaks, the highest authority there. Of two
    voices of one authority (offices that share an indicator) the stricter one, in any order.
    """
    best: tuple[str, int, bool, int] | None = None
    for when, authority, outcome in said:
        if outcome and authority and when <= round:
            rank = (when, authority, outcome == _NOT_MET, -outcome)
            if best is None or rank > best:
                best = rank
    return None if best is None else Voice(best[0], Authority(best[1]), Outcome(-best[3]))


def indicator_result(code: str, said: Iterable[Said], round: str) -> IndicatorResult:
    """One indicator in a round; ``carried`` where nobody spoke in that round itself."""
    voice = in_force(said, round)
    if voice is None:
        return IndicatorResult(code, Outcome.NO_DATA, Authority.NONE, "", False)
    return IndicatorResult(code, voice.outcome, voice.authority, voice.round, voice.round < round)


def criterion_result(
    criterion: Criterion, cells_by_code: Mapping[str, Sequence[Said]], round: str
) -> CriterionResult:
    """One criterion in a round, by the four rules of semantics "Outcome"."""
    whole = in_force(cells_by_code.get(criterion.code, ()), round)
    voices: list[Voice | None] = []
    if not criterion.is_single:  # where the code is shared, records are criterion-level only
        voices = [in_force(cells_by_code.get(i.code, ()), round) for i in criterion.indicators]
    findings = _contradictions(criterion, whole, voices)
    counting = [v for v in voices if v is not None and _counts(v, whole)]

    deciding = [v for v in counting if v.outcome is Outcome.NOT_MET]
    if deciding:
        return CriterionResult(
            criterion.code,
            Outcome.NOT_MET,
            all(v.round < round for v in deciding),
            max(v.authority for v in deciding),
            findings,
        )
    if voices and len(counting) == len(voices):
        nothing_applies = all(v.outcome is Outcome.NOT_APPLICABLE for v in counting)
        return CriterionResult(
            criterion.code,
            Outcome.NOT_APPLICABLE if nothing_applies else Outcome.MET,
            any(v.round < round for v in counting),
            min(v.authority for v in counting),
            findings,
        )
    if whole is not None:
        return CriterionResult(
            criterion.code, whole.outcome, whole.round < round, whole.authority, findings
        )
    return CriterionResult(criterion.code, Outcome.NO_DATA, False, Authority.NONE, findings)


def _counts(voice: Voice, whole: Voice | None) -> bool:
    """Whether an indicator's outcome stands over the criterion-level result."""
    return whole is None or (voice.round, voice.authority) > (whole.round, whole.authority)


def _contradictions(
    criterion: Criterion, whole: Voice | None, voices: Sequence[Voice | None]
) -> tuple[str, ...]:
    if whole is None or not voices:
        return ()
    if whole.outcome.counts_as_met:
        return tuple(
            indicator.code
            for indicator, voice in zip(criterion.indicators, voices, strict=True)
            if voice is not None and voice.outcome is Outcome.NOT_MET and voice.round <= whole.round
        )
    known = [voice for voice in voices if voice is not None and voice.outcome.counts_as_met]
    if len(known) == len(voices) and any(voice.round <= whole.round for voice in known):
        return (criterion.code,)
    return ()


def unit_status(
    criteria_set: CriteriaSet,
    unit: str,
    name: str,
    cells: Iterable[Cell],
    round: str,
    conflicts: int = 0,
) -> UnitStatus:
    """Where one unit stands by a set in a round, from all its cells in any order."""
    by_code: dict[str, list[Said]] = {}
    for code, when, authority, outcome in cells:
        by_code.setdefault(code, []).append((when, authority, outcome))
    results = [criterion_result(c, by_code, round) for c in criteria_set.criteria]
    return _unit_status(
        unit,
        name,
        tuple(r.code for r in results),
        [int(r.outcome) for r in results],
        tuple(r.code for r in results if r.unreviewed),
        _count_bases([int(r.basis) for r in results]),
        conflicts,
    )


def _count_bases(bases: Sequence[int]) -> dict[str, int]:
    return {_BASES[number]: bases.count(number) for number in (3, 2, 1)}


def _unit_status(
    unit: str,
    name: str,
    codes: tuple[str, ...],
    outcomes: Sequence[int],
    unreviewed: tuple[str, ...],
    basis: Mapping[str, int],
    conflicts: int,
) -> UnitStatus:
    pairs = list(zip(codes, outcomes, strict=True))
    not_met = tuple([code for code, outcome in pairs if outcome == _NOT_MET])
    no_data = tuple([code for code, outcome in pairs if not outcome])
    met = tuple([code for code, outcome in pairs if outcome == _MET or outcome > _NOT_MET])
    not_applicable: tuple[str, ...] = ()
    if _NOT_APPLICABLE in outcomes:
        not_applicable = tuple([c for c, outcome in pairs if outcome == _NOT_APPLICABLE])
    return UnitStatus(
        unit,
        name,
        met,
        not_met,
        no_data,
        not_applicable,
        unreviewed,
        len(met),
        len(codes),
        basis,
        conflicts,
    )


class _OneVoice:
    """The same rules where each code of a unit was said once, all in one round by one authority.

    A country's communes are almost all like that. Then no result stands over another, and a
    criterion follows from its indicators' outcomes alone. ``tests/test_rollup.py`` proves that it
    equals :func:`unit_status`; what is not of that shape is left to it.
    """

    def __init__(self, criteria_set: CriteriaSet, round: str) -> None:
        self._round = round
        self._codes = tuple(criterion.code for criterion in criteria_set.criteria)
        self._indicators = tuple(i.code for i in criteria_set.indicators())
        self._whole = frozenset(c.code for c in criteria_set.criteria if not c.is_single)
        slices, start = [], 0
        for criterion in criteria_set.criteria:
            slices.append(slice(start, start + len(criterion.indicators)))
            start += len(criterion.indicators)
        # One getter gives all slices at once; of a single slice it would give no tuple.
        self._parts = itemgetter(*slices, slice(0, 0))
        self._outcomes: dict[tuple[int | None, ...], int] = {}

    def status(
        self, unit: str, name: str, rows: Iterable[UnitCell], conflicts: int
    ) -> UnitStatus | None:
        """The unit's status, None where its cells are not of that shape."""
        _, codes, rounds, authorities, outcomes = zip(*rows, strict=True)
        when, authority, count = rounds[0], authorities[0], len(codes)
        if not authority or when > self._round or rounds.count(when) != count:
            return None
        said = dict(zip(codes, outcomes, strict=True))
        if authorities.count(authority) != count or len(said) != count:
            return None
        if not self._whole.isdisjoint(said):
            return None
        known = self._outcomes
        parts = self._parts(tuple(map(said.get, self._indicators)))[:-1]
        try:
            results = [known[part] for part in parts]
        except KeyError:
            known.update({part: _outcome_of_indicators(part) for part in parts})
            results = [known[part] for part in parts]
        basis = {word: 0 for number, word in reversed(_BASES.items())}
        basis[_BASES[authority]] = len(results) - results.count(_NO_DATA)
        unreviewed: tuple[str, ...] = ()
        if when < self._round:
            unreviewed = tuple(c for c, o in zip(self._codes, results, strict=True) if o)
        return _unit_status(unit, name, self._codes, results, unreviewed, basis, conflicts)


def _outcome_of_indicators(outcomes: tuple[int | None, ...]) -> int:
    """A criterion by its indicators alone: rules 1, 2 and 4."""
    if _NOT_MET in outcomes:
        return _NOT_MET
    if not outcomes or None in outcomes or _NO_DATA in outcomes:
        return _NO_DATA
    return _MET if _MET in outcomes else _NOT_APPLICABLE


def roll_up(
    criteria_set: CriteriaSet,
    units: Sequence[tuple[str, str]],
    cells: Iterable[UnitCell],
    round: str,
    conflicts: Mapping[str, int],
) -> list[UnitStatus]:
    """The status of every unit (code, name), in their order; cells of other units are left out.

    ``cells`` come ordered by unit and are read once. Raises ValueError where a unit comes twice.
    """
    names = dict(units)
    one_voice = _OneVoice(criteria_set, round)
    found: dict[str, UnitStatus] = {}
    for unit, group in groupby(cells, itemgetter(0)):
        name = names.get(unit)
        if name is None:
            continue
        if unit in found:
            raise ValueError(f"cells are not ordered by unit: {unit}")
        rows = list(group)
        waiting = conflicts.get(unit, 0)
        found[unit] = one_voice.status(unit, name, rows, waiting) or unit_status(
            criteria_set, unit, name, [row[1:] for row in rows], round, waiting
        )
    return [
        found.get(unit) or unit_status(criteria_set, unit, name, (), round, conflicts.get(unit, 0))
        for unit, name in units
    ]


def summary(criteria_set: CriteriaSet, statuses: Sequence[UnitStatus]) -> Summary:
    """Sum, count, average and bands over the units that have data; the others are counted apart."""
    counts = [status.met_count for status in statuses if status.has_data]
    total, count = sum(counts), len(counts)
    bands = {
        band.code: sum(1 for met in counts if band.low <= met <= band.high)
        for band in criteria_set.bands
    }
    return Summary(total, count, average_text(total, count), bands, len(statuses) - count)


def average_text(total: int, count: int) -> str | None:
    """``total / count`` to one decimal, half up ("16.3", "15.0"); None over nothing."""
    if count == 0:
        return None
    tenths = (20 * total + count) // (2 * count)
    return f"{tenths // 10}.{tenths % 10}"
