"""Sentences about rounds."""

from __future__ import annotations


def bad_code(code: str) -> str:
    return f"Mã kỳ «{code}» không đúng dạng. Hãy ghi năm-tháng, ví dụ 2023-06."


def exists(code: str) -> str:
    return f"Kỳ {code} đã có trong sổ."


def no_sets() -> str:
    return "Sổ chưa có kỳ nào để lấy bộ tiêu chí; hãy lập sổ từ kế hoạch."


def title(code: str) -> str:
    year, month = code.split("-")[:2]
    return f"Kỳ {month}/{year}"


def short_title(code: str) -> str:
    """A round where there is little room; the day of an ad hoc one keeps it apart."""
    return f"Kỳ {'/'.join(reversed(code.split('-')))}"


def closed_already(code: str) -> str:
    return f"Kỳ {code} đã chốt rồi."


def not_closed(code: str) -> str:
    return f"Kỳ {code} đang mở, không cần mở lại."


def reason_wanted() -> str:
    return "Hãy ghi lý do mở lại kỳ; lý do được giữ trong lịch sử."


def district_only() -> str:
    return "Chỉ huyện được mở, chốt hoặc mở lại kỳ báo cáo."


def step_open(code: str) -> str:
    return f"mở kỳ {code}"


def step_close(code: str) -> str:
    return f"chốt kỳ {code}"


def step_reopen(code: str) -> str:
    return f"mở lại kỳ {code}"
