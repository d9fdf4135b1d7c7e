"""The roadmap as grids: one commune by its criteria, or all communes × criteria."""

from __future__ import annotations

from ntm_desktop.domain.numbers import vietnamese
from ntm_desktop.domain.outcomes import Outcome
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.roadmap import Standing
from ntm_desktop.services.programme.roadmap import Line, Roadmap, YearPlan
from ntm_desktop.services.records.register_fields import text_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import targets as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.grid_cells import Align, Cell, Column, Row
from ntm_desktop.ui.prose import Line as Paragraph

_INKS = {
    Standing.REACHED: theme.GOOD,
    Standing.KEPT: theme.GOOD,
    Standing.LATE: theme.BAD,
    Standing.LOST: theme.BAD,
    Standing.UNKNOWN: theme.QUIET,
}
_PAPERS = {
    Standing.REACHED: theme.GOOD_SOFT,
    Standing.KEPT: theme.GOOD_SOFT,
    Standing.LATE: theme.BAD_SOFT,
    Standing.LOST: theme.BAD_SOFT,
}
_LOOKS = {
    Standing.REACHED: prose.GOOD,
    Standing.KEPT: prose.GOOD,
    Standing.LATE: prose.BAD,
    Standing.LOST: prose.BAD,
}
# Field of the record, heading, width in pixels at 100 %; "" for what is only read.
_ACTUAL = ((texts.START, 64), (texts.RESULT, 132), (texts.STANDING, 138))
_PLANNED = (
    ("aim", texts.AIM, 112),
    ("month", texts.MONTH, 54),
    ("cost", texts.COST, 106),
    ("ease", texts.EASE, 128),
    ("person", texts.PERSON, 120),
    ("organisation", texts.ORGANISATION, 150),
    ("note", texts.NOTE, 160),
)
_RIGHT = frozenset({"month", "cost"})
_BY_NAME = {field.name: field for field in KINDS["target"].fields}
FIELDS = (*("" for _ in _ACTUAL), *(name for name, _title, _width in _PLANNED))
COLUMNS = [
    *(Column(title, width, texts.GROUP_ACTUAL) for title, width in _ACTUAL),
    *(Column(title, width, texts.GROUP_PLAN) for _name, title, width in _PLANNED),
]
AIM_COLUMN = FIELDS.index("aim")
# Of the district's table: columns before the criteria (the cost is after them), rows above the
# communes.
SUMS, TOTALS = 2, 1
_NARROW = 40


# ---------------------------------------------------------------- one commune


def commune_rows(roadmap: Roadmap) -> list[Row]:
    """A row a criterion, and one below it for each of its indicators that is planned for."""
    return [
        Row((texts.part if line.of else texts.criterion)(line.code, line.title))
        for line in roadmap.every_line
    ]


def commune_cells(book: Workbook, roadmap: Roadmap, writable: bool) -> list[list[Cell]]:
    """What is so, then what is planned."""
    known = roadmap.start is not None
    return [
        [
            Cell("" if line.of else _at_start(line, known)),
            _result(line),
            _standing(line),
            *(_planned(book, line, name, writable) for name, _title, _width in _PLANNED),
        ]
        for line in roadmap.every_line
    ]


def _at_start(line: Line, known: bool) -> str:
    return (texts.MET_AT_START if line.before else "") if known else texts.UNKNOWN


def _result(line: Line) -> Cell:
    ink = {Outcome.MET: theme.GOOD, Outcome.NOT_MET: theme.BAD}.get(line.outcome, theme.QUIET)
    return Cell(texts.RESULTS[line.outcome.word], ink=ink)


def _standing(line: Line) -> Cell:
    ink = _INKS.get(line.standing, theme.INK)
    paper = _PAPERS.get(line.standing, theme.PAPER)
    return Cell(texts.STANDINGS[line.standing.value], ink=ink, paper=paper)


def _planned(book: Workbook, line: Line, name: str, writable: bool) -> Cell:
    field = _BY_NAME[name]
    align: Align = "right" if name in _RIGHT else "left"
    choices = tuple(text_of(field, one) for one in field.choices)
    return Cell(
        shown(book, line, name),
        align=align,
        editable=writable,
        choices=("", *choices) if choices else (),
    )


