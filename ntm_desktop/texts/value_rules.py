"""Sentences of the rules of values: what a field cannot say, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ntm_desktop.texts.checks_view import LIMIT_TITLES

BAD_YEARS = 'Mỗi mức phải ghi theo năm bốn chữ số, ví dụ {"2023": "90"}.'
NO_SHARE = "Tỷ lệ là một số từ 0 đến 100 (%)."

METRICS: Mapping[str, str] = {
    "units_met_all": "số xã có tên trong mục tiêu đạt đủ mọi tiêu chí",
    "count_in_band": "số xã có số tiêu chí đạt nằm trong khoảng từ … đến …",
    "rest_at_least": "mỗi xã còn lại đạt từ bao nhiêu tiêu chí trở lên (tính xã thấp nhất)",
    "average_met": "số tiêu chí đạt bình quân một xã",
    "villages_met": "số xóm đạt chuẩn trong năm",
    "communes_with_village": "số xã có ít nhất một xóm đạt chuẩn trong năm (để trống: mọi xã)",
    "ocop_products": "số sản phẩm OCOP từ 3 sao được công nhận trong năm",
    "increase_each": "mỗi xã tăng thêm bao nhiêu tiêu chí trong năm (tính xã tăng ít nhất)",
}
NO_LIST = "chưa ghi"
SETTINGS: Mapping[str, str] = {
    **LIMIT_TITLES,
    "ocop.papers": "Danh mục giấy tờ của hồ sơ OCOP, cách nhau bằng dấu chấm phẩy",
}
GRADES: Mapping[str, str] = {
    "standard": "đạt chuẩn",
    "advanced": "nâng cao",
    "model": "kiểu mẫu",
}
_COUNTS = {
    "households": "tổng số hộ",
    "asked": "số hộ được hỏi",
    "answered": "số hộ trả lời",
    "satisfied": "số hộ hài lòng",
}


def not_whole(said: str) -> str:
    return f"Đây là số đếm, ghi số nguyên, không ghi {said}."


def unknown_metric(said: str) -> str:
    return f"Không có cách đo “{said}”. Ghi một trong: {', '.join(METRICS)}."


def unknown_setting(said: str) -> str:
    return f"Không có thiết lập “{said}”. Ghi một trong: {', '.join(SETTINGS)}."


def unknown_grade(said: str) -> str:
    shown = ", ".join(f"{name} ({words})" for name, words in GRADES.items())
    return f"Không có mức “{said}”. Ghi một trong: {shown}."


def unknown_base(said: str, known: Iterable[str]) -> str:
    return f"Không có số liệu nền “{said}”. Ghi một trong: {', '.join(known)}."


def unknown_set(said: str, known: Iterable[str]) -> str:
    return f"Không có bộ tiêu chí “{said}”. Ghi một trong: {', '.join(known)}."


def unknown_codes(said: Iterable[str]) -> str:
    shown = ", ".join(f"“{one}”" for one in said)
    return (
        f"Bộ tiêu chí không có mã {shown}. Ghi số tiêu chí hoặc chỉ tiêu, ví dụ 17 hoặc 17.6,"
        " cách nhau bằng dấu phẩy."
    )


def unknown_measure(said: str, known: Iterable[str]) -> str:
    return f"Chỉ tiêu này không có số đo “{said}”. Ghi một trong: {', '.join(known)}."


def unknown_units(said: Iterable[str]) -> str:
    shown = ", ".join(f"“{one}”" for one in said)
    return f"Không có đơn vị {shown}. Ghi tên hoặc mã xã, thị trấn, ví dụ Phúc Sen, 01603."


def unknown_village(said: str) -> str:
    return (
        f"Không có xóm “{said}”. Ghi mã xóm, ví dụ 01603.phia-chang, hoặc tên xóm;"
        " xóm mới thì thêm vào sổ xóm trước."
    )


def unknown_organisation(said: str) -> str:
    return f"Không có cơ quan “{said}”. Ghi mã cơ quan, ví dụ nong-nghiep, xa-01603."


def unknown_scope(said: str) -> str:
    return (
        f"Không có nơi ghi “{said}”. Ghi huyen, mã cơ quan (ví dụ nong-nghiep)"
        " hoặc mã xã (ví dụ 01603)."
    )


def unknown_round(said: str) -> str:
    return f"Không có kỳ báo cáo “{said}”. Ghi dạng năm-tháng, ví dụ 2023-06."


def unknown_record(kind: str, said: str) -> str:
    return (
        f"Không có {kind.lower()} nào mã “{said}”. Ghi cả khóa hoặc phần cuối khóa của bản ghi đó."
    )


def survey_part(part: str, count: str, whole: str, most: str) -> str:
    return f"{_COUNTS[part]} là {count}, lớn hơn {_COUNTS[whole]} là {most}; xem lại hai số này."


def content_part(content: str, count: str, answered: str) -> str:
    return f"nội dung “{content}” có {count} hộ hài lòng, lớn hơn {answered} hộ trả lời; xem lại."
