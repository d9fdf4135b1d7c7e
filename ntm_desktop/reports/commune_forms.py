"""The forms behind a commune's report (Biểu 10 to 13 of Mẫu số 4), and the first of them.

Their shape is the usual one (the official text was not found) and is said to be unchecked. What
nobody recorded is unknown, never 0 and never met. Money is in million đồng.
"""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.domain.criteria import Figure, Measure, MeasureType
from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.numbers import more, percent_text, vietnamese
from ntm_desktop.domain.status import CriterionResult
from ntm_desktop.reports import report_parts as parts
from ntm_desktop.reports.commune_money import (
    components_form,
    funding_lines,
    sources_form,
    works_form,
)
from ntm_desktop.reports.document import Block, Document, Heading, Paragraph, Table
from ntm_desktop.reports.report_context import ReportContext, shown
from ntm_desktop.reports.report_frame import author_of, document
from ntm_desktop.reports.report_values import next_year
from ntm_desktop.services.criteria.reading import CONDITIONS_GROUP, FormRow, Spoken, form
from ntm_desktop.services.describing import quotient
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.rules import Round
from ntm_desktop.texts import commune_forms as texts
from ntm_desktop.texts import reports as report_texts

_RESULT_WIDTHS = (1.2, 7, 2.1, 2.5, 2, 2.5, 2, 2.2, 2.1, 1.7)


def commune_forms(context: ReportContext) -> Document:
    """All forms, as the annex of the commune's report: their tables need a page on its side."""
    lines = funding_lines(context)
    blocks: list[Block] = [
        Heading(texts.RESULTS),
        results_form(context),
        Paragraph(texts.RESULTS_BLANK),
        Heading(texts.SOURCES),
        sources_form(context, lines),
        Paragraph(texts.SOURCES_NOTE),
        Heading(texts.COMPONENTS),
        *components_form(context, lines),
        Heading(texts.WORKS),
        *works_form(context, lines),
        Paragraph(texts.UNCHECKED),
    ]
    author = context.book.org_name(author_of(context))
    annex = report_texts.annex_of_report(context.today.year, author)
    subtitle = report_texts.of_round(context.round.title)
    return document(context, texts.FORMS, subtitle, blocks, wide=True, annex=annex)


# ---------------------------------------------------------------- Biểu 10


def results_form(context: ReportContext) -> Table:
    """Every criterion and indicator: at the end of the year before, now, and what is planned."""
    last = _last_round_of_the_year_before(context)
    same_set = last is not None and last.sets.get("commune") == context.round.sets.get("commune")
    before = (
        {row.code: row for row in form(context.book, context.form.unit.code, last.code).rows}
        if last is not None and same_set
        else {}
    )
    year = next_year(context)
    aims = {
        one.parts[2]: one
        for one in context.entries("target", of_year=False)
        if one.parts[1] == context.form.criteria_set.id and one.parts[3] == year
    }
    rows = tuple(
        (
            texts.CONDITION if row.group == CONDITIONS_GROUP else row.code,
            row.title,
            _unit(row),
            *_then(before.get(row.code)),
            *_then(row),
            *_aimed(aims.get(row.code), row),
            texts.CARRIED if _carried(row) else "",
        )
        for row in context.form.rows
    )
    whose = texts.rest_of_year(year) if year == context.year else texts.year_after(year)
    then = date_shown(last.date) if last is not None else ""
    return Table(
        texts.result_headings(then, date_shown(context.as_of), whose), rows, _RESULT_WIDTHS
    )


def _last_round_of_the_year_before(context: ReportContext) -> Round | None:
    earlier = [one for one in context.book.rules.rounds() if one.date[:4] < context.year]
    return max(earlier, key=lambda one: one.date, default=None)


def _carried(row: FormRow) -> bool:
    force = row.in_force
    return force.unreviewed if isinstance(force, CriterionResult) else force.carried


def _measures(row: FormRow) -> Sequence[Measure]:
    return row.indicator.measures if row.indicator is not None else ()


def _unit(row: FormRow) -> str:
    """The unit of what is measured; "" where an indicator has measures of several units."""
    units = {_unit_of(one) for one in _measures(row)}
    return units.pop() if len(units) == 1 else ""


def _unit_of(measure: Measure) -> str:
    if measure.type is MeasureType.YES_NO:
        return texts.YES_NO
    if measure.type is MeasureType.RATIO and measure.per_cent:
        return texts.PER_CENT
    return measure.unit


def _then(row: FormRow | None) -> tuple[str, str]:
    """Figures and result of a line in one round."""
    if row is None:
        return "", ""
    said = parts.spoken_of(row)
    return (_figures(row, said) if said else ""), texts.OUTCOMES[row.in_force.outcome.word]


def _figures(row: FormRow, said: Spoken) -> str:
    """Shares and rates as their value (their unit has a column), each of several by its name;
    other figures as they are written."""
    unit = _unit(row)
    several = parts.figures_in_order(row, said)
    values = [_value(measure, figure) for measure, figure in several]
    if unit and several and all(values):
        named = zip(several, values, strict=True)
        return "; ".join(
            parts.labelled(row, measure, vietnamese(value)) for (measure, _), value in named
        )
    found = parts.figures_of(row, said)
    return found.removesuffix(f" {unit}") if unit else found


def _value(measure: Measure | None, figure: Figure) -> str:
    """A ratio as one number, "" where it cannot be said or is none."""
    if measure is None or measure.type is not MeasureType.RATIO:
        return ""
    top, bottom = figure.numerator, figure.denominator
    if not measure.per_cent:
        return quotient(measure, top, bottom) or figure.value or ""
    if top and bottom and more(bottom, "0"):
        return percent_text(top, bottom)
    return figure.value or ""


def _aimed(aim: Entry | None, row: FormRow) -> tuple[str, str]:
    """What the plan asks of a line; one that is met already is to be kept."""
    if aim is None:
        return "", ""
    value = shown(str(aim.fields.get("value", "")))
    kept = aim.fields.get("aim") == "maintain" or row.in_force.outcome.word == "met"
    return value, (texts.KEPT if kept else texts.MET) if "aim" in aim.fields else ""
