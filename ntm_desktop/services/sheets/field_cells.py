"""The fields of a register as cells: value → what the cell is given, cell → the value it says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from ntm_desktop.domain.collation import fold
from ntm_desktop.domain.criteria import CriteriaSet
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.kind import Field, FieldType
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.domain.records import KINDS
from ntm_desktop.domain.register_specs import KEY_FIELDS, asked_parts
from ntm_desktop.services.records.register_choices import Names, code_of, suggestions
from ntm_desktop.services.records.register_contents import contents_of, lines_of, may_be_lines
from ntm_desktop.services.records.register_fields import value_of
from ntm_desktop.services.sheets import cell_texts
from ntm_desktop.services.sheets.sheet_values import Cell, Shown
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers_view as view_texts
from ntm_desktop.texts import sheets as texts

# What only the attaching of a file writes.
_OF_FILES = frozenset({"file_name", "size", "sha256"})
_CRITERIA = frozenset({"code", "codes"})
_SCOPE = Field("scope", FieldType.CODE)
_FIGURE = Field("figure", FieldType.CODE, True)
_YEAR = Field("year", FieldType.LINE, True)
_UNIT = Field("unit", FieldType.CODE, True)


def parts_of(kind: str) -> tuple[Field, ...]:
    """The parts of a key that stand in columns of their own: whose it is first."""
    if kind == "base_figure":
        return _UNIT, _YEAR, _FIGURE
    asked = asked_parts(kind)
    return (_SCOPE, *asked) if KINDS[kind].parts[0] == "scope" else asked


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a body that stand in columns, in the kind's order."""
    left_out = _OF_FILES if any(f.type is FieldType.SHA for f in KINDS[kind].fields) else ()
    return tuple(
        field
        for field in KINDS[kind].fields
        if field.name not in left_out
        and (field.type is not FieldType.OBJECT or field.name == "contents")
    )


def codes_of(the_set: CriteriaSet) -> frozenset[str]:
    """The codes of criteria and indicators that a cell may name."""
    criteria = {one.code for one in the_set.criteria}
    return frozenset(criteria | {one.code for one in the_set.indicators()})


class FieldCells:
    """Shows and reads the fields of one kind; the words of codes are read once."""

    def __init__(self, book: Workbook, kind: str) -> None:
        self._book, self.kind = book, kind
        self._names = Names(book)
        self._options: dict[str, tuple[tuple[str, str], ...]] = {}
        self.own_words: dict[str, list[str]] = {}
        """Cells that say what a list of usual words does not have, by field: taken as they are."""

    def options(self, field: Field) -> tuple[tuple[str, str], ...]:
        """(code, words) of a field's drop-down, each words once; () where there is none."""
        found = self._options.get(field.name)
        if found is None:
            found = self._options[field.name] = _told_apart(self._choices(field))
        return found

    def offered(self, field: Field) -> tuple[str, ...]:
        """The words of a field's drop-down that this organisation chooses of."""
        found = self.options(field)
        if field.type is FieldType.CODE and field.name not in ("scope", "figure"):
            mine = dict(self._names.offered(field.name))
            return tuple(text for code, text in found if code in mine)
        return tuple(text for _code, text in found)

    def _choices(self, field: Field) -> list[tuple[str, str]]:
        name = field.name
        if field.type is FieldType.CHOICE:
            return [(one, words.CHOICES.get((name, one), one)) for one in field.choices]
        if name == "figure":
            return [(one.code, one.title) for one in self._book.catalogue.base_figures()]
        if name == "scope":
            offices = [
                (code, words.short_name(text))
                for code, text in self._names.options("organisation")
                if unit_of_org(code) is None
            ]
            return [*offices, *self._names.options("unit")]
        if field.type is FieldType.CODE:
            return list(self._names.options(name))
        if name in KEY_FIELDS:
            return list(self._names.options(name))
        if field.type is FieldType.LINE:
            return list(suggestions(self.kind, name))
        return []

    def shown(self, field: Field, value: Any) -> Shown:
        """What the cell of a value holds."""
        if value is None or value == "" or value == []:
            return None
        if field.type is FieldType.DECIMAL:
            return cell_texts.number_shown(value)
        if field.type is FieldType.DATE:
            year, month, day = map(int, value.split("-"))
            return date(year, month, day)
        if field.type is FieldType.LINES:
            if field.name == "units":
                return "; ".join(self._words(_UNIT, one) for one in value)
            return "\n".join(value)
        if field.type is FieldType.OBJECT:
            return lines_of(value) if may_be_lines(value) else texts.NOT_IN_A_CELL
        if field.type in (FieldType.CODE, FieldType.CHOICE, FieldType.LINE):
            return self._words(field, str(value))
        return str(value)

    def _words(self, field: Field, code: str) -> str:
        return next((text for one, text in self.options(field) if one == code), code)

    def read(self, field: Field, cell: Cell) -> Any:
        """The canonical value that a cell says, None where it is empty. Raises FieldError."""
        if field.type is FieldType.DECIMAL and cell.area and cell.value is not None:
            # Read for each of its rows it would be added up as often.
            raise FieldError(texts.merged_number(cell.area))
        if field.type in (FieldType.DECIMAL, FieldType.DATE):
            said = cell_texts.text_in(cell).removesuffix(" %")
            if field.type is FieldType.DATE and cell.value is not None and not cell.shown_date:
                _check_day(cell)
            return value_of(self._book, field, said)
        if field.name in _CRITERIA and cell_texts.is_number(cell):
            said = cell_texts.code_of_number(cell, self._criteria())
        else:
            said = cell_texts.line_in(cell)
        if not said:
            return None
        if field.name == "units":
            return [self._code(_UNIT, one) for one in said.replace("\n", ";").split(";")
                    if one.strip()]  # fmt: skip
        if field.type is FieldType.OBJECT:
            return contents_of(said)
        options = self.options(field)
        if field.type in (FieldType.CODE, FieldType.CHOICE) and options:
            return self._code(field, said)
        if field.type is FieldType.LINE:
            for code, text in options:
                if fold(text) == fold(said):
                    return code
            if options:
                self.own_words.setdefault(field.name, []).append(f"{cell.address} «{said}»")
        return value_of(self._book, field, said)

    def own_words_told(self) -> list[str]:
        """Notes on such cells, one a field."""
        return [
            texts.own_words(view_texts.heading(self.kind, name), cells)
            for name, cells in self.own_words.items()
        ]

    def _criteria(self) -> frozenset[str]:
        """The codes of every set: a register's row may be of any."""
        sets = map(self._book.rules.criteria_set, self._book.catalogue.ids())
        return frozenset().union(*map(codes_of, sets))

    def _code(self, field: Field, said: str) -> str:
        options = self.options(field)
        wanted = fold(" ".join(said.split()))
        exact = [code for code, text in options if said in (code, text)]
        same = exact or [code for code, text in options if fold(text) == wanted]
        if len(same) == 1:
            return same[0]
        if field.name in ("unit", "village", "commune"):
            # With "xã" before it, or by the name that the plan writes.
            return str(value_of(self._book, field, said))
        return str(code_of(options, said))


def _check_day(cell: Cell) -> None:
    if isinstance(cell.value, int | float):
        raise FieldError(texts.number_for_day(cell_texts.text_in(cell)))


def _told_apart(options: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Words that stand twice get their code behind them."""
    counted = Counter(text for _code, text in options)
    return tuple(
        (code, f"{text} ({code})" if counted[text] > 1 else text) for code, text in options
    )
