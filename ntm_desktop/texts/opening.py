"""Sentences about making and opening a workbook."""

from __future__ import annotations


def unknown_organisation(code: str) -> str:
    return (
        f"Không có cơ quan «{code}» trong kế hoạch."
        " Ví dụ: huyen, nong-nghiep, xa-01603 (mã xã có năm chữ số)."
    )
