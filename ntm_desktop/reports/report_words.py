"""The words of a report's sections: a draft from the records, or what a person wrote instead."""

from __future__ import annotations

from collections.abc import Mapping

from ntm_desktop.domain import narratives
from ntm_desktop.reports.drafted import Drafted
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.services.papers import narratives as written
from ntm_desktop.texts import reports as texts


def template_of(context: ReportContext, report: str, section: str) -> str:
    """The template in force: the person's where there is one, else the program's draft.

    Its fields have the code's names.
    """
    key = written.key_of(context.scope, report, context.round.code, section)
    said = written.words(context.book, key)
    return texts.DRAFTS[report][section] if said is None else said


def words_of(
    context: ReportContext, report: str, section: str, values: Mapping[str, str]
) -> list[Drafted]:
    """The paragraphs of a section with today's figures.

    A draft says nothing of what nobody recorded, nor do its sentences that a person left in place;
    a person's own words stand as they are, with "…" where a figure is missing.
    """
    template, draft = template_of(context, report, section), texts.DRAFTS[report][section]
    template = narratives.without_empty(template, values, draft)
    text = narratives.fill(template, values).text
    lines = [line for line in text.split("\n") if line.strip()]
    return [
        Drafted(line, report=report, section=section, values=values, wanting=not lines)
        for line in lines or texts.TO_BE_WRITTEN
    ]
