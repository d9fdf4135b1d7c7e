"""The roll-up of a round: cells from current rows and closing records → domain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ntm_desktop.db.queries import CellRow
from ntm_desktop.domain import goals as goal_rules
from ntm_desktop.domain import ownership, rollup, snapshots
from ntm_desktop.domain import villages as village_rules
from ntm_desktop.domain.numbers import whole_from
from ntm_desktop.domain.outcomes import Authority
from ntm_desktop.domain.revisions import Body
from ntm_desktop.domain.rollup import UnitCell
from ntm_desktop.domain.status import GoalStatus, Status, UnitStatus, VillageCounts
from ntm_desktop.domain.villages import VillageStanding
from ntm_desktop.errors import WrongUse
from ntm_desktop.services import units as unit_service
from ntm_desktop.services.rules import Round
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import assessing as texts

_FEW = 2  # so many rounds are read as a whole faster than code by code


def find_round(book: Workbook, code: str | None) -> Round:
    """The round of that code, or the default one. Raises WrongUse."""
    found = book.rules.default_round() if code is None else book.rules.round(code)
    if found is None:
        known = [one.code for one in book.rules.rounds()]
        raise WrongUse(texts.unknown_round(code, known) if code else texts.no_round())
    return found


def set_of(round_: Round, level: str) -> str:
    """The set that a round reckons a level by. Raises WrongUse where it has none."""
    found = round_.sets.get(level)
    if found is None:
        raise WrongUse(texts.no_set(level, round_.code))
    return found


def status(
    book: Workbook, round_code: str | None = None, units: Sequence[str] | None = None
) -> Status:
    """Where every commune stands in a round, with sums, bands, villages and goals.

    ``units``: codes to limit the list and its sums to; villages and goals are the whole
    district's. A closed round is read from its closing record.
    """
    round_ = find_round(book, round_code)
    set_id = set_of(round_, "commune")
    the_set = book.rules.criteria_set(set_id)
    everybody = [(unit.code, unit.name) for unit in unit_service.communes(book)]
    all_statuses = unit_statuses(book, round_, set_id, everybody)
    statuses = [one for one in all_statuses if units is None or one.unit in units]
    summary = rollup.summary(the_set, statuses)
    standings = village_standings(book, round_)
    village_counts = village_rules.counts(standings, _village_target(book, round_))
    return Status(
        round=round_.code,
        closed=round_.closed,
        set_id=set_id,
        units=tuple(statuses),
        sum=summary.sum,
        count=summary.count,
        average=summary.average,
        bands=summary.bands,
        without_data=summary.without_data,
        villages=village_counts,
        goals=_goals(book, round_, set_id, everybody, all_statuses, village_counts, standings),
    )


def unit_statuses(
    book: Workbook, round_: Round, set_id: str, wanted: Sequence[tuple[str, str]]
) -> list[UnitStatus]:
    """The status of each unit (code, name) by a set in a round."""
    return _rolled_up(book, round_, set_id, wanted, _conflicts(book))


def _earlier(
    book: Workbook, round_: Round, set_id: str, wanted: Sequence[tuple[str, str]]
) -> list[UnitStatus]:
    """As ``unit_statuses``, to compare with: of a closed round it stays what it was."""

    def ask() -> list[UnitStatus]:
        return _rolled_up(book, round_, set_id, wanted, {})

    if not round_.closed:
        return ask()
    return book.rules.kept(("statuses", round_.code, set_id, tuple(wanted)), ask)


def _rolled_up(
    book: Workbook,
    round_: Round,
    set_id: str,
    wanted: Sequence[tuple[str, str]],
    conflicts: Mapping[str, int],
) -> list[UnitStatus]:
    the_set = book.rules.criteria_set(set_id)
    only = wanted[0][0] if len(wanted) == 1 else None
    cells = unit_cells(book, round_, set_id, only)
    return rollup.roll_up(the_set, wanted, cells, round_.code, conflicts)


def unit_cells(
    book: Workbook, round_: Round, set_id: str, unit: str | None = None
) -> Iterable[UnitCell]:
    """Everything that counts for a round: (unit, code, round, authority, outcome), by unit.

    Of what was said of a code in several rounds the latest is given, and more only where that is
    as cheap. Of a closed round only its closing record is taken; a verdict outside the
    responsibilities in force is left out.
    """
    if round_.closed:
        return _frozen(book.rules.closing(round_.code), set_id, round_.code, unit)
    # A round that is not known here yet is kept, and counts once it is.
    known = [one for one in book.rules.rounds() if one.code <= round_.code]
    open_ = [one.code for one in known if not one.closed]
    spoken = _spoken(book, set_id, open_, unit)
    if len(open_) == len(known):
        return spoken
    spoken = list(spoken)
    latest = {(one, code): when for one, code, when, _, _ in spoken}
    frozen = book.rules.carried(set_id, round_.code)
    left = [
        (one, *cell)
        for one in (frozen if unit is None else frozen.keys() & {unit})
        for cell in frozen[one].values()
        if latest.get((one, cell[0]), "") < cell[1]
    ]
    return sorted(spoken + left) if left else spoken


def _spoken(
    book: Workbook, set_id: str, rounds: Sequence[str], unit: str | None
) -> Iterable[UnitCell]:
    """The cells of open rounds without verdicts outside the responsibilities, ordered."""
    few, offices = len(rounds) <= _FEW, book.rules.offices

    def counts(cell: CellRow) -> bool:
        return cell[3] != Authority.DEPARTMENT or cell[4] in offices(set_id, cell[1])

    if few and not book.store.has_office_cells(set_id, rounds):
        return book.store.plain_cells(set_id, rounds, unit)
    if few:
        return [_plain(one) for one in book.store.cells(set_id, rounds, unit) if counts(one)]
    newest = book.store.newest_cells(set_id, rounds, unit)
    found = [_plain(one) for one in newest if counts(one)]
    # Where nothing of the latest round counts, an earlier one is the latest.
    unheard = {(one[0], one[1]) for one in newest} - {(one[0], one[1]) for one in found}
    earlier = [
        _plain(one)
        for lonely in sorted({one for one, _ in unheard})
        for one in book.store.cells(set_id, rounds, lonely)
        if (one[0], one[1]) in unheard and counts(one)
    ]
    return sorted(found + earlier) if earlier else found


def _plain(cell: CellRow) -> UnitCell:
    unit, code, when, authority, _evaluator, outcome = cell
    return unit, code, when, authority, outcome


def _frozen(
    body: Mapping[str, Any], set_id: str, round_code: str, unit: str | None
) -> list[UnitCell]:
    return [
        (one, *cell)
        for one in sorted(body["units"])
        if unit is None or one == unit
        for cell in snapshots.cells_of_snapshot(body, one, set_id, round_code)
    ]


def _conflicts(book: Workbook) -> Counter[str]:
    return Counter(
        unit for key in book.store.conflicts() if (unit := ownership.unit_of(key)) is not None
    )


def village_standings(
    book: Workbook, round_: Round, commune: str | None = None
) -> tuple[VillageStanding, ...]:
    """Where every village stands in a round, of all communes or of one, in register order."""
    rows = {
        row["unit"]: row
        for row in book.store.rows("village", **({} if commune is None else {"commune": commune}))
    }
    names = [(one.code, one.name) for one in unit_service.villages(book, commune)]
    statuses = _village_statuses(book, round_, names, unit_statuses)
    start = _year_before(book, round_) if any(map(_full, statuses.values())) else None
    before = {} if start is None else _village_statuses(book, start, names, _earlier)
    year = int(round_.code[:4])
    found = []
    for unit, name in names:
        row, now, then = rows[unit], statuses.get(unit), before.get(unit)
        status, of_year = row["status"] or "", row["year"] or ""
        when = village_rules.when_met(
            status, of_year, row["decided_on"] or "", year, _full(now), _full(then)
        )
        found.append(
            VillageStanding(
                unit=unit,
                name=name,
                commune=row["commune"],
                status=status,
                year=of_year,
                planned=village_rules.is_registered(status, of_year, year),
                when=when,
                met_count=0 if now is None else now.met_count,
                total=0 if now is None else now.total,
                has_data=now is not None and now.has_data,
            )
        )
    return tuple(found)


def _village_statuses(
    book: Workbook,
    round_: Round,
    names: Sequence[tuple[str, str]],
    statuses: Callable[..., list[UnitStatus]],
) -> dict[str, UnitStatus]:
    set_id = round_.sets.get("village")
    if set_id is None or not names:
        return {}
    return {one.unit: one for one in statuses(book, round_, set_id, names)}


def _full(status: UnitStatus | None) -> bool:
    return status is not None and status.met_count == status.total > 0


def _year_before(book: Workbook, round_: Round) -> Round | None:
    earlier = [one for one in book.rules.rounds() if one.code[:4] < round_.code[:4]]
    return earlier[-1] if earlier else None


def count_villages(book: Workbook, round_: Round) -> VillageCounts:
    """Villages met before, met in the round's year, and the year's target in whole villages."""
    return village_rules.counts(village_standings(book, round_), _village_target(book, round_))


def _village_target(book: Workbook, round_: Round) -> int | None:
    targets = [
        goal.target
        for goal in goals_of(book, round_)
        if goal.metric == goal_rules.Metric.VILLAGES_MET and goal.target
    ]
    return whole_from(targets[0]) if targets else None


def _goals(
    book: Workbook,
    round_: Round,
    set_id: str,
    wanted: Sequence[tuple[str, str]],
    statuses: Sequence[UnitStatus],
    villages: VillageCounts,
    standings: Sequence[VillageStanding],
) -> tuple[GoalStatus, ...]:
    goals = goals_of(book, round_)
    if not goals:
        return ()
    start = start_of_year(book, round_, set_id)
    covered = village_rules.coverage([unit for unit, _ in wanted], standings)
    with_village = frozenset(unit for unit, _ in wanted) - frozenset(covered.without)
    previous = None if start is None else _earlier(book, start, set_id, wanted)
    return goal_rules.evaluate(
        goals,
        statuses,
        previous,
        villages,
        ocop_products(book, round_),
        only=unit_service.own_unit(book),
        with_village=with_village if standings else None,
    )


def ocop_products(book: Workbook, round_: Round) -> int | None:
    """Products recognised in the round's year and not run out; None where no product is kept."""
    rows = book.store.rows("ocop_product")
    if not rows:
        return None
    return sum(
        goal_rules.product_counts(
            stars=row["stars"] or "",
            decision=row["decision"] or "",
            decided_on=row["decided_on"] or "",
            expires_on=row["expires_on"] or "",
            year=round_.code[:4],
            day=round_.date,
        )
        for row in rows
    )


