"""The district's consolidated report and an office's report on the criteria that it judges."""

from __future__ import annotations

from ntm_desktop.domain.outcomes import DISTRICT as HEAD
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.status import UnitStatus
from ntm_desktop.reports import report_parts as parts
from ntm_desktop.reports import report_values as values
from ntm_desktop.reports.document import Block, Document, Heading, Paragraph, Table
from ntm_desktop.reports.report_context import ReportContext, shown
from ntm_desktop.reports.report_frame import document
from ntm_desktop.reports.report_words import words_of
from ntm_desktop.services.criteria.reading import FormRow, GridRow, OfficeGrid, Spoken, form
from ntm_desktop.services.units import communes
from ntm_desktop.texts import report_lines as lines
from ntm_desktop.texts import reports as texts

DISTRICT, OFFICE = "district-report", "department-report"


def district_report(context: ReportContext) -> Document:
    """Where every commune stands, criterion by criterion, villages, money, goals."""
    facts = values.merged(
        values.of_district(context), values.of_work(context), values.of_money(context)
    )

    def say(section: str) -> list[Block]:
        return list(words_of(context, DISTRICT, section, facts))

    blocks: list[Block] = [
        Heading(texts.I_DIRECTION),
        *say("direction"),
        Heading(texts.D_RESULTS),
        *say("summary"),
        communes_table(context),
        Heading(texts.D_CRITERIA, 2),
        criteria_table(context),
        Heading(texts.D_GOALS, 2),
        goals_table(context),
        Heading(texts.D_VILLAGES, 2),
        *say("villages"),
        Heading(texts.D_OCOP, 2),
        *say("ocop"),
        Heading(texts.D_MONEY, 2),
        *say("resources"),
        parts.funding_part(context),
        Heading(texts.D_ASSESSMENT),
        Heading(texts.III_1, 2),
        *say("results"),
        Heading(texts.III_2, 2),
        *say("limits"),
        Heading(texts.D_NEXT),
        *say("next"),
        Heading(texts.D_PROPOSALS),
        *say("proposals"),
    ]
    subtitle = values.results_and_next(context)
    return document(
        context, texts.TITLES[DISTRICT], subtitle, blocks, recipients=texts.FROM_DISTRICT
    )


def communes_table(context: ReportContext) -> Table:
    """A line a commune: count, against the round before, what is not met, on whose word."""
    before = {one.unit: one for one in context.before.units} if context.before else {}
    rows = []
    for number, one in enumerate(_in_order(context.status.units), 1):
        then = before.get(one.unit)
        rows.append(
            (
                str(number),
                one.name,
                f"{one.met_count}/{one.total}" if one.has_data else texts.OUTCOMES["no_data"],
                _change(one, then),
                lines.lacking(", ".join(one.not_met), ", ".join(one.no_data))
                if one.has_data
                else "",
                texts.basis(one.basis),
            )
        )
    return Table(texts.COMMUNES_HEADINGS, tuple(rows), (0.7, 1.6, 0.9, 0.8, 3, 1.6))


def _in_order(units: tuple[UnitStatus, ...]) -> list[UnitStatus]:
    return sorted(units, key=lambda one: (not one.has_data, -one.met_count))


def _change(now: UnitStatus, then: UnitStatus | None) -> str:
    if then is None or not then.has_data or not now.has_data:
        return ""
    count = now.met_count - then.met_count
    return f"+{count}" if count > 0 else str(count)


def criteria_table(context: ReportContext) -> Table:
    """A line a criterion: in how many communes it is met, not met, without data, and who."""
    the_set = context.book.rules.criteria_set(context.status.set_id)
    rows = []
    for criterion in the_set.criteria:
        met = [one for one in context.status.units if criterion.code in one.met]
        not_met = [one for one in context.status.units if criterion.code in one.not_met]
        rest = len(context.status.units) - len(met) - len(not_met)
        rows.append(
            (
                criterion.code,
                criterion.title,
                str(len(met)),
                str(len(not_met)),
                str(rest),
                ", ".join(one.name for one in not_met),
            )
        )
    return Table(
        texts.BY_CRITERION_HEADINGS, tuple(rows), (0.5, 2.2, 0.6, 0.7, 0.8, 3),
        frozenset({2, 3, 4}),
    )  # fmt: skip


def goals_table(context: ReportContext) -> Table:
    """The headline goals against what is reached."""
    rows = tuple(
        (
            goal.title,
            lines.each(goal.reads, shown(goal.target))
            if goal.reads and goal.target
            else shown(goal.target or ""),
            lines.reading(shown(goal.actual or ""), goal.reads),
            texts.GOAL_STATES[goal.met],
            goal.missing,
        )
        for goal in context.status.goals
    )
    return Table(texts.GOAL_HEADINGS, rows, (2.4, 0.9, 1, 1, 2.2), frozenset({1, 2}))


