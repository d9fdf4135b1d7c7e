"""Words of the list of deadlines."""

from __future__ import annotations

ROUND, DUE, LEFT, COMMUNES, OFFICES, LATE = (
    "Kỳ báo cáo",
    "Nộp trước",
    "Còn",
    "Xã nộp",
    "Phòng nộp",
    "Muộn",
)
ADD = "Thêm hạn báo cáo (Alt+M)"
ADD_TITLE = "Hạn báo cáo đột xuất"
ADD_DAY = "Nộp trước ngày nào? (ngày/tháng/năm)"
ADD_NAME = "Báo cáo về việc gì?"
PAST = "đã qua"
LAST_DAY = "hôm nay là ngày cuối"
NEXT = "▶ "


def days(left: int) -> str:
    return f"{left} ngày"


def of(sent: int, total: int) -> str:
    return f"{sent}/{total}"


def added(day: str) -> str:
    """After an ad hoc deadline was made."""
    return f"Đã thêm hạn báo cáo trước ngày {day}."


def exists(day: str) -> str:
    return f"Đã có kỳ báo cáo của ngày {day}."
