"""Figures of sample villages: households, people, poor; none of it says anything of a real one."""

from __future__ import annotations

from ntm_desktop.domain.about import commune_of
from ntm_desktop.services.samples.sample_figures import drawn, households_of
from ntm_desktop.texts.sample_programme import VILLAGE_DECISION


def village_figures(code: str) -> dict[str, int]:
    """Field of the register → count. All villages of a commune together stay below the commune."""
    share = drawn(code, "share", low=6, high=9)
    households = max(30, households_of(commune_of(code)) * share // 100)
    return {
        "households": households,
        "people": households * 4 + drawn(code, "people", high=households // 3),
        "poor": drawn(code, "poor", low=1, high=2),
        "near_poor": drawn(code, "near poor", low=1, high=3),
    }


def decision(status: str, year: str) -> dict[str, str]:
    """The decision of a village that has met its criteria, or that is a model village."""
    day = f"{year}-05-30"
    return {"status": status, "year": year, "decision": VILLAGE_DECISION, "decided_on": day}


def answers(code: str) -> dict[str, int]:
    """What a survey of satisfaction in a sample village gives, of as many households as it has."""
    households = village_figures(code)["households"]
    asked = -(-households * 4 // 5)
    answered = asked - drawn(code, "silent", high=2)
    satisfied = answered - drawn(code, "unsatisfied", high=max(1, answered // 12))
    return {
        "households": households,
        "asked": asked,
        "answered": answered,
        "satisfied": satisfied,
    }
