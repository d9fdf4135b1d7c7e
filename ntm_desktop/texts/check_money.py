"""Sentences of the checks of money."""

from __future__ import annotations

_STAGES = {"planned": "kế hoạch", "allocated": "đã phân bổ", "disbursed": "đã giải ngân"}
_FORMS = {
    "cash": "tiền mặt",
    "materials": "vật liệu",
    "land": "đất",
    "labour": "ngày công",
    "other": "hình thức khác",
}


def funding_total(stage: str, year: str, stated: str, computed: str) -> str:
    about = "" if stage == "planned" else f" ({_STAGES[stage]})"
    return (
        f"Vốn năm {year}{about}: các nguồn cộng lại được {computed} triệu đồng,"
        f" dòng tổng ghi {stated} triệu đồng."
    )


def above(title: str, year: str, higher: str, amount: str, lower: str, most: str) -> str:
    return (
        f"{title}, năm {year}: {_STAGES[higher]} {amount} triệu đồng,"
        f" lớn hơn {_STAGES[lower]} {most} triệu đồng."
    )


def paid_above(title: str, paid: str, amount: str) -> str:
    return f"{title}: đã trả {paid} triệu đồng, lớn hơn số nợ {amount} triệu đồng."


def debts_left(unit: str, round_: str, left: str) -> str:
    return f"{unit}, kỳ {round_}: ghi không có nợ đọng, nhưng sổ theo dõi còn nợ {left} triệu đồng."


def without_value(donor: str, form: str) -> str:
    return f"{donor}: đóng góp bằng {_FORMS[form]} chưa quy đổi ra tiền."


def above_total(title: str, stage: str, amount: str, total: str) -> str:
    return (
        f"{title}: các khoản vốn {_STAGES[stage]} cộng lại {amount} triệu đồng,"
        f" lớn hơn tổng kinh phí {total} triệu đồng."
    )
