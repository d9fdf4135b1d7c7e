"""Surveys of satisfaction of a commune's villages in a round, and what shares are required.

The shares are settings of the district (``survey.coverage``, ``survey.satisfied``,
``survey.content``); without them the defaults hold, which nobody compared with the official text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ntm_desktop.domain import surveys as rules
from ntm_desktop.domain.surveys import Ballot, CommuneResult, Required
from ntm_desktop.services.checks.check_limits import limit
from ntm_desktop.services.workbook import Workbook


def required(book: Workbook) -> Required:
    """The required shares in force."""
    return Required(
        limit(book, "survey.coverage"),
        limit(book, "survey.satisfied"),
        limit(book, "survey.content"),
    )


def ballots(book: Workbook, round_code: str | None = None) -> tuple[Ballot, ...]:
    """The surveys of a round, or all, by key. A survey without a round is of the one that its day
    lies in: the first whose day has not passed then."""
    return _of_round(book, book.store.rows("survey"), round_code)


def _of_round(
    book: Workbook, rows: Sequence[dict[str, Any]], round_code: str | None
) -> tuple[Ballot, ...]:
    days = [(one.date, one.code) for one in book.rules.rounds()]
    found = []
    for row in rows:
        of_round = row["round"] or next((c for d, c in days if d >= (row["date"] or "9")), "")
        if round_code in (None, of_round):
            found.append(_ballot(row, of_round))
    return tuple(found)


def commune_result(book: Workbook, commune: str, round_code: str) -> CommuneResult | None:
    """What the surveys of a commune come to in a round; None without any."""
    villages = [row["unit"] for row in book.store.rows("village", commune=commune)]
    found = [row for code in villages for row in book.store.rows("survey", village=code)]
    mine = _of_round(book, found, round_code)
    if not mine:
        return None
    return rules.commune(commune, villages, mine, required(book))


def _ballot(row: dict[str, Any], round_code: str) -> Ballot:
    return Ballot(
        key=row["key"],
        village=row["village"],
        round=round_code,
        date=row["date"] or "",
        households=row["households"],
        asked=row["asked"],
        answered=row["answered"],
        satisfied=row["satisfied"],
        contents=rules.contents_of(row["contents"], row["answered"]),
    )
