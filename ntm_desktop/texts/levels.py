"""Words of the levels of recognition: what each asks for and the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = {
    "standard": "Nông thôn mới",
    "advanced": "Nâng cao",
    "model": "Kiểu mẫu",
    "all": "Cả huyện",
}
FULL_TITLES = {
    "standard": "xã nông thôn mới",
    "advanced": "xã nông thôn mới nâng cao",
    "model": "xã nông thôn mới kiểu mẫu",
}
CRITERIA = "Đạt đủ các tiêu chí của bộ"
# The four conditions of decision 319/QĐ-TTg.
MODEL = {
    "advanced": "Đạt bộ tiêu chí xã nông thôn mới nâng cao",
    "income": "Thu nhập bình quân đầu người cao hơn mức nâng cao từ 10 % trở lên",
    "smart_village": "Có ít nhất một mô hình thôn thông minh",
    "field": "Đạt tiêu chí kiểu mẫu của tỉnh ở ít nhất một lĩnh vực nổi trội",
}
NOT_ASSESSED = "Chưa đánh giá theo bộ này."
ASSESSED = "Theo kết quả đã ghi trong phiếu."
UNKNOWN = "Chưa biết: chưa ai ghi."
DEBTS_PAID = "Các khoản nợ đã ghi đều đã trả; chưa ai kết luận là không còn nợ."
LEVEL_UNKNOWN = "Chưa biết: mức thu nhập của bộ nâng cao chưa có trong sổ."
PROVINCE_DEFINES = "Chưa biết: tỉnh quy định, chưa có văn bản trong sổ."

# The page.
REQUIREMENT, RESULT, WHY = "Điều kiện", "Kết quả", "Vì sao"
OUTCOMES = {
    "met": "✓ đạt",
    "not_met": "✗ chưa đạt",
    "not_applicable": "– không áp dụng",
    "no_data": "○ chưa biết",
}
FINDING = "! cần xem lại"
RECORD, RECORD_KEY = "Hồ sơ, quyết định", "F4"
OPEN, OPEN_KEY = "Mở phiếu", "Enter"
STATES = {
    "recognised": "Đã có quyết định công nhận.",
    "revoked": "Đã bị thu hồi quyết định công nhận.",
    "met": "Đủ điều kiện để đề nghị công nhận.",
    "not_met": "Chưa đủ điều kiện.",
    "no_data": "Chưa kết luận được: còn điều kiện chưa biết.",
}
NO_RECORD = "Chưa lập hồ sơ công nhận."
PAPERS_NONE = "Chưa có giấy tờ nào trong hồ sơ."
PAPERS_ALL = "Hồ sơ đủ các giấy tờ trong danh mục (danh mục chưa đối chiếu văn bản)."
COMMUNE = "Xã"
CRITERIA_SHORT, CONDITIONS_SHORT, RECOGNISED_SHORT = "Tiêu chí", "Điều kiện", "Quyết định"
REVIEW = "Rà soát"
REVIEW_MARK = "! xét thu hồi"
NONE = "–"


def met_of(met: int, total: int) -> str:
    return f"Đạt {met}/{total} tiêu chí."


def lacking(met: str, not_met: Sequence[str], no_data: int) -> str:
    rest = f"; {no_data} tiêu chí chưa có số liệu" if no_data else ""
    return f"{met} Chưa đạt: {', '.join(not_met)}{rest}."


def unknown(met: str, no_data: Sequence[str]) -> str:
    return f"{met} Chưa có số liệu: {', '.join(no_data)}."


def debts_left(left: str, titles: Sequence[str]) -> str:
    named = ", ".join(titles[:3]) + ("…" if len(titles) > 3 else "")
    return f"Sổ nợ đọng còn {left} triệu đồng ({named})."


def differs(why: str) -> str:
    return f"Phiếu ghi khác với sổ theo dõi: {why}"


def beside(why: str) -> str:
    return f"{ASSESSED} {why}"


def satisfaction(words: str) -> str:
    return f"Sổ lấy ý kiến: {words}."


def income_unknown(wanted: str) -> str:
    return f"Chưa biết: chưa ghi thu nhập của xã; cần từ {wanted} triệu đồng/người/năm."


def income(value: str, wanted: str, reached: bool) -> str:
    sign = "≥" if reached else "<"
    return f"{value} {sign} {wanted} triệu đồng/người/năm."


def heading(name: str, grade: str) -> str:
    return f"{name}: {FULL_TITLES[grade]}"


def decision(number: str, date: str, issuer: str) -> str:
    parts = [f"số {number}" if number else "", f"ngày {date}" if date else "", issuer]
    words = " ".join(part for part in parts if part)
    return f"Quyết định công nhận: {words or 'chưa ghi số'}."


def stage(words: str) -> str:
    return f"Bước công nhận: {words}."


def revoked(number: str, date: str) -> str:
    parts = [f"số {number}" if number else "", f"ngày {date}" if date else ""]
    return f"Quyết định thu hồi: {' '.join(part for part in parts if part) or 'chưa ghi số'}."


def review_on(date: str) -> str:
    return f"Ngày rà soát lại: {date}."


def papers(have: int, total: int, missing: Sequence[str]) -> str:
    return f"Hồ sơ có {have}/{total} giấy tờ; còn thiếu: {'; '.join(missing)}."


def note(words: str) -> str:
    return f"Ghi chú: {words}"


def review(sentence: str, source: str) -> str:
    return f"Gợi ý rà soát: {sentence} (Căn cứ: {source})"


def conditions_of(met: int, total: int) -> str:
    return f"{met}/{total}"


def no_review(source: str) -> str:
    return f"Theo số liệu hiện có, chưa thuộc diện xem xét thu hồi. (Căn cứ: {source})"


def recognised_sums(by_level: Sequence[str], communes: int) -> str:
    return f"Xã đã có quyết định công nhận, trên {communes} xã: {' · '.join(by_level)}"


def whole(title: str, why: str) -> str:
    return f"{title}: {why}"
