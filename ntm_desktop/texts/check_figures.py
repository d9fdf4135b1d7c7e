"""Sentences of the checks of figures against one another."""

from __future__ import annotations

_SUMS = {
    "village_households": "số hộ",
    "village_people": "nhân khẩu",
    "village_poor": "hộ nghèo và hộ cận nghèo",
}


def place(unit: str, code: str, round_: str) -> str:
    return f"{unit}, {code}, kỳ {round_}"


def typed_twice(where: str, base: str, typed: str, other_code: str, other: str) -> str:
    return f"{where}: mẫu số «{base}» ghi {typed}, ở {other_code} ghi {other}."


def jump(where: str, now: str, before: str, round_: str, most: str) -> str:
    return (
        f"{where}: {now} %, kỳ {round_} là {before} %; lệch quá {most} điểm phần trăm"
        " (ngưỡng nhắc tự đặt)."
    )


def village_sum(code: str, commune: str, when: str, stated: str, computed: str) -> str:
    if code == "village_list":
        return (
            f"{commune}, năm {when}: số liệu nền ghi {stated} xóm, sổ theo dõi có {computed} xóm."
        )
    at = f"năm {when}" if len(when) == 4 else f"kỳ {when}"
    return f"{commune}, {at}: {_SUMS[code]} ghi {stated}, các xóm cộng lại được {computed}."
