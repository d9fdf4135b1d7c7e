"""How many criteria each commune is to stand at in a year, by its targets and what it has met."""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain.roadmap import goal
from ntm_desktop.services.status import find_round, set_of, unit_statuses
from ntm_desktop.services.units import communes
from ntm_desktop.services.workbook import Workbook


def aims(book: Workbook, round_code: str | None = None) -> Mapping[str, int]:
    """Unit → number of criteria that it is to stand at; units without any target are absent.

    Of the round's year; before the first year with targets, that year's. Counted are the criteria
    of the communes' set in that round, once each: those to achieve, those to keep, and those met
    at the start of the year or in the round, whether a target names them or not. So a commune is
    below its number exactly when something aimed at or reached before is not met. Source: the
    plan's targets (section II.2), whose criteria to achieve and to keep add up.
    Raises WrongUse for an unknown round.
    """
    round_ = find_round(book, round_code)
    set_id = set_of(round_, "commune")
    codes = [criterion.code for criterion in book.rules.criteria_set(set_id).criteria]
    rows = [
        row
        for row in book.store.rows("target", criteria_set=set_id)
        if row["aim"] and row["code"] in codes and row["year"] >= round_.code[:4]
    ]
    if not rows:
        return {}
    year = min(row["year"] for row in rows)
    wanted: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row["year"] == year:
            wanted.setdefault(row["unit"], []).append((row["code"], row["aim"]))
    named = [(unit.code, unit.name) for unit in communes(book) if unit.code in wanted]
    earlier = [
        one
        for one in book.rules.rounds()
        if one.code < round_.code and one.code[:4] < year and one.sets.get("commune") == set_id
    ]
    reached: dict[str, set[str]] = {}
    for one in (round_, *earlier[-1:]):
        for status in unit_statuses(book, one, set_id, named):
            reached.setdefault(status.unit, set()).update(status.met)
    return {unit: goal(reached.get(unit, ()), found, codes) for unit, found in wanted.items()}
