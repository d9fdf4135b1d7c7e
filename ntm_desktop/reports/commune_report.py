"""The commune's report of a round and its plan for a year (plan VI.3, VI.4).

The outline is the usual one of Mẫu số 4, Thông tư 05/2022/TT-BNNPTNT; its official wording was not
found, so headings and words may be changed by the office's own template.
"""

from __future__ import annotations

from dataclasses import replace

from ntm_desktop.domain.about import units_about
from ntm_desktop.domain.fields import date_shown
from ntm_desktop.reports import report_parts as parts
from ntm_desktop.reports import report_values as values
from ntm_desktop.reports.document import Block, Document, Heading, Paragraph
from ntm_desktop.reports.report_context import ReportContext, still_open
from ntm_desktop.reports.report_frame import document
from ntm_desktop.reports.report_words import words_of
from ntm_desktop.services.records.registers import entries
from ntm_desktop.texts import report_lines as lines
from ntm_desktop.texts import reports as texts

REPORT, PLAN = "commune-report", "commune-plan"
_TASK_COLUMNS = ("title", "person", "organisation", "due", "progress", "obstacle")


def commune_report(context: ReportContext) -> Document:
    """The report of 6 months or of the year."""
    facts = values.merged(
        values.of_unit(context),
        values.of_work(context),
        values.of_money(context),
        values.of_villages(context),
        values.of_aims(context, values.next_year(context)),
    )

    def say(section: str) -> list[Block]:
        return list(words_of(context, REPORT, section, facts))

    blocks: list[Block] = [
        Heading(texts.I_DIRECTION),
        Heading(texts.I_1, 2),
        *say("direction"),
        Heading(texts.I_2, 2),
        *say("propaganda"),
        Heading(texts.I_3, 2),
        *say("training"),
        Heading(texts.I_4, 2),
        *say("inspection"),
        Heading(texts.II_RESULTS),
        Heading(texts.II_1, 2),
        *say("criteria"),
        parts.criteria_table(context),
        Heading(texts.II_2, 2),
        *_contents(context),
        Heading(texts.II_3, 2),
        *say("villages"),
        parts.villages_part(context),
        Heading(texts.II_4, 2),
        *say("resources"),
        parts.funding_part(context),
        Heading(texts.III_ASSESSMENT),
        Heading(texts.III_1, 2),
        *say("results"),
        Heading(texts.III_2, 2),
        *say("limits"),
        Heading(texts.III_3, 2),
        *say("lessons"),
        Heading(texts.IV_NEXT),
        Heading(texts.IV_1, 2),
        *say("next"),
        Heading(texts.IV_2, 2),
        *say("needs"),
        Heading(texts.V_PROPOSALS),
        *say("proposals"),
    ]
    subtitle = values.results_and_next(context)
    return document(context, texts.TITLES[REPORT], subtitle, blocks, recipients=texts.TO_DISTRICT)


def _grounds(context: ReportContext) -> list[Block]:
    """The documents that the plan stands on: those of the register with a number, about the
    commune or about no commune alone, oldest first."""
    assert context.unit is not None
    mine = context.unit.code
    numbered = []
    for one in entries(context.book, "document"):
        # A document names offices too, and the district's names no commune.
        named = {code for code in units_about(one.key, one.fields) if code[:1].isdigit()}
        if "number" in one.fields and mine in (named or {mine}):
            numbered.append(one)
    numbered.sort(key=lambda one: str(one.fields.get("date", "")))
    return [
        Paragraph(
            lines.ground(
                str(one.fields["title"]),
                str(one.fields["number"]),
                date_shown(str(one.fields["date"])) if "date" in one.fields else "",
                str(one.fields.get("issuer", "")),
            )
        )
        for one in numbered
    ]


def _contents(context: ReportContext) -> list[Block]:
    """The components of the programme, from their registers."""
    return [
        *parts.register_part(
            context, texts.PROJECTS, "project", context.entries("project"),
            ("title", "project_kind", "total", "status"), 3,
        ),
        *parts.register_part(
            context, texts.PRODUCTION, "production_project",
            context.entries("production_project"),
            ("title", "product", "households", "total", "status"), 3,
        ),
        *parts.register_part(
            context, texts.OCOP, "ocop_product", context.entries("ocop_product", of_year=False),
            ("name", "producer", "stars", "decision"), 3,
        ),
    ]  # fmt: skip


def commune_plan(context: ReportContext) -> Document:
    """The plan for a year, from targets, tasks, documents and money. Without a year that was asked
    for it is the one after the round where something is aimed at then, else the round's."""
    if not context.planned_year:
        after = replace(context, planned_year=str(int(context.year) + 1))
        context = after if values.of_aims(after, after.year)["count"] else context
    facts = values.merged(
        values.of_unit(context), values.of_money(context), values.of_aims(context, context.year)
    )
    open_tasks = [one for one in context.entries("task", of_year=False) if still_open(one)]
    asking = [one for one in context.entries("document", of_year=False) if "effect" in one.fields]
    blocks: list[Block] = [
        *_grounds(context),
        Heading(texts.PLAN_GOALS),
        *words_of(context, PLAN, "goals", facts),
        parts.roadmap_part(context, parts.aims_of(context, context.year)),
        *parts.register_part(context, texts.PLAN_TASKS, "task", open_tasks, _TASK_COLUMNS, 1),
        *parts.register_part(
            context, texts.PLAN_DOCUMENTS, "document", asking, ("title", "number", "effect"), 2
        ),
        Heading(texts.PLAN_MONEY),
        *words_of(context, PLAN, "resources", facts),
        parts.funding_part(context),
        Heading(texts.PLAN_ORGANISATION),
        *words_of(context, PLAN, "organisation", facts),
    ]
    subtitle = texts.plan_of(context.year)
    return document(
        context, texts.TITLES[PLAN], subtitle, blocks, mark="KH", recipients=texts.TO_DISTRICT
    )
