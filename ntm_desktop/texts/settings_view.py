"""Words of the district's settings: rounds, thresholds and names, responsibilities."""

from __future__ import annotations

SECTIONS = {
    "rounds": "Kỳ báo cáo",
    "rules": "Mức đạt, tên gọi",
    "offices": "Phân công",
}

# Rounds.
ROUND, DUE, STATE, LATE = "Kỳ", "Nộp trước", "Tình trạng", "Đến sau chốt"
LEVELS = {"commune": "Cấp xã", "village": "Cấp thôn", "district": "Cấp huyện"}
OPEN_STATE, CLOSED_STATE = "đang mở", "đã chốt"
OPEN_ROUND, CLOSE_ROUND, REOPEN_ROUND = (
    "Mở kỳ mới… (Alt+M)",
    "Chốt kỳ… (Alt+O)",
    "Mở lại kỳ… (Alt+L)",
)
NEW_ROUND_TITLE = "Mở kỳ mới"
NEW_ROUND_CODE = "Mã kỳ: năm-tháng, ví dụ 2023-09"
NEW_ROUND_DUE = "Nộp trước ngày (ngày/tháng/năm); để trống nếu không có hạn"
CLOSE_TITLE = "Chốt kỳ"
CLOSE_YES, CLOSE_NO = "Chốt kỳ", "Chưa chốt"
REOPEN_TITLE = "Mở lại kỳ"
REOPEN_REASON = "Lý do mở lại (được giữ trong lịch sử)"
BAD_CODE = "Ghi năm-tháng, ví dụ 2023-09."
NO_LATE = "–"

# Thresholds and names.
ONLY_UNCHECKED = "Chưa đối chiếu (Alt+C)"
CODE, NAME, LIMIT, SOURCE_STATE = "Mã", "Tên", "Mức đạt", "Nguồn"
UNCHECKED_SHORT, BY_PLAN, BY_TEXT, BY_DISTRICT = (
    "chưa đối chiếu",
    "theo kế hoạch",
    "theo văn bản",
    "huyện đã sửa",
)
CHECKED = "đã đối chiếu"
WHOLE_CRITERION = "cả tiêu chí"
UNKNOWN_LIMIT = "chưa rõ"
YES, NO = "có", "không"
TITLE_FIELD, VALUE_FIELD = "Tên", "Mức đạt"
YEARS_FIELD, SOURCE_FIELD = "Theo năm", "Nguồn"
YEARS_HINT = "2023: 42; 2024: 45"
SOURCE_HINT = "văn bản, điều"
CHECKED_FIELD = "Đã đối chiếu với văn bản"
SIGNS = (("≥", ">="), ("≤", "<="), ("=", "="))
WRITE_LIMIT, WRITE_TITLE, WITHDRAW = (
    "Ghi mức đạt (Alt+G)",
    "Ghi tên (Alt+T)",
    "Bỏ phần sửa (Alt+B)",
)
CASES = "Mức này đang theo điều kiện về số liệu nền; ghi mức mới sẽ thay điều kiện đó."
NO_CHANGE = "Không kết quả nào thay đổi ở các kỳ đang mở."
NOTHING_SHOWN = "Không còn mục nào chưa đối chiếu."
ADD_LINE, ADD_LINE_TITLE = "Thêm tiêu chí… (Alt+N)", "Thêm tiêu chí"
NEW_LINE = "Tên tiêu chí, chép đúng theo văn bản"
NEW_LINE_SOURCE = "Nguồn: văn bản, điều, trang"
OPEN_SET = (
    "Chưa có văn bản của bộ này nên chương trình chưa biết các tiêu chí. Huyện thêm từng tiêu chí"
    " khi có văn bản; mỗi tiêu chí đánh giá đạt hoặc chưa đạt."
)

# Responsibilities.
OFFICES = "Cơ quan phụ trách"
NOBODY = "–"
BY_CRITERION = "theo cả tiêu chí"
ASSIGN, UNASSIGN = "Phân công thêm… (Alt+P)", "Thôi phân công… (Alt+B)"
ASSIGN_TITLE, UNASSIGN_TITLE = "Phân công", "Thôi phân công"
ASSIGN_SOURCE = "Căn cứ phân công (văn bản, mục)"
UNASSIGN_YES = "Thôi phân công"
ALL_ASSIGNED = "Mọi cơ quan đã được phân công ở đây."
NONE_ASSIGNED = "Ở đây chưa phân công cơ quan nào."


def close_question(title: str, communes: int, average: str | None) -> str:
    """What closing freezes."""
    figures = f"{communes} xã có số liệu" + (
        f", bình quân {average} tiêu chí/xã" if average else ""
    )
    return (
        f"Chốt “{title}”?\n\nGiữ nguyên như lúc này: kết quả từng chỉ tiêu và tiêu chí của xã, xóm"
        f" và huyện ({figures}), nhóm xã, mục tiêu.\n\nSau khi chốt, xã và phòng không ghi thêm"
        " vào kỳ này được. Gói đến sau vẫn được giữ và liệt kê, nhưng không đổi số liệu của kỳ."
        " Huyện mở lại được, có ghi lý do."
    )


def still_waiting(missing: int, conflicts: int) -> str:
    """What is not settled when a round is closed."""
    parts = []
    if missing:
        parts.append(f"{missing} xã chưa nộp")
    if conflicts:
        parts.append(f"{conflicts} chỗ hai bên ghi khác nhau chưa chọn")
    return f"\n\nCòn: {', '.join(parts)}." if parts else ""


def closed(title: str) -> str:
    return f"Đã chốt “{title}”."


def reopened(title: str) -> str:
    return f"Đã mở lại “{title}”."


def opened(code: str) -> str:
    return f"Đã mở kỳ {code}."


def late(count: int) -> str:
    return f"{count} đánh giá" if count else NO_LATE


def effect(changed: int, to_met: int, to_not_met: int, to_no_data: int) -> str:
    """What a correction would change in open rounds."""
    if not changed:
        return NO_CHANGE
    parts = [
        f"{count} thành {word}"
        for count, word in (
            (to_met, "Đạt"),
            (to_not_met, "Chưa đạt"),
            (to_no_data, "Chưa có số liệu"),
        )
        if count
    ]
    return f"{changed} kết quả thay đổi: {', '.join(parts)}."


def written(code: str, effect_words: str) -> str:
    """Said in the status bar after a correction."""
    return f"Đã ghi {code}. {effect_words}"


def unassign_question(code: str, office: str) -> str:
    """Asked before a responsibility ends."""
    return (
        f"Thôi phân công {code} cho {office}? Đánh giá đã ghi vẫn được giữ, nhưng không tính vào"
        " kết quả nữa."
    )


def by_cases(limit: str) -> str:
    """A threshold that depends on base figures."""
    return f"{limit}, theo số liệu nền"
