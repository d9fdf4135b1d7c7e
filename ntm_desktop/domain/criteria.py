"""A criteria set as plain values: set, criteria, indicators, measures, thresholds, provenance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

CHECKED_SOURCES = frozenset({"plan", "text"})


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a name or a threshold comes from, and how sure it is.

    ``status``: plan, text, name-from-text, partly-from-text, unverified, unknown, or district
    (corrected there; then ``note`` names the source that the district gave).
    """

    status: str = "unknown"
    note: str = ""
    checked_by_district: bool = False

    @property
    def checked(self) -> bool:
        """False shows "chưa đối chiếu văn bản" beside the name or threshold."""
        return self.status in CHECKED_SOURCES or self.checked_by_district


class MeasureType(StrEnum):
    """What is typed: the form and the judging follow it."""

    YES_NO = "yes_no"
    RATIO = "ratio"
    NUMBER = "number"
    MONEY = "money"
    COUNT = "count"
    LEVEL = "level"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class ThresholdCase:
    """A threshold that holds only under a condition on a base figure: ``schools > 3``."""

    base_figure: str
    comparison: str  # '>', '>=', '<', '<=', '='
    limit: str
    value: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a measure is met. ``value``: decimal text (percent for a ratio), or a level's name.

    Which value holds is decided in this order: ``cases`` (first whose condition holds), else
    ``by_year`` of the year of assessment, else ``value``. None of them = unknown: no result.
    """

    comparison: str = ">="  # '>=', '<=', '='
    value: str | None = None
    by_year: tuple[tuple[int, str], ...] = ()
    cases: tuple[ThresholdCase, ...] = ()
    provenance: Provenance = Provenance()

    @property
    def known(self) -> bool:
        """Whether any value is known at all."""
        return self.value is not None or bool(self.by_year) or bool(self.cases)


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that an officer types for an indicator.

    ``code`` is unique within the indicator (``m`` where there is one). For a ratio ``numerator``
    and ``denominator`` are the labels, ``*_base`` the base figures offered for them. ``per_cent``
    is False for a plain quotient (m² per person). ``levels`` run from lowest to highest.
    """

    code: str
    title: str
    type: MeasureType
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    numerator_base: str = ""
    denominator_base: str = ""
    per_cent: bool = True
    levels: tuple[str, ...] = ()
    maximum: str = ""
    threshold: Threshold = Threshold()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is assessed. ``rule``: ``all``, ``any`` or ``at_least:N`` of its measures."""

    code: str
    criterion: str
    title: str
    measures: tuple[Measure, ...]
    rule: str = "all"
    not_applicable_allowed: bool = False
    note: str = ""
    provenance: Provenance = Provenance()

    def measure(self, code: str) -> Measure | None:
        """The measure of that code, None if there is none."""
        return next((m for m in self.measures if m.code == code), None)

    @property
    def only_yes_no(self) -> bool:
        """True where the stated result says all: one yes/no measure and nothing to count."""
        return len(self.measures) == 1 and self.measures[0].type is MeasureType.YES_NO


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with its indicators. A criterion with one single indicator shares its code."""

    code: str
    title: str
    group: str
    indicators: tuple[Indicator, ...]
    provenance: Provenance = Provenance()

    @property
    def is_single(self) -> bool:
        """Criterion and indicator share a code: its records are criterion-level only."""
        return len(self.indicators) == 1 and self.indicators[0].code == self.code


@dataclass(frozen=True, slots=True)
class Band:
    """A class of units by number of criteria met, both ends included. ``code`` is ``15-18``."""

    code: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class RevocationRule:
    """When a recognition is lost (decision 18/2022/QĐ-TTg): shares of failing criteria in %."""

    key_criteria: tuple[str, ...]
    low_share: int
    high_share: int
    source: str


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A criteria set of one level and grade; counts and thresholds come from here, never code.

    ``open``: its text is not known to the program, which ships no line of it; the district's
    wordings are its criteria (one yes/no indicator each), as far as they are given.
    """

    id: str
    level: str  # commune, village, district
    grade: str  # standard, advanced, model
    title: str
    legal_basis: str
    valid_from: str
    valid_to: str
    groups: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    conditions: tuple[Indicator, ...] = ()
    bands: tuple[Band, ...] = ()
    revocation: RevocationRule | None = None
    provenance: Provenance = Provenance()
    open: bool = False
    _by_code: Mapping[str, Indicator | Criterion] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        index: dict[str, Indicator | Criterion] = {}
        for criterion in self.criteria:
            index[criterion.code] = criterion
            for indicator in criterion.indicators:
                index.setdefault(indicator.code, indicator)
        for condition in self.conditions:
            index[condition.code] = condition
        object.__setattr__(self, "_by_code", index)

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator in the order of the set (conditions are not among them)."""
        for criterion in self.criteria:
            yield from criterion.indicators

    def find(self, code: str) -> Criterion | Indicator | None:
        """The criterion, indicator or condition of that code (a shared code: the criterion)."""
        return self._by_code.get(code)

    def assessable(self, code: str) -> Indicator | None:
        """The indicator or condition whose measures are typed under that code, if any."""
        found = self._by_code.get(code)
        if isinstance(found, Criterion):
            return found.indicators[0] if found.is_single else None
        return found

    def criterion_of(self, code: str) -> Criterion | None:
        """The criterion that a criterion's or indicator's code belongs to."""
        found = self._by_code.get(code)
        if isinstance(found, Indicator):
            found = self._by_code.get(found.criterion)
        return found if isinstance(found, Criterion) else None


@dataclass(frozen=True, slots=True)
class BaseFigure:
    """A figure typed once per unit and year and offered as a denominator ("số liệu nền")."""

    code: str
    title: str
    unit: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """What was typed for one measure, as decimal texts. Yes/no is ``value`` "1"/"0"."""

    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None


Figures = Mapping[str, Figure]
