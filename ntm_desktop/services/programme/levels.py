"""The levels of recognition of a unit: which sets it may be assessed by, what of each is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ntm_desktop.domain import advice, rollup
from ntm_desktop.domain import levels as rules
from ntm_desktop.domain.advice import Advice
from ntm_desktop.domain.criteria import MeasureType
from ntm_desktop.domain.judging import limit_of_shown
from ntm_desktop.domain.levels import GRADES, Requirement, Word
from ntm_desktop.domain.outcomes import Outcome, authority_of
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.services.programme import resources, surveys
from ntm_desktop.services.programme.feeding import satisfaction_words
from ntm_desktop.services.rules import Round
from ntm_desktop.services.status import find_round, unit_cells, unit_statuses
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import levels as texts
from ntm_desktop.texts.dossier import PAPERS


def sets_of_level(book: Workbook, round_: Round, level: str) -> tuple[tuple[str, str], ...]:
    """(set, grade) that a round can assess a level by: its own first, then those of other grades.

    Others are those whose time holds the round's date; one a grade. A set of which no line is
    known is none to assess by.
    """
    own = round_.sets.get(level)
    if own is None:
        return ()
    mine = book.rules.criteria_set(own)
    found = {mine.grade: own}
    for set_id in book.catalogue.ids():
        the_set = book.rules.criteria_set(set_id)
        in_time = the_set.valid_from <= round_.date <= the_set.valid_to
        if the_set.level == level and in_time and the_set.criteria:
            found.setdefault(the_set.grade, set_id)
    rest = sorted((grade for grade in found if grade != mine.grade), key=GRADES.index)
    return tuple((found[grade], grade) for grade in (mine.grade, *rest))


@dataclass(frozen=True, slots=True)
class Level:
    """A commune at one level in a round. ``record``: the fields of its recognition, {} for none.

    ``set_id`` "" where no set of the level is shipped; ``status`` None where nobody assessed by it;
    ``missing``: papers of the dossier still missing; ``review``: advice to review a recognition.
    """

    unit: str
    name: str
    grade: str
    set_id: str
    status: UnitStatus | None
    requirements: tuple[Requirement, ...]
    record: Mapping[str, Any]
    missing: tuple[str, ...]
    review: Advice | None

    @property
    def overall(self) -> Outcome:
        """Whether everything that the level asks for is so."""
        return rules.overall(self.requirements)

    @property
    def recognised(self) -> bool:
        """Whether a decision stands."""
        return rules.is_recognised(self.record)

    @property
    def revoked(self) -> bool:
        """Whether a decision was taken back."""
        return not self.recognised and (
            self.record.get("stage") == rules.Stage.REVOKED
            or bool(self.record.get("revoked_number") or self.record.get("revoked_on"))
        )


def key_of(unit: str, grade: str) -> str:
    """The record of a recognition."""
    return KINDS["recognition"].key(unit, grade)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the district's communes have a decision, and every criterion, by grade."""

    communes: int
    recognised: Mapping[str, int]
    full: Mapping[str, int]


def counts(book: Workbook, round_code: str | None = None) -> Counts:
    """The district's communes by level in a round. Raises WrongUse."""
    round_ = find_round(book, round_code)
    wanted = [(one.code, one.name) for one in communes(book)]
    codes = {code for code, _name in wanted}
    decided = Counter(
        row["grade"]
        for row in book.store.rows("recognition")
        if row["unit"] in codes and rules.is_recognised(row)
    )
    full = {
        grade: sum(map(rules.is_full, unit_statuses(book, round_, set_id, wanted)))
        for set_id, grade in sets_of_level(book, round_, "commune")
    }
    return Counts(len(wanted), decided, full)


