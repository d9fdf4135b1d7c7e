"""Recognition and revocation as advice: what the rule gives, with its source; people decide.

Source: rules of decision 18/2022/QĐ-TTg as the criteria set carries them (key criteria, shares).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.texts import advice as texts


class About(StrEnum):
    """What a piece of advice is about."""

    RECOGNITION = "recognition"
    REVOCATION = "revocation"


@dataclass(frozen=True, slots=True)
class Advice:
    """What a rule gives for a unit: ``holds`` is whether it applies, ``codes`` what decides it.

    ``source`` names the rule's text; ``label`` says that this is advice and no decision.
    """

    about: About
    unit: str
    holds: bool
    sentence: str
    codes: tuple[str, ...]
    source: str
    label: str = texts.LABEL


def revocation(criteria_set: CriteriaSet, unit_status: UnitStatus) -> Advice | None:
    """Advice to review a recognition, None where the set has no such rule or it does not hold.

    Failing are criteria that are not met; those without data are named and not counted. Holds at
    the high share of failing criteria, or at the low one with a key criterion among them.
    """
    rule = criteria_set.revocation
    if rule is None or unit_status.total == 0:
        return None
    failing, total = unit_status.not_met, unit_status.total
    keys = tuple(code for code in failing if code in rule.key_criteria)
    if len(failing) * 100 >= rule.high_share * total:
        sentence = texts.REVOKE_MANY.format(
            failing=len(failing), total=total, share=rule.high_share
        )
    elif keys and len(failing) * 100 >= rule.low_share * total:
        sentence = texts.REVOKE_KEY.format(
            failing=len(failing),
            total=total,
            low=rule.low_share,
            high=rule.high_share,
            codes=_criteria(criteria_set, keys),
        )
    else:
        return None
    if unit_status.no_data:
        sentence += " " + texts.NOT_COUNTED.format(count=len(unit_status.no_data))
    return Advice(About.REVOCATION, unit_status.unit, True, sentence, failing, rule.source)


def _criteria(criteria_set: CriteriaSet, codes: tuple[str, ...]) -> str:
    titles = {criterion.code: criterion.title for criterion in criteria_set.criteria}
    return ", ".join(f"{code} ({titles[code]})" for code in codes if code in titles)


def recognition(
    criteria_set: CriteriaSet,
    unit_status: UnitStatus,
    condition_outcomes: Mapping[str, Outcome],
) -> Advice:
    """Whether a unit may be proposed: every criterion and every condition, nothing less.

    All criteria met is not enough; what has no data is never taken as met.
    """
    outcomes = {
        condition.code: condition_outcomes.get(condition.code, Outcome.NO_DATA)
        for condition in criteria_set.conditions
    }
    titles = {condition.code: condition.title for condition in criteria_set.conditions}
    failed = [code for code, outcome in outcomes.items() if outcome is Outcome.NOT_MET]
    unknown = [code for code, outcome in outcomes.items() if not outcome.speaks]
    lacking = []
    if unit_status.not_met:
        lacking.append(texts.CRITERIA_LACK.format(codes=", ".join(unit_status.not_met)))
    if unit_status.no_data:
        lacking.append(texts.CRITERIA_UNKNOWN.format(codes=", ".join(unit_status.no_data)))
    for codes, pattern in ((failed, texts.CONDITIONS_LACK), (unknown, texts.CONDITIONS_UNKNOWN)):
        if codes:
            lacking.append(pattern.format(titles=texts.BETWEEN.join(titles[c] for c in codes)))
    if not criteria_set.conditions:
        lacking.append(texts.CONDITIONS_UNLISTED)
    rule = criteria_set.revocation
    source = criteria_set.legal_basis if rule is None else rule.source
    codes_lacking = (*unit_status.not_met, *unit_status.no_data, *failed, *unknown)
    if lacking:
        sentence = texts.NOT_READY.format(lacking="; ".join(lacking))
    else:
        sentence = texts.READY.format(met=unit_status.met_count, total=unit_status.total)
    return Advice(About.RECOGNITION, unit_status.unit, not lacking, sentence, codes_lacking, source)
