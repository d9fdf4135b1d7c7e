"""The charts of an open workbook: which there are, and each of them drawn from its records.

The window, the command and the
printer all draw through here, so that they show the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_desktop.domain.status import Status
from ntm_desktop.reports import charts_gather as gather
from ntm_desktop.reports.charts_frame import ChartNote, basis_words, unit_in
from ntm_desktop.reports.charts_portrait import portrait
from ntm_desktop.services.criteria.targets import aims
from ntm_desktop.services.rules import Round
from ntm_desktop.services.status import find_round, set_of
from ntm_desktop.services.units import own_unit
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
    BURNUP = "burnup"
    VILLAGES = "villages"
    FUNDING = "funding"
    OFFICES = "offices"
    COMMUNE = "commune"

    @property
    def needs_unit(self) -> bool:
        """It is of one commune, which has to be named."""
        return self in (ChartKind.RADAR, ChartKind.COMMUNE)

    @property
    def takes_unit(self) -> bool:
        """It may be of one commune, else it is of all of them."""
        return self in (ChartKind.TREND, ChartKind.FUNDING, ChartKind.OFFICES)


OF_ONE = (
    ChartKind.COMMUNE,
    ChartKind.RADAR,
    ChartKind.TREND,
    ChartKind.FUNDING,
    ChartKind.OFFICES,
)


def kinds_for(book: Workbook) -> tuple[ChartKind, ...]:
    """The charts that say something in this workbook: a commune is not compared with others."""
    return OF_ONE if own_unit(book) else tuple(ChartKind)


def draw(
    book: Workbook,
    kind: ChartKind,
    round_code: str | None,
    unit: str | None,
    today: date,
    figure: Figure | None = None,
) -> Figure:
    """The chart of a round; ``unit`` is the commune of a chart that needs or takes one.

    Without ``figure`` a new A4 landscape one is made. Raises WrongUse for an unknown round, for a
    unit that the round does not know, and for a chart that needs one and got none.
    """
    round_ = find_round(book, round_code)
    stands = gather.status_of(book, round_.code)
    if unit is not None:
        unit_in(stands, unit)
    whose = unit if kind.needs_unit or kind.takes_unit else None
    note = _note(book, _of_unit(stands, whose), today)
    if kind in (ChartKind.COMMUNES, ChartKind.HEATMAP, ChartKind.TREND, ChartKind.RADAR):
        return _results(book, kind, round_, stands, whose, note, figure)
    return _plans(book, kind, round_, whose, note, today, figure)


def _results(
    book: Workbook,
    kind: ChartKind,
    round_: Round,
    stands: Status,
    unit: str | None,
    note: ChartNote,
    figure: Figure | None,
) -> Figure:
    """The charts of what has been reached, drawn from statuses alone."""
    from ntm_desktop.reports import charts

    the_set = book.rules.criteria_set(stands.set_id)
    if kind is ChartKind.COMMUNES:
        return charts.communes(stands, aims(book, round_.code), note, figure)
    if kind is ChartKind.HEATMAP:
        return charts.heatmap(stands, the_set, note, figure)
    until = [one.code for one in book.rules.rounds() if one.code <= round_.code]
    if kind is ChartKind.TREND:
        several = [stands if c == round_.code else gather.status_of(book, c) for c in until]
        if unit is not None:
            return charts.trend(several, note, unit, figure)
        return charts.bands(several, stands.set_id, the_set.bands, note, figure)
    before = gather.status_of(book, until[-2]) if len(until) > 1 else None
    return charts.radar(stands, unit or "", the_set, before, note, figure)


def _plans(
    book: Workbook,
    kind: ChartKind,
    round_: Round,
    unit: str | None,
    note: ChartNote,
    today: date,
    figure: Figure | None,
) -> Figure:
    """The charts of goals, villages, money, duties, and a commune's page."""
    from ntm_desktop.reports import charts

    if kind is ChartKind.BURNUP:
        return charts.burnup(gather.progress(book, round_), note, figure)
    plain = replace(note, basis="")
    if kind is ChartKind.VILLAGES:
        return charts.villages(gather.villages(book, round_), plain, figure)
    if kind is ChartKind.FUNDING:
        return charts.funding(gather.funding(book, round_.code[:4], unit), plain, figure)
    if kind is ChartKind.OFFICES:
        return charts.offices(gather.duties(book, round_, unit), plain, figure)
    found = portrait(book, round_, unit or "", today)
    the_set = book.rules.criteria_set(set_of(round_, "commune"))
    return charts.commune(found, the_set, note, figure)


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
