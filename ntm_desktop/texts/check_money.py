"""Sentences of the checks of money."""

from __future__ import annotations

_STAGES = {"planned": "kế hoạch", "allocated": "đã phân bổ", "disbursed": "đã giải ngân"}
_SHARE_FAULTS = {
    "missing": "khoản được chia không có trong sổ này",
    "total": "được chia từ một dòng chỉ là số cộng",
    "circle": "các khoản được chia vòng tròn từ nhau",
}
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


def share_line(title: str, year: str, fault: str) -> str:
    return f"{title}, năm {year}: {_SHARE_FAULTS[fault]}; đang tính như một khoản riêng."


def share_differs(title: str, line: str, what: str, said: str, of_line: str) -> str:
    name = {"year": "năm", "source": "nguồn"}[what]
    return (
        f"{title}: phần chia ghi {name} {said}, khoản được chia ({line}) ghi {name} {of_line};"
        f" các bảng tính theo {of_line}."
    )


def shares_above(title: str, year: str, stage: str, own: str, shared: str) -> str:
    return (
        f"{title}, năm {year}: các phần chia {_STAGES[stage]} cộng lại {shared} triệu đồng,"
        f" lớn hơn {own} triệu đồng của khoản này."
    )


def paid_above(title: str, paid: str, amount: str, over: str) -> str:
    return (
        f"{title}: trả thừa {over} triệu đồng (đã trả {paid}, số nợ {amount});"
        " phần trả thừa không trừ vào khoản nợ khác."
    )


def debts_left(unit: str, round_: str, left: str) -> str:
    return f"{unit}, kỳ {round_}: ghi không có nợ đọng, nhưng sổ theo dõi còn nợ {left} triệu đồng."


def without_value(donor: str, form: str) -> str:
    return f"{donor}: đóng góp bằng {_FORMS[form]} chưa quy đổi ra tiền."


def without_day(donor: str, form: str) -> str:
    return (
        f"{donor}: đóng góp bằng {_FORMS[form]} chưa ghi ngày; năm nào cũng hiện"
        " nhưng chưa cộng vào năm nào."
    )


def above_total(title: str, stage: str, amount: str, total: str) -> str:
    return (
        f"{title}: các khoản vốn {_STAGES[stage]} cộng lại {amount} triệu đồng,"
        f" lớn hơn tổng kinh phí {total} triệu đồng."
    )
