"""What surveys of satisfaction come to: coverage, answers and shares, per village and commune.

The required shares are settings. What is not recorded is unknown, never a wrong or a right result.
Source: Kế hoạch 2023, mục VI.2.15; required shares: chưa đối chiếu văn bản.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ntm_desktop.domain.numbers import added, compare_ratio, exact, more, percent_text
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.revisions import is_decimal_text

SURVEY_CHAIN = ("satisfied", "answered", "asked", "households")
"""The counts of a survey, each a part of the next."""


@dataclass(frozen=True, slots=True)
class Required:
    """Required shares in per cent. Nobody compared the defaults with the official text."""

    coverage: str = "70"
    satisfied: str = "90"
    content: str = "80"


@dataclass(frozen=True, slots=True)
class Content:
    """One content of a survey: the households satisfied with it, of those who answered on it."""

    satisfied: str
    answered: str

    @property
    def in_order(self) -> bool:
        """Whether no more households are satisfied than answered."""
        return not more(self.satisfied, self.answered)


_SILENT = Content("0", "0")


def contents_of(stored: Mapping[str, Any] | None, answered: str) -> dict[str, Content]:
    """The contents as a survey's record has them: name → {satisfied, answered}.

    Where a content does not say how many answered on it, all did that answered the survey. One that
    does not say who is satisfied stays as a content of which nothing is known.
    """
    found = {}
    for name, one in (stored or {}).items():
        said = one if isinstance(one, Mapping) else {}
        content = Content(said.get("satisfied", ""), said.get("answered", answered))
        numbers = (content.satisfied, content.answered)
        known = all(isinstance(one, str) and is_decimal_text(one) for one in numbers)
        found[name] = content if known else _SILENT
    return found


@dataclass(frozen=True, slots=True)
class Ballot:
    """A survey of a village. ``contents``: name → what was said of it."""

    key: str
    village: str
    round: str
    date: str
    households: str
    asked: str
    answered: str
    satisfied: str
    contents: Mapping[str, Content]

    def out_of_order(self) -> tuple[str, str] | None:
        """The first pair (part, whole) of fields in which the part is the greater number."""
        for part, whole in pairwise(SURVEY_CHAIN):
            if more(getattr(self, part), getattr(self, whole)):
                return part, whole
        return None


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, beside what is required ("" for nothing)."""

    part: str
    whole: str
    required: str = ""

    @property
    def text(self) -> str | None:
        """Per cent as decimal text that never rounds over the required share; None of nothing."""
        if not more(self.whole, "0"):
            return None
        guards = (self.required,) if self.required else ()
        return percent_text(self.part, self.whole, *guards)

    @property
    def reached(self) -> bool:
        """Whether the required share is reached, exactly."""
        if not more(self.whole, "0"):
            return False
        return compare_ratio(exact(self.part), exact(self.whole), exact(self.required or "0")) >= 0


@dataclass(frozen=True, slots=True)
class Result:
    """Shares of a village, or of a commune over its villages. ``contents``: (name, share)."""

    code: str
    coverage: Share
    answered: Share
    satisfied: Share
    contents: tuple[tuple[str, Share], ...]


@dataclass(frozen=True, slots=True)
class CommuneResult:
    """A commune's survey. ``missing``: villages nobody asked; ``thin``: villages where too few were
    asked; ``outcome``: what this would give, offered beside what is recorded and never instead."""

    whole: Result
    villages: tuple[Result, ...]
    missing: tuple[str, ...]
    thin: tuple[str, ...]
    outcome: Outcome


def latest(ballots: Iterable[Ballot]) -> tuple[Ballot, ...]:
    """One survey a village: of several in a round the one of the latest day counts."""
    found: dict[str, Ballot] = {}
    for ballot in sorted(ballots, key=lambda one: (one.date, one.key)):
        found[ballot.village] = ballot
    return tuple(found[village] for village in sorted(found))


def result(code: str, ballots: Sequence[Ballot], required: Required) -> Result:
    """The sums of some surveys and their shares; a content out of order is in no sum."""
    households, asked, answered, satisfied = (
        added(getattr(one, name) for one in ballots)
        for name in ("households", "asked", "answered", "satisfied")
    )
    names = sorted({name for one in ballots for name in one.contents})
    contents = []
    for name in names:
        said = [one.contents[name] for one in ballots if name in one.contents]
        mine = [one for one in said if one.in_order]
        part, whole = added(one.satisfied for one in mine), added(one.answered for one in mine)
        contents.append((name, Share(part, whole, required.content)))
    return Result(
        code,
        Share(asked, households, required.coverage),
        Share(answered, asked),
        Share(satisfied, answered, required.satisfied),
        tuple(contents),
    )


def commune(
    code: str, villages: Sequence[str], ballots: Iterable[Ballot], required: Required
) -> CommuneResult | None:
    """What the surveys of a commune's villages in a round come to; None without any survey.

    Met where the share of the satisfied and of every content is reached, and every village is
    covered; not met where one of the shares is not; no data while coverage is missing, or answers
    on a content.
    """
    counted = [one for one in latest(ballots) if one.out_of_order() is None]
    if not counted:
        return None
    each = tuple(result(one.village, [one], required) for one in counted)
    asked = {one.village for one in counted}
    missing = tuple(village for village in villages if village not in asked)
    thin = tuple(one.code for one in each if not one.coverage.reached)
    whole = result(code, counted, required)
    shares = (whole.satisfied, *(share for _name, share in whole.contents))
    good = all(share.reached for share in shares)
    open_ = any(share.text is None for share in shares)
    failed = any(share.text is not None and not share.reached for share in shares)
    if missing or thin or (open_ and not failed):
        outcome = Outcome.NO_DATA
    else:
        outcome = Outcome.MET if good else Outcome.NOT_MET
    return CommuneResult(whole, each, missing, thin, outcome)
