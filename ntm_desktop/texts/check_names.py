"""Sentences of the checks of values and names that typing would refuse."""

from __future__ import annotations


def fault(label: str, sentence: str) -> str:
    return f"{label}: {sentence}"


def unknown_set(set_id: str) -> str:
    return f"Đánh giá theo bộ tiêu chí “{set_id}” chưa có trong chương trình; được giữ, không tính."


def unknown_code(code: str, title: str) -> str:
    return f"{title} không có mã “{code}”; đánh giá được giữ, không tính."


def unknown_measure(measure: str, code: str) -> str:
    return f"Chỉ tiêu {code} không có số đo “{measure}”; số liệu được giữ, không tính."
