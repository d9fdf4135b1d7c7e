"""The reports of an open workbook: which there are, and each of them made from its records.

The window and the command make them through here, so that both give the same pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ntm_desktop.domain.outcomes import DISTRICT
from ntm_desktop.errors import WrongUse
from ntm_desktop.reports import (
    commune_forms,
    commune_papers,
    commune_report,
    district_papers,
    district_report,
)
from ntm_desktop.reports.document import Document
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.services.programme import roadmap
from ntm_desktop.services.status import find_round
from ntm_desktop.services.units import Unit, find_unit, own_unit
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import reports_view as texts


class About(StrEnum):
    """What a report is about: one commune, the district, an office, or whatever is chosen."""

    COMMUNE = "commune"
    DISTRICT = "district"
    OFFICE = "office"
    EITHER = "either"


class ReportKind(StrEnum):
    """The reports by the names that commands use."""

    COMMUNE_REPORT = "commune-report"
    COMMUNE_FORMS = "commune-forms"
    COMMUNE_PLAN = "commune-plan"
    DISTRICT_REPORT = "district-report"
    DEPARTMENT_REPORT = "department-report"
    ANNEX_CRITERIA = "annex-criteria"
    ANNEX_VILLAGES = "annex-villages"
    MINUTES = "minutes"
    DOSSIER = "dossier"
    DISCLOSURE = "disclosure"
    MISSING_PAPERS = "missing-papers"
    DONORS = "donors"
    DATA_CHECK = "data-check"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Spec:
    """A report: what it is about and what makes it."""

    about: About
    make: Callable[[ReportContext], Document]


SPECS: Mapping[ReportKind, Spec] = {
    ReportKind.COMMUNE_REPORT: Spec(About.COMMUNE, commune_report.commune_report),
    ReportKind.COMMUNE_FORMS: Spec(About.COMMUNE, commune_forms.commune_forms),
    ReportKind.COMMUNE_PLAN: Spec(About.COMMUNE, commune_report.commune_plan),
    ReportKind.DISTRICT_REPORT: Spec(About.DISTRICT, district_report.district_report),
    ReportKind.DEPARTMENT_REPORT: Spec(About.OFFICE, district_report.department_report),
    ReportKind.ANNEX_CRITERIA: Spec(About.DISTRICT, district_papers.annex_criteria),
    ReportKind.ANNEX_VILLAGES: Spec(About.EITHER, district_papers.annex_villages),
    ReportKind.MINUTES: Spec(About.COMMUNE, commune_papers.minutes),
    ReportKind.DOSSIER: Spec(About.COMMUNE, commune_papers.dossier),
    ReportKind.DISCLOSURE: Spec(About.COMMUNE, commune_papers.disclosure),
    ReportKind.MISSING_PAPERS: Spec(About.COMMUNE, commune_papers.missing_papers),
    ReportKind.DONORS: Spec(About.EITHER, district_papers.donors),
    ReportKind.DATA_CHECK: Spec(About.EITHER, district_papers.data_check),
    ReportKind.TASKS: Spec(About.EITHER, district_papers.tasks),
}


def make(
    book: Workbook,
    kind: ReportKind,
    today: date,
    *,
    round_code: str | None = None,
    unit: str | None = None,
    office: str | None = None,
    year: str | None = None,
) -> Document:
    """Make a report. A commune's or office's own workbook needs no ``unit`` or ``office``.

    ``year``: of a plan, the one that it is for. Raises WrongUse where the unit or office is missing
    or unknown, or a year cannot be planned.
    """
    return SPECS[kind].make(context_of(book, kind, today, round_code, unit, office, year))


def context_of(
    book: Workbook,
    kind: ReportKind,
    today: date,
    round_code: str | None = None,
    unit: str | None = None,
    office: str | None = None,
    year: str | None = None,
) -> ReportContext:
    """What the report is about; see :func:`make`."""
    about = SPECS[kind].about
    round_ = find_round(book, round_code)
    if year and year not in plan_years(book, kind, round_.code):
        raise WrongUse(texts.no_plan_year(year, plan_years(book, kind, round_.code)))
    return ReportContext(
        book,
        round_,
        _unit(book, about, unit),
        _office(book, office) if about is About.OFFICE else "",
        today,
        year or "",
    )


def plan_years(book: Workbook, kind: ReportKind, round_code: str | None) -> tuple[str, ...]:
    """The years that a report can be made for, () where it is of its round alone."""
    return roadmap.years(book, round_code) if kind is ReportKind.COMMUNE_PLAN else ()


def _unit(book: Workbook, about: About, text: str | None) -> Unit | None:
    own = own_unit(book)
    if about in (About.DISTRICT, About.OFFICE):
        return None
    wanted = text or own
    if not wanted:
        if about is About.COMMUNE:
            raise WrongUse(texts.UNIT_WANTED)
        return None
    found = find_unit(book, wanted)
    if found.kind != "commune":
        raise WrongUse(texts.not_a_commune(found.name))
    return found


def _office(book: Workbook, text: str | None) -> str:
    wanted = text or ("" if own_unit(book) or book.org == DISTRICT else book.org)
    if not wanted:
        raise WrongUse(texts.OFFICE_WANTED)
    rows = book.store.rows("organisation", organisation=wanted)
    if not rows or rows[0]["org_kind"] not in ("office", "front"):
        raise WrongUse(texts.not_an_office(wanted))
    return wanted
