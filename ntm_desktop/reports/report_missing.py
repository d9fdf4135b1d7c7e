"""What a report still lacks before it is signed, said first: words, figures, reviews, money."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ntm_desktop.reports.book_reports import ReportKind
from ntm_desktop.reports.commune_money import has_components
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.drafted import figures_of, sections_of
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_parts import aims_of
from ntm_desktop.reports.report_values import debt_line
from ntm_desktop.services.criteria.gaps import GapKind, gaps_of
from ntm_desktop.texts import report_lines as lines


class Lack(StrEnum):
    """What may be missing, in the order of the list."""

    WORDS = "words"
    HOLES = "holes"
    NO_DATA = "no_data"
    UNREVIEWED = "unreviewed"
    CARRIED = "carried"
    NO_EVIDENCE = "no_evidence"
    CONFLICTS = "conflicts"
    UNITS = "units"
    UNJUDGED = "unjudged"
    FUNDING = "funding"
    TARGETS = "targets"
    VILLAGES = "villages"
    GIFTS = "gifts"
    UNDATED = "undated"
    COMPONENTS = "components"
    DEBTS = "debts"


@dataclass(frozen=True, slots=True)
class Missing:
    """``count`` of what is missing; 0 where there is nothing at all of it."""

    lack: Lack
    count: int


_K, _L = ReportKind, Lack
_LACKS: Mapping[ReportKind, tuple[Lack, ...]] = {
    _K.COMMUNE_REPORT: (
        _L.WORDS,
        _L.HOLES,
        _L.NO_DATA,
        _L.UNREVIEWED,
        _L.CARRIED,
        _L.CONFLICTS,
        _L.FUNDING,
        _L.DEBTS,
        _L.UNDATED,
    ),
    _K.COMMUNE_FORMS: (
        _L.NO_DATA,
        _L.UNREVIEWED,
        _L.CARRIED,
        _L.CONFLICTS,
        _L.FUNDING,
        _L.TARGETS,
        _L.UNDATED,
        _L.COMPONENTS,
    ),
    _K.COMMUNE_PLAN: (_L.WORDS, _L.HOLES, _L.TARGETS, _L.FUNDING),
    _K.DISTRICT_REPORT: (
        _L.WORDS,
        _L.HOLES,
        _L.UNITS,
        _L.CARRIED,
        _L.CONFLICTS,
        _L.FUNDING,
        _L.UNDATED,
    ),
    _K.DEPARTMENT_REPORT: (_L.WORDS, _L.HOLES, _L.UNJUDGED),
    _K.ANNEX_CRITERIA: (_L.TARGETS,),
    _K.ANNEX_VILLAGES: (_L.VILLAGES,),
    _K.MINUTES: (_L.WORDS, _L.HOLES, _L.NO_DATA, _L.UNREVIEWED, _L.CARRIED, _L.CONFLICTS),
    _K.DOSSIER: (_L.NO_EVIDENCE,),
    _K.DISCLOSURE: (
        _L.NO_DATA,
        _L.UNREVIEWED,
        _L.CARRIED,
        _L.FUNDING,
        _L.GIFTS,
        _L.UNDATED,
    ),
    _K.MISSING_PAPERS: (),
    _K.DONORS: (_L.GIFTS, _L.UNDATED),
    _K.DATA_CHECK: (),
    _K.TASKS: (),
}


def missing(context: ReportContext, kind: ReportKind, document: Document) -> tuple[Missing, ...]:
    """What this report lacks; empty where it is ready."""
    found = []
    for lack in _LACKS[kind]:
        if lack is Lack.WORDS:
            count: int | None = sum(one.wanting for one in sections_of(document))
        elif lack is Lack.HOLES:
            count = sum(one.has_holes for one in sections_of(document))
        elif lack is Lack.UNJUDGED:
            count = _unjudged(document)
        else:
            count = _COUNTS[lack](context)
        if count is not None and (count or lack in _NOTHING):
            found.append(Missing(lack, count))
    return tuple(found)


def _gaps(kind: GapKind) -> Callable[[ReportContext], int | None]:
    def count(context: ReportContext) -> int:
        return sum(one.kind is kind for one in gaps_of(context.form))

    return count


def _carried(context: ReportContext) -> int:
    """Criteria that stand on an earlier round, where no single line of a form says so."""
    if context.unit is not None and _COUNTS[Lack.UNREVIEWED](context):
        return 0
    return sum(len(unit.unreviewed) for unit in context.status.units)


def _conflicts(context: ReportContext) -> int:
    return sum(unit.conflicts for unit in context.status.units)


def _units(context: ReportContext) -> int:
    return context.status.without_data


def _unjudged(document: Document) -> int:
    figures = figures_of(document)
    return int(figures["expected"]) - int(figures["judged"])


# Of these nothing at all is missing, or there is none yet: a count of 0 is told.
_NOTHING = frozenset(
    {Lack.FUNDING, Lack.TARGETS, Lack.VILLAGES, Lack.GIFTS, Lack.COMPONENTS, Lack.DEBTS}
)


def _funding(context: ReportContext) -> int | None:
    whole = context.resources.whole
    return None if whole.planned or whole.allocated else 0


def _targets(context: ReportContext) -> int | None:
    years = (context.year, str(int(context.year) + 1))
    return None if any(aims_of(context, year) for year in years) else 0


def _villages(context: ReportContext) -> int | None:
    return None if context.entries("village", of_year=False) else 0


def _gifts(context: ReportContext) -> int | None:
    return None if context.entries("contribution") else 0


def _undated(context: ReportContext) -> int:
    return len(context.undated_gifts)


def _components(context: ReportContext) -> int | None:
    return None if has_components(context) else 0


def _debts(context: ReportContext) -> int | None:
    return 0 if debt_line(context) == lines.DEBTS_UNKNOWN else None


_COUNTS: Mapping[Lack, Callable[[ReportContext], int | None]] = {
    Lack.NO_DATA: _gaps(GapKind.NO_DATA),
    Lack.NO_EVIDENCE: _gaps(GapKind.NO_EVIDENCE),
    Lack.UNREVIEWED: _gaps(GapKind.UNREVIEWED),
    Lack.CARRIED: _carried,
    Lack.CONFLICTS: _conflicts,
    Lack.UNITS: _units,
    Lack.FUNDING: _funding,
    Lack.TARGETS: _targets,
    Lack.VILLAGES: _villages,
    Lack.GIFTS: _gifts,
    Lack.UNDATED: _undated,
    Lack.COMPONENTS: _components,
    Lack.DEBTS: _debts,
}
