"""Made-up statuses for the tests of charts: no real commune's figures."""

from __future__ import annotations

from ntm_desktop.domain.criteria import Band, CriteriaSet, Criterion
from ntm_desktop.domain.status import Status, UnitStatus, VillageCounts

GROUPS = (
    ("Quy hoạch", 1),
    ("Hạ tầng kinh tế - xã hội", 8),
    ("Kinh tế và tổ chức sản xuất", 4),
    ("Văn hóa - Xã hội - Môi trường", 4),
    ("Hệ thống chính trị", 2),
)
SIXTEEN = (
    "Bế Văn Đàn", "Cách Linh", "Cai Bộ", "Chí Thảo", "Đại Sơn", "Độc Lập", "Hạnh Phúc",
    "Hồng Quang", "Mỹ Hưng", "Ngọc Động", "Phi Hải", "Phúc Sen", "Quảng Hưng", "Quốc Toản",
    "Tiên Thành", "Tự Do",
)  # fmt: skip
BANDS = (
    Band("19", 19, 19), Band("15-18", 15, 18), Band("10-14", 10, 14), Band("5-9", 5, 9),
    Band("0-4", 0, 4),
)  # fmt: skip
LONG_NAMES = tuple(f"Xã Nguyễn Thượng Hưởng Ứng Ngọc Khuỷu số {number}" for number in range(1, 57))


def criteria_set(groups: tuple[tuple[str, int], ...] = GROUPS) -> CriteriaSet:
    """A set with that many criteria in each group, coded 1, 2, 3…"""
    criteria: list[Criterion] = []
    for group, count in groups:
        for _ in range(count):
            code = str(len(criteria) + 1)
            criteria.append(Criterion(code, f"Nội dung thứ {code}", group, ()))
    return CriteriaSet(
        "thu", "commune", "standard", "Bộ tiêu chí thử", "", "2021-01-01", "2025-12-31",
        tuple(group for group, _ in groups), tuple(criteria),
    )  # fmt: skip


def unit(
    name: str,
    outcomes: str,
    not_applicable: tuple[str, ...] = (),
    unreviewed: tuple[str, ...] = (),
) -> UnitStatus:
    """A commune whose criteria 1, 2… are given by letters: ``+`` met, ``-`` not met, ``.`` none."""
    codes = [str(index + 1) for index in range(len(outcomes))]
    by = {
        letter: tuple(code for code, own in zip(codes, outcomes, strict=True) if own == letter)
        for letter in "+-."
    }
    return UnitStatus(
        name.lower().replace(" ", "-"), name, by["+"], by["-"], by["."], not_applicable,
        unreviewed, len(by["+"]), len(codes), {"self": len(by["+"]) + len(by["-"])}, 0,
    )  # fmt: skip


def status(*units: UnitStatus, round_code: str = "2023-06", set_id: str = "thu") -> Status:
    """A round over these communes, its sums made from them."""
    told = [one for one in units if one.has_data]
    total = sum(one.met_count for one in told)
    average = f"{total / len(told):.1f}" if told else None
    return Status(
        round_code, False, set_id, units, total, len(told), average, {},
        len(units) - len(told), VillageCounts(0, 0, None), (),
    )  # fmt: skip


def many(names: tuple[str, ...], round_code: str = "2023-06", more: int = 0) -> Status:
    """Communes of every kind: full, lacking, in part without data, and wholly without."""
    units = []
    for index, name in enumerate(names):
        letters = ["+"] * 19
        for step in range((index * 3) % 11 - more):
            letters[(16 + step * 5) % 19] = "-"
        if index % 5 == 3:
            letters[-4:] = "...."
        if index % 7 == 6:
            letters = ["."] * 19
        outcomes = "".join(letters)
        carried = ("1", "2", "3") if index % 4 == 1 and outcomes[0] != "." else ()
        exempt = ("7",) if outcomes[6] == "+" and index % 3 == 0 else ()
        units.append(unit(name, outcomes, exempt, carried))
    return status(*units, round_code=round_code)
