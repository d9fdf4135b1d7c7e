"""What the codes in a record stand for: the choices of a field of codes, and reading one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ntm_desktop.domain.collation import fold, sort_key
from ntm_desktop.domain.fields import FieldError
from ntm_desktop.domain.kind import PART
from ntm_desktop.domain.ownership import unit_of_org
from ntm_desktop.domain.register_specs import KEY_FIELDS, RECORD_FIELDS
from ntm_desktop.domain.resources import Funding
from ntm_desktop.services.programme import resources
from ntm_desktop.services.records import registers
from ntm_desktop.services.units import all_units, organisations, villages
from ntm_desktop.services.workbook import Workbook
from ntm_desktop.texts import records as words
from ntm_desktop.texts import registers_view as texts

Options = Sequence[tuple[str, str]]
"""(code, words) in the order of a list."""

_SUGGESTED = frozenset({("funding", "source")})
_ORGANISATIONS = ("organisation", "office")


class Names:
    """The words of codes, read once for a list or a form."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._units = {unit.code: unit.name for unit in all_units(book)}
        self._organisations = {one.code: one.name for one in organisations(book)}
        self._records: dict[str, dict[str, str]] = {}

    def say(self, field: str, code: str) -> str:
        """The words of a code; the code itself where it stands for nothing known here."""
        if field == "scope":
            return self._units.get(code) or words.short_name(self._organisations.get(code, code))
        if field in _ORGANISATIONS:
            return self._organisations.get(code, code)
        if field == "code":
            return texts.CODES.get(code, code)
        if field in KEY_FIELDS:
            return self._money.get(code, code)
        if field in RECORD_FIELDS:
            return self._titles(RECORD_FIELDS[field]).get(code, code)
        if field == "round":
            return words.round_(code)
        if field == "criteria_set" and code in self._book.catalogue.ids():
            return self._book.rules.criteria_set(code).title
        return self._units.get(code, code)

    def options(self, field: str) -> Options:
        """What a field of codes may say, () where every code is as good."""
        if field == "village":
            found = [
                (one.code, texts.village(one.name, self._units.get(one.commune, "")))
                for one in villages(self._book)
            ]
        elif field in ("unit", "commune"):
            kinds = ("commune",) if field == "commune" else ("commune", "town")
            found = [(unit.code, unit.name) for unit in all_units(self._book) if unit.kind in kinds]
        elif field in _ORGANISATIONS:
            return [(one.code, one.name) for one in organisations(self._book)]
        elif field in KEY_FIELDS:
            found = [(key, words) for key, words in self._money.items() if key not in self._parts]
        elif field in RECORD_FIELDS:
            found = list(self._titles(RECORD_FIELDS[field]).items())
        elif field == "round":
            return [
                (row["round"], words.round_(row["round"])) for row in self._book.store.rows("round")
            ]
        elif field == "criteria_set":
            ids = self._book.catalogue.ids()
            return [(one, self._book.rules.criteria_set(one).title) for one in ids]
        else:
            return ()
        return sorted(found, key=lambda option: sort_key(option[1]))

    def offered(self, field: str, value: str = "") -> Options:
        """What a list offers: as :meth:`options`, a commune has its own villages to choose of.

        ``value``: what stands there, offered too.
        """
        every = self.options(field)
        found, own = list(every), unit_of_org(self._book.org)
        if field == "village" and own is not None:
            mine = {one.code for one in villages(self._book, own)}
            found = [option for option in every if option[0] in mine]
        if value and every and value not in dict(found):
            found.append((value, dict(every).get(value) or self.say(field, value)))
        return found

    @cached_property
    def _money(self) -> dict[str, str]:
        """Every line of money that may be shared out, by its key."""
        return {
            line.key: texts.line_of_money(line.title, self._units.get(line.unit, ""), line.year)
            for line in self._lines
            if not line.stated
        }

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The lines that are shares themselves: a list offers what is whole."""
        return frozenset(line.key for line in self._lines if line.part_of)

    @cached_property
    def _lines(self) -> tuple[Funding, ...]:
        return resources.fundings(self._book)

    def _titles(self, kind: str) -> dict[str, str]:
        if kind not in self._records:
            self._records[kind] = {
                one.parts[-1]: str(one.fields.get("title", one.parts[-1]))
                for one in registers.entries(self._book, kind)
            }
        return self._records[kind]


def suggestions(kind: str, field: str) -> Options:
    """Usual words of a line that may say anything else too, () for most lines."""
    if (kind, field) not in _SUGGESTED:
        return ()
    return [(code, text) for (name, code), text in words.CHOICES.items() if name == field]


def matching(options: Options, typed: str) -> Options:
    """The choices whose words hold what was typed, tone marks and case aside."""
    wanted = fold(typed)
    return [option for option in options if wanted in fold(option[1])]


def code_of(options: Options, typed: str) -> str | None:
    """The one choice that was typed: its words or code, or words that only one holds.

    None where nothing was typed. Raises FieldError for none and for several.
    """
    said = " ".join(typed.split())
    if not said:
        return None
    for code, text in options:
        if said in (code, text):
            return code
    same = [code for code, text in options if fold(text) == fold(said)]
    found = same or [code for code, _text in matching(options, said)]
    if len(found) == 1:
        return found[0]
    if not options and PART.fullmatch(said):
        return said
    raise FieldError(texts.several(said, len(found)) if found else texts.nothing_named(said))