def goals_of(book: Workbook, round_: Round) -> list[goal_rules.Goal]:
    """The goals of the round's year; before the first year with goals, that year's."""
    rows = book.store.rows("goal")
    years = sorted({row["year"] for row in rows if row["year"]})
    ahead = [year for year in years if year >= round_.code[:4]]
    year = ahead[0] if ahead else None
    return [
        goal_rules.Goal(
            code=row["goal"],
            title=row["title"],
            metric=row["metric"],
            target=row["target"],
            units=tuple(row["units"] or ()),
            low=row["low"],
            high=row["high"],
            year=row["year"] or "",
        )
        for row in rows
        if row["year"] in (None, year)
    ]


def start_of_year(book: Workbook, round_: Round, set_id: str) -> Round | None:
    earlier = [
        one
        for one in book.rules.rounds()
        if one.code[:4] < round_.code[:4] and one.sets.get("commune") == set_id
    ]
    return earlier[-1] if earlier else None


def snapshot(book: Workbook, round_: Round) -> Body:
    """The body of the round's closing record as of now: units in force and assessments seen."""
    cells = {
        set_id: unit_cells(book, round_, set_id)
        # Levels beside the round's own (an advanced set) are frozen with it.
        for set_id in sorted({*round_.sets.values(), *book.catalogue.ids()})
    }
    body = snapshots.snapshot_of(cells, round_.code)
    heads = book.store.first_heads("assessment", "assessment/")
    body["seen"] = sorted(head[:16] for key, head in heads if key.split("/")[4] == round_.code)
    return body


def late(book: Workbook, round_code: str) -> list[str]:
    """Keys of assessments that arrived after the round was closed ("sau khi chốt")."""
    closing = book.store.rows("closing", round=round_code)
    if not closing:
        return []
    seen = set(closing[0]["seen"] or ())
    heads = book.store.first_heads("assessment", "assessment/")
    return sorted(
        {key for key, head in heads if key.split("/")[4] == round_code and head[:16] not in seen}
    )
