"""Words about choosing and making reports."""

from __future__ import annotations

UNIT_WANTED = "Văn bản này là của một xã: hãy chọn xã (--unit)."
OFFICE_WANTED = "Báo cáo này là của một phòng, cơ quan: hãy chọn cơ quan (--office)."
# By the name of a report.
NAMES = {
    "commune-report": "Báo cáo của xã (6 tháng, năm)",
    "commune-plan": "Kế hoạch năm của xã",
    "district-report": "Báo cáo tổng hợp của huyện",
    "department-report": "Báo cáo của phòng, cơ quan",
    "annex-criteria": "Biểu dự kiến phấn đấu đạt tiêu chí",
    "annex-villages": "Biểu phấn đấu đạt chuẩn thôn, xóm",
    "minutes": "Biên bản đánh giá xã",
    "dossier": "Danh mục hồ sơ đề nghị công nhận",
    "disclosure": "Bản công khai để niêm yết",
    "missing-papers": "Danh sách minh chứng còn thiếu",
    "donors": "Danh sách đóng góp, khen thưởng",
    "data-check": "Kết quả kiểm tra số liệu",
    "tasks": "Danh sách nhiệm vụ theo người",
}


def not_a_commune(name: str) -> str:
    return f"«{name}» không phải là xã."


def not_an_office(code: str) -> str:
    return f"Không có phòng, cơ quan nào mã là «{code}»."
