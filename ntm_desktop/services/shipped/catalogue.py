"""The shipped criteria sets, base figures and plans, read when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ntm_desktop.domain.criteria import BaseFigure, CriteriaSet
from ntm_desktop.domain.plans import Plan, plan_revisions
from ntm_desktop.errors import WrongUse
from ntm_desktop.services.shipped.set_files import read_base_figures, read_set
from ntm_desktop.texts import catalogue as words

__all__ = [
    "Catalogue",
    "Plan",
    "PlanTitle",
    "UnknownPlan",
    "UnknownSet",
    "load_catalogue",
    "plan_revisions",
]


class UnknownSet(WrongUse, KeyError):
    """No criteria set of that id is shipped."""

    def __str__(self) -> str:
        return self.sentence


class UnknownPlan(WrongUse, KeyError):
    """No plan of that code is shipped."""

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class PlanTitle:
    """What a first start offers of a plan, without reading the whole of it."""

    code: str
    title: str
    district: str


class Catalogue:
    """Sets and plans by id. Each file is read and checked once, on first use.

    Every method that reads raises MalformedAsset where a file is broken.
    """

    def __init__(self, assets: Path) -> None:
        self._sets_folder = assets / "criteria"
        self._plans_folder = assets / "plans"
        self._ids = _folders_with(self._sets_folder, "set.toml")
        self._plan_codes = _folders_with(self._plans_folder, "plan.toml")
        self._figures: tuple[BaseFigure, ...] | None = None
        self._sets: dict[str, CriteriaSet] = {}
        self._plans: dict[str, Plan] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of the shipped sets, sorted."""
        return self._ids

    def set(self, set_id: str) -> CriteriaSet:
        """The set of that id. Raises UnknownSet."""
        found = self._sets.get(set_id)
        if found is None:
            if set_id not in self._ids:
                raise UnknownSet(words.unknown_set(set_id))
            found = read_set(self._sets_folder / set_id, self.base_figures())
            self._sets[set_id] = found
        return found

    def base_figures(self) -> tuple[BaseFigure, ...]:
        """The figures that a unit types once a year, in the order in which they are shown."""
        if self._figures is None:
            self._figures = read_base_figures(self._sets_folder / "base_figures.tsv")
        return self._figures

    def digest(self) -> str:
        """SHA-256 over all set files: it differs where another program version judges otherwise."""
        total = sha256()
        for path in sorted(self._sets_folder.rglob("*")):
            if path.suffix not in (".toml", ".tsv"):
                continue
            total.update(path.relative_to(self._sets_folder).as_posix().encode())
            total.update(sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def plans(self) -> tuple[str, ...]:
        """The codes of the shipped plans, sorted."""
        return self._plan_codes

    def plan_titles(self) -> tuple[PlanTitle, ...]:
        """The shipped plans as a first start offers them, sorted by code."""
        from ntm_desktop.services.shipped.plan_files import read_titles

        return tuple(
            PlanTitle(code, *read_titles(self._plans_folder / code)) for code in self._plan_codes
        )

    def plan(self, code: str) -> Plan:
        """The plan of that code, its references to sets checked. Raises UnknownPlan."""
        from ntm_desktop.services.shipped.plan_files import read_plan

        found = self._plans.get(code)
        if found is None:
            if code not in self._plan_codes:
                raise UnknownPlan(words.unknown_plan(code, self._plan_codes))
            found = read_plan(self._plans_folder / code, self.set, self._ids)
            self._plans[code] = found
        return found


def load_catalogue(assets: Path) -> Catalogue:
    """The catalogue over the assets folder; only names of folders are read here."""
    return Catalogue(assets)


def _folders_with(folder: Path, name: str) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{name}")))
