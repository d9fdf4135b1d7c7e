"""Sentences of the checks of what is stated as reached."""

from __future__ import annotations

from collections.abc import Iterable

from ntm_desktop.texts.value_rules import GRADES

_LACKS = {
    "decision": "số quyết định",
    "decided_on": "ngày quyết định",
    "number": "số quyết định",
    "date": "ngày quyết định",
}


def village_unproved(village: str, commune: str, met: int, total: int, round_: str) -> str:
    return (
        f"{commune}, xóm {village}: ghi đã đạt nhưng phiếu kỳ {round_} mới có {met}/{total}"
        " tiêu chí đạt."
    )


def village_decision(village: str, commune: str, lacks: Iterable[str]) -> str:
    return f"{commune}, xóm {village}: ghi đã đạt nhưng chưa ghi {_lacking(lacks)}."


def same_name(village: str, commune: str, other: str) -> str:
    return f"{commune}: có hai xóm cùng tên «{village}»; xóm kia có mã {other}."


def recognition(unit: str, grade: str, lacks: Iterable[str]) -> str:
    return (
        f"{unit}, mức {GRADES.get(grade, grade)}: ghi đã công nhận nhưng chưa ghi"
        f" {_lacking(lacks)}."
    )


def product(name: str, stars: str, lacks: Iterable[str]) -> str:
    missing = list(lacks)
    said = f"Sản phẩm OCOP “{name}”: ghi {stars} sao nhưng chưa ghi {_lacking(missing)}"
    if len(missing) > 1:
        return f"{said}; chưa tính là đã được công nhận."
    return f"{said}."


def _lacking(lacks: Iterable[str]) -> str:
    return ", ".join(_LACKS[one] for one in lacks)