def levels_of(
    book: Workbook, round_code: str | None = None, unit: str | None = None
) -> Mapping[str, tuple[Level, ...]]:
    """Unit → its levels from standard to model, of every commune or one. Raises WrongUse."""
    round_ = find_round(book, round_code)
    wanted = [(one.code, one.name) for one in communes(book) if unit in (None, one.code)]
    sets = {grade: set_id for set_id, grade in sets_of_level(book, round_, "commune")}
    statuses = {
        grade: {one.unit: one for one in unit_statuses(book, round_, set_id, wanted)}
        for grade, set_id in sets.items()
    }
    records = {(row["unit"], row["grade"]): row for row in book.store.rows("recognition")}
    words = words_of(book, round_, [code for code, _name in wanted])
    found = {}
    for code, name in wanted:
        levels = []
        for grade in GRADES:
            set_id = sets.get(grade, "")
            status = statuses.get(grade, {}).get(code)
            record = records.get((code, grade), {})
            beside = words.get(code, {})
            if grade == "model":
                value, level = _income(book, round_, code, sets)
                asked = rules.model(statuses.get("advanced", {}).get(code), value, level)
                # Recognition asks for the same conditions at every level (18/2022/QĐ-TTg).
                asked += _conditions(book, round_, code, sets.get("advanced", ""), beside)
            else:
                asked = (
                    rules.criteria(rules.CRITERIA, texts.CRITERIA, status),
                    *_conditions(book, round_, code, set_id, beside),
                )
            review = None
            if set_id and status is not None and rules.is_recognised(record):
                review = advice.revocation(book.rules.criteria_set(set_id), status)
            have = record.get("papers") or ()
            missing = rules.missing_papers(PAPERS, have)
            levels.append(Level(code, name, grade, set_id, status, asked, record, missing, review))
        found[code] = tuple(levels)
    return found


def _conditions(
    book: Workbook,
    round_: Round,
    unit: str,
    set_id: str,
    words: Mapping[str, Word],
) -> tuple[Requirement, ...]:
    if not set_id:
        return ()
    the_set = book.rules.criteria_set(set_id)
    said: dict[str, list[tuple[str, int, int]]] = {}
    if the_set.conditions:
        for _, code, when, authority, outcome in unit_cells(book, round_, set_id, unit):
            said.setdefault(code, []).append((when, authority, outcome))
    in_force = {
        one.code: rollup.indicator_result(one.code, said.get(one.code, ()), round_.code).outcome
        for one in the_set.conditions
    }
    return rules.conditions(the_set, in_force, words)


def words_of(book: Workbook, round_: Round, units: Sequence[str]) -> dict[str, dict[str, Word]]:
    """Unit → condition → what the registers of debts and surveys say of it; levels and advice
    judge a condition by the same words."""
    owed: dict[str, list[tuple[str, str]]] = {}
    for debt in resources.debts(book):
        owed.setdefault(debt.unit, []).append((debt.title, debt.left))
    found: dict[str, dict[str, Word]] = {}
    for unit in units:
        mine = found.setdefault(unit, {})
        word = rules.debt_word(owed.get(unit, ()))
        if word is not None:
            mine[rules.DEBT] = word
        asked = surveys.commune_result(book, unit, round_.code)
        if asked is not None:
            said = texts.satisfaction(satisfaction_words(asked))
            mine[rules.SATISFACTION] = Word(asked.outcome, said)
    return found


_INCOME = "10"


def _income(
    book: Workbook, round_: Round, unit: str, sets: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """A commune's income per head as recorded up to the round, and the advanced level for it."""
    advanced = sets.get("advanced")
    if advanced is None:
        return None, None
    indicator = book.rules.criteria_set(advanced).assessable(_INCOME)
    if indicator is None or indicator.measures[0].type is not MeasureType.MONEY:
        return None, None
    measure = indicator.measures[0]
    year = round_.code[:4]
    level = limit_of_shown(measure, None, int(year), book.rules.bases(unit, year))
    for set_id in (advanced, sets.get("standard")):
        value = _figure(book, round_, unit, set_id) if set_id else None
        if value is not None:
            return value, level
    return None, level


def _figure(book: Workbook, round_: Round, unit: str, set_id: str) -> str | None:
    rows = [
        row
        for row in book.store.rows("assessment", unit=unit, criteria_set=set_id, code=_INCOME)
        if row["round"] <= round_.code
    ]
    rows.sort(key=lambda row: (row["round"], int(authority_of(row["evaluator"]))), reverse=True)
    for row in rows:
        for figure in book.store.figures(row["record"]).values():
            value = figure.get("value")
            if value:
                return str(value)
    return None
