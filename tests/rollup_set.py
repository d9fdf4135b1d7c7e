"""A small set and the words in which roll-up tests speak."""

from collections.abc import Sequence

from ntm_desktop.domain.criteria import (
    Band,
    CriteriaSet,
    Criterion,
    Indicator,
    Measure,
    MeasureType,
)
from ntm_desktop.domain.rollup import (
    Cell,
    criterion_result,
)
from ntm_desktop.domain.status import CriterionResult

BASELINE, JUNE, NOVEMBER = "2022-12", "2023-06", "2023-11"
SELF, OFFICE, DISTRICT = 1, 2, 3
MET, NOT_MET, NOT_APPLICABLE = 1, 2, 3


def criterion(code: str, indicators: int) -> Criterion:
    measures = (Measure("m", "", MeasureType.YES_NO),)
    codes = [code] if indicators == 0 else [f"{code}.{n}" for n in range(1, indicators + 1)]
    return Criterion(code, code, "nhóm", tuple(Indicator(c, code, "", measures) for c in codes))


SET = CriteriaSet(
    id="thu",
    level="commune",
    grade="standard",
    title="",
    legal_basis="",
    valid_from="",
    valid_to="",
    groups=("nhóm",),
    criteria=(criterion("1", 2), criterion("10", 0), criterion("13", 5), criterion("17", 12)),
    bands=(Band("4", 4, 4), Band("2-3", 2, 3), Band("0-1", 0, 1)),
)


def result(code: str, cells: Sequence[Cell], round: str) -> CriterionResult:
    found = SET.find(code)
    assert isinstance(found, Criterion)
    by_code: dict[str, list[tuple[str, int, int]]] = {}
    for cell_code, when, authority, outcome in cells:
        by_code.setdefault(cell_code, []).append((when, authority, outcome))
    return criterion_result(found, by_code, round)


def all_of_17(round: str, authority: int = SELF, outcome: int = MET, count: int = 12) -> list[Cell]:
    return [(f"17.{n}", round, authority, outcome) for n in range(1, count + 1)]
