"""The rules in force in a workbook: sets with the district's corrections, rounds, offices."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from ntm_desktop.domain import judging, overrides, snapshots
from ntm_desktop.domain.criteria import CriteriaSet, Criterion, Figure
from ntm_desktop.domain.snapshots import FrozenCells

if TYPE_CHECKING:
    from ntm_desktop.db.store import Store
    from ntm_desktop.services.shipped.catalogue import Catalogue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Round:
    """A reporting round. ``sets``: level → id of the criteria set. Dates are ISO texts."""

    code: str
    title: str
    date: str
    due: str | None
    sets: Mapping[str, str]
    closed: bool


class Rulebook:
    """Answers from the current rule records; forgets them when told that they changed."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._sets: dict[str, CriteriaSet] = {}
        self._bases: dict[tuple[str, str], Mapping[str, str]] = {}
        self._rounds: tuple[Round, ...] | None = None
        self._offices: dict[str, dict[str, frozenset[str]]] = {}
        self._kept: dict[Hashable, Any] = {}

    def forget(self) -> None:
        """Read everything anew at the next question."""
        self._sets.clear()
        self._bases.clear()
        self._offices.clear()
        self._kept.clear()
        self._rounds = None

    def criteria_set(self, set_id: str) -> CriteriaSet:
        """The set with the district's names and thresholds. Raises KeyError for an unknown id."""
        found = self._sets.get(set_id)
        if found is None:
            found = self._corrected(self._catalogue.set(set_id))
            self._sets[set_id] = found
        return found

    def _corrected(self, plain: CriteriaSet) -> CriteriaSet:
        wordings = {
            row["code"]: overrides.Wording(
                row["title"], row["source"] or "", row["checked"] == "yes"
            )
            for row in self._store.rows("wording", criteria_set=plain.id)
        }
        thresholds = {
            (row["code"], row["measure"]): overrides.ThresholdOverride(
                row["comparison"] or "",
                row["value"],
                row["by_year"] or {},
                row["source"] or "",
                row["checked"] == "yes",
            )
            for row in self._store.rows("threshold", criteria_set=plain.id)
        }
        if not wordings and not thresholds:
            return plain
        corrected, _unknown = overrides.apply(plain, wordings, thresholds)
        return corrected

    def rounds(self) -> tuple[Round, ...]:
        """All rounds in the order of their codes."""
        if self._rounds is None:
            closed = self._store.closed_rounds()
            self._rounds = tuple(
                Round(
                    row["round"],
                    row["title"],
                    row["date"],
                    row["due"],
                    row["sets"],
                    row["round"] in closed,
                )
                for row in self._store.rows("round")
            )
        return self._rounds

    def round(self, code: str) -> Round | None:
        """The round of that code, None where it is not known here."""
        return next((one for one in self.rounds() if one.code == code), None)

    def default_round(self) -> Round | None:
        """The earliest open round; where none is open, the latest; None without rounds."""
        rounds = self.rounds()
        return next((one for one in rounds if not one.closed), rounds[-1] if rounds else None)

    def closing(self, code: str) -> Mapping[str, Any]:
        """The body of a round's closing record, empty where the round is open."""

        def read() -> Mapping[str, Any]:
            return {"units": self._store.frozen_units(code)}

        return self.kept(("closing", code), read)

    def carried(self, set_id: str, until: str) -> FrozenCells:
        """What the closed rounds before ``until`` leave for it, by a set."""

        def merge() -> FrozenCells:
            closed = [one.code for one in self.rounds() if one.closed and one.code < until]
            return snapshots.carried_cells({code: self.closing(code) for code in closed}, set_id)

        return self.kept(("carried", set_id, until), merge)

    def kept(self, name: Hashable, ask: Callable[[], T]) -> T:
        """What ``ask`` gives, asked once until the rules change: for what follows from closing
        records alone, however much is written in open rounds."""
        if name not in self._kept:
            self._kept[name] = ask()
        found: T = self._kept[name]
        return found

    def bases(self, unit: str, year: str) -> Mapping[str, str]:
        """Base figures of a unit in a year: code → decimal text."""
        found = self._bases.get((unit, year))
        if found is None:
            found = self._store.base_figures(unit, year)
            self._bases[unit, year] = found
        return found

    def outcome(
        self, unit: str, criteria_set: str, code: str, round_: str, figures: Mapping[str, Any]
    ) -> int:
        """The stored outcome that an assessment's figures give; 0 where they give none."""
        try:
            indicator = self.criteria_set(criteria_set).assessable(code)
        except KeyError:
            return 0
        if indicator is None:
            return 0
        typed = {measure: Figure(**figure) for measure, figure in figures.items()}
        year = round_[:4]
        return int(judging.outcome_of(indicator, typed, int(year), self.bases(unit, year)))

    def judged(
        self, unit: str, criteria_set: str, code: str, round_: str, figures: Mapping[str, Figure]
    ) -> judging.Judged | None:
        """What figures give, with its sentence; None for a code without measures."""
        indicator = self.criteria_set(criteria_set).assessable(code)
        if indicator is None:
            return None
        year = round_[:4]
        return judging.judge(indicator, figures, int(year), self.bases(unit, year))

    def offices(self, set_id: str, code: str) -> frozenset[str]:
        """Offices responsible for a code: named for it, or for its whole criterion."""
        return self._responsible(set_id).get(code, frozenset())

    def codes_of(self, set_id: str, office: str) -> tuple[str, ...]:
        """Codes that an office is responsible for, in the order of the set."""
        by_code = self._responsible(set_id)
        return tuple(code for code, offices in by_code.items() if office in offices)

    def _responsible(self, set_id: str) -> dict[str, frozenset[str]]:
        found = self._offices.get(set_id)
        if found is not None:
            return found
        named: dict[str, set[str]] = {}
        for row in self._store.rows("responsibility", criteria_set=set_id):
            named.setdefault(row["code"], set()).add(row["office"])
        found = {}
        the_set = self.criteria_set(set_id)
        for criterion in the_set.criteria:
            self._spread(criterion, named, found)
        for condition in the_set.conditions:
            found[condition.code] = frozenset(named.get(condition.code, ()))
        self._offices[set_id] = found
        return found

    @staticmethod
    def _spread(
        criterion: Criterion, named: Mapping[str, set[str]], found: dict[str, frozenset[str]]
    ) -> None:
        whole = frozenset(named.get(criterion.code, ()))
        found[criterion.code] = whole
        for indicator in criterion.indicators:
            found[indicator.code] = whole | frozenset(named.get(indicator.code, ()))
