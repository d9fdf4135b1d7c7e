"""The charts of an open workbook: which there are, and each of them drawn from its roll-up.

Reads nothing but the status, the targets and the criteria sets; the window, the command and the
printer all draw through here, so that they show the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_desktop.domain.status import Status
from ntm_desktop.reports.charts_frame import ChartNote, basis_words
from ntm_desktop.services.status import find_round, status
from ntm_desktop.services.targets import aims
from ntm_desktop.services.units import own_unit, seen_units
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import charts_view as texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class ChartKind(StrEnum):
    """The charts by the names that commands use."""

    COMMUNES = "communes"
    HEATMAP = "heatmap"
    TREND = "trend"
    RADAR = "radar"


def kinds_for(book: Workbook) -> tuple[ChartKind, ...]:
    """The charts that say something in this workbook: a commune is not compared with others."""
    return (ChartKind.RADAR, ChartKind.TREND) if own_unit(book) else tuple(ChartKind)


def draw(
    book: Workbook,
    kind: ChartKind,
    round_code: str | None,
    unit: str | None,
    today: date,
    figure: Figure | None = None,
) -> Figure:
    """The chart of a round; ``unit`` is the radar's commune, and the trend's (None: the average).

    Without ``figure`` a new A4 landscape one is made. Raises WrongUse for an unknown round, and
    for a radar without a unit or of one that the round does not know.
    """
    from ntm_desktop.reports import charts

    round_ = find_round(book, round_code)
    stands = _status(book, round_.code)
    the_set = book.rules.criteria_set(stands.set_id)
    note = _note(book, _of_unit(stands, unit), today)
    if kind is ChartKind.COMMUNES:
        return charts.communes(stands, aims(book, round_.code), note, figure)
    if kind is ChartKind.HEATMAP:
        return charts.heatmap(stands, the_set, note, figure)
    until = [one.code for one in book.rules.rounds() if one.code <= round_.code]
    if kind is ChartKind.TREND:
        several = [stands if code == round_.code else _status(book, code) for code in until]
        return charts.trend(several, note, unit, figure)
    before = _status(book, until[-2]) if len(until) > 1 else None
    return charts.radar(stands, unit or "", the_set, before, note, figure)


def _status(book: Workbook, round_code: str) -> Status:
    return status(book, round_code, [unit.code for unit in seen_units(book)])


def _of_unit(stands: Status, unit: str | None) -> Status:
    """What the chart's foot counts: the one commune that it shows, or all of them."""
    if unit is None:
        return stands
    return replace(stands, units=tuple(one for one in stands.units if one.unit == unit))


def _note(book: Workbook, stands: Status, today: date) -> ChartNote:
    # On paper a month is written with its zero only where it could be taken for another one.
    month = f"{today.month:02d}" if today.month < 3 else str(today.month)
    return ChartNote(
        source=texts.source(book.org_name(book.org)),
        date=f"{today.day:02d}/{month}/{today.year}",
        basis=basis_words(stands),
        sample=book.demo,
    )
