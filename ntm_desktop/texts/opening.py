"""Sentences about making and opening a workbook."""

from __future__ import annotations

from collections.abc import Iterable


def unknown_plan(code: str, known: Iterable[str]) -> str:
    return f"Không có kế hoạch «{code}». Các kế hoạch có sẵn: {', '.join(known)}."


def unknown_organisation(code: str) -> str:
    return (
        f"Không có cơ quan «{code}» trong kế hoạch."
        " Ví dụ: huyen, nong-nghiep, xa-01603 (mã xã có năm chữ số)."
    )
