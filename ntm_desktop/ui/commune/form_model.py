"""What the form shows and where a change goes: the form read once, shared by all its tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_desktop.domain import judging, ownership
from ntm_desktop.domain.criteria import Figure, Measure, Provenance
from ntm_desktop.domain.records import KINDS
from ntm_desktop.services import describing
from ntm_desktop.services.criteria import assessing, reading
from ntm_desktop.services.criteria.assessing import Confirmed, Input
from ntm_desktop.services.criteria.reading import FormRow, Spoken, UnitForm
from ntm_desktop.services.exchange.conflicts import conflicts
from ntm_desktop.services.programme.beside import beside
from ntm_desktop.texts import commune as texts
from ntm_desktop.texts import records as record_texts
from ntm_desktop.ui.commune.sources import source_lines

if TYPE_CHECKING:
    from ntm_desktop.services.workbook import Workbook
    from ntm_desktop.ui.commune.field import Field


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that could not be saved, and why; it stays until it is right."""

    text: str
    fault: str


class FormModel:
    """The form of the unit and round that are shown."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.form: UnitForm | None = None
        self.rows: Mapping[str, FormRow] = {}
        self.bases: Mapping[str, str] = {}
        self.units = {one.code: one.unit for one in book.catalogue.base_figures()}
        self._conflicts: frozenset[str] = frozenset()
        self._names: dict[str, str] = {}
        self._feeds: Mapping[str, str] | None = None
        self._drafts: dict[tuple[str, ...], Draft] = {}

    def load(self, unit: str, round_code: str, set_id: str | None = None) -> UnitForm:
        """Read the form of a place anew, by the round's set or another. Raises WrongUse."""
        form = reading.form(self.book, unit, round_code, set_id)
        self.form = form
        self.rows = {row.code: row for row in form.rows}
        self.bases = self.book.rules.bases(form.unit.code, form.round.code[:4])
        waiting = conflicts(self.book)
        self._conflicts = frozenset(one.key.rpartition("/")[0] for one in waiting)
        self._feeds = None
        return form

    def feed(self, code: str) -> str:
        """What the registers, or the communes, give beside a line; "" for nothing."""
        form = self._loaded()
        if self._feeds is None:
            self._feeds = beside(self.book, form.unit, form.round.code, form.criteria_set.id)
        return self._feeds.get(code, "")

    def conflicted(self, row: FormRow) -> bool:
        """Whether two sides wrote a word on this row differently, whoever's word it is."""
        return self.key(row).rpartition("/")[0] in self._conflicts

    def shown_code(self, row: FormRow) -> str:
        """A code as people see it; conditions are numbered."""
        return shown_code(self._loaded(), row)

    @property
    def place(self) -> tuple[str, str]:
        """Unit and round."""
        form = self._loaded()
        return form.unit.code, form.round.code

    @property
    def where(self) -> tuple[str, str, str]:
        """Unit, round and criteria set: one and the same code means one line only within them."""
        return (*self.place, self._loaded().criteria_set.id)

    def org_name(self, org: str) -> str:
        """The name of an organisation, read once."""
        found = self._names.get(org)
        if found is None:
            found = self._names[org] = self.book.org_name(org)
        return found

    def may_write_bases(self) -> bool:
        """Whether base figures of the unit may be typed here."""
        unit, round_code = self.place
        if self.book.store.read_only:
            return False
        key = KINDS["base_figure"].key(unit, round_code[:4], "households")
        return ownership.may_write(self.book.org, key)

    def round_name(self, code: str) -> str:
        """ "kỳ 12/2022"."""
        return record_texts.round_(code)

    def figure_text(self, row: FormRow, spoken: Spoken) -> str:
        """The typed figures of one evaluator in one line."""
        measures: dict[str, Measure] = {}
        if row.indicator is not None:
            measures = {measure.code: measure for measure in row.indicator.measures}
        return "; ".join(
            describing.figure_text(measures.get(name), _parts(figure))
            for name, figure in spoken.figures.items()
        )

    def limit(self, measure: Measure, figure: Figure | None) -> str | None:
        """The threshold that holds for a measure here, None where it is not known."""
        year = int(self.place[1][:4])
        return judging.limit_of_shown(measure, figure, year, self.bases)

    def sources(self, row: FormRow) -> str:
        """Where the name and the thresholds of a row come from, a line each."""
        found = self._loaded().criteria_set.find(row.code)
        return source_lines(row, Provenance() if found is None else found.provenance)

    # ------------------------------------------------------------------ changes

    def key(self, row: FormRow) -> str:
        """The key of the assessment that the fields of a row are."""
        return assessing.key_of(self.input(row))

    def input(
        self,
        row: FormRow,
        *,
        stated: str | None = None,
        figures: Mapping[str, Figure] | None = None,
        note: str | None = None,
    ) -> Input:
        """A change of a row; what it shows as carried was before the person, so it comes along."""
        form = self._loaded()
        place = Input(
            form.unit.code, row.code, form.round.code, form.evaluator, form.criteria_set.id
        )
        change = replace(place, stated=stated, figures=figures, note=note)
        if row.own is not None or row.carried is None or change == place:
            return change
        old = row.carried
        return replace(
            change,
            stated=(old.stated.word if old.stated else None) if stated is None else stated,
            figures={**old.figures, **(figures or {})} or None,
            note=old.note if note is None else note,
        )

    def assess(self, change: Input) -> None:
        """Save one change. Raises Refused, WrongUse, StorageFailed."""
        assessing.assess(self.book, change)

    def assess_many(self, label: str, changes: Sequence[Input]) -> None:
        """Save several as one step, all or none."""
        assessing.assess_many(self.book, label, changes)

    def confirm(self, rows: Sequence[FormRow]) -> Confirmed:
        """Confirm carried values as reviewed, as one step."""
        waiting = [row for row in rows if row.writable and row.own is None and row.carried]
        return assessing.confirm(self.book, [self.input(row) for row in waiting])

    # ------------------------------------------------------------------ drafts

    def draft(self, code: str, field: Field) -> Draft | None:
        """What was typed there and could not be saved."""
        return self._drafts.get((*self.where, code, field.measure, field.part))

    def keep_draft(self, code: str, field: Field, draft: Draft | None) -> None:
        """Keep it, or let it go."""
        key = (*self.where, code, field.measure, field.part)
        if draft is None:
            self._drafts.pop(key, None)
        else:
            self._drafts[key] = draft

    def _loaded(self) -> UnitForm:
        assert self.form is not None, "nothing is shown yet"
        return self.form


def shown_code(form: UnitForm, row: FormRow) -> str:
    """A code as people see it; conditions are numbered."""
    if row.group != reading.CONDITIONS_GROUP:
        return row.code
    codes = [one.code for one in form.rows_of(reading.CONDITIONS_GROUP)]
    return texts.condition(codes.index(row.code) + 1)


def shown_why(form: UnitForm, row: FormRow, why: str) -> str:
    """The sentence of the figures, with the code that people see."""
    if row.group != reading.CONDITIONS_GROUP or not why.startswith(row.code):
        return why
    return shown_code(form, row) + why.removeprefix(row.code)


def _parts(figure: Figure) -> dict[str, str]:
    parts = {
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }
    return {name: text for name, text in parts.items() if text is not None}
