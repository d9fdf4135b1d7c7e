"""Sentences of the district's corrections."""

from __future__ import annotations

DISTRICT_ONLY = "Chỉ huyện được sửa mức đạt, tên gọi và phân công."
SOURCE_WANTED = "Hãy ghi nguồn: văn bản, điều, trang."
TITLE_WANTED = "Hãy ghi tên."
BAD_YEARS = "Viết năm và mức, cách nhau bằng dấu chấm phẩy, ví dụ 2023: 42; 2024: 45."
NOT_OPEN = "Bộ tiêu chí này đã có đủ dòng; chỉ sửa được tên và mức đạt."
NOTHING_TO_WITHDRAW = "Ở đây huyện chưa sửa gì."


def unknown(code: str) -> str:
    return f"Bộ tiêu chí không có «{code}»."


def step_threshold(code: str) -> str:
    return f"sửa mức đạt {code}"


def step_wording(code: str) -> str:
    return f"sửa tên {code}"


def step_withdraw(code: str) -> str:
    return f"bỏ phần sửa của huyện ở {code}"


def step_assign(code: str, office: str) -> str:
    return f"phân công {code} cho {office}"


def step_unassign(code: str, office: str) -> str:
    return f"thôi phân công {code} cho {office}"
