"""Words of an office's view: communes down, the indicators that it judges across."""

from __future__ import annotations

COMMUNE = "Xã"
WHOLE = "Cả tiêu chí"
SAID_COLUMN = "Xã ghi"
VERDICT_COLUMN = "Phòng đánh giá"
REASON_COLUMN = "Lý do"
CONDITION = "Điều kiện"
NOTHING_ASSIGNED = (
    "Kế hoạch chưa phân công cơ quan này đánh giá tiêu chí nào. Huyện ghi phân công ở trang Thiết"
    " lập, rồi gửi gói dữ liệu mới."
)
ALL = "Tất cả xã"
DIFFERING = "Khác với xã"
UNJUDGED = "Chưa đánh giá"
NO_COMMUNE = "Không có xã nào thuộc diện này."
KEYS = (
    "Đ: đạt · C: chưa đạt · K: không áp dụng · Delete: bỏ · L: lý do · Dấu cách: xác nhận kế thừa"
    " · Enter ở cột của xã: mở phiếu"
)
MET, NOT_MET, NOT_APPLICABLE, NO_DATA = "Đạt", "Chưa đạt", "Không áp dụng", "Chưa có số liệu"
SAID_NOTHING = "chưa ghi"
REASON_MISSING = "lý do?"
CARRIED = "kế thừa"
WORDS_ONLY = "Chỉ tiêu này có nhiều số liệu hoặc là cả tiêu chí; hãy ghi “đạt” hoặc “chưa đạt”."
REASON = "Lý do (L):"
REASON_ASKED = "Khác với xã, ghi lý do (L):"
NOTHING_CARRIED = "Không có kết quả kỳ trước để xác nhận."
READ_ONLY = "Ô này chỉ xem."

# The pane below the grid.
THRESHOLD = "Mức đạt"
NO_THRESHOLD = "chưa rõ"
BY_PLAN = "theo kế hoạch"
BY_TEXT = "theo văn bản"
UNCHECKED = "chưa đối chiếu văn bản"
YES_WANTED = "có"
MAY_NOT_APPLY = "Được ghi “Không áp dụng”."
SAID_BY_COMMUNE = "Xã tự đánh giá"
SAID_BY_OFFICE = "Phòng đánh giá"
SAID_BY_DISTRICT = "Kết luận của Ban Chỉ đạo"
NOT_SAID = "chưa ghi trong kỳ này"
NOTE = "Ghi chú"
NO_EVIDENCE = "Chưa có minh chứng"
FINDING = "Kết quả ghi nhận khác với kết quả theo số liệu."
CONFLICT = "Hai bên ghi khác nhau, chờ chọn kết quả."
CONFLICT_SHORT = "hai bên ghi khác"
CONFLICT_FIRST = "Hai bên ghi khác nhau ở ô này; chọn kết quả (F8) rồi mới ghi tiếp."
IN_FORCE_CARRIED = "Kết quả chung: kế thừa kỳ trước, chưa rà soát"
SIGNS = {">=": "≥", "<=": "≤", "=": "="}


def tab(code: str, judged: int, communes: int) -> str:
    """A criterion's tab."""
    return f"TC {code} · {judged}/{communes}"


def condition_tab(judged: int, communes: int) -> str:
    """The tab of a condition that is no criterion."""
    return f"{CONDITION} · {judged}/{communes}"


def with_key(title: str, letter: str) -> str:
    """A choice with the key that makes it."""
    return f"{title} (Alt+{letter.upper()})"


def heading(code: str, title: str) -> str:
    """Above the grid."""
    return f"Tiêu chí {code}. {title}" if code else title


def progress(judged: int, communes: int, differing: int, without_reason: int) -> str:
    """How far the office is."""
    parts = [f"{judged}/{communes} xã đã đánh giá"]
    if differing:
        parts.append(f"{differing} xã khác kết quả")
    if without_reason:
        parts.append(f"{without_reason} xã thiếu lý do")
    return " · ".join(parts)


def closed(round_title: str) -> str:
    """Why nothing can be typed."""
    return f"{round_title} đã chốt, chỉ xem. Huyện có thể mở lại kỳ nếu cần sửa."


def indicator(code: str, limit: str) -> str:
    """The heading over an indicator's columns."""
    return f"{code} ({limit})" if limit else code


def evidence(count: int) -> str:
    """How many papers the commune attached."""
    return f"{count} minh chứng" if count else NO_EVIDENCE


def step_verdict(code: str, unit: str) -> str:
    """The name of a step for undo."""
    return f"đánh giá {code} của {unit}"


def step_verdicts(count: int) -> str:
    """The name of a block that was pasted or judged by one key, for undo."""
    return f"ghi {count} đánh giá"


def step_reason(code: str, unit: str) -> str:
    """The name of a step for undo."""
    return f"ghi lý do {code} của {unit}"


def not_allowed(code: str) -> str:
    """A key that the set does not allow here."""
    return f"{code} không có “nếu có”, không ghi được “Không áp dụng”."
