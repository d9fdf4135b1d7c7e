"""How many criteria each commune aims at in a year, from its target records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.workbook import Workbook


def aims(book: Workbook, round_code: str | None = None) -> Mapping[str, int]:
    """Unit → number of criteria that it is to achieve or to keep; units without any are absent.

    Of the round's year; before the first year with targets, that year's. Only criteria of the
    communes' set in that round count, once each. Source: the plan's targets (section II.2), whose
    criteria to achieve and to keep add up. Raises WrongUse for an unknown round.
    """
    round_ = find_round(book, round_code)
    set_id = set_of(round_, "commune")
    criteria = {criterion.code for criterion in book.rules.criteria_set(set_id).criteria}
    rows = [
        row
        for row in book.store.rows("target", criteria_set=set_id)
        if row["aim"] and row["code"] in criteria
    ]
    ahead = sorted({row["year"] for row in rows if row["year"] >= round_.code[:4]})
    if not ahead:
        return {}
    return Counter(row["unit"] for row in rows if row["year"] == ahead[0])
