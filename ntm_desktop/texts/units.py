"""Sentences about units."""

from __future__ import annotations

from collections.abc import Iterable


def unknown_unit(text: str) -> str:
    return f"Không có đơn vị «{text}». Hãy ghi mã (ví dụ 01603) hoặc tên xã, không cần dấu."


def several_villages(text: str, found: Iterable[str]) -> str:
    return f"«{text}» chỉ đến nhiều xóm: {', '.join(found)}. Hãy ghi mã xóm."


def several_units(text: str, found: Iterable[str]) -> str:
    return f"«{text}» chỉ đến nhiều đơn vị: {', '.join(found)}. Hãy ghi mã đơn vị."
