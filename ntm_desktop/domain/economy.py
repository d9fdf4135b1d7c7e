"""What the registers of economy and work say beside the indicators 13.1 to 13.5 and 12.

Counts only; whether an indicator is met is the evaluator's word. Source: Kế hoạch 2023, mục V.3,
V.4 and VI.2.2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ntm_desktop.domain.numbers import added


@dataclass(frozen=True, slots=True)
class Enterprise:
    """A line of the register of the economy; ``contract_to`` "" where no end is written."""

    kind: str
    product: str = ""
    partner: str = ""
    effective: str = ""
    traceable: str = ""
    certificate: str = ""
    contract_to: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """``good`` of ``total`` lines of one kind are as the indicator asks."""

    code: str
    kind: str
    good: int
    total: int


def counts(lines: Sequence[Enterprise], on: str) -> tuple[Count, ...]:
    """What there is for each indicator on a day (ISO); kinds without a line are left out.

    13.1 effective cooperatives; 13.2 linkages whose contract runs on that day; 13.3 main products
    that are traceable and certified; 13.4 craft villages; 13.5 effective extension groups.
    """
    asked: tuple[tuple[str, str, Callable[[Enterprise], bool]], ...] = (
        ("13.1", "cooperative", lambda one: one.effective == "yes"),
        ("13.2", "linkage", lambda one: _contracted(one, on)),
        ("13.3", "main_product", lambda one: one.traceable == "yes" and bool(one.certificate)),
        ("13.4", "craft_village", lambda one: True),
        ("13.5", "extension_group", lambda one: one.effective == "yes"),
    )
    found = []
    for code, kind, good in asked:
        mine = [one for one in lines if one.kind == kind]
        if mine:
            found.append(Count(code, kind, sum(good(one) for one in mine), len(mine)))
    return tuple(found)


def _contracted(one: Enterprise, on: str) -> bool:
    """A partner is named and the contract has an end that has not come yet."""
    return bool(one.partner) and one.contract_to >= on


@dataclass(frozen=True, slots=True)
class Work:
    """A line of the register of classes and jobs. ``people``, ``placed``: decimal texts."""

    kind: str
    date: str
    people: str
    placed: str | None = None


@dataclass(frozen=True, slots=True)
class WorkCount:
    """Of a year: classes, who learned in them, who found work after or without one."""

    classes: int
    learned: str
    placed: str
    jobs: str
    abroad: str


def work(lines: Sequence[Work], year: str) -> WorkCount | None:
    """Classes and jobs of a year, None where nothing is recorded for it."""
    mine = [one for one in lines if one.date[:4] == year]
    if not mine:
        return None
    by_kind = {
        kind: [one for one in mine if one.kind == kind] for kind in ("class", "job", "abroad")
    }
    return WorkCount(
        classes=len(by_kind["class"]),
        learned=added(one.people for one in by_kind["class"]),
        placed=added(one.placed for one in by_kind["class"]),
        jobs=added(one.people for one in by_kind["job"]),
        abroad=added(one.people for one in by_kind["abroad"]),
    )
