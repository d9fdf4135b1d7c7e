"""The plan's annexes, donors, data checks, tasks: papers of the district or of one commune."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ntm_desktop.domain.collation import fold, sort_key
from ntm_desktop.domain.fields import date_shown
from ntm_desktop.domain.numbers import added, vietnamese
from ntm_desktop.domain.resources import Donor
from ntm_desktop.domain.resources import donors as donors_of
from ntm_desktop.domain.revisions import is_decimal_text
from ntm_desktop.reports import report_parts as parts
from ntm_desktop.reports.document import Block, Document, Heading, Paragraph, Table
from ntm_desktop.reports.report_context import ReportContext, still_open
from ntm_desktop.reports.report_frame import author_of, document
from ntm_desktop.services.checks.check_places import units_of
from ntm_desktop.services.checks.check_registers import today
from ntm_desktop.services.checks.check_registry import findings
from ntm_desktop.services.checks.check_values import Finding
from ntm_desktop.services.describing import unit_name
from ntm_desktop.services.programme.villages import annex
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.services.units import communes
from ntm_desktop.texts import report_lines as lines
from ntm_desktop.texts import reports as texts
from ntm_desktop.texts.resources import without_value

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARKS = {"achieve": "x", "maintain": "•"}


def annex_criteria(context: ReportContext) -> Document:
    """Communes × criteria: what is aimed at in the year (plan, annex of expected criteria)."""
    the_set = context.book.rules.criteria_set(context.status.set_id)
    codes = [one.code for one in the_set.criteria]
    aims = {
        (one.parts[0], one.parts[2]): str(one.fields.get("aim", ""))
        for one in context.entries("target")
        if one.parts[1] == the_set.id and one.parts[3] == context.year
    }
    standing = {one.unit: one for one in context.status.units}
    rows = []
    listed = [unit for unit in communes(context.book) if unit.code in standing]
    for number, unit in enumerate(listed, 1):
        now = standing[unit.code]
        marks = [_mark(aims.get((unit.code, code), ""), code in now.met) for code in codes]
        met = str(now.met_count) if now.has_data else ""
        rows.append((str(number), unit.name, met, *marks, str(marks.count("x") or "")))
    headings = (*texts.ANNEX_FIRST, *codes, texts.ANNEX_LAST)
    widths = (0.8, 1.8, 0.8, *(0.5 for _ in codes), 0.9)
    blocks: list[Block] = [
        Paragraph(texts.ANNEX_MARKS),
        Table(headings, tuple(rows), widths),
    ]
    title, subtitle = texts.TITLES["annex-criteria"], texts.year_of(context.year)
    annex_line = _annex_line(context, texts.ANNEX_1)
    return document(context, title, subtitle, blocks, wide=True, mark="KH", annex=annex_line)


def _mark(aim: str, met: bool) -> str:
    """What is met already is kept, whatever was aimed at."""
    return _MARKS.get("maintain" if aim == "achieve" and met else aim, "")


def _annex_line(context: ReportContext, above: str) -> str:
    """The annex of the year's plan, whose number is told where its document has one."""
    plan = next(
        (
            one
            for one in context.entries("document", of_year=False)
            if "number" in one.fields and _is_plan(str(one.fields["title"]), context.year)
        ),
        None,
    )
    number = ""
    if plan is not None:
        day = date_shown(str(plan.fields["date"])) if "date" in plan.fields else ""
        number = texts.plan_number(str(plan.fields["number"]), day)
    author = context.book.org_name(author_of(context))
    return texts.annex(above, number, context.year, author)


def annex_villages(context: ReportContext) -> Document:
    """The annex of villages as the plan prints it: commune, villages, year, note."""
    rows = []
    whole = 0
    listed = [
        one
        for one in annex(context.book, context.round.code)
        if context.unit is None or one.commune.code == context.unit.code
    ]
    for number, one in enumerate(listed, 1):
        whole += one.aimed
        note = texts.before_villages(one.before) if one.before else ""
        rows.append((str(number), texts.commune(one.commune.name), str(one.aimed), note))
        rows += [("-", village.name, "x", "") for village in one.villages]
    rows.append(("", texts.SUM, str(whole), ""))
    headings = texts.annex_headings(context.year)
    blocks: list[Block] = [Table(headings, tuple(rows), (0.5, 2, 0.9, 3))]
    title, subtitle = texts.TITLES["annex-villages"], texts.year_of(context.year)
    annex_line = _annex_line(context, texts.ANNEX_2)
    return document(context, title, subtitle, blocks, mark="KH", annex=annex_line)


