"""What the fields of reports mean, for whoever writes sections or templates with them."""

from __future__ import annotations

_MEANINGS = {
    "round": "Kỳ báo cáo",
    "met": "Số tiêu chí đạt",
    "total": "Tổng số tiêu chí",
    "change": "Câu so sánh với kỳ trước",
    "not_met": "Các tiêu chí chưa đạt",
    "no_data": "Các tiêu chí chưa có số liệu",
    "unreviewed": "Các tiêu chí kế thừa, chưa rà soát",
    "carried_line": "Câu về các kết quả kế thừa, chưa rà soát",
    "average": "Bình quân tiêu chí/xã",
    "full": "Số xã đạt đủ tiêu chí",
    "band_15": "Số xã đạt 15–18 tiêu chí",
    "band_10": "Số xã đạt 10–14 tiêu chí",
    "band_low": "Số xã dưới 10 tiêu chí",
    "without_data": "Số xã chưa có số liệu",
    "villages_before": "Số xóm đạt chuẩn từ trước",
    "villages_year": "Số xóm đạt chuẩn trong năm",
    "villages_target": "Số xóm theo kế hoạch",
    "year": "Năm",
    "planned": "Vốn kế hoạch (triệu đồng)",
    "allocated": "Vốn đã phân bổ (triệu đồng)",
    "disbursed": "Vốn đã giải ngân (triệu đồng)",
    "contributed": "Đóng góp quy đổi (triệu đồng)",
    "debts": "Nợ đọng (triệu đồng)",
    "debt_line": "Câu về nợ đọng xây dựng cơ bản",
    "documents": "Số văn bản",
    "boards": "Số ban quản lý, ban phát triển",
    "propaganda": "Số hoạt động tuyên truyền",
    "people": "Số lượt người được tuyên truyền",
    "training": "Số lớp tập huấn",
    "trained": "Số lượt người được tập huấn",
    "classes": "Số lớp đào tạo nghề",
    "placed": "Số người học nghề có việc làm sau đó",
    "jobs": "Số người được giải quyết việc làm",
    "abroad": "Số người đi làm việc ở nước ngoài",
    "inspections": "Số cuộc kiểm tra, giám sát",
    "findings": "Số nội dung phát hiện",
    "handled": "Số nội dung đã xử lý",
    "obstacles": "Số nhiệm vụ vướng mắc",
    "overdue": "Số nhiệm vụ quá hạn",
    "as_of": "Ngày tính số liệu của kỳ",
    "ocop": "Số sản phẩm OCOP từ 3 sao",
    "villages": "Số xóm theo dõi",
    "villages_met": "Số xóm đạt chuẩn",
    "villages_planned": "Số xóm phấn đấu trong năm",
    "next_year": "Năm kế hoạch",
    "aims": "Các tiêu chí phấn đấu đạt",
    "count": "Số tiêu chí phấn đấu đạt",
    "keep": "Số tiêu chí giữ vững",
    "cost": "Nhu cầu kinh phí (triệu đồng)",
    "costs": "Nhu cầu kinh phí từng tiêu chí",
    "uncosted": "Các tiêu chí phấn đấu chưa ghi kinh phí",
    "aims_met": "Các tiêu chí phấn đấu nay đã đạt",
    "chair": "Người chủ trì",
    "secretary": "Thư ký",
    "members": "Các thành viên",
    "office": "Tên cơ quan",
    "codes": "Số chỉ tiêu phụ trách",
    "communes": "Số xã",
    "judged": "Số lượt đã đánh giá",
    "expected": "Số lượt phải đánh giá",
    "differs": "Số lượt khác với xã tự đánh giá",
}
# Where a field says something else in one report.
_IN_REPORT = {
    ("district-report", "count"): "Số xã có số liệu",
    ("department-report", "met"): "Số lượt đạt",
    ("department-report", "not_met"): "Số lượt chưa đạt",
}
# The parts of a document around its contents, as fields of a template.
FRAME = {
    "co_quan": "Tên cơ quan ban hành",
    "so_van_ban": "Số, ký hiệu văn bản",
    "dia_danh_ngay": "Địa danh, ngày tháng năm",
    "tieu_de": "Tên loại văn bản",
    "trich_yeu": "Trích yếu nội dung",
    "ket_thuc": "Câu kết thúc",
    "nguoi_ky": "Quyền hạn, chức vụ của người ký",
    "cach_ky": "Lời dẫn chỗ ký",
    "noi_nhan": "Các dòng nơi nhận",
    "du_lieu_mau": "Dòng ghi rõ là dữ liệu mẫu",
}
CONTENTS = "noi_dung"
CONTENTS_MEANING = "Toàn bộ nội dung (đứng riêng một dòng)"
TOP = "Phần đầu"


def meaning(report: str, field: str) -> str:
    """What a figure of a report means; its own name where nobody said."""
    return _IN_REPORT.get((report, field)) or _MEANINGS.get(field, field)


def named() -> tuple[str, ...]:
    """The code's names of all figures."""
    return tuple(_MEANINGS)


def words_meaning(heading: str) -> str:
    return f"Lời văn: {heading} (đứng riêng một dòng)"


def rest_meaning(heading: str) -> str:
    return f"Bảng: {heading} (đứng riêng một dòng)"


def braced(name: str) -> str:
    """A field as it is written in a template."""
    return f"{{{{{name}}}}}"
