"""The four outcomes and the three voices that may state one."""

from __future__ import annotations

from enum import IntEnum


class Outcome(IntEnum):
    """What is known of an indicator or criterion. The integer is what the workbook stores."""

    NO_DATA = 0
    MET = 1
    NOT_MET = 2
    NOT_APPLICABLE = 3

    @property
    def word(self) -> str:
        """The stable word used in bodies, packages and JSON: ``met``, ``not_met``…"""
        return _WORDS[self]

    @property
    def speaks(self) -> bool:
        """No data says nothing; the other three are a result."""
        return self is not Outcome.NO_DATA

    @property
    def counts_as_met(self) -> bool:
        """A criterion that does not apply as a whole counts as met (set rules, "nếu có")."""
        return self is Outcome.MET or self is Outcome.NOT_APPLICABLE


class Authority(IntEnum):
    """Whose word a result stands on; the higher one is in force."""

    NONE = 0
    SELF = 1
    DEPARTMENT = 2
    DISTRICT = 3

    @property
    def word(self) -> str:
        """The stable word: ``self``, ``department``, ``district``; ``none`` for nobody."""
        return self.name.lower()


_WORDS = {
    Outcome.NO_DATA: "no_data",
    Outcome.MET: "met",
    Outcome.NOT_MET: "not_met",
    Outcome.NOT_APPLICABLE: "not_applicable",
}
_OUTCOMES = {word: outcome for outcome, word in _WORDS.items()}

SELF = "self"
DISTRICT = "huyen"


def outcome_from_word(word: str) -> Outcome:
    """The outcome of a stable word. Raises KeyError for any other text."""
    return _OUTCOMES[word]


def authority_of(evaluator: str) -> Authority:
    """The authority of the evaluator part of an assessment's key."""
    if evaluator == SELF:
        return Authority.SELF
    if evaluator == DISTRICT:
        return Authority.DISTRICT
    return Authority.DEPARTMENT
