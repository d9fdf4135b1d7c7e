"""What a commune needs to be recognised at a level, and what of it is so. People decide. Pure.

Source: decision 18/2022/QĐ-TTg (every level of the set, no debts for basic construction,
satisfaction, security); decision 319/QĐ-TTg for "kiểu mẫu" (its four conditions). What no
record says is unknown, never met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.numbers import added, compare, exact, more, vietnamese
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.texts import levels as texts

CRITERIA, ADVANCED, INCOME, SMART_VILLAGE, FIELD = (
    "criteria",
    "advanced",
    "income",
    "smart_village",
    "field",
)
GRADES = ("standard", "advanced", "model")
"""The grades of recognition, the lowest first."""
DEBT, SATISFACTION = "debt", "satisfaction"
# Income per head at least 10 % above the advanced level (decision 319/QĐ-TTg): 11/10 of it.
_ABOVE = (11, 10)


class Stage(StrEnum):
    """How far a recognition has come; the word is stored in its record."""

    SELF = "self"
    DISTRICT = "district"
    PROVINCE = "province"
    RECOGNISED = "recognised"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a level asks for. ``finding``: what is recorded and the registers differ.

    ``code`` is a condition of the set, or one of the names above.
    """

    code: str
    title: str
    outcome: Outcome
    why: str
    finding: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What a register says about a condition."""

    outcome: Outcome
    why: str


def is_recognised(record: Mapping[str, Any]) -> bool:
    """Whether a recognition's record says that a decision stands, not revoked nor on its way."""
    stage = record.get("stage")
    if stage == Stage.REVOKED or record.get("revoked_number") or record.get("revoked_on"):
        return False
    return stage == Stage.RECOGNISED or (not stage and bool(record.get("number")))


def is_full(status: UnitStatus) -> bool:
    """Whether every criterion of a set is met."""
    return status.met_count == status.total > 0


def criteria(code: str, title: str, status: UnitStatus | None) -> Requirement:
    """Every criterion of a set: met, not met where one is not, unknown while one has no data."""
    if status is None or not status.has_data:
        return Requirement(code, title, Outcome.NO_DATA, texts.NOT_ASSESSED)
    met = texts.met_of(status.met_count, status.total)
    if status.not_met:
        why = texts.lacking(met, status.not_met, len(status.no_data))
        return Requirement(code, title, Outcome.NOT_MET, why)
    if status.no_data:
        return Requirement(code, title, Outcome.NO_DATA, texts.unknown(met, status.no_data))
    return Requirement(code, title, Outcome.MET, met)


def debt_word(debts: Sequence[tuple[str, str]]) -> Word | None:
    """What the register of debts says of a commune: (title, still owed) each; None without any.

    One that is still owed is a debt. All paid is no proof that there are no others.
    """
    if not debts:
        return None
    owing = [(title, left) for title, left in debts if more(left, "0")]
    if not owing:
        return Word(Outcome.NO_DATA, texts.DEBTS_PAID)
    left = vietnamese(added(amount for _title, amount in owing))
    return Word(Outcome.NOT_MET, texts.debts_left(left, [title for title, _left in owing]))


def condition(code: str, title: str, in_force: Outcome, word: Word | None) -> Requirement:
    """A condition of recognition: what was assessed stands; what registers give stands for it while
    nobody assessed, and is a finding where it differs (as with stated results and figures)."""
    if word is None:
        why = texts.ASSESSED if in_force.speaks else texts.UNKNOWN
        return Requirement(code, title, in_force, why)
    if not in_force.speaks:
        return Requirement(code, title, word.outcome, word.why)
    differs = word.outcome.speaks and word.outcome.counts_as_met is not in_force.counts_as_met
    why = texts.differs(word.why) if differs else texts.beside(word.why)
    return Requirement(code, title, in_force, why, differs)


def conditions(
    the_set: CriteriaSet, in_force: Mapping[str, Outcome], words: Mapping[str, Word]
) -> tuple[Requirement, ...]:
    """Every condition of a set, in its order."""
    return tuple(
        condition(one.code, one.title, in_force.get(one.code, Outcome.NO_DATA), words.get(one.code))
        for one in the_set.conditions
    )


def income(title: str, value: str | None, level: str | None) -> Requirement:
    """Condition 2 of "kiểu mẫu": income per head at least 10 % above the advanced level.

    ``value``, ``level``: decimal texts in million đồng, None where not known.
    """
    if level is None:
        return Requirement(INCOME, title, Outcome.NO_DATA, texts.LEVEL_UNKNOWN)
    digits, places = exact(level)
    wanted = (digits * _ABOVE[0], places + 1)
    shown = vietnamese(added([_text(wanted)]))
    if value is None:
        return Requirement(INCOME, title, Outcome.NO_DATA, texts.income_unknown(shown))
    reached = compare(exact(value), wanted) >= 0
    why = texts.income(vietnamese(value), shown, reached)
    return Requirement(INCOME, title, Outcome.MET if reached else Outcome.NOT_MET, why)


def _text(number: tuple[int, int]) -> str:
    digits, places = number
    whole = str(digits).rjust(places + 1, "0")
    return f"{whole[:-places]}.{whole[-places:]}"


def model(
    advanced: UnitStatus | None, income_value: str | None, income_level: str | None
) -> tuple[Requirement, ...]:
    """The four conditions of "kiểu mẫu" (decision 319/QĐ-TTg).

    A smart-village model and an outstanding field are defined by the province, whose texts are not
    known here: they stay unknown.
    """
    titles = texts.MODEL
    return (
        criteria(ADVANCED, titles[ADVANCED], advanced),
        income(titles[INCOME], income_value, income_level),
        Requirement(SMART_VILLAGE, titles[SMART_VILLAGE], Outcome.NO_DATA, texts.PROVINCE_DEFINES),
        Requirement(FIELD, titles[FIELD], Outcome.NO_DATA, texts.PROVINCE_DEFINES),
    )


def overall(requirements: Sequence[Requirement]) -> Outcome:
    """Met only where everything is; not met where one thing is not; else unknown."""
    if any(one.outcome is Outcome.NOT_MET for one in requirements):
        return Outcome.NOT_MET
    if requirements and all(one.outcome.counts_as_met for one in requirements):
        return Outcome.MET
    return Outcome.NO_DATA


def missing_papers(wanted: Sequence[str], have: Sequence[str]) -> tuple[str, ...]:
    """Papers of a dossier that are still missing, in the order of the list."""
    return tuple(paper for paper in wanted if paper not in have)
