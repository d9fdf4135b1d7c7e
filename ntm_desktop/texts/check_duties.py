"""Sentences of the checks of responsibilities."""

from __future__ import annotations

from collections.abc import Sequence

_CONDITIONS = {
    "debt": "Điều kiện về nợ đọng",
    "satisfaction": "Điều kiện về sự hài lòng",
    "security": "Điều kiện về an ninh, trật tự",
}


def _line(code: str) -> str:
    return _CONDITIONS.get(code, f"Chỉ tiêu {code}")


def missing(code: str, title: str) -> str:
    return f"{_line(code)} ({title}): chưa phân công cơ quan nào đánh giá."


def double(code: str, offices: Sequence[str]) -> str:
    return f"{_line(code)}: phân công cho {len(offices)} cơ quan: {', '.join(offices)}."
