"""Sentences about the written sections of reports."""

from __future__ import annotations

from collections.abc import Sequence

READ_ONLY = "Sổ này đang mở chỉ để xem, không sửa lời văn được."
EMPTY = "Phần này chưa có chữ nào. Muốn dùng lời soạn sẵn, hãy chọn «Lấy lại lời soạn sẵn»."


def too_long(most: int) -> str:
    return f"Phần này dài quá {most} chữ cái."


def unknown_fields(names: Sequence[str]) -> str:
    shown = ", ".join(f"{{{name}}}" for name in names)
    return f"Không có trường {shown}. Hãy chọn trường trong danh sách bên phải."


def step_save(heading: str) -> str:
    return f"Sửa lời văn «{heading}»"


def step_reset(heading: str) -> str:
    return f"Lấy lại lời soạn sẵn «{heading}»"
