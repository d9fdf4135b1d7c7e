"""Words of the page where it is decided what holds, when two sides wrote different things."""

from __future__ import annotations

NONE_LEFT = "Không có chỗ nào hai bên ghi khác nhau."
LEAD = (
    "Khi hai bên ghi khác nhau, sổ giữ kết quả trước đó và không bỏ bản nào. "
    "Hỏi lại hai bên, chọn một bản hoặc ghi kết quả khác, và ghi lý do."
)
COLUMNS = (("record", "Nội dung", 560), ("who", "Ai đã ghi", 380))
# By the role of a side.
ROLES = {
    "base": "Trước đó",
    "ours": "Ghi ở sổ này",
    "theirs": "Từ tệp nhập vào",
}
TAKE = "Chọn bản này"
BACK_TO_BASE = "Trở về bản này"
OTHER = "Ghi kết quả khác"
DEVICE = "máy"
FILE = "Tệp"
COMMENT = "Lý do chọn (bắt buộc)"
SETTLE = "Ghi kết quả đã chọn"
LATER = "Để sau"
CHOOSE_FIRST = "Hãy chọn một bản, hoặc “Ghi kết quả khác”."
NEED_COMMENT = "Hãy ghi lý do chọn, ví dụ: đã hỏi lại xã ngày nào, ai trả lời."
NEED_VALUE = "Hãy ghi kết quả, số liệu hoặc ghi chú."
DIFFERENT = "≠"
STATED = "Kết quả"
NOTE = "Ghi chú"
NOT_STATED = "(không ghi)"


def waiting(count: int) -> str:
    """The heading of the list."""
    return f"{count} chỗ hai bên ghi khác nhau, cần chọn kết quả"


def settled(title: str, left: int) -> str:
    """After a decision."""
    rest = f"còn {left} chỗ." if left else "không còn chỗ nào."
    return f"Đã chọn kết quả cho {title}; {rest}"


def who_when(author: str, at: str) -> str:
    """Who wrote a side, and when."""
    return f"{author}, {at}"