def donors(context: ReportContext) -> Document:
    """Who gave, how much in value, and who is to be commended."""
    found = context.resources
    blocks: list[Block] = []
    if found.donors:
        blocks.append(_donor_table(context, found.donors))
    if found.undated:
        blocks += [Paragraph(texts.UNDATED), _donor_table(context, donors_of(found.undated))]
    if not blocks:
        blocks.append(Paragraph(texts.NOTHING_RECORDED))
    blocks += parts.register_part(
        context,
        texts.COMMENDED,
        "commendation",
        context.entries("commendation"),
        ("name", "award", "reason", "decision"),
        1,
    )
    return document(context, texts.TITLES["donors"], texts.year_of(context.year), blocks, mark="DS")


def _donor_table(context: ReportContext, several: Sequence[Donor]) -> Table:
    """A line a donor of a commune, with the sum of what was converted."""
    rows = [
        (
            str(number),
            one.name,
            unit_name(context.book, one.unit) if one.unit else "",
            str(one.gifts),
            _worth(one.value, one.without_value),
            texts.YES if one.commend else "",
        )
        for number, one in enumerate(several, 1)
    ]
    if len(several) > 1:
        gifts = str(sum(one.gifts for one in several))
        value = _worth(
            added(one.value for one in several), sum(one.without_value for one in several)
        )
        rows.append(("", texts.SUM, "", gifts, value, ""))
    widths = (0.7, 2.6, 1.4, 0.8, 1.4, 1.2)
    return Table(texts.DONOR_HEADINGS, tuple(rows), widths, frozenset({3, 4}))


def _worth(value: str, unconverted: int) -> str:
    """What was given, million đồng; gifts that nobody converted are told, they are not 0."""
    if not unconverted:
        return vietnamese(value)
    lacking = without_value(unconverted)
    return lacking if value == "0" else f"{vietnamese(value)}; {lacking}"


def data_check(context: ReportContext) -> Document:
    """Every finding of the data checks, the urgent ones first."""
    several = sorted(
        findings(context.book), key=lambda one: list(texts.SEVERITIES).index(one.severity)
    )
    if context.unit is not None:
        several = [one for one in several if context.unit.code in units_of(context.book, one)]
    rows = tuple(
        (
            str(number),
            texts.SEVERITIES[one.severity],
            _named(context, one.message),
            *_figures(one),
        )
        for number, one in enumerate(several, 1)
    )
    # The checks are about the workbook as it is now, whatever round the paper is about.
    day = date_shown(today(context.book))
    blocks: list[Block] = [Paragraph(lines.checked_on(day))]
    blocks += (
        [Table(texts.CHECK_HEADINGS, rows, (0.7, 1, 4.4, 1, 1), frozenset({3, 4}))]
        if rows
        else [Paragraph(texts.NO_FINDINGS)]
    )
    return document(
        context, texts.TITLES["data-check"], texts.period(context.round.title), blocks, mark="BC"
    )


def _is_plan(title: str, year: str) -> bool:
    """Whether a document is the programme's plan of a year, by its title."""
    begin, rest = fold(lines.plan_title(year)).split("…")
    return fold(title).startswith(begin) and rest in fold(title)


def _named(context: ReportContext, message: str) -> str:
    """The sentence of a finding with rounds by their titles instead of their codes."""
    for one in context.book.rules.rounds():
        message = lines.until(one.title).join(re.split(lines.of_code(one.code), message))
    return message


def _figures(one: Finding) -> tuple[str, str]:
    """What is written and what it is compared with, as people read them. Of days the sentence
    tells both: in two columns they say nothing."""
    if any(_DAY.fullmatch(value or "") for value in (one.stated, one.computed)):
        return "", ""
    return _figure(one.stated), _figure(one.computed)


def _figure(text: str | None) -> str:
    return vietnamese(text) if text and is_decimal_text(text) else text or ""


def tasks(context: ReportContext) -> Document:
    """What is to be done, a list for each person or organisation."""
    open_ones = [one for one in context.entries("task", of_year=False) if still_open(one)]
    by_person: dict[str, list[Entry]] = {}
    for one in sorted(open_ones, key=lambda one: str(one.fields.get("due", "9999"))):
        organisation = one.fields.get("organisation")
        named = context.book.org_name(str(organisation)) if organisation else ""
        by_person.setdefault(str(one.fields.get("person") or named or texts.NOBODY), []).append(one)
    blocks: list[Block] = []
    for person, several in sorted(by_person.items(), key=lambda one: sort_key(one[0])):
        blocks.append(Heading(person))
        blocks.append(
            parts.register_table(
                context, "task", several, ("title", "unit", "due", "progress", "obstacle")
            )
        )
    if not blocks:
        blocks.append(Paragraph(texts.NOTHING_RECORDED))
    return document(
        context, texts.TITLES["tasks"], texts.period(context.round.title), blocks, mark="DS"
    )