def department_report(context: ReportContext) -> Document:
    """The verdicts of an office in a round, criterion by criterion, and its own work."""
    grids = _grids(context)
    cells = [row for grid in grids for line in grid.rows for row in line.cells.values()]
    judged = [row for row in cells if any(_by(context, row.offices_said))]
    met = sum(
        one.outcome is Outcome.MET for row in judged for one in _by(context, row.offices_said)
    )
    facts = {
        "office": context.book.org_name(context.office),
        "codes": str(sum(len(grid.codes) for grid in grids)),
        "communes": str(len(communes(context.book))),
        "judged": str(len(judged)),
        "expected": str(len(cells)),
        "met": str(met),
        "not_met": str(
            sum(
                one.outcome is Outcome.NOT_MET
                for row in judged
                for one in _by(context, row.offices_said)
            )
        ),
        "differs": str(sum(_differs(context, row) for row in judged)),
    }
    blocks: list[Block] = [
        Heading(texts.O_RESULTS),
        *words_of(context, OFFICE, "results", facts),
    ]
    for grid in grids:
        blocks += [Heading(_title(grid), 2), *_office_part(context, grid)]
    blocks += [Heading(texts.O_WORK), *words_of(context, OFFICE, "work", facts)]
    for kind, columns in _WORK:
        several = context.entries(kind)
        if several:
            blocks += parts.register_part(context, texts.WORK[kind], kind, several, columns)
    blocks += [Heading(texts.O_PROPOSALS), *words_of(context, OFFICE, "proposals", facts)]
    subtitle = texts.of_office(context.round.title)
    recipients = texts.to_whom_of_office(facts["office"], context.book.org_name(HEAD))
    return document(context, texts.TITLES[OFFICE], subtitle, blocks, recipients=recipients)


_WORK = (
    ("inspection", ("title", "date", "unit", "conclusion")),
    ("training", ("title", "date", "people")),
    ("project", ("title", "unit", "total", "status")),
    ("task", ("title", "unit", "due", "progress")),
)


def _grids(context: ReportContext) -> list[OfficeGrid]:
    """The forms of every commune, cut by what the office is responsible for."""
    book, set_id = context.book, context.status.set_id
    the_set = book.rules.criteria_set(set_id)
    wanted = book.rules.codes_of(set_id, context.office)
    by_criterion: dict[str, list[str]] = {}
    for code in wanted:
        criterion = the_set.criterion_of(code)
        by_criterion.setdefault(criterion.code if criterion else code, []).append(code)
    forms = [
        (unit, {row.code: row for row in form(book, unit.code, context.round.code).rows})
        for unit in communes(book)
    ]
    return [
        OfficeGrid(
            context.round,
            the_set,
            criterion,
            tuple(codes),
            tuple(GridRow(unit, {code: rows[code] for code in codes}) for unit, rows in forms),
        )
        for criterion, codes in by_criterion.items()
    ]


def _by(context: ReportContext, said: tuple[Spoken, ...]) -> list[Spoken]:
    return [one for one in said if one.evaluator == context.office and one.outcome.speaks]


def _differs(context: ReportContext, row: FormRow) -> bool:
    own = _by(context, row.offices_said)
    said = row.self_said
    return bool(own and said and said.outcome.speaks and said.outcome is not own[0].outcome)


def _title(grid: OfficeGrid) -> str:
    for criterion in grid.criteria_set.criteria:
        if criterion.code == grid.criterion:
            return f"{criterion.code}. {criterion.title}"
    return next(one.title for one in grid.criteria_set.conditions if one.code == grid.criterion)


def _office_part(context: ReportContext, grid: OfficeGrid) -> list[Block]:
    """Communes × codes, and the communes that are not judged yet in one sentence. A whole criterion
    of which the office says nothing, because it speaks of its indicators, has no column."""
    said = {
        (line.unit.code, code): own[0].outcome.word
        for line in grid.rows
        for code in grid.codes
        if (own := _by(context, line.cells[code].offices_said))
    }
    if not said:
        return [Paragraph(texts.NOT_JUDGED)]
    spoken = {code for _unit, code in said}
    codes = [code for code in grid.codes if code in spoken or code != grid.criterion]
    rows, silent = [], []
    for line in grid.rows:
        if not any((line.unit.code, code) in said for code in codes):
            silent.append(line.unit.name)
            continue
        words = (said.get((line.unit.code, code), "") for code in codes)
        rows.append((line.unit.name, *(texts.OUTCOMES[word] if word else "" for word in words)))
    conditions = {one.code for one in grid.criteria_set.conditions}
    heads = [texts.CONDITION if code in conditions else code for code in codes]
    table = Table((texts.COMMUNE, *heads), tuple(rows), (1.6, *(1.0 for _ in heads)))
    rest = [Paragraph(texts.not_judged_in(silent))] if silent else []
    return [*_names(grid, codes), table, *_failing(context, grid), *rest]


def _names(grid: OfficeGrid, codes: list[str]) -> list[Block]:
    """What the codes at the head of the table mean."""
    titles = {code: row.title for line in grid.rows for code, row in line.cells.items()}
    conditions = {one.code for one in grid.criteria_set.conditions}
    named = [code for code in codes if code != grid.criterion and code not in conditions]
    return [Paragraph(f"{code}. {titles[code]}.") for code in named if titles.get(code)]


def _failing(context: ReportContext, grid: OfficeGrid) -> list[Block]:
    """Which communes are not there yet and why, and where the commune itself says otherwise."""
    failing, differing = [], []
    for line in grid.rows:
        for code, row in line.cells.items():
            for one in _by(context, row.offices_said)[:1]:
                if one.outcome is Outcome.NOT_MET:
                    why = "; ".join(part for part in (one.why, one.note) if part)
                    failing.append(lines.of_commune(line.unit.name, code, why))
                if _differs(context, row) and row.self_said is not None:
                    said = texts.OUTCOMES[row.self_said.outcome.word]
                    said = lines.commune_said(said)
                    differing.append(lines.of_commune(line.unit.name, code, said))
    found: list[Block] = [Paragraph(lines.reasons(failing))] if failing else []
    return [*found, *([Paragraph(lines.differing(differing))] if differing else [])]
