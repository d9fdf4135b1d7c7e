"""Words of tasks: the page, the tasks that are made from what is lacking."""

from __future__ import annotations

from collections.abc import Sequence

# What a new task is called, by what is lacking at an indicator.
_TITLES = {
    "not_met": "Hoàn thành chỉ tiêu {code}. {title}",
    "no_data": "Ghi số liệu chỉ tiêu {code}. {title}",
    "no_evidence": "Bổ sung minh chứng chỉ tiêu {code}. {title}",
    "unreviewed": "Rà soát chỉ tiêu {code}. {title}",
}
_CRITERION_TITLES = {
    "not_met": "Hoàn thành tiêu chí {code}. {title}",
    "no_data": "Ghi số liệu tiêu chí {code}. {title}",
}
_LONGEST = 300

NO_PERCENT = "Tiến độ phần trăm là số từ 0 đến 100."
STEP_CHANGE = "Sửa nhiệm vụ"

# The page.
COMMUNE, TITLE, CODES = "Xã", "Việc cần làm", "Mã"
ORGANISATION, PERSON, DUE = "Cơ quan", "Người làm", "Hạn xong"
PROGRESS, PERCENT = "Tiến độ", "Đã làm (%)"
OBSTACLE, REMOVER = "Khó khăn, vướng mắc", "Ai phải tháo gỡ"
DISTRICT = "Huyện"
MINE, UNIT, OVERDUE, OPEN = "Của đơn vị mình", "Của {unit}", "Quá hạn", "Chưa xong"
NEW, REMOVE = "Thêm nhiệm vụ", "Xóa nhiệm vụ"
NEW_TITLE = "Nhiệm vụ mới"
NEW_LABEL = "Việc cần làm (về {unit})"
REMOVE_QUESTION = "Xóa nhiệm vụ «{title}»? Lịch sử vẫn còn, hoàn tác được bằng Ctrl+Z."
REMOVE_YES = "Xóa"
EMPTY = "Chưa có nhiệm vụ nào."
NOTHING_MATCHES = "Không có nhiệm vụ nào khớp với các điều kiện lọc."
KEYS = (
    "Gõ để sửa ô, Alt+mũi tên xuống để chọn tiến độ."
    " Ở trang Còn thiếu gì và Phiếu đánh giá, Ctrl+T giao việc từ một chỉ tiêu."
)
LATE_MARK = "!"
READ_ONLY = "Chỉ xem: nhiệm vụ do đơn vị khác ghi."
MAKE_KEY = "Ctrl+T"
MAKE = "Giao việc"
MAKE_BUTTON = "Giao việc (Ctrl+T)"


def title(kind: str, code: str, name: str) -> str:
    """A task from an indicator."""
    return cut(_TITLES[kind].format(code=code, title=name))


def criterion_title(kind: str, code: str, name: str) -> str:
    """A task from a whole criterion."""
    return cut(_CRITERION_TITLES[kind].format(code=code, title=name))


def from_finding(name: str) -> str:
    """A task from what an inspection found."""
    return cut(f"Khắc phục: {name}")


def cut(words: str) -> str:
    """What is too long for one line ends in a mark."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def together(offices: Sequence[str]) -> str:
    """The other offices that answer for it."""
    return f"Phối hợp: {', '.join(offices)}"


def step_make(titles: Sequence[str]) -> str:
    """The name of a step for undo."""
    return f"Giao việc: {titles[0]}" if len(titles) == 1 else f"Giao {len(titles)} nhiệm vụ"


def nothing_lacking(code: str, unit: str) -> str:
    return f"{unit} không thiếu gì ở {code} trong kỳ này, không cần giao việc."


def nobody_lags(criterion: str) -> str:
    return f"Không có xã nào chưa đạt tiêu chí {criterion} trong kỳ này."


def no_criterion(criterion: str) -> str:
    return f"Không có tiêu chí «{criterion}» trong bộ tiêu chí của kỳ này."


def no_finding(key: str) -> str:
    return f"Không có nội dung kiểm tra «{key}»."


NOTHING_ASKED = (
    "Văn bản này chưa ghi việc phải làm. Ghi vào mục «Việc phải làm theo văn bản» trước."
)


def no_document(key: str) -> str:
    return f"Không có văn bản «{key}»."


def by_document(title: str, number: str) -> str:
    """Where a task comes from."""
    return f"Theo văn bản {number}: {title}" if number else f"Theo văn bản: {title}"


def made(count: int, known: int) -> str:
    """In the status bar."""
    if not count:
        return "Việc này đã giao và chưa xong; xem ở trang Nhiệm vụ."
    words = f"Đã giao {count} nhiệm vụ; xem ở trang Nhiệm vụ"
    return words + (f". {known} xã đã có nhiệm vụ này." if known else ".")


def make_all_question(count: int, criterion: str, units: str) -> str:
    """Before one task for each lagging commune is made."""
    return f"Giao {count} nhiệm vụ về tiêu chí {criterion}, mỗi xã một nhiệm vụ: {units}?"


def summary(shown: int, total: int, overdue: int) -> str:
    """Above the list; what is overdue is told whatever the filters are."""
    words = f"{shown}/{total} nhiệm vụ" if shown != total else f"{total} nhiệm vụ"
    return words + (f" · {overdue} quá hạn" if overdue else " · không có nhiệm vụ quá hạn")


def days_over(days: int) -> str:
    return f"quá hạn {days} ngày"


def with_key(words: str, letter: str) -> str:
    return f"{words} (Alt+{letter.upper()})"


def heading(title: str, unit: str) -> str:
    return f"{title} · {unit}"


def obstacle(words: str, remover: str) -> str:
    """What stands in the way and who has to remove it."""
    return f"Vướng mắc: {words}" + (
        f" · Phải tháo gỡ: {remover}" if remover else " · Chưa ghi ai phải tháo gỡ"
    )


def removed(name: str) -> str:
    return f"Đã xóa nhiệm vụ «{name}»."
