"""Which reports a workbook's organisation makes."""

from __future__ import annotations

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports.book_reports import SPECS, About, ReportKind
from ntm_desktop.services.units import find_unit, own_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import reports_view as texts

_OF_COMMUNE = frozenset({About.COMMUNE, About.EITHER})


def kinds_for(book: Workbook) -> tuple[ReportKind, ...]:
    """The district makes all of them, a commune its own, an office the one on its criteria."""
    if book.org == DISTRICT:
        return tuple(ReportKind)
    wanted = _OF_COMMUNE if own_unit(book) else {About.OFFICE}
    return tuple(kind for kind in ReportKind if SPECS[kind].about in wanted)


def check_own(book: Workbook, kind: ReportKind, unit: str | None) -> None:
    """Nobody writes a paper in another's name. ``unit``: as typed. Raises WrongUse."""
    own = own_unit(book)
    if kind not in kinds_for(book):
        raise WrongUse(texts.not_yours(texts.NAMES[kind], kinds_for(book)))
    if own and unit and find_unit(book, unit).code != own:
        raise WrongUse(texts.OTHER_UNIT)
