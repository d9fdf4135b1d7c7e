"""Words of the sample money; nobody and nothing named here exists."""

from __future__ import annotations

from ntm_desktop.texts.sample import MARK

NOTE = f"{MARK} Bản ghi để dùng thử."
FOR_WORK = f"{MARK} Phần vốn cho công trình"
DEBT = f"{MARK} Nợ khối lượng hoàn thành"
BUILDER = "Đơn vị thi công mẫu"
LABOUR_DAYS = "ngày công"


FOR_TOWN = f"{MARK} Phần vốn cho công trình của thị trấn"


def share(line: str, unit: str) -> str:
    return f"{MARK} {line} chia cho {unit}"


def own(line: str) -> str:
    return f"{MARK} {line}: xã ghi đã giải ngân"


def people(number: int) -> str:
    return f"{MARK} Nhóm hộ mẫu {number}"
