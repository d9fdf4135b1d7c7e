"""Words of the page of data checks: what each kind of finding is called."""

from __future__ import annotations

import re

from ntm_desktop.texts.checking import OUTCOMES

SEVERITIES = {"error": "Lỗi", "warning": "Cần xem", "note": "Ghi chú"}
ALL = "Tất cả"
GROUPS = ("Loại", "Số")
COLUMNS = {
    "severity": "Mức",
    "place": "Nơi",
    "stated": "Đã ghi",
    "computed": "Tính được",
    "sentence": "Nội dung",
}
PLAN = "Văn bản kế hoạch"
NOTHING = "Không thấy số liệu nào không khớp."
HINT = "Enter: đến ô hoặc dòng sổ · F3: kiểm tra lại"
HINT_LIMITS = " · F4: ngưỡng"
AGAIN = "Kiểm tra lại"
LIMITS = "Ngưỡng kiểm tra"
OPEN = "Đến nơi sửa"
NO_PLACE = "Không có ô hay dòng sổ để sửa: nội dung này nằm trong văn bản kế hoạch."
LIMIT_TITLES = {
    "survey.coverage": "Tỷ lệ hộ phải hỏi ở mỗi xóm (%)",
    "survey.satisfied": "Tỷ lệ hài lòng chung cần đạt (%)",
    "survey.content": "Tỷ lệ hài lòng từng nội dung cần đạt (%)",
    "check.jump": "Lệch so với kỳ trước thì nhắc (điểm phần trăm)",
}
LIMITS_NOTE = "Ngưỡng nào? Các mức này chưa đối chiếu văn bản."

TITLES = {
    "conflict": "Hai bên ghi khác nhau",
    "late": "Đến sau khi chốt kỳ",
    "unknown_round": "Kỳ chưa có trong sổ",
    "stated_differs": "Kết quả trái với số liệu",
    "criterion_contradicts": "Tiêu chí trái với chỉ tiêu",
    "outside_responsibilities": "Đánh giá ngoài phân công",
    "above_hundred": "Tỷ lệ trên 100 %",
    "numerator_above_denominator": "Tử số lớn hơn mẫu số",
    "zero_denominator": "Mẫu số bằng 0",
    "base_figure_differs": "Mẫu số khác số liệu nền",
    "base_typed_twice": "Mẫu số ghi hai nơi khác nhau",
    "jump": "Lệch xa kỳ trước",
    "village_households": "Số hộ các xóm và xã",
    "village_people": "Nhân khẩu các xóm và xã",
    "village_poor": "Hộ nghèo các xóm và xã",
    "village_list": "Số xóm trong sổ và số liệu nền",
    "funding_total": "Tổng vốn và các nguồn",
    "funding_share_line": "Phần chia không có khoản được chia",
    "funding_share_differs": "Phần chia khác năm, nguồn",
    "funding_shares_above": "Chia vượt khoản vốn",
    "allocated_above_planned": "Phân bổ vượt kế hoạch",
    "disbursed_above_allocated": "Giải ngân vượt phân bổ",
    "disbursed_above_planned": "Giải ngân vượt kế hoạch",
    "paid_above_amount": "Trả thừa nợ",
    "debt_condition": "Ghi hết nợ nhưng sổ còn nợ",
    "contribution_without_value": "Đóng góp chưa quy đổi",
    "contribution_undated": "Đóng góp chưa ghi ngày",
    "project_above_total": "Vốn vượt tổng kinh phí",
    "village_total": "Tổng chỉ tiêu xóm",
    "village_count": "Chỉ tiêu xóm và danh sách",
    "unit_name": "Tên khác tên chính thức",
    "goal_impossible": "Mục tiêu không thể cùng đạt",
    "part_above_whole": "Phần lớn hơn tổng",
    "dates_reversed": "Ngày sau trước ngày đầu",
    "date_ahead": "Ngày chưa đến",
    "date_outside_year": "Ngày ngoài năm",
    "evidence_after_round": "Minh chứng sau ngày của kỳ",
    "evidence_expired": "Minh chứng hết hiệu lực",
    "task_overdue": "Nhiệm vụ quá hạn",
    "finding_overdue": "Xử lý sau kiểm tra quá hạn",
    "ocop_expired": "OCOP hết hạn",
    "ocop_decision": "OCOP có sao, thiếu quyết định",
    "survey_parts": "Phiếu lấy ý kiến không khớp",
    "survey_coverage": "Lấy ý kiến chưa đủ số hộ",
    "satisfaction_differs": "Tỷ lệ hài lòng khác phiếu",
    "satisfaction_result": "Kết quả hài lòng trái phiếu",
    "survey_undated": "Phiếu lấy ý kiến chưa ghi kỳ, ngày",
    "survey_twice": "Xóm có hai phiếu trong một kỳ",
    "survey_households": "Số hộ ở phiếu khác sổ xóm",
    "village_status": "Xóm ghi đạt, chưa đủ tiêu chí",
    "village_decision": "Xóm ghi đạt, thiếu quyết định",
    "village_same_name": "Hai xóm cùng tên",
    "recognition_decision": "Công nhận thiếu quyết định",
    "value_odd": "Giá trị không dùng được",
    "name_unknown": "Tên, mã không có trong sổ",
    "responsibility_missing": "Chưa phân công đánh giá",
    "responsibility_double": "Phân công nhiều cơ quan",
}
# Slips of the plan's text carry codes of their own.
SLIP = "Kế hoạch viết chưa nhất quán"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def title(code: str) -> str:
    return TITLES.get(code, SLIP)


def is_number(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None


def value(text: str) -> str:
    """A stated or computed text that is no number: a day, a result, or as it is."""
    day = _DAY.fullmatch(text)
    if day is not None:
        return "/".join(reversed(day.groups()))
    return OUTCOMES.get(text, text)


def at(place: str, sentence: str) -> str:
    """A sentence that does not say itself where it is."""
    return f"{place}: {sentence}"


def without(place: str, sentence: str) -> str:
    """The same beside a column that says the place."""
    return sentence.removeprefix(at(place, ""))


def lead(count: int, errors: int, warnings: int) -> str:
    if not count:
        return NOTHING
    parts = [f"{errors} lỗi"] if errors else []
    parts += [f"{warnings} cần xem"] if warnings else []
    notes = count - errors - warnings
    parts += [f"{notes} ghi chú"] if notes else []
    return f"Thấy {count} chỗ: {', '.join(parts)}. Số đã ghi được giữ nguyên."


def limit_now(title_: str, value_: str) -> str:
    return f"{title_}: {value_}"