def shown(book: Workbook, line: Line, name: str) -> str:
    """A field as it is read and typed."""
    value = line.field(name)
    if name == "organisation":
        return book.org_name(value) if value else ""
    return text_of(_BY_NAME[name], value or None).replace("\n", " · ")


# ---------------------------------------------------------------- all communes


def district_columns(plan: YearPlan) -> list[Column]:
    """Sums, a narrow column a criterion so that a small screen has them all, then the cost."""
    return [
        Column(texts.AIMED, 48),
        Column(texts.RISE, 58),
        *(Column(criterion.code, _NARROW) for criterion in plan.criteria_set.criteria),
        Column(texts.COST, 106),
    ]


def district_rows(plan: YearPlan) -> list[Row]:
    """How many communes aim at each criterion, then the communes."""
    return [
        Row(texts.TOTAL_ROW, strong=True),
        *(Row(roadmap.unit.name) for roadmap in plan.roadmaps),
    ]


def district_cells(plan: YearPlan, writable: bool) -> list[list[Cell]]:
    """Letters of the aims with the mark of how they stand."""
    aimed = [
        sum(bool(roadmap.lines[place].aim) for roadmap in plan.roadmaps)
        for place in range(len(plan.criteria_set.criteria))
    ]
    blank = Cell(paper=theme.PANEL)
    counts = [
        Cell(str(count) if count else "", align="center", paper=theme.PANEL) for count in aimed
    ]
    totals = [*[blank] * SUMS, *counts, blank]
    return [totals, *(_district_line(roadmap, writable) for roadmap in plan.roadmaps)]


def _district_line(roadmap: Roadmap, writable: bool) -> list[Cell]:
    enough = roadmap.rises_enough
    ink = theme.INK if enough is None else theme.GOOD if enough else theme.BAD
    mark = "" if enough is None else "✓" if enough else "✗"
    cost = vietnamese(roadmap.cost) if roadmap.cost != "0" else ""
    return [
        Cell(str(roadmap.aimed) if roadmap.aimed else "", align="center"),
        Cell(texts.rise_cell(roadmap.rise), mark=mark, ink=ink, align="center"),
        *(_aim(line, writable) for line in roadmap.lines),
        Cell(cost, align="right"),
    ]


def _aim(line: Line, writable: bool) -> Cell:
    return Cell(
        texts.AIM_MARKS[line.aim],
        mark=texts.STANDING_MARKS[line.standing.value],
        ink=_INKS.get(line.standing, theme.INK),
        paper=_PAPERS.get(line.standing, theme.PAPER),
        align="center",
        editable=writable,
        choices=("P", "G", ""),
    )


# ---------------------------------------------------------------- one criterion in full


def lines_of(book: Workbook, roadmap: Roadmap, line: Line) -> list[Paragraph]:
    """A commune's criterion: where it stands, what is planned, who is to do it."""
    now = f"{texts.RESULT}: {texts.RESULTS[line.outcome.word]}"
    standing = texts.STANDINGS[line.standing.value]
    planned = [
        f"{title}: {words}"
        for name, title, _width in _PLANNED
        if name != "note" and (words := shown(book, line, name))
    ]
    offices = ", ".join(book.org_name(office) for office in line.offices)
    found = [
        (texts.cell(roadmap.unit.name, line.code, line.title), prose.STRONG),
        (
            " · ".join(filter(None, [standing, now])),
            _LOOKS.get(line.standing, prose.PLAIN),
        ),
        (" · ".join(planned) or texts.NOTHING_PLANNED, prose.PLAIN if planned else prose.QUIET),
    ]
    if line.parts:
        parts = ", ".join(one.code for one in line.parts)
        found.append((texts.with_parts(parts, vietnamese(line.cost)), prose.PLAIN))
    if offices:
        found.append((f"{texts.RESPONSIBLE}: {offices}", prose.QUIET))
    if line.field("note"):
        found.append((f"{texts.NOTE}: {shown(book, line, 'note')}", prose.PLAIN))
    return found
