"""Words of the page of the district's own criteria."""

from __future__ import annotations

from collections.abc import Sequence

OF_DISTRICT = "huyện"
NO_DISTRICT = "Sổ này không có đơn vị cấp huyện."
CRITERIA, TOWNS = "Tiêu chí huyện", "Thị trấn"
OPEN, ASSIGN = "Mở phiếu (Enter)", "Phân công (F3)"
YEAR = "Lộ trình năm"
LINE = "Điều kiện, tiêu chí"
COLUMNS = {
    "result": "Kết quả",
    "computed": "Tính từ cấp xã",
    "members": "Phụ trách",
}
TARGET_COLUMNS = {
    "aim": "Phấn đấu",
    "month": "Tháng",
    "cost": "Kinh phí (triệu đồng)",
    "person": "Người làm",
    "note": "Ghi chú",
}
TOWN_COLUMNS = {
    "stage": "Bước công nhận",
    "number": "Quyết định số",
    "date": "Ngày",
    "issuer": "Cơ quan ban hành",
    "note": "Ghi chú",
}
STEP_TOWN = "Ghi kết quả thị trấn"
TOWNS_LEAD = (
    "Điều kiện 3: thị trấn đạt chuẩn đô thị văn minh. Ghi bước công nhận và quyết định của từng "
    "thị trấn; thị trấn có quyết định thì được tính."
)
OUTCOMES = {
    "met": "✓ đạt",
    "not_met": "✗ chưa đạt",
    "not_applicable": "– không áp dụng",
    "no_data": "○ chưa ghi",
}
GIVES = {"met": "đủ mức", "not_met": "chưa đủ mức", "no_data": "", "not_applicable": ""}
NOT_COMPUTABLE = "không tính được từ số liệu của xã"
NO_FIGURES_YET = "chưa có số liệu"
NO_MEMBERS = "Chưa có thành viên Ban Chỉ đạo nào trong sổ. Ghi ở trang Sổ theo dõi trước."
ASSIGN_TITLE = "Phân công thành viên Ban Chỉ đạo"
NOBODY = "–"
_DECIDED = {
    "DK1": "xã có quyết định",
    "DK2": "xã có quyết định",
    "DK3": "thị trấn có quyết định",
    "DK4": "phiếu",
}
_OF_CRITERIA = frozenset({"DK5"})


def condition(number: int) -> str:
    return f"ĐK{number}"


def line(code: str, title: str) -> str:
    return f"{code}. {title}"


def met(conditions: int, all_conditions: int, criteria: int, all_criteria: int) -> str:
    return (
        f"Đạt {conditions}/{all_conditions} điều kiện, {criteria}/{all_criteria} tiêu chí "
        "(theo kết quả đã ghi trong phiếu của huyện)"
    )


def ended(day: str) -> str:
    return f"Cấp huyện chỉ đến ngày {day}; số liệu giữ để tra cứu."


def share(numerator: str, denominator: str, per_cent: str) -> str:
    return f"{numerator}/{denominator} ({per_cent} %)"


def quotient(numerator: str, denominator: str, value: str, unit: str) -> str:
    return f"{numerator}/{denominator} ({value} {unit})"


def lowest(value: str) -> str:
    return f"thấp nhất theo nội dung {value} %"


def computed(parts: Sequence[str], known: int, units: int, code: str) -> str:
    """What was computed, and from how many units it is."""
    shown = "; ".join(parts)
    if code in _OF_CRITERIA:
        return f"{known}/{units} tiêu chí đã có kết quả" if known < units else ""
    if code.startswith("DK") and known == units:
        noun = _DECIDED.get(code, "")
        return f"{shown} {noun}".strip()
    return f"{shown} từ {known}/{units} xã".strip()


def and_full(words: str, full: int) -> str:
    """Beside decisions, how many communes have every criterion now: the two are not the same."""
    return f"{words}; {full} xã đạt đủ tiêu chí"


def offered(words: str) -> str:
    return f"Tính từ cấp xã: {words}."


def gives(words: str, outcome: str) -> str:
    verdict = GIVES[outcome]
    return f"{words}, {verdict}" if words and verdict else words or verdict


def of_indicator(code: str, words: str) -> str:
    return f"{code}: {words}"


def take_back(name: str, code: str) -> str:
    return f"✓ {name} (bỏ phân công {code})"


def whole(title: str, computed_words: str, names: str) -> str:
    parts = [title]
    if computed_words == NOT_COMPUTABLE:
        parts.append("Không tính được từ số liệu của xã: huyện tự đánh giá trong phiếu.")
    elif computed_words:
        parts.append(f"Tính từ cấp xã: {computed_words}.")
    if names:
        parts.append(f"Phụ trách: {names}.")
    return " ".join(part if part.endswith((".", ":")) else f"{part}." for part in parts)
