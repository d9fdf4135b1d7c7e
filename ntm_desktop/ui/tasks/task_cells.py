"""A task as a line of the grid, and in full below it."""

from __future__ import annotations

from datetime import date

from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.tasks import DONE, DROPPED
from ntm_desktop.services.programme.tasks import Task
from ntm_desktop.services.records.register_fields import text_of
from ntm_desktop.services.units import name_of
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import tasks as texts
from ntm_desktop.ui import prose, theme
from ntm_desktop.ui.grid_cells import Align, Cell, Column, Row
from ntm_desktop.ui.prose import Line

# Field, heading, width in pixels at 100 %.
_COLUMNS = (
    ("title", texts.TITLE, 290),
    ("due", texts.DUE, 106),
    ("progress", texts.PROGRESS, 104),
    ("percent", texts.PERCENT, 66),
    ("organisation", texts.ORGANISATION, 150),
    ("person", texts.PERSON, 130),
    ("codes", texts.CODES, 64),
    ("obstacle", texts.OBSTACLE, 210),
    ("remover", texts.REMOVER, 140),
)
FIELDS = tuple(name for name, _title, _width in _COLUMNS)
COLUMNS = [Column(title, width) for _name, title, width in _COLUMNS]
_RIGHT = frozenset({"due", "percent"})
_BY_NAME: dict[str, Field] = {field.name: field for field in KINDS["task"].fields}


def row_of(book: Workbook, task: Task) -> Row:
    """The frozen heading: which commune it is about."""
    return Row(name_of(book, task.unit) if task.unit else texts.DISTRICT)


def cells_of(book: Workbook, task: Task) -> list[Cell]:
    """The line. What is overdue is red and has a mark; what is done is quiet."""
    return [_cell(book, task, name) for name in FIELDS]


def _cell(book: Workbook, task: Task, name: str) -> Cell:
    ink = theme.INK
    if not task.is_open:
        ink = theme.QUIET
    elif task.overdue:
        ink = theme.BAD
    elif name in ("obstacle", "remover"):
        ink = theme.WARN
    align: Align = "right" if name in _RIGHT else "left"
    return Cell(
        shown(book, task, name),
        mark=texts.LATE_MARK if task.overdue and name == "due" else "",
        ink=ink,
        paper=theme.BAD_SOFT if task.overdue else theme.PAPER,
        align=align,
        editable=task.entry.writable,
        choices=_choices(name),
    )


def shown(book: Workbook, task: Task, name: str) -> str:
    """A field as it is read and typed."""
    if name == "organisation":
        return book.org_name(task.organisation) if task.organisation else ""
    if name == "progress":
        return text_of(_BY_NAME[name], task.progress)
    text = text_of(_BY_NAME[name], task.entry.fields.get(name))
    return " · ".join(text.split("\n")) if _BY_NAME[name].type is FieldType.TEXT else text


def _choices(name: str) -> tuple[str, ...]:
    field = _BY_NAME[name]
    return tuple(text_of(field, one) for one in field.choices)


def lines_of(book: Workbook, task: Task, today: date) -> list[Line]:
    """The task in full: what, until when, what stands in the way and who removes it."""
    unit = name_of(book, task.unit) if task.unit else texts.DISTRICT
    lines: list[Line] = [(texts.heading(task.title, unit), prose.STRONG)]
    state = [shown(book, task, "progress")]
    look = {DONE: prose.GOOD, DROPPED: prose.QUIET}.get(task.progress, prose.PLAIN)
    if task.due is not None:
        state.append(f"{texts.DUE}: {shown(book, task, 'due')}")
    if task.overdue and task.due is not None:
        state.append(texts.days_over((today - task.due).days))
        look = prose.BAD
    state += [
        f"{title}: {words}"
        for name, title in (("organisation", texts.ORGANISATION), ("person", texts.PERSON))
        if (words := shown(book, task, name))
    ]
    lines.append((" · ".join(state), look))
    if task.field("obstacle"):
        words = texts.obstacle(shown(book, task, "obstacle"), task.field("remover"))
        lines.append((words, prose.WARN))
    if task.field("note"):
        lines.append((shown(book, task, "note"), prose.PLAIN))
    if not task.entry.writable:
        lines.append((texts.READ_ONLY, prose.QUIET))
    return lines
