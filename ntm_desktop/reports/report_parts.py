"""Tables that several reports have: the criteria of a unit, registers, money, villages."""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.domain.criteria import Figure, Measure
from ntm_desktop.domain.records import KINDS, FieldType
from ntm_desktop.domain.register_specs import spec_of
from ntm_desktop.domain.resources import Amounts
from ntm_desktop.domain.status import CriterionResult
from ntm_desktop.reports.document import Block, Heading, Paragraph, Table
from ntm_desktop.reports.report_context import ReportContext, shown, total
from ntm_desktop.services.criteria.reading import CONDITIONS_GROUP, FormRow, Spoken
from ntm_desktop.services.describing import figure_text, quotient, unit_name
from ntm_desktop.services.records.register_fields import text_of
from ntm_desktop.services.records.registers import Entry
from ntm_desktop.texts import records as words
from ntm_desktop.texts import report_lines as lines
from ntm_desktop.texts import reports as texts

# More criteria than that fill half a page with their names.
_NAMED = 8
_CRITERIA_WIDTHS = (0.08, 0.4, 0.2, 0.14, 0.18)


def criteria_table(context: ReportContext) -> Table:
    """Every criterion and indicator with its figures, result and remark (Biểu kết quả)."""
    rows = []
    for row in context.form.rows:
        said = spoken_of(row)
        force = row.in_force
        carried = force.unreviewed if isinstance(force, CriterionResult) else force.carried
        rows.append(
            (
                number_of(row),
                row.title,
                figures_of(row, said) if said is not None else "",
                texts.OUTCOMES[force.outcome.word],
                "; ".join(
                    part for part in (texts.CARRIED if carried else "", note_of(row)) if part
                ),
            )
        )
    return Table(texts.CRITERIA_HEADINGS, tuple(rows), _CRITERIA_WIDTHS)


def named(context: ReportContext, codes: Sequence[str]) -> str:
    """Criteria with their names, for a sentence; a list too long to be read so keeps its codes,
    whose names are in the table beside it."""
    if len(codes) > _NAMED:
        return ", ".join(codes)
    the_set = context.book.rules.criteria_set(context.status.set_id)
    titles = {one.code: one.title for one in the_set.criteria}
    return ", ".join(lines.criterion(code, titles.get(code, "")) for code in codes)


def spoken_of(row: FormRow) -> Spoken | None:
    """The words that the figures of a line are read from: one's own, else those of now from the
    district down, else the latest earlier ones; words with figures come before others."""
    now = (row.own, row.district_said, *row.offices_said, row.self_said)
    several = [one for one in (*now, row.carried) if one is not None]
    return next((one for one in several if one.figures), several[0] if several else None)


def number_of(row: FormRow) -> str:
    """The number of a line of the set; a condition has none, only a code for the program."""
    return texts.CONDITION if row.group == CONDITIONS_GROUP else row.code


def note_of(row: FormRow) -> str:
    """What somebody remarked on a line in this round, the commune's own words first."""
    several = (row.self_said, row.own, *row.offices_said, row.district_said)
    return next((one.note for one in several if one is not None and one.note), "")


def figures_of(row: FormRow, said: Spoken) -> str:
    """The typed figures of a row as people write them; each of several by its name, and a rate
    with its parts named."""
    if row.indicator is None:
        return ""
    found = []
    for measure, figure in figures_in_order(row, said):
        parts = {
            "value": figure.value,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
        }
        fields = {part: value for part, value in parts.items() if value is not None}
        text = figure_text(measure, fields)
        value = quotient(measure, figure.numerator, figure.denominator)
        if measure is not None and value:
            text = lines.rate(
                shown(value),
                measure.unit,
                (measure.numerator, shown(str(figure.numerator))),
                (measure.denominator, shown(str(figure.denominator))),
            )
        found.append(labelled(row, measure, text))
    return "; ".join(found)


def figures_in_order(row: FormRow, said: Spoken) -> list[tuple[Measure | None, Figure]]:
    """The typed figures in the order of the indicator's measures."""
    measures = row.indicator.measures if row.indicator is not None else ()
    known = [(one, said.figures[one.code]) for one in measures if one.code in said.figures]
    codes = {one.code for one in measures}
    return [*known, *((None, one) for name, one in said.figures.items() if name not in codes)]


def labelled(row: FormRow, measure: Measure | None, text: str) -> str:
    """A figure with the name of what it measures where the indicator measures several things."""
    if measure is None or row.indicator is None or len(row.indicator.measures) < 2:
        return text
    return f"{measure.title}: {text}"


