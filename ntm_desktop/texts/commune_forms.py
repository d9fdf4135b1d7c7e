"""Words of the forms behind a commune's report (Biểu 10–13, Mẫu số 4).

Their shape is the usual one; the official text was not found, so each form says that it was not
compared with it.
"""

from __future__ import annotations

FORMS = "CÁC BIỂU SỐ LIỆU KÈM THEO BÁO CÁO"
UNCHECKED = "Ghi chú: các biểu theo cách lập thường gặp của Mẫu số 4, chưa đối chiếu văn bản."
RESULTS = "Biểu 10. Kết quả thực hiện bộ tiêu chí nông thôn mới"
RESULTS_BLANK = "ĐK: điều kiện công nhận. Ô để trống: chưa có số liệu hoặc chưa có kế hoạch."
CONDITION = "ĐK"
SOURCES = "Biểu 11. Tổng hợp kết quả huy động nguồn lực (triệu đồng)"
COMPONENTS = "Biểu 12. Nguồn lực theo nội dung thành phần (triệu đồng)"
WORKS = "Biểu 13. Vốn đầu tư phát triển từ ngân sách trung ương theo loại công trình (triệu đồng)"
UNKNOWN = "…"
MET, NOT_MET, KEPT, NOT_APPLICABLE = "Đạt", "Chưa đạt", "Giữ vững", "Không áp dụng"
OUTCOMES = {"met": MET, "not_met": NOT_MET, "not_applicable": NOT_APPLICABLE, "no_data": ""}
CARRIED = "Kế thừa"
YES_NO, PER_CENT = "có/không", "%"

NO_COMPONENTS = "Chưa có số liệu về vốn theo dự án, nội dung thành phần."
NO_WORKS = "Chưa có số liệu về vốn đầu tư phát triển từ ngân sách trung ương theo công trình."
TOTAL = "TỔNG SỐ"
SOURCE_HEADINGS = (
    "TT",
    "Nội dung",
    "Kế hoạch năm",
    "Đã huy động, phân bổ",
    "Đã giải ngân",
    "Kế hoạch còn lại",
)
CENTRAL, LOCAL = "Ngân sách trung ương", "Ngân sách địa phương"
INTEGRATED, CREDIT = "Vốn lồng ghép", "Vốn tín dụng"
ENTERPRISES, COMMUNITY = "Vốn doanh nghiệp", "Cộng đồng và người dân đóng góp"
INVESTMENT, RECURRENT = "Đầu tư phát triển", "Sự nghiệp (chi thường xuyên)"
UNSAID_PURPOSE = "Chưa phân loại tính chất vốn"
PROVINCE, DISTRICT, COMMUNE = "Ngân sách tỉnh", "Ngân sách huyện", "Ngân sách xã"
CASH, IN_KIND = "Tiền mặt", "Ngày công, vật liệu, đất và hiện vật quy đổi"
OTHER = "Nguồn khác, chưa rõ nguồn"
SOURCES_NOTE = (
    "“…”: chưa có số liệu. Mục V, VI gồm cả giá trị đóng góp quy đổi."
    " Kế hoạch còn lại của từng nguồn là kế hoạch năm trừ số đã huy động, phân bổ;"
    " dòng tổng số cộng các nguồn."
)
COMPONENT_HEADINGS = (
    "TT",
    "Dự án, nội dung thành phần",
    "NSTW đầu tư",
    "NSTW sự nghiệp",
    "NS địa phương",
    "Lồng ghép, khác",
    "Tín dụng",
    "Doanh nghiệp",
    "Dân góp",
)
COMPONENTS_NOTE = "Số đã phân bổ trong năm; dân góp và doanh nghiệp gồm cả giá trị quy đổi."
WORK_HEADINGS = ("TT", "Loại công trình", "Kế hoạch", "Thực hiện (giải ngân)", "Ghi chú")


def result_headings(before: str, now: str, rest: str) -> tuple[str, ...]:
    """``before``, ``now``: days, dd/mm/yyyy; ``rest``: what the plan is of."""
    return (
        "TT",
        "Nội dung",
        "ĐVT",
        f"Kết quả đến {before}" if before else "Kết quả kỳ trước",
        "Đánh giá",
        f"Kết quả đến {now}",
        "Đánh giá",
        f"Kế hoạch {rest}",
        "Đánh giá",
        "Ghi chú",
    )


def rest_of_year(year: str) -> str:
    return f"còn lại {year}"


def year_after(year: str) -> str:
    return f"năm {year}"


def with_unconverted(amount: str, count: int) -> str:
    return f"{amount} ({count} lượt chưa quy đổi)" if count else amount


def works(count: int) -> str:
    return f"{count} công trình"


def unsorted(count: int) -> str:
    return (
        f"Còn {count} khoản vốn ngân sách trung ương chưa phân loại tính chất vốn hoặc công trình,"
        " chưa tính vào biểu."
    )
