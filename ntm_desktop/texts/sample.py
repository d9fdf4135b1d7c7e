"""Words of the sample district; every note says that it is a sample."""

from __future__ import annotations

MARK = "[Số liệu mẫu]"
SELF = f"{MARK} Xã tự đánh giá."
PARTLY = f"{MARK} Chưa tổng hợp đủ, xã ghi các chỉ tiêu đã có."
STATED = f"{MARK} Chưa biết mức đạt của văn bản, xã tự ghi kết quả."
OFFICE_AGREES = f"{MARK} Phòng thống nhất với xã."
OFFICE_DIFFERS = f"{MARK} Kiểm tra thực tế thấy chưa bảo đảm, đề nghị xã rà soát lại."
DISTRICT = f"{MARK} Ban Chỉ đạo kết luận theo ý kiến của phòng."
BASE_FIGURE = f"{MARK} Số liệu nền để dùng thử."
VILLAGE = f"{MARK} Số hộ, nhân khẩu để dùng thử."
EVIDENCE_TITLE = f"{MARK} Biên bản rà soát"
EVIDENCE_FILE = "so-lieu-mau-bien-ban.txt"


def evidence(unit: str, code: str) -> str:
    """The text of a sample paper."""
    return f"{MARK}\nBiên bản rà soát chỉ tiêu {code}, xã {unit}.\nGiấy này chỉ để dùng thử.\n"