def register_table(
    context: ReportContext, kind: str, several: Sequence[Entry], columns: Sequence[str]
) -> Table:
    """Records of a kind with these fields, numbered, with a line of exact sums.

    Summed is what the register sums: never quantities of different units, nor a line that is a sum
    itself. A field "unit" or "village" is shown by its name.
    """
    fields = {field.name: field for field in KINDS[kind].fields}
    numbers = [name for name in columns if fields[name].type is FieldType.DECIMAL]
    rows = [
        (str(number), *(_shown(context, one, name) for name in columns))
        for number, one in enumerate(several, 1)
    ]
    spec = spec_of(kind)
    if len(several) > 1 and set(spec.sums) & set(columns):
        parts = [one for one in several if not one.fields.get(spec.not_summed)]
        sums = (shown(total(parts, name)) if name in spec.sums else "" for name in columns)
        first, *rest = sums
        rows.append(("", first or texts.SUM, *rest))
    widths = [2.0 if fields[name].type is not FieldType.DECIMAL else 1.0 for name in columns]
    widths[0] = 3.2
    places = frozenset(at for at, name in enumerate(columns, 1) if name in numbers)
    headings = (texts.NUMBER, *(words.field_label(kind, name) for name in columns))
    return Table(headings, tuple(rows), (0.8, *widths), places)


def _shown(context: ReportContext, one: Entry, name: str) -> str:
    value = one.fields.get(name)
    if value is None:
        return ""
    if name in ("unit", "village", "commune"):
        return unit_name(context.book, str(value))
    if name == "organisation":
        return context.book.org_name(str(value))
    field = next(field for field in KINDS[one.kind].fields if field.name == name)
    return text_of(field, value)


def register_part(
    context: ReportContext,
    heading: str,
    kind: str,
    several: Sequence[Entry],
    columns: Sequence[str],
    level: int = 2,
) -> list[Block]:
    """Heading and table of a register; one sentence where nothing was recorded."""
    blocks: list[Block] = [Heading(heading, level)]
    if not several:
        return [*blocks, Paragraph(texts.NOTHING_RECORDED)]
    return [*blocks, register_table(context, kind, several, columns)]


def funding_part(context: ReportContext) -> Block:
    """Sources × planned, allocated, disbursed, in million đồng; printed totals are not added. One
    sentence where no money is recorded: an empty table says nothing."""
    found = context.resources
    if not found.sources:
        return Paragraph(texts.NO_MONEY)
    rows = [(_source(one.code), *_money(one.amounts)) for one in found.sources]
    rows.append((texts.SUM, *_money(found.whole)))
    return Table(texts.FUNDING_HEADINGS, tuple(rows), (3, 1, 1, 1), frozenset({1, 2, 3}))


def _source(code: str) -> str:
    name = words.CHOICES.get(("source", code), code) or texts.OTHER_SOURCES
    return name[0].upper() + name[1:]


def _money(amounts: Amounts) -> tuple[str, str, str]:
    return (
        shown(amounts.planned or ""),
        shown(amounts.allocated or ""),
        shown(amounts.disbursed or ""),
    )


def villages_part(context: ReportContext) -> Block:
    """The register of villages with what stands for each; one sentence where there is none."""
    rows = []
    for number, one in enumerate(context.entries("village", of_year=False), 1):
        rows.append(
            (
                str(number),
                str(one.fields["name"]),
                unit_name(context.book, str(one.fields["commune"])),
                words.CHOICES.get(("status", str(one.fields.get("status"))), ""),
                str(one.fields.get("year", "")),
                str(one.fields.get("note", "")),
            )
        )
    if not rows:
        return Paragraph(texts.NOTHING_RECORDED)
    return Table(texts.VILLAGE_HEADINGS, tuple(rows), (0.7, 2, 1.6, 1.6, 0.8, 2))


def aims_of(context: ReportContext, year: str) -> list[Entry]:
    """The targets of a year that are about a criterion of the round's set, in its order."""
    the_set = context.book.rules.criteria_set(context.status.set_id)
    codes = {one.code for one in the_set.criteria}
    several = context.entries("target", of_year=False)
    mine = [one for one in several if one.parts[3] == year and one.parts[2] in codes]
    return sorted((one for one in mine if one.parts[1] == the_set.id), key=by_code)


def by_code(one: Entry) -> tuple[int, ...]:
    """Targets in the order of their criteria."""
    return tuple(int(part) if part.isdecimal() else 0 for part in one.parts[2].split("."))


def roadmap_part(context: ReportContext, several: Sequence[Entry]) -> Block:
    """Criteria that are aimed at or kept: when, for how much, by whom. What is met already is to
    be kept, whatever was aimed at."""
    if not several:
        return Paragraph(texts.NO_AIMS)
    titles = {row.code: row.title for row in context.form.rows} if context.unit else {}
    met = context.standing.met if context.unit else ()
    rows = []
    for one in sorted(several, key=by_code):
        aim = words.CHOICES.get(("aim", str(one.fields.get("aim"))), "")
        if one.parts[2] in met and one.fields.get("aim") == "achieve":
            aim = texts.REACHED
        rows.append(
            (
                one.parts[2],
                titles.get(one.parts[2], ""),
                aim,
                str(one.fields.get("month", "")),
                shown(str(one.fields.get("cost", ""))),
                str(one.fields.get("person", "")),
            )
        )
    cost = total(several, "cost")
    if cost:
        rows.append(("", texts.SUM, "", "", shown(cost), ""))
    return Table(texts.ROADMAP_HEADINGS, tuple(rows), (0.6, 3, 1.2, 0.8, 1, 1.4), frozenset({4}))
