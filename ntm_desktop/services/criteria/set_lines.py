"""A criteria set line by line, as the district corrects it: names, thresholds, who judges."""

from __future__ import annotations

from dataclasses import dataclass

from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Indicator, Measure
from ntm_desktop.domain.levels import GRADES
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.criteria.settings import THRESHOLD, WORDING, correct_wording
from ntm_desktop.services.workbook import Change, Workbook
from ntm_desktop.texts import settings as texts


@dataclass(frozen=True, slots=True)
class SetLine:
    """A criterion (``measure`` None) or a measure of an indicator or condition.

    ``corrected``, ``wording``: the keys of the district's own records for its threshold and its
    name, "" where there is none; ``wording_source``: what the latter rests on.
    """

    code: str
    title: str
    title_checked: bool
    measure: Measure | None
    corrected: str
    wording: str
    wording_source: str = ""

    @property
    def checked(self) -> bool:
        """Name and threshold were held against the official text."""
        limit = self.measure is None or self.measure.threshold.provenance.checked
        return self.title_checked and limit


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A code and the offices that are named for it in so many words.

    ``by_criterion``: none is, but its whole criterion has one.
    """

    code: str
    title: str
    offices: tuple[str, ...]
    by_criterion: bool


def sets_in_use(book: Workbook) -> tuple[tuple[str, str], ...]:
    """(id, title) of the sets that rounds reckon by, and of the others that hold at their time."""
    rounds = book.rules.rounds()
    found = {set_id for round_ in rounds for set_id in round_.sets.values()}
    for set_id in book.catalogue.ids():
        one = book.catalogue.set(set_id)
        if any(one.valid_from <= round_.date <= one.valid_to for round_ in rounds):
            found.add(set_id)
    order = {"commune": 0, "village": 1, "district": 2}
    sets = [book.rules.criteria_set(set_id) for set_id in found]
    return tuple(
        (s.id, s.title)
        for s in sorted(sets, key=lambda s: (order[s.level], GRADES.index(s.grade), s.id))
    )


def open_set_of(book: Workbook, level: str, grade: str) -> CriteriaSet | None:
    """The set of a level and grade whose lines the district writes itself; None where every line
    came with the program."""
    for set_id in book.catalogue.ids():
        one = book.rules.criteria_set(set_id)
        if one.open and (one.level, one.grade) == (level, grade):
            return one
    return None


def add_line(book: Workbook, set_id: str, title: str, source: str) -> Change | None:
    """The next criterion of an open set, by the number after the last. Raises WrongUse, Refused."""
    the_set = book.rules.criteria_set(set_id)
    if not the_set.open:
        raise WrongUse(texts.NOT_OPEN)
    numbers = [int(one.code) for one in the_set.criteria if one.code.isdecimal()]
    code = str(max(numbers, default=0) + 1)
    return correct_wording(book, set_id, code, title, source, checked=False)


def set_lines(book: Workbook, set_id: str) -> tuple[SetLine, ...]:
    """Every criterion, measure and condition of a set, in its order."""
    the_set = book.rules.criteria_set(set_id)
    corrected = {
        row["key"]: str(row["source"] or "")
        for kind in ("threshold", "wording")
        for row in book.store.rows(kind, criteria_set=set_id)
    }

    def line(owner: Criterion | Indicator, measure: Measure | None) -> SetLine:
        wording = WORDING.key(set_id, owner.code)
        threshold = "" if measure is None else THRESHOLD.key(set_id, owner.code, measure.code)
        return SetLine(
            owner.code,
            owner.title,
            owner.provenance.checked,
            measure,
            threshold if threshold in corrected else "",
            wording if wording in corrected else "",
            corrected.get(wording, ""),
        )

    lines: list[SetLine] = []
    for criterion in the_set.criteria:
        if not criterion.is_single:
            lines.append(line(criterion, None))
        for indicator in criterion.indicators:
            lines += [line(indicator, measure) for measure in indicator.measures]
    for condition in the_set.conditions:
        lines += [line(condition, measure) for measure in condition.measures]
    return tuple(lines)


def office_lines(book: Workbook, set_id: str) -> tuple[OfficeLine, ...]:
    """Every code of a set with the offices that responsibilities name for it."""
    the_set = book.rules.criteria_set(set_id)
    named: dict[str, list[str]] = {}
    for row in book.store.rows("responsibility", criteria_set=set_id):
        named.setdefault(row["code"], []).append(row["office"])

    def line(code: str, title: str, criterion: str) -> OfficeLine:
        offices = tuple(sorted(named.get(code, ())))
        return OfficeLine(code, title, offices, not offices and criterion in named)

    lines = []
    for criterion in the_set.criteria:
        lines.append(line(criterion.code, criterion.title, criterion.code))
        if not criterion.is_single:
            lines += [line(one.code, one.title, criterion.code) for one in criterion.indicators]
    lines += [line(one.code, one.title, one.code) for one in the_set.conditions]
    return tuple(lines)
