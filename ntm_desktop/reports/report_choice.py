"""Which reports a workbook's organisation makes."""

from __future__ import annotations

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.reports.book_reports import SPECS, About, ReportKind
from ntm_desktop.services.units import own_unit
from ntm_desktop.services.workbook import Workbook

_OF_COMMUNE = frozenset({About.COMMUNE, About.EITHER})


def kinds_for(book: Workbook) -> tuple[ReportKind, ...]:
    """The district makes all of them, a commune its own, an office the one on its criteria."""
    if book.org == DISTRICT:
        return tuple(ReportKind)
    wanted = _OF_COMMUNE if own_unit(book) else {About.OFFICE}
    return tuple(kind for kind in ReportKind if SPECS[kind].about in wanted)
