"""Words of the district's views: heatmap, who has sent, goals."""

from __future__ import annotations

from collections.abc import Sequence

from ntm_desktop.texts import goals

MET, NOT_MET, NOT_APPLICABLE, NO_DATA = "Đạt", "Chưa đạt", "Không áp dụng", "Chưa có số liệu"

# Heatmap.
COMMUNE = "Xã"
TOTAL = "Đạt"
MET_ROW = "Xã đạt"
NOT_MET_ROW = "Xã chưa đạt"
DISTRICT_LETTER, OFFICE_LETTER, CARRIED_MARK = "H", "P", "*"
CONFLICTS_KEY = "F8"
OPEN_FORM = "Mở phiếu (Enter)"
CONCLUDE = "Kết luận (K)"
LEGEND = (
    ("✓ Đạt", "good"),
    ("✗ Chưa đạt", "bad"),
    ("– Không áp dụng", "quiet"),
    ("○ Chưa có số liệu", "quiet"),
    ("* kế thừa, chưa rà soát", "quiet"),
    ("H kết luận của Ban Chỉ đạo", "plain"),
    ("P phòng đánh giá", "plain"),
    ("không chữ: xã tự đánh giá", "plain"),
)
BASES = {
    "district": "theo kết luận của Ban Chỉ đạo",
    "department": "theo phòng đánh giá",
    "self": "theo xã tự đánh giá (tạm tính)",
    "none": "chưa ai ghi",
}
CARRIED = "kế thừa kỳ trước, chưa rà soát"
RESPONSIBLE = "phụ trách"
NOBODY = "chưa phân công"
CONCLUSION = "Kết luận của Ban Chỉ đạo"
NO_CONCLUSION = "chưa có trong kỳ này"
NOTE = "Ghi chú"
FINDING = "Kết quả của cả tiêu chí và của từng chỉ tiêu không khớp: {codes}."
CONCLUDE_TITLE = "Kết luận của Ban Chỉ đạo"
CONCLUDE_NOTE = "Ghi chú kèm kết luận (không bắt buộc)"
NO_CONCLUSION_YET = "Bỏ kết luận"
CLOSED = "Kỳ {round} đã chốt, không ghi thêm kết luận được. Mở lại kỳ ở trang Thiết lập nếu cần."

# Who has sent.
SENDER, STANDING, SAID, REMARK = "Đơn vị", "Tình trạng", "Đã ghi", "Ghi chú"
STANDINGS = {
    "sent": "✓ Đã nộp",
    "here": "✓ Có trong sổ",
    "by_district": "✗ Chưa nộp",
    "file_only": "✗ Chưa nộp",
    "nothing": "✗ Chưa nộp",
}
REMARKS = {
    "sent": "",
    "here": "không qua gói dữ liệu",
    "by_district": "huyện đã nhập thay",
    "file_only": "đã nhận gói nhưng chưa có số liệu của kỳ này",
    "nothing": "chưa nhận gói nào",
}
OVERDUE = "quá hạn"
MISSING_LATE = "✗ Quá hạn"
LATE = "nộp quá hạn"
NO_DUE = "kỳ này không ghi hạn báo cáo"
COPY_MISSING = "Chép danh sách chưa nộp (Alt+S)"
NOBODY_MISSING = "Tất cả đã nộp."
ENTER_OPENS = "Enter: mở phiếu của xã đang chọn"

# Goals.
REACHED, NOT_REACHED, UNKNOWN = "✓ Đạt mục tiêu", "✗ Chưa đạt mục tiêu", "○ Chưa xác định"


def goal_of_each(verdict: str, target: str, reads: str, actual: str) -> str:
    """A goal that every commune has to reach: what the last of them has, not how many do."""
    each = "mỗi xã tăng từ" if reads == goals.LEAST_RISE else "mỗi xã từ"
    return f"{verdict} · {TARGET}: {each} {target} tiêu chí · {reads}: {actual} tiêu chí"


GOALS_TITLE = "Mục tiêu của kế hoạch"
NO_GOALS = "Kế hoạch chưa ghi mục tiêu nào cho kỳ này."
TARGET, ACTUAL = "Mục tiêu", "Thực hiện"
NO_FIGURE = "chưa có"
SOURCE = "Nguồn"
ADVICE_TITLE = "Gợi ý về công nhận và thu hồi"
ADVICE_LEAD = (
    "Chương trình chỉ đối chiếu với quy định và khuyến nghị; cấp có thẩm quyền quyết định."
)
NO_ADVICE = "Chưa có khuyến nghị nào."
ADVICE_ABOUT = {"recognition": "Công nhận", "revocation": "Thu hồi"}
RECOMMENDED = "khuyến nghị"
NOT_YET = "chưa khuyến nghị"


