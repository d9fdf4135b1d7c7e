"""The commune's shorter papers: minutes, dossier sheet, disclosure sheet, missing papers."""

from __future__ import annotations

from ntm_desktop.domain.status import CriterionResult
from ntm_desktop.reports import report_parts as parts
from ntm_desktop.reports import report_values as values
from ntm_desktop.reports.document import Block, Document, Facts, Heading, Paragraph, Table
from ntm_desktop.reports.report_context import ReportContext
from ntm_desktop.reports.report_frame import document
from ntm_desktop.reports.report_words import words_of
from ntm_desktop.services.criteria.gaps import without_evidence
from ntm_desktop.services.criteria.reading import CONDITIONS_GROUP, FormRow
from ntm_desktop.texts import reports as texts
from ntm_desktop.texts.dossier import PAPERS

_WIDTHS = (0.1, 0.6, 0.3)
_GIFT_COLUMNS = ("donor", "form", "quantity", "quantity_unit", "value")


def minutes(context: ReportContext) -> Document:
    """Minutes of the assessment of a commune."""
    facts = values.merged(values.of_unit(context), values.of_meeting(context))
    assert context.unit is not None
    today = context.today
    day = texts.date_words(today.day, today.month, today.year)
    blocks: list[Block] = [
        Paragraph(texts.minutes_lead(context.unit.name, day)),
        Heading(texts.MEMBERS),
        *words_of(context, "minutes", "members", facts),
        Heading(texts.ASSESSED),
        parts.criteria_table(context),
        Heading(texts.OPINION),
        *words_of(context, "minutes", "opinion", facts),
    ]
    subtitle = texts.minutes_of(context.unit.name, context.round.title)
    return document(context, texts.TITLES["minutes"], subtitle, blocks, mark="BB")


def dossier(context: ReportContext) -> Document:
    """What the dossier for recognition holds and lacks, per grade that is aimed at."""
    assert context.unit is not None
    blocks: list[Block] = []
    several = context.entries("recognition", of_year=False)
    for one in several or (None,):
        grade = one.parts[1] if one is not None else "standard"
        ready = one.fields.get("papers", ()) if one is not None else ()
        blocks.append(Heading(texts.GRADES[grade]))
        if one is not None and "number" in one.fields:
            number = str(one.fields["number"])
            blocks.append(Facts(((texts.DECISION, number),)))
        names = (*PAPERS, *(name for name in ready if name not in PAPERS))
        rows = tuple(
            (str(at), name, texts.READY if name in ready else texts.MISSING)
            for at, name in enumerate(names, 1)
        )
        blocks.append(Table(texts.DOSSIER_HEADINGS, rows, _WIDTHS))
    conditions = tuple(
        (str(number), row.title, texts.OUTCOMES[row.in_force.outcome.word])
        for number, row in enumerate(context.form.rows_of(CONDITIONS_GROUP), 1)
    )
    if conditions:
        blocks += [
            Heading(texts.CONDITIONS),
            Table(texts.CONDITION_HEADINGS, conditions, (0.15, 0.6, 0.25)),
        ]
    blocks.append(Paragraph(texts.DOSSIER_UNCHECKED))
    return document(
        context, texts.TITLES["dossier"], texts.commune(context.unit.name), blocks, mark="DM"
    )


def disclosure(context: ReportContext) -> Document:
    """The sheet that is posted in the villages: where the commune stands, money, contributions."""
    assert context.unit is not None
    blocks: list[Block] = [
        *words_of(context, "disclosure", "lead", values.of_unit(context)),
        Heading(texts.STANDS),
        Table(
            texts.RESULT_HEADINGS,
            tuple(
                (row.code, row.title, _result(row))
                for row in context.form.rows
                if row.code == row.criterion and row.group != CONDITIONS_GROUP
            ),
            (0.1, 0.65, 0.25),
        ),
        Heading(texts.MONEY_OPEN),
        parts.funding_part(context),
        *parts.register_part(
            context,
            texts.GIVEN,
            "contribution",
            context.gifts,
            _GIFT_COLUMNS,
            1,
        ),
    ]
    if context.undated_gifts:
        blocks += [
            Paragraph(texts.UNDATED),
            parts.register_table(context, "contribution", context.undated_gifts, _GIFT_COLUMNS),
        ]
    title = texts.TITLES["disclosure"]
    return document(
        context,
        title,
        texts.of_round(context.round.title),
        blocks,
        mark="TB",
        recipients=texts.TO_VILLAGES,
    )


def _result(row: FormRow) -> str:
    """A criterion's result; one that nobody looked at anew says that it is of an earlier round."""
    force = row.in_force
    before = isinstance(force, CriterionResult) and force.unreviewed
    return texts.OUTCOMES[force.outcome.word] + (texts.OF_BEFORE if before else "")


def missing_papers(context: ReportContext) -> Document:
    """Indicators that stand as met and have no paper, and papers that are not in this workbook."""
    rows = []
    for row in without_evidence(context.form.rows):
        rows.append((parts.number_of(row), row.title, texts.NO_PAPER))
    for row in context.form.rows:
        for paper in row.evidence:
            if not paper.here:
                rows.append((parts.number_of(row), row.title, texts.paper_absent(paper.title)))
    blocks: list[Block] = (
        [Table(texts.MISSING_HEADINGS, tuple(rows), (0.1, 0.6, 0.3))]
        if rows
        else [Paragraph(texts.NOTHING_MISSING)]
    )
    assert context.unit is not None
    subtitle = f"{texts.commune(context.unit.name)}, {texts.period(context.round.title).lower()}"
    return document(context, texts.TITLES["missing-papers"], subtitle, blocks, mark="DS")
