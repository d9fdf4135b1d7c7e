"""Sentences about copies of a workbook."""

from __future__ import annotations

READ_BACK_DIFFERS = "đọc lại thấy khác"


def unwritable(path: str) -> str:
    return (
        f"Chưa sao lưu được vào «{path}» (đầy, chỉ đọc hoặc không có quyền)."
        " Hãy chọn thư mục khác; sổ chưa thay đổi."
    )


def not_restored(path: str) -> str:
    return (
        f"Chưa khôi phục được vào «{path}» (đầy, chỉ đọc hoặc không có quyền)."
        " Sổ chưa thay đổi; hãy dọn chỗ trống hoặc chọn nơi khác rồi làm lại."
    )


def not_a_backup(name: str) -> str:
    return f"«{name}» không phải là bản sao lưu nguyên vẹn của chương trình này."


def other_workbook(name: str) -> str:
    return f"«{name}» là bản sao lưu của sổ khác (huyện hoặc đơn vị khác), không khôi phục vào đây."


def step_restore(name: str) -> str:
    return f"khôi phục từ «{name}»"


def itself(name: str) -> str:
    return f"«{name}» chính là sổ đang mở, không phải bản sao lưu. Hãy chọn một bản sao lưu của nó."


def second_failed(folder: str) -> str:
    return (
        f"Chưa chép được bản sao lưu sang «{folder}» (đầy, chỉ đọc hoặc bị rút ra giữa chừng)."
        " Bản sao lưu trên máy này vẫn còn đủ."
    )


def name_beside(stem: str, at: str, number: int) -> str:
    """Name of a workbook opened from a copy, beside the old one; ``at``: ``2026-06-08 14.20``."""
    again = f" lần {number}" if number > 1 else ""
    return f"{stem} (từ bản sao {at}{again})"