def band(low: int, high: int, count: int) -> str:
    """How many communes are in a band."""
    range_ = str(low) if low == high else f"{low}–{high}"
    return f"{range_} tiêu chí: {count} xã"


def average(value: str | None, count: int) -> str:
    """Above the heatmap; ``value`` in Vietnamese spelling."""
    if value is None:
        return "Chưa xã nào có số liệu"
    return f"Bình quân {value} tiêu chí/xã ({count} xã có số liệu)"


def without_data(count: int) -> str:
    """Communes that have said nothing."""
    return f"{count} xã chưa có số liệu"


def conflicts(count: int) -> str:
    """The button to what waits for a decision."""
    return f"{count} chỗ hai bên ghi khác nhau ({CONFLICTS_KEY})"


def conflict_note(count: int) -> str:
    """Beside a commune's name."""
    return f"≠{count}"


def cell_title(commune: str, code: str, title: str) -> str:
    """The heading of the chosen cell."""
    return f"{commune} · Tiêu chí {code}. {title}"


def totals_title(code: str, title: str, met: int, not_met: int, without: int) -> str:
    """The heading of a criterion's total."""
    return (
        f"Tiêu chí {code}. {title}: {met} xã đạt, {not_met} xã chưa đạt, {without} chưa có số liệu"
    )


def commune_title(commune: str, met: int, total: int) -> str:
    """The heading of a commune's total."""
    return f"{commune}: đạt {met}/{total} tiêu chí"


def lacking(not_met: Sequence[str], no_data: Sequence[str]) -> str:
    """What a commune lacks, by criterion."""
    parts = []
    if not_met:
        parts.append(f"Chưa đạt: {', '.join(not_met)}")
    if no_data:
        parts.append(f"Chưa có số liệu: {', '.join(no_data)}")
    return ". ".join(parts) or "Đạt mọi tiêu chí."


def basis_counts(district: int, office: int, self_: int, carried: int) -> str:
    """On whose word a commune's results stand."""
    words = (
        f"Căn cứ: {district} theo kết luận của Ban Chỉ đạo, {office} theo phòng đánh giá,"
        f" {self_} theo xã tự đánh giá (tạm tính)"
    )
    return f"{words}; {carried} kế thừa chưa rà soát" if carried else words


def conclude_question(commune: str, code: str, title: str) -> str:
    """Asked before a conclusion is written."""
    return f"{commune}, tiêu chí {code} ({title}): Ban Chỉ đạo kết luận thế nào?"


def step_conclude(code: str, commune: str) -> str:
    """The name of a step for undo."""
    return f"kết luận tiêu chí {code} của {commune}"


def concluded(code: str, commune: str, word: str) -> str:
    """Said in the status bar."""
    return f"Đã ghi kết luận tiêu chí {code} của {commune}: {word}"


def unconcluded(code: str, commune: str) -> str:
    """Said in the status bar after a conclusion was taken away."""
    return f"Đã bỏ kết luận tiêu chí {code} của {commune}"


def sent(communes: int, of_communes: int, offices: int, of_offices: int) -> str:
    """Above the list of those who sent."""
    return f"{communes}/{of_communes} xã và {offices}/{of_offices} phòng, cơ quan đã nộp"


def due(day: str, overdue: bool) -> str:
    """The deadline above the list; ``day`` dd/mm/yyyy."""
    return f"Nộp trước {day}" + (f" · {OVERDUE}" if overdue else "")


def said_of(said: int, expected: int) -> str:
    """Indicators that a commune has spoken of, or verdicts of an office, of how many."""
    return f"{said}/{expected}"


def commune(name: str) -> str:
    """A commune in the list."""
    return f"Xã {name}"


def arrived(first: str, last: str) -> str:
    """On which days it came."""
    return f"nhận ngày {first}" + (f", lần cuối {last}" if last != first else "")


def last_file(day: str) -> str:
    """The day of the newest file of that sender."""
    return f"gói gần nhất {day}"


def copied(count: int) -> str:
    """After the list went to the clipboard."""
    return f"Đã chép {count} đơn vị chưa nộp; dán được vào văn bản hoặc bảng tính."


def advice(about: str, commune: str, recommended: str) -> str:
    """The heading of a piece of advice."""
    return f"{about} · {commune} · {recommended}"
