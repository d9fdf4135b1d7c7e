"""Sentences of the checks of surveys."""

from __future__ import annotations

_WORDS = {
    "satisfied": "số hộ hài lòng",
    "answered": "số hộ trả lời",
    "asked": "số hộ được hỏi",
    "households": "tổng số hộ",
}


def part_above(village: str, wrong: tuple[str, str], part: str, whole: str) -> str:
    return f"Lấy ý kiến ở {village}: {_WORDS[wrong[0]]} {part} lớn hơn {_WORDS[wrong[1]]} {whole}."


def content_above(village: str, content: str, count: str, answered: str) -> str:
    return (
        f"Lấy ý kiến ở {village}: nội dung “{content}” có {count} hộ hài lòng,"
        f" lớn hơn số hộ trả lời {answered}."
    )


def thin(village: str, share: str, required: str) -> str:
    return (
        f"Lấy ý kiến ở {village}: mới hỏi {share} % số hộ, cần {required} %"
        " (mức chưa đối chiếu văn bản)."
    )


def undated(village: str) -> str:
    return (
        f"Lấy ý kiến ở {village}: chưa ghi kỳ hoặc ngày lấy ý kiến;"
        " phiếu chưa được tính vào kỳ nào."
    )


def twice(village: str, round_: str) -> str:
    return f"Lấy ý kiến ở {village}: kỳ {round_} có hai phiếu; chỉ phiếu ngày muộn hơn được tính."


def other_households(village: str, asked: str, listed: str) -> str:
    return f"Lấy ý kiến ở {village}: phiếu ghi {asked} hộ, sổ xóm ghi {listed} hộ."


def place(unit: str, round_: str) -> str:
    return f"{unit}, tỷ lệ hài lòng, kỳ {round_}"


def share_differs(where: str, typed: str, computed: str) -> str:
    return f"{where}: ghi {typed} %, phiếu lấy ý kiến các xóm cho {computed} %."


def result_differs(where: str) -> str:
    return (
        f"{where}: ghi «Đạt» nhưng phiếu lấy ý kiến các xóm cho «Chưa đạt»;"
        " kết quả đã ghi được tính (mức cần đạt chưa đối chiếu văn bản)."
    )
